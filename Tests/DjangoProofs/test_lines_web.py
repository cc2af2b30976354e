"""Proofs for the faulty lines of the topics around views: security, auth, caching, APIs, tasks, forms."""

import hashlib
import json
import logging
import sys
import traceback
import types
from datetime import date

import bank
import pytest
from asgiref.sync import async_to_sync
from django import forms
from django.contrib.auth import authenticate, get_user_model, login, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.sessions.backends.db import SessionStore
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import (
    ImproperlyConfigured, ObjectDoesNotExist, SynchronousOnlyOperation,
)
from django.db import connection, transaction
from django.db.models import F
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.test import RequestFactory
from django.urls import clear_url_caches, reverse
from django.views.decorators.http import require_POST
from rest_framework import generics, permissions, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory, force_authenticate
from reviewed import lines_that_query, run
from shop.models import Author, Book, Order, OrderLine, Review, Tag

pytestmark = pytest.mark.django_db
User = get_user_model()
requests = RequestFactory()


def names(**more):
    """What the code under review takes for imported."""
    return {name: value for name, value in globals().items() if not name.startswith("_")} | more


def both(question, look):
    """What is seen of the code as it stands, and of the mended code."""
    return [look(bank.code(question, "code")), look(bank.mended(question))]


def faulty(question):
    return [fault["line"] for fault in bank.questions()[question]["lines"]]


def book(title="One", **fields):
    return Book.objects.create(title=title, author=Author.objects.create(name="Ann"), **fields)


def with_session(request, user=None):
    request.session, request.user = SessionStore(), user
    return request


@pytest.mark.proves("book-search-in-raw-sql")
def test_a_word_in_the_statement_becomes_sql():
    book("cheap one", price=5), book("dear two", price=500)

    def found(code):
        search = run(code, **names())["search"]
        plain, crafted = ({"q": word, "max": "50"} for word in ("one", "x' OR 1=1 --"))
        return [[row[1] for row in json.loads(search(requests.get("/", query)).content)["books"]]
                for query in (plain, crafted)]

    assert both("book-search-in-raw-sql", found) == [
        [["cheap one"], ["cheap one", "dear two"]], [["cheap one"], []]]
    for order in ("title", "id; DROP TABLE x"):
        run(bank.mended("book-search-in-raw-sql"), **names())["search"](requests.get("/", {"order": order}))


@pytest.mark.proves("link-that-confirms-an-address")
def test_the_age_of_a_token_is_checked_when_asked_for(monkeypatch):
    user = User.objects.create_user("ann")
    data = {"user": user.pk, "email": "ann@example.com"}
    fresh = signing.dumps(data, salt="confirm-address")
    with monkeypatch.context() as patched:
        patched.setattr("django.core.signing.time.time", lambda: 1_000_000)
        old = signing.dumps(data, salt="confirm-address")

    def statuses(code):
        confirm = run(code, **names())["confirm"]
        return [confirm(None, token).status_code for token in (fresh, old, "x")]

    assert both("link-that-confirms-an-address", statuses) == [[200, 200, 400], [200, 410, 400]]


class OldAndNewPasswordForm(forms.Form):
    old_password = forms.CharField()
    new_password = forms.CharField()

    def __init__(self, user, data):
        super().__init__(data)


@pytest.mark.proves("password-change-over-an-api")
def test_the_password_attribute_holds_the_hash():
    def afterwards(code):
        user = User.objects.create_user("ann", password="before")
        request = requests.post("/", {"old_password": "before", "new_password": "after"})
        run(code, **names())["change_password"](with_session(request, user))
        user.refresh_from_db()
        stored = user.password == "after", authenticate(username="ann", password="after") == user
        user.delete()
        return stored

    assert both("password-change-over-an-api", afterwards) == [(True, False), (False, True)]


@pytest.mark.proves("sign-in-with-a-code")
def test_a_session_that_waits_for_a_code_is_not_logged_in():
    user = User.objects.create_user("ann", password="secret")
    called = []

    def noted_login(request, user):
        called.append(sys._getframe(1).f_lineno)
        login(request, user)

    def logged_in(code):
        for second in (True, False):
            request = with_session(requests.post("/", {"username": "ann", "password": "secret"}))
            space = names(has_second_factor=lambda user: second, login=noted_login)
            sign_in = run(code, **space)["sign_in"]
            response = sign_in(request)
            yield response.url, request.session.get("_auth_user_id") == str(user.pk)

    assert both("sign-in-with-a-code", lambda code: list(logged_in(code))) == [
        [("/code/", True), ("/account/", True)], [("/code/", False), ("/account/", True)]]
    assert called[:1] == faulty("sign-in-with-a-code")


@pytest.fixture
def empty_cache():
    cache.clear()
    yield
    cache.clear()


@pytest.mark.proves("cached-pages-of-a-tag")
def test_a_key_without_the_page_answers_for_every_page(empty_cache):
    tag = Tag.objects.create(name="new")
    for title in "abc":
        book(title).tags.add(tag)

    def pages(code):
        cache.clear()
        titles = run(code, **names())["titles_of_tag"]
        return [titles("new", page, 2) for page in (1, 2)]

    assert both("cached-pages-of-a-tag", pages) == [[["a", "b"], ["a", "b"]], [["a", "b"], ["c"]]]


@pytest.mark.proves("searches-without-a-hit")
def test_an_empty_list_is_a_hit(empty_cache):
    def queries(code):
        cache.clear()
        search = run(code, **names())["search"]
        with lines_that_query() as found:
            assert search("no such") == search("such no") == []
        return found.total()

    assert both("searches-without-a-hit", queries) == [2, 1]


@pytest.mark.proves("failed-logins-counted-in-redis")
def test_two_failures_at_once_count_as_two(empty_cache):
    class Shared:
        """The cache, where another process gets its turn behind the first read."""

        def __init__(self):
            self.others = []

        def get(self, *args):
            value = cache.get(*args)
            while self.others:
                self.others.pop()()
            return value

        def add(self, *args, **kwargs):
            added = cache.add(*args, **kwargs)
            while self.others:
                self.others.pop()()
            return added

        set, incr = staticmethod(cache.set), staticmethod(cache.incr)

    def counted(code):
        cache.clear()
        shared = Shared()
        note = run(code, **names(cache=shared, logger=logging.getLogger("l")))["note_failure"]
        shared.others.append(lambda: note("ann"))
        note("ann")
        return cache.get("failures:ann")

    question = "failed-logins-counted-in-redis"
    assert both(question, counted) == [1, 2]
    lines = bank.code(question, "code").split("\n")
    assert [lines[n - 1].split("(")[0].strip() for n in faulty(question)] == [
        "failures = cache.get", "cache.set"]


@pytest.mark.proves("public-page-of-a-member")
def test_all_fields_means_the_hash_as_well():
    user = User.objects.create_user("ann", "ann@example.com", "secret")
    Order.objects.create(customer=user)

    def shown(code):
        request = APIRequestFactory().get("/")
        force_authenticate(request, User.objects.create_user(f"ben{User.objects.count()}"))
        return set(run(code, **names())["MemberDetail"].as_view()(request, pk=user.pk).data)

    leaking, mended = both("public-page-of-a-member", shown)
    assert {"password", "email", "is_superuser"} <= leaking
    assert mended == {"id", "username", "date_joined", "orders"}


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id", "status"]


@pytest.mark.proves("cancel-action-of-an-order")
def test_an_action_that_fetches_by_hand_reaches_other_peoples_rows():
    ann, ben = (User.objects.create_user(name) for name in ("ann", "ben"))

    def statuses(code):
        cancel = run(code, **names())["OrderViewSet"].as_view({"post": "cancel"})
        order = Order.objects.create(customer=ann)
        for user in (ben, ann):
            request = APIRequestFactory().post("/")
            force_authenticate(request, user)
            yield cancel(request, pk=order.pk).status_code
            order.refresh_from_db()
            yield order.status

    assert both("cancel-action-of-an-order", lambda code: list(statuses(code))) == [
        [200, "cancelled", 409, "cancelled"], [404, "new", 200, "cancelled"]]


class OutOfStock(Exception):
    pass


@pytest.mark.proves("receipt-for-an-order")
def test_a_rollback_does_not_take_back_a_message(django_capture_on_commit_callbacks):
    ann = User.objects.create_user("ann")

    def sent(code):
        keys = []
        task = types.SimpleNamespace(delay=keys.append)
        place_order = run(code, **names(send_receipt=task))["place_order"]
        with pytest.raises(OutOfStock), django_capture_on_commit_callbacks(execute=True):
            place_order(ann, book(stock=0), 1)
        failed = len(keys)
        with django_capture_on_commit_callbacks(execute=True):
            order = place_order(ann, book(stock=1), 1)
        return failed, keys[failed:] == [order.pk]

    assert both("receipt-for-an-order", sent) == [(1, True), (0, True)]


@pytest.mark.proves("newest-reviews-in-an-async-view")
def test_reading_the_author_queries_on_the_event_loop():
    Review.objects.create(book=book())
    question = "newest-reviews-in-an-async-view"
    code = bank.code(question, "code")
    with pytest.raises(SynchronousOnlyOperation) as caught:
        async_to_sync(run(code, **names())["newest"])(None)
    raised = [frame.lineno for frame in traceback.extract_tb(caught.tb) if frame.filename == "<reviewed>"]
    assert raised == faulty(question)
    (queryset,) = [line for line in code.split("\n") if "reviews = Review" in line]
    mended = code.replace(queryset.strip(), bank.code(question, "explanation").strip())
    content = async_to_sync(run(mended, **names())["newest"])(None).content
    assert json.loads(content)["reviews"][0]["written_by"] == "Ann"


@pytest.mark.proves("page-of-one-book")
def test_a_missing_row_becomes_a_404():
    def of(code):
        book_detail = run(code, **names(render=lambda request, template, context: context))["book_detail"]
        assert book_detail(None, pk=book().pk)["in_stock"] is False
        try:
            book_detail(None, pk=0)
        except (Http404, ObjectDoesNotExist) as error:
            return type(error)

    assert both("page-of-one-book", of) == [Book.DoesNotExist, Http404]


@pytest.mark.proves("form-view-and-its-next-page")
def test_a_class_body_cannot_ask_for_urls_that_are_being_loaded(settings, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    head = (
        "from django.urls import path, reverse, reverse_lazy\n"
        "from django.views.generic import CreateView, ListView\nfrom shop.models import Book\n"
    )

    def load(code):
        name = f"routes_{len(list(tmp_path.iterdir()))}"
        (tmp_path / f"{name}.py").write_text(head + code, encoding="utf-8")
        settings.ROOT_URLCONF = name
        clear_url_caches()
        try:
            module = __import__(name)
            return str(module.BookCreate.success_url), reverse("book-new")
        except ImproperlyConfigured as error:
            return "does not appear to have any patterns in it" in str(error)
        finally:
            clear_url_caches()
            sys.modules.pop(name, None)

    assert both("form-view-and-its-next-page", load) == [True, ("/books/", "/books/new/")]


@pytest.mark.proves("period-of-an-offer")
def test_a_field_that_failed_is_missing_in_clean():
    def errors(code):
        form = run(code, forms=forms)["OfferForm"]({"title": "T", "starts": "soon", "ends": "2026-01-01"})
        try:
            return list(form.errors)
        except KeyError as error:
            return str(error)

    assert both("period-of-an-offer", errors) == ["'starts'", ["starts"]]
    OfferForm = run(bank.mended("period-of-an-offer"), forms=forms)["OfferForm"]
    late = OfferForm({"title": "T", "starts": date(2026, 2, 1), "ends": date(2026, 1, 1)})
    assert list(late.errors) == ["ends"]


@pytest.mark.proves("tags-offered-by-a-filter")
def test_choices_of_a_class_body_are_those_of_the_import():
    def accepts_a_later_tag(code):
        with lines_that_query() as found:
            FilterForm = run(code, forms=forms, Tag=Tag)["FilterForm"]
        at_import = found.total()
        Tag.objects.get_or_create(name="later")
        form = FilterForm({"sort": "price", "tag": "later"})
        accepted = form.is_valid()
        Tag.objects.all().delete()
        return at_import, accepted

    assert both("tags-offered-by-a-filter", accepts_a_later_tag) == [(1, False), (0, True)]

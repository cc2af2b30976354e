"""Proofs for the faulty lines of the topics testing, deployment, middleware, settings, admin, sessions,
templates and static files."""

import logging
import os
import unittest
from pathlib import Path
from types import SimpleNamespace

import bank
import pytest
from django.apps import AppConfig
from django.contrib import admin
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.exceptions import SuspiciousFileOperation
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import FileResponse, Http404, HttpResponse
from django.middleware.security import SecurityMiddleware
from django.shortcuts import get_object_or_404, redirect
from django.template import engines
from django.test import RequestFactory, TestCase
from django.utils._os import safe_join
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from reviewed import lines_that_query, run
from shop.models import Author, Book, Order, Review, Tag

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
    """The texts of the faulty lines."""
    lines = bank.code(question, "code").split("\n")
    return [lines[fault["line"] - 1].strip() for fault in bank.questions()[question]["lines"]]


def failures(code, name):
    """Runs a test case of the bank; the last line of what failed, or nothing."""
    case = run(code, **names())[name]
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(case).run(result)
    assert result.testsRun == 1
    return [text.splitlines()[-1] for _, text in result.errors + result.failures]


@pytest.mark.proves("test-of-a-book-page")
def test_the_truth_of_a_status_says_nothing():
    assert both("test-of-a-book-page", lambda code: failures(code, "BookPageTests")) == [
        [], ["AssertionError: 404 != 200"]]
    # The faulty line, alone, holds for any status.
    (line,) = faulty("test-of-a-book-page")
    for status in (200, 404, 500):
        exec(line, {"self": TestCase(), "response": SimpleNamespace(status_code=status)})


@pytest.mark.proves("name-that-is-taken")
def test_an_expected_error_needs_a_savepoint():
    broken, mended = both("name-that-is-taken", lambda code: failures(code, "TagTests"))
    assert len(broken) == 1 and "TransactionManagementError" in broken[0]
    assert mended == []


@pytest.mark.proves("log-of-every-sign-in")
def test_the_posted_data_holds_the_password(caplog):
    User.objects.create_user("ann", password="s3cret-word")
    caplog.set_level(logging.INFO, logger="shop.auth")

    def logged(code):
        caplog.clear()
        request = requests.post("/", {"username": "ann", "password": "s3cret-word"})
        request.session, request.user = SessionStore(), AnonymousUser()
        assert run(code, **names())["sign_in"](request).status_code == 302
        return "s3cret-word" in caplog.text, "ann" in caplog.text

    assert both("log-of-every-sign-in", logged) == [(True, True), (False, True)]


@pytest.mark.proves("settings-behind-a-proxy")
def test_the_name_of_the_header_is_that_of_meta(settings):
    def statuses(code):
        for name, value in run(code).items():
            if name.isupper():
                setattr(settings, name, value)
        settings.ALLOWED_HOSTS = ["testserver"]
        middleware = SecurityMiddleware(lambda request: HttpResponse())
        return [middleware(requests.get("/", headers={"X-Forwarded-Proto": scheme})).status_code
                for scheme in ("https", "http")]

    assert both("settings-behind-a-proxy", statuses) == [[301, 301], [200, 301]]


@pytest.mark.proves("thanks-for-an-order")
def test_every_save_has_a_key_by_the_time_of_post_save(monkeypatch):
    ann = User.objects.create_user("ann", "ann@example.com")

    def mails(code):
        mail.outbox.clear()
        receiver_of_code = run(code, **names())["thank_the_customer"]
        try:
            order = Order.objects.create(customer=ann)
            order.status = "sent"
            order.save()
            return len(mail.outbox)
        finally:
            post_save.disconnect(receiver_of_code, sender=Order)

    assert both("thanks-for-an-order", mails) == [2, 1]
    (line,) = faulty("thanks-for-an-order")
    exec(f"{line} pass", {"instance": Order(pk=1)})


@pytest.mark.proves("audit-of-who-changed-what")
def test_one_middleware_object_serves_all_requests():
    def audited(code):
        log = []

        def view(request):
            if request.user == "ann":
                # Another thread serves Ben while Ann's request is under way.
                other = requests.post("/ben")
                other.user = "ben"
                middleware(other)
            return HttpResponse()

        middleware = run(code, audit=log.append)["AuditMiddleware"](view)
        request = requests.post("/ann")
        request.user = "ann"
        middleware(request)
        return log

    question = "audit-of-who-changed-what"
    assert both(question, audited) == [
        ["ben POST /ben", "ben POST /ann"], ["ben POST /ben", "ann POST /ann"]]
    assert [line for line in bank.code(question, "code").split("\n") if "self.user" in line] == [
        " " * indent + text for indent, text in zip((8, 12), faulty(question))]


@pytest.mark.proves("settings-in-the-repository")
def test_the_key_comes_from_the_file_and_not_from_the_environment(monkeypatch):
    def keys(code):
        found = set()
        for key in ("one", "two"):
            monkeypatch.setenv("SHOP_SECRET_KEY", key)
            found.add(run(code, __file__=__file__)["SECRET_KEY"])
        monkeypatch.delenv("SHOP_SECRET_KEY")
        return len(found)

    question = "settings-in-the-repository"
    assert both(question, keys) == [1, 2]
    (line,) = faulty(question)
    assert line.startswith("SECRET_KEY = ") and os.environ.get("SHOP_SECRET_KEY") is None
    with pytest.raises(KeyError):
        run(bank.mended(question), __file__=__file__)


@pytest.mark.proves("menu-filled-at-startup")
def test_what_is_read_in_ready_is_read_by_every_command():
    def queries(code):
        menu = SimpleNamespace(on_change=lambda **kwargs: None)
        import shop

        config = run(code, **names(menu=menu))["ShopConfig"]("shop", shop)
        with lines_that_query() as found:
            config.ready()
        post_save.disconnect(menu.on_change, sender=Tag)
        Tag.objects.create(name="new")
        shown = menu.items() if callable(menu.items) else menu.items
        Tag.objects.all().delete()
        return list(found), shown

    (lines, shown), mended = both("menu-filled-at-startup", queries)
    assert lines == [fault["line"] for fault in bank.questions()["menu-filled-at-startup"]["lines"]]
    assert shown == [] and mended == ([], ["new"])


@pytest.mark.proves("reviews-in-two-colours")
def test_a_review_is_escaped_by_format_html(monkeypatch):
    monkeypatch.setattr(admin, "register", lambda *models: lambda cls: cls)
    book = Book.objects.create(title="One", author=Author.objects.create(name="Ann"))
    review = Review.objects.create(book=book, rating=5, text="<script>x</script>")

    def shown(code):
        options = run(code, **names())["ReviewAdmin"](Review, admin.site)
        assert options.get_queryset(requests.get("/")).count() == 1
        return options.shown_text(review)

    assert both("reviews-in-two-colours", shown) == [
        '<b style="color: green"><script>x</script></b>',
        '<b style="color: green">&lt;script&gt;x&lt;/script&gt;</b>']


@pytest.mark.proves("total-kept-for-the-checkout")
def test_a_session_takes_what_json_takes():
    book = Book.objects.create(title="One", author=Author.objects.create(name="Ann"))

    def saved(code):
        request = requests.get("/")
        request.session = SessionStore()
        assert run(code, **names())["add_to_cart"](request, book.pk).url == "/cart/"
        book.refresh_from_db()
        try:
            request.session.save()
        except TypeError as error:
            return str(error)
        return SessionStore(request.session.session_key)["last_price"]

    assert both("total-kept-for-the-checkout", saved) == [
        "Object of type Decimal is not JSON serializable", "10.00"]


@pytest.mark.proves("discount-for-members")
def test_a_cookie_is_what_the_browser_sends():
    ann, ben = (User.objects.create_user(name) for name in ("ann", "ben"))

    def discounts(code):
        space = run(code, **names())
        given = space["welcome"](requests.get("/"), ann).cookies["member"].value
        for value in (given, str(ben.pk), None):
            request = requests.get("/")
            request.COOKIES = {} if value is None else {"member": value}
            yield space["discount"](request)

    assert both("discount-for-members", lambda code: list(discounts(code))) == [[10, 10, 0], [10, 0, 0]]


@pytest.mark.proves("reviews-below-a-book")
def test_only_the_filter_safe_lets_markup_through():
    book = Book(title="<One>", author=Author(name="A&B"))
    reviews = [Review(pk=1, book=book, text="<script>x</script>")]

    def scripts(code):
        html = engines["django"].from_string(code).render({"book": book, "reviews": reviews})
        assert "&lt;One&gt;" in html and "A&amp;B" in html
        return html.count("<script>")

    assert both("reviews-below-a-book", scripts) == [1, 0]


@pytest.mark.proves("report-to-download")
def test_a_name_may_climb_out_of_the_folder(settings, tmp_path):
    (tmp_path / "media" / "reports").mkdir(parents=True)
    (tmp_path / "settings.py").write_text("secret")
    (tmp_path / "media" / "reports" / "may.pdf").write_text("report")
    settings.MEDIA_ROOT = tmp_path / "media"

    def downloads(code):
        for name in ("may.pdf", "../../settings.py", str(tmp_path / "settings.py"), "june.pdf"):
            request = requests.get("/", {"name": name})
            request.user = User()
            try:
                response = run(code, **names(settings=settings))["download"](request)
                yield b"".join(response).decode()
                response.close()
            except (Http404, SuspiciousFileOperation) as error:
                yield type(error).__name__

    assert both("report-to-download", lambda code: list(downloads(code))) == [
        ["report", "secret", "secret", "Http404"],
        ["report", "SuspiciousFileOperation", "SuspiciousFileOperation", "Http404"]]

"""The ORM in coroutines, and type hints while a program runs."""

import asyncio
import threading
import warnings
from collections.abc import Collection, Iterable, Sequence

import bank
import pytest
from asgiref.sync import async_to_sync
from django import forms
from django.core.exceptions import SynchronousOnlyOperation
from django.db import connection, models, transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import aget_object_or_404
from django.test import AsyncClient, RequestFactory
from django.urls import clear_url_caches, path
from django.views.generic import ListView
from reviewed import run
from shop.models import Author, Book, Order, Review

requests = RequestFactory()


@pytest.fixture
def book(db):
    return Book.objects.create(title="Emma", author=Author.objects.create(name="Jane"), stock=3)


@pytest.mark.proves("two-counts-at-once")
@pytest.mark.django_db
def test_gathered_queries_share_one_thread():
    bank.keyed("two-counts-at-once", "One after the other, in one thread over one connection")
    happened = []

    def noted(execute, sql, params, many, context):
        happened.append(("begins", threading.get_ident(), id(context["connection"])))
        result = execute(sql, params, many, context)
        happened.append(("ends", threading.get_ident(), id(context["connection"])))
        return result

    names = {"asyncio": asyncio, "Book": Book, "Order": Order, "JsonResponse": JsonResponse}
    numbers = bank.run("two-counts-at-once", **names)["numbers"]
    with connection.execute_wrapper(noted):
        response = async_to_sync(numbers)(requests.get("/"))
    assert response.content == b'{"books": 0, "orders": 0}'
    assert [what for what, *_ in happened] == ["begins", "ends"] * 2
    assert len({rest for _, *rest in map(tuple, happened) for rest in [tuple(rest)]}) == 1


@pytest.mark.proves("review-from-an-async-form")
@pytest.mark.django_db
def test_a_coroutine_that_nobody_awaits(book):
    question = "review-from-an-async-form"
    names = {"aget_object_or_404": aget_object_or_404, "Book": Book, "Review": Review,
             "JsonResponse": JsonResponse}

    def look(code):
        view = run(code, **names)["add_review"]
        request = requests.post("/", {"text": "good"})
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            response = async_to_sync(view)(request, book.pk)
        never = [warning for warning in caught if "never awaited" in str(warning.message)]
        assert response.status_code == 201
        return Review.objects.count(), bool(never)

    assert look(bank.code(question, "code")) == (0, True)
    assert look(bank.mended(question)) == (1, False)
    (fault,) = bank.questions()[question]["lines"]
    assert "acreate" in bank.code(question, "code").split("\n")[fault["line"] - 1]


@pytest.mark.proves("request-transactions-and-a-coroutine")
@pytest.mark.django_db
def test_no_transaction_around_an_async_view(settings, monkeypatch):
    ping = bank.run("request-transactions-and-a-coroutine", HttpResponse=HttpResponse)["ping"]
    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)

    def ask(view):
        settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("", view)]})
        clear_url_caches()
        return async_to_sync(AsyncClient().get)("/")

    with pytest.raises(RuntimeError, match="You cannot use ATOMIC_REQUESTS") as caught:
        ask(ping)
    bank.typed("request-transactions-and-a-coroutine", caught.type)
    assert ask(transaction.non_atomic_requests(ping)).content == b"pong"


@pytest.mark.proves("stock-written-from-a-coroutine")
@pytest.mark.django_db
def test_the_method_with_an_a(book):
    for source in bank.filled("stock-written-from-a-coroutine"):
        names = {"Book": Book}
        exec(source, names)
        before = Book.objects.get().stock
        async_to_sync(names["sell"])(book.pk)
        assert Book.objects.get().stock == before - 1

    async def save():
        book.save()

    with pytest.raises(SynchronousOnlyOperation):
        async_to_sync(save)()
    bank.typed("stock-written-from-a-coroutine", Book.asave.__name__)


@pytest.mark.proves("model-names-in-square-brackets")
def test_what_can_be_subscripted_while_the_program_runs():
    for option in bank.options("model-names-in-square-brackets"):
        line = bank.inline(option["text"])
        names = {"models": models, "forms": forms, "ListView": ListView}
        try:
            exec(line, names)
        except TypeError as error:
            assert option["correct"] and "not subscriptable" in str(error), line
        else:
            assert not option["correct"], line
    exec('def f(form: "forms.ModelForm[Book]"): ...', {"forms": forms})


@pytest.mark.proves("payload-held-against-its-type")
def test_a_typed_dict_is_no_class_at_run_time():
    with pytest.raises(TypeError, match="does not support instance and class checks") as caught:
        bank.run("payload-held-against-its-type")
    bank.typed("payload-held-against-its-type", caught.type)
    with pytest.raises(TypeError):
        isinstance([], list[int])


@pytest.mark.proves("hint-for-books-that-are-only-read")
@pytest.mark.django_db
def test_what_lists_querysets_and_generators_have_in_common(book):
    titles = bank.run("hint-for-books-that-are-only-read")["titles"]
    several = [book], Book.objects.all(), (one for one in [book])
    kinds = {"list": list, "Sequence": Sequence, "Iterable": Iterable}
    for option in bank.options("hint-for-books-that-are-only-read"):
        name, inner = bank.inline(option["text"]).removeprefix("books: ").rstrip("]").split("[")
        takes_all = all(isinstance(books, kinds[name]) for books in several)
        assert (takes_all and inner == "Book") == option["correct"], option["text"]
    assert [titles(books) for books in several] == [["Emma"]] * 3
    assert titles(several[2]) == [] and not isinstance(several[2], Collection)

"""Short answers of Data/django/async-tasks.json."""

import asyncio
import importlib
import sys
import threading
import types

import bank
import pytest
from asgiref.sync import async_to_sync
from bank import filled, typed
from celery import Celery
from django.core.exceptions import SynchronousOnlyOperation
from sample import output, play, prompt, raised
from shop.models import Author, Book

transactional = pytest.mark.django_db(transaction=True)


@pytest.fixture
def book():
    return Book.objects.create(title="Emma", author=Author.objects.create(name="Jane"))


@pytest.mark.proves("one-book-in-an-async-view")
@transactional
def test_an_async_lookup(book):
    for code in filled("one-book-in-an-async-view"):
        assert async_to_sync(play(code)["title"])(None, book.pk).content == b"Emma"


@pytest.mark.proves("loop-over-books-in-a-coroutine")
@transactional
def test_an_async_loop(book):
    for code in filled("loop-over-books-in-a-coroutine"):
        assert async_to_sync(play(code)["titles"])() == ["Emma"]
    plain = bank.code("loop-over-books-in-a-coroutine", "prompt").replace("____ for", "for")
    with pytest.raises(SynchronousOnlyOperation):
        async_to_sync(play(plain)["titles"])()


@pytest.mark.proves("blocking-function-in-an-async-view")
def test_it_runs_in_another_thread():
    request, threads = types.SimpleNamespace(POST={"card": "4242"}), []

    def charge(card):
        threads.append(threading.current_thread())
        return f"receipt for {card}"

    async def call(pay):
        threads.append(threading.current_thread())
        return await pay(request)

    for code in filled("blocking-function-in-an-async-view"):
        threads.clear()
        response = asyncio.run(call(play(code, charge=charge)["pay"]))
        assert response.content == b"receipt for 4242" and len(set(threads)) == 2


@pytest.mark.since("6.0")
@pytest.mark.proves("status-of-a-task-with-default-settings")
def test_the_immediate_backend(tmp_path, monkeypatch, capsys):
    (tmp_path / "proof_tasks.py").write_text(prompt("status-of-a-task-with-default-settings"))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "proof_tasks", raising=False)
    result = importlib.import_module("proof_tasks").result
    shown = capsys.readouterr().out.strip()
    forms = {shown, f"{type(result.status).__name__}.{result.status.name} {result.return_value}"}
    assert set(bank.accepted("status-of-a-task-with-default-settings")[0]) == forms


@pytest.mark.proves("runs-of-a-task-that-keeps-failing")
def test_retries_come_after_the_first_run():
    runs = []

    def send():
        runs.append(1)
        raise ConnectionError

    app = Celery("proof", broker="memory://", set_as_current=False)
    push = play(prompt("runs-of-a-task-that-keeps-failing"), app=app, send=send)["push"]
    result = push.apply()
    assert isinstance(result.result, ConnectionError) and result.failed()
    typed("runs-of-a-task-that-keeps-failing", len(runs))


@pytest.mark.proves("coroutine-that-is-awaited-again")
def test_a_coroutine_runs_once():
    typed("coroutine-that-is-awaited-again", raised("coroutine-that-is-awaited-again"))
    task = prompt("coroutine-that-is-awaited-again").replace(
        "price = load()", "price = asyncio.create_task(load())")
    assert output(task) == "12\n12"

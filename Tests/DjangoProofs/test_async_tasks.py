"""Async and background tasks: what the bank claims, run against Django, Channels and Celery."""

import asyncio
import json
import sys
import textwrap
import threading
import types
from unittest import mock

import bank
import pytest
from asgiref.sync import async_to_sync, sync_to_async
from bank import options
from channels.generic.websocket import WebsocketConsumer
from channels.layers import InMemoryChannelLayer
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.testing import WebsocketCommunicator
from django.core.asgi import get_asgi_application
from django.core.exceptions import SynchronousOnlyOperation
from django.core.handlers.wsgi import WSGIHandler
from django.db import models, transaction
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.test import AsyncClient, Client
from django.urls import path
from pip._vendor import requests  # the real client, which each environment has
from shop.models import Author, Book, Order


def right(question):
    (text,) = [option["text"] for option in options(question) if option["correct"]]
    return text


def serve(settings, view):
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("<int:pk>/", view)]})
    settings.MIDDLEWARE = []


@pytest.fixture
def book(db):
    return Book.objects.create(title="Dune", author=Author.objects.create(name="Frank"), stock=3)


# WebSockets


class ChatConsumer(WebsocketConsumer):
    def connect(self):
        self.accept()


@pytest.mark.proves("consumer-in-a-url-route", "statements-about-websockets")
@pytest.mark.django_db
def test_what_may_stand_in_a_websocket_route():
    names = globals() | {}
    source = bank.code("consumer-in-a-url-route")

    def visitor(handler):
        exec(source.replace("HANDLER", handler), names)
        return WebsocketCommunicator(names["application"], "/ws/chat/")

    async def connects(handler):
        communicator = visitor(handler)
        connected, _ = await communicator.connect(timeout=30)
        await communicator.disconnect()
        return connected

    async def breaks(handler):
        communicator = visitor(handler)
        await communicator.send_input({"type": "websocket.connect"})
        await communicator.wait(30)

    for option in options("consumer-in-a-url-route"):
        handler = option["text"].strip("`")
        if option["correct"]:
            assert async_to_sync(connects)(handler)
        else:
            with pytest.raises((TypeError, AttributeError)):
                async_to_sync(breaks)(handler)


@pytest.mark.proves("statements-about-websockets", "websockets-and-what-django-needs")
def test_the_core_application_speaks_http_only():
    bank.keyed(
        "statements-about-websockets",
        "The connection starts as an HTTP request",
        "The server may send data",
    )

    async def connect():
        communicator = WebsocketCommunicator(get_asgi_application(), "/ws/")
        await communicator.send_input({"type": "websocket.connect"})
        await communicator.wait(30)

    with pytest.raises(ValueError, match="only handle ASGI/HTTP"):
        asyncio.run(connect())


@pytest.mark.proves("websockets-and-what-django-needs", "statements-about-websockets")
@pytest.mark.django_db
def test_the_stock_consumer_pushes_what_it_gets_from_the_group(settings):
    bank.keyed(
        "statements-about-websockets",
        "The connection starts as an HTTP request",
        "The server may send data",
    )
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    names = {}
    exec(bank.code("websockets-and-what-django-needs", "answer"), names)

    async def connect(origin):
        headers = [(b"origin", origin)]
        communicator = WebsocketCommunicator(names["application"], "/ws/stock/", headers)
        return communicator, (await communicator.connect(timeout=30))[0]

    async def run():
        from channels.layers import get_channel_layer

        _, connected = await connect(b"https://evil.example")
        assert not connected
        communicator, connected = await connect(b"https://testserver")
        assert connected
        message = {"type": "stock.changed", "book": 7, "stock": 2}
        await get_channel_layer().group_send("stock", message)
        pushed = await communicator.receive_json_from(timeout=30)
        await communicator.disconnect()
        return pushed

    assert async_to_sync(run)() == {"book": 7, "stock": 2}


@pytest.mark.proves("chat-messages-that-reach-some-users")
def test_in_memory_layers_do_not_see_each_other():
    bank.keyed("chat-messages-that-reach-some-users", "The in-memory channel layer")
    async def run():
        mine, other = InMemoryChannelLayer(), InMemoryChannelLayer()
        channel = await mine.new_channel()
        await mine.group_add("chat", channel)
        await other.group_send("chat", {"type": "chat.message", "text": "lost"})
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(mine.receive(channel), 0.05)
        await mine.group_send("chat", {"type": "chat.message", "text": "found"})
        return (await asyncio.wait_for(mine.receive(channel), 30))["text"]

    assert asyncio.run(run()) == "found"


# async views


@pytest.mark.proves("time-sleep-in-an-async-view", "async-views-when-they-help")
def test_time_sleep_makes_ten_requests_wait_for_each_other(settings):
    bank.keyed("time-sleep-in-an-async-view", "After about ten seconds")
    source = bank.code("time-sleep-in-an-async-view")
    events, threads = [], []

    def sleep(seconds):
        threads.append(threading.get_ident())
        events.append(f"sleeps {seconds}")
        events.append(f"wakes {seconds}")

    async def async_sleep(seconds):
        events.append(f"sleeps {seconds}")
        while events.count(f"sleeps {seconds}") < 10:  # for ever, if one had to wake for the next
            await asyncio.sleep(0)
        events.append(f"wakes {seconds}")

    loop_threads = []

    def order_of_ten(source):
        names = {"__name__": "sample", "HttpResponse": HttpResponse}
        names["time"] = types.SimpleNamespace(sleep=sleep)
        names["asyncio"] = types.SimpleNamespace(sleep=async_sleep)
        exec(source, names)
        serve(settings, lambda request, pk: None)
        settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("", names["slow"])]})

        async def ten():
            loop_threads.append(threading.get_ident())
            client = AsyncClient()
            requests = asyncio.gather(*(client.get("/") for _ in range(10)))
            return await asyncio.wait_for(requests, 60)

        events.clear()
        assert [response.content for response in asyncio.run(ten())] == [b"done"] * 10
        return events

    # Each waits its second out before the next begins, so ten of them take ten.
    assert order_of_ten(source) == ["sleeps 1", "wakes 1"] * 10
    assert threads == loop_threads * 10  # in the loop's own thread, which nothing else can use
    # Awaited, all ten wait in the same second.
    awaited = order_of_ten(source.replace("time.sleep", "await asyncio.sleep"))
    assert awaited == ["sleeps 1"] * 10 + ["wakes 1"] * 10


@pytest.mark.proves("three-awaits-in-one-view", "async-views-when-they-help")
def test_awaits_in_sequence_add_up_while_the_loop_goes_on():
    bank.keyed("three-awaits-in-one-view", "About three seconds, as each `await`")
    events = []

    def fetch(name):
        async def fetch():
            events.append(f"{name} starts")
            await asyncio.sleep(0)
            events.append(f"{name} ends")
            return 1

        return fetch

    fetched = ["price", "stock", "rating"]
    names = {"JsonResponse": JsonResponse, "asyncio": asyncio}
    names |= {f"fetch_{name}": fetch(name) for name in fetched}
    source = bank.code("three-awaits-in-one-view")
    exec(source, names)
    gathered = textwrap.dedent("""
        async def together(request):
            price, stock, rating = await asyncio.gather(
                fetch_price(), fetch_stock(), fetch_rating()
            )
    """)
    explanation = bank.questions()["three-awaits-in-one-view"]["explanation"]
    assert "await asyncio.gather(fetch_price(), fetch_stock(), fetch_rating())" in explanation
    exec(gathered, names)

    async def order(view):
        events.clear()
        task = asyncio.ensure_future(view(None))
        while not task.done():
            await asyncio.sleep(0)
            if not events or events[-1] != "the loop goes on":
                events.append("the loop goes on")
        await task
        return list(events)

    others = asyncio.run(order(names["dashboard"]))
    steps = [f"{name} {step}" for name in fetched for step in ("starts", "ends")]
    assert [event for event in others if event != "the loop goes on"] == steps
    for name in fetched:  # other requests are served during each of the three waits
        waiting = others[others.index(f"{name} starts") : others.index(f"{name} ends")]
        assert "the loop goes on" in waiting
    steps = [event for event in asyncio.run(order(names["together"])) if "loop" not in event]
    assert steps[:3] == [f"{name} starts" for name in fetched]
    assert sorted(steps[3:]) == sorted(f"{name} ends" for name in fetched)


@pytest.mark.proves("async-views-when-they-help")
def test_the_offers_are_fetched_at_the_same_time(rf):
    running = []

    async def fetch():
        running.append("start")
        await asyncio.sleep(0)
        running.append("end")
        return 5

    names = {"fetch_price": fetch, "fetch_stock": fetch}
    exec(bank.code("async-views-when-they-help", "answer"), names)
    response = asyncio.run(names["offers"](rf.get("/")))
    assert response.content == b'{"price": 5, "stock": 5}'
    assert running == ["start", "start", "end", "end"]


@pytest.mark.proves("async-views-when-they-help")
def test_under_wsgi_each_request_has_a_loop_of_its_own(settings):
    loops = []

    async def view(request, pk):
        loops.append(asyncio.get_running_loop())
        return HttpResponse("fine")

    serve(settings, view)
    client = Client()
    assert [client.get("/1/").status_code for _ in range(2)] == [200, 200]
    assert loops[0] is not loops[1]
    assert loops[0].is_closed() and loops[1].is_closed()


@pytest.mark.proves("async-view-behind-a-wsgi-server")
@pytest.mark.django_db
def test_under_wsgi_an_async_stream_is_collected_before_its_first_line(settings, rf):
    bank.keyed("async-view-behind-a-wsgi-server", "All ten lines together, after ten seconds")
    events = []

    async def sleep(seconds):
        events.append(f"sleep {seconds}")
        await asyncio.sleep(0)

    names = {"__name__": "sample", "asyncio": types.SimpleNamespace(sleep=sleep),
             "StreamingHttpResponse": StreamingHttpResponse}
    exec(bank.code("async-view-behind-a-wsgi-server"), names)
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("feed/", names["feed"])]})
    settings.MIDDLEWARE = []
    lines = [f"{number}\n".encode() for number in range(10)]

    started = []
    environ = rf.get("/feed/").environ
    response = WSGIHandler()(environ, lambda status, headers: started.append(status))
    assert (started, events) == (["200 OK"], [])
    with pytest.warns(Warning, match="must consume asynchronous iterators"):
        for line in response:
            events.append(line)
    assert events == ["sleep 1"] * 10 + lines

    async def over_asgi():
        events.clear()
        response = await AsyncClient().get("/feed/")
        async for line in response.streaming_content:
            events.append(line)

    asyncio.run(over_asgi())
    assert events == [event for line in lines for event in (line, "sleep 1")]


@pytest.mark.proves("async-view-behind-a-wsgi-server")
def test_under_asgi_a_sync_stream_is_collected():
    bank.keyed("async-view-behind-a-wsgi-server", "All ten lines together, after ten seconds")
    events = []

    def ticks():
        for number in range(3):
            events.append("made")
            yield str(number)

    async def consume():
        async for part in StreamingHttpResponse(ticks()):
            events.append(part)

    with pytest.warns(Warning, match="must consume synchronous iterators"):
        asyncio.run(consume())
    assert events == ["made"] * 3 + [b"0", b"1", b"2"]


@pytest.mark.proves("sync-query-in-an-async-view", "async-views-when-they-help")
@pytest.mark.django_db
def test_a_sync_query_in_an_async_view_is_refused(settings, book):
    source = bank.code("sync-query-in-an-async-view")

    def call(source):
        names = {"__name__": "sample", "Book": Book, "HttpResponse": HttpResponse}
        exec(source, names)
        serve(settings, names["title"])
        return async_to_sync(AsyncClient().get)(f"/{book.pk}/")

    with pytest.raises(SynchronousOnlyOperation) as refusal:
        call(source)
    bank.keyed("sync-query-in-an-async-view", f"The ORM raises `{refusal.type.__name__}`")
    assert call(source.replace("Book.objects.get", "await Book.objects.aget")).content == b"Dune"


# async ORM


async def evaluate(code, **names):
    wrapped = textwrap.indent(code, "    ")
    exec(f"async def sample():\n{wrapped}\n", names)
    return await names["sample"]()


@pytest.mark.proves("orm-expressions-refused-in-async-code", "async-orm-possibilities-and-limits")
@pytest.mark.django_db
def test_which_expressions_are_refused(book):
    async def refused(expression):
        fresh = await Book.objects.aget(pk=book.pk)
        try:
            await evaluate(f"return {expression}", Book=Book, book=fresh)
        except SynchronousOnlyOperation:
            return True
        return False

    for option in options("orm-expressions-refused-in-async-code"):
        expression = option["text"].strip("`")
        assert async_to_sync(refused)(expression) is option["correct"], expression


@pytest.mark.proves("async-orm-possibilities-and-limits")
@pytest.mark.django_db
def test_the_cheapest_books_with_their_author(book):
    names = {"Book": Book}
    exec(bank.code("async-orm-possibilities-and-limits", "answer"), names)
    assert async_to_sync(names["cheapest"])(book.author_id) == [("Dune", "Frank")]


@pytest.mark.proves("async-orm-possibilities-and-limits")
@pytest.mark.django_db
def test_gathered_queries_run_one_after_another_in_one_thread(book):
    from django.db import connection

    threads = []

    def wrapper(execute, *args):
        threads.append(threading.get_ident())
        return execute(*args)

    async def both():
        return await asyncio.gather(Book.objects.acount(), Author.objects.acount())

    with connection.execute_wrapper(wrapper):
        assert async_to_sync(both)() == [1, 1]
    assert len(threads) == 2 and len(set(threads)) == 1


@pytest.mark.proves("async-orm-possibilities-and-limits")
def test_the_a_methods_of_querysets_and_models():
    for name in ("get", "first", "count", "create", "update", "bulk_create", "aggregate"):
        assert hasattr(models.QuerySet, f"a{name}")
    for name in ("save", "delete", "refresh_from_db"):
        assert hasattr(models.Model, f"a{name}")
    assert not hasattr(models.QuerySet, "afilter")
    assert hasattr(models.QuerySet, "__aiter__")


@pytest.mark.proves("transaction-inside-an-async-view", "async-orm-possibilities-and-limits")
@pytest.mark.django_db
def test_which_code_runs_both_writes_in_a_transaction(book):
    other = Book.objects.create(title="Emma", author=book.author)
    in_transaction = []

    def move(a, b):
        with transaction.atomic():
            a.save()
            in_transaction.append(transaction.get_connection().in_atomic_block)
            b.save()

    names = {"transaction": transaction, "sync_to_async": sync_to_async, "move": move}
    for option in options("transaction-inside-an-async-view"):
        code = option["text"].removeprefix("```python\n").removesuffix("```")

        async def run():
            await evaluate(code, a=book, b=other, **names)

        if option["correct"]:
            async_to_sync(run)()
            assert in_transaction == [True]
        else:
            with pytest.raises((TypeError, AttributeError, SynchronousOnlyOperation)):
                async_to_sync(run)()
    assert not hasattr(transaction.Atomic, "__aenter__")


# Celery


@pytest.fixture
def celery_app():
    from celery import Celery

    app = Celery("proofs", broker="memory://", set_as_current=False)
    yield app
    app.close()


@pytest.mark.proves("model-instance-as-celery-argument")
@pytest.mark.django_db
def test_an_instance_cannot_be_sent_as_json(celery_app, book):
    bank.keyed("model-instance-as-celery-argument", "It fails at once: JSON")
    from kombu.exceptions import EncodeError

    @celery_app.task
    def send_invoice(order):
        pass

    assert celery_app.conf.task_serializer == "json"
    with pytest.raises(EncodeError):
        send_invoice.delay(book)
    assert send_invoice.delay(book.pk).id


@pytest.mark.proves("task-that-runs-twice", "celery-retries-idempotency-and-commit")
def test_which_measure_keeps_a_redelivered_task_from_charging_twice():
    from celery import Celery

    class Killed(BaseException):
        """The end of the worker's process, which no `except Exception` sees."""

    def charges(app_options, task_options, by_key):
        paid = []

        def provider(key):
            if key is None or key not in paid:
                paid.append(key)

        app = Celery("proofs", broker="memory://", set_as_current=False, **app_options)
        app.conf.task_store_eager_result = True

        @app.task(bind=True, **task_options)
        def charge(self, order_id):
            provider(f"order-{order_id}" if by_key else None)
            if len(deliveries) == 1:
                raise Killed

        deliveries = []
        for _ in range(2):
            deliveries.append("the same message")
            try:
                charge.apply((7,), task_id="one")
            except Killed:
                assert len(deliveries) == 1
        return len(paid)

    measures = {
        "max_retries=0": ({}, {"max_retries": 0}, False),
        "result backend": ({"backend": "cache+memory://"}, {}, False),
        "acks_late=True": ({}, {"acks_late": True}, False),
        "idempotency key": ({}, {}, True),
    }
    for option in options("task-that-runs-twice"):
        (measure,) = [name for name in measures if name in option["text"]]
        assert (charges(*measures[measure]) == 1) == option["correct"], option["text"]


@pytest.mark.proves("celery-retries-idempotency-and-commit")
@pytest.mark.django_db
def test_charge_is_idempotent_and_enqueued_after_the_commit(
    django_user_model, django_capture_on_commit_callbacks, monkeypatch
):
    payments = []
    names = {
        "__name__": "bank_tasks",
        "take_payment": lambda order, idempotency_key: payments.append(idempotency_key),
    }
    monkeypatch.setitem(sys.modules, "requests", requests)
    exec(bank.code("celery-retries-idempotency-and-commit", "answer"), names)
    user = django_user_model.objects.create_user("ann")
    charge = names["charge"]
    assert (charge.max_retries, charge.acks_late, charge.reject_on_worker_lost) == (5, True, True)
    names["charge"] = mock.Mock()
    with django_capture_on_commit_callbacks(execute=True):
        order = names["place_order"](user)
        assert not names["charge"].delay.called
    names["charge"].delay.assert_called_once_with(order.pk)
    charge.run(order.pk)
    charge.run(order.pk)
    assert payments == [f"order-{order.pk}"]
    order.refresh_from_db()
    assert order.status == "paid"


@pytest.mark.proves("celery-retries-idempotency-and-commit")
@pytest.mark.parametrize(("late", "order"), [(False, ["ack", "run"]), (True, ["run", "ack"])])
def test_celery_acknowledges_before_the_run_unless_told_otherwise(celery_app, late, order):
    from celery.contrib.testing.mocks import TaskMessage
    from celery.worker.request import Request

    assert celery_app.conf.task_acks_late is False

    @celery_app.task(acks_late=True if late else None)
    def work():
        pass

    happened = []
    request = Request(
        TaskMessage(work.name, id="1", args=[]),
        app=celery_app,
        task=work,
        on_ack=lambda *args: happened.append("ack"),
    )
    request.on_accepted(pid=1, time_accepted=0)
    happened.append("run")
    request.on_success((False, None, 0.1))
    assert happened == order


@pytest.mark.proves("celery-retries-idempotency-and-commit")
def test_autoretry_fires_for_the_exceptions_of_the_client_and_not_for_pythons(monkeypatch):
    monkeypatch.setitem(sys.modules, "requests", requests)
    source = bank.code("celery-retries-idempotency-and-commit", "answer")
    listed = "(requests.ConnectionError, requests.Timeout)"
    assert listed in source
    order, modules = mock.Mock(status="new"), []

    def attempts(source, error):
        tried = []

        def take_payment(order, idempotency_key):
            tried.append(idempotency_key)
            raise error

        modules.append(f"bank_tasks_{len(modules)}")  # a task's name has to be new
        names = {"__name__": modules[-1], "take_payment": take_payment}
        exec(source, names)
        with mock.patch.object(Order, "objects", mock.Mock(get=lambda pk: order)):
            names["charge"].apply((7,))
        assert set(tried) == {"order-7"}
        return len(tried)

    builtin = source.replace(listed, "(ConnectionError, TimeoutError)")
    for error in (requests.ConnectionError(), requests.ConnectTimeout(), requests.ReadTimeout()):
        assert attempts(source, error) == 1 + 5
        assert attempts(builtin, error) == 1
    declined = requests.HTTPError("402 Payment Required")
    assert attempts(source, declined) == 1


@pytest.mark.proves("celery-retries-idempotency-and-commit", "task-that-runs-twice")
@pytest.mark.parametrize(("task_options", "expected"), [
    ({"acks_late": True}, ["ack"]),
    ({"acks_late": True, "reject_on_worker_lost": True}, ["requeue"]),
])
def test_a_killed_pool_process_is_acknowledged_unless_told_otherwise(
    celery_app, task_options, expected
):
    from billiard.einfo import ExceptionInfo
    from celery.contrib.testing.mocks import TaskMessage
    from celery.exceptions import WorkerLostError
    from celery.worker.request import Request

    bank.keyed("task-that-runs-twice", "Send the provider an idempotency key")
    assert celery_app.conf.task_reject_on_worker_lost is None

    @celery_app.task(**task_options)
    def work():
        pass

    happened = []
    request = Request(
        TaskMessage(work.name, id="1", args=[]),
        app=celery_app,
        task=work,
        on_ack=lambda *args: happened.append("ack"),
        on_reject=lambda *args: happened.append("requeue" if args[-1] else "reject"),
    )
    request.on_accepted(pid=1, time_accepted=0)
    try:
        raise WorkerLostError("Worker exited prematurely: signal 9 (SIGKILL)")
    except WorkerLostError:
        request.on_failure(ExceptionInfo())
    assert happened == expected


@pytest.mark.proves("celery-retries-idempotency-and-commit")
def test_celery_has_the_shortcut_for_on_commit():
    from celery.contrib.django.task import DjangoTask

    assert callable(DjangoTask.delay_on_commit)


@pytest.mark.proves("enqueue-inside-a-transaction")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rollback", [False, True])
def test_which_line_sends_after_the_commit_and_not_after_a_rollback(rollback, django_user_model):
    user = django_user_model.objects.create_user("ann")
    source = bank.code("enqueue-inside-a-transaction")
    line = "send_invoice.delay(order.pk)"
    assert line in source

    class Rollback(Exception):
        pass

    def sent_in_transaction(replacement):
        sent = []

        def send(*args, **kwargs):
            sent.append(transaction.get_connection().in_atomic_block)

        names = {
            "transaction": transaction,
            "Order": Order,
            "user": user,
            "add_lines": lambda order: None,
            "send_invoice": types.SimpleNamespace(delay=send, apply_async=send),
        }
        changed = source.replace(line, replacement)
        if rollback:
            changed += "    raise Rollback\n"
            names["Rollback"] = Rollback
        try:
            exec(changed, names)
        except Rollback:
            pass
        return sent

    assert sent_in_transaction(line) == [True]
    for option in options("enqueue-inside-a-transaction"):
        sent = sent_in_transaction(option["text"].strip("`"))
        expected = [] if rollback else [False]
        if "transaction.atomic(" in option["text"]:
            assert sent == []  # nothing is ever sent
        else:
            assert (sent == expected) is option["correct"], option["text"]


# the Tasks framework


@pytest.fixture
def module(monkeypatch):
    """Runs a sample as a module of its own, as tasks have to be defined at module level."""

    def make(source):
        made = types.ModuleType("bank_task_sample")
        monkeypatch.setitem(sys.modules, made.__name__, made)
        exec(source, made.__dict__)
        return made

    return make


@pytest.mark.proves("tuple-as-task-argument", "tasks-framework-versus-celery")
@pytest.mark.since("6.0")
def test_a_tuple_arrives_as_a_list(module, capsys):
    from datetime import datetime

    sample = module(bank.code("tuple-as-task-argument"))
    assert f"`{capsys.readouterr().out.strip()}`" == right("tuple-as-task-argument")
    assert sample.kind.enqueue("text").return_value == "str"
    with pytest.raises(TypeError):
        sample.kind.enqueue(datetime(2026, 7, 1))
    same = module("from django.tasks import task\n@task\ndef same(value):\n    return value\n").same
    assert same.enqueue({7: "Dune"}).return_value == {7: "Dune"}
    assert json.loads(json.dumps({7: "Dune"})) == {"7": "Dune"}


@pytest.mark.proves(
    "tasks-framework-versus-celery",
    "default-backend-of-the-tasks-framework",
    "what-the-tasks-framework-contains",
)
@pytest.mark.since("6.0")
def test_the_default_backend_runs_the_task_at_once(module, mailoutbox):
    bank.keyed("default-backend-of-the-tasks-framework", "The task runs inside the request")
    bank.keyed("what-the-tasks-framework-contains", "A decorator that", "A backend that records")
    from django.tasks import task_backends
    from django.tasks.backends.immediate import ImmediateBackend

    assert isinstance(task_backends["default"], ImmediateBackend)
    sample = module(bank.code("tasks-framework-versus-celery", "answer"))
    assert sample.result.is_finished
    assert [mail.body for mail in mailoutbox] == ["Order 7"]
    slow = module(
        "import threading\n"
        "from django.tasks import task\n"
        "happened = []\n"
        "@task\n"
        "def slow():\n"
        "    happened.append('the task ends')\n"
        "    return threading.get_ident()\n"
    )
    assert slow.slow.enqueue().return_value == threading.get_ident()
    slow.happened.append("enqueue returns")
    assert slow.happened == ["the task ends", "enqueue returns"]


@pytest.mark.proves("what-the-tasks-framework-contains", "tasks-framework-versus-celery")
@pytest.mark.since("6.0")
def test_the_dummy_backend_records_and_no_worker_is_included(module, settings):
    bank.keyed("what-the-tasks-framework-contains", "A decorator that", "A backend that records")
    import pkgutil

    import django.tasks.backends
    from django.core.management import get_commands
    from django.tasks import task_backends

    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    ran = []
    sample = module("from django.tasks import task\n@task\ndef work():\n    ran.append(1)\n")
    sample.ran = ran
    sample.work.enqueue()
    assert len(task_backends["default"].results) == 1 and ran == []
    found = {module.name for module in pkgutil.iter_modules(django.tasks.backends.__path__)}
    assert found == {"base", "dummy", "immediate"}
    core = {name for name, app in get_commands().items() if app.startswith("django.")}
    assert {"migrate", "runserver"} <= core
    assert not [name for name in core if "worker" in name or "task" in name]

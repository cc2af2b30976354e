"""Middleware and signals: what the bank claims, run against Django."""

import asyncio
import contextlib
import gc
import io
import logging
import sys
import threading
import types
from pathlib import Path

import bank
import pytest
from asgiref.sync import sync_to_async
from django import forms
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import Signal, receiver
from django.http import HttpResponse, JsonResponse
from django.test import AsyncClient, Client
from django.urls import path
from shop.models import Author, Book, Order, Tag

SEEN = []


def plain(request):
    SEEN.append("view")
    print("V")
    return HttpResponse("fine")


async def async_plain(request):
    SEEN.append("view")
    await asyncio.sleep(0)
    return HttpResponse("fine")


class PaymentError(Exception):
    pass


def failing(request):
    raise PaymentError


urlpatterns = [
    path("plain/", plain),
    path("long/", lambda request: HttpResponse("long " * 200)),
    path("async/", async_plain),
    path("failing/", failing),
]


@pytest.fixture
def module(monkeypatch):
    """Makes an importable module out of a block of the bank."""

    def make(source, **names):
        made = types.ModuleType("bank_middleware")
        made.__dict__.update(names)
        exec(source, made.__dict__)
        monkeypatch.setitem(sys.modules, "bank_middleware", made)
        return made

    return make


@pytest.fixture
def here(settings):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = []
    SEEN.clear()
    return settings


@pytest.fixture
def connected():
    """Disconnects what a test connected to the model signals."""
    before = {signal: list(signal.receivers) for signal in (post_save, post_delete)}
    yield
    for signal, receivers in before.items():
        signal.receivers = receivers
        signal.sender_receivers_cache.clear()


def answer_of(question):
    (right,) = [o["text"] for o in bank.questions()[question]["options"] if o["correct"]]
    return right


def printed(function, *args):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        function(*args)
    return out.getvalue().split()


# middleware


@pytest.mark.proves("what-middleware-is-and-how-to-write-one")
def test_the_request_id_middleware_marks_the_request_and_the_response(here, module):
    module(bank.code("what-middleware-is-and-how-to-write-one", "answer"))
    here.MIDDLEWARE = ["bank_middleware.RequestIdMiddleware"]
    client = Client()
    first, second = client.get("/plain/"), client.get("/plain/")
    assert first["X-Request-ID"] == first.wsgi_request.id
    assert first["X-Request-ID"] != second["X-Request-ID"]


@pytest.mark.proves("what-middleware-is-and-how-to-write-one")
def test_the_factory_is_called_once_and_its_product_for_each_request(here, module):
    made = module(
        "calls = []\n"
        "def factory(get_response):\n"
        "    calls.append('factory')\n"
        "    def middleware(request):\n"
        "        calls.append('request')\n"
        "        return get_response(request)\n"
        "    return middleware\n"
    )
    here.MIDDLEWARE = ["bank_middleware.factory"]
    client = Client()
    client.get("/plain/")
    client.get("/plain/")
    assert made.calls == ["factory", "request", "request"]


@pytest.mark.proves("middleware-call-order-print")
def test_the_layers_print_in_onion_order(here, module):
    module(bank.code("middleware-call-order-print", "prompt"))
    here.MIDDLEWARE = ["bank_middleware.outer", "bank_middleware.inner"]
    letters = printed(Client().get, "/plain/")
    assert " ".join(letters) == answer_of("middleware-call-order-print")


@pytest.mark.proves("jobs-of-middleware-that-ships-with-django")
def test_which_jobs_django_has_a_middleware_for(here):
    bank.keyed(
        "jobs-of-middleware-that-ships-with-django",
        "Redirecting HTTP",
        "Compressing responses",
    )
    import django

    here.MIDDLEWARE = [
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.gzip.GZipMiddleware",
    ]
    here.SECURE_SSL_REDIRECT = True
    assert Client().get("/plain/").url == "https://testserver/plain/"
    long = Client().get("/long/", headers={"accept-encoding": "gzip"}, secure=True)
    assert long["Content-Encoding"] == "gzip"
    folders = ("middleware", "contrib")
    sources = [p for f in folders for p in Path(django.__path__[0], f).rglob("*middleware*.py")]
    sources += Path(django.__path__[0], "middleware").glob("*.py")
    text = "\n".join(path.read_text() for path in sources).lower()
    assert "content-encoding" in text
    for absent in ("access-control-allow", "throttl", "rate limit", "status=429"):
        assert absent not in text


@pytest.mark.proves("timing-middleware-in-the-old-style")
def test_a_class_of_the_old_style_cannot_be_loaded(here, module):
    bank.keyed("timing-middleware-in-the-old-style", "Loading the middleware fails")
    source = bank.code("timing-middleware-in-the-old-style", "prompt")
    module(source)
    here.MIDDLEWARE = ["bank_middleware.TimingMiddleware"]
    with pytest.raises(TypeError, match="takes no arguments"):
        Client().get("/plain/")
    assert SEEN == []


@pytest.mark.proves("timing-middleware-in-the-old-style")
def test_the_mixin_bridges_the_old_style(here, module):
    bank.keyed("timing-middleware-in-the-old-style", "Loading the middleware fails")
    source = bank.code("timing-middleware-in-the-old-style", "prompt")
    source = source.replace("TimingMiddleware:", "TimingMiddleware(MiddlewareMixin):")
    from django.utils.deprecation import MiddlewareMixin

    module(source, MiddlewareMixin=MiddlewareMixin)
    here.MIDDLEWARE = ["bank_middleware.TimingMiddleware"]
    assert "X-Seconds" in Client().get("/plain/")


@pytest.mark.proves("middleware-that-answers-early")
def test_only_the_outer_layer_goes_on_after_an_early_answer(here, module):
    bank.keyed("middleware-that-answers-early", "The code of `First`")
    made = module(
        "from django.http import HttpResponse\n"
        "ran = []\n"
        "def layer(name):\n"
        "    def factory(get_response):\n"
        "        def middleware(request):\n"
        "            ran.append(name + ' in')\n"
        "            response = get_response(request)\n"
        "            ran.append(name + ' out')\n"
        "            return response\n"
        "        return middleware\n"
        "    return factory\n"
        "First, Last = layer('First'), layer('Last')\n"
        "def Maintenance(get_response):\n"
        "    return lambda request: HttpResponse(status=503)\n"
    )
    here.MIDDLEWARE = [f"bank_middleware.{name}" for name in ("First", "Maintenance", "Last")]
    assert Client().get("/plain/").status_code == 503
    assert made.ran == ["First in", "First out"]
    assert SEEN == []


@pytest.mark.proves("plan-middleware-and-anonymous-visitors")
@pytest.mark.django_db
def test_request_user_is_missing_above_the_authentication_middleware(here, module):
    bank.keyed("plan-middleware-and-anonymous-visitors", "It fails with `AttributeError`: `user` is set")
    names = {}
    exec(bank.code("plan-middleware-and-anonymous-visitors", "prompt", 0), names)
    module(bank.code("plan-middleware-and-anonymous-visitors", "prompt", 1))
    ours = "bank_middleware.PlanMiddleware"
    here.MIDDLEWARE = [
        ours if name == "shop.middleware.PlanMiddleware" else name for name in names["MIDDLEWARE"]
    ]
    assert here.MIDDLEWARE.count(ours) == 1
    with pytest.raises(AttributeError, match="'user'"):
        Client().get("/plain/")
    here.MIDDLEWARE = sorted(here.MIDDLEWARE, key=ours.__eq__)
    response = Client().get("/plain/")
    assert response.status_code == 200
    assert response.wsgi_request.is_employee is False


@pytest.mark.proves("middleware-catching-view-exceptions")
@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("place", ["first", "last"])
def test_get_response_never_raises_what_the_view_raised(here, module, debug, place):
    bank.keyed("middleware-catching-view-exceptions", "Implement `process_exception`")
    made = module(
        bank.code("middleware-catching-view-exceptions", "prompt"),
        PaymentError=PaymentError,
        JsonResponse=JsonResponse,
    )
    client = Client(raise_request_exception=False)
    here.DEBUG = debug
    other = "django.middleware.common.CommonMiddleware"
    ours = "bank_middleware.PaymentErrorMiddleware"
    here.MIDDLEWARE = [ours, other] if place == "first" else [other, ours]
    logging.disable(logging.CRITICAL)
    try:
        assert client.get("/failing/").status_code == 500
        made.PaymentErrorMiddleware.process_exception = lambda self, request, exception: (
            JsonResponse({"error": "payment"}, status=402)
        )
        client = Client(raise_request_exception=False)
        assert client.get("/failing/").status_code == 402
    finally:
        logging.disable(logging.NOTSET)


@pytest.mark.proves("sync-middleware-under-asgi", "async-middleware-in-a-mixed-stack")
def test_a_sync_layer_under_asgi_waits_in_a_thread_while_the_loop_goes_on(here, module, caplog):
    bank.keyed("sync-middleware-under-asgi", "Requests pass, and each one takes a thread")
    made = module(
        "import threading\n"
        "from django.utils.asyncio import async_unsafe\n"
        "threads, go_on = [], threading.Event()\n"
        "def slow(get_response):\n"
        "    def middleware(request):\n"
        "        async_unsafe(list)()  # as the ORM does: refused where an event loop runs\n"
        "        threads.append(threading.get_ident())\n"
        "        assert go_on.wait(60)  # for the event loop to have gone on\n"
        "        response = get_response(request)\n"
        "        threads.append(threading.get_ident())\n"
        "        return response\n"
        "    return middleware\n"
    )
    here.MIDDLEWARE = ["bank_middleware.slow"]
    caplog.set_level(logging.DEBUG, "django.request")

    async def run():
        ticks = 0
        request = asyncio.ensure_future(AsyncClient().get("/async/"))
        while not request.done():
            await asyncio.sleep(0)
            ticks += bool(made.threads)
            if ticks == 5:
                made.go_on.set()
        return threading.get_ident(), ticks, (await request).status_code

    assert asyncio.run(run())[2] == 200
    assert "adapted" not in caplog.text  # logged while DEBUG is on
    made.threads.clear()
    made.go_on.clear()
    here.DEBUG = True
    loop_thread, ticks, status = asyncio.run(run())
    assert status == 200
    assert ticks >= 5
    assert made.threads[0] == made.threads[1] != loop_thread
    assert "Asynchronous handler adapted for middleware bank_middleware.slow" in caplog.text


@pytest.mark.proves("async-header-middleware-that-fails")
@pytest.mark.filterwarnings("ignore:coroutine")
def test_an_async_call_method_has_to_be_marked(here, module, monkeypatch):
    monkeypatch.setattr(logging.root.manager, "disable", logging.CRITICAL)
    from inspect import markcoroutinefunction

    source = bank.code("async-header-middleware-that-fails", "prompt")
    line = "        self.get_response = get_response\n"
    here.MIDDLEWARE = [
        "django.middleware.common.CommonMiddleware",
        "bank_middleware.HeaderMiddleware",
    ]

    def run(extra):
        added = source.replace(line, line + f"        {extra}\n")
        assert added != source
        module(added, markcoroutinefunction=markcoroutinefunction, sync_to_async=sync_to_async)
        return asyncio.run(AsyncClient().get("/async/"))

    for option in bank.questions()["async-header-middleware-that-fails"]["options"]:
        line_of_option = option["text"].strip("`")
        if option["correct"]:
            assert run(line_of_option)["X-App"] == "shop"
        else:
            reasons = "can't be used in 'await'|applied to sync functions"
            with pytest.raises(TypeError, match=reasons):
                run(line_of_option)
    gc.collect()  # the coroutines that nobody awaited


@pytest.mark.proves("async-middleware-in-a-mixed-stack")
def test_the_hybrid_serves_both_modes(here, module):
    made = module(bank.code("async-middleware-in-a-mixed-stack", "answer"))
    assert (made.no_referrer.sync_capable, made.no_referrer.async_capable) == (True, True)
    here.MIDDLEWARE = ["bank_middleware.no_referrer"]
    assert Client().get("/plain/")["Referrer-Policy"] == "no-referrer"
    response = asyncio.run(AsyncClient().get("/async/"))
    assert response["Referrer-Policy"] == "no-referrer"


# signals


@pytest.fixture
def author(db):
    return Author.objects.create(name="Frank")


@pytest.fixture
def customer(db, django_user_model):
    return django_user_model.objects.create_user("ann")


@pytest.mark.proves("what-signals-are-and-how-to-connect-them")
def test_the_receiver_of_the_answer_reacts_to_the_insert_alone(connected, customer):
    exec(bank.code("what-signals-are-and-how-to-connect-them", "answer"), {})
    order = Order(customer=customer)
    assert printed(order.save) == ["order", str(order.pk), "created"]
    assert printed(order.save) == []


@pytest.mark.proves("what-signals-are-and-how-to-connect-them", "signal-pitfalls-and-alternatives")
def test_a_dispatch_uid_keeps_the_second_connection_out(connected):
    signal, calls = Signal(), []

    def one(**kwargs):
        calls.append("one")

    def other(**kwargs):
        calls.append("other")

    signal.connect(one, dispatch_uid="same")
    signal.connect(other, dispatch_uid="same")
    signal.send(None)
    assert calls == ["one"]


@pytest.mark.proves("signal-pitfalls-and-alternatives")
@pytest.mark.django_db
def test_place_order_sends_after_the_commit(customer, author, django_capture_on_commit_callbacks):
    sent = []
    names = {"Order": Order, "send_confirmation": sent.append}
    exec(bank.code("signal-pitfalls-and-alternatives", "answer"), names)
    book = Book.objects.create(title="Dune", author=author)
    with django_capture_on_commit_callbacks(execute=True):
        order = names["place_order"](customer, [(book, 2)])
        assert sent == []
    assert sent == [order.pk]
    assert order.lines.get().quantity == 2


@pytest.mark.proves("many-to-many-values-in-post-save")
def test_a_form_stores_many_to_many_values_after_post_save(connected, author):
    bank.keyed("many-to-many-values-in-post-save", "`0`, as the form stores the tags once")
    art, law = Tag.objects.create(name="art"), Tag.objects.create(name="law")
    names = {"__name__": "proof", "receiver": receiver, "post_save": post_save, "Book": Book,
             "forms": forms, "author": author, "art": art, "law": law}
    changes = []

    def changed(action, instance, **kwargs):
        changes.append((action, instance.tags.count()))

    m2m_changed.connect(changed, sender=Book.tags.through)
    try:
        assert printed(exec, bank.code("many-to-many-values-in-post-save", "prompt"), names) == ["0"]
    finally:
        m2m_changed.disconnect(changed, sender=Book.tags.through)
    assert set(Book.objects.get().tags.all()) == {art, law}
    assert changes == [("pre_add", 0), ("post_add", 2)]
    with pytest.raises(ValueError, match="needs to have a value for field"):
        Book(title="no key").tags.count()


@pytest.mark.proves("what-signals-are-and-how-to-connect-them", "signal-pitfalls-and-alternatives")
def test_which_calls_send_post_save(connected, author):
    book = Book.objects.create(title="Old", author=Author.objects.create(name="Jane"))
    sent = []
    post_save.connect(lambda **kwargs: sent.append(1), sender=Book, weak=False)
    for sends, call in [
        (True, lambda: Book.objects.create(title="Dune", author=author)),
        (True, lambda: Book.objects.update_or_create(pk=book.pk, defaults={"stock": 4})),
        (False, lambda: Book.objects.bulk_create([Book(title="Emma", author=author)])),
        (False, lambda: Book.objects.filter(pk=book.pk).update(stock=3)),
        (False, lambda: author.books.add(book)),
    ]:
        sent.clear()
        call()
        assert bool(sent) is sends
    book.refresh_from_db()
    assert book.author == author


@pytest.mark.proves("post-save-and-a-rollback")
def test_the_receiver_ran_although_the_order_was_rolled_back(connected, customer):
    bank.keyed("post-save-and-a-rollback", "The confirmation was sent, and the order is not")
    class OutOfStock(Exception):
        pass

    sent = []
    names = {
        "receiver": receiver,
        "post_save": post_save,
        "Order": Order,
        "transaction": transaction,
        "OutOfStock": OutOfStock,
        "send_confirmation": sent.append,
    }
    exec(bank.code("post-save-and-a-rollback", "prompt"), names)
    with pytest.raises(OutOfStock):
        names["place_order"](customer)
    assert len(sent) == 1
    assert not Order.objects.exists()


@pytest.mark.proves("signal-receiver-defined-in-a-function")
@pytest.mark.parametrize(("old", "new", "times"), [
    ("", "", 2),
    ("weak=False", "weak=True", 0),
    ("weak=False", "weak=False, dispatch_uid='watch'", 1),
])
def test_each_call_connects_a_local_receiver_of_its_own(connected, author, old, new, times):
    bank.keyed("signal-receiver-defined-in-a-function", "`saved Dune` twice")
    source = bank.code("signal-receiver-defined-in-a-function", "prompt").replace(old, new)
    names = {"post_save": post_save, "Book": Book, "author": author}
    assert printed(exec, source, names) == ["saved", "Dune"] * times


@pytest.mark.proves("signal-receivers-never-run")
def test_signals_modules_are_not_imported_by_django(tmp_path, monkeypatch):
    bank.keyed("signal-receivers-never-run", "The module is never imported")
    from django.apps.registry import Apps

    package = tmp_path / "lonely"
    package.mkdir()
    (package / "__init__.py").touch()
    for name in ("models", "signals", "receivers"):
        (package / f"{name}.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    Apps(["lonely"])
    assert "lonely.models" in sys.modules
    assert not {"lonely.signals", "lonely.receivers"} & set(sys.modules)
    (package / "apps.py").write_text(
        "from django.apps import AppConfig\n"
        "class LonelyConfig(AppConfig):\n"
        "    name = 'lonely'\n"
        "    def ready(self):\n"
        "        from lonely import signals\n"
    )
    Apps(["lonely.apps.LonelyConfig"])
    assert "lonely.signals" in sys.modules


@pytest.mark.proves("post-save-receiver-that-raises", "signal-pitfalls-and-alternatives")
@pytest.mark.django_db(transaction=True)
def test_the_row_stays_when_a_receiver_raises_in_autocommit_mode(connected):
    bank.keyed("post-save-receiver-that-raises", "The row stays in place, and `save()` raises")
    later = []

    def broken(**kwargs):
        raise ValueError("receiver")

    def after(**kwargs):
        later.append(1)

    author = Author.objects.create(name="Frank")
    post_save.connect(broken, sender=Book)
    post_save.connect(after, sender=Book)
    with pytest.raises(ValueError, match="receiver"):
        Book(title="Dune", author=author).save()
    assert Book.objects.filter(title="Dune").exists()
    assert later == []
    with pytest.raises(ValueError), transaction.atomic():
        Book(title="Emma", author=author).save()
    assert not Book.objects.filter(title="Emma").exists()


@pytest.mark.proves("async-receiver-of-a-sync-save")
def test_save_waits_for_an_async_receiver(connected, author):
    bank.keyed("async-receiver-of-a-sync-save", "The receiver is run through `async_to_sync`")
    ran = []

    async def slow(**kwargs):
        await asyncio.sleep(0)
        ran.append("done")

    post_save.connect(slow, sender=Book)
    Book(title="Dune", author=author).save()
    assert ran == ["done"]


@pytest.mark.proves("signal-pitfalls-and-alternatives")
@pytest.mark.since("6.1")
def test_a_database_level_cascade_sends_no_delete_signal(connected, db):
    from django.db import connection, models
    from django.test.utils import isolate_apps

    with isolate_apps("shop"):

        class Parent(models.Model):
            class Meta:
                app_label = "shop"

        class Child(models.Model):
            parent = models.ForeignKey(Parent, models.DB_CASCADE)

            class Meta:
                app_label = "shop"

    deleted = []
    post_delete.connect(lambda sender, **kw: deleted.append(sender.__name__), weak=False)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
        cursor.execute("CREATE TABLE shop_parent (id integer PRIMARY KEY)")
        cursor.execute(
            "CREATE TABLE shop_child (id integer PRIMARY KEY, parent_id integer NOT NULL"
            " REFERENCES shop_parent (id) ON DELETE CASCADE)"
        )
    parent = Parent.objects.create()
    Child.objects.create(parent=parent)
    parent.delete()
    assert not Child.objects.exists()
    assert deleted == ["Parent"]

"""Caching and performance: what the bank claims, run against Django."""

import asyncio
import cProfile
import hashlib
import pstats
import re
import subprocess
import sys
import threading
import time
import types
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

import bank
import django
import pytest
from bank import options
from django.conf import global_settings
from django.contrib.auth.models import User
from django.core.cache import InvalidCacheBackendError, cache, caches
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from django.core.cache.utils import make_template_fragment_key
from django.db import connection, connections, transaction
from django.db.models import F, Func, IntegerField, Value
from django.http import HttpResponse, StreamingHttpResponse
from django.template import Context, Engine, TemplateSyntaxError
from django.test import Client
from django.urls import path
from django.utils.cache import learn_cache_key
from django.views.decorators.cache import cache_control, cache_page
from django.views.decorators.vary import vary_on_cookie
from shop.models import Author, Book

urlpatterns = []


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """PostgreSQL checks foreign keys at once, so the tables of `shop`, which has no migrations,
    could not be made ahead of those of `auth`."""
    return False


@pytest.fixture(autouse=True)
def cold_cache():
    cache.clear()
    yield
    cache.clear()


# levels


@pytest.mark.proves("caching-levels-and-backends")
def test_the_bestsellers_are_computed_once():
    calls = []

    def compute_bestsellers():
        calls.append(1)
        return ["Dune"]

    names = {"compute_bestsellers": compute_bestsellers}
    exec(bank.code("caching-levels-and-backends", "answer"), names)
    assert names["bestsellers"]() == names["bestsellers"]() == ["Dune"]
    assert calls == [1]


ANOTHER_PROCESS = """
from django.conf import settings
settings.configure()
from django.core.cache import cache
print(cache.get("hits"), cache.add("hits", 0, None), cache.incr("hits"))
"""


@pytest.mark.proves("hits-counted-without-a-caches-setting", "caching-levels-and-backends")
def test_the_default_cache_lives_in_one_process():
    bank.keyed("hits-counted-without-a-caches-setting", "A number that jumps")
    assert "locmem" in global_settings.CACHES["default"]["BACKEND"]
    assert (cache.add("hits", 0, None), cache.incr("hits")) == (True, 1)
    command = [sys.executable, "-c", ANOTHER_PROCESS]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert found.split() == ["None", "True", "1"]
    assert (cache.add("hits", 0, None), cache.incr("hits")) == (False, 2)
    dummy = DummyCache("", {})
    assert dummy.add("hits", 0, None)
    with pytest.raises(ValueError):
        dummy.incr("hits")


@pytest.mark.proves("cache-set-timeout-values")
def test_which_keys_are_left_after_ten_minutes():
    exec(bank.code("cache-set-timeout-values", "prompt"), {"cache": cache})
    assert cache.get("a") == 1
    later = time.time() + 600
    with mock.patch("django.core.cache.backends.locmem.time.time", return_value=later):
        left = {key for key in "abc" if cache.get(key) is not None}
    for option in options("cache-set-timeout-values"):
        assert (set(option["text"]) & set("abc") == left) is option["correct"]


UPDATE = "django.middleware.cache.UpdateCacheMiddleware"
FETCH = "django.middleware.cache.FetchFromCacheMiddleware"
SESSION = "django.contrib.sessions.middleware.SessionMiddleware"
LOCALE = "django.middleware.locale.LocaleMiddleware"
ORDERS = {
    "`UpdateCacheMiddleware` first, `FetchFromCacheMiddleware` last": "U S L F",
    "`FetchFromCacheMiddleware` first, `UpdateCacheMiddleware` last": "F S L U",
    "`FetchFromCacheMiddleware` first, `UpdateCacheMiddleware` just after it": "F U S L",
    "`FetchFromCacheMiddleware` last, `UpdateCacheMiddleware` just before it": "S L U F",
}


@pytest.mark.proves("per-site-cache-middleware-order")
@pytest.mark.django_db
def test_the_one_order_that_keeps_users_apart_and_finds_each_language(settings):
    calls = []

    def greet(request):
        calls.append(request.LANGUAGE_CODE)
        return HttpResponse(request.session.get("name", "nobody"))

    def public(request):
        calls.append(request.LANGUAGE_CODE)
        return HttpResponse("public")

    def enter(request, name):
        request.session["name"] = name
        return HttpResponse()

    urls = [path("", greet), path("public/", public), path("enter/<name>/", enter)]
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": urls})
    letters = {"U": UPDATE, "F": FETCH, "S": SESSION, "L": LOCALE}

    def sound(order):
        cache.clear()
        settings.MIDDLEWARE = [SESSION, LOCALE]
        people = {}
        for name in ("Ann", "Bob"):
            people[name] = Client()
            people[name].get(f"/enter/{name}/")
            people[name].handler = type(people[name].handler)()  # with the next middleware
        settings.MIDDLEWARE = [letters[letter] for letter in order.split()]
        apart = all(
            client.get("/").content.decode() == name for name, client in people.items()
        )
        calls.clear()
        for language in ("fr", "en", "fr", "en"):
            Client(headers={"accept-language": language}).get("/public/")
        return apart and calls == ["fr", "en"]

    for option in options("per-site-cache-middleware-order"):
        assert sound(ORDERS[option["text"]]) is option["correct"], option["text"]


@pytest.mark.proves("template-fragment-cache-per-user")
def test_which_fragment_tag_keeps_users_apart(rf):
    engine = Engine(libraries={"cache": "django.templatetags.cache"})
    source = bank.code("template-fragment-cache-per-user", "prompt")
    shared = "{% cache 600 greeting %}"

    def greetings(tag):
        cache.clear()
        template = engine.from_string(source.replace(shared, tag))
        pages = []
        for number, name in enumerate(("Ann", "Bob"), 1):
            request = rf.get("/")
            request.user = User(pk=number, username=name)
            pages.append(template.render(Context({"request": request})))
        return ["Ann" in pages[0], "Bob" in pages[1]]

    assert shared in source
    assert greetings(shared) == [True, False]
    for option in options("template-fragment-cache-per-user"):
        try:
            apart = greetings(option["text"].strip("`")) == [True, True]
        except (TemplateSyntaxError, InvalidCacheBackendError):
            apart = False
        assert apart is option["correct"], option["text"]


@pytest.mark.proves("cache-page-on-a-personal-view")
@pytest.mark.django_db
@pytest.mark.parametrize("vary", [False, True])
def test_cache_page_gives_bob_the_page_of_ann(settings, vary):
    bank.keyed("cache-page-on-a-personal-view", "Ann's page: the entry is stored before")
    names = {"cache_page": cache_page, "HttpResponse": HttpResponse, "vary": vary_on_cookie}
    names["__name__"] = __name__
    source = bank.code("cache-page-on-a-personal-view", "prompt")
    exec(source.replace("def ", "@vary\ndef ") if vary else source, names)
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("", names["account"])]})
    pages = []
    for name in ("ann", "bob"):
        client = Client()
        client.force_login(User.objects.create_user(name))
        response = client.get("/")
        assert "private" not in response["Cache-Control"]
        assert name == "bob" or response["Vary"] == "Cookie"  # Bob's view did not run
        pages.append(response.content)
    bob = b"Account of bob" if vary else b"Account of ann"
    assert pages == [b"Account of ann", bob]


@pytest.mark.proves("what-cache-page-does-not-store")
@pytest.mark.django_db
def test_what_cache_page_leaves_out(rf):
    user = User.objects.create_user("ann")
    responses = {
        "A response with status 404": lambda request: HttpResponse(status=404),
        "A `StreamingHttpResponse`": lambda request: StreamingHttpResponse(["x"]),
        "A response marked `Cache-Control: private`": cache_control(private=True)(
            lambda request: HttpResponse("x")
        ),
        "A response to a GET request with a query string": lambda request: HttpResponse("x"),
        "A response to a GET request of a logged-in user": lambda request: HttpResponse("x"),
    }
    for option in options("what-cache-page-does-not-store"):
        cache.clear()
        calls = []
        inner = responses[option["text"]]

        def view(request):
            calls.append(1)
            return inner(request)

        for _ in range(2):
            request = rf.get("/", {"page": 2} if "query string" in option["text"] else {})
            request.user = user
            cache_page(60)(view)(request)
        assert (len(calls) == 2) is option["correct"], option["text"]


# Redis


@pytest.fixture
def fake_redis():
    """Django's Redis backend on a client that records its calls."""
    server = mock.MagicMock()
    with mock.patch.object(RedisCacheClient, "get_client", return_value=server):
        yield RedisCache("redis://localhost:6379/0", {"KEY_PREFIX": "shop"}), server


@pytest.mark.proves("redis-cache-clear-scope", "redis-cache-builtin-or-django-redis")
def test_clear_flushes_the_redis_database(fake_redis):
    bank.keyed("redis-cache-clear-scope", "The whole of Redis database 0")
    backend, server = fake_redis
    backend.clear()
    assert server.method_calls == [mock.call.flushdb()]


@pytest.mark.proves("calls-that-need-django-redis", "redis-cache-builtin-or-django-redis")
def test_what_django_redis_adds():
    from django_redis.cache import RedisCache as DjangoRedisCache

    for option in options("calls-that-need-django-redis"):
        method = option["text"].removeprefix("`cache.").split("(")[0]
        assert hasattr(DjangoRedisCache, method)
        assert hasattr(RedisCache, method) is not option["correct"]


@pytest.mark.proves("builtin-redis-cache-during-an-outage", "redis-cache-builtin-or-django-redis")
def test_an_outage_raises_with_the_builtin_backend_and_can_be_ignored_with_django_redis(settings):
    bank.keyed("builtin-redis-cache-during-an-outage", "A connection error")
    import redis

    nowhere = {"LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        "builtin": {"BACKEND": "django.core.cache.backends.redis.RedisCache", **nowhere},
        "package": {
            "BACKEND": "django_redis.cache.RedisCache",
            **nowhere,
            "OPTIONS": {"IGNORE_EXCEPTIONS": True},
        },
    }
    with pytest.raises(redis.exceptions.ConnectionError):
        caches["builtin"].get("menu")
    assert caches["package"].get("menu") is None


@pytest.mark.proves("redis-cache-builtin-or-django-redis")
def test_the_settings_of_the_answer_work_and_the_first_location_takes_the_writes(settings):
    names = {}
    exec(bank.code("redis-cache-builtin-or-django-redis", "answer"), names)
    settings.CACHES = names["CACHES"]
    backend = caches["default"]
    assert isinstance(backend, RedisCache)
    assert backend.make_key("menu") == "shop:1:menu"
    assert backend.default_timeout == 600
    several = RedisCacheClient(["redis://one:1", "redis://two:1", "redis://three:1"])
    assert several._get_connection_pool_index(write=True) == 0
    assert {several._get_connection_pool_index(write=False) for _ in range(99)} == {1, 2}


# invalidation and stampede


@pytest.mark.proves("report-built-on-every-request")
def test_a_callable_default_is_called_on_a_miss_only():
    calls = []

    def build_report():
        calls.append(1)
        return "report"

    names = {"cache": cache, "build_report": build_report}
    shown = bank.code("report-built-on-every-request", "prompt")
    exec(shown, names)
    exec(shown, names)
    assert len(calls) == 2
    for option in options("report-built-on-every-request"):
        calls.clear()
        for _ in range(3):
            eval(option["text"].strip("`"), names)
        assert (calls == []) is option["correct"], option["text"]
    cache.delete("report")
    assert cache.get_or_set("report", build_report, 600) == "report"


def in_threads(function, count=8):
    results = []
    threads = [threading.Thread(target=lambda: results.append(function())) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.proves("one-worker-rebuilds-a-hot-key", "cache-invalidation-and-stampede")
def test_add_elects_one_worker_and_get_or_set_holds_no_lock():
    bank.keyed(
        "one-worker-rebuilds-a-hot-key",
        "Keep the old value beyond its age limit; the worker that gets `True`",
    )
    assert sorted(in_threads(lambda: cache.add("lock", 1, 60))) == [False] * 7 + [True]

    barrier = threading.Barrier(8, timeout=60)

    def check_then_set():
        free = cache.get("other") is None
        barrier.wait()
        cache.set("other", 1, 60)
        return free

    assert in_threads(check_then_set) == [True] * 8

    calls = []

    def build():
        calls.append(1)
        barrier.wait()
        return "report"

    assert in_threads(lambda: cache.get_or_set("report", build)) == ["report"] * 8
    assert len(calls) == 8


@pytest.mark.proves("cache-invalidation-and-stampede")
def test_the_cached_report_is_rebuilt_by_one_and_served_stale_by_the_others(monkeypatch):
    built = []
    entered, go_on = threading.Event(), threading.Event()

    def build_report():
        built.append(1)
        if len(built) == 2:
            entered.set()
            go_on.wait(60)
        return f"report {len(built)}"

    names = {"cache": cache, "build_report": build_report}
    exec(bank.code("cache-invalidation-and-stampede", "answer"), names)
    cached_report = names["cached_report"]
    monkeypatch.setattr(time, "time", lambda: 1_000_000.0)  # a clock that stands still
    assert cached_report() == cached_report() == "report 1"
    cache.set("report", {"at": time.time() - 301, "value": "report 1"}, timeout=86400)
    rebuilt = []
    winner = threading.Thread(target=lambda: rebuilt.append(cached_report()))
    winner.start()
    assert entered.wait(60)
    assert cached_report() == "report 1"
    go_on.set()
    winner.join()
    assert rebuilt == ["report 2"]
    assert cached_report() == "report 2"
    assert len(built) == 2
    cache.clear()
    cache.add("report:lock", 1)
    assert cached_report() is None


@pytest.mark.proves("cache-invalidation-and-stampede")
def test_a_generation_number_in_the_keys_retires_the_group():
    def key(name):
        return f"author:7:{cache.get_or_set('author:7:generation', 1)}:{name}"

    for name in ("books", "reviews"):
        cache.set(key(name), "old")
    assert cache.get(key("books")) == cache.get(key("reviews")) == "old"
    cache.incr("author:7:generation")
    assert cache.get(key("books")) is cache.get(key("reviews")) is None


@pytest.mark.proves("what-cache-page-does-not-store")
@pytest.mark.parametrize(("status", "calls"), [(200, 1), (204, 2), (301, 2), (304, 2), (500, 2)])
def test_only_status_200_is_stored(rf, status, calls):
    bank.keyed(
        "what-cache-page-does-not-store",
        "A response with status 404",
        "A `StreamingHttpResponse`",
        "A response marked `Cache-Control: private`",
    )
    called = []

    @cache_page(60)
    def view(request):
        called.append(1)
        return HttpResponse(status=status)

    for _ in range(2):
        view(rf.get("/"))
    assert len(called) == calls


@pytest.mark.proves("what-cache-page-does-not-store")
@pytest.mark.parametrize(
    ("header", "value", "calls"),
    [
        ("Cache-Control", "private", 2),
        ("Cache-Control", "no-store", 2),
        ("Cache-Control", "no-cache", 2),
        ("Vary", "*", 2),
        ("Cache-Control", "public", 1),
        ("Vary", "Cookie", 1),
    ],
)
def test_the_headers_that_keep_a_page_out_of_the_cache(rf, header, value, calls):
    bank.keyed(
        "what-cache-page-does-not-store",
        "A response with status 404",
        "A `StreamingHttpResponse`",
        "A response marked `Cache-Control: private`",
    )
    called = []

    @cache_page(60)
    def view(request):
        called.append(1)
        return HttpResponse("x", headers={header: value})

    for _ in range(2):
        view(rf.get("/"))
    assert len(called) == calls


@pytest.mark.proves("old-price-served-from-the-cache", "cache-invalidation-and-stampede")
@pytest.mark.django_db(transaction=True, databases=["default", "postgresql"])
@pytest.mark.parametrize("variant", ["as shown", "first", "touch", "update", "on_commit"])
def test_a_key_deleted_before_the_commit_is_filled_with_old_data(variant):
    bank.keyed("old-price-served-from-the-cache", "Delete the key in a `transaction.on_commit()`")
    author = Author.objects.using("postgresql").create(name="Frank")
    book = Book.objects.using("postgresql").create(title="Dune", author=author, price=10)
    key = f"book:{book.pk}"

    def read():
        try:
            price = Book.objects.using("postgresql").get(pk=book.pk).price
            return cache.get_or_set(key, lambda: price)
        finally:
            connections["postgresql"].close()

    def read_elsewhere(*args):
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()

    source = bank.code("old-price-served-from-the-cache", "prompt")
    line = '        cache.delete(f"book:{book.pk}")\n'
    save = '        book.save(update_fields=["price"])\n'
    assert line in source and save in source
    after_commit = line.replace("cache", "transaction.on_commit(lambda: cache", 1)
    after_commit = after_commit.rstrip() + ", using='postgresql')\n"
    update = "        Book.objects.filter(pk=book.pk).update(price=F('price') + 2)\n"
    source = {
        "as shown": source,
        "first": source.replace(line, "").replace(save, line + save),
        "touch": source.replace("cache.delete", "cache.touch"),
        "update": source.replace(save, update),
        "on_commit": source.replace(line, after_commit),
    }[variant]
    source = source.replace("atomic()", "atomic('postgresql')")
    source = source.replace("Book.objects", "Book.objects.using('postgresql')")
    names = {
        "transaction": transaction,
        "cache": cache,
        "Book": Book,
        "F": F,
        "log_price_change": read_elsewhere,
    }
    exec(source, names)
    read_elsewhere()
    names["change_price"](book, 12)
    read_elsewhere()
    expected = 12 if variant == "on_commit" else 10
    assert cache.get(key) == expected


def keys_of_django_6_0(name, vary_on, url, headers):
    """How 6.0 built the key of a fragment and the end of the key of a page."""
    fragment = hashlib.md5(usedforsecurity=False)
    for value in vary_on:
        fragment.update(str(value).encode())
        fragment.update(b":")
    page = hashlib.md5(usedforsecurity=False)
    for value in headers:
        page.update(value.encode())
    address = hashlib.md5(url.encode(), usedforsecurity=False).hexdigest()
    return f"template.cache.{name}.{fragment.hexdigest()}", f"{address}.{page.hexdigest()}"


@pytest.mark.proves("cache-entries-after-the-upgrade-to-6-1")
def test_which_cache_keys_changed_in_6_1(rf):
    request = rf.get("/", headers={"cookie": "sessionid=1"})
    url = request.build_absolute_uri()
    basket, varying = keys_of_django_6_0("basket", [7], url, ["sessionid=1"])
    footer, plain = keys_of_django_6_0("footer", [], url, [])

    def page(response):
        key = learn_cache_key(request, response, 60, "")
        return ".".join(key.split("cache_page..GET.")[1].split(".")[:2])  # no language, no zone

    same = {
        "The fragment of `{% cache 3600 basket user.pk %}`": (
            make_template_fragment_key("basket", [7]) == basket
        ),
        "A signed-in user's page behind `@cache_page` over `@vary_on_cookie`": (
            page(HttpResponse(headers={"Vary": "Cookie"})) == varying
        ),
        "The fragment of `{% cache 3600 footer %}`": make_template_fragment_key("footer") == footer,
        'The value of `cache.set("rates", rates, None)`': cache.make_key("rates") == ":1:rates",
    }
    assert page(HttpResponse()) == plain
    for option in options("cache-entries-after-the-upgrade-to-6-1"):
        changed = django.VERSION >= (6, 1) and option["correct"]
        assert same[option["text"]] is not changed, option["text"]


# profiling


@pytest.mark.proves("explain-with-analyze-on-postgresql", "profile-a-slow-endpoint")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_explain_analyze_runs_the_query_on_postgresql(capsys):
    bank.keyed("explain-with-analyze-on-postgresql", "It runs the query and prints the plan")
    class OnPostgres:
        objects = Book.objects.using("postgresql")

    exec(bank.code("explain-with-analyze-on-postgresql", "prompt"), {"Book": OnPostgres})
    plan = capsys.readouterr().out
    assert "actual time" in plan and "Execution Time" in plan
    estimate = OnPostgres.objects.filter(stock__lt=5).explain()
    assert "cost=" in estimate and "actual time" not in estimate
    exec(bank.code("profile-a-slow-endpoint", "answer"), {"Book": OnPostgres})
    assert "actual time" in capsys.readouterr().out


@pytest.mark.proves("explain-with-analyze-on-postgresql")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_explain_analyze_runs_the_query_and_plain_explain_does_not():
    bank.keyed("explain-with-analyze-on-postgresql", "It runs the query and prints the plan")
    author = Author.objects.using("postgresql").create(name="Frank")
    counted = Author.objects.using("postgresql").annotate(
        number=Func(Value("runs"), function="nextval", output_field=IntegerField()),
    )
    with connections["postgresql"].cursor() as cursor:
        cursor.execute("CREATE TEMPORARY SEQUENCE runs")

        def has_run():
            cursor.execute("SELECT is_called FROM runs")
            return cursor.fetchone()[0]

        assert "Execution Time" not in counted.explain()
        assert not has_run()
        text = counted.explain(analyze=True)
        assert has_run()
    assert "actual time" in text and re.search(r"Execution Time: [\d.]+ ms", text)
    assert author.name not in text


@pytest.mark.proves("connection-queries-with-debug-off")
@pytest.mark.django_db
def test_queries_are_not_recorded_with_debug_off(settings, capsys, django_assert_num_queries):
    from django.db import reset_queries

    author = Author.objects.create(name="Frank")
    Book.objects.bulk_create([Book(title=title, author=author) for title in ("Dune", "Emma")])
    source = bank.code("connection-queries-with-debug-off", "prompt")
    assert settings.DEBUG is False
    reset_queries()
    exec(source, {"Book": Book})
    shown = f"`{capsys.readouterr().out.strip()}`"
    for option in options("connection-queries-with-debug-off"):
        assert (option["text"] == shown) is option["correct"]
    with django_assert_num_queries(1):
        exec(source, {"Book": Book})
    settings.DEBUG = True
    reset_queries()
    capsys.readouterr()
    exec(source, {"Book": Book})
    assert capsys.readouterr().out.strip() == "1"
    reset_queries()
    assert connection.queries == []


@pytest.mark.proves("profile-a-slow-endpoint")
def test_an_execute_wrapper_sees_queries_without_debug(db):
    seen = []

    def wrapper(execute, sql, params, many, context):
        seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        list(Book.objects.all())
    assert len(seen) == 1


def calls_in(work):
    """How often each function is called in some work: the same on every machine, unlike a time."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    calls = Counter()
    for (_, _, name), row in pstats.Stats(profiler).stats.items():
        calls[name] += row[1]
    return calls


@pytest.mark.django_db
@pytest.mark.proves("profile-a-slow-endpoint")
def test_one_query_fetches_many_rows_and_each_row_costs_calls_of_python(django_assert_num_queries):
    from rest_framework.serializers import ModelSerializer

    class BookSerializer(ModelSerializer):
        class Meta:
            model = Book
            fields = ["id", "title", "author", "price", "stock", "published"]

    author = Author.objects.create(name="Ann")
    Book.objects.bulk_create(Book(title=f"b{n}", author=author) for n in range(500))
    sql = str(Book.objects.all().query)

    def endpoint():
        return BookSerializer(Book.objects.all(), many=True).data

    def rows_alone():
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    with django_assert_num_queries(1):
        assert len(endpoint()) == 500
    assert len(rows_alone()) == 500
    # An index or a join could make that one query cheaper; the calls for each row would stay.
    calls = calls_in(endpoint)
    assert calls["execute"] < 10
    assert calls["to_representation"] > 500 * 5
    assert calls.total() > 100 * calls_in(rows_alone).total()


@pytest.mark.proves("fast-median-and-slow-tail", "profile-a-slow-endpoint")
def test_a_request_waits_for_a_free_worker_before_django_begins(settings):
    bank.keyed("fast-median-and-slow-tail", "The workers of the server, which must all be busy")
    events, occupied, go_on = [], threading.Event(), threading.Event()

    def slow(request):
        occupied.set()
        go_on.wait(60)
        events.append("slow view ends")
        return HttpResponse("slow")

    def fast(request):
        events.append("fast view begins")
        return HttpResponse("fast")

    def first_line_of_django(get_response):
        def middleware(request):
            events.append(f"Django has {request.path}")
            return get_response(request)

        return middleware

    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("slow/", slow), path("fast/", fast)]})
    settings.MIDDLEWARE = ["bank_first_line.middleware"]
    module = types.ModuleType("bank_first_line")
    module.middleware = first_line_of_django
    with mock.patch.dict(sys.modules, {module.__name__: module}), ThreadPoolExecutor(1) as workers:
        client = Client()
        first = workers.submit(client.get, "/slow/")
        assert occupied.wait(60)
        second = workers.submit(Client().get, "/fast/")  # no worker is free
        go_on.set()
        assert (first.result().content, second.result().content) == (b"slow", b"fast")
    assert events == ["Django has /slow/", "slow view ends", "Django has /fast/", "fast view begins"]

"""HTTP and APIs: what the bank claims, run on Django, DRF, Ninja, nginx and plain sockets."""

import hashlib
import hmac
import itertools
import json
import logging
import os
import shutil
import socket
import ssl
import subprocess
import sys
import textwrap
import threading
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from http import HTTPStatus
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType, SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode
from urllib.request import urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server

import bank
import django
import http.client
import pytest
from apps.http.models import Attempt, Event, Invoice, Job, Video
from asgiref.sync import async_to_sync
from bank import code, keyed, keys, options
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django import forms
from django.core import mail
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.core.handlers.wsgi import WSGIHandler
from django.core.signing import BadSignature, TimestampSigner
from django.db import OperationalError, connection, transaction
from django.db.models import F
from django.http import FileResponse, HttpResponse, JsonResponse, StreamingHttpResponse
from django.middleware.csrf import _get_new_csrf_string
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.shortcuts import get_object_or_404, redirect
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import clear_url_caches, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views import View
from django.views.decorators.cache import cache_control, cache_page, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_POST
from django.views.decorators.vary import vary_on_cookie, vary_on_headers
from django_filters import rest_framework as filters
from django_filters.rest_framework import DjangoFilterBackend
from ninja import NinjaAPI, Schema
from rest_framework import generics, serializers
from rest_framework.exceptions import NotAuthenticated, ValidationError
from rest_framework.filters import OrderingFilter
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.parsers import JSONParser
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.test import APIClient
from rest_framework.views import APIView, exception_handler
from shop.models import Author, Book, Order, Review

LONG_ENOUGH = 20  # seconds that a proof waits for what comes at once, before it fails
CORS = "corsheaders.middleware.CorsMiddleware"
requests = RequestFactory()


def names(**more):
    """What a reader takes for imported in the samples."""
    found = {
        name: value
        for name, value in globals().items()
        if isinstance(value, type | ModuleType) or callable(value)
    }
    return found | {"__name__": "bank_sample"} | more


def play(source, **more):
    """Executes code with what its readers take for imported, and gives the names it made."""
    found = names(**more)
    exec(compile(textwrap.dedent(source), "bank_sample", "exec"), found)
    return found


def run(question, field="prompt", number=0, language="python", **more):
    return play(code(question, field, number, language), **more)


def with_options(question):
    """For each option its code, or the code in its text, and whether it is right."""
    for number, option in enumerate(options(question)):
        if "```" in option["text"]:
            yield code(question, f"options[{number}].text"), option["correct"]
        else:
            yield bank.inline(option["text"]), option["correct"]


def right_are(question, is_right):
    """Every right option passes the test, and no wrong one."""
    found = [(text, bool(is_right(text)), key) for text, key in with_options(question)]
    assert [each for each in found if each[1] != each[2]] == []


def message(question, field="prompt"):
    """A request of the bank, as the arguments of `Client.generic()`."""
    head, _, body = code(question, field, language="http").partition("\n\n")
    line, *lines = head.splitlines()
    headers = dict(line.split(": ", 1) for line in lines)
    method, target, protocol = line.split()
    assert protocol == "HTTP/1.1" and headers.pop("Host")
    kind = headers.pop("Content-Type", "application/octet-stream")
    return {"method": method, "path": target, "data": body.strip(), "content_type": kind,
            "headers": headers}  # fmt: skip


@pytest.fixture
def serve(settings):
    """Serves URL patterns for one test."""

    def install(*patterns, **more):
        settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": list(patterns), **more})
        clear_url_caches()
        return Client()

    yield install
    clear_url_caches()


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def ann(django_user_model, db):
    return django_user_model.objects.create_user("ann", password="secret")


@pytest.fixture
def author(db):
    return Author.objects.create(name="Frank")


@pytest.fixture
def book(author):
    return Book.objects.create(title="Dune", author=author, stock=5)


# Servers on the loopback address


@contextmanager
def serving(server):
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Silent(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


def django_server():
    """Django with the URL patterns of the test; a response is one chunk after the other."""
    return serving(make_server("127.0.0.1", 0, WSGIHandler(), handler_class=Silent))


class Counting(BaseHTTPRequestHandler):
    """Answers each GET with its path; knows keep-alive, and counts connections."""

    protocol_version = "HTTP/1.1"

    def setup(self):
        super().setup()
        self.server.connections += 1

    def do_GET(self):
        self.server.paths.append(self.path)
        body = self.path.encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def counting_server(status=200):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    server.connections, server.paths, server.status = 0, [], status
    return server


@contextmanager
def nginx(folder, upstream, server="", http=""):
    """nginx in front of an address, on a socket that is open before nginx has started."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "nginx is missing; install it with: apt-get install nginx-light"
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        os.set_inheritable(listener.fileno(), True)
        address = f"127.0.0.1:{listener.getsockname()[1]}"
        configuration = folder / "nginx.conf"
        configuration.write_text(
            f"{user}daemon off;\npid {folder}/pid;\nevents {{}}\n"
            f"http {{\naccess_log off;\n{places}{http}\nserver {{\nlisten {address};\n"
            f"location / {{\nproxy_pass http://{upstream};\n"
            f"proxy_set_header Host localhost;\n{server}\n}}\n}}\n}}\n"
        )
        process = subprocess.Popen(
            [program, "-p", folder, "-c", configuration, "-e", folder / "error.log"],
            env=os.environ | {"NGINX": f"{listener.fileno()};"},
            pass_fds=[listener.fileno()],
        )
    try:
        yield address
    finally:
        process.terminate()
        process.wait()


@contextmanager
def cdn(folder, upstream):
    """nginx as a shared cache; `X-Cache` says whether it had the response."""
    folder.mkdir()
    with nginx(
        folder,
        upstream,
        "proxy_cache zone; proxy_cache_key $request_uri;\n"
        "add_header X-Cache $upstream_cache_status always;",
        f"proxy_cache_path {folder}/stored keys_zone=zone:1m;",
    ) as address:
        yield address


def fetch(address, target, method="GET", body=None, headers={}):
    """The response to one request, with its body read."""
    connection = HTTPConnection(address, timeout=LONG_ENOUGH)
    connection.request(method, target, body, headers)
    response = connection.getresponse()
    response.body = response.read()
    connection.close()
    return response


# Methods and repeated writes


@pytest.mark.proves("what-safe-and-idempotent-mean")
def test_a_repeated_put_changes_nothing_more_and_a_post_adds(book):
    view = run("what-safe-and-idempotent-mean", "answer")["StockView"].as_view()

    def stock_after(method, number):
        assert view(requests.generic(method, "/", number), pk=book.pk).status_code == 204
        book.refresh_from_db()
        return book.stock

    assert [stock_after("PUT", "7"), stock_after("PUT", "7")] == [7, 7]
    assert [stock_after("POST", "2"), stock_after("POST", "2")] == [9, 11]


def state():
    return list(Book.objects.values_list("stock")), list(Review.objects.values_list("pk"))


@pytest.mark.proves("handlers-that-a-repeat-damages")
def test_which_handlers_change_data_at_the_second_arrival(book):
    def damages(source):
        found = names()
        exec(source, found)
        (method,) = {"put", "delete"} & set(found)
        view = type("Handler", (View,), {method: found[method]}).as_view()
        with transaction.atomic():
            Review.objects.bulk_create(Review(book=book) for _ in range(3))
            seen = []
            for _ in range(2):
                request = requests.generic(method.upper(), "/", "2")
                assert view(request, pk=book.pk).status_code == 204
                seen.append(state())
            transaction.set_rollback(True)
        return seen[0] != seen[1]

    right_are("handlers-that-a-repeat-damages", damages)


@pytest.mark.proves("charge-once-although-clients-repeat")
def test_a_key_charges_once(ann):
    charged = []

    def send(body, key="k1", user=ann):
        headers = {"Idempotency-Key": key} if key else {}
        request = requests.post("/", body, content_type="application/json", headers=headers)
        request.user = user
        return found["pay"](request)

    def charge(payment, key):
        charged.append((payment["amount"], key))
        if payment["amount"] == 5:
            assert send('{"amount": 5}', key).status_code == 409
        return {"paid": payment["amount"]}

    found = run("charge-once-although-clients-repeat", "answer", Attempt=Attempt, charge=charge)
    first, again = send('{"amount": 9}'), send('{"amount": 9}')
    assert first.status_code == again.status_code == 201
    assert first.content == again.content == b'{"paid": 9}'
    assert send('{"amount": 10}').status_code == 422
    assert send('{"amount": 9}', key=None).status_code == 400
    assert send('{"amount": 5}', key="k2").status_code == 201
    assert charged == [(9, "k1"), (5, "k2")]


@pytest.mark.proves("charge-once-although-clients-repeat")
def test_keys_of_two_customers_do_not_meet(ann, django_user_model):
    charged = []
    found = run(
        "charge-once-although-clients-repeat", "answer", Attempt=Attempt,
        charge=lambda payment, key: charged.append(payment) or {},
    )  # fmt: skip
    for user in ann, django_user_model.objects.create_user("bob"):
        request = requests.post("/", "{}", "application/json", headers={"Idempotency-Key": "k"})
        request.user = user
        found["pay"](request)
    assert len(charged) == 2


def charges_of_two_requests(source):
    """How often the card is charged when a request comes in during the charge of another one."""
    charged = []

    def charge(body):
        charged.append(body)
        if len(charged) == 1:
            found["pay"](requests.post("/", headers={"Idempotency-Key": "k"}))
        return {"paid": True}

    cache.clear()
    found = play(source, charge=charge, cache=cache, transaction=transaction)
    found["pay"](requests.post("/", headers={"Idempotency-Key": "k"}))
    return len(charged)


@pytest.mark.django_db
@pytest.mark.proves("two-payments-in-the-same-moment")
def test_the_claim_has_to_come_before_the_charge():
    source = code("two-payments-in-the-same-moment", "prompt")
    marked = [line for line in source.splitlines(True) if "# replace" in line]
    before, after = source.split("".join(marked))
    assert len(marked) == 2 and charges_of_two_requests(source) == 2

    def charges_once(option):
        changed = before + textwrap.indent(option, " " * 8) + after
        return charges_of_two_requests(changed) == 1

    right_are("two-payments-in-the-same-moment", charges_once)


@pytest.mark.proves("patch-that-empties-other-fields")
def test_a_patch_changes_what_was_sent(serve, book):
    source = code("patch-that-empties-other-fields", "prompt")

    def is_right(expression):
        assert source.count("CHANGES") == 1
        api = NinjaAPI(urls_namespace=expression)
        play(source.replace("CHANGES", expression), api=api, date=date, Decimal=Decimal)
        client = serve(path("", api.urls))
        Book.objects.update(price=5, published=date(1965, 8, 1))

        def patched(**data):
            answer = client.patch(f"/books/{book.pk}", data, "application/json")
            assert answer.status_code == 200
            book.refresh_from_db()
            return book.price, book.published

        return patched(price="9.50", published="1965-09-01") == (
            Decimal("9.50"), date(1965, 9, 1)
        ) and patched(price="8.50") == (Decimal("8.50"), date(1965, 9, 1)) and patched(
            price="7.50", published=None
        ) == (Decimal("7.50"), None)  # fmt: skip

    right_are("patch-that-empties-other-fields", is_right)


# Status codes and redirects


class BookForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = ["title", "author", "price", "stock"]


@pytest.mark.proves("status-codes-of-an-api")
def test_the_created_book_is_at_the_location(serve, author):
    found = run("status-codes-of-an-api", "answer", BookForm=BookForm)
    client = serve(
        path("books/", csrf_exempt(found["create_book"])),
        path("books/<int:pk>/", lambda request, pk: HttpResponse(pk), name="book-detail"),
    )
    data = {"title": "Dune", "author": author.pk, "price": "9.50", "stock": 1}
    answer = client.post("/books/", data, "application/json")
    assert answer.status_code == 201
    assert client.get(answer["Location"]).content.decode() == str(answer.json()["id"])
    refused = client.post("/books/", {**data, "title": ""}, "application/json")
    assert refused.status_code == 400 and set(refused.json()["errors"]) == {"title"}


@pytest.mark.proves("cancelling-an-order-that-has-left")
def test_412_needs_a_condition_in_the_request():
    keyed("cancelling-an-order-that-has-left", "409")
    for option in options("cancelling-an-order-that-has-left"):
        status = HTTPStatus(int(option["text"][:3]))
        assert option["text"] == f"{status.value} {status.phrase}"
    view = condition(etag_func=lambda request: '"2"')(lambda request: HttpResponse())
    assert view(requests.post("/")).status_code == 200
    assert view(requests.post("/", headers={"If-Match": '"1"'})).status_code == 412


@pytest.mark.proves("error-page-and-a-200-in-the-log")
def test_django_goes_on_after_the_504_of_the_proxy(serve, tmp_path):
    keyed("error-page-and-a-200-in-the-log", "The proxy stopped waiting")
    browser_has_its_page, finished = threading.Event(), threading.Event()
    statuses = []

    def report(request):
        assert browser_has_its_page.wait(LONG_ENOUGH)
        return HttpResponse("done")

    def log(get_response):
        def middleware(request):
            response = get_response(request)
            statuses.append(response.status_code)
            finished.set()
            return response

        return middleware

    serve(path("", log(report)))
    impatient = "proxy_read_timeout 50ms;"
    with django_server() as upstream, nginx(tmp_path, upstream, impatient) as address:
        assert fetch(address, "/").status == 504
        assert statuses == []
        browser_has_its_page.set()
        assert finished.wait(LONG_ENOUGH)
        assert statuses == [200]


@pytest.mark.proves("error-page-and-a-200-in-the-log", "status-codes-of-an-api")
@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\nbroken\0line\r\n\r\n"], ids=["killed", "not-http"]
)
def test_502_for_an_answer_that_is_none(tmp_path, answer):
    keyed("error-page-and-a-200-in-the-log", "The proxy stopped waiting")
    with socket.create_server(("127.0.0.1", 0)) as upstream:

        def worker():
            caller, _ = upstream.accept()
            with caller:
                caller.recv(65536)
                caller.sendall(answer)

        thread = threading.Thread(target=worker)
        thread.start()
        with nginx(tmp_path, f"127.0.0.1:{upstream.getsockname()[1]}") as address:
            assert fetch(address, "/").status == 502
        thread.join()


@pytest.mark.proves("post-endpoint-at-a-new-address")
def test_which_redirects_keep_method_and_body(serve):
    def keeps(expression):
        arrived = []

        def new(request):
            arrived.append((request.method, request.body))
            return HttpResponse()

        def old(request):
            response = eval(expression, names())
            if response.status_code == 303:  # which Django has no class for
                response.url = response["Location"]
            return response

        client = serve(path("v1/orders/", old), path("v2/orders/", new))
        client.post("/v1/orders/", '{"book": 7}', "application/json", follow=True)
        ((method, body),) = arrived
        assert (method, body) in [("POST", b'{"book": 7}'), ("GET", b"")]
        return method == "POST"

    right_are("post-endpoint-at-a-new-address", keeps)


@pytest.mark.proves("post-endpoint-at-a-new-address")
def test_the_status_of_each_redirect():
    keyed(
        "post-endpoint-at-a-new-address",
        '`redirect("/v2/orders/", preserve_request=True)`',
        '`redirect("/v2/orders/", permanent=True, preserve_request=True)`',
    )
    sources = [source for source, _ in with_options("post-endpoint-at-a-new-address")]
    statuses = [eval(source, names()).status_code for source in sources]
    assert statuses == [301, 307, 302, 303, 308]


@pytest.mark.proves("order-posted-without-a-slash")
def test_a_post_without_the_slash_comes_back_as_a_get(serve, settings):
    keyed("order-posted-without-a-slash", "Django redirected")
    created = []

    @csrf_exempt
    def orders(request):
        if request.method == "POST":
            created.append(json.loads(request.body))
            return JsonResponse({}, status=201)
        return JsonResponse({"orders": []})

    prompt = bank.questions()["order-posted-without-a-slash"]["prompt"]
    route = bank.inline(prompt.split("route is")[1])
    serve(eval(route, names(orders=orders)))
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/api/orders", {"book": 7}, "application/json", follow=True)
    assert (answer.status_code, answer.json()) == (200, {"orders": []}) and created == []
    assert answer.redirect_chain == [("/api/orders/", 301)]
    assert client.post("/api/orders/", {"book": 7}, "application/json").status_code == 201
    assert created == [{"book": 7}]
    settings.DEBUG = True
    with pytest.raises(RuntimeError, match="slash"):
        client.post("/api/orders", {"book": 7}, "application/json")


# Headers and content negotiation


@pytest.mark.proves("book-sent-as-xml")
def test_a_body_without_a_parser_is_415(serve):
    class Books(APIView):
        parser_classes = [JSONParser]
        renderer_classes = [JSONRenderer]

        def post(self, request):
            return Response({"title": request.data["title"]}, status=201)

    client = serve(path("books/", Books.as_view()))
    sent = message("book-sent-as-xml")
    (key,) = keys("book-sent-as-xml")
    assert client.generic(**sent).status_code == int(key[:3]) == 415
    wanting_xml = {"content_type": "application/json", "headers": {"Accept": "text/xml"}}
    assert client.generic(**sent | wanting_xml).status_code == 406
    broken = sent | {"content_type": "application/json"}
    assert client.generic(**broken).status_code == 400


def page_and_json(view):
    """What a browser and a program get, in this order, from an empty cache."""
    cache.clear()
    kinds = ["text/html,*/*;q=0.8", "application/json"]
    return [
        view(requests.get("/book/", headers={"Accept": kind}))["Content-Type"].split(";")[0]
        for kind in [*kinds, *kinds]
    ]


@pytest.mark.proves("json-in-place-of-a-page")
def test_the_response_has_to_vary_on_accept():
    source = code("json-in-place-of-a-page", "prompt")
    assert page_and_json(play(source)["book"]) == ["text/html"] * 4

    def mends(decorator):
        assert source.count("def book") == 1
        view = play(source.replace("def book", f"{decorator}\ndef book"))["book"]
        return page_and_json(view) == ["text/html", "application/json"] * 2

    right_are("json-in-place-of-a-page", mends)


@pytest.mark.proves("origin-refused-now-and-then", "options-request-ahead-of-a-fetch")
def test_a_shared_cache_has_to_keep_origins_apart(serve, tmp_path):
    source = code("origin-refused-now-and-then", "prompt")
    folders = (tmp_path / str(number) for number in itertools.count())

    def both_sites_read(line):
        found = play(source.replace("    return", f"    {line}\n    return"))
        serve(path("", found["prices"]))
        with django_server() as upstream, cdn(next(folders), upstream) as address:
            answers = [
                (site, fetch(address, "/", headers={"Origin": site})) for site in found["SITES"] * 2
            ]
        assert [answer.status for _, answer in answers] == [200] * 4
        # What a browser compares; neither site reads a response made for the other one.
        name = "Access-Control-Allow-Origin"
        return all(answer.getheader(name) == site for site, answer in answers)

    assert not both_sites_read("pass")
    right_are("origin-refused-now-and-then", both_sites_read)


# Caching and validators


@pytest.mark.django_db
@pytest.mark.proves("public-catalogue-and-private-account")
def test_the_headers_of_catalogue_and_account(book, ann):
    found = run("public-catalogue-and-private-account", "answer")
    page = found["catalogue"](requests.get("/", headers={"Accept": "text/html"}))
    data = found["catalogue"](requests.get("/", headers={"Accept": "application/json"}))
    assert page.content == b"<p>Dune</p>" and json.loads(data.content) == {"titles": ["Dune"]}
    for answer in page, data:
        assert answer["Vary"] == "Accept"
        said = set(answer["Cache-Control"].split(", "))
        assert said == {"public", "max-age=60", "s-maxage=600"}

    def account(**headers):
        request = requests.get("/", headers=headers)
        request.user = ann
        return ConditionalGetMiddleware(found["account"])(request)

    first = account()
    assert set(first["Cache-Control"].split(", ")) == {"private", "no-cache"}
    again = account(**{"If-None-Match": first["ETag"]})
    assert again.status_code == 304 and again.content == b""


@pytest.mark.django_db
@pytest.mark.proves("public-catalogue-and-private-account")
def test_the_session_varies_on_the_cookie(serve):
    def view(request):
        return HttpResponse(request.session.get("name"))

    assert "Cookie" in serve(path("", view)).get("/")["Vary"]


@pytest.mark.proves("page-sent-with-no-cache")
def test_a_copy_is_used_after_asking():
    keyed("page-sent-with-no-cache", "To ask before each use")
    page = cache_control(no_cache=True)(lambda request: HttpResponse("page"))
    view = ConditionalGetMiddleware(page)
    first = view(requests.get("/"))
    assert first["Cache-Control"] == "no-cache"
    again = view(requests.get("/", headers={"If-None-Match": first["ETag"]}))
    assert (again.status_code, again.content) == (304, b"")
    never = never_cache(lambda request: HttpResponse())(requests.get("/"))
    assert "no-store" in never["Cache-Control"]


def browser_may_use(directives):
    """Whether a cache for one user may answer from its copy at once (RFC 9111, 4.2 and 5.2.2)."""
    return not {"no-store", "no-cache"} & set(directives) and "max-age=60" in directives


@pytest.mark.proves("basket-kept-out-of-the-cdn")
def test_what_a_shared_cache_keeps_of_a_basket(serve, tmp_path):
    headers = [bank.inline(option["text"]) for option in options("basket-kept-out-of-the-cdn")]
    values = [header.removeprefix("Cache-Control: ") for header in headers]

    def basket(request, number):
        return HttpResponse(request.headers["Cookie"], headers={"Cache-Control": values[number]})

    serve(path("<int:number>/", basket))
    kept = {}
    with django_server() as upstream, cdn(tmp_path / "cdn", upstream) as address:
        for number, header in enumerate(headers):
            first, second = (
                fetch(address, f"/{number}/", headers={"Cookie": name}) for name in ("ann", "bob")
            )
            assert first.getheader("X-Cache") == "MISS" and first.body == b"ann"
            kept[header] = second.getheader("X-Cache") == "HIT"
            assert second.body == (b"ann" if kept[header] else b"bob")
    assert sorted(kept.values()) == [False, False, True, True]

    def is_right(header):
        directives = header.removeprefix("Cache-Control: ").split(", ")
        return not kept[header] and browser_may_use(directives)

    right_are("basket-kept-out-of-the-cdn", is_right)


@pytest.mark.proves("what-a-304-spares-the-server", "conditions-in-a-request")
def test_the_report_is_built_for_a_304_too():
    keyed("what-a-304-spares-the-server", "Sending the body")
    built = []

    def build_report():
        built.append(1)
        return {"sum": 3}

    view = run("what-a-304-spares-the-server", build_report=build_report)["report"]
    first = ConditionalGetMiddleware(view)(requests.get("/"))
    asking = requests.get("/", headers={"If-None-Match": first["ETag"]})
    again = ConditionalGetMiddleware(view)(asking)
    assert (again.status_code, again.content, len(built)) == (304, b"", 2)
    cheap = condition(etag_func=lambda request: first["ETag"])(view)
    assert cheap(asking).status_code == 304
    assert len(built) == 2


# Conditional requests


@pytest.mark.proves("conditions-in-a-request")
def test_reading_and_writing_under_a_condition():
    pages = {}
    view = run("conditions-in-a-request", "answer", PAGES=pages)["page"]

    def send(method, text="", **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return view(requests.generic(method, "/", text, headers=headers), name="start")

    assert send("PUT", "one").status_code == 428 and pages == {}
    assert send("PUT", "one", If_None_Match="*").status_code == 204
    assert send("PUT", "two", If_None_Match="*").status_code == 412
    read = send("GET")
    assert read["ETag"] == '"1"' and json.loads(read.content)["text"] == "one"
    assert send("GET", If_None_Match='"1"').status_code == 304
    assert send("PUT", "two", If_Match='"1"').status_code == 204
    assert send("PUT", "three", If_Match='"1"').status_code == 412
    assert pages == {"start": {"text": "two", "version": 2}}
    assert send("PUT", "three", If_Match='W/"2"').status_code == 412


@pytest.mark.proves("if-match-answered-with-412", "conditions-in-a-request")
def test_compression_makes_the_etag_too_weak_for_a_write():
    keyed("if-match-answered-with-412", "Compression has made the ETag weak")

    def put_after_get(wrap):
        stored = {"text": "words " * 100, "version": 1}
        view = wrap(run("if-match-answered-with-412", PAGE=stored)["page"])
        etag = view(requests.get("/", headers={"Accept-Encoding": "gzip"}))["ETag"]
        answer = view(requests.put("/", "new", headers={"If-Match": etag}))
        return etag, answer.status_code, stored["version"]

    assert put_after_get(GZipMiddleware) == ('W/"1"', 412, 1)
    assert put_after_get(lambda view: view) == ('"1"', 200, 2)


@pytest.mark.proves("page-that-must-not-be-overwritten")
def test_the_header_that_creates_and_does_not_overwrite():
    def is_right(header):
        name, value = header.split(": ", 1)
        pages = {}

        @condition(etag_func=lambda request: f'"{pages["start"]}"' if pages else None)
        def page(request):
            pages["start"] = request.body.decode()
            return HttpResponse(status=204)

        def put(text):
            return page(requests.put("/", text, headers={name: value})).status_code

        created = put("mine")
        pages["start"] = "theirs"
        return created == 204 and put("mine") == 412 and pages == {"start": "theirs"}

    right_are("page-that-must-not-be-overwritten", is_right)


@pytest.mark.proves("two-saves-within-one-second", "conditions-in-a-request")
def test_a_change_within_the_same_second_goes_unnoticed():
    keyed("two-saves-within-one-second", "Her text is saved, and what Bob wrote is lost")
    second = datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)
    times = iter([second + timedelta(milliseconds=700), second + timedelta(milliseconds=900)])
    stored = {"text": "old", "changed": second + timedelta(milliseconds=200)}
    clock = SimpleNamespace(now=lambda: next(times))
    page = run("two-saves-within-one-second", PAGE=stored, timezone=clock)["page"]
    read = page(requests.get("/"))["Last-Modified"]
    assert read == "Mon, 02 Mar 2026 10:00:00 GMT"
    headers = {"If-Unmodified-Since": read}
    assert page(requests.put("/", "Bob's", headers=headers)).status_code == 200
    assert stored["text"] == "Bob's"
    assert page(requests.put("/", "Ann's", headers=headers)).status_code == 200
    assert stored["text"] == "Ann's"
    stored["changed"] = second + timedelta(seconds=1)
    assert page(requests.put("/", "Cy's", headers=headers)).status_code == 412


# Cross-origin requests


def allow_header(answer, name):
    return answer.headers.get(f"Access-Control-{name}")


@pytest.mark.proves("options-request-ahead-of-a-fetch")
def test_the_answer_to_the_preflight(serve, settings):
    question = "options-request-ahead-of-a-fetch"
    for name, value in run(question, "answer").items():
        if name == "MIDDLEWARE" or name.startswith("CORS_"):
            setattr(settings, name, value)
    settings.ALLOWED_HOSTS = ["*"]

    def orders(request):
        return JsonResponse({}, status=401)

    client = serve(path("orders/", orders))
    asked = message(question, "answer")
    answer = client.generic(**asked)
    origin = asked["headers"]["Origin"]
    assert answer.status_code == 200
    assert allow_header(answer, "Allow-Origin") == origin
    assert "PUT" in allow_header(answer, "Allow-Methods")
    allowed = set(allow_header(answer, "Allow-Headers").split(", "))
    assert set(asked["headers"]["Access-Control-Request-Headers"].split(",")) <= allowed
    assert allow_header(answer, "Max-Age") == "600"
    refused = client.get("/orders/", headers={"Origin": origin})
    assert refused.status_code == 401 and allow_header(refused, "Allow-Origin") == origin
    assert allow_header(refused, "Expose-Headers") == "ETag"
    assert "origin" in refused["Vary"].lower()
    evil = asked["headers"] | {"Origin": "https://evil.example"}
    foreign = client.generic(**asked | {"headers": evil})
    assert allow_header(foreign, "Allow-Origin") is None


@pytest.mark.proves("token-middleware-and-the-front-end", "options-request-ahead-of-a-fetch")
def test_a_token_check_above_cors_refuses_the_preflight(serve, settings, monkeypatch):
    keyed("token-middleware-and-the-front-end", "The preflight has no `Authorization`")
    found = run("token-middleware-and-the-front-end", API_TOKEN="t0k3n")
    module = ModuleType("shop.middleware")
    module.TokenMiddleware = found["TokenMiddleware"]
    monkeypatch.setitem(sys.modules, "shop.middleware", module)
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example.com"]
    serve(path("orders/", lambda request: JsonResponse({"orders": []})))
    ask = {
        "Origin": "https://app.example.com",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "authorization",
    }
    call = {"Origin": "https://app.example.com", "Authorization": "Token t0k3n"}

    def both(middleware):
        settings.MIDDLEWARE = middleware
        client = Client()
        return client.options("/orders/", headers=ask), client.get("/orders/", headers=call)

    first, second, *others = found["MIDDLEWARE"]
    asked, called = both([first, second, *others])
    assert asked.status_code == 401 and allow_header(asked, "Allow-Origin") is None
    assert called.status_code == 200
    asked, called = both([second, first, *others])
    assert asked.status_code == 200
    assert allow_header(asked, "Allow-Origin") == "https://app.example.com"
    assert "authorization" in allow_header(asked, "Allow-Headers")
    assert called.status_code == 200 and allow_header(called, "Allow-Credentials") is None


# Connections


@pytest.mark.proves("first-and-further-calls-to-an-https-api")
def test_one_connection_for_a_hundred_calls(monkeypatch):
    server = counting_server()
    with serving(server) as address:

        class ToTheProof(HTTPConnection):
            def __init__(self, host, timeout):
                assert host == "api.example.com"
                super().__init__(address, timeout=timeout)

        monkeypatch.setattr(http.client, "HTTPSConnection", ToTheProof)
        found = run("first-and-further-calls-to-an-https-api", "answer")
        found["connection"].close()
    assert server.connections == 1
    assert server.paths == [f"/books/{number}/" for number in range(1, 101)]
    assert found["body"] == b"/books/100/"


@pytest.mark.proves("connections-of-a-nightly-import")
def test_urlopen_connects_anew_for_each_call():
    server = counting_server()
    with serving(server) as address:
        found = run("connections-of-a-nightly-import")
        assert len(list(found["import_books"](f"http://{address}"))) == 100
    (key,) = keys("connections-of-a-nightly-import")
    assert server.connections == int(key.split(",")[0]) == 100


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of its own for api.example.com, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "api.example.com")])
    day = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(day - timedelta(days=1))
        .not_valid_after(day + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("api.example.com")]), False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "certificate.pem"
    file.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return file


def on_the_wire(certificate, request, response):
    """All bytes that a client and a server exchange over TLS, as a listener records them."""
    trusting = ssl.create_default_context(cafile=certificate)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate)
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    from_client, from_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = trusting.wrap_bio(to_client, from_client, server_hostname="api.example.com")
    server = serving.wrap_bio(to_server, from_server, server_side=True)
    recorded = [b"", b""]

    def carry():
        ways = (from_client, to_server), (from_server, to_client)
        for number, (source, target) in enumerate(ways):
            data = source.read()
            recorded[number] += data
            target.write(data)

    def until(step):
        while True:
            try:
                return step()
            except ssl.SSLWantReadError:
                carry()

    def handshake(end):
        try:
            end.do_handshake()
        except ssl.SSLWantReadError:
            return False
        return True

    while not all([handshake(client), handshake(server)]):
        carry()
    carry()
    client.write(request)
    assert until(lambda: server.read(65536)) == request
    server.write(response)
    carry()
    received = b""
    while len(received) < len(response):
        received += until(lambda: client.read(65536))
    assert received == response
    return recorded


@pytest.mark.proves("seen-by-a-listener-on-the-wire")
def test_what_tls_shows_to_a_listener(certificate):
    keyed("seen-by-a-listener-on-the-wire", "The host name", "The approximate size")
    request = (
        b"GET /orders/7/?coupon=SPRING HTTP/1.1\r\nHost: api.example.com\r\n"
        b"Authorization: Token t0k3n\r\n\r\n"
    )
    sent, small = on_the_wire(certificate, request, b"x" * 100)
    assert b"api.example.com" in sent
    for secret in b"/orders/7/", b"SPRING", b"t0k3n", b"Authorization":
        assert secret in request and secret not in sent
    _, large = on_the_wire(certificate, request, b"x" * 9100)
    assert 8900 < len(large) - len(small) < 9100


# Resources, filters and pages


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id", "status", "created"]


class OrderPages(LimitOffsetPagination):
    default_limit = 2
    max_limit = 3


@pytest.mark.proves("list-endpoint-of-an-orders-api")
def test_the_list_of_orders(serve, ann, django_user_model):
    found = run(
        "list-endpoint-of-an-orders-api", "answer", OrderSerializer=OrderSerializer,
        OrderPages=OrderPages, filters=filters,
    )  # fmt: skip
    serve(path("orders/", found["OrderList"].as_view()))
    moment = datetime(2026, 5, 1, 12, tzinfo=UTC)
    bob = django_user_model.objects.create_user("bob")
    for number, customer in enumerate([ann, ann, bob, ann, ann]):
        order = Order.objects.create(customer=customer, status="new" if number else "paid")
        Order.objects.filter(pk=order.pk).update(created=moment + timedelta(days=number))
    client = APIClient()
    client.force_authenticate(ann)

    def days(query=""):
        answer = client.get(f"/orders/{query}")
        assert answer.status_code == 200
        return [int(row["created"][8:10]) for row in answer.data["results"]]

    assert days() == [5, 4] and days("?offset=2") == [2, 1]
    assert days("?limit=100") == [5, 4, 2]
    assert days("?status=paid") == [1]
    assert days("?created_after=2026-05-04T00:00:00Z&ordering=created") == [4, 5]
    assert days("?ordering=customer__password") == [5, 4]
    for query in "?stauts=paid", "?created_after=yesterday", "?customer=1":
        assert client.get(f"/orders/{query}").status_code == 400, query


class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["id", "title", "author", "price"]


@pytest.mark.django_db
@pytest.mark.proves("filter-with-a-misspelt-name")
def test_an_unknown_filter_is_overlooked(serve):
    keyed("filter-with-a-misspelt-name", "All 500 books with status 200")
    authors = [Author.objects.create(pk=pk, name=f"a{pk}") for pk in range(1, 5)]
    Book.objects.bulk_create(
        Book(title=str(n), author=authors[2 if n < 12 else 0]) for n in range(500)
    )
    found = run("filter-with-a-misspelt-name", BookSerializer=BookSerializer)
    serve(path("books/", found["BookList"].as_view()))
    client = APIClient()
    answer = client.get("/books/?autor=3")
    assert (answer.status_code, len(answer.data)) == (200, 500)
    assert len(client.get("/books/?author=3").data) == 12
    assert client.get("/books/?author=x").status_code == 400


@pytest.mark.proves("search-terms-in-the-body-of-a-get")
def test_the_cache_does_not_look_at_the_body(author):
    keyed("search-terms-in-the-body-of-a-get", "The books that match `dune`")
    for title in "Dune", "Emma":
        Book.objects.create(title=title, author=author)
    view = run("search-terms-in-the-body-of-a-get")["search"]

    def titles(wanted):
        request = requests.generic("GET", "/search/", json.dumps({"title": wanted}))
        return json.loads(view(request).content)["titles"]

    assert [titles("dune"), titles("emma")] == [["Dune"], ["Dune"]]
    cache.clear()
    assert titles("emma") == ["Emma"]


# Errors and bulk endpoints


@pytest.mark.proves("error-bodies-that-programs-can-read")
def test_every_error_has_one_form(serve):
    problem = run("error-bodies-that-programs-can-read", "answer")["problem"]

    class Books(APIView):
        renderer_classes = [JSONRenderer]

        def get_exception_handler(self):
            return problem

        def get(self, request):
            raise NotAuthenticated

        def post(self, request):
            raise ValidationError({"title": ["Required."]})

        def delete(self, request):
            raise RuntimeError("secret table")

    serve(path("books/", Books.as_view()))
    client = APIClient(raise_request_exception=False)
    answer = client.post("/books/")
    assert answer["Content-Type"].startswith("application/problem+json")
    assert json.loads(answer.content) == {
        "type": "/problems/invalid", "title": "Invalid data", "status": 400,
        "errors": {"title": ["Required."]},
    }  # fmt: skip
    answer = client.get("/books/")
    body = json.loads(answer.content)
    assert answer["Content-Type"].startswith("application/problem+json")
    assert body["status"] == answer.status_code and body["type"] == "about:blank"
    assert body["title"] == HTTPStatus(answer.status_code).phrase and body["detail"]
    crashed = client.delete("/books/")
    assert crashed.status_code == 500 and b"secret" not in crashed.content
    missing = client.get("/other/")
    assert missing.status_code == 404 and missing["Content-Type"].startswith("text/html")


@pytest.mark.proves("every-error-with-status-200")
def test_caches_and_clients_go_by_the_status():
    keyed("every-error-with-status-200", "Caches", "Alarms", "Client libraries")

    def answers(status):
        """Two answers of a cached view; the first reports an error with this status."""
        cache.clear()
        bodies = iter([({"ok": False}, status), ({"ok": True}, 200)])

        @cache_page(60)
        def view(request):
            body, code = next(bodies)
            return JsonResponse(body, status=code)

        return [json.loads(view(requests.get("/")).content)["ok"] for _ in range(2)]

    assert answers(200) == [False, False] and answers(503) == [False, True]
    for status in 200, 503:
        zipped = GZipMiddleware(lambda request: HttpResponse("word " * 100, status=status))
        answer = zipped(requests.get("/", headers={"Accept-Encoding": "gzip"}))
        assert answer["Content-Encoding"] == "gzip"
    with serving(counting_server(200)) as address:
        assert urlopen(f"http://{address}/error", timeout=LONG_ENOUGH).read() == b"/error"
    server = counting_server(503)
    with serving(server) as address:
        with pytest.raises(HTTPError):
            urlopen(f"http://{address}/error", timeout=LONG_ENOUGH)
        kept = HTTPConnection(address, timeout=LONG_ENOUGH)
        for _ in range(2):
            kept.request("GET", "/error")
            assert kept.getresponse().read() == b"/error"
        kept.close()
    assert server.connections == 2


@pytest.mark.django_db
@pytest.mark.proves(
    "review-posted-while-the-database-is-away", "error-bodies-that-programs-can-read"
)
def test_an_error_that_is_caught_alarms_nobody(serve, settings, monkeypatch):
    question = "review-posted-while-the-database-is-away"
    keyed(question, "Clients are told that their request was wrong, and the team is told nothing")
    settings.ADMINS = ["team@example.com"]
    if django.VERSION < (6, 0):
        settings.ADMINS = [("Team", "team@example.com")]
    refused = OperationalError("connection to server at db.internal failed")

    def create(**data):
        raise refused

    monkeypatch.setattr(Review.objects, "create", create)
    source = code(question, "prompt")
    # Settings of the proofs leave the logging to Django's defaults: mails to ADMINS from ERROR on.
    handlers = logging.getLogger("django").handlers
    assert "AdminEmailHandler" in {type(handler).__name__ for handler in handlers}

    def post(text):
        mail.outbox.clear()
        serve(path("", csrf_exempt(play(text)["create_review"])))
        client = Client(raise_request_exception=False)
        answer = client.post("/", {"rating": 5}, "application/json")
        return answer.status_code, answer.content.decode(), len(mail.outbox)

    status, body, mails = post(source)
    assert (status, mails) == (400, 0) and "db.internal" in body
    lenient = source.replace("except Exception", "except ValueError")
    status, body, mails = post(lenient)
    assert (status, mails) == (500, 1) and "db.internal" not in body


@pytest.mark.proves("import-with-a-bad-third-row")
def test_rows_before_the_bad_one_stay(serve, author):
    found = run("import-with-a-bad-third-row", BookSerializer=BookSerializer)
    serve(path("", found["BookImport"].as_view()))
    rows = [{"title": f"Book {n}", "author": author.pk} for n in range(5)]
    client = APIClient()
    bad = [*rows[:2], {"title": "", "author": author.pk}, *rows[3:]]
    assert client.post("/", bad, format="json").status_code == 400
    assert Book.objects.count() == 2
    assert client.post("/", rows, format="json").status_code == 201
    bank.typed("import-with-a-bad-third-row", Book.objects.count())
    many = BookSerializer(data=bad, many=True)
    assert not many.is_valid() and list(many.errors) == [2]


# Webhooks


@pytest.mark.django_db(transaction=True)
@pytest.mark.proves("receiver-for-payment-webhooks")
def test_the_receiver_stores_genuine_events_once(serve):
    handled = []
    clock = SimpleNamespace(time=lambda: 1_000_000)
    view = run(
        "receiver-for-payment-webhooks", "answer", SECRET=b"secret", time=clock, Event=Event,
        handle_event=SimpleNamespace(delay=handled.append),
    )["webhook"]  # fmt: skip
    serve(path("hook/", view))
    client = Client(enforce_csrf_checks=True)

    def deliver(body='{"id": "e1", "paid": 7}', stamp="1000000", secret=b"secret", signature=None):
        made = hmac.new(secret, f"{stamp}.{body}".encode(), hashlib.sha256).hexdigest()
        headers = {"X-Timestamp": stamp, "X-Signature": signature or made}
        return client.post("/hook/", body, "application/json", headers=headers).status_code

    assert [deliver(), deliver()] == [200, 200]
    assert handled == ["e1"]
    assert Event.objects.get().payload == {"id": "e1", "paid": 7}
    assert deliver('{"id": "e2"}', secret=b"other") == 401
    assert deliver('{"id": "e2"}', signature="é") == 401
    assert deliver('{"id": "e2"}', stamp=str(1_000_000 - 301)) == 400
    assert client.get("/hook/").status_code == 405
    assert handled == ["e1"] and Event.objects.count() == 1


@pytest.mark.proves("webhook-signature-that-fails-at-times", "receiver-for-payment-webhooks")
def test_the_signature_is_over_the_bytes_that_came():
    question = "webhook-signature-that-fails-at-times"
    source = code(question, "prompt")
    (marked,) = [line for line in source.splitlines() if "# replace" in line]
    bodies = [
        '{"id": "e1", "name": "Zoe"}', '{"id": "e1", "name": "Zoë"}', '{"id":"e1","sum":1.50}',
        '{"name": "Zo\\u00eb", "id": "e1"}',
    ]  # fmt: skip

    def accepted(text):
        is_genuine = play(text, SECRET=b"secret")["is_genuine"]
        for body in bodies:
            signature = hmac.new(b"secret", body.encode(), hashlib.sha256).hexdigest()
            headers = {"X-Signature": signature}
            yield is_genuine(requests.post("/", body, "application/json", headers=headers))

    assert list(accepted(source)) == [True, False, False, True]
    right_are(question, lambda line: all(accepted(source.replace(marked, f"    {line}"))))
    forged = requests.post("/", "{}", "application/json", headers={"X-Signature": "0" * 64})
    (key,) = [line for line, right in with_options(question) if right]
    assert not play(source.replace(marked, f"    {key}"), SECRET=b"secret")["is_genuine"](forged)


@pytest.mark.django_db
@pytest.mark.proves("refunded-invoice-that-turns-paid-again")
def test_events_in_each_order_and_repeated():
    events = [
        {"id": f"e{version}", "invoice": 1, "status": status, "version": version}
        for version, status in enumerate(["sent", "paid", "refunded"], start=1)
    ]

    def ends_right(source):
        handle = play(source, Event=Event, Invoice=Invoice, transaction=transaction)["handle"]
        for order in set(itertools.permutations([0, 0, 1, 1, 2, 2])):
            Event.objects.all().delete()
            Invoice.objects.all().delete()
            Invoice.objects.create(pk=1)
            for number in order:
                handle(events[number])
            if Invoice.objects.get().status != "refunded":
                return False
        return True

    right_are("refunded-invoice-that-turns-paid-again", ends_right)


# Changing an API


@pytest.mark.proves("rename-a-field-of-a-public-api")
def test_both_names_are_understood_and_given(book):
    Serializer = run("rename-a-field-of-a-public-api", "answer")["BookSerializer"]
    given = Serializer(book).data
    assert given["title"] == given["name"] == "Dune"
    for data in {"title": "Emma"}, {"name": "Emma"}, {"name": "Old", "title": "Emma"}:
        serializer = Serializer(data={"author": book.author_id, **data})
        assert serializer.is_valid() and serializer.save().title == "Emma"
    assert not Serializer(data={"author": book.author_id}).is_valid()


@pytest.mark.django_db
@pytest.mark.proves("changes-that-old-clients-feel")
def test_which_changes_an_old_client_feels(serve):
    keyed(
        "changes-that-old-clients-feel", "An optional field of a request becomes required",
        "A price that was a number", "A list that was complete now comes in pages",
    )  # fmt: skip

    def old_client(client):
        """Adds a book without a note, and says what three copies of all books cost."""
        added = client.post("/books", {"title": "New"}, "application/json")
        books = client.get("/books").json()
        return added.status_code, sum([3 * book["price"] for book in books], 0)

    class BookIn(Schema):
        title: str
        note: str | None = None

    class StrictBookIn(Schema):
        title: str
        note: str

    def books(request):
        return [{"price": 2.5} for _ in range(120)]

    def with_isbn(request):
        return [{"isbn": "1", **book} for book in books(request)]

    def with_filter(request, author: int | None = None):
        return books(request)

    def with_text(request):
        return [{"price": "2.50"} for _ in range(120)]

    def in_pages(request):
        return books(request)[:50]

    spaces = itertools.count()

    def with_api(listing=books, schema=BookIn):
        api = NinjaAPI(urls_namespace=f"old-clients-{next(spaces)}")

        @api.post("/books")
        def create(request, payload: schema):
            return {}

        api.get("/books")(listing)
        return old_client(serve(path("", api.urls)))

    before = with_api()
    assert before == (200, 900)
    assert with_api(with_isbn) == with_api(with_filter) == before
    assert with_api(schema=StrictBookIn) == (422, 900)
    with pytest.raises(TypeError):
        with_api(with_text)
    assert with_api(in_pages) == (200, 375)


@pytest.mark.proves("schema-file-checked-by-a-test")
def test_the_schema_shows_a_new_demand(serve, tmp_path, monkeypatch):
    keyed("schema-file-checked-by-a-test", "It fails, as `isbn` is now required")
    monkeypatch.chdir(tmp_path)
    source = code("schema-file-checked-by-a-test", "prompt")

    def published(text):
        api = NinjaAPI()
        found = play(text, api=api)
        serve(path("api/", api.urls))
        return found["test_schema_is_the_one_we_published"], api

    test, api = published(source)
    Path("openapi.json").write_text(json.dumps(api.get_openapi_schema()))
    test()
    again, _ = published(source)
    again()
    changed, api = published(source.replace("isbn: str | None = None  # marked", "isbn: str"))
    book = api.get_openapi_schema()["components"]["schemas"]["BookIn"]
    assert book["required"] == ["title", "isbn"]
    with pytest.raises(AssertionError):
        changed()


# Limits, timeouts and retries


@pytest.mark.proves("call-to-a-service-that-hangs")
def test_a_few_attempts_with_growing_random_pauses():
    class ServiceUnavailable(Exception):
        pass

    def attempts(*outcomes, **limits):
        """The result of a call whose attempts go as given, and the pauses between them."""
        left, pauses, now = list(outcomes), [], [0.0]

        def send(timeout):
            assert timeout == 2
            outcome = left.pop(0)
            if isinstance(outcome, Exception):
                now[0] += timeout
                raise outcome
            return outcome, "body"

        def sleep(seconds):
            pauses.append(seconds)
            now[0] += seconds

        clock = SimpleNamespace(monotonic=lambda: now[0], sleep=sleep)
        longest = SimpleNamespace(uniform=lambda low, high: high)
        found = run(
            "call-to-a-service-that-hangs", "answer", time=clock, random=longest,
            ServiceUnavailable=ServiceUnavailable,
        )  # fmt: skip
        try:
            return found["fetch"](send, **limits)[0], pauses
        except ServiceUnavailable:
            return None, pauses

    assert attempts(200) == (200, [])
    assert attempts(404) == (404, []) and attempts(400) == (400, [])
    assert attempts(503, ConnectionResetError(), 200) == (200, [0.5, 1.0])
    assert attempts(503, 503, 503) == (None, [0.5, 1.0])
    hung = [TimeoutError(), TimeoutError(), TimeoutError()]
    assert attempts(*hung) == (None, [0.5, 1.0])
    # Two timeouts of two seconds and a pause use up five seconds; another pause would pass them.
    assert attempts(*hung, seconds=5) == (None, [0.5])
    assert issubclass(TimeoutError, OSError) and issubclass(ConnectionRefusedError, OSError)


@pytest.mark.proves("token-bucket-after-a-quiet-minute")
def test_the_bucket_limits_burst_and_average(capsys):
    run("token-bucket-after-a-quiet-minute")
    (key,) = keys("token-bucket-after-a-quiet-minute")
    assert capsys.readouterr().out.split() == key.split(" and ") == ["10", "6"]


@pytest.mark.proves("one-click-through-three-services", "call-to-a-service-that-hangs")
def test_retries_on_three_levels_multiply():
    calls = []

    def ask_c():
        calls.append(1)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        run("one-click-through-three-services", ask_c=ask_c)["click"]()
    (key,) = keys("one-click-through-three-services")
    assert len(calls) == int(key.split()[0]) == 27


@pytest.mark.proves("exchange-rates-from-a-silent-service")
def test_a_call_without_a_timeout_waits_for_the_service():
    keyed("exchange-rates-from-a-silent-service", "It waits without a limit")
    assert socket.getdefaulttimeout() is None
    answers = []
    with socket.create_server(("127.0.0.1", 0)) as service:
        rates = f"http://127.0.0.1:{service.getsockname()[1]}"
        view = run("exchange-rates-from-a-silent-service", RATES=rates)["rate"]
        waiting = []

        def call():
            answers.append(view(requests.get("/"), "EUR"))

        original = http.client.HTTPConnection.connect

        def connect(self):
            original(self)
            waiting.append(self.sock.gettimeout())

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(http.client.HTTPConnection, "connect", connect)
            thread = threading.Thread(target=call)
            thread.start()
            caller, _ = service.accept()
            with caller:
                assert b"GET /EUR" in caller.recv(65536)
                # The request is there, the answer is not: no limit is set, and the view waits.
                assert waiting == [None] and thread.is_alive() and answers == []
                caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n1.08")
                thread.join()
    assert answers[0].content == b"1.08"


# Large files, slow work and live updates


@pytest.mark.django_db(transaction=True)
@pytest.mark.proves("from-a-large-upload-to-its-result", "report-that-a-worker-builds")
def test_the_job_is_a_resource(serve, ann, django_user_model):
    keyed("report-that-a-worker-builds", "202 right away, with the address")
    enqueued = []
    found = run(
        "from-a-large-upload-to-its-result", "answer", Video=Video, Job=Job,
        convert=SimpleNamespace(delay=enqueued.append),
        signed_link=lambda name, seconds: f"https://storage.example/{name}?until={seconds}",
    )  # fmt: skip
    client = serve(
        path("videos/<int:pk>/conversion/", found["start_conversion"]),
        path("jobs/<int:pk>/", found["job_detail"], name="job-detail"),
    )
    video = Video.objects.create(owner=ann)
    client.force_login(ann)
    for _ in range(2):
        answer = client.post(f"/videos/{video.pk}/conversion/")
        assert (answer.status_code, answer["Retry-After"]) == (202, "5")
    job = Job.objects.get()
    assert enqueued == [job.pk]
    assert client.get(answer["Location"]).json() == {"state": "waiting"}
    Job.objects.update(state="done", result="7.mp4")
    link = client.get(answer["Location"]).json()["download"]
    assert link.startswith("https://storage.example/7.mp4")
    client.force_login(django_user_model.objects.create_user("bob"))
    assert client.get(answer["Location"]).status_code == 404
    assert client.post(f"/videos/{video.pk}/conversion/").status_code == 404


@pytest.mark.proves("report-that-a-worker-builds")
def test_a_204_carries_no_body(serve):
    keyed("report-that-a-worker-builds", "202 right away, with the address")
    client = serve(path("", lambda request: HttpResponse("mail follows", status=204)))
    assert client.post("/").content == b""


@pytest.mark.proves("download-resumed-in-the-middle")
def test_a_file_response_ignores_the_range(serve, tmp_path):
    file = tmp_path / "catalogue"
    file.write_bytes(b"0123456789")
    found = run("download-resumed-in-the-middle", CATALOGUE=file)
    client = serve(path("catalogue/", found["catalogue"]))
    answer = client.generic(**message("download-resumed-in-the-middle"))
    (key,) = keys("download-resumed-in-the-middle")
    assert (answer.status_code, answer.getvalue()) == (200, b"0123456789")
    assert key == "200 with all ten bytes from the start"
    assert not answer.has_header("Content-Range")


@pytest.mark.proves("download-resumed-in-the-middle", "from-a-large-upload-to-its-result")
def test_nginx_answers_ranges_of_files(tmp_path):
    keyed("download-resumed-in-the-middle", "200 with all ten bytes from the start")
    (tmp_path / "catalogue").write_bytes(b"0123456789")
    files = f"}}\nlocation /catalogue {{ root {tmp_path};"
    with nginx(tmp_path, "127.0.0.1:9", files) as address:
        part = fetch(address, "/catalogue", headers={"Range": "bytes=4-"})
        beyond = fetch(address, "/catalogue", headers={"Range": "bytes=40-"})
    assert (part.status, part.body) == (206, b"456789") and beyond.status == 416


@pytest.mark.proves("cover-upload-by-script")
def test_a_multipart_body_needs_its_boundary(serve):
    keyed("cover-upload-by-script", "The boundary is missing")
    script = code("cover-upload-by-script", "prompt", language="javascript")
    (kind,) = [part for part in script.split('"') if part.startswith("multipart")]

    def covers(request):
        return JsonResponse({name: file.name for name, file in request.FILES.items()})

    serve(path("covers/", covers))
    client = Client(enforce_csrf_checks=True)
    token = _get_new_csrf_string()
    client.cookies["csrftoken"] = token
    body = (
        "--line\r\n"
        'Content-Disposition: form-data; name="cover"; filename="dune.png"\r\n'
        "Content-Type: image/png\r\n\r\npixels\r\n--line--\r\n"
    )

    def upload(content_type, **headers):
        headers = {"X-CSRFToken": token, **headers}
        return client.post("/covers/", body, content_type=content_type, headers=headers)

    assert upload(kind).status_code == 400
    assert upload(f"{kind}; boundary=line").json() == {"cover": "dune.png"}
    put = client.put("/covers/", body, f"{kind}; boundary=line", headers={"X-CSRFToken": token})
    assert put.json() == {}


@pytest.mark.proves("holder-of-a-signed-download-link")
def test_what_the_holder_of_a_link_can_do(serve):
    keyed("holder-of-a-signed-download-link", "Fetch the file", "Pass it to somebody")
    storage = InMemoryStorage()
    for name in "reports/7.pdf", "reports/8.pdf":
        storage.save(name, ContentFile(name.encode()))
    found = run("holder-of-a-signed-download-link", storage=storage)
    serve(path("download/", found["download"]))
    link = found["link"]("reports/7.pdf")
    for client in Client(), Client():
        for _ in range(2):
            answer = client.get(link)
            assert (answer.status_code, answer.getvalue()) == (200, b"reports/7.pdf")
    (token,) = parse_qs(link.split("?")[1])["file"]
    name, stamp, signature = token.split(":")
    later = found["signer"].timestamp() + "z"
    for changed in f"reports/8.pdf:{stamp}:{signature}", f"{name}:{later}:{signature}":
        assert Client().get("/download/", {"file": changed}).status_code == 403
    old = TimestampSigner()
    old.timestamp = lambda: "1"
    expired = "/download/?" + urlencode({"file": old.sign("reports/7.pdf")})
    assert Client().get(expired).status_code == 403


@pytest.mark.proves("stock-levels-on-a-dashboard")
def test_one_response_carries_each_change(serve):
    keyed("stock-levels-on-a-dashboard", "Server-sent events")
    sold = threading.Event()

    def events():
        yield "data: 5\n\n"
        assert sold.wait(LONG_ENOUGH)
        yield "data: 4\n\n"

    def stream(request):
        return StreamingHttpResponse(events(), content_type="text/event-stream")

    serve(path("", stream))
    with django_server() as address:
        connection = HTTPConnection(address, timeout=LONG_ENOUGH)
        connection.request("GET", "/", headers={"Host": "localhost"})
        response = connection.getresponse()
        assert [response.readline(), response.readline()] == [b"data: 5\n", b"\n"]
        sold.set()
        assert response.readline() == b"data: 4\n"
        connection.close()


# GraphQL beside REST


@pytest.mark.proves("graphql-beside-rest-in-a-django-project")
def test_the_cost_of_nested_lists(capsys):
    found = run("graphql-beside-rest-in-a-django-project", "answer")
    source = code("graphql-beside-rest-in-a-django-project", "answer")
    assert capsys.readouterr().out.strip() == source.split("# ")[-1].strip()
    assert found["cost"]({"authors": (100, {})}) == 100


@pytest.mark.django_db
@pytest.mark.proves("books-with-the-wrong-authors")
def test_a_result_for_each_key_at_its_place():
    for pk in 1, 2, 3:
        Author.objects.create(pk=pk, name=f"a{pk}")
    asked = [3, 1, 99, 2]

    def loads(source):
        load = async_to_sync(play(source)["load_authors"])
        with CaptureQueriesContext(connection) as queries:
            found = load(asked)
        return [author and author.pk for author in found], len(queries)

    assert loads(code("books-with-the-wrong-authors", "prompt")) == ([1, 2, 3], 1)
    right_are("books-with-the-wrong-authors", lambda source: loads(source) == ([3, 1, None, 2], 1))

"""Proofs of the topic security."""

import hashlib
import hmac
import ipaddress
import json
import os
import re
import socket
import threading
import time
from contextlib import contextmanager
from email.message import Message
from http.cookiejar import CookieJar
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import ProxyHandler, Request, build_opener

import bank
import pytest
from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import LoginView, PasswordResetView
from django.core import checks, signing
from django.core.cache import cache
from django.core.exceptions import DisallowedHost, FieldError, ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import DatabaseError
from django.db.models.expressions import RawSQL
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.template import TemplateSyntaxError, engines
from django.test import Client, modify_settings
from django.urls import include, path
from django.utils.html import escape, format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from shop.models import Author, Book, Order, OrderLine

CSP_MIDDLEWARE = "django.middleware.csp.ContentSecurityPolicyMiddleware"
CSP_PROCESSOR = "django.template.context_processors.csp"


def options(question):
    """(is it a key, its number, its text) for each option of a question."""
    for number, option in enumerate(bank.questions()[question]["options"]):
        yield option["correct"], number, option["text"]


def option_codes(question):
    for correct, number, _ in options(question):
        yield correct, bank.code(question, field=f"options[{number}].text")


def run(source, **names):
    names["__name__"] = __name__
    exec(source, names)
    return names


def template(source):
    return engines["django"].from_string(source)


@pytest.fixture
def pages(settings):
    """Makes `settings` serve the given templates besides those of the apps."""

    def serve(processors=(), **templates):
        files = {f"{name}.html": source for name, source in templates.items()}
        first = settings.TEMPLATES[0]
        processors = [*first["OPTIONS"]["context_processors"], *processors]
        loaders = [
            ("django.template.loaders.locmem.Loader", files),
            "django.template.loaders.app_directories.Loader",
        ]
        settings.TEMPLATES = [
            {
                "BACKEND": first["BACKEND"],
                "OPTIONS": {"context_processors": processors, "loaders": loaders},
            }
        ]

    return serve


@pytest.fixture
def ann(db):
    return User.objects.create_user("ann", "ann@example.com", "right")


@pytest.fixture
def strict():
    """A client for which the CSRF check is on, as it is in real life."""
    return Client(enforce_csrf_checks=True)


def token_page(request):
    return HttpResponse(get_token(request))


def accept(request):
    return HttpResponse("accepted")


# -- CSRF ---------------------------------------------------------------------------------


@pytest.mark.proves(
    "what-the-csrf-token-tag-emits-and-protects", "output-of-the-csrf-token-tag"
)
def test_the_tag_renders_a_hidden_input_with_a_freshly_masked_secret(rf):
    bank.keyed("output-of-the-csrf-token-tag", "A hidden input that carries the token")
    source = bank.code("what-the-csrf-token-tag-emits-and-protects", field="answer")
    request = rf.get("/")
    first, second = (template(source).render({}, request) for _ in range(2))
    assert '<input type="hidden" name="csrfmiddlewaretoken" value="' in first
    assert first != second
    assert "<meta" not in first and "<script" not in first
    assert len(request.META["CSRF_COOKIE"]) == 32


@pytest.mark.proves("what-the-csrf-token-tag-emits-and-protects", "where-the-csrf-secret-lives")
def test_the_secret_is_kept_in_its_own_cookie_and_no_session_is_made(settings, strict):
    bank.keyed("where-the-csrf-secret-lives", "In the browser, in a separate cookie")
    settings.ROOT_URLCONF = (path("token/", token_page), path("save/", accept))
    token = strict.get("/token/").content.decode()
    assert set(strict.cookies) == {"csrftoken"}
    assert len(strict.cookies["csrftoken"].value) == 32 and len(token) == 64
    settings.SECRET_KEY = "another one altogether"
    assert strict.post("/save/", {"csrfmiddlewaretoken": token}).status_code == 200
    assert strict.post("/save/", {"csrfmiddlewaretoken": token}).status_code == 200
    strict.cookies.clear()
    assert strict.post("/save/", {"csrfmiddlewaretoken": token}).status_code == 403


@pytest.mark.django_db
@pytest.mark.proves("where-the-csrf-secret-lives")
def test_the_secret_moves_to_the_session_on_request(settings, strict):
    bank.keyed("where-the-csrf-secret-lives", "In the browser, in a separate cookie")
    settings.ROOT_URLCONF = (path("token/", token_page),)
    settings.CSRF_USE_SESSIONS = True
    strict.get("/token/")
    assert set(strict.cookies) == {"sessionid"}
    assert strict.session["_csrftoken"]


@pytest.mark.proves(
    "which-methods-the-csrf-middleware-checks", "how-the-csrf-middleware-decides"
)
def test_only_unsafe_methods_are_checked(settings, strict):
    settings.ROOT_URLCONF = (path("save/", accept),)
    for refused, _, text in options("which-methods-the-csrf-middleware-checks"):
        answer = strict.generic(text.strip("`"), "/save/")
        assert answer.status_code == (403 if refused else 200), text
    assert [strict.generic(m, "/save/").status_code for m in ("GET", "PATCH")] == [200, 403]


@pytest.mark.proves("how-the-csrf-middleware-decides")
def test_origin_and_referer_are_checked_before_the_token(settings, strict):
    settings.ROOT_URLCONF = (path("token/", token_page), path("save/", accept))
    token = strict.get("/token/").content.decode()

    def post(secure=False, **headers):
        headers["X-CSRFToken"] = token
        return strict.post("/save/", headers=headers, secure=secure).status_code

    assert post() == 200
    assert post(Origin="http://testserver") == 200
    assert post(Origin="https://other.example") == 403
    assert post(secure=True) == 403
    assert post(secure=True, Referer="https://testserver/form/") == 200
    settings.CSRF_TRUSTED_ORIGINS = ["https://other.example"]
    strict.handler.load_middleware()
    assert post(Origin="https://other.example") == 200


@pytest.mark.proves("how-the-csrf-middleware-decides", "which-endpoint-may-be-csrf-exempt")
def test_the_webhook_of_the_answer_takes_signed_requests_without_a_token(settings, strict):
    bank.keyed(
        "which-endpoint-may-be-csrf-exempt",
        "A payment provider's webhook that checks an HMAC",
    )
    names = run(bank.code("how-the-csrf-middleware-decides", field="answer"))
    settings.PAYMENT_WEBHOOK_SECRET = "shared"
    settings.ROOT_URLCONF = (path("hook/", names["payment_webhook"]),)
    body = b'{"paid": true}'
    good = hmac.new(b"shared", body, hashlib.sha256).hexdigest()

    def post(signature):
        return strict.post(
            "/hook/", body, "application/json", headers={"X-Signature": signature}
        ).status_code

    assert post(good) == 204
    assert post("0" * 64) == 403
    assert strict.post("/hook/", body, "application/json").status_code == 403
    assert strict.get("/hook/").status_code == 405


@pytest.mark.proves("which-endpoint-may-be-csrf-exempt")
def test_an_exempt_view_that_trusts_the_session_cookie_can_be_forged(settings, strict, ann):
    bank.keyed(
        "which-endpoint-may-be-csrf-exempt",
        "A payment provider's webhook that checks an HMAC",
    )

    @csrf_exempt
    def close_account(request):
        return HttpResponse(request.user.get_username())

    settings.ROOT_URLCONF = (path("close/", close_account),)
    strict.force_login(ann)
    foreign = {"Origin": "https://evil.example"}
    forged = strict.post("/close/", b"{}", "application/json", headers=foreign, secure=True)
    assert forged.content == b"ann"


@pytest.mark.django_db
@pytest.mark.proves("form-opened-before-login-in-other-tab", "how-the-csrf-middleware-decides")
def test_logging_in_replaces_the_secret(settings, strict, ann, pages, monkeypatch):
    bank.keyed("form-opened-before-login-in-other-tab", "Logging in replaced the secret")
    pages(login="{% csrf_token %}")
    settings.LOGIN_REDIRECT_URL = "/token/"
    settings.ROOT_URLCONF = (
        path("token/", token_page),
        path("save/", accept),
        path("login/", LoginView.as_view(template_name="login.html")),
    )
    tab_a = strict.get("/token/").content.decode()
    before = strict.cookies["csrftoken"].value
    for later in (0, 0, 30 * 86400):  # neither used up by the first submission nor dated
        with monkeypatch.context() as patch:
            patch.setattr(time, "time", lambda now=time.time() + later: now)
            assert strict.post("/save/", {"csrfmiddlewaretoken": tab_a}).status_code == 200
    assert "sessionid" not in strict.cookies  # nor bound to a session
    assert strict.get("/login/").status_code == 200
    data = {"username": "ann", "password": "right", "csrfmiddlewaretoken": tab_a}
    assert strict.post("/login/", data).status_code == 302
    assert strict.cookies["csrftoken"].value != before
    assert strict.post("/save/", {"csrfmiddlewaretoken": tab_a}).status_code == 403
    fresh = strict.get("/token/").content.decode()
    assert strict.post("/save/", {"csrfmiddlewaretoken": fresh}).status_code == 200


@pytest.mark.proves("form-html-from-render-to-string-gets-403")
def test_without_the_request_the_tag_prints_nothing(settings, strict, pages):
    bank.keyed("form-html-from-render-to-string-gets-403", "No request is passed to the template")
    pages(order_form="<form method='post'>{% csrf_token %}</form>")
    source = bank.code("form-html-from-render-to-string-gets-403", field="prompt")
    bad = run(source)["order_form"]
    good = run(source.replace('order"})', 'order"}, request=request)'))["order_form"]
    settings.ROOT_URLCONF = (path("bad/", bad), path("good/", good))
    assert "csrfmiddlewaretoken" not in strict.get("/bad/").content.decode()
    page = strict.get("/good/").content.decode()
    assert 'type="hidden" name="csrfmiddlewaretoken"' in page
    assert "csrftoken" in strict.cookies  # an `HttpResponse` as well


@pytest.mark.proves("fetch-that-posts-to-the-cart")
def test_the_token_is_not_looked_for_in_a_json_body(settings, strict):
    bank.keyed("fetch-that-posts-to-the-cart", "It is not called, as the token is in the wrong place")
    script = bank.code("fetch-that-posts-to-the-cart", field="prompt")
    body = re.search(r"JSON\.stringify\((.*)\)", script)[1]
    called = []

    def cart(request):
        called.append(request)
        return HttpResponse()

    settings.ROOT_URLCONF = (path("token/", token_page), path("cart/", cart))
    token = strict.get("/token/").content.decode()
    body = re.sub(r"(\w+):", r'"\1":', body).replace(" token}", f' "{token}"}}')
    assert json.loads(body) == {"book": 7, "csrfmiddlewaretoken": token}

    def post(**headers):
        headers["Origin"] = "http://testserver"
        called.clear()
        status = strict.post("/cart/", body, "application/json", headers=headers).status_code
        return status, len(called)

    assert post() == (403, 0)
    assert post(**{"X-CSRFToken": token}) == (200, 1)
    called.clear()
    assert strict.post("/cart/", json.loads(body)).status_code == 200 and called


@pytest.mark.proves("how-the-csrf-middleware-decides")
@pytest.mark.parametrize(("entry", "allowed"), [
    ("*.example.com", False), ("https://*.example.com", True),
    ("https://.example.com", False), (".example.com", False),
])
def test_only_scheme_and_wildcard_work_as_trusted_origin(settings, entry, allowed):
    settings.ROOT_URLCONF = (path("token/", token_page), path("save/", accept))
    settings.CSRF_TRUSTED_ORIGINS = [entry]
    client = Client(enforce_csrf_checks=True)
    token = client.get("/token/").content.decode()
    headers = {"X-CSRFToken": token, "Origin": "https://shop.example.com"}
    assert (client.post("/save/", headers=headers).status_code == 200) is allowed
    messages = {message.id for message in checks.run_checks(tags=["compatibility"])}
    assert ("4_0.E001" in messages) == ("://" not in entry)


# -- SQL injection ------------------------------------------------------------------------


@pytest.fixture
def two_books(db):
    author = Author.objects.create(name="Le Guin")
    Book.objects.create(title="One", author=author)
    Book.objects.create(title="Two", author=author)


@pytest.mark.proves("sql-injection-despite-the-orm")
def test_a_cursor_with_parameters_is_safe(two_books):
    titles_by = run(bank.code("sql-injection-despite-the-orm", field="answer"))["titles_by"]
    assert sorted(titles_by("Le Guin")) == ["One", "Two"]
    assert titles_by("x' OR '1'='1") == []


@pytest.mark.proves("which-queries-are-open-to-injection")
def test_formatted_sql_lets_the_text_in_and_parameters_do_not(two_books):
    names = {"Book": Book, "RawSQL": RawSQL, "q": "x' OR '1'='1"}
    for injectable, source in option_codes("which-queries-are-open-to-injection"):
        found = eval(source.strip(), dict(names))
        assert len(list(found)) == (2 if injectable else 0), source
        harmless = eval(source.strip(), names | {"q": "One"})
        assert [book.title for book in harmless] == ["One"], source


@pytest.mark.proves("raw-query-under-review")
def test_quotes_around_the_placeholder_fail_on_sqlite(two_books):
    bank.keyed("raw-query-under-review", "The quotes around the placeholder")
    source = bank.code("raw-query-under-review", field="prompt").strip()
    bare = source.replace("'%s'", "%s")
    assert [book.title for book in eval(bare, {"Book": Book, "title": "One"})] == ["One"]
    assert list(eval(bare, {"Book": Book, "title": "x' OR '1'='1"})) == []
    with pytest.raises(DatabaseError, match="(?i)binding"):
        list(eval(source, {"Book": Book, "title": "One"}))


@pytest.mark.proves("raw-query-under-review")
def test_quotes_around_the_placeholder_let_sql_in_on_postgresql():
    bank.keyed("raw-query-under-review", "The quotes around the placeholder")
    import psycopg
    from django.db.backends.postgresql.base import Cursor

    class Manager:
        def raw(self, sql, params):
            return cursor.execute(sql, params).fetchall()

    class Table:
        objects = Manager()

    source = bank.code("raw-query-under-review", field="prompt").strip()
    server = {"host": os.environ["PROOFS_POSTGRESQL"], "user": "postgres"}
    server["port"] = os.environ.get("PROOFS_POSTGRESQL_PORT", "5432")
    with psycopg.connect(dbname="postgres", **server) as link, Cursor(link) as cursor:
        cursor.execute("CREATE TEMPORARY TABLE shop_book (title text)")
        cursor.execute("INSERT INTO shop_book VALUES ('One')")
        attack = {"Book": Table, "title": " OR 1=1 -- "}
        assert eval(source, attack) == [("One",)]
        assert eval(source.replace("'%s'", "%s"), attack) == []


@pytest.mark.django_db
@pytest.mark.proves("filter-with-kwargs-from-query-string", "sql-injection-despite-the-orm")
def test_user_chosen_lookups_reveal_the_password_hash(rf, ann):
    bank.keyed("filter-with-kwargs-from-query-string", "The customers' password hashes, guessed")
    open_order = Order.objects.create(customer=ann, status="open")
    Order.objects.create(customer=ann, status="paid")
    source = bank.code("filter-with-kwargs-from-query-string", field="prompt")
    view = run(source, Order=Order, JsonResponse=JsonResponse)["open_orders"]
    found = f'{{"ids": [{open_order.pk}]}}'.encode()

    def ask(**query):
        return view(rf.get("/", query)).content

    guess = ann.password[:5]
    assert ask(customer__password__startswith=guess) == found
    assert ask(customer__password__startswith="zzz") == b'{"ids": []}'
    assert ask(status="paid") == b'{"ids": []}'
    assert ask(customer__username="x' OR '1'='1") == b'{"ids": []}'
    with pytest.raises(FieldError):
        ask(nonsense="1")
    with pytest.raises(FieldError):
        list(Book.objects.order_by("nonsense; DROP TABLE"))
    with pytest.raises(ValueError):
        Book.objects.annotate(**{'a"; --': RawSQL("1", [])})
    with pytest.raises((TypeError, ValueError)):  # 6.1 refuses the name, before that the value
        Book.objects.filter(**{"_connector": "OR 1=1) --"}, title="x")


# -- XSS ----------------------------------------------------------------------------------


@pytest.mark.proves("escaped-output-of-a-variable")
def test_what_a_variable_prints():
    source = bank.code("escaped-output-of-a-variable", field="prompt")
    printed = template(source).render({"name": "O'Hara <b>"})
    for correct, text in option_codes("escaped-output-of-a-variable"):
        assert (text == printed) == correct


@pytest.mark.proves("user-colour-in-a-class-attribute", "xss-holes-that-auto-escaping-leaves")
def test_an_unquoted_attribute_lets_an_event_handler_in():
    from html.parser import HTMLParser

    class Elements(HTMLParser):
        def __init__(self, text):
            super().__init__()
            self.found = []
            self.feed(text)

        def handle_starttag(self, tag, attrs):
            self.found.append((tag, dict(attrs)))

    source = bank.code("user-colour-in-a-class-attribute", field="prompt")
    quoted = source.replace("{{ color }}", '"{{ color }}"')
    for correct, _, text in options("user-colour-in-a-class-attribute"):
        color = text.strip("`")
        (tag, attributes), *more = Elements(template(source).render({"color": color})).found
        assert tag == "div" and not more
        assert ("onmouseover" in attributes) == correct
        safe = Elements(template(quoted).render({"color": color})).found
        assert safe == [("div", {"class": color})]


@pytest.mark.proves(
    "homepage-link-from-a-profile", "xss-holes-that-auto-escaping-leaves"
)
def test_escaping_filters_keep_a_javascript_link_and_the_scheme_check_refuses_it():
    bank.keyed("homepage-link-from-a-profile", "Reject a scheme other than `https`")
    source = bank.code("homepage-link-from-a-profile", field="prompt")
    attack = {"profile": {"homepage": "javascript:alert(1)"}}
    assert 'href="javascript:alert(1)"' in template(source).render(attack)
    filters = [
        text.split("`")[1]
        for correct, _, text in options("homepage-link-from-a-profile")
        if "{{" in text and not correct
    ]
    assert len(filters) == 1
    for variable in filters:
        page = template(source.replace("{{ profile.homepage }}", variable)).render(attack)
        assert 'href="javascript:alert(1)"' in page
    with_rel = source.replace("<a ", '<a rel="noopener noreferrer" ')
    assert 'href="javascript:alert(1)"' in template(with_rel).render(attack)
    RegexValidator("""[<>'"]""", inverse_match=True)(attack["profile"]["homepage"])
    for check in (forms.URLField(assume_scheme="https").clean, URLValidator(["https"])):
        check("https://example.com/")
        with pytest.raises(ValidationError):
            check("javascript:alert(1)")


@pytest.mark.proves("which-helpers-escape-the-name")
def test_which_helpers_escape():
    names = dict(
        format_html=format_html, mark_safe=mark_safe, escape=escape, SafeString=SafeString
    )
    for correct, source in option_codes("which-helpers-escape-the-name"):
        badge = run(source, **names)["badge"]
        printed = template("{{ badge }}").render({"badge": badge("<script>")})
        assert ("<script>" not in printed) == correct, source


@pytest.mark.proves("xss-holes-that-auto-escaping-leaves")
def test_format_html_of_the_answer_and_strings_without_special_characters():
    author_link = run(bank.code("xss-holes-that-auto-escaping-leaves", field="answer"))[
        "author_link"
    ]
    assert author_link(Author(pk=3, name="<i>")) == '<a href="/authors/3/">&lt;i&gt;</a>'
    script = template("<script>var n = {{ n }};</script>").render({"n": "alert(1)"})
    assert script == "<script>var n = alert(1);</script>"


# -- CSP ----------------------------------------------------------------------------------


def csp_names():
    from django.utils.csp import CSP

    return {"CSP": CSP}


@pytest.fixture
def with_csp(settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, CSP_MIDDLEWARE]


@pytest.mark.since("6.0")
@pytest.mark.proves("roll-out-a-content-security-policy", "effect-of-a-report-only-policy")
def test_the_report_only_policy_of_the_answer(settings, client):
    bank.keyed("effect-of-a-report-only-policy", "It runs the script and notes")
    names = run(bank.code("roll-out-a-content-security-policy", field="answer"))
    settings.MIDDLEWARE = names["MIDDLEWARE"]
    settings.SECURE_CSP_REPORT_ONLY = names["SECURE_CSP_REPORT_ONLY"]
    settings.ROOT_URLCONF = (path("", accept),)
    answer = client.get("/")
    assert "Content-Security-Policy" not in answer
    assert answer["Content-Security-Policy-Report-Only"] == (
        "default-src 'self'; script-src 'self'; object-src 'none'; report-uri /csp-reports/"
    )


@pytest.mark.since("6.0")
@pytest.mark.proves("csp-header-of-a-page-without-nonce")
def test_the_nonce_is_made_when_a_template_reads_it(settings, client, pages, with_csp):
    source = bank.code("csp-header-of-a-page-without-nonce", field="prompt")
    settings.SECURE_CSP = run(source, **csp_names())["SECURE_CSP"]
    pages([CSP_PROCESSOR], plain="hello", inline="{{ csp_nonce }}")
    settings.ROOT_URLCONF = (
        path("plain/", lambda request: render(request, "plain.html")),
        path("inline/", lambda request: render(request, "inline.html")),
    )
    header = client.get("/plain/")["Content-Security-Policy"]
    for correct, text in option_codes("csp-header-of-a-page-without-nonce"):
        assert (text.strip() == f"Content-Security-Policy: {header}") == correct
    answer = client.get("/inline/")
    nonce = answer.content.decode()
    assert len(nonce) > 16
    assert f"script-src 'self' 'nonce-{nonce}'" in answer["Content-Security-Policy"]


@pytest.mark.since("6.0")
@pytest.mark.proves("inline-script-blocked-despite-nonce-attribute")
def test_the_nonce_needs_the_context_processor(settings, client, pages, with_csp):
    bank.keyed("inline-script-blocked-despite-nonce-attribute", "The `csp` context processor")
    from django.views.decorators.csp import csp_override

    csp = csp_names()["CSP"]
    settings.SECURE_CSP = {"script-src": [csp.SELF, csp.NONCE]}
    page = bank.code("inline-script-blocked-despite-nonce-attribute", field="prompt")
    settings.ROOT_URLCONF = (path("", lambda request: render(request, "inline.html")),)

    def shown():
        answer = client.get("/")
        return answer.content.decode(), answer["Content-Security-Policy"]

    pages(inline=page)
    html, header = shown()
    assert 'nonce=""' in html and "nonce" not in header
    settings.SECURE_CSP_REPORT_ONLY = settings.SECURE_CSP
    assert 'nonce=""' in shown()[0]
    settings.ROOT_URLCONF = (
        path("", csp_override(settings.SECURE_CSP)(lambda r: render(r, "inline.html"))),
    )
    assert 'nonce=""' in shown()[0]
    with pytest.raises(TemplateSyntaxError):
        template("{% load csp %}" + page)
    pages([CSP_PROCESSOR], inline=page)
    html, header = shown()
    assert 'nonce=""' not in html and "'nonce-" in header


@pytest.mark.since("6.0")
@pytest.mark.proves("csp-override-on-a-map-page", "roll-out-a-content-security-policy")
def test_an_override_replaces_the_policy(settings, client, with_csp):
    from django.views.decorators.csp import csp_override

    source = bank.code("csp-override-on-a-map-page", field="prompt")
    names = run(source, csp_override=csp_override, HttpResponse=HttpResponse, **csp_names())
    settings.SECURE_CSP = names["SECURE_CSP"]
    settings.ROOT_URLCONF = (path("", names["map_page"]), path("other/", accept))
    header = client.get("/")["Content-Security-Policy"]
    for correct, text in option_codes("csp-override-on-a-map-page"):
        assert (text.strip() == header) == correct
    assert client.get("/other/")["Content-Security-Policy"] == (
        "default-src 'self'; object-src 'none'"
    )


@pytest.mark.since("6.1")
@pytest.mark.proves("inline-script-blocked-despite-nonce-attribute")
def test_the_check_misses_the_context_processor(settings, pages, with_csp):
    bank.keyed("inline-script-blocked-despite-nonce-attribute", "The `csp` context processor")

    def warned():
        found = checks.run_checks(tags=["security"], include_deployment_checks=True)
        return "security.W027" in {message.id for message in found}

    settings.SECURE_CSP = {"script-src": [csp_names()["CSP"].NONCE]}
    assert warned()
    pages([CSP_PROCESSOR])
    assert not warned()


@pytest.mark.until("5.2")
@pytest.mark.proves("roll-out-a-content-security-policy")
def test_before_6_0_there_is_no_csp_middleware():
    with pytest.raises(ModuleNotFoundError):
        import django.middleware.csp  # noqa: F401


# -- clickjacking -------------------------------------------------------------------------


@pytest.mark.proves(
    "default-x-frame-options-value", "what-clickjacking-is-and-how-django-stops-it"
)
def test_framing_is_denied_unless_a_decorator_says_otherwise(settings, client):
    bank.keyed("default-x-frame-options-value", "The default is `DENY`")
    source = bank.code("what-clickjacking-is-and-how-django-stops-it", field="answer")
    settings.ROOT_URLCONF = (path("", accept), path("preview/", run(source)["preview"]))
    assert client.get("/")["X-Frame-Options"] == "DENY"
    assert client.get("/preview/")["X-Frame-Options"] == "SAMEORIGIN"
    settings.X_FRAME_OPTIONS = "SAMEORIGIN"
    assert client.get("/")["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.proves("let-one-partner-frame-a-widget")
def test_which_widget_view_names_its_frame_ancestors(settings, client):
    names = {"xframe_options_exempt": xframe_options_exempt, "HttpResponse": HttpResponse}
    for correct, source in option_codes("let-one-partner-frame-a-widget"):
        settings.ROOT_URLCONF = (path("", run(source, **names)["widget"]),)
        answer = client.get("/")
        policy = answer.get("Content-Security-Policy", "")
        works = "X-Frame-Options" not in answer and policy.startswith("frame-ancestors ")
        assert works == correct, source


# -- HTTPS --------------------------------------------------------------------------------


@pytest.mark.proves("redirect-loop-behind-a-tls-proxy")
def test_only_the_meta_key_ends_the_redirect_loop(settings):
    settings.ROOT_URLCONF = (path("", accept),)
    settings.ALLOWED_HOSTS = ["*"]
    settings.SECURE_SSL_REDIRECT = True
    # What the proxy of the prompt sends when a browser came by HTTPS.
    proxy = bank.code("redirect-loop-behind-a-tls-proxy", "prompt", language="nginx")
    sent = dict(re.findall(r"proxy_set_header (\S+) (\S+);", proxy))
    assert "proxy_pass http://" in proxy and sent["Host"] == "$host"
    headers = {name: "https" for name, value in sent.items() if value == "$scheme"}
    assert len(headers) == 1
    for correct, source in option_codes("redirect-loop-behind-a-tls-proxy"):
        names = run(source)
        changed = {name: names[name] for name in names if name.isupper()}
        before = {name: getattr(settings, name, None) for name in changed}
        for name, value in changed.items():
            setattr(settings, name, value)
        answer = Client().get("/", headers=headers)
        assert answer.status_code == (200 if correct else 301), source
        for name, value in before.items():
            setattr(settings, name, value)


@pytest.mark.proves("which-settings-harden-a-site-for-https")
def test_the_settings_of_the_answer_harden_a_site(settings, ann):
    names = run(bank.code("which-settings-harden-a-site-for-https", field="answer"))
    for name in [name for name in names if name.isupper()]:
        setattr(settings, name, names[name])
    settings.ROOT_URLCONF = (path("", token_page), path("login/", LoginView.as_view()))
    client = Client()
    plain = client.get("/")
    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/")
    assert "Strict-Transport-Security" not in plain
    secure = client.get("/", headers={"X-Forwarded-Proto": "https"})
    assert secure["Strict-Transport-Security"] == "max-age=3600"
    assert secure["X-Content-Type-Options"] == "nosniff"
    assert secure["Cross-Origin-Opener-Policy"] == "same-origin"
    assert secure["Referrer-Policy"] == "same-origin"
    assert client.cookies["csrftoken"]["secure"]
    login = {"username": "ann", "password": "right"}
    client.post("/login/", login, headers={"X-Forwarded-Proto": "https"})
    assert client.cookies["sessionid"]["secure"]


@pytest.mark.proves("hsts-setting-removed-but-browsers-insist")
def test_hsts_at_zero_sends_no_header(settings):
    bank.keyed("hsts-setting-removed-but-browsers-insist", "At 0 Django sends no header")
    settings.ROOT_URLCONF = (path("", accept),)
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    answer = Client().get("/", secure=True)
    assert answer["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    settings.SECURE_HSTS_SECONDS = 0
    assert "Strict-Transport-Security" not in Client().get("/", secure=True)


@pytest.mark.proves("what-session-cookie-secure-does")
def test_the_secure_flag_is_an_attribute_and_changes_nothing_else(settings, ann):
    bank.keyed(
        "what-session-cookie-secure-does",
        "The browser withholds the cookie from plain HTTP",
    )

    def remember(request):
        request.session["seen"] = True
        return HttpResponse(request.session.session_key or "")

    settings.ROOT_URLCONF = (path("", remember),)
    attributes, sent = {}, {}
    for secure in (False, True):
        settings.SESSION_COOKIE_SECURE = secure
        client = Client()
        answer = client.get("/")
        assert answer.status_code == 200  # no redirect
        cookie = client.cookies["sessionid"]
        assert cookie.value == client.session.session_key  # nothing encrypted
        attributes[secure] = (bool(cookie["secure"]), bool(cookie["httponly"]))
        jar, headers = CookieJar(), Message()
        headers["Set-Cookie"] = cookie.OutputString()
        stored = Request("https://shop.example/")
        jar.extract_cookies(SimpleNamespace(info=lambda headers=headers: headers), stored)
        requests = [Request(f"{scheme}://shop.example/") for scheme in ("http", "https")]
        for request in requests:
            jar.add_cookie_header(request)
        sent[secure] = [request.type for request in requests if request.has_header("Cookie")]
    assert attributes == {False: (False, True), True: (True, True)}
    assert sent == {False: ["http", "https"], True: ["https"]}


# -- Host ---------------------------------------------------------------------------------


@pytest.mark.proves("allowed-hosts-leading-dot-matches")
def test_which_hosts_a_leading_dot_accepts(settings, client):
    settings.ROOT_URLCONF = (path("", accept),)
    settings.ALLOWED_HOSTS = [".example.com"]
    for accepted, _, text in options("allowed-hosts-leading-dot-matches"):
        answer = client.get("/", headers={"Host": text.strip("`")})
        assert answer.status_code == (200 if accepted else 400), text
    assert client.get("/", headers={"Host": "example.com:8443"}).status_code == 200


@pytest.mark.proves("host-header-attacks-and-allowed-hosts")
def test_the_list_of_the_answer_and_its_limits(settings, rf):
    source = bank.code("host-header-attacks-and-allowed-hosts", field="answer")
    settings.ALLOWED_HOSTS = run(source)["ALLOWED_HOSTS"]

    def host(name):
        return rf.get("/", headers={"Host": name}).get_host()

    for name in ("shop.example", "www.shop.example"):
        assert host(name) == name
    forged = rf.get("/", headers={"Host": "evil.example"})
    with pytest.raises(DisallowedHost):
        forged.build_absolute_uri()
    assert forged.META["HTTP_HOST"] == "evil.example"
    settings.ALLOWED_HOSTS = []
    with pytest.raises(DisallowedHost):
        host("localhost")
    settings.DEBUG = True
    assert [host("localhost"), host("a.localhost"), host("127.0.0.1")] == [
        "localhost", "a.localhost", "127.0.0.1"
    ]


@pytest.mark.proves("password-reset-with-a-forged-host")
def test_the_reset_mail_contains_the_forged_host(settings, ann, mailoutbox):
    bank.keyed(
        "password-reset-with-a-forged-host",
        "The victim gets a mail whose link leads to `evil.example`",
    )
    settings.ALLOWED_HOSTS = ["*"]
    settings.ROOT_URLCONF = (
        path("reset/", PasswordResetView.as_view()),
        path("", include("django.contrib.auth.urls")),
    )
    with modify_settings(INSTALLED_APPS={"remove": ["django.contrib.sites"]}):
        Client().post("/reset/", {"email": ann.email}, headers={"Host": "evil.example"})
    (mail,) = mailoutbox
    assert mail.to == [ann.email]
    token = re.search(r"http://evil.example/reset/[^/]+/([^/]+)/", mail.body)[1]
    assert default_token_generator.check_token(ann, token)


# -- SECRET_KEY ---------------------------------------------------------------------------


@pytest.mark.proves(
    "what-breaks-when-the-secret-key-changes", "what-secret-key-signs-and-how-to-rotate-it"
)
@pytest.mark.parametrize("fallback", [False, True])
def test_what_survives_another_secret_key(settings, ann, fallback):
    bank.keyed(
        "what-breaks-when-the-secret-key-changes",
        "Sessions of users who were logged in",
        "Cookies written with `set_signed_cookie()`",
        "Password-reset links",
        "Messages waiting in",
    )

    def status(request):
        signed = request.get_signed_cookie("offer", default="lost")
        return JsonResponse({"user": request.user.get_username(), "offer": signed})

    def offer(request):
        response = HttpResponse(get_token(request))
        response.set_signed_cookie("offer", "ten")
        messages.success(request, "Saved")
        return response

    def waiting(request):
        return JsonResponse([str(message) for message in messages.get_messages(request)], safe=False)

    settings.ROOT_URLCONF = (
        path("", status), path("offer/", offer), path("save/", accept), path("waiting/", waiting)
    )
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann)
    form_token = client.get("/offer/").content.decode()
    reset_token = default_token_generator.make_token(ann)
    assert client.get("/").json() == {"user": "ann", "offer": "ten"}
    assert "messages" in client.cookies
    if not fallback:
        other = Client()
        other.get("/offer/")
        assert other.get("/waiting/").json() == ["Saved"]
    old = settings.SECRET_KEY
    settings.SECRET_KEY = "another key that has nothing in common"
    settings.SECRET_KEY_FALLBACKS = [old] if fallback else []
    kept = {"user": "ann", "offer": "ten"} if fallback else {"user": "", "offer": "lost"}
    fresh = type(default_token_generator)()
    assert fresh.check_token(ann, reset_token) == fallback
    assert client.post("/save/", {"csrfmiddlewaretoken": form_token}).status_code == 200
    assert client.get("/").json() == kept
    assert client.get("/waiting/").json() == (["Saved"] if fallback else [])
    assert ann.check_password("right")
    if fallback:  # a session in use is signed again with the new key
        settings.SECRET_KEY_FALLBACKS = []
        assert client.get("/").json() == {"user": "ann", "offer": "lost"}


@pytest.mark.proves("settings-for-a-gradual-key-rotation")
def test_which_settings_rotate_the_key(settings):
    settings.SECRET_KEY = "k-2024"
    old = signing.dumps("hello")
    settings.SECRET_KEY = "k-2026"
    new = signing.dumps("hello").rsplit(":", 1)[0]
    for correct, source in option_codes("settings-for-a-gradual-key-rotation"):
        names = run(source)
        settings.SECRET_KEY = names["SECRET_KEY"]
        settings.SECRET_KEY_FALLBACKS = names.get("SECRET_KEY_FALLBACKS", [])
        try:
            works = signing.loads(old) == "hello"
            signed = signing.dumps("hello")
            settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "k-2026", []
            works = works and signing.loads(signed) == "hello"
        except (signing.BadSignature, TypeError, ValueError):
            works = False
        assert works == correct, source
    assert new.startswith("ImhlbGxvIg")  # signed, not encrypted: base64 of the JSON text


@pytest.mark.proves("what-secret-key-signs-and-how-to-rotate-it")
def test_the_rotation_of_the_answer(settings, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "k-new")
    monkeypatch.setenv("OLD_SECRET_KEY", "k-old")
    settings.SECRET_KEY = "k-old"
    old = signing.dumps("x")
    names = run(bank.code("what-secret-key-signs-and-how-to-rotate-it", field="answer"))
    settings.SECRET_KEY = names["SECRET_KEY"]
    settings.SECRET_KEY_FALLBACKS = names["SECRET_KEY_FALLBACKS"]
    assert signing.loads(old) == "x"
    fresh = signing.dumps("x")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "k-old", []
    with pytest.raises(signing.BadSignature):  # a server that knows nothing of the new key
        signing.loads(fresh)
    settings.SECRET_KEY_FALLBACKS = ["k-new"]
    assert signing.loads(fresh) == "x"


# -- redirects and SSRF -------------------------------------------------------------------


@pytest.mark.proves("redirect-check-with-startswith-slash", "ssrf-and-open-redirects")
def test_two_slashes_pass_a_test_for_one(rf):
    here = "https://shop.example/"
    source = bank.code("redirect-check-with-startswith-slash", field="prompt")
    go = run(source, redirect=redirect)["go"]
    for correct, _, text in options("redirect-check-with-startswith-slash"):
        value = text.strip("`")
        target = urljoin(here, go(rf.get("/", {"next": value}))["Location"])
        assert (urlsplit(target).hostname != "shop.example") == correct, value
        if correct:
            assert not url_has_allowed_host_and_scheme(value, {"shop.example"})


@pytest.mark.proves("ssrf-and-open-redirects")
def test_the_redirect_of_the_answer_stays_on_the_site(rf, settings):
    settings.ALLOWED_HOSTS = ["shop.example"]
    view = run(bank.code("ssrf-and-open-redirects", field="answer"))["continue_to"]

    def target(value, secure=True):
        request = rf.get("/", {"next": value}, secure=secure, headers={"Host": "shop.example"})
        return view(request)["Location"]

    assert target("/account/") == "/account/"
    assert target("https://shop.example/a/") == "https://shop.example/a/"
    bad = ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
    assert {target(value) for value in [*bad, "", "http://shop.example/a/"]} == {"/"}


@pytest.mark.proves("fetch-user-url-without-ssrf", "ssrf-and-open-redirects")
def test_url_validation_accepts_internal_addresses():
    bank.keyed("fetch-user-url-without-ssrf", "Send the downloads through a proxy that refuses")
    field = forms.URLField(assume_scheme="https", validators=[URLValidator(["https"])])
    for url in ("https://169.254.169.254/latest/", "https://localhost/", "https://10.0.0.5/"):
        assert field.clean(url) == url
    assert field.clean("https://internal.evil.example/") == "https://internal.evil.example/"


@contextmanager
def serving(handler):
    """A small server in a thread of its own; yields its address."""
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.proves("fetch-user-url-without-ssrf", "ssrf-and-open-redirects")
def test_a_look_up_before_the_download_is_outrun_and_a_proxy_is_not(monkeypatch):
    bank.keyed("fetch-user-url-without-ssrf", "Send the downloads through a proxy that refuses")
    reached, answers, look_up = [], [], socket.getaddrinfo

    def changing(host, *rest, **options):
        return look_up(answers.pop(0) if host == "avatars.example" else host, *rest, **options)

    def is_public(host):
        return ipaddress.ip_address(socket.getaddrinfo(host, 80)[0][4][0]).is_global

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args):
            pass

    class Internal(Handler):
        def do_GET(self):
            reached.append(self.path)
            self.send_response(204)
            self.end_headers()

    class Proxy(Handler):
        def do_GET(self):
            if is_public(urlsplit(self.path).hostname):  # the foreign server sends a redirect
                self.send_response(302)
                self.send_header("Location", f"http://{internal}/")
            else:
                self.send_response(403)
            self.end_headers()

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    with serving(Internal) as internal, serving(Proxy) as proxy:
        url = f"http://avatars.example:{internal.split(':')[1]}/"
        answers += ["93.184.216.34", "127.0.0.1"]
        assert is_public(urlsplit(url).hostname)
        build_opener(ProxyHandler({})).open(url)
        assert reached == ["/"]
        through_proxy = build_opener(ProxyHandler({"http": f"http://{proxy}"}))
        for address in ("127.0.0.1", "93.184.216.34"):  # the name leads inside; the redirect does
            answers.append(address)
            with pytest.raises(HTTPError, match="403"):
                through_proxy.open(url)
        assert reached == ["/"] and not answers


# -- IDOR ---------------------------------------------------------------------------------


@pytest.fixture
def bobs_order(db):
    return Order.objects.create(customer=User.objects.create_user("bob"))


@pytest.mark.proves("users-reach-only-their-own-rows")
def test_the_detail_view_of_the_answer_gives_404_for_foreign_rows(
    settings, client, ann, bobs_order, pages
):
    pages(**{"shop/order_detail": "order {{ order.pk }}"})
    view = run(bank.code("users-reach-only-their-own-rows", field="answer"), Order=Order)
    settings.ROOT_URLCONF = (path("<int:pk>/", view["OrderDetail"].as_view()),)
    settings.LOGIN_URL = "/login/"
    mine = Order.objects.create(customer=ann)
    assert client.get(f"/{mine.pk}/").status_code == 302
    client.force_login(ann)
    assert client.get(f"/{mine.pk}/").status_code == 200
    assert client.get(f"/{bobs_order.pk}/").status_code == 404
    assert list(ann.orders.all()) == [mine]


@pytest.mark.proves("order-page-open-to-other-customers")
def test_which_line_keeps_foreign_orders_away(settings, ann, bobs_order, pages):
    pages(order="order {{ order.pk }}")
    from django.contrib.auth.decorators import login_required

    source = bank.code("order-page-open-to-other-customers", field="prompt")
    line = next(line for line in source.splitlines() if "# this line" in line)
    names = dict(
        login_required=login_required, get_object_or_404=get_object_or_404,
        Order=Order, render=render,
    )
    mine = Order.objects.create(customer=ann)
    client = Client()
    client.force_login(ann)
    for correct, change in [
        (False, line.strip()), *option_codes("order-page-open-to-other-customers")
    ]:
        view = run(source.replace(line, "    " + change.strip()), **names)["order_detail"]
        settings.ROOT_URLCONF = (path("<int:pk>/", view),)
        assert client.get(f"/{mine.pk}/").status_code == 200
        expected = 404 if correct else 200
        assert client.get(f"/{bobs_order.pk}/").status_code == expected, change


@pytest.mark.proves("order-line-posted-with-another-order")
def test_the_form_takes_a_foreign_order_until_its_queryset_is_narrowed(
    settings, ann, bobs_order, two_books
):
    bank.keyed(
        "order-line-posted-with-another-order",
        "The line is saved with the order of the other person",
    )
    from django.contrib.auth.decorators import login_required

    source = bank.code("order-line-posted-with-another-order", field="prompt")
    names = run(
        source, forms=forms, OrderLine=OrderLine, login_required=login_required,
        redirect=redirect, render=render,
    )
    Order.objects.create(customer=ann)
    settings.ROOT_URLCONF = (path("", names["add_line"]),)
    data = {"order": bobs_order.pk, "book": Book.objects.first().pk, "quantity": 2}
    client = Client()
    client.force_login(ann)
    assert client.post("/", data).status_code == 302
    assert OrderLine.objects.get().order == bobs_order
    form = names["LineForm"](data)
    form.fields["order"].queryset = ann.orders.all()
    assert not form.is_valid() and "order" in form.errors


# -- brute force --------------------------------------------------------------------------


@pytest.mark.proves("login-view-after-many-wrong-passwords")
def test_a_hundred_wrong_passwords_change_nothing(settings, ann, pages):
    bank.keyed("login-view-after-many-wrong-passwords", "The user is logged in, as nothing counts")
    pages(login="login")
    settings.ROOT_URLCONF = (path("", LoginView.as_view(template_name="login.html")),)
    settings.LOGIN_REDIRECT_URL = "/"
    client = Client()
    for _ in range(100):
        assert client.post("/", {"username": "ann", "password": "no"}).status_code == 200
    assert client.post("/", {"username": "ann", "password": "right"}).status_code == 302


@pytest.mark.proves("brute-force-rate-limits-and-admin-hardening")
def test_the_receiver_of_the_answer_counts_failures_per_account(settings, ann):
    from django.contrib.auth import authenticate
    from django.contrib.auth.signals import user_login_failed

    cache.clear()
    source = bank.code("brute-force-rate-limits-and-admin-hardening", field="answer")
    names = run(source)
    try:
        for name in ("ann", "Ann", "bob"):
            authenticate(username=name, password="no")
        authenticate(username="ann", password="right")
    finally:
        user_login_failed.disconnect(names["count_failure"])
    assert [cache.get(f"login-failures:{name}") for name in ("ann", "bob")] == [2, 1]


@pytest.mark.proves("rate-limit-keyed-by-forwarded-address")
def test_a_made_up_first_entry_starts_a_fresh_count(rf):
    bank.keyed(
        "rate-limit-keyed-by-forwarded-address",
        "By making up a header each time",
    )
    cache.clear()
    source = bank.code("rate-limit-keyed-by-forwarded-address", field="prompt")
    too_many = run(source, cache=cache)["too_many_attempts"]

    def attempt(sent=None):
        real = "198.51.100.7"
        header = f"{sent}, {real}" if sent else real  # what nginx makes of it
        return too_many(rf.post("/", headers={"X-Forwarded-For": header}))

    assert [attempt() for _ in range(6)] == [False] * 5 + [True]
    assert attempt() and attempt()
    assert not any(attempt(f"10.0.0.{number}") for number in range(50))


# -- CORS ---------------------------------------------------------------------------------


CORS_MIDDLEWARE = "corsheaders.middleware.CorsMiddleware"


@pytest.fixture
def with_cors(settings):
    settings.MIDDLEWARE = [CORS_MIDDLEWARE, *settings.MIDDLEWARE]
    settings.ALLOWED_HOSTS = ["api.example.com"]
    settings.ROOT_URLCONF = (path("token/", token_page), path("save/", accept))


def ask_api(client, method="get", **headers):
    headers = {"Host": "api.example.com", "Origin": "https://app.example.com"} | headers
    url = "/save/" if method == "post" else "/token/"
    return getattr(client, method)(url, headers=headers, secure=True)


@pytest.mark.proves(
    "cors-versus-csrf-for-a-single-page-app", "cross-origin-fetch-with-session-cookie"
)
def test_the_settings_of_the_answer_let_the_app_read_and_write(settings, with_cors):
    bank.keyed(
        "cross-origin-fetch-with-session-cookie",
        "`Access-Control-Allow-Credentials: true`",
        "`credentials: \"include\"`",
        "`Access-Control-Allow-Origin` with the exact origin",
    )
    names = run(bank.code("cors-versus-csrf-for-a-single-page-app", field="answer"))
    for name in [name for name in names if name.isupper()]:
        setattr(settings, name, names[name])
    client = Client(enforce_csrf_checks=True)
    answer = ask_api(client)
    assert answer["Access-Control-Allow-Origin"] == "https://app.example.com"
    assert answer["Access-Control-Allow-Credentials"] == "true"
    assert client.cookies["csrftoken"]["domain"] == ".example.com"
    token = {"X-CSRFToken": answer.content.decode()}
    assert ask_api(client, "post", **token).status_code == 200
    assert ask_api(client, "post", **token | {"Origin": "https://x.org"}).status_code == 403


@pytest.mark.proves("cross-origin-fetch-with-session-cookie")
def test_the_session_cookie_is_lax_and_httponly_and_cors_is_off(settings, ann):
    bank.keyed(
        "cross-origin-fetch-with-session-cookie",
        "`Access-Control-Allow-Credentials: true`",
        "`credentials: \"include\"`",
        "`Access-Control-Allow-Origin` with the exact origin",
    )
    settings.ROOT_URLCONF = (path("token/", token_page),)
    settings.ALLOWED_HOSTS = ["api.example.com", "testserver"]
    client = Client()
    client.force_login(ann)
    client.get("/token/")
    assert settings.SESSION_COOKIE_SAMESITE == "Lax" and settings.SESSION_COOKIE_HTTPONLY
    assert "Access-Control-Allow-Origin" not in ask_api(client)


@pytest.mark.proves("spa-post-refused-although-cors-works")
def test_cors_settings_do_not_satisfy_the_csrf_check(settings, with_cors):
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example.com"]
    settings.CORS_ALLOW_CREDENTIALS = True
    question = "spa-post-refused-although-cors-works"
    for correct, source in option_codes(question):
        names = run(source)
        changed = {name: names[name] for name in names if name.isupper()}
        before = {name: getattr(settings, name) for name in changed}
        for name, value in changed.items():
            setattr(settings, name, value)
        client = Client(enforce_csrf_checks=True)
        token = ask_api(client).content.decode()
        status = ask_api(client, "post", **{"X-CSRFToken": token}).status_code
        assert status == (200 if correct else 403), source
        for name, value in before.items():
            setattr(settings, name, value)


@pytest.mark.proves("form-post-from-another-origin")
def test_a_foreign_form_post_reaches_a_view_that_checks_nothing(settings, strict):
    bank.keyed("form-post-from-another-origin", "It is sent; whether it takes effect")
    settings.ROOT_URLCONF = (path("open/", csrf_exempt(accept)), path("save/", accept))
    foreign = {"Origin": "https://evil.example"}
    assert strict.post("/open/", {"a": 1}, headers=foreign).content == b"accepted"
    assert strict.post("/save/", {"a": 1}, headers=foreign).status_code == 403

"""HTMX as seen from Django: fragments, Vary, tokens and redirects. The script itself does not run here."""

import json
import re
import types
from html.parser import HTMLParser
from urllib.parse import urlencode

import bank
import pytest
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client, RequestFactory
from django.urls import clear_url_caches, path
from django.views.decorators.cache import cache_page, never_cache
from django.views.decorators.vary import vary_on_cookie, vary_on_headers
from shop.models import Author, Book

HTMX = {"HX-Request": "true"}


@pytest.fixture
def site(settings):
    """Serves routes with templates given as text."""

    def serve(*patterns, **pages):
        (engine,) = settings.TEMPLATES
        pages = {name.replace("__", "/"): text for name, text in pages.items()}
        settings.TEMPLATES = [{"BACKEND": engine["BACKEND"], "OPTIONS": {
            "context_processors": engine["OPTIONS"]["context_processors"],
            "loaders": [("django.template.loaders.locmem.Loader", pages)]}}]
        settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": list(patterns)})
        clear_url_caches()
        return Client(enforce_csrf_checks=True)

    yield serve
    clear_url_caches()
    cache.clear()


@pytest.mark.proves("pages-that-swap-their-parts")
@pytest.mark.django_db
def test_a_page_and_its_part_come_from_one_template(site):
    author = Author.objects.create(name="Jane")
    for title in ("Emma", "Persuasion"):
        Book.objects.create(title=title, author=author)
    names = bank.run("pages-that-swap-their-parts", "answer", 1)
    part = "{% for book in hits %}<p>{{ book }}</p>{% endfor %}"
    page = "<html>" + bank.code("pages-that-swap-their-parts", "answer", 0)
    client = site(path("books/", names["books"]),
                  **{"shop/_hits.html": part, "shop/books.html": page})
    whole, fragment = client.get("/books/?q=emm"), client.get("/books/?q=emm", headers=HTMX)
    assert fragment.content == b"<p>Emma</p>"
    assert b"<html>" in whole.content and fragment.content in whole.content
    assert "HX-Request" in whole["Vary"] and "HX-Request" in fragment["Vary"]


@pytest.mark.proves("list-without-its-page")
@pytest.mark.django_db
def test_which_line_keeps_the_two_apart(site):
    source = bank.code("list-without-its-page")
    names = {"cache_page": cache_page, "render": render, "Book": Book, "never_cache": never_cache,
             "vary_on_cookie": vary_on_cookie, "vary_on_headers": vary_on_headers}

    def mends(line):
        cache.clear()
        made = []

        def counted(request, name, context):
            made.append(name)
            return render(request, name, context)

        space = names | {"render": counted, "__name__": "views"}
        exec(source.replace("def books", f"{line}\ndef books") if line else source, space)
        client = site(path("books/", space["books"]), **{"_list.html": "list", "page.html": "page"})
        found = [client.get("/books/", headers=headers).content.decode()
                 for headers in ({}, HTMX, {}, HTMX)]
        # Right, and cached.
        return found == ["page", "list"] * 2 and made == ["page.html", "_list.html"]

    assert not mends("")
    for option in bank.options("list-without-its-page"):
        assert mends(bank.inline(option["text"])) == option["correct"], option["text"]


class Page(HTMLParser):
    """The headers that HTMX adds to requests of a button, and the inputs of its form."""

    def __init__(self, html):
        super().__init__()
        self.headers, self.in_form, self.method, self.fields = {}, False, None, {}
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.headers |= json.loads(attributes.get("hx-headers") or "{}")
        self.fields |= json.loads(attributes.get("hx-vals") or "{}")
        self.in_form = self.in_form or tag == "form"
        if tag == "input" and self.in_form:
            self.fields[attributes["name"]] = attributes["value"]
        for method in ("delete", "post"):
            if f"hx-{method}" in attributes:
                self.method = method


@pytest.mark.proves("delete-button-that-gets-403")
def test_what_a_button_needs_for_the_csrf_check(site):
    html = bank.code("delete-button-that-gets-403")

    def status(html, view):
        client = site(path("", lambda request: render(request, "page.html")), path("cart/7/", view),
                      **{"page.html": html})
        page = Page(client.get("/").content.decode())
        sent = {"data": urlencode(page.fields), "content_type": "application/x-www-form-urlencoded"}
        return getattr(client, page.method)("/cart/7/", **sent, headers=page.headers).status_code

    view = lambda request: HttpResponse("")
    as_post = html.replace("hx-delete", "hx-post").replace(
        "<body>", "<body hx-vals='{\"csrfmiddlewaretoken\": \"{{ csrf_token }}\"}'>")
    assert status(as_post, view) == 200
    assert status(html, view) == 403
    for option in bank.options("delete-button-that-gets-403"):
        text = re.match("`(.+?)`(?: |$)", option["text"])[1]
        if text.startswith("<body"):
            found = status(html.replace("<body>", text), view)
        else:
            found = status(html.replace("hx-delete", text), view)
        assert (found == 200) == option["correct"], option["text"]


@pytest.mark.proves("login-page-inside-a-table")
@pytest.mark.django_db
def test_a_redirect_is_followed_before_a_script_sees_it(site, settings):
    bank.keyed("login-page-inside-a-table", "The browser has followed the redirect")
    settings.LOGIN_URL = "/login/"
    called = []
    client = site(path("row/", login_required(lambda request: called.append(1))),
                  path("login/", lambda request: HttpResponse("<form>log in</form>")))
    assert client.get("/row/", headers=HTMX).status_code == 302
    seen = client.get("/row/", headers=HTMX, follow=True)  # as a browser does for a script
    assert (seen.status_code, seen.content) == (200, b"<form>log in</form>") and not called


@pytest.mark.proves("another-page-after-an-htmx-post")
def test_the_header_that_leaves_the_page():
    for source in bank.filled("another-page-after-an-htmx-post"):
        names = {"HttpResponse": HttpResponse, "order_from": lambda request: types.SimpleNamespace(pk=7)}
        exec(source, names)
        response = names["place_order"](RequestFactory().post("/"))
        assert response.status_code == 200 and response["HX-Redirect"] == "/orders/7/"
    bank.typed("another-page-after-an-htmx-post", "HX-Redirect")

"""Error pages: which page a visitor gets, with which status."""

import logging
import sys
import types

import bank
import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.test import Client
from django.urls import clear_url_caches, include, path
from django.views.decorators.csrf import csrf_protect
from reviewed import run
from shop.models import Book

PAGES = {
    "404.html": "404 of {{ request.path }}", "403.html": "403", "500.html": "500",
    "shop/not_found.html": "not found: {{ path }}", "errors/404.html": "404",
    "errors/500.html": "Sorry",
}  # fmt: skip


@pytest.fixture
def site(settings, monkeypatch):
    """Serves routes and handlers with the templates of one project."""
    number = iter(range(100))

    def serve(*patterns, pages=PAGES, debug=False, **handlers):
        name = f"proof_urls_{next(number)}"
        module = types.ModuleType(name)
        vars(module).update(urlpatterns=list(patterns), **handlers)
        monkeypatch.setitem(sys.modules, name, module)
        (engine,) = settings.TEMPLATES
        options = {"context_processors": engine["OPTIONS"]["context_processors"],
                   "loaders": [("django.template.loaders.locmem.Loader", pages)]}
        settings.TEMPLATES = [{"BACKEND": engine["BACKEND"], "OPTIONS": options}]
        settings.DEBUG = debug
        settings.ROOT_URLCONF = name
        clear_url_caches()
        return Client(raise_request_exception=False)

    yield serve
    clear_url_caches()


def crash(request):
    raise ZeroDivisionError


def missing(request, **kwargs):
    raise Http404("no such book")


@pytest.mark.proves("error-pages-in-the-shop-design")
def test_pages_by_name_and_by_handler(site, monkeypatch):
    def forbidden(request):
        raise PermissionDenied

    routes = path("broken/", crash), path("closed/", forbidden)
    client = site(*routes)
    found = [client.get(address) for address in ("/gone/", "/closed/", "/broken/")]
    assert [page.status_code for page in found] == [404, 403, 500]
    assert [page.content for page in found] == [b"404 of /gone/", b"403", b"500"]
    errors = types.ModuleType("shop.errors")
    exec(bank.code("error-pages-in-the-shop-design", "answer", 1), vars(errors))
    monkeypatch.setitem(sys.modules, "shop.errors", errors)
    handlers = {}
    exec(bank.code("error-pages-in-the-shop-design", "answer"), handlers)
    client = site(*routes, handler404=handlers["handler404"])
    page = client.get("/gone/")
    assert (page.status_code, page.content) == (404, b"not found: /gone/")
    assert render(page.wsgi_request, "500.html").status_code == 200  # the pitfall
    assert b"Using the URLconf" in site(*routes, debug=True).get("/gone/").content


@pytest.mark.proves("error-pages-in-the-shop-design")
def test_an_error_in_the_handler_leaves_django_unlogged(site, caplog):
    def handler(request):
        raise LookupError

    client = site(path("broken/", crash), handler500=handler)
    client.raise_request_exception = True
    with pytest.raises(LookupError) as caught:
        client.get("/broken/")
    assert isinstance(caught.value.__context__, ZeroDivisionError | LookupError)
    assert not [record for record in caplog.records if record.name == "django.request"]


@pytest.mark.proves("not-found-page-that-does-not-show")
def test_a_404_template_needs_debug_off(site):
    bank.keyed("not-found-page-that-does-not-show", "`DEBUG` has to be off")
    page = site(path("broken/", crash), debug=True).get("/gone/").content
    assert b"Using the URLconf" in page
    assert site(debug=False).get("/gone/").content == b"404 of /gone/"


@pytest.mark.proves("user-name-on-the-page-of-an-error")
@pytest.mark.django_db
def test_the_500_template_gets_nothing(site):
    bank.keyed("user-name-on-the-page-of-an-error", "\"visitor\" and an empty path")
    text = bank.code("user-name-on-the-page-of-an-error", "prompt")
    client = site(path("broken/", crash), pages={"500.html": text, "404.html": text})
    client.force_login(get_user_model().objects.create_user("ann"))
    page = client.get("/broken/").content.decode()
    assert "Sorry, visitor!" in page and "asked for .</p>" in page
    page = client.get("/gone/").content.decode()
    assert "Sorry, ann!" in page and "asked for /gone/." in page


@pytest.mark.proves("handler-in-the-file-of-an-app")
def test_only_the_root_names_handlers(site, monkeypatch):
    bank.keyed("handler-in-the-file-of-an-app", "The usual one")
    views = types.ModuleType("shop.views")
    views.book = missing
    views.not_found = lambda request, exception: HttpResponse("of the app", status=404)
    monkeypatch.setitem(sys.modules, "shop.views", views)
    monkeypatch.setattr("shop.views", views, raising=False)
    names = bank.run("handler-in-the-file-of-an-app")
    included = types.ModuleType("proof_shop_urls")
    vars(included).update(names)
    page = site(path("shop/", include(included))).get("/shop/books/99/")
    assert (page.status_code, page.content) == (404, b"404 of /shop/books/99/")
    root = site(path("shop/", include(included)), handler404=names["handler404"])
    assert root.get("/shop/books/99/").content == b"of the app"


@pytest.mark.proves("form-refused-for-its-token")
def test_a_failed_csrf_check_has_a_page_of_its_own(site):
    bank.keyed("form-refused-for-its-token", "Django's own page")
    handler = lambda request, exception: HttpResponse("handler403", status=403)
    view = csrf_protect(lambda request: HttpResponse("reached"))

    def posted(**pages):
        site(path("form/", view), pages=PAGES | pages, handler403=handler)
        page = Client(enforce_csrf_checks=True).post("/form/")
        return page.status_code, page.content

    status, text = posted()
    assert status == 403 and b"CSRF verification failed" in text
    assert posted(**{"403_csrf.html": "please reload"}) == (403, b"please reload")


@pytest.mark.proves("friendly-page-for-a-crash")
def test_a_handler_sets_its_status(site, caplog):
    question = "friendly-page-for-a-crash"
    names = {"logging": logging, "render": render, "loader": loader, "HttpResponse": HttpResponse}

    def look(code):
        caplog.clear()
        space = run(code, **names)
        client = site(path("broken/", crash), handler404=space["handler404"],
                      handler500=space["handler500"])
        with caplog.at_level(logging.INFO, "django.request"):
            page = client.get("/broken/")
        assert page.content == b"Sorry" and client.get("/gone/").status_code == 404
        levels = [record.levelname for record in caplog.records if record.name == "django.request"]
        return page.status_code, levels[0]

    found = [look(bank.code(question, "code")), look(bank.mended(question))]
    assert found == [(200, "INFO"), (500, "ERROR")]
    (fault,) = bank.questions()[question]["lines"]
    assert bank.code(question, "code").split("\n")[fault["line"] - 1].strip() == "return HttpResponse(page)"


@pytest.mark.proves("wrong-address-and-missing-row")
@pytest.mark.django_db
def test_only_http404_becomes_a_404(site):
    question = "wrong-address-and-missing-row"
    lookup = bank.inline(bank.questions()[question]["prompt"].split("calls ")[1])
    view = lambda request, pk: eval(lookup, {"Book": Book})
    client = site(path("books/<int:pk>/", view), pages={})
    codes = []
    noting = types.SimpleNamespace(get=lambda at: codes.append(client.get(at).status_code))
    bank.run(question, client=noting)
    bank.typed(question, *codes)
    page = site(path("broken/", missing), pages={"404.html": "{{ exception }}"}).get("/broken/")
    assert (page.status_code, page.content) == (404, b"no such book")

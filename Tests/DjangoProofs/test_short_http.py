"""Short answers of Data/django/http.json."""

import types

import pytest
from bank import typed
from django.http import JsonResponse
from django.middleware.http import ConditionalGetMiddleware
from django.shortcuts import redirect
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from sample import play, prompt


@pytest.fixture
def site(settings):
    """A client for a site with one view at / and another at the path it may redirect to."""

    def make(view, more="thanks/", seen=None, middleware=()):
        def note(request):
            seen.append(request.method)
            return JsonResponse({})

        settings.MIDDLEWARE = list(middleware)
        settings.ROOT_URLCONF = types.ModuleType("proof_urls")
        settings.ROOT_URLCONF.urlpatterns = [path("", view), path(more, note)]
        return Client(raise_request_exception=False)

    return make


def view(question, name):
    names = {"redirect": redirect, "JsonResponse": JsonResponse, "csrf_exempt": csrf_exempt}
    return play(prompt(question), **names)[name]


@pytest.mark.proves("second-request-with-the-etag")
def test_the_tag_still_fits(site):
    middleware = f"{ConditionalGetMiddleware.__module__}.{ConditionalGetMiddleware.__name__}"
    client = site(view("second-request-with-the-etag", "price_list"), middleware=[middleware])
    tag = client.get("/").headers["ETag"]
    again = client.get("/", headers={"if-none-match": tag})
    typed("second-request-with-the-etag", again.status_code)
    assert again.content == b""


@pytest.mark.proves("header-of-a-refused-method")
def test_what_a_405_names(site):
    response = site(view("header-of-a-refused-method", "orders")).options("/")
    assert response.status_code == 405
    (header,) = [name for name, value in response.headers.items() if value == "GET, POST"]
    typed("header-of-a-refused-method", header)


@pytest.mark.proves("method-after-a-redirected-post")
def test_a_followed_302(site):
    seen = []
    client = site(view("method-after-a-redirected-post", "checkout"), seen=seen)
    assert client.post("/", follow=True).redirect_chain == [("/thanks/", 302)]
    typed("method-after-a-redirected-post", *seen)


@pytest.mark.since("5.2")
@pytest.mark.proves("redirect-that-keeps-the-post")
def test_a_followed_307(site):
    seen = []
    client = site(view("redirect-that-keeps-the-post", "old_orders"), "v2/orders/", seen)
    response = client.post("/")
    typed("redirect-that-keeps-the-post", response.status_code)
    client.post("/", follow=True)
    assert seen == ["POST"]


@pytest.mark.proves("body-that-is-no-json")
def test_an_uncaught_parse_error(site):
    client = site(view("body-that-is-no-json", "create"))
    response = client.post("/", "{title: Dune}", content_type="application/json")
    typed("body-that-is-no-json", response.status_code)
    good = client.post("/", '{"title": "Dune"}', content_type="application/json")
    assert good.status_code == 201

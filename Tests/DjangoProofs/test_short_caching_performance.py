"""Short answers of Data/django/caching-performance.json."""

import pytest
from bank import typed
from django.core.cache import cache
from django.http import HttpResponse
from django.views.decorators.cache import cache_page
from django.views.decorators.vary import vary_on_cookie
from sample import each, play, printed, prompt, raised


@pytest.fixture(autouse=True)
def cold_cache():
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize("question", each(
    "two-adds-under-one-key", "many-keys-in-one-call", "cached-value-that-is-none",
    "value-under-another-version"))
def test_it_prints(question):
    typed(question, printed(question, cache=cache))


@pytest.mark.proves("increment-of-a-missing-key")
def test_incr_wants_a_number():
    typed("increment-of-a-missing-key", raised("increment-of-a-missing-key", cache=cache))
    cache.add("hits", 0)
    play(prompt("increment-of-a-missing-key"), cache=cache)
    assert cache.get("hits") == 1


@pytest.mark.proves("page-kept-for-each-cookie")
def test_an_entry_for_each_cookie(rf):
    made = []

    def response(text):
        made.append(text)
        return HttpResponse(text)

    names = {"cache_page": cache_page, "vary_on_cookie": vary_on_cookie, "HttpResponse": response}
    menu = play(prompt("page-kept-for-each-cookie"), **names)["menu"]
    for cookie in ("sessionid=ann", "sessionid=ann", "sessionid=bo"):
        assert menu(rf.get("/", headers={"cookie": cookie})).content == b"Soup"
    typed("page-kept-for-each-cookie", len(made))

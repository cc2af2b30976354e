"""Proofs for the orderings of the topics python and http."""

import contextlib
import hashlib
import hmac
import io
import json

import bank
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import clear_url_caches, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition
from reviewed import run


@pytest.fixture
def serve(settings):
    """Serves URL patterns for one test."""

    def install(*patterns):
        settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": list(patterns)})
        clear_url_caches()
        return Client()

    yield install
    clear_url_caches()


@pytest.mark.parametrize("question", [
    pytest.param(id, marks=pytest.mark.proves(id))
    for id in ("lines-of-two-stacked-wrappers", "lines-around-an-error-in-with")])
def test_the_program_prints_its_lines_so(question):
    with contextlib.redirect_stdout(io.StringIO()) as output:
        run(bank.code(question, "prompt"))
    printed = [f"`{line}`" for line in output.getvalue().splitlines()]
    assert printed == bank.steps(question)
    assert not set(bank.questions()[question].get("distractors", [])) & set(printed)


@pytest.mark.proves("script-that-puts-to-another-origin")
def test_a_browser_asks_before_it_puts(serve, settings):
    settings.MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example"]
    settings.ALLOWED_HOSTS = ["api.example"]
    done = []

    def page(request):
        done.append(request.method)
        return HttpResponse("done")

    api = serve(path("page", page))
    origin = {"Origin": "https://app.example"}

    def fetch(log):
        """What a browser does for the script, with the API's own answers."""
        ask = {**origin, "Access-Control-Request-Method": "PUT"}
        log.append("The browser sends `OPTIONS` with `Origin` and `Access-Control-Request-Method`")
        leave = api.options("/page", headers={"Host": "api.example", **ask})
        assert done == [] and "PUT" in leave["Access-Control-Allow-Methods"]
        log.append("The API answers with the origins and methods that it allows")
        assert leave["Access-Control-Allow-Origin"] == origin["Origin"]
        log.append("The browser compares what is allowed with what the script wants")
        log.append("The browser sends the `PUT` with `Origin`")
        answer = api.put("/page", headers={"Host": "api.example", **origin})
        assert done == ["PUT"]
        assert answer["Access-Control-Allow-Origin"] == origin["Origin"]
        log.append("The API does the work and answers with `Access-Control-Allow-Origin`")
        log.append("The browser hands the response to the script")
        return answer

    log = []
    assert fetch(log).content == b"done"
    assert log == bank.steps("script-that-puts-to-another-origin")
    # A server leaves it to the browser to stop the others: without leave the work is done as well.
    answer = api.put("/page", headers={"Host": "api.example", "Origin": "https://evil.example"})
    assert done == ["PUT", "PUT"] and "Access-Control-Allow-Origin" not in answer


class Editing:
    """Ben's program against a page that Ann edits, too."""

    def __init__(self, serve):
        self.version, self.text = 1, "first"
        self.tag, self.seen = None, None
        self.mine = "by Ben"

        @csrf_exempt
        @condition(etag_func=lambda request: f'"{self.version}"')
        def page(request):
            if request.method == "PUT":
                self.version, self.text = self.version + 1, request.body.decode()
                return HttpResponse(status=204)
            return HttpResponse(self.text)

        self.api = serve(path("page", page))

    def put(self, version, status):
        assert self.tag == f'"{version}"'
        answer = self.api.put("/page", self.mine, headers={"If-Match": self.tag})
        assert answer.status_code == status

    def step(self, text):
        if text.startswith("`GET`"):
            answer = self.api.get("/page")
            self.tag, self.seen = answer["ETag"], answer.content.decode()
            assert f"version {self.version}" in text
        elif text.startswith("Ann's change"):
            self.version, self.text = self.version + 1, "by Ann"
            assert f"version {self.version}" in text
        elif "of version 1 is answered with 412" in text:
            self.put(1, 412)
        elif text.startswith("Ben's change is applied"):
            assert self.seen == "by Ann"
            self.mine = f"{self.seen}, by Ben"
        elif "of version 2 is answered with 204" in text:
            self.put(2, 204)
            assert self.text == "by Ann, by Ben"
        else:
            raise LookupError(text)


def works(make, steps):
    one = make()
    try:
        for text in steps:
            one.step(text)
    except AssertionError:
        return False
    return True


@pytest.mark.proves("two-editors-and-an-etag")
def test_only_this_order_loses_no_change(serve):
    steps = bank.steps("two-editors-and-an-etag")
    assert works(lambda: Editing(serve), steps)
    assert not any(works(lambda: Editing(serve), other) for other in bank.swaps(steps))


class Receiver:
    """An endpoint that does its steps in some order."""

    def __init__(self, steps):
        self.steps = steps
        self.stored, self.given, self.parsed = {}, [], []

    def post(self, body, signature):
        event, is_new = None, True
        for text in self.steps:
            if text.startswith("Compute the signature"):
                expected = hmac.new(b"s", body, hashlib.sha256).hexdigest()
                if not hmac.compare_digest(signature, expected):
                    return 403
            elif text == "Parse the JSON":
                self.parsed.append(signature)
                event = json.loads(body)
            elif text.startswith("Store the event"):
                assert event, "nothing to store"
                is_new = self.stored.setdefault(event["id"], event) is event
            elif text.startswith("Hand the event's id"):
                assert event["id"] in self.stored, "the worker finds no row"
                self.given += [event["id"]] if is_new else []
            elif text.startswith("Answer"):
                return 204
            else:
                raise LookupError(text)
        raise AssertionError("no answer")


def is_safe(steps):
    """Whether forged, repeated and plain events are dealt with as they should."""
    one = Receiver(steps)
    body = b'{"id": "e1"}'
    genuine = hmac.new(b"s", body, hashlib.sha256).hexdigest()
    try:
        assert one.post(body, "forged") == 403
        assert [one.post(body, genuine) for _ in range(2)] == [204, 204]
        return one.given == ["e1"] and set(one.parsed) == {genuine}
    except AssertionError:
        return False


@pytest.mark.proves("steps-of-a-webhook-receiver")
def test_only_this_order_is_safe_against_forgery_and_repeats():
    steps = bank.steps("steps-of-a-webhook-receiver")
    assert is_safe(steps)
    assert not any(is_safe(other) for other in bank.swaps(steps))

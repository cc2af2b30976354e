"""Proofs for the faulty lines of the topics python and http."""

import hashlib
import hmac
import io
import json
import logging
import warnings
from contextlib import contextmanager
from decimal import Decimal
from types import SimpleNamespace
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import Request

import bank
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.test import RequestFactory
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from reviewed import run
from shop.models import Book, Order

requests = RequestFactory()


def both(question, look):
    """What is seen of the code as it stands, and of the mended code."""
    return [look(bank.code(question, "code")), look(bank.mended(question))]


@pytest.mark.proves("drafts-taken-out-of-a-list")
def test_removing_under_a_loop_skips_the_next_item():
    def published(code):
        books = [SimpleNamespace(title=str(n), is_draft=n in (1, 2)) for n in range(4)]
        said = []
        run(code)["publish_all"](books, said.append)
        return said, len(books)

    assert both("drafts-taken-out-of-a-list", published) == [(["0, 2, 3"], 3), (["0, 3"], 4)]


@pytest.mark.proves("age-of-a-stored-token")
def test_a_naive_moment_cannot_be_subtracted():
    def expired(code):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            space = run(code)
            try:
                return space["is_expired"](space["issue"](1))
            except TypeError as error:
                return str(error)

    assert both("age-of-a-stored-token", expired) == [
        "can't subtract offset-naive and offset-aware datetimes", False]


@pytest.mark.proves("prices-paired-with-titles")
def test_zip_ends_with_the_shorter_side():
    def prices(code):
        books = [SimpleNamespace(price=Decimal(1)) for _ in range(3)]
        try:
            run(code, Decimal=Decimal)["update_prices"](books, ["2", "3", ""])
        except ValueError:
            return "refused"
        return [int(book.price) for book in books]

    assert both("prices-paired-with-titles", prices) == [[2, 3, 1], "refused"]


@pytest.mark.proves("temporary-setting-that-stays")
def test_what_follows_yield_is_skipped_by_an_exception():
    def language_afterwards(code):
        space = run(code, contextmanager=contextmanager, parse=int)
        assert space["import_rows"](["1"]) == [1] and space["ACTIVE"]["language"] == "en"
        with pytest.raises(ValueError):
            space["import_rows"](["x"])
        return space["ACTIVE"]["language"]

    question = "temporary-setting-that-stays"
    assert both(question, language_afterwards) == ["de", "en"]
    # Where the generator waits while the block runs, and where exceptions come in.
    waiting = run(bank.code(question, "code"), contextmanager=contextmanager)["language"].__wrapped__("de")
    next(waiting)
    assert [waiting.gi_frame.f_lineno] == [fault["line"] for fault in bank.questions()[question]["lines"]]


@pytest.mark.proves("price-from-a-partner")
def test_a_call_without_a_timeout_may_wait_for_good():
    def waits(code):
        given = []

        def urlopen(request, timeout=None):
            given.append(timeout)
            if timeout is not None:
                raise TimeoutError
            return io.BytesIO(b'{"price": 5}')

        names = {"quote": quote, "Request": Request, "URLError": URLError, "json": json,
                 "Decimal": Decimal, "logger": logging.getLogger("p"), "urlopen": urlopen}  # fmt: skip
        return run(code, **names)["partner_price"]("1"), given

    assert both("price-from-a-partner", waits) == [(5, [None]), (None, [3])]


@pytest.mark.proves("search-endpoint-of-an-api")
@pytest.mark.django_db
def test_a_refusal_has_the_status_200_unless_it_is_said():
    def statuses(code):
        search = run(code, JsonResponse=JsonResponse, Book=Book)["search"]
        return [search(requests.get("/", {"q": words})).status_code for words in ("", "nothing")]

    assert both("search-endpoint-of-an-api", statuses) == [[200, 200], [400, 200]]


@pytest.mark.proves("account-page-behind-a-cdn")
@pytest.mark.django_db
def test_who_may_store_the_page_of_one_customer():
    user = get_user_model().objects.create_user("ann")
    Order.objects.create(customer=user)

    def stored_by(code):
        names = {"login_required": login_required, "require_safe": require_safe,
                 "HttpResponse": HttpResponse, "patch_cache_control": patch_cache_control,
                 "patch_vary_headers": patch_vary_headers}  # fmt: skip
        request = requests.get("/")
        request.user = user
        response = run(code, **names)["my_orders"](request)
        assert response.content.decode().endswith(" new")
        return set(response["Cache-Control"].split(", "))

    assert both("account-page-behind-a-cdn", stored_by) == [
        {"public", "max-age=60"}, {"private", "max-age=60"}]


@pytest.mark.proves("webhook-with-a-signature")
def test_a_payload_written_anew_has_another_signature():
    def statuses(code):
        names = {"csrf_exempt": csrf_exempt, "require_POST": require_POST, "HttpResponse": HttpResponse,
                 "json": json, "hmac": hmac, "hashlib": hashlib, "SECRET": b"s",
                 "remember": lambda id, event: None}  # fmt: skip
        receive = run(code, **names)["receive"]
        for body in ('{"id":"1","n":1}', '{"id":"1","n":10.50}', '{"id":"1","n":"Zoë"}', "{"):
            data = body.encode()
            signature = hmac.new(b"s", data, hashlib.sha256).hexdigest()
            request = requests.post("/", data, "application/json", headers={"X-Signature": signature})
            yield receive(request).status_code
        forged = requests.post("/", b'{"id":"1"}', "application/json", headers={"X-Signature": "0"})
        yield receive(forged).status_code

    assert both("webhook-with-a-signature", lambda code: list(statuses(code))) == [
        [204, 403, 403, 400, 403], [204, 204, 204, 400, 403]]

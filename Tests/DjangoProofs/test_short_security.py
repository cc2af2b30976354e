"""Short answers of Data/django/security.json."""

import types
from urllib.parse import urlsplit

import bank
import pytest
from bank import filled, typed
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path
from sample import play, printed, raised
from shop.models import Author


@pytest.fixture
def site(settings):
    settings.ROOT_URLCONF = types.ModuleType("proof_urls")
    settings.ROOT_URLCONF.urlpatterns = [path("", lambda request: HttpResponse())]
    return Client(raise_request_exception=False)


@pytest.mark.proves("place-of-a-parameter-in-sql")
@pytest.mark.django_db
def test_the_driver_puts_the_value_in():
    name = "O'Hara' OR '1' = '1"
    author = Author.objects.create(name=name)
    Author.objects.create(name="Ann")
    for code in filled("place-of-a-parameter-in-sql"):
        fetch = "\n    rows = cursor.fetchall()"
        assert play(code.rstrip() + fetch, name=name)["rows"] == [(author.pk,)]


@pytest.mark.proves("request-with-an-unknown-host")
@override_settings(ALLOWED_HOSTS=["shop.example"])
def test_an_unknown_host(site):
    typed("request-with-an-unknown-host", site.get("/", headers={"host": "evil.example"}).status_code)
    assert site.get("/", headers={"host": "shop.example"}).status_code == 200


def names(error):
    return {error.__name__, f"signing.{error.__name__}", f"django.core.signing.{error.__name__}"}


@pytest.mark.proves("changed-character-in-a-signed-text")
def test_a_signature_fits_one_text():
    question = "changed-character-in-a-signed-text"
    assert set(bank.accepted(question)[0]) == names(raised(question))


@pytest.mark.proves("setting-that-pins-https")
def test_the_setting_behind_the_header(site):
    for code in filled("setting-that-pins-https"):
        with override_settings(**{name: value for name, value in play(code).items() if value == 3600}):
            client = Client()
            response = client.get("/", secure=True)
            assert response.headers["Strict-Transport-Security"] == "max-age=3600"
            assert "Strict-Transport-Security" not in client.get("/").headers


@pytest.mark.proves("targets-that-pass-the-redirect-check")
def test_which_targets_stay_on_the_site():
    typed("targets-that-pass-the-redirect-check", printed("targets-that-pass-the-redirect-check"))
    assert urlsplit("https:///evil.example/").netloc == ""


@pytest.mark.proves("age-of-a-signed-link")
def test_a_link_grows_old(monkeypatch):
    now = 1_700_000_000
    monkeypatch.setattr("time.time", lambda: now - 7200)
    token = TimestampSigner().sign("7")
    monkeypatch.setattr("time.time", lambda: now)
    error = raised("age-of-a-signed-link", token=token, TimestampSigner=TimestampSigner)
    assert set(bank.accepted("age-of-a-signed-link")[0]) == names(error)
    assert issubclass(error, BadSignature) and TimestampSigner().unsign(token, max_age=7201) == "7"

"""Orderings and faulty lines of the topics fundamentals and translation."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime

import bank
import pytest
from django import forms
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.core import mail
from django.core.mail import send_mail
from django.db import connection
from django.http import HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect
from django.template import engines
from django.test import Client, RequestFactory
from django.urls import clear_url_caches, path, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext
from django.views.decorators.csrf import ensure_csrf_cookie
from packaging.requirements import Requirement
from reviewed import run
from shop.models import Author, Book, Review

requests = RequestFactory()


def both(question, look):
    """What is seen of the code as it stands, and of the mended code."""
    return [look(bank.code(question, "code")), look(bank.mended(question))]


def line(question):
    (fault,) = bank.questions()[question]["lines"]
    return bank.code(question, "code").split("\n")[fault["line"] - 1].strip()


def shell(folder, *command, **more):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO")} | more
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


# Fundamentals


LOGIN = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.conf import settings
settings.ALLOWED_HOSTS.append("testserver")
from django.test import Client
client = Client()
form = {"username": "ann", "password": "secret", "next": "/admin/"}
print(client.post("/admin/login/", form).status_code)
"""


@pytest.mark.proves("from-a-fresh-project-to-the-admin")
def test_only_this_order_leads_to_a_login(tmp_path):
    question, number = "from-a-fresh-project-to-the-admin", iter(range(100))

    def opens(steps):
        folder = tmp_path / str(next(number))
        folder.mkdir()
        for text in steps:
            words = bank.inline(text).split()
            if words[-1] == "runserver":  # what it would serve
                done = shell(folder, sys.executable, "-c", LOGIN)
                if done.stdout.strip() != "302":
                    return False
                continue
            program = ["-m", "django"] if words[0] == "django-admin" else words[1:2]
            rest = words[1:] if words[0] == "django-admin" else words[2:]
            more = ["--noinput"] if rest[0] == "createsuperuser" else []
            account = {"DJANGO_SUPERUSER_USERNAME": "ann", "DJANGO_SUPERUSER_PASSWORD": "secret",
                       "DJANGO_SUPERUSER_EMAIL": "ann@example.com"}
            done = shell(folder, sys.executable, *program, *rest, *more, **account)
            if done.returncode:
                return False
        return True

    steps = bank.steps(question)
    assert opens(steps)
    assert not any(opens(other) for other in bank.swaps(steps))
    (extra,) = bank.distractor_names(question)
    done = shell(tmp_path / "0", sys.executable, *extra.split()[1:])
    assert done.stdout.strip() == "No changes detected"


PROJECT = {
    "settings.py": """
SECRET_KEY = "x"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "urls"
MIDDLEWARE = ["hooks.Hooks"]
INSTALLED_APPS = ["hooks.App"]
""",
    "hooks.py": """
from django.apps import AppConfig

log = []


class App(AppConfig):
    name = "hooks"
    path = "."

    def ready(self):
        log.append("`django.setup()`")


class Hooks:
    def __init__(self, get_response):
        log.append("`__init__()`")
        self.get_response = get_response

    def __call__(self, request):
        log.append("`__call__()`")
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        log.append("`process_view()`")
""",
    "urls.py": """
from django.http import HttpResponse
from django.urls import path
from hooks import log

log.append("`urls.py`")


def view(request):
    log.append("The view")
    return HttpResponse()


urlpatterns = [path("", view)]
""",
    "serve.py": """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
from django.core.wsgi import get_wsgi_application
application = get_wsgi_application()
from hooks import log
log.append("started")
from django.test import RequestFactory
environ = RequestFactory().get("/").environ
for _ in range(2):
    application(environ, lambda *_: None)
print(json.dumps(log))
""",
}


@pytest.mark.proves("first-request-of-a-new-process")
def test_what_a_process_does_up_to_its_first_response(tmp_path):
    for name, text in PROJECT.items():
        (tmp_path / name).write_text(text)
    done = shell(tmp_path, sys.executable, "serve.py")
    log = json.loads(done.stdout)
    steps = bank.steps("first-request-of-a-new-process")
    names = [re.match("`.+?`|The view", text)[0] for text in steps]
    assert [*log[:2], *log[3:7]] == names and log[2] == "started"
    assert log[7:] == ["`__call__()`", "`process_view()`", "The view"]


@pytest.mark.proves("pins-of-a-small-shop")
def test_which_pin_lets_a_feature_release_in():
    def open_ones(text):
        rows = [Requirement(row) for row in text.split("\n") if row and not row.startswith("#")]
        return [row.name for row in rows if row.specifier.contains("99.0")]

    assert both("pins-of-a-small-shop", open_ones) == [["Django"], []]
    assert Requirement(line("pins-of-a-small-shop")).specifier.contains("6.1.0")
    series = Requirement("Django~=5.2.8").specifier
    assert series.contains("5.2.20") and not series.contains("6.0")


@pytest.mark.proves("sign-up-page-built-by-hand")
def test_a_template_without_a_request_has_no_token(settings, monkeypatch):
    from django.template.loader import render_to_string

    class SignUpForm(forms.Form):
        name = forms.CharField()

        def save(self):
            pass

    text = "<form>{% csrf_token %}{{ form }}</form>"
    monkeypatch.setattr("django.template.loader.get_template",
                        lambda *args, **kwargs: engines["django"].from_string(text))

    def status(code):
        names = {"ensure_csrf_cookie": ensure_csrf_cookie, "SignUpForm": SignUpForm,
                 "redirect": redirect, "render_to_string": render_to_string,
                 "HttpResponse": HttpResponse}
        view = run(code, **names)["sign_up"]
        settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("", view)]})
        clear_url_caches()
        client = Client(enforce_csrf_checks=True)
        page = client.get("/").content.decode()
        token = re.search(r'value="(\w{64})"', page)
        data = {"name": "ann"} | ({"csrfmiddlewaretoken": token[1]} if token else {})
        return client.post("/", data).status_code

    assert both("sign-up-page-built-by-hand", status) == [403, 302]
    assert line("sign-up-page-built-by-hand").startswith("page = ")
    clear_url_caches()


# Translation and time zones


@pytest.mark.proves("where-the-language-comes-from")
def test_each_place_beats_those_after_it(settings):
    from django.conf.urls.i18n import i18n_patterns

    settings.USE_I18N = True
    settings.LANGUAGES = [(code, code) for code in ("de", "fr", "it", "en")]
    settings.LANGUAGE_CODE = "en"
    view = lambda request: HttpResponse(translation.get_language())
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": i18n_patterns(path("", view))})
    clear_url_caches()
    asked = {"The prefix of the path": "de", "The cookie": "fr", "The header": "it", "The setting": "en"}

    def language(places):
        headers = {"Accept-Language": "it"} if "The header" in places else {}
        request = requests.get("/de/" if "The prefix of the path" in places else "/", headers=headers)
        if "The cookie" in places:
            request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = "fr"
        with translation.override(None):
            LocaleMiddleware(lambda request: HttpResponse()).process_request(request)
            return translation.get_language()

    steps = bank.steps("where-the-language-comes-from")
    order = [next(name for name in asked if text.startswith(name)) for text in steps]
    for number, name in enumerate(order):
        assert language(order[number:]) == asked[name]
    clear_url_caches()


@pytest.mark.proves("meeting-from-berlin-to-tokyo")
@pytest.mark.django_db
def test_a_moment_between_two_edges():
    review = Review.objects.create(book=Book.objects.create(
        title="Dune", author=Author.objects.create(name="Frank")))
    log = []

    class MeetingForm(forms.Form):
        start = forms.DateTimeField()

    with timezone.override(None):
        timezone.activate("Europe/Berlin")
        log.append("`timezone.activate()` sets Europe/Berlin")
        form = MeetingForm({"start": "2026-07-01 14:00"})
        assert form.is_valid() and form.cleaned_data["start"].utcoffset().seconds == 7200
        log.append("The form field")
        Review.objects.filter(pk=review.pk).update(created=form.cleaned_data["start"])
        with connection.cursor() as cursor:
            cursor.execute("SELECT CAST(created AS text) FROM shop_review")
            assert cursor.fetchone()[0].startswith("2026-07-01 12:00:00")
        log.append("The database")
        timezone.activate("Asia/Tokyo")
        log.append("`timezone.activate()` sets Asia/Tokyo")
        found = Review.objects.get()
        assert found.created == datetime(2026, 7, 1, 12, tzinfo=UTC) and found.created.tzinfo is UTC
        log.append("The ORM")
        template = engines["django"].from_string("{{ review.created|time:'H:i' }}")
        assert template.render({"review": found}) == "21:00"
        log.append("The template")
    steps = bank.steps("meeting-from-berlin-to-tokyo")
    assert len(steps) == len(log)
    assert all(step.startswith(start) for step, start in zip(steps, log)), steps


@pytest.mark.proves("addresses-in-a-sitemap")
@pytest.mark.django_db
def test_the_domain_comes_before_the_location(settings):
    book = Book.objects.create(title="Dune", author=Author.objects.create(name="Frank"), stock=3)
    page = path("books/<int:pk>/", lambda request, pk: HttpResponse(), name="book")
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [page]})
    clear_url_caches()

    def addresses(code):
        space = run(code, Sitemap=Sitemap, Book=Book, reverse=reverse)
        response = sitemap(requests.get("/sitemap.xml"), {"books": space["BookSitemap"]}).render()
        return re.findall("<loc>(.*?)</loc>", response.content.decode())

    host = "https://example.com"
    assert both("addresses-in-a-sitemap", addresses) == [
        [f"{host}//shop.example/books/{book.pk}/"], [f"{host}/books/{book.pk}/"]]
    assert line("addresses-in-a-sitemap").startswith("return f")
    clear_url_caches()


@pytest.mark.proves("reminders-in-many-languages")
def test_a_language_stays_active_unless_a_block_ends_it():
    profiles = [type("P", (), {"language": code, "email": f"{code}@example.com"})
                for code in ("fr", "de")]

    def look(code):
        mail.outbox.clear()
        names = {"translation": translation, "gettext": lambda text: translation.get_language(),
                 "ngettext": ngettext, "send_mail": send_mail,
                 "render_to_string": lambda name, context: translation.get_language()}
        with translation.override("en"):
            assert run(code, **names)["send_reminders"](profiles).startswith("2 mail")
            spoken = translation.get_language()
        assert [(m.subject, m.body) for m in mail.outbox] == [("fr", "fr"), ("de", "de")]
        return spoken

    assert both("reminders-in-many-languages", look) == ["de", "en"]
    assert "activate" in line("reminders-in-many-languages")

"""Proofs for the orderings of the topics testing, deployment, middleware, settings, admin, sessions,
templates and static files."""

import os
import subprocess
import sys
import textwrap
import unittest

import bank
import pytest
from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpResponse
from django.template import Context, Engine, TemplateDoesNotExist
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory, TestCase
from django.urls import clear_url_caches, path, register_converter
from django.urls.converters import StringConverter, get_converters
from shop.models import Author, Book, Order, OrderLine, Tag

User = get_user_model()
requests = RequestFactory()


@pytest.fixture
def serve(settings):
    """Serves URL patterns for one test."""

    def install(*patterns):
        settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": list(patterns)})
        clear_url_caches()
        return Client()

    yield install
    clear_url_caches()


@pytest.mark.proves("hooks-around-one-test")
@pytest.mark.django_db
def test_what_runs_around_one_test(note):
    log = note.called

    class PageTests(TestCase):
        @classmethod
        def setUpTestData(cls):
            log.append("`setUpTestData()`")
            Tag.objects.create(name="class")

        def setUp(self):
            log.append("`setUp()`")

        def test_page(self):
            log.append("`test_page()`")
            self.addCleanup(self.clean)
            Tag.objects.create(name="test")

        def tearDown(self):
            log.append("`tearDown()`")

        def clean(self):
            assert Tag.objects.count() == 2
            log.append("the function given to `addCleanup()`")

        @classmethod
        def _rollback_atomics(cls, atomics):
            before = set(Tag.objects.values_list("name", flat=True))
            super()._rollback_atomics(atomics)
            gone = before - set(Tag.objects.values_list("name", flat=True))
            wrote = {"test": "the test wrote", "class": "`setUpTestData()` wrote"}
            log.extend(f"the rollback of what {wrote[name]}" for name in gone)

    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(PageTests).run(result)
    assert result.wasSuccessful() and result.testsRun == 1
    assert log == bank.steps("hooks-around-one-test")


class Rollout:
    """Servers of an old and a new release on one table; each serves a request after every step."""

    needs = {"old": {"old_column"}, "new": {"new_column"}}

    def __init__(self):
        self.image, self.registry = None, None
        self.columns, self.servers = {"old_column"}, ["old", "old"]
        self.later = False

    def serve(self):
        assert all(self.needs[release] <= self.columns for release in self.servers)

    def step(self, text):
        if text.startswith("Build the image"):
            self.image = "new"
        elif text.startswith("Push the image"):
            assert self.image
            self.registry = self.image
        elif text.startswith("One job from that image"):
            assert self.registry
            self.columns.add("new_column")
        elif text.startswith("Replace the servers"):
            for number in range(len(self.servers)):
                self.servers[number] = self.registry
                self.serve()
        elif text.startswith("A later job drops"):
            self.columns.remove("old_column")
        else:
            raise LookupError(text)
        self.serve()


@pytest.mark.proves("release-with-a-replaced-column")
def test_only_this_order_serves_every_request():
    def works(steps):
        rollout = Rollout()
        try:
            for text in steps:
                rollout.step(text)
        except (AssertionError, KeyError):
            return False
        return True

    steps = bank.steps("release-with-a-replaced-column")
    assert works(steps)
    assert not any(works(other) for other in bank.swaps(steps))


@pytest.mark.proves("hooks-around-a-template-response")
def test_the_hooks_around_a_template_response(serve, settings, monkeypatch):
    log = []

    class Hooks:
        def __init__(self, get_response):
            self.get_response = get_response

        def __call__(self, request):
            log.append("`__call__()` up to `get_response`")
            response = self.get_response(request)
            assert response.content == b"changed"
            log.append("`__call__()` after `get_response`")
            return response

        def process_view(self, request, view, args, kwargs):
            assert kwargs == {"name": "x"}
            log.append("`process_view()`")

        def process_template_response(self, request, response):
            log.append("`process_template_response()`")
            response.context_data["text"] = "changed"
            return response

        def process_exception(self, request, exception):
            log.append("`process_exception()`")

    class Noted(StringConverter):
        def to_python(self, value):
            log.append("the URL is resolved")
            return value

    def view(request, name):
        template = Engine().from_string("{{ text }}")

        class Shown:
            def render(self, context, request):
                log.append("the template is rendered")
                return template.render(Context(context))

        log.append("the view returns")
        return TemplateResponse(request, Shown(), {"text": "as the view said"})

    monkeypatch.setattr("shop.noted_middleware", Hooks, raising=False)
    settings.MIDDLEWARE = ["shop.noted_middleware"]
    if "noted" not in get_converters():
        register_converter(Noted, "noted")
    client = serve(path("<noted:name>", view))
    assert client.get("/x").content == b"changed"
    assert log == bank.steps("hooks-around-a-template-response")
    assert not set(bank.questions()["hooks-around-a-template-response"]["distractors"]) & set(log)


@pytest.mark.proves("what-django-setup-does")
def test_setup_goes_through_all_apps_phase_by_phase(tmp_path):
    files = {
        "project.py": """
            print("The settings module is imported")
            SECRET_KEY = "x"
            INSTALLED_APPS = ["one", "two"]
            LOGGING_CONFIG = "configure.logging"
            LOGGING = {"version": 1}
            ROOT_URLCONF = "urls"
        """,
        "configure.py": "def logging(values):\n    print('Logging is configured')",
        "urls.py": "print('`urls.py` is imported')\nurlpatterns = []",
    }
    for app in ("one", "two"):
        files |= {
            f"{app}/__init__.py": "",
            f"{app}/models.py": "print('The `models` module of each app is imported')",
            f"{app}/apps.py": f"""
                from django.apps import AppConfig

                class Config(AppConfig):
                    name = "{app}"

                    def __init__(self, *args):
                        print("The `AppConfig` of each app is made")
                        super().__init__(*args)

                    def ready(self):
                        print("`ready()` of each app is called")
            """,
        }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(textwrap.dedent(text), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"], cwd=tmp_path, text=True, check=True,
        capture_output=True, env=os.environ | {"DJANGO_SETTINGS_MODULE": "project"})
    lines = done.stdout.splitlines()
    once = list(dict.fromkeys(lines))
    assert lines == [*once[:2], *(line for line in once[2:] for _ in range(2))]
    assert once == bank.steps("what-django-setup-does")
    assert not set(bank.questions()["what-django-setup-does"]["distractors"]) & set(once)


@pytest.mark.proves("adding-an-order-with-its-lines")
@pytest.mark.django_db
def test_the_admin_saves_the_parent_and_then_its_lines(serve, note):
    class Lines(admin.TabularInline):
        model = OrderLine

    class Orders(admin.ModelAdmin):
        inlines = [Lines]

    for method in ("save_form", "save_model", "save_related", "save_formset", "log_addition",
                   "response_add", "delete_model"):  # fmt: skip
        note(Orders, method)
    site = admin.AdminSite()
    site.register(Order, Orders)
    editor = User.objects.create_superuser("ann")
    book = Book.objects.create(title="One", author=Author.objects.create(name="Ann"))
    client = serve(path("admin/", site.urls))
    client.force_login(editor)
    posted = {"customer": editor.pk, "status": "new", "lines-TOTAL_FORMS": 1, "lines-INITIAL_FORMS": 0,
              "lines-0-book": book.pk, "lines-0-quantity": 2}  # fmt: skip
    assert client.post("/admin/shop/order/add/", posted).status_code == 302
    assert Order.objects.get().lines.get().quantity == 2
    assert note.called == bank.step_names("adding-an-order-with-its-lines")


@pytest.mark.proves("request-that-changes-a-session")
@pytest.mark.django_db
def test_a_session_is_read_late_and_written_at_the_end(note, monkeypatch):
    stored = SessionStore()
    stored["cart"] = ["One"]
    stored.create()
    log = note.called

    def view(request):
        assert log == ["process_request()"] and not request.session.modified
        cart = request.session["cart"]
        request.session["cart"] = [*cart, "Two"]
        assert request.session.modified
        log.append("modified")
        return HttpResponse()

    note(SessionMiddleware, "process_request")
    note(SessionStore, "load")
    note(SessionStore, "save")
    note(SessionStore, "cycle_key")
    note(HttpResponse, "set_cookie")
    request = requests.get("/")
    request.COOKIES["sessionid"] = stored.session_key
    response = SessionMiddleware(view)(request)
    assert log == bank.step_names("request-that-changes-a-session")
    assert response.cookies["sessionid"].value == stored.session_key
    assert SessionStore(stored.session_key)["cart"] == ["One", "Two"]


@pytest.mark.proves("places-where-a-template-is-sought")
def test_where_templates_are_sought(tmp_path, settings, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    for app in ("seek_one", "seek_two"):
        (tmp_path / app / "templates").mkdir(parents=True)
        (tmp_path / app / "__init__.py").write_text("")
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "seek_one", "seek_two"]
    folders = [tmp_path / "a", tmp_path / "b"]
    places = {
        folders[0]: "The first folder of `DIRS`",
        folders[1]: "The second folder of `DIRS`",
        tmp_path / "seek_one" / "templates": "`templates` of the app that is listed first",
        tmp_path / "seek_two" / "templates": "`templates` of the app that is listed second",
    }
    from django.template.utils import get_app_template_dirs

    get_app_template_dirs.cache_clear()
    try:
        with pytest.raises(TemplateDoesNotExist) as caught:
            Engine(dirs=folders, app_dirs=True).get_template("no-such.html")
    finally:
        get_app_template_dirs.cache_clear()
    tried = [os.path.dirname(origin.name) for origin, _ in caught.value.tried]
    ours = [places[key] for name in tried for key in places if str(key) == name]
    assert [*ours, f"`{caught.typename}`"] == bank.steps("places-where-a-template-is-sought")


@pytest.mark.proves("upload-from-stream-to-storage")
def test_a_file_is_stored_when_all_of_it_has_come(note, tmp_path):
    class Handler(MemoryFileUploadHandler):
        pass

    class Upload(forms.Form):
        picture = forms.FileField()

    for method in ("new_file", "receive_data_chunk", "file_complete", "upload_complete"):
        note(Handler, method)
    note(Upload, "is_valid")
    note(FileSystemStorage, "save")
    source = tmp_path / "source.txt"
    source.write_text("content")
    with source.open("rb") as file:
        request = requests.post("/", {"picture": file})
    request.upload_handlers = [Handler(request)]
    form = Upload(request.POST, request.FILES)
    assert form.is_valid()
    FileSystemStorage(location=tmp_path / "media").save("kept.txt", form.cleaned_data["picture"])
    assert note.called == bank.step_names("upload-from-stream-to-storage")

"""Fundamentals: what ships with Django, and the way of a request through it."""

import asyncio
import importlib.metadata
import importlib.util
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import bank
import django
import pytest
from asgiref.sync import async_to_sync
from bank import inline
from django.conf import global_settings
from django.contrib import admin
from django.contrib.admin.sites import AdminSite
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.models import Session
from django.core.asgi import get_asgi_application
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured, SynchronousOnlyOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.db import connections, transaction
from django.db.utils import ConnectionHandler
from django.forms import modelform_factory
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.loader import render_to_string
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, path, re_path, reverse
from documentation import chapter
from packaging.specifiers import SpecifierSet
from shop.models import Author, Book, Order, Tag


@pytest.fixture
def urls(settings):
    """Makes the given patterns the root URLconf."""
    def install(*patterns):
        settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": list(patterns)})
    return install


@pytest.fixture
def templates(settings):
    """Makes the given texts the templates of the project."""
    def install(texts, processors=()):
        settings.TEMPLATES = [{
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", texts)],
                        "context_processors": list(processors)}}]
    return install


@pytest.fixture
def middleware(settings, monkeypatch, client):
    """Makes the given factories the middleware, in this order."""
    def install(*factories):
        names = []
        for number, factory in enumerate(factories):
            monkeypatch.setitem(globals(), f"installed_{number}", factory)
            names.append(f"{__name__}.installed_{number}")
        settings.MIDDLEWARE = names
        client.handler._middleware_chain = None  # it loads the stack only once
    return install


@pytest.fixture
def book(db):
    return Book.objects.create(title="Dune", author=Author.objects.create(name="Frank"))


# -- what Django is and what it brings


@pytest.mark.proves("closed-product-built-on-django", "what-django-is")
def test_the_licence_asks_for_its_notice_and_for_nothing_else():
    bank.keyed("closed-product-built-on-django", "To pass on Django's notice")
    data = importlib.metadata.metadata("django")
    assert (data.get("License-Expression") or data["License"]) == "BSD-3-Clause"
    (licence,) = [file for file in importlib.metadata.files("django")
                  if file.name == "LICENSE" and file.parts[0].endswith(".dist-info")]
    text = " ".join(licence.read_text().split())
    assert ("Redistributions in binary form must reproduce the above copyright notice, this list of "
            "conditions and the following disclaimer") in text
    # Advertisements are what the third clause restricts; there is no fourth.
    assert "Neither the name of Django nor the names of its contributors may be used to endorse or " \
           "promote products" in text
    assert re.findall(r"(\d)\. (?:Redistributions|Neither)", text) == ["1", "2", "3"]
    # The one condition on source code is about source code that is handed on.
    assert re.findall(r"[^.]*\bsource code\b[^.]*", text) == [
        " Redistributions of source code must retain the above copyright notice, this list of "
        "conditions and the following disclaimer"]


@pytest.mark.proves("which-kind-of-software-is-django", "what-django-is")
def test_one_package_reaches_from_the_database_to_the_page_and_is_no_server():
    bank.keyed("which-kind-of-software-is-django", "A full-stack web framework written in Python")
    assert importlib.metadata.metadata("django")["Summary"].startswith(
        "A high-level Python web framework")
    # Not a micro framework: what such a one is extended by is there.
    for part in "db.models", "urls", "template", "forms", "contrib.auth", "contrib.admin":
        assert importlib.util.find_spec(f"django.{part}"), part
    # Not a server for production, and not a CMS, as its documentation says:
    assert "DO NOT USE THIS SERVER IN A PRODUCTION SETTING" in chapter("ref/django-admin")
    assert "No, Django is not a CMS" in chapter("faq/general")


@pytest.mark.proves("what-django-is")
def test_the_faq_tells_where_django_comes_from():
    text = chapter("faq/general")
    assert ("originally developed at World Online, the web department of a newspaper in Lawrence, "
            "Kansas") in text
    assert "In summer 2005, World Online decided to open-source" in text
    assert "named after `Django Reinhardt`_, a jazz manouche guitarist" in text


@pytest.mark.proves("from-5-2-3-to-5-2-9")
def test_a_patch_release_brings_fixes_and_stays_compatible():
    bank.keyed("from-5-2-3-to-5-2-9", "Fixes for bugs and security holes in the series")
    text = chapter("internals/release-process")
    assert "Patch release A release containing bug fixes and/or security fixes" in text
    assert "100% compatible with the associated feature release" in text
    assert "Feature release Feature releases contain new features" in text
    # Removals: in the feature releases Y.0 and Y.1.
    assert "Deprecated features will be removed in the ``B.0`` release, or ``B.1``" in text
    # The fourth and later patch releases of 5.2 name neither features nor removals.
    for number in range(4, 10):
        notes = chapter(f"releases/5.2.{number}")
        assert "fix" in notes and "Features removed" not in notes and "What's new" not in notes


@pytest.mark.proves("heavy-traffic-and-famous-names")
def test_the_faq_names_four_companies_and_a_list_kept_by_others():
    text = chapter("faq/general")
    named = re.search(r"Companies like (.+?) have been using Django for many years", text)[1]
    assert re.findall(r"[A-Z]\w+", named) == ["Disqus", "Instagram", "Pinterest", "Mozilla"]
    answer = bank.questions()["heavy-traffic-and-famous-names"]["answer"]
    assert all(name in answer for name in re.findall(r"[A-Z]\w+", named))
    assert "YouTube" not in text and "Spotify" not in text
    assert "Which sites use Django? ======================= `BuiltWithDjango.com`_" in text
    assert 'Django uses a "shared-nothing" architecture' in text


@pytest.mark.proves("first-limit-when-servers-are-added", "heavy-traffic-and-famous-names")
@pytest.mark.django_db(databases=["postgresql"])
def test_what_servers_share_is_the_database():
    bank.keyed("first-limit-when-servers-are-added", "The database, which all of the servers")
    # Sessions: by default in the database, which any server reads.
    assert global_settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"
    # The resolver: built once in a process.
    assert get_resolver() is get_resolver()
    # Python's lock: one for each process, so two of them run at a time and meet.
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        busy = f"import socket\ns = socket.create_connection(('127.0.0.1', {port}))\nwhile True: pass"
        processes = [subprocess.Popen([sys.executable, "-c", busy]) for _ in range(2)]
        try:
            server.settimeout(60)
            assert len([server.accept() for _ in processes]) == 2
            assert [process.poll() for process in processes] == [None, None]
        finally:
            for process in processes:
                process.kill()
                process.wait()

    # The database: each worker brings a connection to the same one.
    def where(_):
        own = connections["postgresql"].copy()
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid(), current_database()")
            found = cursor.fetchone()
            everybody.wait()
        own.close()
        return found

    everybody = threading.Barrier(4, timeout=60)
    with ThreadPoolExecutor(4) as workers:
        pids, names = zip(*workers.map(where, range(4)), strict=True)
    assert len(set(pids)) == 4 and len(set(names)) == 1


@pytest.mark.proves("growth-steps-that-leave-the-views-alone", "heavy-traffic-and-famous-names")
@pytest.mark.django_db
def test_which_steps_are_a_matter_of_settings(urls, settings, client, tmp_path):
    bank.keyed("growth-steps-that-leave-the-views-alone", "Sessions move", "Uploads move")

    def view(request):
        request.session["visits"] = request.session.get("visits", 0) + 1
        name = default_storage.save("cover.txt", ContentFile("cover"))
        cache.set("name", name)
        return HttpResponse(f"{request.session['visits']} {default_storage.open(name).read().decode()}")

    urls(path("", view))
    settings.MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
    settings.MEDIA_ROOT = tmp_path
    assert [client.get("/").content for _ in range(2)] == [b"1 cover", b"2 cover"]
    assert len(list(tmp_path.iterdir())) == 2 and Session.objects.count() == 1
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
    assert [Client().get("/").content for _ in range(2)] == [b"1 cover", b"1 cover"]
    assert len(list(tmp_path.iterdir())) == 2 and Session.objects.count() == 1

    # A router sees the model of a query and not its conditions.
    seen = []

    class ByCustomer:
        def db_for_read(self, model, **hints):
            seen.append((model, hints))

    settings.DATABASE_ROUTERS = [ByCustomer()]
    list(Order.objects.filter(customer_id=7))
    assert seen == [(Order, {})]
    # A task: what it returns is not there when the view responds, unless the view waits for it.
    with ThreadPoolExecutor(1) as worker:
        go_on = threading.Event()
        report = worker.submit(go_on.wait, 60)
        assert not report.done()
        go_on.set()


@pytest.mark.proves("meaning-of-batteries-included", "batteries-included")
def test_the_parts_are_installed_and_nothing_is_fetched_or_served_for_production(client, urls):
    bank.keyed("meaning-of-batteries-included", "Common parts of web applications are shipped")
    assert '"batteries included" philosophy' in chapter("ref/contrib/index")
    shipped = {path.parts[0] for path in importlib.metadata.files("django")}
    assert shipped - {"django", ".."} == {
        name for name in shipped if name.endswith(".dist-info")}
    # A popular package that is not installed is an error, not a download.
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("wagtail")
    assert "DO NOT USE THIS SERVER IN A PRODUCTION SETTING" in chapter("ref/django-admin")
    assert importlib.util.find_spec("django.contrib.contact") is None
    urls()
    assert client.get("/contact/").status_code == 404


VISITS = """
from django.http import HttpResponse
from django.urls import NoReverseMatch, get_resolver, path, re_path, reverse


def visits(request):
    request.session["visits"] = request.session.get("visits", 0) + 1
    return HttpResponse(str(request.session["visits"]))


urlpatterns = [path("", visits)]
"""
VISIT = """
import sys
from django.test import Client
client = Client()
if sys.argv[1:]:
    client.cookies["sessionid"] = sys.argv[1]
print(client.get("/").content.decode(), client.cookies["sessionid"].value)
"""


@pytest.mark.proves("how-django-scales-out", "main-advantages-of-django")
def test_any_process_goes_on_with_the_session_of_another(tmp_path):
    bank.keyed("how-django-scales-out", "Application processes that keep no state of their own")
    assert 'Django uses a "shared-nothing" architecture' in chapter("faq/general")
    call_command("startproject", "config", str(tmp_path))
    (tmp_path / "config/urls.py").write_text(VISITS)
    (tmp_path / "config/settings.py").open("a").write('\nALLOWED_HOSTS = ["testserver"]\n')
    (tmp_path / "visit.py").write_text("import django\ndjango.setup()\n" + VISIT)
    kept = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}

    def python(*words):
        done = subprocess.run([sys.executable, *words], cwd=tmp_path, env=kept,
                              capture_output=True, text=True, check=True)
        return done.stdout.split()

    python("manage.py", "migrate")
    count, key = python("visit.py")
    # Each call is a process of its own, which has ended before the next one: no master, no stickiness.
    assert count == "1"
    assert python("visit.py", key) == ["2", key]
    assert python("visit.py", key) == ["3", key]
    # And the ORM spreads nothing by itself: without a router all tables are in one database.
    from django.db import ConnectionRouter
    assert {ConnectionRouter([]).db_for_write(model) for model in (Author, Book, Order)} == {
        "default"}


@pytest.mark.proves("built-into-django-added-to-flask", "django-versus-flask")
def test_flask_brings_templates_and_a_server_but_no_accounts_admin_or_migrations():
    import flask
    from flask import cli

    required = " ".join(importlib.metadata.requires("flask")).lower()
    modules = {path.stem for path in importlib.metadata.files("flask") if path.suffix == ".py"}
    in_flask = {
        "Rendering of templates": "jinja2" in required and hasattr(flask, "render_template"),
        "A server for development": cli.run_command.name == "run",
        "User accounts and permissions": bool(modules & {"auth", "login", "users", "security"}),
        "A generated admin site": "admin" in modules,
        "Schema migrations": bool(modules & {"migrations", "migrate"}) or "alembic" in required,
    }
    in_django = {
        "Rendering of templates": "django.template",
        "A server for development": "django.core.servers.basehttp",
        "User accounts and permissions": "django.contrib.auth.models",
        "A generated admin site": "django.contrib.admin",
        "Schema migrations": "django.db.migrations",
    }
    assert "sqlalchemy" not in required
    for option in bank.options("built-into-django-added-to-flask"):
        assert importlib.util.find_spec(in_django[option["text"]])
        assert in_flask[option["text"]] is not option["correct"], option["text"]


@pytest.mark.proves("parts-that-ship-with-django", "batteries-included")
def test_sitemaps_and_feeds_ship_but_comments_and_websockets_do_not():
    bank.keyed("parts-that-ship-with-django", "Generation of sitemaps", "RSS and Atom")

    def ships(name):
        return importlib.util.find_spec(f"django.contrib.{name}") is not None

    assert ships("sitemaps") and ships("syndication")
    for name in "comments", "channels", "websockets", "rest", "serializers":
        assert not ships(name)
    for name in re.findall(r"`(\w+)`", bank.questions()["batteries-included"]["answer"]
                           .split("`django.contrib`:")[1].split("some more")[0]):
        assert ships(name), name
    assert (importlib.util.find_spec("django.tasks") is not None) == (django.VERSION >= (6, 0))


@pytest.fixture
def generated(tmp_path):
    """The settings module that startproject writes, as a namespace."""
    call_command("startproject", "config", str(tmp_path))
    path = tmp_path / "config/settings.py"
    names = {"__file__": str(path)}
    exec(path.read_text(), names)
    return names


@pytest.mark.proves("contrib-app-a-fresh-project-lacks", "batteries-included")
def test_a_fresh_project_lists_six_apps_without_sites(generated):
    (key,), wrong = bank.right_and_wrong("contrib-app-a-fresh-project-lacks")
    listed = generated["INSTALLED_APPS"]
    assert len(listed) == 6 and inline(key) not in listed
    assert importlib.util.find_spec(inline(key)) is not None
    assert set(map(inline, wrong)) <= set(listed)


@pytest.mark.proves("protections-of-a-fresh-project", "main-advantages-of-django")
def test_a_fresh_project_escapes_checks_tokens_and_denies_frames(
        settings, generated, urls, client):
    bank.keyed("protections-of-a-fresh-project",
               "A header against",
               "A token check",
               "HTML escaping of")
    settings.MIDDLEWARE = generated["MIDDLEWARE"]
    settings.TEMPLATES = generated["TEMPLATES"]
    assert not any(name.startswith(("SECURE_", "X_FRAME")) for name in generated)
    client.handler.enforce_csrf_checks = True
    urls(path("", lambda request: HttpResponse("page")))
    assert client.get("/")["X-Frame-Options"] == "DENY"
    assert client.get("/").status_code == 200
    assert client.post("/").status_code == 403
    shown = engines["django"].from_string("{{ x }}").render({"x": "<b>"})
    assert shown == "&lt;b&gt;"
    assert global_settings.SECURE_SSL_REDIRECT is False
    assert not any("rate" in name.lower() or "THROTTLE" in name for name in dir(global_settings))


@pytest.mark.proves("from-python-3-11-to-django-6-0", "which-version-to-start-on")
def test_python_3_12_suits_5_2_as_well_as_6_0():
    bank.keyed("from-python-3-11-to-django-6-0", "Python 3.12 first, then Django 6.0")
    required = SpecifierSet(importlib.metadata.metadata("django")["Requires-Python"])
    assert ("3.11.9" in required) is (django.VERSION < (6, 0))
    assert ("3.10.1" in required) is (django.VERSION < (6, 0))
    assert "3.12.0" in required and sys.version_info >= (3, 12)


@pytest.mark.proves("which-version-to-start-on")
def test_the_release_process_turns_to_years_after_6_2():
    text = chapter("internals/release-process")
    assert "Django 6.2 is the last release using this numbering scheme and release cadence" in text
    assert "One feature release will be made each calendar year" in text
    assert "second week of January and use that calendar year's" in text
    assert "year of release, for example 2028" in text
    # No separate LTS, and three years for each:
    assert "there are no separate LTS releases" in text
    assert "three years: one year of mainstream support followed by two" in text


def released(series):
    """The year and month of a feature release, as its notes say."""
    line = re.search(r"={5,} \*(\w+) \d+, (\d{4})\*", chapter(f"releases/{series}"))
    return int(line[2]) * 12 + datetime.strptime(line[1], "%B").month


@pytest.mark.proves("series-for-eighteen-quiet-months", "which-version-to-start-on")
def test_which_series_gets_fixes_until_november_2027():
    text = chapter("internals/release-process")
    assert "long-term support (LTS) releases. These releases receive security and data loss fixes " \
           "for three years" in text
    assert "roughly every eight months" in text or "every eight months or so" in text
    assert "long-term support release" in chapter("releases/5.2")
    until = (2026 * 12 + 5) + 18
    for option in bank.options("series-for-eighteen-quiet-months"):
        series, kind, month, year = re.fullmatch(
            r"Django (\S+), the (LTS )?release of (\w+) (\d+)", option["text"]).groups()
        start = released(series)
        assert start == int(year) * 12 + datetime.strptime(month, "%B").month
        assert bool(kind) is ("long-term support release" in chapter(f"releases/{series}"))
        assert (start + (36 if kind else 16) >= until) is option["correct"], option["text"]


@pytest.mark.proves("security-release-and-an-older-series")
def test_nobody_examines_a_series_beyond_its_support():
    bank.keyed("security-release-and-an-older-series", "5.1 may be affected, and no fix")
    text = chapter("internals/security")
    assert ("This list is comprised solely of *supported* versions of Django: older versions may also "
            "be affected, but we do not investigate to determine that, and will not issue patches or "
            "new releases for those versions") in text


@pytest.mark.proves("editors-want-drafts-and-workflow", "is-django-a-cms")
def test_flat_pages_have_no_drafts_or_steps():
    bank.keyed("editors-want-drafts-and-workflow", "Add Wagtail to")
    spec = importlib.util.find_spec("django.contrib.flatpages.models")
    source = spec.loader.get_source(spec.name)
    fields = set(re.findall(r"^    (\w+) = models\.", source, re.M))
    assert fields == {"url", "title", "content", "enable_comments", "template_name",
                      "registration_required", "sites"}


@pytest.mark.proves("needs-of-an-editorial-team", "is-django-a-cms")
@pytest.mark.django_db
def test_which_wishes_of_editors_the_admin_meets(urls, client, monkeypatch, django_user_model):
    bank.keyed("needs-of-an-editorial-team", "Build a page from blocks", "Keep a draft until")
    site = AdminSite()
    site.register([Tag, Author])
    monkeypatch.setattr(admin.sites, "site", site)
    urls(path("admin/", site.urls))
    editor = django_user_model.objects.create_user("ann", is_staff=True)
    group = Group.objects.create(name="editors")
    group.permissions.set(Permission.objects.filter(codename__in=("view_tag", "change_tag")))
    editor.groups.add(group)
    client.force_login(editor)
    tag = Tag.objects.create(name="art")
    page = f"/admin/shop/tag/{tag.pk}/"
    assert client.get("/admin/shop/author/").status_code == 403
    assert "This field is required" in client.post(f"{page}change/", {"name": ""}).content.decode()
    assert client.post(f"{page}change/", {"name": "law"}).status_code == 302
    history = client.get(f"{page}history/").content.decode()
    assert "Changed Name" in history and "ann" in history
    assert Tag.objects.get().name == "law"  # there is no version that waits
    absent = re.compile("draft|preview|approv|publish|block")
    assert [name for name in dir(admin.ModelAdmin) if absent.search(name)] == []


# -- drawbacks, real and alleged


@pytest.mark.proves("concurrent-requests-in-django", "disadvantages-of-django")
def test_ordinary_views_meet_in_a_threaded_wsgi_server(urls, settings):
    bank.keyed("concurrent-requests-in-django", "Several run at once, as the server's workers")
    both = threading.Barrier(2, timeout=60)

    def meet(request):
        both.wait()
        return HttpResponse("met")

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args):
            pass

    urls(path("", meet))
    settings.MIDDLEWARE = []
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(WSGIHandler())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    answers = []

    def ask():
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/") as answer:
            answers.append(answer.read())

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for thread in askers:
        thread.start()
    for thread in askers:
        thread.join()
    server.shutdown()
    server.server_close()
    assert answers == [b"met", b"met"]


@pytest.mark.proves("disadvantages-of-django")
def test_unknown_filters_and_files_raise_and_unknown_names_do_not():
    def show(source):
        return engines["django"].from_string(source).render({"book": Book(title="Dune")})

    assert show("{{ bock.title }}{{ book.titel }}") == ""
    with pytest.raises(TemplateSyntaxError):
        show("{{ book.title|capitalise }}")
    with pytest.raises(TemplateDoesNotExist):
        show('{% include "none.html" %}')


@pytest.mark.proves("django-in-a-single-file")
def test_one_file_is_a_running_site(tmp_path):
    bank.keyed("django-in-a-single-file", "A running site with the text Hello")
    (tmp_path / "tiny.py").write_text(bank.code("django-in-a-single-file", "prompt"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "tiny.py", "runserver", "--noreload", str(port)]
    server = subprocess.Popen(command, cwd=tmp_path, env=kept, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                answer = urllib.request.urlopen(f"http://127.0.0.1:{port}/").read()
                break
            except OSError:
                assert server.poll() is None
                time.sleep(0.1)
        assert answer == b"Hello"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.proves("fair-drawback-of-django", "disadvantages-of-django")
def test_the_orm_is_needed_where_other_parts_can_be_replaced():
    bank.keyed("fair-drawback-of-django", "Replacing the ORM")

    from django.contrib.admin import AdminSite, ModelAdmin

    class Plain:
        title = ""

    with pytest.raises(AttributeError):
        modelform_factory(Plain, fields=["title"])
    with pytest.raises((AttributeError, TypeError)):
        ModelAdmin(Plain, AdminSite())
    assert importlib.util.find_spec("django.template.backends.jinja2")
    assert JsonResponse({"a": 1}).content == b'{"a": 1}'
    for engine in "cache", "file", "signed_cookies":
        assert importlib.util.find_spec(f"django.contrib.sessions.backends.{engine}")


@pytest.mark.proves("disadvantages-of-django")
@pytest.mark.django_db
def test_transactions_do_not_work_in_async_code():
    async def attempt():
        with transaction.atomic():
            pass

    assert not hasattr(transaction.Atomic, "__aenter__")
    with pytest.raises(SynchronousOnlyOperation):
        asyncio.run(attempt())


@pytest.mark.proves("best-reason-against-django")
def test_without_databases_only_the_first_query_complains():
    bank.keyed("best-reason-against-django", "It ships hardly")
    handler = ConnectionHandler({})
    assert handler["default"].vendor == "unknown"
    with pytest.raises(ImproperlyConfigured):
        handler["default"].cursor()


# -- model, template, view


@pytest.mark.proves("django-architecture-mtv", "mvc-versus-mtv")
def test_the_faq_says_mtv():
    text = chapter("faq/general")
    assert 'Django is a "MTV" framework -- that is, "model", "template", and "view."' in text


@pytest.mark.proves("change-for-the-template-layer", "django-architecture-mtv")
@pytest.mark.django_db
def test_which_change_of_a_list_is_one_of_its_template(urls, templates, client, book):
    bank.keyed("change-for-the-template-layer", "Prices get two decimals and a currency sign")
    page = "{% for book in books %}{{ book.title }} {{ book.price }}{% endfor %}"

    def view(request):
        return render(request, "list.html", {"books": Book.objects.all()})

    book.price = "7.5"
    book.save()
    urls(path("books/", view))
    templates({"list.html": page})
    assert client.get("/books/").text == "Dune 7.50"
    assert book.stock == 0  # listed all the same: the queryset decides
    reason = bank.options("change-for-the-template-layer")[0]["why"]
    filtered = re.search(r"`({{ book.price.*?}})`", reason)[1]
    templates({"list.html": page.replace("{{ book.price }}", f"{filtered} €")})
    assert client.get("/books/").text == "Dune 7.50 €"
    # A template cannot add a field or an address.
    templates({"list.html": "{% for book in books %}[{{ book.subtitle }}]{% endfor %}"})
    assert client.get("/books/").text == "[]"
    assert client.get("/catalogue/").status_code == 404


@pytest.mark.proves("front-controller-in-one-view", "mvc-versus-mtv")
def test_a_view_for_all_addresses_loses_names_and_converters(settings, middleware, client):
    bank.keyed("front-controller-in-one-view", "Links that", "Arguments that")
    calls = []

    def layer(get_response):
        def middleware(request):
            calls.append("in")
            response = get_response(request)
            calls.append("out")
            return response
        return middleware

    def book_list(request):
        calls.append("list")
        return HttpResponse("list")

    def book_detail(request, pk):
        calls.append(pk)
        return HttpResponse("detail")

    names = {"__name__": "proof", "re": re, "re_path": re_path, "Http404": Http404, "book_list": book_list,
             "book_detail": book_detail}
    exec(bank.code("front-controller-in-one-view", "prompt"), names)
    settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": names["urlpatterns"]})
    middleware(layer)
    assert [client.get(each).status_code for each in ("/books/", "/books/7/", "/x/")] == [200, 200, 404]
    assert calls == ["in", "list", "out", "in", "7", "out", "in", "out"]
    for name in "book_list", "book-list", "book_detail":
        with pytest.raises(NoReverseMatch):
            reverse(name)

    calls.clear()
    settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": [
        path("books/", book_list, name="book-list"), path("books/<int:pk>/", book_detail)]})
    assert client.get("/books/7/").status_code == 200 and calls == ["in", 7, "out"]
    assert reverse("book-list") == "/books/"


@pytest.mark.proves("mvc-versus-mtv")
def test_the_faq_sees_the_controller_in_the_machinery_that_calls_the_view():
    text = chapter("faq/general")
    assert ("it's probably the framework itself: the machinery that sends a request to the "
            "appropriate view") in text
    assert "Well, the standard names are debatable" in text
    # `controllers.py` is no name that Django knows.
    folder = Path(django.__file__).parent
    sources = [*folder.glob("core/**/*.py"), *folder.glob("apps/*.py"), *folder.glob("conf/**/*-tpl")]
    assert len(sources) > 50 and not any("controllers" in path.read_text() for path in sources)


@pytest.mark.proves("counterpart-of-a-controller-action", "mvc-versus-mtv")
@pytest.mark.django_db
def test_a_callable_loads_the_record_and_picks_the_page(urls, templates, client, book):
    bank.keyed("counterpart-of-a-controller-action", "A callable in the module `views.py`")
    templates({"book.html": "{{ book.title }}"})

    def action(request, pk):
        return render(request, "book.html", {"book": get_object_or_404(Book, pk=pk)})

    urls(path("books/<int:pk>/", action))
    assert client.get(f"/books/{book.pk}/").content == b"Dune"
    # A pattern only names the callable, and neither a template nor a manager can stand in for it.
    with pytest.raises(TypeError, match="view must be a callable"):
        path("books/<int:pk>/", "book.html")
    urls(path("books/<int:pk>/", Book.objects.get))
    with pytest.raises((TypeError, ValueError)):  # it takes the request for a condition
        client.get(f"/books/{book.pk}/")
    # The template knows what it is given and loads nothing.
    assert render_to_string("book.html", {"pk": book.pk}) == ""


@pytest.mark.proves("when-not-to-pick-django")
@pytest.mark.django_db(transaction=True)
def test_the_async_orm_still_runs_in_a_thread(book):
    threads = []

    def note(execute, *args):
        threads.append(threading.current_thread())
        return execute(*args)

    async def count():
        return await Book.objects.acount(), threading.current_thread()

    from django.db import connection
    with connection.execute_wrapper(note):
        number, loop_thread = async_to_sync(count)()
    assert number == 1 and len(threads) == 1 and threads[0] is not loop_thread

    async def directly():
        return Book.objects.count()

    with pytest.raises(SynchronousOnlyOperation):
        asyncio.run(directly())


@pytest.mark.proves("django-architecture-mtv")
@pytest.mark.django_db
def test_the_layers_of_the_answer_work_together(urls, templates, client, book):
    names = {"__name__": "proof"}
    exec(bank.code("django-architecture-mtv", "answer"), names)
    urls(*names["urlpatterns"])
    templates({"shop/book_detail.html": "<h1>{{ book.title }}</h1>"})
    assert client.get(f"/books/{book.pk}/").content == b"<h1>Dune</h1>"
    assert client.get("/books/0/").status_code == 404


@pytest.mark.proves("heading-from-a-short-template")
@pytest.mark.django_db
def test_a_name_that_the_view_does_not_pass_prints_as_nothing(templates, rf, book, settings):
    bank.keyed("heading-from-a-short-template", "An empty heading")
    question = "heading-from-a-short-template"
    processors = settings.TEMPLATES[0]["OPTIONS"]["context_processors"][:1]
    templates({"shop/book.html": bank.code(question, "prompt", 0)}, processors)
    names = {"get_object_or_404": get_object_or_404, "Book": Book, "render": render}
    exec(bank.code(question, "prompt", 1), names)
    response = names["book_detail"](rf.get("/"), book.pk)
    assert (response.status_code, response.content.strip()) == (200, b"<h1></h1>")


@pytest.mark.proves("layer-for-each-of-three-tasks")
@pytest.mark.django_db
def test_the_three_lines_compute_select_and_print(django_user_model):
    bank.keyed("layer-for-each-of-three-tasks", "View, model, template")
    lines = bank.code("layer-for-each-of-three-tasks", "prompt").splitlines()
    ann = django_user_model.objects.create_user("ann")
    stored = Order.objects.create(customer=ann)
    names = {"order": SimpleNamespace(pk=4, discount=lambda: 2), "Order": Order,
             "lines": [SimpleNamespace(price=5), SimpleNamespace(price=6)],
             "request": SimpleNamespace(user=ann)}
    for line in lines:
        exec(line, names)
    assert names["order"].total == 9
    assert list(names["orders"]) == [stored]
    assert names["row"] == "<tr><td>4</td><td>9</td></tr>"


@pytest.mark.proves("file-that-picks-the-view")
def test_the_order_of_patterns_decides_which_view_answers(urls, client):
    bank.keyed("file-that-picks-the-view", "`urls.py`")
    names = {"__name__": "proof", "HttpResponse": HttpResponse}
    exec(bank.code("file-that-picks-the-view", "prompt"), names)
    listing = path("books/<path:rest>", lambda request, rest: names["book_list"](request))
    detail = path("books/<int:pk>/", names["book_detail"])
    urls(listing, detail)
    assert client.get("/books/7/").content == b"list"
    urls(detail, listing)
    assert client.get("/books/7/").content == b"book 7"


# -- the way of a request


@pytest.mark.proves("missing-slash-at-the-end")
def test_common_middleware_adds_the_slash_by_a_redirect(urls, settings, tmp_path):
    bank.keyed("missing-slash-at-the-end", "`CommonMiddleware` redirects the browser")
    call_command("startproject", "config", str(tmp_path))
    written = (tmp_path / "config/settings.py").read_text()
    names = {"__file__": str(tmp_path / "config/settings.py")}
    exec(written, names)
    assert "APPEND_SLASH" not in names and global_settings.APPEND_SLASH
    settings.MIDDLEWARE = names["MIDDLEWARE"]
    settings.DEBUG = False
    urls(path("books/", lambda request: HttpResponse("list")))
    response = Client().get("/books")
    assert (response.status_code, response.url) == (301, "/books/")
    assert Client().get("/books", follow=True).content == b"list"
    assert Client().get("/elsewhere").status_code == 404
    assert Client().post("/books", {"title": "Dune"}).status_code == 301
    settings.DEBUG = True
    with pytest.raises(RuntimeError, match="maintaining POST data"):
        Client().post("/books", {"title": "Dune"})
    settings.DEBUG = False
    common = "django.middleware.common.CommonMiddleware"
    settings.MIDDLEWARE = [name for name in names["MIDDLEWARE"] if name != common]
    assert Client().get("/books").status_code == 404


@pytest.mark.proves("request-response-lifecycle",
                    "order-of-parts-in-a-deployed-stack", "request-through-a-deployed-stack")
def test_middleware_runs_from_the_top_before_the_url_is_resolved(urls, middleware, client):
    bank.keyed("order-of-parts-in-a-deployed-stack", "Nginx, Gunicorn, middleware,")
    seen = []

    def noting(name):
        def factory(get_response):
            def call(request):
                seen.append((name, "in", request.resolver_match is not None))
                response = get_response(request)
                seen.append((name, "out", request.resolver_match is not None))
                return response
            return call
        return factory

    def view(request):
        seen.append(("view", "", request.resolver_match is not None))
        return HttpResponse()

    middleware(noting("upper"), noting("lower"))
    urls(path("", view))
    client.get("/")
    assert seen == [("upper", "in", False), ("lower", "in", False), ("view", "", True),
                    ("lower", "out", True), ("upper", "out", True)]


@pytest.mark.proves("request-response-lifecycle")
def test_a_middleware_that_answers_keeps_the_rest_from_running(urls, middleware, client):
    def answering(get_response):
        return lambda request: HttpResponse("early")

    middleware(answering)
    urls(path("", lambda request: 1 / 0))
    assert client.get("/").content == b"early"


@pytest.mark.proves("resolver-match-on-the-way-in")
def test_resolver_match_is_none_until_all_middleware_has_been_entered(
        urls, middleware, client):
    bank.keyed("resolver-match-on-the-way-in", "The URL is")
    names = {"__name__": "proof"}
    exec(bank.code("resolver-match-on-the-way-in", "prompt"), names)

    def harmless(get_response):
        return get_response

    urls(path("", lambda request: HttpResponse(), name="home"))
    for stack in ([names["route_middleware"]], [harmless, names["route_middleware"]]):
        middleware(*stack)
        with pytest.raises(AttributeError, match="'NoneType' object has no attribute 'url_name'"):
            client.get("/")

    class Later:
        def __init__(self, get_response):
            self.get_response = get_response

        def __call__(self, request):
            response = self.get_response(request)
            assert request.route == request.resolver_match.url_name == "home"
            return response

        def process_view(self, request, view, args, kwargs):
            request.route = request.resolver_match.url_name

    middleware(Later)
    assert client.get("/").status_code == 200


@pytest.mark.proves("trace-of-an-unmatched-path", "request-response-lifecycle")
def test_the_hooks_are_passed_over_when_no_pattern_matches(urls, middleware, client, capsys):
    bank.keyed("trace-of-an-unmatched-path", "`in`, `out 404`")
    names = {"__name__": "proof"}
    exec(bank.code("trace-of-an-unmatched-path", "prompt"), names)

    def broken(request):
        raise ValueError("no")

    urls(path("", broken))
    middleware(names["Trace"])
    client.raise_request_exception = False
    client.get("/missing/")
    (right,), _ = bank.right_and_wrong("trace-of-an-unmatched-path")
    assert capsys.readouterr().out.splitlines() == re.findall(r"`([^`]+)`", right)
    client.get("/")
    assert capsys.readouterr().out.splitlines() == ["in", "view", "exception", "out 500"]


calls = []


def counting(request):
    calls.append(request.path)
    return {}


@pytest.mark.proves("response-that-runs-context-processors", "request-response-lifecycle",
                    "request-through-a-deployed-stack")
def test_context_processors_run_when_a_template_meets_a_request(rf, templates, urls):
    templates({"home.html": "home"}, [f"{__name__}.counting"])
    urls(path("", lambda request: None, name="home"))
    names = {"render": render, "request": rf.get("/"), "HttpResponse": HttpResponse,
             "render_to_string": render_to_string, "JsonResponse": JsonResponse,
             "redirect": redirect}
    question = "response-that-runs-context-processors"
    for number, option in enumerate(bank.questions()[question]["options"]):
        calls.clear()
        assert eval(bank.code(question, f"options[{number}].text").strip(), names).status_code
        assert calls == (["/"] if option["correct"] else [])
    calls.clear()
    render_to_string("home.html", request=rf.get("/"))
    assert calls == ["/"]


@pytest.mark.proves("request-through-a-deployed-stack")
def test_request_signals_close_old_connections():
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections
    for signal in request_started, request_finished:
        assert close_old_connections in {receiver() for _, receiver, *_ in (
            (entry[0], entry[1]) for entry in signal.receivers)}


# -- WSGI and ASGI


@pytest.mark.proves("async-view-under-wsgi", "reasons-to-move-to-asgi", "wsgi-versus-asgi",
                    "django-versus-flask")
def test_an_async_view_under_wsgi_runs_in_a_loop_of_its_own_and_its_thread_waits(urls, settings):
    bank.keyed("async-view-under-wsgi", "Five")
    bank.keyed("reasons-to-move-to-asgi", "Clients will", "Pages stream events")
    loops, steps = [], []

    async def ask(name):
        loops.append(asyncio.get_running_loop())
        steps.append(f"{name} starts")
        if name == "a":
            entered(name)
        await asyncio.sleep(0)
        steps.append(f"{name} ends")
        return name

    names = {"__name__": "proof", "asyncio": asyncio, "JsonResponse": JsonResponse, "ask": ask}
    exec(bank.code("async-view-under-wsgi", "prompt"), names)
    urls(path("", names["status"]))
    settings.MIDDLEWARE = []

    entered = lambda name: None

    def get(number=0):
        return Client().get("/").json()

    assert get() == {"a": "a", "b": "b"}
    assert steps[:2] == ["a starts", "b starts"]
    get()
    assert loops[0] is loops[1] and loops[2] is loops[3] and loops[0] is not loops[2]
    assert all(loop.is_closed() or not loop.is_running() for loop in loops)

    # Two workers: two requests wait at a time, no thread takes a second one meanwhile, and the ten
    # go through in five rounds of one wait each.
    rounds = []
    both = threading.Barrier(2, action=lambda: rounds.append(len(rounds)), timeout=60)
    waiting, most = [], []

    def entered(name):
        both.wait()

    def get_in_a_worker(number):
        waiting.append(threading.get_ident())
        most.append((len(waiting), waiting.count(threading.get_ident())))
        answer = get()
        waiting.remove(threading.get_ident())
        return answer

    with ThreadPoolExecutor(2) as workers:
        assert len(list(workers.map(get_in_a_worker, range(10)))) == 10
    assert len(rounds) == 5
    assert max(most) == (2, 1)


@pytest.mark.proves("wsgi-versus-asgi")
def test_the_async_view_of_the_answer_works_in_both_modes(urls, settings, client, async_client):
    async def fetch_price(name):
        return len(name)

    names = {"__name__": "proof", "fetch_price": fetch_price}
    exec(bank.code("wsgi-versus-asgi", "answer"), names)
    urls(path("", names["prices"]))
    settings.MIDDLEWARE = []
    assert client.get("/").json() == {"a": 1, "b": 1}
    assert asyncio.run(async_client.get("/")).json() == {"a": 1, "b": 1}


@pytest.mark.proves("sync-view-under-asgi", "wsgi-versus-asgi")
@pytest.mark.django_db(transaction=True)
def test_a_sync_view_under_asgi_runs_in_a_thread_beside_the_loop(
        urls, settings, async_client, book):
    bank.keyed("sync-view-under-asgi", "In a thread")
    threads = []

    def noting(*args, **kwargs):
        threads.append(threading.current_thread())
        return JsonResponse(*args, **kwargs)

    names = {"__name__": "proof", "Book": Book, "JsonResponse": noting}
    exec(bank.code("sync-view-under-asgi", "prompt"), names)
    urls(path("", names["report"]))
    settings.MIDDLEWARE = []

    async def ask():
        response = await async_client.get("/")
        return response, threading.current_thread()

    response, loop_thread = asyncio.run(ask())
    assert response.status_code == 200
    assert threads[0] is not loop_thread
    assert threads[0].ident is not None and len(threads) == 1

    async def blocking(request):
        return names["report"](request)

    urls(path("", blocking))
    with pytest.raises(SynchronousOnlyOperation):
        asyncio.run(async_client.get("/"))


@pytest.mark.proves("reasons-to-move-to-asgi", "wsgi-versus-asgi")
def test_asgi_carries_websockets_beside_djangos_own_handler_for_http():
    bank.keyed(
        "reasons-to-move-to-asgi",
        "Clients will talk to the site over WebSockets",
        "Pages stream events to thousands of open",
    )
    from channels.routing import ProtocolTypeRouter
    from channels.testing import WebsocketCommunicator

    pages = get_asgi_application()

    async def chat(scope, receive, send):
        assert (await receive())["type"] == "websocket.connect"
        await send({"type": "websocket.accept"})

    async def connect():
        application = ProtocolTypeRouter({"http": pages, "websocket": chat})
        assert (await WebsocketCommunicator(application, "/").connect())[0]
        await pages({"type": "websocket"}, None, None)

    with pytest.raises(ValueError, match="only handle ASGI/HTTP"):
        asyncio.run(connect())

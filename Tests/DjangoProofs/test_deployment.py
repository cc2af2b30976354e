"""Deployment: checks, servers, images, schema changes during a rollout, logging."""

import contextlib
import json
import logging
import os
import re
import signal
import subprocess
import sys
import time
from email import message_from_bytes, policy
from io import StringIO
from pathlib import Path

import bank
import django
import pytest
from bank import inline
from celery import Celery
from django.core import mail
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import IntegrityError, OperationalError, connection, migrations, models
from django.db.migrations.state import ModelState, ProjectState
from django.http import HttpResponse
from django.test.utils import isolate_apps
from django.urls import path
from django.views.debug import SafeExceptionReporterFilter

BIN = Path(sys.prefix) / "bin"
PRODUCTION = """
from .settings import *
DEBUG = False
ALLOWED_HOSTS = ["shop.example"]
SECRET_KEY = "a-long-and-random-value-0123456789-abcdefghijklmnopqrstuvw"
SECURE_SSL_REDIRECT = True
CSRF_COOKIE_SECURE = True
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}}
"""


def shell(script, folder, **extra):
    kept = {name: value for name, value in os.environ.items()
            if name not in {"DJANGO_SETTINGS_MODULE", "SECRET_KEY"}}
    environment = kept | {"PATH": f"{BIN}:{kept['PATH']}", "PYTHONDONTWRITEBYTECODE": "1"} | extra
    return subprocess.run(["bash", "-c", script], cwd=folder, env=environment,
                          capture_output=True, text=True, timeout=60)


@pytest.fixture
def project(tmp_path):
    """A fresh project called config, laid out by `startproject config .`"""
    call_command("startproject", "config", str(tmp_path))
    return tmp_path


def append(path, text):
    path.write_text(path.read_text() + "\n" + text)


@pytest.fixture
def urls(settings):
    """Makes the given patterns the root URLconf."""
    def install(*patterns):
        settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": list(patterns)})
    return install


# -- the checklist


@pytest.mark.proves("exit-status-of-check-deploy", "production-checklist")
def test_warnings_fail_the_command_only_with_a_fail_level(project):
    (project / "config/production.py").write_text(PRODUCTION)
    line = bank.code("exit-status-of-check-deploy", "prompt").strip()
    done = shell(line, project)
    assert set(re.findall(r"security\.W\d+", done.stderr)) == {"security.W004", "security.W012"}
    assert done.returncode == 0
    (key,), wrong = bank.right_and_wrong("exit-status-of-check-deploy")
    assert shell(f"{line} {inline(key)}", project).returncode == 1
    for text in wrong:
        assert shell(f"{line} {inline(text)}", project).returncode == 0, text
    assert shell(bank.code("production-checklist", "answer"), project).returncode == 1


@pytest.mark.proves("findings-of-check-deploy", "production-checklist")
def test_the_deployment_checks_name_debug_cookie_and_key(settings):
    bank.keyed("findings-of-check-deploy",
               "`DEBUG` is set",
               "`SECRET_KEY` begins with",
               "`SESSION_COOKIE_SECURE` is off")

    def found():
        return {message.id for message in run_checks(tags=["security"],
                                                     include_deployment_checks=True)}

    settings.DEBUG, settings.ALLOWED_HOSTS = False, ["*"]
    settings.SESSION_COOKIE_SECURE = True
    settings.SECRET_KEY = "a-long-and-random-value-0123456789-abcdefghijklmnopqrstuvw"
    quiet = found()
    assert quiet.isdisjoint({"security.W018", "security.W009", "security.W012", "security.W020"})
    settings.DEBUG = True
    settings.SESSION_COOKIE_SECURE = False
    settings.SECRET_KEY = "django-insecure-" + settings.SECRET_KEY
    assert found() - quiet == {"security.W018", "security.W012", "security.W009"}
    settings.ALLOWED_HOSTS = []
    assert "security.W020" in found()


@pytest.mark.proves("debug-off-without-allowed-hosts", "production-checklist")
def test_without_hosts_each_request_is_refused(settings, client, urls):
    bank.keyed("debug-off-without-allowed-hosts", "Status 400 for")
    urls(path("", lambda request: HttpResponse("page")))
    settings.DEBUG, settings.ALLOWED_HOSTS = False, []
    for host in "shop.example", "localhost", "127.0.0.1":
        assert client.get("/", headers={"host": host}).status_code == 400
    with pytest.raises(CommandError, match="ALLOWED_HOSTS"):
        call_command("runserver", stdout=StringIO())
    settings.ALLOWED_HOSTS = ["shop.example"]
    assert client.get("/", headers={"host": "shop.example"}).content == b"page"


@pytest.mark.proves("contents-of-the-debug-page")
def test_the_debug_page_shows_source_and_variables_but_masks_the_key(
        settings, client, urls, monkeypatch):
    bank.keyed("contents-of-the-debug-page", "Lines of the", "Values of local", "The host in")

    def broken(request):
        address = "ann@" + "shop.example"
        raise RuntimeError(len(address))

    settings.DEBUG = True
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", "db." + "inside")
    monkeypatch.setitem(settings.DATABASES["default"], "PASSWORD", "open-" + "sesame")
    urls(path("", broken))
    client.raise_request_exception = False
    page = client.get("/").content.decode()
    assert "raise RuntimeError(len(address))" in page
    assert "ann@shop.example" in page
    assert "SECRET_KEY" in page and settings.SECRET_KEY not in page
    assert "&#x27;db.inside&#x27;" in page and "open-sesame" not in page
    shown = SafeExceptionReporterFilter().cleanse_setting(
        "DATABASES", {"default": {"NAME": "shop", "PASSWORD": "hidden"}})
    assert shown["default"]["NAME"] == "shop" and "hidden" not in str(shown)


@pytest.mark.proves("error-in-a-fresh-6-1-project")
@pytest.mark.since("6.1")
def test_the_console_mailer_is_the_only_error_of_a_fresh_project(project):
    bank.keyed("error-in-a-fresh-6-1-project", "The console backend")
    done = shell("python manage.py check --deploy", project)
    assert done.returncode == 1
    found = set(re.findall(r"\((\w+\.[A-Z]\d+)\)", done.stderr))
    assert {name for name in found if ".E" in name} == {"mail.E001"}
    assert {"security.W018", "security.W009", "security.W020"} < found


@pytest.mark.proves("production-checklist")
@pytest.mark.until("6.0")
def test_before_6_1_a_fresh_project_has_warnings_only(project):
    assert shell("python manage.py check --deploy", project).returncode == 0


# -- servers and images


@pytest.mark.proves("container-image-and-pipeline")
def test_migrate_during_a_build_would_need_the_database(project):
    append(project / "config/settings.py",
           'DATABASES["default"] = {"ENGINE": "django.db.backends.postgresql", "NAME": "x",'
           ' "HOST": "127.0.0.1", "PORT": "1"}')
    done = shell("python manage.py migrate", project)
    assert done.returncode != 0 and "OperationalError" in done.stderr
    assert "migrate" not in bank.code("container-image-and-pipeline", "answer")


GUNICORN = """#!/usr/bin/env python3
import pathlib, signal, sys

def end(number, frame):
    pathlib.Path("log").write_text(signal.Signals(number).name)
    sys.exit()

signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGUSR1, end)
pathlib.Path("pid.new").write_text(str(__import__("os").getpid()))
pathlib.Path("pid.new").rename("pid")
while True:
    signal.pause()
"""


def eventually(condition):
    """Whether something comes true, however slow the machine is."""
    for _ in range(600):
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.proves("entrypoint-that-ends-with-gunicorn", "container-image-and-pipeline")
def test_which_last_line_lets_the_signal_reach_the_server(tmp_path):
    """A stand-in for Gunicorn notes the signal that ends it."""
    for name, source in ("gunicorn", GUNICORN), ("python", "#!/bin/sh\nexit 0\n"):
        (tmp_path / name).write_text(source)
        (tmp_path / name).chmod(0o755)
    script = bank.code("entrypoint-that-ends-with-gunicorn", "prompt")
    last = script.splitlines()[-1]

    def signal_of_the_server(line):
        for left in "pid", "log":
            (tmp_path / left).unlink(missing_ok=True)
        entrypoint = tmp_path / "entrypoint"
        entrypoint.write_text(script.replace(last, line))
        entrypoint.chmod(0o755)
        path = f"{tmp_path}:{os.environ['PATH']}"
        container = subprocess.Popen([entrypoint], cwd=tmp_path, env=os.environ | {"PATH": path},
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert eventually((tmp_path / "pid").exists)
        server = int((tmp_path / "pid").read_text())
        if line.endswith("&"):
            container.wait()  # the script has ended, and so would the container
        else:
            assert container.poll() is None
            container.terminate()
            container.wait()
        with contextlib.suppress(ProcessLookupError):
            os.kill(server, signal.SIGUSR1)
        assert eventually((tmp_path / "log").exists)
        return (tmp_path / "log").read_text()

    assert signal_of_the_server(last) == "SIGUSR1"
    for option in bank.options("entrypoint-that-ends-with-gunicorn"):
        ended_by = signal_of_the_server(inline(option["text"]))
        assert (ended_by == "SIGTERM") is option["correct"], option["text"]


def strict_static(project):
    append(project / "config/settings.py",
           'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nSTATIC_ROOT = BASE_DIR / "out"\n')


@pytest.mark.proves("collectstatic-without-the-secret", "container-image-and-pipeline")
def test_collectstatic_works_with_a_throwaway_key(project):
    bank.keyed("collectstatic-without-the-secret", "Set a throwaway")
    strict_static(project)
    line = bank.code("collectstatic-without-the-secret", "prompt").removeprefix("RUN ")
    assert "KeyError: 'SECRET_KEY'" in shell(line, project).stderr
    image = bank.code("container-image-and-pipeline", "answer")
    step = re.search(r"^RUN (.*collectstatic.*)$", image, re.M)[1]
    assert step.startswith("SECRET_KEY=build ")
    done = shell(step, project)
    assert done.returncode == 0, done.stderr
    assert (project / "out/admin/css/base.css").exists()
    first = {file.name: file.read_bytes() for file in (project / "out").rglob("*.css")}
    shell(step.replace("=build", "=another") + " --clear", project)
    assert first == {file.name: file.read_bytes() for file in (project / "out").rglob("*.css")}
    assert "KeyError" in shell("python manage.py check", project).stderr
    command = json.loads(re.search(r"^CMD (.*)$", image, re.M)[1])
    assert command[:2] == ["gunicorn", "config.wsgi"]


# -- one schema for two releases


@pytest.mark.proves("why-one-job-runs-migrate", "rolling-deploy-with-one-schema")
def test_two_runs_that_start_together_collide(project):
    bank.keyed("why-one-job-runs-migrate",
               "A failure stops",
               "Containers that start",
               "The web processes")
    (project / "race.py").write_text(
        "import django; django.setup()\n"
        "from django.db import OperationalError, connection\n"
        "from django.db.migrations.executor import MigrationExecutor\n"
        "first, second = MigrationExecutor(connection), MigrationExecutor(connection)\n"
        "target = [('contenttypes', '0001_initial')]\n"
        "plans = first.migration_plan(target), second.migration_plan(target)\n"
        "first.migrate(target, plans[0])\n"
        "try:\n    second.migrate(target, plans[1])\n"
        "except OperationalError as error:\n    print(error)\n")
    done = shell("python race.py", project, DJANGO_SETTINGS_MODULE="config.settings")
    assert "already exists" in done.stdout, done.stderr


def releases(old_fields, new_fields):
    """Two model classes for one table, as two releases see it."""
    found = []
    for name, fields in ("Old", old_fields), ("New", new_fields):
        meta = type("Meta", (), {"db_table": "proof_book", "app_label": "shop"})
        body = {"__module__": "shop.models", "Meta": meta,
                "title": models.CharField(max_length=20)}
        found.append(type(name, (models.Model,), body | fields))
    return found


@pytest.mark.proves("rolling-deploy-with-one-schema")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("database_default", [False, True])
def test_old_code_cannot_insert_beside_a_python_default(database_default):
    given = {"db_default" if database_default else "default": 0}
    with isolate_apps("shop"):
        Old, New = releases({}, {"pages": models.IntegerField(**given)})
    with connection.schema_editor() as editor:
        editor.create_model(Old)
    try:
        book = Old.objects.create(title="before")
        with connection.schema_editor() as editor:
            editor.add_field(Old, New._meta.get_field("pages"))
        assert New.objects.get().pages == 0
        book.save()
        assert Old.objects.get(pk=book.pk) and Old.objects.update(title="Dune") == 1
        if database_default:
            Old.objects.create(title="after")
        else:
            with pytest.raises(IntegrityError, match="NOT NULL"):
                Old.objects.create(title="after")
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(New)


@pytest.mark.proves("added-column-meets-old-code", "rolling-deploy-with-one-schema")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("fill_again", [False, True])
def test_old_code_inserts_rows_after_the_first_fill(fill_again):
    bank.keyed("added-column-meets-old-code", "Fill the column a second time, when the old")
    names = {"models": models}
    exec(bank.code("added-column-meets-old-code", "prompt"), names)
    assert names["pages"].null
    with isolate_apps("shop"):
        Old, New = releases({}, {"pages": names["pages"]})
    with isolate_apps("shop"):
        _, Strict = releases({}, {"pages": models.IntegerField()})
    with connection.schema_editor() as editor:
        editor.create_model(Old)
    try:
        Old.objects.create(title="before")
        with connection.schema_editor() as editor:
            editor.add_field(Old, New._meta.get_field("pages"))
        New.objects.update(pages=100)  # the fill
        New.objects.filter(pages=None).update(pages=100)  # a second one before the rollout
        Old.objects.create(title="by an old server")
        New.objects.create(title="by a new one", pages=7)
        assert list(New.objects.filter(pages=None).values_list("title", flat=True)) == [
            "by an old server"]
        if fill_again:
            New.objects.filter(pages=None).update(pages=100)

        def restrict():
            with connection.schema_editor() as editor:
                editor.alter_field(New, New._meta.get_field("pages"),
                                   Strict._meta.get_field("pages"))

        if fill_again:
            restrict()
            with pytest.raises(IntegrityError, match="NOT NULL"):
                Old.objects.create(title="refused")
        else:
            with pytest.raises(IntegrityError, match="NOT NULL"):
                restrict()
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(Old)


@pytest.mark.proves("way-back-after-an-added-column", "rolling-deploy-with-one-schema")
@pytest.mark.django_db(transaction=True)
def test_the_previous_release_works_beside_an_added_column_and_the_new_one_needs_it():
    bank.keyed("way-back-after-an-added-column", "Leave the schema alone")
    with isolate_apps("shop"):
        Old, New = releases({}, {"subtitle": models.CharField(max_length=20, null=True)})
    column = New._meta.get_field("subtitle")
    with connection.schema_editor() as editor:
        editor.create_model(Old)
    try:
        with connection.schema_editor() as editor:
            editor.add_field(Old, column)
        New.objects.create(title="by the release", subtitle="s")
        Old.objects.create(title="by the previous one")
        assert [book.title for book in Old.objects.order_by("pk")] == [
            "by the release", "by the previous one"]
        assert New.objects.get(title="by the previous one").subtitle is None
        # Without its record the migration is taken for unapplied, and adds the column again.
        with pytest.raises(OperationalError, match="duplicate column"):
            with connection.schema_editor() as editor:
                editor.add_field(Old, column)
        with connection.schema_editor() as editor:
            editor.remove_field(New, column)
        with pytest.raises(OperationalError, match="subtitle"):
            list(New.objects.all())
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(Old)


@pytest.mark.proves("rolling-deploy-with-one-schema")
@pytest.mark.django_db(transaction=True)
def test_the_migration_of_the_answer_changes_the_state_and_not_the_table():
    names = {"__name__": "proof"}
    exec(bank.code("rolling-deploy-with-one-schema", "answer"), names)
    (operation,) = names["Migration"].operations
    before = ProjectState()
    before.add_model(ModelState("shop", "Book", [
        ("id", models.BigAutoField(primary_key=True)),
        ("subtitle", models.CharField(max_length=20, null=True))]))
    after = before.clone()
    operation.state_forwards("shop", after)
    assert list(after.models["shop", "book"].fields) == ["id"]
    with connection.schema_editor(collect_sql=True) as editor:
        operation.database_forwards("shop", editor, before, after)
    assert editor.collected_sql == []
    with connection.schema_editor(collect_sql=True) as editor:
        migrations.AddField("book", "x", models.IntegerField(null=True)).database_forwards(
            "shop", editor, after, with_field(after))
    assert editor.collected_sql != []


def with_field(state):
    state = state.clone()
    state.add_field("shop", "book", "x", models.IntegerField(null=True), preserve_default=True)
    return state


# -- health checks


@pytest.mark.proves("health-checks-for-an-orchestrator")
def test_a_probe_by_address_needs_an_allowed_host_header(settings, client, urls, caplog):
    settings.ALLOWED_HOSTS = ["shop.example"]
    urls(path("ready/", lambda request: HttpResponse("ready")))
    address = {"host": "10.1.2.3:8000"}
    with caplog.at_level(logging.ERROR, logger="django.security.DisallowedHost"):
        assert client.get("/ready/", headers=address).status_code == 400
    assert "Invalid HTTP_HOST header: '10.1.2.3:8000'" in caplog.text
    assert client.get("/ready/", headers={"host": "shop.example"}).content == b"ready"


@pytest.mark.proves("task-argument-added-during-a-rollout", "rolling-deploy-with-one-schema")
def test_which_plan_suits_every_mix_of_servers_and_workers():
    app = Celery("proofs", broker="memory://", set_as_current=False)
    app.conf.task_always_eager = True

    @app.task
    def old(order_id):
        pass

    @app.task
    def accepts(order_id, currency=None):
        pass

    @app.task
    def requires(order_id, currency):
        pass

    without, with_it = (7,), (7, "EUR")

    def succeed(*pairs):
        return all(task.apply(message).successful() for task, message in pairs)

    # In each plan: the messages that can meet each kind of worker while servers and workers change.
    plans = {
        # First release: servers send as before, workers of both kinds. Second: all workers accept it.
        "Two releases: first accept": [(old, without), (accepts, without), (accepts, with_it)],
        # All workers are new, the servers are still old.
        "One release: require and send `currency`, workers first": [(requires, without)],
        # All servers are new, the workers are still old.
        "One release: require and send `currency`, servers first": [(old, with_it)],
        "One release: accept `currency=None` and send it, servers first": [(old, with_it)],
    }
    for option in bank.options("task-argument-added-during-a-rollout"):
        (plan,) = [plan for plan in plans if option["text"].startswith(plan)]
        assert succeed(*plans[plan]) is option["correct"], plan
    assert isinstance(old.apply(with_it).result, TypeError)
    assert isinstance(requires.apply(without).result, TypeError)
    app.close()


@pytest.mark.proves("health-checks-for-an-orchestrator")
@pytest.mark.django_db
def test_liveness_ignores_the_database_and_readiness_reports_it(
        settings, client, urls, monkeypatch):
    names = {"__name__": "proof"}
    exec(bank.code("health-checks-for-an-orchestrator", "answer"), names)
    urls(path("live/", names["live"]), path("ready/", names["ready"]))
    assert client.get("/live/").status_code == client.get("/ready/").status_code == 200

    def down():
        raise OperationalError("connection refused")

    with monkeypatch.context() as patched:
        patched.setattr(connection, "cursor", down)
        assert client.get("/live/").status_code == 200
        assert client.get("/ready/").status_code == 503
    settings.SECURE_SSL_REDIRECT = True
    client.handler._middleware_chain = None  # SecurityMiddleware reads settings at its start
    assert client.get("/ready/").status_code == 301
    settings.SECURE_REDIRECT_EXEMPT = [r"^ready/$", r"^live/$"]
    client.handler._middleware_chain = None
    assert client.get("/ready/").status_code == 200


# -- logging

SITE = """
import json, logging, os, sys
from django.conf import settings
settings.configure(DEBUG=False, SECRET_KEY="x", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__,
                   **json.loads(os.environ["PROOF_SETTINGS"]))
import django; django.setup()
from django.urls import path
def broken(request):
    raise ValueError("boom")
urlpatterns = [path("", broken)]
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory
for url in "/", "/none/":
    answer = []
    environ = RequestFactory().get(url).environ
    WSGIHandler()(environ, lambda status, headers: answer.append(status))
    print(answer[0])
logging.getLogger("shop.orders").info("paid")
"""


def site(folder, logging_settings, **more):
    """What a site without DEBUG writes to stderr for a 500, a 404 and a line of its own."""
    (folder / "site_proof.py").write_text(SITE)
    given = json.dumps({"LOGGING": logging_settings} | more)
    done = shell("python site_proof.py", folder, PROOF_SETTINGS=given)
    assert done.stdout.splitlines() == ["500 Internal Server Error", "404 Not Found"], done.stderr
    return done.stderr


def configured(question, field):
    names = {}
    exec(bank.code(question, field), names)
    return names["LOGGING"]


@pytest.mark.proves("where-the-traceback-of-a-500-goes", "logging-and-error-monitoring")
def test_the_default_configuration_writes_no_traceback(tmp_path):
    bank.keyed("where-the-traceback-of-a-500-goes", "Nowhere, as `DEFAULT_LOGGING`")
    assert site(tmp_path, {}) == ""
    assert {file.name for file in tmp_path.iterdir()} <= {"site_proof.py", "__pycache__"}


@pytest.mark.proves("errors-under-a-short-logging-dictionary")
def test_without_the_key_djangos_loggers_are_disabled(tmp_path):
    bank.keyed("errors-under-a-short-logging-dictionary", "They are lost,")
    chosen = configured("errors-under-a-short-logging-dictionary", "prompt")
    written = site(tmp_path, chosen)
    assert "boom" not in written and "Internal Server Error" not in written
    assert "paid" in written
    kept = site(tmp_path, chosen | {"disable_existing_loggers": False})
    assert "ValueError: boom" in kept


def mail_to_a_folder(folder):
    """Settings that name an administrator and write each mail into a file of the folder."""
    backend = "django.core.mail.backends.filebased.EmailBackend"
    if django.VERSION >= (6, 1):
        options = {"file_path": str(folder)}
        sent = {"MAILERS": {"default": {"BACKEND": backend, "OPTIONS": options}}}
    else:
        sent = {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": str(folder)}
    admin = "ann@shop.example"
    return sent | {"ADMINS": [admin if django.VERSION >= (6, 0) else ("Ann", admin)]}


@pytest.mark.proves("errors-under-a-short-logging-dictionary")
def test_without_the_key_the_admins_get_no_mail_either(tmp_path):
    bank.keyed("errors-under-a-short-logging-dictionary", "They are lost,")
    (claim,) = [option for option in bank.right_and_wrong("errors-under-a-short-logging-dictionary")[1]
                if "ADMINS" in option]
    assert "as the mail handler stays in place" in claim
    chosen = configured("errors-under-a-short-logging-dictionary", "prompt")
    folder = tmp_path / "mail"
    site(tmp_path, chosen, **mail_to_a_folder(folder))
    assert not folder.exists() or list(folder.iterdir()) == []
    # The mails would come with the key, and do come without any configuration.
    for number, working in enumerate([chosen | {"disable_existing_loggers": False}, {}]):
        folder = tmp_path / f"mail{number}"
        site(tmp_path, working, **mail_to_a_folder(folder))
        (mail_file,) = folder.iterdir()
        first = mail_file.read_bytes().partition(b"\n---")[0]
        message = message_from_bytes(first, policy=policy.default)
        assert (message["Subject"], message["To"]) == (
            "[Django] ERROR (EXTERNAL IP): Internal Server Error: /", "ann@shop.example")


@pytest.mark.proves("how-often-a-log-line-is-printed")
def test_a_record_meets_the_handler_at_both_loggers(tmp_path):
    bank.keyed("how-often-a-log-line-is-printed", "Twice, as `shop` passes")
    chosen = configured("how-often-a-log-line-is-printed", "prompt")
    assert site(tmp_path, chosen).count("paid") == 2
    chosen["loggers"]["shop"]["propagate"] = False
    assert site(tmp_path, chosen).count("paid") == 1


@pytest.mark.proves("logging-and-error-monitoring")
def test_the_configuration_of_the_answer_writes_each_record_once(tmp_path):
    written = site(tmp_path, configured("logging-and-error-monitoring", "answer"))
    assert len(re.findall(r"ERROR django\.request Internal Server Error: /$", written, re.M)) == 1
    assert written.count("ValueError: boom") == 1
    assert "WARNING django.request Not Found: /none/" in written
    assert len(re.findall(r"INFO shop\.orders paid$", written, re.M)) == 1


@pytest.mark.proves("logging-and-error-monitoring")
def test_admins_are_plain_addresses_since_6_0(settings, mailoutbox):
    settings.ADMINS = ["ann@shop.example"]
    if django.VERSION >= (6, 0):
        mail.mail_admins("broken", "text")
        assert mailoutbox[0].to == ["ann@shop.example"]
    else:
        with pytest.raises(ValueError):
            mail.mail_admins("broken", "text")

"""Projects and settings: what the commands, files and settings really do."""

import ast
import importlib
import importlib.metadata
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import bank
import django
import pytest
from bank import inline
from django.apps.registry import Apps
from django.conf import Settings, settings as django_settings
from django.core import checks
from django.core.checks.registry import CheckRegistry, registry
from django.core.exceptions import DisallowedHost, ImproperlyConfigured
from django.core.management import (
    BaseCommand,
    CommandError,
    call_command,
    find_commands,
    get_commands,
)
from django.core.management.base import SystemCheckError
from django.core.management.commands.runserver import Command as RunServer
from django.db import connection, models, transaction
from django.db.models.signals import post_save
from django.http import Http404
from django.test.utils import isolate_apps
from django.utils import deprecation
from django.views.debug import technical_500_response
from documentation import chapter
from packaging.specifiers import SpecifierSet
from shop.models import Author, Book, Order, OrderLine

BIN = Path(sys.prefix) / "bin"
SERVE = """
import os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
from django.core.management import execute_from_command_line
from django.core.management.commands import runserver
runserver.run = lambda address, port, *rest, **options: print("BOUND", address, port)
execute_from_command_line(["manage.py", "runserver", "--noreload", *sys.argv[1:]])
"""


def environment(**extra):
    kept = {name: value for name, value in os.environ.items()
            if name not in {"DJANGO_SETTINGS_MODULE", "DEBUG", "PYTHONWARNINGS"}}
    return kept | {"PATH": f"{BIN}:{kept['PATH']}", "PYTHONDONTWRITEBYTECODE": "1"} | extra


def shell(script, folder, **extra):
    return subprocess.run(["bash", "-c", script], cwd=folder, env=environment(**extra),
                          capture_output=True, text=True, timeout=60)


def python(folder, *args, **extra):
    return subprocess.run([sys.executable, *args], cwd=folder, env=environment(**extra),
                          capture_output=True, text=True, timeout=60)


@pytest.fixture
def project(tmp_path):
    """A fresh project called config, laid out by `startproject config .`"""
    call_command("startproject", "config", str(tmp_path))
    return tmp_path


def append(path, text):
    path.write_text(path.read_text() + "\n" + text)


@pytest.fixture
def fresh_modules(tmp_path, monkeypatch):
    """Packages written into tmp_path can be imported, and are forgotten afterwards."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in set(sys.modules) - before:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", None) or
                                list(getattr(sys.modules[name], "__path__", []))):
            del sys.modules[name]


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


# -- development server


class Listening(RunServer):
    """runserver up to the point where it would open the socket."""

    def run(self, **options):
        self.bound = (self.addr, int(self.port))


@pytest.mark.proves("runserver-default-address", "start-the-development-server")
def test_runserver_listens_on_loopback_and_port_8000():
    command = Listening()
    call_command(command)
    (key,), wrong = bank.right_and_wrong("runserver-default-address")
    assert "{}:{}".format(*command.bound) == inline(key)
    assert inline(key) not in map(inline, wrong)


@pytest.mark.proves("start-the-development-server")
def test_the_runserver_lines_of_the_answer_bind_as_said():
    bound = []
    for line in bank.code("start-the-development-server", "answer").splitlines():
        command = Listening()
        call_command(command, *line.split()[3:])
        bound.append(command.bound)
    assert bound == [("127.0.0.1", 8000), ("127.0.0.1", 9000), ("0.0.0.0", 8000)]


@pytest.mark.proves("runserver-zero-and-port")
def test_zero_stands_for_all_interfaces():
    bank.keyed("runserver-zero-and-port", "All IPv4 interfaces of")
    line = bank.code("runserver-zero-and-port", "prompt")
    command = Listening()
    call_command(command, *line.split()[3:])
    assert command.bound == ("0", 9000) and not command.use_ipv6
    with socket.socket() as server:
        server.bind((command.bound[0], 0))
        assert server.getsockname()[0] == "0.0.0.0"
    command.stdout, command._raw_ipv6 = StringIO(), False
    command.on_bind(9000)
    assert "http://0.0.0.0:9000/" in command.stdout.getvalue()


@pytest.mark.proves("open-the-dev-server-to-the-lan", "start-the-development-server")
def test_with_debug_and_no_hosts_a_network_address_is_refused(rf, settings):
    bank.keyed("open-the-dev-server-to-the-lan",
               "Add the address to `ALLOWED_HOSTS`", "Start it as")
    settings.DEBUG, settings.ALLOWED_HOSTS = True, []
    request = rf.get("/", headers={"host": "192.168.1.20:8000"})
    settings.INTERNAL_IPS = ["192.168.1.20"]
    settings.CSRF_TRUSTED_ORIGINS = ["http://192.168.1.20:8000"]
    with pytest.raises(DisallowedHost):
        request.get_host()
    for local in "localhost", "x.localhost", "127.0.0.1", "[::1]":
        assert rf.get("/", headers={"host": local}).get_host() == local
    settings.ALLOWED_HOSTS = ["192.168.1.20"]
    assert request.get_host() == "192.168.1.20:8000"


@pytest.mark.proves("what-runserver-does-by-itself", "start-the-development-server",
                    "who-runs-the-system-checks")
def test_runserver_checks_and_reports_migrations_without_applying_them(project):
    bank.keyed(
        "who-runs-the-system-checks",
        "`python manage.py runserver`",
        "`python manage.py migrate`",
    )
    bank.keyed("what-runserver-does-by-itself",
               "It reports migrations",
               "It restarts after",
               "It runs the")
    done = python(project, "-c", SERVE)
    assert "BOUND 127.0.0.1 8000" in done.stdout
    assert "Performing system checks" in done.stdout
    assert "unapplied migration(s)" in done.stdout
    with sqlite3.connect(project / "db.sqlite3") as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == []


@pytest.mark.proves("what-runserver-does-by-itself")
def test_runserver_writes_no_migrations(project):
    bank.keyed(
        "what-runserver-does-by-itself",
        "It runs the system checks",
        "It reports migrations that are unapplied",
        "It restarts after a Python file",
    )
    call_command("startapp", "library", str(make(project / "library")))
    append(project / "library/models.py",
           "class Shelf(models.Model):\n    name = models.CharField(max_length=9)\n")
    append(project / "config/settings.py", "INSTALLED_APPS += ['library']")
    assert "BOUND" in python(project, "-c", SERVE).stdout
    assert [path.name for path in (project / "library/migrations").glob("0*")] == []
    assert python(project, "manage.py", "makemigrations", "library").returncode == 0
    assert [path.name for path in (project / "library/migrations").glob("0*")] == [
        "0001_initial.py"]


def make(folder):
    folder.mkdir()
    return folder


@pytest.mark.proves("what-runserver-does-by-itself", "start-the-development-server")
def test_saving_a_python_file_restarts_the_server(project):
    bank.keyed(
        "what-runserver-does-by-itself",
        "It runs the system checks",
        "It reports migrations that are unapplied",
        "It restarts after a Python file",
    )
    log = project / "log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-u", "manage.py", "runserver", "0"], cwd=project, stdout=output,
            stderr=output, env=environment(PYTHONUNBUFFERED="1"), start_new_session=True)
    try:
        assert seen(log, "Quit the server")
        assert seen(log, "WARNING: This is a development server.")
        for _ in range(60):  # again, should the reloader not have looked before
            later = (project / "config/urls.py").stat().st_mtime + 5
            os.utime(project / "config/urls.py", (later, later))
            if seen(log, "urls.py changed, reloading.", looks=15):
                break
        assert seen(log, "urls.py changed, reloading.")
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def seen(path, text, looks=600):
    """Whether a text comes to stand in a file, however slow the machine is."""
    for _ in range(looks):
        if text in path.read_text():
            return True
        time.sleep(0.1)
    return False


# -- projects and apps


@pytest.mark.proves("project-called-json", "project-versus-app")
def test_startproject_refuses_the_name_of_a_module(tmp_path):
    bank.keyed("project-called-json", "It fails, as a module `json` exists already")
    done = shell(bank.code("project-called-json", "prompt"), tmp_path)
    assert done.returncode != 0 and list(tmp_path.iterdir()) == []
    assert "'json' conflicts with the name of an existing Python module" in done.stderr
    for name in "test", "django":
        assert shell(f"django-admin startproject {name}", tmp_path).returncode != 0
    for name in "config", "bookshop":  # without a path
        assert shell(f"django-admin startproject {name}", tmp_path).returncode == 0
        assert (tmp_path / name / "manage.py").exists()


@pytest.mark.proves("startproject-with-a-dot")
def test_the_dot_makes_no_outer_directory(tmp_path):
    bank.keyed("startproject-with-a-dot", "`manage.py` here, `settings.py`")
    assert shell(bank.code("startproject-with-a-dot", "prompt"), tmp_path).returncode == 0
    assert (tmp_path / "manage.py").exists()
    assert (tmp_path / "config/settings.py").exists()
    assert not (tmp_path / "config/manage.py").exists()
    assert not (tmp_path / "config/config").exists()
    assert not (tmp_path / "settings.py").exists()


@pytest.mark.proves("project-versus-app", "files-startapp-leaves-to-you")
def test_startapp_makes_an_app_without_urls_and_forms(tmp_path):
    done = shell("set -e\n" + bank.code("project-versus-app", "answer"), tmp_path)
    assert done.returncode == 0, done.stderr
    app = tmp_path / "bookshop/orders"
    made = {path.name for path in app.iterdir() if path.is_file()}
    assert made == {"__init__.py", "admin.py", "apps.py", "models.py", "tests.py", "views.py"}
    keys, wrong = bank.right_and_wrong("files-startapp-leaves-to-you")
    assert made.isdisjoint(map(inline, keys)) and made.issuperset(map(inline, wrong))
    assert "orders" not in (tmp_path / "bookshop/bookshop/settings.py").read_text()


@pytest.mark.proves("files-of-a-fresh-project")
def test_a_fresh_project_has_the_files_of_the_answer(tmp_path):
    call_command("startproject", "bookshop", str(make(tmp_path / "bookshop")))
    stack, expected = {}, set()
    for line in bank.code("files-of-a-fresh-project", "answer").splitlines():
        depth = (len(line) - len(line.lstrip())) // 4
        stack[depth] = line.strip().rstrip("/")
        if not line.endswith("/"):
            expected.add("/".join(stack[level] for level in range(depth + 1)))
    assert expected == {str(path.relative_to(tmp_path))
                        for path in tmp_path.rglob("*") if path.is_file()}
    package = tmp_path / "bookshop/bookshop"
    assert "ROOT_URLCONF = 'bookshop.urls'" in (package / "settings.py").read_text()
    for entry in "wsgi.py", "asgi.py":
        assert re.search(r"^application = ", (package / entry).read_text(), re.M)
    assert "setdefault('DJANGO_SETTINGS_MODULE', 'bookshop.settings')" in (
        tmp_path / "bookshop/manage.py").read_text()


@pytest.mark.proves("packages-that-need-an-app-entry", "add-and-maintain-packages")
def test_packages_with_models_or_templates_need_the_entry(project):
    bank.keyed("packages-that-need-an-app-entry", "`guardian`", "`rest_framework`")
    write(project, {
        "probe.py":
            "import django; django.setup()\n"
            "from django.core.cache.backends.redis import RedisCache\n"
            "from django.db import connections\n"
            "from django.template.loader import get_template\n"
            "from django.test import RequestFactory\n"
            "from whitenoise.middleware import WhiteNoiseMiddleware\n"
            "def attempt(name, use):\n"
            "    try:\n        print(name, bool(use()))\n"
            "    except Exception as error:\n        print(name, type(error).__name__)\n"
            "serve = WhiteNoiseMiddleware(lambda request: None)\n"
            "attempt('whitenoise', lambda: serve(RequestFactory().get('/static/a.txt')))\n"
            "attempt('redis', lambda: RedisCache('redis://localhost', {})._cache.get_client())\n"
            "attempt('psycopg', lambda: connections['other'].Database.connect)\n"
            "attempt('guardian', lambda: __import__('guardian.models'))\n"
            "attempt('rest_framework', lambda: get_template('rest_framework/api.html'))\n",
        "served/a.txt": "a",
    })
    append(project / "config/settings.py",
           "STATIC_ROOT = BASE_DIR / 'served'\n"
           "DATABASES['other'] = {'ENGINE': 'django.db.backends.postgresql', 'NAME': 'x'}\n")
    named = {"DJANGO_SETTINGS_MODULE": "config.settings"}
    right, wrong = bank.right_and_wrong("packages-that-need-an-app-entry")
    done = python(project, "probe.py", **named)
    result = dict(line.split() for line in done.stdout.splitlines())
    assert {inline(text): result[inline(text)] for text in wrong} == {
        "whitenoise": "True", "redis": "True", "psycopg": "True"}, done.stderr
    assert {inline(text): result[inline(text)] for text in right} == {
        "guardian": "RuntimeError", "rest_framework": "TemplateDoesNotExist"}

    append(project / "config/settings.py", "INSTALLED_APPS += ['guardian', 'rest_framework']")
    listed = dict(line.split() for line in python(project, "probe.py", **named).stdout.splitlines())
    assert listed["guardian"] == listed["rest_framework"] == "True"


@pytest.mark.proves("two-apps-with-one-label")
def test_another_label_lets_both_apps_stay(fresh_modules):
    bank.keyed("two-apps-with-one-label", "Set another `label`")
    installed = ast.literal_eval(
        bank.code("two-apps-with-one-label", "prompt").split("=", 1)[1].strip())
    config = ("from django.apps import AppConfig\n"
              "class LegacyOrders(AppConfig):\n    name = 'legacy.orders'\n    {}\n")
    write(fresh_modules, {"orders/__init__.py": "", "legacy/__init__.py": "",
                          "legacy/orders/__init__.py": "",
                          "legacy/orders/urls.py": "app_name = 'legacy'\nurlpatterns = []\n",
                          "legacy/orders/apps.py": config.format("verbose_name = 'Old'")})
    with pytest.raises(ImproperlyConfigured, match="labels aren't unique"):
        Apps(installed)
    del sys.modules["legacy.orders.apps"]
    write(fresh_modules, {"legacy/orders/apps.py": config.format("label = 'legacy_orders'")})
    importlib.invalidate_caches()
    assert set(Apps(installed).app_configs) == {"orders", "legacy_orders"}


@pytest.mark.proves("receivers-of-an-app-listed-by-package")
def test_the_single_appconfig_is_found_by_the_package_name(fresh_modules):
    bank.keyed("receivers-of-an-app-listed-by-package", "Yes, the single")
    write(fresh_modules, {
        "library/__init__.py": "", "library/receivers.py": "",
        "library/apps.py": bank.code("receivers-of-an-app-listed-by-package", "prompt")})
    found = Apps(["library"]).get_app_config("library")
    assert type(found).__name__ == "LibraryConfig"
    assert "library.receivers" in sys.modules


@pytest.mark.proves("receivers-of-an-app-listed-by-package")
def test_receivers_are_not_imported_by_convention(fresh_modules):
    bank.keyed("receivers-of-an-app-listed-by-package", "Yes, the single class in `apps.py`")
    write(fresh_modules, {"library/__init__.py": "", "library/receivers.py": ""})
    Apps(["library"])
    assert "library.receivers" not in sys.modules


@pytest.mark.proves("what-appconfig-is-for")
def test_ready_runs_after_the_models_are_loaded(fresh_modules):
    write(fresh_modules, {
        "orders/__init__.py": "",
        "orders/apps.py": bank.code("what-appconfig-is-for", "answer"),
        "orders/checks.py": "",
        "orders/receivers.py": "import sys\nMODELS_WERE_LOADED = 'later.models' in sys.modules\n",
        "later/__init__.py": "", "later/models.py": ""})
    registry = Apps(["orders", "later"])
    assert registry.get_app_config("orders").verbose_name == "Order handling"
    assert sys.modules["orders.receivers"].MODELS_WERE_LOADED
    assert "orders.checks" in sys.modules


@pytest.mark.proves("what-appconfig-is-for")
def test_importing_models_at_the_top_of_apps_py_is_too_early(project):
    write(project, {"early/__init__.py": "", "early/apps.py":
                    "from django.contrib.auth.models import User\n"
                    "from django.apps import AppConfig\n"
                    "class EarlyConfig(AppConfig):\n    name = 'early'\n"})
    append(project / "config/settings.py", "INSTALLED_APPS.insert(0, 'early')")
    assert "AppRegistryNotReady" in python(project, "manage.py", "check").stderr


# -- virtual environments and packages


@pytest.mark.proves("why-a-virtual-environment", "what-a-virtual-environment-gives")
def test_an_environment_isolates_packages_and_lists_nothing(tmp_path):
    # venv without pip and a pip that only speaks: no network in the proofs
    bank.keyed("what-a-virtual-environment-gives", "Packages kept apart")
    stub = ('python() { case "$2" in venv) command python -m venv --without-pip "$3";; '
            'pip) echo "pip for $VIRTUAL_ENV: ${@:3}";; *) command python "$@";; esac; }\n')
    done = shell("set -e\n" + stub + bank.code("why-a-virtual-environment", "answer")
                 + "type -P python", tmp_path)
    assert done.returncode == 0, done.stderr
    spoken, interpreter = done.stdout.splitlines()
    assert spoken == f"pip for {tmp_path}/.venv: install Django~=5.2.0"
    assert interpreter == f"{tmp_path}/.venv/bin/python"
    assert "ModuleNotFoundError" in shell(".venv/bin/python -c 'import django'", tmp_path).stderr
    assert [path.name for path in tmp_path.iterdir()] == [".venv"]
    assert str(tmp_path) in (tmp_path / ".venv/bin/activate").read_text()


@pytest.mark.proves("moved-virtual-environment", "why-a-virtual-environment")
def test_an_installed_script_names_its_interpreter_by_full_path():
    bank.keyed("moved-virtual-environment", "Its first line")
    first = (BIN / "django-admin").read_text().splitlines()[0]
    assert first.startswith(f"#!{BIN}/python")


@pytest.mark.proves("requirement-for-patch-releases", "why-a-virtual-environment")
def test_only_the_key_admits_patch_releases_and_nothing_more():
    def fits(text):
        allowed = SpecifierSet(inline(text).removeprefix("Django"))
        patches = all(version in allowed for version in ("6.0.1", "6.0.2", "6.0.10"))
        return patches and "6.1" not in allowed

    (key,), wrong = bank.right_and_wrong("requirement-for-patch-releases")
    assert fits(key)
    assert not any(map(fits, wrong))
    assert "5.2.19" in SpecifierSet("~=5.2.0") and "6.0" not in SpecifierSet("~=5.2.0")


@pytest.mark.proves("tables-of-a-removed-app")
def test_tables_of_an_app_outlive_it(project):
    bank.keyed("tables-of-a-removed-app", "They stay with their rows, as `migrate` no longer sees")
    write(project, {
        "package/__init__.py": "", "package/migrations/__init__.py": "",
        "package/models.py":
            "from django.db import models\nclass Thing(models.Model):\n"
            "    id = models.BigAutoField(primary_key=True)\n",
        "package/migrations/0001_initial.py":
            "from django.db import migrations, models\nclass Migration(migrations.Migration):\n"
            "    initial = True\n    operations = [migrations.CreateModel('Thing', [\n"
            "        ('id', models.BigAutoField(primary_key=True, serialize=False))])]\n"})
    settings = project / "config/settings.py"
    before = settings.read_text()

    def manage(*words):
        return python(project, "manage.py", *words)

    def tables():
        with sqlite3.connect(project / "db.sqlite3") as database:
            found = database.execute("SELECT name FROM sqlite_master WHERE name LIKE 'package%'")
            return [name for (name,) in found]

    append(settings, "INSTALLED_APPS += ['package']")
    assert manage("migrate").returncode == 0
    with sqlite3.connect(project / "db.sqlite3") as database:
        database.execute("INSERT INTO package_thing DEFAULT VALUES")
    settings.write_text(before)
    (project / "package").rename(project / "elsewhere")
    done = manage("migrate")
    assert done.returncode == 0 and "No migrations to apply" in done.stdout
    assert manage("migrate", "--prune").returncode != 0
    assert manage("migrate", "package", "--prune").returncode != 0
    assert tables() == ["package_thing"]
    with sqlite3.connect(project / "db.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM package_thing").fetchone() == (1,)
    # the way that the explanation names
    (project / "elsewhere").rename(project / "package")
    append(settings, "INSTALLED_APPS += ['package']")
    assert manage("migrate", "package", "zero").returncode == 0
    assert tables() == []
    settings.write_text(before)
    asked = manage("remove_stale_contenttypes", "--include-stale-apps", "--noinput", "-v2")
    assert "Deleting stale content type 'package | thing'" in asked.stdout


# -- versions and upgrades


@pytest.mark.proves("two-versions-of-django-on-one-machine", "find-out-the-django-version")
def test_script_and_page_show_the_version_of_the_package_that_they_import(project, tmp_path, rf):
    bank.keyed("two-versions-of-django-on-one-machine", "The shell and the server use different")
    own = django.get_version()

    def page():
        return technical_500_response(rf.get("/"), ValueError, ValueError("x"), None).text

    assert f"<td>{own}</td>" in page()
    # Not the version in the comment of the settings, nor one that depends on the settings module.
    written = project / "config/settings.py"
    assert f"using Django {own}" in written.read_text()
    written.write_text(written.read_text().replace(f"using Django {own}", "using Django 1.0"))
    assert shell("python manage.py version", project).stdout.strip() == own
    assert shell("django-admin --version", project, DJANGO_SETTINGS_MODULE="other").stdout.strip() == own
    # Another environment: the same line asks the package that is found there.
    other = tmp_path / "other/django/core"
    other.mkdir(parents=True)
    (tmp_path / "other/django/__init__.py").touch()
    (other / "__init__.py").touch()
    (other / "management.py").write_text("def execute_from_command_line():\n    print('0.99')\n")
    line = 'python "$(which django-admin)" --version'
    assert shell(line, project).stdout.strip() == own
    assert shell(line, project, PYTHONPATH=str(tmp_path / "other")).stdout.strip() == "0.99"
    assert f"<td>{own}</td>" in page()
    # There is no program called `django`, and `-v` is no short form.
    assert shutil.which("django", path=str(BIN)) is None
    assert shell("django-admin -v", tmp_path).returncode != 0


@pytest.mark.proves("find-out-the-django-version")
def test_each_line_of_the_answer_prints_the_version(project):
    for line in bank.code("find-out-the-django-version", "answer").splitlines():
        assert shell(line, project).stdout.strip() == django.get_version(), line
    names = {}
    exec(bank.code("find-out-the-django-version", "answer", 1), names)
    assert names["text"] == importlib.metadata.version("django")
    assert names["has_csp"] == hasattr(django_settings, "SECURE_CSP")
    assert "2028" < "6.0"


class FakeDjango:
    def __init__(self, text):
        numbers = tuple(map(int, text.split(".")))
        self.VERSION = (*numbers, *(0,) * (3 - len(numbers)), "final", 0)
        self.__version__ = text

    def get_version(self):
        return self.__version__


@pytest.mark.proves("branch-on-the-django-version")
def test_only_the_tuple_comparison_is_right_for_each_version():
    cases = {"5.2.19": False, "6.0": True, "6.0.10": True, "6.1.3": True, "2028": True,
             "2028.2": True}

    def right(code):
        try:
            return all(eval(code, {"django": FakeDjango(text)}) is answer
                       for text, answer in cases.items())
        except ValueError:
            return False

    for number, option in enumerate(bank.questions()["branch-on-the-django-version"]["options"]):
        code = bank.code("branch-on-the-django-version", f"options[{number}].text").strip()
        assert right(code) is option["correct"], code
    assert django.VERSION[:2] == tuple(map(int, django.get_version().split(".")[:2]))


@pytest.mark.proves("what-breaks-after-clearing-warnings", "upgrade-over-several-releases")
def test_what_a_jump_from_4_2_to_5_2_still_meets():
    bank.keyed("what-breaks-after-clearing-warnings", "Code that meets", "Servers that run")
    for series in "5.0", "5.1", "5.2":
        assert f"Backwards incompatible changes in {series} =" in chapter(f"releases/{series}")
    assert "The Django 4.2.x series is the last to support Python 3.8 and 3.9" in chapter("releases/5.0")
    assert "Dropped support for PostgreSQL 13" in chapter("releases/5.2")
    # What 4.2 deprecated is gone in 5.1; what 5.0 and 5.1 deprecated, in 6.0 and not before.
    assert "See :ref:`deprecated-features-4.2`" in chapter("releases/5.1")
    assert "Features removed in 5.2" not in chapter("releases/5.2")
    assert "See :ref:`deprecated-features-5.0`" in chapter("releases/6.0")
    assert "See :ref:`deprecated-features-5.1`" in chapter("releases/6.0")
    assert hasattr(deprecation, "RemovedInDjango60Warning") is (django.VERSION < (6, 0))
    assert "``Y.2`` LTS: No deprecation shims dropped" in chapter("internals/release-process")


@pytest.mark.proves("upgrade-over-several-releases")
@pytest.mark.since("6.1")
def test_the_release_after_6_2_is_announced_as_2028():
    assert deprecation.RemovedInDjango70Warning is deprecation.RemovedInDjango2028Warning


@pytest.mark.proves("show-deprecation-warnings", "upgrade-over-several-releases")
def test_only_the_interpreter_option_shows_deprecation_warnings(project):
    write(project, {"test_old.py":
        "import old\nfrom django.test import SimpleTestCase\nclass T(SimpleTestCase):\n"
        "    def test(self): old.call()\n",
        "old.py": "import warnings\n"
        "from django.utils.deprecation import RemovedInNextVersionWarning as W\n"
        "def call(): warnings.warn('this will go', W)\n"})
    (key,), wrong = bank.right_and_wrong("show-deprecation-warnings")
    done = shell(inline(key), project)
    assert "this will go" in done.stderr and done.returncode == 0
    for text in wrong:
        done = shell(inline(text), project)
        assert "this will go" not in done.stdout + done.stderr
        assert "unrecognized arguments" not in done.stderr, text
    assert bank.code("upgrade-over-several-releases", "answer").strip() == inline(key)


@pytest.mark.proves("steps-from-4-2-to-6-1", "upgrade-over-several-releases")
def test_6_0_needs_python_3_12():
    bank.keyed("steps-from-4-2-to-6-1",
               "Clearing deprecation warnings",
               "Reading the notes",
               "Upgrading through 5.0,")
    required = SpecifierSet(importlib.metadata.metadata("django")["Requires-Python"])
    assert ("3.11.9" in required) is (django.VERSION < (6, 0))
    assert "3.12.0" in required


@pytest.mark.proves("upgrade-over-several-releases")
def test_6_1_wants_postgresql_15():
    from django.db.backends.postgresql.features import DatabaseFeatures
    major = DatabaseFeatures.minimum_database_version[0]
    assert major == (15 if django.VERSION >= (6, 1) else 14)


# -- settings


def load(folder, name):
    """A Settings object, without changing the time zone of the process."""
    path = folder / (name.replace(".", "/") + ".py")
    path.write_text(path.read_text() + "\nTIME_ZONE = None\n")
    return Settings(name)


@pytest.mark.proves("files-that-name-the-settings-module",
                    "what-settings-hold-and-how-they-are-read")
def test_three_generated_files_name_the_settings_module(project):
    keys, wrong = bank.right_and_wrong("files-that-name-the-settings-module")
    (project / "config/settings.py").rename(project / "config/base.py")
    starts = {"manage.py": ["manage.py", "check"],
              "config/wsgi.py": ["-c", "import config.wsgi"],
              "config/asgi.py": ["-c", "import config.asgi"]}
    assert set(starts) == set(map(inline, keys))
    for name, arguments in starts.items():
        assert "No module named 'config.settings'" in python(project, *arguments).stderr
        text = (project / name).read_text()
        (project / name).write_text(text.replace("'config.settings'", "'config.base'"))
        assert python(project, *arguments).returncode == 0
    for name in map(inline, wrong):
        assert "settings'" not in (project / name).read_text()
    assert "config.urls" in (project / "config/base.py").read_text()


@pytest.mark.proves("settings-read-without-a-module")
def test_settings_fail_at_first_access_and_not_at_import(project):
    bank.keyed("settings-read-without-a-module", "`ImproperlyConfigured` is raised at the access")
    source = bank.code("settings-read-without-a-module", "prompt")
    (project / "report.py").write_text(source)
    done = python(project, "report.py")
    assert "ImproperlyConfigured" in done.stderr and done.stdout == ""
    assert "line 3, in <module>" in done.stderr
    assert source.splitlines()[2] == "print(settings.DEBUG)"
    (project / "report.py").write_text(source.splitlines()[0])
    assert python(project, "report.py").returncode == 0


@pytest.mark.proves("books-per-page-in-the-settings")
def test_lowercase_names_are_not_settings(fresh_modules, monkeypatch):
    bank.keyed("books-per-page-in-the-settings", "The view raises")
    write(fresh_modules, {"lower.py": bank.code("books-per-page-in-the-settings", "prompt")})
    monkeypatch.setattr("django.conf.settings", load(fresh_modules, "lower"))
    view = bank.code("books-per-page-in-the-settings", "prompt", 1)
    with pytest.raises(AttributeError, match="books_per_page"):
        exec(view, {})


@pytest.mark.proves("command-that-shows-an-unknown-setting",
                    "what-settings-hold-and-how-they-are-read")
def test_a_misspelt_setting_is_marked_by_diffsettings_alone(project):
    name = "SESSION_COKIE_AGE"
    assert name in bank.questions()["command-that-shows-an-unknown-setting"]["prompt"]
    append(project / "config/settings.py", f"{name} = 3600")
    for option in bank.questions()["command-that-shows-an-unknown-setting"]["options"]:
        words = inline(option["text"]).split()
        assert words.pop(0) == "python"
        if "shell" in words:
            words += ["-c", "from django.conf import settings"]
        done = python(project, *words)
        marked = re.search(rf"^{name} = .*###$", done.stdout, re.M)
        assert bool(marked) is (name in done.stdout + done.stderr) is option["correct"]


@pytest.mark.proves("allowed-hosts-in-parentheses")
def test_a_string_as_allowed_hosts_stops_the_loading(fresh_modules):
    bank.keyed("allowed-hosts-in-parentheses", "It refuses to")
    line = bank.code("allowed-hosts-in-parentheses", "prompt")
    write(fresh_modules, {"hosts_string.py": line, "hosts_tuple.py": line.replace('")', '",)')})
    with pytest.raises(ImproperlyConfigured, match="must be a list or a tuple"):
        load(fresh_modules, "hosts_string")
    assert load(fresh_modules, "hosts_tuple").ALLOWED_HOSTS == ("shop.example",)


@pytest.mark.proves("settings-module-named-in-two-places",
                    "what-settings-hold-and-how-they-are-read")
def test_the_settings_option_wins(project):
    for name in "staging", "testing":
        (project / f"config/{name}.py").write_text(
            "print('LOADED', __name__)\nfrom .settings import *")
    script = bank.code("settings-module-named-in-two-places", "prompt")
    (key,), _ = bank.right_and_wrong("settings-module-named-in-two-places")
    assert re.findall(r"LOADED (\S+)", shell(script, project).stdout) == [inline(key)]
    without = script.split(" --settings")[0]
    assert re.findall(r"LOADED (\S+)", shell(without, project).stdout) == ["config.staging"]


@pytest.mark.proves("what-settings-hold-and-how-they-are-read")
def test_the_answers_function_reads_a_setting_or_its_default(settings):
    names = {}
    exec(bank.code("what-settings-hold-and-how-they-are-read", "answer"), names)
    assert names["books_per_page"]() == 20
    settings.BOOKS_PER_PAGE = 5
    assert names["books_per_page"]() == 5


@pytest.mark.proves("debug-from-the-environment", "settings-per-environment")
def test_only_the_comparing_lines_switch_debug_off(tmp_path):
    export = bank.code("debug-from-the-environment", "prompt").splitlines()[0]
    assert export == "export DEBUG=False"
    for option in bank.questions()["debug-from-the-environment"]["options"]:
        line = inline(option["text"])
        done = shell(f"{export}\npython -c \"$LINE\"", tmp_path,
                     LINE=f"import ast, os\n{line}\nprint(bool(DEBUG))")
        assert done.stdout.strip() == str(not option["correct"]), line


@pytest.mark.proves("settings-of-base-and-production")
def test_a_late_star_import_overrides_both_names(fresh_modules):
    bank.keyed("settings-of-base-and-production", "`DEBUG` is on,")
    prompt = "settings-of-base-and-production"
    write(fresh_modules, {"config/__init__.py": "",
                          "config/base.py": bank.code(prompt, "prompt", 0),
                          "config/production.py": bank.code(prompt, "prompt", 1)})
    loaded = load(fresh_modules, "config.production")
    assert (loaded.DEBUG, loaded.ALLOWED_HOSTS) == (True, [])


@pytest.mark.proves("settings-per-environment")
def test_the_production_module_takes_secrets_from_the_environment(fresh_modules, monkeypatch):
    write(fresh_modules, {"config/__init__.py": "",
                          "config/base.py": "DEBUG = True\nINSTALLED_APPS = ['shop']\n",
                          "config/production.py": bank.code("settings-per-environment", "answer")})
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(KeyError, match="SECRET_KEY"):
        load(fresh_modules, "config.production")
    monkeypatch.setenv("SECRET_KEY", "s3cret")
    monkeypatch.setenv("ALLOWED_HOSTS", "shop.example,www.shop.example")
    loaded = load(fresh_modules, "config.production")
    assert (loaded.DEBUG, loaded.SECRET_KEY) == (False, "s3cret")
    assert loaded.ALLOWED_HOSTS == ["shop.example", "www.shop.example"]
    assert loaded.INSTALLED_APPS == ["shop"]


@pytest.mark.proves("random-secret-key-fallback")
@pytest.mark.django_db
def test_another_secret_key_signs_the_user_out(
        client, settings, django_user_model, monkeypatch, caplog):
    bank.keyed("random-secret-key-fallback", "They appear signed out")

    from django.core.management.utils import get_random_secret_key
    from django.http import HttpResponse
    from django.urls import path

    monkeypatch.delenv("SECRET_KEY", raising=False)
    line = bank.code("random-secret-key-fallback", "prompt")
    first, second = {}, {}
    for names in first, second:
        exec(line, {"os": os, "get_random_secret_key": get_random_secret_key}, names)
    assert first["SECRET_KEY"] != second["SECRET_KEY"]

    settings.SECRET_KEY = first["SECRET_KEY"]
    user = django_user_model.objects.create_user("ann", password="pw")
    client.force_login(user)
    view = path("", lambda request: HttpResponse(request.user.get_username() or "nobody"))
    settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": [view]})
    answers = []
    for server in first, second, second, first:
        settings.SECRET_KEY = server["SECRET_KEY"]
        answers.append(client.get("/").content.decode())
        assert user.check_password("pw")
    assert answers == ["ann", "nobody", "nobody", "ann"]
    assert caplog.text.count("Session data corrupted") == 2


# -- business logic


@pytest.fixture
def book(db):
    return Book.objects.create(title="Dune", author=Author.objects.create(name="Ann"), stock=3)


@pytest.mark.proves("where-business-logic-goes")
@pytest.mark.django_db
def test_the_service_of_the_answer_takes_stock_or_refuses(book, django_user_model):
    names = {}
    exec(bank.code("where-business-logic-goes", "answer"), names)
    ann = django_user_model.objects.create_user("ann")
    order = names["place_order"](ann, book, 2)
    book.refresh_from_db()
    assert (book.stock, order.lines.get().quantity) == (1, 2)
    with pytest.raises(names["OutOfStock"]):
        names["place_order"](ann, book, 2)
    book.refresh_from_db()
    assert book.stock == 1 and Order.objects.count() == 1


@pytest.mark.proves("rule-shared-by-view-api-and-command")
@pytest.mark.django_db
def test_post_save_fires_on_each_save_and_before_the_lines(book, django_user_model):
    bank.keyed("rule-shared-by-view-api-and-command", "In a function")
    lines = []

    def receiver(sender, instance, **kwargs):
        lines.append(instance.lines.count())

    post_save.connect(receiver, sender=Order)
    try:
        order = Order.objects.create(customer=django_user_model.objects.create_user("ann"))
        OrderLine.objects.create(order=order, book=book)
        order.status = "sent"
        order.save()
    finally:
        post_save.disconnect(receiver, sender=Order)
    assert lines == [0, 1]


@pytest.mark.proves("where-business-logic-goes")
@pytest.mark.django_db
def test_bulk_calls_pass_by_save(book, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise AssertionError("saved")

    monkeypatch.setattr(Book, "save", refuse)
    Book.objects.filter(pk=book.pk).update(stock=1)
    Book.objects.bulk_create([Book(title="Emma", author=book.author)])
    with pytest.raises(AssertionError, match="saved"):
        Book.objects.create(title="Dune", author=book.author)


@pytest.mark.proves("service-that-fails-by-returning-none", "where-business-logic-goes")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("raises", [False, True])
def test_a_return_commits_and_an_exception_rolls_back(book, django_user_model, raises):
    bank.keyed("service-that-fails-by-returning-none", "An order without lines")
    source = bank.code("service-that-fails-by-returning-none", "prompt")
    if raises:
        source = source.replace("return None", "raise LookupError")
    names = {"transaction": transaction, "Order": Order, "OrderLine": OrderLine}
    exec(source, names)
    ann = django_user_model.objects.create(username="ann")
    book.stock = 0
    if raises:
        with pytest.raises(LookupError):
            names["place_order"](ann, book)
    else:
        assert names["place_order"](ann, book) is None
    assert (Order.objects.count(), OrderLine.objects.count()) == (0 if raises else 1, 0)
    assert not connection.in_atomic_block


@pytest.mark.proves("order-function-for-a-nightly-command")
@pytest.mark.django_db
def test_the_function_works_with_a_request_alone(rf, book, django_user_model):
    bank.keyed("order-function-for-a-nightly-command", "It is bound")

    from django.contrib import messages
    from django.contrib.messages.storage.cookie import CookieStorage
    from django.shortcuts import get_object_or_404

    names = {"get_object_or_404": get_object_or_404, "messages": messages, "Book": Book,
             "Order": Order, "OrderLine": OrderLine}
    exec(bank.code("order-function-for-a-nightly-command", "prompt"), names)
    ann = django_user_model.objects.create_user("ann")
    with pytest.raises(AttributeError):
        names["place_order"](ann)
    request = rf.post("/", {"book": book.pk})
    request.user = ann
    with pytest.raises(messages.MessageFailure):
        names["place_order"](request)
    request._messages = CookieStorage(request)
    assert names["place_order"](request).lines.get().book == book
    request = rf.post("/", {"book": 0})
    with pytest.raises(Http404):
        names["place_order"](request)


# -- system checks


@pytest.mark.proves("fault-in-a-system-check")
def test_a_check_that_returns_none_raises_once_the_key_is_set(settings):
    bank.keyed("fault-in-a-system-check", "With a key")
    empty = CheckRegistry()
    names = {"register": empty.register, "settings": settings, "Error": checks.Error}
    exec(bank.code("fault-in-a-system-check", "prompt"), names)
    settings.PAYMENT_KEY = ""
    assert [message.id for message in empty.run_checks()] == ["shop.E001"]
    settings.PAYMENT_KEY = "k"
    with pytest.raises(TypeError, match="did not return a list"):
        empty.run_checks()


@pytest.mark.proves("system-checks-and-your-own")
def test_the_check_of_the_answer_speaks_only_without_a_key(settings, monkeypatch):
    empty = CheckRegistry()
    monkeypatch.setattr(checks, "register", empty.register)
    exec(bank.code("system-checks-and-your-own", "answer"), {})
    assert [message.id for message in empty.run_checks()] == ["shop.E001"]
    settings.PAYMENT_KEY = "k"
    assert empty.run_checks() == []


@pytest.fixture
def own_checks():
    """The real registry, restored afterwards."""
    before = set(registry.registered_checks), set(registry.deployment_checks)
    yield
    registry.registered_checks, registry.deployment_checks = before


@pytest.mark.proves("error-listed-in-silenced-checks", "system-checks-and-your-own")
@pytest.mark.django_db
def test_a_silenced_error_neither_stops_nor_shows(settings, own_checks):
    bank.keyed("error-listed-in-silenced-checks", "It succeeds and omits")
    checks.register(lambda app_configs, **kwargs: [checks.Error("No key.", id="shop.E001")])
    with pytest.raises(SystemCheckError, match="shop.E001"):
        call_command("check", "--database", "default")
    names = {}
    exec(bank.code("error-listed-in-silenced-checks", "prompt"), names)
    settings.SILENCED_SYSTEM_CHECKS = names["SILENCED_SYSTEM_CHECKS"]
    out = StringIO()
    call_command("check", "--database", "default", stdout=out, stderr=out)
    assert "shop.E001" not in out.getvalue() and "(1 silenced)" in out.getvalue()


@pytest.mark.proves("deploy-check-runs-when", "system-checks-and-your-own")
@pytest.mark.django_db
def test_a_deployment_check_runs_with_the_deploy_option_alone(settings, own_checks):
    exec(bank.code("deploy-check-runs-when", "prompt"),
         {"register": checks.register, "Tags": checks.Tags, "settings": settings,
          "Warning": checks.Warning})

    def said(*args):
        out = StringIO()
        call_command("check", *args, "--database", "default", "--fail-level", "CRITICAL",
                     stdout=out, stderr=out)
        return "shop.W001" in out.getvalue()

    (key,), wrong = bank.right_and_wrong("deploy-check-runs-when")
    assert said(*inline(key).split()[3:])
    assert said("--deploy", "--tag", "security")
    assert django_settings.DEBUG is False
    for text in wrong:
        arguments = inline(text).split()
        if arguments[2] == "check":
            assert not said(*arguments[3:])
        else:
            assert arguments[2] == "runserver"
            command = RunServer()
            command.stderr = StringIO()
            command.check(**BaseCommand.get_check_kwargs(command, {}))
            assert "shop.W001" not in command.stderr.getvalue()


@pytest.mark.proves("who-runs-the-system-checks", "system-checks-and-your-own")
def test_commands_check_and_server_entry_points_do_not(project):
    append(project / "config/settings.py",
           "from django.core.checks import Error, register\n@register()\n"
           "def broken(app_configs, **kwargs):\n    return [Error('broken', id='x.E001')]\n")
    for name in "migrate", "runserver":
        assert f"`python manage.py {name}`" in bank.right_and_wrong("who-runs-the-system-checks")[0]
    assert "x.E001" in python(project, "manage.py", "migrate").stderr
    served = python(project, "-c", SERVE)
    assert "x.E001" in served.stderr and "BOUND" not in served.stdout
    for entry in "wsgi", "asgi":
        done = python(project, "-c", f"from config.{entry} import application; print('up')")
        assert done.stdout == "up\n" and "x.E001" not in done.stderr


@pytest.mark.proves("system-checks-and-your-own")
@pytest.mark.django_db
def test_database_checks_wait_to_be_asked(monkeypatch):
    asked = []
    monkeypatch.setattr(connection.validation, "check", lambda **kwargs: asked.append(1) or [])
    registry.run_checks()
    assert asked == []
    call_command("check", "--database", "default", stdout=StringIO(), stderr=StringIO())
    assert asked == [1]
    call_command("migrate", "--plan", skip_checks=False, stdout=StringIO())
    assert asked == [1, 1]


# -- management commands


@pytest.mark.proves("path-of-a-custom-command")
def test_only_the_key_path_is_found_as_a_command(tmp_path):
    (key,), wrong = bank.right_and_wrong("path-of-a-custom-command")

    def found(path):
        shutil.rmtree(tmp_path / "library", ignore_errors=True)
        write(tmp_path, {path: ""})
        return find_commands(tmp_path / "library/management")

    assert found(inline(key)) == ["import_books"]
    for text in wrong:
        assert found(inline(text)) == []


@pytest.mark.proves("print-in-a-command-under-test")
def test_only_the_commands_own_stream_reaches_the_test(capsys):
    source = bank.code("print-in-a-command-under-test", "prompt")

    def passes(line):
        names = {"sys": sys, "__name__": "proof"}
        exec(source.replace('print("done")', line), names)
        try:
            names["test_report"]()
        except AssertionError:
            return False
        return True

    assert not passes('print("done")')
    for option in bank.questions()["print-in-a-command-under-test"]["options"]:
        line = inline(option["text"]).replace("\n", "\\n")
        assert passes(line) is option["correct"], line


@pytest.mark.proves("command-error-in-the-shell")
def test_command_error_prints_a_message_and_exits_with_one(project):
    bank.keyed("command-error-in-the-shell", "The message on stderr and exit status 1")
    write(project, {"config/management/commands/import_books.py":
        "from django.core.management import BaseCommand, CommandError\n"
        "class Command(BaseCommand):\n    def handle(self, **options):\n        "
        + bank.code("command-error-in-the-shell", "prompt")})
    append(project / "config/settings.py", "INSTALLED_APPS += ['config']")
    done = python(project, "manage.py", "import_books")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == "CommandError: The file is missing."
    assert "Traceback" in python(project, "manage.py", "import_books", "--traceback").stderr


@pytest.mark.proves("call-command-with-an-option")
def test_options_are_passed_by_python_name_or_as_on_the_command_line(monkeypatch):
    names = {}
    exec(bank.code("call-command-with-an-option", "prompt"), names)
    calls = []

    class ImportBooks(BaseCommand):
        add_arguments = names["add_arguments"]

        def handle(self, *args, path, dry_run, **options):
            calls.append((path, dry_run))

    known = get_commands() | {"import_books": ImportBooks()}
    monkeypatch.setattr("django.core.management.get_commands", lambda: known)
    for option in bank.questions()["call-command-with-an-option"]["options"]:
        calls.clear()
        line = inline(option["text"])
        if option["correct"]:
            eval(line, {"call_command": call_command})
            assert calls == [("a.csv", True)], line
        else:
            with pytest.raises((CommandError, TypeError)):
                eval(line, {"call_command": call_command})
            assert calls == []


@pytest.mark.proves("write-a-management-command")
@pytest.mark.django_db
def test_the_command_of_the_answer_restocks_or_fails(book):
    names = {"__name__": "proof"}
    exec(bank.code("write-a-management-command", "answer"), names)
    out = StringIO()
    call_command(names["Command"](), book.pk, copies=3, stdout=out, no_color=True)
    book.refresh_from_db()
    assert (book.stock, out.getvalue()) == (6, "Stock updated.\n")
    with pytest.raises(CommandError, match="no book"):
        call_command(names["Command"](), 0)

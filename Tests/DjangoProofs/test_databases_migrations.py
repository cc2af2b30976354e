"""Proofs for the topic "databases-migrations": the bank's text against real databases."""

import contextlib
import importlib
import importlib.metadata
import os
import shlex
import sqlite3
import subprocess
import sys
import threading
import types
from pathlib import Path

import bank
import django
import pytest
from django.apps import apps
from django.conf import global_settings
from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import request_finished, request_started
from django.core.validators import MinLengthValidator
from django.db import (
    ConnectionHandler,
    DatabaseError,
    IntegrityError,
    NotSupportedError,
    close_old_connections,
    connections,
    migrations,
    models,
    router,
    transaction,
)
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython
from django.db.migrations.optimizer import MigrationOptimizer
from django.db.migrations.state import ModelState, ProjectState
from django.db.models.functions import Now
from django.test.utils import isolate_apps
from documentation import chapter
from packaging.requirements import Requirement
from shop.models import Author, Book, Publisher

BACKENDS = Path(django.__file__).parent / "db" / "backends"
BOTH = {"databases": ["default", "postgresql"]}


def options(question, correct=None):
    """The texts of the options without backticks; the right ones, the wrong ones, or all."""
    return [
        option["text"].strip("`")
        for option in bank.questions()[question]["options"]
        if correct is None or option["correct"] == correct
    ]


def shell_lines(question, number=0):
    """The manage.py calls of a shell block, each as a list of arguments."""
    lines = bank.code(question, language="shell", number=number).strip().splitlines()
    return [shlex.split(line.removeprefix("python manage.py ")) for line in lines]


class Project:
    """A real project in a folder of its own: apps, migration files, SQLite files."""

    def __init__(self, folder, names=("shop",), databases=("default",)):
        self.folder = folder
        entries = {
            alias: {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / f"{alias}.db")}
            for alias in databases
        }
        (folder / "settings.py").write_text(
            f"INSTALLED_APPS = {list(names)!r}\nDATABASES = {entries!r}\nSECRET_KEY = 'x'\n"
            "DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'\n"
        )
        for name in names:
            (folder / name / "migrations").mkdir(parents=True)
            (folder / name / "__init__.py").touch()
            (folder / name / "migrations" / "__init__.py").touch()
            self.models("", name)

    def models(self, source, app="shop"):
        (self.folder / app / "models.py").write_text("from django.db import models\n" + source)

    def migration(self, name, operations="", needs=(), app="shop", head=""):
        (self.folder / app / "migrations" / f"{name}.py").write_text(
            f"from django.db import migrations, models\n{head}\n"
            f"class Migration(migrations.Migration):\n    dependencies = {list(needs)!r}\n"
            f"    operations = [{operations}]\n"
        )

    def manage(self, *arguments):
        done = subprocess.run(
            [sys.executable, "-m", "django", *arguments],
            cwd=self.folder,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "settings", "PYTHONPATH": "."},
            capture_output=True,
            text=True,
        )
        done.all = done.stdout + done.stderr
        return done

    def query(self, sql, alias="default"):
        with contextlib.closing(sqlite3.connect(self.folder / f"{alias}.db")) as connection:
            with connection:
                return connection.execute(sql).fetchall()

    def applied(self):
        rows = self.query("SELECT name FROM django_migrations WHERE app = 'shop' ORDER BY id")
        return [row[0] for row in rows]

    def columns(self):
        return [row[1] for row in self.query("PRAGMA table_info(shop_book)")]


CREATE_BOOK = (
    "migrations.CreateModel('Book', [('id', models.BigAutoField(auto_created=True,"
    " primary_key=True, serialize=False, verbose_name='ID')),"
    " ('title', models.CharField(max_length=99))])"
)


def add(name):
    return f"migrations.AddField('book', '{name}', models.IntegerField(null=True))"


def series(project, *names):
    """0001_initial with Book, then one migration per name, each adding that column."""
    project.migration("0001_initial", CREATE_BOOK)
    before = "0001_initial"
    for number, name in enumerate(names, start=2):
        this = f"{number:04}_{name}"
        project.migration(this, add(name), [("shop", before)])
        before = this


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def book_models(*names):
    fields = "".join(f"    {name} = models.IntegerField(null=True)\n" for name in names)
    return f"class Book(models.Model):\n    title = models.CharField(max_length=99)\n{fields}"


def shop_state():
    return ProjectState.from_apps(apps)


# Configuring databases


@pytest.mark.proves("when-the-sqlite-file-appears")
def test_the_sqlite_file_appears_with_the_first_connection(tmp_path):
    run = {"cwd": tmp_path, "capture_output": True, "check": True}
    subprocess.run([sys.executable, "-m", "django", "startproject", "site1", "."], **run)
    assert (tmp_path / "manage.py").exists()
    assert not (tmp_path / "db.sqlite3").exists()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "site1.settings"}
    load = "import django; django.setup()"
    subprocess.run([sys.executable, "-c", load], env=environment, **run)
    assert not (tmp_path / "db.sqlite3").exists()
    load += "; from django.db import connection; connection.ensure_connection()"
    subprocess.run([sys.executable, "-c", load], env=environment, **run)
    assert (tmp_path / "db.sqlite3").exists()
    bank.keyed("when-the-sqlite-file-appears", "When Django connects to SQLite")


@pytest.mark.proves("database-settings-and-the-first-query")
def test_a_misspelt_setting_leaves_the_dummy_backend():
    settings = {}
    exec(bank.code("database-settings-and-the-first-query"), settings)
    handler = ConnectionHandler(settings.get("DATABASES", global_settings.DATABASES))
    assert handler["default"].settings_dict["ENGINE"] == "django.db.backends.dummy"
    with pytest.raises(ImproperlyConfigured, match="ENGINE"):
        handler["default"].cursor()
    bank.keyed("database-settings-and-the-first-query", "Django raises `ImproperlyConfigured`")


@pytest.mark.proves("configure-a-database-such-as-mysql")
def test_the_mysql_settings_of_the_answer(monkeypatch):
    monkeypatch.setenv("DB_PASSWORD", "secret")
    settings = {}
    exec(bank.code("configure-a-database-such-as-mysql"), settings)
    entry = ConnectionHandler(settings["DATABASES"]).settings["default"]
    assert entry["PASSWORD"] == "secret"
    assert (BACKENDS / entry["ENGINE"].rpartition(".")[2]).is_dir()
    assert set(entry) >= {"NAME", "USER", "HOST", "PORT"}


@pytest.mark.proves("container-without-mysqldb", "configure-a-database-such-as-mysql")
def test_the_mysql_backend_asks_for_mysqlclient(monkeypatch):
    monkeypatch.setitem(sys.modules, "MySQLdb", None)
    with pytest.raises(ImproperlyConfigured) as caught:
        importlib.import_module("django.db.backends.mysql.base")
    for option in bank.options("container-without-mysqldb"):
        assert (bank.inline(option["text"]) in str(caught.value)) == option["correct"], option


@pytest.mark.proves("character-set-on-mysql", "configure-a-database-such-as-mysql")
def test_the_mysql_connection_uses_utf8mb4():
    assert '"charset": "utf8mb4"' in (BACKENDS / "mysql" / "base.py").read_text()
    operations = (Path(django.__file__).parent / "db/migrations/autodetector.py").read_text()
    assert "charset" not in operations.lower()
    bank.keyed("character-set-on-mysql", "The connection uses `utf8mb4`; the tables stay")


@pytest.mark.proves("backends-shipped-with-django", "which-databases-django-supports")
def test_the_shipped_backends():
    shipped = {each.name for each in BACKENDS.iterdir() if (each / "base.py").exists()}
    assert shipped - {"base", "dummy"} == {"mysql", "oracle", "postgresql", "sqlite3"}
    assert "mysql_is_mariadb" in (BACKENDS / "mysql" / "base.py").read_text()
    folders = {"MariaDB": "mysql", "Oracle": "oracle", "SQL Server": "mssql"}
    folders |= {"MongoDB": "mongodb", "CockroachDB": "cockroachdb"}
    for option in bank.questions()["backends-shipped-with-django"]["options"]:
        assert (folders[option["text"]] in shipped) == option["correct"]


@pytest.mark.proves("which-databases-django-supports")
@pytest.mark.django_db(**BOTH)
def test_backends_differ_as_the_answer_says():
    lite, postgresql = connections["default"].features, connections["postgresql"].features
    assert not lite.has_select_for_update and postgresql.has_select_for_update
    assert not lite.can_distinct_on_fields and postgresql.can_distinct_on_fields
    assert lite.can_rollback_ddl and postgresql.can_rollback_ddl
    mysql = importlib.import_module("django.db.backends.mysql.features").DatabaseFeatures
    assert not mysql.can_rollback_ddl and not mysql.can_distinct_on_fields
    with transaction.atomic():
        assert list(Book.objects.select_for_update()) == []


@pytest.mark.proves("distinct-on-a-field-with-sqlite")
@pytest.mark.django_db(**BOTH)
def test_distinct_on_fields_is_refused_on_sqlite():
    source = bank.code("distinct-on-a-field-with-sqlite")
    with pytest.raises(NotSupportedError):
        exec(source, {"Book": Book})
    holder = types.SimpleNamespace(objects=Book.objects.using("postgresql"))
    exec(source, {"Book": holder})
    bank.keyed("distinct-on-a-field-with-sqlite", "It raises `NotSupportedError`")


# Versions and drivers


def minimum_versions():
    """The minimum versions of the running Django, as its backends declare them."""
    found = {}
    for name in ("postgresql", "sqlite3"):
        features = importlib.import_module(f"django.db.backends.{name}.features")
        found[name] = features.DatabaseFeatures.minimum_database_version
    features = importlib.import_module("django.db.backends.mysql.features").DatabaseFeatures
    for name, is_mariadb in (("MySQL", False), ("MariaDB", True)):
        connection = types.SimpleNamespace(mysql_is_mariadb=is_mariadb)
        found[name] = features(connection).minimum_database_version
    found["PostgreSQL"], found["SQLite"] = found.pop("postgresql"), found.pop("sqlite3")
    return found


def version(text):
    return tuple(map(int, text.split(".")))


@pytest.mark.proves("check-database-and-driver-versions")
def test_the_table_of_minimum_versions():
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in bank.questions()["check-database-and-driver-versions"]["answer"].splitlines()
        if line.strip().startswith("|")
    ]
    column = rows[0].index(".".join(map(str, django.VERSION[:2])))
    table = {row[0]: version(row[column]) for row in rows[2:]}
    driver = ".".join(map(str, table.pop("mysqlclient")))
    assert table == minimum_versions()
    assert f"mysqlclient {driver} or newer" in (BACKENDS / "mysql" / "base.py").read_text()


@pytest.mark.proves("when-an-old-database-server-is-noticed", "configure-a-database-such-as-mysql")
@pytest.mark.since("6.1")
@pytest.mark.django_db(**BOTH)
def test_an_old_server_is_refused_at_the_connection(monkeypatch, settings):
    bank.keyed("when-an-old-database-server-is-noticed", "When Django connects, as it compares")
    assert minimum_versions()["MySQL"] == (8, 4)
    connection, asked = connections["postgresql"].copy(), []
    monkeypatch.setattr(
        type(connection), "get_database_version", lambda self: asked.append(1) or (12, 0))
    # pip: no requirement of the package names a server.
    assert not any(name in str(importlib.metadata.requires("django")).lower()
                   for name in ("postgresql", "mysql"))
    # The deployment checks do not connect.
    settings.DATABASES = {"default": connection.settings_dict}
    run_checks(include_deployment_checks=True, databases=None)
    assert asked == []
    # The first connection does, before any query.
    monkeypatch.setattr("django.db.backends.base.base.RAN_DB_VERSION_CHECK", set())
    sent = []
    with connection.execute_wrapper(lambda execute, *args: sent.append(args) or execute(*args)):
        with pytest.raises(NotSupportedError, match="PostgreSQL 15"):
            connection.cursor()
    assert asked and sent == []
    connection.close()


@pytest.mark.proves("order-of-postgresql-and-django-6-1", "check-database-and-driver-versions")
def test_the_minimum_postgresql_and_its_enforcement(monkeypatch):
    expected = (15,) if django.VERSION >= (6, 1) else (14,)
    assert minimum_versions()["PostgreSQL"] == expected
    connection = connections["postgresql"].copy()
    monkeypatch.setattr(type(connection), "get_database_version", lambda self: (14, 9))
    if django.VERSION >= (6, 1):
        with pytest.raises(NotSupportedError, match="PostgreSQL 15"):
            connection.check_database_version_supported()
    else:
        connection.check_database_version_supported()
    connection = connections["postgresql"].copy()
    monkeypatch.setattr(type(connection), "get_database_version", lambda self: (15, 0))
    connection.check_database_version_supported()
    bank.keyed("order-of-postgresql-and-django-6-1", "PostgreSQL 15 first, then Django 6.1")


@pytest.mark.proves("switch-from-psycopg2-to-psycopg-three", "check-database-and-driver-versions")
def test_one_engine_serves_both_drivers():
    source = (BACKENDS / "postgresql" / "psycopg_any.py").read_text()
    assert source.index("from psycopg import") < source.index("from psycopg2 import")
    assert "except ImportError" in source
    assert connections["postgresql"].settings_dict["ENGINE"] == "django.db.backends.postgresql"
    for engine in ("psycopg", "postgresql_psycopg", "postgresql_psycopg2"):
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module(f"django.db.backends.{engine}.base")
    required = {Requirement(each).name for each in importlib.metadata.requires("django")}
    assert not {"psycopg", "psycopg2"} & required
    named = connections["postgresql"].copy()
    named.settings_dict["OPTIONS"] = {"driver": "psycopg3"}
    assert named.get_connection_params()["driver"] == "psycopg3"  # handed on to the driver
    with pytest.raises(named.Database.ProgrammingError, match='invalid connection option "driver"'):
        named.get_new_connection(named.get_connection_params())
    bank.keyed("switch-from-psycopg2-to-psycopg-three", "Only the installed package")


# Commands


@pytest.mark.proves("command-that-applies-migrations", "what-migrations-are-and-their-commands")
def test_only_migrate_applies_a_pulled_migration(project):
    series(project, "isbn", "pages", "weight")
    project.models(book_models("isbn", "pages", "weight"))
    project.manage("migrate", "shop", "0003")

    def applies(command):
        done = project.manage(*shlex.split(command.removeprefix("python manage.py ")))
        return done.returncode == 0 and "0004_weight" in project.applied()

    question = "command-that-applies-migrations"
    assert [applies(each) for each in options(question, False)] == [False] * 3
    assert [applies(each) for each in options(question, True)] == [True]


@pytest.mark.proves("model-changes-that-produce-a-migration")
def test_which_changes_produce_a_migration():
    def state(body="", **field):
        with isolate_apps("shop"):
            source = (
                "class Novel(models.Model):\n"
                "    title = models.CharField(max_length=9, **field)\n" + body
            )
            scope = {"models": models, "field": field, "__name__": "shop.extra"}
            exec(source, scope)
        return ProjectState({("shop", "novel"): ModelState.from_model(scope["Novel"])})

    variants = {
        "Another `help_text` on a field": state(help_text="x"),
        "Another entry in a field's `choices`": state(choices=[("a", "A")]),
        "Another `ordering` in the `Meta` class": state(
            "    class Meta:\n        ordering = ['title']\n"
        ),
        "Another `__str__()` method on the class": state(
            "    def __str__(self):\n        return self.title\n"
        ),
        "Another validator on a field": state(validators=[MinLengthValidator(3)]),
    }
    for option in bank.questions()["model-changes-that-produce-a-migration"]["options"]:
        changes = MigrationAutodetector(state(), variants[option["text"]])._detect_changes()
        assert bool(changes) == option["correct"], option["text"]


@pytest.mark.proves("sqlmigrate-on-an-unapplied-migration", "migrating-to-an-earlier-name")
def test_sqlmigrate_prints_and_migrate_goes_back(project):
    series(project, "isbn", "pages")
    project.manage("migrate", "shop", "0001")
    printed = project.manage("sqlmigrate", "shop", "0002")
    assert printed.returncode == 0
    assert 'ADD COLUMN "isbn"' in printed.stdout
    assert "isbn" not in project.columns()
    assert project.applied() == ["0001_initial"]
    assert "CommandError" in project.manage("sqlmigrate", "shop", "002").all

    project.manage("migrate")
    assert len(project.applied()) == 3
    back = project.manage("migrate", "shop", "0001").stdout
    assert back.index("Unapplying shop.0003") < back.index("Unapplying shop.0002")
    assert "0001_initial..." not in back
    assert project.applied() == ["0001_initial"]
    assert project.columns() == ["id", "title"]
    bank.keyed(
        "sqlmigrate-on-an-unapplied-migration",
        "It prints the SQL that the migration would run",
    )
    bank.keyed("migrating-to-an-earlier-name", "It reverts 0003 and then 0002")


@pytest.mark.proves("what-migrations-are-and-their-commands")
def test_the_commands_of_the_answer(project):
    series(project, "isbn")
    project.models(book_models("isbn"))
    outputs = []
    for arguments in shell_lines("what-migrations-are-and-their-commands"):
        done = project.manage(*arguments)
        assert done.returncode == 0, done.all
        outputs.append(done.stdout)
    assert "ADD COLUMN" in outputs[1]
    assert "Planned operations" in outputs[2]
    assert "[X] 0002_isbn" in outputs[4]
    assert project.applied() == ["0001_initial"]


@pytest.mark.proves("how-makemigrations-finds-the-old-state", "missing-migration-in-ci",
                    "what-a-migration-file-contains", "two-branches-added-the-same-number")
def test_makemigrations_compares_models_with_files(project):
    series(project, "isbn")
    project.models(book_models("isbn"))
    project.manage("migrate")
    project.query("ALTER TABLE shop_book ADD COLUMN extra integer")
    assert "No changes detected" in project.manage("makemigrations", "--check").stdout

    project.models(book_models("isbn", "pages"))
    failing = [
        command
        for command in options("missing-migration-in-ci")
        if project.manage(*shlex.split(command.removeprefix("python manage.py "))).returncode
    ]
    assert failing == options("missing-migration-in-ci", True)
    assert len(list((project.folder / "shop" / "migrations").glob("0*.py"))) == 2
    bank.keyed(
        "how-makemigrations-finds-the-old-state",
        "No changes, as it compares the models with the migration files",
    )


@pytest.mark.proves("effect-of-migrate-fake", "fake-plan-prune-and-revert")
def test_fake_records_and_leaves_the_table(project):
    series(project, "isbn")
    project.manage("migrate", "shop", "0001")
    project.query("ALTER TABLE shop_book ADD COLUMN isbn integer")
    assert "duplicate column" in project.manage("migrate").all
    before = project.columns()
    ((*arguments,),) = shell_lines("effect-of-migrate-fake")
    arguments[2] = "0002"
    assert "FAKED" in project.manage(*arguments).stdout
    assert project.applied() == ["0001_initial", "0002_isbn"]
    assert project.columns() == before
    bank.keyed("effect-of-migrate-fake", "It records 0005 as applied and leaves the table")


@pytest.mark.proves("fake-plan-prune-and-revert")
def test_the_commands_about_records_of_the_answer(project):
    series(project, "a", "b", "c", "d", "e", "f")
    project.manage("migrate")
    plan, revert, fake, initial, prune = shell_lines("fake-plan-prune-and-revert")
    assert "No planned" in project.manage(*plan).stdout
    project.manage(*revert)
    assert project.applied()[-1] == "0006_e" and "f" not in project.columns()
    project.manage(*fake)
    assert project.applied()[-1] == "0007_f" and "f" not in project.columns()
    project.query("DELETE FROM django_migrations")
    assert project.manage(*initial).returncode == 1
    assert project.applied() == ["0001_initial"]
    project.query("INSERT INTO django_migrations (app, name, applied) VALUES ('shop', 'x', '2')")
    assert "Pruning shop.x" in project.manage(*prune).stdout
    assert project.applied() == ["0001_initial"]
    assert project.manage("migrate", "--check").returncode == 1


@pytest.mark.proves("migrate-with-two-databases", "several-databases-and-read-replicas")
def test_migrate_handles_one_database(tmp_path):
    project = Project(tmp_path, databases=("default", "archive"))
    series(project)
    project.manage("migrate")
    tables = "SELECT name FROM sqlite_master WHERE name = 'shop_book'"
    assert project.query(tables) == [("shop_book",)]
    assert project.query(tables, alias="archive") == []
    project.manage("migrate", "--database=archive")
    assert project.query(tables, alias="archive") == [("shop_book",)]
    bank.keyed("migrate-with-two-databases", "Those of all apps, in `default` only")


# Migration files


class FakeDisk(MigrationLoader):
    """A loader whose migrations are given instead of imported."""

    def __init__(self, found):
        self.found = found
        super().__init__(None)

    def load_disk(self):
        self.disk_migrations = self.found
        self.migrated_apps = {app for app, name in self.found}
        self.unmigrated_apps = set()


@pytest.mark.proves("order-of-two-migrations")
def test_the_order_comes_from_the_graph():
    scope = {"migrations": migrations}
    exec(bank.code("order-of-two-migrations"), scope)

    def made(app, name, *dependencies):
        kind = type("Migration", (migrations.Migration,), {"dependencies": list(dependencies)})
        return kind(name, app)

    found = {
        ("shop", "0001_initial"): made("shop", "0001_initial"),
        ("shop", "0002_price"): scope["Migration"]("0002_price", "shop"),
        ("billing", "0003_tax"): made("billing", "0003_tax"),
        ("billing", "0004_discount"): made("billing", "0004_discount", ("billing", "0003_tax")),
        ("stock", "0002_move"): made("stock", "0002_move"),
    }
    graph = FakeDisk(found).graph
    here = ("shop", "0002_price")

    def before(first, second):
        return first in graph.forwards_plan(second)[:-1]

    facts = [
        before(("billing", "0003_tax"), here),
        before(here, ("stock", "0002_move")),
        before(("shop", "0001_initial"), ("stock", "0002_move")),
        before(("shop", "0001_initial"), ("billing", "0003_tax")),
    ]
    assert not before(here, ("billing", "0004_discount"))
    listed = {
        "billing.0003_tax` is applied before it": 0,
        "stock.0002_move` is applied after it": 1,
        "shop.0001_initial` is applied before `stock.0002_move": 2,
        "shop.0001_initial` is applied before `billing.0003_tax": 3,
    }
    for option in bank.questions()["order-of-two-migrations"]["options"]:
        assert facts[listed[option["text"].strip("`")]] == option["correct"]


@pytest.mark.proves("what-a-migration-file-contains")
@pytest.mark.django_db(**BOTH)
def test_the_migration_of_the_answer_applies_and_reverts():
    scope = {}
    exec(bank.code("what-a-migration-file-contains"), scope)
    migration = scope["Migration"]("0002_subtitle", "shop")
    connection = connections["postgresql"]

    def columns():
        with connection.cursor() as cursor:
            described = connection.introspection.get_table_description(cursor, "shop_book")
        return [column.name for column in described]

    with connection.schema_editor() as editor:
        state = migration.apply(shop_state(), editor)
    assert state.apps.get_model("shop", "Book")._meta.get_field("subtitle").max_length == 200
    assert "subtitle" in columns()
    with connection.schema_editor() as editor:
        migration.unapply(shop_state(), editor)
    assert "subtitle" not in columns()


# Data migrations


@pytest.mark.proves("write-a-data-migration-safely")
@pytest.mark.django_db(**BOTH)
def test_the_data_migration_of_the_answer():
    scope = {}
    exec(bank.code("write-a-data-migration-safely"), scope)
    migration = scope["Migration"]("0004_fill", "shop")
    Publisher.objects.using("postgresql").create(name="A")
    Publisher.objects.create(name="B")
    with connections["postgresql"].schema_editor() as editor:
        migration.apply(shop_state(), editor)
    assert Publisher.objects.using("postgresql").get().city == "unknown"
    assert Publisher.objects.get().city == ""
    with connections["postgresql"].schema_editor() as editor:
        migration.unapply(shop_state(), editor)
    assert migration.operations[0].elidable


@pytest.mark.proves("custom-method-in-a-data-migration", "write-a-data-migration-safely")
@pytest.mark.django_db
def test_historical_models_lack_methods():
    source = (
        "class Book(models.Model):\n    slug = models.SlugField()\n"
        "    class Meta:\n        db_table = 'slugged_book'\n"
        "    def make_slug(self):\n        return 'x'\n"
        "    def save(self, **kwargs):\n        super().save(**kwargs)\n"
    )
    with isolate_apps("shop"):
        scope = {"models": models, "__name__": "shop.extra"}
        exec(source, scope)
    editor = connections["default"].SchemaEditorClass(connections["default"], atomic=False)
    editor.deferred_sql = []
    editor.create_model(scope["Book"])
    scope["Book"].objects.create(slug="")
    state = ProjectState({("shop", "book"): ModelState.from_model(scope["Book"])})
    exec(bank.code("custom-method-in-a-data-migration"), scope)
    with pytest.raises(AttributeError, match="make_slug"):
        scope["fill"](state.apps, editor)
    assert state.apps.get_model("shop", "Book").save is models.Model.save
    bank.keyed(
        "custom-method-in-a-data-migration",
        "It fails with `AttributeError` at the call to `make_slug()`",
    )


@pytest.mark.proves("reverting-past-a-data-migration", "write-a-data-migration-safely")
@pytest.mark.django_db(**BOTH)
def test_runpython_without_a_reverse_is_irreversible():
    calls = []
    scope = {"migrations": migrations, "fill_slugs": lambda apps, editor: calls.append(1)}
    exec(bank.code("reverting-past-a-data-migration"), scope)

    def revert(operations):
        kind = type("Migration", (migrations.Migration,), {"operations": operations})
        with connections["postgresql"].schema_editor() as editor:
            kind("0005_fill", "shop").unapply(shop_state(), editor)

    with pytest.raises(IrreversibleError):
        revert(scope["operations"])
    with pytest.raises(IrreversibleError):
        revert([RunPython(scope["fill_slugs"], elidable=True)])
    revert([RunPython(scope["fill_slugs"], RunPython.noop)])
    assert calls == []
    bank.keyed(
        "reverting-past-a-data-migration",
        "It raises `IrreversibleError`, as a reverse function is missing",
    )


@pytest.mark.proves("model-of-another-app-in-runpython")
def test_a_model_of_another_app_needs_a_dependency(tmp_path):
    project = Project(tmp_path, names=("shop", "billing"))
    series(project)
    head = "def fill(apps, editor):\n    apps.get_model('shop', 'Book')\n"
    project.migration("0001_fill", "migrations.RunPython(fill)", app="billing", head=head)
    assert "LookupError" in project.manage("migrate").all
    needs = [("shop", "0001_initial")]
    project.migration("0001_fill", "migrations.RunPython(fill)", needs, "billing", head)
    assert project.manage("migrate").returncode == 0
    bank.keyed(
        "model-of-another-app-in-runpython",
        'Add a dependency such as `("shop", "0001_initial")`',
    )


# Zero downtime


@pytest.mark.proves("concurrent-index-in-a-default-migration", "zero-downtime-schema-changes")
@pytest.mark.django_db(transaction=True, **BOTH)
def test_a_concurrent_index_needs_a_non_atomic_migration():
    connection = connections["postgresql"]

    def apply(source, **changes):
        scope = {"migrations": migrations, "models": models}
        exec("from django.contrib.postgres.operations import *\n" + source, scope)
        migration = type("Migration", (scope["Migration"],), changes)("0002_index", "shop")
        with connection.schema_editor(atomic=migration.atomic) as editor:
            migration.apply(shop_state(), editor)
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(cursor, "shop_book")
        name = migration.operations[0].index.name
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX {name}")
        return name in found

    source = bank.code("concurrent-index-in-a-default-migration")
    with pytest.raises(NotSupportedError, match="atomic = False"):
        apply(source)
    assert apply(source, atomic=False)
    assert apply(bank.code("zero-downtime-schema-changes"))
    bank.keyed("concurrent-index-in-a-default-migration", "The migration is atomic")


@pytest.mark.proves("required-column-during-a-rolling-deploy", "zero-downtime-schema-changes")
@pytest.mark.django_db(**BOTH)
def test_only_db_default_serves_old_inserts():
    connection = connections["postgresql"]
    source = bank.code("required-column-during-a-rolling-deploy")
    source += "\n    class Meta:\n        db_table = 'rolling_order'\n"

    def old_insert_works(field):
        with isolate_apps("shop"):
            scope = {"models": models, "__name__": "shop.extra", "Now": Now}
            exec(source, scope)
            added = eval(f"models.{field}")
            added.set_attributes_from_name("channel")
            added.model = scope["Order"]
        try:
            with transaction.atomic(using="postgresql"):
                with connection.schema_editor() as editor:
                    editor.create_model(scope["Order"])
                    editor.add_field(scope["Order"], added)
                scope["Order"].objects.using("postgresql").create(number="1")
                return True
        except IntegrityError:
            return False

    question = "required-column-during-a-rolling-deploy"
    assert [old_insert_works(each) for each in options(question, False)] == [False] * 3
    assert [old_insert_works(each) for each in options(question, True)] == [True]


@pytest.mark.proves("removing-a-field-without-downtime", "zero-downtime-schema-changes")
@pytest.mark.django_db(**BOTH)
def test_old_code_survives_a_removal_from_the_state_alone():
    connection = connections["postgresql"]
    field = models.CharField(max_length=9, null=True)
    created = migrations.CreateModel(
        "Tome", [("id", models.BigAutoField(primary_key=True)), ("subtitle", field)]
    )
    removal = migrations.RemoveField("tome", "subtitle")

    def run(state, *operations):
        kind = type("Migration", (migrations.Migration,), {"operations": list(operations)})
        with connection.schema_editor() as editor:
            return kind("0001", "shop").apply(state, editor)

    old = run(ProjectState(), created)
    old_code = old.apps.get_model("shop", "Tome").objects.using("postgresql")
    state_only = migrations.SeparateDatabaseAndState(state_operations=[removal])
    new = run(old.clone(), state_only)
    new_code = new.apps.get_model("shop", "Tome").objects.using("postgresql")
    old_code.create(subtitle="x")
    new_code.create()
    assert old_code.count() == new_code.count() == len(list(old_code)) == 2
    run(old.clone(), removal)
    assert len(list(new_code)) == 2
    with pytest.raises(DatabaseError), transaction.atomic(using="postgresql"):
        list(old_code.all())
    bank.keyed(
        "removing-a-field-without-downtime",
        "Two releases: remove the field from the state",
    )


@pytest.mark.proves("what-not-valid-means", "zero-downtime-schema-changes")
@pytest.mark.django_db(**BOTH)
def test_not_valid_exempts_existing_rows():
    scope = {"AddConstraintNotValid": AddConstraintNotValid, "models": models}
    operation = eval(bank.code("what-not-valid-means"), scope)
    books = Book.objects.using("postgresql")
    author = Author.objects.using("postgresql").create(name="A")
    row = books.create(title="old", author=author, stock=-1)
    connection = connections["postgresql"]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def run(state, *operations):
        kind = type("Migration", (migrations.Migration,), {"operations": list(operations)})
        with transaction.atomic(using="postgresql"), connection.schema_editor() as editor:
            return kind("0002", "shop").apply(state, editor)

    state = run(shop_state(), operation)
    assert books.get(pk=row.pk).stock == -1
    with pytest.raises(IntegrityError), transaction.atomic(using="postgresql"):
        books.create(title="young", author=author, stock=-1)
    validate = ValidateConstraint("book", "stock_gte_0")
    with pytest.raises(IntegrityError):
        run(state.clone(), validate)
    assert books.get(pk=row.pk).stock == -1
    books.update(stock=0)
    run(state, validate)
    bank.keyed(
        "what-not-valid-means",
        "A `ValidateConstraint` fails",
        "The existing row",
        "An INSERT of a",
    )


# Squashing and conflicts


@pytest.mark.proves("runpython-when-squashing", "squash-migrations")
def test_only_elidable_operations_are_dropped():
    def fill(apps, editor):
        pass

    scope = {"migrations": migrations, "fill": fill, "RunPython": RunPython}
    created = migrations.CreateModel("Tome", [("id", models.BigAutoField(primary_key=True))])
    added = migrations.AddField("tome", "pages", models.IntegerField(null=True))

    def squashed(operation):
        return MigrationOptimizer().optimize([created, operation, added], "shop")

    exec(bank.code("runpython-when-squashing"), scope)
    assert len(squashed(scope["operations"][0])) == 3
    for option in bank.questions()["runpython-when-squashing"]["options"]:
        left = squashed(eval(option["text"].strip("`"), scope))
        assert (len(left) == 1) == option["correct"], option["text"]


@pytest.mark.proves("squash-migrations", "squashed-file-on-a-half-migrated-database",
                    "when-squashed-originals-may-go", "what-migrate-prune-removes",
                    "fake-plan-prune-and-revert")
def test_the_life_of_a_squashed_migration(project):
    series(project, "a", "b", "c")
    project.models(book_models("a", "b", "c"))
    project.manage("migrate", "shop", "0002")
    ((*arguments,),) = shell_lines("squash-migrations")
    arguments[-1] = "0004"
    done = project.manage(*arguments, "--noinput", "--squashed-name", "all")
    assert "to 1 operations" in done.stdout, done.all
    squashed = project.folder / "shop" / "migrations" / "0001_all.py"
    assert "replaces" in squashed.read_text()

    originals = ["0001_initial", "0002_a", "0003_b", "0004_c"]
    files = {name: squashed.with_name(f"{name}.py") for name in originals}
    texts = {name: path.read_text() for name, path in files.items()}
    for path in files.values():
        path.unlink()
    assert "No migrations to apply" in project.manage("migrate").stdout  # deleted too early
    assert project.applied() == originals[:2]
    for name, path in files.items():
        path.write_text(texts[name])

    pruned = project.manage("migrate", "shop", "--prune").stdout
    assert "No migrations to prune" in pruned and project.applied() == originals[:2]
    applied = project.manage("migrate").stdout
    assert [each for each in originals if f"Applying shop.{each}" in applied] == originals[2:]
    assert "Applying shop.0001_all" not in applied
    assert sorted(project.applied()) == sorted([*originals, "0001_all"])
    assert project.columns() == ["id", "title", "a", "b", "c"]

    for path in files.values():
        path.unlink()
    lines = squashed.read_text().splitlines()
    squashed.write_text("\n".join(line for line in lines if "replaces = " not in line))
    before = project.columns()
    assert project.manage("migrate", "shop", "--prune").returncode == 0
    assert project.applied() == ["0001_all"]
    assert project.columns() == before
    (project.folder / "default.db").unlink()
    fresh = project.manage("migrate").stdout
    assert "Applying shop.0001_all" in fresh and project.columns() == before
    bank.keyed(
        "squashed-file-on-a-half-migrated-database",
        "It runs 0003 and 0004 and counts",
    )
    bank.keyed("when-squashed-originals-may-go", "After `migrate` has applied the last of them")
    bank.keyed("what-migrate-prune-removes", "Records of applied migrations")


@pytest.mark.proves("two-leaf-nodes-in-one-app", "two-branches-added-the-same-number")
def test_two_leaf_nodes_are_merged(project):
    series(project, "isbn")
    project.models(book_models("isbn", "pages"))
    project.manage("migrate")  # this server has applied 0002_isbn
    needs = [("shop", "0001_initial")]
    project.migration("0002_pages", add("pages"), needs)
    conflict = "Conflicting migrations detected"
    assert conflict in project.manage("migrate").all
    assert conflict in project.manage("migrate", "--fake", "shop").all
    merge, check, migrate = (
        *shell_lines("two-branches-added-the-same-number"),
        *shell_lines("two-branches-added-the-same-number", number=1),
    )
    assert project.manage(*check).returncode == 1

    folder = project.folder / "shop" / "migrations"
    text = (folder / "0002_isbn.py").read_text()
    (folder / "0002_isbn.py").rename(folder / "0003_isbn.py")
    (folder / "0003_isbn.py").write_text(text.replace("0001_initial", "0002_pages"))
    assert "duplicate column" in project.manage("migrate").all
    (folder / "0003_isbn.py").unlink()
    (folder / "0002_isbn.py").write_text(text)
    project.query("DELETE FROM django_migrations WHERE name = '0002_pages'")
    if "pages" in project.columns():
        project.query("ALTER TABLE shop_book DROP COLUMN pages")

    assert project.manage(*merge, "--noinput").returncode == 0
    assert project.manage(*check).returncode == 0
    assert project.manage(*migrate).returncode == 0
    assert {"isbn", "pages"} <= set(project.columns())
    bank.keyed("two-leaf-nodes-in-one-app", "Run `makemigrations --merge`")


# Several databases


@pytest.mark.proves("relation-between-two-databases", "several-databases-and-read-replicas")
@pytest.mark.django_db(**BOTH)
def test_objects_of_two_databases_may_not_be_related(settings):
    Author.objects.using("postgresql").create(name="Le Guin")
    Book.objects.create(title="Lavinia", author=Author.objects.create(name="Other"))
    source = bank.code("relation-between-two-databases").replace("archive", "postgresql")
    with pytest.raises(ValueError, match="router prevents this relation"):
        exec(source, {"Author": Author, "Book": Book})
    scope = {}
    exec(bank.code("several-databases-and-read-replicas"), scope)
    settings.DATABASE_ROUTERS = [scope["ReplicaRouter"]()]
    exec(source, {"Author": Author, "Book": Book})
    bank.keyed("relation-between-two-databases", "It raises `ValueError`")


@pytest.mark.proves("own-change-missing-on-a-replica", "several-databases-and-read-replicas")
@pytest.mark.django_db(**BOTH)
def test_a_lagging_replica_misses_the_write(settings):
    """The second database stands for a replica that has not received the row yet."""
    scope = {}
    exec(bank.code("own-change-missing-on-a-replica").replace("replica", "postgresql"), scope)
    settings.DATABASE_ROUTERS = [scope["ReplicaRouter"]()]
    with transaction.atomic():
        author = Author.objects.create(name="A")
        assert not Author.objects.filter(pk=author.pk).exists()
    assert not Author.objects.filter(pk=author.pk).exists()
    with pytest.raises(Author.DoesNotExist):
        author.refresh_from_db()
    assert Author.objects.using("default").get(pk=author.pk).name == "A"
    scope["ReplicaRouter"].db_for_write = lambda self, model, **hints: None
    assert router.db_for_write(Author) == "default"
    assert not Author.objects.filter(pk=author.pk).exists()
    bank.keyed("own-change-missing-on-a-replica", "Read the profile page from the primary")


@pytest.mark.proves("several-databases-and-read-replicas")
def test_the_router_of_the_answer(settings):
    scope = {}
    exec(bank.code("several-databases-and-read-replicas"), scope)
    settings.DATABASE_ROUTERS = [scope["ReplicaRouter"]()]
    assert router.db_for_read(Book) == "replica"
    assert router.db_for_write(Book) == "default"
    assert router.allow_migrate("default", "shop")
    assert not router.allow_migrate("replica", "shop")


# Connections


@pytest.fixture
def fresh_connection(db):
    """Gives a connection of its own to the test database of PostgreSQL, with other settings."""
    made = []

    def build(**changes):
        connection = connections["postgresql"].copy()
        connection.settings_dict.update(changes)
        made.append(connection)
        connection.ensure_connection()
        return connection

    yield build
    for connection in made:
        connection.close()


@pytest.mark.proves("default-lifetime-of-a-connection", "persistent-connections-pool-or-pgbouncer")
@pytest.mark.django_db(**BOTH)
def test_a_connection_is_closed_at_the_end_of_a_request_by_default(fresh_connection):
    defaults = ConnectionHandler({"default": {"ENGINE": "x"}}).settings["default"]
    assert defaults["CONN_MAX_AGE"] == 0
    assert close_old_connections in [ref() for ref in receivers(request_finished)]
    connection = fresh_connection(CONN_MAX_AGE=defaults["CONN_MAX_AGE"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert connection.connection is not None
    connection.close_if_unusable_or_obsolete()
    assert connection.connection is None
    bank.keyed("default-lifetime-of-a-connection", "Until the request has been answered")


def receivers(signal):
    return [receiver[1] for receiver in signal.receivers]


@pytest.mark.proves(
    "facts-about-persistent-connections", "persistent-connections-pool-or-pgbouncer"
)
@pytest.mark.django_db(**BOTH)
def test_a_persistent_connection_is_checked_at_the_ends_of_requests(fresh_connection, monkeypatch):
    now = [1000]
    clock = types.SimpleNamespace(monotonic=lambda: now[0])
    monkeypatch.setattr("django.db.backends.base.base.time", clock)
    connection = fresh_connection(CONN_MAX_AGE=60)
    now[0] += 59
    connection.close_if_unusable_or_obsolete()
    assert connection.connection is not None
    now[0] += 1  # too old, and still open
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert connection.connection is not None
    connection.close_if_unusable_or_obsolete()
    assert connection.connection is None
    for signal in (request_started, request_finished):
        assert close_old_connections in [ref() for ref in receivers(signal)]

    seen = []
    thread = threading.Thread(target=lambda: seen.append(connections["postgresql"]))
    thread.start()
    thread.join()
    assert seen[0] is not connections["postgresql"]
    bank.keyed(
        "facts-about-persistent-connections",
        "Each thread that",
        "A connection is checked",
    )


@pytest.mark.proves("facts-about-persistent-connections")
@pytest.mark.django_db(**BOTH)
def test_a_health_check_runs_once_per_request(fresh_connection, monkeypatch):
    connection = fresh_connection(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
    tested = []
    real = type(connection).is_usable
    monkeypatch.setattr(
        type(connection), "is_usable", lambda self: tested.append(1) or real(self)
    )
    connection.close_if_unusable_or_obsolete()  # a request begins
    for _ in range(3):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    checked = len(tested)
    connection.settings_dict["CONN_HEALTH_CHECKS"] = False
    connection.close()
    connection.ensure_connection()
    connection.close_if_unusable_or_obsolete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert (checked, len(tested)) == (1, 1)
    bank.keyed(
        "facts-about-persistent-connections",
        "Each thread that",
        "A connection is checked",
    )


def reachable(entry):
    """The entry with the address of the proofs' PostgreSQL."""
    real = connections["postgresql"].settings_dict
    return {**entry, **{key: real[key] for key in ("HOST", "PORT", "USER", "NAME")}}


@pytest.mark.proves("pool-with-persistent-connections", "persistent-connections-pool-or-pgbouncer")
@pytest.mark.django_db(**BOTH)
def test_a_pool_excludes_persistent_connections():
    def select(entry):
        entries = {"default": {}, "postgresql": reachable(entry)}
        connection = ConnectionHandler(entries)["postgresql"]
        connection.inc_thread_sharing()
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
                return cursor.fetchone()
        finally:
            connection.close()
            with contextlib.suppress(ImproperlyConfigured):
                connection.close_pool()

    settings = {}
    exec(bank.code("pool-with-persistent-connections"), settings)
    entry = settings["DATABASES"]["default"]
    with pytest.raises(ImproperlyConfigured, match="persistent connections"):
        select(entry)
    assert select({**entry, "CONN_MAX_AGE": 0}) == (1,)
    exec(bank.code("persistent-connections-pool-or-pgbouncer"), settings)
    assert select(settings["DATABASES"]["default"]) == (1,)
    bank.keyed(
        "pool-with-persistent-connections",
        "It fails, as `pool` requires a `CONN_MAX_AGE` of 0",
    )


@pytest.mark.proves("pgbouncer-in-transaction-mode", "persistent-connections-pool-or-pgbouncer")
@pytest.mark.django_db(**BOTH)
def test_only_one_setting_switches_server_side_cursors_off(monkeypatch):
    connection = connections["postgresql"]
    holder = types.SimpleNamespace(objects=Book.objects.using("postgresql"))
    source = bank.code("pgbouncer-in-transaction-mode")

    def uses_server_side_cursor(text):
        entry = eval("{" + text + "}") if text else {}
        used = []
        real = connection.chunked_cursor
        with monkeypatch.context() as patch:
            for key, value in entry.items():
                patch.setitem(connection.settings_dict, key, value)
            patch.setattr(
                connection, "chunked_cursor", lambda: used.append(1) or real()
            )
            exec(source, {"Book": holder})
        return bool(used)

    assert uses_server_side_cursor("")
    question = "pgbouncer-in-transaction-mode"
    assert [uses_server_side_cursor(each) for each in options(question, True)] == [False]
    assert all(uses_server_side_cursor(each) for each in options(question, False))


# -- MongoDB: the backend is imported and asked for its limits, without a server

MONGO = """
import django
from django.conf import settings
settings.configure(
    DATABASES={"default": {"ENGINE": "django_mongodb_backend", "NAME": "shop",
                           "HOST": "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100"}},
    DEFAULT_AUTO_FIELD="django_mongodb_backend.fields.ObjectIdAutoField",
    INSTALLED_APPS=["documents"],
)
django.setup()
from django.core.checks import run_checks
from django.db import NotSupportedError, connection, transaction
from documents.models import Author, Book, Counted, Doubled, Tag
"""
DOCUMENTS = """
from django.db import models


class Tag(models.Model):
    pass


class Author(models.Model):
    name = models.CharField(max_length=100, default="")
    tags = models.ManyToManyField(Tag, related_name="authors")


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    extra = models.JSONField(default=dict)


class Counted(models.Model):
    id = models.AutoField(primary_key=True)


class Doubled(models.Model):
    price = models.IntegerField()
    twice = models.GeneratedField(expression=models.F("price") * 2, db_persist=True,
                                  output_field=models.IntegerField())
"""


@pytest.fixture
def mongo(tmp_path):
    """A function that runs a script in a process of its own, since the backend changes Django."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/__init__.py").touch()
    (tmp_path / "documents/models.py").write_text(DOCUMENTS)

    def execute(script):
        kept = {name: text for name, text in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=kept,
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return execute


@pytest.mark.proves("use-mongodb-with-django")
def test_mongodbs_own_package_carries_models_and_is_listed_in_the_documentation(mongo):
    name = "django-mongodb-backend"
    package = importlib.metadata.metadata(name)
    assert package["Author"] == "The MongoDB Python Team"
    assert "Framework :: Django" in package.get_all("Classifier")
    text = chapter("ref/databases")
    assert f":pypi:`MongoDB <{name}>`" in text
    assert not any(other in text.lower() for other in ("mongoengine", "django-nonrel", "djongo"))
    assert "mongodb" not in {path.name for path in BACKENDS.iterdir()}
    assert mongo(MONGO + "print(connection.vendor, type(Author.objects.all()).__name__, "
                         "type(Author._meta.pk).__name__)").split() == [
        "mongodb", "QuerySet", "ObjectIdAutoField"]


@pytest.mark.proves("exception-inside-atomic-on-mongodb", "use-mongodb-with-django")
def test_atomic_neither_begins_nor_undoes_anything_on_mongodb(mongo):
    bank.keyed("exception-inside-atomic-on-mongodb", "The author, as `atomic()` has no effect there")
    source = bank.code("exception-inside-atomic-on-mongodb", "prompt")
    # A stand-in for the server notes what the backend sends to it.
    found = mongo(MONGO + f"""
from unittest import mock
sent = mock.MagicMock()
sent.get_collection.return_value.insert_many.return_value.inserted_ids = [24 * "a"]
connection.connection, connection.get_collection = sent.client, sent.get_collection
connection.ensure_connection = lambda: None
try:
    exec({source!r}, {{"Author": Author}})
except ValueError:
    print("raised")
names = [call[0] for call in sent.mock_calls]
print([name for name in names if "insert" in name])
print([name for name in names if "session" in name or "transaction" in name or "delete" in name])
""").splitlines()
    assert found == ["raised", "['get_collection().insert_many']", "[]"]


@pytest.mark.proves("use-mongodb-with-django")
def test_what_the_mongodb_backend_refuses_or_ignores(mongo):
    found = mongo(MONGO + """
features = connection.features
print(features.supports_transactions, features.supports_foreign_keys,
      features.supports_table_check_constraints, features.supports_column_check_constraints)
for model in Counted, Doubled:
    print([error.id for error in model.check(databases=["default"])][0])
author = Author(pk=24 * "a")
# What a prefetch asks for: of a foreign key a plain filter, of a many-to-many relation an extra column.
for queryset in (Book.objects.filter(author__in=[author]),
                 author.tags.get_prefetch_querysets([author])[0]):
    try:
        queryset.query.get_compiler("default").check_query()
        print("compiled")
    except NotSupportedError as error:
        print(error)
from django_mongodb_backend import transaction as own
print(own.atomic is not transaction.atomic)
""").splitlines()
    integer_keys = {"mongodb.E001", "mongodb.fields.auto.E001"}  # the name differs between its releases
    assert found.pop(1) in integer_keys
    assert found == [
        "False False False False",
        "fields.E220",  # generated fields
        "compiled",
        "QuerySet.prefetch_related() is not supported on MongoDB.",
        "True",
    ]


@pytest.mark.proves("upgrade-with-a-third-party-backend", "use-mongodb-with-django")
def test_the_mongodb_backend_refuses_every_other_series_of_django(mongo):
    bank.keyed("upgrade-with-a-third-party-backend", "Django and the backend together")
    name = "django-mongodb-backend"
    own = ".".join(map(str, django.VERSION[:2]))
    assert importlib.metadata.version(name).startswith(f"{own}.")
    (needs,) = [Requirement(text).specifier for text in importlib.metadata.requires(name)
                if Requirement(text).name == "django"]
    for series in "5.2", "6.0", "6.1":
        said = mongo(f"""
import django
from django.core.exceptions import ImproperlyConfigured
django.VERSION = ({series.replace(".", ", ")}, 1, "final", 0)
try:
    import django_mongodb_backend
    print("imported")
except ImproperlyConfigured as error:
    print(error)
""")
        # So neither Django first with tests to tell, nor the server alone.
        assert (said == "imported\n") is (series == own) is (f"{series}.1" in needs)
        assert series == own or f"You must use the latest version of {name} {series}.x" in said
    # It contains no Django of its own.
    folders = {path.parts[0] for path in importlib.metadata.files(name)}
    assert "django" not in folders and "django_mongodb_backend" in folders

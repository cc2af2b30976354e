"""Short answers of Data/django/databases-migrations.json."""

import os
import subprocess
import sys

import pytest
from bank import code, filled, typed
from django.apps import apps
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import NotSupportedError, connection, connections, migrations, models
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.state import ModelState, ProjectState
from django.test.utils import CaptureQueriesContext
from sample import play
from shop.models import Author, Book

BOTH = pytest.mark.django_db(databases=["default", "postgresql"])
COMMITS = pytest.mark.django_db(databases=["default", "postgresql"], transaction=True)


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """The shop has no migrations and refers to auth's user table: PostgreSQL, which checks such
    references at once, can only create both in one go."""
    return False


def state():
    """What migrations would know of a table of books."""
    found = ProjectState()
    fields = [("id", models.BigAutoField(primary_key=True)), ("title", models.CharField(max_length=9))]
    found.add_model(ModelState("shop", "Book", fields, options={"db_table": "shelf"}))
    return found


@pytest.mark.proves("model-inside-a-data-migration")
@pytest.mark.django_db
def test_the_model_of_the_migration(monkeypatch):
    seen = []
    manager = type("Manager", (), {
        "filter": lambda self, **given: self, "update": lambda self, **given: seen.append(given)})()
    monkeypatch.setattr(Book, "objects", manager)
    for source in filled("model-inside-a-data-migration"):
        seen.clear()
        play(source)["fill"](apps, None)
        assert seen == [{"stock": 0}]


@pytest.mark.proves("rows-of-the-second-database")
@BOTH
def test_a_queryset_on_another_database():
    author = Author.objects.using("postgresql").create(name="Jane")
    Book.objects.using("postgresql").create(title="Emma", author=author)
    for source in filled("rows-of-the-second-database"):
        assert list(play(source.replace("replica", "postgresql"))["titles"]) == ["Emma"]
        assert list(play(source.replace("replica", "default"))["titles"]) == []


@pytest.mark.proves("data-migration-with-nothing-to-undo")
@COMMITS
def test_going_back_does_nothing():
    def migrate(operation):
        migration = type("Migration", (migrations.Migration,), {"operations": [operation]})("1", "shop")
        with connection.schema_editor() as editor:
            migration.unapply(state(), editor)

    for source in filled("data-migration-with-nothing-to-undo"):
        (operation,) = play(source, migrations=migrations, fill=lambda apps, editor: None)["operations"]
        assert operation.reversible
        migrate(operation)
    with pytest.raises(IrreversibleError):
        migrate(migrations.RunPython(lambda apps, editor: None))


@pytest.mark.proves("exit-status-of-a-forgotten-migration")
def test_a_missing_migration_fails_the_check(tmp_path):
    (tmp_path / "settings.py").write_text("INSTALLED_APPS = ['stock']\nSECRET_KEY = 'x'\n")
    (tmp_path / "stock" / "migrations").mkdir(parents=True)
    (tmp_path / "stock" / "__init__.py").touch()
    (tmp_path / "stock" / "migrations" / "__init__.py").touch()
    models_file = tmp_path / "stock" / "models.py"
    _, _, *arguments = code("exit-status-of-a-forgotten-migration", "prompt").split()

    def status():
        variables = os.environ | {"DJANGO_SETTINGS_MODULE": "settings", "PYTHONPATH": "."}
        command = [sys.executable, "-m", "django", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True).returncode

    models_file.write_text("")
    assert status() == 0
    models_file.write_text(
        "from django.db import models\n\n\nclass Box(models.Model):\n"
        "    id = models.AutoField(primary_key=True)\n")
    typed("exit-status-of-a-forgotten-migration", status())
    assert len(list((tmp_path / "stock" / "migrations").glob("0*.py"))) == 0


@pytest.mark.proves("table-kept-while-the-model-moves")
@COMMITS
def test_only_the_state_forgets_the_model():
    for source in filled("table-kept-while-the-model-moves"):
        made = play(source, migrations=migrations)["operations"]
        migration = type("Migration", (migrations.Migration,), {"operations": made})("1", "shop")
        with CaptureQueriesContext(connection) as sent, connection.schema_editor() as editor:
            after = migration.apply(state(), editor)
        assert ("shop", "book") not in after.models
        assert not [query for query in sent if "TABLE" in query["sql"]]


@pytest.mark.proves("migration-for-a-concurrent-index")
@COMMITS
def test_a_concurrent_index_runs_outside_a_transaction():
    names = {"migrations": migrations, "AddIndexConcurrently": AddIndexConcurrently}
    database = connections["postgresql"]

    def apply(source):
        migration = play(source, **names)["Migration"]("1", "shop")
        with database.schema_editor(atomic=migration.atomic) as editor:
            migration.apply(state(), editor)

    with database.schema_editor() as editor:
        editor.create_model(state().apps.get_model("shop", "Book"))
    try:
        for source in filled("migration-for-a-concurrent-index"):
            with pytest.raises(NotSupportedError):
                apply(source.replace("= False", "= True"))
            apply(source)
            with database.cursor() as cursor:
                assert "by_title" in database.introspection.get_constraints(cursor, "shelf")
                cursor.execute("DROP INDEX by_title")
    finally:
        with database.schema_editor() as editor:
            editor.delete_model(state().apps.get_model("shop", "Book"))

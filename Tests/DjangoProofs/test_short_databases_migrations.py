"""Short answers of Data/django/databases-migrations.json."""

import types

import pytest
from bank import filled
from django.apps import apps
from django.conf import settings
from django.db import connection, connections, migrations, models
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


@pytest.mark.proves("database-that-is-being-migrated")
@BOTH
def test_the_connection_of_the_schema_editor():
    for alias in ("default", "postgresql"):
        author = Author.objects.using(alias).create(name="Jane")
        Book.objects.using(alias).create(author=author, stock=-1)
    for source in filled("database-that-is-being-migrated"):
        Book.objects.using("postgresql").update(stock=-1)
        editor = types.SimpleNamespace(connection=connections["postgresql"])
        play(source)["fill"](apps, editor)
        assert Book.objects.using("postgresql").get().stock == 0
        assert Book.objects.using("default").get().stock == -1


@pytest.mark.proves("dependency-on-whatever-user-model")
def test_a_dependency_on_the_chosen_user_model():
    for source in filled("dependency-on-whatever-user-model"):
        names = {"migrations": migrations, "settings": settings}
        (dependency,) = play(source, **names)["dependencies"]
        assert tuple(dependency) == ("auth", "__first__") and dependency.setting == "auth.User"

"""Test data, pytest fixtures, clocks and assertions: what the bank says of tests, run as tests."""

import os
import subprocess
import sys
import textwrap
import types
from datetime import UTC, datetime
from unittest import mock

import bank
import pytest
from django.db import models, transaction
from django.http import Http404, HttpResponse
from django.test import Client, TestCase
from django.urls import clear_url_caches, path
from django.utils import timezone
from reviewed import run
from shop.models import Author, Book, Review


def pytest_says(folder, source, *more):
    """What a pytest of its own reports of a module."""
    (folder / "test_sample.py").write_text(source)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("P")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:django", "-p", "no:cacheprovider",
               "--rootdir", folder, *more, "test_sample.py"]
    path_of = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=folder, env=environment | path_of, capture_output=True,
                          text=True).stdout


def serve(settings, view):
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("books/", view),
                                                              path("books/<int:pk>/", view)]})
    clear_url_caches()


@pytest.mark.proves("where-test-objects-come-from")
@pytest.mark.django_db
def test_the_factory_of_the_answer(settings):
    names = bank.run("where-test-objects-come-from", "answer")
    make_book = names["make_book"]
    one, other = make_book(), make_book(title="Emma", stock=0)
    assert one.title != other.title == "Emma" and one.author.name != other.author.name
    assert make_book(author=one.author).author == one.author and Author.objects.count() == 2

    def view(request):
        return HttpResponse(", ".join(book.title for book in Book.objects.filter(stock__gt=0)))

    serve(settings, view)
    source = bank.code("where-test-objects-come-from", "answer", 1)
    space = {"pytest": pytest, "make_book": make_book}
    exec(source, space)
    space["test_sold_out_books_are_hidden"](Client())
    Book.objects.update(stock=1)
    with pytest.raises(AssertionError):
        serve(settings, lambda request: HttpResponse("Emma"))
        space["test_sold_out_books_are_hidden"](Client())


@pytest.mark.proves("cart-shared-by-two-tests")
def test_a_wide_scope_shares_its_object(tmp_path):
    bank.keyed("cart-shared-by-two-tests", "`test_dune` fails")
    source = bank.code("cart-shared-by-two-tests")
    said = pytest_says(tmp_path, source)
    assert "1 failed, 1 passed" in said and "FAILED test_sample.py::test_dune" in said
    assert "1 passed" in pytest_says(tmp_path, source, "-k", "dune")
    assert "2 passed" in pytest_says(tmp_path, source.replace('(scope="module")', ""))


@pytest.mark.proves("count-of-books-under-pytest")
def test_the_database_has_to_be_asked_for():
    bank.keyed("count-of-books-under-pytest", "It fails: a test has to ask")
    test = bank.run("count-of-books-under-pytest")["test_no_books"]
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        test()


@pytest.mark.proves("count-of-books-under-pytest")
@pytest.mark.django_db
def test_with_the_mark_the_tables_are_empty():
    bank.keyed("count-of-books-under-pytest", "It fails: a test has to ask")
    bank.run("count-of-books-under-pytest")["test_no_books"]()


@pytest.mark.proves("authors-behind-two-books")
@pytest.mark.django_db
def test_a_default_is_made_before_it_is_needed(capsys):
    bank.run("authors-behind-two-books", Author=Author, Book=Book)
    bank.typed("authors-behind-two-books", capsys.readouterr().out.strip())


@pytest.mark.proves("prints-of-two-fixtures")
def test_fixtures_close_in_reverse(tmp_path):
    said = pytest_says(tmp_path, bank.code("prints-of-two-fixtures"), "-s")
    printed = [text.lstrip(".") for text in said.split("\n") if "database" in text or "shop" in text
               or "sell" in text]
    assert [text for text in printed if text] == bank.step_names("prints-of-two-fixtures")


@pytest.mark.proves("moment-under-a-patched-clock")
@pytest.mark.django_db
def test_which_uses_see_the_patched_clock():
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    book = Book.objects.create(title="Emma", author=Author.objects.create(name="Jane"))
    default = models.DateTimeField(default=timezone.now)
    late, imported = types.ModuleType("late"), types.ModuleType("imported")
    exec("from django.utils import timezone\ndef is_late(order):\n    return order.due < timezone.now()",
         vars(late))
    exec("from django.utils.timezone import now", vars(imported))
    order = types.SimpleNamespace(due=datetime(2026, 6, 1, tzinfo=UTC))
    uses = {
        "A field with `auto_now_add": lambda: Review.objects.create(book=book).created == moment,
        "A field with `default": lambda: default.get_default() == moment,
        "A function that returns": lambda: not late.is_late(order),
        "A module with": lambda: imported.now() == moment,
    }
    names = {"mock": mock, "moment": moment}
    for option in bank.options("moment-under-a-patched-clock"):
        (use,) = [call for start, call in uses.items() if option["text"].startswith(start)]
        seen = []
        bank.run("moment-under-a-patched-clock", use=lambda: seen.append(use()), **names)
        assert seen == [option["correct"]], option["text"]


APP = {
    "things/__init__.py": "",
    "things/models.py": """
from django.db import models

class Thing(models.Model):
    name = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name"], name="one_name")]
""",
    "things/migrations/__init__.py": "",
    "things/migrations/0001_initial.py": """
from django.db import migrations, models

def fill(apps, schema_editor):
    apps.get_model("things", "Thing").objects.create(name="first")

class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel("Thing", [
            ("id", models.BigAutoField(primary_key=True)),
            ("name", models.CharField(max_length=20)),
        ]),
        migrations.AddConstraint(
            "Thing", models.UniqueConstraint(fields=["name"], name="one_name")),
        migrations.RunPython(fill),
        migrations.RunSQL(
            "CREATE TRIGGER keep BEFORE DELETE ON things_thing BEGIN SELECT 1; END"),
    ]
""",
    "look.py": """
import sys
import django
from django.conf import settings
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
exec(open("setting.py").read())
settings.configure(DATABASES=DATABASES, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "things"])
django.setup()
from django.db import connection
connection.creation.create_test_db(verbosity=0)
from django.contrib.auth.models import Permission
from things.models import Thing
with connection.cursor() as cursor:
    cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
    triggers = cursor.fetchone()[0]
    constraints = connection.introspection.get_constraints(cursor, "things_thing")
print(Thing.objects.count(), "one_name" in constraints, triggers,
      Permission.objects.filter(codename="add_thing").count())
""",
}


@pytest.mark.proves("test-database-made-without-migrations")
def test_what_only_migrations_make(tmp_path):
    for name, text in APP.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(textwrap.dedent(text))

    def found(setting):
        (tmp_path / "setting.py").write_text(setting)
        environment = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO")}
        done = subprocess.run([sys.executable, "look.py"], cwd=tmp_path, env=environment,
                              capture_output=True, text=True)
        return done.stdout.split()

    assert found("") == ["1", "True", "1", "1"]
    found = found(bank.code("test-database-made-without-migrations"))
    starts = "Rows that", "Unique constraints", "Triggers that", "Permissions"
    lacks = dict(zip(starts, (value in ("0", "False") for value in found), strict=True))
    for option in bank.options("test-database-made-without-migrations"):
        (is_lacking,) = [value for start, value in lacks.items() if option["text"].startswith(start)]
        assert is_lacking == option["correct"], option["text"]


@pytest.mark.proves("one-page-for-every-book")
@pytest.mark.django_db
def test_a_loop_over_an_empty_table_asserts_nothing(settings):
    question = "one-page-for-every-book"

    def shows(request, pk):
        return HttpResponse(Book.objects.get(pk=pk).title)

    def hides(request, pk):
        raise Http404

    def passes(code, view):
        serve(settings, view)
        case = run(code, TestCase=TestCase, Author=Author, Book=Book)["BookPagesTests"]
        test = case("test_every_book_has_a_page")
        test.client = Client()
        with transaction.atomic():
            case.setUpTestData()
            books = Book.objects.count()
            try:
                test.test_every_book_has_a_page()
            except AssertionError:
                return books, False
            finally:
                transaction.set_rollback(True)
        return books, True

    code = bank.code(question, "code")
    assert passes(code, shows) == passes(code, hides) == (0, True)
    assert passes(bank.mended(question), shows) == (2, True)
    assert passes(bank.mended(question), hides) == (2, False)
    (fault,) = bank.questions()[question]["lines"]
    assert "Book(" in code.split("\n")[fault["line"] - 1]


@pytest.mark.proves("double-with-the-wrong-arguments")
def test_an_autospecced_mock_knows_the_signature():
    source = bank.code("double-with-the-wrong-arguments")
    with pytest.raises(TypeError, match="missing a required argument: 'currency'") as caught:
        exec(source, {})
    bank.typed("double-with-the-wrong-arguments", caught.type)
    exec(source.replace("create_autospec(charge)", "__import__('unittest.mock').mock.Mock()"), {})

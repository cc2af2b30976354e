"""Proofs for the orderings of the topics orm, models, databases-migrations and sql."""

import contextlib

import bank
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, connection, connections, models, transaction
from django.db.models import signals
from django.test.utils import CaptureQueriesContext, isolate_apps
from reviewed import run
from shop.models import Author, Book, Tag


def starts(question):
    """What each step begins with in code."""
    return [bank.inline(step) for step in bank.steps(question)]


@pytest.mark.proves("savepoint-inside-a-transaction")
@pytest.mark.django_db(transaction=True)
def test_what_nested_blocks_send():
    code = bank.code("savepoint-inside-a-transaction", "prompt")
    with CaptureQueriesContext(connection) as captured:
        run(code, transaction=transaction, Tag=Tag, IntegrityError=IntegrityError)
    sent = []
    for query in captured:
        sql = query["sql"]
        if sql.startswith("INSERT"):
            name = sql.split("VALUES")[1][2:3].strip("'\"") if "'" not in sql else sql.split("'")[1]
            sent.append(f"INSERT of {name}")
        else:
            sent.append(" ".join(word for word in sql.split() if word.isupper()))
    assert sent == [
        "BEGIN", "INSERT of a", "SAVEPOINT", "INSERT of a", "ROLLBACK TO SAVEPOINT",
        "RELEASE SAVEPOINT", "INSERT of b", "COMMIT"]
    steps = [step.replace("`", "") for step in bank.steps("savepoint-inside-a-transaction")]
    sent[4:6] = ["ROLLBACK TO SAVEPOINT, then its release"]
    sent[3] += " again, which fails"
    assert steps == sent
    assert set(Tag.objects.values_list("name", flat=True)) == {"a", "b"}


@pytest.mark.proves("stages-of-full-clean")
@pytest.mark.django_db
def test_full_clean_goes_from_field_to_table(monkeypatch):
    called = []
    for name in ("clean_fields", "clean", "validate_unique", "validate_constraints", "save"):
        original = getattr(Book, name)

        def noted(self, *args, _name=name, _original=original, **kwargs):
            called.append(f"{_name}()")
            return _original(self, *args, **kwargs)

        monkeypatch.setattr(Book, name, noted)
    book = Book(title="One", author=Author.objects.create(name="Ann"))
    book.full_clean()
    book.save()
    assert called == starts("stages-of-full-clean")
    called.clear()
    with pytest.raises(ValidationError):
        Book(title="", author=book.author).full_clean()
    assert "save()" not in called


@pytest.mark.proves("deletion-of-an-author-with-books")
@pytest.mark.django_db
def test_rows_that_point_to_a_row_go_first(monkeypatch):
    author = Author.objects.create(name="Ann")
    Book.objects.create(title="One", author=author)
    done = []
    names = {Author: "author", Book: "book"}

    def before(sender, **kwargs):
        if sender in names:
            done.append(f"`pre_delete` of the {names[sender]}")

    def after(sender, **kwargs):
        if sender in names:
            done.append(f"`post_delete` of the {names[sender]}")

    def statements(execute, sql, params, many, context):
        if sql.startswith("SELECT") and 'FROM "shop_book"' in sql:
            done.append("`SELECT` of the books to be deleted")
        for model, name in names.items():
            if sql.startswith(f'DELETE FROM "{model._meta.db_table}"'):
                done.append(f"`DELETE` of the {name}")
        return execute(sql, params, many, context)

    monkeypatch.setattr(Book, "delete", lambda self: done.append("`delete()` of the `Book` class"))
    with connection.execute_wrapper(statements):
        signals.pre_delete.connect(before)
        signals.post_delete.connect(after)
        try:
            author.delete()
        finally:
            signals.pre_delete.disconnect(before)
            signals.post_delete.disconnect(after)
    assert done == bank.steps("deletion-of-an-author-with-books")
    assert not set(bank.questions()["deletion-of-an-author-with-books"]["distractors"]) & set(done)


# --- Changes of a schema under load: a table, and code of two versions that goes on working ---


class Table:
    """One table on SQLite, changed by steps, and used by whatever code runs."""

    def __init__(self, columns):
        self.run("DROP TABLE IF EXISTS used")
        self.run(f"CREATE TABLE used (id integer PRIMARY KEY, {columns})")

    def run(self, sql, *params):
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall() if cursor.description else []


class Renaming(Table):
    """Old and new code write and read the names of people."""

    def __init__(self):
        super().__init__("name text")
        self.count = 0
        self.writes, self.reads = ["name"], "name"
        self.write("name")

    def write(self, *columns):
        self.count += 1
        marks = ", ".join(["%s"] * len(columns))
        self.run(f"INSERT INTO used ({', '.join(columns)}) VALUES ({marks})", *[f"P{self.count}"] * len(columns))

    def seen_by(self, column):
        return [row[0] for row in self.run(f"SELECT {column} FROM used ORDER BY id")]

    def deploy(self, writes, reads):
        """While servers are replaced, both versions write, and each reads what the other wrote."""
        versions = [(self.writes, self.reads), (writes, reads)]
        for columns, _ in versions:
            self.write(*columns)
        for _, column in versions:
            assert None not in self.seen_by(column)
        self.writes, self.reads = writes, reads

    def step(self, text):
        match text:
            case "Add the column `full_name`, nullable":
                self.run("ALTER TABLE used ADD COLUMN full_name text")
            case "Deploy code that writes both columns and reads `name`":
                self.deploy(["name", "full_name"], "name")
            case "Copy `name` into `full_name` for the old rows":
                self.run("UPDATE used SET full_name = name WHERE full_name IS NULL")
            case "Deploy code that writes both columns and reads `full_name`":
                self.deploy(["name", "full_name"], "full_name")
            case "Deploy code that writes and reads `full_name` alone":
                self.deploy(["full_name"], "full_name")
            case "Drop the column `name`":
                self.run("ALTER TABLE used DROP COLUMN name")
            case "Run `RenameField` in one migration":
                self.run("ALTER TABLE used RENAME COLUMN name TO full_name")
            case _:
                raise LookupError(text)
        self.write(*self.writes)
        assert None not in self.seen_by(self.reads)


class Coding(Table):
    """A site that adds rows while they are given a code."""

    def __init__(self):
        super().__init__("name text")
        self.count, self.codes = 0, False
        self.add(), self.add()

    def add(self):
        self.count += 1
        if self.codes:
            self.run("INSERT INTO used (name, code) VALUES ('n', %s)", f"c{self.count}")
        else:
            self.run("INSERT INTO used (name) VALUES ('n')")

    def step(self, text):
        match text.split(":")[0]:
            case "`AddField`" if "`NULL`" in text:
                self.run("ALTER TABLE used ADD COLUMN code text")
            case "`AddField`":
                self.run("ALTER TABLE used ADD COLUMN code text DEFAULT 'x'")
                self.run("CREATE UNIQUE INDEX used_code ON used (code)")
            case "Deploy code that gives each new row a code":
                self.run("SELECT code FROM used")
                self.codes = True
            case "`RunPython`":
                self.run("UPDATE used SET code = 'r' || id WHERE code IS NULL")
            case "`AlterField`":
                assert not self.run("SELECT 1 FROM used WHERE code IS NULL"), "violates NOT NULL"
                self.run("CREATE UNIQUE INDEX used_code ON used (code)")
            case _:
                raise LookupError(text)
        self.add()


def fails(site, steps):
    """The first step that fails; None when all work."""
    one = site()
    for text in steps:
        try:
            one.step(text)
        except (OperationalError, IntegrityError, AssertionError):
            return text


@pytest.mark.parametrize("question, site", [
    pytest.param(id, site, marks=pytest.mark.proves(id)) for id, site in (
        ("renaming-a-column-while-serving", Renaming), ("unique-column-on-a-filled-table", Coding))])
@pytest.mark.django_db(transaction=True)
def test_only_this_order_of_steps_works(question, site):
    steps = bank.steps(question)
    try:
        assert fails(site, steps) is None
        for other in bank.swaps(steps):
            assert fails(site, other) is not None, other
        (distractor,) = bank.questions()[question]["distractors"]
        assert fails(site, [distractor]) == distractor
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE used")

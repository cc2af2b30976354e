"""Proofs for the orderings of the topics orm, models, databases-migrations and sql."""

import bank
import pytest
from django.core.exceptions import ValidationError
from django.db import (
    IntegrityError, OperationalError, ProgrammingError, connection, connections, transaction,
)
from django.db.models import signals
from django.test.utils import CaptureQueriesContext
from reviewed import run
from shop.models import Author, Book, Tag


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
    assert called == bank.step_names("stages-of-full-clean")
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
        except (OperationalError, ProgrammingError, IntegrityError, AssertionError):
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


# --- SQL, on PostgreSQL ---


def postgresql(sql):
    with connections["postgresql"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def refuses(sql):
    try:
        with transaction.atomic(using="postgresql"):
            postgresql(sql)
    except ProgrammingError as error:
        return str(error)
    return ""


@pytest.mark.proves("clauses-as-the-database-works")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_each_clause_sees_what_those_before_it_made():
    postgresql("CREATE TEMP TABLE sale (city text, amount int) ON COMMIT DROP")
    postgresql("CREATE TEMP TABLE place (city text, land text) ON COMMIT DROP")
    postgresql("INSERT INTO sale VALUES ('a', 1), ('a', 2), ('b', 3), ('b', 4), ('c', 5), ('c', -9)")
    postgresql("INSERT INTO place VALUES ('a', 'x'), ('b', 'x'), ('c', 'y')")
    order = ["FROM"]
    # WHERE sees the columns of the joined table; an aggregate does not exist for it yet.
    joined = "FROM sale JOIN place USING (city)"
    assert postgresql(f"SELECT count(*) {joined} WHERE land = 'x'") == [(4,)]
    order += ["WHERE"]
    assert "aggregate functions are not allowed in WHERE" in refuses(
        "SELECT city FROM sale WHERE count(*) > 1 GROUP BY city")
    # The dropped row is in no group.
    assert ("c", 1) in postgresql("SELECT city, count(*) FROM sale WHERE amount > 0 GROUP BY city")
    order += ["GROUP BY"]
    groups = "FROM sale WHERE amount > 0 GROUP BY city HAVING count(*) > 1"
    assert len(postgresql(f"SELECT city {groups}")) == 2
    order += ["HAVING"]
    assert "window functions are not allowed in HAVING" in refuses(
        "SELECT city FROM sale GROUP BY city HAVING count(*) OVER () > 1")
    # The window function counts the groups that HAVING left.
    assert {row[1] for row in postgresql(f"SELECT city, count(*) OVER () {groups}")} == {2}
    order += ["OVER"]
    ranked = f"SELECT city, rank() OVER (ORDER BY sum(amount)) AS r {groups}"
    assert [row[0] for row in postgresql(f"{ranked} ORDER BY r DESC")] == ["b", "a"]
    order += ["ORDER BY"]
    # What is handed out are the first of the sorted rows, and the window knew nothing of it.
    assert postgresql(f"SELECT city, count(*) OVER () {groups} ORDER BY city DESC LIMIT 1") == [("b", 2)]
    order += ["LIMIT"]
    assert bank.step_names("clauses-as-the-database-works") == order


class Addresses:
    """A table of addresses, and a site whose code adds one that is there already."""

    def __init__(self):
        postgresql("DROP TABLE IF EXISTS address")
        postgresql("CREATE TABLE address (id serial PRIMARY KEY, email text)")
        self.looks_first = False
        self.add(), self.add()

    def add(self):
        condition = "WHERE NOT EXISTS (SELECT 1 FROM address)" if self.looks_first else ""
        postgresql(f"INSERT INTO address (email) SELECT 'a@example.com' {condition}")

    def step(self, text):
        unique = "CONSTRAINT one_email UNIQUE"
        if text.startswith("Deploy code that looks"):
            self.looks_first = True
        elif text.startswith("Delete the rows"):
            assert postgresql("DELETE FROM address WHERE id > (SELECT min(id) FROM address) RETURNING id")
        elif text.startswith("`CREATE UNIQUE INDEX CONCURRENTLY`"):
            postgresql("CREATE UNIQUE INDEX CONCURRENTLY one_email ON address (email)")
        elif text.endswith("USING INDEX`"):
            postgresql(f"ALTER TABLE address ADD {unique} USING INDEX one_email")
        elif text.startswith("Deploy code that names"):
            postgresql("INSERT INTO address (email) VALUES ('a@example.com')"
                       " ON CONFLICT ON CONSTRAINT one_email DO NOTHING")
        elif text.endswith("without an index"):
            postgresql(f"ALTER TABLE address ADD {unique} (email)")
        else:
            raise LookupError(text)
        self.add()


@pytest.mark.proves("uniqueness-for-a-busy-table")
@pytest.mark.django_db(transaction=True, databases=["default", "postgresql"])
def test_only_this_order_makes_a_busy_table_unique():
    steps = bank.steps("uniqueness-for-a-busy-table")
    try:
        assert fails(Addresses, steps) is None
        for other in bank.swaps(steps):
            assert fails(Addresses, other) is not None, other
    finally:
        postgresql("DROP TABLE address")

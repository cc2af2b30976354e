"""Proofs for the SQL to be written, Data/django/sql.json: each solution on SQLite, where learners run
it, and on PostgreSQL, on the data that is shown and on that which is hidden."""

import re
import sqlite3

import bank
import pytest
from bank import ATTEMPTS
from django.db import DatabaseError
from exercises import data, ids, in_postgresql, in_sqlite, same
from sample import each

pytestmark = pytest.mark.django_db(databases=["default", "postgresql"])


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """The shop has no migrations and refers to auth's user table: PostgreSQL, which checks such
    references at once, can only create both in one go."""
    return False


def passes(sql, question, wanted):
    """Whether SQLite gives the rows wanted, on both sets of data."""
    try:
        return all(
            same(in_sqlite(dataset, sql), rows, question)
            for dataset, rows in zip(data(question["dataset"]), wanted))
    except sqlite3.Error:
        return False


@pytest.mark.parametrize("id", each(*ids("sql")))
def test_right_answers_give_the_rows_of_the_solution_and_wrong_ones_do_not(id):
    question, attempts = bank.questions()[id], ATTEMPTS[id]
    solution = bank.code(id, "solution")
    wanted = [in_sqlite(dataset, solution) for dataset in data(question["dataset"])]
    assert all(wanted), "there are rows to find"
    assert attempts["right"] and len(attempts["wrong"]) >= 2
    for sql in attempts["right"]:
        assert passes(sql, question, wanted), sql
    assert [what for what, sql in attempts["wrong"].items() if passes(sql, question, wanted)] == []
    for sql in (solution, *attempts["right"]):
        for dataset, rows in zip(data(question["dataset"]), wanted):
            assert same(in_postgresql(dataset, sql), rows, question), sql


@pytest.mark.parametrize("name", sorted({bank.questions()[id]["dataset"] for id in ids("sql")}))
def test_the_hidden_data_has_the_tables_of_the_shown_data_and_other_rows(name):
    shown, hidden = data(name)
    tables = [re.findall(r"create table .*?;", text, re.DOTALL) for text in (shown, hidden)]
    assert tables[0] == tables[1] != []
    shown, hidden = (
        in_sqlite("PRAGMA foreign_keys = ON;" + text, "SAVEPOINT here") for text in (shown, hidden))
    assert shown != hidden



# What the explanations say beside the solutions.


def test_the_databases_disagree_about_the_place_of_null():
    shown, _ = data("roastery")
    sql = "SELECT price FROM product ORDER BY price"
    assert in_sqlite(shown, sql)[0] == in_postgresql(shown, sql)[-1] == (None,)


@pytest.mark.parametrize("wrong, message", [
    ("INSERT INTO stock SELECT product_id, quantity FROM delivery ON CONFLICT (product_id)"
     " DO UPDATE SET quantity = stock.quantity + excluded.quantity", "a second time"),
    ("SELECT COUNT(*) / COUNT(invited_by) FROM customer WHERE invited_by IS NULL", "division by zero"),
    ("SELECT id FROM product WHERE price > AVG(price)", "not allowed in WHERE"),
])
def test_postgresql_refuses(wrong, message):
    with pytest.raises(DatabaseError, match=message):
        in_postgresql(data("roastery")[1], wrong)


def test_of_a_category_without_products_everybody_or_nobody_has_ordered_all():
    id = "customers-who-ordered-every-espresso"
    shown, _ = data("roastery")
    negated, counted = (sql.replace("Espresso", "Gear") for sql in (
        bank.read()[id]["solution"], ATTEMPTS[id]["right"][0]))
    assert len(in_sqlite(shown, negated)) == len(in_sqlite(shown, "SELECT id FROM customer"))
    assert in_sqlite(shown, counted) == []


def test_every_query_has_attempts_and_every_attempt_a_query():
    assert set(ATTEMPTS) == {id for id, q in bank.questions().items() if q["kind"] == "query"}

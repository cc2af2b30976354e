"""Runs what a learner writes on the datasets of the bank, and compares rows as prep does."""

import datetime
import decimal
import json
import sqlite3
import subprocess
import sys
import tempfile

import bank
from django.db import connections, transaction

DATASETS = bank.FOLDER / "datasets"
RUNNER = bank.FOLDER.parents[1] / "Sources" / "DjangoRunner" / "runner.py"
# What SQLite may do for one statement before it is taken for endless, in thousands of its instructions.
STEPS = 2000


def ids(language):
    """The questions that ask for a query in this language."""
    asked = bank.questions().items()
    return [id for id, question in asked if question.get("language") == language
            and question["kind"] == "query"]


def data(name):
    """The dataset that is shown and the hidden one, as SQL."""
    files = [DATASETS / f"{name}.sql", DATASETS / f"{name}.hidden.sql"]
    return [file.read_text(encoding="utf-8") for file in files]


def in_sqlite(dataset, sql):
    """The rows of a statement; of one that has none, every row of every table afterwards."""
    database = sqlite3.connect(":memory:")
    database.executescript(dataset)
    steps = iter(range(STEPS))
    database.set_progress_handler(lambda: next(steps, None) is None, 1000)
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    return rows_of(database.cursor(), sql, tables)


def in_postgresql(dataset, sql):
    """The same on PostgreSQL, in a schema that is gone afterwards."""
    with transaction.atomic("postgresql"), connections["postgresql"].cursor() as cursor:
        cursor.execute("CREATE SCHEMA exercise; SET LOCAL search_path TO exercise;" + dataset)
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'exercise' ORDER BY tablename"
        rows = rows_of(cursor, sql, tables)
        transaction.set_rollback(True, "postgresql")
    return rows


def rows_of(cursor, sql, tables):
    cursor.execute(sql)
    if cursor.description:
        return [tuple(map(plain, row)) for row in cursor.fetchall()]
    cursor.execute(tables)
    rows = []
    for (name,) in cursor.fetchall():
        cursor.execute(f"SELECT * FROM {name}")
        rows += [(name, *map(plain, row)) for row in cursor.fetchall()]
    return rows


class Fault(Exception):
    """What an answer to a Django question did instead of giving rows."""


def in_django(name, jobs):
    """What comes of each job, a dataset's SQL and Python code, when prep's own runner has it done with the
    models of a dataset: columns and rows, the tables where the first job writes, and the number of queries;
    or a Fault."""
    command = [sys.executable, "-I", "-B", "-X", "utf8", "-c", RUNNER.read_text(encoding="utf-8")]
    with tempfile.TemporaryDirectory() as folder, subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
    ) as process:
        task = {
            "models": (DATASETS / f"{name}.py").read_text(encoding="utf-8"), "app": name, "folder": folder,
            "seconds": 60, "memory": 1 << 30, "output": 1 << 20, "rows": 1000, "all": True,
            "jobs": [{"data": dataset, "code": code} for dataset, code in jobs],
        }
        # Its input is left open: the end would tell the runner to stop.
        process.stdin.write(json.dumps(task).encode() + b"\n")
        process.stdin.flush()
        lines = process.stdout.read().splitlines()
    about, *results = map(json.loads, lines)
    assert "django" in about and len(results) == len(jobs), (about, results)
    assert not any("problem" in result for result in results), results
    return [result if "rows" in result else Fault(result) for result in results]


def plain(value):
    """A value as prep compares it: numbers by value, dates as text."""
    if isinstance(value, (int, decimal.Decimal)):
        return float(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def same(rows, others, question):
    """Whether rows are equal, each as often as the other; in their order where that is asked for."""
    if question.get("ordered"):
        return rows == others
    return sorted(rows, key=repr) == sorted(others, key=repr)

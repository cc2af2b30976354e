"""Proofs for Data/django/sql.json, PostgreSQL as a server: transactions, locks, plans, indexes, backups.

Sessions are connections of their own. A statement that has to wait runs in a thread, and the server says
(pg_blocking_pids, pg_stat_activity) that it waits; nothing here depends on how fast the machine is.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import bank
import psycopg
import pytest
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import OperationalError, connections, models, transaction
from django.db.models.functions import Upper
from django.test.utils import isolate_apps
from environments import PostgreSQL, find_postgresql
from psycopg import errors
from shop.models import Author, Order, Tag


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """As in the proofs of the ORM: the shop has no migrations and refers to auth's tables."""
    return False


# --------------------------------------------------------------------- sessions


class Session:
    """A connection of its own, in autocommit mode, so that BEGIN in a text means what it says."""

    def __init__(self, address, watcher=None):
        self.connection = psycopg.connect(address, autocommit=True)
        self.watcher = watcher
        self.notices = []
        self.connection.add_notice_handler(self.note)
        self.thread = self.result = None

    def note(self, diagnostic):
        self.notices.append(f"{diagnostic.severity}: {diagnostic.message_primary}")

    @property
    def pid(self):
        return self.connection.info.backend_pid

    def run(self, text):
        """Runs statements one by one; the rows of the last one, or how many rows it changed."""
        for statement in statements(text):
            cursor = self.connection.execute(statement)
        return cursor.fetchall() if cursor.description else cursor.rowcount

    def value(self, text):
        return self.run(text)[0][0]

    def error(self, text):
        """The error of the last statement, whose transaction is rolled back."""
        with pytest.raises(psycopg.Error) as caught:
            self.run(text)
        self.run("ROLLBACK")
        return caught.value

    def start(self, text):
        """Runs statements in a thread, and returns when they have ended or wait."""

        def work():
            try:
                self.result = self.run(text)
            except psycopg.Error as error:
                self.result = error

        self.thread = threading.Thread(target=work)
        self.thread.start()
        until(lambda: self.has_ended() or self.waits())
        return self

    def waits(self):
        """Whether the server says that the statement waits for a lock or for a standby."""
        return bool(self.watcher.value(
            f"SELECT cardinality(pg_blocking_pids({self.pid})) > 0 OR EXISTS (SELECT FROM"
            f" pg_stat_activity WHERE pid = {self.pid} AND wait_event = 'SyncRep')"
        ))  # fmt: skip

    def has_ended(self):
        return not self.thread.is_alive()

    def end(self):
        """The result of what was started, an error included, once it has ended."""
        self.thread.join(60)
        assert self.has_ended(), "still waiting"
        return self.result

    def plan(self, query, options="COSTS OFF"):
        return "\n".join(row[0] for row in self.run(f"EXPLAIN ({options}) {query}"))


def statements(text):
    """The statements of a text, without comments and final semicolons."""
    parts = re.findall(r"(?:'[^']*'|[^;'])+", re.sub("--.*", "", text))
    return [part.strip() for part in parts if part.strip()]


def turns(text):
    """A text with `-- session 1` and the like above the statements: pairs of session and statement."""
    parts = re.split(r"-- session (\d)\n", text)
    return [(int(number) - 1, one) for number, part in zip(parts[1::2], parts[2::2])
            for one in statements(part)]  # fmt: skip


def until(condition):
    """Asks again until it holds, for work of the server that nothing announces; gives up some day."""
    asked = (condition() or threading.Event().wait(0.01) for _ in range(10_000))
    assert any(asked)


def until_older_transactions_ended(session):
    """Waits for transactions in other databases, too: a command that rewrites a table takes a snapshot,
    and keeps the deleted rows that the oldest of all transactions of the server may have to see."""
    now = session.value("SELECT pg_current_xact_id()::text::bigint")
    oldest = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
    until(lambda: session.value(oldest) > now)


class Sessions(list):
    """Sessions with one server, and one that watches them."""

    def __init__(self, address):
        self.address = address
        self.watcher = Session(address)

    def open(self, count=1):
        self.extend(Session(self.address, self.watcher) for _ in range(count))
        return self[-count:]

    def close(self):
        """Ends what still waits, after a failure, before the connections go."""
        for session in self:
            if session.thread and session.thread.is_alive():
                self.watcher.run(f"SELECT pg_terminate_backend({session.pid})")
                session.thread.join(60)
        for session in [*self, self.watcher]:
            session.connection.close()
        self.clear()


def in_step(sessions, scripts):
    """Runs scripts side by side, a statement of each in turn; who waits is left out until it can go on.

    Gives for each the name of the error that ended it, or "done"."""
    left = {session: statements(script) for session, script in zip(sessions, scripts)}
    ended = {}
    busy = set()
    while len(ended) < len(sessions):
        for session in sessions:
            if session in busy and session.has_ended():
                busy.discard(session)
                if isinstance(session.end(), psycopg.Error):
                    ended[session] = type(session.result).__name__
                    session.run("ROLLBACK")
            if session in ended or session in busy:
                continue
            if left[session]:
                session.start(left[session].pop(0))
                busy.add(session)
            else:
                ended[session] = "done"
        for session in busy:
            session.thread.join(0.01)
    return [ended[session] for session in sessions]


@pytest.fixture(scope="module")
def database():
    """A database of its own on the proofs' server, so that no other session plays a part."""
    settings = connections["postgresql"].settings_dict
    server = f"host={settings['HOST']} port={settings['PORT']} user=postgres"
    name = f"sql_{os.getpid()}"
    with psycopg.connect(f"{server} dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        yield f"{server} dbname={name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sessions(database):
    """Sessions with an empty database."""
    found = Sessions(database)
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    until(lambda: found.watcher.value(others) == 1)  # the server's end of a closed connection ends a little later
    found.watcher.run("DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public")
    yield found
    found.close()


@pytest.fixture
def one(sessions):
    return sessions.open()[0]


@pytest.fixture
def two(sessions):
    return sessions.open(2)


BOOK = "CREATE TABLE book (id integer PRIMARY KEY, title text, stock integer); "
BOOKS = BOOK + "INSERT INTO book VALUES (1, 'Dune', 5), (2, 'Lavinia', 5)"


def answer(question):
    return bank.code(question, "answer")


def prompt(question):
    return bank.code(question, "prompt")


def play(sessions, text):
    """Plays the turns of a text whose statements do not wait; the results."""
    return [sessions[number].run(statement) for number, statement in turns(text)]


# --------------------------------------------------------------------- isolation


@pytest.mark.proves("same-select-twice-in-a-transaction", "isolation-levels-on-postgresql")
def test_each_statement_has_a_snapshot_of_its_own_by_default(two):
    question = "same-select-twice-in-a-transaction"
    two[0].run(BOOKS)
    assert two[0].value("SHOW transaction_isolation") == "read committed"
    assert play(two, prompt(question))[1:] == [[(5,)], 1, [(4,)]]
    two[0].run("COMMIT; UPDATE book SET stock = 5")
    repeatable = prompt(question).replace("BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ")
    assert play(two, repeatable)[-1] == [(5,)]
    two[0].run("COMMIT; UPDATE book SET stock = 5")
    # What is not committed is not seen, not even on the lowest level.
    two[1].run("BEGIN; UPDATE book SET stock = 3 WHERE id = 1")
    two[0].run("BEGIN ISOLATION LEVEL READ UNCOMMITTED")
    assert two[0].value("SELECT stock FROM book WHERE id = 1") == 5
    bank.keyed(question, "4, as each statement sees what was committed")


@pytest.mark.proves("update-after-a-concurrent-commit", "isolation-levels-on-postgresql")
def test_repeatable_read_refuses_to_change_a_row_that_has_changed(two):
    question = "update-after-a-concurrent-commit"
    two[0].run(BOOKS)
    with pytest.raises(errors.SerializationFailure, match="concurrent update") as caught:
        play(two, prompt(question))
    assert caught.value.sqlstate == "40001"
    two[0].run("ROLLBACK")
    assert two[0].value("SELECT stock FROM book WHERE id = 1") == 4
    two[0].run("UPDATE book SET stock = 5")
    play(two, prompt(question).replace(" ISOLATION LEVEL REPEATABLE READ", ""))
    assert two[0].value("SELECT stock FROM book WHERE id = 1") == 3
    bank.keyed(question, "It fails, as the row has changed")


@pytest.mark.proves("isolation-levels-on-postgresql")
def test_new_rows_appear_on_read_committed_and_not_on_repeatable_read(two):
    two[0].run(BOOKS)
    for level, seen in (("READ COMMITTED", 3), ("REPEATABLE READ", 2)):
        two[0].run(f"BEGIN ISOLATION LEVEL {level}")
        assert two[0].value("SELECT count(*) FROM book") == 2
        two[1].run("INSERT INTO book VALUES (3, 'Emma', 1)")
        assert two[0].value("SELECT count(*) FROM book") == seen
        two[0].run("COMMIT; DELETE FROM book WHERE id = 3")


@pytest.mark.proves("isolation-levels-on-postgresql")
def test_a_savepoint_is_no_place_for_the_retry(two):
    two[0].run(BOOKS)
    two[0].run("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT stock FROM book WHERE id = 1")
    two[1].run("UPDATE book SET stock = 4 WHERE id = 1")
    two[0].run("SAVEPOINT before")
    for _ in range(2):
        with pytest.raises(errors.SerializationFailure):
            two[0].run("UPDATE book SET stock = 3 WHERE id = 1")
        two[0].run("ROLLBACK TO before")


def leave(sessions, option):
    """Two owners leave at the same moment, in the way of an option; how many owners are left."""
    sessions[0].run(
        "DROP TABLE IF EXISTS member; CREATE TABLE member (id int, team_id int, is_owner bool);"
        " INSERT INTO member VALUES (12, 7, true), (13, 7, true), (14, 7, false)"
    )
    count, update = statements(prompt("last-two-owners-leave-at-once"))
    level = re.search(r"at (REPEATABLE READ|SERIALIZABLE)", option)
    look, number = {12: count, 13: count}, lambda rows: rows[0][0]
    change = {id: update.replace("12", str(id)) for id in look}
    if option.startswith("Lock the leaver's row"):
        look = {id: f"SELECT id FROM member WHERE id = {id} FOR UPDATE; {count}" for id in look}
    elif option.startswith("Move the count into the UPDATE"):
        change = {id: f"{text} AND ({count}) > 1" for id, text in change.items()}
    elif option.startswith("Read the owners"):
        look = dict.fromkeys(look, count.replace("count(*)", "id") + " FOR UPDATE")
        number = len
    else:
        assert level or not option, option

    for session, id in zip(sessions, look):
        begin = "BEGIN ISOLATION LEVEL " + (level[1] if level else "READ COMMITTED")
        session.start(f"{begin}; {look[id]}")
    for session, id in zip(sessions, look):
        if not session.has_ended():
            sessions[0].run("COMMIT")
        if number(session.end()) > 1:
            session.start(change[id]).end()
    for session in sessions:
        with contextlib.suppress(errors.SerializationFailure):
            session.run("COMMIT")
    return sessions[0].value("SELECT count(*) FROM member WHERE is_owner")


@pytest.mark.proves("last-two-owners-leave-at-once", "isolation-levels-on-postgresql")
def test_what_keeps_the_last_owner(two):
    assert leave(two, "") == 0
    for option in bank.options("last-two-owners-leave-at-once"):
        assert (leave(two, option["text"]) == 1) == option["correct"], option


@pytest.mark.proves("isolation-levels-on-postgresql")
@pytest.mark.django_db(databases=["default", "postgresql"], transaction=True)
def test_the_retry_of_the_answer_runs_the_whole_transaction_again(monkeypatch):
    monkeypatch.setattr(transaction, "atomic", partial(transaction.atomic, using="postgresql"))
    names = bank.run("isolation-levels-on-postgresql", "answer")
    settings = connections["postgresql"].settings_dict
    address = f"host={settings['HOST']} port={settings['PORT']} user=postgres dbname={settings['NAME']}"
    elsewhere = psycopg.connect(address, autocommit=True)
    elsewhere.execute("INSERT INTO shop_tag (id, name) VALUES (1, 'start')")
    seen = []

    def rename(collisions):
        with connections["postgresql"].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        tag = Tag.objects.using("postgresql").get(pk=1)
        seen.append(tag.name)
        if len(seen) <= collisions:
            elsewhere.execute(f"UPDATE shop_tag SET name = 'other-{len(seen)}' WHERE id = 1")
        tag.name += "!"
        tag.save()
        return tag.name

    assert names["run_with_retries"](lambda: rename(1)) == "other-1!"
    assert seen == ["start", "other-1"]
    seen.clear()
    with pytest.raises(OperationalError, match="could not serialize"):
        names["run_with_retries"](lambda: rename(9))
    assert len(seen) == 3
    elsewhere.close()


# --------------------------------------------------------------------- row locks, deadlocks

SOON = "SET deadlock_timeout = '50ms'; "
ORDER = (
    "CREATE TABLE orders (id int PRIMARY KEY, total int); INSERT INTO orders VALUES (1, 0);"
    " CREATE TABLE line (order_id int REFERENCES orders, amount int)"
)


@pytest.mark.proves("updates-in-crossed-order", "deadlock-in-the-log")
def test_one_of_two_that_wait_for_each_other_fails(two):
    question = "updates-in-crossed-order"
    two[0].run(BOOKS)
    assert two[0].value("SHOW deadlock_timeout") == "1s"
    two[0].run("SET deadlock_timeout = '60s'")  # so that the second looks first
    two[1].run(SOON)
    *before, (first, waiting), (second, closing) = turns(prompt(question))
    for number, statement in before:
        two[number].run(statement)
    assert not two[first].start(waiting).has_ended()
    error = two[second].start(closing).end()
    assert isinstance(error, errors.DeadlockDetected) and error.sqlstate == "40P01"
    assert two[first].end() == 1
    # The message names both processes and what each waits for.
    for one, other in (two, two[::-1]):
        assert f"Process {one.pid} waits for" in error.diag.message_detail
        assert f"blocked by process {other.pid}" in error.diag.message_detail
    two[1].run("ROLLBACK")
    two[0].run("COMMIT")
    assert two[0].run("SELECT id, stock FROM book ORDER BY id") == [(1, 4), (2, 6)]
    bank.keyed(question, "One transaction fails with an error")


@pytest.mark.proves("deadlock-in-the-log")
def test_locks_in_one_order_let_both_transfers_succeed(two):
    two[0].run("CREATE TABLE account (id int PRIMARY KEY, balance int)")
    two[0].run("INSERT INTO account VALUES (3, 100), (7, 100)")
    there = answer("deadlock-in-the-log")
    back = there.replace("(7, 3)", "(3, 7)").replace("id = 7", "id = 0").replace("id = 3", "id = 7")
    scripts = there, back.replace("id = 0", "id = 3")
    assert in_step(two, [SOON + script for script in scripts]) == ["done", "done"]
    assert two[0].run("SELECT balance FROM account") == [(100,), (100,)]
    without = [re.sub(r"SELECT.*\n", "", script) for script in scripts]
    assert sorted(in_step(two, [SOON + script for script in without])) == ["DeadlockDetected", "done"]
    crossed = [f"BEGIN; SELECT pg_advisory_xact_lock({a}); SELECT pg_advisory_xact_lock({b}); COMMIT"
               for a, b in ((1, 2), (2, 1))]  # fmt: skip
    assert sorted(in_step(two, [SOON + script for script in crossed])) == ["DeadlockDetected", "done"]


@pytest.mark.proves("line-inserted-then-order-locked", "deadlock-in-the-log")
def test_the_foreign_key_takes_part_in_the_deadlock(two):
    question = "line-inserted-then-order-locked"
    two[0].run(ORDER)
    code = prompt(question)
    begin, insert, select, *rest = statements(code)

    def both(*parts, timeout=SOON):
        return sorted(in_step(two, [timeout + "; ".join(parts)] * 2))

    assert both(code) == ["DeadlockDetected", "done"]
    changed = {
        "Add `NOWAIT`": lambda: both(code.replace("FOR UPDATE", "FOR UPDATE NOWAIT")),
        "Run the locking SELECT": lambda: both(begin, select, insert, *rest),
        "Replace `FOR UPDATE`": lambda: both(code.replace("FOR UPDATE", "FOR SHARE")),
        "Raise `deadlock_timeout`": lambda: both(code, timeout="SET deadlock_timeout = '500ms'; "),
    }
    for option in bank.options(question):
        (change,) = (act for start, act in changed.items() if option["text"].startswith(start))
        assert (change() == ["done", "done"]) == option["correct"], option
    assert both(code.replace("FOR UPDATE", "FOR NO KEY UPDATE")) == ["done", "done"]
    modes = "SELECT FROM orders WHERE id = 1 FOR NO KEY UPDATE NOWAIT", "UPDATE orders SET total = 1"
    for held in modes:
        two[0].run(f"BEGIN; {held}")
        assert two[1].run(insert) == 1
        two[0].run("ROLLBACK")


@pytest.mark.proves("nightly-job-behind-a-pooler")
def test_which_advisory_lock_neither_waits_nor_outlives_the_transaction(two):
    locks = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = {}"
    for option in bank.options("nightly-job-behind-a-pooler"):
        call = bank.inline(option["text"])
        two[0].run(f"BEGIN; {call}")
        has_waited = not two[1].start(f"BEGIN; {call}").has_ended()
        assert has_waited or two[1].end() == [(False,)]
        two[0].run("COMMIT")
        outlives = two[0].watcher.value(locks.format(two[0].pid)) > 0
        assert (not has_waited and not outlives) == option["correct"], option
        two[0].run("SELECT pg_advisory_unlock_all()")
        two[1].end()
        two[1].run("ROLLBACK; SELECT pg_advisory_unlock_all()")


# --------------------------------------------------------------------- table locks


@pytest.mark.proves("select-during-a-waiting-alter", "quick-migration-that-stops-the-site")
def test_readers_queue_behind_a_waiting_alter_table(sessions):
    question = "select-during-a-waiting-alter"
    report, migration, reader = sessions.open(3)
    report.run(BOOKS)
    (_, begin), (_, count), (_, alter), (_, select) = turns(prompt(question))
    report.run(f"{begin}; {count}")
    assert reader.run(select) == [("Dune",)]  # nobody is in the way yet
    assert not migration.start(alter).has_ended()
    assert not reader.start(select).has_ended()
    blockers = "SELECT pg_blocking_pids({})"
    assert sessions.watcher.value(blockers.format(reader.pid)) == [migration.pid]
    assert sessions.watcher.value(blockers.format(migration.pid)) == [report.pid]
    held = "SELECT mode FROM pg_locks WHERE relation = 'book'::regclass AND granted"
    assert sessions.watcher.run(held) == [("AccessShareLock",)]
    report.run("COMMIT")
    assert reader.end() == [("Dune",)] and not isinstance(migration.end(), Exception)
    bank.keyed(question, "It waits, as its own lock comes after")


@pytest.mark.proves("quick-migration-that-stops-the-site")
def test_with_a_lock_timeout_the_queue_moves_on(sessions):
    report, migration, reader = sessions.open(3)
    report.run("CREATE TABLE customer (id int); BEGIN; SELECT FROM customer")
    code = answer("quick-migration-that-stops-the-site").replace("2s", "300ms")
    migration.start(code)
    reader.start("SELECT count(*) FROM customer")
    assert isinstance(migration.end(), errors.LockNotAvailable)
    assert reader.end() == [(0,)]
    report.run("COMMIT")
    migration.run(code)
    assert reader.run("SELECT nickname FROM customer") == []


@pytest.mark.proves("quick-migration-that-stops-the-site")
def test_which_lock_a_change_of_the_schema_takes(one):
    one.run("CREATE TABLE other (id int PRIMARY KEY); CREATE TABLE customer (id int, city text)")

    def lock(statement):
        one.run(f"BEGIN; {statement}")
        modes = {mode for (mode,) in one.run(
            "SELECT mode FROM pg_locks WHERE relation = 'customer'::regclass AND pid = pg_backend_pid()")}
        one.run("COMMIT")
        return modes

    alter = "ALTER TABLE customer "
    assert "AccessExclusiveLock" in lock(alter + "ADD COLUMN nickname text")
    assert "AccessExclusiveLock" in lock(alter + "ADD CONSTRAINT c CHECK (city > '') NOT VALID")
    foreign_key = alter + "ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES other NOT VALID"
    assert lock(foreign_key) - {"AccessShareLock"} == {"ShareRowExclusiveLock"}
    assert lock(alter + "VALIDATE CONSTRAINT c") - {"AccessShareLock"} == {"ShareUpdateExclusiveLock"}
    assert lock("CREATE INDEX ON customer (city)") == {"ShareLock"}
    assert one.error("BEGIN; CREATE INDEX CONCURRENTLY ON customer (city)").sqlstate == "25001"


@pytest.mark.proves("migration-that-gives-up-waiting", "quick-migration-that-stops-the-site")
def test_which_setting_limits_the_wait_and_not_the_work(sessions):
    question = "migration-that-gives-up-waiting"
    holder = sessions.open()[0]
    holder.run(BOOKS)
    for option in bank.options(question):
        setting = bank.inline(option["text"]).replace("2s", "50ms")
        holder.run("BEGIN; LOCK TABLE book IN ACCESS EXCLUSIVE MODE")
        waiter = sessions.open()[0]
        waiter.run("SET log_lock_waits = on; SET client_min_messages = log; SET deadlock_timeout = '300ms'")
        waiter.run(setting)
        waiter.start("SELECT count(*) FROM book")
        # After deadlock_timeout the server says that the statement still waits, unless it has given up.
        until(lambda: waiter.has_ended() or any("still waiting" in text for text in waiter.notices))
        gives_up = waiter.has_ended()
        holder.run("COMMIT")
        assert isinstance(waiter.end(), psycopg.Error) == gives_up
        waiter.start("SELECT pg_sleep(0.2)")
        may_work = not isinstance(waiter.end(), errors.QueryCanceled)
        assert (gives_up and may_work) == option["correct"], option


@pytest.mark.proves("migration-that-gives-up-waiting")
def test_the_limit_for_idle_transactions_ends_the_session_in_the_way(two):
    setting = next(bank.inline(option["text"]) for option in bank.options("migration-that-gives-up-waiting")
                   if "idle_in" in option["text"])  # fmt: skip
    two[0].run(BOOKS)
    two[0].run("BEGIN; LOCK TABLE book; " + setting.replace("2s", "50ms"))
    assert two[1].start("SELECT count(*) FROM book").end() == [(2,)]
    with pytest.raises(errors.IdleInTransactionSessionTimeout):
        two[0].run("COMMIT")
    bank.keyed("migration-that-gives-up-waiting", "`SET lock_timeout")


# --------------------------------------------------------------------- changes of the schema


@pytest.mark.proves("alter-table-with-millions-of-rows", "quick-migration-that-stops-the-site")
def test_which_changes_write_the_table_anew(one):
    def is_rewritten(statement):
        one.run("DROP TABLE IF EXISTS account; CREATE TABLE account (id integer PRIMARY KEY, name varchar(80))")
        one.run("INSERT INTO account SELECT n, n::text FROM generate_series(1, 100) AS n")
        places = "SELECT pg_relation_filenode('account'), pg_relation_filenode('account_pkey')"
        before = one.run(places)
        one.run(statement)
        return one.run(places) != before

    for option in bank.options("alter-table-with-millions-of-rows"):
        assert is_rewritten(bank.inline(option["text"])) == option["correct"], option
    assert not is_rewritten("ALTER TABLE account ADD COLUMN created timestamptz DEFAULT now()")
    assert not is_rewritten("ALTER TABLE account ALTER COLUMN name TYPE varchar(100)")
    assert is_rewritten("ALTER TABLE account ALTER COLUMN name TYPE varchar(20)")


@pytest.mark.proves("not-null-on-a-large-table", "quick-migration-that-stops-the-site")
def test_which_series_never_scans_under_the_exclusive_lock(one):
    modes = ("SELECT mode FROM pg_locks WHERE relation = 'customer'::regclass"
             " AND pid = pg_backend_pid() AND mode = 'AccessExclusiveLock'")  # fmt: skip

    def scans_under_lock(series):
        one.run("DROP TABLE IF EXISTS customer; CREATE TABLE customer (id int, city text)")
        one.run("INSERT INTO customer SELECT n, 'Ghent' FROM generate_series(1, 100) AS n")
        one.run("SET client_min_messages = debug1")
        found = False
        for statement in statements(series):
            one.notices.clear()
            if "CONCURRENTLY" in statement:
                one.run(statement)
                continue
            one.run(f"BEGIN; {statement}")
            has_scanned = any("verifying table" in text for text in one.notices)
            # VALIDATE of a check reads the table by itself and says so in no message.
            found |= bool(has_scanned and one.run(modes))
            one.run("COMMIT")
        one.run("RESET client_min_messages")
        return found

    for number, option in enumerate(bank.options("not-null-on-a-large-table")):
        series = bank.code("not-null-on-a-large-table", f"options[{number}].text")
        assert scans_under_lock(series) != option["correct"], option
    nullable = one.run("SELECT attnotnull FROM pg_attribute WHERE attname = 'city'")
    assert nullable == [(True,)]


@pytest.mark.proves("index-build-that-was-cancelled", "quick-migration-that-stops-the-site")
def test_what_a_cancelled_concurrent_build_leaves(two):
    question = "index-build-that-was-cancelled"
    reader, builder = two
    builder.run(BOOKS + "; CREATE TABLE other (id int)")
    reader.run("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM other")
    assert not builder.start(prompt(question)).has_ended()
    builder.connection.cancel()
    assert isinstance(builder.end(), errors.QueryCanceled)
    reader.run("COMMIT")
    state = "SELECT indisvalid, indisready FROM pg_index WHERE indexrelid = 'book_title'::regclass"
    assert builder.run(state) == [(False, True)]
    builder.run("CREATE EXTENSION pageinspect; SET enable_seqscan = off")

    def entries():
        return builder.value("SELECT count(*) FROM bt_page_items('book_title', 1)")

    def uses_index():
        return "book_title" in builder.plan("SELECT FROM book WHERE title = 'Emma'")

    before = entries()
    builder.run("INSERT INTO book VALUES (3, 'Emma', 1)")
    (again,) = statements(prompt(question))
    builder.run(again.replace("CONCURRENTLY", "CONCURRENTLY IF NOT EXISTS"))
    truths = {
        "Queries use": uses_index(),
        "New rows": entries() == before + 1,
        "The index is gone": builder.value("SELECT to_regclass('book_title') IS NULL"),
        "The same statement fails": isinstance(builder.error(again), errors.DuplicateTable),
        "The same statement with": builder.run(state) == [(True, True)],
    }
    for option in bank.options(question):
        (truth,) = (true for start, true in truths.items() if option["text"].startswith(start))
        assert truth == option["correct"], option
    builder.run("REINDEX INDEX CONCURRENTLY book_title")
    assert builder.run(state) == [(True, True)] and uses_index()


# --------------------------------------------------------------------- row versions and VACUUM

QUIET = " WITH (autovacuum_enabled = false)"


@pytest.mark.proves("disk-space-after-a-large-delete", "update-under-mvcc-and-vacuum")
def test_what_makes_the_file_smaller(one):
    for option in bank.options("disk-space-after-a-large-delete"):
        one.run(f"DROP TABLE IF EXISTS log; CREATE TABLE log (id int PRIMARY KEY, text text){QUIET}")
        one.run("INSERT INTO log SELECT n, 'a line' FROM generate_series(1, 20000) AS n")
        one.run("DELETE FROM log WHERE id % 2 = 0")
        before = one.value("SELECT pg_relation_size('log')")
        until_older_transactions_ended(one)
        one.run(bank.inline(option["text"]))
        after = one.value("SELECT pg_relation_size('log')")
        assert (after < before) == option["correct"], option
        if option["text"] == "`VACUUM log`":
            one.run("INSERT INTO log SELECT n, 'a line' FROM generate_series(30001, 39000) AS n")
            assert one.value("SELECT pg_relation_size('log')") == before


JOB = (
    f"CREATE TABLE job (id int PRIMARY KEY, state text){QUIET};"
    " INSERT INTO job SELECT n, 'new' FROM generate_series(1, 10000) AS n;"
    " CREATE TABLE account (id int); INSERT INTO account VALUES (1)"
)


@pytest.mark.proves("dead-rows-that-vacuum-keeps", "update-under-mvcc-and-vacuum")
@pytest.mark.parametrize("begin, keeps", [
    ("BEGIN; UPDATE account SET id = 2", True),
    ("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM account", True),
    ("BEGIN; SELECT FROM job", False),
])  # fmt: skip
def test_an_open_transaction_keeps_dead_rows(two, begin, keeps):
    question = "dead-rows-that-vacuum-keeps"
    two[1].run(JOB)
    two[0].run(begin)
    two[1].run("UPDATE job SET state = 'done'")
    two[1].run("VACUUM (VERBOSE) job")
    assert (prompt(question).strip() in "\n".join(two[1].notices)) == keeps
    two[0].run("COMMIT")
    two[1].notices.clear()
    two[1].run("VACUUM (VERBOSE) job")
    said = "\n".join(two[1].notices)
    assert "10000 remain, 0 are dead but not yet removable" in said
    assert ("tuples: 10000 removed" in said) == keeps
    bank.keyed(question, "A transaction elsewhere in the database")


@pytest.mark.proves("dead-rows-that-vacuum-keeps", "update-under-mvcc-and-vacuum")
def test_the_query_of_the_answer_finds_the_session(two):
    two[0].run(JOB)
    two[0].run("BEGIN; UPDATE account SET id = 2")
    code = answer("update-under-mvcc-and-vacuum")
    assert two[1].run(code) == []
    found = two[1].run(code.replace("10 minutes", "0 minutes"))
    assert (two[0].pid, "idle in transaction") in [row[:2] for row in found]
    bank.keyed("dead-rows-that-vacuum-keeps", "A transaction elsewhere in the database")


@pytest.mark.proves("update-under-mvcc-and-vacuum")
def test_an_update_writes_a_new_version_that_older_snapshots_do_not_see(two):
    two[0].run(BOOKS)
    place = "SELECT ctid, xmin, stock FROM book WHERE id = 1"
    two[0].run("BEGIN ISOLATION LEVEL REPEATABLE READ")
    old = two[0].run(place)[0]
    two[1].run("UPDATE book SET stock = 4 WHERE id = 1")  # does not wait for the reader
    new = two[1].run(place)[0]
    assert new[0] != old[0] and new[1] != old[1] and new[2] == 4
    assert two[0].run(place)[0] == old


@pytest.mark.proves("autovacuum-on-an-unchanged-table", "update-under-mvcc-and-vacuum")
def test_freezing_makes_the_transaction_ids_young_again(one):
    question = "autovacuum-on-an-unchanged-table"
    one.run(f"CREATE TABLE archive (id int PRIMARY KEY){QUIET}; INSERT INTO archive VALUES (1)")
    one.run("VACUUM archive")
    age = "SELECT age(relfrozenxid) FROM pg_class WHERE relname = 'archive'"
    places = "SELECT pg_relation_filenode('archive'), pg_relation_filenode('archive_pkey')"
    before, files = one.value(age), one.run(places)
    for _ in range(50):
        one.run("SELECT pg_current_xact_id()")
    assert one.value(age) >= before + 50
    one.run("VACUUM (FREEZE) archive")
    assert one.value(age) < 50
    assert one.run(places) == files and one.run("SELECT id FROM archive") == [(1,)]
    one.run("SELECT pg_stat_force_next_flush()")
    assert one.run("SELECT n_dead_tup, last_analyze, last_autoanalyze FROM pg_stat_user_tables"
                   " WHERE relname = 'archive'") == [(0, None, None)]  # fmt: skip
    assert one.value("SHOW autovacuum_freeze_max_age") == "200000000"
    bank.keyed(question, "It freezes old rows")


# --------------------------------------------------------------------- plans


def customers(session):
    """What the plans of the bank were made of: 3,000 customers, 30 of them in Ghent, and 20,000 orders."""
    session.run(
        f"CREATE TABLE customer (id int PRIMARY KEY, city text, postcode text){QUIET};"
        " INSERT INTO customer SELECT n, CASE n % 100 WHEN 0 THEN 'Ghent' ELSE 'city' || n % 100 END,"
        " CASE n % 100 WHEN 0 THEN '9000' ELSE 'code' || n % 100 END FROM generate_series(1, 3000) AS n;"
        f" CREATE TABLE orders (id int PRIMARY KEY, customer_id int, total int){QUIET};"
        " INSERT INTO orders SELECT n, n % 3000, n FROM generate_series(1, 20000) AS n;"
        " ANALYZE customer; ANALYZE orders"
    )


@pytest.mark.proves("rows-removed-by-a-filter")
def test_the_filter_is_applied_to_every_row(one):
    question = "rows-removed-by-a-filter"
    one.run(
        f"CREATE TABLE orders (id int PRIMARY KEY, status text){QUIET};"
        " INSERT INTO orders SELECT n, CASE n % 10000 WHEN 0 THEN 'open' ELSE 'done' END"
        " FROM generate_series(1, 100000) AS n; ANALYZE orders"
    )
    query = "SELECT * FROM orders WHERE status = 'open'"
    measured = "ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF"
    assert one.plan(query, measured) == prompt(question).strip()
    one.run("CREATE INDEX ON orders (id) WHERE status = 'open'")
    assert one.plan(query, measured).startswith("Index Scan")
    one.run("UPDATE orders SET status = 'open' WHERE id % 2 = 0; VACUUM ANALYZE orders")
    assert one.plan(query).startswith("Seq Scan")
    bank.keyed(question, "It read 100,000 rows and kept 10")


@pytest.mark.proves("plan-of-a-slow-customer-list")
def test_the_plan_of_the_slow_list_and_its_cure(one):
    question = "plan-of-a-slow-customer-list"
    customers(one)
    query = (
        "SELECT c.id, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customer c"
        " WHERE city = 'Ghent' AND postcode = '9000'"
    )

    def plan():
        text = one.plan(query, "ANALYZE, TIMING OFF, SUMMARY OFF")
        return re.sub(r"cost=\S+ | width=\d+", "", text).replace("  (", " (")

    assert plan() == prompt(question).strip()
    one.run(answer(question))
    first, *rest = plan().splitlines()
    assert first == "Seq Scan on customer c (rows=30) (actual rows=30 loops=1)"
    assert "orders_customer_id_idx" in "".join(rest) and "Rows Removed by Filter: 19994" not in rest
    one.run("BEGIN; EXPLAIN ANALYZE DELETE FROM orders")
    assert one.value("SELECT count(*) FROM orders") == 0
    one.run("ROLLBACK; EXPLAIN DELETE FROM orders")
    assert one.value("SELECT count(*) FROM orders") == 20000
    assert "Buffers: shared" in one.plan(query, "ANALYZE, BUFFERS")


@pytest.mark.proves("estimate-of-one-row", "plan-of-a-slow-customer-list")
def test_what_corrects_the_estimate_for_two_columns(one):
    question = "estimate-of-one-row"

    def planned():  # of 30,000 rows, as many as ANALYZE reads with the default target
        (plan,) = one.value(f"EXPLAIN (FORMAT JSON) {prompt(question)}")
        return plan["Plan"]["Plan Rows"]

    for option in bank.options(question):
        one.run(
            f"DROP TABLE IF EXISTS address; CREATE TABLE address (id int, city text, postcode text){QUIET};"
            " INSERT INTO address SELECT n, CASE n % 1000 / 10 WHEN 7 THEN 'Ghent' ELSE 'c' || n % 1000 / 10 END,"
            " CASE n % 1000 WHEN 73 THEN '9000' ELSE 'p' || n % 1000 END FROM generate_series(1, 30000) AS n;"
            " ANALYZE address"
        )
        assert planned() == 1 and len(one.run(prompt(question))) == 30
        one.run(bank.inline(option["text"]))
        one.run("ANALYZE address")
        assert (planned() == 30) == option["correct"], (option, planned())


@pytest.mark.proves("join-of-two-whole-tables", "plan-of-a-slow-customer-list")
def test_the_join_depends_on_the_number_of_rows(one):
    question = "join-of-two-whole-tables"
    one.run(
        f"CREATE TABLE customer (id int PRIMARY KEY, name text){QUIET};"
        " INSERT INTO customer SELECT n, 'name' || n FROM generate_series(1, 5000) AS n;"
        f" CREATE TABLE orders (id int PRIMARY KEY, customer_id int, total int){QUIET};"
        " INSERT INTO orders SELECT n, 1 + n * 37 % 5000, n FROM generate_series(1, 100000) AS n;"
        " CREATE INDEX ON orders (customer_id); VACUUM ANALYZE customer; VACUUM ANALYZE orders"
    )
    (query,) = statements(prompt(question))
    lines = [re.sub(r"^[ >-]*", "", line) for line in one.plan(query).splitlines()]
    assert lines == ["Hash Join", "Hash Cond: (o.customer_id = c.id)", "Seq Scan on orders o",
                     "Hash", "Seq Scan on customer c"]  # fmt: skip
    assert one.plan(f"{query} WHERE o.id = 7").startswith("Nested Loop")
    assert one.plan(f"{query} ORDER BY c.id").startswith("Merge Join")
    bank.keyed(question, "Hash Join: one pass over each table")


# --------------------------------------------------------------------- indexes


@pytest.mark.proves("full-scan-despite-an-index")
def test_a_function_needs_an_index_of_its_own(one):
    one.run(
        f"CREATE TABLE customer (id bigint PRIMARY KEY, email text, city text, paid bool){QUIET};"
        " INSERT INTO customer SELECT n, 'c' || n || '@example.com', 'city' || n % 100, n % 2 = 0"
        " FROM generate_series(1, 20000) AS n; ANALYZE customer"
    )
    first, explain, second, again = statements(answer("full-scan-despite-an-index"))
    one.run(first)
    assert "Seq Scan" in one.run(explain)[0][0]
    one.run(second)
    assert "customer_lower_idx" in str(one.run(again))

    def scans(condition):
        return "Seq Scan" in one.plan(f"SELECT * FROM customer WHERE {condition}")

    assert scans("id = 7.0") and not scans("id = 7")
    assert scans("id > 10") and not scans("id < 10")  # most of the rows, and few
    one.run("CREATE INDEX ON customer (city, email)")
    assert scans("email > 'c99'") is False  # the plain index on email
    one.run("DROP INDEX customer_email_idx")
    assert scans("email = 'c7@example.com'") and not scans("city = 'city7' AND email = 'c7@example.com'")
    one.run("CREATE INDEX ON customer (id) WHERE paid AND id < 100")
    one.run("CREATE TABLE small (id int PRIMARY KEY); INSERT INTO small VALUES (1), (2); ANALYZE small")
    assert "Seq Scan" in one.plan("SELECT * FROM small WHERE id = 1")
    one.run("SET enable_seqscan = off")
    assert "Index" in one.plan("SELECT * FROM small WHERE id = 1")


@pytest.mark.proves("orders-of-one-day")
def test_which_condition_on_a_day_can_use_the_index(one):
    one.run("SET TIME ZONE 'UTC'")
    one.run(
        f"CREATE TABLE orders (id int, created timestamptz){QUIET};"
        " INSERT INTO orders SELECT n, timestamptz '2026-01-01' + n * interval '1 minute'"
        " FROM generate_series(1, 100000) AS n;"
        " CREATE INDEX orders_created ON orders (created); ANALYZE orders"
    )
    for option in bank.options("orders-of-one-day"):
        query = f"SELECT * FROM orders WHERE {bank.inline(option['text'])}"
        assert len(one.run(query)) == 1440
        assert ("orders_created" in one.plan(query)) == option["correct"], option
    error = one.error("CREATE INDEX ON orders ((created::date))")
    assert "must be marked IMMUTABLE" in str(error)


@pytest.mark.proves("orders-of-one-day", "search-in-the-middle-of-a-name", "conditions-for-a-gin-index-on-jsonb")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_what_django_compiles_these_lookups_to():
    def sql(queryset):
        return queryset.query.get_compiler("postgresql").as_sql()[0]

    start = datetime(2026, 3, 1, tzinfo=UTC)
    end = start + timedelta(days=1)
    assert "::date" in sql(Order.objects.filter(created__date=start))
    assert "::date" not in sql(Order.objects.filter(created__gte=start, created__lt=end))
    assert "UPPER(" in sql(Author.objects.filter(name__icontains="berg"))
    with isolate_apps("shop"):

        class Product(models.Model):
            data = models.JSONField()

            class Meta:
                app_label = "shop"

        rows = Product.objects
        assert ' @> ' in sql(rows.filter(data__contains={"color": "red"}))
        assert ' ? ' in sql(rows.filter(data__has_key="color"))
        assert '"data" -> %s) = %s' in sql(rows.filter(data__color="red"))
    bank.keyed("orders-of-one-day", "`created >= ")
    bank.keyed("search-in-the-middle-of-a-name", "`CREATE INDEX ON customer USING gin (name gin_trgm_ops)")
    bank.keyed("conditions-for-a-gin-index-on-jsonb", "`data @> ", "`data ? ")


@pytest.mark.proves("titles-that-begin-with-a-word", "full-scan-despite-an-index")
def test_which_index_serves_a_prefix(one):
    question = "titles-that-begin-with-a-word"
    one.run(
        f'CREATE TABLE book (id int PRIMARY KEY, title text COLLATE "en-x-icu"){QUIET};'
        " INSERT INTO book SELECT n, md5(n::text) FROM generate_series(1, 20000) AS n;"
        " UPDATE book SET title = 'Dune Messiah' WHERE id = 7; CREATE INDEX ON book (title); ANALYZE book"
    )
    query = prompt(question)
    assert "Seq Scan" in one.plan(query)
    for option in bank.options(question):
        one.run(f"BEGIN; {bank.inline(option['text'])}")
        assert ("Seq Scan" not in one.plan(query)) == option["correct"], option
        lower = "SELECT * FROM book WHERE lower(title) LIKE 'dune%'"
        assert "Seq Scan" in one.plan(lower)
        one.run("ROLLBACK")
    one.run('CREATE INDEX ON book (title COLLATE "C")')
    assert "Seq Scan" not in one.plan(query)


@pytest.mark.proves("titles-that-begin-with-a-word")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_django_adds_the_index_for_prefixes():
    with connections["postgresql"].cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'shop_tag'")
        assert any("varchar_pattern_ops" in row[0] for row in cursor.fetchall())
    bank.keyed("titles-that-begin-with-a-word", "`CREATE INDEX ON book (title text_pattern_ops)")


@pytest.mark.proves("heap-fetches-of-a-covering-index", "update-under-mvcc-and-vacuum")
def test_heap_fetches_end_with_vacuum(one):
    question = "heap-fetches-of-a-covering-index"
    one.run(
        "CREATE TABLE payment (id int PRIMARY KEY, account int, amount int, note text)"
        " WITH (autovacuum_enabled = false, fillfactor = 50);"
        " INSERT INTO payment SELECT n, n % 10, n, '' FROM generate_series(1, 20000) AS n;"
        " CREATE INDEX payment_account ON payment (account) INCLUDE (amount); VACUUM ANALYZE payment"
    )
    query = "SELECT amount FROM payment WHERE account = 7"

    def plan():
        return one.plan(query, "ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF")

    clean = prompt(question).strip().replace("Heap Fetches: 2000", "Heap Fetches: 0")
    assert plan() == clean
    one.run("UPDATE payment SET note = 'x'")
    assert plan() == prompt(question).strip()
    one.run("ANALYZE payment; SET enable_bitmapscan = off; SET enable_seqscan = off")
    assert plan() == prompt(question).strip()
    one.run("CREATE INDEX payment_amount ON payment (amount, account)")
    assert "Heap Fetches: 0" not in plan()
    one.run("DROP INDEX payment_amount; VACUUM payment")
    assert plan() == clean
    bank.keyed(question, "The pages are not marked as visible to all")


@pytest.mark.proves("heartbeat-on-an-indexed-column", "update-under-mvcc-and-vacuum")
def test_an_update_of_no_indexed_column_touches_no_index(one):
    question = "heartbeat-on-an-indexed-column"
    one.run(
        "CREATE EXTENSION pageinspect;"
        " CREATE TABLE session (id int PRIMARY KEY, user_id int, ip text, last_seen timestamptz)"
        " WITH (autovacuum_enabled = false, fillfactor = 50);"
        " INSERT INTO session SELECT n, n, n::text, now() FROM generate_series(1, 50) AS n;"
        " CREATE INDEX ON session (user_id); CREATE INDEX ON session (ip);"
        " CREATE INDEX ON session (last_seen)"
    )

    def entries():
        names = "session_pkey", "session_user_id_idx", "session_ip_idx"
        return [one.value(f"SELECT count(*) FROM bt_page_items('{name}', 1)") for name in names]

    def counted():
        one.run("SELECT pg_stat_force_next_flush()")
        return one.run("SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'session'")

    assert entries() == [50, 50, 50]
    one.run(prompt(question))
    assert entries() == [51, 51, 51] and counted() == [(1, 0)]
    one.run("DROP INDEX session_last_seen_idx")
    place = one.value("SELECT ctid FROM session WHERE id = 7")
    assert "Index" in one.plan("SELECT * FROM session WHERE id = 7") or one.run("SET enable_seqscan = off")
    one.run(prompt(question))
    assert entries() == [51, 51, 51] and counted() == [(2, 1)]
    assert one.value("SELECT ctid FROM session WHERE id = 7") != place
    bank.keyed(question, "It writes to no index")


# --------------------------------------------------------------------- JSONB and search


@pytest.mark.proves("conditions-for-a-gin-index-on-jsonb", "search-with-postgresql-alone")
def test_which_conditions_a_gin_index_serves(one):
    question = "conditions-for-a-gin-index-on-jsonb"
    one.run(
        f"CREATE TABLE product (id int, data jsonb){QUIET};"
        " INSERT INTO product SELECT n, jsonb_build_object('size', n % 42) FROM generate_series(1, 20000) AS n;"
        """ UPDATE product SET data = data || '{"color": "red"}' WHERE id < 20"""
    )
    one.run(prompt(question))
    one.run("VACUUM ANALYZE product")

    def uses(condition):
        return "product_data_idx" in one.plan(f"SELECT * FROM product WHERE {condition}")

    for option in bank.options(question):
        assert uses(bank.inline(option["text"])) == option["correct"], option
    one.run("DROP INDEX product_data_idx; CREATE INDEX product_data_idx ON product USING gin (data jsonb_path_ops)")
    assert uses("""data @> '{"color": "red"}'""") and not uses("data ? 'color'")


@pytest.mark.proves("search-in-the-middle-of-a-name", "search-with-postgresql-alone", "full-scan-despite-an-index")
def test_which_index_serves_a_part_of_a_name(one):
    question = "search-in-the-middle-of-a-name"
    one.run(
        "CREATE EXTENSION pg_trgm;"
        f" CREATE TABLE customer (id int, name text){QUIET};"
        " INSERT INTO customer SELECT n, md5(n::text) FROM generate_series(1, 20000) AS n;"
        " UPDATE customer SET name = 'Bergmann' WHERE id = 7; ANALYZE customer"
    )
    query = prompt(question)
    for option in bank.options(question):
        one.run(f"BEGIN; {bank.inline(option['text'])}")
        assert ("Seq Scan" not in one.plan(query)) == option["correct"], option
        one.run("ROLLBACK")
    # What Django's icontains compares, and the index that fits.
    with isolate_apps("shop"):

        class Customer(models.Model):
            name = models.TextField()

            class Meta:
                app_label = "shop"
                db_table = "customer"

        index = GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="customer_name_trgm")
        editor = connections["postgresql"].schema_editor(collect_sql=True)
        one.run(str(index.create_sql(Customer, editor)))
    assert "Seq Scan" not in one.plan("SELECT * FROM customer WHERE UPPER(name::text) LIKE UPPER('%berg%')")
    assert "Seq Scan" in one.plan(query)


@pytest.mark.proves("words-that-a-text-query-finds", "search-with-postgresql-alone")
def test_which_titles_a_word_finds(one):
    question = "words-that-a-text-query-finds"
    condition = prompt(question).strip()
    for option in bank.options(question):
        title = bank.inline(option["text"])
        assert "'" not in title
        assert one.value(f"SELECT {condition.replace('title', f'$${title}$$')}") == option["correct"], option
        simple = condition.replace("english", "simple").replace("title", f"$${title}$$")
        assert one.value(f"SELECT {simple}") is False


@pytest.mark.proves("search-with-postgresql-alone")
def test_the_search_of_the_answer(one):
    one.run("CREATE EXTENSION pg_trgm; CREATE TABLE product (name text, description text, attributes jsonb)")
    one.run("""INSERT INTO product VALUES
        ('Rain jacket', 'For adults', '{"color": "red"}'),
        ('Umbrella', 'Goes with our jackets in the rain', '{"color": "red", "size": 1}'),
        ('Rain jacket for kids', 'Small', '{"color": "red"}'),
        ('Rain jacket', 'In blue', '{"color": "blue"}')""")
    found = one.run(answer("search-with-postgresql-alone"))
    assert [name for name, _ in found] == ["Rain jacket", "Umbrella"] and found[0][1] > found[1][1]
    assert ("Rain jacket",) in one.run("SELECT name FROM product WHERE name % 'jackett'")
    assert ("Umbrella",) not in one.run("SELECT name FROM product WHERE name % 'jackett'")


# --------------------------------------------------------------------- upserts and sequences


@pytest.mark.proves("insert-or-update-without-a-race")
def test_select_then_insert_loses_the_race(two):
    for key in ("", ", UNIQUE (page)"):
        two[0].run(f"DROP TABLE IF EXISTS visit; CREATE TABLE visit (page text, hits int DEFAULT 1{key})")
        for session in two:
            assert session.run("SELECT hits FROM visit WHERE page = '/'") == []
        two[0].run("INSERT INTO visit (page) VALUES ('/')")
        insert = "INSERT INTO visit (page) VALUES ('/')"
        if key:
            assert isinstance(two[1].error(insert), errors.UniqueViolation)
        else:
            two[1].run(insert)
            assert two[1].value("SELECT count(*) FROM visit") == 2


@pytest.mark.proves("insert-or-update-without-a-race")
def test_the_upsert_of_the_answer(two):
    create, upsert = statements(answer("insert-or-update-without-a-race"))
    two[0].run(create)
    assert two[0].run(upsert) == [(1,)]
    two[0].run("BEGIN")
    assert two[0].run(upsert) == [(2,)]
    assert not two[1].start(upsert).has_ended()
    two[0].run("COMMIT")
    assert two[1].end() == [(3,)]
    assert two[0].run(re.sub("DO UPDATE SET .*", "DO NOTHING", upsert, count=1).replace(
        "RETURNING", " RETURNING")) == []  # fmt: skip
    doubled = re.sub(r"VALUES (\(.*\))", r"VALUES \1, \1", upsert)
    assert isinstance(two[0].error(doubled), errors.CardinalityViolation)
    no_index = upsert.replace("(page, day) DO", "(page) DO")
    assert isinstance(two[0].error(no_index), errors.InvalidColumnReference)


@pytest.mark.proves("upsert-against-a-partial-index", "insert-or-update-without-a-race")
def test_the_target_names_the_condition_of_the_index(one):
    question = "upsert-against-a-partial-index"
    one.run("CREATE TABLE subscription (user_id int, active bool, plan text)")
    index, insert = statements(prompt(question))
    one.run(index)
    one.run("INSERT INTO subscription VALUES (7, true, 'basic'), (7, false, 'old')")
    assert "no unique or exclusion constraint matching" in str(one.error(insert))
    for option in bank.options(question):
        clause = bank.inline(option["text"])
        one.run("BEGIN")
        try:
            one.run(re.sub("ON CONFLICT.*", "", insert, flags=re.S) + clause)
            works = one.run("SELECT plan FROM subscription WHERE active") == [("pro",)]
        except psycopg.Error:
            works = False
        one.run("ROLLBACK")
        assert works == option["correct"], option


@pytest.mark.proves("id-after-a-rollback", "insert-or-update-without-a-race")
def test_neither_a_rollback_nor_a_conflict_gives_a_number_back(one):
    question = "id-after-a-rollback"
    number = one.value(prompt(question))
    assert number == 4
    bank.keyed(question, f"{number}: the rollback and the conflict")


# --------------------------------------------------------------------- connections


@pytest.mark.proves("notifications-during-a-restart")
def test_a_notification_reaches_those_who_listen_at_the_time(sessions):
    question = "notifications-during-a-restart"
    worker, other, application = sessions.open(3)

    def first(session):
        return next(session.connection.notifies(timeout=60)).payload

    worker.run("LISTEN job")
    other.run("LISTEN job")
    application.run("BEGIN; NOTIFY job, 'undone'; ROLLBACK; BEGIN; NOTIFY job, '1'; NOTIFY job, '1'")
    application.run("NOTIFY job, '2'; COMMIT")
    heard = worker.connection.notifies(timeout=60)
    assert [next(heard).payload, next(heard).payload] == ["1", "2"]  # once each, and not undone
    heard.close()
    assert first(other) == "1"  # nothing was taken from it
    worker.connection.close()
    application.run("NOTIFY job, '3'")
    again = sessions.open()[0]
    again.run("LISTEN job")
    application.run("NOTIFY job, '4'")
    assert first(again) == "4"
    bank.keyed(question, "Nothing from that time")


@pytest.mark.proves("too-many-clients-already")
def test_who_is_connected(sessions):
    for _ in range(3):
        sessions.open()[0].run("SET application_name = 'shop'")
    sessions[0].run("BEGIN")
    found = sessions.watcher.run(answer("too-many-clients-already"))
    assert {("shop", "idle", 2), ("shop", "idle in transaction", 1)} <= set(found)


# --------------------------------------------------------------------- roles, policies, partitions


@pytest.fixture
def roles(sessions):
    """Makes roles for the time of a test; their names are the test's alone, as roles are the server's."""
    made = []

    def make(name):
        one = f"{name}_{os.getpid()}"
        sessions.watcher.run(f"CREATE ROLE {one} LOGIN; GRANT USAGE, CREATE ON SCHEMA public TO {one}")
        made.append(one)
        return one

    yield make
    for session in sessions:
        session.connection.close()
    for one in made:
        sessions.watcher.run(f"DROP OWNED BY {one} CASCADE; DROP ROLE {one}")


INVOICE = (
    "CREATE TABLE invoice (id int PRIMARY KEY, tenant_id int, total int);"
    " INSERT INTO invoice VALUES (1, 7, 10), (2, 7, 20), (3, 8, 30)"
)


@pytest.mark.proves("policy-without-effect", "tenants-behind-row-level-security")
def test_a_policy_does_not_bind_the_owner(two, roles):
    question = "policy-without-effect"
    owner, site = roles("shop"), roles("site")
    two[0].run(f"SET SESSION AUTHORIZATION {owner}; {INVOICE}; GRANT SELECT ON invoice TO {site}")
    two[1].run(f"SET SESSION AUTHORIZATION {site}")
    read = "SELECT id FROM invoice ORDER BY id"
    assert len(two[1].run(read)) == 3
    assert len(two[0].run(prompt(question))) == 3
    assert len(two[1].run(read)) == 2  # without TO, without FOR, and in a session that was open before
    two[0].run("ALTER TABLE invoice FORCE ROW LEVEL SECURITY")
    assert len(two[0].run(read)) == 2
    two[0].run("RESET SESSION AUTHORIZATION")
    assert len(two[0].run(read)) == 3  # a superuser
    bank.keyed(question, "`shop` owns the table")


@pytest.mark.proves("tenants-behind-row-level-security")
def test_the_policy_of_the_answer(one, roles):
    one.run(f"SET SESSION AUTHORIZATION {roles('shop')}; {INVOICE}")
    *setup, begin, setting, select, commit = statements(answer("tenants-behind-row-level-security"))
    for statement in setup:
        one.run(statement)
    assert isinstance(one.error(select), errors.UndefinedObject)
    one.run(f"{begin}; {setting}")
    assert sorted(one.run(select)) == [(1, 10), (2, 20)]
    assert "row-level security" in str(one.error("INSERT INTO invoice VALUES (4, 8, 5)"))
    one.run(f"{begin}; {setting}")
    assert isinstance(one.error("INSERT INTO invoice VALUES (3, 7, 5)"), errors.UniqueViolation)
    one.run(f"{begin}; {setting}; {commit}")
    assert isinstance(one.error(select), errors.InvalidTextRepresentation)  # gone with the transaction


@pytest.mark.proves("event-table-split-by-month")
def test_the_key_of_a_partitioned_table_contains_the_partition_key(one):
    question = "event-table-split-by-month"
    error = one.error(prompt(question))
    assert "must include all partitioning columns" in str(error)
    table = prompt(question).replace(" PRIMARY KEY", "").replace("jsonb", "jsonb, PRIMARY KEY (id, created)")
    one.run(table)
    assert "no partition of relation" in str(one.error("INSERT INTO event (created) VALUES ('2026-03-05')"))
    for month in (2, 3):
        bounds = f"FROM ('2026-{month:02}-01') TO ('2026-{month + 1:02}-01')"
        one.run(f"CREATE TABLE event_{month} PARTITION OF event FOR VALUES {bounds}")
    for day in ("2026-02-05", "2026-03-05"):
        one.run(f"INSERT INTO event (id, created) OVERRIDING SYSTEM VALUE VALUES (1, '{day}')")
    assert one.value("SELECT count(*) FROM event WHERE id = 1") == 2
    plan = one.plan("SELECT * FROM event WHERE created = '2026-03-05'")
    assert "event_3" in plan and "event_2" not in plan
    one.run("DROP TABLE event_2")
    assert one.value("SELECT count(*) FROM event") == 1
    bank.keyed(question, "It fails, as the primary key has to contain")


@pytest.mark.proves("report-role-and-a-new-table")
def test_a_grant_on_all_tables_is_for_those_that_exist(two, sessions, roles):
    question = "report-role-and-a-new-table"
    owner, report = roles("shop"), roles("report")
    two[0].run(f"SET SESSION AUTHORIZATION {owner}; CREATE TABLE sale (id int)")
    two[0].run(prompt(question).replace("TO report", f"TO {report}"))
    two[0].run("CREATE TABLE refund (id int)")
    for session in (two[1], sessions.open()[0]):
        session.run(f"SET SESSION AUTHORIZATION {report}")
        assert session.run("SELECT * FROM sale") == []
        assert isinstance(session.error("SELECT * FROM refund"), errors.InsufficientPrivilege)
    two[0].run(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {report}")
    two[0].run("CREATE TABLE cost (id int)")
    assert two[1].run("SELECT * FROM cost") == []
    bank.keyed(question, "Nothing: the grant was for those tables")


# --------------------------------------------------------------------- servers of their own


class Server(PostgreSQL):
    """A server for what one does not do to a shared one; with the lines of its configuration file."""

    def __init__(self, *lines):
        super().__init__(find_postgresql())
        self.lines = lines
        self.sessions = []

    @property
    def address(self):
        return f"host=127.0.0.1 port={self.port} user=postgres dbname=postgres"

    def __enter__(self):
        super().__enter__()
        self.configure()
        self.start("restart")
        return self

    def __exit__(self, *failure):
        self.close()
        super().__exit__(*failure)

    def configure(self):
        with open(self.folder / "data" / "postgresql.auto.conf", "a") as file:
            file.writelines(f"{line}\n" for line in self.lines)

    def start(self, how="start"):
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self.call("pg_ctl", "-o", options, "-l", self.folder / "log", "-w", how)

    def stop(self):
        self.close()
        self.call("pg_ctl", "-m", "fast", "-w", "stop")

    def close(self):
        for session in self.sessions:
            session.connection.close()
        self.sessions.clear()

    def session(self):
        if not self.sessions:
            self.sessions.append(Session(self.address))
        self.sessions.append(Session(self.address, self.sessions[0]))
        return self.sessions[-1]

    def own(self, folder):
        """Gives a folder to the user that the server runs as."""
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")


class Copy(Server):
    """A server made of a base backup of another: a standby, or one that is restored to some point."""

    def __init__(self, primary, mark, *lines):
        super().__init__("archive_mode = off", *lines)
        self.own(self.folder)
        self.call("pg_basebackup", *f"-h 127.0.0.1 -p {primary.port} -U postgres".split(), "-c", "fast", "-N")
        (self.folder / "data" / mark).touch()
        self.configure()

    def __enter__(self):
        self.start()
        return self


@pytest.fixture(scope="module")
def primary():
    """A server that archives its log and has one synchronous standby, "copy", for commits that ask for it."""
    archive = Path(tempfile.mkdtemp(prefix="prep-archive-"))
    server = Server(
        "synchronous_standby_names = 'copy'", "synchronous_commit = local", "autovacuum = off",
        "max_prepared_transactions = 1",
        "archive_mode = on", f"archive_command = 'cp %p {archive}/%f'",
    )  # fmt: skip
    server.archive = archive
    server.own(archive)
    with server:
        server.session().run("CREATE TABLE customer (id int)")
        yield server
    shutil.rmtree(archive)


@pytest.fixture(scope="module")
def standby(primary):
    address = f"host=127.0.0.1 port={primary.port} user=postgres application_name=copy"
    with Copy(primary, "standby.signal", f"primary_conninfo = '{address}'") as server:
        yield server


def is_attached(primary):
    """Whether the standby is the one that commits may wait for, as it is soon after its start."""
    session = primary.session()
    until(lambda: session.run("SELECT sync_state FROM pg_stat_replication") == [("sync",)])
    return True


@pytest.mark.proves("dead-rows-that-vacuum-keeps", "update-under-mvcc-and-vacuum")
def test_a_prepared_transaction_keeps_dead_rows_without_a_session(primary):
    session = primary.session()
    session.run(f"{JOB}; BEGIN; UPDATE account SET id = 2; PREPARE TRANSACTION 'forgotten'")
    session.run("UPDATE job SET state = 'done'; VACUUM (VERBOSE) job")
    assert prompt("dead-rows-that-vacuum-keeps").strip() in "\n".join(session.notices)
    assert session.run("SELECT gid FROM pg_prepared_xacts") == [("forgotten",)]
    session.run("ROLLBACK PREPARED 'forgotten'; VACUUM (VERBOSE) job")
    assert "tuples: 10000 removed" in "\n".join(session.notices)
    bank.keyed("dead-rows-that-vacuum-keeps", "A transaction elsewhere in the database")


@pytest.mark.proves("commit-confirmed-and-not-visible", "from-commit-to-the-backup")
def test_a_commit_waits_for_the_log_and_not_for_its_application(primary, standby):
    question = "commit-confirmed-and-not-visible"
    assert is_attached(primary)
    writer, reader = primary.session(), standby.session()
    insert, count = "INSERT INTO customer VALUES (1)", "SELECT count(*) FROM customer"
    writer.run(f"SET synchronous_commit = remote_apply; {insert}")
    before = reader.value(count)
    assert before == writer.value(count)
    reader.run("SELECT pg_wal_replay_pause()")
    until(lambda: reader.value("SELECT pg_get_wal_replay_pause_state()") == "paused")
    writer.run(f"SET synchronous_commit = on; {insert}")
    assert (writer.value(count), reader.value(count)) == (before + 1, before)
    stored = "SELECT flush_lsn >= pg_current_wal_insert_lsn(), replay_lsn < flush_lsn FROM pg_stat_replication"
    watcher = primary.session()
    assert watcher.run(stored) == [(True, True)]
    # Neither a checkpoint of the standby nor a later transaction shows it.
    reader.run("CHECKPOINT")
    writer.run(insert)
    assert reader.value(count) == before
    writer.start(f"SET synchronous_commit = remote_apply; {insert}")
    until(lambda: watcher.run(stored) == [(True, True)])
    assert writer.waits() and not writer.has_ended()
    reader.run("SELECT pg_wal_replay_resume()")
    assert writer.end() == 1 and reader.value(count) == before + 3
    bank.keyed(question, "The commit waits until the standby has stored the log")


@pytest.mark.proves("from-commit-to-the-backup")
def test_the_query_of_the_answer_shows_the_standby(primary, standby):
    assert is_attached(primary)
    ((name, state, sync, behind),) = primary.session().run(answer("from-commit-to-the-backup"))
    assert (name, state, sync) == ("copy", "streaming", "sync") and behind >= 0


@pytest.mark.proves("from-commit-to-the-backup")
def test_commits_hang_until_the_standby_is_back(primary, standby):
    assert is_attached(primary)
    standby.stop()
    session = primary.session()
    assert not session.start("SET synchronous_commit = on; INSERT INTO customer VALUES (1)").has_ended()
    standby.start()
    assert session.end() == 1


@pytest.mark.proves("customers-deleted-at-two", "from-commit-to-the-backup")
def test_which_copy_gives_the_state_before_the_delete(primary, standby):
    question = "customers-deleted-at-two"
    session = primary.session()
    session.run("CREATE TABLE buyer (id int); INSERT INTO buyer VALUES (1), (2)")
    dump = f"-h 127.0.0.1 -p {primary.port} -U postgres --data-only --inserts -t buyer".split()
    at_night = subprocess.run([primary.programs / "pg_dump", *dump], capture_output=True, text=True, check=True)
    restored = Copy(
        primary, "recovery.signal", f"restore_command = 'cp {primary.archive}/%f %p'",
        "recovery_target_name = 'before'", "recovery_target_action = promote",
    )  # fmt: skip
    session.run("INSERT INTO buyer VALUES (3), (4); SELECT pg_create_restore_point('before')")
    session.run("DELETE FROM buyer WHERE id > 2; ROLLBACK")
    assert session.notices == ["WARNING: there is no transaction in progress"]
    count = "SELECT count(*) FROM buyer"
    found = {"A `ROLLBACK`": session.value(count), "The dump": at_night.stdout.count("INSERT INTO")}
    assert is_attached(primary)
    session.run("SET synchronous_commit = remote_apply; INSERT INTO customer VALUES (1)")
    found["A standby"] = standby.session().value(count)
    primary.stop()  # which archives the rest of the log
    with restored:
        session = restored.session()
        until(lambda: not session.value("SELECT pg_is_in_recovery()"))
        found["A base backup"] = session.value(count)
    primary.start()
    for option in bank.options(question):
        (rows,) = (rows for start, rows in found.items() if option["text"].startswith(start))
        assert (rows == 4) == option["correct"], (option, rows)


@pytest.mark.proves("power-cut-without-synchronous-commit", "from-commit-to-the-backup")
def test_a_crash_takes_commits_whose_log_was_not_flushed():
    question = "power-cut-without-synchronous-commit"
    settings = "autovacuum = off", "bgwriter_lru_maxpages = 0", "restart_after_crash = off"
    with Server(*settings) as server:
        session, other = server.session(), server.session()
        session.run("CREATE TABLE payment (id int PRIMARY KEY)")
        writer = session.value("SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'")
        other.run("BEGIN; INSERT INTO payment VALUES (9)")
        session.run("INSERT INTO payment VALUES (1)")
        os.kill(writer, signal.SIGSTOP)  # what it would flush a moment later is not flushed
        session.run("SET synchronous_commit = off; INSERT INTO payment VALUES (2)")
        assert session.run("SELECT id FROM payment ORDER BY id") == [(1,), (2,)]
        os.kill(writer, signal.SIGKILL)  # upon which the server ends all others and then itself
        until(lambda: not (server.folder / "data" / "postmaster.pid").exists())
        server.close()
        server.start()
        session = server.session()
        assert session.run("SELECT id FROM payment ORDER BY id") == [(1,)]
        session.run("CREATE EXTENSION amcheck; SELECT bt_index_check('payment_pkey', true)")
        assert session.value("SHOW full_page_writes") == "on"
    bank.keyed(question, "The last commits are missing")


@pytest.mark.proves("too-many-clients-already")
def test_the_limit_of_connections():
    with Server("max_connections = 12", "max_wal_senders = 0") as server:
        session = server.session()
        session.run("CREATE ROLE shop LOGIN")
        assert session.value("SELECT boot_val FROM pg_settings WHERE name = 'max_connections'") == "100"
        taken = []

        def fill(address):
            with pytest.raises(psycopg.OperationalError) as caught:
                while True:
                    taken.append(psycopg.connect(address))
            return str(caught.value)

        assert "slots are reserved" in fill(server.address.replace("user=postgres", "user=shop"))
        assert "sorry, too many clients already" in fill(server.address)
        assert len({connection.info.backend_pid for connection in taken}) == len(taken)  # a process each
        for connection in taken:
            connection.close()


@pytest.mark.proves("autovacuum-on-an-unchanged-table", "update-under-mvcc-and-vacuum")
def test_old_ids_bring_autovacuum_even_where_it_is_switched_off():
    settings = "autovacuum_freeze_max_age = 100000", "autovacuum_naptime = 1", "log_autovacuum_min_duration = 0"
    with Server(*settings) as server:
        session = server.session()
        session.run(f"CREATE TABLE archive (id int){QUIET}; INSERT INTO archive VALUES (1); VACUUM archive")
        # Each of these subtransactions takes an id.
        session.run(
            "CREATE TABLE busy (id int); CREATE PROCEDURE spend() LANGUAGE plpgsql AS 'BEGIN"
            " FOR n IN 1..110000 LOOP BEGIN INSERT INTO busy VALUES (n); EXCEPTION WHEN others THEN END;"
            " END LOOP; END'; CALL spend()"
        )
        said = 'automatic aggressive vacuum to prevent wraparound of table "postgres.public.archive"'
        until(lambda: said in (server.folder / "log").read_text())
        age = "SELECT age(relfrozenxid) FROM pg_class WHERE relname = 'archive'"
        assert session.value(age) < 100000
    bank.keyed("autovacuum-on-an-unchanged-table", "It freezes old rows")

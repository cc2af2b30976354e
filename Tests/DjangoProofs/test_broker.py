"""Celery with a real broker, Redis, and with real processes: what becomes of a message when one is killed."""

import contextlib
import functools
import itertools
import os
import signal
import subprocess
import sys

import bank
import pytest
import redis
import test_deeper_celery

NUMBERS = itertools.count(1)
# A worker is a program that has to start, which takes its time on a busy machine.
until = functools.partial(test_deeper_celery.until, seconds=300)


@pytest.fixture
def database(monkeypatch):
    """A database of the broker that no other process of proofs uses, empty."""
    address = f"{os.environ['PROOFS_BROKER']}/{os.getpid() % 10000}"
    monkeypatch.setenv("PROOFS_BROKER_DATABASE", address)
    with redis.Redis.from_url(address) as client:
        client.flushdb()
        yield client


@pytest.fixture
def tasks(database, monkeypatch):
    """The module of tasks, as the workers have it."""
    monkeypatch.delitem(sys.modules, "broker_tasks", raising=False)
    import broker_tasks

    yield broker_tasks
    broker_tasks.app.close()


@contextlib.contextmanager
def worker():
    """A worker with a pool of one process; killed with it, without a word, at the end."""
    command = [sys.executable, "-m", "celery", "-A", "broker_tasks", "worker", "--pool", "prefork",
               "--concurrency", "1", "--hostname", f"{next(NUMBERS)}@localhost", "--without-gossip",
               "--without-mingle", "--without-heartbeat"]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def times(path):
    """How often the task of a file was begun."""
    return len(path.read_text().splitlines()) if path.exists() else 0


@pytest.mark.proves("celery-retries-idempotency-and-commit", "celery-settings-before-going-live")
def test_a_killed_pool_process_takes_the_message_along_unless_it_is_rejected(tasks, tmp_path):
    found = {}
    with worker():
        for task in (tasks.early, tasks.late, tasks.late_and_rejected):
            path, after = tmp_path / task.name, tmp_path / f"{task.name}.after"
            task.delay(str(path))
            until(lambda: times(path) >= 1)
            if task is tasks.late_and_rejected:
                until(lambda: times(path) >= 2)
            tasks.note.delay(str(after))  # comes behind whatever the broker delivers again
            until(lambda: times(after) == 1)
            found[task.name.rpartition(".")[2]] = times(path)
    assert found == {"early": 1, "late": 1, "late_and_rejected": 2}


@pytest.mark.proves("celery-retries-idempotency-and-commit", "task-that-runs-twice")
@pytest.mark.parametrize("name, expected", [("hold", 1), ("hold_late", 2)])
def test_what_a_killed_worker_had_not_acknowledged_is_delivered_again(tasks, tmp_path, name, expected):
    bank.keyed("task-that-runs-twice", "Send the provider an idempotency key")
    task, path, after = getattr(tasks, name), tmp_path / "held", tmp_path / "after"
    with worker():
        task.delay(str(path))
        until(lambda: times(path) == 1)
    with worker():
        if expected == 2:
            until(lambda: times(path) == 2)
        tasks.note.delay(str(after))
        until(lambda: times(after) == 1)
        assert times(path) == expected


@pytest.mark.proves("reminder-three-days-later")
def test_redis_delivers_again_what_a_worker_holds_beyond_the_visibility_timeout(tasks, tmp_path):
    bank.keyed("reminder-three-days-later", "It comes again every hour")
    path = tmp_path / "later"
    tasks.note.apply_async((str(path),), countdown=86400)

    def holders():
        return [name for name, held in (tasks.app.control.inspect().scheduled() or {}).items() if held]

    with worker():
        until(lambda: len(holders()) == 1)
        with worker():
            until(lambda: len(holders()) == 2)
    assert times(path) == 0

"""Tasks for the workers of test_broker.py; each notes in a file, once a line, that it was begun."""

import os
import signal
import time
from pathlib import Path

from celery import Celery

app = Celery("broker_tasks", broker=os.environ["PROOFS_BROKER_DATABASE"], set_as_current=False)
# A worker that starts gives back at once whatever others hold, as it would an hour later otherwise.
app.conf.broker_transport_options = {"visibility_timeout": 0}
app.conf.worker_prefetch_multiplier = 1


def begun(path):
    """How often a task was begun, this time included."""
    with Path(path).open("a") as file:
        file.write("begun\n")
    return len(Path(path).read_text().splitlines())


def die_at_first(path):
    """Its own process dies as for lack of memory, unless it was begun before."""
    if begun(path) == 1:
        os.kill(os.getpid(), signal.SIGKILL)


@app.task
def early(path):
    die_at_first(path)


@app.task(acks_late=True)
def late(path):
    die_at_first(path)


@app.task(acks_late=True, reject_on_worker_lost=True)
def late_and_rejected(path):
    die_at_first(path)


@app.task
def hold(path):
    hold_at_first(path)


@app.task(acks_late=True)
def hold_late(path):
    hold_at_first(path)


def hold_at_first(path):
    """Works until it is killed, unless it was begun before."""
    while begun(path) == 1:
        time.sleep(3600)


@app.task
def note(path):
    begun(path)

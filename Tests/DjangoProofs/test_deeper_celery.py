"""Celery in production: prefetching, limits, failures, periodic tasks; real workers, no outside broker; for that see test_broker.py."""

import threading
import types
from datetime import UTC, datetime, timedelta

import bank
import celery
import pytest
from celery import Celery, _state, group
from celery.beat import ScheduleEntry, Scheduler
from celery.contrib.testing.mocks import TaskMessage
from celery.contrib.testing.worker import start_worker
from celery.exceptions import SoftTimeLimitExceeded
from celery.schedules import crontab
from celery.worker.request import Request
from django.http import HttpResponse

SECONDS = 60  # until a worker that does not answer fails its proof


@pytest.fixture
def app():
    app = Celery("deeper", broker="memory://", set_as_current=False)
    yield app
    with app.connection_for_write() as connection:
        connection.default_channel.queue_declare("celery")
        connection.default_channel.queue_purge("celery")
    app.close()


def made(app, name, call, **options):
    """A task of this app alone that does what a callable does."""
    def body(*args):
        return call(*args)

    return app.task(name=name, shared=False, **options)(body)


def waiting(app):
    """How many messages are in the queue of an app."""
    with app.connection_for_write() as connection:
        return connection.default_channel.queue_declare("celery").message_count


def until(condition, seconds=SECONDS):
    """Waits for what another thread or process brings about."""
    event = threading.Event()
    for _ in range(seconds * 20):
        if condition():
            return
        event.wait(0.05)
    raise AssertionError("it did not come about")


def line(question):
    (fault,) = bank.questions()[question]["lines"]
    return bank.code(question, "code").split("\n")[fault["line"] - 1].strip()


@pytest.mark.proves("celery-settings-before-going-live")
def test_the_settings_are_those_that_celery_reads(app):
    defaults = app.conf
    assert (defaults.task_acks_late, defaults.worker_prefetch_multiplier) == (False, 4)
    assert (defaults.task_time_limit, defaults.task_ignore_result) == (None, False)
    assert defaults.result_expires == timedelta(days=1)
    settings = types.SimpleNamespace(**{
        name: value for name, value in bank.run("celery-settings-before-going-live", "answer").items()
        if name.startswith("CELERY_")})
    live = Celery("live", broker="memory://", set_as_current=False)
    live.config_from_object(settings, namespace="CELERY")
    assert live.conf.task_acks_late and live.conf.task_reject_on_worker_lost
    assert (live.conf.worker_prefetch_multiplier, live.conf.worker_max_tasks_per_child) == (1, 500)
    assert live.conf.task_soft_time_limit < live.conf.task_time_limit == 300
    assert live.conf.task_ignore_result
    routed = live.amqp.router.route({}, "reports.monthly")
    assert routed["queue"].name == "slow"
    assert "queue" not in live.amqp.router.route({}, "mails.send") or (
        live.amqp.router.route({}, "mails.send")["queue"].name == "celery")


@pytest.mark.proves("task-called-like-a-function")
def test_a_task_that_is_called_runs_here(app):
    bank.keyed("task-called-like-a-function", "It runs the task itself")
    ran = []
    task = made(app, "send_receipt", lambda pk: ran.append((pk, threading.get_ident())))
    pay = bank.run("task-called-like-a-function", send_receipt=task, HttpResponse=HttpResponse)["pay"]
    pay(None, 7)
    assert ran == [(7, threading.get_ident())] and waiting(app) == 0
    task.delay(7)
    assert len(ran) == 1 and waiting(app) == 1


@pytest.mark.proves("value-of-a-task-without-a-backend")
def test_no_result_without_a_backend(app):
    bank.keyed("value-of-a-task-without-a-backend", "It raises an error, since results are not kept")
    with pytest.raises(NotImplementedError, match="No result backend is configured"):
        bank.run("value-of-a-task-without-a-backend", app=app)


@pytest.mark.proves("mails-that-wait-behind-reports")
def test_a_worker_fetches_four_messages_for_each_process(app):
    bank.keyed("mails-that-wait-behind-reports", "The busy worker has fetched them ahead")
    with start_worker(app, pool="threads", concurrency=4, perform_ping_check=False) as worker:
        assert worker.consumer.initial_prefetch_count == 4 * 4


@pytest.mark.proves("messages-left-for-other-workers")
def test_what_is_left_in_the_queue_while_two_tasks_run(app):
    app.conf.worker_prefetch_multiplier = 1
    left = []
    for is_late in (True, False):
        go, running = threading.Event(), []
        hold = made(app, f"hold {is_late}", lambda: (running.append(1), go.wait(SECONDS)),
                    acks_late=is_late)
        for _ in range(20):
            hold.delay()
        with start_worker(app, pool="threads", concurrency=2, perform_ping_check=False) as worker:
            until(lambda: len(running) == 2)
            qos = worker.consumer.task_consumer.channel.qos
            until(lambda: not qos.can_consume())  # it has fetched all that it may
            left.append(waiting(app))
            with app.connection_for_write() as connection:
                connection.default_channel.queue_purge("celery")
            go.set()
    bank.typed("messages-left-for-other-workers", *left)


@pytest.mark.proves("limit-of-a-long-synchronisation")
def test_a_broad_handler_takes_the_soft_limit():
    bank.keyed("limit-of-a-long-synchronisation", "The exception is logged as the trouble of one book")
    books = [types.SimpleNamespace(pk=pk) for pk in range(3)]
    pushed, logged = [], []

    def push(book):
        pushed.append(book.pk)
        if book.pk == 1:
            raise SoftTimeLimitExceeded(60)

    app = Celery("limits", broker="memory://", set_as_current=False)
    names = {"app": app, "push": push,
             "Book": types.SimpleNamespace(objects=types.SimpleNamespace(iterator=lambda: books)),
             "logger": types.SimpleNamespace(exception=lambda text, pk: logged.append(pk))}
    task = bank.run("limit-of-a-long-synchronisation", **names)["push_books"]
    assert task.apply().state == "SUCCESS"
    assert (pushed, logged) == ([0, 1, 2], [1])
    assert (task.soft_time_limit, task.time_limit) == (60, 90)
    assert not issubclass(KeyboardInterrupt, Exception)


@pytest.mark.proves("message-after-the-last-retry")
def test_a_task_that_failed_is_acknowledged(app):
    bank.keyed("message-after-the-last-retry", "Nowhere: it was acknowledged")
    task = made(app, "fails", lambda: None, acks_late=True)
    happened = []
    request = Request(
        TaskMessage(task.name, id="1", args=[]), app=app, task=task,
        on_ack=lambda *args: happened.append("ack"), on_reject=lambda *args: happened.append("reject"))
    request.on_accepted(pid=1, time_accepted=0)
    try:
        raise ConnectionError
    except ConnectionError as error:
        info = celery.worker.request.ExceptionInfo((type(error), error, error.__traceback__))
    request.on_failure(info)
    assert happened == ["ack"] and app.conf.task_acks_on_failure_or_timeout
    assert [queue.name for queue in app.amqp.queues.values()] == ["celery"]
    assert not app.amqp.queues["celery"].queue_arguments  # no dead-letter exchange
    assert not app.conf.result_extended


@pytest.mark.proves("reminder-three-days-later")
def test_a_worker_holds_what_is_due_later(app):
    from kombu.transport.redis import Channel

    bank.keyed("reminder-three-days-later", "It comes again every hour")
    assert Channel.visibility_timeout == 3600
    sent = []
    task = made(app, "remind", sent.append)
    cart = types.SimpleNamespace(pk=7)
    bank.run("reminder-three-days-later", send_reminder=task, cart=cart)
    assert waiting(app) == 1
    with start_worker(app, pool="threads", concurrency=2, perform_ping_check=False) as worker:
        until(lambda: waiting(app) == 0)
        until(lambda: worker.consumer.timer.schedule.queue)
        qos = worker.consumer.task_consumer.channel.qos
        assert len(qos._delivered) - len(qos._dirty) == 1 and not sent  # unacknowledged
    with app.connection_for_write() as connection:
        connection.default_channel.queue_purge("celery")


@pytest.mark.proves("report-from-the-totals-of-shops")
def test_a_task_must_not_wait_for_tasks(monkeypatch):
    question = "report-from-the-totals-of-shops"
    stored, ran = [], []

    def outcome(code, is_eager):
        app = Celery("totals", broker="memory://", backend="cache+memory://", set_as_current=False)
        app.conf.task_always_eager = is_eager
        objects = types.SimpleNamespace(create=lambda total: stored.append(total))
        names = {"app": app, "group": group, "sum_of_orders": lambda pk: pk * 10,
                 "Report": types.SimpleNamespace(objects=objects), "__name__": f"totals_{len(ran)}"}
        ran.append(code)
        exec(code, names)
        stored.clear()
        # As a process of the prefork pool has it.
        monkeypatch.setattr(_state, "_task_join_will_block", not is_eager)
        result = names["report"].apply(([1, 2],))
        monkeypatch.setattr(_state, "_task_join_will_block", False)
        return result.state, type(result.result), list(stored)

    code = bank.code(question, "code")
    assert outcome(code, True) == ("SUCCESS", type(None), [30])
    assert outcome(code, False) == ("FAILURE", RuntimeError, [])
    assert outcome(bank.mended(question), True) == ("SUCCESS", type(None), [30])
    assert outcome(bank.mended(question), False)[0] == "SUCCESS"
    assert line(question).startswith("store_report(parts.delay().get(")


# Periodic tasks


@pytest.mark.proves("jobs-at-fixed-times", "entry-with-an-hour-only")
def test_what_crontab_means_and_when_an_entry_is_due(app):
    names = bank.run("jobs-at-fixed-times", "answer")
    (entry,) = names["CELERY_BEAT_SCHEDULE"].values()
    assert len(entry["schedule"].minute) * len(entry["schedule"].hour) == 1
    names = bank.run("entry-with-an-hour-only", app=app, crontab=crontab)
    (entry,) = app.conf.beat_schedule.values()
    bank.typed("entry-with-an-hour-only", len(entry["schedule"].minute) * len(entry["schedule"].hour))
    schedule = crontab(minute=0, hour=4, app=app)
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    schedule.nowfun = lambda: now
    assert schedule.is_due(now - timedelta(days=3)).is_due  # caught up once, if the time is known
    assert not schedule.is_due(now).is_due  # a new entry begins with the present
    assert not ScheduleEntry(name="x", task="x", schedule=crontab(minute=0, hour=4), app=app).is_due().is_due


@pytest.mark.proves("monthly-invoices-on-two-servers", "jobs-at-fixed-times")
def test_two_beats_send_twice(app):
    bank.keyed("monthly-invoices-on-two-servers", "Each server has a beat of its own")
    made(app, "invoices", lambda: None)
    for count in (1, 2):
        beat = Scheduler(app, lazy=True)
        entry = ScheduleEntry(name="invoices", task="invoices", schedule=timedelta(days=30), app=app)
        beat.apply_async(entry, advance=False)
        assert waiting(app) == count


@pytest.mark.proves("job-longer-than-its-interval")
def test_beat_does_not_wait_for_the_task(app):
    bank.keyed("job-longer-than-its-interval", "Two rounds run at the same time")
    go, running = threading.Event(), []
    made(app, "shop.tasks.sync_stock", lambda: (running.append(1), go.wait(SECONDS)))
    schedule = bank.run("job-longer-than-its-interval")["CELERY_BEAT_SCHEDULE"]["stock"]
    assert schedule["schedule"] == 60.0
    beat = Scheduler(app, lazy=True)
    entry = ScheduleEntry(name="stock", app=app, **schedule)
    with start_worker(app, pool="threads", concurrency=4, perform_ping_check=False):
        for count in (1, 2):
            beat.apply_async(entry)
            until(lambda: len(running) == count)
        go.set()


@pytest.mark.proves("way-of-a-late-acknowledged-task")
def test_a_late_acknowledgement_comes_last(note):
    from celery.signals import task_received

    app = Celery("late", broker="memory://", backend="cache+memory://", set_as_current=False)
    note(app.amqp, "send_task_message", "`delay()`")
    note(type(app.backend), "store_result", "The return value")
    note(Request, "acknowledge", "The worker acknowledges")
    received = lambda **kwargs: note.called.append("A worker reserves")
    task_received.connect(received, weak=False)
    task = made(app, "late", lambda: note.called.append("A pool process"), acks_late=True)
    task.delay()
    try:
        with start_worker(app, pool="threads", concurrency=1, perform_ping_check=False):
            until(lambda: "The worker acknowledges" in note.called)
    finally:
        task_received.disconnect(received)
    steps = bank.steps("way-of-a-late-acknowledged-task")
    pairs = zip(steps, note.called, strict=True)
    assert all(step.startswith(name) for step, name in pairs), note.called

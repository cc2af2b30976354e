"""Python for Django developers, at run time: threads, tasks, memory, imports, hints, packages, tests."""

import asyncio
import contextlib
import contextvars
import cProfile
import csv
import difflib
import functools
import gc
import html.parser
import importlib
import inspect
import io
import itertools
import json
import multiprocessing
import os
import pstats
import queue
import random
import re
import shlex
import socket
import subprocess
import sys
import tarfile
import threading
import tracemalloc
import types
import typing
import unittest
import weakref
import zipfile
from collections import deque
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from unittest import mock

import bank
import pytest
from django.db import OperationalError, connections
from django.http import HttpResponse
from django.test import RequestFactory
from shop.models import Book


def plain(text):
    """The code of an option without its backticks."""
    return text.strip("`")


def outcomes(question, of):
    """What `of` gives for the code of each option: those of the right ones, those of the wrong."""
    right, wrong = bank.right_and_wrong(question)
    return [of(plain(text)) for text in right], [of(plain(text)) for text in wrong]


def printed(question, field="prompt", **names):
    """The lines that a code block prints."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        bank.run(question, field, **names)
    return out.getvalue().splitlines()


def python(*arguments, folder, **variables):
    """Runs the interpreter of the proofs in a folder."""
    command = [sys.executable, *arguments]
    environment = os.environ | variables
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def write_modules(source, folder):
    """Writes code with lines such as "# orders.py" above its modules into files."""
    parts = re.split(r"(?m)^# (\w+\.py)\n", source)[1:]
    for name, text in zip(parts[::2], parts[1::2]):
        (folder / name).write_text(text)


def program(folder, name, text):
    """Makes a shell script and gives the search path on which it is found first."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


# Threads and the GIL


def switch_at(pause, code, first, second, waits=False):
    """Runs `first` in a thread up to its bytecode number `pause` within `code`, then `second`, and then
    the rest of `first`. Gives whether there was such a bytecode. A `second` that `waits` for the first
    is not waited for in between."""
    reached, resume = threading.Event(), threading.Event()
    number = itertools.count(1)
    paused = False

    def trace(frame, event, argument):
        nonlocal paused
        if frame.f_code is not code:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode" and next(number) == pause:
            paused = True
            reached.set()
            resume.wait()
        return trace

    def traced():
        sys.settrace(trace)
        try:
            first()
        finally:
            sys.settrace(None)
            reached.set()

    threads = threading.Thread(target=traced), threading.Thread(target=second)
    threads[0].start()
    reached.wait()
    threads[1].start()
    if not waits:
        threads[1].join()
    resume.set()
    for thread in threads:
        thread.join()
    return paused


def after_each_switch(code, make, result, waits=False):
    """The results of running code in two threads, for a switch before each of its bytecodes."""
    found = []
    for pause in itertools.count():
        go = make()
        if not switch_at(pause, code, go, go, waits) and pause > 0:
            return found
        found.append(result())


@pytest.fixture(autouse=True, scope="module")
def ask_for_bytecodes_once():
    """Python 3.12 reports none the first time that a program asks for them."""

    def nothing():
        return None

    for _ in range(2):
        switch_at(1, nothing.__code__, nothing, nothing)


@pytest.mark.proves("lines-without-a-lock", "gil-and-what-follows-from-it")
def test_a_switch_within_a_line_spoils_the_keyed_ones_alone():
    def goes_wrong(line):
        code = compile(line, "line", "exec")
        names, made = {}, []

        def make():
            made.clear()
            names.update(
                stock={"dune": 10}, paid=[], jobs=queue.Queue(), clients={}, key=1, order="o",
                Client=lambda: made.append("client"),
            )  # fmt: skip
            return lambda: exec(code, names)

        def state():
            return (
                10 - names["stock"]["dune"], len(names["paid"]), names["jobs"].qsize(), len(made)
            )  # fmt: skip

        results = after_each_switch(code, make, state)
        assert len(results) > 3
        one_after_the_other = results[0]
        return any(result != one_after_the_other for result in results)

    assert outcomes("lines-without-a-lock", goes_wrong) == ([True, True], [False, False])


@pytest.mark.proves("gil-and-what-follows-from-it")
def test_the_lock_of_the_answer_keeps_the_counter_right():
    source = bank.code("gil-and-what-follows-from-it", "answer")

    def counts(source, waits):
        names = {}
        exec(source, names)

        def make():
            names["hits"] = 7
            return names["count"]

        return set(after_each_switch(names["count"].__code__, make, lambda: names["hits"], waits))

    assert counts(source, waits=True) == {9}
    assert counts(source.replace("with lock:", "if True:"), waits=False) == {8, 9}


def lets_others_run(work):
    """Whether another thread gets on while `work(go)` runs; only a thread that gives the GIL up by
    itself lets it, as the interpreter takes it away from nobody meanwhile."""
    started, steps = threading.Event(), []

    def go():
        steps.append("other")
        return True

    def other():
        started.wait()
        go()
        work.release()

    thread = threading.Thread(target=other)
    thread.start()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1_000)
    try:
        started.set()
        work.run()
        got_on = bool(steps)
    finally:
        sys.setswitchinterval(interval)
        thread.join()
    return got_on


class Download:
    """Waits for bytes from a socket."""

    def __init__(self):
        self.here, self.there = socket.socketpair()

    def run(self):
        with self.here:
            self.here.recv(1)

    def release(self):
        with self.there:
            self.there.send(b"x")


class Converter:
    """Waits for another program to end."""

    def __init__(self):
        command = [sys.executable, "-c", "input()"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE)

    def run(self):
        assert self.process.wait() == 0

    def release(self):
        self.process.stdin.write(b"\n")
        self.process.stdin.close()


class Loops:
    def run(self):
        for one in range(300):
            for other in range(300):
                one * other

    def release(self):
        pass


class Comparison(Loops):
    def run(self):
        difflib.SequenceMatcher(None, "a tale of two cities" * 20, "a city of two tales" * 20).ratio()


class Parser(Loops):
    def run(self):
        html.parser.HTMLParser().feed("<p class='a'>text</p>" * 2_000)


@pytest.mark.proves("jobs-for-a-pool-of-eight-threads", "gil-and-what-follows-from-it")
def test_a_thread_that_waits_gives_the_gil_up_and_one_that_computes_does_not():
    kinds = {
        "Downloading": Download, "Comparing": Comparison, "Parsing": Parser, "Converting": Converter,
    }  # fmt: skip

    def helps(text):
        return lets_others_run(kinds[text.split()[0]]())

    question = "jobs-for-a-pool-of-eight-threads"
    assert outcomes(question, helps) == ([True, True], [False, False])


@pytest.mark.proves("gil-and-what-follows-from-it")
def test_pool_processes_have_interpreters_of_their_own():
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(os.getpid).result() == os.getpid()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(os.getpid).result() != os.getpid()


# Coroutines and tasks


@pytest.mark.proves("price-from-an-async-function", "three-services-within-two-seconds")
def test_the_call_of_a_coroutine_function_runs_nothing():
    bank.keyed("price-from-an-async-function", "`False`: `price` is a coroutine")
    with pytest.warns(RuntimeWarning, match="'load_price' was never awaited"):
        assert printed("price-from-an-async-function") == ["False"]
    source = bank.code("price-from-an-async-function")
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(source.replace("= load_price()", "= await load_price()"), {})
    assert out.getvalue() == "True\n"


@pytest.mark.proves("sync-client-in-a-coroutine")
def test_which_line_calls_the_client_outside_of_the_loops_thread():
    def call(line):
        threads = []
        client = types.SimpleNamespace(charge=lambda order: threads.append(threading.get_ident()))
        names = {"asyncio": asyncio, "client": client, "order": 7}
        exec(f"async def main():\n    {line}\n    return result", names)
        try:
            asyncio.run(names["main"]())
            failed = False
        except TypeError:
            failed = True
        return threads == [threading.get_ident()], failed

    right, wrong = outcomes("sync-client-in-a-coroutine", call)
    assert right == [(False, False)] and wrong == [(True, True)] * 3


async def turns(number=10):
    """Lets everything that is ready in the loop run."""
    for _ in range(number):
        await asyncio.sleep(0)


@pytest.mark.proves("gather-and-a-failing-call", "three-services-within-two-seconds")
def test_gather_leaves_the_other_call_running():
    bank.keyed("gather-and-a-failing-call", "It goes on running")
    happened = []

    async def main():
        answer = asyncio.Event()

        async def fetch_price():
            try:
                await answer.wait()
                happened.append("price")
            except asyncio.CancelledError:
                happened.append("cancelled")
                raise

        async def fetch_stock():
            raise ConnectionError

        names = {"asyncio": asyncio, "fetch_price": fetch_price, "fetch_stock": fetch_stock}
        exec(bank.code("gather-and-a-failing-call"), names)
        assert await names["offer"]() is None
        await turns()
        assert happened == []
        answer.set()
        await turns()
        assert happened == ["price"]
        # What the reasons say of the other ways.
        answer.clear()
        with pytest.raises(ExceptionGroup):
            async with asyncio.TaskGroup() as group:
                group.create_task(fetch_price())
                group.create_task(fetch_stock())
        assert happened == ["price", "cancelled"]
        both = asyncio.gather(fetch_price(), fetch_stock())
        await asyncio.sleep(0)
        both.cancel()
        with pytest.raises((asyncio.CancelledError, ConnectionError)):
            await both
        answer.set()
        values = await asyncio.gather(fetch_price(), fetch_stock(), return_exceptions=True)
        assert [type(value) for value in values] == [type(None), ConnectionError]

    asyncio.run(main())


@pytest.mark.proves("three-services-within-two-seconds")
def test_the_offer_of_the_answer_succeeds_fails_and_times_out(monkeypatch):
    ended = []

    async def works(value):
        return value

    async def waits():
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cleaned up")

    async def fails():
        raise ConnectionError

    def offer(price, stock, rating):
        names = {"fetch_price": price, "fetch_stock": stock, "fetch_rating": rating}
        exec(bank.code("three-services-within-two-seconds", "answer"), names)
        return asyncio.run(names["offer"]())

    assert offer(lambda: works(1), lambda: works(2), lambda: works(3)) == (1, 2, 3)
    with pytest.raises(ExceptionGroup) as caught:
        offer(waits, fails, waits)
    assert [type(error) for error in caught.value.exceptions] == [ConnectionError]
    assert len(ended) == 2
    seconds, timeout = [], asyncio.timeout
    monkeypatch.setattr(asyncio, "timeout", lambda after: seconds.append(after) or timeout(0))
    with pytest.raises(TimeoutError):
        offer(waits, waits, waits)
    assert seconds == [2] and len(ended) == 5


@pytest.mark.proves("three-services-within-two-seconds")
def test_a_task_that_nobody_holds_is_collected_and_a_thread_is_not_stopped():
    async def forgotten():
        await asyncio.get_running_loop().create_future()

    async def main():
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
        seen = weakref.ref(asyncio.create_task(forgotten()))
        await turns()
        gc.collect()
        return seen() is None

    assert asyncio.run(main())
    begun, go_on, ended = threading.Event(), threading.Event(), []

    def work():
        begun.set()
        go_on.wait()
        ended.append("to its end")

    async def cancel():
        task = asyncio.create_task(asyncio.to_thread(work))
        await turns()
        begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert ended == []
        go_on.set()

    asyncio.run(cancel())
    assert ended == ["to its end"]


@pytest.mark.proves("loop-that-outlives-its-cancellation", "three-services-within-two-seconds")
def test_which_handlers_swallow_a_cancellation():
    source = bank.code("loop-that-outlives-its-cancellation")

    class Stop(Exception):
        pass

    def goes_on(handler):
        lines, stop = [], []

        def log(text):
            lines.append(text)
            if stop:
                raise Stop

        logger = types.SimpleNamespace(exception=log)
        names = {"asyncio": asyncio, "logger": logger, "handle": asyncio.sleep}
        exec(source.replace("HANDLER", handler), names)

        async def main():
            task = asyncio.create_task(names["work"](asyncio.Queue()))
            await turns()
            task.cancel()
            await turns()
            swallowed = not task.done()
            assert bool(lines) == swallowed
            stop.append(True)
            task.cancel()
            with contextlib.suppress(Stop, asyncio.CancelledError):
                await task
            return swallowed

        return asyncio.run(main())

    question = "loop-that-outlives-its-cancellation"
    assert outcomes(question, goes_on) == ([True, True], [False, False])
    assert not issubclass(asyncio.CancelledError, Exception)


# State of threads, tasks and processes


class OfThread:
    """A dictionary with the thread's identifier as the key."""

    def __init__(self):
        self.__dict__["values"] = {}

    def __setattr__(self, name, value):
        self.values[threading.get_ident()] = value

    def __getattr__(self, name):
        return self.values[threading.get_ident()]


class OfContext:
    def __init__(self):
        self.__dict__["variable"] = contextvars.ContextVar("request_id")

    def __setattr__(self, name, value):
        self.variable.set(value)

    def __getattr__(self, name):
        return self.variable.get()


class OfLoop:
    def __setattr__(self, name, value):
        setattr(asyncio.get_running_loop(), name, value)

    def __getattr__(self, name):
        return getattr(asyncio.get_running_loop(), name)


def logged_by_two_requests(make):
    """What two requests log when the first waits while the second begins."""
    lines = []
    logger = types.SimpleNamespace(info=lambda text, value: lines.append(value))

    async def main():
        answer = asyncio.Event()

        async def charge(request):
            await answer.wait()

        names = {"threading": types.SimpleNamespace(local=make), "charge": charge, "logger": logger}
        exec(bank.code("request-id-of-somebody-else"), names)
        requests = [RequestFactory().get("/", headers={"X-Request-ID": id}) for id in "ab"]
        tasks = [asyncio.create_task(names["pay"](request)) for request in requests]
        await turns()
        answer.set()
        await asyncio.gather(*tasks)

    asyncio.run(main())
    return lines


@pytest.mark.proves("request-id-of-somebody-else", "state-that-requests-share")
def test_which_store_tells_two_requests_of_one_loop_apart():
    stores = {
        "A `dict` with": OfThread,
        "A `ContextVar` that": OfContext,
        "A module global": types.SimpleNamespace,
        "An attribute of the loop": OfLoop,
    }

    def logged(text):
        (store,) = [store for start, store in stores.items() if text.startswith(start)]
        return logged_by_two_requests(store)

    right, wrong = bank.right_and_wrong("request-id-of-somebody-else")
    assert [logged(text) for text in right] == [["a", "b"]]
    assert [logged(text) for text in wrong] == [["b", "b"]] * 3
    assert logged_by_two_requests(threading.local) == ["b", "b"]


@pytest.mark.proves("lock-around-the-last-copy", "state-that-requests-share")
def test_two_processes_hold_the_same_lock_at_once(tmp_path):
    bank.keyed("lock-around-the-last-copy", "Each of the worker processes has a lock of its own")
    source = bank.code("lock-around-the-last-copy")
    worker = f"import threading\n{source}\nprint(lock.acquire(blocking=False), flush=True)\ninput()\n"
    (tmp_path / "worker.py").write_text(worker)
    workers = [
        subprocess.Popen(
            [sys.executable, "worker.py"], cwd=tmp_path, text=True, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _ in range(2)
    ]  # fmt: skip
    # Both still run, and hold it, when both have said so.
    assert [process.stdout.readline() for process in workers] == ["True\n", "True\n"]
    for process in workers:
        process.communicate("\n")


@pytest.mark.proves("lock-around-the-last-copy")
def test_in_one_process_the_lock_is_held_from_the_query_to_the_end_of_the_save():
    bank.keyed("lock-around-the-last-copy", "Each of the worker processes has a lock of its own")
    held = []

    def others_may_enter():
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(names["lock"].acquire, blocking=False).result()

    class OneBook:
        stock = 1

        def save(self):
            held.append(not others_may_enter())

    class Books:
        def get(self, pk):
            held.append(not others_may_enter())
            return OneBook()

    names = {"threading": threading, "Book": types.SimpleNamespace(objects=Books())}
    exec(bank.code("lock-around-the-last-copy"), names)
    names["buy"](1)
    assert held == [True, True] and others_may_enter()


@pytest.mark.proves("state-that-requests-share")
def test_the_middleware_of_the_answer_sets_the_variable_and_takes_it_back():
    names = bank.run("state-that-requests-share", "answer")
    seen = []

    def view(request):
        seen.append(names["request_id"].get())
        if "fail" in request.path:
            raise ValueError
        return HttpResponse()

    middleware = names["RequestIdMiddleware"](view)
    middleware(RequestFactory().get("/", headers={"X-Request-ID": "a1"}))
    with pytest.raises(ValueError):
        middleware(RequestFactory().get("/fail/", headers={"X-Request-ID": "b2"}))
    middleware(RequestFactory().get("/"))
    assert seen == ["a1", "b2", "-"] and names["request_id"].get() == "-"


def in_a_fork(work):
    """What `work` gives in a forked child."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, json.dumps(work()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with open(reading, "rb") as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text)


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.proves("state-that-requests-share")
def test_a_forked_child_has_a_copy_of_memory_and_of_a_lock_that_is_held():
    values, lock = [], threading.Lock()
    with lock:
        assert in_a_fork(lambda: [values.append(1), lock.acquire(blocking=False)]) == [None, False]
    assert values == []


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.proves("garbled-results-under-preload", "state-that-requests-share")
def test_a_connection_from_before_the_fork_is_one_and_the_same(django_db_blocker):
    bank.keyed("garbled-results-under-preload", "The workers talk to the database over one")
    connection = connections["postgresql"].copy()

    def server_process():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            return cursor.fetchone()[0]

    with django_db_blocker.unblock():
        mine = server_process()
        assert connection.get_autocommit()
        assert [in_a_fork(server_process) for _ in range(2)] == [mine, mine]
        # A child that ends the session ends it for all.
        in_a_fork(connection.close)
        with pytest.raises(OperationalError):
            server_process()
        connection.close()
        mine = server_process()
        connection.close()
        theirs = in_a_fork(server_process), in_a_fork(server_process)
        assert len({mine, *theirs}) == 3
        connection.close()


def resize(image):
    """A function at the top level of a module."""


@pytest.mark.proves("submitted-to-a-process-pool")
def test_which_calls_can_be_pickled(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("cover.png").touch()

    class Pool:
        """Does what a pool does with a call before it sends it."""

        def submit(self, *call):
            ForkingPickler.dumps(call)

    def fails(line):
        book = Book(pk=1, title="Dune")
        names = {"pool": Pool(), "resize": resize, "book": book, "Path": Path, "open": opened}
        try:
            eval(line, names)
        except Exception as error:
            assert "pickle" in str(error)
            return True
        return False

    with contextlib.ExitStack() as files:
        opened = lambda *arguments: files.enter_context(open(*arguments))
        assert outcomes("submitted-to-a-process-pool", fails) == ([True, True], [False, False])


@pytest.mark.proves("submitted-to-a-process-pool")
def test_a_real_pool_refuses_a_lambda_and_runs_a_named_function():
    assert '`pool.submit(lambda: resize("cover.png"))`' in bank.keys("submitted-to-a-process-pool")
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert isinstance(pool.submit(os.getpid).result(), int)
        with pytest.raises(Exception, match="pickle|local object"):
            pool.submit(lambda: os.getpid()).result()


# Memory


@pytest.fixture
def without_collector():
    yield
    gc.enable()


@pytest.mark.proves("two-nodes-without-a-name", "memory-of-a-worker-grows")
def test_a_cycle_is_left_to_the_collector(without_collector):
    lines = printed("two-nodes-without-a-name")
    (right,), wrong = bank.right_and_wrong("two-nodes-without-a-name")
    assert lines == ["False", "True"]
    assert right.startswith("`False` and `True`, since the objects form a cycle")
    assert not any(text.startswith("`False` and `True`") for text in wrong)
    # Without the cycle, the count alone is enough.
    source = bank.code("two-nodes-without-a-name")
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(source.replace("parent.child, child.parent = child, parent", "parent.child = child"), {})
    assert out.getvalue().split() == ["True", "True"]


@pytest.mark.proves("reports-that-are-never-freed", "memory-of-a-worker-grows")
def test_which_change_lets_the_reports_go():
    source = bank.code("reports-that-are-never-freed")
    body = "    def __init__"

    def changed(text):
        if text.startswith("`__slots__`"):
            return source.replace(body, f'    __slots__ = ("rows",)\n\n{body}')
        if text.startswith("`del report`"):
            return source
        decorator = re.match(r"`([^`]*)`", text)[1]
        return source.replace("functools.cache", f"functools.{decorator}")

    def kept(text):
        names = {"functools": functools}
        exec(changed(text), names)
        sums = []

        class Rows(list):
            def __iter__(self):
                sums.append(1)
                return super().__iter__()

        for _ in range(3):
            report = names["Report"](Rows([{"price": 3}, {"price": 4}]))
            for _ in range(2):
                total = report.total if isinstance(report.total, int) else report.total()
                assert total == 7
            del report
        assert len(sums) == 3
        gc.collect()
        return sum(type(one) is names["Report"] for one in gc.get_objects())

    right, wrong = bank.right_and_wrong("reports-that-are-never-freed")
    assert [kept(text) for text in right] == [0]
    assert [kept(text) for text in wrong] == [3, 3, 3]


@pytest.mark.proves("memory-of-a-worker-grows")
def test_snapshots_lead_to_the_line_that_keeps_objects():
    kept = []

    def serve_some_requests():
        kept.extend(bytes(10_000) for _ in range(100))

    line = inspect.getsourcelines(serve_some_requests)[1] + 1
    try:
        lines = printed("memory-of-a-worker-grows", "answer", serve_some_requests=serve_some_requests)
    finally:
        tracemalloc.stop()
    assert f"{Path(__file__).name}:{line}:" in lines[0]


@pytest.mark.proves("memory-of-a-worker-grows")
def test_an_error_keeps_locals_and_a_weak_dictionary_keeps_nothing():
    class Order:
        pass

    orders = []

    def fail():
        order = Order()
        orders.append(weakref.ref(order))
        raise ValueError

    try:
        fail()
    except ValueError as caught:
        error = caught
    gc.collect()
    assert error.__traceback__ and orders[0]() is not None
    error.__traceback__ = None
    gc.collect()
    assert orders[0]() is None
    shared, cache = weakref.WeakValueDictionary(), {}
    cache[1] = shared[1] = Order()
    assert any(one is cache for one in gc.get_referrers(shared[1]))
    cache.clear()
    gc.collect()
    assert len(shared) == 0


# Costs and profiles


class Counted(str):
    """A text that counts how often it is compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other):
        type(self).compared += 1
        return str.__eq__(self, other)


def comparisons(work):
    Counted.compared = 0
    work()
    return Counted.compared


@pytest.mark.proves("known-titles-in-a-list", "slow-command-and-an-idle-database")
def test_how_many_comparisons_a_search_takes():
    titles = [Counted(f"title {number:04}") for number in range(400)]
    source = bank.code("known-titles-in-a-list")
    first = source.splitlines()[0]
    books = types.SimpleNamespace(values_list=lambda *names, flat: titles)

    def count(line):
        names = {"Book": types.SimpleNamespace(objects=books), "create": None, "deque": deque}
        names["rows"] = [{"title": Counted(title)} for title in titles]
        assert source.startswith(first)
        code = source.replace(first, line)
        making = comparisons(lambda: exec(line, names))
        return comparisons(lambda: exec(code, names)) - making

    (right,), wrong = outcomes("known-titles-in-a-list", count)
    assert right <= 400
    assert all(found > 400 * 100 for found in wrong) and count(first) > 400 * 100


@pytest.mark.proves("slow-command-and-an-idle-database")
def test_the_index_of_the_answer_saves_the_inner_loop():
    unknown = bank.run("slow-command-and-an-idle-database", "answer", 1)["unknown"]
    books = [types.SimpleNamespace(title=Counted(f"title {number}")) for number in range(300)]
    rows = [{"title": Counted(f"title {number}")} for number in range(0, 600, 2)]
    found = []
    assert comparisons(lambda: found.extend(unknown(rows, books))) <= 300
    assert [row["title"] for row in found] == [f"title {number}" for number in range(300, 600, 2)]


@pytest.mark.proves("slow-command-and-an-idle-database")
def test_the_command_of_the_answer_prints_a_profile_by_own_time(tmp_path):
    (tmp_path / "manage.py").write_text(
        "import sys\n\ndef work():\n    return sys.argv[1:]\n\n"
        "assert work() == ['import_books', 'books.csv']\n"
    )
    line = bank.code("slow-command-and-an-idle-database", "answer", 0, "shell")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=tmp_path, env=os.environ | {"PATH": path}, capture_output=True,
        text=True,
    )  # fmt: skip
    assert "Ordered by: internal time" in done.stdout, done.stderr
    assert "manage.py:3(work)" in done.stdout and "tottime" in done.stdout


# Each function advances a clock that is only a number, so that the profile is the same each time.
IMPORT_BOOKS = """

def handle():
    clock[0] += 0.1
    for row in range(20_000):
        parse_line()
        clean_title()
        if row % 50 == 0:
            save_book()


def parse_line():
    clock[0] += 0.000195


def clean_title():
    clock[0] += 0.00015
    for part in range(4):
        strip_accents()


def strip_accents():
    clock[0] += 0.000625


def save_book():
    clock[0] += 0.01
"""


@pytest.mark.proves("function-to-look-at-first", "slow-command-and-an-idle-database")
def test_the_profile_of_the_prompt_and_where_its_time_is_spent():
    names = {"clock": [0.0]}
    exec(compile(IMPORT_BOOKS, "import_books.py", "exec"), names)
    profile = cProfile.Profile(lambda: names["clock"][0], builtins=False)
    profile.runcall(names["handle"])
    out = io.StringIO()
    stats = pstats.Stats(profile, stream=out).strip_dirs().sort_stats("cumulative")
    stats.print_stats()
    table = bank.code("function-to-look-at-first", language="text")
    assert out.getvalue().rstrip().endswith(table.rstrip())
    assert "61.000 seconds" in out.getvalue()
    numbers = {name: values for (_, _, name), values in stats.stats.items()}

    def greatest(column):
        return max(numbers, key=lambda name: numbers[name][column])

    def own(name):
        return numbers[name][2]

    bank.keyed("function-to-look-at-first", f"`{greatest(2)}`")
    assert greatest(2) == "strip_accents" and round(own("strip_accents")) == 50
    assert greatest(3) == "handle" and own("handle") < 0.2
    assert round(numbers["clean_title"][3]) == 53 and round(own("clean_title")) == 3
    assert numbers["save_book"][0] == 400 and round(own("save_book")) == 4


# Imports


@pytest.mark.proves("module-imported-in-two-places", "import-that-fails-on-the-server")
def test_a_module_runs_once_for_all_who_import_it(tmp_path):
    write_modules(bank.code("module-imported-in-two-places"), tmp_path)
    (tmp_path / "first.py").write_text('import rates\nrates.table["USD"] = 1.1\n')
    (tmp_path / "second.py").write_text('import rates\nprint("USD" in rates.table)\n')
    done = python("-c", "import first, second", folder=tmp_path)
    loading, found = done.stdout.count("loading"), "True" in done.stdout
    assert (loading, found) == (1, True)
    bank.keyed("module-imported-in-two-places", "Once, and it finds `USD`")


@pytest.mark.proves("import-between-two-modules")
def test_what_becomes_of_the_circle_after_each_change(tmp_path):
    source = bank.code("import-between-two-modules")
    line = "from orders import Order\n"
    assert source.count(line) == 1

    def change(text):
        without = source.replace(line, "")
        if "the body of `notify()`" in text:
            head = "def notify(order):\n"
            return without.replace(head, f"{head}    {line}")
        if "the end of" in text:
            return f"{without}\n{line}"
        code = re.search(r"`([^`]*)`", text)[1]
        if code.startswith("from"):
            return source.replace(line, f"{code}\n")
        guarded = f"from typing import TYPE_CHECKING\n{code}\n    {line}"
        return source.replace(line, guarded)

    def error(text):
        write_modules(change(text) if text else source, tmp_path)
        done = python("-B", "-c", "import orders; orders.Order().pay()", folder=tmp_path)
        return done.stderr.strip().splitlines()[-1] if done.returncode else None

    assert "cannot import name 'Order' from partially initialized module 'orders'" in error(None)
    right, wrong = bank.right_and_wrong("import-between-two-modules")
    assert [error(text) for text in right] == [None]
    errors = {text: error(text).split(":")[0] for text in wrong}
    assert all(
        kind == ("ImportError" if "the end of" in text else "NameError")
        for text, kind in errors.items()
    )


@pytest.mark.proves("import-that-fails-on-the-server")
def test_the_commands_of_the_answer_name_interpreter_and_file(tmp_path):
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "__init__.py").touch()
    script = bank.code("import-that-fails-on-the-server", "answer", 0, "shell")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=os.environ | {"PATH": path}, text=True,
        capture_output=True,
    )  # fmt: skip
    first = done.stdout.splitlines()[0].split()
    assert Path(first[0]).name.startswith("python")
    assert first[1] == str(tmp_path / "shop" / "__init__.py")
    assert re.search(r"(?m)^Django +\d", done.stdout)


@pytest.mark.proves("import-that-fails-on-the-server")
def test_shadows_letter_case_order_and_main(tmp_path):
    (tmp_path / "email.py").write_text("")
    (tmp_path / "reports.py").write_text("import email.message\n")
    done = python("reports.py", folder=tmp_path)
    assert "'email' is not a package" in done.stderr
    assert "No module named 'Reports'" in python("-c", "import Reports", folder=tmp_path).stderr
    (tmp_path / "first.py").write_text("from second import work\nname = 'first'\n")
    (tmp_path / "second.py").write_text("import first\n\n\ndef work():\n    return first.name\n")
    assert python("-c", "import first", folder=tmp_path).returncode == 0
    assert "cannot import name 'work'" in python("-c", "import second", folder=tmp_path).stderr
    (tmp_path / "script.py").write_text("if __name__ == '__main__':\n    print('runs')\n")
    assert python("script.py", folder=tmp_path).stdout == "runs\n"
    assert python("-c", "import script", folder=tmp_path).stdout == ""


# Hints


@pytest.mark.proves("argument-that-breaks-its-hint", "what-hints-do-and-do-not")
def test_hints_check_nothing():
    (line,) = printed("argument-that-breaks-its-hint")
    assert line == "1212"
    bank.keyed("argument-that-breaks-its-hint", f"It prints `{line}`")


@pytest.mark.proves("model-imported-for-the-checker", "what-hints-do-and-do-not")
def test_an_annotation_needs_its_name_when_the_function_is_made():
    bank.keyed("model-imported-for-the-checker", "The import raises `NameError`")
    assert sys.version_info < (3, 14)
    source = bank.code("model-imported-for-the-checker")
    with pytest.raises(NameError, match="Book"):
        exec(source, {})
    names = {}
    exec(source.replace("book: Book", 'book: "Book"'), names)
    assert names["label"](Book(title="Dune", stock=3)) == "Dune (3)" and "Book" not in names
    names = {}
    flags = __import__("__future__").annotations.compiler_flag
    exec(compile(source, "label", "exec", flags=flags), names)
    # No class is checked: whatever has the two attributes will do.
    assert names["label"](types.SimpleNamespace(title="Dune", stock=3)) == "Dune (3)"


@pytest.mark.proves("memory-storage-and-its-protocol", "what-hints-do-and-do-not")
def test_a_class_fits_a_protocol_by_its_methods():
    bank.keyed("memory-storage-and-its-protocol", "Nothing: it has a method of the right shape")
    names = bank.run("memory-storage-and-its-protocol")
    storage, memory = names["Storage"], names["MemoryStorage"]
    assert names["archive"](b"", memory()) == "invoice.pdf"
    assert inspect.signature(storage.save) == inspect.signature(memory.save)
    assert storage not in memory.__mro__
    with pytest.raises(TypeError, match="runtime"):
        isinstance(memory(), storage)
    assert isinstance(memory(), typing.runtime_checkable(storage))


@pytest.mark.proves("list-of-books-for-a-list-of-items", "what-hints-do-and-do-not")
def test_the_list_of_books_ends_up_with_something_else():
    bank.keyed("list-of-books-for-a-list-of-items", "The function adds an `Item`")
    names = bank.run("list-of-books-for-a-list-of-items")
    assert [type(one).__name__ for one in names["books"]] == ["Book", "Item"]


@pytest.mark.proves("what-hints-do-and-do-not")
def test_the_code_of_the_answer_takes_a_plain_dict_and_any_notifier():
    names = bank.run("what-hints-do-and-do-not", "answer")
    sent = []

    class Fake:
        def send(self, to, text):
            sent.append((to, text))

    payload = names["Payload"](order=7, email="a@example.com")
    assert type(payload) is dict
    assert names["confirm"](payload, Fake())
    assert sent == [("a@example.com", "Order 7 is paid.")]
    assert not names["confirm"]({"order": 7, "email": None}, Fake())
    assert typing.Optional[str] == (str | None)
    answer = bank.questions()["what-hints-do-and-do-not"]["answer"]
    generic = re.search(r"`(def first[^`]*)`", answer)[1]
    exec(f"{generic}: return items[0]", names)
    assert names["first"](["a"]) == "a" and names["first"].__type_params__


# Packages

BACKEND = """
import base64, hashlib, pathlib, tomllib, zipfile

project = tomllib.loads(pathlib.Path("pyproject.toml").read_text())["project"]
name = f"{project['name']}-{project['version']}"
metadata = f"Metadata-Version: 2.1\\nName: {project['name']}\\nVersion: {project['version']}\\n"
metadata += "".join(f"Requires-Dist: {one}\\n" for one in project.get("dependencies", []))
if "requires-python" in project:
    metadata += f"Requires-Python: {project['requires-python']}\\n"


def build_wheel(folder, config_settings=None, metadata_directory=None):
    COMPILER
    tag = "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
    with zipfile.ZipFile(f"{folder}/{name}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}.dist-info/METADATA", metadata)
        wheel.writestr(f"{name}.dist-info/WHEEL", tag)
        wheel.writestr(f"{name}.dist-info/RECORD", "")
    return f"{name}-py3-none-any.whl"
"""
SYSTEM = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'


def project(folder, toml, compiler="pass"):
    """Writes a project that builds without anything from elsewhere."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(f"{toml}\n{SYSTEM}")
    (folder / "backend.py").write_text(BACKEND.replace("COMPILER", compiler))
    return folder


def wheel(folder, name, version, tag="py3-none-any"):
    """Writes a wheel with nothing in it but its name."""
    folder.mkdir(exist_ok=True)
    about = f"{name.lower()}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name.lower()}-{version}-{tag}.whl", "w") as file:
        file.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        file.writestr(f"{about}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        file.writestr(f"{about}/RECORD", "")


def pip(*arguments, folder, links):
    """Runs pip with a folder of packages in the place of an index."""
    return python(
        "-m", "pip", "install", "--no-index", "--find-links", str(links), "--ignore-installed",
        "--dry-run", "--no-build-isolation", *arguments, folder=folder, PYTHONWARNINGS="ignore",
    )  # fmt: skip


@pytest.mark.proves("install-a-month-apart", "import-that-fails-on-the-server")
def test_what_gives_the_same_django_a_month_later(tmp_path):
    toml = bank.code("install-a-month-apart")
    def django_of(*arguments, folder):
        done = pip(*arguments, folder=folder, links=folder / "links")
        assert done.returncode == 0, done.stderr
        return re.search(r"(?i)Would install.*\bdjango-(\S+)", done.stdout)[1]

    def differs(text):
        """Whether two installs differ if versions of Django are released between them."""
        folder = project(tmp_path / re.sub(r"\W", "", text), toml)
        arguments = ["."]
        wheel(folder / "links", "Django", "6.1.3")
        if text.startswith("A lock file"):
            (folder / "lock.txt").write_text("Django==6.1.3\n")
            arguments = [".", "-c", "lock.txt"]
        elif text.startswith("A tighter range"):
            project(folder, re.sub(r"dependencies = .*", lambda _: bank.inline(text), toml))
        else:
            build = "import backend; print(backend.build_wheel('.'))"
            built = python("-c", build, folder=folder).stdout.strip()
            arguments = [f"./{built}"]
            if text.startswith("A pinned release"):
                (folder / built).rename(folder / "links" / built)
                arguments = [re.search(r"`(bookshop==[^`]*)`", text)[1]]
        before = django_of(*arguments, folder=folder)
        for released in ("6.1.4", "6.2.0"):
            wheel(folder / "links", "Django", released)
        after = django_of(*arguments, folder=folder)
        assert before == "6.1.3" and after in ("6.1.3", "6.1.4")
        return before != after

    right, wrong = bank.right_and_wrong("install-a-month-apart")
    assert [differs(text) for text in right] == [False]
    assert [differs(text) for text in wrong] == [True] * 3


@pytest.mark.proves("pip-asks-for-a-compiler", "import-that-fails-on-the-server")
def test_without_a_fitting_wheel_pip_builds_the_source_archive(tmp_path):
    bank.keyed("pip-asks-for-a-compiler", "The package offers no wheel that fits")
    toml = '[project]\nname = "geofast"\nversion = "2.1"\n'
    source = project(tmp_path / "geofast-2.1", toml, 'raise SystemExit("gcc: not found")')
    (source / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: geofast\nVersion: 2.1\n")
    links = tmp_path / "links"
    wheel(links, "geofast", "2.1", "cp312-cp312-win_arm64")
    with tarfile.open(links / "geofast-2.1.tar.gz", "w:gz") as archive:
        archive.add(source, "geofast-2.1")
    done = pip("geofast==2.1", folder=tmp_path, links=links)
    assert done.returncode != 0 and "gcc: not found" in done.stdout + done.stderr
    done = pip("geofast==2.1", "--only-binary", ":all:", folder=tmp_path, links=links)
    assert done.returncode != 0 and "gcc" not in done.stdout + done.stderr
    wheel(links, "geofast", "2.1")
    done = pip("geofast==2.1", folder=tmp_path, links=links)
    assert done.returncode == 0 and "Would install geofast-2.1" in done.stdout


# Money, moments, text


def prints_and_key(question):
    """What a prompt prints, beside the quoted words that its options begin with."""
    lines = printed(question)
    right, wrong = bank.right_and_wrong(question)

    def told(text):
        return re.findall(r"`([^`]*)`", text)[:2]

    assert [told(text) for text in right] == [lines]
    assert all(told(text) != lines for text in wrong)
    return lines


@pytest.mark.proves("two-sums-of-decimals", "types-for-money-moments-and-text")
def test_a_decimal_keeps_the_error_of_a_float():
    assert prints_and_key("two-sums-of-decimals") == ["False", "True"]
    assert Decimal(0.1) != Decimal("0.1") and sum([0.1] * 3) != 0.3
    assert json.loads("0.1", parse_float=Decimal) == Decimal("0.1")


@pytest.mark.proves("noon-plus-one-day", "types-for-money-moments-and-text")
def test_a_day_in_the_zone_is_23_hours_in_utc():
    (line,) = printed("noon-plus-one-day")
    bank.keyed("noon-plus-one-day", f"`{line}`")
    names = bank.run("noon-plus-one-day")
    start, zone = names["start"], names["start"].tzinfo
    later = (start.astimezone(UTC) + names["timedelta"](days=1)).astimezone(zone)
    assert later.hour == 13 and str(later.astimezone(UTC) - start.astimezone(UTC)) == "1 day, 0:00:00"
    # Two of the same zone compare their wall clocks.
    assert names["end"] - start == names["timedelta"](days=1)


@pytest.mark.proves("types-for-money-moments-and-text")
def test_the_code_of_the_answer_and_the_limits_of_json():
    names = bank.run("types-for-money-moments-and-text", "answer")
    assert json.loads(names["body"]) == {"total": "59.70", "at": "2026-07-01T10:00:00Z"}
    assert names["in_paris"].hour == 12
    for value in names["paid"].values():
        with pytest.raises(TypeError, match="not JSON serializable"):
            json.dumps(value)
    assert json.loads(json.dumps({1: ("a", None)})) == {"1": ["a", None]}
    naive, aware = datetime(2026, 7, 1), datetime(2026, 7, 1, tzinfo=UTC)
    for work in (lambda: naive < aware, lambda: naive - aware):
        with pytest.raises(TypeError, match="naive"):
            work()


@pytest.mark.proves("first-column-of-an-export")
def test_which_encoding_finds_the_first_column(tmp_path):
    source = bank.code("first-column-of-an-export")
    path = tmp_path / "books.csv"
    path.write_bytes("\ufefftitle,stock\r\nM\u00fcller,3\r\n".encode("utf-8"))

    def titles(argument):
        names = {"path": path, "csv": csv}
        exec(source.replace('encoding="utf-8"', argument), names)
        return names["titles"]

    def works(argument):
        try:
            return titles(argument) == ["M\u00fcller"]
        except (KeyError, UnicodeError):
            return False

    with pytest.raises(KeyError, match="title"):
        titles('encoding="utf-8"')
    assert outcomes("first-column-of-an-export", works) == ([True], [False] * 3)
    path.write_text("title\nDune\n")
    assert [titles(plain(text)) for text in bank.keys("first-column-of-an-export")] == [["Dune"]]


@pytest.mark.proves("ping-posted-to-a-view", "types-for-money-moments-and-text")
def test_a_body_is_bytes_and_never_equal_to_text():
    source = bank.code("ping-posted-to-a-view")
    request = RequestFactory().post("/", b"ping", content_type="text/plain")

    def answer(source):
        names = {"HttpResponse": HttpResponse}
        exec(source, names)
        return names["status"](request)

    response = answer(source)
    assert response.status_code == 400
    bank.keyed("ping-posted-to-a-view", f"`{response.content.decode()}`")
    assert answer(source.replace('"ping"', 'b"ping"')).content == b"pong"
    assert answer(source.replace("request.body", "request.body.decode()")).content == b"pong"
    done = python("-bb", "-c", "b'ping' == 'ping'", folder=".")
    assert "BytesWarning" in done.stderr


# Mocks and fixtures


@pytest.fixture
def fresh_modules(monkeypatch, tmp_path):
    """Modules that a test writes can be imported, and are forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


@pytest.mark.proves("patch-for-an-imported-function", "payment-mock-in-a-test")
def test_which_patch_reaches_the_name_that_is_looked_up(fresh_modules):
    write_modules(bank.code("patch-for-an-imported-function"), fresh_modules)
    orders = importlib.import_module("orders")

    def charges(patch):
        try:
            with eval(patch):
                return orders.pay(7) == "real money"
        except AttributeError:
            return "no such name"

    right, wrong = outcomes("patch-for-an-imported-function", charges)
    assert right == [False] and sorted(map(str, wrong)) == ["True", "True", "no such name"]
    (fresh_modules / "orders.py").write_text(
        "import payments\n\n\ndef pay(order):\n    return payments.charge(order)\n"
    )
    del sys.modules["orders"]
    orders = importlib.import_module("orders")
    with mock.patch("payments.charge"):
        assert orders.pay(7) != "real money"


def run_pytest(folder, **variables):
    return python(
        "-m", "pytest", "-q", "-p", "no:django", "-p", "no:cacheprovider", "--rootdir", ".",
        "-c", os.devnull, "test_it.py", folder=folder, **variables,
    )  # fmt: skip


@pytest.mark.proves("directory-of-a-failing-test")
def test_a_fixture_goes_on_after_a_failing_test(tmp_path):
    bank.keyed("directory-of-a-failing-test", "It is removed, as the fixture goes on")
    source = bank.code("directory-of-a-failing-test")
    places = tmp_path / "places"

    def left_behind(source):
        places.mkdir(exist_ok=True)
        (tmp_path / "test_it.py").write_text(source)
        done = run_pytest(tmp_path, TMPDIR=str(places))
        assert "1 failed" in done.stdout or "1 error" in done.stdout, done.stdout
        return len(list(places.iterdir()))

    assert left_behind(source) == 0
    # pytest removes nothing by itself, and a set-up that fails has no teardown.
    assert left_behind(source.replace("    shutil.rmtree(path)\n", "")) == 1
    assert left_behind(source.replace("    yield path", "    assert False\n    yield path")) == 2

    @contextlib.contextmanager
    def block():
        yield
        done.append("removed")

    done = []
    with pytest.raises(ValueError), block():
        raise ValueError
    assert done == []


@pytest.mark.proves("payment-mock-in-a-test")
def test_the_test_of_the_answer_notices_a_wrong_call(tmp_path):
    package = tmp_path / "bookshop"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "payments.py").write_text("def charge(order, *, cents):\n    raise OSError\n")
    (tmp_path / "test_it.py").write_text(bank.code("payment-mock-in-a-test", "answer"))

    def run(call):
        (package / "orders.py").write_text(
            "from bookshop.payments import charge\n\n\n"
            f"def pay(order, cents):\n    return {call}\n"
        )
        return run_pytest(tmp_path).stdout

    assert "1 passed" in run("charge(order, cents=cents)")
    assert "TypeError" in run("charge(order, cents)")
    assert "TypeError" in run("charge(order, amount=cents)")
    assert "1 failed" in run("charge(order, cents=0)")
    # A plain mock takes any call and has any attribute.
    assert mock.Mock().charge("order", 1990, amount=7).was_sent


@pytest.mark.proves("payment-mock-in-a-test")
def test_cleanup_after_a_failing_set_up_and_warnings_as_errors(tmp_path):
    ran = []

    class Case(unittest.TestCase):
        def setUp(self):
            self.addCleanup(ran.append, "cleanup")
            raise ValueError

        def tearDown(self):
            ran.append("tearDown")

        def test_nothing(self):
            pass

    Case("test_nothing").run(unittest.TestResult())
    assert ran == ["cleanup"]
    provider = mock.Mock(side_effect=TimeoutError)
    with pytest.raises(TimeoutError):
        provider()
    option = re.search(r"`-W (error::\w+)`", bank.questions()["payment-mock-in-a-test"]["answer"])[1]
    (tmp_path / "old.py").write_text("import warnings\nwarnings.warn('old', DeprecationWarning)\n")
    assert python("-c", "import old", folder=tmp_path, PYTHONWARNINGS="").returncode == 0
    assert python("-W", option, "-c", "import old", folder=tmp_path).returncode == 1


# Hashes, secrets, programs


@pytest.mark.proves("search-cached-by-two-servers", "review-of-tokens-checksums-and-a-converter")
def test_the_hash_of_a_text_differs_from_start_to_start(tmp_path):
    bank.keyed("search-cached-by-two-servers", "Python salts the hash of a string")
    source = bank.code("search-cached-by-two-servers")
    script = (
        "import hashlib\n\n\nclass cache:\n    def get_or_set(key, make, seconds):\n"
        "        print(key)\n\n\n"
        f"{source}\n\ncached_search('dune')\nprint(hash(1990))\n"
    )

    def keys(script):
        (tmp_path / "server.py").write_text(script)
        runs = [python("server.py", folder=tmp_path, PYTHONHASHSEED=seed) for seed in "12"]
        return [run.stdout.split() for run in runs]

    first, second = keys(script)
    assert first[0] != second[0] and first[1] == second[1]
    explanation = bank.questions()["search-cached-by-two-servers"]["explanation"]
    remedy = re.search(r"`(hashlib[^`]*)`", explanation)[1]
    first, second = keys(script.replace("hash(words)", remedy.replace('"', "'")))
    assert first == second
    # Without a seed it is drawn anew.
    done = python(
        "-c", "import sys; print(sys.flags.hash_randomization)", folder=tmp_path,
        PYTHONHASHSEED="random",
    )  # fmt: skip
    assert done.stdout == "1\n"


NAMES = ["a; touch pwned", "a'; touch pwned; '", "$(touch pwned)", "a\ntouch pwned\n"]


@pytest.mark.proves(
    "converter-with-the-name-of-an-upload", "review-of-tokens-checksums-and-a-converter"
)
def test_which_calls_run_a_command_in_a_file_name(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", program(tmp_path / "bin", "cwebp", "exit 0"))
    monkeypatch.chdir(tmp_path)
    pwned = tmp_path / "pwned"

    def is_open(line):
        found = []
        for name in NAMES:
            names = {"subprocess": subprocess, "shlex": shlex, "name": name, "out": "out.webp"}
            eval(line, names)
            found.append(pwned.exists())
            pwned.unlink(missing_ok=True)
        return any(found)

    question = "converter-with-the-name-of-an-upload"
    assert outcomes(question, is_open) == ([True, True], [False, False])


@pytest.mark.proves("review-of-tokens-checksums-and-a-converter")
def test_the_helpers_of_the_answer(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    script = 'printf "%s\\n" "$@" > arguments; exit "${STATUS:-0}"'
    monkeypatch.setenv("PATH", program(tmp_path / "bin", "cwebp", script))
    names = bank.run("review-of-tokens-checksums-and-a-converter", "answer")
    assert len({names["new_token"]() for _ in range(100)}) == 100
    Path("-o").write_bytes(b"abc")
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert names["checksum"]("-o") == known
    names["convert"]("-o", "out.webp")
    given = Path("arguments").read_text().splitlines()
    assert given == ["-quiet", str(tmp_path / "-o"), "-o", str(tmp_path / "out.webp")]
    monkeypatch.setenv("STATUS", "3")
    with pytest.raises(subprocess.CalledProcessError):
        names["convert"]("-o", "out.webp")


@pytest.mark.proves("review-of-tokens-checksums-and-a-converter")
def test_the_numbers_of_random_can_be_computed_from_earlier_ones():
    """Undoes the last step of the Mersenne twister for the 624 numbers that make up its state."""

    def undo_right(value, shift):
        found = value
        for _ in range(32 // shift):
            found = value ^ (found >> shift)
        return found

    def undo_left(value, shift, mask):
        found = value
        for _ in range(32 // shift):
            found = value ^ ((found << shift) & mask)
        return found & 0xFFFFFFFF

    def state_of(number):
        number = undo_left(undo_right(number, 18), 15, 0xEFC60000)
        return undo_right(undo_left(number, 7, 0x9D2C5680), 11)

    seen = [random.getrandbits(32) for _ in range(624)]
    attacker = random.Random()
    attacker.setstate((3, (*map(state_of, seen), 624), None))
    assert [attacker.getrandbits(32) for _ in range(8)] == [random.getrandbits(32) for _ in range(8)]

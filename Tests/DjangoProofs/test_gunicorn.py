"""Gunicorn in the bank: its command lines, read by itself, and what it does with slow views."""

import os
import re
import shlex
import socket
import socketserver
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import bank
import pytest
from gunicorn.config import Config

SLOW = """
import time
from pathlib import Path
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path


class Large(HttpResponse):
    def close(self):
        super().close()
        print("LARGE SENT", flush=True)


def report(request):
    if "large" in request.GET:
        return Large(b"x" * 50_000_000)
    if "small" in request.GET:
        print("SMALL STARTED", flush=True)
    if "long" in request.GET:
        print("STARTED", flush=True)
        while not Path("go-on").exists():
            time.sleep(0.05)
        print("FINISHED", flush=True)
    return HttpResponse("report")


settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="proof")
urlpatterns = [path("", report)]
application = get_wsgi_application()
"""


def settings_of(command):
    """What Gunicorn makes of a command line."""
    words = shlex.split(command.replace("\\\n", " "))
    assert words[0] == "gunicorn"
    config = Config()
    given = vars(config.parser().parse_args(words[1:]))
    for name, value in given.items():
        if value is not None and name != "args":
            config.set(name.lower(), value)
    return config, given["args"]


@pytest.mark.proves("requests-at-once-with-gunicorn")
def test_three_processes_with_four_threads_each():
    config, application = settings_of(bank.code("requests-at-once-with-gunicorn"))
    assert application == ["config.wsgi"]
    assert config.workers * config.threads == 12
    # More than one thread turns the plain worker into the threaded one.
    assert config.worker_class_str == "gthread"
    bank.keyed("requests-at-once-with-gunicorn", "Twelve")


@pytest.mark.proves("application-server-and-workers")
def test_the_answers_command_is_valid():
    config, application = settings_of(bank.code("application-server-and-workers", field="answer"))
    assert application == ["config.wsgi"]
    assert (config.workers, config.threads, config.timeout) == (4, 4, 30)
    assert (config.max_requests, config.max_requests_jitter) == (1000, 100)


@pytest.mark.proves("application-server-and-workers", "wsgi-versus-asgi", "request-through-a-deployed-stack")
def test_gunicorn_has_a_worker_class_for_asgi_beside_those_for_wsgi():
    config, _ = settings_of("gunicorn config.asgi --worker-class asgi")
    assert config.worker_class.__module__ == "gunicorn.workers.gasgi"
    assert settings_of("gunicorn config.wsgi")[0].worker_class.__module__ == "gunicorn.workers.sync"


def answer_of(port, path="/", timeout=60):
    connection = HTTPConnection("127.0.0.1", port, timeout=timeout)
    connection.request("GET", path)
    return connection.getresponse().read()


def is_served(port):
    try:
        return answer_of(port) == b"report"
    except ConnectionError:
        return False


def happens(condition):
    """Whether something comes true, however slow the machine is."""
    for _ in range(600):
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def slow_site(tmp_path):
    """A function that serves SLOW by Gunicorn with a short timeout; and what it has logged."""
    (tmp_path / "slow.py").write_text(SLOW)
    running = []

    def start(*options):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = (tmp_path / f"log{port}").open("w+")
        command = [sys.executable, "-m", "gunicorn", "slow", "--timeout", "2",
                   "--bind", f"127.0.0.1:{port}", *options]
        running.append(subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log,
                                        env=os.environ | {"HOME": str(tmp_path)}))
        assert happens(lambda: is_served(port))
        return port, lambda: log.seek(0) or log.read()

    yield start
    for process in running:
        process.terminate()
        process.wait(60)


@pytest.mark.proves("report-that-computes-for-45-seconds")
def test_a_sync_worker_is_killed_in_the_middle_of_a_long_view(slow_site):
    bank.keyed("report-that-computes-for-45-seconds", "Gunicorn ends the worker after 30")
    assert (Config().timeout, Config().worker_class_str) == (30, "sync")
    port, log = slow_site()
    page = answer_of(port, "/?long=1")
    assert b"Internal Server Error" in page and b"report" not in page
    assert "STARTED" in log() and "WORKER TIMEOUT" in log()
    assert answer_of(port) == b"report"  # by a worker that took its place
    first, *_ = workers = re.findall(r"Booting worker with pid: (\d+)", log())
    assert len(workers) > 1 and happens(lambda: not Path("/proc", first).exists())
    assert "Worker exiting" in log() and "FINISHED" not in log()


@pytest.mark.proves("report-that-computes-for-45-seconds")
def test_for_a_threaded_worker_the_timeout_is_no_limit_on_a_request(slow_site, tmp_path):
    bank.keyed("report-that-computes-for-45-seconds", "Gunicorn ends the worker after 30")
    port, log = slow_site("--threads", "2")
    with ThreadPoolExecutor(1) as visitors:
        answer = visitors.submit(answer_of, port, "/?long=1")
        assert happens(lambda: "STARTED" in log())
        # A sync worker whose request began later runs into the same timeout; this one does not.
        sync, log_of_sync = slow_site()
        assert b"Internal Server Error" in answer_of(sync, "/?long=1")
        assert "WORKER TIMEOUT" in log_of_sync()
        (tmp_path / "go-on").touch()
        assert answer.result() == b"report"
    assert "FINISHED" in log() and "WORKER TIMEOUT" not in log()


class BufferingProxy(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """What Nginx does by default: takes the whole response, and only then passes it on."""

    daemon_threads = allow_reuse_address = True

    def __init__(self, upstream):
        self.upstream = upstream
        super().__init__(("127.0.0.1", 0), None)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def finish_request(self, client, address):
        asked = client.recv(65536)
        with socket.create_connection(("127.0.0.1", self.upstream)) as worker:
            worker.sendall(asked.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))
            parts = []
            while part := worker.recv(1 << 20):
                parts.append(part)
        client.sendall(b"".join(parts))


def visitor_on_a_bad_network(port):
    """Asks for the large page, and has read its first byte and no more."""
    visitor = socket.create_connection(("127.0.0.1", port), timeout=60)
    visitor.sendall(b"GET /?large=1 HTTP/1.1\r\nHost: x\r\n\r\n")
    assert visitor.recv(1) == b"H"
    return visitor


@pytest.mark.proves("slow-clients-and-sync-workers")
def test_a_slow_reader_holds_a_sync_worker_unless_a_proxy_takes_the_response(slow_site):
    bank.keyed("slow-clients-and-sync-workers", "It waits for slow clients")
    direct, log = slow_site("--timeout", "60")
    pids = set(re.findall(r"Booting worker with pid: (\d+)", log()))
    with visitor_on_a_bad_network(direct) as visitor:
        second = HTTPConnection("127.0.0.1", direct, timeout=60)
        second.request("GET", "/?small=1")
        while visitor.recv(1 << 20):  # reads on at last, to the end
            pass
    assert second.getresponse().read() == b"report"
    assert re.findall("LARGE SENT|SMALL STARTED", log()) == ["LARGE SENT", "SMALL STARTED"]
    with BufferingProxy(direct) as proxy:
        port = proxy.server_address[1]
        with visitor_on_a_bad_network(port):
            assert answer_of(port) == b"report" and answer_of(direct) == b"report"
        proxy.shutdown()
    # The views were as quick as before, synchronous, and served by the same single process.
    assert set(re.findall(r"Booting worker with pid: (\d+)", log())) == pids and len(pids) == 1
    assert Config().worker_class_str == "sync"

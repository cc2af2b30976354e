"""Gunicorn's command lines in the bank, read by Gunicorn itself."""

import shlex

import bank
import pytest
from gunicorn.config import Config


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

"""Short answers of Data/django/deployment.json."""

import math
import os
import re
import subprocess
import sys
import threading

import bank
import pytest
from bank import filled, typed
from django.db import connections
from sample import prompt


@pytest.mark.proves("option-of-the-check-before-going-live")
def test_the_option_finds_debug(tmp_path):
    (tmp_path / "proof_settings.py").write_text("DEBUG = True\nSECRET_KEY = 'x'\n")
    variables = os.environ | {"DJANGO_SETTINGS_MODULE": "proof_settings", "PYTHONPATH": "."}

    def warnings(arguments):
        command = [sys.executable, "-m", "django", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return "security.W018" in done.stderr

    for code in filled("option-of-the-check-before-going-live"):
        _, _, *arguments = code.split()
        assert warnings(arguments) and not warnings(arguments[:1])


@pytest.mark.proves("records-above-the-level-of-a-logger")
def test_which_records_pass():
    command = [sys.executable, "-c", prompt("records-above-the-level-of-a-logger")]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    typed("records-above-the-level-of-a-logger", len(lines))
    assert lines == ["slow", "failed"]


@pytest.mark.proves("connections-of-all-servers")
def test_each_thread_has_a_connection_of_its_own():
    text = bank.questions()["connections-of-all-servers"]["prompt"]
    servers, processes, threads = re.search(r"^(Four) .* (3) worker .* (4) threads", text).groups()
    found = []

    def work():
        found.append(connections["default"])

    workers = [threading.Thread(target=work) for _ in range(int(threads))]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    own = len({id(each) for each in found})
    typed("connections-of-all-servers", math.prod([{"Four": 4}[servers], int(processes), own]))

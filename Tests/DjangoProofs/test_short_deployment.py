"""Short answers of Data/django/deployment.json."""

import os
import subprocess
import sys

import pytest
from bank import filled, typed
from django.test import override_settings
from sample import play, prompt


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


@pytest.mark.proves("scheme-reported-by-the-proxy")
def test_the_header_of_the_proxy(rf):
    for code in filled("scheme-reported-by-the-proxy"):
        header = ("HTTP_X_FORWARDED_PROTO", "https")
        (name,) = [name for name, value in play(code).items() if value == header]
        with override_settings(**{name: header}):
            assert rf.get("/", headers={"x-forwarded-proto": "https"}).is_secure()
            assert not rf.get("/", headers={"x-forwarded-proto": "http"}).is_secure()
        assert not rf.get("/", headers={"x-forwarded-proto": "https"}).is_secure()

"""Short answers of Data/django/fundamentals.json."""

import os
import subprocess
import sys
import types
from pathlib import Path

import bank
import pytest
from bank import filled, typed
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from sample import play, prompt


@pytest.mark.proves("callable-for-a-wsgi-server")
def test_the_callable_of_the_server():
    for code in filled("callable-for-a-wsgi-server"):
        assert isinstance(play(code)["application"], WSGIHandler)


@pytest.mark.proves("middleware-made-for-three-requests")
def test_the_chain_is_built_once(settings, monkeypatch, capsys):
    counter = play(prompt("middleware-made-for-three-requests"))["Counter"]
    monkeypatch.setattr("shop.urls.Counter", counter, raising=False)
    settings.ROOT_URLCONF = types.ModuleType("proof_urls")
    settings.ROOT_URLCONF.urlpatterns = [path("", lambda request: HttpResponse("page"))]
    settings.MIDDLEWARE = ["shop.urls.Counter"]
    client = Client()
    assert [client.get("/").content for _ in range(3)] == [b"page"] * 3
    typed("middleware-made-for-three-requests", capsys.readouterr().out.count("made"))


@pytest.mark.proves("model-imported-before-the-set-up")
def test_models_need_the_apps(tmp_path):
    apps = "'django.contrib.contenttypes', 'django.contrib.auth', 'shop'"
    (tmp_path / "proof_settings.py").write_text(
        f"SECRET_KEY = 'x'\nINSTALLED_APPS = [{apps}]\n"
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ':memory:'}}\n")
    folders = f"{tmp_path}{os.pathsep}{Path(bank.__file__).parent}"
    variables = os.environ | {"DJANGO_SETTINGS_MODULE": "proof_settings", "PYTHONPATH": folders}

    def error(source):
        command = [sys.executable, "-c", source]
        done = subprocess.run(command, env=variables, capture_output=True, text=True)
        return done.stderr.splitlines()[-1].partition(":")[0]

    source = prompt("model-imported-before-the-set-up")
    full = error(source)
    names = {full, full.rpartition(".")[2]}
    assert set(bank.accepted("model-imported-before-the-set-up")[0]) == names
    # After the set-up only the table is missing.
    assert error(f"import django\ndjango.setup()\n{source}") == "django.db.utils.OperationalError"

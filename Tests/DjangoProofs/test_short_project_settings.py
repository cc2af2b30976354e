"""Short answers of Data/django/project-settings.json."""

import io
import os
import subprocess
import sys

import pytest
from bank import filled, typed
from django.conf import settings as django_settings
from django.core import checks
from django.core.checks.registry import registry
from django.core.management import BaseCommand, call_command
from django.test import override_settings
from sample import play, prompt


def script(folder, source, **variables):
    """What a script prints in a folder with settings."""
    for name in ("development", "production"):
        (folder / f"{name}.py").write_text(f"SECRET_KEY = '{name}'\n")
    done = subprocess.run(
        [sys.executable, "-c", source], cwd=folder, capture_output=True, text=True, check=True,
        env=os.environ | variables)
    return done.stdout.strip()


@pytest.mark.proves("variable-that-names-the-settings")
def test_the_variable_of_the_settings(tmp_path):
    for code in filled("variable-that-names-the-settings"):
        name, module = code.removeprefix("export ").strip().split("=")
        module = module.removeprefix("config.")
        source = "from django.conf import settings; print(settings.SECRET_KEY)"
        assert script(tmp_path, source, **{name: module}) == "production"


@pytest.mark.proves("method-of-a-command")
def test_the_method_that_runs():
    for code in filled("method-of-a-command"):
        out = io.StringIO()
        call_command(play(code, BaseCommand=BaseCommand)["Command"](), stdout=out)
        assert out.getvalue() == "done\n"


@pytest.mark.proves("option-with-a-hyphen")
def test_the_key_of_an_option():
    for code in filled("option-with-a-hyphen"):
        methods = play(code)
        command = type("Command", (BaseCommand,), {
            name: methods[name] for name in ("add_arguments", "handle")})
        for given, text in (["--dry-run"], "nothing will be deleted\n"), ([], ""):
            out = io.StringIO()
            call_command(command(), *given, stdout=out)
            assert out.getvalue() == text
        call_command(command(), dry_run=True, stdout=out)
        assert out.getvalue() == "nothing will be deleted\n"


@pytest.mark.proves("check-that-does-not-stop-the-start")
def test_a_message_that_does_not_fail():
    for code in filled("check-that-does-not-stop-the-start"):
        registered = set(registry.registered_checks)
        try:
            check = play(code, settings=django_settings)["key_is_set"]
        finally:
            registry.registered_checks = registered
        (message,) = check(None)
        assert type(message) is checks.Warning and not message.is_serious()
        assert message.is_serious(checks.WARNING)
        assert checks.Error("").is_serious()
        with override_settings(PAYMENT_KEY="x"):
            assert check(None) == []


@pytest.mark.proves("settings-before-and-after-a-look")
def test_settings_are_lazy(tmp_path):
    source = prompt("settings-before-and-after-a-look")
    printed = script(tmp_path, source, DJANGO_SETTINGS_MODULE="production")
    typed("settings-before-and-after-a-look", printed)

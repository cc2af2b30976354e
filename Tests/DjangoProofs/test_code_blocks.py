"""Every code block of the bank is at least well-formed in the language that it names."""

import ast
import json
import subprocess
import textwrap

import bank
import pytest
from django.template import Engine

LIBRARIES = {
    "static": "django.templatetags.static",
    "i18n": "django.templatetags.i18n",
    "l10n": "django.templatetags.l10n",
    "tz": "django.templatetags.tz",
    "cache": "django.templatetags.cache",
    "humanize": "django.contrib.humanize.templatetags.humanize",
}
BLOCKS = [block for question in bank.questions().values() for block in bank.blocks(question)]


def of(*languages):
    return [block for block in BLOCKS if block.language in languages]


def of_this_version(*languages):
    """Blocks as parameters, marked with the version range of the question they stand in."""
    questions = bank.questions()
    for block in of(*languages):
        bounds = [name for name in ("since", "until") if name in questions[block.question]]
        marks = [getattr(pytest.mark, name)(questions[block.question][name]) for name in bounds]
        yield pytest.param(block, marks=marks, id=str(block))


@pytest.mark.parametrize("block", of("python"), ids=str)
def test_python_compiles(block):
    source = textwrap.dedent(block.code)
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    compile(source, str(block), "exec", flags=flags, dont_inherit=True)


@pytest.mark.parametrize("block", of_this_version("html"))
def test_template_compiles(block):
    Engine(libraries=LIBRARIES).from_string(block.code)


@pytest.mark.parametrize("block", of("json"), ids=str)
def test_json_parses(block):
    json.loads(block.code)


@pytest.mark.parametrize("block", of("shell"), ids=str)
def test_shell_parses(block):
    subprocess.run(["bash", "-n"], input=block.code, text=True, check=True)


def test_every_block_names_a_known_language():
    known = {"python", "html", "json", "shell", "sql", "text", "nginx", "ini", "dockerfile",
             "yaml", "toml", "javascript", "http"}
    assert {block.language for block in BLOCKS} <= known

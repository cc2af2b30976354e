"""Every code block of the bank is at least well-formed in the language that it names."""

import ast
import os
import shutil
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


@pytest.mark.parametrize("block", of("shell"), ids=str)
def test_shell_parses(block):
    subprocess.run(["bash", "-n"], input=block.code, text=True, check=True)


def nginx_says(folder, location):
    """What `nginx -t` finds wrong with a block that stands in a server; empty when nothing."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "nginx is missing; install it with: apt-get install nginx-light"
    kinds = "client_body", "proxy", "fastcgi", "uwsgi", "scgi"
    places = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid;\nevents {{}}\nhttp {{ access_log off; {places}\n"
        f"server {{ listen unix:{folder}/socket;\n{location}\n}}\n}}\n"
    )
    done = subprocess.run(
        [program, "-t", "-q", "-p", folder, "-c", folder / "nginx.conf", "-e", "stderr"],
        capture_output=True, text=True,
    )
    return "" if done.returncode == 0 else done.stderr or "refused"


@pytest.mark.parametrize("block", of("nginx"), ids=str)
def test_nginx_takes_it(block, tmp_path):
    assert nginx_says(tmp_path, block.code) == ""
    assert "unknown directive" in nginx_says(tmp_path, block.code.replace("proxy_", "prox_"))


def test_every_block_names_a_known_language():
    known = {"python", "html", "shell", "sql", "text", "nginx", "ini", "dockerfile",
             "yaml", "toml", "javascript", "http"}
    assert {block.language for block in BLOCKS} <= known

"""Containers: what compose files and Dockerfiles of the bank say. No container is started here."""

import re
import shlex
import socket

import bank
import pytest
import yaml


def instructions(source):
    return [line for line in source.split("\n") if line.strip()]


@pytest.mark.proves("compose-file-for-developers")
def test_the_compose_file_fits_together():
    file = yaml.safe_load(bank.code("compose-file-for-developers", "answer"))
    database, web = file["services"]["db"], file["services"]["web"]
    assert "pg_isready" in database["healthcheck"]["test"]
    assert web["depends_on"] == {"db": {"condition": "service_healthy"}}
    assert re.search(r"@(\w+):5432/", web["environment"]["DATABASE_URL"])[1] in file["services"]
    assert database["environment"]["POSTGRES_PASSWORD"] in web["environment"]["DATABASE_URL"]
    assert [volume.split(":")[0] for volume in database["volumes"]] == list(file["volumes"])
    assert "0.0.0.0:8000" in web["command"] and web["ports"] == ["127.0.0.1:8000:8000"]


@pytest.mark.proves("refused-connection-on-the-first-start")
def test_the_short_form_waits_for_no_health_check():
    bank.keyed("refused-connection-on-the-first-start", "`depends_on` waits for the container")
    file = yaml.safe_load(bank.code("refused-connection-on-the-first-start"))
    assert file["services"]["web"]["depends_on"] == ["db"]
    assert "healthcheck" not in file["services"]["db"]


def built_again(source, changed):
    """The instructions that a changed file takes out of the cache."""
    lines = instructions(source)
    for number, line in enumerate(lines):
        word, *rest = line.split()
        sources = rest[:-1]
        if word == "COPY" and ("." in sources or changed in sources):
            return lines[number:]
    return []


@pytest.mark.proves("image-rebuilt-for-each-template")
def test_what_a_changed_template_builds_again():
    question = "image-rebuilt-for-each-template"
    code = bank.code(question, "code")
    lines = instructions(code)
    (fault,) = bank.questions()[question]["lines"]
    at = fault["line"] - 1
    assert lines[at].startswith("COPY")
    mended = "\n".join([*lines[:at], *instructions(bank.code(question, "explanation")), *lines[at + 2:]])
    assert sorted(instructions(mended)) == sorted([*lines, "COPY requirements.txt ."])

    def installs(source, changed):
        return any("pip install" in line for line in built_again(source, changed))

    assert installs(code, "page.html") and not installs(mended, "page.html")
    assert installs(mended, "requirements.txt")


@pytest.mark.proves("key-file-deleted-during-the-build")
def test_a_deleted_file_stays_in_its_layer():
    bank.keyed("key-file-deleted-during-the-build", "Everybody who may pull the image")
    layers, seen = [], set()
    for line in instructions(bank.code("key-file-deleted-during-the-build")):
        word, *rest = line.split()
        if word == "COPY":
            layers.append(set(rest[:-1]))
            seen |= layers[-1]
        elif rest[0] == "rm":
            layers.append(set())
            seen -= set(rest)
    assert "token.txt" not in seen and "token.txt" in set().union(*layers)


@pytest.mark.proves("server-that-the-laptop-cannot-reach")
def test_a_loopback_address_is_not_reached_from_elsewhere():
    question = "server-that-the-laptop-cannot-reach"
    bank.keyed(question, "`runserver 0.0.0.0:8000`")
    words = shlex.split(bank.code(question))
    at = words.index("runserver") + 1
    (right,) = bank.keys(question)

    def is_reached(address):
        with socket.socket() as server:
            server.bind((address.split(":")[0], 0))
            server.listen()
            # Another address of this machine; as if from outside of the container.
            with socket.socket() as client:
                return client.connect_ex(("127.0.0.2", server.getsockname()[1])) == 0

    assert not is_reached(words[at]) and is_reached(bank.inline(right).split()[1])

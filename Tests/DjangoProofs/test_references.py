"""Every link of the bank into Django's documentation leads to a page and an anchor that exist."""

import json
import re

import bank
import documentation
import pytest

LINK = re.compile(r"https?://docs\.djangoproject\.com[^\s\"'<>()\[\]`\\]*")


def links():
    """Address to the questions that name it, in references and in any text."""
    found = {}
    for id, question in bank.questions().items():
        for address in LINK.findall(json.dumps(question, ensure_ascii=False)):
            found.setdefault(address, []).append(id)
    return found


def test_every_link_into_djangos_documentation_leads_somewhere():
    named = links()
    written = [address for question in bank.questions().values()
               for address in question.get("references", []) if "docs.djangoproject" in address]
    assert written and set(written) <= set(named)
    wrong = {address: (documentation.problem(address), ids) for address, ids in named.items()}
    assert {address: why for address, why in wrong.items() if why[0]} == {}


def test_a_changed_link_is_noticed():
    """Each link of the bank, with one thing about it made wrong."""
    for address in links():
        page, _, anchor = address.partition("#")
        assert "version" in documentation.problem(address.replace("/en/6.1/", "/en/1.11/"))
        assert "no page" in documentation.problem(f"{page[:-2]}q{page[-2:]}#{anchor or 'x'}")
        assert "not an address" in documentation.problem(page.rstrip("/"))
        for other in (f"{anchor}q", anchor[:-1] + "q", anchor.swapcase(), "made-up"):
            if other != anchor:
                assert documentation.problem(f"{page}#{other}"), other


@pytest.mark.parametrize("address, reason", [
    ("https://docs.djangoproject.com/en/1.11/topics/db/queries/", "version 1.11"),
    ("https://docs.djangoproject.com/en/7.0/topics/db/queries/", "version 7.0"),
    ("https://docs.djangoproject.com/en/stable/topics/db/queries/", "version stable"),
    ("https://docs.djangoproject.com/en/6.1/topics/db/queriez/", "no page"),
    ("https://docs.djangoproject.com/en/6.1/topics/db/../", "not an address"),
    ("https://docs.djangoproject.com/en/6.1/topics/db/index/", "no page"),
    ("https://docs.djangoproject.com/en/6.1/ref/settings/#std-setting-DEBUGS", "no anchor"),
    ("https://docs.djangoproject.com/en/6.1/ref/settings/#default-charset-2", "no anchor"),
    ("https://docs.djangoproject.com/en/6.1/ref/models/fields/#django.db.models.SET_FREE",
     "no anchor"),
    ("https://docs.djangoproject.com/en/6.1/ref/django-admin/#cmdoption-migrate-fakery",
     "no anchor"),
    ("https://docs.djangoproject.com/en/6.1/ref/settings", "not an address"),
    ("https://docs.djangoproject.com/en/6.1/ref/settings/#", "not an address"),
    ("http://docs.djangoproject.com/en/6.1/ref/settings/", "not an address"),
])  # fmt: skip
def test_a_made_up_link_is_refused(address, reason):
    assert reason in documentation.problem(address)


@pytest.mark.parametrize("address", [
    "https://docs.djangoproject.com/en/6.1/",
    "https://docs.djangoproject.com/en/6.1/ref/settings/#debug",
    "https://docs.djangoproject.com/en/6.1/ref/settings/#std-setting-DEBUG",
    "https://docs.djangoproject.com/en/6.1/releases/6.0/#whats-new-6-0",
    "https://docs.djangoproject.com/en/6.1/ref/models/fields/#django.db.models.SET_NULL",
    "https://docs.djangoproject.com/en/6.1/ref/django-admin/#django-admin-migrate",
    "https://docs.djangoproject.com/en/6.1/ref/django-admin/#cmdoption-migrate-fake",
    "https://docs.djangoproject.com/en/6.1/ref/templates/builtins/#std-templatefilter-date",
    "https://docs.djangoproject.com/en/6.1/ref/request-response/"
    "#django.http.HttpRequest.get_full_path",
])  # fmt: skip
def test_a_link_of_each_kind_is_accepted(address):
    assert documentation.problem(address) is None

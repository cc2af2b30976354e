"""Short answers of Data/django/testing.json."""

import subprocess
import sys
import types
import unittest

import pytest
from bank import filled, typed
from django.http import HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect
from django.test import Client, SimpleTestCase
from django.urls import path
from sample import output, play, prompt, raised


@pytest.fixture(autouse=True)
def site(settings):
    settings.ROOT_URLCONF = types.ModuleType("proof_urls")
    settings.ROOT_URLCONF.urlpatterns = [
        path("order/", lambda request: redirect("/thanks/")),
        path("thanks/", lambda request: HttpResponse("Thanks")),
        path("gone/", lambda request: HttpResponseNotFound("No such book")),
    ]


@pytest.fixture
def case():
    case = SimpleTestCase()
    case.client = Client()
    return case


@pytest.mark.proves("arrival-after-a-form")
def test_where_a_visitor_arrives(case):
    for code in filled("arrival-after-a-form"):
        play(code, self=case)
        with pytest.raises(AssertionError):
            play(code.replace("/thanks/", "/login/"), self=case)


@pytest.mark.proves("runs-of-a-parametrized-test")
def test_decorators_are_multiplied(tmp_path):
    (tmp_path / "test_page.py").write_text(prompt("runs-of-a-parametrized-test"))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:django", "-p", "no:cacheprovider", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    number, word, *_ = done.stdout.splitlines()[-1].split()
    assert word == "passed"
    typed("runs-of-a-parametrized-test", number)


@pytest.mark.proves("failures-within-subtests")
def test_each_subtest_is_reported():
    tests = play(prompt("failures-within-subtests"), SimpleTestCase=SimpleTestCase)["RateTests"]
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(tests).run(result)
    typed("failures-within-subtests", len(result.failures))
    assert result.testsRun == 1 and not result.errors


@pytest.mark.proves("arguments-of-stacked-patches")
def test_patches_apply_from_the_bottom():
    code = prompt("arguments-of-stacked-patches")
    typed("arguments-of-stacked-patches", output(f"{code}\nrun()"))


@pytest.mark.proves("third-call-of-a-listed-effect")
def test_a_list_of_effects_ends():
    typed("third-call-of-a-listed-effect", raised("third-call-of-a-listed-effect"))


@pytest.mark.proves("content-of-a-missing-page")
def test_the_status_is_checked_too(case):
    code = prompt("content-of-a-missing-page")
    typed("content-of-a-missing-page", raised("content-of-a-missing-page", self=case))
    play(code.replace('book")', 'book", status_code=404)'), self=case)

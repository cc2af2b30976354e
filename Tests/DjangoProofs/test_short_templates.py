"""Short answers of Data/django/templates.json."""

import bank
import pytest
from bank import code, filled, typed
from django.template import Context, Engine
from shop.models import Author, Book

LIBRARIES = {"static": "django.templatetags.static"}


def engine(**templates):
    loader = "django.template.loaders.locmem.Loader"
    named = {f"{name}.html": text for name, text in templates.items()}
    return Engine(loaders=[(loader, named)], libraries=LIBRARIES)


def rendered(question, /, source=None, base="", **context):
    source = source or code(question, "prompt")
    return engine(base=base).from_string(source).render(Context(context)).strip()


@pytest.mark.parametrize(("question", "context"), [
    pytest.param(id, context, marks=pytest.mark.proves(id), id=id) for id, context in {
        "loop-over-an-empty-list": {"books": []},
        "plural-of-no-items": {"n": 0},
        "default-for-a-stock-of-zero": {"stock": 0},
        "number-with-one-decimal": {"price": 34.0},
        "safe-text-in-capitals": {"text": "<b>new</b>"},
    }.items()])  # fmt: skip
def test_it_renders(question, context):
    typed(question, rendered(question, **context))


@pytest.mark.proves("number-of-each-round")
def test_rounds_are_counted_from_one():
    for source in filled("number-of-each-round"):
        assert rendered("", source, books=["a", "b"]) == "1. a 2. b"


@pytest.mark.proves("text-of-the-parent-block")
def test_what_the_parent_says():
    for source in filled("text-of-the-parent-block"):
        page = rendered("", source, base="{% block title %}Shop{% endblock %}")
        assert page == "Shop - Books"


def full_names(error):
    return {error.__name__, f"{error.__module__}.{error.__name__}"}


@pytest.mark.proves("extends-below-a-load-tag")
def test_extends_comes_first():
    with pytest.raises(Exception) as caught:
        rendered("extends-below-a-load-tag")
    names = full_names(caught.type) | {f"django.template.{caught.type.__name__}"}
    assert set(bank.accepted("extends-below-a-load-tag")[0]) == names
    first = "<p>Books</p>{# a comment #}{% extends 'base.html' %}{% load static %}"
    assert rendered("", first, base="base") == "<p>Books</p>base"


@pytest.mark.proves("unknown-name-in-a-url-tag")
def test_an_unknown_route_is_not_silent():
    with pytest.raises(Exception) as caught:
        rendered("unknown-name-in-a-url-tag")
    names = {caught.type.__name__, f"django.urls.{caught.type.__name__}"}
    assert set(bank.accepted("unknown-name-in-a-url-tag")[0]) == names
    assert rendered("", '{% url "chekout" as link %}[{{ link }}]') == "[]"


@pytest.mark.proves("groups-of-an-unsorted-list")
def test_a_group_for_each_change():
    austen, herbert = Author(pk=1, name="Austen"), Author(pk=2, name="Herbert")
    books = [Book(author=author) for author in (austen, herbert, austen)]
    page = rendered("groups-of-an-unsorted-list", books=books)
    typed("groups-of-an-unsorted-list", page.count("<h2>"))
    books.sort(key=lambda book: book.author.name)
    assert rendered("groups-of-an-unsorted-list", books=books).count("<h2>") == 2

"""Short answers of Data/django/sessions-cookies.json."""

import types

import pytest
from bank import filled
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from sample import play, prompt


@pytest.mark.proves("cookie-hidden-from-scripts")
def test_the_flag_of_the_cookie():
    for code in filled("cookie-hidden-from-scripts"):
        response = HttpResponse()
        play(code, response=response, token="x")
        cookie = response.cookies["device"]
        assert cookie["httponly"] and "HttpOnly" in cookie.OutputString()
        assert [name for name, value in cookie.items() if value is True] == ["httponly"]


@pytest.fixture
def session():
    store = SessionStore()
    store["basket"] = {"lines": []}
    store.create()
    return SessionStore(store.session_key)


@pytest.mark.proves("change-deep-inside-the-session")
@pytest.mark.django_db
def test_what_marks_a_session_as_changed(session):
    request = types.SimpleNamespace(session=session)
    first, _ = prompt("change-deep-inside-the-session").splitlines()
    play(first, request=request)
    assert not session.modified
    for code in filled("change-deep-inside-the-session"):
        session.modified = False
        play(code, request=request)
        assert session.modified


@pytest.mark.proves("new-key-with-the-old-content")
@pytest.mark.django_db
def test_another_key_and_the_same_content(session):
    for code in filled("new-key-with-the-old-content"):
        before = session.session_key
        play(code, request=types.SimpleNamespace(session=session))
        assert session.session_key != before and not SessionStore().exists(before)
        assert SessionStore(session.session_key)["basket"] == {"lines": []}

"""Short answers of Data/django/middleware-signals.json."""

import types

import pytest
from bank import filled, typed
from django.conf import settings as django_settings
from django.core.handlers.base import BaseHandler
from django.db.models.signals import m2m_changed, post_save
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path
from sample import play, prompt
from shop.models import Author, Book, Tag


@pytest.fixture
def calls():
    """Counts the signals that are sent to a receiver."""
    seen, connected = [], []

    def count(signal, sender):
        def receiver(**given):
            seen.append(given.get("action", "saved"))

        signal.connect(receiver, sender=sender, weak=False)
        connected.append((signal, receiver, sender))
        return seen

    yield count
    for signal, receiver, sender in connected:
        signal.disconnect(receiver, sender=sender)


@pytest.mark.proves("saves-that-a-receiver-sees")
@pytest.mark.django_db
def test_bulk_writes_are_silent(calls):
    seen = calls(post_save, Book)
    play(prompt("saves-that-a-receiver-sees"), ann=Author.objects.create(name="Ann"))
    assert Book.objects.filter(stock=1).count() == 3
    typed("saves-that-a-receiver-sees", len(seen))


@pytest.mark.proves("signals-of-a-changed-tag")
@pytest.mark.django_db
def test_each_phase_is_announced(calls):
    book = Book.objects.create(author=Author.objects.create(name="Ann"))
    art, law = (Tag.objects.create(name=name) for name in ("art", "law"))
    book.tags.add(art)
    seen = calls(m2m_changed, Book.tags.through)
    play(prompt("signals-of-a-changed-tag"), book=book, law=law)
    typed("signals-of-a-changed-tag", len(seen))
    assert sorted(seen) == ["post_add", "post_remove", "pre_add", "pre_remove"]
    play(prompt("signals-of-a-changed-tag"), book=book, law=law)
    assert len(seen) == 4


@pytest.mark.proves("middleware-that-drops-out")
def test_an_unused_middleware_leaves_the_chain(rf, monkeypatch, settings):
    settings.ROOT_URLCONF = types.ModuleType("proof_urls")
    settings.ROOT_URLCONF.urlpatterns = [path("", lambda request: HttpResponse("page"))]
    for code in filled("middleware-that-drops-out"):
        banner = play(code, settings=django_settings)["Banner"]
        monkeypatch.setattr("shop.urls.Banner", banner, raising=False)
        for text, used in (("", False), ("Sale", True)):
            seen = []
            monkeypatch.setattr(
                banner, "__call__", lambda self, request: seen.append(1) or self.get_response(request))
            with override_settings(MIDDLEWARE=["shop.urls.Banner"], BANNER=text):
                handler = BaseHandler()
                handler.load_middleware()
                assert handler.get_response(rf.get("/")).content == b"page"
            assert bool(seen) == used

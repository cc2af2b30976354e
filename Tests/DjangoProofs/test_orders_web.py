"""Proofs for the orderings of the topics around views: security, auth, caching, APIs, sockets, forms."""

import asyncio
import contextlib
import io
import re
from types import SimpleNamespace

import bank
import pytest
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.layers import InMemoryChannelLayer
from channels.testing import WebsocketCommunicator
from django import forms
from django.contrib import admin
from django.contrib.auth import authenticate, get_user_model, login, signals
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail, signing
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.middleware import csrf
from django.shortcuts import redirect
from django.template import engines
from django.test import Client, RequestFactory
from django.urls import clear_url_caches, include, path
from django.views.generic import UpdateView
from rest_framework import serializers
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView
from reviewed import run
from shop.models import Author, Book, Tag

pytestmark = pytest.mark.django_db
User = get_user_model()
requests = RequestFactory()


@pytest.fixture
def serve(settings):
    """Serves URL patterns for one test."""

    def install(*patterns):
        settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": list(patterns)})
        clear_url_caches()
        return Client(enforce_csrf_checks=True)

    yield install
    clear_url_caches()


@pytest.mark.proves("token-between-form-and-view")
def test_the_token_goes_through_the_browser(serve, note):
    log = note.called

    def page(request):
        if request.method == "POST":
            log.append("view")
            return HttpResponse("saved")
        template = engines["django"].from_string("<form>{% csrf_token %}</form>")
        html = template.render({}, request)
        log.append("rendered")
        return HttpResponse(html)

    note(csrf.CsrfViewMiddleware, "_set_csrf_cookie", "cookie")
    note(csrf, "_does_token_match", "compare")
    client = serve(path("page", page))
    html = client.get("/page").content.decode()
    assert log == ["rendered", "cookie"]
    token = re.search(r'value="(\w+)"', html)[1]
    log.append("post")
    assert client.post("/page", {"csrfmiddlewaretoken": token}).status_code == 200
    assert [name for number, name in enumerate(log) if name not in log[:number]] == log
    phrases = {"rendered": "`{% csrf_token %}` renders", "cookie": "The middleware sets the cookie",
               "post": "The browser posts", "compare": "The middleware compares",
               "view": "The view runs"}  # fmt: skip
    steps = bank.steps("token-between-form-and-view")
    assert len(steps) == len(log)
    assert all(step.startswith(phrases[name]) for step, name in zip(steps, log))
    log.clear()
    assert client.post("/page", {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert "view" not in log


class Servers:
    """Servers behind a load balancer, changed one after the other; each reads what others sign."""

    def __init__(self):
        self.servers = [SimpleNamespace(key="old", fallbacks=[]) for _ in range(3)]
        self.cookies = []
        self.visit()

    def signer(self, server):
        return signing.Signer(key=server.key, fallback_keys=server.fallbacks)

    def visit(self):
        self.cookies += [self.signer(server).sign("session") for server in self.servers]
        for server in self.servers:
            for cookie in self.cookies:
                self.signer(server).unsign(cookie)

    def step(self, text):
        for server in self.servers:
            if text.startswith("Everywhere: the new key joins"):
                server.fallbacks = [*server.fallbacks, "new"]
            elif text.startswith("Everywhere: the new key becomes"):
                server.key, server.fallbacks = "new", ["old"]
            elif text.startswith("Everywhere: the old key leaves"):
                server.fallbacks = [key for key in server.fallbacks if key != "old"]
            elif text == "Everywhere: the new key replaces the old one":
                server.key = "new"
            elif text.startswith("Wait until"):
                self.cookies = [c for c in self.cookies if self.is_signed_with(c, server.key)]
            else:
                raise LookupError(text)
            self.visit()

    def is_signed_with(self, cookie, key):
        with contextlib.suppress(signing.BadSignature):
            return bool(signing.Signer(key=key).unsign(cookie))


def works(make, steps, errors):
    one = make()
    try:
        for text in steps:
            one.step(text)
    except errors:
        return False
    return True


@pytest.mark.proves("another-secret-key-for-ten-servers")
def test_only_this_order_keeps_every_signature_readable():
    def goes(steps):
        # The visits go on: a signature that nobody reads any more shows itself at the latest then.
        return works(Servers, steps, signing.BadSignature)

    question = "another-secret-key-for-ten-servers"
    assert goes(bank.steps(question))
    assert not any(goes(other) for other in bank.swaps(bank.steps(question)))
    assert not goes(bank.questions()[question]["distractors"])


@pytest.mark.proves("from-password-to-session")
def test_what_logging_in_does_one_after_another(note, monkeypatch):
    user = User.objects.create_user("ann", password="secret")
    note(User, "check_password")
    note(ModelBackend, "user_can_authenticate")
    note(SessionStore, "cycle_key")
    note(SessionStore, "__setitem__", "session takes the id")
    monkeypatch.setattr("django.contrib.auth.rotate_token", lambda request: note.called.append("rotate_token()"))

    def signalled(sender, **kwargs):
        note.called.append("user_logged_in")

    request = requests.post("/")
    request.session = SessionStore()
    signals.user_logged_in.connect(signalled)
    try:
        login(request, authenticate(request, username="ann", password="secret"))
    finally:
        signals.user_logged_in.disconnect(signalled)
    user.refresh_from_db()
    assert user.last_login is not None
    once = list(dict.fromkeys(note.called))
    steps = bank.steps("from-password-to-session")
    named = [bank.inline(text) if "`" in text else "session takes the id" for text in steps]
    assert named == once
    note.called.clear()
    request.session = SessionStore()
    login(request, user)
    assert "check_password()" not in note.called


@pytest.mark.proves("forgotten-password-by-mail")
def test_a_forgotten_password_is_replaced_by_way_of_a_link(serve, settings, note, monkeypatch):
    user = User.objects.create_user("ann", "ann@example.com", "before")
    # The pages of the admin serve as templates.
    serve(path("", include("django.contrib.auth.urls")), path("admin/", admin.site.urls))
    client = Client()
    log = []
    answers = {client.post("/password_reset/", {"email": address}).url
               for address in ("nobody@example.com", "ann@example.com")}
    assert answers == {"/password_reset/done/"}
    log.append("Her address is entered")
    (message,) = mail.outbox
    assert message.to == ["ann@example.com"] and "before" not in message.body
    link = re.search(r"http://\S+(/reset/\S+)", message.body)[1]
    token = link.split("/")[-2]
    log.append("A mail goes out with a link")
    form_at = client.get(link).url
    assert token not in form_at and client.session["_password_reset_token"] == token
    log.append("Opening the link")
    assert default_token_generator.check_token(user, token)
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}]
    short = client.post(form_at, {"new_password1": "x", "new_password2": "x"})
    assert short.status_code == 200 and not short.context["form"].is_valid()
    assert client.post(form_at, {"new_password1": "afterwards", "new_password2": "afterwards"}).status_code == 302
    log.append("The new password is checked")
    user.refresh_from_db()
    assert user.check_password("afterwards") and not default_token_generator.check_token(user, token)
    log.append("The token stops working")
    steps = bank.steps("forgotten-password-by-mail")
    assert len(steps) == len(log) and all(map(str.startswith, steps, log))


class Shop:
    """A table with transactions, a cache beside it, and a reader after every step."""

    def __init__(self):
        cache.clear()
        self.table, self.pending = 10, None
        self.missed = False
        self.read()

    def read(self):
        price = cache.get("price")
        self.missed = price is None
        if price is None:
            price = self.table
            cache.set("price", price, None)
        return price

    def step(self, text):
        match text:
            case "Open the transaction":
                assert self.pending is None
                self.pending = [self.table]
            case "Write the new price to the table":
                assert self.pending is not None
                self.pending.append(12)
            case "Commit":
                assert len(self.pending) == 2
                self.table, self.pending = self.pending[-1], None
            case "Delete the key":
                cache.delete("price")
            case "A reader misses and stores the price that it finds":
                assert self.read() == 12 and self.missed
                return
            case "Store the new price in the cache, ahead of the commit":
                cache.set("price", 12, None)
            case _:
                raise LookupError(text)
        if text != "Delete the key" or self.pending is not None:
            self.read()


@pytest.mark.proves("price-change-and-its-cached-copy")
def test_only_this_order_ends_with_the_new_price():
    steps = bank.steps("price-change-and-its-cached-copy")
    errors = (AssertionError, TypeError)
    assert works(Shop, steps, errors)
    assert not any(works(Shop, other, errors) for other in bank.swaps(steps))
    # Early, and then rolled back: the cache tells of a price that never was.
    shop = Shop()
    shop.step("Open the transaction")
    shop.step(bank.questions()["price-change-and-its-cached-copy"]["distractors"][0])
    shop.pending = None
    assert shop.read() == 12 and shop.table == 10
    cache.clear()


@pytest.mark.proves("api-request-before-its-handler")
def test_what_an_apiview_asks_before_the_handler(note):
    class Page(APIView):
        authentication_classes = []

        def get(self, request):
            return HttpResponse("done")

    for method in ("perform_content_negotiation", "determine_version", "perform_authentication",
                   "check_permissions", "check_throttles", "get", "finalize_response",
                   "check_object_permissions"):  # fmt: skip
        note(Page, method)
    assert Page.as_view()(APIRequestFactory().get("/")).content == b"done"
    assert note.called == bank.step_names("api-request-before-its-handler")
    assert not set(bank.distractor_names("api-request-before-its-handler")) & set(note.called)


@pytest.mark.proves("prints-of-a-serializer")
def test_a_serializer_goes_field_by_field():
    with contextlib.redirect_stdout(io.StringIO()) as output:
        BookIn = run(bank.code("prints-of-a-serializer", "prompt"), serializers=serializers)["BookIn"]
        serializer = BookIn(data={"title": "One", "price": 1})
        assert serializer.is_valid()
        serializer.save()
    assert output.getvalue().splitlines() == bank.step_names("prints-of-a-serializer")


@pytest.mark.proves("life-of-a-chat-connection")
def test_a_message_goes_through_the_group(settings, note):
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    log = note.called
    note(InMemoryChannelLayer, "group_send")

    class Chat(AsyncWebsocketConsumer):
        async def connect(self):
            log.append("connect()")
            assert self.scope["user"] == "ann"
            await self.channel_layer.group_add("room", self.channel_name)
            await self.accept()

        async def accept(self, *args):
            log.append("accept()")
            await super().accept(*args)

        async def receive(self, text_data):
            log.append("receive()")
            await self.channel_layer.group_send("room", {"type": "chat.message", "text": text_data})

        async def chat_message(self, event):
            log.append("chat_message()")
            await self.send(text_data=event["text"])

        async def disconnect(self, code):
            log.append("disconnect()")
            await self.channel_layer.group_discard("room", self.channel_name)

    async def chat():
        application = Chat.as_asgi()

        async def with_user(scope, receive, send):
            return await application(scope | {"user": "ann"}, receive, send)

        communicator = WebsocketCommunicator(with_user, "/ws/")
        assert (await communicator.connect(timeout=20))[0]
        await communicator.send_to(text_data="hello")
        assert await communicator.receive_from(timeout=20) == "hello"
        await communicator.disconnect(timeout=20)

    asyncio.run(chat())
    assert log == bank.step_names("life-of-a-chat-connection")


@pytest.mark.proves("routes-from-narrow-to-wide")
def test_only_this_order_reaches_every_route(serve):
    steps = bank.step_names("routes-from-narrow-to-wide")
    views = ("anniversary", "year", "named", "search", "fallback")
    addresses = ["2026/", "2019/", "summer/", "big news/", "a/b"]

    def hello(name):
        return lambda request, **found: HttpResponse(name)

    def reached(lines):
        space = {"path": path} | {name: hello(name) for name in views}
        client = serve(*(eval(line, space) for line in lines))
        return tuple(client.get(f"/books/{address}").content.decode() for address in addresses)

    assert reached(steps) == views
    assert all(len(set(reached(other))) < len(views) for other in bank.swaps(steps))


@pytest.mark.proves("saving-through-an-updateview")
def test_the_methods_behind_a_valid_update(note):
    book = Book.objects.create(title="One", author=Author.objects.create(name="Ann"))

    class Edit(UpdateView):
        model = Book
        fields = ["title"]
        success_url = "/books/"

    for method in ("setup", "dispatch", "post", "get_object", "get_form", "form_valid",
                   "get_success_url", "get_context_data"):  # fmt: skip
        note(Edit, method)
    assert Edit.as_view()(requests.post("/", {"title": "Two"}), pk=book.pk).url == "/books/"
    assert note.called == bank.step_names("saving-through-an-updateview")
    assert not set(bank.distractor_names("saving-through-an-updateview")) & set(note.called)


class BookForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = ["title", "tags"]


@pytest.mark.proves("view-that-adds-an-author")
def test_only_this_order_saves_book_and_tags():
    author, tag = Author.objects.create(name="Ann"), Tag.objects.create(name="new")

    def view(lines, data):
        body = "".join(f"    {line}\n" if line.startswith("if ") is False else f"    {line}\n        pass\n"
                       f"    else:\n        return 'errors'\n" for line in lines)  # fmt: skip
        space = {"BookForm": BookForm, "author": author, "redirect": redirect}
        exec(f"def view(request):\n{body}", space)
        return space["view"](SimpleNamespace(POST=data))

    def goes(lines):
        Book.objects.all().delete()
        try:
            with transaction.atomic():
                if view(lines, {"title": "", "tags": [tag.pk]}) != "errors" or Book.objects.exists():
                    return False
                view(lines, {"title": "One", "tags": [tag.pk]})
                return Book.objects.get().tags.get() == tag
        except (NameError, ValueError, DatabaseError, Book.DoesNotExist, Tag.DoesNotExist):
            return False

    lines = bank.step_names("view-that-adds-an-author")
    assert goes(lines)
    assert not any(goes(other) for other in bank.swaps(lines))


@pytest.mark.proves("modelform-from-check-to-row")
def test_the_form_validates_before_its_instance(note):
    tag = Tag.objects.create(name="new")

    class TitleForm(BookForm):
        def clean_title(self):
            return self.cleaned_data["title"]

    note(TitleForm, "clean_title", "`clean_title()` of the form")
    note(TitleForm, "clean", "`clean()` of the form")
    note(Book, "clean", "`clean()` of the model")
    note(Book, "validate_unique", "`validate_unique()` of the model")
    note(Book, "save", "`save()` of the model")
    note(Book._meta.get_field("tags"), "save_form_data", "`set()` of the many-to-many relation")
    instance = Book(author=Author.objects.create(name="Ann"))
    form = TitleForm({"title": "One", "tags": [tag.pk]}, instance=instance)
    assert form.is_valid() and note.called[-1] != "`save()` of the model"
    form.save()
    assert note.called == bank.steps("modelform-from-check-to-row")

"""Proofs of the topic sessions-cookies."""

import base64
import tempfile
import zlib
from email.message import Message
from http.cookiejar import CookieJar
from http.cookies import SimpleCookie
from importlib import import_module
from urllib.request import Request

import bank
import django
import pytest
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, LogoutView
from django.contrib.sessions.backends.file import SessionStore as FileStore
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import Client
from django.urls import path

BACKENDS = "django.contrib.sessions.backends."


def options(question):
    """(is it a key, its number, its text) for each option of a question."""
    for number, option in enumerate(bank.questions()[question]["options"]):
        yield option["correct"], number, option["text"]


def option_codes(question):
    for correct, number, _ in options(question):
        yield correct, bank.code(question, field=f"options[{number}].text")


def run(source, **names):
    names["__name__"] = __name__
    exec(source, names)
    return names


@pytest.fixture
def ann(db):
    return User.objects.create_user("ann", password="right-2024")


def put(request):
    request.session["cart"] = {"1": 2}
    return HttpResponse(request.session.session_key or "")


def show(request):
    user = getattr(request, "user", None)
    name = user.get_username() if user else ""
    return HttpResponse(f"{name} {request.session.get('cart')}")


@pytest.fixture
def shop(settings):
    settings.LOGIN_REDIRECT_URL = settings.LOGOUT_REDIRECT_URL = "/"
    settings.ROOT_URLCONF = (
        path("", show),
        path("put/", put),
        path("in/", LoginView.as_view()),
        path("out/", LogoutView.as_view()),
    )


LOGIN = {"username": "ann", "password": "right-2024"}


# -- sessions -----------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.proves("what-a-session-is-and-how-a-view-uses-it", "content-of-the-session-cookie")
def test_the_cart_of_the_answer_is_kept_and_the_cookie_is_a_random_key(settings):
    bank.keyed("content-of-the-session-cookie", "A random key under which the server keeps")
    source = bank.code("what-a-session-is-and-how-a-view-uses-it", field="answer")
    settings.ROOT_URLCONF = (path("<int:pk>/", run(source)["add_to_cart"]),)
    client = Client()
    said = [client.get(f"/{pk}/").content.decode() for pk in (1, 1, 2)]
    assert said == [f"{count} books in your cart" for count in (1, 2, 3)]
    key = client.cookies["sessionid"].value
    assert len(key) == 32 and key.isalnum() and key == key.lower()
    row = Session.objects.get(pk=key)  # the data is in the database
    assert row.get_decoded() == {"cart": {"1": 2, "2": 1}}
    with pytest.raises(signing.BadSignature):
        signing.loads(key)
    assert settings.SESSION_COOKIE_AGE == 60 * 60 * 24 * 14


@pytest.mark.django_db
@pytest.mark.proves("what-a-session-is-and-how-a-view-uses-it")
def test_expired_rows_stay_until_clearsessions(settings, shop):
    Client().get("/put/")
    Session.objects.update(expire_date="2020-01-01T00:00Z")
    Client().get("/put/")
    assert Session.objects.count() == 2
    call_command("clearsessions")
    assert Session.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.proves("books-added-in-three-requests")
def test_changes_inside_a_value_go_unnoticed(settings):
    source = bank.code("books-added-in-three-requests", field="prompt")
    view = run(source, HttpResponse=HttpResponse)["add"]
    settings.ROOT_URLCONF = (path("<int:pk>/", view),)
    client = Client()
    said = [client.get(f"/{pk}/").content.decode() for pk in (1, 2, 3)]
    for correct, _, text in options("books-added-in-three-requests"):
        assert (text.replace("`", "") == ", then ".join(said)) == correct
    settings.SESSION_SAVE_EVERY_REQUEST = True
    client = Client()
    assert [client.get(f"/{pk}/").content for pk in (1, 2, 3)] == [b"1", b"2", b"3"]


@pytest.mark.django_db
@pytest.mark.proves("request-has-no-attribute-session")
def test_the_attribute_comes_from_the_middleware(settings):
    bank.keyed(
        "request-has-no-attribute-session",
        "`SessionMiddleware` in the `MIDDLEWARE` list",
    )
    names = ["common.CommonMiddleware", "csrf.CsrfViewMiddleware"]
    plain = [f"django.middleware.{name}" for name in names]
    settings.ROOT_URLCONF = (path("", show),)
    settings.MIDDLEWARE = plain
    settings.SESSION_ENGINE = BACKENDS + "db"
    stated = bank.code("request-has-no-attribute-session", field="prompt")
    with pytest.raises(AttributeError) as failure:
        Client().get("/")
    assert f"AttributeError: {failure.value}" == stated.strip()
    settings.MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", *plain]
    assert Client().get("/").status_code == 200


@pytest.mark.django_db
@pytest.mark.proves("titles-read-back-from-the-session")
def test_integer_keys_come_back_as_strings(settings):
    source = bank.code("titles-read-back-from-the-session", field="prompt")
    names = run(source, HttpResponse=HttpResponse)
    settings.ROOT_URLCONF = (path("1/", names["first"]), path("2/", names["second"]))
    client = Client()
    assert client.get("/1/").content == b"ok"
    said = client.get("/2/").content.decode()
    for correct, _, text in options("titles-read-back-from-the-session"):
        assert (text.strip("`") == said) == correct
    assert client.session["titles"] == {"7": "Dune"}


@pytest.mark.proves("session-fixation-cookie-flags-and-engines")
def test_the_cache_engine_leaves_pickling_to_the_cache(settings):
    settings.SESSION_ENGINE = BACKENDS + "cache"
    source = bank.code("titles-read-back-from-the-session", field="prompt")
    names = run(source, HttpResponse=HttpResponse)
    settings.ROOT_URLCONF = (path("1/", names["first"]), path("2/", names["second"]))
    client = Client()
    client.get("/1/")
    assert client.get("/2/").content == b"Dune"


# -- cookies ------------------------------------------------------------------------------


@pytest.mark.proves("how-to-set-read-and-delete-cookies")
def test_the_view_of_the_answer_sets_reads_and_deletes(settings):
    source = bank.code("how-to-set-read-and-delete-cookies", field="answer")
    settings.ROOT_URLCONF = (path("", run(source)["theme"]),)
    client = Client()
    assert client.post("/").content == b"Theme so far: light"  # visible from the next on
    cookie = client.cookies["theme"]
    assert cookie["httponly"] and cookie["secure"] and cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 31536000
    assert client.get("/").content == b"Theme so far: dark"
    assert client.cookies["theme"]["max-age"] == 31536000  # reading changes nothing
    assert client.post("/").content == b"Theme so far: dark"
    assert client.cookies["theme"]["max-age"] == 0
    plain = HttpResponse()
    plain.set_cookie("theme", "dark")
    assert plain.cookies["theme"].OutputString() == "theme=dark; Path=/"


@pytest.mark.proves("how-to-set-read-and-delete-cookies")
def test_a_signed_cookie_is_readable_and_reveals_changes(rf):
    response = HttpResponse()
    response.set_signed_cookie("price", "17")
    value = response.cookies["price"].value
    assert value.startswith("17:")
    request = rf.get("/")
    request.COOKIES["price"] = value
    assert request.get_signed_cookie("price") == "17"
    with pytest.raises(signing.SignatureExpired):
        request.get_signed_cookie("price", max_age=-1)
    request.COOKIES["price"] = value.replace("17:", "1:", 1)
    with pytest.raises(signing.BadSignature):
        request.get_signed_cookie("price")
    assert request.get_signed_cookie("price", default="?") == "?"
    request.COOKIES["price"] = signing.get_cookie_signer(salt="price").sign("17")
    old_salt_counts = request.get_signed_cookie("price", default="?") == "17"
    assert old_salt_counts == (django.VERSION < (6, 1))


@pytest.mark.proves("reading-a-cookie-with-a-fallback")
def test_which_expression_reads_a_cookie(rf):
    first, later = rf.get("/"), rf.get("/", headers={"Cookie": "theme=dark"})
    for correct, _, text in options("reading-a-cookie-with-a-fallback"):
        values = []
        for request in (first, later):
            try:
                values.append(eval(text.strip("`"), {"request": request}))
            except (AttributeError, KeyError) as failure:
                values.append(type(failure))
        assert (values == ["light", "dark"]) == correct, text


@pytest.mark.proves("theme-cookie-that-never-arrives")
def test_the_cookie_has_to_hang_on_the_returned_response(rf):
    bank.keyed(
        "theme-cookie-that-never-arrives",
        "Create `response` with `redirect(\"/\")`",
    )
    question = "theme-cookie-that-never-arrives"
    source = bank.code(question, field="prompt")
    names = dict(HttpResponse=HttpResponse, redirect=redirect)
    aged = source.replace('"dark")', '"dark", max_age=3600)')
    through_request = source.replace("response.set_cookie(", "request.COOKIES.update(").replace(
        '"theme", "dark"', 'theme="dark"'
    )
    repaired = source.replace("HttpResponse()", 'redirect("/")').replace(
        'return redirect("/")', "return response"
    )
    found = []
    for text in (source, aged, through_request, repaired):
        answer = run(text, **names)["choose_theme"](rf.get("/"))
        found.append((answer.status_code, "theme" in answer.cookies))
    assert found == [(302, False)] * 3 + [(302, True)]


@pytest.mark.proves("cookie-that-survives-delete-cookie")
def test_a_deletion_names_the_path_it_is_for():
    bank.keyed(
        "cookie-that-survives-delete-cookie",
        "It was set for `/shop/`, while the deletion",
    )

    def path_of(**arguments):
        response = HttpResponse()
        response.delete_cookie("basket", **arguments)
        cookie = response.cookies["basket"]
        assert cookie["max-age"] == 0 and cookie["expires"].endswith("1970 00:00:00 GMT")
        return cookie["path"]

    assert (path_of(), path_of(path="/shop/")) == ("/", "/shop/")

    class Answer:
        def __init__(self, response):
            self.headers = Message()
            for cookie in response.cookies.values():
                self.headers["Set-Cookie"] = cookie.OutputString()

        def info(self):
            return self.headers

    jar = CookieJar()

    def browse(change):
        response = HttpResponse()
        change(response)
        jar.extract_cookies(Answer(response), Request("http://shop.example/shop/empty/"))
        return [cookie.name for cookie in jar]

    assert browse(lambda r: r.set_cookie("basket", "17", path="/shop/")) == ["basket"]
    assert browse(lambda r: r.delete_cookie("basket")) == ["basket"]
    assert browse(lambda r: r.delete_cookie("basket", path="/shop/")) == []


# -- files --------------------------------------------------------------------------------


@pytest.fixture
def fresh_file_store():
    """Forgets the directory that the file engine keeps on its class."""

    def forget():
        if "_storage_path" in vars(FileStore):
            del FileStore._storage_path

    forget()
    yield forget
    forget()


@pytest.mark.proves("how-file-based-sessions-work")
def test_the_settings_of_the_answer_need_a_directory(settings, tmp_path, fresh_file_store, shop):
    names = run(bank.code("how-file-based-sessions-work", field="answer"))
    settings.SESSION_ENGINE = names["SESSION_ENGINE"]
    settings.SESSION_FILE_PATH = str(tmp_path / names["SESSION_FILE_PATH"].lstrip("/"))
    with pytest.raises(ImproperlyConfigured):
        Client().get("/put/")
    settings.SESSION_FILE_PATH = str(tmp_path)
    client = Client()
    client.get("/put/")
    key = client.cookies["sessionid"].value
    (file,) = tmp_path.iterdir()
    assert file.name == f"sessionid{key}" and len(key) == 32
    stored = signing.loads(file.read_text(), salt=FileStore().key_salt)
    assert stored["cart"] == {"1": 2}
    settings.SESSION_FILE_PATH = None
    fresh_file_store()
    assert FileStore._get_storage_path() == tempfile.gettempdir()


@pytest.mark.django_db
@pytest.mark.proves("settings-for-file-based-sessions")
def test_which_settings_write_into_the_directory(settings, tmp_path, fresh_file_store, shop):
    names = ["SESSION_ENGINE", "SESSION_FILE_PATH", "SESSION_COOKIE_PATH", "SESSION_SERIALIZER"]
    defaults = {name: getattr(settings, name) for name in names}
    for correct, source in option_codes("settings-for-file-based-sessions"):
        fresh_file_store()
        folder = tmp_path / str(correct)
        folder.mkdir(exist_ok=True)
        chosen = run(source.replace("/srv/sessions", str(folder)))
        for name in names:
            setattr(settings, name, chosen.get(name, defaults[name]))
        try:
            Client(raise_request_exception=False).get("/put/")
        except ModuleNotFoundError:
            pass
        assert bool(list(folder.iterdir())) == correct, source
    fresh_file_store()


@pytest.mark.proves("file-sessions-behind-a-load-balancer", "how-file-based-sessions-work")
def test_another_server_does_not_know_the_file(settings, tmp_path, fresh_file_store, shop):
    bank.keyed(
        "file-sessions-behind-a-load-balancer",
        "A server looks for the session on its own disk",
    )
    settings.SESSION_ENGINE = BACKENDS + "file"
    settings.MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
    client = Client()
    for server in ("one", "two"):
        (tmp_path / server).mkdir()

    def ask(server, url):
        settings.SESSION_FILE_PATH = str(tmp_path / server)
        fresh_file_store()
        return client.get(url)

    ask("one", "/put/")
    assert ask("one", "/").content == b" {'1': 2}"
    stranger = ask("two", "/")
    assert stranger.content == b" None"
    assert stranger.cookies["sessionid"]["max-age"] == 0


# -- fixation, flags, engines -------------------------------------------------------------


@pytest.mark.proves("anonymous-cart-at-login", "session-fixation-cookie-flags-and-engines")
def test_login_keeps_the_cart_and_changes_the_key(ann, shop):
    client = Client()
    client.get("/put/")
    planted = client.cookies["sessionid"].value
    assert client.post("/in/", LOGIN).status_code == 302
    assert client.get("/").content == b"ann {'1': 2}"
    assert client.cookies["sessionid"].value != planted
    for correct, _, text in options("anonymous-cart-at-login"):
        holds = "cart is kept" in text and "gets another key" in text
        assert holds == correct, text
    attacker = Client()
    attacker.cookies = SimpleCookie({"sessionid": planted})
    assert attacker.get("/").content == b" None"
    client.post("/out/")
    assert client.get("/").content == b" None"


@pytest.mark.django_db
@pytest.mark.proves("session-fixation-cookie-flags-and-engines")
def test_a_key_that_the_store_does_not_know_is_not_adopted(settings, shop):
    names = run(bank.code("session-fixation-cookie-flags-and-engines", field="answer"))
    for name in [name for name in names if name.isupper()]:
        setattr(settings, name, names[name])
    client = Client()
    client.cookies = SimpleCookie({"__Host-sessionid": "a" * 32})
    client.get("/put/")
    cookie = client.cookies["__Host-sessionid"]
    assert cookie.value != "a" * 32
    assert cookie["secure"] and cookie["path"] == "/" and not cookie["domain"]
    assert cookie["max-age"] == 8 * 60 * 60
    with pytest.raises(ImportError):
        from django.contrib.sessions.serializers import PickleSerializer  # noqa: F401
    from django.contrib.sessions.backends.base import SessionBase

    assert SessionBase.aget and SessionBase.aset


@pytest.mark.proves("which-engine-loses-sessions-with-the-cache")
def test_which_engine_forgets_with_the_cache(settings, ann, shop):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "sessions",
        }
    }
    for lost, _, text in options("which-engine-loses-sessions-with-the-cache"):
        settings.SESSION_ENGINE = text.strip("`")
        client = Client()
        client.post("/in/", LOGIN)
        assert client.get("/").content.startswith(b"ann")
        cache.clear()
        assert client.get("/").content.startswith(b"ann") == (not lost), text


@pytest.mark.proves(
    "properties-of-signed-cookie-sessions", "session-fixation-cookie-flags-and-engines"
)
def test_signed_cookies_are_readable_and_replayable_but_not_writable(
    settings, ann, shop, django_assert_num_queries
):
    bank.keyed(
        "properties-of-signed-cookie-sessions",
        "A copy of the cookie still works after",
        "Reading the session takes no database query",
        "Visitors can read what is stored",
    )
    settings.SESSION_ENGINE = BACKENDS + "signed_cookies"
    client = Client()
    client.get("/put/")
    client.post("/in/", LOGIN)
    copy = client.cookies["sessionid"].value
    payload = copy.split(":")[0]
    data = base64.urlsafe_b64decode(payload.lstrip(".") + "===")
    data = zlib.decompress(data) if payload.startswith(".") else data
    assert b'"cart":{"1":2}' in data
    assert client.post("/out/").status_code == 302
    assert client.get("/").content == b" None"

    def with_cookie(value):
        other = Client()
        other.cookies = SimpleCookie({"sessionid": value})
        return other.get("/").content

    assert with_cookie(copy) == b"ann {'1': 2}"
    forged = base64.urlsafe_b64encode(b'{"cart":{"1":99}}').decode().rstrip("=")
    assert with_cookie(":".join([forged, *copy.split(":")[1:]])) == b" None"
    assert Session.objects.count() == 0
    store = import_module(settings.SESSION_ENGINE).SessionStore
    with django_assert_num_queries(0):
        assert store(copy)["cart"] == {"1": 2}
    # The key alone is enough for any content; a login takes the password hash as well.
    login = {"_auth_user_id": str(ann.pk), "_auth_user_backend": settings.AUTHENTICATION_BACKENDS[0]}
    for data, page in (
        ({}, b" {'1': 99}"),
        (login, b" None"),
        (login | {"_auth_user_hash": ann.get_session_auth_hash()}, b"ann {'1': 99}"),
    ):
        made = store()
        made.update({"cart": {"1": 99}, **data})
        made.save()
        assert with_cookie(made.session_key) == page
    assert store.clear_expired() is None


@pytest.mark.django_db
@pytest.mark.proves("default-attributes-of-the-session-cookie")
def test_attributes_of_the_session_cookie(settings, shop):
    client = Client()
    client.get("/put/")
    header = client.cookies["sessionid"].OutputString()
    names = [part.strip() for part in header.split(";")[1:]]
    for present, _, text in options("default-attributes-of-the-session-cookie"):
        wanted = text.strip("`")
        assert any(name.startswith(wanted) for name in names) == present, text

"""Password reset, the OAuth 2 code flow and tokens; the provider is played by the proofs."""

import hashlib
import secrets
import types
from base64 import urlsafe_b64encode
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import bank
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib import admin
from django.contrib.auth import get_user_model, login
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import Client, RequestFactory
from django.urls import clear_url_caches, include, path
from django.utils.crypto import constant_time_compare
from reviewed import run

pytestmark = pytest.mark.django_db
User = get_user_model()
requests = RequestFactory()


@pytest.fixture
def client(settings):
    """A visitor of Django's own account pages, with the templates of the admin."""
    patterns = [path("", include("django.contrib.auth.urls")), path("admin/", admin.site.urls)]
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": patterns})
    clear_url_caches()
    yield Client()
    clear_url_caches()


@pytest.fixture
def ann():
    return User.objects.create_user("ann", "ann@example.com", "before")


@pytest.mark.proves("reset-mail-for-a-stranger", "review-of-a-password-reset")
def test_a_stranger_learns_nothing(client, ann):
    bank.keyed("reset-mail-for-a-stranger", "The usual page appears, and no mail is sent")
    pages = [client.post("/password_reset/", {"email": address})
             for address in ("nobody@example.com", "ann@example.com")]
    assert [(page.status_code, page.url) for page in pages] == [(302, "/password_reset/done/")] * 2
    assert [message.to for message in mail.outbox] == [["ann@example.com"]]


@pytest.mark.proves("review-of-a-password-reset")
def test_the_link_of_the_answer_works_once(client, ann, settings):
    names = bank.run("review-of-a-password-reset", "answer", user=ann)
    page = client.get(f"/reset/{names['uid']}/{names['token']}/")
    assert page.status_code == 302 and names["token"] not in page.url
    assert settings.PASSWORD_RESET_TIMEOUT == 3 * 24 * 60 * 60
    client.post(page.url, {"new_password1": "after-that-1", "new_password2": "after-that-1"})
    ann.refresh_from_db()
    assert ann.check_password("after-that-1")
    assert not default_token_generator.check_token(ann, names["token"])


@pytest.mark.proves("what-ends-the-life-of-a-reset-link")
def test_what_a_reset_token_is_made_of(client, ann):
    login(with_session(requests.get("/")), ann, backend="django.contrib.auth.backends.ModelBackend")
    User.objects.filter(pk=ann.pk).update(last_login=datetime(2026, 1, 1, tzinfo=UTC))

    def log_in():
        assert client.login(username="ann", password="before")

    def change_address():
        User.objects.filter(pk=ann.pk).update(email="new@example.com")

    events = {
        "She logs in with": log_in,
        "She asks for a second": lambda: client.post("/password_reset/", {"email": ann.email}),
        "She logs out on": lambda: client.session.flush(),
        "She changes her e-mail": change_address,
    }
    for option in bank.options("what-ends-the-life-of-a-reset-link"):
        user = User.objects.get(pk=ann.pk)
        token = default_token_generator.make_token(user)
        (event,) = [call for start, call in events.items() if option["text"].startswith(start)]
        event()
        user = User.objects.get(pk=ann.pk)
        assert default_token_generator.check_token(user, token) != option["correct"], option["text"]


def with_session(request, **content):
    request.session = SessionStore()
    request.session.update(content)
    return request


# OAuth 2


class Provider:
    """An identity provider that is honest, and checks what it is told to check."""

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def __init__(self):
        self.codes = {}

    def log_in(self, query, subject="ann"):
        """What the browser brings back."""
        code = secrets.token_urlsafe(8)
        self.codes[code] = query, subject
        return {"code": code, "state": query["state"]}

    def exchange(self, code, verifier):
        query, subject = self.codes.pop(code)
        digest = urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        if digest != query["code_challenge"]:
            raise PermissionError("the verifier does not fit")
        return {"id_token": self.token("shop", subject, nonce=query["nonce"])}

    def token(self, audience, subject="ann", minutes=5, **claims):
        claims |= {"iss": "https://id.example", "aud": audience, "sub": subject,
                   "exp": datetime.now(UTC) + timedelta(minutes=minutes)}
        return jwt.encode(claims, self.key, algorithm="RS256")

    def verified(self, token, nonce):
        claims = jwt.decode(token, self.key.public_key(), algorithms=["RS256"],
                            issuer="https://id.example", audience="shop")
        if claims["nonce"] != nonce:
            raise PermissionError("the nonce is another")
        return claims


@pytest.mark.proves("log-in-at-another-provider")
def test_the_start_of_the_answer_leads_through_the_flow():
    provider, session = Provider(), {}
    query = bank.run("log-in-at-another-provider", "answer")["start"](session)
    started = session["oauth"]
    assert started["verifier"] not in query.values()
    answer = provider.log_in(query)
    assert answer["state"] == started["state"]
    stolen = provider.log_in(query)["code"]
    with pytest.raises(PermissionError, match="verifier"):
        provider.exchange(stolen, "guessed")
    tokens = provider.exchange(answer["code"], started["verifier"])
    assert provider.verified(tokens["id_token"], started["nonce"])["sub"] == "ann"


class Flow:
    """What each step of the flow needs from those before it."""

    def __init__(self):
        start = bank.run("log-in-at-another-provider", "answer")["start"]
        self.provider, self.start = Provider(), start
        self.session, self.done = {}, []

    def step(self, text):
        if text.startswith("Your server puts"):
            self.query = self.start(self.session)
        elif text.startswith("The browser is sent"):
            self.at_provider = dict(self.query)
        elif text.startswith("Ann logs in"):
            self.agreed = dict(self.at_provider)
        elif text.startswith("The browser comes back"):
            self.answer = self.provider.log_in(self.agreed)
        elif text.startswith("Your server compares"):
            assert self.answer["state"] == self.session["oauth"]["state"]
            self.is_mine = True
        elif text.startswith("Your server exchanges"):
            assert self.is_mine
            self.tokens = self.provider.exchange(self.answer["code"], self.session["oauth"]["verifier"])
        elif text.startswith("Your server checks"):
            self.provider.verified(self.tokens["id_token"], self.session["oauth"]["nonce"])
        else:
            assert "access_token" in self.answer


@pytest.mark.proves("from-the-button-to-the-session")
def test_only_this_order_of_the_flow_works():
    def works(steps):
        flow = Flow()
        with suppress(AttributeError, KeyError, AssertionError):
            for text in steps:
                flow.step(text)
            return True
        return False

    steps = bank.steps("from-the-button-to-the-session")
    assert works(steps)
    assert not any(works(other) for other in bank.swaps(steps))
    assert not works([*steps[:4], *bank.questions()["from-the-button-to-the-session"]["distractors"]])


@pytest.mark.proves("callback-after-a-foreign-login")
def test_an_answer_without_a_state():
    question = "callback-after-a-foreign-login"
    users = {name: User.objects.create_user(name) for name in ("ann", "tester")}
    started = {"state": "s1"}

    def look(code):
        names = {"HttpResponse": HttpResponse, "redirect": redirect, "login": login,
                 "constant_time_compare": constant_time_compare,
                 "exchange": lambda code: {"id_token": code},
                 "verified": lambda token: {"iss": "i", "sub": token},
                 "user_of": lambda issuer, subject: users[subject]}
        callback = run(code, **names)["callback"]
        found = []
        for query in ({"code": "tester"}, {"code": "tester", "state": "x"},
                      {"code": "ann", "state": "s1"}):
            request = with_session(requests.get("/", query), oauth=dict(started))
            status = callback(request).status_code
            found.append((status, request.session.get("_auth_user_id")))
        return found

    ann, tester = str(users["ann"].pk), str(users["tester"].pk)
    assert look(bank.code(question, "code")) == [(302, tester), (400, None), (302, ann)]
    assert look(bank.mended(question)) == [(400, None), (400, None), (302, ann)]
    (fault,) = bank.questions()[question]["lines"]
    assert bank.code(question, "code").split("\n")[fault["line"] - 1].strip().startswith("is_foreign = ")


@pytest.mark.proves("token-made-for-a-game")
def test_a_token_for_another_audience():
    provider = Provider()
    accounts = {}
    names = {"jwt": jwt, "key": provider.key.public_key(),
             "user_of": lambda issuer, subject: accounts.setdefault((issuer, subject), subject)}

    def works(token):
        try:
            return bank.run("token-made-for-a-game", token=token, **names)["user"] == "ann"
        except jwt.InvalidTokenError:
            return False

    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    head, claims, signature = provider.token("shop", "bob").split(".")
    changed = ".".join([head, provider.token("shop", "ann").split(".")[1], signature])
    with pytest.raises(jwt.InvalidKeyError):
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        pem = provider.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        jwt.encode({"sub": "ann"}, pem, algorithm="HS256")
    symmetric = jwt.encode({"iss": "https://id.example", "sub": "ann"}, "x" * 32, algorithm="HS256")
    attacks = {
        "The makers of the game": provider.token("game"),
        "Anybody changes `sub`": changed,
        "Anybody uses a token for ever": provider.token("shop", minutes=-1),
        "Anybody signs": symmetric,
    }
    assert not works(jwt.encode({"iss": "https://id.example", "sub": "ann"}, other, algorithm="RS256"))
    for option in bank.options("token-made-for-a-game"):
        (token,) = [t for start, t in attacks.items() if option["text"].startswith(start)]
        assert works(token) == option["correct"], option["text"]
    with pytest.raises(jwt.InvalidAudienceError):
        jwt.decode(provider.token("shop"), provider.key.public_key(), algorithms=["RS256"])


@pytest.mark.proves("refresh-token-used-twice")
def test_a_token_that_is_used_again_ends_its_family():
    bank.keyed("refresh-token-used-twice", "A token, nothing, nothing")
    family = types.SimpleNamespace(pk=1, revoked=False)
    rows = []

    class Objects:
        def select_for_update(self):
            return self

        def get(self, token):
            (row,) = [row for row in rows if row.token == token]
            return row

        def filter(self, pk):
            found = [row for row in rows if row.pk == pk]
            return types.SimpleNamespace(update=lambda used: setattr(found[0], "used", used))

        def create(self, family, token):
            rows.append(types.SimpleNamespace(pk=len(rows), family=family, family_id=1, token=token,
                                              used=False))
            return rows[-1]

    families = types.SimpleNamespace(filter=lambda pk: types.SimpleNamespace(
        update=lambda revoked: setattr(family, "revoked", revoked)))
    names = {"Refresh": types.SimpleNamespace(objects=Objects()),
             "Family": types.SimpleNamespace(objects=families), "token_urlsafe": secrets.token_urlsafe,
             "transaction": types.SimpleNamespace(atomic=lambda function: function)}
    refresh = bank.run("refresh-token-used-twice", **names)["refresh"]
    copied = Objects().create(family, "t0").token
    of_thief = refresh(copied)
    found = [of_thief, refresh(copied), refresh(of_thief.token)]
    assert [row is not None for row in found] == [True, False, False]


@pytest.mark.proves("token-past-its-time")
def test_a_token_whose_time_has_passed():
    class AuthenticationFailed(Exception):
        pass

    key = "k" * 32
    now = datetime.now(UTC)
    old = jwt.encode({"exp": now - timedelta(minutes=1)}, key, algorithm="HS256")
    forged = jwt.encode({"exp": now + timedelta(minutes=1)}, "x" * 32, algorithm="HS256")
    for source in bank.filled("token-past-its-time"):
        names = {"jwt": jwt, "KEY": key, "AuthenticationFailed": AuthenticationFailed}
        exec(source, names)
        for token, advice in ((old, "refresh"), (forged, "log in")):
            with pytest.raises(AuthenticationFailed, match=advice):
                names["claims_of"](token)
    bank.typed("token-past-its-time", jwt.ExpiredSignatureError)


@pytest.mark.proves("tokens-for-a-quarter-of-an-hour")
def test_only_the_registered_claim_ends_a_token(settings):
    question = "tokens-for-a-quarter-of-an-hour"
    settings.JWT_KEY = "k" * 32
    user = types.SimpleNamespace(pk=7)
    last_month = types.SimpleNamespace(now=lambda zone: datetime.now(zone) - timedelta(days=30))

    def works(code, clock):
        names = {"jwt": jwt, "settings": settings, "UTC": UTC, "timedelta": timedelta,
                 "datetime": clock}
        space = run(code, **names)
        try:
            return space["claims_of"](space["token_for"](user))["sub"] == "7"
        except jwt.ExpiredSignatureError:
            return False

    code, mended = bank.code(question, "code"), bank.mended(question)
    assert works(code, datetime) and works(code, last_month)
    assert works(mended, datetime) and not works(mended, last_month)
    (fault,) = bank.questions()[question]["lines"]
    assert code.split("\n")[fault["line"] - 1].strip().startswith('claims["expires"]')

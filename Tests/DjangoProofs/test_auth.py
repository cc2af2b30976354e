"""Proofs of the topic auth."""

import base64
import json
import subprocess
import sys

import bank
import django
import jwt
import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.contrib import admin
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import (
    login_required,
    permission_required,
    user_passes_test,
)
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm, UserCreationForm
from django.contrib.auth.hashers import (
    PBKDF2PasswordHasher,
    check_password,
    identify_hasher,
    make_password,
)
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.contrib.auth.models import AbstractUser, AnonymousUser, Group, Permission, User
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.views import PasswordResetView
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import TemplateSyntaxError, engines
from django.test import Client
from django.test.utils import isolate_apps
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, ListView
from shop.models import Book, Order

LOGIN_MIDDLEWARE = "django.contrib.auth.middleware.LoginRequiredMiddleware"
VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]


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
def pages(settings):
    """Makes `settings` serve the given templates besides those of the apps."""

    def serve(**templates):
        files = {f"{name}.html": source for name, source in templates.items()}
        first = settings.TEMPLATES[0]
        loaders = [
            ("django.template.loaders.locmem.Loader", files),
            "django.template.loaders.app_directories.Loader",
        ]
        processors = first["OPTIONS"]["context_processors"]
        settings.TEMPLATES = [
            {
                "BACKEND": first["BACKEND"],
                "OPTIONS": {"context_processors": processors, "loaders": loaders},
            }
        ]

    return serve


@pytest.fixture
def ann(db):
    return User.objects.create_user("ann", "ann@example.com", "right-2024")


@pytest.fixture
def boss(db):
    return User.objects.create_superuser("boss", "boss@example.com", "right-2024")


def permission(name):
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def hello(request):
    return HttpResponse(request.user.get_username() or "stranger")


# -- logging in ---------------------------------------------------------------------------


@pytest.mark.proves("how-user-authentication-works")
def test_the_view_of_the_answer_logs_in(settings, ann, pages):
    pages(sign_in="form")
    view = run(bank.code("how-user-authentication-works", field="answer"))["sign_in"]
    settings.ROOT_URLCONF = (path("", hello), path("in/", view))
    client = Client()
    assert client.post("/in/", {"username": "ann", "password": "wrong"}).content == b"form"
    assert client.get("/").content == b"stranger"
    before = client.session.session_key
    assert client.post("/in/", {"username": "ann", "password": "right-2024"}).status_code == 302
    assert client.get("/").content == b"ann"
    assert client.session.session_key != before
    ann.set_password("another")
    ann.save()
    assert client.get("/").content == b"stranger"


@pytest.mark.django_db
@pytest.mark.proves("how-user-authentication-works")
def test_backends_are_asked_in_turn_and_request_user_is_lazy(
    settings, ann, rf, django_assert_num_queries
):
    class Stranger(BaseBackend):
        def authenticate(self, request, username=None, password=None):
            return None

    class Stop(BaseBackend):
        def authenticate(self, request, username=None, password=None):
            raise PermissionDenied

    globals().update(Stranger=Stranger, Stop=Stop)
    model = "django.contrib.auth.backends.ModelBackend"
    right = {"username": "ann", "password": "right-2024"}
    settings.AUTHENTICATION_BACKENDS = [f"{__name__}.Stranger", model]
    assert authenticate(**right) == ann
    settings.AUTHENTICATION_BACKENDS = [f"{__name__}.Stop", model]
    assert authenticate(**right) is None
    settings.AUTHENTICATION_BACKENDS = [model]
    settings.ROOT_URLCONF = (path("", lambda request: HttpResponse("x")), path("me/", hello))
    client = Client()
    client.force_login(ann)
    with django_assert_num_queries(0):
        client.get("/")
    with django_assert_num_queries(2):
        client.get("/me/")


@pytest.mark.proves("login-view-that-sends-users-back")
def test_only_login_is_remembered(settings, ann):
    source = bank.code("login-view-that-sends-users-back", field="prompt")
    names = dict(authenticate=authenticate, redirect=redirect, HttpResponse=HttpResponse)
    names["login"] = login
    changes = [(False, "pass")]
    for correct, _, text in options("login-view-that-sends-users-back"):
        changes.append((correct, text.split("`")[1]))
    for correct, line in changes:
        marked = source.replace("return redirect", f"{line}\n        return redirect")
        assert marked != source
        view = run(marked, **names)["sign_in"]
        settings.ROOT_URLCONF = (path("in/", view), path("account/", login_required(hello)))
        client = Client(raise_request_exception=False)
        client.post("/in/", {"username": "ann", "password": "right-2024"})
        assert (client.get("/account/").status_code == 200) == correct, line


@pytest.mark.proves("what-login-writes-into-the-session")
def test_what_the_session_holds_after_login(ann):
    bank.keyed(
        "what-login-writes-into-the-session",
        "The user's primary key",
        "The path of the authentication backend",
        "A keyed hash of the stored password hash",
    )
    client = Client()
    client.force_login(ann)
    session = dict(client.session)
    assert session == {
        "_auth_user_id": str(ann.pk),
        "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
        "_auth_user_hash": ann.get_session_auth_hash(),
    }
    assert ann.password not in session["_auth_user_hash"]


@pytest.mark.since("5.0")
@pytest.mark.proves("logout-link-in-a-navigation-bar")
def test_the_link_is_answered_with_405_and_a_form_works(settings, ann, pages):
    bank.keyed("logout-link-in-a-navigation-bar", "The response has status 405, and the user")
    link = bank.code("logout-link-in-a-navigation-bar", field="prompt")
    pages(bye="bye")
    settings.ROOT_URLCONF = (path("me/", hello), path("", include("django.contrib.auth.urls")))
    settings.LOGOUT_REDIRECT_URL = "/me/"
    assert 'href="/logout/"' in engines["django"].from_string(link).render()
    client = Client()
    client.force_login(ann)
    assert client.get("/logout/").status_code == 405
    assert client.get("/me/").content == b"ann"
    assert client.post("/logout/").status_code == 302
    assert client.get("/me/").content == b"stranger"


@pytest.mark.proves("password-change-logs-the-user-out")
def test_which_line_keeps_this_session_after_a_password_change(settings, ann):
    source = bank.code("password-change-logs-the-user-out", field="prompt")
    names = dict(
        login_required=login_required,
        require_POST=require_POST,
        redirect=redirect,
        authenticate=authenticate,
        update_session_auth_hash=update_session_auth_hash,
    )
    lines = [(False, ["pass"])]
    for correct, _, text in options("password-change-logs-the-user-out"):
        lines.append((correct, text.split("`")[1::2]))
    for number, (correct, added) in enumerate(lines):
        block = "".join(f"    {line}\n" for line in added)
        marked = source.replace("    return redirect", f"{block}    return redirect")
        view = run(marked, **names)["change_password"]
        settings.ROOT_URLCONF = (path("change/", view), path("", hello))
        here, elsewhere = Client(), Client()
        for client in (here, elsewhere):
            client.force_login(User.objects.get(pk=ann.pk))
        here.post("/change/", {"new_password": f"changed-{number}"})
        assert (here.get("/").content == b"ann") == correct, added
        assert elsewhere.get("/").content == b"stranger"


@pytest.mark.proves("who-passes-login-required")
def test_login_required_asks_for_no_permission(rf, ann):
    bank.keyed("who-passes-login-required", "Anyone with an account who has logged in")
    view = login_required(hello)
    request = rf.get("/")
    request.user = ann
    assert view(request).status_code == 200
    assert not ann.get_all_permissions() and not ann.is_staff
    request.user = AnonymousUser()
    assert view(request).status_code == 302
    assert not SessionStore().get_expire_at_browser_close()


# -- permissions --------------------------------------------------------------------------


@pytest.mark.proves("roles-with-groups-and-permissions")
def test_the_view_of_the_answer_asks_for_the_permission(settings, ann):
    source = bank.code("roles-with-groups-and-permissions", field="answer")
    settings.ROOT_URLCONF = (path("<int:pk>/", run(source, Order=Order)["ship"]),)
    settings.LOGIN_URL = "/login/"
    order = Order.objects.create(customer=ann)
    client = Client()
    assert client.post(f"/{order.pk}/")["Location"].startswith("/login/")
    client.force_login(ann)
    assert client.post(f"/{order.pk}/").status_code == 403
    role = Group.objects.create(name="dispatch")
    role.permissions.add(permission("shop.change_order"))
    ann.groups.add(role)
    assert client.post(f"/{order.pk}/").status_code == 302
    order.refresh_from_db()
    assert order.status == "shipped"
    fresh = User.objects.get(pk=ann.pk)
    assert fresh.has_perm("shop.change_order")
    assert not fresh.has_perm("shop.change_order", order)


@pytest.mark.django_db
@pytest.mark.proves("permissions-that-migrate-creates", "roles-with-groups-and-permissions")
def test_four_permissions_per_model():
    found = set(
        Permission.objects.filter(
            content_type__app_label="shop", content_type__model="publisher"
        ).values_list("codename", flat=True)
    )
    for correct, _, text in options("permissions-that-migrate-creates"):
        named = {f"{verb.strip().lower()}_publisher" for verb in text.split(",")}
        assert (named == found) == correct


@pytest.mark.proves("permission-check-after-adding-a-permission")
def test_permissions_are_cached_on_the_object(ann):
    source = bank.code("permission-check-after-adding-a-permission", field="prompt")
    printed = []
    names = dict(User=User, permission=permission("shop.change_book"), print=printed.append)
    run(source, **names)
    for correct, _, text in options("permission-check-after-adding-a-permission"):
        assert (text.replace("`", "") == ", ".join(map(str, printed))) == correct
    cached = User.objects.get(pk=ann.pk)
    assert cached.has_perm("shop.change_book")
    cached.user_permissions.clear()
    cached.refresh_from_db()
    assert cached.has_perm("shop.change_book")


@pytest.mark.proves("permission-required-for-a-logged-in-user")
def test_the_decorator_redirects_and_the_mixin_forbids(settings, ann):
    bank.keyed("permission-required-for-a-logged-in-user", "A redirect to the login page")
    source = bank.code("permission-required-for-a-logged-in-user", field="prompt")
    names = dict(permission_required=permission_required, HttpResponse=HttpResponse)
    strict = source.replace('book")', 'book", raise_exception=True)')

    class Books(PermissionRequiredMixin, ListView):
        model = Book
        permission_required = "shop.change_book"

    settings.LOGIN_URL = "/login/"
    settings.ROOT_URLCONF = (
        path("a/", run(source, **names)["edit_books"]),
        path("b/", run(strict, **names)["edit_books"]),
        path("c/", Books.as_view()),
    )
    client = Client()
    client.force_login(ann)
    answer = client.get("/a/", headers={"Referer": "http://testserver/former/"})
    assert (answer.status_code, answer["Location"]) == (302, "/login/?next=/a/")
    assert [client.get(url).status_code for url in ("/b/", "/c/")] == [403, 403]


@pytest.mark.proves("permission-check-in-a-template")
def test_which_condition_works_in_a_template(rf, ann, boss):
    role = Group.objects.create(name="editors")
    role.permissions.add(permission("shop.change_book"))
    member = User.objects.create_user("member")
    member.groups.add(role)
    owner = User.objects.create_user("owner")
    owner.user_permissions.add(permission("shop.change_book"))
    for correct, _, text in options("permission-check-in-a-template"):
        source = text.strip("`") + "yes{% endif %}"
        shown = []
        for user in (member, owner, ann):
            request = rf.get("/")
            request.user = user
            try:
                shown.append(engines["django"].from_string(source).render({}, request))
            except TemplateSyntaxError:
                shown.append("error")
        assert (shown == ["yes", "yes", ""]) == correct, text
        assert correct or "yes" not in shown


# -- kinds of users -----------------------------------------------------------------------


@pytest.fixture
def admin_site(settings):
    settings.ROOT_URLCONF = (path("admin/", admin.site.urls),)


@pytest.mark.proves("kinds-of-users-and-creating-a-superuser")
def test_staff_without_permissions_sees_no_models(admin_site, ann):
    client = Client()
    login_data = {"username": "ann", "password": "right-2024", "next": "/admin/"}
    assert "staff account" in client.post("/admin/login/", login_data).content.decode()
    ann.is_staff = True
    ann.save()
    assert client.post("/admin/login/", login_data).status_code == 302
    page = client.get("/admin/")
    assert page.status_code == 200 and page.context["app_list"] == []
    assert client.get("/admin/auth/user/").status_code == 403


@pytest.mark.proves(
    "account-made-with-is-superuser", "kinds-of-users-and-creating-a-superuser"
)
@pytest.mark.django_db
def test_the_superuser_flag_does_not_open_the_admin(admin_site):
    exec(bank.code("account-made-with-is-superuser"), {"User": User})
    ann = User.objects.get(username="ann")
    login_data = {"username": "ann", "password": "correct horse", "next": "/admin/"}
    checks = {True: "say yes", False: "say no"}[ann.has_perm("shop.change_book")]
    entered = Client().post("/admin/login/", login_data).status_code == 302
    door = {True: "lets her in", False: "turns her away"}[entered]
    bank.keyed("account-made-with-is-superuser", f"Permission checks {checks}, and the admin {door}")
    User.objects.create_superuser("boss2", password="correct horse")
    login_data["username"] = "boss2"
    assert Client().post("/admin/login/", login_data).status_code == 302


@pytest.mark.proves(
    "effects-of-deactivating-a-superuser", "kinds-of-users-and-creating-a-superuser"
)
def test_a_deactivated_superuser_has_no_rights_left(settings, boss, mailoutbox):
    bank.keyed(
        "effects-of-deactivating-a-superuser",
        "`has_perm()` on the user returns `False`",
        "Their session is treated as anonymous",
        "The login form refuses the right password",
        "The password-reset form sends them no mail",
    )
    boss.email = "boss@shop.example"
    boss.save()
    settings.ROOT_URLCONF = (path("", hello),)
    client = Client()
    client.force_login(boss)
    assert client.get("/").content == b"boss" and boss.has_perm("shop.change_book")
    assert list(PasswordResetForm().get_users(boss.email)) == [boss]
    password = boss.password
    boss.is_active = False
    boss.save()
    assert client.get("/").content == b"stranger"
    assert authenticate(username="boss", password="right-2024") is None
    assert not boss.has_perm("shop.change_book")
    assert boss.is_authenticated
    form = PasswordResetForm({"email": boss.email})
    assert form.is_valid()
    form.save(domain_override="shop.example")
    assert mailoutbox == []
    boss.refresh_from_db()
    assert boss.password == password and boss.has_usable_password()


MANAGE = """
import sys
import django
from django.conf import settings

settings.configure(
    SECRET_KEY="x",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    AUTH_USER_MODEL=sys.argv[1],
    INSTALLED_APPS=[
        "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
        "django.contrib.sessions", "django.contrib.messages",
        *(["accounts"] if sys.argv[1] == "accounts.User" else []),
    ],
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ]},
    }],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
)
from django.core.management import execute_from_command_line

execute_from_command_line(["manage.py", *sys.argv[2:]])
"""


@pytest.fixture
def manage(tmp_path):
    """Runs management commands of a small project of its own in `tmp_path`."""
    (tmp_path / "manage.py").write_text(MANAGE)

    def command(user_model, *arguments, **environment):
        return subprocess.run(
            [sys.executable, "manage.py", user_model, *arguments],
            cwd=tmp_path, capture_output=True, text=True, env=environment,
        )

    return command


@pytest.mark.proves(
    "first-steps-to-a-superuser",
    "kinds-of-users-and-creating-a-superuser",
    "swapping-the-user-model-after-migrate",
)
def test_superuser_after_migrate_and_a_late_swap_of_the_user_model(manage, tmp_path):
    bank.keyed(
        "swapping-the-user-model-after-migrate",
        "`migrate` stops, as an applied migration depends",
    )
    bank.keyed("first-steps-to-a-superuser", "Run `manage.py migrate` with the settings")
    shell = bank.code("kinds-of-users-and-creating-a-superuser", field="answer")
    migrate, create = [line.split()[2:] for line in shell.splitlines()]
    create += ["--noinput", "--username", "boss", "--email", "boss@example.com"]
    secret = {"DJANGO_SUPERUSER_PASSWORD": "right-2024"}
    early = manage("auth.User", *create, **secret)
    assert early.returncode and "no such table: auth_user" in early.stderr
    assert manage("auth.User", *migrate).returncode == 0
    assert "Superuser created" in manage("auth.User", *create, **secret).stdout

    accounts = tmp_path / "accounts"
    accounts.mkdir()
    (accounts / "__init__.py").touch()
    (accounts / "models.py").write_text(
        "from django.contrib.auth.models import AbstractUser\n\n\n"
        "class User(AbstractUser):\n    pass\n"
    )
    made = manage("accounts.User", "makemigrations", "accounts")
    assert made.returncode == 0 and (accounts / "migrations" / "0001_initial.py").exists()
    swapped = manage("accounts.User", *migrate)
    assert swapped.returncode and "InconsistentMigrationHistory" in swapped.stderr
    assert "is applied before its dependency accounts.0001_initial" in swapped.stderr


# -- sign-up ------------------------------------------------------------------------------


def sign_up_data(**more):
    secret = "correct horse battery"
    return {"username": "zoe", "password1": secret, "password2": secret} | more


@pytest.mark.proves("sign-up-with-user-creation-form")
def test_the_sign_up_of_the_answer(settings, db, pages):
    names = run(bank.code("sign-up-with-user-creation-form", field="answer"))
    pages(**{"registration/signup": "{{ form }}"})
    settings.AUTH_PASSWORD_VALIDATORS = VALIDATORS
    settings.ROOT_URLCONF = (
        path("signup/", names["SignUp"].as_view()),
        path("me/", hello),
        path("", include("django.contrib.auth.urls")),
    )
    client = Client()
    assert 'name="email"' in client.get("/signup/").content.decode()
    weak = sign_up_data(password1="123", password2="123", email="zoe@example.com")
    assert "too short" in client.post("/signup/", weak).content.decode()
    answer = client.post("/signup/", sign_up_data(email="zoe@example.com"))
    assert (answer.status_code, answer["Location"]) == (302, "/login/")
    assert User.objects.get().email == "zoe@example.com"
    assert client.get("/me/").content == b"stranger"
    assert not UserCreationForm(sign_up_data(username="ZOE")).is_valid()
    assert list(UserCreationForm().fields) == ["username", "password1", "password2"]


@pytest.mark.proves("state-after-saving-the-creation-form", "sign-up-with-user-creation-form")
def test_the_account_after_save(settings, db):
    bank.keyed(
        "state-after-saving-the-creation-form",
        "The password is hashed",
        "The account is active",
    )

    def sign_up(request):
        UserCreationForm(request.POST).save()
        return HttpResponse(request.user.get_username())

    settings.ROOT_URLCONF = (path("", sign_up),)
    client = Client()
    assert client.post("/", sign_up_data()).content == b""
    assert "_auth_user_id" not in client.session
    user = User.objects.get()
    assert user.is_active and not user.is_staff and not user.is_superuser
    assert user.password != "correct horse battery"
    assert user.check_password("correct horse battery")
    assert "email" not in UserCreationForm().fields and user.email == ""


@pytest.mark.django_db
@pytest.mark.proves("user-creation-form-with-a-swapped-user-model")
def test_the_stock_form_fails_once_the_user_is_swapped(settings):
    bank.keyed(
        "user-creation-form-with-a-swapped-user-model",
        "A subclass of the form whose `Meta` names",
    )
    settings.AUTH_USER_MODEL = "accounts.User"
    assert UserCreationForm.Meta.model is User
    with pytest.raises(AttributeError) as failure:
        UserCreationForm(sign_up_data()).is_valid()
    stated = bank.code("user-creation-form-with-a-swapped-user-model", field="prompt")
    assert str(failure.value) == " ".join(stated.split()).removeprefix("AttributeError: ")
    with isolate_apps("shop"):

        class Member(AbstractUser):
            class Meta:
                app_label = "shop"

        class SignUp(UserCreationForm):
            class Meta(UserCreationForm.Meta):
                model = Member

            def clean_username(self):  # spares the table, asks the manager all the same
                assert self._meta.model.objects.model is Member
                return self.cleaned_data["username"]

            def validate_unique(self):
                pass

        form = SignUp(sign_up_data())
        assert form.is_valid() and type(form.save(commit=False)) is Member


@pytest.mark.proves("accounts-that-nobody-can-log-in-to")
def test_create_stores_the_password_as_it_is(db):
    bank.keyed("accounts-that-nobody-can-log-in-to", "The password is stored as plain text")
    source = bank.code("accounts-that-nobody-can-log-in-to", field="prompt")
    run(source, User=User)
    made = User.objects.get()
    assert made.password == "correct horse battery" and made.is_active
    assert authenticate(username="ann", password="correct horse battery") is None
    made.delete()
    run(source.replace("create(", "create_user("), User=User)
    assert authenticate(username="ann", password="correct horse battery")
    assert User.objects.get().email == ""


# -- custom user --------------------------------------------------------------------------


@pytest.mark.proves("custom-user-model-at-project-start")
def test_the_user_of_the_answer_is_a_full_user_with_a_unique_email():
    source = bank.code("custom-user-model-at-project-start", field="answer")
    with isolate_apps("shop"):
        names = {"__name__": "shop.models"}
        exec(source, names)
    fields = {field.name: field for field in names["User"]._meta.get_fields()}
    assert fields["email"].unique
    assert {"username", "is_staff", "groups", "user_permissions"} <= set(fields)


@pytest.mark.proves("foreign-key-to-the-user-in-a-reusable-app")
def test_which_link_follows_the_setting(settings):
    settings.AUTH_USER_MODEL = "shop.Member"
    names = dict(models=models, settings=settings, User=User, AbstractUser=AbstractUser)
    for correct, source in option_codes("foreign-key-to-the-user-in-a-reusable-app"):
        with isolate_apps("shop"):
            member = {"__module__": "shop.models"}
            member = type("Member", (AbstractBaseUser,), member)
            note = {"__module__": "shop.models", "who": eval(source.strip(), dict(names))}
            field = type("Note", (models.Model,), note)._meta.get_field("who")
            found = {error.id for error in field.check()}
        assert (field.remote_field.model is member) == correct, source
        assert bool(found & {"fields.E300", "fields.E301"}) != correct, (source, found)


@pytest.mark.proves("what-abstract-base-user-brings")
def test_what_the_bare_base_class_has():
    with isolate_apps("shop"):

        class Bare(AbstractBaseUser):
            class Meta:
                app_label = "shop"

    for correct, _, text in options("what-abstract-base-user-brings"):
        name = text.split("`")[1].removesuffix("()")
        assert hasattr(Bare, name) == correct, name


# -- passwords ----------------------------------------------------------------------------


@pytest.mark.proves("how-passwords-are-stored-and-upgraded", "third-part-of-a-stored-password")
def test_the_parts_of_a_stored_password(settings):
    bank.keyed("third-part-of-a-stored-password", "A random salt, drawn for this password")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    first, second = make_password("same"), make_password("same")
    algorithm, iterations, salt, digest = first.split("$")
    assert algorithm == "pbkdf2_sha256"
    stated = {(5, 2): 1_000_000, (6, 0): 1_200_000, (6, 1): 1_500_000}
    assert int(iterations) == stated[django.VERSION[:2]]
    answer = bank.questions()["how-passwords-are-stored-and-upgraded"]["answer"]
    assert f"{int(iterations):,} in {django.get_version()[:3]}" in " ".join(answer.split())
    assert salt != second.split("$")[2] and digest != second.split("$")[3]
    assert len(base64.b64decode(digest)) == 32
    assert make_password("same", salt=salt) == first
    settings.SECRET_KEY = "another"
    assert make_password("same", salt=salt) == first
    stated = bank.code("third-part-of-a-stored-password", field="prompt").strip()
    decoded = identify_hasher(stated).decode(stated)
    assert decoded["salt"] == stated.split("$")[2]
    assert check_password("correct horse battery", stated)
    another_salt = stated.replace(decoded["salt"], decoded["salt"][::-1])
    assert not check_password("correct horse battery", another_salt)


@pytest.mark.proves(
    "pbkdf2-hashes-with-argon2-in-front", "how-passwords-are-stored-and-upgraded"
)
def test_hashes_are_replaced_at_the_next_login(settings, db):
    bank.keyed(
        "pbkdf2-hashes-with-argon2-in-front",
        "Each is replaced when its user next logs in",
    )

    class Quick(PBKDF2PasswordHasher):
        iterations = 1000

    globals()["Quick"] = Quick
    quick = f"{__name__}.Quick"
    settings.PASSWORD_HASHERS = [quick]
    User.objects.create_user("ann", password="right-2024")
    source = bank.code("how-passwords-are-stored-and-upgraded", field="answer")
    listed = run(source)["PASSWORD_HASHERS"]
    settings.PASSWORD_HASHERS = [
        quick if name.endswith(".PBKDF2PasswordHasher") else name for name in listed
    ]

    def stored():
        return User.objects.get(username="ann").password.split("$")[0]

    assert authenticate(username="ann", password="wrong") is None
    assert stored() == "pbkdf2_sha256"
    assert User.objects.create_user("bob", password="x").password.startswith("argon2$")
    assert authenticate(username="ann", password="right-2024")
    assert stored() == "argon2"
    settings.PASSWORD_HASHERS = [quick]
    assert authenticate(username="ann", password="right-2024") is None


@pytest.mark.proves("where-password-validators-run")
def test_forms_validate_and_the_api_does_not(settings, ann):
    bank.keyed(
        "where-password-validators-run",
        "`SetPasswordForm` at the end",
        "`UserCreationForm` on a sign-up",
    )
    settings.AUTH_PASSWORD_VALIDATORS = VALIDATORS
    both = {"password1": "123", "password2": "123"}
    assert UserCreationForm({"username": "zoe"} | both).errors
    assert SetPasswordForm(ann, {"new_password1": "123", "new_password2": "123"}).errors
    ann.set_password("123")
    assert ann.check_password("123")
    assert User.objects.create_user("zoe", password="123").check_password("123")
    assert make_password("123")
    with pytest.raises(ValidationError):
        validate_password("123", ann)


# -- object permissions -------------------------------------------------------------------


@pytest.fixture
def owner_backend(settings):
    source = bank.code("how-object-level-permissions-are-done", field="answer")
    globals()["OrderOwnerBackend"] = run(source, Order=Order)["OrderOwnerBackend"]
    settings.AUTHENTICATION_BACKENDS = [
        "django.contrib.auth.backends.ModelBackend",
        f"{__name__}.OrderOwnerBackend",
    ]


@pytest.mark.proves("how-object-level-permissions-are-done")
def test_the_backend_of_the_answer(owner_backend, ann, boss):
    mine, other = [Order.objects.create(customer=user) for user in (ann, boss)]
    assert ann.has_perm("shop.view_order", mine)
    assert not ann.has_perm("shop.view_order", other)
    assert not ann.has_perm("shop.change_order", mine)
    assert not ann.has_perm("shop.view_order")
    assert not AnonymousUser().has_perm("shop.view_order", mine)
    assert boss.has_perm("shop.view_order", mine)
    ann.is_active = False
    assert not ann.has_perm("shop.view_order", mine)


@pytest.mark.proves("has-perm-with-an-object-by-default")
def test_the_default_backend_denies_objects(ann):
    from shop.models import Author

    Book.objects.create(pk=1, title="One", author=Author.objects.create(name="A"))
    ann.user_permissions.add(permission("shop.change_book"))
    printed = []
    source = bank.code("has-perm-with-an-object-by-default", field="prompt")
    run(source, Book=Book, ann=ann, print=lambda *values: printed.append(values))
    for correct, _, text in options("has-perm-with-an-object-by-default"):
        assert (text.strip("`") == " ".join(map(str, printed[0]))) == correct


@pytest.mark.proves(
    "permission-mixin-with-an-object-grant", "how-object-level-permissions-are-done"
)
def test_the_mixin_asks_without_an_object(settings, owner_backend, ann, pages):
    pages(**{"shop/order_detail": "order"})
    source = bank.code("permission-mixin-with-an-object-grant", field="prompt")
    names = dict(
        PermissionRequiredMixin=PermissionRequiredMixin, DetailView=DetailView, Order=Order
    )
    view = run(source, **names)["OrderDetail"]

    class Repaired(view):
        def has_permission(self):
            return self.request.user.has_perm(self.permission_required, self.get_object())

    order = Order.objects.create(customer=ann)
    settings.ROOT_URLCONF = (
        path("<int:pk>/", view.as_view()), path("repaired/<int:pk>/", Repaired.as_view())
    )
    client = Client()
    client.force_login(ann)
    answer = client.get(f"/{order.pk}/")
    for correct, _, text in options("permission-mixin-with-an-object-grant"):
        assert text.startswith(str(answer.status_code)) == correct
    assert client.get(f"/repaired/{order.pk}/").status_code == 200


# -- login everywhere ---------------------------------------------------------------------


@pytest.mark.since("5.1")
@pytest.mark.proves("require-login-on-every-page")
def test_the_middleware_of_the_answer_closes_views(settings, ann, pages):
    pages(**{"registration/login": "form"})
    names = run(bank.code("require-login-on-every-page", field="answer"))
    settings.MIDDLEWARE = names["MIDDLEWARE"]
    settings.LOGIN_URL = names["LOGIN_URL"]
    from rest_framework.views import APIView

    settings.ROOT_URLCONF = (
        path("", hello),
        path("api/", APIView.as_view()),
        path("", include("django.contrib.auth.urls")),
    )
    client = Client()
    assert client.get("/")["Location"] == "/login/?next=/"
    assert client.get("/login/").content == b"form"
    assert client.get("/nowhere/").status_code == 404
    assert client.get("/api/").status_code == 405  # reached, and it has no get()
    client.force_login(ann)
    assert client.get("/").content == b"ann"
    for view in (PasswordResetView.as_view(), admin.site.login):
        assert view.login_required is False


@pytest.mark.since("5.1")
@pytest.mark.proves("opening-one-view-under-login-middleware")
def test_which_view_the_middleware_lets_through(settings):
    from django.contrib.auth.decorators import login_not_required

    settings.MIDDLEWARE = [*settings.MIDDLEWARE, LOGIN_MIDDLEWARE]
    names = dict(
        login_not_required=login_not_required,
        user_passes_test=user_passes_test,
        permission_required=permission_required,
        csrf_exempt=csrf_exempt,
        HttpResponse=HttpResponse,
    )
    for correct, source in option_codes("opening-one-view-under-login-middleware"):
        settings.ROOT_URLCONF = (path("", run(source, **names)["about"]),)
        assert (Client().get("/").status_code == 200) == correct, source


@pytest.mark.django_db
@pytest.mark.proves("login-mixin-without-effect", "require-login-on-every-page")
def test_the_mixin_has_to_stand_left(settings, pages):
    bank.keyed(
        "login-mixin-without-effect",
        "It comes after `ListView`, whose `dispatch()`",
    )
    pages(**{"shop/book_list": "books"})
    source = bank.code("login-mixin-without-effect", field="prompt")
    names = dict(ListView=ListView, LoginRequiredMixin=LoginRequiredMixin, Book=Book)
    right = source.replace("ListView, LoginRequiredMixin", "LoginRequiredMixin, ListView")
    settings.ROOT_URLCONF = (
        path("wrong/", run(source, **names)["BookList"].as_view()),
        path("right/", run(right, **names)["BookList"].as_view()),
    )
    assert Client().get("/wrong/").content == b"books"
    assert Client().get("/right/")["Location"] == "/accounts/login/?next=/right/"


# -- tokens -------------------------------------------------------------------------------


@pytest.fixture
def access_token(settings, ann):
    settings.SECRET_KEY = "a key that is long enough for HS256 signatures"
    from rest_framework_simplejwt.tokens import AccessToken

    return AccessToken.for_user(ann)


@pytest.mark.proves("access-token-after-logging-out", "session-token-or-jwt")
def test_logging_out_does_not_end_an_access_token(rf, ann, access_token):
    bank.keyed("access-token-after-logging-out", "Until its `exp` time passes")
    from rest_framework_simplejwt.authentication import JWTAuthentication
    from rest_framework_simplejwt.exceptions import AuthenticationFailed
    from rest_framework_simplejwt.tokens import AccessToken

    request = rf.get("/", headers={"Authorization": f"Bearer {access_token}"})
    request.session, request.user = SessionStore(), ann
    check = JWTAuthentication().authenticate
    assert check(request)[0] == ann
    logout(request)
    AccessToken.for_user(ann)  # logging in once more
    assert check(request)[0] == ann
    ann.is_active = False
    ann.save()
    with pytest.raises(AuthenticationFailed):
        check(request)


@pytest.mark.proves("access-token-after-logging-out")
def test_an_access_token_ends_with_its_exp_claim(rf, access_token):
    bank.keyed("access-token-after-logging-out", "Until its `exp` time passes")
    from datetime import timedelta

    from rest_framework_simplejwt.authentication import JWTAuthentication
    from rest_framework_simplejwt.exceptions import InvalidToken

    access_token.set_exp(lifetime=-timedelta(seconds=1))
    request = rf.get("/", headers={"Authorization": f"Bearer {access_token}"})
    with pytest.raises(InvalidToken):
        JWTAuthentication().authenticate(request)


@pytest.mark.proves("reading-a-jwt-without-the-key", "session-token-or-jwt")
def test_a_jwt_is_readable_and_tampering_is_noticed(ann, access_token):
    bank.keyed("reading-a-jwt-without-the-key", "Read them in plain text, but not alter")
    from rest_framework_simplejwt.exceptions import TokenError
    from rest_framework_simplejwt.tokens import AccessToken

    head, payload, signature = str(access_token).split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
    assert claims["user_id"] == str(ann.pk) and claims["token_type"] == "access"
    claims["user_id"] = "1000"
    forged = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    with pytest.raises(TokenError):
        AccessToken(f"{head}.{forged}.{signature}")


@pytest.mark.proves("session-token-or-jwt")
def test_the_settings_of_the_answer_are_known_to_the_packages():
    from django.utils.module_loading import import_string
    from rest_framework_simplejwt.settings import DEFAULTS

    names = run(bank.code("session-token-or-jwt", field="answer"))
    # it does not do so by default
    assert not DEFAULTS["ROTATE_REFRESH_TOKENS"] and not DEFAULTS["BLACKLIST_AFTER_ROTATION"]
    assert set(names["SIMPLE_JWT"]) <= set(DEFAULTS)
    for name in names["REST_FRAMEWORK"]["DEFAULT_AUTHENTICATION_CLASSES"]:
        assert import_string(name).www_authenticate_realm == "api"


# -- single sign-on -----------------------------------------------------------------------


@pytest.mark.proves("remote-user-from-a-request-header", "social-login-oidc-saml-and-mfa")
def test_a_client_that_sends_the_header_is_logged_in_as_anyone(settings, boss):
    bank.keyed(
        "remote-user-from-a-request-header",
        "Remove an `X-Auth-User` header that a client has sent",
    )
    source = bank.code("remote-user-from-a-request-header", field="prompt")
    from django.contrib.auth.middleware import RemoteUserMiddleware

    in_answer = run(bank.code("social-login-oidc-saml-and-mfa", field="answer"))
    in_prompt = run(source, RemoteUserMiddleware=RemoteUserMiddleware)
    assert in_answer["ProxyUserMiddleware"].header == in_prompt["ProxyUserMiddleware"].header
    globals()["ProxyUserMiddleware"] = in_answer["ProxyUserMiddleware"]
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.ProxyUserMiddleware"]
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.RemoteUserBackend"]
    settings.ROOT_URLCONF = (path("", hello),)
    assert Client().get("/").content == b"stranger"
    assert Client().get("/", headers={"X-Auth-User": "boss"}).content == b"boss"


@pytest.mark.django_db(transaction=True)
@pytest.mark.proves("social-login-oidc-saml-and-mfa")
def test_under_asgi_older_versions_prefix_the_name_of_the_header(settings, boss, async_rf):
    names = run(bank.code("social-login-oidc-saml-and-mfa", field="answer"))
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.RemoteUserBackend"]

    async def answer(request):
        return HttpResponse()

    def user_of(**meta):
        request = async_rf.get("/")
        request.META |= meta
        request.session, request.user = SessionStore(), AnonymousUser()
        request.auser = sync_to_async(lambda: request.user)
        async_to_sync(names["ProxyUserMiddleware"](answer))(request)
        return request.user

    old = django.VERSION < (6, 1)
    assert (user_of(HTTP_X_AUTH_USER="boss") == boss) != old
    assert (user_of(HTTP_HTTP_X_AUTH_USER="boss") == boss) == old


@pytest.mark.django_db
@pytest.mark.proves("linking-social-accounts-by-email", "social-login-oidc-saml-and-mfa")
def test_a_provider_that_does_not_verify_addresses_opens_the_victims_account():
    bank.keyed("linking-social-accounts-by-email", "Registering the victim's address")
    victim = User.objects.create_user("ann", "ann@shop.example", "secret")
    keys = {"https://strict.example": "s" * 32, "https://lax.example": "l" * 32}

    def issued(issuer, subject, email, key=None, nonce="n1"):
        claims = {"iss": issuer, "sub": subject, "email": email, "aud": "shop", "nonce": nonce,
                  "email_verified": issuer == "https://strict.example"}
        return jwt.encode(claims, key or keys[issuer], "HS256")

    def checked(token, issuer, nonce):
        """What a library does with an ID token, and the nonce of this browser's own login."""
        claims = jwt.decode(token, keys[issuer], ["HS256"], audience="shop", issuer=issuer)
        assert claims["nonce"] == nonce, "replayed"
        return claims

    def linked(claims):
        return User.objects.filter(email=claims["email"]).first()

    # Forged in transit: the signature tells.
    forged = issued("https://strict.example", "mallory", victim.email, key="x" * 32)
    with pytest.raises(jwt.InvalidSignatureError):
        checked(forged, "https://strict.example", "n1")
    # Replayed from another browser: the nonce tells, whatever the account is linked by.
    with pytest.raises(AssertionError, match="replayed"):
        checked(issued("https://strict.example", "ann-1", victim.email), "https://strict.example", "n2")
    # Registered under the victim's address at the provider that asks for no proof: nothing tells.
    token = issued("https://lax.example", "mallory", victim.email)
    claims = checked(token, "https://lax.example", "n1")
    assert linked(claims) == victim
    # The cures: the pair of issuer and subject, or a trusted provider's `email_verified`.
    known = {("https://strict.example", "ann-1"): victim}
    assert known.get((claims["iss"], claims["sub"])) is None
    assert claims["email_verified"] is False

"""Short answers of Data/django/auth.json."""

import pytest
from bank import filled, typed
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser, Permission
from django.http import HttpResponse
from django.test import override_settings
from sample import play, printed, prompt, queries

pytestmark = pytest.mark.django_db


@pytest.mark.proves("address-of-the-login-page")
def test_the_setting_behind_the_redirect(rf):
    request = rf.get("/basket/")
    request.user = AnonymousUser()
    for code in filled("address-of-the-login-page"):
        found = {name: value for name, value in play(code).items() if value == "/enter/"}
        with override_settings(**found):
            view = login_required(lambda request: HttpResponse())
            assert view(request).url == "/enter/?next=/basket/"


@pytest.mark.proves("wrong-password-in-authenticate")
def test_wrong_credentials(django_user_model):
    django_user_model.objects.create_user("ann", password="correct")
    code = prompt("wrong-password-in-authenticate")
    typed("wrong-password-in-authenticate", printed("wrong-password-in-authenticate"))
    assert play(code.replace("wrong", "correct").replace("print(", "user = ("))["user"].username == "ann"


@pytest.mark.proves("right-password-of-a-blocked-user")
def test_a_blocked_user(django_user_model):
    bo = django_user_model.objects.create_user("bo", password="correct", is_active=False)
    typed("right-password-of-a-blocked-user", printed("right-password-of-a-blocked-user"))
    bo.is_active = True
    bo.save()
    assert printed("right-password-of-a-blocked-user") == "bo"


@pytest.mark.proves("permission-to-add-a-review")
def test_the_name_of_a_default_permission(django_user_model):
    ann = django_user_model.objects.create_user("ann")
    ann.user_permissions.add(Permission.objects.get(codename="add_review"))
    for code in filled("permission-to-add-a-review"):
        shown = []
        play(code, user=django_user_model.objects.get(), show_form=lambda: shown.append(1))
        assert shown


@pytest.mark.proves("queries-of-two-permission-checks")
def test_permissions_are_kept_on_the_user(django_user_model):
    django_user_model.objects.create_user("ann")
    user = django_user_model.objects.get()
    code = prompt("queries-of-two-permission-checks")
    typed("queries-of-two-permission-checks", queries(code, user=user))
    user.user_permissions.add(Permission.objects.get(codename="add_book"))
    user.refresh_from_db()
    assert not user.has_perm("shop.add_book")
    assert django_user_model.objects.get().has_perm("shop.add_book")

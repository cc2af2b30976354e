"""Short answers of Data/django/admin.json."""

import types

import pytest
from bank import filled, typed
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.core.exceptions import FieldError
from django.urls import path
from sample import play, prompt
from shop.models import Author, Book, Review


@pytest.fixture
def site(monkeypatch):
    """A fresh site in place of the default one."""
    site = admin.AdminSite()
    monkeypatch.setattr(admin.sites.site, "_wrapped", site)
    return site


@pytest.mark.proves("decorator-of-an-admin-class")
def test_the_decorator_registers(site):
    for code in filled("decorator-of-an-admin-class"):
        site._registry.clear()
        found = play(code)["BookAdmin"]
        assert type(site.get_model_admin(Book)) is found


@pytest.mark.proves("change-posted-by-a-viewer")
@pytest.mark.django_db
def test_viewing_is_not_changing(client, django_user_model, settings):
    site = admin.AdminSite()
    site.register(Book)
    settings.ROOT_URLCONF = types.ModuleType("proof_urls")
    settings.ROOT_URLCONF.urlpatterns = [path("admin/", site.urls)]
    ann = django_user_model.objects.create_user("ann", is_staff=True)
    ann.user_permissions.add(Permission.objects.get(codename="view_book"))
    book = Book.objects.create(title="Emma", author=Author.objects.create(name="Jane"))
    client.force_login(ann)
    address = f"/admin/shop/book/{book.pk}/change/"
    assert client.get(address).status_code == 200
    response = client.post(address, {"title": "Dune", "author": book.author_id, "price": 1, "stock": 1})
    typed("change-posted-by-a-viewer", response.status_code)
    book.refresh_from_db()
    assert book.title == "Emma"


@pytest.mark.proves("moment-shown-on-the-edit-page")
def test_a_field_that_cannot_be_edited(rf):
    def form(source):
        options = play(source, admin=admin)["ReviewAdmin"](Review, admin.AdminSite())
        return options.get_form(rf.get("/"))

    for code in filled("moment-shown-on-the-edit-page"):
        assert list(form(code).base_fields) == ["book", "rating"]
    with pytest.raises(FieldError):
        form(prompt("moment-shown-on-the-edit-page").replace("____", "other"))

"""Admin: what the bank says about it, run on real Django."""

import datetime
import types

import bank
import django
import pytest
from bank import keys, options, run
from django.contrib import admin
from django.contrib.admin.sites import AdminSite
from django.contrib.auth.models import Permission, User
from django.db.models.signals import post_delete
from django.test import Client
from django.test.utils import isolate_apps
from django.urls import path
from shop.models import Author, Book, Order, Publisher, Review, Tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def browse(settings):
    """Logs a user in to an admin site and returns the client."""

    def start(site, user=None):
        settings.ROOT_URLCONF = types.ModuleType("proof_urls")
        settings.ROOT_URLCONF.urlpatterns = [path("admin/", site.urls)]
        client = Client()
        client.force_login(user or User.objects.create_superuser("root"))
        return client

    return start


def editor(*codenames, **values):
    user = User.objects.create_user("ann", is_staff=True, **values)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def make_books(count):
    for number in range(count):
        book = Book.objects.create(
            title=f"Title {number}",
            author=Author.objects.create(name=f"Author {number}"),
            publisher=Publisher.objects.create(name=f"Publisher {number}", city="York"),
        )
        book.tags.add(Tag.objects.create(name=f"tag{Tag.objects.count()}"))


def site_for(**models):
    site = AdminSite()
    for name, model_admin in models.items():
        site.register({"book": Book, "author": Author, "review": Review}[name], model_admin)
    return site


def model_admin(**names):
    return type("ProofAdmin", (admin.ModelAdmin,), names)


def queries(client, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return [query["sql"] for query in captured]


# ------------------------------------------------------------- what it is


@pytest.mark.proves("what-is-the-admin-for", "task-that-suits-the-admin")
def test_the_admin_of_the_answer_lists_searches_and_changes(browse, monkeypatch):
    bank.keyed("task-that-suits-the-admin", "Letting employees correct mistyped prices")
    site = AdminSite()
    monkeypatch.setattr(admin, "site", site)
    monkeypatch.setattr(admin.sites, "site", site)
    names = run("what-is-the-admin-for")
    assert isinstance(site.get_model_admin(Book) if hasattr(site, "get_model_admin")
                      else site._registry[Book], names["BookAdmin"])
    assert names["BookAdmin"](Book, site).check() == []
    make_books(2)
    client = browse(site)
    page = client.get("/admin/shop/book/?q=Author 1").text
    assert "Title 1" in page and "Title 0" not in page
    book = Book.objects.first()
    data = {"title": "Changed", "author": book.author_id, "price": "12", "stock": "0",
            "reviews-TOTAL_FORMS": "0", "reviews-INITIAL_FORMS": "0"}
    assert client.post(f"/admin/shop/book/{book.pk}/change/", data).status_code == 302
    book.refresh_from_db()
    assert (book.title, book.price) == ("Changed", 12)
    assert admin.models.LogEntry.objects.count() == 1


@pytest.mark.proves("what-is-the-admin-for")
def test_staff_without_permissions_sees_an_empty_index(browse):
    site = site_for(book=model_admin())
    client = browse(site, editor())
    index = client.get("/admin/")
    assert index.status_code == 200 and index.context["app_list"] == []
    assert client.get("/admin/shop/book/").status_code == 403
    client.force_login(User.objects.create_user("bob"))
    assert client.get("/admin/").url.startswith("/admin/login/")
    idle = User.objects.create_user("eve", is_staff=True, is_active=False)
    client.force_login(idle)
    assert client.get("/admin/").url.startswith("/admin/login/")


@pytest.mark.proves("order-page-with-one-field-to-change", "what-is-the-admin-for")
def test_which_line_shows_all_fields_and_lets_the_status_be_changed(browse):
    ann, bob = (User.objects.create_user(name) for name in ("ann", "bob"))
    order = Order.objects.create(customer=ann)
    root = User.objects.create_superuser("root")

    def suits(line):
        names = {"list_display": ["pk", "status"]}
        exec(line, {}, names)
        own, site = model_admin(**names), AdminSite()
        assert own(Order, site).check() == []
        site.register(Order, own)
        client, address = browse(site, root), f"/admin/shop/order/{order.pk}/change/"
        page = client.get(address).text
        shows_all = all(label in page for label in ("Customer:", "Status:", "Created:"))
        data = {"customer": bob.pk, "status": "sent"}
        assert client.post(address, data).status_code == 302
        order.refresh_from_db()
        changed = (order.customer, order.status)
        order.customer, order.status = ann, "new"
        order.save()
        return shows_all and changed == (ann, "sent")

    for option in options("order-page-with-one-field-to-change"):
        assert suits(bank.inline(option["text"])) is option["correct"], option["text"]


@pytest.mark.proves("ways-to-register-a-model", "what-is-the-admin-for")
def test_which_ways_register_a_model(monkeypatch):
    working = []
    for number, choice in enumerate(options("ways-to-register-a-model")):
        site = AdminSite()
        monkeypatch.setattr(admin, "site", site)
        monkeypatch.setattr(admin.sites, "site", site)
        with isolate_apps("shop"):
            run("ways-to-register-a-model", f"options[{number}].text", admin=admin, Book=Book,
                Author=Author, __name__="shop.admin")
        if site.is_registered(Book):
            working.append(choice["text"])
    assert working == keys("ways-to-register-a-model")


# ------------------------------------------------------------- speed


@pytest.mark.proves("columns-that-query-per-row", "admin-list-is-slow")
def test_which_columns_query_per_row(browse):
    functions = run("columns-that-query-per-row")
    make_books(3)
    user = User.objects.create_superuser("root")

    def cost(column, count):
        while Book.objects.count() < count:
            make_books(1)
        site = site_for(book=model_admin(list_display=["title", column]))
        return len(queries(browse(site, user), "/admin/shop/book/"))

    columns = {c["text"]: c["text"].split("`")[1] for c in
               options("columns-that-query-per-row")}
    columns = {text: functions.get(name, name.strip('"')) for text, name in columns.items()}
    few = {text: cost(column, 3) for text, column in columns.items()}
    many = {text: cost(column, 8) for text, column in columns.items()}
    growing = [text for text in columns if many[text] - few[text] == 5]
    assert all(many[text] == few[text] for text in columns if text not in growing)
    assert growing == keys("columns-that-query-per-row")


@pytest.mark.proves("admin-list-is-slow")
def test_a_nullable_foreign_key_in_the_list_is_joined_since_6_1(browse):
    make_books(3)
    client = browse(site_for(book=model_admin(list_display=["title", "publisher"])))
    few = len(queries(client, "/admin/shop/book/"))
    make_books(5)
    growth = len(queries(client, "/admin/shop/book/")) - few
    assert growth == (0 if django.VERSION >= (6, 1) else 5)


@pytest.mark.proves("admin-list-is-slow")
def test_the_admin_of_the_answer_costs_the_same_for_many_rows(browse):
    site = run("admin-list-is-slow")["site"]
    assert [m for a in site._registry.values() for m in a.check()] == []
    make_books(2)
    client = browse(site)
    few = len(queries(client, "/admin/shop/book/"))
    make_books(5)
    assert len(queries(client, "/admin/shop/book/")) == few
    page = client.get("/admin/shop/book/add/").text
    assert "Author 1" not in page and "Publisher 1" in page


@pytest.mark.since("6.1")
@pytest.mark.proves("admin-list-is-slow")
def test_list_select_related_true_is_deprecated():
    with pytest.warns(PendingDeprecationWarning, match="list_select_related to True is deprecated"):
        model_admin(list_select_related=True)


@pytest.mark.proves("counting-queries-of-the-change-list", "admin-list-is-slow")
def test_which_option_spares_the_count_of_the_whole_table(browse):
    make_books(3)
    user = User.objects.create_superuser("root")

    def counts(**names):
        client = browse(site_for(book=model_admin(search_fields=["title"], **names)), user)
        return sum("COUNT(" in sql for sql in queries(client, "/admin/shop/book/?q=Title 1"))

    assert counts() == 2
    page = browse(site_for(book=model_admin(search_fields=["title"])), user).get(
        "/admin/shop/book/?q=Title 1"
    )
    assert "1 result" in page.text and "3 total" in page.text
    sparing = []
    for choice in options("counting-queries-of-the-change-list"):
        name, value = choice["text"].strip("`").split(" = ")
        value = eval(value, {"ShowFacets": admin.ShowFacets})
        if counts(**{name: value}) == 1:
            sparing.append(choice["text"])
    assert sparing == keys("counting-queries-of-the-change-list")


@pytest.mark.proves("checks-for-an-autocomplete-field", "admin-list-is-slow")
def test_autocomplete_demands_search_fields_of_the_other_admin():
    bank.keyed("checks-for-an-autocomplete-field", "An error: the admin registered for `Author`")
    names = run("checks-for-an-autocomplete-field")
    site, book_admin = names["site"], names["BookAdmin"]
    messages = book_admin(Book, site).check()
    assert [message.id for message in messages] == ["admin.E040"]
    book_admin.search_fields = ["title"]
    assert [message.id for message in book_admin(Book, site).check()] == ["admin.E040"]
    site.unregister(Author)
    site.register(Author, model_admin(search_fields=["name"]))
    assert book_admin(Book, site).check() == []


@pytest.mark.proves("edit-page-with-a-huge-select", "admin-list-is-slow")
def test_which_options_keep_the_authors_from_being_loaded(browse):
    make_books(4)
    book = Book.objects.get(title="Title 0")
    user = User.objects.create_superuser("root")
    sparing = []
    for choice in options("edit-page-with-a-huge-select"):
        name, value = choice["text"].strip("`").split(" = ")
        book_admin = model_admin(**{name: eval(value, {"admin": admin})})
        site = site_for(author=model_admin(search_fields=["name"]), book=book_admin)
        page = browse(site, user).get(f"/admin/shop/book/{book.pk}/change/").text
        if "Author 3" not in page:
            sparing.append(choice["text"])
    assert sparing == keys("edit-page-with-a-huge-select")


# ------------------------------------------------------------- leaks and actions


@pytest.mark.proves("restricted-queryset-and-its-side-doors", "admin-shows-too-much")
def test_a_restricted_queryset_leaves_the_foreign_key_of_another_admin(browse):
    bank.keyed(
        "restricted-queryset-and-its-side-doors",
        "In the field `book` of the form for reviews",
    )
    make_books(2)
    other = Book.objects.get(title="Title 1")

    def own(self, request):
        return admin.ModelAdmin.get_queryset(self, request).filter(title="Title 0")

    book_admin = model_admin(get_queryset=own, search_fields=["title"])
    rights = ["view_book", "change_book", "delete_book", "view_review", "add_review"]
    user = editor(*rights)
    client = browse(site_for(book=book_admin, review=model_admin()), user)
    assert "Title 1" in client.get("/admin/shop/review/add/").text
    # the page repeats the search term, so a row is looked for by its link
    link = f"/admin/shop/book/{other.pk}/change/"
    assert link not in client.get("/admin/shop/book/?q=Title").text
    assert client.get(link).status_code == 302
    page = client.post("/admin/shop/book/", {
        "action": "delete_selected", "_selected_action": [other.pk, Book.objects.first().pk]
    })
    assert "Title 1" not in page.text and "Title 0" in page.text
    picking = model_admin(autocomplete_fields=["book"])
    client = browse(site_for(book=book_admin, review=picking), user)
    assert "Title 1" not in client.get("/admin/shop/review/add/").text
    found = client.get("/admin/autocomplete/", {
        "app_label": "shop", "model_name": "review", "field_name": "book", "term": "Title"
    }).json()
    assert [row["text"] for row in found["results"]] == ["Title 0"]


@pytest.mark.proves("admin-shows-too-much")
def test_the_admin_of_the_answer_shows_an_editor_the_own_books(browse):
    make_books(2)
    Publisher.objects.filter(name="Publisher 0").update(name="ann")
    user = editor("view_book", "change_book", "add_book")
    site = run("admin-shows-too-much")["site"]
    client = browse(site, user)
    mine, other = Book.objects.order_by("pk")
    listed = client.get("/admin/shop/book/").context["cl"].queryset
    assert list(listed) == [mine]
    assert client.get(f"/admin/shop/book/{other.pk}/change/").status_code == 302
    page = client.get(f"/admin/shop/book/{mine.pk}/change/")
    assert page.context["has_change_permission"] is True
    assert "publisher" not in page.context["adminform"].form.fields
    client.post("/admin/shop/book/add/", {
        "title": "Added", "author": mine.author_id, "price": "5", "stock": "0",
        "publisher": other.publisher_id,
    })
    assert Book.objects.get(title="Added").publisher == mine.publisher
    mine.published = datetime.date(2025, 1, 1)
    mine.save()
    page = client.get(f"/admin/shop/book/{mine.pk}/change/")
    assert page.context["has_change_permission"] is False
    page = browse(site).get(f"/admin/shop/book/{other.pk}/change/")
    assert "publisher" in page.context["adminform"].form.fields


@pytest.mark.proves("bulk-delete-and-model-delete")
def test_the_bulk_action_goes_through_delete_queryset(browse, monkeypatch):
    calls, signals = [], []
    plain_delete = Book.delete
    monkeypatch.setattr(
        Book, "delete", lambda self, *a, **k: calls.append("Model.delete") or plain_delete(self)
    )

    def logged(name):
        def method(self, *args, **kwargs):
            calls.append(name)
            return getattr(admin.ModelAdmin, name)(self, *args, **kwargs)

        return method

    hooks = [c["text"].split("`")[1].removesuffix("()") for c in
             options("bulk-delete-and-model-delete")]
    client = browse(site_for(book=model_admin(**{name: logged(name) for name in hooks})))
    make_books(2)

    def receiver(instance, **kwargs):
        signals.append(instance)

    post_delete.connect(receiver, sender=Book)
    client.post("/admin/shop/book/", {
        "action": "delete_selected", "post": "yes",
        "_selected_action": list(Book.objects.values_list("pk", flat=True)),
    })
    post_delete.disconnect(receiver, sender=Book)
    assert not Book.objects.exists() and len(signals) == 2
    assert calls == ["delete_queryset"]
    assert keys("bulk-delete-and-model-delete")[0].startswith("`delete_queryset()`")
    make_books(1)
    client.post(f"/admin/shop/book/{Book.objects.get().pk}/delete/", {"post": "yes"})
    assert calls[1:] == ["delete_view", "delete_model", "Model.delete", "response_delete"]


@pytest.mark.since("6.1")
@pytest.mark.proves("where-editors-can-run-an-action", "admin-shows-too-much")
def test_an_action_with_a_location_stands_on_the_edit_page_alone(browse):
    bank.keyed("where-editors-can-run-an-action", "Only on the edit page of a book")
    restock = run("where-editors-can-run-an-action")["restock"]
    make_books(1)
    book = Book.objects.get()
    client = browse(site_for(book=model_admin(actions=[restock])))
    option = '<option value="restock"'
    edit = f"/admin/shop/book/{book.pk}/change/"
    assert option in client.get(edit).text
    assert option not in client.get("/admin/shop/book/").text
    assert option not in client.get("/admin/shop/book/add/").text

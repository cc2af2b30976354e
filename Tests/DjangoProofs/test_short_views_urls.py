"""Short answers of Data/django/views-urls.json."""

import types

import bank
import pytest
from bank import filled, typed
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import include, path, reverse
from django.views.generic import DetailView, ListView
from sample import play, prompt, raised
from shop.models import Author, Book, Order

pytestmark = pytest.mark.django_db
VIEWS = {"path": path, "ListView": ListView, "DetailView": DetailView,
         "LoginRequiredMixin": LoginRequiredMixin, "reverse": reverse}


def shown(request, *args, **kwargs):
    return HttpResponse()


@pytest.fixture
def routes(settings):
    """Makes the given patterns the root URLconf."""

    def use(*patterns):
        settings.ROOT_URLCONF = types.ModuleType("proof_urls")
        settings.ROOT_URLCONF.urlpatterns = list(patterns)

    return use


def get(rf, view, **query):
    return view(rf.get("/", query))


@pytest.mark.proves("link-into-an-included-urlconf")
def test_reverse_adds_the_prefix(routes):
    inner = play(prompt("link-into-an-included-urlconf"), path=path, book_page=shown)["urlpatterns"]
    routes(path("shop/", include(inner)))
    typed("link-into-an-included-urlconf", reverse("book", args=[7]))


@pytest.mark.proves("get-of-a-view-for-posts")
def test_the_wrong_method(rf):
    add = play(prompt("get-of-a-view-for-posts"))["add"]
    typed("get-of-a-view-for-posts", get(rf, add).status_code)
    assert get(rf, add).headers["Allow"] == "POST"


@pytest.mark.proves("moved-for-good")
def test_a_permanent_redirect(rf):
    code = prompt("moved-for-good")
    typed("moved-for-good", get(rf, play(code)["old_page"]).status_code)
    assert get(rf, play(code.replace(", permanent=True", ""))["old_page"]).status_code == 302


@pytest.mark.proves("more-for-the-template-of-a-class")
def test_the_context_of_a_list(rf):
    for code in filled("more-for-the-template-of-a-class"):
        response = get(rf, play(code, **VIEWS)["BookList"].as_view())
        assert response.context_data["year"] == 2026 and "object_list" in response.context_data


@pytest.mark.proves("minus-sign-in-an-int-route")
def test_digits_only(routes, client):
    routes(*play(prompt("minus-sign-in-an-int-route"), **VIEWS)["urlpatterns"])
    typed("minus-sign-in-an-int-route", client.get("/books/-5/").status_code)
    assert client.get("/books/007/").content == b"book 7"


@pytest.mark.proves("route-without-its-argument")
def test_no_pattern_fits(routes):
    routes(path("books/<int:pk>/", shown, name="book"))
    error = raised("route-without-its-argument", reverse=reverse)
    names = {error.__name__, f"django.urls.{error.__name__}"}
    assert set(bank.accepted("route-without-its-argument")[0]) == names
    assert reverse("book", args=[1]) == "/books/1/"


@pytest.mark.proves("list-in-a-json-response")
def test_a_list_needs_safe(rf):
    code = prompt("list-in-a-json-response")
    with pytest.raises(Exception) as caught:
        get(rf, play(code)["sizes"])
    typed("list-in-a-json-response", caught.type)
    assert get(rf, play(code.replace("3])", "3], safe=False)"))["sizes"]).content == b"[1, 2, 3]"


@pytest.mark.proves("page-behind-the-end-of-a-list")
def test_the_last_page_and_the_one_behind(routes, client):
    author = Author.objects.create(name="Ann")
    Book.objects.bulk_create([Book(author=author)] * 35)
    found = []

    class Seen(TemplateResponse):
        def render(self):
            found.append(len(self.context_data["object_list"]))
            self.content = b""
            return self

    view = play(prompt("page-behind-the-end-of-a-list"), **VIEWS)["BookList"]
    routes(path("books/", view.as_view(response_class=Seen)))
    assert client.get("/books/?page=4").status_code == 200
    status = client.get("/books/?page=5").status_code
    typed("page-behind-the-end-of-a-list", found[0], status)
    assert client.get("/books/?page=last").status_code == 200


@pytest.mark.proves("suspicious-operation-in-a-view")
def test_a_suspicious_operation(routes, client):
    routes(path("", play(prompt("suspicious-operation-in-a-view"))["transfer"]))
    typed("suspicious-operation-in-a-view", client.get("/").status_code)


@pytest.mark.proves("order-of-another-customer")
def test_a_narrowed_queryset(routes, client, django_user_model):
    view = play(prompt("order-of-another-customer"), **VIEWS)["OrderPage"]
    routes(path("<int:pk>/", view.as_view(response_class=lambda **kwargs: HttpResponse())))
    ann, bo = map(django_user_model.objects.create_user, ("ann", "bo"))
    order = Order.objects.create(customer=ann)
    client.force_login(bo)
    typed("order-of-another-customer", client.get(f"/{order.pk}/").status_code)
    client.force_login(ann)
    assert client.get(f"/{order.pk}/").status_code == 200

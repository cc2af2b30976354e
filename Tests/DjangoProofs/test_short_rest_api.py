"""Short answers of Data/django/rest-api.json."""

import types

import pytest
from bank import filled, typed
from django.urls import clear_url_caches, include, path
from rest_framework import routers, serializers, viewsets
from rest_framework.exceptions import APIException
from rest_framework.parsers import JSONParser
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.test import APIClient, APIRequestFactory
from rest_framework.views import APIView
from sample import play, printed, prompt
from shop.models import Author, Book

pytestmark = pytest.mark.django_db
NAMES = {each.__name__: each for each in (
    APIException, APIView, JSONParser, JSONRenderer, Response)} | {"serializers": serializers}
requests = APIRequestFactory()


class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["title", "price", "author"]


@pytest.fixture
def author():
    return Author.objects.create(name="Jane")


@pytest.mark.proves("statuses-of-a-viewset")
def test_created_and_gone(settings, author):
    class Books(viewsets.ModelViewSet):
        queryset = Book.objects.all()
        serializer_class = BookSerializer
        permission_classes = []

    router = routers.SimpleRouter()
    router.register("books", Books)
    settings.ROOT_URLCONF = types.ModuleType("proof_urls")
    settings.ROOT_URLCONF.urlpatterns = [path("", include(router.urls))]
    clear_url_caches()
    client = APIClient()
    made = client.post("/books/", {"title": "Emma", "price": "5", "author": author.pk})
    gone = client.delete(f"/books/{Book.objects.get().pk}/")
    typed("statuses-of-a-viewset", made.status_code, gone.status_code)


@pytest.mark.proves("field-that-clients-cannot-set")
def test_what_is_sent_for_a_read_only_field_is_dropped():
    for code in filled("field-that-clients-cannot-set"):
        serializer = play(code, **NAMES)["BookSerializer"](data={"title": "Emma", "price": "0.01"})
        assert serializer.is_valid() and serializer.validated_data == {"title": "Emma"}
        shown = play(code, **NAMES)["BookSerializer"](Book(title="Emma", price=5)).data
        assert shown == {"title": "Emma", "price": "5.00"}


@pytest.mark.proves("several-books-in-one-serializer")
def test_a_list_of_objects(author):
    for title in "ba":
        Book.objects.create(title=title, author=author)
    for code in filled("several-books-in-one-serializer"):
        titles = play(code, BookSerializer=BookSerializer, **NAMES)["titles"]
        assert [row["title"] for row in titles(None).data] == ["a", "b"]


@pytest.mark.proves("name-of-the-author-in-the-book")
def test_a_value_from_elsewhere(author):
    book = Book(title="Emma", author=author)
    for code in filled("name-of-the-author-in-the-book"):
        data = play(code, **NAMES)["BookSerializer"](book).data
        assert data == {"title": "Emma", "author_name": "Jane"}


@pytest.mark.proves("csv-sent-to-a-json-api")
def test_no_parser_fits():
    view = play(prompt("csv-sent-to-a-json-api"), **NAMES)["Import"].as_view()
    response = view(requests.post("/", "title,price", content_type="text/csv"))
    typed("csv-sent-to-a-json-api", response.status_code)
    assert view(requests.post("/", {"a": 1}, format="json")).data == {"rows": 1}


@pytest.mark.proves("xml-wanted-from-a-json-api")
def test_no_renderer_fits():
    view = play(prompt("xml-wanted-from-a-json-api"), **NAMES)["Titles"].as_view()
    response = view(requests.get("/", headers={"accept": "application/xml"}))
    typed("xml-wanted-from-a-json-api", response.status_code)
    assert view(requests.get("/", headers={"accept": "*/*"})).data == ["Emma"]


@pytest.mark.proves("api-exception-of-your-own")
def test_the_status_of_an_api_exception():
    code = prompt("api-exception-of-your-own")
    view = play(code, **NAMES)["Buy"].as_view()
    response = view(requests.post("/"))
    typed("api-exception-of-your-own", response.status_code)
    assert response.data == {"detail": "Sold out."}
    better = code.replace("    default_detail", "    status_code = 409\n    default_detail")
    assert play(better, **NAMES)["Buy"].as_view()(requests.post("/")).status_code == 409


@pytest.mark.proves("change-of-one-field-by-patch")
def test_missing_fields_keep_their_value(author):
    book = Book.objects.create(title="Emma", author=author)
    for code in filled("change-of-one-field-by-patch"):
        play(code, BookSerializer=BookSerializer, book=book)["serializer"].save()
        book.refresh_from_db()
        assert (book.title, str(book.price)) == ("Emma", "9.50")


@pytest.mark.proves("change-what-a-serializer-puts-out")
def test_the_output_of_a_serializer():
    for code in filled("change-what-a-serializer-puts-out"):
        lean = play(code, **NAMES)["Lean"]
        assert lean({"title": "Emma", "subtitle": None}).data == {"title": "Emma"}
        assert lean({"title": "Emma", "subtitle": "x"}).data == {"title": "Emma", "subtitle": "x"}


@pytest.mark.proves("default-in-a-partial-update")
def test_a_default_is_left_out_of_a_part():
    typed("default-in-a-partial-update", printed("default-in-a-partial-update", **NAMES))

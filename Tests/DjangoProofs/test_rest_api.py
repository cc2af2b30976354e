"""REST APIs: what the bank claims, run against Django, DRF, drf-spectacular and Ninja."""

import asyncio
import gc
import io
import json
import logging
import sys
from types import CoroutineType

import bank
import pytest
from asgiref.sync import async_to_sync
from bank import options
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.shortcuts import get_object_or_404
from django.test import AsyncClient
from django.test.utils import CaptureQueriesContext
from django.urls import clear_url_caches, include, path, resolve, reverse
from rest_framework import (
    authentication,
    generics,
    mixins,
    pagination,
    permissions,
    routers,
    serializers,
    throttling,
    versioning,
    viewsets,
)
from rest_framework.authtoken.models import Token
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.test import APIClient
from rest_framework.views import APIView
from shop.models import Author, Book, Order, OrderLine, Review
# one proof leaves a coroutine behind, which is its point
pytestmark = pytest.mark.filterwarnings("ignore:coroutine 'Titles.get' was never awaited")


def right(question):
    (text,) = [option["text"] for option in options(question) if option["correct"]]
    return text


def namespace(**more):
    """What a reader takes for imported in the samples."""
    names = {"__name__": "bank_sample"}
    for module in (authentication, permissions, pagination, throttling, versioning):
        names |= {k: v for k, v in vars(module).items() if isinstance(v, type)}
    names |= dict(
        generics=generics,
        mixins=mixins,
        routers=routers,
        serializers=serializers,
        viewsets=viewsets,
        permissions=permissions,
        action=action,
        Response=Response,
        APIView=APIView,
        path=path,
        include=include,
        transaction=transaction,
        get_object_or_404=get_object_or_404,
        Author=Author,
        Book=Book,
        Order=Order,
        OrderLine=OrderLine,
    )
    return names | more


def run(question, field="prompt", number=0, **more):
    names = namespace(**more)
    exec(bank.code(question, field, number), names)
    return names


class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["id", "title", "author", "price"]


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id", "status"]


@pytest.fixture
def serve(settings):
    """Serves URL patterns for one test."""

    def install(patterns):
        settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": patterns})
        clear_url_caches()
        return APIClient()

    return install


@pytest.fixture
def author(db):
    return Author.objects.create(name="Frank")


@pytest.fixture
def ann(db, django_user_model):
    return django_user_model.objects.create_user("ann", password="secret")


# serializers


@pytest.mark.proves("what-a-drf-serializer-does")
def test_the_serializer_of_the_answer_works_both_ways(author):
    Serializer = run("what-a-drf-serializer-does", "answer")["BookSerializer"]
    data = {"title": "Dune", "author": author.pk, "price": "9.50"}
    serializer = Serializer(data=data)
    assert serializer.is_valid(), serializer.errors
    book = serializer.save()
    assert Serializer(book).data == {
        "id": book.pk,
        "title": "Dune",
        "author": author.pk,
        "price": "9.50",
    }
    loud = Serializer(data=data | {"title": "DUNE", "price": 0})
    assert not loud.is_valid() and set(loud.errors) == {"title"}
    costless = Serializer(data=data | {"price": 0})
    assert not costless.is_valid() and set(costless.errors) == {"non_field_errors"}
    assert Serializer(data=data | {"price": 0, "title": "Free!"}).is_valid()
    patch = Serializer(book, data={"title": "Free Dune"}, partial=True)
    assert not Serializer(book, data={"price": 0}, partial=True).is_valid()
    assert patch.is_valid() and patch.save().pk == book.pk
    assert Serializer(book, data={"price": 0}, partial=True).is_valid()


@pytest.mark.proves("serializer-save-before-is-valid")
@pytest.mark.django_db
def test_save_insists_on_is_valid():
    bank.keyed("serializer-save-before-is-valid", "It raises an `AssertionError`")
    class AuthorSerializer(serializers.ModelSerializer):
        class Meta:
            model = Author
            fields = ["name"]

    with pytest.raises(AssertionError, match="is_valid"):
        run("serializer-save-before-is-valid", AuthorSerializer=AuthorSerializer)
    assert not Author.objects.exists()


@pytest.mark.proves("serializer-validation-hooks-that-run")
def test_which_validation_hooks_run(capsys):
    names = run("serializer-validation-hooks-that-run")
    assert f"`{capsys.readouterr().out.strip()}`" == right("serializer-validation-hooks-that-run")
    names["ReviewSerializer"](data={"rating": 4, "text": "good"}).is_valid()
    assert capsys.readouterr().out.split() == ["rating", "text", "object"]


@pytest.mark.proves("partial-update-and-object-validation")
def test_a_partial_update_gives_validate_the_sent_fields_only(author, serve):
    bank.keyed("partial-update-and-object-validation", "A `KeyError` in `validate()`")
    Serializer = run("partial-update-and-object-validation")["BookSerializer"]

    class BookViewSet(viewsets.ModelViewSet):
        queryset = Book.objects.all()
        serializer_class = Serializer

    router = routers.SimpleRouter()
    router.register("books", BookViewSet)
    client = serve(router.urls)
    book = Book.objects.create(title="It", author=author)
    with pytest.raises(KeyError, match="title"):
        client.patch(f"/books/{book.pk}/", {"price": "120.00"}, format="json")
    response = client.put(f"/books/{book.pk}/", {"price": "120.00"}, format="json")
    assert response.status_code == 400


@pytest.mark.proves("owner-of-a-created-object")
def test_which_perform_create_stores_the_owner(ann, serve):
    for option in options("owner-of-a-created-object"):
        body = option["text"].strip("`")
        names = namespace(OrderSerializer=OrderSerializer)
        exec(
            "class OrderViewSet(viewsets.ModelViewSet):\n"
            "    queryset = Order.objects.all()\n"
            "    serializer_class = OrderSerializer\n"
            f"    def perform_create(self, serializer):\n        {body}\n",
            names,
        )
        router = routers.SimpleRouter()
        router.register("orders", names["OrderViewSet"])
        client = serve(router.urls)
        client.force_authenticate(ann)
        if option["correct"]:
            assert client.post("/orders/", {"customer": 9}, format="json").status_code == 201
            assert Order.objects.get().customer == ann
        else:
            with pytest.raises((IntegrityError, AssertionError, ValueError)), transaction.atomic():
                client.post("/orders/", {}, format="json")


# routing and defaults


@pytest.mark.proves("build-a-rest-api-step-by-step")
def test_the_small_api_of_the_answer(author, serve):
    names = run("build-a-rest-api-step-by-step", "answer")
    client = serve(names["urlpatterns"])
    Book.objects.create(title="Dune", author=author)
    assert [book["title"] for book in client.get("/api/books/").json()] == ["Dune"]
    data = {"title": "Emma", "author": author.pk, "price": "1.00"}
    assert client.post("/api/books/", data).status_code == 403
    names["BookViewSet"].permission_classes = [permissions.AllowAny]
    assert client.post("/api/books/", data).status_code == 201
    assert client.get("/api/").status_code == 200


@pytest.mark.proves("requests-served-by-a-registered-viewset")
def test_which_requests_reach_a_handler(author, serve):
    names = run("requests-served-by-a-registered-viewset", BookSerializer=BookSerializer)
    client = serve(names["urlpatterns"])
    book = Book.objects.create(pk=7, title="Dune", author=author)
    data = {"title": "Emma", "author": author.pk}
    for option in options("requests-served-by-a-registered-viewset"):
        method, url = option["text"].strip("`").split()
        response = client.generic(
            method, url, json.dumps(data), content_type="application/json"
        )
        assert (response.status_code < 300) is option["correct"], option["text"]
        assert option["correct"] or response.status_code == 405
    book.refresh_from_db()
    assert book.title == "Emma"
    simple = routers.SimpleRouter()
    simple.register("books", names["BookViewSet"])
    assert serve(simple.urls).get("/").status_code == 404


def paginated(settings, **names):
    settings.REST_FRAMEWORK = names["REST_FRAMEWORK"]
    if "PAGE_SIZE" in names:
        settings.PAGE_SIZE = names["PAGE_SIZE"]


@pytest.mark.proves("list-of-sixty-books-with-a-page-size")
def test_a_page_size_outside_rest_framework_is_not_read(author, serve, settings):
    bank.keyed("list-of-sixty-books-with-a-page-size", "All 60 books")
    Book.objects.bulk_create([Book(title=str(n), author=author) for n in range(60)])
    names = run("list-of-sixty-books-with-a-page-size")
    paginated(settings, **names)

    def listed():
        class Pages(pagination.PageNumberPagination):
            page_size = api_settings.PAGE_SIZE

        assert api_settings.DEFAULT_PAGINATION_CLASS is pagination.PageNumberPagination

        class BookViewSet(viewsets.ModelViewSet):
            queryset = Book.objects.order_by("pk")
            serializer_class = BookSerializer
            pagination_class = Pages

        router = routers.SimpleRouter()
        router.register("books", BookViewSet)
        return serve(router.urls).get("/books/").json()

    books = listed()
    assert isinstance(books, list) and len(books) == 60
    settings.REST_FRAMEWORK = names["REST_FRAMEWORK"] | {"PAGE_SIZE": names["PAGE_SIZE"]}
    page = listed()
    assert page["count"] == 60 and len(page["results"]) == 25


def default_view_set():
    class BookViewSet(viewsets.ModelViewSet):
        queryset = Book.objects.all()
        serializer_class = BookSerializer

    router = routers.DefaultRouter()
    router.register("api/books", BookViewSet)
    return router.urls


@pytest.mark.proves(
    "anonymous-post-with-default-drf-settings",
    "two-scripts-without-a-csrf-token",
    "drf-authentication-schemes",
)
def test_who_may_post_under_the_default_settings(author, ann, serve):
    serve(default_view_set())
    data = {"title": "Emma", "author": author.pk}
    anonymous = APIClient(enforce_csrf_checks=True)
    allowed = anonymous.post("/api/books/", data, format="json").status_code
    bank.keyed("anonymous-post-with-default-drf-settings", f"{allowed}, as the default")
    logged_in = APIClient(enforce_csrf_checks=True)
    logged_in.login(username="ann", password="secret")
    refused = logged_in.post("/api/books/", data, format="json")
    assert "CSRF" in refused.json()["detail"]
    statuses = f"{refused.status_code} with the cookie, {allowed} without"
    bank.keyed("two-scripts-without-a-csrf-token", statuses)
    assert Book.objects.count() == 1


@pytest.mark.proves("same-url-html-in-browser-json-in-curl")
def test_the_accept_header_selects_the_renderer(author, ann, serve):
    bank.keyed("same-url-html-in-browser-json-in-curl", "The `Accept` header")
    client = serve(default_view_set())

    def shown(**headers):
        return client.get("/api/books/", headers=headers)["Content-Type"].split(";")[0]

    browser = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"
    assert shown(accept=browser) == "text/html"
    assert shown(accept="*/*") == "application/json"
    assert shown(accept="*/*", user_agent="Mozilla/5.0 Firefox/140.0") == "application/json"
    client.force_login(ann)
    assert shown(accept="*/*") == "application/json"
    assert shown(accept=browser, content_type="application/json") == "text/html"


@pytest.mark.proves("what-ships-with-drf", "what-is-drf-and-why-use-it")
def test_what_the_drf_package_contains():
    from importlib.metadata import files

    names = " ".join(str(file) for file in files("djangorestframework"))
    included = {
        "A browsable HTML interface": hasattr(
            __import__("rest_framework.renderers").renderers, "BrowsableAPIRenderer"
        ),
        "The `DjangoFilterBackend` class": any(
            "class DjangoFilterBackend" in file.read_text()
            for file in files("djangorestframework") if file.suffix == ".py"
        ),
        "Token authentication": hasattr(authentication, "TokenAuthentication"),
        "Issuing and refreshing of JWTs": "jwt" in names.lower(),
        "An OAuth 2 provider": "oauth" in names.lower(),
    }
    for option in options("what-ships-with-drf"):
        assert included[option["text"]] is option["correct"]


@pytest.mark.proves("drf-default-authentication-classes", "drf-authentication-schemes")
def test_two_of_the_four_authentication_classes_are_the_default():
    default = {cls.__name__ for cls in api_settings.DEFAULT_AUTHENTICATION_CLASSES}
    for option in options("drf-default-authentication-classes"):
        name = option["text"].strip("`")
        assert issubclass(getattr(authentication, name), authentication.BaseAuthentication)
        assert (name in default) is option["correct"]


@pytest.mark.proves("report-asked-for-without-credentials", "drf-authentication-schemes")
@pytest.mark.django_db
def test_the_first_authenticator_decides_between_401_and_403(serve):
    view = run("report-asked-for-without-credentials")["Report"]
    client = serve([path("", view.as_view())])
    response = client.get("/")
    assert "WWW-Authenticate" not in response
    question = "report-asked-for-without-credentials"
    bank.keyed(question, f"{response.status_code} without a `WWW-Authenticate` header")
    view.authentication_classes = view.authentication_classes[::-1]
    response = client.get("/")
    assert response.status_code == 401 and response["WWW-Authenticate"] == "Token"
    view.authentication_classes = [authentication.RemoteUserAuthentication]
    assert client.get("/").status_code == 403


@pytest.mark.proves("drf-authentication-schemes", "drf-token-header-format")
def test_a_token_and_how_it_is_sent(ann, serve):
    view = run("drf-authentication-schemes", "answer")["WhoAmI"]
    client = serve([path("", view.as_view())])
    token = Token.objects.create(user=ann, key="3f9a71c2")
    for option in options("drf-token-header-format"):
        name, value = option["text"].strip("`").split(": ")
        response = client.get("/", headers={name: value})
        assert (response.status_code == 200) is option["correct"], option["text"]
    assert client.get("/", headers={"authorization": f"Token {token.key}"}).json() == {
        "user": "ann",
        "token": True,
    }
    client.force_login(ann)
    assert client.get("/").json() == {"user": "ann", "token": False}
    assert not {"expires", "expiry"} & {field.name for field in Token._meta.get_fields()}


# views


@pytest.mark.proves("apiview-generics-viewsets-and-routers")
def test_the_order_viewset_of_the_answer(ann, serve, django_user_model):
    names = run("apiview-generics-viewsets-and-routers", "answer", OrderSerializer=OrderSerializer)
    router = routers.DefaultRouter()
    with pytest.raises(AssertionError, match="basename"):
        router.register("orders", names["OrderViewSet"])
    router.register("orders", names["OrderViewSet"], basename="order")
    client = serve(router.urls)
    client.force_authenticate(ann)
    mine = Order.objects.create(customer=ann)
    other = Order.objects.create(customer=django_user_model.objects.create_user("bob"))
    assert [order["id"] for order in client.get("/orders/").json()] == [mine.pk]
    assert client.post(f"/orders/{mine.pk}/cancel/").json()["status"] == "cancelled"
    assert client.post(f"/orders/{other.pk}/cancel/").status_code == 404
    assert client.delete(f"/orders/{mine.pk}/").status_code == 405


@pytest.mark.proves("url-and-name-of-an-extra-action")
def test_the_url_and_name_of_an_extra_action(serve):
    names = run("url-and-name-of-an-extra-action", BookSerializer=BookSerializer)
    serve(names["router"].urls)
    url, name = right("url-and-name-of-an-extra-action").replace("`", "").split(" and ")
    assert reverse(name, args=[7]) == url
    match = resolve(url)
    assert match.func.actions == {"post": "mark_sold"}
    every = {pattern.name for pattern in names["router"].urls}
    for option in options("url-and-name-of-an-extra-action"):
        url, name = option["text"].replace("`", "").split(" and ")
        fits = name in every and reverse(name, args=[7]) == url
        assert fits is option["correct"]


@pytest.mark.proves("generic-view-iterating-self-queryset")
def test_drf_guards_the_queryset_attribute(author, serve):
    bank.keyed("generic-view-iterating-self-queryset", "DRF raises a `RuntimeError`")
    view = run("generic-view-iterating-self-queryset")["TitleList"]
    client = serve([path("", view.as_view())])
    with pytest.raises(RuntimeError, match="get_queryset"):
        client.get("/")


@pytest.mark.proves("request-data-versus-request-post")
def test_request_post_does_not_hold_json(serve):
    view = run("request-data-versus-request-post")["Echo"]
    client = serve([path("", view.as_view())])
    body = client.post("/", {"title": "Dune"}, format="json").json()
    assert f"`{json.dumps(body)}`" == right("request-data-versus-request-post")
    assert client.post("/", {"title": "Dune"}, format="multipart").json() == ["Dune", "Dune"]


@pytest.mark.proves("base-class-for-a-read-only-resource")
def test_which_base_class_reads_only(author, serve):
    book = Book.objects.create(title="Dune", author=author)
    for option in options("base-class-for-a-read-only-resource"):
        names = namespace(BookSerializer=BookSerializer)
        exec(
            f"class View({option['text'].strip('`')}):\n"
            "    queryset = Book.objects.all()\n"
            "    serializer_class = BookSerializer\n",
            names,
        )
        router = routers.SimpleRouter()
        try:
            router.register("books", names["View"])
            client = serve(router.urls)
            statuses = [
                client.get("/books/").status_code,
                client.get(f"/books/{book.pk}/").status_code,
                client.delete("/books/999/").status_code,
            ]
        except (AttributeError, ImproperlyConfigured, TypeError):
            statuses = None
        assert (statuses == [200, 200, 405]) is option["correct"], option["text"]


# permissions


@pytest.mark.proves("object-permission-and-the-list-action", "drf-permissions-and-unfiltered-lists")
def test_object_permissions_do_not_filter_a_list(ann, serve, django_user_model):
    bank.keyed("object-permission-and-the-list-action", "All 500 orders")
    bob = django_user_model.objects.create_user("bob")
    mine = Order.objects.create(customer=ann)
    others = Order.objects.bulk_create([Order(customer=bob) for _ in range(4)])
    router = routers.SimpleRouter()
    names = run("object-permission-and-the-list-action", OrderSerializer=OrderSerializer)
    router.register("orders", names["OrderViewSet"])
    client = serve(router.urls)
    client.force_authenticate(ann)
    assert len(client.get("/orders/").json()) == 5
    assert client.get(f"/orders/{mine.pk}/").status_code == 200
    assert client.get(f"/orders/{others[0].pk}/").status_code == 403

    names = run("drf-permissions-and-unfiltered-lists", "answer", OrderSerializer=OrderSerializer)
    router = routers.SimpleRouter()
    router.register("orders", names["OrderViewSet"], basename="order")
    client = serve(router.urls)
    client.force_authenticate(ann)
    assert [order["id"] for order in client.get("/orders/").json()] == [mine.pk]
    assert client.get(f"/orders/{others[0].pk}/").status_code == 404


@pytest.mark.proves("orders-that-strangers-can-read")
def test_an_own_get_object_has_to_check(ann, serve, django_user_model):
    order = Order.objects.create(customer=django_user_model.objects.create_user("bob"))
    own = Order.objects.create(customer=ann)

    class IsCustomer(permissions.BasePermission):
        def has_object_permission(self, request, view, obj):
            return obj.customer == request.user

    source = bank.code("orders-that-strangers-can-read", "prompt")

    def statuses(line):
        names = namespace()
        exec(source.replace("    return", f"    {line}\n    return"), names)

        class OrderViewSet(viewsets.ModelViewSet):
            queryset = Order.objects.all()
            serializer_class = OrderSerializer
            permission_classes = [permissions.IsAuthenticated, IsCustomer]
            get_object = names["get_object"]

        router = routers.SimpleRouter()
        router.register("orders", OrderViewSet)
        client = serve(router.urls)
        client.force_authenticate(ann)
        return [client.get(f"/orders/{o.pk}/").status_code for o in (own, order)]

    assert statuses("pass") == [200, 200]
    for option in options("orders-that-strangers-can-read"):
        good = statuses(option["text"].strip("`")) == [200, 403]
        assert good is option["correct"], option["text"]


@pytest.mark.proves("several-permission-classes-in-a-list")
def test_all_permission_classes_have_to_agree(ann, serve, django_user_model):
    staff = django_user_model.objects.create_user("eve", is_staff=True)

    class View(APIView):
        permission_classes = eval(
            bank.questions()["several-permission-classes-in-a-list"]["prompt"]
            .split("permission_classes = ")[1]
            .split("`")[0],
            namespace(),
        )

        def get(self, request):
            return Response()

        post = get

    people = {"a staff user": staff, "an anonymous user": None, "a logged-in customer": ann}
    client = serve([path("", View.as_view())])
    for option in options("several-permission-classes-in-a-list"):
        method, who = option["text"].split(" by ")
        client.force_authenticate(people[who])
        status = client.generic(method, "/").status_code
        assert (status == 200) is option["correct"], option["text"]


# throttling


@pytest.fixture
def empty_cache():
    from django.core.cache import cache

    cache.clear()
    yield cache
    cache.clear()


@pytest.mark.proves(
    "response-to-a-throttled-request", "throttle-rates-with-four-workers", "drf-throttling"
)
@pytest.mark.django_db
def test_a_throttled_request_and_a_second_process(serve, empty_cache, ann):
    from django.core.cache.backends.locmem import LocMemCache

    class Throttle(throttling.UserRateThrottle):
        rate = "2/hour"

    class View(APIView):
        throttle_classes = [Throttle]

        def get(self, request):
            return Response()

    client = serve([path("", View.as_view())])
    client.force_authenticate(ann)
    assert [client.get("/").status_code for _ in range(2)] == [200, 200]
    refused = client.get("/")
    bank.keyed(
        "response-to-a-throttled-request",
        f"Status {refused.status_code} with a `Retry-After` header",
    )
    assert 3500 < int(refused["Retry-After"]) <= 3600
    # another process: a local-memory cache of its own, so four of them allow four times the rate
    bank.keyed("throttle-rates-with-four-workers", "About 400: each process")
    Throttle.cache = LocMemCache("another process", {})
    assert [client.get("/").status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.proves("drf-throttling")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("permission", "headers", "statuses"),
    [
        (permissions.AllowAny, {}, [200, 429, 429]),
        (permissions.IsAuthenticated, {}, [401, 401, 401]),
        (permissions.AllowAny, {"authorization": "Basic YW5uOndyb25n"}, [401, 401, 401]),
    ],
    ids=["counted", "refused by a permission", "wrong password"],
)
def test_refused_requests_are_not_counted(serve, empty_cache, permission, headers, statuses):
    class Throttle(throttling.AnonRateThrottle):
        rate = "1/hour"

    class View(APIView):
        authentication_classes = [authentication.BasicAuthentication]
        permission_classes = [permission]
        throttle_classes = [Throttle]

        def get(self, request):
            return Response()

    client = serve([path("", View.as_view())])
    assert [client.get("/", headers=headers).status_code for _ in range(3)] == statuses


@pytest.mark.proves("drf-throttling")
def test_the_throttle_settings_of_the_answer(settings):
    settings.REST_FRAMEWORK = run("drf-throttling", "answer")["REST_FRAMEWORK"]
    classes = api_settings.DEFAULT_THROTTLE_CLASSES
    assert classes == [throttling.AnonRateThrottle, throttling.UserRateThrottle]
    rates = api_settings.DEFAULT_THROTTLE_RATES
    parse = throttling.SimpleRateThrottle.parse_rate
    assert [parse(None, rates[name]) for name in ("anon", "user")] == [(60, 3600), (1000, 86400)]


@pytest.mark.proves("user-throttle-over-two-endpoints", "drf-throttling")
@pytest.mark.django_db
def test_one_count_per_user_serves_all_views(serve, empty_cache, ann, monkeypatch):
    monkeypatch.setattr(throttling.UserRateThrottle, "rate", "100/hour", raising=False)
    monkeypatch.setattr(throttling.AnonRateThrottle, "rate", "100/hour", raising=False)

    def passed(throttle, second_throttle=None):
        empty_cache.clear()

        class Books(APIView):
            throttle_classes = [throttle]

            def get(self, request):
                return Response()

        class Orders(Books):
            throttle_classes = [second_throttle or throttle]

        client = serve([path("books/", Books.as_view()), path("orders/", Orders.as_view())])
        client.force_authenticate(ann)
        answers = [client.get(url) for url in ["/books/"] * 60 + ["/orders/"] * 60]
        return sum(answer.status_code == 200 for answer in answers)

    class Own(throttling.UserRateThrottle):
        scope = "orders"

    (key,), wrong = bank.right_and_wrong("user-throttle-over-two-endpoints")
    allowed = passed(throttling.UserRateThrottle)
    assert key.startswith(f"{allowed}, as one count per user")
    assert not any(text.startswith(f"{allowed},") for text in wrong)
    assert passed(throttling.AnonRateThrottle) == 120  # signed-in users are not its business
    assert passed(throttling.UserRateThrottle, Own) == 120


@pytest.mark.proves("drf-throttling")
def test_num_proxies_picks_the_address_that_the_proxy_added(settings, rf):
    def same_client(**rest):
        settings.REST_FRAMEWORK = rest
        idents = set()
        for invented in ("1.1.1.1", "2.2.2.2"):
            request = rf.get("/", headers={"x-forwarded-for": f"{invented}, 9.9.9.9"})
            idents.add(throttling.AnonRateThrottle.get_ident(None, request))
        return len(idents) == 1

    assert same_client(NUM_PROXIES=1)
    assert not same_client() and not same_client(NUM_PROXIES=2)


# pagination


@pytest.fixture
def reviews(author):
    book = Book.objects.create(title="Dune", author=author)

    def add(number):
        return [Review.objects.create(book=book).pk for _ in range(number)]

    return add


class ReviewSerializer(serializers.ModelSerializer):
    class Meta:
        model = Review
        fields = ["id"]


def review_list(paginator, order):
    class Reviews(generics.ListAPIView):
        queryset = Review.objects.order_by(*order)
        serializer_class = ReviewSerializer
        pagination_class = paginator

    return [path("", Reviews.as_view())]


@pytest.mark.proves("traits-of-cursor-pagination", "page-number-offset-or-cursor-pagination")
def test_a_cursor_neither_counts_nor_repeats(reviews, serve, django_assert_num_queries):
    bank.keyed(
        "traits-of-cursor-pagination",
        "It works without a `COUNT`",
        "Rows inserted in front",
        "Clients can step back",
    )
    paginator = run("page-number-offset-or-cursor-pagination", "answer")["ReviewCursor"]
    assert paginator.page_size == 50
    paginator.page_size = 10
    client = serve(review_list(paginator, ["pk"]))
    reviews(20)
    with django_assert_num_queries(1) as captured:
        first = client.get("/").json()
    assert "COUNT" not in captured.captured_queries[0]["sql"]
    assert set(first) == {"next", "previous", "results"}
    reviews(3)
    second = client.get(first["next"]).json()
    seen = {row["id"] for row in first["results"]}
    assert not seen & {row["id"] for row in second["results"]}
    assert len(second["results"]) == 10
    assert client.get(second["previous"]).json()["results"] == first["results"]
    assert client.get("/", {"page": 2}).json()["results"] == client.get("/").json()["results"]


@pytest.mark.proves(
    "offset-pagination-while-rows-are-inserted", "page-number-offset-or-cursor-pagination"
)
def test_an_offset_repeats_rows_after_insertions(reviews, serve, django_assert_num_queries):
    bank.keyed(
        "offset-pagination-while-rows-are-inserted",
        "Three reviews from the first page, then seven",
    )
    client = serve(review_list(pagination.LimitOffsetPagination, ["-created", "-pk"]))
    reviews(30)
    first = client.get("/", {"limit": 10, "offset": 0}).json()["results"]
    reviews(3)
    with django_assert_num_queries(2) as captured:
        second = client.get("/", {"limit": 10, "offset": 10}).json()["results"]
    assert "COUNT" in captured.captured_queries[0]["sql"]
    seen = [row["id"] for row in first]
    assert [row["id"] for row in second][:3] == seen[-3:]
    assert len(second) == 10
    assert len({row["id"] for row in second} - set(seen)) == 7


@pytest.mark.proves("client-chosen-page-size")
def test_clients_choose_the_page_size_through_a_named_parameter_only(author, serve):
    Book.objects.bulk_create([Book(title=str(n), author=author) for n in range(200)])
    paginator = run("client-chosen-page-size")["BookPagination"]

    class Books(generics.ListAPIView):
        queryset = Book.objects.order_by("pk")
        serializer_class = BookSerializer
        pagination_class = paginator

    client = serve([path("", Books.as_view())])

    def size(asked):
        return len(client.get("/", {"page_size": asked}).json()["results"])

    bank.typed("client-chosen-page-size", size(50))
    paginator.page_size_query_param = "page_size"
    assert [size(50), size(150)] == [50, 100]


# versioning


@pytest.mark.proves("version-of-a-ping-request", "api-versioning-schemes")
def test_without_a_scheme_there_is_no_version(serve, settings):
    settings.REST_FRAMEWORK = {"DEFAULT_VERSION": "v1"}
    assert "`{\"DEFAULT_VERSION\": \"v1\"}`" in bank.questions()[
        "version-of-a-ping-request"
    ]["prompt"]
    names = run("version-of-a-ping-request")
    client = serve(names["urlpatterns"])
    shown = json.dumps(client.get("/api/v2/ping/").json())
    bank.keyed("version-of-a-ping-request", f"`{shown}`")
    names["Ping"].versioning_class = versioning.URLPathVersioning
    assert client.get("/api/v2/ping/").json() == {"version": "v2"}


@pytest.mark.proves("unknown-version-in-the-accept-header", "api-versioning-schemes")
@pytest.mark.django_db
def test_the_status_for_an_unknown_version(serve, settings):
    settings.ALLOWED_HOSTS = [".example.com", "testserver"]

    class Ping(APIView):
        def get(self, request, **kwargs):
            return Response(request.version)

    class Accept(versioning.AcceptHeaderVersioning):
        allowed_versions = ["1.0", "2.0"]
        default_version = "1.0"

    class Path(versioning.URLPathVersioning):
        allowed_versions = ["1.0", "2.0"]

    class Query(versioning.QueryParameterVersioning):
        allowed_versions = ["1.0", "2.0"]

    class Host(versioning.HostNameVersioning):
        allowed_versions = ["1.0", "2.0"]

    class Namespace(versioning.NamespaceVersioning):
        allowed_versions = ["1.0", "2.0", "v2"]

    spaces = [
        path(f"{name}/", include(([path("", Ping.as_view())], "ping"), namespace=name))
        for name in ("v2", "v3")
    ]
    client = serve([*spaces, path("<str:version>/", Ping.as_view())])
    name, header = bank.code("unknown-version-in-the-accept-header").strip().split(": ")
    assert name == "Accept"
    Ping.versioning_class = Accept
    status = client.get("/x/", headers={"accept": header}).status_code
    assert str(status) == right("unknown-version-in-the-accept-header")
    assert client.get("/x/", headers={"accept": "application/json"}).json() == "1.0"
    good = header.replace("3.0", "2.0")
    assert client.get("/x/", headers={"accept": good}).json() == "2.0"
    Host.allowed_versions = ["v2"]
    for scheme, known, unknown in (
        (Path, "/2.0/", "/3.0/"),
        (Query, "/x/?version=2.0", "/x/?version=3.0"),
        (Namespace, "/v2/", "/v3/"),
        (Host, "http://v2.example.com/x/", "http://v3.example.com/x/"),
    ):
        Ping.versioning_class = scheme
        for url, expected in ((known, 200), (unknown, 404)):
            host = url.split("/")[2] if "//" in url else "testserver"
            found = client.get(url, headers={"host": host})
            assert found.status_code == expected, url


@pytest.mark.proves("api-versioning-schemes")
def test_a_serializer_per_version(author, serve):
    class BookSerializerV1(BookSerializer):
        class Meta(BookSerializer.Meta):
            fields = ["title"]

    names = run(
        "api-versioning-schemes",
        "answer",
        BookSerializer=BookSerializer,
        BookSerializerV1=BookSerializerV1,
    )
    router = routers.SimpleRouter()
    router.register("books", names["BookViewSet"])
    client = serve([path("api/<str:version>/", include(router.urls))])
    Book.objects.create(title="Dune", author=author)
    assert client.get("/api/v1/books/").json() == [{"title": "Dune"}]
    assert "price" in client.get("/api/v2/books/").json()[0]


# nesting


@pytest.mark.proves("author-posted-together-with-books")
@pytest.mark.django_db
def test_a_nested_write_is_refused():
    bank.keyed("author-posted-together-with-books", "It raises an `AssertionError` that")
    Serializer = run("author-posted-together-with-books")["AuthorSerializer"]
    serializer = Serializer(data={"name": "Frank", "books": [{"title": "Dune"}]})
    assert serializer.is_valid()
    with pytest.raises(AssertionError, match="create"):
        serializer.save()
    assert not Author.objects.exists()


@pytest.mark.proves("nested-serializers-writes-and-n-plus-1")
def test_the_nested_create_of_the_answer(ann, author):
    class OrderLineSerializer(serializers.ModelSerializer):
        class Meta:
            model = OrderLine
            fields = ["book", "quantity"]

    book = Book.objects.create(title="Dune", author=author)
    Serializer = run(
        "nested-serializers-writes-and-n-plus-1",
        "answer",
        OrderLineSerializer=OrderLineSerializer,
    )["OrderSerializer"]
    serializer = Serializer(data={"lines": [{"book": book.pk, "quantity": 2}]})
    assert serializer.is_valid(), serializer.errors
    order = serializer.save(customer=ann)
    assert list(order.lines.values_list("book", "quantity")) == [(book.pk, 2)]
    assert Serializer(order).data["lines"] == [{"book": book.pk, "quantity": 2}]


@pytest.mark.proves("queries-of-a-nested-serializer", "nested-serializers-writes-and-n-plus-1")
@pytest.mark.django_db
def test_the_queries_of_a_nested_serializer(django_assert_num_queries):
    for number in range(3):
        author = Author.objects.create(name=str(number))
        Book.objects.bulk_create([Book(title=title, author=author) for title in "ab"])
    source = bank.code("queries-of-a-nested-serializer")
    with CaptureQueriesContext(connection) as sent:
        exec(source, namespace())
    bank.typed("queries-of-a-nested-serializer", len(sent))
    prefetched = source.replace("objects.all()", "objects.prefetch_related('books')")
    with django_assert_num_queries(2):
        exec(prefetched, namespace())


@pytest.mark.proves("queries-of-a-primary-key-relation")
@pytest.mark.django_db
def test_the_queries_of_a_primary_key_relation(django_assert_num_queries):
    for name in "abc":
        Book.objects.create(title=name, author=Author.objects.create(name=name))
    source = bank.code("queries-of-a-primary-key-relation")
    with django_assert_num_queries(int(right("queries-of-a-primary-key-relation"))):
        exec(source, namespace())
    named = source.replace(
        "    class Meta", "    author = serializers.StringRelatedField()\n\n    class Meta"
    )
    with django_assert_num_queries(4):
        exec(named, namespace())


# schemas


@pytest.fixture
def spectacular_installed(settings):
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "drf_spectacular"]


@pytest.fixture
def spectacular(settings, serve, spectacular_installed):
    """Writes the schema of one list view of authors; returns the schema and the warnings."""

    def make(serializer):
        settings.REST_FRAMEWORK = run("openapi-schema-for-a-drf-api", "answer")["REST_FRAMEWORK"]
        from drf_spectacular.drainage import GENERATOR_STATS
        from drf_spectacular.openapi import AutoSchema

        class Authors(generics.ListAPIView):
            queryset = Author.objects.all()
            serializer_class = serializer
            schema = AutoSchema()

        serve([path("authors/", Authors.as_view())])
        GENERATOR_STATS.reset()
        out = io.StringIO()
        call_command("spectacular", stdout=out, format="openapi-json")
        warned = bool(GENERATOR_STATS)
        GENERATOR_STATS.reset()
        return json.loads(out.getvalue()), warned

    return make


@pytest.mark.proves("type-of-a-serializer-method-field", "openapi-schema-for-a-drf-api")
def test_which_change_gives_the_method_field_a_type(spectacular, capsys):
    source = bank.code("type-of-a-serializer-method-field")
    changes = {
        "`def get_in_stock(self, author) -> int:`": ("def get_in_stock(self, author):",) * 2,
        "`in_stock: int = serializers.SerializerMethodField()`": (
            "in_stock = serializers.SerializerMethodField()",
        )
        * 2,
        "`in_stock = serializers.SerializerMethodField(type=int)`": (
            "in_stock = serializers.SerializerMethodField()",
        )
        * 2,
    }

    def field_type(changed):
        names = namespace()
        exec(changed, names)
        schema, warned = spectacular(names["AuthorSerializer"])
        return schema["components"]["schemas"]["Author"]["properties"]["in_stock"]["type"], warned

    assert field_type(source) == ("string", True)
    for option in options("type-of-a-serializer-method-field"):
        text = option["text"]
        if text in changes:
            old, new = changes[text][0], text.strip("`")
        else:
            old = "def get_in_stock(self, author):"
            new = old + '\n        """Return an int."""'
        assert old in source
        try:
            found = field_type(source.replace(old, new)) == ("integer", False)
        except TypeError:
            found = False
        assert found is option["correct"], text


@pytest.mark.proves("setting-that-drf-spectacular-needs", "openapi-schema-for-a-drf-api")
def test_the_schema_class_that_spectacular_needs(settings, serve, spectacular_installed):
    for option in options("setting-that-drf-spectacular-needs"):
        name, value = option["text"].strip("`").split(": ", 1)
        settings.REST_FRAMEWORK = {json.loads(name): json.loads(value)}

        class Authors(generics.ListAPIView):
            queryset = Author.objects.all()
            serializer_class = BookSerializer
            schema = api_settings.DEFAULT_SCHEMA_CLASS()

        serve([path("authors/", Authors.as_view())])
        out = io.StringIO()
        if option["correct"]:
            call_command("spectacular", stdout=out)
            assert "/authors/" in out.getvalue()
        else:
            with pytest.raises(AssertionError, match="Incompatible AutoSchema"):
                call_command("spectacular", stdout=out)


@pytest.mark.proves("openapi-schema-for-a-drf-api")
def test_the_schema_views_of_the_answer(serve, settings, monkeypatch, spectacular_installed):
    settings.REST_FRAMEWORK = run("openapi-schema-for-a-drf-api", "answer")["REST_FRAMEWORK"]
    # in a project the settings come first; the views bind the schema class when imported
    monkeypatch.delitem(sys.modules, "drf_spectacular.views")
    names = run("openapi-schema-for-a-drf-api", "answer")
    client = serve(names["urlpatterns"])
    assert client.get("/api/schema/", headers={"accept": "application/json"}).status_code == 200
    assert b"swagger" in client.get("/api/docs/").content.lower()


# async and Ninja


@pytest.mark.proves("async-handler-in-an-apiview", "drf-or-django-ninja-and-async")
@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore:coroutine")
def test_an_async_handler_makes_an_apiview_fail(serve, monkeypatch):
    bank.keyed("async-handler-in-an-apiview", "An `AssertionError`")
    monkeypatch.setattr(logging.root.manager, "disable", logging.CRITICAL)
    view = run("async-handler-in-an-apiview")["Titles"]
    client = serve([path("", view.as_view())])

    def complaint(call):
        try:
            call()
        except AssertionError as error:
            return str(error)

    assert "coroutine" in complaint(lambda: client.get("/"))
    assert "coroutine" in complaint(lambda: asyncio.run(AsyncClient().get("/")))
    for left in gc.get_objects():
        if type(left) is CoroutineType and left.__qualname__ == "Titles.get":
            left.close()  # nobody awaited it


@pytest.mark.proves("drf-or-django-ninja-and-async")
@pytest.mark.django_db
def test_ninja_awaits_an_async_endpoint(serve):
    author = Author.objects.create(name="Frank")
    book = Book.objects.create(title="Dune", author=author)
    names = run("drf-or-django-ninja-and-async", "answer")
    serve([path("api/", names["api"].urls)])
    response = async_to_sync(AsyncClient().get)(f"/api/books/{book.pk}")
    assert response.json() == {"id": book.pk, "title": "Dune"}


@pytest.mark.proves("django-ninja-invalid-payload")
def test_ninja_reports_invalid_input_as_422(serve):
    names = run("django-ninja-invalid-payload")
    client = serve([path("", names["api"].urls)])

    def post(stock):
        return client.post("/books", {"title": "Dune", "stock": stock}, format="json")

    refused = post("many")
    assert right("django-ninja-invalid-payload").startswith(str(refused.status_code))
    assert refused.json()["detail"][0]["loc"] == ["body", "payload", "stock"]
    assert post("7").json() == {"stock": 8}

"""Views and URLs: what the bank says about them, run on real Django."""

import asyncio
import datetime
import inspect
import json
import logging
import os
import re
import subprocess
import sys
import types
from hashlib import md5

import bank
import django
import pytest
from bank import keys, run
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db import connection, models
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template import engines
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext, isolate_apps
from django.urls import NoReverseMatch, Resolver404, include, path, resolve, reverse, reverse_lazy
from django.urls import converters as url_converters
from django.urls.resolvers import URLPattern, URLResolver, RegexPattern
from django.views import View
from django.views.generic import (
    CreateView, DeleteView, DetailView, ListView, TemplateView, UpdateView,
)
from django.views.generic import base, detail, edit
from shop.models import Author, Book, Order, Review

HERE = os.path.dirname(os.path.abspath(__file__))


def option(question, start):
    """The option whose text begins so."""
    found = [o for o in bank.questions()[question]["options"] if o["text"].startswith(start)]
    assert len(found) == 1, start
    return found[0]


def evaluate(text, **names):
    """The value of an option that is one inline expression."""
    return eval(text.strip().strip("`"), names)


def urlconf(*patterns, **names):
    module = types.ModuleType("proof_urls")
    module.urlpatterns = list(patterns)
    for name, value in names.items():
        setattr(module, name, value)
    return module


@pytest.fixture
def routes(settings):
    def use(*patterns, **names):
        settings.ROOT_URLCONF = urlconf(*patterns, **names)

    return use


@pytest.fixture
def templates(settings):
    """Puts templates of the test in place of those on disk."""

    def use(**texts):
        loaders = [("django.template.loaders.locmem.Loader", texts)]
        settings.TEMPLATES = [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": loaders,
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                    ],
                },
            }
        ]

    return use


@pytest.fixture
def converters():
    """Lets a test register converters and takes them out again."""
    before = dict(url_converters.REGISTERED_CONVERTERS)
    yield
    url_converters.REGISTERED_CONVERTERS.clear()
    url_converters.REGISTERED_CONVERTERS.update(before)
    url_converters.get_converters.cache_clear()


@pytest.fixture
def book(db):
    return Book.objects.create(title="Emma", author=Author.objects.create(name="Jane Austen"))


# ------------------------------------------------------------- views and shortcuts


@pytest.mark.proves("what-is-a-view")
def test_the_detail_view_renders_a_book_and_gives_404_for_none(routes, templates, client, book):
    view = run("what-is-a-view")["book_detail"]
    templates(**{"shop/book_detail.html": "<h1>{{ book.title }}</h1>"})
    routes(path("<int:pk>/", view))
    assert client.get(f"/{book.pk}/").content == b"<h1>Emma</h1>"
    assert client.get("/99/").status_code == 404


@pytest.mark.proves("what-is-a-view", "view-that-renders-a-home-page")
def test_a_view_that_returns_nothing_is_a_value_error(routes, templates, client):
    bank.keyed("view-that-renders-a-home-page", "A `ValueError`, as the view has returned `None`")
    templates(**{"home.html": "{{ title }}"})
    routes(path("", run("view-that-renders-a-home-page")["home"]))
    with pytest.raises(ValueError, match="didn't return an HttpResponse object. It returned None"):
        client.get("/")


@pytest.mark.proves("what-path-accepts-as-view", "what-is-a-view")
def test_functions_and_as_view_answer_but_no_class_and_no_text(routes, templates, client, db):
    def home(request):
        return HttpResponse("home")

    async def feed(request):
        return HttpResponse("feed")

    class BookList(ListView):
        model = Book

    views = types.SimpleNamespace(home=home, feed=feed, BookList=BookList)
    templates(**{"shop/book_list.html": "list"})
    answering = set()
    for choice in bank.questions()["what-path-accepts-as-view"]["options"]:
        try:
            routes(evaluate(choice["text"], path=path, views=views))
            assert client.get("/").status_code == 200
        except TypeError:
            continue
        answering.add(choice["text"])
    assert answering == set(keys("what-path-accepts-as-view"))
    with pytest.raises(TypeError, match="view must be a callable"):
        path("", "shop.views.home")
    assert path("", BookList)


@pytest.mark.proves("which-shortcuts-spare-you-in-a-view")
def test_restock_redirects_after_post_and_renders_on_get(routes, templates, client, book):
    view = run("which-shortcuts-spare-you-in-a-view")["restock"]
    templates(**{"shop/restock.html": "{{ book }}"})
    routes(path("<int:pk>/restock/", view), path("<int:pk>/", view, name="book-detail"))
    assert client.get(f"/{book.pk}/restock/").content == b"Emma"
    response = client.post(f"/{book.pk}/restock/")
    assert (response.status_code, response.url) == (302, f"/{book.pk}/")
    book.refresh_from_db()
    assert book.stock == 10
    client.post(f"/{book.pk}/restock/")
    book.refresh_from_db()
    assert book.stock == 20
    assert redirect("/x/", permanent=True).status_code == 301
    assert redirect("/x/", preserve_request=True).status_code == 307
    assert redirect("/x/", permanent=True, preserve_request=True).status_code == 308


@pytest.mark.proves("get-object-or-404-with-a-bad-value")
def test_a_value_of_the_wrong_type_is_not_turned_into_a_404(routes, templates, client, book):
    bank.keyed("get-object-or-404-with-a-bad-value", "With 500, as the lookup raises `ValueError`")
    from django.shortcuts import get_object_or_404

    templates(**{"book.html": "{{ book }}"})
    routes(path("book/", run("get-object-or-404-with-a-bad-value")["detail"]))
    assert client.get("/book/", {"id": book.pk}).content == b"Emma"
    assert client.get("/book/", {"id": book.pk + 1}).status_code == 404
    with CaptureQueriesContext(connection) as queries, pytest.raises(ValueError, match="'abc'"):
        client.get("/book/?id=abc")
    assert len(queries) == 0
    client.raise_request_exception = False
    assert client.get("/book/?id=abc").status_code == 500
    with isolate_apps("shop"):
        class Upload(models.Model):
            id = models.UUIDField(primary_key=True)

            class Meta:
                app_label = "shop"

        with pytest.raises(ValidationError):  # another type of key, another exception
            get_object_or_404(Upload, pk="abc")


@pytest.mark.proves("which-shortcuts-spare-you-in-a-view", "get-object-or-404-with-a-bad-value")
def test_two_matches_are_not_turned_into_a_404(book):
    from django.shortcuts import aget_object_or_404, get_list_or_404, get_object_or_404

    bank.keyed("get-object-or-404-with-a-bad-value", "With 500, as the lookup raises `ValueError`")

    Book.objects.create(title="Emma", author=book.author)
    with pytest.raises(Book.MultipleObjectsReturned):
        get_object_or_404(Book, title="Emma")
    assert len(get_list_or_404(Book, title="Emma")) == 2
    with pytest.raises(Http404):
        get_list_or_404(Book, title="Persuasion")
    assert inspect.iscoroutinefunction(aget_object_or_404)


@pytest.mark.proves("what-render-returns")
def test_render_returns_a_finished_response(templates, rf):
    bank.keyed("what-render-returns", "An `HttpResponse` that holds the finished page")
    templates(**{"home.html": "{{ title }}"})
    response = render(rf.get("/"), "home.html", {"title": "Books"})
    assert type(response) is HttpResponse
    assert (response.status_code, response.content) == (200, b"Books")


@pytest.mark.proves("what-redirect-accepts")
def test_redirect_takes_objects_names_and_paths(routes, rf):
    class WithUrl:
        def get_absolute_url(self):
            return "/books/"

    routes(path("books/", lambda request: HttpResponse(), name="book-list"))
    names = {"redirect": redirect, "book": WithUrl(), "request": rf.get("/")}
    working = set()
    for choice in bank.questions()["what-redirect-accepts"]["options"]:
        try:
            response = evaluate(choice["text"], **names)
        except NoReverseMatch:
            continue
        assert response.url == "/books/"
        working.add(choice["text"])
    assert working == set(keys("what-redirect-accepts"))


# ------------------------------------------------------------- routes


@pytest.mark.proves("how-url-patterns-work")
def test_the_url_patterns_of_the_answer_load_and_match(routes):
    names = run("how-url-patterns-work")
    conf = urlconf(*names["urlpatterns"])
    assert resolve("/books/7/", conf).kwargs == {"pk": 7}
    assert resolve("/books/archive/", conf).url_name == "book-archive"
    with pytest.raises(Resolver404):
        resolve("/books/x/", conf)
    with override_settings(ROOT_URLCONF=conf):
        assert Client().get("/books/7/?page=2").content == b"Book number 7"
        assert Client().post("/books/archive/").content == b"Out of print"
        assert Client().get("/books/x/").status_code == 404
        assert reverse("book-detail", kwargs={"pk": 7}) == "/books/7/"
        assert reverse("login") == "/accounts/login/"


@pytest.mark.proves("two-routes-for-the-archive", "how-url-patterns-work")
def test_the_first_matching_route_answers(routes, client):
    bank.keyed("two-routes-for-the-archive", "`detail`, with `slug` set to `\"archive\"`")
    names = run("two-routes-for-the-archive")
    routes(*names["urlpatterns"])
    assert client.get("/books/archive/").content == b"detail"
    assert resolve("/books/archive/").kwargs == {"slug": "archive"}
    routes(*reversed(names["urlpatterns"]))
    assert client.get("/books/archive/").content == b"archive"


@pytest.mark.proves("which-paths-does-str-match")
def test_the_default_converter_takes_one_segment_that_is_not_empty():
    conf = urlconf(path("shelf/<name>/", lambda request, name: HttpResponse(name)))
    matched = set()
    for choice in bank.questions()["which-paths-does-str-match"]["options"]:
        try:
            match = resolve(choice["text"].strip("`"), conf)
        except Resolver404:
            continue
        assert isinstance(match.kwargs["name"], str)
        matched.add(choice["text"])
    assert matched == set(keys("which-paths-does-str-match"))
    with_path = urlconf(path("shelf/<path:name>/", lambda request, name: HttpResponse(name)))
    assert resolve("/shelf/a/b/", with_path).kwargs == {"name": "a/b"}


@pytest.mark.proves("named-and-unnamed-groups-in-re-path")
def test_a_named_group_hides_the_unnamed_ones(routes, client):
    from django.urls import re_path

    routes(*run("named-and-unnamed-groups-in-re-path")["urlpatterns"])
    seen = client.get("/2005/summer/").json()
    assert seen == {"args": [], "kwargs": {"season": "summer"}}
    for each in bank.questions()["named-and-unnamed-groups-in-re-path"]["options"]:
        args, kwargs = eval(f"(lambda *args, **kwargs: (args, kwargs))({each['text'].strip('`')})")
        assert ({"args": [*args], "kwargs": kwargs} == seen) == each["correct"]
    unnamed = urlconf(re_path(r"^([0-9]{4})/(\w+)/$", lambda request: None))
    assert resolve("/2005/summer/", unnamed).args == ("2005", "summer")


@pytest.mark.proves("route-for-a-year-that-gives-404")
def test_a_route_without_angle_brackets_is_literal_text():
    bank.keyed("route-for-a-year-that-gives-404", "The captured part needs the form `<int:year>`")
    names = run("route-for-a-year-that-gives-404")
    conf = urlconf(*names["urlpatterns"])
    with pytest.raises(Resolver404):
        resolve("/articles/2005/", conf)
    assert resolve("/articles/int:year/", conf)
    fixed = urlconf(path("articles/<int:year>/", names["articles"]))
    assert resolve("/articles/2005/", fixed).kwargs == {"year": 2005}
    for wrong in ["/articles/<int:year>/", "articles/(?P<year>[0-9]+)/"]:
        with pytest.raises(Resolver404):
            resolve("/articles/2005/", urlconf(path(wrong, names["articles"])))
    with pytest.raises(ImproperlyConfigured):
        path("articles/<year:int>/", names["articles"])


@pytest.mark.proves("address-of-an-included-page")
def test_an_included_route_with_a_leading_slash_answers_at_a_double_slash():
    from django.core.checks.urls import check_url_config

    inner = path("/books/", lambda request: HttpResponse())
    conf = urlconf(path("shop/", include([inner])))
    found = set()
    for choice in bank.questions()["address-of-an-included-page"]["options"]:
        try:
            resolve(choice["text"].strip("`"), conf)
        except Resolver404:
            continue
        found.add(choice["text"])
    assert found == {"`/shop//books/`"} == set(keys("address-of-an-included-page"))
    with override_settings(ROOT_URLCONF=conf):
        assert [warning.id for warning in check_url_config(None)] == ["urls.W002"]


@pytest.mark.proves("first-view-and-url-in-a-fresh-app")
def test_the_steps_to_a_first_page_work_in_a_real_project(tmp_path):
    manage = startproject(tmp_path)
    manage("startapp", "shop")
    assert not (tmp_path / "shop" / "urls.py").exists()
    for number, name in enumerate(["shop/views.py", "shop/urls.py", "project/urls.py"]):
        code = bank.code("first-view-and-url-in-a-fresh-app", "answer", number)
        assert code.startswith(f"# {name}\n")
        (tmp_path / name).write_text(code)
    got = manage("shell", "-c", "from django.test import Client; print(Client("
                 "headers={'host': 'localhost'}).get('/shop/').content)")
    assert "b'Welcome to the bookshop'" in got.stdout


def startproject(folder):
    clean = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    clean["PYTHONDONTWRITEBYTECODE"] = "1"

    def manage(*words, check=True):
        return subprocess.run(
            [sys.executable, "manage.py", *words], cwd=folder, env=clean, text=True,
            capture_output=True, check=check, timeout=60,
        )

    subprocess.run(
        [sys.executable, "-m", "django", "startproject", "project", str(folder)], env=clean,
        check=True, timeout=60,
    )
    return manage


@pytest.mark.proves("what-fails-without-installed-apps-entry")
def test_an_app_that_is_not_installed_has_routes_but_nothing_to_discover(tmp_path):
    bank.keyed(
        "what-fails-without-installed-apps-entry",
        "Creating the first migration",
        "Rendering `stock/templates/",
        "Running the command in",
    )
    manage = startproject(tmp_path)
    manage("startapp", "stock")
    stock = tmp_path / "stock"
    (stock / "templates" / "stock").mkdir(parents=True)
    (stock / "templates" / "stock" / "home.html").write_text("home")
    (stock / "management" / "commands").mkdir(parents=True)
    (stock / "management" / "commands" / "count.py").write_text(
        "from django.core.management import BaseCommand\n"
        "class Command(BaseCommand):\n    def handle(self, **options):\n        print('counted')\n"
    )
    (stock / "models.py").write_text(
        "from django.db import models\nclass Item(models.Model):\n    pass\n"
    )
    (stock / "views.py").write_text(
        "from django.http import HttpResponse\ndef home(request):\n"
        "    return HttpResponse('hello')\n"
    )
    (stock / "urls.py").write_text(
        "from django.urls import path\nfrom stock import views\n"
        "urlpatterns = [path('', views.home, name='home')]\n"
    )
    (tmp_path / "project" / "urls.py").write_text(
        "from django.urls import include, path\n"
        "urlpatterns = [path('stock/', include('stock.urls'))]\n"
    )
    probe = (
        "from django.test import Client; from django.urls import reverse\n"
        "from django.template.loader import get_template\n"
        "from django.template import TemplateDoesNotExist\n"
        "print(Client(headers={'host': 'localhost'}).get(reverse('home')).content)\n"
        "try:\n    print(get_template('stock/home.html').render())\n"
        "except TemplateDoesNotExist:\n    print('no template')\n"
    )
    out = manage("shell", "-c", probe).stdout
    assert "b'hello'" in out and "no template" in out
    assert "Unknown command" in manage("count", check=False).stderr
    assert "No installed app with label 'stock'" in manage(
        "makemigrations", "stock", check=False
    ).stderr

    with open(tmp_path / "project" / "settings.py", "a") as file:
        file.write("\nINSTALLED_APPS.append('stock')\n")
    assert "no template" not in manage("shell", "-c", probe).stdout
    assert "counted" in manage("count").stdout
    manage("makemigrations", "stock")
    assert (stock / "migrations" / "0001_initial.py").exists()


# ------------------------------------------------------------- class-based views


@pytest.mark.proves("class-based-or-function-based-views", "protect-a-class-based-view")
def test_which_ways_protect_a_class_based_view(rf, templates, book):
    from django.contrib.auth.decorators import login_required
    from django.contrib.auth.mixins import LoginRequiredMixin
    from django.utils.decorators import method_decorator

    templates(**{"shop/book_list.html": "{{ object_list|length }}"})
    request = rf.get("/")
    request.user = AnonymousUser()
    protected = []
    options = bank.questions()["protect-a-class-based-view"]["options"]
    for number, choice in enumerate(options):
        names = run(
            "protect-a-class-based-view", f"options[{number}].text",
            login_required=login_required, LoginRequiredMixin=LoginRequiredMixin,
            method_decorator=method_decorator, ListView=ListView, Book=Book,
        )
        view = names["BookList"]
        if not hasattr(view, "as_view"):
            assert choice["text"].startswith("```python\n@login_required")
            continue
        if "def dispatch(self" in choice["text"]:
            with pytest.raises(AttributeError, match="no attribute 'user'"):
                view.as_view()(request)
            continue
        status = view.as_view()(request).status_code
        assert status in (200, 302)
        if status == 302:
            protected.append(choice["text"])
    assert set(protected) == set(keys("protect-a-class-based-view"))

    answer = run("class-based-or-function-based-views")["BookList"].as_view()
    assert answer(request).status_code == 302
    request.user = User(username="ann")
    assert answer(request).status_code == 200


@pytest.mark.proves("class-based-or-function-based-views", "basket-kept-on-a-view-class")
def test_an_instance_lives_for_one_request_and_a_class_list_for_all(routes, client):
    routes(path("", run("basket-kept-on-a-view-class")["Basket"].as_view()))
    bodies = [client.get("/").content.decode() for _ in range(2)]
    key = keys("basket-kept-on-a-view-class")[0]
    assert key == f"`{bodies[0]}` and then `{bodies[1]}`"


@pytest.mark.proves("unknown-argument-to-as-view")
def test_as_view_refuses_names_that_the_class_does_not_have():
    bank.keyed("unknown-argument-to-as-view", "It raises `TypeError` while the URLconf")

    class BookList(ListView):
        model = Book

    with pytest.raises(TypeError, match="only accepts arguments that are already attributes"):
        run("unknown-argument-to-as-view", path=path, BookList=BookList)
    assert BookList.as_view(paginate_by=10).view_initkwargs == {"paginate_by": 10}


@pytest.mark.proves("how-a-class-based-view-picks-its-handler", "head-request-to-a-view-with-get")
def test_get_serves_head_and_other_methods_are_405(routes, client):
    bank.keyed("head-request-to-a-view-with-get", "HEAD runs `get()`; PUT is answered with 405")
    routes(path("", run("how-a-class-based-view-picks-its-handler")["Ping"].as_view()))
    response = client.get("/")
    assert (response.content, response["X-Handled-By"]) == (b"pong", "Ping")
    assert client.head("/").status_code == 200
    put = client.put("/")
    assert (put.status_code, put["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert put["X-Handled-By"] == "Ping"
    assert client.options("/").status_code == 200
    assert Client(enforce_csrf_checks=True).post("/").status_code == 403


@pytest.mark.proves("which-method-picks-the-handler", "how-a-class-based-view-picks-its-handler")
def test_the_order_is_as_view_then_setup_then_dispatch_then_handler(rf):
    bank.keyed("which-method-picks-the-handler", "`dispatch()`, which runs after `setup()`")
    calls = []

    class Logged(View):
        def setup(self, request, *args, **kwargs):
            super().setup(request, *args, **kwargs)
            calls.append(("setup", self.kwargs))

        def dispatch(self, request, *args, **kwargs):
            calls.append("dispatch")
            return super().dispatch(request, *args, **kwargs)

        def get(self, request, **kwargs):
            calls.append("get")
            return HttpResponse()

        def post(self, request, **kwargs):
            calls.append("post")
            return HttpResponse()

    view = Logged.as_view()
    assert calls == []
    view(rf.get("/"), pk=1)
    assert calls == [("setup", {"pk": 1}), "dispatch", "get"]
    calls.clear()
    view(rf.post("/"))
    assert calls == [("setup", {}), "dispatch", "post"]


@pytest.mark.proves("crud-with-functions-and-generic-views")
def test_the_generic_views_create_update_and_delete(routes, templates, client, book):
    names = run("crud-with-functions-and-generic-views")
    templates(**{"shop/book_form.html": "form", "shop/book_confirm_delete.html": "sure?"})
    routes(
        path("", ListView.as_view(model=Book), name="book-list"),
        path("add/", names["BookCreate"].as_view()),
        path("<int:pk>/", names["BookUpdate"].as_view()),
        path("<int:pk>/delete/", names["BookDelete"].as_view()),
    )
    data = {"title": "Persuasion", "author": book.author.pk, "price": "5"}
    assert client.post("/add/", data).url == "/"
    other = Book.objects.get(title="Persuasion")
    client.post(f"/{other.pk}/", {"title": "Persuasion!", "price": "6"})
    other.refresh_from_db()
    assert other.title == "Persuasion!"
    assert client.get(f"/{other.pk}/delete/").content == b"sure?"
    assert Book.objects.count() == 2
    assert client.post(f"/{other.pk}/delete/").url == "/"
    assert Book.objects.count() == 1


@pytest.mark.proves("create-view-with-a-model-only", "crud-with-functions-and-generic-views")
def test_create_view_wants_fields(rf, templates):
    bank.keyed("create-view-with-a-model-only", "`ImproperlyConfigured`: it needs `fields`")
    templates(**{"shop/book_form.html": "form"})
    with pytest.raises(ImproperlyConfigured, match="Using ModelFormMixin.*without.*'fields'"):
        run("create-view-with-a-model-only")["BookCreate"].as_view()(rf.get("/"))
    view = run("create-view-with-a-model-only")["BookCreate"].as_view(fields=[])
    assert not view(rf.get("/")).context_data["form"].fields


@pytest.mark.proves("delete-view-that-keeps-the-site-down")
def test_reverse_in_a_class_body_meets_a_half_loaded_urlconf(tmp_path, monkeypatch, settings):
    bank.keyed("delete-view-that-keeps-the-site-down", "Use `reverse_lazy()` for `success_url`")
    code = bank.code("delete-view-that-keeps-the-site-down", "prompt")
    (tmp_path / "proof_views.py").write_text(code)
    (tmp_path / "lazy_views.py").write_text(
        code.replace("import reverse\n", "import reverse_lazy\n").replace("reverse(", "reverse_lazy(")
    )
    (tmp_path / "named_views.py").write_text(
        code.replace('reverse("book-list")', '"book-list"')
    )
    urls = (
        "from django.urls import path\nfrom django.views import View\n{first}"
        "from {module} import BookDelete\n"
        "urlpatterns = [path('books/', View.as_view(), name='book-list'),\n"
        "    path('<int:pk>/', BookDelete.as_view())]\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    cases = {"broken": ("proof_views", ""), "spaced": ("proof_views", "app_name = 'shop'\n"),
             "lazy": ("lazy_views", ""), "named": ("named_views", "")}
    for name, (module, first) in cases.items():
        (tmp_path / f"urls_{name}.py").write_text(urls.format(module=module, first=first))
    for name in ("broken", "spaced"):
        with pytest.raises(ImproperlyConfigured, match="circular import"):
            with override_settings(ROOT_URLCONF=f"urls_{name}"):
                resolve("/books/")
    with override_settings(ROOT_URLCONF="urls_lazy"):
        assert str(resolve("/1/").func.view_class.success_url) == "/books/"
    with override_settings(ROOT_URLCONF="urls_named"):
        assert resolve("/1/").func.view_class.success_url == "book-list"


@pytest.mark.proves("code-that-runs-when-deleteview-deletes")
def test_a_confirmed_delete_passes_form_valid_and_not_delete(rf, book):
    calls = []

    class BookDelete(DeleteView):
        model = Book
        success_url = "/"

        def form_valid(self, form):
            calls.append("form_valid")
            return super().form_valid(form)

        def delete(self, request, *args, **kwargs):
            calls.append("delete")
            return super().delete(request, *args, **kwargs)

        def post_delete(self, *args, **kwargs):
            calls.append("post_delete")

        def get_object(self, queryset=None):
            calls.append("get_object")
            return super().get_object(queryset)

    view = BookDelete.as_view()
    view(rf.get("/"), pk=book.pk)
    shown = calls.copy()
    calls.clear()
    view(rf.post("/"), pk=book.pk)
    on_deletion_alone = [f"`{name}()`" for name in calls if name not in shown]
    assert on_deletion_alone == keys("code-that-runs-when-deleteview-deletes")
    assert (shown, calls) == (["get_object"], ["get_object", "form_valid"])
    assert not Book.objects.exists()


@pytest.mark.proves("what-mixins-come-with-generic-views")
def test_the_mixins_of_the_answer_are_where_it_says(rf, templates, django_user_model, book):
    assert hasattr(base.ContextMixin, "get_context_data")
    assert hasattr(base.TemplateResponseMixin, "render_to_response")
    names = run("what-mixins-come-with-generic-views")
    ann = django_user_model.objects.create(username="ann")
    bob = django_user_model.objects.create(username="bob")
    mine = Order.objects.create(customer=ann)
    Order.objects.create(customer=bob)
    request = rf.get("/")
    request.user = ann
    response = names["MyOrders"].as_view()(request)
    assert list(response.context_data["object_list"]) == [mine]
    request.user = AnonymousUser()
    assert names["MyOrders"].as_view()(request).status_code == 302


@pytest.mark.proves("what-mixins-come-with-generic-views")
def test_an_access_mixin_on_the_right_is_not_reached(rf, templates):
    templates(**{"report.html": "secret"})
    request = rf.get("/")
    request.user = AnonymousUser()

    class Report(TemplateView, LoginRequiredMixin):
        template_name = "report.html"

    class Swapped(LoginRequiredMixin, TemplateView):
        template_name = "report.html"

    assert Report.as_view()(request).render().content == b"secret"
    assert Swapped.as_view()(request).status_code == 302


@pytest.mark.proves("page-of-an-authors-books")
@pytest.mark.django_db
def test_the_object_needs_a_queryset_of_its_own(rf, templates):
    bank.keyed("page-of-an-authors-books", "An `AttributeError`")
    shown = "{{ object.name }}:{% for b in object_list %}{{ b.title }}{% endfor %}"
    templates(**{"author_books.html": shown})
    frank, ann = Author.objects.create(name="Frank"), Author.objects.create(name="Ann")
    Book.objects.create(title="Dune", author=frank)
    Book.objects.create(title="Emma", author=ann)
    view = run("page-of-an-authors-books")["AuthorBooks"]
    with pytest.raises(AttributeError, match="has no attribute 'object'"):
        view.as_view()(rf.get("/"), pk=frank.pk)

    cure = bank.questions()["page-of-an-authors-books"]["explanation"]
    call = re.search(r"`(self\.get_object\(.+?\))`", cure)[1]

    class Mended(view):
        def get(self, request, *args, **kwargs):
            self.object = eval(call, {"Author": Author, "self": self})
            return super(view, self).get(request, *args, **kwargs)

    assert Mended.as_view()(rf.get("/"), pk=frank.pk).render().content == b"Frank:Dune"


@pytest.mark.proves("mixin-that-finds-the-object")
def test_get_object_comes_from_single_object_mixin():
    homes = {
        "SingleObjectMixin": detail.SingleObjectMixin,
        "TemplateResponseMixin": base.TemplateResponseMixin,
        "ContextMixin": base.ContextMixin,
        "SingleObjectTemplateResponseMixin": detail.SingleObjectTemplateResponseMixin,
    }
    for choice in bank.questions()["mixin-that-finds-the-object"]["options"]:
        home = homes[choice["text"].strip("`")]
        assert issubclass(DetailView, home)
        assert hasattr(home, "get_object") == choice["correct"]
    assert DetailView.__bases__ == (
        detail.SingleObjectTemplateResponseMixin, detail.BaseDetailView
    )
    assert detail.BaseDetailView.__bases__ == (detail.SingleObjectMixin, View)


@pytest.mark.proves("context-names-of-a-dashboard")
def test_a_hook_without_super_cuts_the_chain(rf):
    context = run("context-names-of-a-dashboard")["Dashboard"].as_view()(rf.get("/")).context_data
    assert set(context) == {"menu"}
    assert keys("context-names-of-a-dashboard") == ["`menu` alone"]


# ------------------------------------------------------------- reversing and converters


@pytest.mark.proves("namespaces-converters-and-reverse")
def test_the_converter_of_the_answer_works_both_ways(routes, client, converters):
    names = run("namespaces-converters-and-reverse")
    routes(*names["urlpatterns"])
    assert client.get("/sales/2025-03-01/").content == b"01.03.2025"
    assert client.get("/sales/2025-02-30/").status_code == 404
    day = datetime.date(2025, 3, 1)
    assert reverse("sales", kwargs={"day": day}) == "/sales/2025-03-01/"
    assert reverse("sales", kwargs={"day": day}, query={"shop": "A&B"}) == (
        "/sales/2025-03-01/?shop=A%26B"
    )


@pytest.mark.proves("namespaces-converters-and-reverse")
def test_an_app_included_twice_has_two_instance_namespaces(routes):
    patterns = ([path("books/", lambda request: HttpResponse(), name="books")], "shop")
    routes(path("main/", include(patterns)), path("outlet/", include(patterns, namespace="outlet")))
    assert reverse("shop:books") == "/main/books/"
    assert reverse("outlet:books") == "/outlet/books/"


@pytest.mark.proves("reverse-inside-a-namespace")
def test_a_namespaced_route_is_reversed_with_a_colon(routes):
    detail_view = path("books/<int:pk>/", lambda request, pk: HttpResponse(), name="detail")
    routes(path("", include(([detail_view], "shop"))))
    working = []
    for choice in bank.questions()["reverse-inside-a-namespace"]["options"]:
        try:
            url = evaluate(choice["text"], reverse=reverse)
        except NoReverseMatch:
            continue
        assert url == "/books/7/"
        working.append(choice["text"])
    assert working == keys("reverse-inside-a-namespace")


@pytest.mark.proves("reverse-with-query-and-fragment")
def test_reverse_encodes_query_and_fragment(routes, capsys):
    routes(path("search/", lambda request: HttpResponse(), name="search"))
    run("reverse-with-query-and-fragment")
    printed = capsys.readouterr().out.strip()
    assert keys("reverse-with-query-and-fragment") == [f"`{printed}`"]


@pytest.mark.proves("request-for-the-30th-of-february")
def test_a_value_error_in_a_converter_passes_on_to_the_next_route(routes, client, converters):
    bank.keyed("request-for-the-30th-of-february", "`by_name` answers, as the first route does not match")
    routes(*run("request-for-the-30th-of-february")["urlpatterns"])
    assert client.get("/sales/2025-02-30/").content == b"name"
    assert client.get("/sales/2025-02-28/").content == b"day"


@pytest.mark.since("6.0")
@pytest.mark.proves("second-converter-named-int", "namespaces-converters-and-reverse")
def test_a_taken_converter_name_is_refused(converters):
    bank.keyed(
        "second-converter-named-int",
        "It raises `ValueError` at once, as `int` is taken",
    )
    from django.urls import register_converter

    class MyConverter(url_converters.IntConverter):
        pass

    with pytest.raises(ValueError, match="already registered"):
        register_converter(MyConverter, "int")
    assert type(url_converters.get_converters()["int"]) is url_converters.IntConverter


@pytest.mark.until("5.2")
@pytest.mark.proves("second-converter-named-int")
def test_a_taken_converter_name_was_replaced_with_a_warning(converters):
    bank.keyed(
        "second-converter-named-int",
        "It raises `ValueError` at once, as `int` is taken",
    )
    from django.urls import register_converter

    class MyConverter(url_converters.IntConverter):
        pass

    with pytest.warns(DeprecationWarning):
        register_converter(MyConverter, "int")
    assert type(url_converters.get_converters()["int"]) is MyConverter


# ------------------------------------------------------------- generic views


@pytest.mark.proves("which-hooks-of-generic-views-to-override")
def test_the_hooks_of_the_answer_filter_and_add_context(rf, book):
    view = run("which-hooks-of-generic-views-to-override")["CheapBooks"].as_view()
    Book.objects.create(title="Dear", author=book.author, price=99)
    context = view(rf.get("/"), limit=20).context_data
    assert list(context["object_list"]) == [book]
    assert context["limit"] == 20
    assert {"page_obj", "view", "book_list"} <= set(context)
    assert hasattr(DeleteView, "form_valid")


@pytest.mark.proves("which-hooks-of-generic-views-to-override")
def test_an_object_outside_the_queryset_is_a_404(rf, book):
    class OnlyCheap(DetailView):
        queryset = Book.objects.filter(price__lt=1)

    with pytest.raises(Http404):
        OnlyCheap.as_view()(rf.get("/"), pk=book.pk)


@pytest.mark.proves("reviews-of-the-past-week", "which-hooks-of-generic-views-to-override")
def test_a_time_in_a_class_level_queryset_is_fixed_but_its_rows_are_fresh(
    rf, book, monkeypatch, django_assert_num_queries
):
    bank.keyed(
        "reviews-of-the-past-week",
        "The week is counted from the start of the process",
    )
    from django.utils import timezone

    with django_assert_num_queries(0):
        view = run("reviews-of-the-past-week")["RecentReviews"].as_view()

    def shown():
        return list(view(rf.get("/")).context_data["object_list"])

    first = Review.objects.create(book=book)
    assert shown() == [first]
    second = Review.objects.create(book=book)
    assert shown() == [second, first]
    later = timezone.now() + datetime.timedelta(days=30)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert shown() == [second, first]


@pytest.mark.proves("context-names-of-a-list-view")
def test_a_list_view_names_the_books_twice(rf, book):
    context = ListView.as_view(model=Book)(rf.get("/")).context_data
    question = bank.questions()["context-names-of-a-list-view"]
    for choice in question["options"]:
        name = choice["text"].strip("`")
        assert (name in context) == choice["correct"], name
        if choice["correct"]:
            assert list(context[name]) == [book]


@pytest.mark.proves("template-name-of-an-update-view")
def test_an_update_view_looks_for_the_form_template(rf, book):
    class BookUpdate(UpdateView):
        model = Book
        fields = ["title"]

    names = BookUpdate.as_view()(rf.get("/"), pk=book.pk).template_name
    assert [f"`{name}`" for name in names] == keys("template-name-of-an-update-view")
    suffixes = [v.template_name_suffix for v in (ListView, DetailView, CreateView, DeleteView)]
    assert suffixes == ["_list", "_detail", "_form", "_confirm_delete"]


# ------------------------------------------------------------- pagination


@pytest.mark.proves("paginate-and-why-deep-pages-are-slow", "page-number-beyond-the-end")
def test_get_page_forgives_and_page_does_not():
    paginator = Paginator(range(50), 10)
    assert paginator.num_pages == 5
    pages = [paginator.get_page(number).number for number in (99, "abc")]
    assert keys("page-number-beyond-the-end") == [f"Page {pages[0]}, and page {pages[1]}"]
    assert paginator.get_page(-1).number == 5
    with pytest.raises(EmptyPage):
        paginator.page(99)
    with pytest.raises(PageNotAnInteger):
        paginator.page("abc")


@pytest.mark.proves("paginate-and-why-deep-pages-are-slow")
def test_the_pagination_of_the_answer_works(rf, templates, book):
    templates(**{"shop/book_list.html": "{% for b in page_obj %}{{ b }};{% endfor %}"})
    view = run("paginate-and-why-deep-pages-are-slow")["book_list"]
    assert view(rf.get("/?page=abc")).content == b"Emma;"
    after = run("paginate-and-why-deep-pages-are-slow", number=1)["books_after"]
    more = [Book.objects.create(title=f"B{n}", author=book.author) for n in range(3)]
    assert after(book.pk, size=2) == more[:2]


@pytest.mark.since("6.0")
@pytest.mark.proves("paginate-and-why-deep-pages-are-slow")
def test_async_paginator_exists_since_6_0():
    from django.core.paginator import AsyncPaginator

    page = asyncio.run(AsyncPaginator(range(25), 10).apage(3))
    assert list(page.object_list) == [20, 21, 22, 23, 24]


@pytest.mark.until("5.2")
@pytest.mark.proves("paginate-and-why-deep-pages-are-slow")
def test_async_paginator_did_not_exist_before():
    import django.core.paginator

    assert not hasattr(django.core.paginator, "AsyncPaginator")


@pytest.mark.proves("queries-for-one-page")
def test_a_page_costs_a_count_and_a_slice(book, django_assert_num_queries):
    Book.objects.bulk_create(Book(title=f"B{n}", author=book.author) for n in range(99))
    with django_assert_num_queries(2) as captured:
        names = run("queries-for-one-page")
    assert "COUNT(*)" in captured[0]["sql"] and "OFFSET 20" in captured[1]["sql"]
    assert len(names["titles"]) == 10 and names["total"] == 10
    bank.typed("queries-for-one-page", len(captured))


@pytest.mark.proves("queryset-for-keyset-pagination")
def test_the_keyset_condition_compares_the_whole_sort_key(book):
    from django.db.models import Q

    days = [datetime.date(2025, 1, d) for d in (1, 2, 2, 2, 3, 4)]
    books = [Book(title=f"B{n}", author=book.author, published=d) for n, d in enumerate(days)]
    for b in books[:4]:
        b.save()
    books[5].save()
    books[4].save()  # the later day has the smaller key
    book.delete()
    early = Book.objects.create(title="old", author=book.author, published=days[0])
    order = list(Book.objects.order_by("published", "pk"))
    last = books[2]
    expected = order[order.index(last) + 1:]
    wanted = keys("queryset-for-keyset-pagination")
    right = []
    for number, choice in enumerate(bank.questions()["queryset-for-keyset-pagination"]["options"]):
        source = bank.code("queryset-for-keyset-pagination", f"options[{number}].text")
        *before, final = source.strip().split("\n")
        names = {"Q": Q, "Book": Book, "day": last.published, "pk": last.pk}
        exec("\n".join(before), names)
        queryset = eval(final, names)
        if list(queryset) == expected and "OFFSET" not in str(queryset.query):
            right.append(choice["text"])
    assert early.pk > last.pk  # so a comparison of the key alone would show it
    assert right == wanted


@pytest.mark.proves("queryset-for-keyset-pagination")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_the_keyset_condition_starts_the_index_scan_at_the_day():
    from django.db import connections
    from django.db.models import Q

    with connections["postgresql"].cursor() as cursor:
        cursor.execute("CREATE INDEX proof_keyset ON shop_book (published, id)")
    author = Author.objects.using("postgresql").create(name="Jane Austen")
    start = datetime.date(2000, 1, 1)
    Book.objects.using("postgresql").bulk_create(
        Book(title="B", author=author, published=start + datetime.timedelta(days=n // 10))
        for n in range(5000)
    )
    with connections["postgresql"].cursor() as cursor:
        cursor.execute("ANALYZE shop_book")
    rows = list(Book.objects.using("postgresql").order_by("published", "pk")[4004:4055])
    last = rows.pop(0)

    def page(queryset):
        return queryset.using("postgresql").order_by("published", "pk")[:50]

    def plan(queryset):
        return page(queryset).explain()

    number = next(
        n for n, o in enumerate(bank.questions()["queryset-for-keyset-pagination"]["options"])
        if o["correct"]
    )
    source = bank.code("queryset-for-keyset-pagination", f"options[{number}].text")
    names = {"Q": Q, "Book": Book, "day": last.published, "pk": last.pk}
    exec(source, names)
    assert list(page(names["books"])) == rows
    assert "Index Cond: (published >= " in plan(names["books"])
    or_alone = Q(published__gt=last.published) | Q(published=last.published, pk__gt=last.pk)
    assert "Index Cond" not in plan(Book.objects.filter(or_alone))


# ------------------------------------------------------------- streams


@pytest.mark.proves("body-of-a-streaming-response")
def test_a_streaming_response_has_no_content():
    bank.keyed("body-of-a-streaming-response", "`AttributeError`: it has a stream")
    response = StreamingHttpResponse([b"a", b"b"])
    with pytest.raises(AttributeError, match="no `content` attribute"):
        run("body-of-a-streaming-response", response=response, md5=md5)
    assert response.streaming
    assert b"".join(response.streaming_content) == b"ab"
    with pytest.raises(AttributeError, match="no `content` attribute"):
        response.content
    assert b"".join(response.streaming_content) == b""


@pytest.mark.proves("download-of-a-catalogue-that-fails", "streaming-downloads-and-server-sent-events")
def test_a_file_response_wants_an_open_file_and_closes_it(tmp_path, monkeypatch, rf):
    bank.keyed("download-of-a-catalogue-that-fails", "The `with` block closes the file before streaming")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "catalogue.pdf").write_bytes(b"%PDF-1.7")
    broken = None
    with pytest.raises(ValueError, match="closed file"):
        broken = run("download-of-a-catalogue-that-fails")["catalogue"](rf.get("/"))
        b"".join(broken)
    file = open("catalogue.pdf", "rb")
    response = FileResponse(file, as_attachment=True)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="catalogue.pdf"'
    assert response["Content-Length"] == "8"
    assert b"".join(response) == b"%PDF-1.7"
    response._resource_closers[0]()
    assert file.closed


@pytest.mark.proves("exception-in-the-middle-of-a-stream", "streaming-downloads-and-server-sent-events")
@pytest.mark.django_db(transaction=True)
def test_a_generator_runs_outside_the_transaction_of_the_request(rf, monkeypatch):
    bank.keyed(
        "exception-in-the-middle-of-a-stream",
        "The client has the status 200 already",
        "The record stays saved, as no transaction",
    )
    from django.core.handlers.base import BaseHandler
    from django.db import connection

    inside = []

    def rows():
        inside.append(connection.in_atomic_block)
        Author.objects.create(name="kept")
        yield b"row"
        raise RuntimeError("half-way")

    def view(request):
        inside.append(connection.in_atomic_block)
        return StreamingHttpResponse(rows())

    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)
    with override_settings(ROOT_URLCONF=urlconf(path("", view)), MIDDLEWARE=[]):
        handler = BaseHandler()
        handler.load_middleware()
        response = handler.get_response(rf.get("/"))
    assert response.status_code == 200
    body = iter(response)
    assert next(body) == b"row"
    with pytest.raises(RuntimeError):
        next(body)
    assert inside == [True, False]
    assert Author.objects.filter(name="kept").exists()


@pytest.mark.proves("streaming-downloads-and-server-sent-events")
def test_the_event_stream_of_the_answer_sends_its_lines(rf):
    events = run("streaming-downloads-and-server-sent-events")["events"]

    async def collect():
        response = await events(rf.get("/"))
        assert response.is_async and response["Content-Type"] == "text/event-stream"
        return [chunk async for chunk in response]

    assert asyncio.run(collect()) == [f"data: {n}\n\n".encode() for n in range(3)]


@pytest.mark.proves("client-disconnects-from-an-async-stream", "streaming-downloads-and-server-sent-events")
def test_a_disconnect_cancels_the_async_generator():
    bank.keyed(
        "client-disconnects-from-an-async-stream",
        "`asyncio.CancelledError` is raised in it",
    )
    from asgiref.testing import ApplicationCommunicator
    from django.core.asgi import get_asgi_application

    seen = []

    async def ticks():
        try:
            while True:
                yield b"tick"
                await asyncio.sleep(0.01)
        except BaseException as error:
            seen.append(type(error))
            raise

    async def events(request):
        assert not hasattr(request, "is_disconnected")
        return StreamingHttpResponse(ticks())

    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
             "path": "/", "query_string": b"", "headers": [(b"host", b"testserver")]}

    async def talk():
        app = ApplicationCommunicator(get_asgi_application(), scope)
        await app.send_input({"type": "http.request"})
        assert (await app.receive_output(30))["type"] == "http.response.start"
        await app.receive_output(30)
        await app.send_input({"type": "http.disconnect"})
        await app.wait(30)

    with override_settings(ROOT_URLCONF=urlconf(path("", events)), MIDDLEWARE=[]):
        asyncio.run(talk())
    assert seen == [asyncio.CancelledError]

"""Python, the language: each proof runs the bank's own text on the interpreter."""

import contextlib
import copy
import enum
import functools
import io
import json
import sys
import types
from contextlib import ExitStack, closing
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

import bank
import pytest
from django import forms
from django.conf import settings as django_settings
from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser, Group, User
from django.core.cache import cache
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor
from django.db.models.query_utils import DeferredAttribute
from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect
from django.test import Client
from django.test.utils import isolate_apps
from django.urls import path
from django.utils.functional import cached_property
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from rest_framework import serializers
from shop.models import Author, Book, Order


def shown(source, **names):
    """What a piece of code prints, line by line."""
    out = io.StringIO()
    names.setdefault("__name__", "bank_block")
    with contextlib.redirect_stdout(out):
        exec(compile(source, "bank", "exec"), names)
    return out.getvalue().splitlines()


def value(text, **names):
    """The value of an option that is one inline expression."""
    return eval(text.strip("`"), names)


def holds_for(question, is_right, **names):
    """The options, evaluated as expressions, are right just where the test says so."""
    for option in bank.options(question):
        assert is_right(option["text"].strip("`"), names) == option["correct"], option["text"]


def prints_the_key(question, **names):
    """The code of the prompt prints one line: the key."""
    assert [f"`{line}`" for line in shown(bank.code(question), **names)] == bank.keys(question)


@pytest.fixture
def routes(settings):
    """Makes the given patterns the root URLconf."""

    def use(*patterns):
        settings.ROOT_URLCONF = types.ModuleType("proof_urls")
        settings.ROOT_URLCONF.urlpatterns = list(patterns)

    return use


@pytest.fixture
def book(db):
    author = Author.objects.create(name="Jane")
    return Book.objects.create(title="Emma", author=author, price=Decimal("7.50"), stock=3)


# Decorators


@pytest.mark.proves("two-decorators-on-one-view", "what-a-decorator-does")
@pytest.mark.django_db
def test_the_decorator_on_top_sees_the_request_first(routes, client):
    source = bank.code("two-decorators-on-one-view")
    names = {"login_required": login_required, "require_POST": require_POST,
             "redirect": redirect, "__name__": "bank_block"}
    exec(source, names)
    basket = path("basket/", lambda request: HttpResponse(), name="basket")
    routes(path("buy/<int:pk>/", names["buy"]), basket)
    response = client.get("/buy/1/")
    assert (response.status_code, response.url.split("?")[0]) == (302, "/accounts/login/")
    bank.keyed("two-decorators-on-one-view", "A redirect to the login page")

    first, second = "@login_required\n", "@require_POST\n"
    swapped = dict(names)
    exec(source.replace(first + second, second + first), swapped)
    routes(path("buy/<int:pk>/", swapped["buy"]), basket)
    assert client.get("/buy/1/").status_code == 405
    # Logging in does not help with GET, and lets a POST pass.
    routes(path("buy/<int:pk>/", names["buy"]), basket)
    client.force_login(User.objects.create_user("ann"))
    assert client.get("/buy/1/").status_code == 405
    assert client.post("/buy/1/").url == "/basket/"


@pytest.mark.proves("webhook-under-a-timing-decorator", "what-a-decorator-does")
def test_a_wrapper_without_wraps_loses_the_mark_of_csrf_exempt(routes):
    source = bank.code("webhook-under-a-timing-decorator")

    def status(source):
        names = {"csrf_exempt": csrf_exempt, "HttpResponse": HttpResponse,
                 "wraps": functools.wraps, "perf_counter": lambda: 0.0, "__name__": "bank_block"}
        exec(source, names)
        routes(path("hook/", names["hook"]))
        return Client(enforce_csrf_checks=True).post("/hook/").status_code, names["hook"]

    code, hook = status(source)
    assert (code, hasattr(hook, "csrf_exempt")) == (403, False)
    cured, hook = status(source.replace("    def wrapper", "    @wraps(view)\n    def wrapper"))
    assert (cured, hook.csrf_exempt) == (200, True)
    swapped, _ = status(source.replace("@timed\n@csrf_exempt\n", "@csrf_exempt\n@timed\n"))
    assert swapped == 200
    # Neither the response nor the parameters matter.
    assert status(source.replace('response["X-Seconds"] =', "_ ="))[0] == 403
    assert status(source.replace("request, *args, **kwargs", "request"))[0] == 403
    bank.keyed("webhook-under-a-timing-decorator", "`wrapper` lacks the mark")


@pytest.mark.proves("what-a-decorator-does")
@pytest.mark.django_db
def test_the_decorator_with_an_argument_of_the_answer(rf):
    names = bank.run("what-a-decorator-does", wraps=functools.wraps, HttpResponse=HttpResponse,
                     PermissionDenied=PermissionDenied)
    edit = names["edit"]
    assert (edit.__name__, edit.__doc__) == ("edit", "Edits a book.")
    assert edit.__wrapped__(None, 1).content == b"book 1"
    request = rf.get("/")
    request.user = user = User.objects.create_user("ann")
    with pytest.raises(PermissionDenied):
        edit(request, pk=3)
    user.groups.add(Group.objects.create(name="editors"))
    assert edit(request, pk=3).content == b"book 3"
    # On a method, the first argument is the view and not the request.
    method = names["group_required"]("editors")(lambda self, request: None)
    with pytest.raises(AttributeError, match="user"):
        method(View(), request)


@pytest.mark.proves("what-a-decorator-does")
def test_decorators_run_when_the_function_is_defined_from_the_bottom_up():
    order = []

    def named(name):
        def decorate(function):
            order.append(f"decorate {name}")

            def wrapper():
                order.append(f"call {name}")
                return function()

            return wrapper

        return decorate

    @named("a")
    @named("b")
    def nothing():
        pass

    assert order == ["decorate b", "decorate a"]
    nothing()
    assert order[2:] == ["call a", "call b"]


@pytest.mark.proves("what-a-decorator-does")
def test_a_class_decorator_hands_the_class_back_and_an_async_view_needs_more(routes, client):
    site = admin.AdminSite()

    class BookAdmin(admin.ModelAdmin):
        pass

    assert admin.register(Book, site=site)(BookAdmin) is BookAdmin
    assert site.is_registered(Book)

    made = []

    def plain(view):
        @functools.wraps(view)
        def wrapper(request):
            made.append(view(request))
            return made[-1]

        return wrapper

    @plain
    async def page(request):
        return HttpResponse("ok")

    routes(path("", page))
    with pytest.raises(ValueError, match="unawaited coroutine"):
        client.get("/")
    made[0].close()


# Iterators and generators


@pytest.mark.proves("looping-twice-over-the-same-object", "iterables-iterators-and-generators")
def test_an_iterator_is_used_up_after_one_loop(book):
    def same_twice(text, names):
        found = value(text, **names)
        first = list(found)
        assert first
        return list(found) == first

    holds_for("looping-twice-over-the-same-object", same_twice, names=["a", "b"], Book=Book)


@pytest.mark.proves("staff-check-in-an-export", "iterables-iterators-and-generators")
def test_the_body_of_a_generator_starts_with_the_first_item(book, routes, client):
    names = bank.run("staff-check-in-an-export", Book=Book, PermissionDenied=PermissionDenied,
                     HttpResponse=HttpResponse, StreamingHttpResponse=StreamingHttpResponse)
    lines = names["rows"](AnonymousUser())
    with pytest.raises(PermissionDenied):
        next(lines)
    routes(path("export/", names["export"]))
    response = client.get("/export/")
    assert response.status_code == 200
    with pytest.raises(PermissionDenied):
        b"".join(response.streaming_content)
    staff = User.objects.create_user("ann", is_staff=True)
    client.force_login(staff)
    assert client.get("/export/").getvalue() == b"Emma\n"
    bank.keyed("staff-check-in-an-export", "The call runs no line of `rows`")


@pytest.mark.proves("report-built-from-two-generators", "iterables-iterators-and-generators")
def test_yield_from_evaluates_to_what_the_inner_generator_returns():
    prints_the_key("report-built-from-two-generators")
    lines = bank.run("report-built-from-two-generators")["lines"]([1, 2])
    assert [next(lines), next(lines)] == [1, 2]
    with pytest.raises(StopIteration) as ended:
        next(lines)
    assert ended.value.value == 3


@pytest.mark.proves("generator-filters-added-in-a-loop")
def test_conditions_of_generator_expressions_read_their_names_late():
    prints_the_key("generator-filters-added-in-a-loop")
    source = bank.code("generator-filters-added-in-a-loop")
    expression = "x for x in numbers if x % n == 0"
    at_once = source.replace(f"({expression})", f"[{expression}]")
    assert at_once != source and shown(at_once) == ["[6, 12]"]
    # The iterable itself is looked up at once.
    with pytest.raises(TypeError, match="not iterable"):
        exec("later = (x for x in None)")
    exec("later = (missing for x in [1])")

    # The arguments of a queryset's filter() are plain values.
    books = Book.objects.all()
    for number in (2, 3):
        books = books.filter(stock__gt=number)
    assert [child.rhs for child in books.query.where.children] == [2, 3]


@pytest.mark.proves("iterables-iterators-and-generators")
def test_the_streamed_export_of_the_answer(book, routes, client):
    names = bank.run("iterables-iterators-and-generators", Book=Book, json=json,
                     StreamingHttpResponse=StreamingHttpResponse)
    routes(path("export/", names["export"]))
    response = client.get("/export/")
    assert response.streaming
    assert json.loads(response.getvalue()) == {"pk": book.pk, "title": "Emma"}
    lines = names["json_lines"]([1])
    with pytest.raises(TypeError):
        len(lines)
    with pytest.raises(TypeError):
        lines[0]


@pytest.mark.proves("iterables-iterators-and-generators")
def test_generators_are_resumed_with_values_and_closed_early():
    log = []

    def echo():
        try:
            got = yield "ready"
            log.append(got)
            yield "more"
        finally:
            log.append("closed")

    def outer():
        yield from echo()

    generator = outer()
    assert next(generator) == "ready"
    assert generator.send("hello") == "more"
    generator.close()
    assert log == ["hello", "closed"]


# Defaults and arguments


@pytest.mark.proves("list-as-the-default-of-a-parameter", "how-arguments-reach-a-function")
def test_a_default_list_is_made_once_and_shared():
    prints_the_key("list-as-the-default-of-a-parameter")
    names = bank.run("list-as-the-default-of-a-parameter")
    assert names["first"] is names["second"]
    assert names["add_filter"].__defaults__[0] is names["first"]


@pytest.mark.proves("field-list-of-a-derived-serializer", "how-arguments-reach-a-function")
def test_adding_in_place_changes_the_list_of_both_serializers(book):
    question = "field-list-of-a-derived-serializer"
    source = bank.code(question)

    def fields(source):
        names = {"serializers": serializers, "Book": Book, "__name__": "bank_block"}
        exec(source, names)
        public, staff = names["BookSerializer"], names["StaffBookSerializer"]
        assert set(staff(book).data) == {"title", "price", "stock"}
        return list(public(book).data), public.Meta.fields is staff.Meta.fields

    assert fields(source) == (["title", "price", "stock"], True)
    bank.keyed(question, "`title`, `price` and `stock`, as both classes name the same list")
    # A new list or a tuple leaves the public serializer alone.
    assert fields(source.replace('fields += ["stock"]', 'fields = fields + ["stock"]')) == (
        ["title", "price"], False)
    assert fields(source.replace('["title", "price"]', '("title", "price")').replace(
        '["stock"]', '("stock",)')) == (["title", "price"], False)
    fixed = source.replace("fields = BookSerializer.Meta.fields\n", "").replace(
        'fields += ["stock"]', bank.inline(bank.questions()[question]["explanation"]))
    assert fields(fixed) == (["title", "price"], False)


@pytest.mark.proves("how-arguments-reach-a-function")
def test_the_functions_of_the_answer_on_arguments():
    names = bank.run("how-arguments-reach-a-function")
    add_line, rename = names["add_line"], names["rename"]
    assert (add_line("a"), add_line("b")) == (["a"], ["b"])
    lines = ["a"]
    assert add_line("b", lines) is lines
    book, titles = {"title": "Dune"}, ["Dune"]
    rename(book, titles)
    assert (book, titles) == ({"title": "Emma"}, ["Dune"])

    def kinds(first, /, *rest, by_name, **others):
        return first, rest, by_name, others

    assert kinds(1, 2, 3, by_name=4, first=5) == (1, (2, 3), 4, {"first": 5})
    with pytest.raises(TypeError):
        kinds(first=1, by_name=2)

    class Shelf:
        books = []

    one, other = Shelf(), Shelf()
    one.books.append("Emma")
    assert other.books == ["Emma"]
    one.books = ["Dune"]
    assert Shelf.books == ["Emma"]


@pytest.mark.proves("form-that-is-told-the-user")
def test_a_parameter_after_args_leaves_the_positional_ones_alone():
    source = bank.code("form-that-is-told-the-user")

    def works(text, names):
        namespace = {"forms": forms}
        try:
            exec(source.replace("PARAMETERS", text), namespace)
            bound = namespace["OrderForm"]({"note": "x"}, user="ann")
            empty = namespace["OrderForm"](user="ann")
        except (TypeError, SyntaxError):
            return False
        return (bound.is_bound, bound.user, empty.is_bound, empty.user) == (
            True, "ann", False, "ann")

    holds_for("form-that-is-told-the-user", works)
    for option in bank.options("form-that-is-told-the-user"):
        if "**kwargs, user" in option["text"]:
            with pytest.raises(SyntaxError):
                exec(source.replace("PARAMETERS", option["text"].strip("`")))
        elif "user, *args" in option["text"] or "user=None" in option["text"]:
            namespace = {"forms": forms}
            exec(source.replace("PARAMETERS", option["text"].strip("`")), namespace)
            with pytest.raises(TypeError, match="multiple values"):
                namespace["OrderForm"]({}, user="ann")


@pytest.mark.proves("two-contexts-with-a-common-key")
def test_in_a_merge_the_later_value_wins_and_in_a_call_two_are_an_error():
    def wins(text, names):
        base, extra = {"title": "base", "a": 1}, {"title": "extra", "b": 2}
        try:
            merged = value(text, base=base, extra=extra)
        except TypeError as error:
            assert "multiple values" in str(error) and "dict(" in text
            return False
        return merged == {"title": "extra", "a": 1, "b": 2}

    holds_for("two-contexts-with-a-common-key", wins)
    base = {"a": 1}
    assert base.update({"a": 2}) is None and base == {"a": 2}


# Scopes


@pytest.mark.proves("three-calls-of-a-counter")
def test_nonlocal_reaches_the_variable_of_the_enclosing_function():
    question = "three-calls-of-a-counter"
    source = bank.code(question)
    with pytest.raises(UnboundLocalError):
        bank.run(question)["hit"]()
    failures = {}

    def counts(text, names):
        namespace = {}
        exec(source.replace("def hit():\n", f"def hit():\n        {text}\n"), namespace)
        try:
            return [namespace["hit"]() for _ in range(3)] == [1, 2, 3]
        except NameError as error:
            failures[text] = type(error)
            return False

    holds_for(question, counts)
    assert failures == {"global count": NameError, "count = count": UnboundLocalError}


# Identity, equality, hashing


@pytest.mark.proves("posted-value-and-a-constant", "identity-equality-and-hashing")
def test_a_posted_text_is_an_object_of_its_own():
    wants_save = bank.run("posted-value-and-a-constant")["wants_save"]
    post = QueryDict("action=save")
    assert eval('wants_save({"action": "save"})', {"wants_save": wants_save}) is True
    assert wants_save(post) is False
    assert post["action"] == "save" and type(post["action"]) is str
    assert hash(post["action"]) == hash("save")
    bank.keyed("posted-value-and-a-constant", "`is` asks for one object")


@pytest.mark.proves("renamed-while-in-a-set", "identity-equality-and-hashing")
def test_an_element_whose_hash_changes_is_lost_in_its_set():
    prints_the_key("renamed-while-in-a-set")
    names = bank.run("renamed-while-in-a-set")
    assert [tag.name for tag in names["tags"]] == ["law"]


@pytest.mark.proves("identity-equality-and-hashing")
def test_the_money_of_the_answer_compares_by_value():
    money = bank.run("identity-equality-and-hashing")["Money"]
    one, other = money(5, "EUR"), money(5, "EUR")
    assert one == other and one is not other and hash(one) == hash(other)
    assert {one: "found"}[other] == "found"
    assert one != 5 and money.__eq__(one, 5) is NotImplemented

    class Answers:
        def __eq__(self, other):
            return True

    assert one == Answers()
    with pytest.raises(TypeError, match="unhashable"):
        hash(Answers())


@pytest.mark.proves("identity-equality-and-hashing")
def test_models_compare_by_their_key(book):
    again = Book.objects.get(pk=book.pk)
    again.title = "Other"
    assert again == book and again is not book and hash(again) == hash(book)
    unsaved = Book()
    assert unsaved == unsaved and unsaved != Book()
    with pytest.raises(TypeError, match="unhashable"):
        hash(unsaved)


# Special methods


@pytest.mark.proves("default-for-a-basket-without-lines", "a-small-class-for-values")
def test_an_object_of_length_zero_counts_as_false():
    question = "default-for-a-basket-without-lines"
    assert shown(bank.code(question)) == ["['sample']"]
    bank.keyed(question, "`['sample']`, as an object with length zero")
    source = bank.code(question)
    without = source.replace("__len__", "size")
    assert shown(without) == ["[]"]
    with_bool = source.replace("    def __len__", "    def __bool__(self):\n        return True\n\n"
                               "    def __len__")
    assert shown(with_bool) == ["[]"]


@pytest.mark.proves("mail-text-written-by-customers")
@pytest.mark.django_db
def test_a_format_string_reads_attributes_and_does_no_more():
    question = "mail-text-written-by-customers"
    customer = User.objects.create_user("ann", password="secret")
    order = Order.objects.create(customer=customer)

    def body(text):
        source = bank.code(question)
        names = {"customer": types.SimpleNamespace(mail_text=text), "order": order}
        exec(source, names)
        return names["body"]

    assert body("{order.customer.password}") == customer.password
    leak = "{order.__init__.__globals__[settings].SECRET_KEY}"
    assert leak in bank.questions()[question]["explanation"]
    assert body(leak) == django_settings.SECRET_KEY
    with pytest.raises(AttributeError):
        body("{order.delete()}")
    with pytest.raises(AttributeError):
        body("{order.pk + 1}")
    assert Order.objects.filter(pk=order.pk, status="new").exists()
    bank.keyed(question, "Read any attribute")


@pytest.mark.proves("accesses-on-a-wrapper-object")
def test_the_fallback_is_called_for_missing_attributes_alone(book):
    question = "accesses-on-a-wrapper-object"

    def asks(text, names):
        namespace = bank.run(question, book=book)
        asked, wrapper = [], namespace["Wrapper"]
        fallback = wrapper.__getattr__
        wrapper.__getattr__ = lambda self, name: asked.append(name) or fallback(self, name)
        value(text, wrapper=namespace["wrapper"])
        return bool(asked)

    holds_for(question, asks)
    wrapper = bank.run(question, book=book)["wrapper"]
    assert str(wrapper) != str(book) and wrapper.title == "Emma"
    wrapper.book = [1]
    assert wrapper.__len__() == 1
    with pytest.raises(TypeError, match="len"):
        len(wrapper)
    del wrapper.__dict__["book"]
    with pytest.raises(RecursionError):
        wrapper.title


@pytest.mark.proves("a-small-class-for-values")
def test_the_money_of_the_answer_prints_compares_and_checks():
    names = {"StrEnum": enum.StrEnum, "dataclass": dataclass, "Decimal": Decimal}
    names = bank.run("a-small-class-for-values", **names)
    money, currency = names["Money"], names["Currency"]
    low, high = (money(currency.EUR, Decimal(n)) for n in (5, 1234))
    assert str(high) == "1,234.00 EUR" and [high] == [money(currency.EUR, Decimal(1234))]
    assert str([low]) == f"[{low!r}]" and repr(low).startswith("Money(currency=")
    assert sorted([high, low]) == [low, high] and len({low, high, low}) == 2
    with pytest.raises(ValueError, match="negative"):
        money(currency.EUR, Decimal(-1))
    with pytest.raises(AttributeError):
        low.amount = 3
    assert currency("EUR") is currency.EUR and currency.EUR == "EUR"


@pytest.mark.proves("a-small-class-for-values")
def test_special_methods_are_looked_up_on_the_class():
    class Plain:
        def __repr__(self):
            return "plain"

    plain = Plain()
    plain.__str__ = lambda: "instance"
    assert str(plain) == "plain"

    class Spaced(Plain):
        def __format__(self, spec):
            return f"<{spec}>"

    assert f"{Spaced():wide}" == "<wide>"


# Attributes and classes


@pytest.mark.proves("total-of-an-order-line", "from-the-class-statement-to-an-attribute")
@pytest.mark.django_db
def test_an_annotation_cannot_be_set_over_a_property():
    question = "total-of-an-order-line"
    source = bank.code(question)

    def printed(source):
        """What the code prints; the table is made as soon as the class statement has run."""
        names = {"models": models, "F": F, "property": property, "cached_property": cached_property,
                 "__name__": "shop.extra"}
        head, rest = source.split("\n\nLine.objects", 1)
        with isolate_apps("shop"):
            exec(head, names)
        editor = connection.SchemaEditorClass(connection, atomic=False)
        editor.deferred_sql = []
        editor.create_model(names["Line"])
        try:
            return shown("Line.objects" + rest, **names)
        finally:
            editor.delete_model(names["Line"])

    with pytest.raises(AttributeError, match="'total'.*has no setter"):
        printed(source)
    bank.keyed(question, "Raises `AttributeError`")
    assert printed(source.replace("@property", "@cached_property")) == ["10"]
    with pytest.raises(ValueError, match="conflicts with a field"):
        printed(source.replace("annotate(total", "annotate(price"))


@pytest.mark.proves(
    "name-of-a-field-on-the-model-class", "from-the-class-statement-to-an-attribute")
def test_a_descriptor_is_left_under_the_name_of_a_field():
    question = "name-of-a-field-on-the-model-class"
    with isolate_apps("shop"):
        book = bank.run(question, models=models, __name__="shop.extra")["Book"]
    found = value("`Book.title`", Book=book)
    assert type(found) is DeferredAttribute
    assert hasattr(found, "__get__") and not hasattr(found, "__set__")
    assert isinstance(book._meta.get_field("title"), models.CharField)
    assert book._meta.get_field("title") is not found
    bank.keyed(question, "A descriptor that serves access on the instances")

    @dataclass
    class Line:
        quantity: int = 1

    assert Line.quantity == 1


@pytest.mark.proves("from-the-class-statement-to-an-attribute")
def test_a_metaclass_makes_models_and_fields_register_themselves():
    assert type(Book) is models.base.ModelBase
    seen = []

    class Noted(models.CharField):
        def contribute_to_class(self, cls, name, **kwargs):
            seen.append((cls.__name__, name, name in vars(cls)))
            super().contribute_to_class(cls, name, **kwargs)

    with isolate_apps("shop"):
        type("Page", (models.Model,), {"__module__": "shop.extra", "title": Noted(max_length=9)})
    assert seen == [("Page", "title", False)]
    assert isinstance(Book.author, ForwardManyToOneDescriptor)
    assert hasattr(Book.author, "__set__") and not hasattr(cached_property, "__set__")


@pytest.mark.proves("from-the-class-statement-to-an-attribute")
def test_a_loaded_value_is_in_the_instance_and_a_missing_one_is_queried(
        book, django_assert_num_queries):
    loaded = Book.objects.get()
    with django_assert_num_queries(0):
        assert loaded.title == vars(loaded)["title"] == "Emma"
    deferred = Book.objects.only("stock").get()
    assert "title" not in vars(deferred)
    with django_assert_num_queries(1):
        assert deferred.title == "Emma"


@pytest.mark.proves("from-the-class-statement-to-an-attribute")
def test_the_descriptor_of_the_answer_guards_assignments():
    names = bank.run("from-the-class-statement-to-an-attribute")
    line = names["Line"](3)
    assert line.quantity == 3 and vars(line) == {"quantity": 3}
    with pytest.raises(ValueError, match="quantity has to be positive"):
        line.quantity = 0
    assert isinstance(names["Line"].quantity, names["Positive"])
    # A data descriptor is asked before the instance, another descriptor after it.
    class Fixed:
        def __get__(self, instance, owner=None):
            return "descriptor"

    class Holder:
        plain = Fixed()

        def __getattr__(self, name):
            return "fallback"

    holder = Holder()
    assert holder.plain == "descriptor"
    vars(holder)["plain"] = "instance"
    assert (holder.plain, holder.other) == ("instance", "fallback")
    Fixed.__set__ = lambda self, instance, value: None
    assert holder.plain == "descriptor"


@pytest.mark.proves(
    "provider-missing-from-the-registry", "from-the-class-statement-to-an-attribute")
def test_the_hook_runs_when_the_subclass_is_defined(tmp_path, monkeypatch):
    question = "provider-missing-from-the-registry"
    (tmp_path / "proof_providers.py").write_text(bank.code(question))
    (tmp_path / "proof_stripe.py").write_text(
        "from proof_providers import Provider\n\n\nclass Stripe(Provider):\n    pass\n")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("proof_providers", "proof_stripe"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    from proof_providers import Provider

    assert Provider.registry == {} and type(Provider) is type
    import proof_stripe

    assert Provider.registry == {"Stripe": proof_stripe.Stripe}
    assert proof_stripe.Stripe.registry is Provider.registry
    for name in ("proof_providers", "proof_stripe"):
        sys.modules.pop(name)
    bank.keyed(question, "An import of `shop/stripe.py`")


# The order of classes


@pytest.mark.proves("save-in-a-diamond-of-classes", "super-and-the-method-resolution-order")
def test_super_goes_to_the_next_class_in_the_order():
    prints_the_key("save-in-a-diamond-of-classes")
    names = bank.run("save-in-a-diamond-of-classes")
    assert [each.__name__ for each in names["Page"].__mro__] == [
        "Page", "Stamped", "Audited", "Base", "object"]
    assert names["Stamped"]().save() == ["stamped", "base"]


@pytest.mark.proves("view-and-templateview-as-bases", "super-and-the-method-resolution-order")
def test_a_base_cannot_come_before_its_own_subclass():
    with pytest.raises(TypeError, match="[Cc]annot create a consistent method resolution"):
        bank.run("view-and-templateview-as-bases")
    swapped = bank.code("view-and-templateview-as-bases").replace(
        "View, TemplateView)", "TemplateView, View)")
    exec(swapped, {"__name__": "bank_block"})
    assert issubclass(TemplateView, View)
    bank.keyed("view-and-templateview-as-bases", "A `TypeError`: `View` would have to precede")


@pytest.mark.proves("super-and-the-method-resolution-order")
def test_the_cooperating_classes_of_the_answer():
    names = bank.run("super-and-the-method-resolution-order")
    assert names["Book"]().describe(price=5, stock=2, shelf="A") == {
        "label": "5 EUR", "available": True, "shelf": "A"}
    source = bank.code("super-and-the-method-resolution-order")
    fixed = source.replace('super().describe(label', 'Root.describe(self, label')
    namespace = {}
    exec(fixed, namespace)
    # The sibling is skipped: nobody turns the stock into a word.
    assert namespace["Book"]().describe(price=5, stock=2) == {"label": "5 EUR", "stock": 2}


# Context managers


@pytest.mark.proves("timer-around-a-payment", "with-statement-and-your-own-manager")
def test_a_true_result_of_exit_swallows_the_exception():
    question = "timer-around-a-payment"
    source = bank.code(question)

    def charge(order):
        raise ValueError("card declined")

    def pay(source):
        names = {"charge": charge, "perf_counter": lambda: 0.0}
        exec(source, names)
        return names["pay"](1)

    assert pay(source) is None
    last = "        return self\n\ndef pay"
    assert last in source
    for result in ("", "        return False\n"):
        with pytest.raises(ValueError, match="declined"):
            pay(source.replace(last, f"{result}\ndef pay"))
    # What `__enter__` returns plays no part.
    leave = "    def __exit__"
    assert pay(source.replace(f"        return self\n\n{leave}", f"\n{leave}")) is None
    bank.keyed(question, "`__exit__` returns an object")


@pytest.mark.proves("with-statement-and-your-own-manager")
def test_the_manager_of_the_answer_cleans_up_on_each_way_out():
    source = bank.code("with-statement-and-your-own-manager")
    names = {"contextmanager": contextlib.contextmanager, "cache": cache}
    exec(source, names)
    with names["maintenance"]("move") as reason:
        assert cache.get("maintenance") == reason == "move"
    assert cache.get("maintenance") is None
    with pytest.raises(KeyError), names["maintenance"]("move"):
        raise KeyError
    assert cache.get("maintenance") is None

    def leaves_early():
        with names["maintenance"]("move"):
            return "left"

    assert leaves_early() == "left" and cache.get("maintenance") is None
    without = source.replace("    try:\n        yield reason\n    finally:\n        cache",
                             "    yield reason\n    cache")
    assert without != source
    exec(without, names)
    with pytest.raises(KeyError), names["maintenance"]("move"):
        raise KeyError
    assert cache.get("maintenance") == "move"
    cache.clear()


@pytest.mark.proves("with-statement-and-your-own-manager")
@pytest.mark.django_db
def test_other_managers_of_the_answer():
    @contextlib.contextmanager
    def catching():
        with contextlib.suppress(KeyError):
            yield

    with catching():
        raise KeyError
    left = []
    with ExitStack() as stack:
        for number in range(3):
            stack.callback(left.append, number)
    assert left == [2, 1, 0]
    assert isinstance(transaction.atomic(), contextlib.ContextDecorator)
    with pytest.raises(KeyError), transaction.atomic():
        Author.objects.create(name="Ann")
        raise KeyError
    assert not Author.objects.exists()


@pytest.mark.proves("files-named-on-the-command-line", "with-statement-and-your-own-manager")
def test_the_stack_closes_what_was_opened_before_the_failure():
    question = "files-named-on-the-command-line"

    class File:
        def __init__(self, name, log):
            log.append(f"open {name}")
            self.name, self.log = name, log

        def __enter__(self):
            return self

        def __exit__(self, *error):
            self.close()

        def close(self):
            self.log.append(f"close {self.name}")

    def run(number, names):
        log, merged = [], []

        def opened(name):
            if name == "missing":
                raise FileNotFoundError(name)
            return File(name, log)

        failure = None
        try:
            exec(bank.code(question, f"options[{number}].text"),
                 {"open": opened, "names": names, "merge": merged.extend,
                  "ExitStack": ExitStack, "closing": closing})
        except (FileNotFoundError, AttributeError) as error:
            failure = type(error)
        return log, [file.name for file in merged], failure

    right = []
    for number, option in enumerate(bank.options(question)):
        log, merged, failure = run(number, ["a", "b", "missing"])
        assert log[:2] == ["open a", "open b"] and merged == [] and failure
        right.append(log[2:] == ["close b", "close a"])
        log, merged, failure = run(number, ["a", "b"])
        assert merged == ["a", "b"]
        if option["correct"]:
            assert sorted(log[2:]) == ["close a", "close b"] and failure is None
        if "closing" in option["text"]:
            assert failure is AttributeError
    assert right == [option["correct"] for option in bank.options(question)]


# Exceptions


@pytest.mark.proves("finally-with-a-return-value", "raising-and-catching-exceptions")
def test_a_return_in_finally_discards_the_exception():
    question = "finally-with-a-return-value"
    assert shown(bank.code(question)) == ["charged"]
    bank.keyed(question, "It prints `charged`, and the `ValueError` is lost")
    source = bank.code(question).replace('return "charged"', "pass")
    with pytest.raises(ValueError, match="declined"):
        shown(source)


@pytest.mark.proves("error-of-a-client-library", "raising-and-catching-exceptions")
@pytest.mark.django_db
def test_from_sets_the_cause():
    question = "error-of-a-client-library"

    class PaymentError(Exception):
        pass

    class Client:
        def charge(self, order):
            raise TimeoutError("slow")

    def chains(text, names):
        source = bank.code(question).replace("LAST_LINE", text)
        namespace = {"client": Client(), "PaymentError": PaymentError}
        exec(source, namespace)
        with pytest.raises(PaymentError) as raised:
            namespace["pay"](1)
        error = raised.value
        assert isinstance(error.__context__, TimeoutError)
        assert error.__suppress_context__ == ("from" in text)
        return isinstance(error.__cause__, TimeoutError)

    holds_for(question, chains)

    # Django chains the errors of database drivers so.
    User.objects.create(username="ann")
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        User.objects.create(username="ann")
    assert type(raised.value.__cause__).__module__ == "sqlite3"


@pytest.mark.proves("two-handlers-with-a-star", "raising-and-catching-exceptions")
def test_each_starred_handler_gets_its_part_of_the_group():
    question = "two-handlers-with-a-star"
    assert shown(bank.code(question)) == ["value 2", "lookup 1"]
    bank.keyed(question, "Prints `value 2` and `lookup 1`")
    without = bank.code(question).split("except* LookupError")[0]
    with pytest.raises(ExceptionGroup) as left:
        shown(without)
    assert [type(error) for error in left.value.exceptions] == [KeyError]
    with pytest.raises(ExceptionGroup):
        shown(bank.code(question).replace("except*", "except"))


@pytest.mark.proves("raising-and-catching-exceptions")
def test_the_service_of_the_answer_on_exceptions():
    class Client:
        closed = 0

        def __init__(self, error=None):
            self.error = error

        def charge(self, pk):
            if self.error:
                raise self.error
            return f"receipt {pk}"

        def close(self):
            self.closed += 1

    def pay(client):
        order = types.SimpleNamespace(pk=7)
        names = bank.run("raising-and-catching-exceptions", client=client)
        try:
            names["pay"](order)
        except Exception as error:
            return error
        return order.receipt

    assert pay(client := Client()) == "receipt 7" and client.closed == 1
    error = pay(client := Client(TimeoutError()))
    assert (type(error).__name__, str(error)) == ("PaymentError", "order 7: no answer")
    assert isinstance(error.__cause__, TimeoutError) and client.closed == 1
    assert isinstance(pay(client := Client(KeyError())), KeyError) and client.closed == 1


@pytest.mark.proves("raising-and-catching-exceptions")
@pytest.mark.django_db
def test_the_first_handler_that_matches_wins():
    assert issubclass(Book.DoesNotExist, ObjectDoesNotExist)
    try:
        Book.objects.get(pk=1)
    except ObjectDoesNotExist:
        found = "general"
    except Book.DoesNotExist:
        found = "special"
    assert found == "general"
    for error in (KeyboardInterrupt, SystemExit):
        assert not issubclass(error, Exception) and issubclass(error, BaseException)
    error = ValueError("a")
    error.add_note("a remark")
    assert error.__notes__ == ["a remark"]


# Copies and collections


@pytest.mark.proves("options-derived-from-defaults", "choosing-a-built-in-collection")
def test_a_copied_dictionary_shares_its_inner_ones():
    prints_the_key("options-derived-from-defaults")
    source = bank.code("options-derived-from-defaults")
    assert shown(source.replace("DEFAULTS.copy()", "copy.deepcopy(DEFAULTS)"), copy=copy) == [
        "{'retries': 3, 'timeouts': {'read': 5}}"]
    assert shown(source.replace("DEFAULTS.copy()", "DEFAULTS")) == [
        "{'retries': 1, 'timeouts': {'read': 60}}"]


@pytest.mark.proves("staff-form-and-the-form-after-it", "choosing-a-built-in-collection")
def test_each_form_has_a_deep_copy_of_the_fields():
    question = "staff-form-and-the-form-after-it"
    form = bank.run(question, forms=forms)["BookForm"]
    assert form(staff=True).fields["isbn"].required is False
    assert form().fields["isbn"].required is True
    assert form().fields["isbn"] is not form.base_fields["isbn"]
    bank.keyed(question, "Yes, each instance gets a deep copy")
    shared = bank.code(question).replace("self.fields", "self.base_fields")
    names = {"forms": forms, "__name__": "bank_block"}
    exec(shared, names)
    names["BookForm"](staff=True)
    assert names["BookForm"]().fields["isbn"].required is False


@pytest.mark.proves("dearest-books-first-then-by-title", "choosing-a-built-in-collection")
def test_stable_sorts_keep_the_order_of_equal_prices():
    question = "dearest-books-first-then-by-title"
    names = bank.run(question, attrgetter=attrgetter)
    books = [types.SimpleNamespace(title=title, price=int(price))
             for title, price in ("c5", "a5", "d9", "b5", "e9", "a1")]

    def is_so(text, names):
        found = value(text, books=books, **names)
        listed = " ".join(f"{each.title}{each.price}" for each in found)
        return listed == "d9 e9 a5 b5 c5 a1"

    holds_for(question, is_so, price=names["price"], title=names["title"], attrgetter=attrgetter)


@pytest.mark.proves("choosing-a-built-in-collection")
def test_the_collections_of_the_answer():
    names = bank.run("choosing-a-built-in-collection", copy=copy)
    assert names["unique"] == ["law", "art"] and names["by_name"] == ["art", "law"]
    assert names["shallow"]["hours"] == ["9-12", "14-18"]
    assert names["deep"]["hours"] == ["9-12"]
    assert [].sort() is None
    with pytest.raises(TypeError, match="unhashable"):
        {[]}
    counts = {"a": 0, "b": 1}
    with pytest.raises(RuntimeError, match="changed size"):
        for key in counts:
            counts.pop(key)
    for key in list(counts):
        counts.pop(key)
    assert counts == {}


# Dataclasses and enums


@pytest.mark.proves("what-a-plain-dataclass-can-do", "a-small-class-for-values")
def test_a_plain_dataclass_compares_and_neither_sorts_nor_checks_nor_hashes():
    question = "what-a-plain-dataclass-can-do"
    money = bank.run(question, dataclass=dataclass)["Money"]

    def is_so(text, names):
        code, claim = text.split("` ", 1)
        try:
            found = f"gives `{value(code, Money=money)}"
        except TypeError:
            found = "raises `TypeError"
        return claim == found

    holds_for(question, is_so)
    source = bank.code(question)
    for argument, works in (("order=True", "Money(5, 'a') < Money(6, 'a')"),
                            ("frozen=True", "hash(Money(5, 'a'))")):
        names = {"dataclass": dataclass, "__name__": "bank_block"}
        exec(source.replace("@dataclass", f"@dataclass({argument})"), names)
        assert value(works, **names)


@pytest.mark.proves("a-small-class-for-values")
def test_a_list_as_the_default_of_a_field_is_refused():
    with pytest.raises(ValueError, match="default_factory"):
        @dataclass
        class Basket:
            items: list = []


@pytest.mark.proves("enum-members-beside-plain-text", "a-small-class-for-values")
def test_a_member_of_a_plain_enum_differs_from_its_value():
    prints_the_key("enum-members-beside-plain-text", Enum=enum.Enum, models=models)
    status = bank.run("enum-members-beside-plain-text", Enum=enum.Enum, models=models)["Status"]
    assert status("paid") is status.PAID and status.PAID.value == "paid"

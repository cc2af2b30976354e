"""Proofs for the topic "models": each runs the bank's own text against real tables."""

import contextlib
import datetime
import io
import re
import uuid
import warnings
from pathlib import Path

import bank
import django
import pytest
import shop.models
from django import forms
from django.conf import global_settings
from django.contrib import admin
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.indexes import BrinIndex, GinIndex, HashIndex
from django.core.exceptions import FieldError, ImproperlyConfigured, ValidationError
from django.db import DatabaseError, IntegrityError, NotSupportedError, connections, models
from django.db import migrations, transaction
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter
from django.db.models import Count, F, Max, Q, functions
from django.db.models.expressions import DatabaseDefault
from django.db.models.functions import Lower, Now, Upper
from django.db.models.signals import post_delete
from django.test.utils import CaptureQueriesContext, isolate_apps
from django.utils.text import slugify
from documentation import chapter

SIX = django.VERSION >= (6, 0)
NAMES = {
    "models": models, "F": F, "Q": Q, "Count": Count, "Now": Now, "Lower": Lower,
    "Upper": Upper, "uuid": uuid, "slugify": slugify, "ContentType": ContentType,
    "GenericForeignKey": GenericForeignKey, "GenericRelation": GenericRelation,
    "BrinIndex": BrinIndex, "GinIndex": GinIndex, "HashIndex": HashIndex,
    "date": datetime.date, "CASCADE": models.CASCADE,
}  # fmt: skip


def new_editor(connection):
    """A schema editor that works inside the test's transaction, on SQLite too."""
    editor = connection.SchemaEditorClass(connection, atomic=False)
    editor.deferred_sql = []
    return editor


def create_tables(namespace, using="default"):
    """Creates the tables of the models in a namespace, inside the test's transaction."""
    connection = connections[using]
    editor = new_editor(connection)
    found = [
        value
        for value in namespace.values()
        if isinstance(value, type)
        and issubclass(value, models.Model)
        and value.__module__ == namespace["__name__"]
        and value._meta.managed
        and not (value._meta.abstract or value._meta.proxy)
    ]
    with CaptureQueriesContext(connection) as captured:
        for model in found:
            editor.create_model(model)
        for statement in editor.deferred_sql:
            editor.execute(statement)
    return "\n".join(query["sql"] for query in captured)


def run(source, tables=True, using="default", isolated=True, **names):
    """Executes source with models of its own app registry; gives its namespace.

    The class statements run first, then their tables are created, then the rest runs.
    """
    namespace = {**NAMES, "__name__": "shop.extra", **names}
    classes, rest = [], []
    for part in top_level_parts(source):
        (classes if part.startswith(("class ", "import ", "from ")) else rest).append(part)
    with isolate_apps("shop") if isolated else contextlib.nullcontext():
        exec("\n".join(classes), namespace)
        if tables:
            namespace["ddl"] = create_tables(namespace, using)
        out = io.StringIO()
        namespace["rest"] = "\n".join(rest)
        namespace["out"] = out
    return namespace


def go(namespace):
    """Runs what followed the classes; gives what it printed."""
    with contextlib.redirect_stdout(namespace["out"]):
        exec(namespace["rest"], namespace)
    return namespace["out"].getvalue().strip()


def top_level_parts(source):
    parts = []
    for line in source.splitlines():
        if line[:1].isspace() or not line or line.startswith((")", "]", "}")):
            parts[-1] += "\n" + line
        else:
            parts.append(line)
    return parts


def right(question):
    """The texts of the right options, without backticks."""
    options = bank.questions()[question]["options"]
    return [option["text"].strip("`") for option in options if option["correct"]]


def wrong(question):
    options = bank.questions()[question]["options"]
    return [option["text"].strip("`") for option in options if not option["correct"]]


def fenced(question, correct):
    """The code of the fenced options that are right (or wrong)."""
    return [
        bank.code(question, f"options[{number}].text")
        for number, option in enumerate(bank.questions()[question]["options"])
        if option["correct"] == correct
    ]


SHOP = Path(shop.models.__file__).read_text().split("class Profile")[0]


def bookshop():
    """The bookshop's first models in an app registry of their own, over the real tables."""
    return run(SHOP, tables=False)


# Models and tables


@pytest.mark.proves("page-for-a-model-just-written", "what-is-a-django-model")
@pytest.mark.django_db
def test_a_model_without_migration_has_no_table():
    award = run(bank.code("page-for-a-model-just-written"), tables=False)["Award"]
    with pytest.raises(DatabaseError, match="no such table"), transaction.atomic():
        award.objects.count()
    bank.keyed("page-for-a-model-just-written", "The query fails with a database error")


@pytest.mark.proves("what-is-a-django-model")
@pytest.mark.django_db
def test_the_model_of_the_answer_gets_a_table_with_an_id():
    names = run(bank.code("what-is-a-django-model"), Publisher=shop.models.Publisher)
    magazine = names["Magazine"]
    assert [field.column for field in magazine._meta.concrete_fields] == [
        "id", "title", "publisher_id", "issued",
    ]  # fmt: skip
    publisher = shop.models.Publisher.objects.create(name="P")
    for title in ("Z", "A"):
        magazine.objects.create(title=title, publisher=publisher)
    assert [str(each) for each in magazine.objects.all()] == ["A", "Z"]


@pytest.mark.proves("default-table-name-of-a-model")
def test_the_table_is_label_underscore_lower_case_class():
    (key,) = right("default-table-name-of-a-model")
    assert shop.models.OrderLine._meta.db_table == key


@pytest.mark.proves("model-without-str")
def test_the_inherited_str_shows_class_and_key():
    assert [go(run(bank.code("model-without-str"), tables=False))] == right("model-without-str")


@pytest.mark.proves("model-with-no-declared-fields")
@pytest.mark.django_db
def test_a_model_without_fields_is_a_model():
    names = run(bank.code("model-with-no-declared-fields"))
    marker = names["Marker"]
    assert marker.check() == []
    assert [field.column for field in marker._meta.concrete_fields] == ["id"]
    row = marker()
    row.save()
    assert marker.objects.get() == row
    state = ProjectState()
    after = ProjectState()
    after.add_model(ModelState.from_model(marker))
    changes = MigrationAutodetector(state, after)._detect_changes()
    assert changes["shop"][0].operations[0].name == "Marker"
    assert not marker._meta.abstract
    bank.keyed(
        "model-with-no-declared-fields",
        "Its table consists",
        "It passes Django's",
        "Its rows can",
    )


# Custom fields


@pytest.mark.proves("words-field-after-loading")
@pytest.mark.django_db
def test_loading_does_not_call_to_python():
    names = run(bank.code("words-field-after-loading"))
    bank.keyed("words-field-after-loading", f"The string `{go(names)}`")


@pytest.mark.proves("migrations-of-a-separated-field")
def test_an_argument_missing_from_deconstruct_is_lost():
    separated = run(bank.code("migrations-of-a-separated-field"), tables=False)["SeparatedField"]
    field = separated(separator=";")
    _, path, args, kwargs = field.deconstruct()
    assert path == "shop.extra.SeparatedField"
    assert (args, kwargs) == ([], {})
    assert field.clone().separator == ","
    assert "separator" not in MigrationWriter.serialize(field)[0]
    assert separated(separator="|").deconstruct()[1:] == field.deconstruct()[1:]
    bank.keyed("migrations-of-a-separated-field", "They omit the argument")


@pytest.mark.proves("methods-that-set-the-column-type")
def test_two_methods_set_the_column_type():
    bodies = {
        "db_type": lambda self, connection: "point",
        "get_internal_type": lambda self: "TextField",
        "get_prep_value": lambda self, value: "x",
        "to_python": lambda self, value: 1,
        "formfield": lambda self, **kwargs: forms.IntegerField(),
    }
    columns = {
        f"{method}()": type("Bare", (models.Field,), {method: body})().db_type(
            connections["default"]
        )
        for method, body in bodies.items()
    }
    assert {columns["db_type()"], columns["get_internal_type()"]} == {"point", "text"}
    with_column = {method for method, column in columns.items() if column is not None}
    assert with_column == set(right("methods-that-set-the-column-type"))
    assert set(columns) - with_column == set(wrong("methods-that-set-the-column-type"))


@pytest.mark.proves("implement-a-custom-model-field")
@pytest.mark.django_db
def test_the_words_field_of_the_answer():
    names = run(bank.code("implement-a-custom-model-field"))
    field_class = names["WordsField"]
    model = run(
        "class Memo(models.Model):\n    words = WordsField(separator=';')",
        WordsField=field_class,
    )["Memo"]
    memo = model.objects.create(words=["a", "b"])
    assert model.objects.get().words == ["a", "b"]
    assert model.objects.filter(words=["a", "b"]).exists()
    field = model._meta.get_field("words")
    assert field.clone().separator == ";"
    assert field.deconstruct()[3] == {"separator": ";"}
    memo.words = "a;b"
    memo.save()
    assert memo.words == "a;b"
    memo.refresh_from_db()
    assert memo.words == ["a", "b"]
    unsaved = model(words="x;y")
    unsaved.full_clean()
    assert unsaved.words == ["x", "y"]


# Content types


@pytest.fixture
def comments(db):
    source = bank.code("filter-on-a-generic-foreign-key")
    names = run(source, isolated=False, book=None)
    yield names["Comment"]
    forget(names["Comment"])


def forget(*found):
    """Takes a model out of Django's registry again."""
    from django.apps import apps

    for model in found:
        apps.all_models["shop"].pop(model._meta.model_name, None)
    apps.clear_cache()


@pytest.fixture
def book(db):
    author = shop.models.Author.objects.create(name="Herbert")
    return shop.models.Book.objects.create(title="Dune", author=author)


@pytest.mark.proves("filter-on-a-generic-foreign-key", "what-contenttypes-are-for")
def test_a_generic_key_cannot_be_filtered(comments, book):
    comments.objects.create(target=book)
    last_line = top_level_parts(bank.code("filter-on-a-generic-foreign-key"))[-1]
    with pytest.raises(FieldError):
        exec(last_line, {"Comment": comments, "book": book})
    kind = ContentType.objects.get_for_model(book)
    with pytest.raises(FieldError):
        comments.objects.filter(target=(kind.pk, book.pk))
    assert comments.objects.filter(content_type=kind, object_id=book.pk).exists()
    bank.keyed("filter-on-a-generic-foreign-key", "Raises `FieldError`")


@pytest.mark.proves("delete-target-of-a-generic-foreign-key", "what-contenttypes-are-for")
def test_a_deleted_target_leaves_orphans(comments, book):
    comments.objects.create(target=book)
    key = book.pk
    book.delete()
    comment = comments.objects.get()
    assert comment.object_id == key
    assert comment.target is None
    bank.keyed(
        "delete-target-of-a-generic-foreign-key",
        "They stay and their `target` attribute gives `None`",
    )


@pytest.mark.proves("prefetch-a-generic-foreign-key")
def test_prefetching_a_generic_key_queries_once_per_kind(comments):
    for number in range(5):
        author = shop.models.Author.objects.create(name=str(number))
        target = shop.models.Book.objects.create(title=str(number), author=author)
        comments.objects.create(target=author)
        comments.objects.create(target=target)
    source = bank.code("prefetch-a-generic-foreign-key")
    connection = connections["default"]

    def count(text):
        with CaptureQueriesContext(connection) as captured:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(text, {"Comment": comments})
        return str(len(captured))

    bank.typed("prefetch-a-generic-foreign-key", count(source))
    assert count(source.replace('prefetch_related("target")', "all()")) == "11"


@pytest.mark.proves("what-contenttypes-are-for")
@pytest.mark.django_db
def test_the_bookmark_of_the_answer(book):
    names = run(bank.code("what-contenttypes-are-for"), isolated=False)
    bookmark = names["Bookmark"]
    try:
        bookmark.objects.create(target=book)
        assert bookmark.objects.get().target == book
        assert bookmark._meta.indexes[0].fields == ["content_type", "object_id"]
        assert "REFERENCES" not in names["ddl"].split('"object_id"')[1].split(",")[0]
    finally:
        forget(bookmark)


@pytest.mark.proves("what-contenttypes-are-for", "delete-target-of-a-generic-foreign-key")
@pytest.mark.django_db
def test_a_generic_relation_deletes_the_rows_with_their_target():
    source = bank.code("what-contenttypes-are-for") + (
        "class Shelf(models.Model):\n    bookmarks = GenericRelation(Bookmark)\n"
    )
    names = run(source, isolated=False)
    shelf, bookmark = names["Shelf"], names["Bookmark"]
    try:
        first, second = shelf.objects.create(), shelf.objects.create()
        bookmark.objects.create(target=first)
        kept = bookmark.objects.create(target=second)
        assert shelf.objects.get(bookmarks=kept) == second
        assert second.bookmarks.get() == kept
        first.delete()
        assert bookmark.objects.get() == kept
    finally:
        forget(shelf, bookmark)
    bank.keyed(
        "delete-target-of-a-generic-foreign-key",
        "They stay and their `target` attribute gives `None`",
    )


# null and blank


@pytest.mark.proves("optional-text-by-convention", "null-versus-blank")
@pytest.mark.django_db
def test_blank_text_has_one_kind_of_empty():
    def outcome(declaration):
        model = run(f"class Person(models.Model):\n    {declaration}")["Person"]
        form = forms.modelform_factory(model, fields=["bio"])({"bio": ""})
        stored = form.is_valid() and form.save().bio
        try:
            with transaction.atomic():
                model.objects.create(bio=None)
            nulls = True
        except IntegrityError:
            nulls = False
        connections["default"].cursor().execute(f"DROP TABLE {model._meta.db_table}")
        return form.is_valid(), stored, nulls

    (key,) = right("optional-text-by-convention")
    assert outcome(key) == (True, "", False)
    assert (True, "", False) not in [
        outcome(each) for each in wrong("optional-text-by-convention")
    ]


@pytest.mark.proves("optional-but-unique-text", "null-versus-blank")
@pytest.mark.django_db
def test_only_null_and_blank_lets_empty_codes_repeat():
    def two_saved(declaration):
        model = run(f"class Thing(models.Model):\n    {declaration}")["Thing"]
        form_class = forms.modelform_factory(model, fields=["code"])
        for _ in range(2):
            form = form_class({"code": ""})
            if form.is_valid():
                form.save()
        saved = model.objects.count()
        connections["default"].cursor().execute(f"DROP TABLE {model._meta.db_table}")
        return saved == 2

    assert [two_saved(code) for code in fenced("optional-but-unique-text", True)] == [True]
    assert not any(two_saved(code) for code in fenced("optional-but-unique-text", False))


@pytest.mark.proves("blank-without-null-on-a-number", "null-versus-blank")
@pytest.mark.django_db
def test_blank_without_null_passes_the_form_and_fails_in_the_database():
    model = run(bank.code("blank-without-null-on-a-number"))["Rating"]
    assert model.check() == []
    form = forms.modelform_factory(model, fields=["stars"])({"stars": ""})
    assert form.is_valid()
    with pytest.raises(IntegrityError), transaction.atomic():
        form.save()
    bank.keyed(
        "blank-without-null-on-a-number",
        "The form is valid, and `save()` fails with `IntegrityError`",
    )


@pytest.mark.proves("null-versus-blank")
@pytest.mark.django_db
def test_the_event_of_the_answer_accepts_what_it_should():
    model = run(bank.code("null-versus-blank"))["Event"]
    form_class = forms.modelform_factory(model, fields=["ends", "note", "code"])
    saved = [form_class({}).save() for _ in range(2)]
    assert [(each.ends, each.note, each.code) for each in saved] == [(None, "", None)] * 2
    shop.models.Author.objects.create(name="")  # blank=False, and save() does not mind
    before = ModelState.from_model(model)
    after = before.clone()
    after.fields["note"] = models.TextField()
    states = [ProjectState({("shop", "event"): each}) for each in (before, after)]
    changes = MigrationAutodetector(*states)._detect_changes()
    assert type(changes["shop"][0].operations[0]).__name__ == "AlterField"


# Managers


@pytest.mark.proves("count-after-declaring-a-manager", "custom-manager-and-queryset")
@pytest.mark.django_db
def test_a_declared_manager_drops_objects():
    names = run(bank.code("count-after-declaring-a-manager"))
    with pytest.raises(AttributeError, match="objects"):
        go(names)
    assert names["Article"].public.count() == 0
    bank.keyed("count-after-declaring-a-manager", "It raises `AttributeError`")


@pytest.mark.proves("drafts-missing-from-the-admin", "custom-manager-and-queryset")
@pytest.mark.django_db
def test_the_first_manager_is_the_default_and_feeds_the_admin(rf):
    manager = (
        "class PublicManager(models.Manager):\n"
        "    use_in_migrations = False\n"
        "    def get_queryset(self):\n"
        "        return super().get_queryset().filter(draft=False)\n"
    )
    source = manager + bank.code("drafts-missing-from-the-admin")

    def rows_in_admin(text):
        model = run(text)["Article"]
        model._base_manager.create(title="Draft")
        shown = admin.ModelAdmin(model, admin.site).get_queryset(rf.get("/")).count()
        assert not hasattr(model, "public") or model.public.count() == 0
        connections["default"].cursor().execute(f"DROP TABLE {model._meta.db_table}")
        return shown

    public, objects = source.rstrip().splitlines()[-2:]
    head = "\n".join(source.rstrip().splitlines()[:-2])
    assert rows_in_admin(source) == 0
    assert rows_in_admin("\n".join([head, objects, public])) == 1
    assert rows_in_admin(source.replace("public =", "_public =")) == 0
    meta = '\n    class Meta:\n        base_manager_name = "objects"\n'
    assert rows_in_admin(source + meta) == 0
    assert rows_in_admin(source.replace("migrations = False", "migrations = True")) == 0
    bank.keyed("drafts-missing-from-the-admin", "Declare `objects` first")


@pytest.mark.proves("queryset-methods-on-the-manager")
@pytest.mark.django_db
def test_as_manager_keeps_methods_chainable():
    queryset = (
        "class BookQuerySet(models.QuerySet):\n"
        "    def cheap(self):\n"
        "        return self.filter(price__lt=10)\n"
    )

    def works(expression):
        code = bank.code("queryset-methods-on-the-manager").replace("REPLACE_ME", expression)
        try:
            model = run(queryset + code.replace("Book(", "Paperback("))["Paperback"]
            model.objects.cheap()
            return model.objects.filter(stock=0).cheap().count() == 0
        except (TypeError, AttributeError):
            return False
        finally:
            connections["default"].cursor().execute("DROP TABLE IF EXISTS shop_paperback")

    assert [works(each) for each in right("queryset-methods-on-the-manager")] == [True]
    assert not any(works(each) for each in wrong("queryset-methods-on-the-manager"))


@pytest.mark.proves("foreign-key-access-and-hidden-rows", "custom-manager-and-queryset")
@pytest.mark.django_db
def test_forward_access_ignores_the_default_manager():
    source = bank.code("foreign-key-access-and-hidden-rows")
    names = run(source)
    hidden = names["Document"]._base_manager.create(deleted=True)
    names["Note"].objects.create(document=hidden)
    assert names["Document"].objects.count() == 0
    assert names["Note"].objects.get().document == hidden

    strict = source.replace(
        "    objects = LiveManager()",
        "    objects = LiveManager()\n    class Meta:\n        base_manager_name = 'objects'",
    )
    names = run(strict, tables=False)
    with pytest.raises(names["Document"].DoesNotExist):
        names["Note"].objects.get().document
    bank.keyed("foreign-key-access-and-hidden-rows", "The document, since forward access")


@pytest.mark.proves("custom-manager-and-queryset")
@pytest.mark.django_db
def test_the_article_of_the_answer_chains():
    model = run(bank.code("custom-manager-and-queryset"))["Article"]
    model.objects.create(title="Dune", words=900, published=datetime.date(2026, 1, 1))
    model.objects.create(title="Dune", words=900)
    assert model.objects.filter(title="Dune").published().longer_than(500).count() == 1


# Inheritance


@pytest.mark.proves("querying-a-multi-table-parent", "abstract-multi-table-or-proxy")
@pytest.mark.django_db
def test_the_parent_query_gives_parent_instances():
    names = run(bank.code("querying-a-multi-table-parent"))
    assert [go(names)] == right("querying-a-multi-table-parent")
    ebook = names["Ebook"]
    assert ebook._meta.pk.name == "item_ptr"
    with CaptureQueriesContext(connections["default"]) as captured:
        ebook.objects.create(name="x", pages=1)
    assert sum(query["sql"].startswith("INSERT") for query in captured) == 2
    with pytest.raises(ValueError, match="multi-table"):
        ebook.objects.bulk_create([ebook(name="x", pages=1)])
    with pytest.raises(ebook.DoesNotExist):
        names["Item"].objects.get(name="Pen").ebook


@pytest.mark.proves("other-ordering-and-admin-for-one-table", "abstract-multi-table-or-proxy")
@pytest.mark.django_db
def test_a_proxy_shares_the_table_and_the_others_do_not():
    source = (
        "class Purchase(models.Model):\n    made = models.DateField()\n"
        "    def year(self):\n        return self.made.year\n"
        "class Proxied(Purchase):\n    class Meta:\n"
        "        proxy = True\n        ordering = ['made']\n"
        "class Plain(Purchase):\n    pass\n"
        "class Again(models.Model):\n    made = models.DateField()\n    class Meta:\n"
        "        managed = False\n        db_table = 'shop_purchase'\n"
    )
    names = run(source)
    names["Purchase"].objects.create(made=datetime.date(2026, 1, 1))
    assert names["Proxied"].objects.count() == 1
    assert names["Proxied"].objects.get().year() == 2026
    assert names["Plain"].objects.count() == 0
    assert names["Again"].objects.count() == 1
    assert not hasattr(names["Again"], "year")
    admin.AdminSite().register(names["Proxied"])
    abstract = run(
        "class Base(models.Model):\n    class Meta:\n        abstract = True", tables=False
    )["Base"]
    with pytest.raises(ImproperlyConfigured):
        admin.AdminSite().register(abstract)
    bank.keyed(
        "other-ordering-and-admin-for-one-table",
        "A subclass of `Order` with `proxy = True`",
    )


@pytest.mark.proves("abstract-base-class-facts")
@pytest.mark.django_db
def test_facts_about_abstract_classes():
    source = (
        "class Stamped(models.Model):\n    created = models.DateTimeField(auto_now_add=True)\n"
        "    class Meta:\n        abstract = True\n"
        "class With(Stamped):\n    pass\n"
        "class Without(Stamped):\n    created = None\n"
        "class Pointing(models.Model):\n"
        "    to = models.ForeignKey(With, models.CASCADE)\n"
    )
    names = run(source)
    assert "created" in [f.name for f in names["With"]._meta.fields]
    assert "created" not in [f.name for f in names["Without"]._meta.fields]
    assert not hasattr(names["Stamped"], "objects")
    assert not names["With"]._meta.abstract
    with isolate_apps("shop"):
        exec(
            "class Bad(models.Model):\n    to = models.ForeignKey(Stamped, models.CASCADE)\n"
            "class Child(Stamped):\n    class Meta(Stamped.Meta):\n        pass\n"
            "class Middle(Stamped):\n    class Meta(Stamped.Meta):\n        abstract = True",
            names,
        )
    assert "fields.E300" in [error.id for error in names["Bad"].check()]
    assert not names["Child"]._meta.abstract
    assert names["Middle"]._meta.abstract
    bank.keyed(
        "abstract-base-class-facts",
        "Each concrete child",
        "A child that sets",
        "A child that is",
    )


@pytest.mark.proves("abstract-multi-table-or-proxy")
@pytest.mark.django_db
def test_the_three_kinds_of_the_answer():
    names = run(bank.code("abstract-multi-table-or-proxy"))
    names["Item"].objects.create(name="old")
    names["Ebook"].objects.create(name="young", pages=1)
    assert [each.name for each in names["NewestItem"].objects.all()] == ["young", "old"]
    assert names["NewestItem"]._meta.db_table == "shop_item"
    with isolate_apps("shop"):
        exec(
            "class Wide(Item):\n    more = models.IntegerField()\n"
            "    class Meta:\n        proxy = True",
            names,
        )
    assert "models.E017" in [error.id for error in names["Wide"].check()]


# on_delete

PAIR = (
    "class Customer(models.Model):\n    name = models.CharField(max_length=9)\n"
    "class Invoice(models.Model):\n"
    "    customer = models.ForeignKey(Customer, null=True, on_delete=ON_DELETE)\n"
)


@pytest.mark.proves("refuse-deletion-of-customers-with-invoices", "choose-on-delete")
@pytest.mark.django_db(transaction=True)
def test_protect_refuses_and_names_the_rows():
    def refused(option):
        connection = connections["default"]
        names = run(PAIR.replace("ON_DELETE", option), tables=False)
        with connection.schema_editor() as editor:
            editor.create_model(names["Customer"])
            editor.create_model(names["Invoice"])
        try:
            customer = names["Customer"].objects.create(name="A")
            invoice = names["Invoice"].objects.create(customer=customer)
            try:
                customer.delete()
            except models.ProtectedError as error:
                return error.protected_objects == {invoice}
            except IntegrityError:
                return False
            return False
        finally:
            with connection.schema_editor() as editor:
                editor.delete_model(names["Invoice"])
                editor.delete_model(names["Customer"])

    question = "refuse-deletion-of-customers-with-invoices"
    assert [refused(each) for each in right(question)] == [True]
    assert not any(refused(each) for each in wrong(question))


@pytest.mark.proves("sql-of-a-cascading-foreign-key", "choose-on-delete")
@pytest.mark.django_db(databases=["default", "postgresql"])
@pytest.mark.parametrize("alias", ["default", "postgresql"])
def test_cascade_leaves_no_trace_in_the_sql(alias):
    ddl = run(PAIR.replace("ON_DELETE", "models.CASCADE"), using=alias)["ddl"]
    assert "REFERENCES" in ddl
    assert "ON DELETE" not in ddl
    assert "TRIGGER" not in ddl
    if hasattr(models, "DB_CASCADE"):
        renamed = PAIR.replace("Customer", "Client").replace("Invoice", "Bill")
        ddl = run(renamed.replace("ON_DELETE", "models.DB_CASCADE"), using=alias)["ddl"]
        assert "ON DELETE CASCADE" in ddl
    bank.keyed(
        "sql-of-a-cascading-foreign-key",
        "It has no `ON DELETE` clause, and Django deletes",
    )


@pytest.mark.proves("restrict-with-a-second-path", "choose-on-delete")
@pytest.mark.django_db
def test_restrict_gives_way_to_another_cascade():
    source = bank.code("restrict-with-a-second-path")

    def prepared(text):
        names = run(text, tables=False)
        artist = names["Artist"].objects.create(name="A")
        album = names["Album"].objects.create(artist=artist)
        names["Song"].objects.create(artist=artist, album=album)
        return names, artist, album

    create_tables(run(source, tables=False))
    names, artist, album = prepared(source)
    with pytest.raises(models.RestrictedError):
        album.delete()
    artist.delete()
    assert not names["Song"].objects.exists()
    assert not names["Album"].objects.exists()
    _, artist, _ = prepared(source.replace("RESTRICT", "PROTECT"))
    with pytest.raises(models.ProtectedError):
        artist.delete()
    bank.keyed("restrict-with-a-second-path", "It deletes all three")


@pytest.mark.proves("db-cascade-and-signals", "choose-on-delete")
@pytest.mark.since("6.1")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_db_cascade_sends_no_signals_for_the_rows():
    source = (
        "class Album(models.Model):\n    name = models.CharField(max_length=9)\n"
        "class Photo(models.Model):\n"
        "    album = models.ForeignKey(Album, on_delete=models.OPTION)\n"
    )

    def senders(option):
        names = run(source.replace("OPTION", option), using="postgresql")
        album = names["Album"].objects.using("postgresql").create(name="A")
        names["Photo"].objects.using("postgresql").create(album=album)
        seen = []

        def receiver(sender, **kwargs):
            seen.append(sender.__name__)

        post_delete.connect(receiver)
        album.delete()
        post_delete.disconnect(receiver)
        assert not names["Photo"].objects.using("postgresql").exists()
        with connections["postgresql"].cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("DROP TABLE shop_photo")
            cursor.execute("DROP TABLE shop_album")
        return seen

    assert senders("CASCADE") == ["Photo", "Album"]
    assert senders("DB_CASCADE") == ["Album"]
    bank.keyed("db-cascade-and-signals", "The receiver is skipped, as Django leaves the rows")


@pytest.mark.proves("choose-on-delete")
@pytest.mark.django_db
def test_the_ticket_of_the_answer():
    source = (
        "class Event(models.Model):\n    pass\nclass Seller(models.Model):\n    pass\n"
        + bank.code("choose-on-delete")
    )
    names = run(source)
    event, seller = names["Event"].objects.create(), names["Seller"].objects.create()
    ticket = names["Ticket"].objects.create(event=event, seller=seller)
    seller.delete()
    ticket.refresh_from_db()
    assert ticket.seller is None
    with pytest.raises(models.ProtectedError):
        event.delete()


# Constraints


@pytest.mark.proves("check-constraint-and-null", "constraints-versus-validators")
@pytest.mark.django_db(databases=["default", "postgresql"])
@pytest.mark.parametrize("alias", ["default", "postgresql"])
def test_null_passes_a_check_constraint(alias):
    model = run(bank.code("check-constraint-and-null"), using=alias)["Discount"]
    assert model.objects.using(alias).create(percent=None).pk
    model(percent=None).validate_constraints()
    with pytest.raises(ValidationError):
        model(percent=0).validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic(using=alias):
        model.objects.using(alias).create(percent=0)
    bank.keyed("check-constraint-and-null", "It stores the row, as the unknown result")


@pytest.mark.proves("negative-price-through-queryset-update", "constraints-versus-validators")
@pytest.mark.django_db
def test_only_a_constraint_stops_update():
    from django.core.validators import MinValueValidator

    source = (
        "class Product(models.Model):\n"
        "    price = models.IntegerField(validators=[MinValueValidator(0)])\n"
        "    def clean(self):\n"
        "        if self.price < 0:\n            raise ValidationError('negative')\n"
        "    def save(self, **kwargs):\n"
        "        self.full_clean()\n        super().save(**kwargs)\n"
    )
    names = {"MinValueValidator": MinValueValidator, "ValidationError": ValidationError}
    model = run(source, **names)["Product"]
    model.objects.create(price=1)
    with pytest.raises(ValidationError):
        model.objects.create(price=-1)
    assert model.objects.update(price=-1) == 1
    source = (
        "class Checked(models.Model):\n    price = models.IntegerField()\n"
        "    class Meta:\n        constraints = [\n"
        "            models.CheckConstraint(condition=Q(price__gte=0), name='price_gte_0')]\n"
    )
    model = run(source)["Checked"]
    model.objects.create(price=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(price=-1)
    bank.keyed("negative-price-through-queryset-update", "A `CheckConstraint` on `price`")


@pytest.mark.proves("one-active-subscription-per-user")
@pytest.mark.django_db
def test_a_conditional_constraint_allows_one_active():
    import textwrap

    def behaves(constraint):
        body = textwrap.indent(constraint.strip().rstrip(","), " " * 12)
        source = (
            "class Subscription(models.Model):\n"
            "    user = models.IntegerField()\n    active = models.BooleanField()\n"
            f"    class Meta:\n        constraints = [\n{body}\n        ]\n"
        )
        connections["default"].cursor().execute("DROP TABLE IF EXISTS shop_subscription")
        model = run(source)["Subscription"]

        def accepts(*rows):
            try:
                with transaction.atomic():
                    for active in rows:
                        model.objects.create(user=1, active=active)
                return True
            except IntegrityError:
                return False
            finally:
                model.objects.all().delete()

        return accepts(False, False, True) and not accepts(True, True)

    question = "one-active-subscription-per-user"
    assert [behaves(each) for each in fenced(question, True)] == [True]
    assert not any(behaves(each) for each in fenced(question, False))


@pytest.mark.proves("checkconstraint-keyword-since-six")
def test_the_old_keyword_is_gone_in_six():
    def make(**kwargs):
        return models.CheckConstraint(name="price_gt_0", **kwargs)

    assert make(condition=Q(price__gt=0)).condition == Q(price__gt=0)
    if SIX:
        with pytest.raises(TypeError):
            make(check=Q(price__gt=0))
        with pytest.raises(TypeError):
            models.CheckConstraint(Q(price__gt=0), name="price_gt_0")
    else:
        with pytest.warns(DeprecationWarning, match="deprecated"):
            make(check=Q(price__gt=0))
    bank.keyed(
        "checkconstraint-keyword-since-six",
        "It fails with `TypeError`; the argument was renamed",
    )


@pytest.mark.proves("constraints-versus-validators")
@pytest.mark.django_db
def test_the_offer_of_the_answer_is_checked_by_both_sides():
    model = run(bank.code("constraints-versus-validators"))["Offer"]
    model.objects.create(sku="A", price=1)
    with pytest.raises(ValidationError, match="This SKU has an active offer."):
        model(sku="A", price=1).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(sku="A", price=1)
    model.objects.create(sku="A", price=1, active=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.bulk_create([model(sku="B", price=0)])


# Indexes


@pytest.mark.proves("columns-indexed-without-asking", "choose-indexes-for-a-model")
@pytest.mark.django_db(databases=["default", "postgresql"])
@pytest.mark.parametrize("alias", ["default", "postgresql"])
def test_some_fields_are_indexed_without_asking(alias):
    options = bank.questions()["columns-indexed-without-asking"]["options"]
    lines = [f"    field{n} = models.{o['text'].strip('`')}" for n, o in enumerate(options)]
    source = (
        "class Author(models.Model):\n    pass\n"
        "class Thing(models.Model):\n" + "\n".join(lines)
    )

    class Status(models.TextChoices):
        NEW = "n"

    source = source.replace("(Author", "(Writer").replace("class Author", "class Writer")
    names = run(source, using=alias, Status=Status)
    connection = connections[alias]
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "shop_thing")
    indexed = {
        details["columns"][0]
        for details in found.values()
        if details["index"] or details["unique"]
    }
    for number, option in enumerate(options):
        column = names["Thing"]._meta.get_field(f"field{number}").column
        assert (column in indexed) == option["correct"], option["text"]


@pytest.mark.proves("queries-served-by-a-two-column-index")
@pytest.mark.django_db
def test_the_leading_column_decides():
    source = (
        "class Book(models.Model):\n    author = models.IntegerField()\n"
        "    published = models.DateField(null=True)\n"
        "    pages = models.IntegerField(default=0)\n"
        "    class Meta:\n        db_table = 'indexed_book'\n"
        "        indexes = [models.Index(fields=['author', 'published'], name='a_p')]\n"
    )
    names = run(source)
    for option in bank.questions()["queries-served-by-a-two-column-index"]["options"]:
        plan = eval(option["text"].strip("`"), names).explain()
        assert ("SEARCH" in plan and "a_p" in plan) == option["correct"], plan
        assert "TEMP B-TREE" not in plan


@pytest.mark.proves("index-for-iexact-on-postgresql")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_iexact_uses_the_index_on_upper():
    def used(index):
        source = (
            "class Login(models.Model):\n    email = models.CharField(max_length=99)\n"
            f"    class Meta:\n        indexes = [{index}]\n"
        )
        with connections["postgresql"].cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS shop_login")
            model = run(source, using="postgresql")["Login"]
            cursor.execute("SET LOCAL enable_seqscan = off")
        queryset = model.objects.using("postgresql").filter(email__iexact="a@b.c")
        return "email_ci" in queryset.explain()

    question = "index-for-iexact-on-postgresql"
    assert [used(each) for each in right(question)] == [True]
    assert not any(used(each) for each in wrong(question))


@pytest.mark.proves("postgresql-index-for-json-containment", "query-a-json-field")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_containment_uses_a_gin_index():
    def used(index):
        source = (
            "class Product(models.Model):\n    data = models.JSONField()\n"
            f"    class Meta:\n        indexes = [{index}]\n"
        )
        with connections["postgresql"].cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS shop_product")
        try:
            with transaction.atomic(using="postgresql"):
                model = run(source, using="postgresql")["Product"]
        except DatabaseError:
            return False
        with connections["postgresql"].cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        rows = model.objects.using("postgresql")
        plans = [
            rows.filter(data__contains={"color": "red"}).explain(),
            rows.filter(data__has_key="color").explain(),
        ]
        return all("product_data" in plan for plan in plans)

    question = "postgresql-index-for-json-containment"
    assert [used(each) for each in right(question)] == [True]
    assert not any(used(each) for each in wrong(question))


@pytest.mark.proves("choose-indexes-for-a-model")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_the_indexes_of_the_answer_exist():
    names = run(bank.code("choose-indexes-for-a-model"), using="postgresql")
    connection = connections["postgresql"]
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "shop_sale")
    assert {index.name for index in names["Sale"]._meta.indexes} <= set(found)
    assert found["sale_customer_placed"]["orders"] == ["ASC", "DESC"]
    ddl = names["ddl"]
    assert "WHERE" in ddl and "INCLUDE" in ddl and "LOWER" in ddl
    assert "index_together" not in models.options.DEFAULT_NAMES


# Generated fields and database defaults


@pytest.mark.proves("generated-field-after-an-update", "what-a-generated-field-is")
@pytest.mark.django_db
def test_a_generated_field_after_an_update():
    printed = go(run(bank.code("generated-field-after-an-update")))
    if SIX:
        assert [printed] == right("generated-field-after-an-update")
    else:
        assert printed == "9"


@pytest.mark.proves("expressions-a-generated-field-accepts", "what-a-generated-field-is")
@pytest.mark.django_db
def test_what_a_generated_field_accepts():
    source = SHOP.replace(
        '    title = models.CharField(max_length=200)\n',
        "    title = models.CharField(max_length=200)\n"
        "    made = models.GeneratedField(expression=EXPRESSION,"
        " output_field=models.TextField(), db_persist=True)\n"
        "    class Meta:\n        db_table = 'generated_book'\n",
    )

    def works(expression):
        names = run(source.replace("EXPRESSION", expression), tables=False)
        if names["Book"].check():
            return False
        connection = connections["default"]
        editor = new_editor(connection)
        try:
            with transaction.atomic():
                editor.create_model(names["Book"])
                author = names["Author"].objects.create(name="A")
                names["Book"].objects.create(title="B", author=author)
        except (DatabaseError, FieldError, ValueError, TypeError, AttributeError):
            return False
        connection.cursor().execute("DROP TABLE generated_book")
        connection.cursor().execute("DROP TABLE IF EXISTS generated_book_tags")
        return True

    for option in bank.questions()["expressions-a-generated-field-accepts"]["options"]:
        assert works(option["text"].strip("`")) == option["correct"], option["text"]


@pytest.mark.proves("what-a-generated-field-is")
@pytest.mark.django_db
def test_the_invoice_line_of_the_answer():
    model = run(bank.code("what-a-generated-field-is"))["InvoiceLine"]
    with pytest.raises(AttributeError):
        model(price=2, quantity=3).total
    line = model.objects.create(price=2, quantity=3)
    assert line.total == 6
    model.objects.update(quantity=5)
    assert model.objects.filter(total=10).exists()
    line.refresh_from_db()
    assert line.total == 10


@pytest.mark.proves("what-a-generated-field-is")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_a_virtual_generated_column_on_postgresql():
    source = bank.code("what-a-generated-field-is").replace("persist=True", "persist=False")
    model = run(source, tables=False)["InvoiceLine"]
    refused = "fields.E221" in [each.id for each in model.check(databases=["postgresql"])]
    server = connections["postgresql"].pg_version
    assert refused == (django.VERSION < (6, 1) or server < 180000)


@pytest.mark.proves("unsaved-attribute-with-db-default", "default-versus-db-default")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_the_attribute_before_and_after_saving():
    source = bank.code("unsaved-attribute-with-db-default")
    printed = go(run(source))
    before, after = printed.split()
    assert before != after
    bank.keyed("unsaved-attribute-with-db-default", f"First `{before}`, then `{after}`")
    names = run(source, using="postgresql")
    names["rest"] = names["rest"].replace("save()", 'save(using="postgresql")')
    assert go(names) == printed


@pytest.mark.proves("default-and-db-default-together", "default-versus-db-default")
@pytest.mark.django_db
def test_default_serves_python_and_db_default_serves_sql():
    model = run(bank.code("default-and-db-default-together"))["Ticket"]
    model.objects.create()
    cursor = connections["default"].cursor()
    cursor.execute("INSERT INTO shop_ticket (note) VALUES ('')")
    states = model.objects.order_by("pk").values_list("state", flat=True)
    (key,) = right("default-and-db-default-together")
    assert key.replace("`", "").split(" and ") == list(states)


@pytest.mark.proves("default-versus-db-default")
@pytest.mark.django_db
def test_the_job_of_the_answer():
    names = run(bank.code("default-versus-db-default"))
    job = names["Job"]()
    assert job.priority == 5
    assert isinstance(job.state, DatabaseDefault)
    job.save()
    assert job.state == "queued"
    assert isinstance(job.queued_at, datetime.datetime)
    assert names["ddl"].count("DEFAULT") == 2
    with isolate_apps("shop"):
        bad = type(
            "Bad",
            (models.Model,),
            {
                "__module__": "shop.extra",
                "start": models.IntegerField(),
                "end": models.IntegerField(db_default=F("start")),
            },
        )
    assert bad.check(databases=["default"]) != []


# Composite primary keys


@pytest.mark.proves("value-of-a-composite-primary-key", "composite-primary-key-limits")
@pytest.mark.django_db
def test_a_composite_key_is_a_tuple():
    names = run(bank.code("value-of-a-composite-primary-key"))
    assert [go(names)] == right("value-of-a-composite-primary-key")
    seat = names["Seat"]
    assert seat.objects.get(pk=(2, 14)) == names["seat"]
    assert seat(pk=(3, 1)).hall == 3


@pytest.mark.proves("unsupported-with-composite-primary-keys", "composite-primary-key-limits")
@pytest.mark.django_db
def test_what_composite_keys_do_not_support():
    source = (
        "class Slip(models.Model):\n"
        "    pk = models.CompositePrimaryKey('tenant_id', 'number')\n"
        "    tenant_id = models.IntegerField()\n    number = models.IntegerField()\n"
        "class Link(models.Model):\n"
        "    slip = models.ForeignKey(Slip, models.CASCADE)\n"
    )
    names = run(source, tables=False)
    slip = names["Slip"]
    with isolate_apps("shop"):
        connection = connections["default"]
        editor = new_editor(connection)
        editor.create_model(slip)
    assert "fields.E347" in [error.id for error in names["Link"].check()]
    with pytest.raises(ImproperlyConfigured, match="composite"):
        admin.AdminSite().register(slip)
    slip.objects.bulk_create([slip(tenant_id=1, number=n) for n in (5, 6, 7)])
    assert slip.objects.filter(pk__in=[(1, 5), (1, 6)]).count() == 2
    with pytest.raises(ValueError, match="composite primary keys"):
        slip.objects.aggregate(Max("pk"))
    assert slip.objects.aggregate(n=Count("pk")) == {"n": 3}
    assert not any(field.primary_key for field in slip._meta.local_concrete_fields)
    assert [field.name for field in slip._meta.pk_fields] == ["tenant_id", "number"]
    rows = slip.objects.raw("SELECT tenant_id, number FROM shop_slip")
    if SIX:
        assert [row.pk for row in rows] == [(1, 5), (1, 6), (1, 7)]
    else:
        with pytest.raises(Exception, match="primary key|pk"):
            list(rows)
    bank.keyed(
        "unsupported-with-composite-primary-keys",
        "A `ForeignKey` in",
        "A `ModelAdmin` class",
        "A migration that",
    )


@pytest.mark.proves("unsupported-with-composite-primary-keys", "composite-primary-key-limits")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_a_migration_leaves_a_composite_key_as_it_was():
    connection = connections["postgresql"]

    def run_operation(state, operation):
        kind = type("Migration", (migrations.Migration,), {"operations": [operation]})
        with connection.schema_editor() as editor:
            return kind("0001", "shop").apply(state, editor)

    def key_columns():
        with connection.cursor() as cursor:
            return connection.introspection.get_primary_key_columns(cursor, "shop_slip")

    columns = [(name, models.IntegerField()) for name in ("tenant", "number", "line")]
    pair = models.CompositePrimaryKey("tenant", "number")
    triple = models.CompositePrimaryKey("tenant", "number", "line")
    state = run_operation(ProjectState(), migrations.CreateModel("Slip", [("pk", pair), *columns]))
    assert key_columns() == ["tenant", "number"]
    state = run_operation(state, migrations.AlterField("slip", "pk", triple))
    assert state.models["shop", "slip"].fields["pk"].field_names == ("tenant", "number", "line")
    assert key_columns() == ["tenant", "number"]
    bank.keyed(
        "unsupported-with-composite-primary-keys",
        "A `ForeignKey` in",
        "A `ModelAdmin` class",
        "A migration that",
    )


@pytest.mark.proves("composite-primary-key-limits")
@pytest.mark.django_db
def test_the_stock_level_of_the_answer():
    source = (
        "class Product(models.Model):\n    pass\nclass Store(models.Model):\n    pass\n"
        + bank.code("composite-primary-key-limits")
    )
    names = run(source)
    product, store = names["Product"].objects.create(), names["Store"].objects.create()
    level = names["StockLevel"].objects.create(product=product, store=store)
    assert level.pk == (product.pk, store.pk)
    assert 'PRIMARY KEY ("product_id", "store_id")' in names["ddl"]
    form = forms.modelform_factory(names["StockLevel"], fields="__all__")
    assert list(form.base_fields) == ["product", "store", "quantity"]


# Choices


@pytest.mark.proves("value-outside-choices-and-save", "model-choices-with-enums")
@pytest.mark.django_db
def test_save_accepts_a_value_outside_the_choices():
    names = run(bank.code("value-outside-choices-and-save"))
    go(names)
    parcel = names["Parcel"].objects.get(status="lost")
    with pytest.raises(ValidationError):
        parcel.full_clean()
    bank.keyed(
        "value-outside-choices-and-save",
        "It stores the row, as choices are checked in forms",
    )


@pytest.mark.proves("label-of-a-stored-choice", "model-choices-with-enums")
@pytest.mark.django_db
def test_the_label_of_a_loaded_value():
    source = (
        "class Order(models.Model):\n    class Status(models.TextChoices):\n"
        "        NEW = 'new', 'Brand new'\n"
        "    status = models.CharField(max_length=9, choices=Status)\n"
        "    class Meta:\n        db_table = 'chosen_order'\n"
    )
    model = run(source)["Order"]
    model.objects.create(status=model.Status.NEW)
    order = model.objects.get()
    assert [eval(each) for each in right("label-of-a-stored-choice")] == ["Brand new"]
    for each in wrong("label-of-a-stored-choice"):
        with pytest.raises(AttributeError):
            eval(each)
    assert order.Status(order.status).label == "Brand new"


@pytest.mark.proves("derived-label-of-a-text-choice", "model-choices-with-enums")
def test_the_derived_label_is_title_case():
    printed = go(run(bank.code("derived-label-of-a-text-choice"), tables=False))
    bank.keyed("derived-label-of-a-text-choice", f"The name as a title: `{printed}`")


@pytest.mark.proves("model-choices-with-enums")
@pytest.mark.django_db
def test_the_shipment_of_the_answer():
    model = run(bank.code("model-choices-with-enums"))["Shipment"]
    shipment = model.objects.create(status=model.Status.SENT)
    assert shipment.get_status_display() == "On its way"
    assert model.Status.LOST.label == "Lost"
    form = forms.modelform_factory(model, fields=["status"])()
    assert "<select" in str(form["status"])
    assert model().status == "packed"


# Primary keys


@pytest.mark.proves("integer-or-uuid-primary-key")
def test_the_built_in_default_of_the_key_type():
    # When it changed, the documentation says; this version's own value must agree with it.
    (changed,) = re.findall(
        r"Default: ``'``:class:`django.db.models.BigAutoField`\\ ``'`` Default primary key field type"
        r"(?:(?! setting:: ).)*? versionchanged:: (\S+) In older versions, the default value is"
        r" :class:`django.db.models.AutoField`",
        chapter("ref/settings"),
    )
    assert changed == "6.0"
    name = "BigAutoField" if django.VERSION >= (6, 0) else "AutoField"
    assert global_settings.DEFAULT_AUTO_FIELD == f"django.db.models.{name}"


@pytest.mark.proves("keys-altered-by-the-upgrade-to-6-0", "integer-or-uuid-primary-key")
@pytest.mark.since("6.0")
def test_which_setting_keeps_the_keys_of_an_old_project(settings):
    from django.core.exceptions import ImproperlyConfigured
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.state import ModelState, ProjectState

    bank.keyed("keys-altered-by-the-upgrade-to-6-0", "The default key became wider; name `AutoField`")
    written = ProjectState()  # what the migrations of 2019 add up to
    key = models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
    written.add_model(ModelState("shop", "Note", [("id", key)]))

    def changes(default):
        settings.DEFAULT_AUTO_FIELD = f"django.db.models.{default}"
        with isolate_apps("shop"):
            note = type("Note", (models.Model,), {
                "__module__": "shop.models", "Meta": type("Meta", (), {"app_label": "shop"})})
        now = ProjectState()
        now.add_model(ModelState.from_model(note))
        found = MigrationAutodetector(written, now)._detect_changes()
        return [type(each).__name__ for each in found["shop"][0].operations] if found else []

    builtin = global_settings.DEFAULT_AUTO_FIELD.rpartition(".")[2]
    assert builtin == "BigAutoField"  # wider, and a number
    assert changes(builtin) == ["AlterField"]
    for option in bank.options("keys-altered-by-the-upgrade-to-6-0"):
        name = bank.inline(option["text"])
        if name == "UUIDField":
            with pytest.raises(ValueError, match="must subclass AutoField"):
                changes(name)
        else:
            assert (changes(name) == []) is (name == "AutoField")


@pytest.mark.proves("fault-in-a-uuid-primary-key", "integer-or-uuid-primary-key")
@pytest.mark.django_db
def test_a_called_default_is_one_value():
    source = bank.code("fault-in-a-uuid-primary-key")
    model = run(source)["Upload"]
    assert model().pk == model().pk
    assert model().pk.version == 4
    model().save()
    with pytest.raises(IntegrityError), transaction.atomic():
        model().save()
    fixed = run(source.replace("uuid4()", "uuid4"), tables=False)["Upload"]
    assert fixed().pk != fixed().pk
    bank.keyed(
        "fault-in-a-uuid-primary-key",
        "Objects share the key that is made when the module is imported",
    )


@pytest.mark.proves("detect-a-new-object-with-uuid-key", "integer-or-uuid-primary-key")
@pytest.mark.django_db
def test_adding_tells_a_new_object():
    source = bank.code("detect-a-new-object-with-uuid-key")

    def text_of_new_object(condition):
        connections["default"].cursor().execute("DROP TABLE IF EXISTS shop_member")
        model = run(source.replace("if self.pk is None:", condition))["Member"]
        member = model()
        member.save()
        text = member.text
        member.text = ""
        member.save()
        return text, member.text

    question = "detect-a-new-object-with-uuid-key"
    assert text_of_new_object("if self.pk is None:") == ("", "")
    assert [text_of_new_object(each) for each in right(question)] == [("Welcome!", "")]
    for each in wrong(question):
        assert text_of_new_object(each) != ("Welcome!", ""), each


@pytest.mark.proves("integer-or-uuid-primary-key")
@pytest.mark.django_db
def test_the_upload_of_the_answer():
    names = run(bank.code("integer-or-uuid-primary-key"))
    first, second = names["Upload"](name="a"), names["Upload"](name="b")
    assert first.pk != second.pk
    assert "char(32)" in names["ddl"]
    assert hasattr(functions, "UUID7") == (django.VERSION >= (6, 1))


# JSON


JSON_MODEL = (
    "class Product(models.Model):\n    name = models.CharField(max_length=9)\n"
    "    data = models.JSONField(null=True)\n"
)


@pytest.mark.proves("json-key-compared-with-none", "query-a-json-field")
@pytest.mark.django_db(databases=["default", "postgresql"])
@pytest.mark.parametrize("alias", ["default", "postgresql"])
def test_none_on_a_key_is_json_null(alias):
    names = run(JSON_MODEL, using=alias)
    rows = names["Product"].objects.using(alias)
    exec(bank.code("json-key-compared-with-none"), {"Product": type("P", (), {"objects": rows})})

    def found(**kwargs):
        return list(rows.filter(**kwargs).order_by("name").values_list("name", flat=True))

    for option in bank.options("json-key-compared-with-none"):
        rows_named = re.findall(r"\b[ABC]\b", option["text"])
        assert (found(data__color=None) == rows_named) == option["correct"]
    assert found(data__color__isnull=True) == ["B", "C"]
    assert found(data__isnull=True) == ["C"]


@pytest.mark.proves("json-lookup-not-on-sqlite", "query-a-json-field")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_containment_is_missing_on_sqlite():
    model = run(JSON_MODEL)["Product"]
    create_tables({"Product": model, "__name__": "shop.extra"}, using="postgresql")
    document = {"color": "red", "size": {"width": 50}, "tags": ["sale"]}
    for alias in ("default", "postgresql"):
        model.objects.using(alias).create(name="A", data=document)
        model.objects.using(alias).create(name="B", data={"color": "red", "size": 40})
    for each in wrong("json-lookup-not-on-sqlite"):
        assert eval(f"model.objects.{each}.count()") >= 1
    (key,) = right("json-lookup-not-on-sqlite")
    with pytest.raises(NotSupportedError):
        eval(f"model.objects.{key}.count()")
    assert eval(f"model.objects.using('postgresql').{key}.count()") == 2


@pytest.mark.proves("default-of-a-json-field")
@pytest.mark.django_db
def test_a_json_default_is_a_callable_that_migrations_can_name():
    def outcome(declaration):
        model = run(
            f"class Prefs(models.Model):\n    data = models.{declaration}", tables=False
        )["Prefs"]
        problems = [message.id for message in model.check(databases=["default"])]
        try:
            MigrationWriter.serialize(model._meta.get_field("data"))
            serialised = True
        except ValueError:
            serialised = False
        return problems, model().data is not model().data, model().data == {}, serialised

    good = ([], True, True, True)
    assert [outcome(each) for each in right("default-of-a-json-field")] == [good]
    bad = {each: outcome(each) for each in wrong("default-of-a-json-field")}
    assert good not in bad.values()
    assert bad["JSONField(default={})"][:2] == (["fields.E010"], False)
    assert bad["JSONField(default=lambda: {})"] == ([], True, True, False)


@pytest.mark.proves("query-a-json-field")
@pytest.mark.django_db(databases=["default", "postgresql"])
@pytest.mark.parametrize("alias", ["default", "postgresql"])
def test_the_lookups_of_the_answer(alias):
    names = run(JSON_MODEL, using=alias)
    rows = names["Product"].objects.using(alias)
    document = {"color": "red", "size": {"width": 50}, "tags": ["sale"]}
    for name, data in [("A", document), ("B", {"color": None}), ("C", {}), ("D", None)]:
        rows.create(name=name, data=data)
    holder = type("Product", (), {"objects": rows})
    found = [
        "".join(eval(line, {"Product": holder}).order_by("name").values_list("name", flat=True))
        for line in bank.code("query-a-json-field").strip().splitlines()
    ]
    assert found == ["A", "A", "A", "AB", "B", "CD", "D"]
    assert rows.filter(data__colour_typo="red").count() == 0
    assert hasattr(models, "JSONNull") == (django.VERSION >= (6, 1))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        rows.filter(data=None).count()
    assert bool(caught) == (django.VERSION >= (6, 1))
    excluded = set(rows.exclude(data__color="red").values_list("name", flat=True))
    assert excluded != {"B", "C", "D"}


# Relations


@pytest.mark.proves("reverse-names-without-related-name", "related-name-and-through-tables")
@pytest.mark.django_db
def test_the_default_reverse_names():
    source = (
        "class Singer(models.Model):\n    pass\n"
        + bank.code("reverse-names-without-related-name")
    )
    names = run(source)
    singer = names["Singer"].objects.create()
    names["Song"].objects.create(title="Hallo", singer=singer)

    def works(option):
        accessor, lookup = option.replace("`", "").split(" and ")
        try:
            scope = {**names, "singer": singer}
            return eval(accessor, scope).count() == 1 and eval(lookup, scope).count() == 1
        except (AttributeError, FieldError):
            return False

    assert [works(each) for each in right("reverse-names-without-related-name")] == [True]
    assert not any(works(each) for each in wrong("reverse-names-without-related-name"))


@pytest.mark.proves("two-foreign-keys-to-one-model", "related-name-and-through-tables")
@pytest.mark.django_db
def test_two_relations_clash():
    source = "class Team(models.Model):\n    pass\n" + bank.code("two-foreign-keys-to-one-model")
    names = run(source, tables=False)
    found = {error.id for error in names["Match"].check(databases=["default"])}
    assert found == {"fields.E304"}
    named = source.replace("CASCADE)", "CASCADE, related_name='home_matches')", 1)
    assert run(named, tables=False)["Match"].check(databases=["default"]) == []
    assert not hasattr(names["Team"], "home_set")
    columns = [field.column for field in names["Match"]._meta.fields]
    assert columns == ["id", "home_id", "guest_id"]
    bank.keyed(
        "two-foreign-keys-to-one-model",
        "It fails the system checks, as both reverse names",
    )


@pytest.mark.proves("add-with-extra-data-of-the-pair", "related-name-and-through-tables")
@pytest.mark.django_db
def test_through_defaults_fill_the_pair():
    source = (
        "class Dish(models.Model):\n    pass\n" + bank.code("add-with-extra-data-of-the-pair")
    )
    names = run(source)
    names["menu"], names["dish"] = names["Menu"].objects.create(), names["Dish"].objects.create()

    def added(call):
        names["MenuEntry"].objects.all().delete()
        try:
            with transaction.atomic():
                eval(call, names)
        except (TypeError, AttributeError, ValueError, IntegrityError):
            return False
        return names["MenuEntry"].objects.filter(dish=names["dish"], price=12).count() == 1

    assert [added(each) for each in right("add-with-extra-data-of-the-pair")] == [True]
    assert not any(added(each) for each in wrong("add-with-extra-data-of-the-pair"))


@pytest.mark.proves("related-name-and-through-tables")
@pytest.mark.django_db
def test_the_group_of_the_answer():
    source = (
        "class Person(models.Model):\n    pass\n" + bank.code("related-name-and-through-tables")
    )
    names = run(source)
    group = names["Group"].objects.create(name="Choir")
    person = names["Person"].objects.create()
    group.members.add(person, through_defaults={"role": "chair"})
    assert person.groups.get() == group
    assert names["Membership"].objects.get().role == "chair"
    names["Membership"].objects.create(group=group, person=person)
    assert group.members.count() == 2


# save()


@pytest.mark.proves("computed-slug-and-update-fields", "does-save-validate")
@pytest.mark.django_db
def test_a_computed_slug_needs_update_fields():
    import textwrap

    head = (
        "class Page(models.Model):\n    title = models.CharField(max_length=99)\n"
        "    slug = models.SlugField(blank=True)\n    views = models.IntegerField(default=0)\n"
    )
    prompt = bank.code("computed-slug-and-update-fields")

    def stored(save):
        connections["default"].cursor().execute("DROP TABLE IF EXISTS shop_page")
        model = run(head + textwrap.indent(save, "    "))["Page"]
        page = model.objects.create(title="Old")
        model.objects.update(views=7)
        page.title = "New"
        page.save(update_fields=["title"])
        page.refresh_from_db()
        return page.slug, page.views

    call = "    super().save(**kwargs)"
    assert stored(prompt) == ("old", 7)
    assert stored(prompt.replace(call, "    self.full_clean()\n" + call)) == ("old", 7)
    dropped = prompt.replace(call, '    kwargs.pop("update_fields", None)\n' + call)
    assert stored(dropped) == ("new", 0)
    moved = "\n".join([prompt.splitlines()[0], prompt.splitlines()[2], prompt.splitlines()[1]])
    assert stored(moved)[0] != "new"
    widened = prompt.replace(
        call,
        '    if "title" in (kwargs.get("update_fields") or ()):\n'
        '        kwargs["update_fields"] = {*kwargs["update_fields"], "slug"}\n' + call,
    )
    assert stored(widened) == ("new", 7)
    bank.keyed("computed-slug-and-update-fields", 'Add `"slug"` to `update_fields`')


@pytest.mark.proves("writes-that-skip-save", "does-save-validate")
@pytest.mark.django_db
def test_which_writes_skip_save():
    source = (
        "class Page(models.Model):\n    title = models.CharField(max_length=99)\n"
        "    def save(self, **kwargs):\n        calls.append(self)\n"
        "        super().save(**kwargs)\n"
    )
    calls = []
    names = run(source, calls=calls)
    for option in bank.questions()["writes-that-skip-save"]["options"]:
        names["Page"].objects.all().delete()
        names["page"] = names["Page"].objects.create(pk=1, title="B")
        calls.clear()
        eval(option["text"].strip("`"), names)
        assert (not calls) == option["correct"], option["text"]


@pytest.mark.proves("modified-time-after-a-partial-save", "does-save-validate")
@pytest.mark.django_db
def test_auto_now_stands_still_without_the_field():
    source = (
        "class Post(models.Model):\n    title = models.CharField(max_length=99)\n"
        "    modified = models.DateTimeField(auto_now=True)\n"
    )
    model = run(source)["Post"]
    post = model.objects.create(title="A")
    before = model.objects.get().modified
    post.save(update_fields=["title"])
    assert model.objects.get().modified == before
    post.save(update_fields=["title", "modified"])
    assert model.objects.get().modified > before
    bank.keyed(
        "modified-time-after-a-partial-save",
        "It leaves the column at the time of an earlier save",
    )


@pytest.mark.proves("saving-a-deleted-row-with-update-fields", "does-save-validate")
def test_a_forced_update_of_a_deleted_row_fails(book):
    shop.models.Book.objects.all().delete()
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        book.save(update_fields=["stock"])
    if SIX:
        assert isinstance(caught.value, shop.models.Book.NotUpdated)
    book.save()
    assert shop.models.Book.objects.count() == 1
    bank.keyed("saving-a-deleted-row-with-update-fields", "It raises `DatabaseError`")


@pytest.mark.proves("does-save-validate")
@pytest.mark.django_db
def test_the_page_of_the_answer():
    model = run(bank.code("does-save-validate"))["Page"]
    page = model.objects.create(title="")
    page.title = "Second Try"
    page.save(update_fields=["title"])
    page.refresh_from_db()
    assert page.slug == "second-try"
    if SIX:
        with pytest.raises(TypeError):
            models.Model.save(page, False)

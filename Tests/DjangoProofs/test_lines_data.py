"""Proofs for the faulty lines of the topics orm, models, databases-migrations and sql."""

import json
import logging
import types
import uuid
from datetime import UTC, datetime
from decimal import Decimal

import bank
import pytest
import sqlparse
from django.conf import settings as project
from django.contrib.auth import get_user_model
from django.db import (
    IntegrityError, OperationalError, connection, connections, migrations, models, transaction,
)
from django.db.migrations.state import ModelState, ProjectState
from django.http import JsonResponse
from django.test.utils import isolate_apps
from django.utils.text import slugify
from reviewed import lines_that_query, run
from shop.models import Author, Book, Order, OrderLine, Review

pytestmark = pytest.mark.django_db
User = get_user_model()


def faulty(question):
    return [fault["line"] for fault in bank.questions()[question]["lines"]]


def book(title="One", **fields):
    return Book.objects.create(title=title, author=Author.objects.create(name="Ann"), **fields)


@pytest.mark.proves("recent-reviews-page")
def test_the_line_that_reads_the_book_queries_for_each_review():
    for title in ("One", "Two", "Three"):
        Review.objects.create(book=book(title))
    code = bank.code("recent-reviews-page", "code")
    names = {"Review": Review, "JsonResponse": JsonResponse}
    with lines_that_query() as found:
        answer = run(code, **names)["recent_reviews"](None)
    titles = [row["title"] for row in json.loads(answer.content)["reviews"]]
    assert titles == ["Three", "Two", "One"]
    assert [line for line, queries in found.items() if queries == 3] == faulty("recent-reviews-page")
    joined = bank.code("recent-reviews-page", "explanation")
    (queryset,) = [line for line in code.split("\n") if "reviews = Review" in line]
    with lines_that_query() as found:
        run(code.replace(queryset.strip(), joined.strip()), **names)["recent_reviews"](None)
    assert found.total() == 1


@pytest.mark.proves("order-of-a-sold-out-book")
@pytest.mark.django_db(transaction=True)
def test_what_was_written_before_the_block_survives_its_rollback():
    class SoldOut(Exception):
        pass

    customer, one = User.objects.create_user("ann"), book(stock=1)
    question, left = "order-of-a-sold-out-book", []
    for code in (bank.code(question, "code"), bank.mended(question)):
        names = {"Order": Order, "OrderLine": OrderLine, "Book": Book, "F": models.F,
                 "transaction": transaction, "EmptyCart": ValueError, "SoldOut": SoldOut}
        with pytest.raises(SoldOut):
            run(code, **names)["place_order"](customer, [(one, 2)])
        left.append((Order.objects.count(), OrderLine.objects.count()))
        Order.objects.all().delete()
    assert left == [(1, 0), (0, 0)]
    (line,) = faulty(question)
    assert "Order.objects.create" in bank.code(question, "code").split("\n")[line - 1]


@pytest.mark.proves("nightly-price-update")
def test_a_sale_during_the_job_is_undone_until_one_column_is_saved():
    stocks = []
    for code in (bank.code("nightly-price-update", "code"), bank.mended("nightly-price-update")):
        sold = book(stock=5, price=Decimal("10.00"))

        class Suppliers:
            def price_of(self, title):
                Book.objects.filter(pk=sold.pk).update(stock=4)
                return Decimal("12.00")

        assert run(code, Book=Book, logger=logging.getLogger("job"))["reprice"](Suppliers()) == 1
        sold.refresh_from_db()
        assert sold.price == 12
        stocks.append(sold.stock)
        Book.objects.all().delete()
    assert stocks == [5, 4]


def declared(code, **names):
    with isolate_apps("shop"):
        return run(code, **{"models": models, "settings": project, "__name__": "shop.models", **names})


@pytest.mark.proves("moment-of-a-ticket")
def test_the_moment_is_fixed_when_the_class_is_made(monkeypatch):
    moments = iter(range(1, 10))
    clock = types.SimpleNamespace(now=lambda: datetime(2026, 1, next(moments), tzinfo=UTC))

    def days(code):
        Ticket = declared(code, timezone=clock)["Ticket"]
        return len({Ticket().opened for _ in range(3)})

    assert days(bank.code("moment-of-a-ticket", "code")) == 1
    assert days(bank.mended("moment-of-a-ticket")) == 3


@pytest.mark.proves("invoice-model-under-review")
def test_the_amount_is_exact_once_it_is_decimal():
    def total(code):
        Invoice = declared(code)["Invoice"]
        values = [Invoice._meta.get_field("amount").to_python("0.10") for _ in range(3)]
        return sum(values) == Invoice._meta.get_field("amount").to_python("0.30")

    assert not total(bank.code("invoice-model-under-review", "code"))
    assert total(bank.mended("invoice-model-under-review"))


@pytest.mark.proves("base-class-with-an-author")
def test_reverse_names_clash_until_they_hang_on_the_child():
    def problems(code):
        space = declared(code)
        names = [space[name]._meta.get_field("owner").remote_field.get_accessor_name()
                 for name in ("Note", "Bookmark")]
        return len(names) - len(set(names)), names

    assert problems(bank.code("base-class-with-an-author", "code")) == (1, ["things", "things"])
    assert problems(bank.mended("base-class-with-an-author")) == (0, ["notes", "bookmarks"])


@pytest.mark.proves("article-that-fills-its-slug")
@pytest.mark.django_db(transaction=True)
def test_an_override_takes_and_passes_on_all_arguments():
    def create(code):
        """What fails, or whether the other columns are left alone by `update_fields`."""
        with isolate_apps("shop"):
            Article = run(code, models=models, slugify=slugify, __name__="shop.models")["Article"]
        with connection.schema_editor() as editor:
            editor.create_model(Article)
        try:
            article = Article.objects.create(title="Big News")
            Article.objects.update(title="Renamed elsewhere")
            article.save(update_fields=["published"])
            return article.slug, Article.objects.get().title
        except TypeError as error:
            return str(error)
        finally:
            with connection.schema_editor() as editor:
                editor.delete_model(Article)

    question = "article-that-fills-its-slug"
    code = bank.code(question, "code")
    assert "unexpected keyword argument 'force_insert'" in create(code)
    assert create(bank.mended(question)) == ("big-news", "Renamed elsewhere")
    half = code.replace("def save(self):", "def save(self, *args, **kwargs):")
    assert create(half) == ("big-news", "Big News")
    lines = code.split("\n")
    assert [lines[n - 1].strip() for n in faulty(question)] == ["def save(self):", "super().save()"]


def state_of(*fields):
    """A project state whose app `shop` has a book with these fields."""
    state = ProjectState()
    key = ("id", models.BigAutoField(primary_key=True))
    state.add_model(ModelState("shop", "Book", [key, *fields], options={"db_table": "old_book"}))
    return state


@pytest.mark.proves("migration-that-fills-slugs")
@pytest.mark.django_db(transaction=True)
def test_a_migration_sees_the_columns_of_then_through_apps(monkeypatch):
    state = state_of(("title", models.CharField(max_length=50)), ("slug", models.SlugField()))
    Old = state.apps.get_model("shop", "Book")

    of_now = """class Book(models.Model):
        title = models.CharField(max_length=50)
        slug = models.SlugField()
        pages = models.IntegerField(null=True)

        class Meta:
            app_label = "shop"
            db_table = "old_book"
    """

    def fill(code):
        with connection.schema_editor() as editor:
            editor.create_model(Old)
        try:
            Old.objects.create(title="Big News", slug="")
            with isolate_apps("shop"):
                monkeypatch.setattr("shop.models.Book", run(of_now, models=models)["Book"])
            space = run(code)
            with connection.schema_editor() as editor:
                for operation in space["Migration"].operations:
                    operation.database_forwards("shop", editor, state, state)
            return list(Old.objects.values_list("slug", flat=True))
        finally:
            monkeypatch.undo()
            with connection.schema_editor() as editor:
                editor.delete_model(Old)

    with pytest.raises(OperationalError, match="no such column: old_book.pages"):
        fill(bank.code("migration-that-fills-slugs", "code"))
    assert fill(bank.mended("migration-that-fills-slugs")) == ["big-news"]


@pytest.mark.proves("public-key-for-every-customer")
@pytest.mark.django_db(transaction=True)
def test_one_default_for_two_rows_breaks_uniqueness():
    start = ProjectState()
    start.add_model(ModelState("crm", "Customer", [("id", models.BigAutoField(primary_key=True))]))
    Customer = start.apps.get_model("crm", "Customer")

    def keys(code):
        operations = run(code, uuid=uuid, migrations=migrations, models=models)["operations"]
        with connection.schema_editor() as editor:
            editor.create_model(Customer)
        try:
            Customer.objects.create(), Customer.objects.create()
            state = start
            for operation in operations:
                after = state.clone()
                operation.state_forwards("crm", after)
                with connection.schema_editor() as editor:
                    operation.database_forwards("crm", editor, state, after)
                state = after
            return state.apps.get_model("crm", "Customer").objects.values("public_key").distinct().count()
        finally:
            with connection.cursor() as cursor:
                cursor.execute("DROP TABLE crm_customer")

    with pytest.raises(IntegrityError):
        keys(bank.code("public-key-for-every-customer", "code"))
    assert keys(bank.mended("public-key-for-every-customer")) == 2


# --- SQL, on PostgreSQL ---


def on_postgresql(*statements):
    """The rows of the last statement that has any; everything is undone."""
    rows = []
    with transaction.atomic(using="postgresql"), connections["postgresql"].cursor() as cursor:
        for statement in statements:
            for sql in sqlparse.split(statement):
                if sql not in ("BEGIN;", "COMMIT;"):
                    cursor.execute(sql)
                    rows = cursor.fetchall() if cursor.description else rows
        transaction.set_rollback(True, using="postgresql")
    return rows


SALES = """
    CREATE TEMP TABLE customers (id int, name text, email text, created date, is_test bool, is_partner bool);
    CREATE TEMP TABLE orders (id int, customer_id int, status text, total int, created date);
"""


@pytest.mark.proves("revenue-report-with-test-orders")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_a_condition_joined_by_or_stands_alone():
    rows = SALES + """
        INSERT INTO customers (id, name, is_test) VALUES (1, 'Ann', false), (2, 'Test', true);
        INSERT INTO orders VALUES (1, 1, 'paid', 5, '2019-05-05'), (2, 1, 'paid', 5, '2026-05-05'),
            (3, 2, 'paid', 5, '2026-05-06'), (4, 1, 'sent', 5, '2026-12-31'), (5, 1, 'sent', 5, '2019-01-01');
    """
    question = "revenue-report-with-test-orders"
    ids = [{row[0] for row in on_postgresql(rows, code)}
           for code in (bank.code(question, "code"), bank.mended(question))]
    assert ids == [{1, 2, 3, 4}, {2, 4}]


@pytest.mark.proves("clean-up-of-old-customers")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_a_bare_name_belongs_to_the_inner_table():
    rows = SALES + """
        INSERT INTO customers (id, created, is_partner) VALUES (1, '2020-01-01', false),
            (2, '2020-01-01', false), (3, '2020-01-01', true), (4, '2025-01-01', false);
        INSERT INTO orders VALUES (11, 1, 'paid', 5, '2023-01-01'), (12, 2, 'cancelled', 5, '2023-01-01');
    """
    question = "clean-up-of-old-customers"
    deleted = [{row[0] for row in on_postgresql(rows, code)}
               for code in (bank.code(question, "code"), bank.mended(question))]
    assert deleted == [{1, 2}, {2}]

"""Practice and stories: the code that the model answers tell of, and what the choice questions claim."""

import json
import re
import statistics
import unittest
from datetime import UTC, date, datetime, time, timedelta

import bank
import pytest
from django.contrib.auth import get_user_model
from django.core import signing
from django.core.management import ManagementUtility
from django.db import OperationalError, connection, connections, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.test import SimpleTestCase, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone
from shop.models import Author, Book, Order, Publisher

ON_POSTGRESQL = pytest.mark.django_db(databases=["default", "postgresql"])


@pytest.fixture
def add_orders(db):
    """Makes orders with the times given; `auto_now_add` would take the present."""
    def add(*moments):
        customer = get_user_model().objects.create_user("ann")
        orders = [Order.objects.create(customer=customer) for _ in moments]
        for order, moment in zip(orders, moments):
            Order.objects.filter(pk=order.pk).update(created=moment)
        return orders

    return add


def passes(case, **names):
    """Whether every test of a class of the bank passes."""
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    result = unittest.TestResult()
    for test in suite:
        getattr(test, test._testMethodName).__func__.__globals__.update(names)
        test.run(result) if not isinstance(test, TestCase) else run_body(test, result)
    assert result.testsRun and not result.errors, result.errors
    return result.wasSuccessful()


def run_body(test, result):
    """Runs the body alone: the database of the surrounding proof serves it."""
    result.startTest(test)
    try:
        getattr(test, test._testMethodName)()
    except AssertionError as error:
        result.failures.append((test, str(error)))


# Stories


@pytest.mark.proves("slow-query-you-made-fast")
@ON_POSTGRESQL
def test_the_range_finds_the_same_orders_and_can_use_the_index(on_postgresql, add_orders, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    with on_postgresql.cursor() as cursor:
        cursor.execute("CREATE INDEX created_plain ON shop_order (created)")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    day = date(2026, 3, 29)  # the day that has 23 hours there
    inside = [datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 3, 29, 21, 59, tzinfo=UTC)]
    outside = [datetime(2026, 3, 28, 22, 59, tzinfo=UTC), datetime(2026, 3, 29, 22, tzinfo=UTC)]
    orders = add_orders(*inside, *outside)
    names = {"Order": Order, "day": day, "timezone": timezone, "datetime": datetime, "time": time,
             "timedelta": timedelta}
    source = bank.code("slow-query-you-made-fast", "answer")
    before, after = re.findall(r"^Order\.objects.*$", source, flags=re.M)
    exec(source, names)
    wrapped, ranged = eval(before, names), eval(after, names)
    assert set(wrapped) == set(ranged) == set(orders[:2])
    conditions = [re.findall(r"Index Cond", queryset.explain()) for queryset in (wrapped, ranged)]
    assert conditions == [[], ["Index Cond"]]


@pytest.mark.proves("key-in-a-public-repository")
def test_a_fallback_keeps_the_stolen_key_valid(settings):
    settings.SECRET_KEY = "stolen"
    forged = signing.dumps({"user": 1})
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", ["stolen"]
    assert signing.loads(forged) == {"user": 1}
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(signing.BadSignature):
        signing.loads(forged)


@pytest.mark.proves("migration-that-went-wrong")
@pytest.mark.django_db(transaction=True, databases=["default", "postgresql"])
def test_a_lock_timeout_makes_the_change_give_up():
    source = bank.code("migration-that-went-wrong", "answer")
    migrating, holding = (connections["postgresql"].copy() for _ in range(2))
    try:
        with migrating.cursor() as cursor, holding.cursor() as holder:
            cursor.execute(source)
            cursor.execute("SHOW lock_timeout")
            assert cursor.fetchone() == ("3s",)
            holder.execute("BEGIN")
            holder.execute("LOCK TABLE shop_order IN ACCESS SHARE MODE")  # as any SELECT does
            cursor.execute(source.replace("3s", "10ms"))
            with pytest.raises(OperationalError, match="lock timeout"):
                cursor.execute("ALTER TABLE shop_order ADD COLUMN note text")
            holder.execute("ROLLBACK")
    finally:
        migrating.close()
        holding.close()


@pytest.mark.proves("project-without-tests")
def test_recorded_calls_hold_what_the_function_does(tmp_path):
    recorded = tmp_path / "recorded.json"
    calls = [{"arguments": {"net": 10}, "result": "11.9"}, {"arguments": {"net": 0}, "result": "None"}]
    recorded.write_text(json.dumps(calls))
    names = bank.run("project-without-tests", "answer", SimpleTestCase=SimpleTestCase, json=json)
    as_it_is = lambda net: round(net * 1.19, 2) if net else None  # the odd result included
    tidied = lambda net: round(net * 1.19, 2)
    case = names["InvoiceTotalAsItIs"]
    assert passes(case, RECORDED=recorded, invoice_total=as_it_is)
    assert not passes(case, RECORDED=recorded, invoice_total=tidied)


@pytest.mark.proves("delete-without-a-filter")
@ON_POSTGRESQL
def test_missing_rows_come_back_with_keys_and_dates(on_postgresql, add_orders):
    long_ago = datetime(2020, 5, 1, tzinfo=UTC)
    lost, kept = add_orders(long_ago, long_ago)
    rows = lambda: list(Order.objects.order_by("pk").values_list("pk", "created", "status"))
    with on_postgresql.cursor() as cursor:
        cursor.execute("CREATE SCHEMA restored")
        cursor.execute("CREATE TABLE restored.shop_order AS SELECT * FROM shop_order")
        before = rows()
        Order.objects.filter(pk=kept.pk).update(status="sent")  # written since
        Order.objects.filter(pk=lost.pk).delete()
        cursor.execute(bank.code("delete-without-a-filter", "answer"))
        assert rows() == [before[0], (kept.pk, long_ago, "sent")]


@pytest.mark.proves("delete-without-a-filter")
@pytest.mark.django_db
def test_bulk_create_takes_the_present_for_auto_now_add(add_orders):
    long_ago = datetime(2020, 5, 1, tzinfo=UTC)
    (order,) = add_orders(long_ago)
    (copy,) = Order.objects.all()
    assert copy.created == long_ago
    Order.objects.all().delete()
    Order.objects.bulk_create([copy])
    assert Order.objects.get(pk=order.pk).created > long_ago


@pytest.mark.proves("slower-after-a-release")
@pytest.mark.django_db
@pytest.mark.parametrize("related, kept", [(["publisher"], True), ([], False)])
def test_the_count_of_queries_grows_with_the_list_only_in_the_slow_view(settings, client, related, kept):
    def books(request):
        rows = Book.objects.select_related(*related) if related else Book.objects.all()
        return HttpResponse(", ".join(book.publisher.name for book in rows))

    def add_books(count):
        author = Author.objects.create(name="Ann")
        for number in range(count):
            house = Publisher.objects.create(name=str(number))
            Book.objects.create(title=str(number), author=author, publisher=house)

    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("books/", books)]})
    names = bank.run("slower-after-a-release", "answer", TestCase=TestCase, connection=connection,
                     CaptureQueriesContext=CaptureQueriesContext, add_books=add_books)
    case = names["BookListTests"]
    case.client = client
    assert passes(case) is kept


@pytest.mark.proves("test-that-fails-now-and-then")
def test_the_runner_shuffles_with_a_seed_and_reverses():
    parser = ManagementUtility(["manage.py"]).fetch_command("test").create_parser("manage.py", "test")
    given = parser.parse_args(["--shuffle", "7", "--reverse"])
    assert (given.shuffle, given.reverse) == (7, True)


# Choice questions


@pytest.mark.proves("days-that-twenty-tickets-took")
def test_the_smallest_number_of_days_that_is_late_one_time_in_six():
    names = bank.run("days-that-twenty-tickets-took", "prompt")
    days = names["days"]
    offered = {int(option["text"].split()[0]): option["correct"]
               for option in bank.options("days-that-twenty-tickets-took")}
    late = {limit: sum(day > limit for day in days) / len(days) for limit in offered}
    (right,) = [limit for limit, is_right in offered.items() if is_right]
    assert late[right] <= 1 / 6 and all(late[limit] > 1 / 6 for limit in offered if limit < right)
    assert right == next(limit for limit in range(1, 22) if sum(d > limit for d in days) * 6 <= 20)
    assert statistics.median(days) == 3 and statistics.mean(days) == 4.75


@pytest.mark.proves("test-that-counts-on-key-one")
@ON_POSTGRESQL
def test_a_rollback_leaves_the_sequence_where_it_was(on_postgresql, settings):
    bank.keyed("test-that-counts-on-key-one", "Creating authors in earlier tests has moved the sequence")
    page = lambda request, pk: HttpResponse(get_object_or_404(Author, pk=pk).name)
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("authors/<int:pk>/", page)]})
    names = bank.run("test-that-counts-on-key-one", "prompt", TestCase=TestCase, Author=Author)
    test = names["AuthorPageTests"]("test_page")
    test.client = test.client_class()
    reset = "ALTER SEQUENCE shop_author_id_seq RESTART WITH 1"

    def run():
        with transaction.atomic(using="postgresql"):
            assert not Author.objects.exists()  # no test leaves authors behind
            try:
                test.test_page()
            finally:
                transaction.set_rollback(True, using="postgresql")

    with on_postgresql.cursor() as cursor:
        cursor.execute(reset)
    run()
    with pytest.raises(AssertionError, match="404"):
        run()

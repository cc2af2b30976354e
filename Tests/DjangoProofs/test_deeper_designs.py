"""Estimates, orderings and faulty lines of the topics practice and system design."""

import io
import json
import math
import re
import unittest
import uuid
from datetime import timedelta
from fractions import Fraction
from types import SimpleNamespace

import bank
import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import OperationalError, connections, models, transaction
from django.http import HttpResponse, JsonResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from reviewed import run
from shop.models import Author, Book, Order

ON_POSTGRESQL = pytest.mark.django_db(databases=["default", "postgresql"])
requests = RequestFactory()


def both(question, look):
    """What is seen of the code as it stands, and of the mended code."""
    return [look(bank.code(question, "code")), look(bank.mended(question))]


# Estimates


def figures(question):
    """The numbers of a prompt in reading order."""
    text = bank.questions()[question]["prompt"].replace(",", "")
    return [Fraction(number) for number in re.findall(r"(?<![\w.])[0-9]+(?:\.[0-9]+)?", text)]


def said(question):
    """The accepted texts of each blank, as numbers."""
    words = {"five": 5, "nine": 9}
    for texts in bank.accepted(question):
        bare = [re.sub(r" ?(minutes|min|ms|GB|commits|steps|times|x)$", "", text) for text in texts]
        yield {Fraction(words.get(text, text)) for text in bare}


@pytest.mark.proves("length-of-a-batched-backfill")
def test_batches_add_up():
    rows, size, seconds = figures("length-of-a-batched-backfill")
    assert list(said("length-of-a-batched-backfill")) == [{rows / size * seconds / 60}]


@pytest.mark.proves("downtime-left-in-a-month")
def test_a_budget_of_failure():
    percent, days, *outages = figures("downtime-left-in-a-month")
    budget = days * 24 * 60 * (100 - percent) / 100
    assert list(said("downtime-left-in-a-month")) == [{budget - sum(outages)}]


@pytest.mark.proves("twenty-requests-two-of-them-slow")
def test_a_mean_that_no_request_had():
    number, quick, fast, few, slow = figures("twenty-requests-two-of-them-slow")
    times = [fast] * int(quick) + [slow] * int(few)
    assert len(times) == number
    middle = (times[9] + times[10]) / 2
    assert list(said("twenty-requests-two-of-them-slow")) == [{sum(times) / number}, {middle}]
    assert times[math.ceil(0.95 * number) - 1] == slow


@pytest.mark.proves("steps-to-the-guilty-commit")
def test_halving_a_history():
    def tests(commits, guilty):
        first, last, number = 0, commits - 1, 0
        while first < last:
            middle = (first + last) // 2
            first, last = (first, middle) if guilty <= middle else (middle + 1, last)
            number += 1
        return number

    (commits,) = figures("steps-to-the-guilty-commit")
    most = max(tests(int(commits), guilty) for guilty in range(int(commits)))
    assert list(said("steps-to-the-guilty-commit")) == [{most}]


@pytest.mark.proves("size-of-one-more-index")
def test_an_index_in_bytes():
    rows, growth, size, _, _, days = figures("size-of-one-more-index")
    found = [rows * size / 10**9, growth * days * size / 10**9]
    assert list(said("size-of-one-more-index")) == [{number} for number in found]


@pytest.mark.proves("cache-that-hits-less-often")
def test_misses_count():
    rate, before, after = figures("cache-that-hits-less-often")
    factor = (rate * (100 - after)) / (rate * (100 - before))
    assert list(said("cache-that-hits-less-often")) == [{factor}]


# Orderings


class Search:
    """Ads that change all the time, two indexes, and an alias that searches go through."""

    def __init__(self):
        self.rows = {number: 0 for number in range(4)}
        self.indexes, self.alias = {"old": dict(self.rows)}, "old"
        self.written = {"old"}
        self.visit()

    def visit(self):
        """One ad after the other changes, and all are searched for."""
        number = sum(self.rows.values()) % len(self.rows)
        self.rows[number] += 1
        for name in self.written:
            self.indexes[name][number] = self.rows[number]
        assert self.indexes[self.alias] == self.rows

    def step(self, text):
        if text.startswith("Create an empty index"):
            self.indexes["new"] = {}
        elif text.startswith("Write every change into both"):
            assert "new" in self.indexes
            self.written = {"old", "new"}
        elif text.startswith("Copy all ads"):
            copied = dict(self.rows)
            self.visit()  # copying takes a while
            self.indexes["new"] = copied | self.indexes["new"]  # what was written stays
            self.copied = True
        elif text.startswith("Compare counts"):
            assert self.copied and self.indexes["new"] == self.indexes["old"]
            assert self.alias == "old"  # a difference must not have been shown to anybody
            self.compared = True
        elif text.startswith("Point the alias"):
            assert self.compared
            self.alias = "new"
        elif text.startswith("Stop writing"):
            assert self.alias == "new"  # the way back stays until then
            self.written.discard("old")
        elif text.startswith("Delete the old"):
            assert "old" not in self.written
            del self.indexes["old"]
        elif text.startswith("Empty the index in use"):
            self.indexes["old"].clear()
            assert self.indexes[self.alias] == self.rows
        self.visit()


def works(make, steps):
    one = make()
    try:
        for text in steps:
            one.step(text)
    except (AssertionError, AttributeError, KeyError):
        return False
    return True


@pytest.mark.proves("search-index-with-a-new-mapping")
def test_only_this_order_loses_no_change():
    question = "search-index-with-a-new-mapping"
    steps = bank.steps(question)
    assert works(Search, steps)
    assert not any(works(Search, other) for other in bank.swaps(steps))
    assert not works(Search, bank.questions()[question]["distractors"])


@pytest.fixture
def made():
    """Runs source that declares models and makes their tables; they are forgotten after the proof."""
    connection, done = connections["postgresql"], []

    def make(source):
        space = {"__name__": "apps.design.models", "models": models, "User": get_user_model()}
        exec(source, space)
        for model in apps.get_app_config("design").get_models():
            with connection.schema_editor() as editor:
                editor.create_model(model)
            done.append(model)
        return SimpleNamespace(**space)

    yield make
    for model in [] if connection.in_atomic_block else reversed(done):
        with connection.schema_editor() as editor:
            editor.delete_model(model)
    apps.all_models["design"].clear()
    apps.clear_cache()


ROOMS = """
class Room(models.Model):
    pass


class Booking(models.Model):
    room = models.ForeignKey(Room, models.CASCADE)
    start, end = models.IntegerField(), models.IntegerField()
    guest = models.CharField(max_length=20)
"""


class RoomTaken(Exception):
    pass


def booking_names(space, confirmed):
    confirm = SimpleNamespace(delay=confirmed.append)
    atomic = SimpleNamespace(
        atomic=lambda: transaction.atomic("postgresql"),
        on_commit=lambda call: transaction.on_commit(call, using="postgresql"),
    )
    return {"Room": space.Room, "Booking": space.Booking, "RoomTaken": RoomTaken,
            "ValidationError": ValidationError, "transaction": atomic, "confirm": confirm}


@pytest.mark.proves("one-room-for-two-guests", "reservation-of-a-meeting-room")
@pytest.mark.django_db(databases=["default", "postgresql"], transaction=True)
def test_a_booking_locks_looks_and_writes(on_postgresql, made):
    space, log = made(ROOMS), []
    room = space.Room.objects.create()
    book = run(bank.mended("reservation-of-a-meeting-room"), **booking_names(space, log))["book_room"]
    with CaptureQueriesContext(on_postgresql) as queries:
        book(room.pk, 9, 10, "ann")
    sent = [query["sql"] for query in queries]
    starts = {
        "`atomic()`": "BEGIN", "`select_for_update()`": "SELECT", "`exists()`": "SELECT",
        "`create()`": "INSERT", "`COMMIT`": "COMMIT",
    }  # fmt: skip
    steps = bank.steps("one-room-for-two-guests")
    *first, last = [re.match("`[^`]+`", text)[0] for text in steps]
    assert last == "`send_mail()`" and len(log) == 1
    assert [sql.split()[0].rstrip(";") for sql in sent] == [starts[name] for name in first]
    assert ["FOR UPDATE" in sql for sql in sent] == [name == "`select_for_update()`" for name in first]
    assert ["LIMIT 1" in sql for sql in sent] == [name == "`exists()`" for name in first]
    with pytest.raises(RoomTaken):
        book(room.pk, 9, 11, "bob")
    with pytest.raises(ValidationError):
        book(room.pk, 10, 10, "bob")
    # The distractor: no row, nothing locked.
    with transaction.atomic("postgresql"):
        assert not list(space.Booking.objects.select_for_update().filter(start__lt=20, end__gt=15))
        assert is_free(on_postgresql, room)


def is_free(connection, room):
    """Whether another connection could lock the room."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT 1 FROM design_room WHERE id = %s FOR UPDATE NOWAIT", [room.pk])
        return True
    except OperationalError:
        return False
    finally:
        other.close()


@pytest.mark.proves("reservation-of-a-meeting-room")
@pytest.mark.django_db(databases=["default", "postgresql"], transaction=True)
def test_a_second_guest_waits_only_for_a_locked_room(on_postgresql, made):
    space = made(ROOMS)
    room = space.Room.objects.create()
    free = []
    create = space.Booking.objects.create

    def look(code):
        space.Booking.objects.create = lambda **fields: (free.append(is_free(on_postgresql, room)),
                                                         create(**fields))[1]
        hour = 100 * len(free)
        run(code, **booking_names(space, []))["book_room"](room.pk, hour, hour + 1, "ann")
        return free[-1]

    assert both("reservation-of-a-meeting-room", look) == [True, False]
    (fault,) = bank.questions()["reservation-of-a-meeting-room"]["lines"]
    code = bank.code("reservation-of-a-meeting-room", "code").split("\n")
    assert "Room.objects.get" in code[fault["line"] - 1]


# Faulty lines


def line(question):
    (fault,) = bank.questions()[question]["lines"]
    return bank.code(question, "code").split("\n")[fault["line"] - 1].strip()


@pytest.mark.proves("clean-up-of-old-carts")
@pytest.mark.django_db
def test_which_carts_are_deleted():
    user = get_user_model().objects.create_user("ann")

    def left(code):
        Order.objects.all().delete()
        for days, status in ((10, "new"), (100, "new"), (100, "paid")):
            order = Order.objects.create(customer=user, status=status)
            Order.objects.filter(pk=order.pk).update(created=timezone.now() - timedelta(days=days))
        names = {"BaseCommand": BaseCommand, "Order": Order, "timezone": timezone,
                 "timedelta": timedelta}
        said = io.StringIO()
        command = run(code, **names)["Command"](stdout=said)
        command.handle(days=90, dry_run=True)
        assert Order.objects.count() == 3 and "would delete 1" in said.getvalue()
        command.handle(days=90, dry_run=False)
        kept = Order.objects.order_by("pk").values_list("created", "status")
        return [((timezone.now() - created).days, status) for created, status in kept]

    assert both("clean-up-of-old-carts", left) == [
        [(100, "new"), (100, "paid")], [(10, "new"), (100, "paid")]]
    assert "created__gte" in line("clean-up-of-old-carts")


@pytest.mark.proves("reduced-price-of-one-book")
@pytest.mark.parametrize("using", ["default", "postgresql"])
@ON_POSTGRESQL
def test_rows_change_places_on_postgresql(using, settings):
    if using == "postgresql":
        from routers import ToPostgreSQL

        settings.DATABASE_ROUTERS = [ToPostgreSQL()]

    def passes(code):
        case = run(code, TestCase=unittest.TestCase, Author=Author, Book=Book)["ReductionTests"]
        Author.objects.all().delete()
        result = unittest.TestResult()
        case("test_reduction").run(result)
        assert not result.errors
        return result.wasSuccessful()

    assert both("reduced-price-of-one-book", passes) == [using == "default", True]
    assert line("reduced-price-of-one-book").startswith("self.assertEqual(list(cheap)")


@pytest.mark.proves("charge-in-three-attempts")
def test_a_key_for_each_attempt_charges_twice():
    class Declined(Exception):
        pass

    def charges(code):
        done = {}

        def charge(total, key, timeout):
            is_first = not done
            done.setdefault(key, total)
            if is_first:
                raise TimeoutError  # the answer got lost
            return "paid"

        logger = SimpleNamespace(warning=lambda *_: None, info=lambda *_: None)
        names = {"uuid": uuid, "provider": SimpleNamespace(charge=charge), "logger": logger,
                 "Declined": Declined, "PaymentUnknown": RuntimeError}
        assert run(code, **names)["charge"](SimpleNamespace(pk=7, total=20)) == "paid"
        return len(done)

    assert both("charge-in-three-attempts", charges) == [2, 1]
    assert line("charge-in-three-attempts").startswith("key = ")


@pytest.mark.proves("money-from-an-event")
@ON_POSTGRESQL
def test_an_event_that_comes_twice(on_postgresql, made):
    space = made("""
class Event(models.Model):
    key = models.CharField(max_length=20, unique=True)


class Account(models.Model):
    balance = models.IntegerField(default=0)
""")

    def balance(code):
        space.Event.objects.all().delete()
        account = space.Account.objects.create()
        names = {"csrf_exempt": csrf_exempt, "require_POST": require_POST, "json": json,
                 "HttpResponse": HttpResponse, "JsonResponse": JsonResponse, "Event": space.Event, "Account": space.Account,
                 "has_valid_signature": lambda request: True,
                 "transaction": SimpleNamespace(atomic=lambda: transaction.atomic("postgresql"))}
        view = run(code, **names)["payment_event"]
        event = {"id": "e1", "account": account.pk, "cents": 500}
        for _ in range(2):
            request = requests.post("/", json.dumps(event), content_type="application/json")
            assert view(request).status_code in (200, 204)
        account.refresh_from_db()
        return account.balance

    assert both("money-from-an-event", balance) == [1000, 500]
    assert "get_or_create" in line("money-from-an-event")


@pytest.mark.proves("thirty-posts-of-a-feed")
@ON_POSTGRESQL
def test_posts_are_cut_off_by_the_database(on_postgresql, made):
    space = made("""
class Member(models.Model):
    name = models.CharField(max_length=20)
    follows = models.ManyToManyField("self", symmetrical=False, related_name="followers")
    blocked = models.ManyToManyField("self", symmetrical=False)


class Post(models.Model):
    author = models.ForeignKey(Member, models.CASCADE)
    text = models.TextField()
""")
    ann, bob, eve = (space.Member.objects.create(name=name) for name in ("ann", "bob", "eve"))
    ann.follows.set([bob, eve])
    ann.blocked.set([eve])
    space.Post.objects.bulk_create(space.Post(author=bob, text="x") for _ in range(50))
    space.Post.objects.create(author=eve, text="hidden")

    def look(code):
        feed = run(code, Post=space.Post, JsonResponse=JsonResponse)["feed"]
        request = requests.get("/")
        request.user = ann
        with CaptureQueriesContext(on_postgresql) as queries:
            posts = json.loads(feed(request).content)["posts"]
        assert len(posts) == 30 and {post["author"] for post in posts} == {"bob"}
        assert len(queries) == 1
        older = requests.get("/", {"before": posts[-1]["id"]})
        older.user = ann
        assert len(json.loads(feed(older).content)["posts"]) == 20
        wrong = requests.get("/", {"before": "²"})
        wrong.user = ann
        assert feed(wrong).status_code == 400
        return "LIMIT 30" in queries[0]["sql"]

    assert both("thirty-posts-of-a-feed", look) == [False, True]
    assert line("thirty-posts-of-a-feed") == "page = list(posts)[:30]"

"""System design: the data models and queries of the cases, made and run; the estimates, computed."""

import itertools
import re
import textwrap
import types
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import bank
import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connections, models, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Count, Exists, F, OuterRef, ProtectedError, Q, Sum
from django.db.models.functions import Coalesce
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

User = get_user_model()
NAMES = {
    "models": models, "settings": django_settings, "transaction": transaction, "timezone": timezone,
    "timedelta": timedelta, "F": F, "Q": Q, "Count": Count, "Sum": Sum, "Exists": Exists,
    "OuterRef": OuterRef, "Coalesce": Coalesce, "DateTimeRangeField": DateTimeRangeField,
    "RangeOperators": RangeOperators, "ExclusionConstraint": ExclusionConstraint,
    "UniqueConstraint": models.UniqueConstraint, "Index": models.Index,
}  # fmt: skip
ON_POSTGRESQL = pytest.mark.django_db(databases=["default", "postgresql"])


@pytest.fixture
def made():
    """Runs source that declares models and makes their tables; they are forgotten after the proof."""

    def make(*sources, using="default", **names):
        space = NAMES | {"__name__": "apps.design.models"} | names
        for source in sources:
            exec(textwrap.dedent(source), space)
        connection = connections[using]
        editor = connection.SchemaEditorClass(connection, atomic=False)
        editor.deferred_sql = []
        for model in apps.get_app_config("design").get_models():
            if space.get(model.__name__) is model:  # and not of an earlier call
                editor.create_model(model)
        for statement in editor.deferred_sql:
            editor.execute(statement)
        return types.SimpleNamespace(**space)

    yield make
    apps.all_models["design"].clear()
    apps.clear_cache()


def named(*names):
    """Source of the models with a name that a block of the bank takes for granted."""
    field = "name = models.CharField(max_length=100, default='')"
    return "".join(f"class {name}(models.Model):\n    {field}\n\n\n" for name in names)


def codes(question):
    """The code of each option, and whether it is right."""
    for number, option in enumerate(bank.options(question)):
        if "```" in option["text"]:
            yield bank.code(question, f"options[{number}].text"), option["correct"]
        else:
            yield bank.inline(option["text"]), option["correct"]


def refused(action, using="default"):
    try:
        with transaction.atomic(using=using):
            action()
    except IntegrityError:
        return True
    return False


# Estimates


UNITS = {"seconds": 1 / 60, "minutes": 1, "hours": 60, "GB": 1, "TB": 1000}


def offered(text):
    """The figure of an option, in minutes or gigabytes where it has a unit."""
    digits, unit = re.search(r"([\d,.]+) ?(\w*)", text).groups()
    return float(digits.replace(",", "")) * UNITS.get(unit, 1)


@pytest.mark.parametrize(
    "question, stated, compute",
    [
        pytest.param(id, stated, compute, marks=pytest.mark.proves(id), id=id)
        for id, stated, compute in [
            ("shop-pages-in-the-busiest-hour", "a million visits a day with ten page views",
             lambda: 10**6 * 10 / 10 / 3600),
            ("chat-pushes-at-the-peak", "2 million messages a day",
             lambda: 2 * 10**6 / 86400 * 5 * 40),
            ("feed-rows-written-or-read", "2 million posts a day and have 150 followers",
             lambda: 2 * 10**6 * 150 / 86400),
            ("files-workers-for-the-office-hours", "30,000 scans a day, 80 percent",
             lambda: 30_000 * 0.8 * 20 / (8 * 3600)),
            ("notifications-reset-behind-a-newsletter", "takes 100 messages a second. 500,000",
             lambda: 500_000 / 100 / 60),
            ("audit-ten-years-of-changes", "200,000 a day, 1.5 KB each",
             lambda: 200_000 * 1.5e3 * 365 * 10 / 1e9),
            ("monolith-workers-for-the-peak", "1,200 requests a second",
             lambda: 1200 * 0.25),
        ]
    ],
)  # fmt: skip
def test_the_key_is_what_the_figures_give(question, stated, compute):
    assert stated in bank.questions()[question]["prompt"]
    off = {option["text"]: abs(offered(option["text"]) / compute() - 1)
           for option in bank.options(question)}
    nearest = min(off, key=off.get)
    assert bank.keys(question) == [nearest] and off[nearest] < 0.05


# The shop


@pytest.mark.proves("shop-order-that-outlives-its-products")
@pytest.mark.django_db
def test_an_order_keeps_what_was_agreed(made):
    shop = made(bank.code("shop-order-that-outlives-its-products", "answer"))
    ball = shop.Product.objects.create(name="Ball", price=20)
    order = shop.Order.objects.create(number="7-A", customer=User.objects.create_user("ann"), address={})
    line = {"order": order, "product": ball, "name": ball.name, "unit_price": ball.price}
    shop.OrderLine.objects.create(**line, quantity=2)
    shop.Product.objects.update(price=30, name="Golden ball")
    total = order.lines.aggregate(total=Sum(F("unit_price") * F("quantity")))["total"]
    assert (total, order.lines.get().name) == (40, "Ball")
    with pytest.raises(ProtectedError):
        ball.delete()
    assert refused(lambda: shop.OrderLine.objects.create(**line, quantity=1))  # a second line of it
    puck = shop.Product.objects.create(name="Puck", price=5)
    assert refused(lambda: shop.OrderLine.objects.create(**line | {"product": puck}, quantity=0))


@pytest.mark.proves("shop-stock-minus-reservations")
@pytest.mark.django_db
def test_what_is_available_for_every_product(made):
    question = "shop-stock-minus-reservations"
    shop = made(bank.code(question, "prompt"))
    wanted = {}
    for stock, reserved in [(10, []), (10, [(3, 5), (2, 5)]), (10, [(4, -5)]), (10, [(5, 5), (1, -5)])]:
        product = shop.Product.objects.create(stock=stock)
        for quantity, minutes in reserved:
            expires = timezone.now() + timedelta(minutes=minutes)
            shop.Reservation.objects.create(product=product, quantity=quantity, expires=expires)
        wanted[product.pk] = stock - sum(q for q, minutes in reserved if minutes > 0)
    for code, is_right in codes(question):
        available = shop.Product.objects.annotate(available=eval(code, vars(shop)))
        assert (dict(available.values_list("pk", "available")) == wanted) is is_right, code


@pytest.mark.proves("shop-at-the-start-of-a-sale")
@pytest.mark.django_db
def test_stock_ends_at_zero_and_not_below(made):
    class SoldOut(Exception):
        pass

    shop = made("class Product(models.Model):\n    stock = models.IntegerField()",
                bank.code("shop-at-the-start-of-a-sale", "answer"), SoldOut=SoldOut)
    ball = shop.Product.objects.create(stock=5)
    shop.take(ball.pk, 3)
    with pytest.raises(SoldOut):
        shop.take(ball.pk, 3)
    shop.take(ball.pk, 2)
    ball.refresh_from_db()
    assert ball.stock == 0


# Booking


@pytest.fixture
def booking(made, on_postgresql):
    with on_postgresql.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    return made(named("Room"), bank.code("booking-that-can-never-overlap", "answer"),
                bank.code("booking-held-while-the-guest-pays", "answer"), using="postgresql")


def hours(first, last):
    at = lambda hour: datetime(2026, 5, 4, hour, tzinfo=UTC)
    return DateTimeTZRange(at(first), at(last))


@pytest.mark.proves("booking-that-can-never-overlap")
@ON_POSTGRESQL
def test_a_room_is_let_once_at_a_time(booking):
    room, other = booking.Room.objects.create(), booking.Room.objects.create()
    book = lambda room, *period, **more: booking.Booking.objects.create(
        room=room, period=hours(*period), **more)
    refused_there = lambda *given: refused(lambda: book(*given), "postgresql")
    first = book(room, 9, 12, status="confirmed")
    assert refused_there(room, 11, 13)
    assert refused_there(room, 8, 14)
    book(room, 12, 13)  # follows it
    book(other, 9, 12)
    booking.Booking.objects.filter(pk=first.pk).update(status="cancelled")
    book(room, 10, 11)


@pytest.mark.proves("booking-held-while-the-guest-pays")
@ON_POSTGRESQL
def test_a_hold_blocks_until_it_has_expired(booking):
    room = booking.Room.objects.create()
    held = booking.hold(room, hours(9, 10))
    assert refused(lambda: booking.hold(room, hours(9, 10)), "postgresql")
    late = booking.Booking.objects.filter(pk=held.pk)
    late.update(expires=timezone.now() - timedelta(minutes=1))
    assert booking.confirm(held.pk)  # late, but nobody wanted the room
    assert not booking.confirm(held.pk)
    late.update(status="held")
    newer = booking.hold(room, hours(9, 10))
    assert not booking.confirm(held.pk) and booking.confirm(newer.pk)


@pytest.mark.proves("booking-dates-that-collide")
@pytest.mark.django_db
def test_which_condition_finds_the_collisions(made):
    space = made("class Booking(models.Model):\n"
                 "    start = models.IntegerField()\n    end = models.IntegerField()")
    a, b = 4, 7
    for start, end in itertools.combinations(range(12), 2):
        space.Booking.objects.create(start=start, end=end)
    collide = {(start, end) for start, end in itertools.combinations(range(12), 2)
               if set(range(start, end)) & set(range(a, b))}
    for code, is_right in codes("booking-dates-that-collide"):
        found = space.Booking.objects.filter(eval(code, {"Q": Q, "a": a, "b": b}))
        assert (set(found.values_list("start", "end")) == collide) is is_right, code


@pytest.mark.proves("booking-every-monday-at-nine")
def test_only_local_time_and_zone_stay_at_nine():
    bank.keyed("booking-every-monday-at-nine", "The weekday, the local time 09:00 and the name")
    zone = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 3, 23, 9, tzinfo=zone)  # six days before the clocks change
    seven_days = (first.astimezone(UTC) + timedelta(days=7)).astimezone(zone)
    with_offset = datetime.fromisoformat("2026-03-30T09:00+01:00").astimezone(zone)
    by_the_clock = datetime(2026, 3, 30, 9, tzinfo=zone)
    assert (seven_days.hour, with_offset.hour, by_the_clock.hour) == (10, 10, 9)
    assert first.utcoffset() != by_the_clock.utcoffset()


@pytest.mark.proves("booking-search-that-loses-free-rooms")
@pytest.mark.django_db
def test_which_free_rooms_exclude_loses(made):
    question = "booking-search-that-loses-free-rooms"
    bank.keyed(question, "Rooms with a cancelled booking on that day and a confirmed one")
    day, other = date(2026, 5, 4), date(2026, 5, 5)
    space = made(named("Room"), bank.code(question, "prompt"), day=day)
    booked = {
        "Rooms with a cancelled booking on that day and a confirmed one on another day":
            [(day, "cancelled"), (other, "confirmed")],
        "Rooms that have never been booked, because the join finds no row for them": [],
        "Rooms with a cancelled booking on that day that have not been booked otherwise":
            [(day, "cancelled")],
        "Rooms with confirmed bookings on other days and none on the day asked for":
            [(other, "confirmed")],
    }
    taken = space.Room.objects.create(name="taken")
    space.Booking.objects.create(room=taken, day=day, status="confirmed")
    for name, bookings in booked.items():
        room = space.Room.objects.create(name=name)
        for when, status in bookings:
            space.Booking.objects.create(room=room, day=when, status=status)
    found = set(space.free.values_list("name", flat=True))
    lost = {option["text"] for option in bank.options(question)} - found
    assert lost == set(bank.keys(question)) and "taken" not in found
    code = re.search(r"`(Room\.objects.*)`", bank.questions()[question]["explanation"])[1]
    assert set(eval(code, vars(space)).values_list("name", flat=True)) == set(booked)


# A product for many companies


@pytest.mark.proves("tenants-in-shared-tables-or-apart")
@pytest.mark.django_db
def test_a_number_is_used_once_per_company(made):
    space = made(named("Company"), bank.code("tenants-in-shared-tables-or-apart", "answer"))
    ann, bob = space.Company.objects.create(), space.Company.objects.create()
    invoice = lambda company: space.Invoice.objects.create(company=company, number="1", total=5)
    invoice(ann), invoice(bob)
    assert refused(lambda: invoice(ann))


@pytest.mark.proves("tenants-behind-a-filtering-manager")
@pytest.mark.django_db
def test_what_a_filtering_manager_lets_through(made):
    question = "tenants-behind-a-filtering-manager"
    current = ContextVar("current")
    space = made(named("Company"), bank.code(question, "prompt"), current=current)
    mine, other = space.Company.objects.create(), space.Company.objects.create()
    invoice = space.Invoice(company=other)
    invoice.save()
    line = space.Line.objects.create(invoice=invoice)
    current.set(mine)
    for code, is_right in codes(question):
        try:
            given = eval(code, vars(space) | {"pk": invoice.pk, "line": line, "other": other})
            given_out = bool(given) if isinstance(given, models.QuerySet) else given is not None
        except ObjectDoesNotExist:
            given_out = False
        assert given_out is is_right, code


@pytest.mark.proves("tenants-index-for-newest-invoices")
@ON_POSTGRESQL
def test_which_index_gives_the_rows_alone_and_in_order(made, on_postgresql):
    question = "tenants-index-for-newest-invoices"
    space = made(named("Company"), """
        class Invoice(models.Model):
            company = models.ForeignKey(Company, models.CASCADE, db_index=False)
            created = models.DateTimeField()
            amount = models.IntegerField(default=0)
    """, using="postgresql")
    companies = space.Company.objects.bulk_create(space.Company() for _ in range(10))
    start = datetime(2026, 1, 1, tzinfo=UTC)
    space.Invoice.objects.bulk_create(
        space.Invoice(company=companies[n % 10], created=start + timedelta(minutes=n * 7 % 997))
        for n in range(2000))
    rows = eval(bank.code(question, "prompt"), {"Invoice": space.Invoice, "company": companies[3]})
    editor = on_postgresql.SchemaEditorClass(on_postgresql, atomic=False)
    editor.deferred_sql = []
    with on_postgresql.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for code, is_right in codes(question):
            index = eval(code, NAMES)
            editor.execute(index.create_sql(space.Invoice, editor))
            cursor.execute("ANALYZE design_invoice")
            cursor.execute("SET LOCAL enable_seqscan = off")
            plan = rows.explain(analyze=True)
            alone = "Sort" not in plan and "Rows Removed" not in plan
            assert alone is is_right, plan
            editor.execute(index.remove_sql(space.Invoice, editor))


# Chat


@pytest.mark.proves("chat-messages-and-unread-counts")
@pytest.mark.django_db
def test_pages_of_a_room_and_unread_numbers(made):
    chat = made(bank.code("chat-messages-and-unread-counts", "answer"))
    ann, bob = User.objects.create_user("ann"), User.objects.create_user("bob")
    room, empty = chat.Room.objects.create(name="a"), chat.Room.objects.create(name="b")
    sent = [chat.Message.objects.create(room=room, sender=bob, text=str(n)) for n in range(5)]
    chat.Membership.objects.create(room=room, user=ann, last_read=sent[2].pk)
    chat.Membership.objects.create(room=empty, user=ann)
    chat.Membership.objects.create(room=room, user=bob, last_read=sent[4].pk)
    texts = lambda **where: [message.text for message in chat.page(room, size=2, **where)]
    assert texts() == ["4", "3"]
    chat.Message.objects.create(room=room, sender=bob, text="new")
    assert texts(before=sent[3].pk) == ["2", "1"]
    unread = {entry.room_id: entry.unread for entry in chat.rooms_of(ann)}
    assert unread == {room.pk: 3, empty.pk: 0}
    with CaptureQueriesContext(connections["default"]) as queries:
        [message.sender.username for message in chat.page(room)]
    assert len(queries) == 1


@pytest.mark.proves("chat-message-sent-twice")
@pytest.mark.django_db
def test_which_declaration_refuses_a_repeated_message(made):
    at = lambda minute: datetime(2026, 5, 4, 9, minute, tzinfo=UTC)
    for number, (code, is_right) in enumerate(codes("chat-message-sent-twice")):
        meta = "indexes" if code.startswith("Index") else "constraints"
        code = code.replace('"once"', f'"once_{number}"')
        space = made(f"""
            class Message{number}(models.Model):
                sender = models.IntegerField()
                client_id = models.CharField(max_length=36)
                text = models.TextField()
                created = models.DateTimeField()

                class Meta:
                    {meta} = [{code}]
        """)
        objects = getattr(space, f"Message{number}").objects
        send = lambda *sent: objects.create(
            sender=1, **dict(zip(["client_id", "text", "created"], sent)))
        send("x", "ok", at(0))
        repeated = refused(lambda: send("x", "ok", at(1)))
        another = refused(lambda: send("y", "ok", at(2)))
        assert (repeated and not another) is is_right, code


# Feed


@pytest.mark.proves("feed-one-page-in-few-queries")
@pytest.mark.django_db
def test_a_page_of_the_feed_takes_one_query_and_does_not_jump(made):
    post = """
        class Post(models.Model):
            author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
            text = models.TextField()
    """
    feed = made(post, bank.code("feed-one-page-in-few-queries", "answer"))
    ann, bob = User.objects.create_user("ann"), User.objects.create_user("bob")
    def arrive(text):
        entry = feed.Post.objects.create(author=bob, text=text)
        feed.FeedEntry.objects.create(reader=ann, post=entry)
        return entry

    posts = [arrive(str(n)) for n in range(5)]
    with CaptureQueriesContext(connections["default"]) as queries:
        page = feed.feed_page(ann, size=2)
        assert [post.author.username + post.text for post in page["posts"]] == ["bob4", "bob3"]
    assert len(queries) == 1
    arrive("new")
    page = feed.feed_page(ann, before=page["next"], size=2)
    assert [post.text for post in page["posts"]] == ["2", "1"]
    page = feed.feed_page(ann, before=page["next"], size=2)
    assert ([post.text for post in page["posts"]], page["next"]) == (["0"], None)
    assert refused(lambda: feed.FeedEntry.objects.create(reader=ann, post=posts[0]))


# File processing


@pytest.mark.proves("files-states-of-a-document")
@pytest.mark.django_db
def test_one_worker_moves_a_document(made):
    files = made(bank.code("files-states-of-a-document", "answer"))
    owner = User.objects.create_user("ann")
    document = files.Document.objects.create(owner=owner, key="k", sha256="0" * 64, size=4)
    state = files.Document.State
    assert document.state == state.UPLOADED
    before = document.state_since
    assert files.move(document.pk, state.UPLOADED, state.SCANNING)
    assert not files.move(document.pk, state.UPLOADED, state.SCANNING)
    document.refresh_from_db()
    assert document.state == state.SCANNING and document.state_since > before


@pytest.mark.proves("files-one-file-kills-the-worker")
@pytest.mark.django_db
def test_which_order_ends_the_deliveries(made):
    class Killed(BaseException):
        """What ends the process; no handler of the task runs after it."""

    starts = []

    def process(pk):
        starts.append(pk)
        raise Killed

    space = made("""
        class Job(models.Model):
            attempts = models.IntegerField(default=0)
            done = models.BooleanField(default=False)
    """, process=process)
    beginning = bank.code("files-one-file-kills-the-worker", "prompt")
    for code, is_right in codes("files-one-file-kills-the-worker"):
        exec(beginning + code, vars(space))
        job = space.Job.objects.create()
        starts.clear()
        for _ in range(6):
            try:
                space.read_text(job.pk)
            except Killed:
                pass
        assert len(starts) == (3 if is_right else 6), code


# Search


@pytest.mark.proves("search-index-that-misses-ads")
@pytest.mark.django_db(transaction=True)
def test_after_the_commit_nothing_remembers_an_ad_that_was_not_indexed():
    bank.keyed("search-index-that-misses-ads", 'Insert a row "to be indexed" in the block')
    stored = []
    ad = types.SimpleNamespace(pk=7, save=lambda: stored.append(7))

    def index(pk):
        raise ConnectionError

    names = bank.run("search-index-that-misses-ads", "prompt", transaction=transaction,
                     engine=types.SimpleNamespace(index=index))
    with pytest.raises(ConnectionError):
        names["publish"](ad)
    assert stored == [7]


@pytest.mark.proves("search-index-that-misses-ads")
@pytest.mark.django_db
def test_an_outbox_row_shares_the_fate_of_the_ad(made):
    bank.keyed("search-index-that-misses-ads", 'Insert a row "to be indexed" in the block')
    space = made(named("Ad", "Outbox"))
    def publish(fails):
        with transaction.atomic():
            space.Ad.objects.create()
            space.Outbox.objects.create()
            if fails:
                raise ValueError

    counts = lambda: (space.Ad.objects.count(), space.Outbox.objects.count())
    with pytest.raises(ValueError):
        publish(fails=True)
    assert counts() == (0, 0)
    publish(fails=False)
    assert counts() == (1, 1)


@pytest.mark.proves("search-hits-back-in-their-order")
@pytest.mark.django_db
def test_hits_in_the_order_of_the_engine(made):
    space = made(named("Ad"))
    ads = space.Ad.objects.bulk_create(space.Ad() for _ in range(4))
    ids = [ads[2].pk, ads[0].pk, ads[3].pk, ads[1].pk]
    space.Ad.objects.filter(pk=ids[1]).delete()
    for code, is_right in codes("search-hits-back-in-their-order"):
        names = {"Ad": space.Ad, "ids": ids}
        with CaptureQueriesContext(connections["default"]) as queries:
            try:
                exec(code, names)
                found = [ad.pk for ad in names["ads"]]
            except ObjectDoesNotExist:
                found = None
        good = found == [ids[0], ids[2], ids[3]] and len(queries) == 1
        assert good is is_right, code


# Notifications


@pytest.mark.proves("notifications-event-and-deliveries")
@pytest.mark.django_db
def test_an_event_reported_twice_is_delivered_once_per_channel(made):
    space = made(named("Customer"), bank.code("notifications-event-and-deliveries", "answer"),
                 channels_of=lambda customer, kind: ["email", "push"])
    ann = space.Customer.objects.create()
    assert space.notify(ann, "transfer", "transfer-815", {"cents": 5})
    assert not space.notify(ann, "transfer", "transfer-815", {"cents": 5})
    delivered = space.Delivery.objects.values_list("channel", "state")
    assert sorted(delivered) == [("email", "pending"), ("push", "pending")]
    notification = space.Notification.objects.get()
    again = lambda: space.Delivery.objects.create(notification=notification, channel="push")
    assert refused(again)
    choose = lambda: space.Preference.objects.create(customer=ann, kind="transfer")
    choose()
    assert refused(choose)


@pytest.mark.proves("notifications-campaign-that-stopped-halfway")
@pytest.mark.django_db
def test_which_second_run_fills_the_gaps_and_mails_nobody_twice(made):
    space = made("""
        class Mailing(models.Model):
            campaign = models.IntegerField()
            customer = models.IntegerField()
            sent_at = models.DateTimeField(null=True)

            class Meta:
                constraints = [
                    UniqueConstraint(fields=["campaign", "customer"], name="one_mail_each")
                ]
    """)
    rows = lambda customers: [space.Mailing(campaign=1, customer=number) for number in customers]
    for code, is_right in codes("notifications-campaign-that-stopped-halfway"):
        space.Mailing.objects.all().delete()
        space.Mailing.objects.bulk_create(rows(range(5)))
        space.Mailing.objects.filter(customer__lt=3).update(sent_at=timezone.now())
        names = vars(space) | {"rows": rows(range(10)), "campaign": 1}
        failed = refused(lambda: exec(code, names))
        waiting = space.Mailing.objects.filter(sent_at=None).values_list("customer", flat=True)
        assert (not failed and sorted(waiting) == list(range(3, 10))) is is_right, code


# Payments


@pytest.mark.proves("payments-ledger-for-sellers")
@pytest.mark.django_db
def test_a_ledger_sums_to_zero_and_books_an_event_once(made):
    space = made(bank.code("payments-ledger-for-sellers", "answer"))
    card, seller, fee = (space.Account.objects.create(name=name) for name in ("card", "seller", "fee"))
    space.book("payment-815", {card: -3500, seller: 3150, fee: 350})
    assert refused(lambda: space.book("payment-815", {card: -3500, seller: 3150, fee: 350}))
    with pytest.raises(ValueError, match="zero"):
        space.book("payment-816", {card: -3500, seller: 3150})
    space.book("refund-815", {card: 1000, seller: -1000})
    balance = lambda account: account.entries.aggregate(cents=Sum("cents"))["cents"]
    assert (balance(seller), balance(fee)) == (2150, 350)
    assert space.Entry.objects.aggregate(cents=Sum("cents"))["cents"] == 0
    assert refused(lambda: space.book("nothing", {card: 0}))


@pytest.mark.proves("payments-events-out-of-order")
@pytest.mark.django_db
def test_which_update_leaves_the_newest_state(made):
    space = made("""
        class Payment(models.Model):
            state = models.CharField(max_length=10, default="pending")
            sequence = models.IntegerField(default=0)
    """)
    events = [(1, "succeeded"), (2, "refunded"), (2, "refunded"), (3, "disputed")]

    def ends(code, order):
        pk = space.Payment.objects.create().pk
        for sequence, state in order:
            exec(code, {"Payment": space.Payment, "pk": pk, "sequence": sequence, "state": state})
        return space.Payment.objects.get(pk=pk).state

    for code, is_right in codes("payments-events-out-of-order"):
        states = {ends(code, order) for order in itertools.permutations(events)}
        assert (states == {"disputed"}) is is_right, code


@pytest.mark.proves("payments-refunds-up-to-the-amount")
@pytest.mark.django_db
def test_which_code_lets_one_of_two_refunds_through(made):
    space = made("""
        class Payment(models.Model):
            amount = models.IntegerField()
            refunded = models.IntegerField(default=0)
    """)
    for code, is_right in codes("payments-refunds-up-to-the-amount"):
        pk = space.Payment.objects.create(amount=3500).pk
        loaded = [space.Payment.objects.get(pk=pk) for _ in range(2)]  # both before either writes
        passed = 0
        for payment in loaded:
            names = vars(space) | {"payment": payment, "cents": 2000, "done": False}
            exec(code, names)
            passed += bool(names["done"])
        assert (passed == 1) is is_right, code


@pytest.mark.proves("payments-reconciling-a-day")
@pytest.mark.django_db
def test_the_three_kinds_of_difference(made):
    space = made("""
        class Payment(models.Model):
            day = models.DateField()
            reference = models.CharField(max_length=20)
            state = models.CharField(max_length=10, default="succeeded")
            cents = models.IntegerField()
    """, bank.code("payments-reconciling-a-day", "answer"))
    day = date(2026, 5, 4)
    for reference, cents in [("same", 5), ("ours", 6), ("other", 7)]:
        space.Payment.objects.create(day=day, reference=reference, cents=cents)
    space.Payment.objects.create(day=day, reference="failed", cents=8, state="failed")
    found = space.compare(day, {"same": 5, "other": 70, "theirs": 9})
    assert found == {"unknown to us": {"theirs"}, "missing there": {"ours"}, "different": {"other"}}


# Audit and soft delete


@pytest.mark.proves("audit-records-that-come-back")
@pytest.mark.django_db
def test_deleted_patients_hide_and_free_their_number(made):
    space = made(bank.code("audit-records-that-come-back", "answer"), """
        class Appointment(models.Model):
            patient = models.ForeignKey(Patient, models.CASCADE)
    """)
    patient = space.Patient.objects.create(insurance_number="A1")
    appointment = space.Appointment.objects.create(patient=patient)
    add = lambda: space.Patient.objects.create(insurance_number="A1")
    assert refused(add)
    patient.delete()
    assert not space.Patient.objects.exists() and space.Patient.everything.count() == 1
    second = add()
    reached = space.Appointment.objects.get(pk=appointment.pk).patient  # by the base manager
    assert reached.pk == patient.pk
    back = lambda: space.Patient.everything.filter(pk=patient.pk).update(deleted_at=None)
    assert refused(back)
    assert space.Patient.objects.all().delete() == 1  # a queryset marks as well
    assert space.Patient.everything.filter(deleted_at=None).count() == 0
    back()
    assert space.Patient.objects.get().pk == patient.pk != second.pk


@pytest.mark.proves("audit-trigger-that-knows-the-user")
@pytest.mark.django_db(transaction=True, databases=["default", "postgresql"])
def test_which_statement_names_the_user_for_one_transaction():
    for code, is_right in codes("audit-trigger-that-knows-the-user"):
        connection = connections["postgresql"].copy()
        try:
            with connection.cursor() as cursor:
                def user():
                    cursor.execute("SELECT current_setting('app.actor', true)")
                    return cursor.fetchone()[0] or None

                cursor.execute("BEGIN")
                cursor.execute(code)
                inside = user()
                cursor.execute("COMMIT")
                cursor.execute("BEGIN")
                later = user()
                cursor.execute("COMMIT")
                cursor.execute("ALTER ROLE CURRENT_USER RESET app.actor")
        finally:
            connection.close()
        assert ((inside, later) == ("42", None)) is is_right, code


@pytest.mark.proves("audit-row-that-can-be-read-later")
@pytest.mark.django_db
def test_a_cascade_takes_the_history_along(made):
    bank.keyed("audit-row-that-can-be-read-later", "The name and role of the person", "The old and the new")
    space = made(named("Record"), """
        class AuditRow(models.Model):
            record = models.ForeignKey(Record, models.CASCADE)
    """)
    space.AuditRow.objects.create(record=space.Record.objects.create())
    space.Record.objects.all().delete()
    assert not space.AuditRow.objects.exists()


# Reporting


@pytest.mark.proves("reports-before-nine-o-clock")
@pytest.mark.django_db
def test_all_figures_of_a_page_take_one_query(made):
    space = made(named("Customer"), bank.code("reports-before-nine-o-clock", "answer"))
    ann, bob = space.Customer.objects.create(), space.Customer.objects.create()
    add = lambda customer, day, kind, count, cents: space.DailyFigure.objects.create(
        customer=customer, day=date(2026, 5, day), kind=kind, count=count, cents=cents)
    add(ann, 1, "sale", 2, 500)
    add(ann, 2, "sale", 1, 300)
    add(ann, 2, "refund", 1, 100)
    add(ann, 3, "sale", 9, 900)
    add(bob, 1, "sale", 7, 700)
    with CaptureQueriesContext(connections["default"]) as queries:
        found = space.figures(ann, date(2026, 5, 1), date(2026, 5, 2))
    assert found == {"sale": (3, 800), "refund": (1, 100)} and len(queries) == 1
    assert refused(lambda: add(ann, 1, "sale", 2, 500))


@pytest.mark.proves("reports-rollup-that-runs-twice")
@pytest.mark.django_db
def test_which_line_leaves_the_right_totals(made):
    space = made("""
        class DailySales(models.Model):
            day = models.DateField()
            shop = models.IntegerField()
            total = models.IntegerField()

            class Meta:
                constraints = [UniqueConstraint(fields=["day", "shop"], name="one_total")]
    """)
    day = date(2026, 5, 4)
    rows = lambda totals: [space.DailySales(day=day, shop=n, total=t) for n, t in totals.items()]
    for code, is_right in codes("reports-rollup-that-runs-twice"):
        space.DailySales.objects.all().delete()
        space.DailySales.objects.bulk_create(rows({1: 10, 2: 20}))  # the run that crashed
        for _ in range(2):
            exec(code, vars(space) | {"rows": rows({1: 10, 2: 25, 3: 30})})
        totals = dict(space.DailySales.objects.values_list("shop", "total"))
        assert (totals == {1: 10, 2: 25, 3: 30}) is is_right, code


@pytest.mark.proves("reports-weekly-visitors-from-days")
@pytest.mark.django_db
def test_daily_visitors_do_not_add_up(made):
    space = made("class Day(models.Model):\n    visitors = models.IntegerField()")
    came = [{"Ann"}, {"Ann", "Bob"}]
    for visitors in came:
        space.Day.objects.create(visitors=len(visitors))
    code = bank.code("reports-weekly-visitors-from-days", "prompt")
    given = eval(code, {"days": space.Day.objects.all(), "Sum": Sum})["week"]
    assert bank.keys("reports-weekly-visitors-from-days") == [
        f"It gives {given}, and there were {len(set.union(*came))}"
    ]


# The monolith


@pytest.mark.proves("monolith-couplings-before-a-cut")
@pytest.mark.django_db(transaction=True, databases=["default", "postgresql"])
def test_a_block_covers_one_database_only():
    bank.keyed("monolith-couplings-before-a-cut", "`Order.objects.filter(customer__country",
               "One `atomic()` block")
    from shop.models import Author, Order

    with pytest.raises(ValueError):
        with transaction.atomic():
            Author.objects.using("postgresql").create(name="stays")
            Author.objects.create(name="goes")
            raise ValueError
    assert not Author.objects.exists() and Author.objects.using("postgresql").get().name == "stays"
    customers = User.objects.using("postgresql").filter(username="ann")
    with pytest.raises(ValueError, match="across different databases"):
        list(Order.objects.filter(customer__in=customers))

"""Proofs for Data/django/orm.json: querysets, expressions, related loading, transactions, locks."""

import contextlib
import io
import re
import textwrap
import threading
import types
import weakref
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial

import bank
import django
import pytest
from apps.orm.models import Page
from bank import typed
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldError
from django.db import (
    DataError,
    IntegrityError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
    connection,
    connections,
    models,
    transaction,
)
from django.db.models import CharField, Count, F, OuterRef, Prefetch, Q, QuerySet, Sum, Value
from django.db.models import functions
from django.db.models.functions import Length, NullIf
from django.db.models.signals import post_save, pre_save
from django.db.transaction import TransactionManagementError
from django.http import HttpResponse, StreamingHttpResponse
from django.test.utils import CaptureQueriesContext, isolate_apps, register_lookup
from django.urls import path
from routers import ToPostgreSQL
from shop.models import Author, Book, Order, OrderLine, Profile, Publisher, Review, Tag

User = get_user_model()
NUMBERS = {"One": 1, "Two": 2, "Three": 3, "Four": 4, "Five": 5, "Seven": 7, "Twelve": 12}
MODELS = {
    model.__name__: model
    for model in (Author, Book, Order, OrderLine, Profile, Publisher, Review, Tag, Page, User)
}
IMPORTS = {
    **{name: getattr(models, name) for name in models.__all__},
    **{name: getattr(functions, name) for name in functions.__all__},
    **MODELS,
    "Length": Length,
    "models": models,
    "transaction": transaction,
    "connection": connection,
    "partial": partial,
    "date": date,
    "IntegrityError": IntegrityError,
    "DataError": DataError,
}


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """The shop has no migrations and refers to auth's user table: PostgreSQL, which checks such
    references at once, can only create both in one go."""
    return False


def plain(text):
    """An option's text without its fence or backticks."""
    if fence := re.fullmatch(r"```python\n(.*)```", text, flags=re.S):
        return fence[1]
    span = re.fullmatch(r"`([^`]*)`", text)
    return span[1] if span else text


def options(question):
    """The texts of the right options and of the wrong ones."""
    found = bank.questions()[question]["options"]
    return (
        [plain(option["text"]) for option in found if option["correct"]],
        [plain(option["text"]) for option in found if not option["correct"]],
    )


def key(question):
    """The text of the one right option; the wrong ones have to differ from it."""
    (right,), wrong = options(question)
    assert right not in wrong
    return right


def number(question):
    """The number that the right option of a counting question begins with."""
    word = key(question).split()[0].rstrip(":")
    return NUMBERS[word] if word in NUMBERS else int(word)


def run(code, /, **names):
    """Executes code from the bank; the namespace afterwards and what it printed."""
    space = IMPORTS | {"__name__": "reader"} | names
    with contextlib.redirect_stdout(io.StringIO()) as output:
        exec(textwrap.dedent(code), space)
    return space, output.getvalue()


def prompt(question, **names):
    return run(bank.code(question, "prompt"), **names)


def printed(question, **names):
    return prompt(question, **names)[1].strip()


def answer(question, **names):
    return run(bank.code(question, "answer"), **names)[0]


def value(code, /, **names):
    return run(f"value = ({code.strip()})", **names)[0]["value"]


@contextlib.contextmanager
def queries(using="default"):
    with CaptureQueriesContext(connections[using]) as captured:
        yield captured


def sent(captured, start=""):
    return [query["sql"] for query in captured if query["sql"].startswith(start)]


@pytest.fixture
def ann():
    return Author.objects.create(name="Ann")


def book(author, title="One", **fields):
    return Book.objects.create(author=author, title=title, **fields)


@pytest.fixture
def on_postgresql(settings):
    """Sends every query to PostgreSQL; gives the names that are bound to a database."""
    settings.DATABASE_ROUTERS = [ToPostgreSQL()]
    bound = types.SimpleNamespace(
        atomic=partial(transaction.atomic, using="postgresql"),
        on_commit=partial(transaction.on_commit, using="postgresql"),
    )
    return {"transaction": bound, "connection": connections["postgresql"]}


postgresql = pytest.mark.django_db(databases=["default", "postgresql"])
postgresql_commits = pytest.mark.django_db(databases=["default", "postgresql"], transaction=True)


def elsewhere(work, *settings):
    """Runs work on a connection of its own in a thread; its result or its exception."""
    outcome = []

    def target():
        try:
            with connections["postgresql"].cursor() as cursor:
                for setting in settings or ["lock_timeout = '250ms'"]:
                    cursor.execute(f"SET {setting}")
            outcome.append(work())
        except Exception as error:
            outcome.append(error)
        finally:
            connections["postgresql"].close()

    thread = threading.Thread(target=target)
    thread.start()
    thread.join(60)
    return outcome[0]


@contextlib.contextmanager
def receiver(signal, function, sender):
    signal.connect(function, sender=sender, weak=False)
    try:
        yield
    finally:
        signal.disconnect(function, sender=sender)


@contextlib.contextmanager
def another_request(monkeypatch, work, model):
    """Lets work happen right before the first write of the code under test."""
    done = []

    def once(**kwargs):
        if not done:
            done.append(True)
            work()

    update = QuerySet.update

    def late_update(queryset, **values):
        once()
        return update(queryset, **values)

    with monkeypatch.context() as patch, receiver(pre_save, once, model):
        patch.setattr(QuerySet, "update", late_update)
        yield
    assert done


# --------------------------------------------------------------- ORM in general


@pytest.mark.proves("orm-from-python-query-to-sql", "what-the-orm-does-for-you")
@pytest.mark.django_db
def test_a_queryset_is_lazy_parameterised_and_caches_its_rows(ann):
    bank.keyed(
        "what-the-orm-does-for-you",
        "Keep the rows of an evaluated",
        "Pass filter values to the driver",
    )
    book(ann, stock=1)
    with queries() as captured:
        space = answer("orm-from-python-query-to-sql")
    assert len(captured) == 1
    assert space["titles"] == ["One"] and len(space["again"]) == 1
    sql, parameters = space["cheap"].query.sql_with_params()
    assert "Ann" not in sql and "Ann" in parameters
    with queries() as captured:
        other = [each.title for each in space["cheap"]]
    assert other and not captured


@pytest.mark.proves("what-the-orm-does-for-you", "orm-from-python-query-to-sql")
@pytest.mark.django_db
def test_no_shared_objects_no_version_check_no_eager_join(ann):
    bank.keyed(
        "what-the-orm-does-for-you",
        "Keep the rows of an evaluated",
        "Pass filter values to the driver",
    )
    row = book(ann, stock=5)
    first, second = Book.objects.get(pk=row.pk), Book.objects.get(pk=row.pk)
    assert first is not second
    first.stock, second.stock = 4, 4
    first.save()
    second.save()
    assert Book.objects.get(pk=row.pk).stock == 4
    book(ann, "Two")
    with queries() as captured:
        [each.author.name for each in Book.objects.all()]
    assert len(captured) == 3


@pytest.mark.proves("orm-filter-exclude-get-lookups")
@pytest.mark.django_db
def test_filter_exclude_get_and_double_underscores(ann):
    row = Book.objects.create(pk=1, author=ann, title="One", stock=2, price=25)
    book(ann, "A draft", stock=1, price=30)
    space = answer("orm-filter-exclude-get-lookups")
    assert list(space["in_stock"]) == [row] == [space["book"]]
    assert space["anns"].count() == 2
    assert list(space["authors"]) == [ann]
    assert Author.objects.filter(books__price__gte=20).count() == 2
    assert Book.objects.filter(title="None").first() is None
    with pytest.raises(Book.DoesNotExist):
        Book.objects.get(title="None")


@pytest.mark.proves("orm-true-statement")
@postgresql
def test_one_query_is_sql_for_each_backend_with_joins_and_conditions():
    bank.keyed("orm-true-statement", "It turns method calls into SQL")
    queryset = Book.objects.filter(author__name="Ann", price__gt=5)
    for alias in ("default", "postgresql"):
        ann = Author.objects.using(alias).create(name="Ann")
        Book.objects.using(alias).create(author=ann, title="One")
        with queries(alias) as captured:
            assert [each.title for each in queryset.using(alias)] == ["One"]
        (sql,) = sent(captured)
        assert "WHERE" in sql and "INNER JOIN" in sql


@pytest.mark.proves("filter-by-name-across-foreign-key")
@pytest.mark.django_db
def test_two_underscores_cross_the_foreign_key(ann):
    rows = {book(ann), book(ann, "Two")}
    book(Author.objects.create(name="Bo"), "Three")
    right, wrong = options("filter-by-name-across-foreign-key")
    assert set(value(right[0])) == rows
    for code in wrong:
        with pytest.raises((FieldError, TypeError, ValueError)):
            list(value(code))


@pytest.mark.proves("get-with-two-matching-rows")
@pytest.mark.django_db
def test_get_with_two_matches_raises(ann):
    book(ann, "Emma")
    book(ann, "Emma")
    with pytest.raises(Exception) as raised:
        prompt("get-with-two-matching-rows")
    bank.keyed("get-with-two-matching-rows", f"It raises `{type(raised.value).__name__}`")
    assert isinstance(raised.value, Book.MultipleObjectsReturned)


@pytest.mark.proves("two-gets-for-one-book")
@pytest.mark.django_db
def test_two_gets_are_equal_but_not_the_same_object(ann):
    Book.objects.create(pk=1, author=ann, title="One")
    assert printed("two-gets-for-one-book") == key("two-gets-for-one-book")


@pytest.mark.proves("wrong-field-name-fails-when")
@pytest.mark.django_db
def test_an_unknown_field_fails_in_filter_without_a_query():
    code = bank.code("wrong-field-name-fails-when", "prompt")
    with queries() as captured, pytest.raises(FieldError) as raised:
        run(code)
    (frame,) = [entry for entry in raised.traceback if entry.frame.code.path == "<string>"]
    assert f"line {frame.lineno + 1}," in key("wrong-field-name-fails-when")
    assert not captured


# --------------------------------------------------------------- evaluation


@pytest.mark.proves("queryset-evaluated-when")
@pytest.mark.django_db
def test_a_queryset_asks_once_and_a_new_one_again(ann):
    book(ann, stock=1)
    with queries() as captured:
        answer("queryset-evaluated-when")
    assert len(captured) == 2
    fresh = Book.objects.all()
    for use in (list, len, bool, repr, lambda rows: rows[0], lambda rows: ann in rows):
        with queries() as captured:
            use(fresh.all())
        assert len(captured) == 1, use


@pytest.mark.proves("queries-for-len-count-exists-loop")
@pytest.mark.django_db
def test_len_count_exists_and_loop_share_one_query(ann):
    book(ann, stock=1)
    with queries() as captured:
        prompt("queries-for-len-count-exists-loop")
    typed("queries-for-len-count-exists-loop", len(captured))
    books = Book.objects.all()
    with queries() as captured:
        books.count()
        list(books)
    assert len(captured) == 2


@pytest.mark.proves("exclude-on-a-line-of-its-own")
@pytest.mark.django_db
def test_an_unassigned_exclude_changes_nothing(ann):
    for stock in (0, 1, 2):
        book(ann, stock=stock)
    assert printed("exclude-on-a-line-of-its-own") == key("exclude-on-a-line-of-its-own")


@pytest.mark.proves("which-lines-evaluate-at-once")
@pytest.mark.django_db
def test_which_uses_send_a_query(ann):
    book(ann)
    for codes, count in zip(options("which-lines-evaluate-at-once"), (1, 0), strict=True):
        for code in codes:
            with queries() as captured:
                value(code, qs=Book.objects.order_by("pk"))
            assert len(captured) == count, code


@pytest.mark.proves("cheapest-test-for-any-row")
@pytest.mark.django_db
def test_exists_is_the_test_that_stops_at_the_first_row(ann):
    book(ann, stock=0)
    right, wrong = options("cheapest-test-for-any-row")
    for code in right + wrong:
        with queries() as captured:
            assert value(code) is True
        (sql,) = sent(captured)
        assert ("LIMIT 1" in sql) is (code in right), code


@pytest.mark.proves("queries-for-three-indexes")
@pytest.mark.django_db
def test_each_index_of_an_unevaluated_queryset_is_a_query(ann):
    for title in "abcde":
        book(ann, title)
    with queries() as captured:
        prompt("queries-for-three-indexes")
    typed("queries-for-three-indexes", len(captured))
    assert all("LIMIT 1" in sql for sql in sent(captured))


# --------------------------------------------------------------- N+1 and related loading


@pytest.mark.proves("n-plus-one-find-and-fix")
@pytest.mark.django_db
def test_related_loading_keeps_the_list_at_two_queries(ann):
    tag = Tag.objects.create(name="a")
    for title in "abc":
        each = book(ann, title)
        each.tags.add(tag)
        each.reviews.create()
    with queries() as captured:
        _, output = run(bank.code("n-plus-one-find-and-fix", "answer"))
    assert len(captured) == 2
    assert output.splitlines()[0] == "a Ann ['a'] 1"


@pytest.mark.proves("queries-for-four-books-by-one-author")
@pytest.mark.django_db
def test_the_same_author_is_loaded_for_each_book(ann):
    for title in "abcd":
        book(ann, title)
    with queries() as captured:
        prompt("queries-for-four-books-by-one-author")
    typed("queries-for-four-books-by-one-author", len(captured))


@pytest.mark.since("6.1")
@pytest.mark.proves("fetch-peers-number-of-queries", "n-plus-one-find-and-fix")
@pytest.mark.django_db
def test_fetch_peers_loads_the_whole_batch_at_once():
    for name in "abc":
        author = Author.objects.create(name=name)
        book(author)
        book(author, "Two")
    with queries() as captured:
        prompt("fetch-peers-number-of-queries")
    typed("fetch-peers-number-of-queries", len(captured))


@pytest.mark.since("6.1")
@pytest.mark.proves("accesses-under-fetch-raise", "n-plus-one-find-and-fix")
@pytest.mark.django_db
def test_fetch_raise_blocks_lazy_fields_but_no_managers(ann):
    from django.core.exceptions import FieldFetchBlocked

    book(ann, publisher=Publisher.objects.create(name="P"))
    right, wrong = options("accesses-under-fetch-raise")
    for text in right + wrong:
        one = Book.objects.fetch_mode(models.FETCH_RAISE).defer("price").get()
        code = text.split("`")[1]
        guard = pytest.raises(FieldFetchBlocked) if text in right else contextlib.nullcontext()
        with guard:
            value(code, book=one)


@pytest.mark.proves("compare-foreign-key-without-query")
@pytest.mark.django_db
def test_the_raw_key_needs_no_query(ann):
    mine = book(ann)
    book(Author.objects.create(name="Bo"), "Two")
    assert prompt("compare-foreign-key-without-query", author=ann)[0]["mine"] == [mine]
    right, wrong = options("compare-foreign-key-without-query")
    for code in right + wrong:
        with queries() as captured:
            try:
                found = [each for each in Book.objects.all() if value(code, book=each, author=ann)]
            except AttributeError:
                found = []
        assert (found == [mine] and len(captured) == 1) is (code in right), code


@pytest.mark.proves("count-per-object-in-a-loop")
@pytest.mark.django_db
def test_an_annotation_counts_per_author_in_one_query():
    for index in range(100):
        for _ in range(index % 3):
            book(Author.objects.get_or_create(name=f"a{index}")[0])
        Author.objects.get_or_create(name=f"a{index}")
    with queries() as captured:
        expected = printed("count-per-object-in-a-loop")
    assert len(captured) == 101
    (right,), wrong = options("count-per-object-in-a-loop")
    with queries() as captured:
        lines = [f"{author.name} {author.n}" for author in value(right)]
    assert lines == expected.splitlines() and len(captured) == 1
    prefetch, select, aggregate = sorted(wrong, key=lambda text: "prefetch" not in text)
    if "aggregate" in select:
        select, aggregate = aggregate, select
    with queries() as captured:
        [author.books.count() for author in value(prefetch)]
    assert len(captured) == 2
    with pytest.raises(FieldError):
        list(value(select))
    assert isinstance(value(aggregate), dict)


@pytest.mark.proves("select-related-or-prefetch-related")
@pytest.mark.django_db
def test_prefetch_with_to_attr_gives_a_list_in_two_queries(ann):
    book(ann, stock=1, publisher=Publisher.objects.create(name="P"))
    book(ann, "Two", stock=0)
    with queries() as captured:
        space, output = run(bank.code("select-related-or-prefetch-related", "answer"))
    assert len(captured) == 2
    assert output == "Ann One P\n"
    assert type(space["author"].books_in_stock) is list
    with queries() as captured:
        assert space["author"].books.count() == 2
    assert len(captured) == 1


@pytest.mark.proves("select-related-or-prefetch-related")
@pytest.mark.django_db
def test_what_a_prefetch_serves_and_what_it_does_not(ann):
    book(ann)
    uses = {
        lambda books: list(books.all()): 0,
        lambda books: books.count(): 0,
        lambda books: books.exists(): 0,
        lambda books: list(books.filter(stock=0)): 1,
        lambda books: list(books.order_by("pk")): 1,
        lambda books: books.first(): 1,
        lambda books: len(books.all()): 0,
    }
    for use, count in uses.items():
        (author,) = Author.objects.prefetch_related("books")
        with queries() as captured:
            use(author.books)
        assert len(captured) == count
    for queryset in (Author.objects.all(), Author.objects.prefetch_related("books")):
        with queries() as captured:
            list(queryset.get().books.all())
        assert len(captured) == 2
    with queries() as captured:
        [each.author for each in Book.objects.prefetch_related("author")]
    assert len(captured) == 2


@pytest.mark.since("6.1")
@pytest.mark.proves("select-related-or-prefetch-related")
def test_select_related_without_names_is_deprecated():
    from django.utils.deprecation import RemovedInDjango2028Warning

    with pytest.warns(RemovedInDjango2028Warning):
        Book.objects.select_related()


@pytest.mark.proves("select-related-or-prefetch-related")
@pytest.mark.django_db
@pytest.mark.parametrize("ordered", [True, False])
def test_what_a_prefetch_answers_without_a_query(ann, ordered, django_assert_num_queries):
    book(ann, "Tea")
    books = Book.objects.order_by("title") if ordered else Book.objects.all()
    author = Author.objects.prefetch_related(Prefetch("books", books)).get()
    with django_assert_num_queries(0):
        assert (len(author.books.all()), author.books.count(), author.books.exists()) == (1, 1, True)
    with django_assert_num_queries(0 if ordered else 1):
        author.books.first()
    for again in (author.books.filter(stock=0), author.books.order_by("pk")):
        with django_assert_num_queries(1):
            list(again)


@pytest.mark.proves("filter-on-a-prefetched-relation")
@pytest.mark.django_db
def test_filtering_a_prefetched_manager_queries_again():
    for name in "abc":
        book(Author.objects.create(name=name), stock=1)
    with queries() as captured:
        prompt("filter-on-a-prefetched-relation")
    typed("filter-on-a-prefetched-relation", len(captured))
    served = Prefetch("books", queryset=Book.objects.filter(stock__gt=0))
    with queries() as captured:
        [list(author.books.all()) for author in Author.objects.prefetch_related(served)]
    assert len(captured) == 2


@pytest.mark.proves("prefetch-two-levels-query-count")
@pytest.mark.django_db
def test_a_prefetch_over_two_levels_takes_three_queries():
    tags = [Tag.objects.create(name=name) for name in "ab"]
    for index in range(10):
        author = Author.objects.create(name=str(index))
        for title in "abcde":
            book(author, title).tags.set(tags)
    with queries() as captured:
        prompt("prefetch-two-levels-query-count")
    typed("prefetch-two-levels-query-count", len(captured))


@pytest.mark.proves("select-related-accepts-which")
@pytest.mark.django_db
def test_select_related_takes_single_valued_relations_only():
    bases = {"Book": Book, "Profile": Profile, "user": User, "author": Author}
    right, wrong = options("select-related-accepts-which")
    for text in right + wrong:
        base, relation = re.search(r"(\w+)\.(\w+)", text).groups()
        guard = pytest.raises(FieldError) if text in wrong else contextlib.nullcontext()
        with guard:
            list(bases[base].objects.select_related(relation))


@pytest.mark.proves("select-related-nullable-foreign-key")
@pytest.mark.django_db
def test_a_nullable_relation_is_joined_outward(ann):
    row = book(ann)
    with queries() as captured:
        (found,) = prompt("select-related-nullable-foreign-key")[0]["books"]
        assert found == row and found.publisher is None
    (sql,) = sent(captured)
    assert "LEFT OUTER JOIN" in sql and "LEFT OUTER JOIN" in key("select-related-nullable-foreign-key")


@pytest.mark.proves("stocked-books-beside-all-books")
@pytest.mark.django_db
def test_to_attr_keeps_the_meaning_of_the_manager(ann):
    there, gone = book(ann, stock=1), book(ann, "Two", stock=0)

    def page_works(code):
        try:
            (author,) = value(f"Author.objects.{code.strip()}")
        except FieldError:
            return False
        return getattr(author, "available", None) == [there] and set(author.books.all()) == {
            there,
            gone,
        }

    right, wrong = options("stocked-books-beside-all-books")
    assert page_works(right[0])
    assert not [code for code in wrong if page_works(code)]


# --------------------------------------------------------------- aggregation


@pytest.mark.proves("aggregate-and-annotate-explained")
@pytest.mark.django_db
def test_grouping_having_and_conditional_counts(ann):
    assert answer("aggregate-and-annotate-explained")["totals"] == {"value": 0}
    book(ann, price=10, stock=2)
    book(ann, "Two", price=5, stock=0)
    book(Author.objects.create(name="Bo"))
    space = answer("aggregate-and-annotate-explained")
    assert space["totals"] == {"value": 20}
    assert list(space["per_author"]) == [{"author__name": "Ann", "books": 2, "sold_out": 1}]
    assert "HAVING" in str(space["per_author"].query)


@pytest.mark.proves("two-counts-too-high-why")
@pytest.mark.django_db
def test_subqueries_keep_the_figures_apart(ann):
    one, none = book(ann), book(ann, "None")
    one.tags.set([Tag.objects.create(name=name) for name in "ab"])
    for rating in (5, 5, 2):
        one.reviews.create(rating=rating)
    found = {each.pk: each for each in answer("two-counts-too-high-why")["books"]}
    assert (found[one.pk].tag_count, found[one.pk].review_count) == (2, 3)
    assert (found[one.pk].rating_sum, found[none.pk].rating_sum) == (12, 0)
    joined = Book.objects.annotate(t=Count("tags"), s=Sum("reviews__rating")).get(pk=one.pk)
    assert (joined.t, joined.s) == (6, 24)
    squeezed = Book.objects.annotate(s=Sum("reviews__rating", distinct=True)).get(pk=one.pk)
    assert squeezed.s == 7
    average = Book.objects.annotate(t=Count("tags"), a=models.Avg("reviews__rating")).get(pk=one.pk)
    assert average.a == 4


@pytest.mark.proves("two-count-annotations-print")
@pytest.mark.django_db
def test_two_counts_multiply(ann):
    one = book(ann)
    one.tags.set([Tag.objects.create(name=name) for name in "ab"])
    for _ in range(3):
        one.reviews.create()
    typed("two-count-annotations-print", printed("two-count-annotations-print"))
    right = Book.objects.annotate(
        t=Count("tags", distinct=True), r=Count("reviews", distinct=True)
    ).get()
    assert (right.t, right.r) == (2, 3)


@pytest.mark.proves("report-per-author-sorted-by-title")
@pytest.mark.django_db
def test_an_explicit_ordering_splits_the_groups(ann):
    for title in "abc":
        book(ann, title)
    rows = prompt("report-per-author-sorted-by-title")[0]["rows"]
    assert [row["n"] for row in rows] == [1, 1, 1]
    bank.keyed("report-per-author-sorted-by-title", "A row per title with 1 as `n`")
    grouped = Book.objects.values("author__name").annotate(n=Count("pk"))
    assert [row["n"] for row in grouped.order_by("author__name")] == [3]
    groups = str(grouped.order_by("title").query).split("GROUP BY")[1].split("ORDER BY")[0]
    assert groups.count(",") == 1 and '"title"' in groups


@pytest.mark.proves("aggregate-over-no-rows")
@pytest.mark.django_db
def test_the_sum_of_nothing_is_none():
    assert printed("aggregate-over-no-rows") == key("aggregate-over-no-rows")
    assert Book.objects.aggregate(total=Sum("price", default=0)) == {"total": 0}


@pytest.mark.proves("filter-on-annotation-which-clause")
@pytest.mark.django_db
def test_a_condition_on_a_count_is_having():
    queryset = value(bank.code("filter-on-annotation-which-clause", "prompt"))
    (right,), wrong = options("filter-on-annotation-which-clause")
    sql = str(queryset.query)
    assert f"{right} COUNT(" in sql and "GROUP BY" in sql
    assert not [clause for clause in wrong if f"{clause} COUNT(" in sql]


@pytest.mark.proves("filter-before-or-after-annotate")
@pytest.mark.django_db
def test_the_order_of_filter_and_annotate(ann):
    for price in (5, 15, 25):
        book(ann, price=price)
    question = "filter-before-or-after-annotate"
    assert printed(question) == key(question)
    repeated = bank.code(question, "prompt").replace(", distinct=True", "")
    assert run(repeated)[1].strip() == "2 6"


@pytest.mark.proves("conditional-count-in-one-query")
@pytest.mark.django_db
def test_only_filter_counts_the_matching_books(ann):
    Author.objects.create(name="Bo")
    book(ann, stock=1)
    book(ann, "Two", stock=0)

    def counts(code):
        rows = Author.objects.annotate(n=value(code))
        return {author.name: author.n for author in rows}

    right, wrong = options("conditional-count-in-one-query")
    assert counts(right[0]) == {"Ann": 1, "Bo": 0}
    for code in wrong:
        if code.startswith('Count("books").filter'):
            with pytest.raises(TypeError):
                counts(code)
        else:
            assert counts(code)["Ann"] == 2, code


# --------------------------------------------------------------- F and Q


@pytest.mark.proves("f-expressions-and-races")
@pytest.mark.django_db
def test_a_conditional_update_tells_when_sold_out(ann):
    one = book(ann, stock=1)
    answer("f-expressions-and-races", book=one)
    assert one.stock == 0
    with pytest.raises(ValueError, match="sold out"):
        answer("f-expressions-and-races", book=one)
    assert Book.objects.get().stock == 0
    with pytest.raises(FieldError):
        Book.objects.update(title=F("author__name"))


@pytest.mark.until("5.2")
@pytest.mark.proves("f-expressions-and-races")
@pytest.mark.django_db
def test_up_to_5_2_the_expression_stays_and_applies_twice(ann):
    one = book(ann, stock=5)
    prompt("f-assigned-then-saved-twice", book=one)
    assert Book.objects.get().stock == 7


@pytest.mark.since("6.0")
@pytest.mark.proves("f-assigned-then-saved-twice", "f-expressions-and-races")
@postgresql
@pytest.mark.parametrize("alias", ["default", "postgresql"])
def test_since_6_0_save_reads_the_value_back(alias, settings):
    if alias == "postgresql":
        settings.DATABASE_ROUTERS = [ToPostgreSQL()]
    one = book(Author.objects.create(name="Ann"), stock=5)
    assert one._state.db == alias
    assert printed("f-assigned-then-saved-twice", book=one) == key("f-assigned-then-saved-twice")


@pytest.mark.proves("lost-update-choose-the-fix")
@postgresql_commits
def test_only_arithmetic_in_the_database_or_a_lock_keeps_both_sales(on_postgresql, monkeypatch):
    author = Author.objects.create(name="Ann")

    def left_over(code):
        one = book(author, stock=10)

        def sale():
            row = Book.objects.get(pk=one.pk)
            return Book.objects.filter(pk=one.pk).update(stock=row.stock - 1)

        outcomes = []
        with another_request(monkeypatch, lambda: outcomes.append(elsewhere(sale)), Book):
            run(code, book=one, **on_postgresql)
        if isinstance(outcomes[0], OperationalError):
            elsewhere(sale)  # it had to wait for the lock and goes on now
        return Book.objects.get(pk=one.pk).stock

    right, wrong = options("lost-update-choose-the-fix")
    assert [left_over(code) for code in right] == [8, 8]
    assert [left_over(code) for code in wrong] == [9, 9]


@pytest.mark.proves("sell-without-going-below-zero")
@pytest.mark.django_db
def test_only_the_conditional_update_never_goes_below_zero(ann, monkeypatch):
    def lowest(code):
        one = book(ann, stock=1)

        def sale():
            Book.objects.filter(pk=one.pk).update(stock=F("stock") - 1)

        with another_request(monkeypatch, sale, Book), contextlib.suppress(ValueError):
            run(code, pk=one.pk)
        return Book.objects.get(pk=one.pk).stock

    right, wrong = options("sell-without-going-below-zero")
    assert lowest(right[0]) == 0
    assert [lowest(code) for code in wrong] == [-1, -1, -1]


@pytest.mark.proves("q-objects-explained")
@pytest.mark.django_db
def test_a_search_built_from_q_objects(ann):
    tea = book(ann, "Tea", stock=1)
    book(ann, "Draft of tea", stock=1)
    book(Author.objects.create(name="Bo"), "Coffee", stock=0)
    search = answer("q-objects-explained")["search"]
    assert not search([])
    assert list(search(["tea"])) == [tea]
    assert {each.title for each in search(["ann", "coff"])} == {"Tea", "Coffee"}
    assert list(search(["ann", "coff"], in_stock=True)) == [tea]


@pytest.mark.proves("q-or-condition-which-query")
@pytest.mark.django_db
def test_the_pipe_is_or(ann):
    for title, stock, price in (("out", 0, 5), ("dear", 1, 60), ("both", 0, 60), ("no", 1, 5)):
        book(ann, title, stock=stock, price=price)
    right, wrong = options("q-or-condition-which-query")
    for code in right + wrong:
        titles = {each.title for each in value(code)}
        assert (titles == {"out", "dear", "both"}) is (code in right), code


@pytest.mark.proves("q-with-keyword-argument-order")
@pytest.mark.django_db
def test_positional_conditions_come_first_and_and_binds_tighter(ann):
    house = Publisher.objects.create(name="P")
    for title, stock, price, publisher in (
        ("cheap", 1, 5, house),
        ("own", 1, 50, None),
        ("gone", 0, 50, None),
        ("dear", 1, 50, house),
    ):
        book(ann, title, stock=stock, price=price, publisher=publisher)

    def right_books(code):
        try:
            found = value(f"Book.objects.{code}")
        except SyntaxError:
            return False
        return {each.title for each in found} == {"cheap", "own"}

    right, wrong = options("q-with-keyword-argument-order")
    assert [right_books(code) for code in right] == [True, True]
    assert [right_books(code) for code in wrong] == [False, False]


@pytest.mark.proves("chained-filters-on-many-valued-relation")
@pytest.mark.django_db
def test_chained_filters_may_be_met_by_different_books(ann):
    book(ann, stock=0, price=40)
    book(ann, "Two", stock=9, price=5)
    question = "chained-filters-on-many-valued-relation"
    assert printed(question) == key(question)


@pytest.mark.proves("search-page-without-words")
@pytest.mark.django_db
def test_an_empty_q_filters_nothing(ann):
    for title in ("a", "b", ""):
        book(ann, title)
    assert prompt("search-page-without-words", words=[])[0]["books"].count() == 3
    bank.keyed("search-page-without-words", "All of the books")


# --------------------------------------------------------------- subqueries and windows


@pytest.mark.proves("latest-related-row-with-subquery", "subquery-that-fails-on-postgresql")
@postgresql
def test_the_last_review_and_books_with_five_stars(on_postgresql):
    bank.keyed("subquery-that-fails-on-postgresql", 'Slice the inner queryset: `recent.values("rating")[:1]`')
    author = Author.objects.create(name="Ann")
    praised, plain_book = book(author), book(author, "Two")
    for one, rating in ((praised, 5), (praised, 2), (plain_book, 3)):
        one.reviews.create(rating=rating)
    space = answer("latest-related-row-with-subquery")
    assert {each.title: each.last_rating for each in space["books"]} == {"One": 2, "Two": 3}
    assert all(each.last_review for each in space["books"])
    assert list(space["praised"]) == [praised]
    assert "EXISTS" in str(space["praised"].query) and "JOIN" not in str(space["praised"].query)
    with pytest.raises(ValueError, match="outer query"):
        space["recent"].count()


@pytest.mark.proves("subquery-that-fails-on-postgresql")
@postgresql
def test_a_scalar_subquery_needs_one_row():
    question = "subquery-that-fails-on-postgresql"
    for alias in ("default", "postgresql"):
        ann = Author.objects.using(alias).create(name="Ann")
        one = Book.objects.using(alias).create(author=ann, title="One")
        for rating in (1, 5):
            Review.objects.using(alias).create(book=one, rating=rating)
    assert prompt(question)[0]["books"].get().rating == 5
    sliced = bank.code(question, "prompt").replace(
        'recent.values("rating")', 'recent.values("rating")[:1]'
    )
    assert 'recent.values("rating")[:1]' in key(question)
    assert run(sliced)[0]["books"].using("postgresql").get().rating == 5
    failures = {
        'recent.values("rating").distinct()': (ProgrammingError, "more than one row"),
        'recent.only("rating").first()': (ValueError, "outer query"),
        'recent.only("rating")[:1]': (FieldError, "output_field"),
    }
    assert {bank.inline(text) for text in options(question)[1]} == failures.keys()
    for repair, (error, message) in failures.items():
        code = bank.code(question, "prompt").replace('recent.values("rating")', repair)
        with pytest.raises(error, match=message), transaction.atomic(using="postgresql"):
            run(code)[0]["books"].using("postgresql").get()


@pytest.mark.proves("authors-once-with-expensive-book")
@pytest.mark.django_db
def test_exists_in_and_distinct_give_each_author_once(ann):
    book(ann, price=30)
    book(ann, "Two", price=40)
    book(Author.objects.create(name="Bo"), price=5)
    right, wrong = options("authors-once-with-expensive-book")
    assert [list(value(code)) for code in right] == [[ann]] * 3
    assert [list(value(code)) for code in wrong] == [[ann, ann]] * 2


@pytest.mark.proves("review-numbers-from-a-subquery")
@pytest.mark.django_db
def test_count_evaluates_the_inner_query_alone(ann):
    with pytest.raises(ValueError, match="outer query"):
        prompt("review-numbers-from-a-subquery")
    bank.keyed("review-numbers-from-a-subquery", "`ValueError`: `count()`")
    book(ann).reviews.create()
    grouped = Review.objects.filter(book=OuterRef("pk")).values("book").annotate(n=Count("pk"))
    assert Book.objects.annotate(n=models.Subquery(grouped.values("n"))).get().n == 1


@pytest.mark.proves("window-functions-rank-per-group", "filter-on-window-annotation")
@pytest.mark.django_db
def test_top_two_per_author_by_window(ann):
    bank.keyed("filter-on-window-annotation", "It wraps the query in an outer SELECT")
    bo = Author.objects.create(name="Bo")
    for author in (ann, bo):
        for title, price in (("a", 10), ("b", 30), ("c", 30)):
            book(author, title, price=price)
    top = answer("window-functions-rank-per-group")["top_two"]
    assert [(each.author_id, each.title) for each in top] == [
        (ann.pk, "b"),
        (ann.pk, "c"),
        (bo.pk, "b"),
        (bo.pk, "c"),
    ]
    queryset = value(bank.code("filter-on-window-annotation", "prompt"))
    assert re.search(r'FROM \( SELECT .* OVER .*\) "?qualify"? WHERE "?n"? = 1', str(queryset.query))
    assert queryset.count() == 2
    with pytest.raises(OperationalError), transaction.atomic():
        queryset.update(stock=0)


@pytest.mark.proves("window-functions-rank-per-group", "dense-rank-with-a-tie")
@pytest.mark.django_db
def test_ranks_with_a_tie(ann):
    for price in (30, 30, 20):
        book(ann, price=price)
    code = bank.code("dense-rank-with-a-tie", "prompt")
    (right,), wrong = options("dense-rank-with-a-tie")
    assert run(code)[1].strip() == right
    others = [run(code.replace("DenseRank", name))[1].strip()
              for name in ("Rank", "RowNumber", "PercentRank")]
    assert sorted(others) == sorted(wrong)
    ties = models.Window(Sum("price"), order_by="-price")
    totals = Book.objects.annotate(t=ties).order_by("-price").values_list("t", flat=True)
    assert list(totals) == [60, 60, 80]


@pytest.mark.proves("window-sum-number-of-rows")
@pytest.mark.django_db
def test_a_window_keeps_the_rows(ann):
    bo = Author.objects.create(name="Bo")
    for author in (ann, ann, ann, bo, bo):
        book(author)
    typed("window-sum-number-of-rows", printed("window-sum-number-of-rows"))


# --------------------------------------------------------------- conditional expressions, functions


@pytest.mark.proves("conditional-expressions-and-functions")
@pytest.mark.django_db
def test_one_update_with_case_and_a_label_with_coalesce(ann):
    house = Publisher.objects.create(name="P")
    for title, stock, price, publisher in (("a", 0, 30, house), ("b", 1, 30, None), ("c", 1, 5, None)):
        book(ann, title, stock=stock, price=price, publisher=publisher)
    with queries() as captured:
        labelled = answer("conditional-expressions-and-functions")["labelled"]
    assert len(sent(captured, "UPDATE")) == 1 == len(captured)
    assert [int(each.price) for each in Book.objects.order_by("title")] == [30, 28, 4]
    assert [each.label for each in labelled.order_by("title")] == ["a / P", "b / self", "c / self"]


@pytest.mark.proves("case-with-two-conditions-that-hold")
@pytest.mark.django_db
def test_the_first_when_that_holds_decides(ann):
    book(ann, price=40)
    assert printed("case-with-two-conditions-that-hold") == key("case-with-two-conditions-that-hold")


@pytest.mark.proves("coalesce-and-the-empty-string")
@pytest.mark.django_db
def test_coalesce_keeps_the_empty_string(ann):
    assert printed("coalesce-and-the-empty-string") == key("coalesce-and-the-empty-string")
    named = functions.Coalesce(NullIf("email", Value("")), Value("unknown"))
    assert Author.objects.annotate(contact=named).get().contact == "unknown"


@pytest.mark.proves("concat-of-a-title-and-a-number")
@postgresql
@pytest.mark.parametrize("alias", ["default", "postgresql"])
def test_mixed_types_need_an_output_field(alias, settings):
    if alias == "postgresql":
        settings.DATABASE_ROUTERS = [ToPostgreSQL()]
    book(Author.objects.create(name="Ann"), "Tea", stock=3)
    question = "concat-of-a-title-and-a-number"
    code = bank.code(question, "prompt")

    def labels(code):
        try:
            return list(run(code)[0]["labels"])
        except FieldError as error:
            assert "output_field" in str(error)

    assert labels(code) is None
    changed = {
        "Add an `output_field` to `Concat()`": code.replace('k")', 'k", output_field=CharField())'),
        "Add an `output_field` to `Value()`": code.replace(
            '": ")', '": ", output_field=CharField())'
        ),
        "Wrap the columns in `Value()`": code.replace('"title"', 'Value("title")').replace(
            '"stock"', 'Value("stock")'
        ),
        "Wrap the columns in `F()`": code.replace('"title"', 'F("title")').replace(
            '"stock"', 'F("stock")'
        ),
    }
    right, wrong = options(question)
    assert changed.keys() == {*right, *wrong} and code not in changed.values()
    assert [text for text in changed if labels(changed[text]) == ["Tea: 3"]] == right


@pytest.mark.proves("orders-per-month-group-by")
@pytest.mark.django_db
def test_one_row_per_month_over_several_years():
    user = User.objects.create(username="u")
    for year, month in ((2024, 1), (2025, 1), (2025, 1), (2025, 2)):
        order = Order.objects.create(customer=user)
        Order.objects.filter(pk=order.pk).update(created=datetime(year, month, 5, tzinfo=UTC))

    def per_month(code):
        rows = value(f"Order.objects.{code}")
        return not isinstance(rows, dict) and sorted(row["n"] for row in rows) == [1, 1, 2]

    right, wrong = options("orders-per-month-group-by")
    assert per_month(right[0])
    assert not [code for code in wrong if per_month(code)]


# --------------------------------------------------------------- values, only, defer


@pytest.mark.proves("values-values-list-only-defer")
@pytest.mark.django_db
def test_dictionaries_values_and_instances(ann):
    one = book(ann)
    one.reviews.create(text="long")
    space = answer("values-values-list-only-defer")
    assert list(space["rows"]) == [{"title": "One", "author__name": "Ann"}]
    assert list(space["pks"]) == [one.pk]
    assert space["books"].get().get_deferred_fields() >= {"price", "stock"}
    assert space["reviews"].get().get_deferred_fields() == {"text"}
    (row,) = Book.objects.values_list("title", "pk", named=True)
    assert row.title == "One"
    sql = str(Book.objects.annotate(n=Value(1)).values("n", "title").query)
    assert sql.index(' AS "n"') < sql.index('"title"')


@pytest.mark.proves("values-list-flat-prints")
@pytest.mark.django_db
def test_flat_values():
    for name in ("law", "art"):
        Tag.objects.create(name=name)
    assert printed("values-list-flat-prints") == key("values-list-flat-prints")
    with pytest.raises(TypeError):
        Tag.objects.values_list("name", "pk", flat=True)


@pytest.mark.proves("values-of-a-foreign-key")
@pytest.mark.django_db
def test_values_of_a_foreign_key_is_the_key():
    book(Author.objects.create(pk=7, name="Ann"))
    assert printed("values-of-a-foreign-key") == key("values-of-a-foreign-key")


@pytest.mark.proves("only-then-touching-another-field")
@pytest.mark.django_db
def test_a_deferred_field_costs_a_query_per_instance(ann):
    for title in "abc":
        book(ann, title)
    with queries() as captured:
        output = printed("only-then-touching-another-field")
    assert len(captured) == number("only-then-touching-another-field")
    assert output.splitlines()[0] == "a 10.00"


@pytest.mark.proves("save-after-only-writes-what", "values-values-list-only-defer")
@pytest.mark.django_db
def test_save_leaves_deferred_fields_alone(ann):
    Book.objects.create(pk=1, author=ann, title="One", price=7)
    with queries() as captured:
        prompt("save-after-only-writes-what")
    (update,) = sent(captured, "UPDATE")
    assert re.findall(r'"(\w+)" = ', update.split("WHERE")[0]) == ["title"]
    assert len(captured) == 2
    assert key("save-after-only-writes-what").startswith("The title; deferred")


# --------------------------------------------------------------- bulk methods, get_or_create


@pytest.mark.proves("bulk-create-and-bulk-update")
@pytest.mark.django_db
def test_bulk_insert_ignoring_conflicts_and_bulk_update(ann):
    Tag.objects.create(name="art")
    book(ann, stock=0, price=10)
    space = answer("bulk-create-and-bulk-update")
    assert sorted(tag.name for tag in Tag.objects.all()) == ["art", "law", "tea"]
    assert Book.objects.get().price == 9 and space["changed"] == 1


@pytest.mark.proves("bulk-create-and-bulk-update")
@postgresql
def test_ignoring_conflicts_hides_a_null_on_sqlite_and_not_on_postgresql():
    rows = [Tag(name=None)]
    assert Tag.objects.bulk_create(rows, ignore_conflicts=True) == rows
    assert Tag.objects.count() == 0
    with pytest.raises(IntegrityError), transaction.atomic(using="postgresql"):
        Tag.objects.using("postgresql").bulk_create([Tag(name=None)], ignore_conflicts=True)


@pytest.mark.proves("bulk-create-skips-which")
@pytest.mark.django_db
def test_bulk_create_skips_save_signals_and_validation_only(ann, monkeypatch):
    one = book(ann)
    called = []
    for name in "full_clean", "clean", "clean_fields", "validate_constraints":
        monkeypatch.setattr(Review, name, lambda self, *args, name=name, **kwargs: called.append(name))
    monkeypatch.setattr(Review, "save", lambda self, **kwargs: called.append("save"))
    with receiver(post_save, lambda **kwargs: called.append("post_save"), Review):
        reviews = Review.objects.bulk_create([Review(book=one), Review(book=one)])
    assert called == []
    assert all(review.created and review.pk for review in reviews)
    Review(book=one).full_clean()
    assert called == ["full_clean"]
    bank.keyed(
        "bulk-create-skips-which",
        "Sending `post_save`",
        "Calling the model's own `save()`",
        "Validating each object",
    )


@pytest.mark.proves("bulk-create-number-of-inserts")
@postgresql
def test_batches_of_a_thousand(on_postgresql):
    tags = [Tag(name=f"t{index}") for index in range(2500)]
    with queries("postgresql") as captured:
        prompt("bulk-create-number-of-inserts", tags=tags)
    assert len(sent(captured, "INSERT")) == number("bulk-create-number-of-inserts")
    with queries("postgresql") as captured:
        Tag.objects.bulk_create([Tag(name=f"u{index}") for index in range(2500)])
    assert len(sent(captured, "INSERT")) == 1


@pytest.mark.proves("bulk-update-after-two-changes")
@pytest.mark.django_db
def test_bulk_update_writes_the_listed_fields(ann):
    book(ann, price=10, stock=5)
    assert printed("bulk-update-after-two-changes") == key("bulk-update-after-two-changes")


@pytest.mark.proves("bulk-create-upsert-arguments")
@postgresql
def test_the_upsert_refreshes_and_inserts(on_postgresql):
    def imports(arguments):
        User.objects.all().delete()
        User.objects.create(username="known", email="old@example.com")
        users = [User(username=name, email=f"{name}@example.com") for name in ("known", "fresh")]
        try:
            with transaction.atomic(using="postgresql"):
                value(f"User.objects.bulk_create(users, {arguments.strip()})", users=users)
        except (TypeError, ValueError, ProgrammingError):
            return False
        emails = set(User.objects.values_list("email", flat=True))
        return emails == {"known@example.com", "fresh@example.com"}

    right, wrong = options("bulk-create-upsert-arguments")
    assert imports(right[0])
    assert not [code for code in wrong if imports(code)]


@pytest.mark.proves("get-or-create-under-concurrency")
@pytest.mark.django_db
def test_get_or_create_and_create_defaults():
    space = answer("get-or-create-under-concurrency")
    assert space["tag"].name == "django" and space["created"] is True
    assert space["author"].name == "Ann Archer"
    assert answer("get-or-create-under-concurrency")["created"] is False


@contextlib.contextmanager
def other_insert(monkeypatch, model, **fields):
    """Another request inserts the row right after the first SELECT of get_or_create()."""
    get = QuerySet.get

    def get_then_insert(queryset, *args, **kwargs):
        try:
            return get(queryset, *args, **kwargs)
        except model.DoesNotExist:
            monkeypatch.setattr(QuerySet, "get", get)
            model.objects.create(**fields)
            raise

    monkeypatch.setattr(QuerySet, "get", get_then_insert)
    yield
    assert QuerySet.get is get


@pytest.mark.proves("get-or-create-under-concurrency", "get-or-create-duplicates-appear")
@pytest.mark.django_db
def test_a_unique_constraint_turns_the_race_into_a_get(monkeypatch):
    with other_insert(monkeypatch, Tag, name="a"):
        tag, created = Tag.objects.get_or_create(name="a")
    assert not created and Tag.objects.get() == tag
    assert key("get-or-create-duplicates-appear") == "A unique constraint on `email`"


@pytest.mark.proves("get-or-create-duplicates-appear")
@pytest.mark.django_db
@pytest.mark.parametrize("before", ["pass", "Author.objects.select_for_update().filter(email=email).first()",
                                    "Author.objects.filter(email=email).exists()"])
def test_without_the_constraint_duplicates_appear(before, monkeypatch):
    bank.keyed("get-or-create-duplicates-appear", "A unique constraint on `email`")
    line = bank.code("get-or-create-duplicates-appear", "prompt").strip()
    code = f"with transaction.atomic():\n    {before}\n    {line}\n"
    with other_insert(monkeypatch, Author, name="x", email="a@example.com"):
        run(code, email="a@example.com")
    assert Author.objects.count() == 2
    with pytest.raises(Author.MultipleObjectsReturned):
        run(line, email="a@example.com")


@pytest.mark.proves("get-or-create-under-concurrency")
@postgresql
def test_update_or_create_locks_the_row(on_postgresql):
    Author.objects.create(name="Ann")
    with queries("postgresql") as captured:
        Author.objects.update_or_create(name="Ann", defaults={"email": "a@example.com"})
    assert any("FOR UPDATE" in sql for sql in sent(captured))


@pytest.mark.proves("get-or-create-lookup-or-defaults")
@pytest.mark.django_db
def test_all_keywords_are_part_of_the_lookup(ann):
    output = printed("get-or-create-lookup-or-defaults")
    assert key("get-or-create-lookup-or-defaults").startswith(f"`{output}`")


@pytest.mark.proves("update-or-create-create-defaults")
@pytest.mark.django_db
def test_create_defaults_replace_the_defaults():
    question = "update-or-create-create-defaults"
    assert printed(question) == key(question)


# --------------------------------------------------------------- transactions


@pytest.mark.proves("atomic-savepoints-atomic-requests")
@postgresql_commits
def test_a_savepoint_per_row_lets_the_import_go_on(on_postgresql):
    author = Author.objects.create(name="Ann")
    space = answer("atomic-savepoints-atomic-requests", **on_postgresql)
    rows = [{"title": "One"}, {"title": None}, {"title": "x" * 300}, {"title": "Two"}]
    assert space["import_books"](rows, author) == rows[1:3]
    assert sorted(each.title for each in Book.objects.all()) == ["One", "Two"]


def fail(*args, **kwargs):
    raise OSError("no connection")


@pytest.mark.proves("two-creates-with-an-error-between")
@pytest.mark.django_db(transaction=True)
def test_autocommit_keeps_what_was_stored_before_the_error(ann):
    user = User.objects.create(username="u")
    buy = prompt("two-creates-with-an-error-between", charge=fail)[0]["buy"]
    tea = book(ann)
    with queries() as captured, pytest.raises(OSError, match="no connection"):
        buy(user, tea)
    assert (Order.objects.count(), OrderLine.objects.count()) == (1, 0)
    assert len(captured) == len(sent(captured, "INSERT")) == 1
    bank.keyed("two-creates-with-an-error-between", "The order, as Django commits query by query")


@pytest.mark.proves("tags-left-after-nested-atomic")
@pytest.mark.django_db(transaction=True)
def test_the_inner_block_alone_is_rolled_back():
    prompt("tags-left-after-nested-atomic")
    names = [tag.name for tag in Tag.objects.order_by("name")]
    assert " and ".join(names) == key("tags-left-after-nested-atomic")


@pytest.mark.proves("swallowed-integrity-error-in-atomic", "atomic-savepoints-atomic-requests")
@pytest.mark.django_db(transaction=True)
def test_a_swallowed_error_breaks_the_transaction_unless_it_passes_a_savepoint():
    code = bank.code("swallowed-integrity-error-in-atomic", "prompt")
    create = 'Tag.objects.create(name="a")'
    Tag.objects.create(name="a")
    for broken in (
        code,
        code.replace("atomic()", "atomic(savepoint=False)"),
        code.replace("pass", "connection.rollback()"),
        code.replace("atomic()", "atomic(durable=True)"),
    ):
        with pytest.raises(TransactionManagementError):
            run(broken)
    assert "its own `atomic()` inside the `try`" in key("swallowed-integrity-error-in-atomic")
    run(code.replace(create, f"with transaction.atomic(): {create}"))
    assert Tag.objects.filter(name="z").count() == 1


def writing_then_raising(request):
    Tag.objects.create(name="view")
    raise ValueError


def writing_with_status_500(request):
    Tag.objects.create(name="view")
    return HttpResponse(status=500)


def streaming(request):
    def body():
        Tag.objects.create(name="body")
        yield b"x"
        raise ValueError

    return StreamingHttpResponse(body())


def writing_middleware(get_response):
    def middleware(request):
        Tag.objects.create(name="middleware")
        return get_response(request)

    return middleware


urlpatterns = [
    path("raises/", writing_then_raising),
    path("500/", writing_with_status_500),
    path("streams/", streaming),
]


@pytest.mark.proves("atomic-requests-covers-what", "atomic-savepoints-atomic-requests")
@pytest.mark.django_db(transaction=True)
def test_atomic_requests_wraps_the_view_alone(client, settings, monkeypatch):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [f"{__name__}.writing_middleware"]
    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)
    client.raise_request_exception = False

    def kept(url):
        Tag.objects.all().delete()
        response = client.get(url)
        if response.streaming:
            with pytest.raises(ValueError):
                response.getvalue()
        return {tag.name for tag in Tag.objects.all()}

    assert kept("/raises/") == {"middleware"}
    assert kept("/500/") == {"middleware", "view"}
    assert kept("/streams/") == {"middleware", "body"}
    right, wrong = options("atomic-requests-covers-what")
    assert [text.endswith("is kept") for text in right if "raise" not in text] == [True]
    assert len(right) == 3 and any(text.startswith("A streaming body") for text in right)
    assert len(wrong) == 1 and "500" in wrong[0] and wrong[0].endswith("is rolled back")


@pytest.mark.proves("durable-atomic-nested", "atomic-savepoints-atomic-requests")
@pytest.mark.django_db(transaction=True)
def test_a_durable_block_refuses_to_be_nested():
    order = Order.objects.create(customer=User.objects.create(username="u"))
    pay = prompt("durable-atomic-nested")[0]["pay"]
    with pytest.raises(RuntimeError), transaction.atomic():
        pay(order)
    assert order.status == "new"
    assert "`RuntimeError` before the function body" in key("durable-atomic-nested")
    pay(order)
    assert Order.objects.get().status == "paid"


@pytest.mark.proves("on-commit-why-and-how")
@pytest.mark.django_db(transaction=True)
def test_the_receipt_is_sent_after_the_commit(ann):
    events = []
    user, one = User.objects.create(username="u"), book(ann)

    def send_receipt(pk):
        events.append((pk, connection.in_atomic_block))

    place_order = answer("on-commit-why-and-how", send_receipt=send_receipt)["place_order"]
    order = place_order(user, [(one, 2)])
    assert events == [(order.pk, False)]
    with pytest.raises(ValueError), transaction.atomic():
        place_order(user, [(one, 1)])
        raise ValueError
    with transaction.atomic(), contextlib.suppress(ValueError):
        with transaction.atomic():
            place_order(user, [(one, 1)])
            raise ValueError
    assert len(events) == 1 == Order.objects.count()


@pytest.mark.proves("on-commit-order-of-output")
@pytest.mark.django_db(transaction=True)
def test_callbacks_run_at_once_or_after_the_commit():
    assert printed("on-commit-order-of-output") == key("on-commit-order-of-output")


@pytest.mark.proves("on-commit-lambda-in-a-loop", "on-commit-why-and-how")
@pytest.mark.django_db(transaction=True)
def test_lambdas_registered_in_a_loop_see_its_last_value():
    assert printed("on-commit-lambda-in-a-loop") == key("on-commit-lambda-in-a-loop")
    code = bank.code("on-commit-lambda-in-a-loop", "prompt")
    late = 'lambda: print(tag.name, end=" ")'
    for bound in ('partial(print, tag.name, end=" ")', 'lambda tag=tag: print(tag.name, end=" ")'):
        Tag.objects.all().delete()
        assert run(code.replace(late, bound))[1].strip() == "art law"


@pytest.mark.proves("on-commit-callback-fails", "on-commit-why-and-how")
@pytest.mark.django_db(transaction=True)
def test_a_failing_callback_undoes_nothing_and_stops_the_rest():
    user = User.objects.create(username="u")
    called = []
    with pytest.raises(OSError, match="no connection"), transaction.atomic():
        Order.objects.create(customer=user)
        transaction.on_commit(fail)
        transaction.on_commit(lambda: called.append(1))
    assert Order.objects.count() == 1 and called == []
    with transaction.atomic():
        transaction.on_commit(fail, robust=True)
        transaction.on_commit(lambda: called.append(2))
    assert called == [2]
    assert key("on-commit-callback-fails") == "The order stays saved and the second callback is not run"


# --------------------------------------------------------------- row locks


@pytest.mark.proves("select-for-update-explained", "last-copy-sold-twice")
@postgresql_commits
def test_the_lock_is_part_of_the_evaluated_query(on_postgresql):
    one = book(Author.objects.create(name="Ann"), stock=3)
    sell = answer("select-for-update-explained", **on_postgresql)["sell"]
    with queries("postgresql") as captured:
        sell(one.pk, 2)
    assert [sql.endswith("FOR UPDATE") for sql in sent(captured, "SELECT")] == [True]
    with pytest.raises(ValueError, match="not enough"):
        sell(one.pk, 2)
    assert Book.objects.get().stock == 1
    with queries("postgresql") as captured:
        prompt("last-copy-sold-twice", pk=one.pk, **on_postgresql)
    assert not [sql for sql in sent(captured) if "FOR UPDATE" in sql]
    assert "`get()` does not evaluate it" in key("last-copy-sold-twice")
    with transaction.atomic(using="postgresql"), queries("postgresql") as captured:
        Book.objects.select_for_update().count()
    assert not [sql for sql in sent(captured) if "FOR UPDATE" in sql]


@pytest.mark.proves("select-for-update-explained")
@postgresql_commits
def test_the_lock_outlives_an_inner_block(on_postgresql):
    one = book(Author.objects.create(name="Ann"))

    def touch():
        return Book.objects.filter(pk=one.pk).update(stock=1)

    with transaction.atomic(using="postgresql"):
        with transaction.atomic(using="postgresql"):
            Book.objects.select_for_update().get(pk=one.pk)
        assert isinstance(elsewhere(touch), OperationalError)
    assert elsewhere(touch) == 1


@pytest.mark.proves("select-for-update-outside-atomic", "select-for-update-explained")
@postgresql_commits
def test_a_locking_query_needs_a_transaction_when_it_is_evaluated(settings):
    first, second = bank.code("select-for-update-outside-atomic", "prompt").strip().split("\n")
    run(f"{first}\n{second}")
    settings.DATABASE_ROUTERS = [ToPostgreSQL()]
    space, _ = run(first)
    with queries("postgresql") as captured, pytest.raises(TransactionManagementError):
        run(second, books=space["books"])
    assert not captured
    right = "Line two raises `TransactionManagementError` without a query"
    assert key("select-for-update-outside-atomic") == right


@pytest.mark.proves("who-waits-for-a-row-lock")
@postgresql_commits
def test_writers_and_lockers_of_the_row_wait(on_postgresql):
    author = Author.objects.create(name="Ann")
    for pk in (1, 2):
        Book.objects.create(pk=pk, author=author, title=str(pk))
    right, wrong = options("who-waits-for-a-row-lock")

    def work(text):
        def inside():
            with transaction.atomic(using="postgresql"):
                return value(text.strip("`").split("`")[0])

        return inside

    with transaction.atomic(using="postgresql"):
        Book.objects.select_for_update().get(pk=1)
        for text in right:
            assert isinstance(elsewhere(work(text)), OperationalError), text
        for text in wrong:
            assert not isinstance(elsewhere(work(text)), Exception), text


@pytest.mark.proves("job-queue-with-skip-locked", "workers-take-different-rows")
@postgresql_commits
def test_workers_pass_over_locked_rows(on_postgresql):
    user = User.objects.create(username="u")
    first, second = (Order.objects.create(customer=user) for _ in range(2))
    claim = answer("job-queue-with-skip-locked", **on_postgresql)["claim_next_order"]
    with transaction.atomic(using="postgresql"):
        assert claim() == first
        assert elsewhere(claim) == second
    assert claim() is None
    assert set(Order.objects.values_list("status", flat=True)) == {"running"}

    def oldest(call):
        def inside():
            with transaction.atomic(using="postgresql"):
                return value(f"Order.objects.{call}.order_by('pk').first()")

        return inside

    right, wrong = options("workers-take-different-rows")
    with transaction.atomic(using="postgresql"):
        Order.objects.select_for_update().get(pk=first.pk)
        assert elsewhere(oldest(right[0])) == second
        for call in wrong:
            assert isinstance(elsewhere(oldest(call)), OperationalError), call


@pytest.mark.proves("job-queue-with-skip-locked")
@postgresql_commits
def test_options_of_a_lock(on_postgresql):
    with pytest.raises(ValueError, match="nowait"):
        Order.objects.select_for_update(nowait=True, skip_locked=True)
    author = Author.objects.create(name="Ann")

    def add_book():
        return Book.objects.create(author=author, title="One").pk

    with transaction.atomic(using="postgresql"):
        Author.objects.select_for_update().get(pk=author.pk)
        assert isinstance(elsewhere(add_book), OperationalError)
    with transaction.atomic(using="postgresql"):
        Author.objects.select_for_update(no_key=True).get(pk=author.pk)
        assert isinstance(elsewhere(add_book), int)
    with transaction.atomic(using="postgresql"), queries("postgresql") as captured:
        author.refresh_from_db(from_queryset=Author.objects.select_for_update())
    assert any("FOR UPDATE" in sql for sql in sent(captured))


@pytest.mark.proves("lock-with-nullable-join-postgresql", "job-queue-with-skip-locked")
@postgresql_commits
def test_of_self_leaves_the_outer_joined_table_out(on_postgresql):
    one = book(Author.objects.create(name="Ann"))
    code = bank.code("lock-with-nullable-join-postgresql", "prompt")
    right, wrong = options("lock-with-nullable-join-postgresql")
    for call in ["select_for_update()", *wrong]:
        with pytest.raises((NotSupportedError, FieldError), match="nullable side|given.*: book"):
            run(code.replace("select_for_update()", call), pk=one.pk, **on_postgresql)
    with queries("postgresql") as captured:
        run(code.replace("select_for_update()", right[0]), pk=one.pk, **on_postgresql)
    assert 'FOR UPDATE OF "shop_book"' in sent(captured, "SELECT")[0]


@pytest.mark.proves("deadlock-between-two-transfers", "job-queue-with-skip-locked")
@postgresql_commits
def test_locking_in_one_order_avoids_the_deadlock(on_postgresql):
    author = Author.objects.create(name="Ann")
    one, two = book(author, stock=5), book(author, "Two", stock=5)

    def both(code, meet=True):
        """Two transfers in opposite directions that hold their first lock at the same time."""
        barrier = threading.Barrier(2)

        class Names(dict):
            def __getitem__(self, name):
                if name == "target_pk" and meet:
                    barrier.wait(60)
                return super().__getitem__(name)

        def transfer(source, target):
            names = Names(source_pk=source, target_pk=target)
            exec(code, IMPORTS | on_postgresql, names)

        outcomes = []
        pairs = ((one.pk, two.pk), (two.pk, one.pk))
        threads = [
            threading.Thread(
                target=lambda pair=pair: outcomes.append(
                    elsewhere(lambda: transfer(*pair), "deadlock_timeout = '60ms'")
                )
            )
            for pair in pairs
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        return sorted(type(outcome).__name__ for outcome in outcomes)

    code = bank.code("deadlock-between-two-transfers", "prompt")
    failing = ["NoneType", "OperationalError"]
    assert both(code) == failing
    assert both(code.replace("select_for_update()", "select_for_update(no_key=True)")) == failing
    assert both(re.sub(r"(source|target) = Book", r"with transaction.atomic(): \1 = Book", code)) == failing
    assert "OperationalError" in both(code.replace("select_for_update()", "select_for_update(nowait=True)"))
    assert "`pk__in` and `order_by(\"pk\")`" in key("deadlock-between-two-transfers")
    ordered = re.sub(
        r"    source = .*\n    target = .*\n",
        "    rows = Book.objects.select_for_update().order_by('pk')\n"
        "    locked = {row.pk: row for row in rows.filter(pk__in=[source_pk, target_pk])}\n"
        "    source, target = locked[source_pk], locked[target_pk]\n",
        code,
    )
    assert ordered != code and both(ordered, meet=False) == ["NoneType", "NoneType"]


# --------------------------------------------------------------- optimistic locking


@pytest.mark.proves("optimistic-locking-in-django")
@pytest.mark.django_db
@isolate_apps("apps.orm")
def test_a_stale_version_is_refused():
    class StaleVersion(Exception):
        pass

    names = {"__name__": "apps.orm.models", "StaleVersion": StaleVersion}
    page_model = answer("optimistic-locking-in-django", **names)["Page"]
    assert page_model._meta.db_table == Page._meta.db_table
    Page.objects.create(pk=1, body="a")
    mine, yours = page_model.objects.get(), page_model.objects.get()
    yours.save_body("b", 1)
    assert (yours.body, yours.version) == ("b", 2)
    with pytest.raises(StaleVersion):
        mine.save_body("c", 1)
    assert Page.objects.get().body == "b"


@pytest.mark.proves("version-check-without-a-gap")
@pytest.mark.django_db
def test_only_the_conditional_update_notices_the_other_save(monkeypatch):
    def survives(code):
        Page.objects.all().delete()
        page = Page.objects.create(body="old")

        def other():
            Page.objects.filter(pk=page.pk).update(body="theirs", version=2)

        with another_request(monkeypatch, other, Page):
            space, _ = run(code, pk=page.pk, version=1, body="mine")
        return Page.objects.get().body == "theirs" and not space["saved"]

    right, wrong = options("version-check-without-a-gap")
    assert survives(right[0])
    for code in wrong:
        assert not survives(f"saved = 1\n{code}")


@pytest.mark.proves("optimistic-or-pessimistic-for-forms", "optimistic-locking-in-django")
@postgresql_commits
def test_a_lock_of_one_request_is_gone_in_the_next(on_postgresql):
    bank.keyed(
        "optimistic-or-pessimistic-for-forms",
        "A version in the form and in the update's WHERE",
    )
    page = Page.objects.create(body="old")
    with transaction.atomic(using="postgresql"):
        Page.objects.select_for_update().get(pk=page.pk)
    first, second = Page.objects.get(pk=page.pk), Page.objects.get(pk=page.pk)
    for form in (first, second):
        with transaction.atomic(using="postgresql"):
            locked = Page.objects.select_for_update().get(pk=page.pk)
            locked.body = f"{form.body} {'first' if form is first else 'second'}"
            locked.save()
    assert Page.objects.get().body == "old second"
    checked = Page.objects.filter(pk=page.pk, version=1)
    assert [checked.update(body=text, version=F("version") + 1) for text in "ab"] == [1, 0]


# --------------------------------------------------------------- many rows


@pytest.mark.proves("walk-through-a-million-rows")
@pytest.mark.django_db
def test_walking_by_key_sees_each_row_once(ann):
    for index in range(7):
        book(ann, str(index), price=10)
    space = answer("walk-through-a-million-rows")
    assert set(Book.objects.values_list("price", flat=True)) == {Decimal(9)}
    batches = list(space["walk"](Book.objects.all(), size=3))
    assert [len(batch) for batch in batches] == [3, 3, 1]
    author_queries = []
    for name in "abcd":
        Author.objects.create(name=name)
    with queries() as captured:
        for author in Author.objects.prefetch_related("books").iterator(chunk_size=2):
            author_queries.append(len(author.books.all()))
    assert len(author_queries) == 5 and len(captured) == 1 + 3


@pytest.mark.proves("memory-of-a-large-loop", "walk-through-a-million-rows")
@pytest.mark.django_db
def test_iterator_keeps_no_instances(ann):
    for index in range(20):
        book(ann, str(index))
    right, wrong = options("memory-of-a-large-loop")
    for code in [bank.code("memory-of-a-large-loop", "prompt").split(" in ")[1].split(":")[0]] + right + wrong:
        rows = value(code)
        seen = [weakref.ref(each) for each in rows]
        alive = sum(1 for reference in seen if reference() is not None)
        assert (alive < 3) is (code in right), code


@pytest.mark.proves("iterator-after-prefetch-related")
@pytest.mark.django_db
def test_iterator_after_prefetch_wants_a_chunk_size(ann):
    with pytest.raises(ValueError, match="chunk_size"):
        prompt("iterator-after-prefetch-related")
    bank.keyed("iterator-after-prefetch-related", "It raises `ValueError`")


@pytest.mark.proves("new-orders-after-a-loop-in-batches")
@pytest.mark.django_db
def test_a_moving_offset_skips_rows():
    user = User.objects.create(username="u")
    Order.objects.bulk_create([Order(customer=user) for _ in range(400)])
    prompt("new-orders-after-a-loop-in-batches")
    left = Order.objects.filter(status="new").count()
    typed("new-orders-after-a-loop-in-batches", left)


# --------------------------------------------------------------- reusable query logic


@pytest.fixture
def lookups_restored():
    """Undoes registrations made by the bank's code."""
    before = {model: dict(model.__dict__.get("class_lookups", {}))
              for model in (models.Field, models.CharField)}
    yield
    for model, lookups in before.items():
        for lookup in set(model.__dict__.get("class_lookups", {})) - set(lookups):
            model._unregister_lookup(model.class_lookups[lookup], lookup)


@pytest.mark.proves("custom-queryset-lookups-transforms")
@pytest.mark.django_db
def test_queryset_methods_a_lookup_and_a_transform(ann, lookups_restored):
    tea, cake = book(ann, "Tea", stock=1, price=5), book(ann, "Long title here", price=50)
    space = answer("custom-queryset-lookups-transforms")
    manager = space["BookQuerySet"].as_manager()
    manager.model = Book
    assert list(manager.in_stock().cheaper_than(20)) == [tea]
    assert list(manager.filter(price__lt=20).in_stock()) == [tea]
    assert list(Book.objects.filter(title__ne="Tea")) == [cake]
    assert list(Book.objects.filter(title__ne="x' OR 1=1 --")) == [tea, cake]
    assert list(Book.objects.filter(title__length__gt=10)) == [cake]


@pytest.mark.proves("custom-queryset-lookups-transforms")
@pytest.mark.django_db
@isolate_apps("shop")
def test_queryset_methods_reach_related_managers():
    queryset = answer_queryset()

    class Author(models.Model):
        name = models.CharField(max_length=100)

        class Meta:
            app_label = "shop"

    class Book(models.Model):
        author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
        stock = models.IntegerField(default=0)
        objects = queryset.as_manager()

        class Meta:
            app_label = "shop"

    assert "WHERE" in str(Author(pk=1).books.in_stock().query)


def answer_queryset():
    code = bank.code("custom-queryset-lookups-transforms", "answer")
    return run(code.split("class NotEqual")[0])[0]["BookQuerySet"]


@pytest.mark.proves("custom-queryset-lookups-transforms")
def test_a_method_of_the_manager_is_not_on_its_querysets():
    def in_stock(self):
        return self.filter(stock__gt=0)

    manager = type("BookManager", (models.Manager,), {"in_stock": in_stock})()
    manager.model = Book
    assert isinstance(manager.in_stock(), QuerySet)
    assert not hasattr(manager.filter(price__lt=20), "in_stock")


@pytest.mark.proves("reverse-relation-with-two-managers", "custom-queryset-lookups-transforms")
def test_a_reverse_relation_uses_the_default_manager():
    code = bank.code("reverse-relation-with-two-managers", "prompt")

    def works(call, code):
        with isolate_apps("shop"):
            author = type("Author", (models.Model,), {"__module__": "shop.models"})
            names = run(code, Author=author, __name__="shop.models")[0]
            try:
                query = value(call.strip("`"), author=author(pk=1), Book=names["Book"]).query
            except AttributeError:
                return False
            return '"stock" > 0' in str(query)

    right, wrong = options("reverse-relation-with-two-managers")
    assert [works(call, code) for call in right] == [True] * len(right)
    assert [works(call, code) for call in wrong] == [False] * len(wrong)
    changed = code.replace("objects = models.Manager()", "objects = BookQuerySet.as_manager()")
    assert all(works(call, changed) for call in wrong)


@pytest.mark.proves("custom-lookup-safe-as-sql")
@pytest.mark.django_db
def test_only_one_return_value_is_safe_with_lists_and_tuples(ann):
    book(ann, "Tea")
    cake = book(ann, "Cake")

    def works(body, kinds=(list, tuple)):
        method = (
            "def as_sql(self, compiler, connection):\n"
            "    lhs, lhs_params = self.process_lhs(compiler, connection)\n"
            "    rhs, rhs_params = self.process_rhs(compiler, connection)\n"
            "    lhs_params, rhs_params = kind(lhs_params), kind(rhs_params)\n"
            f"    {body}"
        )
        for kind in kinds:
            as_sql = run(method, kind=kind)[0]["as_sql"]
            lookup = type("NotEqual", (models.Lookup,), {"lookup_name": "ne", "as_sql": as_sql})
            with register_lookup(CharField, lookup):
                try:
                    sql, parameters = Book.objects.filter(title__ne="Tea").query.sql_with_params()
                    if "Tea" in sql or list(Book.objects.filter(title__ne="Tea")) != [cake]:
                        return False
                except (TypeError, ValueError):
                    return False
        return True

    right, wrong = options("custom-lookup-safe-as-sql")
    assert works(right[0])
    assert not [body for body in wrong if works(body)]
    (added,) = [body for body in wrong if "] + rhs_params" in body]
    assert works(added, kinds=[lambda given: given]) is (django.VERSION < (6, 0))


@pytest.mark.proves("register-length-as-transform")
@pytest.mark.django_db
def test_length_as_a_transform(ann, lookups_restored):
    book(ann, "Emma")
    book(ann, "Persuasion")
    prompt("register-length-as-transform")
    right, wrong = options("register-length-as-transform")
    assert sorted(value(code).count() for code in right) == [1, 1, 2]
    for code in wrong:
        with pytest.raises(FieldError):
            value(code)

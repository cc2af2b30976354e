"""Short answers of Data/django/sql.json, on PostgreSQL."""

import bank
import pytest
import sqlparse
from bank import filled, typed
from django.db import DatabaseError, connections, transaction
from django.db.models import F
from sample import each
from shop.models import Author, Book

pytestmark = pytest.mark.django_db(databases=["default", "postgresql"])


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """The shop has no migrations and refers to auth's user table: PostgreSQL, which checks such
    references at once, can only create both in one go."""
    return False


def run(sql):
    """The rows of the last statement that has any."""
    rows = None
    with connections["postgresql"].cursor() as cursor:
        for statement in sqlparse.split(sql):
            cursor.execute(statement)
            if cursor.description:
                rows = cursor.fetchall()
    return rows


def prompt(question, number=0):
    return bank.code(question, "prompt", number)


def texts(question):
    """The statement of a prompt with its gap filled, undone after each."""
    for sql in filled(question):
        with transaction.atomic("postgresql"):
            yield sql
            transaction.set_rollback(True, "postgresql")


def says(error, sql):
    """Whether PostgreSQL refuses the statement with these words; changes nothing."""
    with pytest.raises(DatabaseError, match=error), transaction.atomic("postgresql"):
        run(sql)


def customers(*orders):
    run("""CREATE TEMPORARY TABLE customer (id int PRIMARY KEY, name text, city text);
        INSERT INTO customer VALUES (1, 'Ann', 'Rome'), (2, 'Bo', 'Oslo'), (3, 'Cy', 'Rome');
        CREATE TEMPORARY TABLE orders (
            id int PRIMARY KEY, customer_id int, status text, total int, placed date)""")
    for number, (customer, status, placed) in enumerate(orders, 1):
        run(f"INSERT INTO orders VALUES ({number}, {customer}, '{status}', 10, '{placed}')")


ORDERS = (1, "paid", "2026-01-01"), (1, "new", "2026-01-01"), (3, "paid", "2026-02-01")


@pytest.mark.parametrize("question", each(
    "average-of-two-out-of-three", "place-behind-two-equal-scores",
    "sum-of-this-row-and-the-one-before", "depth-of-a-category-tree"))
def test_it_returns_one_value(question):
    ((value,),) = run(prompt(question))
    typed(question, value)


@pytest.mark.proves("sum-of-this-row-and-the-one-before")
def test_range_looks_at_values():
    question = "sum-of-this-row-and-the-one-before"
    typed(question, run(prompt(question))[0][0])
    assert run(prompt(question).replace("ROWS", "RANGE")) == [(40,)]


@pytest.mark.proves("rows-of-a-left-join")
def test_each_customer_at_least_once():
    customers(*ORDERS)
    rows = run(prompt("rows-of-a-left-join"))
    typed("rows-of-a-left-join", len(rows))
    assert ("Bo", None) in rows


@pytest.mark.proves("two-tables-and-a-comma")
def test_every_row_meets_every_row():
    run("CREATE TEMPORARY TABLE size AS SELECT generate_series(1, 3);"
        "CREATE TEMPORARY TABLE colour AS SELECT generate_series(1, 4)")
    typed("two-tables-and-a-comma", len(run(prompt("two-tables-and-a-comma"))))


@pytest.mark.proves("cities-with-several-customers")
def test_a_condition_on_groups():
    customers()
    for sql in texts("cities-with-several-customers"):
        assert run(sql) == [("Rome",)]
    says("aggregate functions are not allowed in WHERE",
         "SELECT city FROM customer WHERE COUNT(*) > 1 GROUP BY city")


@pytest.mark.proves("insert-that-hands-back-its-key")
def test_what_was_written_comes_back():
    run("CREATE TEMPORARY TABLE tag (id int GENERATED ALWAYS AS IDENTITY (START 7), name text)")
    assert [len(run(sql)) for sql in texts("insert-that-hands-back-its-key")] == [1]


@pytest.mark.proves("rows-after-a-savepoint")
@pytest.mark.django_db(databases=["default", "postgresql"], transaction=True)
def test_a_savepoint_undoes_a_part():
    run("CREATE TABLE tag (name text)")
    try:
        run(prompt("rows-after-a-savepoint"))
        assert run("SELECT name FROM tag") == [("art",), ("map",)]
        typed("rows-after-a-savepoint", run("SELECT COUNT(*) FROM tag")[0][0])
    finally:
        run("DROP TABLE tag")


@pytest.mark.proves("key-emptied-with-its-target")
def test_the_book_stays():
    run("CREATE TABLE publisher (id int PRIMARY KEY); INSERT INTO publisher VALUES (1)")
    for sql in texts("key-emptied-with-its-target"):
        run(sql + "INSERT INTO book VALUES (5, 1); DELETE FROM publisher")
        assert run("SELECT * FROM book") == [(5, None)]
    to_default = sql.replace("SET NULL", "SET DEFAULT")
    says("violates foreign key", to_default + "INSERT INTO book VALUES (5, 1); DELETE FROM publisher")


@pytest.mark.proves("plan-with-real-row-counts")
def test_the_plan_is_executed():
    customers(*ORDERS)
    for sql in texts("plan-with-real-row-counts"):
        assert "actual" in run(sql)[0][0]
    assert "actual" not in run(sql.replace("(ANALYZE)", ""))[0][0]


@pytest.mark.proves("unknown-dates-at-the-end")
def test_nulls_last():
    run("CREATE TABLE book (title text, published date);"
        "INSERT INTO book VALUES ('a', '2020-01-01'), ('b', NULL), ('c', '2024-01-01')")
    for sql in texts("unknown-dates-at-the-end"):
        assert run(sql) == [("c",), ("a",), ("b",)]
    bare = prompt("unknown-dates-at-the-end").replace(" NULLS ____", "")
    assert run(bare) == [("b",), ("c",), ("a",)]
    author = Author.objects.create(name="Ann")
    for title, day in (("a", "2020-01-01"), ("b", None), ("c", "2024-01-01")):
        Book.objects.create(author=author, title=title, published=day)
    last = Book.objects.order_by(F("published").desc(nulls_last=True))
    assert [book.title for book in last] == ["c", "a", "b"]


@pytest.mark.proves("one-row-per-customer-despite-ties")
def test_no_two_rows_share_a_number():
    customers(*ORDERS)
    for sql in texts("one-row-per-customer-despite-ties"):
        assert len(run(sql)) == 2
    for other in ("RANK", "DENSE_RANK"):
        assert len(run(prompt("one-row-per-customer-despite-ties").replace("____", other))) == 3


@pytest.mark.proves("paid-and-all-orders-in-one-row")
def test_one_aggregate_is_limited():
    customers(*ORDERS)
    for sql in texts("paid-and-all-orders-in-one-row"):
        assert run(sql) == [(3, 2)]


@pytest.mark.proves("size-compared-as-text")
def test_text_compares_character_by_character():
    run("""CREATE TEMPORARY TABLE product (data jsonb);
        INSERT INTO product VALUES ('{"size": 9}'), ('{"size": 10}'), ('{"size": 95}')""")
    question = "size-compared-as-text"
    typed(question, run(prompt(question))[0][0])
    assert run(prompt(question).replace("->>", "->")) == [(2,)]
    assert run("SELECT COUNT(*) FROM product WHERE (data ->> 'size')::numeric > 9") == [(2,)]


@pytest.mark.proves("rows-of-a-sum-over-nothing")
def test_one_group_or_none():
    customers(*ORDERS)
    question = "rows-of-a-sum-over-nothing"
    first, second = sqlparse.split(prompt(question))
    accepted_first, accepted_second = bank.accepted(question)
    assert run(first) == [(None,)] and run(second) == []
    assert (accepted_first, accepted_second) == (["1", "one"], ["0", "zero", "no", "none"])


@pytest.mark.proves("customers-for-whom-there-is-no-order")
def test_no_row_in_the_subquery():
    customers(*ORDERS)
    for sql in texts("customers-for-whom-there-is-no-order"):
        assert run(sql) == [("Bo",)]


@pytest.mark.proves("row-that-was-meant-to-be-inserted")
def test_the_proposed_row():
    run("CREATE TABLE article (sku text PRIMARY KEY, price int); INSERT INTO article VALUES ('A1', 5)")
    for sql in texts("row-that-was-meant-to-be-inserted"):
        run(sql)
        assert run("SELECT price FROM article") == [(12,)]


@pytest.mark.proves("uniqueness-of-active-rows-only")
def test_old_rows_may_repeat():
    run("CREATE TABLE subscription (user_id int, active bool)")
    for sql in texts("uniqueness-of-active-rows-only"):
        run(sql + "INSERT INTO subscription VALUES (1, false), (1, false), (1, true)")
        says("one_active", "INSERT INTO subscription VALUES (1, true)")


@pytest.mark.proves("count-beside-a-limited-page")
def test_the_window_comes_before_the_limit():
    run("CREATE TABLE book (title text); INSERT INTO book VALUES ('a'), ('b'), ('c'), ('d'), ('e')")
    rows = run(prompt("count-beside-a-limited-page"))
    assert len(rows) == 2
    for _, number in rows:
        typed("count-beside-a-limited-page", number)


@pytest.mark.proves("days-without-sales-in-a-report")
def test_a_row_for_each_day():
    run("CREATE TABLE sale (sold date, amount int);"
        "INSERT INTO sale VALUES ('2026-03-03', 5), ('2026-03-03', 7)")
    for sql in texts("days-without-sales-in-a-report"):
        assert [int(takings) for _, takings in run(sql)] == [0, 12, 0, 0, 0, 0, 0]


@pytest.mark.proves("index-built-beside-the-writers")
@pytest.mark.django_db(databases=["default", "postgresql"], transaction=True)
def test_an_index_built_beside_the_writers():
    run("CREATE TABLE orders (placed date)")
    try:
        for sql in filled("index-built-beside-the-writers"):
            says("cannot run inside a transaction block", sql)
            run(sql)
            names = run("SELECT indexname FROM pg_indexes WHERE tablename = 'orders'")
            assert names == [("orders_placed",)]
            run("DROP INDEX orders_placed")
    finally:
        run("DROP TABLE orders")

"""Proofs for Data/django/sql.json: the SQL of the bank, run on PostgreSQL and, where it says so, SQLite."""

import re
from collections import Counter
from datetime import date, timedelta

import bank
import pytest
import sqlparse
from bank import code, keyed, keys
from django.db import DatabaseError, connections, models, transaction
from django.db.models import Avg, Count, Exists, OuterRef, Q, RowRange, Subquery, Window
from django.test.utils import CaptureQueriesContext, isolate_apps
from shop.models import Author, Book

pytestmark = pytest.mark.django_db(databases=["default", "postgresql"])


class Database:
    """Runs SQL in the transaction of the test; what is refused is undone and leaves the rest alone."""

    def __init__(self, alias):
        self.alias = alias
        self.connection = connections[alias]

    def run(self, sql):
        """Runs statements and gives the rows of the last that has any."""
        rows = None
        with transaction.atomic(using=self.alias), self.connection.cursor() as cursor:
            for statement in sqlparse.split(sql):
                cursor.execute(statement)
                if cursor.description:
                    rows = cursor.fetchall()
        return rows

    def table(self, definition, *rows):
        """Makes a table, such as "pair (a int, b int)", with rows."""
        self.run(f"CREATE TABLE {definition}")
        self.add(definition.split()[0], *rows)

    def add(self, table, *rows):
        with self.connection.cursor() as cursor:
            for row in rows:
                cursor.execute(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(row))})", row)

    def trial(self, *scripts):
        """The rows of the last script, and afterwards everything as before."""
        with transaction.atomic(using=self.alias):
            rows = [self.run(sql) for sql in scripts][-1]
            transaction.set_rollback(True, using=self.alias)
        return rows

    def refuses(self, *scripts):
        """What the database says against the scripts; empty when it runs them. Changes nothing."""
        try:
            self.trial(*scripts)
        except DatabaseError as error:
            return str(error)
        return ""


@pytest.fixture
def pg():
    return Database("postgresql")


@pytest.fixture
def lite():
    return Database("default")


def column(rows, number=0):
    return [row[number] for row in rows]


def sql_of(queryset):
    """The SQL for the database of the queryset; `str(queryset.query)` is that for the default one."""
    return queryset.query.get_compiler(queryset.db).as_sql()[0]


def prompt(question, number=0, **words):
    """The code of a prompt, its placeholders replaced."""
    source = code(question, "prompt", number)
    for placeholder, text in words.items():
        assert placeholder in source
        source = source.replace(placeholder, text)
    return source


def choices(question):
    """Each option as its code and whether it is right."""
    for number, option in enumerate(bank.options(question)):
        if "```" in option["text"]:
            yield code(question, f"options[{number}].text"), option["correct"]
        else:
            yield bank.inline(option["text"]), option["correct"]


def right_are(question, is_right):
    """Every right option passes the test, and no wrong one."""
    found = [(text, bool(is_right(text)), key) for text, key in choices(question)]
    assert [each for each in found if each[1] != each[2]] == []


def customers_and_orders(database, orders, names="Ann Bo Cy"):
    database.table(
        "customer (id int PRIMARY KEY, name text)", *enumerate(names.split(), start=1)
    )
    database.table(
        "orders (id int PRIMARY KEY, customer_id int REFERENCES customer, status text,"
        " total numeric, placed date)",
        *orders,
    )


# Joins


def paid_and_new(database):
    orders = [(1, 1, "paid", 30, None), (2, 1, "paid", 20, None), (3, 2, "new", 5, None)]
    customers_and_orders(database, orders)


@pytest.mark.proves("paid-orders-beside-each-customer")
def test_a_condition_in_on_keeps_customers_without_a_match(pg):
    paid_and_new(pg)
    wanted = Counter([("Ann", 1, 30), ("Ann", 2, 20), ("Bo", None, None), ("Cy", None, None)])
    right_are("paid-orders-beside-each-customer", lambda sql: Counter(pg.run(sql)) == wanted)


@pytest.mark.proves("paid-orders-beside-each-customer")
def test_what_the_other_joins_lose(pg):
    paid_and_new(pg)
    found = {sql: set(column(pg.run(sql))) for sql, _ in choices("paid-orders-beside-each-customer")}
    assert sorted(map(sorted, found.values())) == [
        ["Ann"], ["Ann"], ["Ann", "Bo", "Cy"], ["Ann", "Cy"],
    ]  # fmt: skip
    (key,) = keys("paid-orders-beside-each-customer")
    assert [names for sql, names in found.items() if sql in key] == [{"Ann", "Bo", "Cy"}]


@pytest.mark.proves("inner-and-left-joins-in-review")
def test_joins_as_the_answer_shows_them(pg):
    paid_and_new(pg)
    joined = code("inner-and-left-joins-in-review", "answer")
    assert pg.run(joined) == [("Ann", 20), ("Ann", 30), ("Bo", None), ("Cy", None)]
    in_where = joined.replace("AND o.status = 'paid'", "WHERE o.status = 'paid'")
    inner = in_where.replace("LEFT JOIN", "JOIN")
    assert pg.run(in_where) == pg.run(inner) == [("Ann", 20), ("Ann", 30)]


@pytest.mark.proves("inner-and-left-joins-in-review")
def test_two_to_many_tables_multiply_and_exists_does_not(pg):
    paid_and_new(pg)
    pg.table("address (customer_id int, city text)", (1, "Rome"), (1, "Oslo"))
    joined = "FROM customer c JOIN orders o ON o.customer_id = c.id"
    total = f"SELECT SUM(o.total) {joined} AND c.id = 1"
    assert pg.run(total) == [(50,)]
    assert pg.run(f"{total} JOIN address a ON a.customer_id = c.id") == [(100,)]
    first = "JOIN (SELECT customer_id FROM address GROUP BY 1) a ON a.customer_id = c.id"
    assert pg.run(f"{total} {first}") == [(50,)]
    assert column(pg.run(f"SELECT c.name {joined} ORDER BY 1")) == ["Ann", "Ann", "Bo"]
    exists = "EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)"
    assert column(pg.run(f"SELECT name FROM customer c WHERE {exists} ORDER BY 1")) == ["Ann", "Bo"]
    never = pg.run(f"SELECT name FROM customer c WHERE NOT {exists}")
    assert never == pg.run(f"SELECT c.name {joined.replace('JOIN', 'LEFT JOIN')} WHERE o.id IS NULL")
    assert never == [("Cy",)]
    assert pg.run("SELECT COUNT(*) FROM customer CROSS JOIN orders") == [(9,)]
    pg.add("orders", (4, None, "new", 1, None))
    full = pg.run(f"SELECT c.id, o.id {joined.replace('JOIN', 'FULL JOIN')}")
    assert (3, None) in full and (None, 4) in full and len(full) == 5


@pytest.mark.proves("pairs-of-customers-in-one-city")
def test_each_pair_once(pg):
    people = [(1, "Ann", "Rome"), (2, "Bo", "Rome"), (3, "Ann", "Rome"), (4, "Cy", "Oslo")]
    pg.table("customer (id int, name text, city text)", *people)
    question = "pairs-of-customers-in-one-city"

    def pairs(condition):
        return pg.run(prompt(question, CONDITION=condition))

    def is_each_pair_once(condition):
        found = [frozenset(pair) for pair in pairs(condition)]
        return Counter(found) == Counter(map(frozenset, [(1, 2), (1, 3), (2, 3)]))

    right_are(question, is_each_pair_once)
    assert len(pairs("a.id <> b.id")) == 6 and (1, 1) in pairs("a.id <= b.id")
    assert not {(1, 3), (3, 1)} & set(pairs("a.name <> b.name"))


def lines_and_payments(database, lines=(30, 20), payments=(25, 25)):
    database.table("orders (id int PRIMARY KEY)", (1,))
    database.table("order_line (id int, order_id int, price int)",
                   *[(n, 1, each) for n, each in enumerate(lines)])
    database.table("payment (order_id int, amount int)", *[(1, each) for each in payments])


@pytest.mark.proves("sums-of-lines-and-payments")
def test_sums_over_two_to_many_tables(pg):
    lines_and_payments(pg)
    question = "sums-of-lines-and-payments"
    assert pg.run(prompt(question)) == [(1, 100, 100)]
    right_are(question, lambda sql: pg.run(sql) == [(1, 50, 50)])
    (distinct,) = (sql for sql, _ in choices(question) if "DISTINCT" in sql)
    assert pg.run(distinct) == [(1, 50, 25)]
    (outer,) = (sql for sql, _ in choices(question) if "LEFT JOIN" in sql)
    assert pg.run(outer) == [(1, 100, 100)]
    (per_line,) = (sql for sql, _ in choices(question) if "l.id" in sql)
    assert sorted(pg.run(per_line)) == [(1, 40, 50), (1, 60, 50)]


@pytest.mark.proves("sums-of-lines-and-payments")
def test_the_right_sums_hold_for_other_data(pg):
    lines_and_payments(pg, lines=[7, 7, 7], payments=[10])
    right_are("sums-of-lines-and-payments", lambda sql: pg.run(sql) == [(1, 21, 10)])


@pytest.mark.proves("customers-who-never-ordered")
def test_anti_joins_and_a_null_in_the_list(pg):
    orders = [(1, 1, "new", 1, None), (2, 2, "new", 1, None), (3, None, "new", 1, None)]
    customers_and_orders(pg, orders)
    question = "customers-who-never-ordered"
    right_are(question, lambda sql: pg.run(sql) == [(3,)])
    (not_in,) = (sql for sql, _ in choices(question) if "NOT IN" in sql)
    assert pg.run(not_in) == []
    pg.run("DELETE FROM orders WHERE customer_id IS NULL")
    assert pg.run(not_in) == [(3,)]
    (others,) = (sql for sql, _ in choices(question) if "<>" in sql)
    assert sorted(pg.run(others)) == [(1,), (2,), (3,)]


# Grouping


@pytest.mark.proves("three-counts-for-two-customers")
def test_three_counts(pg):
    statuses = ["paid", "paid", "new"]
    orders = [(n, 1, status, 1, None) for n, status in enumerate(statuses)]
    customers_and_orders(pg, orders, names="Ann Cy")
    found = {name: counts for name, *counts in pg.run(prompt("three-counts-for-two-customers"))}
    text = " and ".join(f"{name} {', '.join(map(str, found[name]))}" for name in ("Ann", "Cy"))
    assert keys("three-counts-for-two-customers") == [text]


@pytest.mark.proves("cities-with-two-active-customers")
def test_where_and_having(pg):
    people = [(1, "Rome", True), (2, "Rome", True), (3, "Oslo", True), (4, "Oslo", False)]
    people += [(5, "Bonn", False), (6, "Bonn", False)]
    pg.table("customer (id int, city text, active bool)", *people)
    question = "cities-with-two-active-customers"
    right_are(question, lambda sql: not pg.refuses(sql) and pg.run(sql) == [("Rome",)])
    said = {sql: pg.refuses(sql) for sql, _ in choices(question)}
    assert [sql for sql, error in said.items() if "not allowed in WHERE" in error] == [
        sql for sql in said if "WHERE active AND" in sql
    ]
    assert [sql for sql, error in said.items() if "must appear in the GROUP BY" in error] == [
        sql for sql in said if "HAVING active" in sql
    ]
    (by_both,) = (sql for sql in said if "city, active" in sql)
    assert sorted(pg.run(by_both)) == [("Bonn",), ("Rome",)]
    filtered = "HAVING COUNT(*) FILTER (WHERE active) >= 2"
    assert filtered in bank.questions()[question]["explanation"]
    assert pg.run(f"SELECT city FROM customer GROUP BY city {filtered}") == [("Rome",)]


@pytest.mark.proves("columns-beside-a-group")
def test_what_may_stand_beside_a_group(pg, lite):
    question = "columns-beside-a-group"
    for database in (pg, lite):
        database.table(
            "customer (id int PRIMARY KEY, name text, city text)", (1, "Ann", "Rome"), (2, "Bo", "Rome")
        )
        database.table("orders (id int, customer_id int)", (1, 1))
    right_are(question, lambda sql: not pg.refuses(sql))
    assert not any(lite.refuses(sql) for sql, _ in choices(question))  # it picks some row
    errors = [pg.refuses(sql) for sql, key in choices(question) if not key]
    assert all("must appear in the GROUP BY" in error or '"n" does not exist' in error
               for error in errors)


@pytest.mark.proves("rules-behind-the-order-of-clauses")
def test_the_rules_that_follow_from_the_order_of_clauses(pg):
    people = [(1, "Rome", True, 3), (2, "Rome", True, 2), (3, "Oslo", True, 1), (4, "Oslo", True, 4)]
    people += [(5, "Rome", True, 5), (6, "Bonn", True, 6), (7, "Bonn", False, 7)]
    pg.table("customer (id int, city text, active bool, created int)", *people)
    query = code("rules-behind-the-order-of-clauses", "answer")
    assert pg.run(query) == [("Rome", 3), ("Oslo", 2)]
    assert "not allowed in WHERE" in pg.refuses(query.replace("active", "COUNT(*) > 1"))
    assert '"customers" does not exist' in pg.refuses(query.replace("WHERE active", "WHERE customers > 1"))
    number = "ROW_NUMBER() OVER (ORDER BY id)"
    assert "not allowed in WHERE" in pg.refuses(f"SELECT id FROM customer WHERE {number} = 1")
    assert "not allowed in HAVING" in pg.refuses(
        f"SELECT city FROM customer GROUP BY city HAVING {number} = 1"
    )
    inner = f"SELECT id, {number} AS n FROM customer"
    assert pg.run(f"SELECT id FROM ({inner}) t WHERE n = 1") == [(1,)]
    groups = "SELECT city, COUNT(*) OVER () FROM customer GROUP BY city"
    assert column(pg.run(groups), 1) == [3, 3, 3]
    assert "must appear in select list" in pg.refuses(
        "SELECT DISTINCT city FROM customer ORDER BY created"
    )
    pg.run("SELECT DISTINCT city FROM customer ORDER BY city")
    combined = pg.run("SELECT 2 AS n UNION SELECT 3 UNION SELECT 1 ORDER BY n")
    assert combined == [(1,), (2,), (3,)]


@pytest.mark.proves("ways-to-count-paid-orders")
def test_ways_to_count_conditionally(pg):
    pg.table("orders (status text)", ("paid",), ("paid",), ("new",))
    question = "ways-to-count-paid-orders"
    counts = {text: pg.run(f"SELECT {text} FROM orders") for text, _ in choices(question)}
    right_are(question, lambda text: counts[text] == [(2,)])
    assert {rows[0][0] for rows in counts.values()} == {2, 3}


@pytest.mark.proves("share-that-comes-out-as-zero")
def test_a_share_and_integer_division(pg):
    pg.table("orders (status text)", ("paid",), ("paid",), ("paid",), ("new",))
    question = "share-that-comes-out-as-zero"
    query = prompt(question)
    line = query.splitlines()[1]
    assert pg.run(query) == [(0,)]
    right_are(question, lambda text: float(pg.run(query.replace(line, text))[0][0]) == 0.75)
    paid = "COUNT(*) FILTER (WHERE status = 'paid')"
    assert float(pg.run(f"SELECT 1.0 * {paid} / COUNT(*) FROM orders")[0][0]) == 0.75
    wrong = [pg.run(query.replace(line, text))[0][0] for text, key in choices(question) if not key]
    assert sorted(wrong) == [0, 0, 1]


# NULL


@pytest.mark.proves("products-without-a-discount-of-ten")
def test_a_comparison_that_finds_null(pg, lite):
    question = "products-without-a-discount-of-ten"
    for database in (pg, lite):
        database.table("product (name text, discount int)", ("Mug", 10), ("Pen", 0), ("Cup", None))

    def found(condition, database=pg):
        return set(column(database.run(f"SELECT name FROM product WHERE {condition}")))

    right_are(question, lambda condition: found(condition) == {"Pen", "Cup"})
    assert {frozenset(found(text)) for text, key in choices(question) if not key} == {frozenset({"Pen"})}
    longer, lites = re.findall(r"`([^`]*(?:IS NULL|IS NOT))`", bank.questions()[question]["explanation"])
    assert found(longer) == found(f"discount {lites} 10", lite) == {"Pen", "Cup"}
    if lite.connection.Database.sqlite_version_info >= (3, 39):
        assert found("discount IS DISTINCT FROM 10", lite) == {"Pen", "Cup"}


@pytest.mark.proves("shipping-added-before-or-after-the-sum")
def test_sums_before_and_after_the_addition(pg):
    pg.table("orders (price int, shipping int)", (10, 2), (20, None))
    question = "shipping-added-before-or-after-the-sum"
    before, after = pg.run(prompt(question))[0]
    assert keys(question) == [f"{before} and {after}"]
    filled = prompt(question).replace("price + shipping", "price + COALESCE(shipping, 0)")
    assert pg.run(filled) == [(32, 32)]


@pytest.mark.proves("meaning-and-traps-of-null")
def test_traps_of_null(pg, lite):
    rows = [("A", 10, 30, 3), ("B", 0, 30, 0), ("C", None, 30, 2)]
    pg.table("orders (name text, discount int, total int, items int)", *rows)
    query = code("meaning-and-traps-of-null", "answer")
    assert pg.run(query) == [("B", 0, None), ("C", 0, 15)]
    assert "division by zero" in pg.refuses(query.replace("NULLIF(items, 0)", "items"))
    assert pg.run("SELECT NULL = NULL") == [(None,)]
    assert pg.run("SELECT name FROM orders WHERE discount <> 10") == [("B",)]
    assert pg.run("SELECT name FROM orders WHERE total NOT IN (SELECT discount FROM orders)") == []
    counted = "SELECT COUNT(discount), AVG(discount), COUNT(*) FROM orders"
    assert pg.run(counted) == [(2, 5, 3)]
    assert pg.run("SELECT SUM(total) FROM orders WHERE false") == [(None,)]
    assert pg.run("SELECT 1 + NULL, 'a' || NULL") == [(None, None)]
    assert column(pg.run("SELECT discount FROM orders GROUP BY discount")).count(None) == 1
    assert pg.run("SELECT COUNT(*) FROM (SELECT NULL UNION SELECT NULL) t") == [(1,)]
    assert len(pg.run("SELECT DISTINCT n FROM (VALUES (NULL::int), (NULL)) v (n)")) == 1
    ordered = "SELECT discount FROM orders ORDER BY discount"
    assert column(pg.run(ordered)) == [0, 10, None]
    lite.table("orders (discount int)", (10,), (None,), (0,))
    assert column(lite.run(ordered)) == [None, 0, 10]


@pytest.mark.proves("meaning-and-traps-of-null")
def test_constraints_let_null_pass(pg):
    pg.table("voucher (code text UNIQUE, percent int CHECK (percent > 0))")
    pg.add("voucher", (None, None), (None, None))
    assert pg.refuses("INSERT INTO voucher VALUES ('a', 0)")
    pg.table("strict (code text UNIQUE NULLS NOT DISTINCT)", (None,))
    assert "duplicate key" in pg.refuses("INSERT INTO strict VALUES (NULL)")


@pytest.mark.proves("cart-with-the-same-item-twice")
def test_a_unique_constraint_that_sees_nulls_as_equal(pg):
    question = "cart-with-the-same-item-twice"
    source = prompt(question)
    create, first, second = sqlparse.split(source)
    assert pg.refuses(source) == "" and first == second
    variants = "INSERT INTO cart_item VALUES (7, 3, 1); INSERT INTO cart_item VALUES (7, 3, 2);"

    def is_wanted(constraint):
        made = create.replace("UNIQUE (cart_id, product_id, variant_id)", constraint)
        allows = not pg.refuses(made, first) and not pg.refuses(made, variants)
        at_commit = "SET CONSTRAINTS ALL IMMEDIATE"
        return allows and "duplicate key" in pg.refuses(made, first, second, at_commit)

    right_are(question, is_wanted)
    partial = "CREATE UNIQUE INDEX one ON cart_item (cart_id, product_id) WHERE variant_id IS NULL"
    assert "(cart_id, product_id)\nWHERE variant_id IS NULL" in bank.questions()[question]["explanation"]
    assert "duplicate key" in pg.refuses(create, partial, first, second)
    assert pg.refuses(create, partial, first, variants) == ""


# Window functions


@pytest.mark.proves("running-total-with-two-sales-on-a-day")
def test_a_running_total_over_equal_days(pg):
    rows = [(1, date(2026, 3, 1), 10), (2, date(2026, 3, 1), 20), (3, date(2026, 3, 2), 5)]
    pg.table("sales (id int, day date, amount int)", *rows)
    question = "running-total-with-two-sales-on-a-day"

    def totals(window):
        query = prompt(question, **{"(ORDER BY day)": f"({window})"})
        return ", ".join(map(str, column(pg.run(query), 1)))

    assert keys(question) == [totals("ORDER BY day")]
    keyed(question, "30, 30, 35")
    assert totals("ORDER BY day, id ROWS UNBOUNDED PRECEDING") == "10, 30, 35"
    assert totals("") == "35, 35, 35" and totals("PARTITION BY day") == "30, 30, 5"
    spelt = "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
    assert spelt in bank.questions()[question]["explanation"]
    assert totals(f"ORDER BY day {spelt}") == totals("ORDER BY day")


@pytest.mark.proves("running-total-and-moving-average")
def test_total_change_and_mean(pg):
    start = date(2026, 3, 1)
    days = [start + timedelta(n) for n in (0, 1, 2, 3, 4, 5, 6, 7, 9)]
    rows = [("A", day, 10 * n) for n, day in enumerate(days, start=1)] + [("B", start, 7)]
    pg.table("sales (shop text, day date, takings numeric)", *rows)
    query = code("running-total-and-moving-average", "answer")
    found = pg.run(query)
    assert column(found, 3) == [10, 30, 60, 100, 150, 210, 280, 360, 450, 7]
    assert column(found, 4) == [None] + [10] * 8 + [None]
    assert column(found, 5)[6:9] == [40, 50, 60]
    by_days = re.search(r"`(RANGE BETWEEN INTERVAL[^`]*)`", bank.questions()[
        "running-total-and-moving-average"]["answer"])[1]
    rows_frame = "ROWS BETWEEN 6 PRECEDING AND CURRENT ROW"
    assert column(pg.run(query.replace(rows_frame, by_days)), 5)[8] == 65  # days 4 to 8, and 10
    march = query.replace("WINDOW", "WHERE day >= '2026-03-05'\nWINDOW")
    assert column(pg.run(march), 3)[0] == 50 and column(pg.run(march), 4)[0] is None
    outside = f"SELECT so_far, change FROM ({query.rstrip().rstrip(';')}) t WHERE day = '2026-03-05'"
    assert pg.run(outside) == [(150, 10)]


@pytest.mark.proves("running-total-and-moving-average")
def test_frames_of_the_answer(pg):
    pg.table("sales (day int, takings int)", (1, 10), (1, 20), (2, 5))

    def window(function, over):
        return column(pg.run(f"SELECT {function} OVER ({over}) FROM sales ORDER BY day, takings"))

    assert window("SUM(takings)", "ORDER BY day") == [30, 30, 35]
    assert window("SUM(takings)", "ORDER BY day, takings ROWS UNBOUNDED PRECEDING") == [10, 30, 35]
    assert window("SUM(takings)", "") == [35, 35, 35]
    assert window("LAST_VALUE(takings)", "ORDER BY day, takings") == [10, 20, 5]
    assert window("FIRST_VALUE(takings)", "ORDER BY day DESC, takings DESC") == [5, 5, 5]
    assert window("LAG(takings, 1, 0)", "ORDER BY day, takings") == [0, 10, 20]


@pytest.mark.proves("running-total-and-moving-average")
@isolate_apps("shop")
def test_the_window_of_the_orm_has_that_frame(pg):
    class Sale(models.Model):
        shop = models.TextField()
        day = models.DateField()
        takings = models.IntegerField()

        class Meta:
            app_label = "shop"

    answer = bank.questions()["running-total-and-moving-average"]["answer"]
    source = re.search(r"`(Window\([^`]*)`", answer)[1]
    names = {"Window": Window, "Avg": Avg, "RowRange": RowRange}
    query = sql_of(Sale.objects.using("postgresql").annotate(mean=eval(source, names)))
    assert "AVG(" in query and "ROWS BETWEEN 6 PRECEDING AND CURRENT ROW" in query


@pytest.mark.proves("reading-before-across-two-meters")
def test_lag_without_a_partition(pg):
    readings = [("A", 1, 100), ("A", 2, 130), ("B", 1, 500), ("B", 2, 510)]
    pg.table("reading (meter text, day int, value int)", *readings)
    question = "reading-before-across-two-meters"

    def used(source):
        return {(meter, day): value for meter, day, value in pg.run(source)}["B", 1]

    source = prompt(question)
    assert keys(question) == [str(used(source))]
    assert used(source.replace("ORDER BY meter, day)", "PARTITION BY meter ORDER BY day)")) is None
    assert used(source.replace("ORDER BY meter, day)", "ORDER BY day, meter)")) == 400


@pytest.mark.proves("share-of-each-city-in-the-turnover")
def test_a_window_over_grouped_rows(pg):
    pg.table("orders (city text, total numeric)", ("Rome", 10), ("Rome", 20), ("Oslo", 10))
    question = "share-of-each-city-in-the-turnover"

    def shares(expression):
        source = prompt(question, SHARE=expression)
        return pg.refuses(source) or {city: float(share) for city, share in pg.run(source)}

    right_are(question, lambda expression: shares(expression) == {"Rome": 0.75, "Oslo": 0.25})
    assert "must appear in the GROUP BY" in shares("SUM(total) / SUM(total) OVER ()")
    assert "cannot be nested" in shares("SUM(total / SUM(total))")
    own = "SUM(total) / SUM(SUM(total)) OVER (PARTITION BY city)"
    assert shares(own) == {"Rome": 1, "Oslo": 1}


# Subqueries


@pytest.mark.proves("delete-by-a-list-of-blocked-accounts")
def test_a_column_that_the_subquery_lacks_is_looked_up_outside(pg):
    pg.table("customer (id int, name text)", (1, "Ann"), (2, "Bo"), (3, "Cy"))
    pg.table("blocked (client_id int)", (2,))
    question = "delete-by-a-list-of-blocked-accounts"
    source = prompt(question)
    assert pg.trial(source, "SELECT COUNT(*) FROM customer") == [(0,)]
    keyed(question, "It deletes all customers")
    aliased = "SELECT b.id FROM blocked b"
    assert aliased in bank.questions()[question]["explanation"]
    assert "does not exist" in pg.refuses(source.replace("SELECT id FROM blocked", aliased))
    pg.run("DELETE FROM blocked")
    assert pg.trial(source, "SELECT COUNT(*) FROM customer") == [(3,)]


@pytest.mark.proves("three-recent-orders-per-customer")
def test_lateral_subqueries(pg):
    orders = [(n, 1, "new", 1, date(2026, 1, n)) for n in range(1, 6)]
    orders += [(9, 2, "new", 1, date(2026, 1, 1))]
    customers_and_orders(pg, orders)
    question = "three-recent-orders-per-customer"
    wanted = Counter(
        [("Ann", date(2026, 1, n)) for n in (3, 4, 5)] + [("Bo", date(2026, 1, 1)), ("Cy", None)]
    )

    def rows(sql):
        return pg.refuses(sql) or Counter(pg.run(sql))

    right_are(question, lambda sql: rows(sql) == wanted)
    (plain,) = (sql for sql, _ in choices(question) if "LATERAL" not in sql and "ON true" in sql)
    assert "invalid reference to FROM-clause entry" in rows(plain)
    (crossed,) = (sql for sql, _ in choices(question) if "CROSS JOIN" in sql)
    assert wanted - rows(crossed) == Counter([("Cy", None)])
    (once,) = (sql for sql, _ in choices(question) if "ON o.customer_id" in sql)
    assert rows(once)[("Bo", None)] == 1


RECENT = [
    (1, 1, "new", 1, date(2026, 1, 5)),
    (2, 1, "new", 1, date(2026, 1, 9)),
    (3, 1, "new", 1, date(2026, 1, 9)),
    (7, 1, "new", 1, date(2026, 1, 2)),
    (4, 2, "new", 1, date(2026, 1, 1)),
]


@pytest.mark.proves("recent-order-of-each-customer")
def test_three_ways_to_the_recent_order(pg):
    customers_and_orders(pg, RECENT)
    numbered, distinct, lateral = (
        code("recent-order-of-each-customer", "answer", number) for number in range(3)
    )
    assert pg.run(numbered) == pg.run(distinct) == [(1, 3), (2, 4)]
    assert pg.run(lateral) == [(1, 3), (2, 4), (3, None)]
    inside = "SELECT id FROM orders WHERE ROW_NUMBER() OVER (ORDER BY id) = 1"
    assert "not allowed in WHERE" in pg.refuses(inside)
    assert len(pg.run(numbered.replace("n = 1", "n <= 3"))) == 4
    ranked = numbered.replace("ROW_NUMBER", "RANK").replace("placed DESC, id DESC", "placed DESC")
    assert sorted(pg.run(ranked)) == [(1, 2), (1, 3), (2, 4)]
    assert "must match initial ORDER BY" in pg.refuses(
        distinct.replace("ORDER BY customer_id, ", "ORDER BY ")
    )
    ties = "placed = (SELECT MAX(placed) FROM orders i WHERE i.customer_id = o.customer_id)"
    assert pg.run(f"SELECT id FROM orders o WHERE {ties} ORDER BY 1") == [(2,), (3,), (4,)]
    mixed = "SELECT MAX(id), MAX(placed) FROM orders WHERE customer_id = 1"
    assert pg.run(mixed) == [(7, date(2026, 1, 9))]


# Common table expressions

# So far a recursion may go; its rows are counted by the room they take, not by a clock.
SMALL = "SET LOCAL work_mem = '64kB'; SET LOCAL temp_file_limit = '1MB'"


def is_endless(database, sql):
    said = database.refuses(SMALL, sql)
    assert said == "" or "temp_file_limit" in said, said
    return bool(said)


@pytest.mark.proves("walk-along-links-that-form-a-ring")
def test_a_recursion_along_a_ring(pg):
    pg.table("link (source int, target int)", (1, 2), (2, 3), (3, 1))
    question = "walk-along-links-that-form-a-ring"
    source = prompt(question)
    assert is_endless(pg, source)
    replaced = {
        "SELECT DISTINCT id FROM reach": "SELECT id FROM reach",
        "SELECT DISTINCT l.target FROM": "SELECT l.target FROM",
        "WITH RECURSIVE reach AS MATERIALIZED": "WITH RECURSIVE reach AS",
        "UNION": "UNION ALL",
    }

    def ends(new):
        old = replaced[new]
        assert source.count(old) == 1
        query = source.replace(old, new)
        return not is_endless(pg, query) and sorted(pg.run(query)) == [(1,), (2,), (3,)]

    right_are(question, ends)
    deeper = source.replace("UNION ALL", "UNION").replace("1 AS id", "1 AS id, 0 AS depth")
    assert is_endless(pg, deeper.replace("l.target", "l.target, r.depth + 1"))


TREE = [(1, None, "all"), (2, 1, "books"), (3, 1, "music"), (4, 2, "novels"), (9, None, "other")]


@pytest.mark.proves("subtree-with-a-recursive-query")
def test_a_subtree(pg):
    pg.table("category (id int, parent_id int, name text)", *TREE)
    query = code("subtree-with-a-recursive-query", "answer")
    assert pg.run(query) == [(1, "all", 0), (2, "books", 1), (4, "novels", 2), (3, "music", 1)]
    upwards = query.replace("c.parent_id = t.id", "c.id = t.parent_id").replace(
        "SELECT id, name, 0", "SELECT id, name, parent_id, 0"
    ).replace("SELECT c.id, c.name, t", "SELECT c.id, c.name, c.parent_id, t")
    assert column(pg.run(upwards.replace("id = 1\n", "id = 4\n"))) == [4, 2, 1]


@pytest.mark.proves("subtree-with-a-recursive-query")
def test_a_ring_in_the_tree(pg):
    pg.table("category (id int, parent_id int, name text)", (1, 3, "a"), (2, 1, "b"), (3, 2, "c"))
    query = code("subtree-with-a-recursive-query", "answer")
    assert column(pg.run(query)) == [1, 2, 3]
    unguarded = query.replace("    WHERE c.id <> ALL (t.path)\n", "")
    assert unguarded != query and is_endless(pg, unguarded)
    assert is_endless(pg, unguarded.replace("UNION ALL", "UNION"))
    answer = bank.questions()["subtree-with-a-recursive-query"]["answer"]
    clause = re.search(r"`(CYCLE [^`]*)`", answer)[1]
    short = (
        "WITH RECURSIVE tree AS (SELECT id FROM category WHERE id = 1 UNION{} SELECT c.id"
        " FROM category c JOIN tree t ON c.parent_id = t.id) {} SELECT id FROM tree"
    )
    assert sorted(pg.run(short.format("", ""))) == [(1,), (2,), (3,)]
    kept = short.format(" ALL", clause) + " WHERE NOT is_cycle"
    assert sorted(pg.run(kept)) == [(1,), (2,), (3,)]


@pytest.mark.proves("subtree-with-a-recursive-query")
def test_a_plain_cte_is_merged_unless_materialized(pg):
    pg.table("category (id int PRIMARY KEY)", (1,))
    plan = "EXPLAIN WITH c AS {}(SELECT id FROM category) SELECT id FROM c WHERE id = 1"
    assert "CTE Scan" not in str(pg.run(plan.format("")))
    assert "CTE Scan" in str(pg.run(plan.format("MATERIALIZED ")))


@pytest.mark.proves("counts-beside-a-delete-in-with")
def test_all_parts_of_a_statement_see_the_same_rows(pg):
    rows = [(1, 0), (2, 0), (3, 1), (4, 1), (5, 1)]
    pg.table("cart_item (id int, quantity int)", *rows)
    question = "counts-beside-a-delete-in-with"
    gone, left = pg.run(prompt(question))[0]
    assert keys(question) == [f"{gone} and {left}"]
    keyed(question, "2 and 5")
    assert pg.run("SELECT COUNT(*) FROM cart_item") == [(3,)]
    pg.run("CREATE TABLE archive AS SELECT * FROM cart_item WHERE false")
    moving = re.search(r"`(WITH moved[^`]*)`", bank.questions()[question]["explanation"])[1]
    pg.run(moving.replace("DELETE …", "DELETE FROM cart_item"))
    assert pg.run("SELECT id FROM archive ORDER BY id") == [(3,), (4,), (5,)]


# Set operations and DISTINCT


@pytest.mark.proves("takings-of-card-and-cash")
def test_union_removes_equal_amounts(pg):
    pg.table("card (amount int)", (10,), (20,))
    pg.table("cash (amount int)", (10,))
    question = "takings-of-card-and-cash"
    source = prompt(question)
    assert keys(question) == [str(pg.run(source)[0][0])]
    assert pg.run(source.replace("UNION", "UNION ALL")) == [(40,)]
    assert pg.run(source.replace("UNION", "INTERSECT")) == [(10,)]


@pytest.mark.proves("sort-order-for-distinct-on")
def test_the_sort_order_that_distinct_on_needs(pg):
    customers_and_orders(pg, [row for row in RECENT if row[0] != 2])
    question = "sort-order-for-distinct-on"

    def orders(sorting):
        source = prompt(question, SORTING=sorting)
        return pg.refuses(source) or column(pg.run(source), 1)

    right_are(question, lambda sorting: orders(sorting) == [3, 4])
    assert orders("customer_id, placed") == [7, 4]
    for sorting in ("placed DESC, customer_id", "placed DESC"):
        assert "must match initial ORDER BY" in orders(sorting)


# Ordering and paging


@pytest.mark.proves("list-that-changed-after-an-update")
def test_without_order_by_an_update_moves_a_row(pg):
    pg.table("product (id int PRIMARY KEY, name text, price int)",
             (1, "Mug", 10), (2, "Pen", 2), (3, "Cup", 9))
    question = "list-that-changed-after-an-update"
    query, update = re.findall(r"`((?:SELECT|UPDATE)[^`]*)`", bank.questions()[question]["prompt"])
    assert column(pg.run(query)) == [1, 2, 3]
    pg.run(update)
    assert column(pg.run(query)) == [2, 3, 1]
    assert column(pg.run(f"{query} ORDER BY id")) == [1, 2, 3]
    keyed(question, "Without ORDER BY no order is promised")


@pytest.mark.proves("rows-greater-than-a-pair")
def test_a_comparison_of_rows(pg):
    days = {5: 1, 2: 2, 3: 2, 1: 3}
    pg.table("event (id int, day date)", *[(id, date(2026, 5, day)) for id, day in days.items()])
    question = "rows-greater-than-a-pair"
    source = prompt(question)

    def ids(text):
        return ", ".join(map(str, column(pg.run(text))))

    assert keys(question) == [ids(source)]
    pair = "(day, id) > ('2026-05-02', 2)"
    assert ids(source.replace(pair, "day > '2026-05-02'")) == "1"
    assert ids(source.replace(pair, "day >= '2026-05-02' AND id > 2")) == "3"
    assert ids(source.replace(pair, "day > '2026-05-02' OR id > 2")) == "5, 3, 1"


# Types


@pytest.mark.proves("adding-two-tenths")
def test_numeric_and_float_literals(pg):
    a, b = pg.run(prompt("adding-two-tenths"))[0]
    assert keys("adding-two-tenths") == [f"`a` is {a}, `b` is {b}".lower()]
    assert pg.run("SELECT (0.1::float8 + 0.2::float8)::text") == [("0.30000000000000004",)]


@pytest.mark.proves("noon-in-two-timestamp-columns")
def test_timestamps_with_and_without_a_zone(pg):
    question = "noon-in-two-timestamp-columns"
    *before, last = sqlparse.split(prompt(question))
    shown = f"SELECT plain::text, zoned::text FROM ({last.rstrip(';')}) t"
    texts = pg.run("\n".join([*before, shown]))[0]
    short = [text.removeprefix("2026-07-01 ").replace(":00:00", ":00") for text in texts]
    assert keys(question) == [" and ".join(short)]


@pytest.mark.proves("condition-for-the-orders-of-january")
def test_a_half_open_range(pg):
    inside = ["2026-01-01 00:00", "2026-01-15 10:00", "2026-01-31 15:30", "2026-01-31 23:59:59.999999"]
    outside = ["2025-12-31 23:59:59.999999", "2026-02-01 00:00", "2026-02-01 09:00"]
    pg.table("orders (placed timestamp)", *[(each,) for each in inside + outside])
    question = "condition-for-the-orders-of-january"
    wanted = pg.run("SELECT placed FROM orders WHERE date_trunc('month', placed) = '2026-01-01'")
    assert len(wanted) == len(inside)
    right_are(question, lambda text: pg.run(f"SELECT placed FROM orders WHERE {text}") == wanted)


# Keys and constraints


@pytest.mark.proves("statements-against-a-foreign-key")
def test_what_a_foreign_key_refuses(pg):
    question = "statements-against-a-foreign-key"
    setup = prompt(question)
    right_are(question, lambda sql: "violates foreign key" in pg.refuses(setup, sql))
    assert {pg.refuses(setup, sql) for sql, key in choices(question) if not key} == {""}


@pytest.mark.proves("moving-every-track-down-by-one")
def test_a_deferrable_constraint_waits_for_the_end_of_the_statement(pg):
    question = "moving-every-track-down-by-one"

    def lets_it_through(constraint):
        made = f"CREATE TABLE track (position int, title text, {constraint})"
        rows = "INSERT INTO track VALUES (1, 'a'), (2, 'b'), (3, 'c')"
        said = pg.refuses(made, rows, prompt(question))
        assert said == "" or "duplicate key" in said
        return said == ""

    right_are(question, lets_it_through)
    assert not lets_it_through("UNIQUE (position)")


@pytest.mark.proves("moving-every-track-down-by-one")
def test_initially_deferred_waits_for_the_commit(pg):
    keyed("moving-every-track-down-by-one", "`UNIQUE (position) DEFERRABLE`")
    swap = "UPDATE track SET position = 2 WHERE title = 'a'; UPDATE track SET position = 1 WHERE title = 'b'"
    made = "CREATE TABLE track (position int, title text, UNIQUE (position) DEFERRABLE{})"
    rows = "INSERT INTO track VALUES (1, 'a'), (2, 'b')"
    end = "SET CONSTRAINTS ALL IMMEDIATE"
    assert "duplicate key" in pg.refuses(made.format(""), rows, swap)
    assert pg.refuses(made.format(" INITIALLY DEFERRED"), rows, swap, end) == ""
    assert pg.refuses(made.format(""), rows, "SET CONSTRAINTS ALL DEFERRED", swap, end) == ""


@pytest.mark.proves("types-and-constraints-of-a-payment-table")
def test_the_payment_table_refuses_what_it_should(pg):
    pg.table("orders (id bigint PRIMARY KEY)", (1,))
    pg.run(code("types-and-constraints-of-a-payment-table", "answer"))
    insert = "INSERT INTO payment (provider_ref, order_id, amount, status, paid_at) VALUES ({})"
    pg.run(insert.format("'r1', 1, 9.90, 'new', NULL"))
    refused = {
        "'r1', 1, 9.90, 'new', NULL": "duplicate key",
        "'r2', 2, 9.90, 'new', NULL": "violates foreign key",
        "'r2', 1, 0, 'new', NULL": "violates check",
        "'r2', 1, NULL, 'new', NULL": "violates not-null",
        "'r2', 1, 9.90, 'lost', NULL": "violates check",
        "'r2', 1, 9.90, 'paid', NULL": "violates check",
        "'r2', 1, 9.90, 'new', now()": "violates check",
    }
    for values, reason in refused.items():
        assert reason in pg.refuses(insert.format(values)), values
    assert pg.refuses(insert.format("'r2', 1, 9.90, 'paid', now()")) == ""
    assert "violates foreign key" in pg.refuses("DELETE FROM orders")
    indexed = pg.run("SELECT indexdef FROM pg_indexes WHERE tablename = 'payment'")
    assert len(indexed) == 2 and "order_id" not in str(indexed)
    with pg.connection.cursor() as cursor:
        found = pg.connection.introspection.get_constraints(cursor, "shop_book")
    assert any(each["index"] and each["columns"] == ["author_id"] for each in found.values())


@pytest.mark.proves("types-and-constraints-of-a-payment-table")
def test_types_of_the_answer(pg):
    pg.table("word (short varchar(3), a int CHECK (a > 0))")
    assert "too long" in pg.refuses("INSERT INTO word VALUES ('abcd', 1)")
    assert pg.refuses("INSERT INTO word VALUES ('abc', NULL)") == ""
    zones = "SET TIME ZONE 'Europe/Berlin'; SELECT '2026-07-01 12:00+00'::{}::text"
    assert pg.trial(zones.format("timestamptz")) == [("2026-07-01 14:00:00+02",)]
    assert pg.trial(zones.format("timestamp")) == [("2026-07-01 12:00:00",)]


# Normal forms, views and generated columns


@pytest.mark.proves("price-copied-into-the-order-line")
def test_a_join_to_the_product_changes_old_orders(pg):
    pg.table("product (id int PRIMARY KEY, price int)", (1, 10))
    pg.table("order_line (product_id int, price int)", (1, 10))
    pg.run("CREATE VIEW joined AS SELECT p.price FROM order_line JOIN product p ON p.id = product_id")
    assert pg.run("SELECT price FROM order_line") == pg.run("SELECT price FROM joined")
    pg.run("UPDATE product SET price = 12")
    assert pg.run("SELECT price FROM joined") == [(12,)]
    assert pg.run("SELECT price FROM order_line") == [(10,)]
    keyed("price-copied-into-the-order-line", "Keep it: the product cannot tell later")


@pytest.mark.proves("column-that-repeats-in-every-enrolment")
def test_which_column_depends_on_which_key(pg):
    question = "column-that-repeats-in-every-enrolment"
    name, header, *lines = code(question, "prompt").splitlines()
    names, *rows = [[cell.strip() for cell in line.split("|")] for line in (header, *lines)]
    pg.table(f"{name} ({' text, '.join(names)} text)", *rows)

    def depends(text):
        moved, key = re.search(r"Move `(\w+)` into a table with the key `(\w+)`", text).groups()
        torn = f"SELECT {key} FROM {name} GROUP BY {key} HAVING COUNT(DISTINCT {moved}) > 1"
        return pg.run(torn) == []

    for option in bank.options(question):
        assert depends(option["text"]) == option["correct"], option["text"]


@pytest.mark.proves("view-beside-materialised-view")
def test_a_view_and_a_materialised_view_after_an_insert(pg):
    pg.table("orders (id int)", (1,), (2,))
    question = "view-beside-materialised-view"
    live, kept = pg.run(prompt(question))[0]
    assert keys(question) == [f"{live} and {kept}"]
    pg.run("REFRESH MATERIALIZED VIEW kept")
    assert pg.run("SELECT n FROM kept") == [(3,)]


@pytest.mark.proves("statements-on-a-generated-column")
def test_what_a_generated_column_refuses(pg):
    question = "statements-on-a-generated-column"
    setup = prompt(question)
    right_are(question, lambda sql: pg.refuses(setup, sql))
    errors = sorted(pg.refuses(setup, sql) for sql, _ in choices(question))
    assert "immutable" in str(errors) and 'column "total" can only be updated to DEFAULT' in str(errors)
    pg.run(setup)
    pg.run("UPDATE line SET price = 6; INSERT INTO line VALUES (2, 5, 2, DEFAULT)")
    assert pg.run("SELECT total FROM line ORDER BY id") == [(12,), (10,)]


@pytest.mark.proves("normal-forms-and-planned-redundancy")
def test_generated_column_and_materialised_view(pg):
    source = code("normal-forms-and-planned-redundancy", "answer")
    pg.run(source)
    pg.run("INSERT INTO order_line VALUES (1, 7, 5, 2), (2, 7, 1, 3)")
    assert pg.run("SELECT total FROM order_line ORDER BY order_id") == [(10,), (3,)]
    assert pg.run("SELECT * FROM turnover") == []
    pg.run(sqlparse.split(source)[-1])
    assert pg.run("SELECT product_id, total FROM turnover") == [(7, 13)]
    assert "duplicate key" in pg.refuses("INSERT INTO order_line VALUES (1, 7, 5, 2)")


# Changing rows


def products_and_import(database):
    database.table("product (sku text PRIMARY KEY, price int)", ("a", 1), ("b", 2), ("c", 3))
    database.table("import (sku text, price int)", ("a", 9), ("b", 2), ("x", 5))


@pytest.mark.proves("prices-from-an-import-table")
def test_an_update_from_another_table(pg):
    products_and_import(pg)
    question = "prices-from-an-import-table"
    look = "SELECT price FROM product ORDER BY sku"

    def prices(sql):
        return pg.refuses(sql) or column(pg.trial(sql, look))

    right_are(question, lambda sql: prices(sql) == [9, 2, 3])
    (alone,) = (sql for sql, _ in choices(question) if "(SELECT" in sql)
    assert prices(alone) == [9, 2, None]
    (mysql,) = (sql for sql, _ in choices(question) if "\nJOIN" in sql)
    assert "syntax error" in prices(mysql)
    (twice,) = (sql for sql, _ in choices(question) if "JOIN product p" in sql)
    assert len(set(prices(twice))) == 1


@pytest.mark.proves("apply-a-price-list-in-one-update")
def test_a_price_list_and_its_report(pg):
    products_and_import(pg)
    update = code("apply-a-price-list-in-one-update", "answer", 0)
    unknown = code("apply-a-price-list-in-one-update", "answer", 1)
    assert pg.run(unknown) == [("x",)]
    assert pg.trial(update) == [("a", 9)]
    unchecked = update.replace("\n  AND p.price IS DISTINCT FROM i.price", "")
    assert sorted(pg.trial(unchecked)) == [("a", 9), ("b", 2)]
    loose = update.replace("WHERE i.sku = p.sku\n  AND", "WHERE")
    assert len(pg.trial(loose)) == 3
    pg.add("import", ("a", 10))
    (changed,) = pg.trial(update)
    assert changed in [("a", 9), ("a", 10)]


@pytest.mark.proves("apply-a-price-list-in-one-update")
@isolate_apps("shop")
def test_the_orm_update_needs_a_filter(pg):
    products_and_import(pg)

    class Product(models.Model):
        sku = models.TextField(primary_key=True)
        price = models.IntegerField(null=True)

        class Meta:
            app_label = "shop"
            db_table = "product"

    class Import(models.Model):
        sku = models.TextField(primary_key=True)
        price = models.IntegerField()

        class Meta:
            app_label = "shop"
            db_table = "import"

    products = Product.objects.using("postgresql").order_by("sku")
    lines = Import.objects.filter(sku=OuterRef("sku"))
    assert products.filter(Exists(lines)).update(price=Subquery(lines.values("price"))) == 2
    assert list(products.values_list("price", flat=True)) == [9, 2, 3]
    products.update(price=Subquery(lines.values("price")))
    assert list(products.values_list("price", flat=True)) == [9, 2, None]
    with CaptureQueriesContext(pg.connection) as queries:
        products.bulk_update([Product("a", 4), Product("b", 5)], ["price"])
    assert "CASE WHEN" in str(queries.captured_queries)


@pytest.mark.proves("swapping-two-columns-in-an-update")
def test_set_reads_the_old_row(pg):
    pg.table("pair (a int, b int)", (1, 2))
    question = "swapping-two-columns-in-an-update"
    a, b = pg.run(prompt(question))[0]
    assert keys(question) == [f"{a} and {b}"]


# From Python and the ORM


@pytest.mark.proves("list-of-ids-as-a-parameter")
def test_a_list_as_a_parameter(pg):
    names = {1: "Ann", 2: "Bo", 3: "Cy"}
    pg.table("customer (id int, name text)", *names.items())

    def finds(source, ids):
        try:
            with transaction.atomic(using="postgresql"), pg.connection.cursor() as cursor:
                exec(source, {"cursor": cursor, "ids": ids})
                return sorted(column(cursor.fetchall())) == [names[id] for id in ids]
        except DatabaseError:
            return False

    question = "list-of-ids-as-a-parameter"
    right_are(question, lambda source: all(finds(source, ids) for ids in ([1, 3], [2], [])))
    # One id happens to work where the values are counted against the placeholders.
    assert sum(finds(source, [2]) for source, _ in choices(question)) == 2


def books(**prices):
    """Authors by name with books at these prices, in PostgreSQL."""
    for name, each in prices.items():
        author = Author.objects.using("postgresql").create(name=name)
        for price in each:
            Book.objects.using("postgresql").create(title="T", author=author, price=price)


class OnPostgreSQL:
    def __init__(self, model):
        self.objects = model.objects.using("postgresql")


@pytest.mark.proves("sql-of-exclude-across-a-reverse-key")
def test_exclude_across_a_reverse_relation(pg):
    books(Ann=[10, 30], Bo=[10, 15], Cy=[], Di=[25])
    question = "sql-of-exclude-across-a-reverse-key"
    source = re.search(r"`(Author[^`]*exclude[^`]*)`", bank.questions()[question]["prompt"])[1]
    queryset = eval(source, {"Author": OnPostgreSQL(Author)})
    names = sorted(author.name for author in queryset)
    assert names == ["Bo", "Cy"] and "NOT (EXISTS(" in sql_of(queryset)
    right_are(question, lambda sql: sorted(column(pg.run(sql))) == names)
    found = sorted(sorted(column(pg.run(sql))) for sql, _ in choices(question))
    assert found == [["Ann", "Bo"], ["Ann", "Bo", "Bo"], ["Bo"], ["Bo", "Cy"]]


@pytest.mark.proves("exclude-on-a-nullable-column")
def test_exclude_keeps_rows_without_a_value():
    born = {"Ann": date(1990, 1, 1), "Bo": date(1980, 5, 5), "Cy": None}
    for name, day in born.items():
        Author.objects.using("postgresql").create(name=name, born=day)
    question = "exclude-on-a-nullable-column"

    names = bank.run(question, "prompt", Author=OnPostgreSQL(Author), date=date)
    found = [" and ".join(sorted(each.name for each in names[key])) for key in ("one", "two")]
    assert keys(question) == [f"`one`: {found[0]}; `two`: {found[1]}"]
    assert "IS NOT NULL" in sql_of(names["one"])


@pytest.mark.proves("querysets-read-as-sql")
def test_the_sql_of_four_querysets(pg):
    books(Ann=[10, 30, 40], Bo=[10], Cy=[], Di=[50])
    names = bank.run("querysets-read-as-sql", "answer", 0, Author=OnPostgreSQL(Author),
                     Book=OnPostgreSQL(Book), Count=Count, Q=Q, Exists=Exists, OuterRef=OuterRef)
    sql = {name: sql_of(names[name]) for name in ("joined", "without", "counted", "tested")}
    found = {name: sorted(each.name for each in names[name]) for name in sql}
    assert "INNER JOIN" in sql["joined"] and found["joined"] == ["Ann", "Ann", "Di"]
    assert "NOT (EXISTS(" in sql["without"] and found["without"] == ["Bo", "Cy"]
    for clause in ("LEFT OUTER JOIN", "GROUP BY", "FILTER (WHERE", "HAVING"):
        assert clause in sql["counted"]
    assert "WHERE EXISTS(" in sql["tested"] and found["tested"] == ["Ann", "Di"]
    counted = [(author.name, author.n) for author in names["counted"]]
    assert pg.run(code("querysets-read-as-sql", "answer", 1)) == counted == [("Ann", 2)]


@pytest.mark.proves("querysets-read-as-sql")
def test_a_filter_before_annotate_and_a_database_without_filter(pg, monkeypatch):
    books(Ann=[10, 30], Bo=[10])
    authors = Author.objects.using("postgresql")
    dear = Q(books__price__gt=20)
    before = authors.filter(dear).annotate(n=Count("books"))
    assert "HAVING" not in sql_of(before) and [(each.name, each.n) for each in before] == [("Ann", 1)]
    after = authors.annotate(n=Count("books", filter=dear)).order_by("name")
    assert [each.n for each in after] == [1, 0]
    monkeypatch.setattr(pg.connection.features, "supports_aggregate_filter_clause", False)
    again = authors.annotate(n=Count("books", filter=dear)).order_by("name")
    assert "CASE WHEN" in sql_of(again) and [each.n for each in again] == [1, 0]


@pytest.mark.proves("querysets-read-as-sql")
def test_the_printed_query_is_for_the_default_database(lite, monkeypatch):
    dear = Author.objects.using("postgresql").annotate(n=Count("books", filter=Q(name="Ann")))
    assert "= Ann" in str(dear.query) and "'Ann'" not in str(dear.query)
    monkeypatch.setattr(lite.connection.features, "supports_aggregate_filter_clause", False)
    assert "CASE WHEN" in str(dear.query) and "FILTER" in sql_of(dear)

"""Short answers of Data/django/orm.json."""

from decimal import Decimal

import bank
import pytest
from bank import filled, typed
from django.db.models import Count
from sample import each, play, printed, prompt, queries, raised
from shop.models import Author, Book, Order, Publisher, Review, Tag

pytestmark = pytest.mark.django_db


def author(name="Ann", *stocks, **fields):
    """An author with a book for each number of copies."""
    made = Author.objects.create(name=name)
    for number, stock in enumerate(stocks):
        Book.objects.create(author=made, title=f"{name} {number}", stock=stock, **fields)
    return made


def names(rows):
    return sorted(getattr(row, "name", None) or row.title for row in rows)


@pytest.mark.proves("author-behind-two-lines")
def test_an_instance_keeps_its_parent():
    Book.objects.create(pk=1, author=author(), title="Emma")
    code = prompt("author-behind-two-lines")
    typed("author-behind-two-lines", queries(code))
    assert queries(code.replace("objects.get", 'objects.select_related("author").get')) == 1


@pytest.mark.proves("querysets-built-in-three-steps")
def test_building_a_queryset_sends_nothing():
    ann = author("Ann", 0, 3)
    in_stock = play(prompt("querysets-built-in-three-steps"))["in_stock"]
    sent = queries("in_stock(ann)", in_stock=in_stock, ann=ann)
    (accepted,) = bank.accepted("querysets-built-in-three-steps")
    assert set(accepted) == {str(sent), "zero", "none"}
    assert queries("list(in_stock(ann))", in_stock=in_stock, ann=ann) == 1


@pytest.mark.proves("book-that-is-not-there")
def test_the_exception_of_one_model():
    for code in filled("book-that-is-not-there"):
        assert play(code)["name"] == "unknown"
        with pytest.raises(Book.DoesNotExist):
            play(code.replace("Author.objects", "Book.objects"))
        author().delete()
        Author.objects.create(pk=99)
        assert "name" not in play(code)


@pytest.mark.proves("title-in-any-case")
def test_contains_without_case():
    ann = author()
    for title in ("EMMA", "My Emma", "Persuasion"):
        Book.objects.create(author=ann, title=title)
    for code in filled("title-in-any-case"):
        assert names(play(f"found = {code}")["found"]) == ["EMMA", "My Emma"]


@pytest.mark.proves("at-most-three-left")
def test_less_than_or_equal():
    author("Ann", 2, 3, 4)
    for code in filled("at-most-three-left"):
        assert sorted(book.stock for book in play(code)["low"]) == [2, 3]


@pytest.mark.proves("first-of-nothing")
def test_first_of_no_rows():
    author("Ann", 2)
    typed("first-of-nothing", printed("first-of-nothing"))


@pytest.fixture
def order(django_user_model):
    order = Order.objects.create(customer=django_user_model.objects.create_user("cy"))
    for name in "abcd":
        order.lines.create(book=author(name, 1).books.get())
    return order


@pytest.mark.proves("lines-with-book-and-author")
def test_a_path_joins_all_on_its_way(order):
    code = prompt("lines-with-book-and-author")
    typed("lines-with-book-and-author", queries(code, order=order))
    assert queries(code.replace('.select_related("book__author")', ""), order=order) == 9


@pytest.mark.proves("prefetch-and-two-uses-of-it")
def test_first_does_not_use_what_was_prefetched():
    for name in "abc":
        author(name, 1, 2)
    code = prompt("prefetch-and-two-uses-of-it")
    typed("prefetch-and-two-uses-of-it", queries(code))
    assert queries(code.replace("books.first()", "books.all()[0]")) == 2
    ordered = 'Prefetch("books", queryset=Book.objects.order_by("pk"))'
    assert queries(code.replace('"books"', ordered)) == 2


@pytest.mark.proves("prefetch-over-empty-keys")
def test_no_keys_no_query():
    author("a", 1, 2)
    author("b", 1, 2)
    code = prompt("prefetch-over-empty-keys")
    typed("prefetch-over-empty-keys", queries(code))
    Book.objects.filter(title="a 0").update(publisher=Publisher.objects.create(name="P"))
    assert queries(code) == 3


@pytest.mark.proves("rows-that-update-counts")
def test_update_counts_matches():
    author("Ann", 0, 0, 0, 5, 5)
    typed("rows-that-update-counts", printed("rows-that-update-counts"))


@pytest.mark.proves("all-that-one-delete-takes")
def test_delete_counts_everything():
    ann = author("Ann", 1, 2)
    for _ in range(3):
        Review.objects.create(book=ann.books.first())
    code = prompt("all-that-one-delete-takes")
    space = play(code, ann=ann)
    typed("all-that-one-delete-takes", space["number"])
    assert space["by_model"] == {"shop.Review": 3, "shop.Book": 2, "shop.Author": 1}


@pytest.mark.proves("row-of-the-outer-query")
def test_the_key_of_the_outer_row():
    ann = author("Ann", 1, 1)
    for book, rating in zip(ann.books.order_by("pk"), (1, 5)):
        Review.objects.create(book=book, rating=rating)
    for code in filled("row-of-the-outer-query"):
        space = play(code)
        found = {book.title: book.has_bad_review for book in space["books"]}
        assert found == {"Ann 0": True, "Ann 1": False}
        with pytest.raises(ValueError):
            list(space["bad"])


@pytest.mark.proves("authors-without-sold-out-books")
def test_exclude_across_many():
    for name, stocks in {"Ann": (0, 5), "Bo": (2,), "Cy": ()}.items():
        author(name, *stocks)
    typed("authors-without-sold-out-books", printed("authors-without-sold-out-books"))
    in_stock = Author.objects.filter(books__stock__gt=0)
    assert names(in_stock) == ["Ann", "Bo"]


@pytest.mark.proves("bulk-lookup-with-an-unknown-key")
def test_unknown_keys_are_left_out():
    ann = author()
    for pk in (1, 2, 3):
        Book.objects.create(pk=pk, author=ann)
    question = "bulk-lookup-with-an-unknown-key"
    typed(question, printed(question))
    assert queries(prompt(question)) == 1


@pytest.mark.proves("tags-created-over-a-conflict")
def test_conflicts_are_skipped():
    Tag.objects.create(name="art")
    typed("tags-created-over-a-conflict", printed("tags-created-over-a-conflict"))


@pytest.mark.proves("sum-of-nothing-as-a-number")
def test_the_default_of_a_sum(django_user_model):
    empty = Order.objects.create(customer=django_user_model.objects.create_user("cy"))
    for code in filled("sum-of-nothing-as-a-number"):
        assert play(code, order=empty)["total"] == 0
    with pytest.raises(TypeError, match="default"):
        Count("pk", default=0)


@pytest.mark.parametrize("question", each("last-book-by-a-negative-index", "filter-behind-a-slice"))
def test_what_a_queryset_refuses(question):
    typed(question, raised(question))
    play(prompt(question).splitlines()[0])


def test_the_slice_as_a_subquery():
    author("Ann", 1, price=Decimal(5))
    newest = Book.objects.order_by("-published")[:10]
    assert Book.objects.filter(pk__in=newest.values("pk"), price__lt=20).count() == 1


@pytest.mark.proves("count-of-a-nullable-key")
def test_count_leaves_null_out():
    author("Ann", 1, 2, 3)
    author("Bo", 1, publisher=Publisher.objects.create(name="P"))
    typed("count-of-a-nullable-key", printed("count-of-a-nullable-key"))


@pytest.mark.proves("distinct-authors-by-price")
def test_the_sorting_column_is_selected_too():
    ann = author()
    for price in (10, 20, 20):
        Book.objects.create(author=ann, price=price)
    question = "distinct-authors-by-price"
    typed(question, printed(question))
    cured = prompt(question).replace(".distinct()", ".order_by().distinct()")
    assert len(play(cured)["rows"]) == 1


@pytest.mark.proves("book-with-both-tags")
def test_one_row_for_each_match():
    book = author("Ann", 1).books.get()
    book.tags.set([Tag.objects.create(name=name) for name in ("art", "law")])
    typed("book-with-both-tags", printed("book-with-both-tags"))


@pytest.mark.proves("callbacks-of-a-failed-inner-block")
@pytest.mark.django_db(transaction=True)
def test_callbacks_go_with_their_savepoint():
    typed("callbacks-of-a-failed-inner-block", printed("callbacks-of-a-failed-inner-block"))


@pytest.mark.proves("rank-by-price-within-each-author")
def test_a_window_within_each_author():
    for name in ("Ann", "Bo"):
        made = author(name)
        for price in (5, 9):
            Book.objects.create(author=made, title=f"{name} {price}", price=price)
    for code in filled("rank-by-price-within-each-author"):
        found = {book.title: book.place for book in play(code)["books"]}
        assert found == {"Ann 9": 1, "Ann 5": 2, "Bo 9": 1, "Bo 5": 2}


@pytest.mark.proves("prefetch-in-chunks-of-two")
def test_one_prefetch_for_each_chunk():
    for name in "abcde":
        author(name, 1, 2)
    question = "prefetch-in-chunks-of-two"
    typed(question, queries(prompt(question)))
    with pytest.raises(ValueError):
        queries(prompt(question).replace("chunk_size=2", ""))

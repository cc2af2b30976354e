"""Short answers of Data/django/models.json."""

from decimal import Decimal

import bank
import pytest
from bank import filled, typed
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, connections, models
from django.test.utils import CaptureQueriesContext, isolate_apps
from sample import each, play, printed, prompt, raised
from shop.models import Author, Book, Order, Profile, Tag

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """The shop has no migrations and refers to auth's user table: PostgreSQL, which checks such
    references at once, can only create both in one go."""
    return False


@pytest.fixture
def book():
    return Book.objects.create(title="Emma", author=Author.objects.create(name="Jane"))


@pytest.mark.parametrize("question", each("equality-of-model-instances"))
def test_it_prints(question):
    typed(question, printed(question))


@pytest.mark.proves("unsaved-instances-in-a-set")
def test_no_key_no_hash():
    typed("unsaved-instances-in-a-set", raised("unsaved-instances-in-a-set"))
    assert len({Book(pk=1), Book(pk=1)}) == 1


@pytest.mark.proves("name-of-the-way-back")
def test_the_name_of_the_way_back():
    for code in filled("name-of-the-way-back"):
        with isolate_apps("shop"):
            singer = type("Singer", (models.Model,), {"__module__": "shop.models"})
            play(code, Singer=singer, __name__="shop.models")
            assert singer.songs.rel.related_name == "songs" and not hasattr(singer, "song_set")


@pytest.mark.proves("largest-price-of-a-decimal-field")
def test_digits_behind_the_point_count():
    field = play(prompt("largest-price-of-a-decimal-field"))["price"]
    for text in bank.accepted("largest-price-of-a-decimal-field")[0]:
        assert field.clean(Decimal(text), None) == Decimal(text)
        with pytest.raises(ValidationError):
            field.clean(Decimal(text) + Decimal("0.01"), None)


@pytest.mark.proves("tag-that-is-added-twice")
def test_a_pair_exists_once(book):
    art, law = (Tag.objects.create(name=name) for name in ("art", "law"))
    typed("tag-that-is-added-twice", printed("tag-that-is-added-twice", book=book, art=art, law=law))


@pytest.mark.proves("base-class-without-a-table")
def test_an_abstract_base_class():
    for code in filled("base-class-without-a-table"):
        with isolate_apps("shop"):
            space = play(code, __name__="shop.models")
            article = space["Article"]
            assert not hasattr(space["Stamped"], "objects") and not article._meta.parents
            assert article._meta.get_field("created").model is article


@pytest.mark.proves("book-that-orders-refer-to")
def test_a_protected_book(book, django_user_model):
    order = Order.objects.create(customer=django_user_model.objects.create_user("cy"))
    line = order.lines.create(book=book)
    error = raised("book-that-orders-refer-to", book=book)
    names = {error.__name__, f"models.{error.__name__}", f"django.db.models.{error.__name__}"}
    assert set(bank.accepted("book-that-orders-refer-to")[0]) == names
    assert issubclass(error, IntegrityError) and getattr(models, error.__name__) is error
    with pytest.raises(error) as caught:
        book.delete()
    assert caught.value.protected_objects == {line}


@pytest.mark.proves("user-without-a-profile")
def test_a_missing_companion(django_user_model):
    user = django_user_model.objects.create_user("cy")
    for code in filled("user-without-a-profile"):
        assert play(code, user=user)["text"] == ""
    assert not hasattr(user, "profile")
    Profile.objects.create(user=user, bio="Hi")
    assert play(code, user=user)["text"] == "Hi"


@pytest.mark.proves("statements-of-one-inherited-row")
@pytest.mark.django_db(transaction=True)
def test_a_row_in_each_table():
    code, create = prompt("statements-of-one-inherited-row").rsplit("\n\n", 1)
    with isolate_apps("shop"):
        space = play(code, __name__="shop.models")
        with connection.schema_editor() as editor:
            editor.create_model(space["Item"])
            editor.create_model(space["Lamp"])
        try:
            with CaptureQueriesContext(connection) as sent:
                play(create, **space)
            inserts = [each for each in sent if each["sql"].startswith("INSERT")]
            typed("statements-of-one-inherited-row", len(inserts))
            with pytest.raises(ValueError):
                space["Lamp"].objects.bulk_create([space["Lamp"](name="x", watts=1)])
        finally:
            with connection.schema_editor() as editor:
                editor.delete_model(space["Lamp"])
                editor.delete_model(space["Item"])


@pytest.mark.proves("table-behind-a-proxy")
def test_the_table_of_a_proxy():
    with isolate_apps("shop"):
        typed("table-behind-a-proxy", printed("table-behind-a-proxy"))


@pytest.mark.proves("second-row-without-a-code")
@pytest.mark.django_db(databases=["default", "postgresql"], transaction=True)
def test_two_nulls_are_the_same():
    for code in filled("second-row-without-a-code"):
        with isolate_apps("shop"):
            meta = play(code)["Meta"]
            product = type("Product", (models.Model,), {
                "__module__": "shop.models", "Meta": meta, "code": models.CharField(max_length=9),
                "warehouse": models.IntegerField(null=True)})
            with connections["postgresql"].schema_editor() as editor:
                editor.create_model(product)
            try:
                rows = product.objects.using("postgresql")
                rows.create(code="A1", warehouse=None)
                with pytest.raises(IntegrityError):
                    rows.create(code="A1", warehouse=None)
            finally:
                with connections["postgresql"].schema_editor() as editor:
                    editor.delete_model(product)

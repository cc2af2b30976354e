"""Short answers of Data/django/python.json."""

import asyncio
from dataclasses import replace
from functools import cached_property

import bank
import pytest
from bank import filled, typed
from sample import each, output, play, printed, prompt, raised

PRINT = each(
    "truth-of-three-values", "second-name-for-a-list", "file-names-sorted-as-text",
    "grid-made-by-multiplication", "floor-of-a-negative-quotient", "halves-that-are-rounded",
    "keys-after-a-trip-through-json", "length-of-a-word-in-utf-8", "suffix-taken-off-by-rstrip",
    "counter-kept-on-the-class", "order-of-gathered-results",
)  # fmt: skip
RAISE = each(
    "list-put-into-a-set", "list-as-default-of-a-dataclass", "moments-with-and-without-zone",
    "key-deleted-during-the-loop", "misspelt-call-on-a-mock", "failure-that-leaves-a-task-group",
    "set-of-objects-that-compare", "stop-iteration-in-a-generator", "attribute-beyond-the-slots",
)  # fmt: skip


@pytest.mark.parametrize("question", PRINT)
def test_it_prints(question):
    typed(question, printed(question))


@pytest.mark.parametrize("question", RAISE)
def test_it_raises(question):
    typed(question, raised(question))


@pytest.mark.proves("setting-missing-in-the-environment")
def test_brackets_want_the_variable(monkeypatch):
    monkeypatch.delenv("PAYMENT_KEY", raising=False)
    typed("setting-missing-in-the-environment", raised("setting-missing-in-the-environment"))


@pytest.mark.proves("letters-of-a-try-statement")
def test_else_runs_without_an_exception():
    typed("letters-of-a-try-statement", printed("letters-of-a-try-statement", save=lambda: None))
    assert printed("letters-of-a-try-statement", save=lambda: int("x")) == "b d"


@pytest.mark.proves("switch-a-setting-for-a-block")
def test_the_body_runs_between():
    for code in filled("switch-a-setting-for-a-block"):
        switched, options = play(code)["switched"], {"zone": "UTC"}
        with pytest.raises(KeyError), switched(options, "zone", "Europe/Rome"):
            assert options["zone"] == "Europe/Rome"
            raise KeyError
        assert options["zone"] == "UTC"


@pytest.mark.proves("constructor-from-a-row")
def test_the_class_of_the_call():
    for code in filled("constructor-from-a-row"):
        space = play(code)
        novel = space["Novel"].from_row({"title": "Emma"})
        assert (type(novel), novel.title) == (space["Novel"], "Emma")


@pytest.mark.proves("checks-until-the-first-hit")
def test_any_stops_early():
    code = prompt("checks-until-the-first-hit")
    typed("checks-until-the-first-hit", len(play(code)["calls"]))
    as_a_list = code.replace("any(check", "any([check").replace("7])", "7]])")
    assert len(play(as_a_list)["calls"]) == 4


@pytest.mark.proves("prices-behind-lru-cache")
def test_arguments_as_passed_are_the_key():
    typed("prices-behind-lru-cache", len(printed("prices-behind-lru-cache").splitlines()))


@pytest.mark.proves("totals-of-two-baskets")
def test_once_per_instance():
    question = "totals-of-two-baskets"
    typed(question, printed(question).count("sum"))
    assert play(prompt(question))["one"].total == 3


@pytest.mark.proves("change-of-a-frozen-dataclass")
def test_frozen_means_frozen():
    error = raised("change-of-a-frozen-dataclass")
    (texts,) = bank.accepted("change-of-a-frozen-dataclass")
    names = {base.__name__ for base in error.__mro__[:2]} | {f"{error.__module__}.{error.__name__}"}
    assert set(texts) == names
    price = play(prompt("change-of-a-frozen-dataclass").rpartition("\nprice.")[0])["price"]
    assert replace(price, amount=7).amount == 7 and len({price}) == 1


@pytest.mark.proves("failure-inside-a-thread-pool")
def test_the_error_comes_with_the_result():
    for code in filled("failure-inside-a-thread-pool"):
        assert output(code, work=lambda item: item + 1, items=[1, 2]) == "2\n3"
        with pytest.raises(ZeroDivisionError):
            play(code, work=lambda item: 1 / item, items=[1, 0])


@pytest.mark.proves("name-given-to-a-descriptor")
def test_the_descriptor_learns_its_name():
    for code in filled("name-given-to-a-descriptor"):
        assert play(code)["Book"]().title == "column title"


def test_what_the_explanations_say():
    tags = prompt("set-of-objects-that-compare").replace(
        "\ntags", "\n    def __hash__(self):\n        return hash(self.name)\n\ntags")
    assert len(play(tags)["tags"]) == 2
    slots = prompt("attribute-beyond-the-slots").replace("point.z = 3", "")
    lazy = type("Lazy", (), {"__slots__": (), "x": cached_property(lambda self: 1)})()
    assert play(slots)["point"].x == 1
    with pytest.raises(TypeError):
        lazy.x
    group = prompt("failure-that-leaves-a-task-group").replace("\nasyncio.run(main())", "")
    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(play(group)["main"]())
    assert [type(each) for each in caught.value.exceptions] == [ValueError]

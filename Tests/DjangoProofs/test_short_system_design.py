"""Short answers of Data/django/system-design.json: estimates from the figures of their prompts."""

import re
from fractions import Fraction

import bank
import pytest


def figures(question):
    """The numbers of a prompt in reading order."""
    text = bank.questions()[question]["prompt"].replace(",", "")
    return [Fraction(number) for number in re.findall(r"[0-9]+(?:\.[0-9]+)?", text)]


def numbers(question):
    """Each accepted text without its unit, as a number."""
    words = {"one hundred": 100, "a hundred": 100, "fifteen": 15}
    for text in bank.accepted(question)[0]:
        bare = re.sub(r"( per second|/s| ?%| per ?cent)$", "", text)
        yield words.get(bare) or Fraction(bare)


@pytest.mark.proves("requests-per-second-of-a-day")
def test_a_day_in_seconds():
    a_day, seconds = figures("requests-per-second-of-a-day")
    assert seconds == 24 * 60 * 60
    assert set(numbers("requests-per-second-of-a-day")) == {a_day / seconds}


@pytest.mark.proves("busy-workers-at-the-peak")
def test_littles_law():
    rate, milliseconds = figures("busy-workers-at-the-peak")
    assert set(numbers("busy-workers-at-the-peak")) == {rate * milliseconds / 1000}


@pytest.mark.proves("availability-of-three-services-in-a-row")
def test_parts_that_are_all_needed_multiply():
    (available,) = figures("availability-of-three-services-in-a-row")
    works = (available / 100) ** 3 * 100
    found = set(numbers("availability-of-three-services-in-a-row"))
    assert found == {Fraction(round(works * 10), 10)}
    assert round((available / 100) ** 30 * 100) == 97

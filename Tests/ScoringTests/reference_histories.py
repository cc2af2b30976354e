#!/usr/bin/env python3
"""Random histories with the states and intervals of the reference implementations of FSRS-6.

    .build/scoring/bin/python Tests/ScoringTests/reference_histories.py > Tests/ScoringTests/reference_histories.txt

Tests/Benchmarks/scoring makes that environment (PyPI `fsrs` and `fsrs-rs-python`) and uses the
functions below on more histories. A history is a list of (grade 1 to 4, days since the review before);
a line of the fixture is a history, "grade:days=stability,difficulty,interval" for each review.
"""

import datetime
import random

import fsrs
import fsrs_rs_python

RETENTION = 0.9
MAXIMUM_INTERVAL = 36_500
# A third of the reviews fall on the day of the one before.
GAPS = [0, 0, 0, 0, 1, 1, 2, 3, 5, 9, 21, 80]
GRADES = [1, 2, 3, 3, 3, 4]


def random_histories(count, seed, longest=16):
    source = random.Random(seed)
    return [
        [
            (source.choice(GRADES), 0 if place == 0 else source.choice(GAPS))
            for place in range(source.randint(1, longest))
        ]
        for _ in range(count)
    ]


def written(history):
    return " ".join(f"{grade}:{days}" for grade, days in history)


def py_fsrs_states(history):
    """(stability, difficulty) after each review; no learning steps and no fuzz, as prep schedules."""
    scheduler = fsrs.Scheduler(
        desired_retention=RETENTION, learning_steps=(), relearning_steps=(),
        maximum_interval=MAXIMUM_INTERVAL, enable_fuzzing=False,
    )
    card, time = fsrs.Card(), datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
    states = []
    for grade, days in history:
        time += datetime.timedelta(days=days)
        card, _ = scheduler.review_card(card, fsrs.Rating(grade), time)
        states.append((card.stability, card.difficulty))
    return states


MODEL = fsrs_rs_python.FSRS(list(fsrs.scheduler.DEFAULT_PARAMETERS))


def rs_item(history):
    return fsrs_rs_python.FSRSItem(
        [fsrs_rs_python.FSRSReview(grade, days) for grade, days in history]
    )


def rs_days(stability):
    """What fsrs-rs answers: days with a fraction, in single precision."""
    return MODEL.next_interval(stability, RETENTION, 3)


def rs_interval(stability):
    """Rounded to whole days within bounds by the caller, as Anki does."""
    return min(max(round(rs_days(stability)), 1), MAXIMUM_INTERVAL)


def main():
    for history in random_histories(100, seed=6):
        parts = [
            f"{grade}:{days}={stability:.9g},{difficulty:.9g},{rs_interval(stability)}"
            for (grade, days), (stability, difficulty) in zip(history, py_fsrs_states(history))
        ]
        print(" ".join(parts))


if __name__ == "__main__":
    main()

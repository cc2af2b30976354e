"""Hand banks to the programs whose formats they are, and take back what those programs write.

    pip install anki markdown-it-py
    python3 Tests/FormatsTests/other_programs.py .build/debug/prep

Python's csv reads our table as we meant it; markdown-it-py finds a heading, a box for each option and a
ticked one for each key in the hand-written form; Anki imports our package without a warning, and prep reads
back what Anki exports of it, in each of its forms, with the reviews made in between. Exits with 1 on a difference.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from anki.collection import (
    Collection,
    DeckIdLimit,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from markdown_it import MarkdownIt


class Prep:
    """The program with a data folder of its own."""

    def __init__(self, program, folder):
        self.program = program
        self.environment = {**os.environ, "PREP_DATA_DIR": str(folder / "data"), "HOME": str(folder)}

    def __call__(self, *words):
        done = subprocess.run(
            [self.program, *map(str, words)], env=self.environment, capture_output=True, text=True
        )
        if done.returncode != 0:
            sys.exit(f"prep {' '.join(map(str, words))}: {done.stderr}")
        return done.stdout

    def questions(self, bank, *filters):
        topics = json.loads(self("export", "--format", "json", "--bank", bank, *filters))
        return [question for topic in topics for question in topic["questions"]]


def check_csv(prep, questions, folder):
    path = folder / "bank.csv"
    prep("export", path, "--bank", "django")
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    if list(rows) != [question["id"] for question in questions]:
        yield "csv: other questions"
    for question in questions:
        row = rows.get(question["id"], {})
        for letter, option in zip("ABCDEFGHIJ", question.get("options", [])):
            unguarded = row.get(f"option {letter}", "").removeprefix("'")
            if unguarded != option["text"].removeprefix("'"):
                yield f"csv: option {letter} of {question['id']}"
        if question["kind"] == "choice":
            keys = [l for l, o in zip("ABCDEFGHIJ", question["options"]) if o["correct"]]
            if row.get("right") != ", ".join(keys):
                yield f"csv: key of {question['id']}"


def check_markdown(prep, questions, folder):
    path = folder / "bank.quiz.md"
    prep("export", path, "--bank", "django", "--kind", "choice")
    choices = [question for question in questions if question["kind"] == "choice"]
    text = path.read_text(encoding="utf-8")
    tokens = MarkdownIt().enable("table").parse(text.split("---\n", 2)[2])
    headings = sum(token.type == "heading_open" and token.tag == "h1" for token in tokens)
    if headings != len(choices):
        yield f"markdown: {headings} headings for {len(choices)} questions"
    boxes = [
        token.content[:3]
        for before, token in zip(tokens[1:], tokens[2:])
        if before.type == "paragraph_open" and token.content[:3] in ("[ ]", "[x]")
    ]
    options = [option for question in choices for option in question["options"]]
    if len(boxes) != len(options):
        yield f"markdown: {len(boxes)} boxes for {len(options)} options"
    if boxes.count("[x]") != sum(option["correct"] for option in options):
        yield f"markdown: {boxes.count('[x]')} ticked boxes"


def check_anki(prep, questions, folder):
    package = folder / "bank.apkg"
    prep("export", package, "--bank", "django")
    collection = Collection(str(folder / "collection.anki2"))
    try:
        request = ImportAnkiPackageRequest(
            package_path=str(package), options=ImportAnkiPackageOptions()
        )
        log = collection.import_anki_package(request).log
        taken = len(log.new)
        if taken != len(questions) or log.conflicting or log.missing_notetype:
            yield f"Anki: took {taken} of {len(questions)} notes"
        answer(collection, 5)
        for name, isLegacy in [("new", False), ("old", True)]:
            path = folder / f"{name}.apkg"
            collection.export_anki_package(
                out_path=str(path),
                options=ExportAnkiPackageOptions(
                    with_scheduling=True, with_media=False, legacy=isLegacy
                ),
                limit=None,
            )
            report = json.loads(prep("bank", "add", path, "--name", name, "--json"))
            if report["taken"] != len(questions) or report["refused"]:
                yield f"Anki, {name}: {report['taken']} of {len(questions)} come back"
            if report["reviews"] != 5:
                yield f"Anki, {name}: {report['reviews']} reviews instead of 5"
    finally:
        collection.close()


def answer(collection, count):
    """Answers as many new cards with "good"."""
    for deck in collection.decks.all_names_and_ids():
        collection.decks.select(deck.id)
        while count > 0 and (queued := collection.sched.get_queued_cards(fetch_limit=1)).cards:
            card = collection.get_card(queued.cards[0].card.id)
            card.start_timer()
            collection.sched.answerCard(card, 3)
            count -= 1


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prep = Prep(Path(sys.argv[1]).resolve(), folder)
        questions = prep.questions("django")
        problems = [
            *check_csv(prep, questions, folder),
            *check_markdown(prep, questions, folder),
            *check_anki(prep, questions, folder),
        ]
    print("\n".join(problems[:10]))
    print(f"{len(questions)} questions to csv, markdown-it-py and Anki, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

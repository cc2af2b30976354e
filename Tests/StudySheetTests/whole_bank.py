"""Hand what prep itself writes about the whole bank to other people's readers.

    pip install markdown-it-py anki jsonschema
    swift build --product prep
    python3 Tests/StudySheetTests/whole_bank.py .build/debug/prep

With a history of 300 answers: Markdown with each placement of answers gives every word and all code of
every question back to markdown-it-py; in a folder every link leads to a file and to a heading in it; CSV
and JSON tell the same, JSON by Data/export.schema.json and, without histories, by Data/schema.json;
Anki takes each question once, and nothing is new when the file comes again a month later. The same
bank, history and --now give the same bytes. Exits with 1 on a difference.
"""

import csv
import io
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import referencing
from anki.collection import Collection

import other_readers
import read_back

ROOT = Path(__file__).resolve().parents[2]
NOW, LATER = "2026-11-21T12:00:00Z", "2026-12-21T12:00:00Z"
PLACEMENTS = ("inline", "folded", "end", "none")
FORMATS = ("markdown", "html", "csv", "anki", "json")


class Program:
    def __init__(self, path, folder):
        self.path, self.folder = Path(path).resolve(), folder

    def run(self, *words, now=NOW, data="data"):
        command = [self.path, "--now", now, "--data-dir", self.folder / data, *words]
        done = subprocess.run(command, check=True, capture_output=True)
        return done.stdout.decode()

    def export(self, *words, **where):
        return self.run("export", *words, **where)


def history(topics, count):
    """Answers, half of them wrong, with what was chosen."""
    source = random.Random(5)
    questions = [question for topic in topics for question in topic["questions"]]
    for number in range(count):
        question = source.choice(questions)
        texts = [option["text"] for option in question.get("options", [])] or ["some words"]
        is_right = source.random() < 0.5
        yield json.dumps(
            {
                "id": f"review-{number}",
                "question": question["id"],
                "at": f"2026-11-{number % 20 + 1:02}T10:00:00Z",
                "grade": "good" if is_right else "again",
                "score": float(is_right),
                "given": source.sample(texts, 1),
            }
        )


def fields(question):
    """The Markdown that is asked, and the Markdown that is told, in reading order.

    Steps are shuffled on paper, and of code whose lines are pointed at the numbers stand before the lines.
    """
    options = question.get("options", [])
    asked = [question["prompt"], *(option["text"] for option in options)]
    if hint := question.get("hint"):
        asked.append(hint)
    if question["kind"] == "open":
        told = [question["answer"], *(text for pair in question.get("followUps", []) for text in pair.values())]
        return asked, told
    marked = [*options, *question.get("blanks", []), *question.get("lines", [])]
    return asked, [*(part["why"] for part in marked if "why" in part), question["explanation"]]


def check_markdown(program, topics):
    questions = [question for topic in topics for question in topic["questions"]]
    for placement in PLACEMENTS:
        text = program.export("--answers", placement)
        found = read_back.parts(text)
        for number, question in enumerate(questions, 1):
            asked, told = fields(question)
            problem = read_back.missing(found[f"Question {number}"], asked)
            if placement != "none":
                place = "Answer" if placement == "end" else "Question"
                problem = problem or read_back.missing(found[f"{place} {number}"], told)
            if problem:
                yield f"{placement}: {question['id']}: {problem}"
        yield from broken_links({"sheet.md": text}, placement)


def anchors(tokens):
    """Anchors of the headings as GitHub gives them."""
    found = set()
    for before, token in zip(tokens, tokens[1:]):
        if before.type == "heading_open":
            words = "".join(part.content for part in token.children)
            slug = "".join(
                sign for sign in words.lower().replace(" ", "-") if sign.isalnum() or sign in "-_"
            )
            number, unique = 0, slug
            while unique in found:
                number += 1
                unique = f"{slug}-{number}"
            found.add(unique)
    return found


def broken_links(texts, where):
    """Links inside the files that lead nowhere."""
    parsed = {name: read_back.MARKDOWN.parse(text) for name, text in texts.items()}
    known = {name: anchors(tokens) for name, tokens in parsed.items()}
    count = 0
    for name, tokens in parsed.items():
        children = [child for token in tokens for child in token.children or []]
        for child in children:
            target = child.attrs.get("href", ":") if child.type == "link_open" else ":"
            if ":" in target:
                continue
            count += 1
            file, _, anchor = target.partition("#")
            file = file or name
            if file not in known or (anchor and anchor not in known[file]):
                yield f"{where}: {name} links to {target}"
    if count < 500:
        yield f"{where}: only {count} links"


def check_folder(program, topics):
    for placement in PLACEMENTS:
        folder = program.folder / f"sheets-{placement}"
        program.export("--split", folder, "--answers", placement)
        texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        expected = {"index.md", *(f"{topic['topic']}.md" for topic in topics)}
        if set(texts) != expected | ({"answer-key.md"} if placement == "none" else set()):
            yield f"{placement}: other files, {sorted(texts)}"
        yield from broken_links(texts, f"folder, {placement}")


def items(cell):
    """The values of a cell that has each on a line of its own, with its further lines behind blanks."""
    return [item.replace("\n    ", "\n") for item in re.split(r"\n(?!    )", cell)] if cell else []


def check_data(program, topics, count):
    data = json.loads(program.export("--json"))
    schemas = {name: json.loads((ROOT / "Data" / name).read_text()) for name in ("schema.json", "export.schema.json")}
    registry = referencing.Registry().with_resources(
        (name, referencing.Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    validator = jsonschema.Draft202012Validator
    yield from (error.message for error in validator(schemas["export.schema.json"], registry=registry).iter_errors(data))
    histories, options = {}, {}
    for topic in data:
        for question in topic["questions"]:
            histories[question["id"]] = question.pop("history")
            options[question["id"]] = question.get("options")
        yield from (error.message for error in validator(schemas["schema.json"]).iter_errors(topic))
    if data != topics:
        yield "JSON differs from the bank"
    if sum(known["recall"] is not None for known in histories.values()) < count / 3:
        yield "JSON has no history"
    for row in csv.DictReader(io.StringIO(program.export("--format", "csv"), newline=""), strict=True):
        row = {name: read_back.plain(cell) for name, cell in row.items()}
        known = histories.pop(row["id"])
        recall = float(row["recall"]) if row["recall"] else None
        if (recall is None) != (known["recall"] is None) or abs((recall or 0) - (known["recall"] or 0)) > 0.0051:
            yield f"CSV has another recall of {row['id']}"
        if row["due"] != (known["due"] or "") or items(row["wrong answers"]) != known["wrongAnswers"]:
            yield f"CSV has another history of {row['id']}"
        asked = options[row["id"]]
        if asked is None:
            continue
        told = [option["text"] for option in asked], [option["why"] for option in asked]
        if read_back.options(row, len(asked)) != told:
            yield f"CSV has other options of {row['id']}"
        letters = [letter for letter, option in zip("ABCDEFGH", asked) if option["correct"]]
        if row["right"] != ", ".join(letters):
            yield f"CSV has another key of {row['id']}"
    if histories:
        yield f"CSV lacks {len(histories)} questions"


def check_anki(program, count):
    path = program.folder / "deck.txt"
    collection = Collection(str(program.folder / "collection.anki2"))
    try:
        results = []
        for now in (NOW, LATER):
            path.write_text(program.export("--format", "anki", now=now), encoding="utf-8")
            results.append(other_readers.import_notes(collection, path))
        decks = {name for name in (deck.name for deck in collection.decks.all_names_and_ids())}
    finally:
        collection.close()
    if results != [(count, 0), (0, count)]:
        yield f"Anki: {results} of {count} notes"
    if sum(name.startswith("prep::") for name in decks) < 10:
        yield f"Anki: decks {decks}"


def check_repeated(program):
    sheets = [("--format", form, "--answers", placement, "--recall") for form in ("markdown", "html") for placement in PLACEMENTS]
    data = [("--format", form) for form in FORMATS]
    for words in (*sheets, *data, ("--wrong", "--brief"), ("--weak", "--search", "queryset")):
        if program.export(*words) != program.export(*words, data="copy"):
            yield f"{words} is not the same twice"


def main():
    with tempfile.TemporaryDirectory() as name:
        program = Program(sys.argv[1], Path(name))
        topics = json.loads(program.export("--json", data="none"))
        for topic in topics:
            for question in topic["questions"]:
                del question["history"]
        lines = list(history(topics, 300))
        path = program.folder / "history.jsonl"
        # The same reviews in another order and in another store are the same history.
        for data, ordered in (("data", lines), ("copy", sorted(lines))):
            path.write_text("\n".join(ordered), encoding="utf-8")
            program.run("progress", "import", path, data=data)
        count = sum(len(topic["questions"]) for topic in topics)
        problems = [
            *check_markdown(program, topics),
            *check_folder(program, topics),
            *check_data(program, topics, len(lines)),
            *check_anki(program, count),
            *check_repeated(program),
        ]
    print("\n".join(problems[:10]))
    print(f"{count} questions, {len(PLACEMENTS)} placements, {len(FORMATS)} formats, {len(problems)} problems")
    return 1 if problems or not count else 0


if __name__ == "__main__":
    sys.exit(main())

"""Read sheets of random questions back with other people's readers.

    pip install markdown-it-py
    PREP_SHEETS=$PWD/sheets.json swift test --filter SheetExportTests
    python3 Tests/StudySheetTests/read_back.py sheets.json

Markdown through markdown-it-py: the words and the code of every question are there, in order. CSV
and the Anki file through Python's csv, HTML through its HTML parser. Exits with 1 on a difference.
"""

import csv
import io
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "MarkdownTests"))
import reference_trees

MARKDOWN = reference_trees.parser()
VOID = {"meta", "br", "hr", "input"}


class Readable:
    """The words, with blanks as one, and the code to the letter."""

    def __init__(self):
        self.pieces = []
        self.codes = []

    @property
    def words(self):
        # Swift's blanks are these and Python's own are a few more.
        return " ".join(re.sub(r"[\x1c-\x1f]", "\0", "".join(self.pieces)).split())

    def add(self, tokens, shows_html):
        for token in tokens:
            match token.type:
                case "inline":
                    self.add(token.children, shows_html)
                    self.pieces.append("\n")
                case "text":
                    self.pieces.append(token.content)
                case "code_inline":
                    self.pieces.append(token.content)
                    self.codes.append(token.content)
                case "fence" | "code_block":
                    self.pieces.append(token.content + "\n")
                    self.codes.append(token.content.removesuffix("\n"))
                case "softbreak" | "hardbreak":
                    self.pieces.append("\n")
                case "image":
                    self.add(token.children, shows_html)
                case "text_special":
                    self.pieces.append(token.content)
                case "html_inline" if token.content.lower() in ("<br>", "<br/>", "<br />"):
                    self.pieces.append("\n")
                case "html_inline" if shows_html:
                    self.pieces.append(token.content)
                case "html_block" if shows_html:
                    self.pieces.append(token.content + "\n")
        return self


def fragment(text):
    """What a field of the bank says; its raw HTML is meant to be seen."""
    return Readable().add(MARKDOWN.parse(text if text.endswith("\n") else text + "\n"), shows_html=True)


def parts(sheet):
    """The sheet by its headings, without the tags that the sheet itself uses."""
    found = {}
    tokens = MARKDOWN.parse(sheet)
    starts = [n for n, token in enumerate(tokens) if token.type == "heading_open"]
    for start, end in zip(starts, starts[1:] + [len(tokens)]):
        found[tokens[start + 1].content] = Readable().add(tokens[start + 3 : end], shows_html=False)
    return found


def missing(part, fields):
    """The first field that is not where it should be."""
    words, codes = part.words, list(part.codes)
    for field in filter(is_sure, fields):
        expected = fragment(field)
        if expected.words not in words:
            return f"words of {field!r}: {expected.words!r} in {words[:200]!r}"
        words = words.split(expected.words, 1)[1] if expected.words else words
        for code in expected.codes:
            if code not in codes:
                return f"code {code!r} of {field!r}"
            codes = codes[codes.index(code) + 1 :]


def is_sure(field):
    """Whether both readers agree about the field itself."""
    return not any(known.search(field) for known in reference_trees.DEVIATIONS)


class Nesting(HTMLParser):
    """Complains about tags that do not pair."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.ids = []
        self.links = []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if attributes.get("href", "").startswith("#"):
            self.links.append(attributes["href"][1:])

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes nothing")


def check_html(text):
    page = Nesting()
    page.feed(text)
    page.close()
    own = {"contents"} | {link for link in page.links if re.match("question-", link)}
    if page.open:
        yield f"left open: {page.open}"
    if len(set(page.ids)) != len(page.ids) or not own <= set(page.ids):
        yield "ids are not unique, or links lead nowhere"


def plain(cell):
    """A cell without the sign that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if re.match(r"'[=+\-@\t\r\n']", cell) else cell


def options(cells, count):
    """The options of a row and their reasons; those that a wider question needs are empty."""
    letters = [name.removeprefix("option ") for name in cells if name.startswith("option ")]
    if any(cells[f"{name} {letter}"] for name in ("option", "why") for letter in letters[count:]):
        raise ValueError(f"{cells['id']} has more than {count} options")
    return tuple([cells[f"{name} {letter}"] for letter in letters[:count]] for name in ("option", "why"))


def check_tables(export):
    rows = [[plain(cell) for cell in row] for row in csv.reader(io.StringIO(export["csv"], newline=""), strict=True)]
    if [row[0] for row in rows[1:]] != sorted((q["id"] for q in export["questions"]), key=order(export)):
        yield "CSV has other ids"
    for row in rows[1:]:
        question = next(q for q in export["questions"] if q["id"] == row[0])
        cells = dict(zip(rows[0], row, strict=True))
        if cells["prompt"] != question["asked"][0]:
            yield f"CSV has another prompt of {row[0]}"
        count = len(question["told"]) - 1 if cells["kind"] == "choice" else 0
        expected = [*question["asked"][1 : count + 1]], [*question["told"][:count]]
        if options(cells, count) != expected:
            yield f"CSV has other options of {row[0]}"
    lines = export["anki"].split("\n", 6)
    notes = list(csv.reader(io.StringIO(lines[6], newline=""), delimiter="\t", strict=True))
    if [note[0] for note in notes] != ["prep:" + row[0] for row in rows[1:]]:
        yield "Anki has other ids"
    if any(len(note) != 5 for note in notes):
        yield "Anki notes have five fields"


def order(export):
    ids = [question["id"] for question in export["questions"]]
    return ids.index


def check_markdown(export):
    for placement, text in export["markdown"].items():
        found = parts(text)
        for number, question in enumerate(export["questions"], 1):
            asked = found[f"Question {number}"]
            told = found[f"Answer {number}"] if placement == "end" else asked
            problem = missing(asked, question["asked"])
            if placement != "none":
                problem = problem or missing(told, question["told"])
            if problem:
                yield f"{placement}: {question['id']}: {problem}"


def main():
    exports = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    problems = [
        problem
        for export in exports
        for problem in [*check_markdown(export), *check_tables(export), *check_html(export["html"])]
    ]
    print("\n\n".join(problems[:5]))
    questions = [question for export in exports for question in export["questions"]]
    fields = sum(is_sure(field) for q in questions for field in q["asked"] + q["told"])
    print(f"{len(exports)} sheets, {fields} fields compared, {len(problems)} problems")
    return 1 if problems or not fields else 0


if __name__ == "__main__":
    sys.exit(main())

"""Print the HTML sheets with headless Chromium and read the pages.

    apt-get install chromium poppler-utils
    swift build --product prep
    python3 Tests/StudySheetTests/print.py .build/debug/prep

Sheets of the bundled bank with each placement of answers, and the cheat sheet of ten mistakes, on A4
and on Letter, for a reader of light and of dark pages. Every page has words on it and keeps its
margins, the pages together have every word and every code of the Markdown sheet, what is folded
included, the cheat sheet is one page, and a dark reader gets the same ink. Exits with 1 on a difference.
"""

import json
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
NOW = ["--now", "2026-11-21T12:00:00Z"]
# Points that no word may come nearer to the edge of the paper.
EDGE = 20


def run(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


class Words(HTMLParser):
    """What a reader of the page sees, without its head."""

    def __init__(self):
        super().__init__()
        self.pieces = []
        self.is_seen = False

    def handle_starttag(self, tag, attributes):
        self.is_seen = self.is_seen or tag == "main"

    def handle_data(self, data):
        if self.is_seen:
            self.pieces.append(data)


def letters(text):
    """Without what a line break, a hyphen or a bullet makes different."""
    return re.sub(r"[\s\-\u00ad\u2010•◦▪☐\ufffe\f]", "", text)


def print_page(folder, name, html, paper, is_dark):
    """The PDF of a page, as its reader would print it."""
    source, target = folder / f"{name}.html", folder / f"{name}-{paper}-{is_dark}.pdf"
    source.write_text(html.replace("@page { margin", f"@page {{ size: {paper}; margin"), encoding="utf-8")
    dark = ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"] if is_dark else []
    run(
        "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", *dark,
        f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", source.as_uri(),
    )
    return target


def boxes(pdf):
    """For each page its size, and the words with their places."""
    text = run("pdftotext", "-bbox", pdf, "-")
    for page in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', text, re.S):
        words = re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', page[2])
        yield float(page[0]), float(page[1]), [tuple(map(float, word)) for word in words]


def check_pages(pdf, paper, html):
    pages = list(boxes(pdf))
    for number, (width, height, words) in enumerate(pages, 1):
        if (round(width), round(height)) != PAPERS[paper]:
            yield f"page {number} is {width} by {height} points"
        if not words:
            yield f"page {number} is empty"
        for left, top, right, bottom in words:
            if left < EDGE or top < EDGE or right > width - EDGE or bottom > height - EDGE:
                yield f"page {number} has a word at the edge, {left, top, right, bottom}"
                break
    reader = Words()
    reader.feed(html)
    printed, expected = letters(run("pdftotext", "-raw", pdf, "-")), [letters(p) for p in reader.pieces]
    for piece in filter(None, expected):
        if piece not in printed:
            yield f"not printed: {piece[:80]!r}"
            break


def ink(pdf, folder):
    """The grey of the first page, pixel by pixel."""
    run("pdftoppm", "-gray", "-r", "20", "-f", "1", "-l", "1", "-singlefile", pdf, folder / "ink")
    return (folder / "ink.pgm").read_bytes()


def mistakes(prep, folder, count):
    """A history whose last answers are wrong: the first choice questions of the bank."""
    lines, questions = [], []
    for topic in json.loads(run(prep, "--data-dir", folder / "none", "export", "--json")):
        choices = [question for question in topic["questions"] if question["kind"] == "choice"]
        questions += choices[:1]
    for question in questions[:count]:
        wrong = next(option["text"] for option in question["options"] if not option["correct"])
        lines.append(
            {"question": question["id"], "at": "2026-11-20T10:00:00Z", "grade": "again", "score": 0,
             "given": [wrong]}
        )  # fmt: skip
    path = folder / "history.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    run(prep, "--data-dir", folder / "data", "progress", "import", path)


def sheets(prep, folder):
    mistakes(prep, folder, 10)
    export = [prep, *NOW, "--data-dir", folder / "data", "export", "--format", "html"]
    yield "cheat-sheet", 1, run(*export, "--wrong", "--brief")
    for placement in ("inline", "folded", "end", "none"):
        yield placement, None, run(*export, "--topic", "forms", "--recall", "--answers", placement)


def main():
    prep, problems, printed = Path(sys.argv[1]).resolve(), [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for sheet, length, html in sheets(prep, folder):
            for paper in PAPERS:
                light, dark = (print_page(folder, sheet, html, paper, is_dark) for is_dark in (False, True))
                count = len(list(boxes(light)))
                found = list(check_pages(light, paper, html))
                if length and count != length:
                    found.append(f"{count} pages instead of {length}")
                if ink(light, folder) != ink(dark, folder):
                    found.append("a dark reader's page is printed otherwise")
                problems += [f"{sheet} on {paper}: {problem}" for problem in found]
                print(f"{sheet} on {paper}: {count} pages")
                printed += 2
    print("\n".join(problems))
    print(f"{printed} sheets printed, {len(problems)} problems")
    return 1 if problems or not printed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Print the HTML sheets with headless Chromium and read the pages.

    apt-get install chromium poppler-utils
    swift build --product prep
    python3 Tests/StudySheetTests/print.py .build/debug/prep

Sheets of the bundled bank with each placement of answers, one with a line of code that is wider than
the paper, and cheat sheets of 1, 10, 30, 150 and all mistakes, of those with code in their questions and of
the longest, on A4 and on Letter. Every page of paper has words on it and keeps its margins, the pages
together have every piece of text of the sheet, what is folded included, and a cheat sheet is one page,
with as many mistakes as it says. On a screen the sheet is light or dark as its reader is. Exits with 1 on
a difference.
"""

import json
import re
import subprocess
import sys
import tempfile
import zlib
from html.parser import HTMLParser
from pathlib import Path

PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
NOW = ["--now", "2026-11-21T12:00:00Z"]
CHROMIUM = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu"]
DARK = ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"]
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


def print_page(folder, name, html, paper):
    """The page as a file and as a PDF."""
    source, target = folder / f"{name}.html", folder / f"{name}-{paper}.pdf"
    source.write_text(html.replace("@page { margin", f"@page {{ size: {paper}; margin"), encoding="utf-8")
    run(*CHROMIUM, "--no-pdf-header-footer", f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={target}", source.as_uri())  # fmt: skip
    return source, target


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


def background(page, folder, is_dark):
    """Red, green and blue in the corner of the page on a screen."""
    picture = folder / "screen.png"
    run(*CHROMIUM, *(DARK if is_dark else []), f"--user-data-dir={folder / 'profile'}",
        f"--screenshot={picture}", page.as_uri())  # fmt: skip
    data = picture.read_bytes()
    start = data.index(b"IDAT") + 4
    # The first pixel is stored as it is, whatever the filter that the byte before it names.
    return tuple(zlib.decompressobj().decompress(data[start:], 4)[1:4])


def choices(prep, folder):
    topics = json.loads(run(prep, "--data-dir", folder / "none", "export", "--json"))
    for rank in range(max(len(topic["questions"]) for topic in topics)):
        yield from (
            topic["questions"][rank]
            for topic in topics
            if rank < len(topic["questions"]) and topic["questions"][rank]["kind"] == "choice"
        )


def longest_wrong(question):
    return max((option["text"] for option in question["options"] if not option["correct"]), key=len)


def record(prep, data, questions):
    """A history whose last answers are wrong, the first questions missed most often."""
    lines = [
        {"question": question["id"], "at": f"2026-11-{day:02}T10:00:00Z", "grade": "again", "score": 0,
         "given": [longest_wrong(question)]}
        for number, question in enumerate(questions)
        for day in range(1, 2 + max(0, 3 - number // 5))
    ]  # fmt: skip
    path = data.with_suffix(".jsonl")
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    run(prep, "--data-dir", data, "progress", "import", path)


def cheat_sheets(prep, folder):
    """Each with the number of mistakes that it is about."""
    questions = list(choices(prep, folder))
    with_code = [question for question in questions if "```" in question["prompt"]]
    length = lambda q: -len(q["prompt"] + "".join(o["text"] + o["why"] for o in q["options"]))
    kinds = {f"{count} mistakes": questions[:count] for count in (1, 10, 30, 150, len(questions))}
    kinds |= {"10 with code": with_code[:10], "150 with code": with_code[:150]}
    kinds |= {"longest prompts": sorted(questions, key=lambda q: -len(q["prompt"]))[:60]}
    kinds |= {"longest": sorted(questions, key=length)[:60]}
    for name, asked in kinds.items():
        data = folder / name.replace(" ", "-")
        record(prep, data, asked)
        yield name, len(asked), run(prep, *NOW, "--data-dir", data, "export", "--format", "html", "--wrong", "--brief")


def check_cheat_sheet(html, count):
    """Whether what is on the page and what is not make the whole."""
    shown = html.count("<strong>You:</strong>")
    more = re.findall(r"<p>(\d+) more mistakes?: <code>prep export --wrong</code></p>", html)
    if shown + sum(map(int, more)) != count or len(more) != (shown < count):
        yield f"{shown} shown and {more} more are not {count}"


def widened(html):
    """The page with a line of code that is wider than the paper in place of its first code."""
    line = " ".join(f"argument_{number:03}," for number in range(60))
    return re.sub(r"(<pre><code[^>]*>).*?(?=</code>)", rf"\1{line}", html, count=1, flags=re.S)


def sheets(prep, folder):
    for name, count, html in cheat_sheets(prep, folder):
        yield f"cheat sheet, {name}", count, html
    export = [prep, *NOW, "--data-dir", folder / "10-mistakes", "export", "--format", "html"]
    for placement in ("inline", "folded", "end", "none"):
        yield placement, None, run(*export, "--topic", "forms", "--recall", "--answers", placement)
    yield "wide", None, widened(run(*export, "--topic", "templates", "--level", "beginner"))


def main():
    prep, problems, printed = Path(sys.argv[1]).resolve(), [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for sheet, mistakes, html in sheets(prep, folder):
            if mistakes:
                problems += [f"{sheet}: {problem}" for problem in check_cheat_sheet(html, mistakes)]
            for paper in PAPERS:
                page, pdf = print_page(folder, sheet, html, paper)
                count = len(list(boxes(pdf)))
                found = list(check_pages(pdf, paper, html))
                if mistakes and count != 1:
                    found.append(f"{count} pages instead of one")
                problems += [f"{sheet} on {paper}: {problem}" for problem in found]
                print(f"{sheet} on {paper}: {count} pages")
                printed += 1
            light, dark = (background(page, folder, is_dark) for is_dark in (False, True))
            if min(light) < 240 or max(dark) > 60:
                problems.append(f"{sheet}: {light} is no light page or {dark} no dark one")
    print("\n".join(problems))
    print(f"{printed} sheets printed, {len(problems)} problems")
    return 1 if problems or not printed else 0


if __name__ == "__main__":
    sys.exit(main())

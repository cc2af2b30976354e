"""Let spreadsheets open our tables: no cell of a bank or a history becomes a formula, and all come back unchanged.

    apt-get install libreoffice-calc gnumeric
    python3 Tests/FormatsTests/spreadsheets.py .build/debug/prep

A bank and wrong answers begin with every sign that begins a formula in Excel, LibreOffice or Gnumeric
(https://owasp.org/www-community/attacks/CSV_Injection). Exits with 1 when a program finds a formula, or when
the table that it saves again gives other questions.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

CELLS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\r=1+1", " =1+1", "'=1+1", '"=1+1"',
    '=HYPERLINK("http://example.org","x")', "=cmd|' /C calc'!A0", "%=1", "|=1", "＝1+1",
]
PROGRAMS = {
    "LibreOffice": ["soffice", "--headless", "--convert-to", "{to}", "--outdir", "{folder}", "{file}"],
    "Gnumeric": ["ssconvert", "{file}", "{folder}/{stem}.{to}"],
}


def run(prep, *words, stdin=""):
    done = subprocess.run([prep, *map(str, words)], input=stdin, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"prep {' '.join(map(str, words))}: {done.stderr}")
    return done.stdout


def make(prep, folder):
    """A table of questions, and a history that has them answered wrongly."""
    source = folder / "cells.csv"
    with source.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["question", "option A", "option B", "right"])
        for number, cell in enumerate(CELLS):
            table.writerow([f"{cell} {number}?", f"{cell} one", f"{cell} two", "A"])
    run(prep, "bank", "add", source)
    run(prep, "quiz", "--bank", "cells", "--json", "-n", len(CELLS), stdin="b\n" * 4 * len(CELLS))
    table = folder / "table.csv"
    run(prep, "export", table, "--bank", "cells")
    return table


def converted(command, file, ending):
    words = [
        word.format(to=ending, folder=file.parent / "out", file=file, stem=file.stem)
        for word in command
    ]
    (file.parent / "out").mkdir(exist_ok=True)
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    return file.parent / "out" / f"{file.stem}.{ending}"


def formulas(workbook):
    with zipfile.ZipFile(workbook) as parts:
        sheets = [name for name in parts.namelist() if re.search(r"worksheets/sheet\d+\.xml$", name)]
        return sum(len(re.findall(r"<f[ >/]", parts.read(name).decode())) for name in sheets)


def questions(prep, bank):
    topics = json.loads(run(prep, "export", "--format", "json", "--bank", bank))
    return [
        (question["prompt"], [option["text"] for option in question["options"]])
        for topic in topics for question in topic["questions"]
    ]


def unguarded(asked):
    return [[text.removeprefix("'") for text in [prompt, *options]] for prompt, options in asked]


def main():
    prep = os.path.abspath(sys.argv[1])
    wrong = 0
    for name, command in PROGRAMS.items():
        if not shutil.which(command[0]):
            print(f"{name}: not installed")
            continue
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            os.environ.update(HOME=temporary, PREP_DATA_DIR=str(folder / "data"))
            table = make(prep, folder)
            found = formulas(converted(command, table, "xlsx"))
            saved = converted(command, table, "csv")
            same = questions(prep, table) == questions(prep, "cells")
            # Gnumeric keeps the guard for itself, so it may take a quotation mark of the text for one.
            same &= unguarded(questions(prep, saved)) == unguarded(questions(prep, table))
            print(f"{name}: {found} formulas, {'the same' if same else 'OTHER'} questions")
            wrong += found > 0 or not same
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()

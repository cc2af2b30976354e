"""Hand the sheets of random questions to the programs that they are meant for.

    pip install anki python-liquid
    PREP_SHEETS=$PWD/sheets.json swift test --filter SheetExportTests
    python3 Tests/StudySheetTests/other_readers.py sheets.json

Anki's own importer takes every note once, and updates it when the file comes again. Liquid, which
Jekyll runs before it looks for Markdown, leaves every byte as it was. Exits with 1 on a difference.
"""

import json
import re
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection
from anki.import_export_pb2 import ImportCsvRequest
from liquid import Environment

RAW, END = "{% raw %}", "{% endraw %}"
APART = re.compile(
    r'<!-- \{% endraw %\}\{% comment %\} -->.*?<!-- \{% endcomment %\}\{\{ "-" \}\}->(.*?)<!-- \{% raw %\} -->', re.S
)


def import_notes(collection, path):
    """How many notes an import adds, and how many it finds already there."""
    metadata = collection.get_csv_metadata(path=str(path), delimiter=None)
    log = collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
    return len(log.new), len(log.updated) + len(log.duplicate)


def check_anki(exports):
    for export in exports:
        count = len(export["questions"])
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "notes.txt"
            path.write_text(export["anki"], encoding="utf-8")
            collection = Collection(str(Path(folder) / "collection.anki2"))
            try:
                first, second = import_notes(collection, path), import_notes(collection, path)
                guids = {collection.get_note(note).guid for note in collection.find_notes("")}
            finally:
                collection.close()
        if first[0] != count or second[0] != 0 or second[1] < count:
            yield f"Anki: {first}, then {second} of {count} notes"
        if guids != {"prep:" + question["id"] for question in export["questions"]}:
            yield f"Anki: other ids, {guids}"


def check_liquid(exports):
    environment = Environment()
    for export in exports:
        for placement, text in export["markdown"].items():
            expected = text
            if text.startswith(f"<!-- {RAW} -->"):
                head, _, tail = text.replace(RAW, "", 1).rpartition(END)
                # Of code that ends a raw tag, Jekyll shows what stands in a comment behind it.
                expected = APART.sub(r"<!-- -->\1<!--  -->", head + tail)
            if environment.from_string(text).render() != expected:
                yield f"Liquid changes a sheet with answers {placement}"


def main():
    exports = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for_anki = exports[::10]
    problems = [*check_anki(for_anki), *check_liquid(exports)]
    print("\n".join(problems[:10]))
    print(f"{len(for_anki)} files to Anki, {len(exports)} sheets to Liquid, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

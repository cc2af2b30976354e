"""What the scripts beside this one share: prep as a process, its JSON dialogue and its store."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def program():
    """PREP, else the release build, else the debug build."""
    named = os.environ.get("PREP")
    for path in [named] if named else [ROOT / ".build/release/prep", ROOT / ".build/debug/prep"]:
        if Path(path).exists():
            return str(Path(path).resolve())
    sys.exit("build first: swift build -c release --static-swift-stdlib")


PREP = program()


class Home:
    """A data folder of its own, gone afterwards."""

    def __init__(self):
        self.path = Path(tempfile.mkdtemp(prefix="prep-reliability-"))
        self.data = self.path / "data"
        self.store = self.data / "progress.sqlite"
        self.environment = {"HOME": str(self.path), "PREP_DATA_DIR": str(self.data), "PATH": "/bin"}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)

    def start(self, *words, **more):
        return subprocess.Popen(
            [PREP, *words], env=self.environment | more, text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, *words, stdin="", seconds=60, **more):
        return subprocess.run(
            [PREP, *words], env=self.environment | more, input=stdin, capture_output=True,
            text=True, timeout=seconds)

    def rows(self, sql="select question, grade from review order by rowid"):
        base = sqlite3.connect(self.store)
        try:
            return base.execute(sql).fetchall()
        finally:
            base.close()

    def complaints(self):
        """What `prep doctor` finds; nothing when all is well."""
        found = self.run("doctor", "--json")
        if found.returncode not in (0, 1):
            return [f"doctor ended with {found.returncode}: {found.stderr}"]
        return json.loads(found.stdout)["problems"]


GRADES = {"again": 1, "hard": 2, "good": 3, "easy": 4}


def picked(event, chance):
    keys = [option["key"] for option in event["options"]]
    return ",".join(sorted(chance.sample(keys, 2))) if event["several"] else chance.choice(keys)


def ordered(event, chance):
    keys = [step["key"] for step in event["steps"]]
    return ",".join(chance.sample(keys, len(keys)))


REPLIES = {
    "open": lambda event, chance: "the queryset is lazy and the database is asked once",
    "choice": picked,
    "short": lambda event, chance: json.dumps({"answer": ["3"] * event["blanks"]}),
    "order": ordered,
    "line": lambda event, chance: str(chance.randint(1, len(event["code"].splitlines()))),
    "query": lambda event, chance: json.dumps({"answer": "select 1"}),
}


def reply(event, chance=random):
    """A line that answers an event of the quiz; None where none is asked for."""
    if event["event"] == "question":
        return REPLIES[event["kind"]](event, chance)
    if event["event"] == "revealed":
        return chance.choice(list(GRADES))
    return None


def converse(quiz, chance=random, most=50):
    """Answers until the quiz ends, however it ends; the (question, grade)s seen as graded.

    What is missed comes back, so that a quiz of wrong answers has no end: after `most` answers it is left.
    """
    seen = []
    try:
        for line in quiz.stdout:
            if not line.endswith("\n"):
                break
            event = json.loads(line)
            if event["event"] == "graded":
                seen.append((event["id"], GRADES[event["grade"]]))
            answer = "q" if len(seen) == most else reply(event, chance)
            if answer is not None:
                quiz.stdin.write(answer + "\n")
                quiz.stdin.flush()
        quiz.stdin.close()
    except BrokenPipeError:
        pass
    return seen

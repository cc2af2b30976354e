"""The bank as the proofs see it: questions, and the code blocks inside them."""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

FOLDER = Path(__file__).resolve().parents[2] / "Data" / "django"
NOT_TOPICS = {"syllabus.json", "synonyms.json", "proofs.json"}


@dataclass(frozen=True)
class Block:
    """A fenced block: the question and field it stands in, its language and its text."""

    question: str
    field: str
    language: str
    code: str

    def __str__(self):
        return f"{self.question}:{self.field}"


def read():
    """Every question by id, as the topic files have them, with the topic."""
    found = {}
    for path in sorted(FOLDER.glob("*.json")):
        if path.name not in NOT_TOPICS:
            bank = json.loads(path.read_text(encoding="utf-8"))
            for question in bank["questions"]:
                found[question["id"]] = question | {"topic": bank["topic"]}
    return found


def questions():
    """Every question of the bank by id; a dictionary as in the topic file, plus its topic."""
    found = read()
    steps = int(os.environ.get("PROOFS_ROTATE_KEYS", "0"))
    for question in found.values() if steps else ():
        for option, is_correct in zip(question.get("options", []), moved(question, steps)):
            option["correct"] = is_correct
    return found


def moved(question, steps):
    """The keys of a question, moved on by some options: no proof of it may hold for them."""
    keys = [option["correct"] for option in question.get("options", [])]
    start = -steps % max(1, len(keys))
    return keys[start:] + keys[:start]


def with_wrong_keys():
    """The choice questions that moving the keys gives others; after as many steps as a question has
    options, each key is where it was."""
    steps = int(os.environ.get("PROOFS_ROTATE_KEYS", "0"))
    return {id for id, question in read().items() if moved(question, steps) != moved(question, 0)}


def right_and_wrong(question_id):
    """The texts of the right options and of the wrong ones."""
    options = questions()[question_id]["options"]
    return (
        [option["text"] for option in options if option["correct"]],
        [option["text"] for option in options if not option["correct"]],
    )


def keyed(question_id, *starts):
    """Ties a proof to its key: the right options begin so, and no wrong one does."""
    right, wrong = right_and_wrong(question_id)
    begun = sorted(start for start in starts for text in right if text.startswith(start))
    assert begun == sorted(starts) and len(right) == len(starts), (right, starts)
    assert not any(text.startswith(starts) for text in wrong), (wrong, starts)


def options(question_id):
    """The options of a question as the topic file has them."""
    return questions()[question_id]["options"]


def keys(question_id):
    """The texts of the right options."""
    return right_and_wrong(question_id)[0]


def inline(text):
    """The first inline code of a text."""
    return re.search(r"`([^`]+)`", text)[1]


def markdown_fields(question):
    """The places of a question that hold Markdown, as (name, text)."""
    for name in ("prompt", "hint", "answer", "explanation"):
        if name in question:
            yield name, question[name]
    for number, asked in enumerate(question.get("followUps", [])):
        if isinstance(asked, str):
            yield f"followUps[{number}]", asked
        else:
            for part in asked:
                yield f"followUps[{number}].{part}", asked[part]
    for number, option in enumerate(question.get("options", [])):
        yield f"options[{number}].text", option["text"]
        yield f"options[{number}].why", option["why"]


def blocks(question):
    """The fenced code blocks of one question, in reading order."""
    parser = MarkdownIt("commonmark")
    return [
        Block(question["id"], field, token.info.strip(), token.content)
        for field, text in markdown_fields(question)
        for token in parser.parse(text)
        if token.type == "fence"
    ]


# The blocks that proofs have taken so far, to run or to render.
TAKEN = set()


def code(question_id, field=None, number=0, language=None):
    """The text of one code block of the bank, so that a proof runs what people read.

    `field` is "prompt", "answer", "options[2].text" and so on; None means any field.
    """
    chosen = [
        block
        for block in blocks(questions()[question_id])
        if (field is None or block.field == field)
        and (language is None or block.language == language)
    ]
    TAKEN.add(chosen[number])
    return chosen[number].code


def run(question_id, field=None, number=0, **names):
    """Executes one code block of the bank and returns the names that it made."""
    names = {"__name__": "bank_block", **names}
    exec(compile(code(question_id, field, number), question_id, "exec"), names)
    return names

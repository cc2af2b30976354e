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
    steps = int(os.environ.get("PROOFS_ROTATE_KEYS", "0"))
    return {id: moved(question, steps) for id, question in read().items()}


def moved_options(options, steps):
    """Each option is as right as the one some places before it."""
    keys = [option["correct"] for option in options]
    start = -steps % len(keys)
    return [option | {"correct": key} for option, key in zip(options, keys[start:] + keys[:start])]


def swapped(pieces, steps):
    """Two neighbours change places, others for each number of steps."""
    first = (steps - 1) % (len(pieces) - 1)
    return [*pieces[:first], pieces[first + 1], pieces[first], *pieces[first + 2:]]


def moved_lines(faults, code, steps):
    """Each fault lies some lines further down, empty ones left out; after the last comes the first."""
    numbers = [number for number, text in enumerate(code.split("\n"), 1) if text.strip()]
    places = [numbers.index(fault["line"]) + steps for fault in faults]
    return [fault | {"line": numbers[n % len(numbers)]} for fault, n in zip(faults, places)]


def moved(question, steps):
    """The question with its key moved on by some steps: no proof of it may hold then."""
    match question["kind"] if steps else None:
        case "choice":
            return question | {"options": moved_options(question["options"], steps)}
        case "order":
            return question | {"steps": swapped(question["steps"], steps)}
        case "line":
            return question | {"lines": moved_lines(question["lines"], question["code"], steps)}
        case _:
            return question


def with_wrong_keys():
    """The questions that moving the keys gives others; after as many steps as a question has
    options, each key is where it was."""
    steps = int(os.environ.get("PROOFS_ROTATE_KEYS", "0"))
    return {id for id, question in read().items() if moved(question, steps) != question}


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
    for number, followUp in enumerate(question.get("followUps", [])):
        if isinstance(followUp, str):
            yield f"followUps[{number}]", followUp
        else:
            yield f"followUps[{number}].ask", followUp["ask"]
            yield f"followUps[{number}].answer", followUp["answer"]
    for number, option in enumerate(question.get("options", [])):
        yield f"options[{number}].text", option["text"]
        yield f"options[{number}].why", option["why"]
    for name in ("blanks", "lines"):
        for number, entry in enumerate(question.get(name, [])):
            yield f"{name}[{number}].why", entry["why"]
    for name in ("steps", "distractors"):
        for number, text in enumerate(question.get(name, [])):
            yield f"{name}[{number}]", text


def blocks(question):
    """The fenced code blocks of one question, in reading order; the code with a faulty line first."""
    parser = MarkdownIt("commonmark")
    shown = [(question["language"], question["code"] + "\n")] if question["kind"] == "line" else []
    return [
        Block(question["id"], "code", language, text) for language, text in shown
    ] + [
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


def steps(question_id):
    """The steps of an ordering, in the order of its key."""
    return questions()[question_id]["steps"]


def swaps(pieces):
    """Every order that two neighbours changing places make."""
    return [swapped(pieces, number) for number in range(1, len(pieces))]


def mended(question_id):
    """The code of a question on a faulty line, with the mend that its explanation shows instead.

    Each faulty line has a block of its own there, or there is one block for all of them. A block may
    begin and end with lines of the code around the fault; nothing else of the code may change.
    """
    question = questions()[question_id]
    lines = code(question_id, "code").rstrip("\n").split("\n")
    faults = [fault["line"] - 1 for fault in question["lines"]]
    shown = [block for block in blocks(question) if block.field == "explanation"]
    groups = [faults] if len(shown) == 1 else [[fault] for fault in faults]
    assert len(groups) == len(shown), "a block for each fault, or one for all"
    for number in sorted(range(len(groups)), key=lambda n: -groups[n][0]):
        group = groups[number]
        block = code(question_id, "explanation", number).rstrip("\n").split("\n")
        said = [text.strip() for text in block]
        above = [n for n in range(group[0]) if lines[n].strip() == said[0]]
        below = [n for n in range(group[-1] + 1, len(lines)) if lines[n].strip() == said[-1]]
        first, last = (above or group)[-1 if above else 0], (below or group[-1:])[0]
        for n in range(first, last + 1):
            assert (lines[n].strip() in said) == (n not in group), lines[n]
        names = tuple(name[0] for text in said if (name := re.match(r"[\w.]+ = ", text)))
        left = lines[:first] + lines[last + 1:]
        assert not any(text.strip().startswith(names) for text in left), "what is mended is left too"
        indent = re.match(" *", lines[first])[0]
        lines[first:last + 1] = [indent + text if text else text for text in block]
    return "\n".join(lines) + "\n"

"""The bank as the proofs see it: questions, and the code blocks inside them."""

import itertools
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

import attempts_orm
import attempts_sql
from markdown_it import MarkdownIt

FOLDER = Path(__file__).resolve().parents[2] / "Data" / "django"
NOT_TOPICS = {"syllabus.json", "synonyms.json", "proofs.json"}
# Answers to questions of the kind "query" by id: "right" ones, and "wrong" ones by what is wrong.
ATTEMPTS = attempts_sql.ATTEMPTS | attempts_orm.ATTEMPTS


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
    return {id: moved(question, steps) for id, question in found.items()} if steps else found


def moved(question, steps):
    """A question with a wrong key, another for each number of steps: no proof of it may hold. After
    as many steps as there are ways to be wrong, the key may be where it was."""
    move = MOVES.get(question["kind"])
    return question | move(question, steps) if move else question


def moved_options(question, steps):
    """The keys moved on by some options."""
    options = question["options"]
    keys = [option["correct"] for option in options]
    start = -steps % len(keys)
    pairs = zip(options, keys[start:] + keys[:start])
    return {"options": [option | {"correct": is_correct} for option, is_correct in pairs]}


def moved_texts(question, steps):
    """One accepted text made wrong; where there are more than rotate has steps, every fourth."""
    number = itertools.count()
    return {
        "blanks": [
            blank | {"accept": [
                wrong(text) if next(number) % 4 == steps - 1 else text for text in blank["accept"]
            ]}
            for blank in question["blanks"]
        ]
    }


def wrong(text):
    """Something else than an accepted text, of the same look; no unit ends in a q, as "5x" does in an x."""
    return str(int(text) + 1) if re.fullmatch(r"-?[0-9]+", text) else f"{text}q"


def swapped(pieces, steps):
    """Two neighbours change places, others for each number of steps."""
    first = (steps - 1) % (len(pieces) - 1)
    return [*pieces[:first], pieces[first + 1], pieces[first], *pieces[first + 2:]]


def moved_steps(question, steps):
    return {"steps": swapped(question["steps"], steps)}


def moved_lines(question, steps):
    """Each fault lies some lines further down, empty ones left out; after the last comes the first."""
    code = question["code"].split("\n")
    numbers = [number for number, text in enumerate(code, 1) if text.strip()]
    places = [numbers.index(fault["line"]) + steps for fault in question["lines"]]
    pairs = zip(question["lines"], places)
    return {"lines": [fault | {"line": numbers[n % len(numbers)]} for fault, n in pairs]}


def moved_solution(question, steps):
    """One of the answers that are known to be wrong."""
    wrong = list(ATTEMPTS[question["id"]]["wrong"].values())
    return {"solution": wrong[(steps - 1) % len(wrong)]}


# How each kind of question gets a wrong key.
MOVES = {
    "choice": moved_options, "short": moved_texts, "order": moved_steps, "line": moved_lines,
    "query": moved_solution,
}


def with_wrong_keys():
    """The questions whose key has been moved to another place."""
    asked = questions()
    return {id for id, question in read().items() if asked[id] != question}


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


def accepted(question_id):
    """What each blank of a question accepts, as a list of texts."""
    return [blank["accept"] for blank in questions()[question_id]["blanks"]]


NUMBERS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
           " fifteen sixteen seventeen eighteen nineteen twenty").split()


def typed(question_id, *outcomes):
    """Ties a proof to a short answer: every accepted text of each blank says what came out, a number
    in digits or as a word, and what was printed without regard to blanks and quotes."""
    blanks = questions()[question_id]["blanks"]
    assert len(blanks) == len(outcomes), question_id
    for blank, outcome in zip(blanks, outcomes):
        said = outcome.__name__ if isinstance(outcome, type) else str(outcome)
        forms = {said}
        if said.isdecimal() and int(said) < len(NUMBERS):
            forms.add(NUMBERS[int(said)])
        if not blank.get("exact"):
            forms = set(map(leveled, forms))
        for text in blank["accept"]:
            assert (text if blank.get("exact") else leveled(text)) in forms, (text, forms)


def leveled(text):
    """A text without case, kinds of quotes and blanks that part nothing, as the program compares."""
    words = re.sub(r"\s+", " ", text.strip().casefold().replace('"', "'"))
    return re.sub(r"(?<!\w) | (?!\w)", "", words)


def filled(question_id, number=0, source=None):
    """The code of the prompt with its gaps filled, once for each accepted text: the text that varies
    beside the first texts of the other blanks."""
    texts = accepted(question_id)
    source = source or code(question_id, "prompt", number)
    assert source.count("____") == len(texts), question_id
    for place, several in enumerate(texts):
        for text in several:
            parts = [text if other == place else each[0] for other, each in enumerate(texts)]
            done = source
            for part in parts:
                done = done.replace("____", part, 1)
            yield done


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
    for name in ("blanks", "lines"):
        for number, entry in enumerate(question.get(name, [])):
            yield f"{name}[{number}].why", entry["why"]
    for name in ("steps", "distractors"):
        for number, text in enumerate(question.get(name, [])):
            yield f"{name}[{number}]", text


def blocks(question):
    """The fenced code blocks of one question, in reading order; the code with a faulty line first, and
    the solution of a query."""
    parser = MarkdownIt("commonmark")
    shown = []
    if question["kind"] == "line":
        shown = [("code", question["language"], question["code"] + "\n")]
    elif question["kind"] == "query":
        language = {"django": "python"}.get(question["language"], question["language"])
        shown = [("solution", language, question["solution"] + "\n")]
    return [
        Block(question["id"], field, language, text) for field, language, text in shown
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


def step_names(question_id):
    """The steps of an ordering that are names in code, in the order of its key."""
    return [inline(step) for step in steps(question_id)]


def distractor_names(question_id):
    """What an ordering leaves out, as names in code."""
    return [inline(text) for text in questions()[question_id]["distractors"]]


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
        indent = re.match(" *", lines[first])[0]
        after = [indent + text if text else text for text in block]
        for n in range(first, last + 1):
            assert (lines[n] not in after) if n in group else (lines[n].strip() in said), lines[n]
        new = [text for text in said if text not in map(str.strip, lines[first:last + 1])]
        for head in {name[0] for text in new if (name := re.match(r"[\w., \[\]\"]+( = |\()", text))}:
            begun, left = (
                sum(text.strip().startswith(head) for text in texts)
                for texts in (lines, lines[:first] + after + lines[last + 1:])
            )
            assert left <= max(begun, sum(text.startswith(head) for text in new)), f"{head}: left, too"
        lines[first:last + 1] = after
    return "\n".join(lines) + "\n"

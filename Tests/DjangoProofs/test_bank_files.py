"""The bank's files are what Data/schema.json says."""

import json

import bank
import jsonschema
import pytest

SCHEMA = json.loads((bank.FOLDER.parent / "schema.json").read_text(encoding="utf-8"))
FILES = [path for path in sorted(bank.FOLDER.glob("*.json")) if path.name not in bank.NOT_TOPICS]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_topic_file_meets_the_schema(path):
    validator = jsonschema.Draft202012Validator(SCHEMA)
    problems = validator.iter_errors(json.loads(path.read_text(encoding="utf-8")))
    assert [f"{list(problem.path)}: {problem.message}" for problem in problems] == []


def test_the_schema_refuses_a_question_without_a_right_option():
    question = {
        "id": "one", "kind": "choice", "level": "beginner", "prompt": "P", "explanation": "e",
        "options": [{"text": t, "correct": False, "why": "w"} for t in "ab"],
    }
    file = {"format": 1, "bank": "b", "topic": "t", "title": "T", "questions": [question]}
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert not validator.is_valid(file)
    question["options"][0]["correct"] = True
    assert validator.is_valid(file)

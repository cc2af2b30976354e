"""Proofs for the queries to be written with the ORM, Data/django/orm.json: run as prep runs them, on the
data that is shown and on that which is hidden, with their queries counted."""

import bank
import pytest
from bank import ATTEMPTS
from exercises import Fault, data, ids, in_django, same
from sample import each


def is_right(got, wanted, question):
    """As prep judges: the rows on both sets of data, and the number of queries on the shown one."""
    if any(isinstance(result, Fault) for result in got):
        return False
    if got[0]["queries"] > question.get("maxQueries", got[0]["queries"]):
        return False
    return all(same(*rows(*pair), question) for pair in zip(got, wanted))


def rows(got, wanted):
    """The rows of two results, with columns of the same names in the same order; of a solution that
    writes, those of all tables afterwards."""
    if "tables" in wanted:
        got, wanted = got.get("tables", {"columns": [], "rows": []}), wanted["tables"]
    names, others = got["columns"], wanted["columns"]
    found = [tuple(row) for row in got["rows"]]
    if names != others and sorted(names) == sorted(others) and len(set(names)) == len(names):
        found = [tuple(row[names.index(name)] for name in others) for row in found]
    return found, [tuple(row) for row in wanted["rows"]]


@pytest.mark.parametrize("id", each(*ids("django")))
def test_right_answers_give_the_rows_of_the_solution_and_wrong_ones_do_not(id):
    question, attempts = bank.questions()[id], ATTEMPTS[id]
    codes = [bank.code(id, "solution"), *attempts["right"], *attempts["wrong"].values()]
    assert attempts["right"] and len(attempts["wrong"]) >= 2
    name = question["dataset"]
    results = iter(in_django(name, [(text, code) for code in codes for text in data(name)]))
    solution, *got = [(next(results), next(results)) for _ in codes]
    assert not any(isinstance(result, Fault) for result in solution), solution
    assert is_right(solution, solution, question), "the solution sends no more queries than are allowed"
    assert all(result["rows"] for result in solution), "there are rows to find"
    right, wrong = got[:len(attempts["right"])], got[len(attempts["right"]):]
    for code, results in zip(attempts["right"], right):
        assert is_right(results, solution, question), (code, results, solution)
    passing = [what for what, results in zip(attempts["wrong"], wrong)
               if is_right(results, solution, question)]
    assert passing == []

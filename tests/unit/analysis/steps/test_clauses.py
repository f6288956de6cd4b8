"""The clauses of SQL are told apart in a time that grows with the text."""

import time

import pytest

from portfolio_audit.analysis.steps.sql.clauses import clauses


@pytest.mark.parametrize("filler", ["(", "( ", "{{ ", "{% ", "'"])
def test_what_never_closes_keeps_no_pattern_busy(filler: str) -> None:
    code = "select (" + filler * (50_000 // len(filler))
    begun = time.process_time()

    list(clauses(code, 0, len(code)))

    assert time.process_time() - begun < 3


def test_a_query_in_brackets_stands_apart_from_a_call_in_brackets() -> None:
    code = "select max(a) from ((\n  select b from rides)) where b > 1"

    told = [(clause.word, " ".join(clause.text.split())) for clause in clauses(code, 0, len(code))]

    assert ("select", "max(a)") in told
    assert ("select", "b") in told
    assert ("where", "b > 1") in told

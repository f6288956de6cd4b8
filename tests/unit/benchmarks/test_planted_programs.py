import ast
import random

import pytest

from planted_programs import DISGUISES, Program, Unit, cut_finely, half_of
from portfolio_audit.analysis.code.code_print import CodePrint
from similarity import exact_pairs, fingerprints
from support.programs_alike import functions

PROGRAM = Program("ada/a", (Unit("a.py", None, functions(8)), Unit("n.ipynb", 2, functions(4, 20))))


def chance() -> random.Random:
    return random.Random(1)  # noqa: S311  # a draw that can be repeated


def prints(*programs: Program) -> list[CodePrint]:
    return fingerprints(programs)


@pytest.mark.parametrize("kind", DISGUISES)
def test_a_disguised_program_is_another_text_that_still_parses(kind: str) -> None:
    copy = DISGUISES[kind](PROGRAM, chance())

    assert {unit.text for unit in copy.units}.isdisjoint(unit.text for unit in PROGRAM.units if unit.cell is None)
    assert all(ast.parse(unit.text) for unit in copy.units)
    assert sum(text.count("def ") for text in (unit.text for unit in copy.units)) == 12


def test_half_of_a_program_stands_in_the_host() -> None:
    host = Program("alan/b", (Unit("b.py", None, functions(6, 40)),))

    copy = half_of(PROGRAM, host, chance())

    assert copy.units[0] == host.units[0]
    assert copy.units[1].text.count("def ") in {5, 6, 7}


def test_a_program_is_cut_between_statements() -> None:
    pieces = list(cut_finely(PROGRAM, 12))

    assert len(pieces) == 4
    assert all(piece.lines >= 12 for piece in pieces)


def test_exact_comparison_finds_what_stands_in_both() -> None:
    other = Program("alan/b", (Unit("b.py", None, functions(8, 40)),))

    assert list(exact_pairs(prints(PROGRAM, other, DISGUISES["renamed"](PROGRAM, chance())))) == [(0, 2)]

import pytest

from portfolio_audit.analysis.dataflow.programs import follow
from support.programs import Program, read_programs

PROGRAMS = tuple(read_programs())


@pytest.mark.parametrize("program", [pytest.param(program, id=program.title) for program in PROGRAMS])
def test_a_program_leaks_what_its_author_says(program: Program) -> None:
    found = follow(program.units)

    assert sorted(f"{leak.kind} {leak.confidence}" for leak in found.leaks) == list(program.leaks)
    assert bool(found.safe) is program.is_safe
    assert found.unfinished == ()


def test_there_are_many_programs_and_half_of_them_are_clean() -> None:
    clean = [program for program in PROGRAMS if not program.leaks]

    assert len(PROGRAMS) >= 80
    assert len(clean) * 3 >= len(PROGRAMS)

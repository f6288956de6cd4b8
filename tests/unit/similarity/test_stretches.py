"""The longest stretches that two programs share."""

from collections.abc import Sequence

from portfolio_audit.analysis.code.fingerprint import print_units
from portfolio_audit.evidence import Place
from portfolio_audit.similarity.marks import marks_of
from portfolio_audit.similarity.stretches import Stretch, find_stretches
from support.programs_alike import function, functions


def stretches(first: str, second: Sequence[tuple[tuple[str, int | None], str]]) -> tuple[Stretch, ...]:
    one, other = print_units([(("a.py", None), first)]), print_units(second)
    return find_stretches(one, other, frozenset(marks_of(one)) & frozenset(marks_of(other)))


def test_the_longest_comes_first_and_cells_keep_their_number() -> None:
    found = stretches(functions(5), [(("n.ipynb", 3), function(4)), (("n.ipynb", 8), functions(3))])

    assert [(one.first, one.second) for one in found] == [
        (Place("a.py", 1, 17), Place("n.ipynb", 1, 17, 8)),
        (Place("a.py", 25, 29), Place("n.ipynb", 1, 5, 3)),
    ]


def test_a_line_put_in_does_not_break_a_stretch() -> None:
    lines = functions(4).split("\n")
    changed = "\n".join([*lines[:8], "        checked = validate(part, strict=column, limit=name)", *lines[8:]])

    found = stretches(functions(4), [(("b.py", None), changed)])

    assert len(found) == 1
    assert found[0].first == Place("a.py", 1, 23)


def test_no_more_than_five_are_given() -> None:
    pieces = [((f"{number}.py", None), function(number)) for number in (8, 6, 4, 2, 0, 1, 3, 5)]

    assert len(stretches(functions(9), pieces)) == 5

"""Which lines of code stand in several places, found by windows of lines in linear time."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

WINDOW_LINES = 6
"""Lines in a row that must agree."""
_LINES = 200_000
_PLACES = 200
_SHORTEST = 4
_BOILERPLATE = lazy_regex(r"^(?:import |from \S{1,100} import |library\(|#|//|\"\"\"|'''|[)\]}(\[{,;:]{1,4}$)")


class Duplication(Struct, frozen=True):
    """What stands twice."""

    compared_lines: int
    """Lines that can be compared: no blank, comment, import or closing bracket."""
    repeated_lines: int
    """Lines inside a window that stood in an earlier place already."""
    blocks: tuple[Located, ...]
    """Where a repeated block starts, with the place of the first one as text."""


class _Line(Struct, frozen=True):
    number: int
    word: int
    unit: int


def find_duplication(units: Iterable[CodeUnit]) -> Duplication:
    """Compare the code of files and cells, each in the order given."""
    sources = [unit for unit in units if unit.source]
    lines = list(_lines(sources))
    words = tuple(line.word for line in lines)
    seen: dict[tuple[int, ...], int] = {}
    repeated: set[int] = set()
    blocks: list[Located] = []
    for start in range(len(lines) - WINDOW_LINES + 1):
        unit, last = lines[start].unit, lines[start + WINDOW_LINES - 1].unit
        if unit != last and sources[unit].path != sources[last].path:
            continue
        first = seen.setdefault(words[start : start + WINDOW_LINES], start)
        if start - first < WINDOW_LINES:
            continue
        if start not in repeated and len(blocks) < _PLACES:
            blocks.append(_block(sources, lines[first], lines[start]))
        repeated.update(range(start, start + WINDOW_LINES))
    return Duplication(len(lines), len(repeated), tuple(blocks))


def _lines(units: list[CodeUnit]) -> Iterator[_Line]:
    words: dict[str, int] = {}
    count = 0
    for position, unit in enumerate(units):
        for number, line in enumerate(unit.source.split("\n"), 1):
            text = " ".join(line[:1_000].split())
            if len(text) < _SHORTEST or _BOILERPLATE.match(text):
                continue
            count += 1
            if count > _LINES:
                return
            yield _Line(number, words.setdefault(text, len(words)), position)


def _block(units: list[CodeUnit], first: _Line, again: _Line) -> Located:
    origin = units[first.unit].place(first.number)
    where = f"cell {origin.cell}" if origin.cell is not None else f"line {origin.line}"
    return Located(f"also in {origin.path}, {where}", units[again.unit].place(again.number))

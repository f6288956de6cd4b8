"""Steps of languages that are read line by line."""

from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.line_gates import rows_by_line
from portfolio_audit.analysis.steps.lines.scopes import scopes_of_lines
from portfolio_audit.analysis.steps.lines.words import OTHER
from portfolio_audit.analysis.steps.names.step_names import step_at
from portfolio_audit.analysis.steps.names.vocabulary import Meaning
from portfolio_audit.analysis.steps.steps import Step
from portfolio_audit.patterns import lazy_regex

_LINE_CHARACTERS = 240
_LINES = 12_000
_ONLY_NAMES = lazy_regex(r"\s{0,40}(?:#\s?include|namespace|using|import|package|from|require)\b")
"""Lines of other languages that only name a module or a space of names."""


def foreign_steps(unit: CodeUnit) -> Iterator[Step]:
    """Give them in the order of their lines."""
    lines = list(code_lines(unit))
    scopes = scopes_of_lines(lines, unit.language)
    rows = rows_by_line([line for _, line in lines], [(row[2].needed, row) for row in OTHER])
    for index, found in sorted(rows.items()):
        number, line = lines[index]
        if _ONLY_NAMES.match(line):
            continue
        for kind, detail, gate in found:
            matched = gate.pattern.search(line)
            if matched:
                yield step_at(
                    unit, Meaning(kind, detail), matched.group(0).strip()[:80], number, scopes.get(number, "")
                )


def code_lines(unit: CodeUnit) -> Iterator[tuple[int, str]]:
    """Give the lines without comments, numbered from 1, each cut."""
    mark = "#" if unit.language in ("python", "r", "julia") else "//"
    for number, line in enumerate(unit.source.splitlines()[:_LINES], start=1):
        code = line[:_LINE_CHARACTERS].split(mark, 1)[0]
        if code.strip():
            yield number, code

"""The steps that a file of SQL takes: what its models and tables clean, derive, group and join."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.sql_files import Statement, openings, statements, without_comments
from portfolio_audit.analysis.steps.lines.words_evaluate import measured_in_sql
from portfolio_audit.analysis.steps.sql.clauses import Clause, clauses
from portfolio_audit.analysis.steps.sql.lines import (
    DEDUPLICATES,
    DEDUPLICATING_MACRO,
    DISTINCT,
    FIRST_AT_ONCE,
    FIRST_ROW,
    IN_SELECT,
    IN_WHERE,
    NUMBERS_ROWS,
    OF_A_KEY,
    ROW_NAME,
)
from portfolio_audit.analysis.steps.steps import Step, StepKind

_Found = tuple[StepKind, str, str, int]
"""Kind, sort, text, and the offset in the source."""
_CHARACTERS = 80
_LINE_CHARACTERS = 400


def sql_steps(unit: CodeUnit) -> Iterator[Step]:
    """Give the steps, each sort once a line; columns below each other that are cleaned alike are one place."""
    code = without_comments(unit.source)
    for sort, text, start in openings(unit.source):
        yield _step(unit, (StepKind.LOAD, sort, text, start), "")
    for statement in statements(unit.path, unit.source):
        seen: dict[tuple[StepKind, str], int] = {}
        for found in _of_statement(code, statement, unit.source):
            step = _step(unit, found, statement.name)
            line, before = step.at.line or 1, seen.get((step.kind, step.detail), -1)
            seen[step.kind, step.detail] = line
            if line != before and not (step.kind is StepKind.CLEAN and line == before + 1):
                yield step


def _step(unit: CodeUnit, found: _Found, scope: str) -> Step:
    kind, detail, text, start = found
    said = " ".join(text.split())[:_CHARACTERS]
    return Step(kind, said, detail, unit.place(unit.source.count("\n", 0, start) + 1), scope)


def _of_statement(code: str, statement: Statement, source: str) -> Iterator[_Found]:
    whole = code[statement.start : statement.end]
    if statement.mends and whole[:6].lower() == "delete":
        kind = "missing" if re.search(r"\bis\s+null\b", whole, re.IGNORECASE) else "duplicates"
        yield StepKind.CLEAN, kind, whole, statement.start
        return
    for clause in clauses(code, statement.start, statement.end):
        yield from _of_clause(clause, source)
    for kind, detail in measured_in_sql(whole):
        yield kind, detail, "a query", statement.start


def _of_clause(clause: Clause, source: str) -> Iterator[_Found]:
    match clause.word:
        case "select" | "set":
            yield from _of_columns(clause, source)
        case "where" | "having":
            yield from _of_lines(clause, IN_WHERE)
        case "group by":
            yield StepKind.ENGINEER, "grouped", f"group by {clause.text.strip()}", clause.start
        case "join" | "cross join":
            yield StepKind.ENGINEER, "joined", f"{clause.word} {clause.text.strip()}", clause.start
        case "qualify" if NUMBERS_ROWS.search(clause.text) and FIRST_AT_ONCE.search(clause.text):
            yield StepKind.CLEAN, "duplicates", f"qualify {clause.text.strip()}", clause.start
        case "from" if found := DEDUPLICATING_MACRO.search(clause.text):
            yield StepKind.CLEAN, "duplicates", found[0], clause.start + found.start()


def _of_lines(clause: Clause, patterns: tuple[tuple[StepKind, str, re.Pattern[str]], ...]) -> Iterator[_Found]:
    offset = clause.start
    for line in clause.text.splitlines(keepends=True):
        for kind, detail, pattern in patterns:
            found = pattern.search(line.rstrip()[:_LINE_CHARACTERS])
            if found:
                yield kind, detail, line.strip(" ,\n"), offset + found.start()
        offset += len(line)


def _of_columns(clause: Clause, source: str) -> Iterator[_Found]:
    yield from _of_lines(clause, IN_SELECT)
    distinct = DISTINCT.match(clause.text)
    if distinct and (distinct[1] or DEDUPLICATES.search(_said_above(source, clause.start))):
        yield StepKind.CLEAN, "duplicates", f"select {distinct[0].strip()}", clause.start
    numbered = NUMBERS_ROWS.search(clause.text)
    named = ROW_NAME.search(clause.text)
    if numbered and named:
        name = named[1]
        if re.search(FIRST_ROW.format(name=re.escape(name)), source, re.IGNORECASE):
            yield StepKind.CLEAN, "duplicates", named[0], clause.start + numbered.start()
        elif not OF_A_KEY.search(name):
            yield StepKind.ENGINEER, "window", named[0], clause.start + numbered.start()


def _said_above(source: str, start: int) -> str:
    """Give the few lines before a query, which name it."""
    return "\n".join(source[max(0, start - 600) : start].splitlines()[-4:])

"""Checks of tables in SQL: tests of dbt projects, queries for wrong rows in files named so, and blocks that stop."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from portfolio_audit.analysis.dbt_projects import dbt_projects
from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.analysis.sql_files import is_of_an_application, without_comments
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.analysis.testing.dbt_tests import dbt_tests
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.lines import read_text
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_NAMED = lazy_regex(
    r"(?:^|[_-])(?:(?:data|quality|sanity|integrity|dq)_?-?(?:quality_?)?(?:checks?|tests?|validations?|assertions?)|data_quality"
    r"|validat(?:e|es|ion|ions)|assertions?|dq)(?=$|[_-])"
)
"""Names of files that look for wrong rows."""
_CHANGES = lazy_regex(r"\b(?:create|insert|update|delete|merge)\b", re.IGNORECASE)
_SELECTS = lazy_regex(r"\b(?:select|with)\b", re.IGNORECASE)
_WRONG_ROWS = lazy_regex(
    r"\bhaving\s+count\([^()]{1,60}\)\s*>\s*1\b|\bcount\([^;()]{1,200}\bis\s+null\b"
    r"|\bwhere\b[^;]{0,400}?(?:\bis\s+null\b|\bnot\s+in\b|\bnot\s+between\b|[<>]|!=)",
    re.IGNORECASE,
)
_STOPS = lazy_regex(
    r"(?ism)\bselect\b[^;]{1,400}?\binto\b[^;]{1,400};\s*if\b[^;]{1,200}?\bthen\s+raise\s+exception\b|^\s*assert\s*\(?[^;]{0,400}?\bselect\b[^;]{1,400}"
    r"|\bif\s+(?:not\s+)?exists\s*\(\s*select\b[^;]{1,400}?\)\s+(?:then\s+raise\s+exception|(?:begin\s+)?(?:throw|raiserror))\b",
)
_IN_A_BLOCK = lazy_regex(r"\b(?:begin|declare|raise|then|raiserror)\b", re.IGNORECASE)
_CHARACTERS = 80


def sql_checks(snapshot: Snapshot) -> tuple[Step, ...]:
    """Give one step for each test of a dbt project and for each query that looks for wrong rows, by path."""
    return snapshot.derived(_checks)


def _checks(snapshot: Snapshot) -> tuple[Step, ...]:
    of_dbt = (
        Step(StepKind.VALIDATE, case.text, "test", case.at)
        for file in dbt_tests(snapshot)
        for case in file.cases
        if case.looks_at_data and not case.is_skipped
    )
    return (*of_dbt, *_in_scripts(snapshot))


def _in_scripts(snapshot: Snapshot) -> Iterator[Step]:
    tests = {entry.path for project in dbt_projects(snapshot) for entry in project.tests}
    scripts = (entry for entry in own_files(snapshot, ".sql") if entry.path not in tests)
    for entry, text in snapshot.parsed_all(scripts, read_text):
        if is_of_an_application(entry.path, text):
            continue
        code = without_comments(text)
        is_named = _NAMED.search(PurePosixPath(entry.path).stem.lower()) is not None
        found = [*_queries(code), *_blocks(code)] if is_named else [*_blocks(code)]
        for said, start in found:
            place = Place(entry.path, code.count("\n", 0, start) + 1)
            yield Step(StepKind.VALIDATE, " ".join(said.split())[:_CHARACTERS], "query", place)


def _queries(code: str) -> Iterator[tuple[str, int]]:
    """Give the statements that ask for wrong rows and change none, with their offset."""
    start = 0
    for statement in code.split(";"):
        asked = _SELECTS.search(statement)
        if (
            asked
            and _WRONG_ROWS.search(statement)
            and not _CHANGES.search(statement)
            and not _IN_A_BLOCK.search(statement)
        ):
            yield statement[asked.start() :], start + asked.start()
        start += len(statement) + 1


def _blocks(code: str) -> Iterator[tuple[str, int]]:
    """Give the conditions on rows that stop the work, with their offset."""
    for found in _STOPS.finditer(code):
        yield found[0], found.start() + len(found[0]) - len(found[0].lstrip())

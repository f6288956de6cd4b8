"""Rows that a loop leaves out for what is missing or wrong with them, while it gathers or keeps the others."""

import ast
from collections.abc import Iterator

from portfolio_audit.analysis.programs import code_of
from portfolio_audit.analysis.steps.syntax_scopes import SyntaxScope
from portfolio_audit.patterns import lazy_regex

NEEDED_BY_SKIPPED_ROWS = (
    ("continue",),
    ("exists(", "isna(", "isnull(", "isnan(", ".mean()"),
    (".append(", "save(", "yield", "write"),
)
"""Texts of which a source that skips such rows has one of each group."""
_OF_ROWS = lazy_regex(
    r"\b(?:itertuples|iterrows|iter_rows|DictReader|to_dicts?)\(|\b(?:rows|records|annotations|samples)\b"
)
_LACKS = lazy_regex(r"^not .{1,80}\bexists\(|\b(?:isna|isnull|isnan)\(")
_TOO_MUCH = lazy_regex(r"\.mean\(\)\s?[<>]=?\s?0?\.\d")
"""A share of a part of the data that is too high or too low to keep it."""
_KEEPS = lazy_regex(r"\.append\(|\bsave\w{0,8}\(|\byield\b|\bwrite\w{0,8}\(")
_OF_ANSWERS = lazy_regex(r"pred|score|loss|acc|prob|error|metric")
_CHARACTERS = 200


def find_skipped_rows(scope: SyntaxScope) -> Iterator[tuple[str, int]]:
    """Give the condition and the line of each."""
    for node in scope.nodes:
        if not isinstance(node, ast.For | ast.AsyncFor):
            continue
        of_rows = _OF_ROWS.search(code_of(node.iter, _CHARACTERS)) is not None
        for index, one in enumerate(node.body):
            said = _skipped_for(one)
            is_wrong = bool(_TOO_MUCH.search(said)) or (of_rows and bool(_LACKS.search(said)))
            if is_wrong and not _OF_ANSWERS.search(said.lower()) and _keeps(node.body[index + 1 :]):
                yield f"if {said}: continue"[:80], one.lineno


def _skipped_for(node: ast.stmt) -> str:
    """Give the condition under which a statement goes on with the next row; empty for any other statement."""
    is_skip = isinstance(node, ast.If) and isinstance(node.body[-1], ast.Continue) and not node.orelse
    return code_of(node.test, _CHARACTERS) if isinstance(node, ast.If) and is_skip else ""


def _keeps(statements: list[ast.stmt]) -> bool:
    return any(_KEEPS.search(code_of(one, _CHARACTERS * 4)) for one in statements)

"""Line counts of a Python source from its scan and its docstrings."""

import ast

from portfolio_audit.parsers.python_module import Comment, LineCounts
from portfolio_audit.parsers.python_scan import Scan
from portfolio_audit.parsers.python_tree import parses
from portfolio_audit.patterns import lazy_regex

_CODE_MARK = lazy_regex(r"[(=\[]|^(?:import|from|return|raise|del|assert|for|while|if|elif|with|def|class|try)\b")
_SHORT, _LONG = 3, 300
_PROSE_IMPORTS = frozenset(
    {"library", "libraries", "data", "dataset", "datasets", "packages", "package", "modules", "module", "dependencies"}
)
_PROSE = (ast.Global, ast.Nonlocal, ast.Pass)


def read_comments(scan: Scan) -> tuple[Comment, ...]:
    """Give the comments with what each is."""
    return tuple(
        Comment(remark.text.strip(), remark.line, remark.is_alone, remark.is_alone and is_code(remark.text))
        for remark in scan.comments
    )


def count_lines(
    text: str, scan: Scan, comments: tuple[Comment, ...], docstrings: tuple[tuple[int, int], ...]
) -> LineCounts:
    """Sort each physical line into code, comment, docstring or blank."""
    inside: set[int] = set()
    for first, last in (*scan.long_strings, *docstrings):
        inside.update(range(first, last + 1))
    blank = sum(1 for number, line in enumerate(text.split("\n")[: scan.total], 1) if _is_blank(line, number, inside))
    alone = [comment for comment in comments if comment.is_alone and comment.line not in inside]
    docstring = len({number for first, last in docstrings for number in range(first, last + 1)})
    return LineCounts(
        total=scan.total,
        code=max(0, scan.total - blank - len(alone) - docstring),
        comment=len(alone),
        commented_out=sum(comment.is_code for comment in alone),
        docstring=docstring,
        blank=blank,
    )


def is_code(comment: str) -> bool:
    """Tell whether the text after a hash is a statement that someone switched off."""
    text = comment.strip().lstrip("#").strip()
    if not _SHORT < len(text) < _LONG or not _CODE_MARK.search(text):
        return False
    statement = parses(text + " pass" if text.endswith(":") else text)
    if statement is None or isinstance(statement, _PROSE):
        return False
    if isinstance(statement, ast.Import):
        return not any(alias.name.lower() in _PROSE_IMPORTS for alias in statement.names)
    if isinstance(statement, ast.AnnAssign):
        return statement.value is not None
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Call) and " (" not in text
    return True


def _is_blank(line: str, number: int, inside: set[int]) -> bool:
    return number not in inside and not line.strip()

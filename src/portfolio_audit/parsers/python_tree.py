"""A Python source to its syntax tree, or to the reason why there is none."""

import ast
import gc
import io
import re
import sys
import tokenize
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from portfolio_audit.limits import PYTHON_BYTES
from portfolio_audit.parsers.python_quotes import swap_inner_quotes
from portfolio_audit.parsers.python_scan import Scan, scan_source
from portfolio_audit.patterns import lazy_regex

NEWER_SYNTAX = "an f-string that this Python cannot read"
"""The error where an older Python runs us than the author's: our limit, not the author's fault."""

_OPEN_F_STRING = lazy_regex(r"\b[rR]?[fF]([\"'])[^\"'\n]{0,300}+(?<=\{)\s{0,40}$")
_PYTHON_2 = lazy_regex(
    r"^[ \t]*+(?:print[ \t]++[\"'\w%]|print[ \t]*+>>|except[ \t]++[\w.]++[ \t]*+,[ \t]*+\w++[ \t]*+:"
    r"|raise[ \t]++[\w.]++[ \t]*+,|exec[ \t]++[\"'\w])",
    re.MULTILINE,
)


def decode_source(content: bytes) -> str:
    """Decode by the source's own coding line, lines ended by line feeds, bad bytes replaced."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        text = content.decode(encoding, "replace")
    except (SyntaxError, LookupError, ValueError):
        text = content.decode("utf-8", "replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def parse_tree(content: bytes) -> tuple[ast.Module | None, str | None, Scan]:
    """Give the tree or the error, and the scan of the text in any case."""
    text = decode_source(content[:PYTHON_BYTES])
    scan = scan_source(text)
    if len(content) > PYTHON_BYTES:
        return None, f"larger than {PYTHON_BYTES // 1024} KiB", scan
    if scan.is_too_deep:
        return None, "too deeply nested", scan
    try:
        with _quiet():
            return ast.parse(content), None, scan
    except SyntaxError as error:
        tree = _parse_again(text) if "f-string" in str(error.msg) else None
        return tree, None if tree is not None else _syntax_error(text, error), scan
    except (RecursionError, MemoryError):
        return None, "too deeply nested", scan
    except (ValueError, LookupError):
        return None, "not readable as Python text", scan


def _parse_again(text: str) -> ast.Module | None:
    """Parse with the inner quotes of f-strings swapped, which Python before 3.12 needs."""
    swapped = swap_inner_quotes(text)
    if swapped == text:
        return None
    try:
        with _quiet():
            return ast.parse(swapped)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def parses(text: str) -> ast.stmt | None:
    """Parse one short line, and give its only statement."""
    try:
        with _quiet():
            body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return body[0] if len(body) == 1 else None


@contextmanager
def paused_collector() -> Iterator[None]:
    """Keep the collector of cycles out of growing trees, which have none and would be gone through again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep warnings that quote the source off the terminal."""
    with paused_collector(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _syntax_error(text: str, error: SyntaxError) -> str:
    if sys.version_info < (3, 12) and ("f-string" in str(error.msg) or _OPEN_F_STRING.search(error.text or "")):
        return NEWER_SYNTAX
    if "Missing parentheses in call to" in str(error.msg) or _PYTHON_2.search(text):
        return "Python 2 syntax"
    if "too many" in str(error.msg):
        return "too deeply nested"
    return f"syntax error in line {error.lineno or 1}"

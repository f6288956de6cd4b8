"""Comments and tags that ask for a finding to be set aside, out of Python, Markdown and notebooks."""

import io
import tokenize
from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.notebook_raw import RawCell, joined, read_raw
from portfolio_audit.patterns import lazy_regex

MOST = 100
"""Comments kept of one file."""
_MARK = b"portfolio-audit:"
_DIRECTIVE = lazy_regex(r"portfolio-audit:\s{0,9}ignore\[([a-z0-9 ,-]{1,400})\]([^\n]{0,400})")
_HTML_COMMENT = lazy_regex(r"<!--([^<>]{0,900})-->")
_FENCE = lazy_regex(r"\s{0,3}(```|~~~)")
_QUIET = frozenset({tokenize.ENCODING, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT})


class IgnoreComment(Struct, frozen=True):
    """One request, and the part of its file that it speaks of."""

    rules: tuple[str, ...]
    text: str
    """What stands behind the rules: the reason; untrusted."""
    written_line: int | None = None
    """Where it stands, from 1; in a notebook the line of the cell's source, or none for a tag."""
    line: int | None = None
    """First line that it speaks of; none for the whole file or cell."""
    end_line: int | None = None
    cell: int | None = None


@kept
def parse_python_ignores(content: bytes) -> tuple[IgnoreComment, ...]:
    """Read comments: behind code for that line, on a line of their own for the next, above all code for the file."""
    return tuple(_python(content))[:MOST] if _MARK in content else ()


@kept
def parse_markdown_ignores(content: bytes) -> tuple[IgnoreComment, ...]:
    """Read HTML comments outside of code blocks; each speaks of the whole file."""
    return tuple(_markdown(read_lines(content)))[:MOST] if _MARK in content else ()


@kept
def parse_notebook_ignores(content: bytes) -> tuple[IgnoreComment, ...]:
    """Read tags and comments of cells; each speaks of its cell."""
    raw = read_raw(content) if _MARK in content else ""
    if isinstance(raw, str):
        return ()
    return tuple(found for number, cell in enumerate(raw.all_cells, 1) for found in _cell(cell, number))[:MOST]


def _directive(text: str) -> IgnoreComment | None:
    match = _DIRECTIVE.search(text)
    rules = tuple(name.strip() for name in match[1].split(",") if name.strip()) if match else ()
    return IgnoreComment(rules, match[2].strip()) if match and rules else None


def _python(content: bytes) -> Iterator[IgnoreComment]:
    waiting: list[IgnoreComment] = []
    seen_code = False
    for token in _tokens(content):
        line = token.start[0]
        found = _directive(token.string) if token.type == tokenize.COMMENT else None
        if found and not token.line[: token.start[1]].strip():
            waiting.append(_at(found, line))
        elif found:
            yield _at(found, line, line)
        elif token.type not in _QUIET and token.type != tokenize.COMMENT:
            yield from (_at(one, one.written_line, line if seen_code else None) for one in waiting)
            waiting.clear()
            seen_code = True


def _tokens(content: bytes) -> Iterator[tokenize.TokenInfo]:
    """Give the tokens up to the first that is none."""
    try:
        yield from tokenize.tokenize(io.BytesIO(content).readline)
    except (tokenize.TokenError, SyntaxError, ValueError, RecursionError, MemoryError):
        return


def _at(found: IgnoreComment, written: int | None, line: int | None = None) -> IgnoreComment:
    return IgnoreComment(found.rules, found.text, written, line, line)


def _markdown(lines: Iterable[str]) -> Iterator[IgnoreComment]:
    in_code = False
    for number, line in enumerate(lines, 1):
        in_code ^= _FENCE.match(line) is not None
        for comment in () if in_code else _HTML_COMMENT.findall(line):
            found = _directive(comment)
            if found is not None:
                yield _at(found, number)


def _cell(cell: RawCell, number: int) -> Iterator[IgnoreComment]:
    is_code = joined(cell.cell_type) == "code"
    source = joined(cell.source).encode("utf-8", "replace")
    comments = parse_python_ignores(source) if is_code else parse_markdown_ignores(source)
    tags = (_directive(tag) for tag in cell.tags)
    for found in (*comments, *(tag for tag in tags if tag)):
        yield IgnoreComment(found.rules, found.text, found.written_line, cell=number)

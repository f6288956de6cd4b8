"""Comments and functions of languages that are read line by line."""

import re

from msgspec import Struct

from portfolio_audit.parsers.python import LineCounts
from portfolio_audit.patterns import lazy_regex

_DOCUMENTED_ABOVE = 3


class LineLanguage(Struct, frozen=True):
    """How a language writes comments and functions."""

    comment: str
    """What starts a comment line."""
    function: re.Pattern[str]
    block_start: str = ""
    block_end: str = ""


class LineReading(Struct, frozen=True):
    """What the lines of one file show."""

    lines: LineCounts
    functions: int
    documented_functions: int
    """Functions with a comment right above, or a docstring in Julia; in headers of C and C++ also those declared so."""


_BRACES = lazy_regex(
    r"^\s{0,40}(?:(?:export|public|private|protected|static|async|inline|virtual|const|"
    r"template<[^>]{0,80}>)\s{1,4}){0,4}"
    r"(?:function\s{1,4}\w{1,60}\s{0,2}\(|func\s{1,4}(?:\([^)]{0,60}\)\s{1,2})?\w{1,60}\(|fn\s{1,4}\w{1,60}|"
    r"def\s{1,4}\w{1,60}"
    r"|[\w:<>,*&\[\]]{1,60}\s{1,4}[*&]?[\w:~]{1,60}\s{0,2}\([^;]{0,300}\)\s{0,4}(?:const\s{0,2})?\{|(?:const|"
    r"let)\s{1,4}\w{1,60}\s?=\s?(?:async\s)?\([^)]{0,120}\)\s?=>)"
)
_SLASHES = LineLanguage("//", _BRACES, "/*", "*/")
_R = LineLanguage("#", lazy_regex(r"^\s{0,20}[\w.]{1,60}\s{0,4}(?:<-|=)\s{0,4}function\s{0,2}\("))

LINE_LANGUAGES: dict[str, LineLanguage] = {
    "r": _R,
    "sql": LineLanguage("--", lazy_regex(r"(?!)"), "/*", "*/"),
    "julia": LineLanguage(
        "#", lazy_regex(r"^\s{0,20}(?:function\s{1,4}[\w.!]{1,60}|[\w!]{1,60}\([^)]{0,120}\)\s?=[^=])"), "#=", "=#"
    ),
    "matlab": LineLanguage("%", lazy_regex(r"^\s{0,20}function\b"), "%{", "%}"),
    **dict.fromkeys(("c++", "c", "java", "scala", "rust", "go", "javascript", "typescript"), _SLASHES),
}
_HEADER = lazy_regex(r"^#\s{0,4}(?:pragma once|ifndef)\b", re.MULTILINE)
_DECLARED = lazy_regex(
    r"^\s{0,12}(?:(?:static|inline|virtual|explicit|constexpr|const)\s{1,4}){0,3}(?:[\w:<>,*&]{1,60}\s{1,4}){0,3}[*&~]?\w{1,60}"
    r"\([^;{}]{0,300}\)\s{0,4}(?:(?:const|override|noexcept|= ?0|= ?default)\s{0,4}){0,3};"
)
"""A function that a header declares: what it does is told there, and its body stands elsewhere."""
_CONTROL = lazy_regex(r"^\s{0,40}(?:if|for|while|switch|else|return|catch)\b")


def read_lines_of(source: str, language: str) -> LineReading:
    """Sort lines into code, comment and blank, and count functions with a comment above."""
    style = LINE_LANGUAGES.get(language, _SLASHES)
    code = comments = blank = functions = documented = 0
    in_block = False
    is_header = language in {"c", "c++"} and _HEADER.search(source) is not None
    since_comment = _DOCUMENTED_ABOVE + 1
    for line in source.removesuffix("\n").split("\n"):
        text = line[:1_000].strip()
        if in_block or text.startswith(style.comment) or (style.block_start and text.startswith(style.block_start)):
            comments += bool(text)
            starts = bool(style.block_start) and text.startswith(style.block_start)
            in_block = (in_block or starts) and style.block_end not in text.removeprefix(style.block_start)
            since_comment = 0
        elif not text:
            blank += 1
            since_comment += 1
        else:
            code += 1
            if style.function.match(line[:1_000]) and not _CONTROL.match(line):
                functions += 1
                documented += since_comment < _DOCUMENTED_ABOVE
            elif is_header and since_comment < _DOCUMENTED_ABOVE and _DECLARED.match(line[:1_000]):
                documented += 1
            since_comment = _DOCUMENTED_ABOVE + 1
    counts = LineCounts(code + comments + blank, code, comments, 0, 0, blank)
    return LineReading(counts, functions, documented)

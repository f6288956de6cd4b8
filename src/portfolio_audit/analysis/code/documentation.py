"""What code says about itself: docstrings, comments, and statements switched off by a hash."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.code.line_languages import LineReading
from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Function, Module
from portfolio_audit.patterns import lazy_regex

_TEXT = 160
_SHORT_FILE = 10
_FOR_TOOLS = lazy_regex(r"coding[:=]|copyright|licen[cs]e|noqa|\bimports?\b|pip install", re.IGNORECASE)
"""Comments at the top that say nothing of the file."""
_WORD = lazy_regex(r"[^\W\d_]{2,30}")
_ADDRESS = lazy_regex(r"\w{2,8}://\S{1,300}")
_NEAR_TOP = 5
_TOP_LINES = 12
_SOME_WORDS = 3
_WORDS_OF_A_BLOCK = 8
_ACCESSORS = frozenset({"property", "setter"})


class Documentation(Struct, frozen=True):
    """Docstrings and comments as shares."""

    public: int
    """Public functions, methods and classes in files and notebooks; in other languages functions."""
    docstring_share: float
    """Share of them with a docstring (in other languages a comment right above)."""
    documented: tuple[Located, ...]
    """Public definitions with a docstring, in files before notebooks."""
    undocumented: tuple[Located, ...]
    """Public definitions without a docstring, in files before notebooks."""
    opened_share: float
    """Share of Python files of 10 lines of code and more that open with a docstring or a comment."""
    unopened: tuple[Located, ...]
    """Those that do not."""
    comment_lines: int
    """Lines that hold only a comment, switched-off statements left out."""
    comment_share: float
    """Comment lines for each line of code and comment; docstrings do not count."""
    explanation_share: float
    """Comment and docstring lines for each line of code, comment and docstring."""
    commented_out: tuple[Located, ...]
    """Switched-off statements, one place a run."""
    commented_out_share: float
    """Their lines for each line of code and comment."""


class _Definition(Struct, frozen=True):
    located: Located
    has_docstring: bool


def read_documentation(units: Iterable[CodeUnit], others: Iterable[LineReading]) -> Documentation:
    """Count over Python units and over what was read of other languages."""
    python = [(unit, unit.module) for unit in units if unit.module is not None]
    readings = list(others)
    definitions = [found for unit, module in python for found in _definitions(unit, module)]
    documented = tuple(found.located for found in definitions if found.has_docstring)
    public = len(definitions) + sum(reading.functions for reading in readings)
    files = [(unit, module) for unit, module in python if not unit.in_notebook and module.lines.code >= _SHORT_FILE]
    unopened = [Located(unit.path, unit.place(1)) for unit, module in files if not _is_opened(module)]
    lines = [module.lines for _, module in python] + [reading.lines for reading in readings]
    code = sum(count.code for count in lines)
    off = sum(count.commented_out for count in lines)
    comments = sum(count.comment for count in lines) - off
    docstrings = sum(count.docstring for count in lines)
    return Documentation(
        public=public,
        docstring_share=min(
            1.0, _share(len(documented) + sum(reading.documented_functions for reading in readings), public)
        ),
        documented=documented,
        undocumented=tuple(found.located for found in definitions if not found.has_docstring),
        opened_share=_share(len(files) - len(unopened), len(files)),
        unopened=tuple(unopened),
        comment_lines=comments,
        comment_share=_share(comments, code + comments),
        explanation_share=_share(comments + docstrings, code + comments + docstrings),
        commented_out=tuple(place for unit, module in python for place in _commented_out(unit, module)),
        commented_out_share=_share(off, code + comments + off),
    )


def _definitions(unit: CodeUnit, module: Module) -> Iterator[_Definition]:
    """Yield functions, methods and classes that others may use; stubs and plain properties need no words."""
    for function in module.functions:
        if function.is_public and not function.is_stub and not _is_accessor(function):
            located = Located(function.qualified_name, unit.place(function.line))
            yield _Definition(located, function.has_docstring)
    for kind in module.classes:
        if kind.is_public:
            yield _Definition(Located(kind.name, unit.place(kind.line)), kind.has_docstring)


def _is_accessor(function: Function) -> bool:
    marks = {name.rpartition(".")[2] for name in function.decorators}
    return "overload" in marks or bool(marks & _ACCESSORS and function.statements <= 1)


def _is_opened(module: Module) -> bool:
    """Tell a docstring, a comment of three words near the top, and a block of comments that says as much together."""
    if module.docstring:
        return True
    said = [note for note in module.comments[:_TOP_LINES] if not note.is_code and not _FOR_TOOLS.search(note.text)]
    if any(note.line <= _NEAR_TOP and len(note.text.split()) >= _SOME_WORDS for note in said):
        return True
    block = [note for index, note in enumerate(said) if note.line <= index + _NEAR_TOP]
    return sum(len(_WORD.findall(_ADDRESS.sub(" ", note.text))) for note in block) >= _WORDS_OF_A_BLOCK


def _commented_out(unit: CodeUnit, module: Module) -> Iterator[Located]:
    if not module.lines.commented_out:
        return
    before = -2
    for comment in module.comments:
        if comment.is_code:
            if comment.line > before + 1:
                yield Located(comment.text[:_TEXT], unit.place(comment.line))
            before = comment.line


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0

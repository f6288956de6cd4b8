"""Habits that make code easy or hard to change: imports, error handling, names, output, loops over frames."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.code.optional_imports import tried_imports
from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Module
from portfolio_audit.patterns import lazy_regex

_ODD_FUNCTION = lazy_regex(r"[a-z][A-Z]|^_{0,2}[A-Z][a-z]")
_HOOKS = lazy_regex(r"^(?:setUp|tearDown|setUpClass|tearDownClass|visit_\w+|do_[A-Z]+|on[A-Z]\w+|assert[A-Z]\w*)$")
_CAP_WORDS = lazy_regex(r"^_{0,2}[A-Z][A-Za-z0-9]*$")
_FRAMES = frozenset({"pandas", "polars", "dask", "cudf", "modin"})
_SOME_PRINTS = 3
_ROW_LOOPS = frozenset({"iterrows"})
_LOGGING = ("logging.", "loguru.", "structlog.")
_LOG_METHODS = lazy_regex(r"\.(?:debug|info|warning|error|exception|critical)$")


class Habits(Struct, frozen=True):
    """Places that a careful reader would mark."""

    dead_imports: tuple[Located, ...]
    """Imported names that nothing reads."""
    dead_import_share: float
    """Share of imported names."""
    silent_handlers: tuple[Located, ...]
    """`except` clauses that catch everything and say nothing."""
    broad_handlers: tuple[Located, ...]
    """`except` clauses that catch everything."""
    handlers: int
    """All `except` clauses."""
    silent_share: float
    """Share of all `except` clauses that are silent."""
    broad_share: float
    """Share of all `except` clauses that catch everything."""
    uses_frames: bool
    """True when pandas or polars is imported."""
    row_loops: tuple[Located, ...]
    """Loops over the rows of a data frame, and row-wise `apply` inside a loop."""
    row_loop_density: float
    """Such loops for each 1,000 lines of code."""
    prints: tuple[Located, ...]
    """Calls of `print` inside functions of Python files."""
    logging_calls: int
    """Calls of logging libraries in Python files."""
    logged_share: float
    """Share of log calls among log calls and prints inside functions; 1 where fewer than 3 prints stand."""
    odd_names: tuple[Located, ...]
    """Functions and classes whose name does not follow PEP 8."""
    odd_name_share: float
    star_imports: tuple[Located, ...]
    """`from module import *`."""


def read_habits(units: Iterable[CodeUnit]) -> Habits:
    """Look for each habit in every Python unit."""
    python = [(unit, unit.module) for unit in units if unit.module is not None]
    files = [(unit, module) for unit, module in python if not unit.in_notebook]
    dead = tuple(place for unit, module in python for place in _dead_imports(unit, module))
    odd = tuple(place for unit, module in python for place in _odd_names(unit, module))
    caught = [(unit, handler) for unit, module in python for handler in module.handlers]
    silent = [_except(unit, found.line) for unit, found in caught if found.is_bare and found.is_silent]
    broad = [_except(unit, found.line) for unit, found in caught if found.is_bare]
    loops = tuple(place for unit, module in python for place in _row_loops(unit, module))
    lines = sum(module.lines.code for _, module in python)
    prints = tuple(place for unit, module in files for place in _prints(unit, module))
    logs = sum(1 for _, module in files for call in module.calls if _logs(call.name, call.receiver))
    return Habits(
        dead_imports=dead,
        dead_import_share=_share(len(dead), sum(len(module.imports) for _, module in python)),
        silent_handlers=tuple(silent),
        broad_handlers=tuple(broad),
        handlers=len(caught),
        silent_share=_share(len(silent), len(caught)),
        broad_share=_share(len(broad), len(caught)),
        uses_frames=any(found.module.split(".")[0] in _FRAMES for _, module in python for found in module.imports),
        row_loops=loops,
        row_loop_density=_share(1_000 * len(loops), lines),
        prints=prints,
        logging_calls=logs,
        logged_share=_share(logs, logs + len(prints)) if len(prints) >= _SOME_PRINTS else 1.0,
        odd_names=odd,
        odd_name_share=_share(len(odd), sum(len(module.functions) + len(module.classes) for _, module in python)),
        star_imports=tuple(place for unit, module in python for place in _star_imports(unit, module)),
    )


def _except(unit: CodeUnit, line: int) -> Located:
    return Located("except", unit.place(line))


def _prints(unit: CodeUnit, module: Module) -> Iterator[Located]:
    for call in module.calls:
        if call.name == "print" and call.scope:
            yield Located("print", unit.place(call.line))


def _star_imports(unit: CodeUnit, module: Module) -> Iterator[Located]:
    for found in module.imports:
        if found.name == "*":
            yield Located(f"from {found.module} import *", unit.place(found.line))


def _dead_imports(unit: CodeUnit, module: Module) -> Iterator[Located]:
    """Give imports of names that are never read; one that is tried asks whether the package is there."""
    dead = [found for found in module.imports if not found.is_used]
    if dead and PurePosixPath(unit.path).name != "__init__.py":
        tried = tried_imports(unit)
        for found in dead:
            if found.line not in tried:
                yield Located(found.alias, unit.place(found.line))


def _odd_names(unit: CodeUnit, module: Module) -> Iterator[Located]:
    for function in module.functions:
        if _ODD_FUNCTION.search(function.name) and not _HOOKS.match(function.name):
            yield Located(function.name, unit.place(function.line))
    for kind in module.classes:
        if not _CAP_WORDS.match(kind.name):
            yield Located(kind.name, unit.place(kind.line))


def _row_loops(unit: CodeUnit, module: Module) -> Iterator[Located]:
    for call in module.calls:
        last = call.name.rpartition(".")[2]
        is_row_apply = last == "apply" and ("axis", "1") in call.keywords and call.in_loop
        if last in _ROW_LOOPS or is_row_apply:
            yield Located(f"{call.receiver}.{last}".lstrip("."), unit.place(call.line))


def _logs(name: str, receiver: str) -> bool:
    return name.startswith(_LOGGING) or (bool(_LOG_METHODS.search(name)) and "log" in receiver.lower())


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0

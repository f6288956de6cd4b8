"""Which Python files are there to be run, and not to be imported or served."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.python_module import Import, Module

_SERVED = frozenset(
    {"fastapi", "starlette", "flask", "django", "sanic", "litestar", "quart", "celery", "airflow", "streamlit"}
)
"""Packages whose programs start the files that use them."""
_FEWEST_CELLS = 3
_DECLARING = frozenset(
    {"config", "settings", "constants", "models", "schemas", "database", "db", "urls", "wsgi", "asgi"}
)
"""Names of files that declare what others use, also where nobody imports them yet."""


def find_run_files(files: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give files with a main guard, and those that do more than define and that nobody else starts.

    A notebook that is kept as a script of cells is run cell by cell, and is none.
    """
    modules = [(unit.path, unit.module) for unit in files if unit.module is not None and not _has_cells(unit)]
    imported = {name for path, module in modules for found in module.imports for name in _names(path, found)}
    return tuple(Located(path, Place(path)) for path, module in modules if _is_run(path, module, imported))


def _is_run(path: str, module: Module, imported: set[str]) -> bool:
    if module.has_main_guard:
        return True
    defines_only = (module.functions or module.classes) and all(call.scope for call in module.calls)
    is_served = any(found.module.split(".")[0] in _SERVED for found in module.imports)
    pure = PurePosixPath(path)
    return not defines_only and not is_served and pure.stem not in {"__init__", *_DECLARING, *imported}


def _has_cells(unit: CodeUnit) -> bool:
    return unit.source.count("\n# %%") >= _FEWEST_CELLS


def _names(path: str, found: Import) -> Iterator[str]:
    """Give the last names of a dotted import, which may be files; a file does not import itself."""
    for name in (found.module.rpartition(".")[2], found.name):
        if name and name != PurePosixPath(path).stem:
            yield name

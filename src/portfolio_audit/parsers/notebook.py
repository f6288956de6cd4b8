"""One notebook to compact cells, with what each output is, not what it holds."""

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.notebook_cells import Cell, CellKind, Notebook, Output, OutputKind
from portfolio_audit.parsers.notebook_magics import blank_magics
from portfolio_audit.parsers.notebook_outputs import summarise_outputs
from portfolio_audit.parsers.notebook_raw import RawCell, joined, number, read_raw
from portfolio_audit.parsers.notebook_validity import is_valid
from portfolio_audit.parsers.python import Module, parse_cells

__all__ = ["Cell", "CellKind", "Notebook", "Output", "OutputKind", "parse_notebook"]

_SOURCE_CHARACTERS = 100_000
_PYTHON = frozenset({"python", "ipython", "python2", "python3", "sage", ""})


@kept
def parse_notebook(content: bytes) -> Notebook:
    """Parse one notebook; never raises on bad content."""
    raw = read_raw(content)
    if isinstance(raw, str):
        return Notebook(error=raw, is_valid=False, format="", language="python", cells=())
    language = _language(raw.language)
    return Notebook(
        error=None,
        is_valid=is_valid(content) or raw.is_upgraded,
        format=f"{number(raw.nbformat) or 0}.{number(raw.nbformat_minor) or 0}",
        language=language,
        cells=_cells(raw.all_cells, is_python=language == "python"),
    )


def _language(said: str) -> str:
    """Give the kernel's language; a notebook that says nothing is a Python one."""
    if said in _PYTHON or said.startswith("python"):
        return "python"
    return "r" if said == "ir" else said


def _cells(raws: tuple[RawCell, ...], *, is_python: bool) -> tuple[Cell, ...]:
    sources = [joined(raw.source)[:_SOURCE_CHARACTERS] for raw in raws]
    kinds = [_KINDS.get(joined(raw.cell_type), CellKind.RAW) for raw in raws]
    code = {index: blank_magics(sources[index]) for index, kind in enumerate(kinds) if kind is CellKind.CODE}
    modules: dict[int, Module] = {}
    if is_python:
        parsed = parse_cells([blanked.encode("utf-8", "replace") for blanked, _ in code.values()])
        modules = dict(zip(code, parsed, strict=True))
    return tuple(
        Cell(
            number=index + 1,
            kind=kinds[index],
            source=sources[index],
            execution_count=number(raw.execution_count),
            module=modules.get(index),
            magics=code[index][1] if index in code else (),
            outputs=summarise_outputs(raw.all_outputs) if index in code else (),
            tags=raw.tags,
        )
        for index, raw in enumerate(raws)
    )


_KINDS = {"code": CellKind.CODE, "markdown": CellKind.MARKDOWN, "heading": CellKind.MARKDOWN}

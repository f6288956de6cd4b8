"""How the author's code is written, in densities and shares, so that small projects are judged fairly."""

from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec
from msgspec import Struct

from portfolio_audit.analysis.code.documentation import Documentation, read_documentation
from portfolio_audit.analysis.code.duplication import Duplication, find_duplication
from portfolio_audit.analysis.code.generated_code import is_generated, is_notebook_export
from portfolio_audit.analysis.code.habits import Habits, read_habits
from portfolio_audit.analysis.code.line_languages import LINE_LANGUAGES, read_lines_of
from portfolio_audit.analysis.code.shape import Shape, read_shape
from portfolio_audit.analysis.code.style_tools import find_style_tools
from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.kinds.typical import judged_files, judged_units, read_steps
from portfolio_audit.analysis.own_code import own_modules
from portfolio_audit.analysis.plots.script_plots import ScriptPlot, find_script_plots
from portfolio_audit.analysis.running.run_files import find_run_files
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.notebook import CellKind
from portfolio_audit.parsers.python import NEWER_SYNTAX, parse_module
from portfolio_audit.parsers.rmarkdown import parse_rmarkdown
from portfolio_audit.snapshot.snapshot import Snapshot

_FEW_MODULES = 2
_DASHBOARDS = frozenset({"streamlit", "dash", "gradio", "shiny", "panel", "bokeh"})


class CodeFacts(Struct, frozen=True):
    """The author's code without tests, copied libraries, builds, checkpoints and what generators wrote."""

    typical_project: str
    """In a collection the folder of the project that is looked at: the third-fullest; else empty."""
    modules: int
    """Python files."""
    module_lines: int
    """Lines of code in Python files."""
    notebook_lines: int
    """Lines of code in cells of Python notebooks."""
    other_lines: int
    """Lines of code in languages that are read line by line."""
    lines: int
    """All of these together."""
    module_share: float
    """Share of these lines in Python files."""
    notebook_share: float
    """Share of these lines in notebooks, R Markdown and Quarto documents."""
    unparsed: tuple[Located, ...]
    """Python files that do not parse, with the reason; Python 2 is named as such."""
    parsed_share: float
    """Share of Python files that parse; 1 without files."""
    documentation: Documentation
    shape: Shape
    habits: Habits
    repeated: Duplication
    repeated_share: float
    """Share of comparable lines that stand in an earlier place already."""
    main_guards: int
    """Files with `if __name__ == "__main__"`."""
    scripts: tuple[Located, ...]
    """Python files that are run: with a main guard, or with more than definitions, imported and served by none."""
    packages: tuple[Located, ...]
    """Folders with `__init__.py`, the outermost ones."""
    structure: str
    """`package`, `modules` (files that import each other), `scripts`, `notebooks`, or `none` without code."""
    notebook_imports: tuple[Located, ...]
    """Modules of the repository that its notebooks import, each once a notebook."""
    script_plots: tuple[ScriptPlot, ...]
    """What Python files draw, one a function and kind of plot."""
    script_labelled: tuple[ScriptPlot, ...]
    """Those of them with title and axis labels."""
    script_unlabelled: tuple[ScriptPlot, ...]
    """Those without."""
    script_crafted_share: float
    """Share of them with title and axis labels."""
    style_tools: tuple[Located, ...]
    """Configurations of formatters, linters and type checkers."""
    dashboards: tuple[Located, ...]
    """Files that import Streamlit, Dash, Gradio, Shiny or Panel, which show plots to a reader."""


def collect(snapshot: Snapshot) -> CodeFacts:
    """Read all code of the author."""
    units = _units(snapshot)
    files = [unit for unit in units if unit.module is not None and not unit.in_notebook]
    cells = [unit for unit in units if unit.module is not None and unit.in_notebook]
    by_line = [unit for unit in units if unit.language in LINE_LANGUAGES]
    others = [read_lines_of(unit.source, unit.language) for unit in by_line]
    unparsed = _unparsed(snapshot)
    duplication = find_duplication(unit for unit in units if unit.language != "sql")
    packages = _packages(snapshot)
    plots = find_script_plots(files)
    chunks = [reading for unit, reading in zip(by_line, others, strict=True) if _is_notebook(unit)]
    other_lines = sum(reading.lines.code for reading in others)
    lines = _code_lines(files) + _code_lines(cells) + other_lines
    return CodeFacts(
        typical_project=read_steps(snapshot).typical,
        modules=len(files),
        module_lines=_code_lines(files),
        notebook_lines=_code_lines(cells),
        other_lines=other_lines,
        lines=lines,
        module_share=round(_code_lines(files) / max(1, lines), 3),
        notebook_share=round((_code_lines(cells) + sum(part.lines.code for part in chunks)) / max(1, lines), 3),
        unparsed=unparsed,
        parsed_share=round(len(files) / (len(files) + len(unparsed)), 3) if files or unparsed else 1.0,
        documentation=read_documentation([*files, *cells], others),
        shape=read_shape([*files, *cells]),
        habits=read_habits([*files, *cells]),
        repeated=duplication,
        repeated_share=round(duplication.repeated_lines / max(1, duplication.compared_lines), 3),
        main_guards=sum(unit.module.has_main_guard for unit in files if unit.module is not None),
        scripts=find_run_files(files),
        packages=packages,
        structure=_structure(files, cells, has_packages=bool(packages), has_others=bool(others)),
        notebook_imports=tuple(_imported_by(cells, own_modules(snapshot))),
        script_plots=plots,
        script_labelled=tuple(plot for plot in plots if plot.is_crafted),
        script_unlabelled=tuple(plot for plot in plots if not plot.is_crafted),
        script_crafted_share=round(sum(plot.is_crafted for plot in plots) / len(plots), 3) if plots else 0.0,
        style_tools=find_style_tools(snapshot),
        dashboards=tuple(_dashboards(files)),
    )


def _units(snapshot: Snapshot) -> tuple[CodeUnit, ...]:
    """Give the author's code, what generators wrote left out, and of R Markdown only the chunks."""
    units = (unit for unit in judged_units(snapshot) if unit.in_notebook or not _is_made(unit, snapshot))
    return tuple(msgspec.structs.replace(unit, source=_chunks(unit)) if _is_document(unit) else unit for unit in units)


def _is_made(unit: CodeUnit, snapshot: Snapshot) -> bool:
    """Tell whether a generator wrote the file, or a notebook beside it holds the same code."""
    twin = str(PurePosixPath(unit.path).with_suffix(".ipynb"))
    return is_generated(unit.source) or (twin in snapshot.by_path and is_notebook_export(unit.source))


def _is_document(unit: CodeUnit) -> bool:
    return unit.path.lower().endswith((".rmd", ".qmd"))


def _is_notebook(unit: CodeUnit) -> bool:
    return unit.in_notebook or _is_document(unit)


def _chunks(unit: CodeUnit) -> str:
    cells = parse_rmarkdown(unit.source.encode("utf-8", "replace")).cells
    return "\n".join(cell.source for cell in cells if cell.kind is CellKind.CODE)


def _code_lines(units: list[CodeUnit]) -> int:
    return sum(unit.module.lines.code for unit in units if unit.module is not None)


def _unparsed(snapshot: Snapshot) -> tuple[Located, ...]:
    parsed = snapshot.parsed_all(judged_files(snapshot, ".py"), parse_module)
    errors = ((entry.path, module.error) for entry, module in parsed)
    return tuple(Located(error, Place(path)) for path, error in errors if error is not None and error != NEWER_SYNTAX)


def _packages(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the outermost folders with `__init__.py`, tests left out."""
    folders = {PurePosixPath(entry.path).parent for entry in judged_files(snapshot, ".py") if _is_init(entry.path)}
    outer = [folder for folder in folders if folder.parent not in folders and "test" not in folder.name.lower()]
    return tuple(Located(str(folder), Place(f"{folder}/__init__.py")) for folder in sorted(outer) if str(folder) != ".")


def _is_init(path: str) -> bool:
    return PurePosixPath(path).name == "__init__.py"


def _structure(files: list[CodeUnit], cells: list[CodeUnit], *, has_packages: bool, has_others: bool) -> str:
    if has_packages:
        return "package"
    if len(files) >= _FEW_MODULES and _share_modules(files):
        return "modules"
    if files or (has_others and not cells):
        return "scripts"
    return "notebooks" if cells else "none"


def _share_modules(files: list[CodeUnit]) -> bool:
    """Tell whether one file imports another, by its name or by the folders before it."""
    names = {tail for unit in files for tail in _dotted_tails(unit.path)}
    imports = [found for unit in files for found in (unit.module.imports if unit.module is not None else ())]
    asked = {found.module.lstrip(".") for found in imports}
    asked |= {f"{found.module}.{found.name}".lstrip(".") for found in imports}
    return bool(names & (asked | {name.split(".")[0] for name in asked}))


def _dotted_tails(path: str) -> list[str]:
    parts = PurePosixPath(path).with_suffix("").parts
    return [".".join(parts[start:]) for start in range(len(parts))]


def _imported_by(cells: list[CodeUnit], names: frozenset[str]) -> Iterator[Located]:
    """Give the first import of each own module in each notebook."""
    first: dict[tuple[str, str], Located] = {}
    for unit in cells:
        for found in unit.module.imports if unit.module is not None else ():
            if found.module.startswith(".") or found.module.split(".")[0] in names:
                first.setdefault((unit.path, found.module), Located(found.module, unit.place(found.line)))
    yield from first.values()


def _dashboards(files: list[CodeUnit]) -> list[Located]:
    return [
        Located(found.module, unit.place(found.line))
        for unit in files
        for found in (unit.module.imports if unit.module is not None else ())
        if found.module.split(".")[0] in _DASHBOARDS
    ]


COLLECTOR = Collector("code", CodeFacts, collect)

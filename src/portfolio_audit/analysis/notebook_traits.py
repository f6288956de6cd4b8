"""The traits of one notebook as numbers and places: cells, order, names, prose, figures."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.plots.figures import Figure, find_figures
from portfolio_audit.analysis.prose.narrative import read_narrative
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.notebook import Cell, CellKind, Notebook, OutputKind
from portfolio_audit.parsers.python import NEWER_SYNTAX
from portfolio_audit.patterns import lazy_regex

SHORT_CELL_LINES = 30
"""Lines of a code cell above which it is long (pynblint)."""
_LONG_COMMENT_LINES = 4
_LOG_LINES = 200
_LONG_NAME = 40
_TEXT = 160

_UNTITLED = lazy_regex(r"^(?:untitled|unbenannt|sans titre|sin t[ií]tulo)[\d\s_-]{0,6}$", re.IGNORECASE)
_COPY = lazy_regex(r"-copy\d{0,4}$|^copy[ _]of\b|[ _-]copy$|\(\d{1,3}\)$", re.IGNORECASE)
_PLAIN_NAME = lazy_regex(r"^[A-Za-z0-9_.-]+$")
_ABSOLUTE = lazy_regex(
    r"^(?:/(?:home|Users|root|mnt|media|var|tmp|data|Volumes|opt)/|[A-Za-z]:[\\/]|~/|/content/drive/|\\\\)"
)
_COMMENT = lazy_regex(r"^[ \t]*+#")


class NotebookTraits(Struct, frozen=True):
    """One notebook."""

    text: str
    """Its path."""
    at: Place
    language: str
    format: str
    is_valid: bool
    """True when nbformat's schema accepts it."""
    size_bytes: int
    title: str
    """The first heading in the first 3 cells; empty when there is none."""
    has_title: bool
    has_purpose: bool
    """Prose in the first 3 cells (pynblint)."""
    has_conclusion: bool
    """Prose in the last 3 cells (pynblint), or a closing section near the end."""
    prose_words: int
    headings: int
    markdown_images: int
    """Pictures shown in Markdown cells."""
    cells: int
    code_cells: int
    """Code cells that are not empty."""
    markdown_cells: int
    markdown_ratio: float
    """Markdown cells for each code cell."""
    words_per_code_cell: float
    is_narrated: bool
    """Markdown ratio at least 0.3 (pynblint) and 8 words of prose for each code cell."""
    code_lines: int
    comment_lines: int
    longest_cell_lines: int
    short_cells_share: float
    """Share of code cells of at most 30 lines (pynblint)."""
    empty_cells: int
    executed_cells: int
    non_executed_cells: int
    """Code cells without a count; 0 where no cell was run at all."""
    is_executed: bool
    """True when at least one cell was run."""
    is_linear: bool
    """True when the counts never fall from one cell to the next; informs, costs nothing."""
    has_gaps: bool
    """True when counts are missing or repeated between the first and the last."""
    output_share: float
    """Share of code cells with an output."""
    error_outputs: tuple[Located, ...]
    invalid_cells: tuple[Located, ...]
    """Code cells that do not parse as Python."""
    imports_beyond_first_cell: bool
    """True when something is imported after the first code cell; informs."""
    long_comments: tuple[Located, ...]
    """Cells with 4 comment lines and more in a row, which Markdown would say better."""
    log_dumps: tuple[Located, ...]
    """Cells with more than 200 lines of printed output."""
    absolute_paths: tuple[Located, ...]
    """Paths that exist on one machine only."""
    figures: tuple[Figure, ...]
    functions: int
    classes: int
    local_imports: tuple[str, ...]
    """Modules imported with a leading dot, or by a name that the collector finds in the repository."""
    is_untitled: bool
    is_copy: bool
    has_plain_name: bool
    """Only letters, digits, `_`, `.` and `-`, which every system takes."""
    has_long_name: bool
    """A file name of more than 40 characters."""

    @property
    def lacks(self) -> str:
        """What frames a notebook and is not there."""
        parts = {
            "heading": self.has_title,
            "opening of eight words": self.has_purpose,
            "close of eight words": self.has_conclusion,
        }
        return ", no ".join(name for name, is_there in parts.items() if not is_there)


def read_traits(path: str, size_bytes: int, notebook: Notebook, *, is_rendered: bool = False) -> NotebookTraits:
    """Put one notebook into numbers; `is_rendered` says that its pictures stand in a page beside it."""
    narrative = read_narrative(path, notebook)
    code = [cell for cell in notebook.cells if cell.kind is CellKind.CODE]
    full = [cell for cell in code if cell.source.strip()]
    markdown = [cell for cell in notebook.cells if cell.kind is CellKind.MARKDOWN and cell.source.strip()]
    lengths = [_lines(cell) for cell in full]
    counts = [cell.execution_count for cell in full if cell.execution_count is not None]
    ratio = len(markdown) / len(full) if full else float(len(markdown))
    words = narrative.prose_words / len(full) if full else float(narrative.prose_words)
    name = PurePosixPath(path).name
    stem = PurePosixPath(path).stem
    modules = [cell.module for cell in full if cell.module is not None]
    return NotebookTraits(
        text=path,
        at=Place(path),
        language=notebook.language,
        format=notebook.format,
        is_valid=notebook.is_valid,
        size_bytes=size_bytes,
        title=narrative.title.text if narrative.title else "",
        has_title=narrative.title is not None,
        has_purpose=narrative.has_purpose,
        has_conclusion=narrative.has_conclusion,
        prose_words=narrative.prose_words,
        headings=narrative.headings,
        markdown_images=narrative.images,
        cells=len(notebook.cells),
        code_cells=len(full),
        markdown_cells=len(markdown),
        markdown_ratio=round(ratio, 3),
        words_per_code_cell=round(words, 1),
        is_narrated=ratio >= 0.3 and words >= 8,  # noqa: PLR2004  # named in the field's own line
        code_lines=sum(module.lines.code for module in modules) or sum(lengths),
        comment_lines=sum(module.lines.comment for module in modules),
        longest_cell_lines=max(lengths, default=0),
        short_cells_share=_share(sum(lines <= SHORT_CELL_LINES for lines in lengths), len(full)),
        empty_cells=len(code) - len(full),
        executed_cells=len(counts),
        non_executed_cells=len(full) - len(counts) if counts else 0,
        is_executed=bool(counts),
        is_linear=counts == sorted(counts),
        has_gaps=bool(counts) and sorted(counts) != list(range(min(counts), min(counts) + len(counts))),
        output_share=_share(sum(bool(cell.outputs) for cell in full), len(full)),
        error_outputs=tuple(_errors(path, full)),
        invalid_cells=tuple(_invalid(path, full)),
        imports_beyond_first_cell=any(cell.module is not None and cell.module.imports for cell in code[1:]),
        long_comments=tuple(_located(path, cell, cell.source) for cell in full if _has_long_comment(cell.source)),
        log_dumps=tuple(_dumps(path, full)),
        absolute_paths=tuple(_absolute_paths(path, full)),
        figures=find_figures(path, notebook, is_rendered=is_rendered),
        functions=sum(len(module.functions) for module in modules),
        classes=sum(len(module.classes) for module in modules),
        local_imports=tuple(sorted({found.module for module in modules for found in module.imports})),
        is_untitled=bool(_UNTITLED.match(stem)),
        is_copy=bool(_COPY.search(stem)),
        has_plain_name=bool(_PLAIN_NAME.match(name)),
        has_long_name=len(name) > _LONG_NAME,
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _lines(cell: Cell) -> int:
    return cell.source.rstrip().count("\n") + 1


def _located(path: str, cell: Cell, text: str, line: int | None = None) -> Located:
    first = text.strip().split("\n", 1)[0][:_TEXT]
    return Located(first, Place(path, line, cell=cell.number, execution_count=cell.execution_count))


def _errors(path: str, cells: list[Cell]) -> Iterator[Located]:
    for cell in cells:
        for output in cell.outputs:
            if output.kind is OutputKind.ERROR and "raises-exception" not in cell.tags:
                yield _located(path, cell, output.text)


def _invalid(path: str, cells: list[Cell]) -> Iterator[Located]:
    for cell in cells:
        if cell.module is not None and cell.module.error not in {None, NEWER_SYNTAX}:
            yield _located(path, cell, cell.module.error or "")


def _dumps(path: str, cells: list[Cell]) -> Iterator[Located]:
    for cell in cells:
        lines = sum(output.lines for output in cell.outputs if output.kind is OutputKind.STREAM)
        if lines > _LOG_LINES:
            yield _located(path, cell, f"{lines} lines of output")


def _absolute_paths(path: str, cells: list[Cell]) -> Iterator[Located]:
    for cell in cells:
        for text in cell.module.texts if cell.module is not None else ():
            if _ABSOLUTE.match(text.value):
                yield _located(path, cell, text.value, text.line)


def _has_long_comment(source: str) -> bool:
    """Tell whether comment lines follow each other, blank lines between them left aside."""
    run = 0
    for line in source.split("\n"):
        if _COMMENT.match(line[:1_000]):
            run += 1
            if run >= _LONG_COMMENT_LINES:
                return True
        elif line.strip():
            run = 0
    return False

"""What the notebooks tell, show and leave out."""

from collections.abc import Iterable
from pathlib import PurePosixPath

import msgspec
from msgspec import Struct

from portfolio_audit.analysis.code.copied_cells import find_copied_cells
from portfolio_audit.analysis.notebook_traits import SHORT_CELL_LINES, NotebookTraits, read_traits
from portfolio_audit.analysis.own_code import is_own_code, own_files, own_modules, unread_notebooks
from portfolio_audit.analysis.plots.figures import Figure
from portfolio_audit.analysis.prose.files.prose import is_readme
from portfolio_audit.collectors.interface import Collector, Unavailable
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.notebook import Notebook, parse_notebook
from portfolio_audit.parsers.rmarkdown import parse_rmarkdown
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot


class NotebooksFacts(Struct, frozen=True):
    """The author's notebooks, each and together; checkpoints and copies of libraries are left out."""

    notebooks: tuple[NotebookTraits, ...]
    """Each notebook that could be read and has code or prose."""
    count: int
    unreadable: tuple[Located, ...]
    """Notebooks that cannot be read, with the reason."""
    checkpoints: tuple[Located, ...]
    """Files of `.ipynb_checkpoints`, which Jupyter writes for itself."""
    prose_words: int
    markdown_ratio: float
    """Markdown cells for each code cell over all notebooks."""
    words_per_code_cell: float
    """Words of prose for each code cell over all notebooks."""
    titled_share: float
    """Share of notebooks with a heading in the first 3 cells."""
    introduced_share: float
    """Share of notebooks with prose in the first 3 cells."""
    concluded_share: float
    """Share of notebooks with prose in the last 3 cells or a closing section."""
    unframed: tuple[Located, ...]
    """Notebooks that lack a heading, or eight words of prose at their opening or close, with what they lack."""
    narrated_share: float
    """Share of notebooks with at least 0.3 Markdown cells and 8 words of prose for each code cell."""
    told: tuple[Located, ...]
    """Notebooks with that much prose."""
    untold: tuple[Located, ...]
    """Notebooks with code but hardly any prose: under 0.3 Markdown cells or 8 words for each code cell."""
    code_lines: int
    short_cells_share: float
    """Share of code cells of at most 30 lines, over all notebooks."""
    long_cells: tuple[Located, ...]
    """Notebooks with a code cell of more than 30 lines, with the lines of the longest."""
    executed_share: float
    """Share of notebooks in which at least one cell was run."""
    output_share: float
    """Share of code cells with a saved output, over all notebooks."""
    error_outputs: tuple[Located, ...]
    """Errors that stand in saved outputs, those that a tag expects left out."""
    invalid_cells: tuple[Located, ...]
    """Code cells that do not parse as Python."""
    log_dumps: tuple[Located, ...]
    """Cells with more than 200 lines of printed output."""
    absolute_paths: tuple[Located, ...]
    """Paths that exist on one machine only."""
    unnamed: tuple[Located, ...]
    """Notebooks called Untitled or Copy."""
    heavy: tuple[Located, ...]
    """Notebooks of more than 5 MB, which the host may not show."""
    copied_cells: tuple[Located, ...]
    """Code cells of 4 lines and more that stand in an earlier notebook too."""
    copied_share: float
    """Their share of all code cells of 4 lines and more."""
    own_imports: tuple[Located, ...]
    """Modules of the repository that notebooks import."""
    functions: int
    """Functions and classes defined in notebooks."""
    figures: tuple[Figure, ...]
    """Cells that draw or show a picture."""
    shown_figures: int
    """Those whose picture is saved."""
    hidden_figures: tuple[Located, ...]
    """Cells that draw, but whose picture is not saved."""
    result_figures: int
    """Figures about results: predictions, errors, importance, clusters."""
    figures_of_results: tuple[Located, ...]
    """The same as places."""
    crafted_share: float
    """Share of figures with title and axis labels, among those whose code can be judged."""
    labelled_figures: tuple[Located, ...]
    """Figures that have both."""
    unlabelled_figures: tuple[Located, ...]
    """Figures that lack a title or axis labels."""
    explained_share: float
    """Share of figures with a sentence in the cell before or after."""
    explained_figures: tuple[Located, ...]
    """Figures with one."""
    unexplained_figures: tuple[Located, ...]
    """Figures without."""
    figures_per_notebook: float
    markdown_images: int
    """Pictures shown in Markdown cells."""


def collect(snapshot: Snapshot) -> NotebooksFacts:
    """Read every notebook of the author, R Markdown and Quarto documents too; the source of a README is none."""
    entries = snapshot.files_with_suffix(".ipynb")
    unread = unread_notebooks(snapshot)
    if unread is not None:
        raise Unavailable(unread.reason)
    parsed = snapshot.parsed_all([entry for entry in entries if is_own_code(entry.path)], parse_notebook)
    sources = (
        entry for entry in own_files(snapshot, ".rmd", ".qmd") if not is_readme(f"{PurePosixPath(entry.path).stem}.md")
    )
    documents = snapshot.parsed_all(sources, parse_rmarkdown)
    distinct = _distinct([pair for pair in (*parsed, *documents) if pair[1].error is None and pair[1].cells])
    modules = own_modules(snapshot)
    copied, compared = find_copied_cells(distinct)
    traits = (
        read_traits(entry.path, entry.size_bytes, notebook, is_rendered=_is_rendered(entry, snapshot))
        for entry, notebook in distinct
    )
    return _facts(
        tuple(_with_local_imports(notebook, modules) for notebook in traits),
        tuple(Located(notebook.error, Place(entry.path)) for entry, notebook in parsed if notebook.error is not None),
        tuple(Located(entry.path, Place(entry.path)) for entry in entries if ".ipynb_checkpoints/" in f"/{entry.path}"),
        copied,
        compared,
    )


def _is_readme(entry: Entry) -> bool:
    return is_readme(f"{PurePosixPath(entry.path).stem}.md")


def _distinct(read: list[tuple[Entry, Notebook]]) -> list[tuple[Entry, Notebook]]:
    """Keep one of each content, the first by path."""
    found: dict[str, tuple[Entry, Notebook]] = {}
    for entry, notebook in read:
        found.setdefault(entry.blob_id or entry.path, (entry, notebook))
    return list(found.values())


def _is_rendered(entry: Entry, snapshot: Snapshot) -> bool:
    """Tell whether a page made from an R Markdown document stands beside it."""
    path = PurePosixPath(entry.path)
    if path.suffix.lower() == ".ipynb":
        return False
    return any(str(path.with_suffix(suffix)) in snapshot.by_path for suffix in (".html", ".md", ".pdf"))


def _facts(
    notebooks: tuple[NotebookTraits, ...],
    unreadable: tuple[Located, ...],
    checkpoints: tuple[Located, ...],
    copied: tuple[Located, ...],
    candidates: int,
) -> NotebooksFacts:
    coded = [notebook for notebook in notebooks if notebook.code_cells]
    run = [notebook for notebook in coded if notebook.format != "rmarkdown"]
    cells = sum(notebook.code_cells for notebook in coded)
    words = sum(notebook.prose_words for notebook in notebooks)
    figures = tuple(figure for notebook in notebooks for figure in notebook.figures)
    judged = [figure for figure in figures if figure.is_judged]
    return NotebooksFacts(
        notebooks=notebooks,
        count=len(notebooks),
        unreadable=unreadable,
        checkpoints=checkpoints,
        prose_words=words,
        markdown_ratio=_share(sum(notebook.markdown_cells for notebook in coded), cells),
        words_per_code_cell=_share(words, cells),
        titled_share=_share(sum(notebook.has_title for notebook in coded), len(coded)),
        introduced_share=_share(sum(notebook.has_purpose for notebook in coded), len(coded)),
        concluded_share=_share(sum(notebook.has_conclusion for notebook in coded), len(coded)),
        unframed=tuple(Located(f"no {book.lacks}", book.at) for book in coded if book.lacks),
        narrated_share=_share(sum(notebook.is_narrated for notebook in coded), len(coded)),
        told=tuple(Located(book.text, book.at) for book in coded if book.is_narrated),
        untold=tuple(Located(book.text, book.at) for book in coded if not book.is_narrated),
        code_lines=sum(notebook.code_lines for notebook in notebooks),
        short_cells_share=_share(sum(book.short_cells_share * book.code_cells for book in coded), cells),
        long_cells=tuple(
            Located(f"{book.longest_cell_lines} lines in its longest cell", book.at)
            for book in coded
            if book.longest_cell_lines > SHORT_CELL_LINES
        ),
        executed_share=_share(sum(notebook.is_executed for notebook in run), len(run)),
        output_share=_share(
            sum(book.output_share * book.code_cells for book in run), sum(book.code_cells for book in run)
        ),
        error_outputs=tuple(place for notebook in notebooks for place in notebook.error_outputs),
        invalid_cells=tuple(place for notebook in notebooks for place in notebook.invalid_cells),
        log_dumps=tuple(place for notebook in notebooks for place in notebook.log_dumps),
        absolute_paths=tuple(place for notebook in notebooks for place in notebook.absolute_paths),
        unnamed=tuple(Located(book.text, book.at) for book in notebooks if book.is_untitled or book.is_copy),
        heavy=tuple(Located(book.text, book.at) for book in notebooks if book.size_bytes > _HEAVY_BYTES),
        copied_cells=copied,
        copied_share=_share(len(copied), candidates),
        own_imports=tuple(Located(name, book.at) for book in notebooks for name in book.local_imports),
        functions=sum(notebook.functions + notebook.classes for notebook in notebooks),
        figures=figures,
        shown_figures=sum(figure.is_shown for figure in figures),
        hidden_figures=_places(figure for figure in figures if not figure.is_shown),
        result_figures=sum(figure.is_about_results for figure in figures),
        figures_of_results=_places(figure for figure in figures if figure.is_about_results),
        crafted_share=_share(sum(figure.is_crafted for figure in judged), len(judged)),
        labelled_figures=_places(figure for figure in judged if figure.is_crafted),
        unlabelled_figures=_places(figure for figure in judged if not figure.is_crafted),
        explained_share=_share(sum(figure.is_explained for figure in figures), len(figures)),
        explained_figures=_places(figure for figure in figures if figure.is_explained),
        unexplained_figures=_places(figure for figure in figures if not figure.is_explained),
        figures_per_notebook=_share(len(figures), len(coded)),
        markdown_images=sum(notebook.markdown_images for notebook in notebooks),
    )


_HEAVY_BYTES = 5_000_000


def _share(part: float, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _places(figures: Iterable[Figure]) -> tuple[Located, ...]:
    return tuple(Located(figure.text, figure.at) for figure in figures)


def _with_local_imports(notebook: NotebookTraits, modules: frozenset[str]) -> NotebookTraits:
    local = tuple(name for name in notebook.local_imports if name.startswith(".") or name.split(".")[0] in modules)
    return msgspec.structs.replace(notebook, local_imports=local)


COLLECTOR = Collector("notebooks", NotebooksFacts, collect)

"""An R Markdown or Quarto document as a notebook of prose and code cells."""

from collections.abc import Iterator

from portfolio_audit.cache.kept import kept
from portfolio_audit.limits import TEXT_BYTES
from portfolio_audit.parsers.notebook_cells import Cell, CellKind, Notebook
from portfolio_audit.patterns import lazy_regex

_FENCE = lazy_regex(r"^ {0,3}```+\s{0,4}\{\s{0,4}([A-Za-z]\w{0,20})")
_END = lazy_regex(r"^ {0,3}```+\s{0,4}$")
_HEADER = lazy_regex(r"^---\s{0,4}$")
_TITLE = lazy_regex(r"^title:\s{0,4}['\"]?([^'\"\n]{1,200})")
_CELLS = 2_000


@kept
def parse_rmarkdown(content: bytes) -> Notebook:
    """Split the document at its code chunks; never raises on bad content."""
    text = content[:TEXT_BYTES].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    cells: list[Cell] = []
    languages: list[str] = []
    for language, lines in _parts(_body(text.split("\n"))):
        source = "\n".join(lines).strip("\n")
        if source and len(cells) < _CELLS:
            kind = CellKind.CODE if language else CellKind.MARKDOWN
            cells.append(Cell(len(cells) + 1, kind, source, None, None, (), (), ()))
            languages += [language] if language else []
    main = max(sorted(set(languages)), key=languages.count, default="r")
    return Notebook(error=None, is_valid=True, format="rmarkdown", language=main, cells=tuple(cells))


def _body(lines: list[str]) -> list[str]:
    """Put the title of the header in the place of the header."""
    if not lines or not _HEADER.match(lines[0]):
        return lines
    end = next((number for number, line in enumerate(lines[1:200], 1) if _HEADER.match(line)), 0)
    titles = [found.group(1) for line in lines[1:end] if (found := _TITLE.match(line[:300]))]
    return [*(f"# {title}" for title in titles[:1]), *lines[end + 1 :]]


def _parts(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    language = ""
    part: list[str] = []
    for line in lines:
        fence = None if language else _FENCE.match(line[:200])
        if fence is not None or (language and _END.match(line[:200])):
            yield language, part
            language = fence.group(1).lower() if fence is not None else ""
            part = []
        else:
            part.append(line)
    yield language, part

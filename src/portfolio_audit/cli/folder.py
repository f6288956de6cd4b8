"""A portfolio as a folder: its own page and data, and beside them the page of each repository."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from portfolio_audit.cli.outputs import file_name, write_file
from portfolio_audit.errors import UsageError
from portfolio_audit.portfolio.entries import Entry
from portfolio_audit.render.interface import find_renderer
from portfolio_audit.render.redaction import redact
from portfolio_audit.report.report import Report

_FORMATS = ("html", "markdown", "json")


def is_folder(path: str) -> bool:
    """Say whether an output names a folder: by a slash at its end, or because it is one."""
    return path.endswith("/") or Path(path).is_dir()


def write_folder(folder: Path, report: Report, entries: Iterable[Entry], secrets: tuple[str, ...]) -> int:
    """Write `index.html`, `.md` and `.json`, and a page for each repository that they link; give the number of files.

    Raises:
        UsageError: the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"The folder {folder} cannot be made: {error.strerror}.", "Name another one.") from error
    html = find_renderer("html")
    audited = {entry.name: entry.report for entry in entries if entry.report is not None}
    pages = _page_names(audited)
    for name, single in audited.items():
        write_file(folder / pages[name], redact(html.render(single), secrets))
    linked = _with_pages(report, pages)
    for name in _FORMATS:
        renderer = find_renderer(name)
        write_file(folder / f"index{renderer.suffix}", redact(renderer.render(linked), secrets))
    return len(pages) + len(_FORMATS)


def _page_names(names: Iterable[str]) -> dict[str, str]:
    """Give each repository a file name of its own, also where systems do not tell small letters from capitals."""
    pages: dict[str, str] = {}
    taken = {"index.html"}
    for name in names:
        page, number = f"{file_name(name)}.html", 2
        while page.lower() in taken:
            page, number = f"{file_name(name)}-{number}.html", number + 1
        taken.add(page.lower())
        pages[name] = page
    return pages


def _with_pages(report: Report, pages: dict[str, str]) -> Report:
    return replace(
        report, repositories=tuple(replace(row, page=pages.get(row.name, "")) for row in report.repositories)
    )

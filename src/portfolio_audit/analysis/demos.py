"""Links in READMEs to something that runs, and apps that a page of HTML runs in the browser."""

import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.own_code import is_own_code, own_files
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.serving import BROWSER_APPS, DEMO
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_PLACES = 200
_PAGES = 300
_FRONT = lazy_regex(r"(?:\.github/|docs/)?readme[\w.-]{0,10}", re.IGNORECASE)
_INNER = lazy_regex(r"(?:[^/]{1,80}/){1,4}readme[\w.-]{0,10}", re.IGNORECASE)
_BADGE = lazy_regex(r"img\.shields|badge|capsule-render|readme-stats|skillicons")
_PLACEHOLDER = lazy_regex(r"://[^/\s]{0,40}\b(?:your\w{0,20}|my-?app|example|x{3,})\b|<|\{", re.IGNORECASE)


def front_demos(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the links on the front page to a running demo."""
    return tuple(_linked(snapshot, (entry for entry in snapshot.files if _FRONT.fullmatch(entry.path))))[:_PLACES]


def inner_demos(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give addresses of usual hosts in READMEs of sub-folders, those left out that ask to be filled in."""
    readmes = (entry for entry in snapshot.files if _INNER.fullmatch(entry.path) and not _FRONT.fullmatch(entry.path))
    found = _linked(snapshot, (entry for entry in readmes if is_own_code(entry.path)))
    hosted = (link for link in found if link.text.lower().startswith("http"))
    return tuple(link for link in hosted if not _PLACEHOLDER.search(link.text))[:_PLACES]


def browser_apps(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the pages that load Python, R or a model into the browser, one framework a page."""
    pages = own_files(snapshot, ".html", ".htm")[:_PAGES]
    return tuple(_in_browser(snapshot, pages))


def _linked(snapshot: Snapshot, readmes: Iterable[Entry]) -> Iterator[Located]:
    for entry, lines in snapshot.parsed_all(readmes, read_lines):
        for number, line in enumerate(lines, 1):
            match = DEMO.search(line)
            if match and not _BADGE.search(line[: match.end() + 20]):
                yield Located(match.group(0), Place(entry.path, number))


def _in_browser(snapshot: Snapshot, pages: Iterable[Entry]) -> Iterator[Located]:
    for entry, lines in snapshot.parsed_all(pages, read_lines):
        loads = ((BROWSER_APPS.search(line), number) for number, line in enumerate(lines, 1))
        found = next((Located(load.group(1), Place(entry.path, number)) for load, number in loads if load), None)
        if found is not None:
            yield found

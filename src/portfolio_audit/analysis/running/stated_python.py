"""Which Python versions a project states, and whether they were supported when it was made."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from portfolio_audit.analysis.kinds.typical import read_steps, serving_files
from portfolio_audit.analysis.serving.dockerfiles import read_dockerfiles
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.distributions import PYTHON_SUPPORT_ENDS
from portfolio_audit.parsers.lines import LINE_CHARACTERS, read_lines
from portfolio_audit.parsers.manifest_values import Manifest
from portfolio_audit.paths import file_name
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_OLDEST = lazy_regex(r"(?P<operator>[<>=!~^]{0,3})\s{0,3}(?P<version>[23](?:\.\d{1,2})?)(?:\.[\w*]{1,6})?")
_DOCKER_PYTHON = lazy_regex(r"^\s*FROM\s+(?:--\S+\s+)?\S{0,80}?python:(?P<version>[23]\.\d{1,2})", re.IGNORECASE)
_WORKFLOW_PYTHON = lazy_regex(r"python-version:\s*[\[\"' ]{0,4}(?P<version>[23]\.\d{1,2})")
_PROSE_PYTHON = lazy_regex(r"\bpython(?: version)?[\s:(\[`*=<>~^-]{0,6}v?(?P<version>3\.\d{1,2})", re.IGNORECASE)
_PROSE_FILE = lazy_regex(
    r"^(?:docs?/)?(?:readme|install\w*|set-?up\w*|getting[-_]?started|development|contributing|config\w*|quick[-_]?start|usage|running|environment|prerequisites)(?:\.(?:md|rst|txt))?$",
    re.IGNORECASE,
)
_PROSE_PLACES = 20


class StatedPython(Struct, frozen=True):
    """A Python version that the project states."""

    text: str
    """The statement, such as `>=3.11` or `3.12.1`."""
    oldest: str
    """Oldest version that it allows, as `3.11`; empty where it names none."""
    ended_on: str
    """Day on which that version's support ended, empty while it is supported, unknown, or newer ones are allowed."""
    at: Place


def stated_pythons(snapshot: Snapshot, manifests: Iterable[tuple[str, Manifest]]) -> Iterator[StatedPython]:
    """Read manifests, base images and workflows, of a collection those that serve the typical project."""
    day = _last_day(snapshot)
    for path, manifest in manifests:
        for text, line in manifest.pythons:
            yield _stated(text, Place(path, line), day)
    for pattern, entries in _named_files(snapshot):
        for entry, lines in snapshot.parsed_all(entries, read_lines):
            matches = ((number, pattern.search(line)) for number, line in enumerate(lines, 1))
            yield from (_stated(match.group("version"), Place(entry.path, at), day) for at, match in matches if match)


def told_pythons(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the lines of READMEs and set-up documents, at the front and of the typical project, that name Python 3."""
    typical = read_steps(snapshot).typical
    paths = ((entry, entry.path.removeprefix(f"{typical}/")) for entry in snapshot.files)
    prose = [entry for entry, path in paths if _PROSE_FILE.search(path)]
    lines = (
        Located(line.strip()[:200], Place(entry.path, number))
        for entry, read in snapshot.parsed_all(prose, read_lines)
        for number, line in enumerate(read, 1)
        if _PROSE_PYTHON.search(line[:LINE_CHARACTERS])
    )
    return tuple(islice(lines, _PROSE_PLACES))


def _named_files(snapshot: Snapshot) -> Iterator[tuple[re.Pattern[str], list[Entry]]]:
    own = serving_files(snapshot)
    images = {entry.path for entry, _ in read_dockerfiles(snapshot)}
    yield (
        _DOCKER_PYTHON,
        [entry for entry in own if entry.path in images or "dockerfile" in file_name(entry.path).lower()],
    )
    yield _WORKFLOW_PYTHON, [entry for entry in own if entry.path.startswith(".github/workflows/")]


def _last_day(snapshot: Snapshot) -> str:
    """Give the day on which the work was last touched: what was supported then was a sound choice."""
    if isinstance(snapshot.history, Absent) or not snapshot.history.commits:
        return snapshot.record.opened_at.date().isoformat()
    return max(commit.when.date() for commit in snapshot.history.commits).isoformat()


def _stated(text: str, at: Place, day: str) -> StatedPython:
    lower = [match for match in _OLDEST.finditer(text) if match.group("operator") not in {"<", "<=", "!="}]
    oldest = min((match.group("version") for match in lower), key=_version_key, default="")
    allows_newer = text.strip().startswith((">=", "^", ">")) and "<" not in text
    ended = "" if allows_newer else PYTHON_SUPPORT_ENDS.get(oldest, "")
    return StatedPython(text, oldest, ended if ended and ended < day else "", at)


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))

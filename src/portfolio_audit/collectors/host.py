"""What GitHub says about the repository besides its commits."""

from msgspec import Struct

from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.account import CheckRun, HostRecord
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot


class HostFacts(Struct, frozen=True):
    """The page of the repository on GitHub; asked only where the target is named by its place there."""

    is_on_github: bool
    """True when the repository was read from GitHub; false for a local one, wherever its origin is."""
    description: str | Absent
    """The line at the top of the page; empty where none is written."""
    description_words: int | Absent
    """Words of the description; 0 where it only repeats the name."""
    topics: int | Absent
    """Number of topics."""
    homepage: str | Absent
    """Web address beside the description; empty where none is given."""
    forked_from: tuple[Located, ...] | Absent
    """The repository that this one was forked from, at the audited commit; empty for no fork."""
    fork_parent: str | Absent
    """Name of that repository; empty for no fork."""
    is_archived: bool | Absent
    releases: int | Absent
    """Published releases, at most 10."""
    stars: int | Absent
    """Shown, never scored."""
    finished_runs: tuple[Located, ...] | Absent
    """Workflows whose last run on the default branch checked the audited commit and came to its end."""
    failed_runs: tuple[Located, ...] | Absent
    """Those of them that failed; cancelled and skipped ones did not."""


_WORD = lazy_regex(r"[\u3040-\u30ff\u3400-\u9fff]{2}|[^\W_]+")
"""Two characters of Chinese or Japanese, or letters and digits of any other script."""
_FAILED = frozenset({"failure", "timed_out", "startup_failure"})
_NOT_ASKED = Absent("the repository was not read from GitHub", "Audit it as OWNER/NAME.")


def collect(snapshot: Snapshot) -> HostFacts:
    """Read the record that came with the snapshot."""
    record = snapshot.record.host
    if isinstance(record, HostRecord):
        return _known(record, snapshot)
    absent = record or _NOT_ASKED
    return HostFacts(record is not None, *[absent] * (len(HostFacts.__struct_fields__) - 1))


def _known(record: HostRecord, snapshot: Snapshot) -> HostFacts:
    page, at = record.repository, Place(commit=snapshot.target.commit)
    releases, runs, parent = page.releases, record.last_runs, page.fork_parent
    failed: tuple[CheckRun, ...] | Absent = runs
    if not isinstance(runs, Absent):
        runs = tuple(run for run in runs if run.commit == snapshot.target.commit)
        failed = tuple(run for run in runs if run.conclusion in _FAILED)
    return HostFacts(
        is_on_github=True,
        description=page.description,
        description_words=_words(page.description, page.name),
        topics=len(page.topics),
        homepage=page.homepage,
        forked_from=parent if isinstance(parent, Absent) else (Located(parent, at),) if parent else (),
        fork_parent=parent or "",
        is_archived=page.is_archived,
        releases=releases if isinstance(releases, Absent) else len(releases),
        stars=page.stars,
        finished_runs=_places(runs),
        failed_runs=_places(failed),
    )


def _words(description: str, name: str) -> int:
    """Count words that tell more than the name does."""
    words = _WORD.findall(description.lower())
    return len(words) if set(words) - set(_WORD.findall(name.lower())) else 0


def _places(runs: tuple[CheckRun, ...] | Absent) -> tuple[Located, ...] | Absent:
    if isinstance(runs, Absent):
        return runs
    return tuple(Located(run.workflow or "a workflow", Place(commit=run.commit)) for run in runs)


COLLECTOR = Collector("host", HostFacts, collect)

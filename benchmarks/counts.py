"""What one audit does, in counts that no machine and no load changes: calls, parses, walks, git processes, bytes."""

import argparse
import gc
import sys
from collections import Counter
from collections.abc import Callable
from cProfile import Profile
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from portfolio_audit.audit import audit
from portfolio_audit.parsers.python_visits import walk_tree
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.scoring.profile import DEFAULT_PROFILE, load_profile
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot
from portfolio_audit.snapshot.spool import SpoolContents
from portfolio_audit.sources.open import open_repository
from portfolio_audit.sources.policy import DEFAULT_POLICY
from portfolio_audit.sources.target import parse_target

OPENED_AT = datetime(2026, 3, 1, tzinfo=UTC)


class Counts(Struct, frozen=True):
    """The counts of one audit."""

    files: int
    """Entries of the snapshot."""
    kibibytes: int
    """Size of the contents that are at hand."""
    kibibytes_read: int
    """What was read of them, each time."""
    parses: int
    """Contents given to a parser."""
    parses_again: int
    """Of these, a content given to the same parser a second time."""
    trees: int
    """Syntax trees made."""
    walks: int
    """Walks over a whole tree that gather everything."""
    git_processes: int
    thousand_calls: int
    """Calls of functions in Python and C, in thousands: what the processor does, near enough."""


class _Contents:
    """Contents that count what is read."""

    def __init__(self, contents: SpoolContents) -> None:
        self._contents = contents
        self.read_bytes = 0

    def read(self, entry: Entry) -> bytes:
        content = self._contents.read(entry)
        self.read_bytes += len(content)
        return content


class _Events:
    """What the interpreter tells of processes and trees while it is listened to."""

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "subprocess.Popen":
            self.found["processes"] += 1
        elif event == "compile" and arguments[1] == "<unknown>":
            self.found["trees"] += 1


def count(target: str) -> Counts:
    """Audit one repository in this process, and count."""
    rulebook = load_rulebook()
    chosen = load_profile(DEFAULT_PROFILE, rulebook)
    events = _Events()
    parsed: Counter[tuple[str, str]] = Counter()
    profile = Profile()
    with open_repository(parse_target(target), DEFAULT_POLICY, OPENED_AT) as repository:
        processes = events.found["processes"]
        contents = _Contents(SpoolContents(repository.now.spool_path, repository.now.index))
        snapshot = _Counting(repository.now.record, contents)
        snapshot.parses = parsed
        events.found.clear()
        gc.disable()
        report = profile.runcall(audit, snapshot, rulebook, chosen)
    calls = {entry.code: entry.callcount for entry in profile.getstats()}
    return Counts(
        files=len(report.facts) and len(snapshot.entries),
        kibibytes=sum(span.size_bytes for span in repository.now.index.values()) // 1024,
        kibibytes_read=contents.read_bytes // 1024,
        parses=sum(parsed.values()),
        parses_again=sum(parsed.values()) - len(parsed),
        trees=events.found["trees"],
        walks=calls[walk_tree.__code__],
        git_processes=processes,
        thousand_calls=sum(calls.values()) // 1000,
    )


class _Counting(Snapshot):
    """A snapshot that counts which content goes to which parser."""

    parses: Counter[tuple[str, str]]

    def _parse(self, entry: Entry, parse: Callable[[bytes], object]) -> object:  # type: ignore[override]  # of any type
        self.parses[f"{parse.__module__}.{parse.__qualname__}", entry.blob_id] += 1
        return super()._parse(entry, parse)


def main() -> None:
    """Print the counts of a repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    print(msgspec.json.encode(count(parser.parse_args().target)).decode())


if __name__ == "__main__":
    main()

"""How well single passages of prose and code are understood, by topic.

`python benchmarks/wordings.py [--part looked_at|unseen] [--topics NAME ...] [--show]`

Each line of the JSONL files is one passage: `topic`, `holds` (whether a careful reader would say that it tells or does
what the topic says), `file` and `text`. They were written from the definitions in `wordings/topics.yaml` alone, by
writers who saw no pattern, no rule and no repository. Those in `wordings/looked_at` were looked at while mending, those
in `wordings/unseen` were not. A passage is set into a repository that holds nothing else of the kind, and counts as
recognised when one of the topic's facts has an item.

Printed are recall (recognised among those that hold) and false alarms (recognised among those that do not).
"""

import argparse
import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import msgspec
import yaml
from msgspec import Struct

from portfolio_audit.collectors.interface import Facts
from portfolio_audit.rulebook.load import read_rulebook
from portfolio_audit.rulebook.look import Lookup
from portfolio_audit.rulebook.packs import builtin_pack
from portfolio_audit.snapshot.records import Absent
from support.fixtures import make_notebook
from support.snapshots import make_snapshot

FOLDER = Path(__file__).parent / "wordings"
PARTS = ("looked_at", "unseen")
_OPENING = "# Orchard\n\nThis repository holds the files of the project named above.\n\n"
_CELLS = {"notebook-markdown": "markdown", "notebook-code": "code"}


class Passage(Struct, frozen=True, forbid_unknown_fields=True):
    """One passage and whether its topic holds."""

    topic: str
    holds: bool
    file: str
    text: str


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """A fact whose items tell the topic; `where` gives the value that a field of the item must have."""

    fact: str
    where: Mapping[str, str] = {}


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """What a topic says, and which facts tell it."""

    says: str
    facts: tuple[Fact, ...]


def read_topics() -> dict[str, Topic]:
    """Read the topics and their facts."""
    raw = yaml.safe_load((FOLDER / "topics.yaml").read_text(encoding="utf-8"))
    return msgspec.convert(raw, dict[str, Topic])


def read_passages(part: str) -> list[Passage]:
    """Read the passages of a part, in the order of the files."""
    files = sorted((FOLDER / part).glob("*.jsonl"))
    lines = [line for path in files for line in path.read_bytes().splitlines()]
    return [msgspec.json.decode(line, type=Passage) for line in lines if line.strip()]


def files_of(passage: Passage) -> dict[str, str]:
    """Give the files of the repository that holds nothing but the passage."""
    if passage.file == "README.md":
        return {"README.md": f"{_OPENING}{passage.text}\n"}
    if passage.file in _CELLS:
        cells = [{"markdown": "# Orchard"}, {_CELLS[passage.file]: passage.text}]
        return {"README.md": _OPENING, "work.ipynb": make_notebook(cells)}
    files = {"README.md": _OPENING, passage.file: passage.text}
    if fnmatch(PurePosixPath(passage.file).name, "test_*.py"):
        files |= dict(_imported_modules(passage.text))
    return files


def _imported_modules(text: str) -> Iterator[tuple[str, str]]:
    """Give an own module for each that a test imports from, since a test without a project tests nothing."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [alias.name for alias in node.names]
            body = "\n\n".join(f"def {name}(given):\n    return given" for name in names)
            yield f"{node.module.replace('.', '/')}.py", f"{body}\n"


def recognises(passage: Passage, topic: Topic, members: Mapping[str, object]) -> bool:
    """Say whether one of the topic's facts has an item in the repository of the passage."""
    lookup = Lookup(Facts(make_snapshot(files_of(passage)), members))  # type: ignore[arg-type]  # the vocabulary's own
    return any(_holds(lookup, fact) for fact in topic.facts)


def _holds(lookup: Lookup, fact: Fact) -> bool:
    value = lookup.value(fact.fact)
    if isinstance(value, Absent) or value is None:
        return False
    items = value if isinstance(value, tuple) else (value,)
    return any(bool(item) and _meets(item, fact.where) for item in items)


def _meets(item: object, where: Mapping[str, str]) -> bool:
    return all(re.fullmatch(pattern, str(getattr(item, name))) for name, pattern in where.items())


class Tally(Struct):
    """What was recognised of one topic."""

    hits: int = 0
    holding: int = 0
    alarms: int = 0
    others: int = 0

    def add(self, *, holds: bool, recognised: bool) -> None:
        """Count one passage."""
        self.holding += holds
        self.others += not holds
        self.hits += holds and recognised
        self.alarms += recognised and not holds

    def __str__(self) -> str:
        """Write recall and false alarms."""
        return (
            f"recall {self.hits / max(self.holding, 1):.2f} ({self.hits} of {self.holding})"
            f"  false alarms {self.alarms / max(self.others, 1):.2f} ({self.alarms} of {self.others})"
        )


def measure(passages: Iterable[Passage], topics: Mapping[str, Topic], *, show: bool) -> dict[str, Tally]:
    """Count by topic what was recognised; print the wrong ones on the way where asked."""
    members = read_rulebook([builtin_pack()])[0].vocabulary.members
    tallies: dict[str, Tally] = defaultdict(Tally)
    for passage in passages:
        recognised = recognises(passage, topics[passage.topic], members)
        tallies[passage.topic].add(holds=passage.holds, recognised=recognised)
        tallies["all"].add(holds=passage.holds, recognised=recognised)
        if show and recognised != passage.holds:
            print("missed" if passage.holds else "false", json.dumps(msgspec.to_builtins(passage), ensure_ascii=False))
    return tallies


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, help="only the passages of this part")
    parser.add_argument("--topics", nargs="*", default=())
    parser.add_argument("--show", action="store_true", help="print each passage that is judged wrongly")
    options = parser.parse_args(arguments)
    parts = (options.part,) if options.part else PARTS
    passages = [
        passage
        for part in parts
        for passage in read_passages(part)
        if not options.topics or passage.topic in options.topics
    ]
    for topic, tally in measure(passages, read_topics(), show=options.show).items():
        print(f"{topic:22} {tally}")


if __name__ == "__main__":
    main()

"""How many false statements of READMEs about their own tree are told, and how often a true one is accused.

A case is a folder with `tree.txt` (a path a line), `README.md`, maybe `gitignore.txt`, and `truth.json`:
`{"name": "owner/repository", "false": [{"line": 12, "text": "src/train.py", "sort": "file in prose"}]}`.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from portfolio_audit.collectors.readme import collect
from portfolio_audit.evidence import Located
from support.snapshots import make_snapshot


class Statement(Struct, frozen=True):
    """A false statement: its line, words, and sort."""

    line: int
    text: str
    sort: str


class Truth(Struct, frozen=True):
    """What a case's author says of its README."""

    false: tuple[Statement, ...]
    name: str = "ada/project"


def found_in(case: Path, truth: Truth) -> Iterator[Located]:
    """Yield what the collector holds against the README, tools in code and placeholders left aside."""
    paths = [line.strip() for line in (case / "tree.txt").read_text(encoding="utf-8").splitlines()]
    files = {path: "import sklearn\n" if path.endswith(".py") else "x" for path in paths if path.strip("/")}
    if (case / "gitignore.txt").is_file():
        files[".gitignore"] = (case / "gitignore.txt").read_text(encoding="utf-8")
    files["README.md"] = (case / "README.md").read_text(encoding="utf-8")
    facts = collect(make_snapshot(files, name=truth.name))
    claims = [Located(claim.text, claim.at) for claim in facts.unmet_claims if claim.claim != "tool"]
    yield from (*claims, *facts.broken_links, *facts.commands_to_missing_files, *facts.open_fences)


def is_about(found: Located, statement: Statement) -> bool:
    """Tell whether a place is the statement: within a line of it, or with the name that it ends in."""
    name = PurePosixPath(statement.text.strip("`/ ")).name.lower()
    return abs((found.at.line or 0) - statement.line) <= 1 or (bool(name) and name in found.text.lower())


def main() -> None:
    """Print what was missed and what was accused, then recall and precision."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True)
    options = parser.parse_args()
    told, missed, accused = 0, Counter[str](), 0
    for case in sorted(path.parent for path in options.cases.glob("*/truth.json")):
        truth = msgspec.json.decode((case / "truth.json").read_bytes(), type=Truth)
        places = list(found_in(case, truth))
        for statement in truth.false:
            if any(is_about(place, statement) for place in places):
                told += 1
            else:
                missed[statement.sort] += 1
                print(f"missed {case.name}:{statement.line} {statement.sort}: {statement.text}")
        for place in places:
            if not any(is_about(place, statement) for statement in truth.false):
                accused += 1
                print(f"accused {case.name}:{place.at.line} {place.text}")
    count = told + missed.total()
    print(f"told {told} of {count} ({told / count:.2f}), accused wrongly {accused}; missed by sort: {dict(missed)}")


if __name__ == "__main__":
    main()

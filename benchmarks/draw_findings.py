"""Findings drawn at random, to be judged right or wrong by reading their repositories."""

import argparse
import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

from msgspec import Struct

from portfolio_audit.report.report import EvidenceItem, Finding
from portfolio_audit.rulebook.wording import shorten
from portfolio_audit.scoring.profile import DEFAULT_PROFILE
from validity import KINDS, Label, audited, read_labels

MOST_OF_ONE = 3
"""Findings of one repository, so that no repository decides the figure."""
FEWEST_REPOSITORIES = 40
EVIDENCE_SHOWN = 5
EXCERPT_CHARACTERS = 160

Shuffled = TypeVar("Shuffled")


class Drawn(Struct, frozen=True):
    """One finding to be judged."""

    label: Label
    finding: Finding


def spread(count: int, available: int) -> list[int]:
    """Give how many findings each of the repositories drawn should yield."""
    repositories = min(available, max(FEWEST_REPOSITORIES, -(-count // MOST_OF_ONE)))
    shares = [count // repositories + (index < count % repositories) for index in range(repositories)]
    return [min(MOST_OF_ONE, share) for share in shares if share]


def findings_of(
    label: Label, repositories: Path, criteria: Collection[str], unseen: Path | None = None
) -> list[Finding]:
    """Audit one repository, and give the findings that count."""
    report = audited(label, repositories, DEFAULT_PROFILE, unseen)
    found = (one for one in report.findings if one.verdict.counts)
    return sorted((one for one in found if not criteria or one.criterion in criteria), key=lambda one: one.rule)


def shuffle(things: list[Shuffled], seed: str) -> None:
    """Shuffle in place by a seed of its own, so that one repository's findings do not move another's draw."""
    Random(seed).shuffle(things)  # noqa: S311  # a sample that can be drawn again, and no secret


def draw(labels: Sequence[Label], repositories: Path, options: argparse.Namespace) -> Iterator[Drawn]:
    """Draw repositories first and findings of each then, all by one seed."""
    projects = sorted((label for label in labels if label.kind in KINDS), key=lambda label: label.repo)
    shuffle(projects, f"{options.seed}")
    for label, share in zip(projects, spread(options.count, len(projects)), strict=False):
        found = findings_of(label, repositories, options.criteria, options.unseen)
        shuffle(found, f"{options.seed} {label.repo}")
        yield from (Drawn(label, finding) for finding in found[:share])


def show_evidence(item: EvidenceItem) -> str:
    """Write a place in one line."""
    parts = [item.path or (item.commit or "")[:10]]
    parts += [f"cell {item.cell}"] if item.cell is not None else []
    parts += [f"line {item.line}"] if item.line is not None else []
    return f"    {' '.join(parts)}: {shorten(item.excerpt, EXCERPT_CHARACTERS)}"


def show(number: int, drawn: Drawn) -> str:
    """Write a finding with the line to fill in."""
    label, finding = drawn.label, drawn.finding
    waiting = [f"    ({finding.reason})"] if finding.reason else []
    lines = [
        f"{number}. {label.repo} at {label.commit[:12]}",
        f"  {finding.rule} ({finding.criterion}): {finding.verdict.value} {finding.credit:g}",
        f"  {finding.summary}",
        *waiting,
        *(show_evidence(item) for item in finding.evidence[:EVIDENCE_SHOWN]),
        f"    {finding.evidence_total} places in all",
        "  judged: right / wrong, because: ",
    ]
    return "\n".join(lines)


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--criteria", type=lambda text: frozenset(text.split(",")), default=frozenset())
    parser.add_argument("--unseen", type=Path, metavar="FOLDER", help="tables of sentences by unseen_tables.py")
    parser.add_argument("--json", action="store_true", help="one finding a line, for other programs")
    return parser.parse_args()


def main() -> None:
    """Draw and print."""
    options = read_options()
    for number, drawn in enumerate(draw(read_labels(options.labels), options.repositories, options), start=1):
        if options.json:
            rest = {"repo": drawn.label.repo, "rule": drawn.finding.rule, "verdict": drawn.finding.verdict.value}
            print(json.dumps({"number": number, **rest, "summary": drawn.finding.summary}))
        else:
            print(show(number, drawn), end="\n\n", flush=True)


if __name__ == "__main__":
    main()

"""How well the scores agree with a careful reader's labels."""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from statistics import mean, median

import msgspec
from msgspec import Struct

from agreement import area_under_curve, spearman
from portfolio_audit.audit import audit
from portfolio_audit.errors import PortfolioAuditError
from portfolio_audit.report.report import Report
from portfolio_audit.rulebook.load import read_rulebook
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.scoring.profile import DEFAULT_PROFILE, Profile, load_profile
from portfolio_audit.snapshot.records import SnapshotRecord
from portfolio_audit.sources.open import open_snapshot
from portfolio_audit.sources.policy import DEFAULT_POLICY
from portfolio_audit.sources.target import LocalPath
from unseen_sentences import unseen_sentences

KINDS = ("weak", "middling", "strong")
PAIRS = (("strong", "weak"), ("strong", "middling"), ("middling", "weak"))
OPENED_AT = datetime(2026, 11, 23, tzinfo=UTC)


class Label(Struct, frozen=True):
    """What the reader said about one repository."""

    repo: str
    commit: str
    kind: str
    labels: dict[str, int | None]

    @property
    def mean(self) -> float | None:
        """The mean of the labels that apply."""
        given = [label for label in self.labels.values() if label is not None]
        return mean(given) if given else None


class Row(Struct, frozen=True):
    """What the audit said about it."""

    label: Label
    seconds: float
    error: str = ""
    score: int | None = None
    exact: float | None = None
    found_kind: str = ""
    is_refused: bool = False
    criteria: dict[str, int | None] = {}
    verdicts: dict[str, str] = {}
    credits: dict[str, float] = {}
    """Credits of the rules that count."""


def read_labels(path: Path) -> tuple[Label, ...]:
    """Read one label a line."""
    return tuple(msgspec.json.decode(line, type=Label) for line in path.read_bytes().splitlines() if line.strip())


@cache
def load(profile: str) -> tuple[Rulebook, Profile]:
    """Load rules and profile once a process; rules that do not load are named and left out."""
    rulebook, problems = read_rulebook()
    for problem in problems:
        print(problem, file=sys.stderr)
    return rulebook, load_profile(profile, rulebook)


def audited(label: Label, repositories: Path, profile: str, unseen: Path | None = None) -> Report:
    """Audit one repository at the commit of its label; `unseen` holds tables that saw nothing of it."""
    target = LocalPath(repositories / label.repo.replace("/", "+") / "repo", label.commit)
    with open_snapshot(target, DEFAULT_POLICY, OPENED_AT) as opened, unseen_sentences(unseen, label.repo):
        opened.record = named(opened.record, label.repo)
        return audit(opened.snapshot(), *load(profile))


def judge(label: Label, repositories: Path, profile: str, unseen: Path | None = None) -> Row:
    """Audit one repository, and keep what is compared."""
    started = time.perf_counter()
    try:
        report = audited(label, repositories, profile, unseen)
    except PortfolioAuditError as error:
        return Row(label, time.perf_counter() - started, error.message)
    except Exception as error:  # noqa: BLE001  # a benchmark shows a crash as a row, too
        return Row(label, time.perf_counter() - started, f"{type(error).__name__}: {error}")
    return make_row(label, time.perf_counter() - started, report)


def named(record: SnapshotRecord, repo: str) -> SnapshotRecord:
    """Call the repository as GitHub does: a stored git directory may have lost the address it came from."""
    target = msgspec.structs.replace(record.target, name=repo, url=f"https://github.com/{repo}")
    return msgspec.structs.replace(record, target=target)


def make_row(label: Label, seconds: float, report: Report) -> Row:
    """Keep of a report what is compared."""
    return Row(
        label,
        seconds,
        score=report.score.value,
        exact=sum(own.weight * own.score for own in report.criteria if own.score is not None),
        found_kind=report.repository_kind.kind,
        is_refused=not report.repository_kind.is_portfolio_project,
        criteria={own.id: own.score for own in report.criteria},
        verdicts={found.rule: found.verdict.value for found in report.findings},
        credits={found.rule: found.credit for found in report.findings if found.verdict.counts},
    )


def of_criterion(rows: Iterable[Row], criterion: str) -> list[tuple[float, float, str]]:
    """Give score, label and name of each repository that has both."""
    return [
        (score, label, row.label.repo)
        for row in rows
        if (score := row.criteria.get(criterion)) is not None and (label := row.label.labels.get(criterion)) is not None
    ]


def show_criteria(rows: Sequence[Row]) -> dict[str, float]:
    """Print and give the rank correlation of each criterion that has labels."""
    found: dict[str, float] = {}
    print(f"\n{'criterion':<24}{'Spearman':>9}{'n':>5}")
    for criterion in sorted({name for row in rows for name in row.label.labels}):
        pairs = of_criterion(rows, criterion)
        found[criterion] = spearman([pair[0] for pair in pairs], [pair[1] for pair in pairs])
        print(f"{criterion:<24}{found[criterion]:>9.3f}{len(pairs):>5}")
    return found


def show_overall(rows: Sequence[Row]) -> dict[str, float]:
    """Print and give how the totals of machine-learning repositories agree with labels and kinds."""
    scored = [row for row in rows if row.label.kind in KINDS and row.score is not None]
    scores = [float(row.score or 0) for row in scored]
    found = {
        "overall": spearman(scores, [row.label.mean or 0.0 for row in scored]),
        "kind order": spearman(scores, [float(KINDS.index(row.label.kind)) for row in scored]),
    }
    for better, worse in PAIRS:
        groups = [[float(row.score or 0) for row in scored if row.label.kind == kind] for kind in (better, worse)]
        found[f"AUC {better}/{worse}"] = area_under_curve(*groups)
    print()
    for name, value in found.items():
        print(f"{name:<24}{value:>9.3f}")
    return found


def show_kinds(rows: Sequence[Row]) -> None:
    """Print which kinds were recognised and the scores of each."""
    others = [row for row in rows if row.label.kind == "other"]
    refused = [row.label.repo for row in rows if row.label.kind in KINDS and row.is_refused]
    scored = [f"{row.label.repo} ({row.found_kind}, {row.score})" for row in others if not row.is_refused]
    print(f"\nother recognised: {len(others) - len(scored)} of {len(others)}; taken for projects: {scored}")
    print(f"ML refused: {len(refused)} {refused}")
    print(f"\n{'kind':<10}{'n':>4}{'min':>6}{'median':>8}{'max':>6}")
    for kind in KINDS:
        scores = [row.score for row in rows if row.label.kind == kind and row.score is not None]
        if scores:
            print(f"{kind:<10}{len(scores):>4}{min(scores):>6}{median(scores):>8.1f}{max(scores):>6}")


def show_residuals(rows: Sequence[Row], criterion: str) -> None:
    """Print where score and label of a criterion disagree most, with its rules that do not pass."""
    pairs = of_criterion(rows, criterion)
    by_repo = {row.label.repo: row for row in rows}
    rulebook, _profile = load(DEFAULT_PROFILE)
    rules = [rule.id for rule in rulebook.rules if rule.criterion == criterion]
    print(f"\n{criterion}: label (0-4), score, repository, credits of {', '.join(rules)}")
    for score, label, repo in sorted(pairs, key=lambda pair: (-abs(pair[0] / 25 - pair[1]), pair[2])):
        given = by_repo[repo].credits
        shown = " ".join(f"{given[rule]:.1f}" if rule in given else "-" for rule in rules)
        print(f"{label:>2}{score:>6}  {repo:<58} {shown}")


def show_rules(rows: Sequence[Row], criterion: str) -> None:
    """Print for each rule of a criterion how its credit alone agrees with the label."""
    rulebook, _profile = load(DEFAULT_PROFILE)
    print(f"\n{'rule of ' + criterion:<44}{'Spearman':>9}{'n':>5}{'mean':>7}")
    for rule in (rule.id for rule in rulebook.rules if rule.criterion == criterion):
        pairs = [
            (row.credits[rule], label)
            for row in rows
            if rule in row.credits and (label := row.label.labels.get(criterion)) is not None
        ]
        agreement = spearman([pair[0] for pair in pairs], [pair[1] for pair in pairs])
        print(f"{rule:<44}{agreement:>9.3f}{len(pairs):>5}{mean(pair[0] for pair in pairs) if pairs else 0:>7.2f}")


def audit_labelled(labels: Sequence[Label], options: argparse.Namespace) -> list[Row]:
    """Audit every labelled repository, with as many processes as asked for."""
    same = ([value] * len(labels) for value in (options.repositories, options.profile, options.unseen))
    arguments = (labels, *same)
    if options.jobs == 1:
        return list(map(judge, *arguments))
    with ProcessPoolExecutor(options.jobs) as executor:
        return list(executor.map(judge, *arguments, chunksize=4))


def write_json(path: Path, rows: Sequence[Row], found: Mapping[str, float]) -> None:
    """Write all rows and figures for other programs."""
    path.write_bytes(json.dumps({"figures": found, "rows": msgspec.to_builtins(rows)}, indent=1).encode())


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--profile", default=DEFAULT_PROFILE)
    parser.add_argument("--residuals", metavar="CRITERION", action="append", default=[])
    parser.add_argument("--only", metavar="TEXT", default="", help="only repositories whose name holds this")
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--unseen", type=Path, metavar="FOLDER", help="tables of sentences by unseen_tables.py")
    return parser.parse_args()


def main() -> None:
    """Audit, compare, print."""
    options = read_options()
    started = time.perf_counter()
    labels = tuple(label for label in read_labels(options.labels) if options.only in label.repo)
    rows = audit_labelled(labels, options)
    elapsed = time.perf_counter() - started
    found = show_criteria(rows) | show_overall(rows)
    show_kinds(rows)
    for criterion in options.residuals:
        show_rules(rows, criterion)
        show_residuals(rows, criterion)
    slowest = max(rows, key=lambda row: row.seconds)
    print(f"\n{len(rows)} repositories in {elapsed:.1f} s, slowest {slowest.label.repo} {slowest.seconds:.1f} s")
    for row in rows:
        broken = [rule for rule, verdict in row.verdicts.items() if verdict == "error"]
        if row.error or broken:
            print(f"FAILED {row.label.repo}: {row.error or 'rules broke: ' + ', '.join(broken)}")
    if options.json:
        write_json(options.json, rows, found)


if __name__ == "__main__":
    main()

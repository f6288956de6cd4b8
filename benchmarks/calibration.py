"""How much of the agreement with the labels is owed to weights that were chosen on the same labels.

Reads the rows that `validity.py --json` wrote. For each criterion the weights of its rules are learned anew on nine
tenths of the repositories and judge the last tenth, so that no repository is judged by weights that saw its label.
"""

import argparse
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean, median

import msgspec
from msgspec import Struct

from agreement import area_under_curve, spearman
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.scoring.profile import DEFAULT_PROFILE, Profile, load_profile
from validity import KINDS, PAIRS, Row

SWEEPS = 300
"""Rounds of coordinate descent at most."""
STILL = 1e-4
"""Weights (shares of 1) that move by less have settled."""
STRENGTH = 10.0
"""Pull towards equal weights, in repositories: an equal-weighted rule is believed like ten of them."""


class Rows(Struct, frozen=True):
    """The part of the file that is read."""

    rows: tuple[Row, ...]


class Table(Struct, frozen=True):
    """Credits and labels of one criterion."""

    rules: tuple[str, ...]
    repos: tuple[str, ...]
    credits: tuple[tuple[float | None, ...], ...]
    """One row a repository; `None` where a rule did not count."""
    labels: tuple[float, ...]
    """0 to 1."""


def make_table(rows: Sequence[Row], criterion: str, rulebook: Rulebook) -> Table:
    """Gather the repositories that have a score and a label."""
    rules = tuple(rule.id for rule in rulebook.rules if rule.criterion == criterion)
    used = [
        row for row in rows if row.criteria.get(criterion) is not None and row.label.labels.get(criterion) is not None
    ]
    return Table(
        rules,
        tuple(row.label.repo for row in used),
        tuple(tuple(row.credits.get(rule) for rule in rules) for row in used),
        tuple((row.label.labels[criterion] or 0) / 4 for row in used),
    )


def weigh(given: Sequence[float | None], weights: Sequence[float]) -> float:
    """Score as the scorecard does: rules that did not count leave the denominator."""
    counted = [(credit, weight) for credit, weight in zip(given, weights, strict=True) if credit is not None]
    total = sum(weight for _, weight in counted)
    return sum(credit * weight for credit, weight in counted) / total if total else 0.0


def learn(table: Table, indexes: Sequence[int]) -> list[float]:
    """Learn weights of at least 0 by least squares, pulled towards equal ones, on some of the repositories."""
    size = len(table.rules)
    rows = [fill(table.credits[index]) for index in indexes]
    labels = [table.labels[index] for index in indexes]
    centre, level = [mean(column) for column in zip(*rows, strict=True)], mean(labels)
    products = [[sum(row[one] * row[other] for row in rows) for other in range(size)] for one in range(size)]
    towards = [sum(row[one] * label for row, label in zip(rows, labels, strict=True)) for one in range(size)]
    weights = [1.0 / size] * size
    for _ in range(SWEEPS):
        before = list(weights)
        base = level - dot(centre, weights)
        pull = STRENGTH * sum(weights) / size
        for rule in range(size):
            others = dot(products[rule], weights) - products[rule][rule] * weights[rule]
            along = towards[rule] - base * centre[rule] * len(rows) - others + pull
            weights[rule] = max(0.0, along / (products[rule][rule] + STRENGTH))
        if max(abs(new - old) for new, old in zip(weights, before, strict=True)) < STILL:
            break
    return weights


def fill(given: Sequence[float | None]) -> list[float]:
    """Let a rule that did not count agree with the rest, as leaving it out of the denominator does."""
    middle = weigh(given, [1.0] * len(given))
    return [middle if own is None else own for own in given]


def dot(first: Sequence[float], second: Sequence[float]) -> float:
    """Give the sum of products."""
    return sum(one * other for one, other in zip(first, second, strict=True))


def judge_unseen(table: Table, folds: int, seed: int) -> list[float]:
    """Score each repository by weights that were learned without it."""
    order = list(range(len(table.repos)))
    random.Random(seed).shuffle(order)  # noqa: S311  # parts of a benchmark need no secrecy
    scores = [0.0] * len(order)
    for part in range(folds):
        held = set(order[part::folds])
        weights = learn(table, [index for index in order if index not in held])
        for index in held:
            scores[index] = weigh(table.credits[index], weights)
    return scores


def show_criteria(tables: Mapping[str, Table], unseen: Sequence[Mapping[str, list[float]]], profile: Profile) -> None:
    """Print each criterion's agreement with equal, shipped and unseen weights."""
    print(f"{'criterion':<24}{'n':>4}{'equal':>8}{'shipped':>9}{'out of fold':>13}")
    for criterion, table in tables.items():
        equal = [weigh(row, [1.0] * len(table.rules)) for row in table.credits]
        shipped = [weigh(row, [profile.rules.get(rule, 1.0) for rule in table.rules]) for row in table.credits]
        held_out = mean(spearman(division[criterion], table.labels) for division in unseen)
        figures = f"{spearman(equal, table.labels):>8.3f}{spearman(shipped, table.labels):>9.3f}{held_out:>13.3f}"
        print(f"{criterion:<24}{len(table.repos):>4}{figures}")


def totals(rows: Sequence[Row], unseen: Mapping[str, Mapping[str, float]], profile: Profile) -> dict[str, float]:
    """Add criteria up as the scorecard does, labelled ones by weights that did not see the repository."""
    found = {}
    for row in rows:
        parts = {
            criterion: unseen.get(criterion, {}).get(row.label.repo, score / 100)
            for criterion, score in row.criteria.items()
            if score is not None
        }
        weight = sum(profile.criterion_weight(criterion) for criterion in parts)
        found[row.label.repo] = sum(profile.criterion_weight(name) * part for name, part in parts.items()) / weight
    return found


def show_overall(
    rows: Sequence[Row], tables: Mapping[str, Table], unseen: Sequence[Mapping[str, list[float]]], profile: Profile
) -> None:
    """Print the agreement of totals, the median over the divisions."""
    scored = [row for row in rows if row.label.kind in KINDS and row.score is not None]
    labels = [row.label.mean or 0.0 for row in scored]
    measured: dict[str, list[float]] = {}
    for division in unseen:
        by_repo = {name: dict(zip(tables[name].repos, scores, strict=True)) for name, scores in division.items()}
        found = totals(scored, by_repo, profile)
        measured.setdefault("overall", []).append(spearman([found[row.label.repo] for row in scored], labels))
        for better, worse in PAIRS:
            groups = [[found[row.label.repo] for row in scored if row.label.kind == kind] for kind in (better, worse)]
            measured.setdefault(f"AUC {better}/{worse}", []).append(area_under_curve(*groups))
    print(f"\ntotals with rule weights out of fold (median of {len(unseen)} divisions)")
    for name, values in measured.items():
        print(f"{name:<24}{median(values):>9.3f}")


def main() -> None:
    """Read, learn, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path, help="what validity.py --json wrote")
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--seeds", type=int, default=5)
    options = parser.parse_args()
    rows = msgspec.json.decode(options.rows.read_bytes(), type=Rows).rows
    rulebook = load_rulebook()
    profile = load_profile(DEFAULT_PROFILE, rulebook)
    criteria = sorted({name for row in rows for name in row.label.labels})
    tables = {criterion: make_table(rows, criterion, rulebook) for criterion in criteria}
    unseen = [
        {criterion: judge_unseen(table, options.folds, seed) for criterion, table in tables.items()}
        for seed in range(options.seeds)
    ]
    show_criteria(tables, unseen, profile)
    show_overall(rows, tables, unseen, profile)


if __name__ == "__main__":
    main()

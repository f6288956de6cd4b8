"""What a portfolio does not show yet, and what is told of it without a score, in sentences."""

from collections.abc import Iterator

from portfolio_audit.collectors.interface import GivenFacts
from portfolio_audit.portfolio.coverage import CoverageFacts, in_words
from portfolio_audit.portfolio.overlaps import OverlapFacts
from portfolio_audit.portfolio.placing import exercise_mark
from portfolio_audit.portfolio.projects import BEGUN_BELOW
from portfolio_audit.portfolio.records import Collection
from portfolio_audit.report.report import LookAlike, Severity, Verdict
from portfolio_audit.rulebook.judged import Judged

_KINDS = ("tables", "text", "images", "time series")
"""Kinds of data that most roles ask about."""


def gaps_of(facts: GivenFacts) -> tuple[str, ...]:
    """Name what no project shows."""
    coverage = facts.named("coverage")
    return tuple(_gaps(coverage)) if isinstance(coverage, CoverageFacts) and coverage.skills else ()


def _gaps(coverage: CoverageFacts) -> Iterator[str]:
    if coverage.missing_skills:
        names = in_words([title.lower() for title in coverage.missing_skills])
        yield f"No project of {BEGUN_BELOW} points and more shows {names}."
    shown = {one.text for one in coverage.modalities}
    missing = [name for name in _KINDS if name not in shown]
    if len(missing) > 1:
        yield f"Of the kinds of data only {in_words(sorted(shown))} occur, not {in_words(missing)}; nobody needs all."
    elif missing:
        yield f"Of the kinds of data {missing[0]} do not occur; nobody needs all."


def notes_of(judged: tuple[Judged, ...]) -> tuple[str, ...]:
    """Give the sentences of rules that only tell."""
    return tuple(
        f"{one.message}." for one in judged if one.rule.severity is Severity.INFO and one.verdict is Verdict.PASS
    )


def look_alikes_of(collection: Collection, facts: GivenFacts) -> tuple[LookAlike, ...]:
    """Put as questions what a reader may take for an exercise, or for another repository."""
    overlaps = facts.named("overlaps")
    pairs = overlaps.pairs if isinstance(overlaps, OverlapFacts) else ()
    repeating = {pair.weaker for pair in pairs}
    exercises = [
        LookAlike(one.name, "", f"It looks close to an exercise ({mark}): what did you add, and why this one?")
        for one in collection.projects
        if one.name not in repeating and (mark := exercise_mark(one))
    ]
    repeats = [
        LookAlike(pair.weaker, pair.better, f"It shares {pair.text} with {pair.better}: what is new in the second one?")
        for pair in pairs
    ]
    return (*exercises, *repeats)

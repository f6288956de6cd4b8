"""From what was seen to leaks: what reached the test part, and how sure that is."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from portfolio_audit.analysis.dataflow.comparing import compared_on_one_part
from portfolio_audit.analysis.dataflow.joining import begins_with
from portfolio_audit.analysis.dataflow.knowledge import looks_at_target
from portfolio_audit.analysis.dataflow.record import Meeting, Record, Scored
from portfolio_audit.analysis.dataflow.rows import Cut, Doubt, Manner, Mark, Part, Split
from portfolio_audit.analysis.dataflow.selection import are_apart
from portfolio_audit.analysis.dataflow.values import Trained
from portfolio_audit.evidence import Place

_CONFIDENCE = ("low", "medium", "high")
_FUNCTIONS = (Manner.SPLIT, Manner.FOLDS)
_ASKED = frozenset({"score", "predict"})
_HELD = frozenset({"test", "validation"})


class LeakKind(StrEnum):
    """How knowledge of the test part reaches the training, or the choice of the model."""

    PREPROCESSING = "preprocessing"
    OVERLAP = "overlap"
    TARGET = "target"
    """The target stands among the features."""
    ORDER = "order"
    """Rows in an order of time, or in groups, are shuffled apart."""
    SAME_ROWS = "same-rows"
    """No row is held out: a model is only asked about the rows it was fitted on."""
    MULTI_TEST = "multi-test"
    """One test part compares several models, and none is kept for the end."""


LEARNT = (LeakKind.PREPROCESSING, LeakKind.OVERLAP, LeakKind.TARGET)
"""Kinds that can be facts; the others are questions."""


class Leak(Struct, frozen=True):
    """Something learnt from rows that are tested later."""

    text: str
    """The call that learns (or the column, or the number of models), and what makes it a leak, with its place."""
    at: Place
    kind: LeakKind
    confidence: str
    """`high`: the values lead from the fit to the test part. `medium`: by a statistic taken by hand, on one of
    several ways, or no training was seen. `low`: a question."""
    split: Place
    """The call that parts the rows, or that tests."""


def judge(record: Record) -> tuple[Leak, ...]:
    """Give each leak once."""
    found = [
        *_marks(record), *_trained_on_tested(record.scores), *_targets(record), *_order(record),
        *_same_rows(record.scores), *_comparisons(record),
    ]  # fmt: skip  # one line a thought
    return surest(found)


def surest(leaks: Iterable[Leak]) -> tuple[Leak, ...]:
    """Keep of each kind and place the surest leak."""
    best: dict[tuple[LeakKind, Place], Leak] = {}
    for leak in leaks:
        key = (leak.kind, leak.at)
        if key not in best or _CONFIDENCE.index(leak.confidence) > _CONFIDENCE.index(best[key].confidence):
            best[key] = leak
    return tuple(best.values())


def _marks(record: Record) -> Iterator[Leak]:
    for meeting in record.meetings:
        confidence = _confidence(record, meeting)
        if confidence is not None:
            mark, split = meeting.mark, meeting.cut.split
            text = told(mark.text, mark.at, "then", split.text, split.at)
            yield Leak(text, mark.at, LeakKind(mark.kind), confidence, split.at)


def _confidence(record: Record, meeting: Meeting) -> str | None:
    """Say how sure a meeting of a mark with parted rows is a leak, or that it is none."""
    mark, split = meeting.mark, meeting.cut.split
    is_nested = _is_training(mark.part)
    if split.manner is Manner.FOLDS:
        is_apart = is_nested or _is_of_training_file(record, mark) or _is_training_by_hand(record, mark.part)
        level = None if is_apart and mark.kind != "overlap" else 2 - 2 * is_nested - (meeting.use == "search")
        level = max(level, 0) if level is not None else None
    elif split.manner is Manner.SPLIT:
        level = 0 if is_nested else 1 + (meeting.use != "split")
    else:
        level = _level_of_parting(record, meeting.cut)
    if level is None:
        return None
    doubt = max(mark.doubt, meeting.doubt)
    level = min(level, 1) if mark.is_mild or doubt is Doubt.SOME else level
    return _CONFIDENCE[0 if doubt is Doubt.MUCH else level]


def _is_training(part: Part) -> bool:
    return any(cut.split.manner in _FUNCTIONS and cut.side == "train" for cut in part)


def _is_of_training_file(record: Record, mark: Mark) -> bool:
    """Tell rows of a file for training, tested by another file; what saw the target spoils the folds all the same."""
    return not looks_at_target(mark.text) and (mark.roots <= record.training_files or mark in record.used_elsewhere)


def _is_training_by_hand(record: Record, part: Part) -> bool:
    """Tell rows that a slice or a condition set apart from others, which are tested."""
    return any(
        are_apart(cut, other) and uses & _ASKED
        for cut in part
        for other, uses in record.used.get(cut.split, {}).items()
    )


def _level_of_parting(record: Record, cut: Cut) -> int | None:
    """Judge rows parted by hand: it is a split when one side is trained on and the other is tested."""
    sides = record.used.get(cut.split, {})
    uses = sides.get(cut, set())
    for other, other_uses in sides.items():
        if are_apart(cut, other):
            trained, asked = ("train" in uses, other_uses) if "train" in uses else ("train" in other_uses, uses)
            if trained and asked & _ASKED:
                return 1 + ("score" in asked)
    return None


def _trained_on_tested(scores: Iterable[Scored]) -> Iterator[Leak]:
    """Find models that were fitted on all rows and are then scored on the test part of them."""
    for scored in scores:
        if not scored.has_truth or not scored.fits:
            continue
        fit, name = scored.fits[0], scored.estimators[0].name
        if all(_covers(one, scored) for one in scored.fits):
            text = told(f"{name}.fit on all rows", fit.at, "then", "a test of them", scored.at)
            yield Leak(text, fit.at, LeakKind.OVERLAP, "high", scored.at)
        elif all(_is_of_another_split(one, scored) for one in scored.fits):
            text = told(f"{name}.fit on one split", fit.at, "then", "a test on another of the same rows", scored.at)
            yield Leak(text, fit.at, LeakKind.OVERLAP, "medium", scored.at)


def _covers(fit: Trained, scored: Scored) -> bool:
    """Tell a fit on more than the part that is scored, where what was cut off since is the test side of a split."""
    rest = scored.part[len(fit.part) :]
    is_test = any(cut.split.manner in _FUNCTIONS and cut.side in _HELD for cut in rest)
    return bool(fit.roots & scored.roots) and begins_with(scored.part, fit.part) and is_test


def _is_of_another_split(fit: Trained, scored: Scored) -> bool:
    """Tell a fit on the training side of one random split, scored on the test side of another of the same rows."""
    if not fit.roots & scored.roots:
        return False
    for length, cut in enumerate(scored.part):
        start = scored.part[:length]
        if cut.split.manner is Manner.SPLIT and cut.side in _HELD and begins_with(fit.part, start):
            others = fit.part[length : length + 1]
            return any(one.split.manner is Manner.SPLIT and _differ(one.split, cut.split) for one in others)
    return False


def _differ(one: Split, other: Split) -> bool:
    """Tell splits that give different parts: without a seed, or with other settings."""
    is_seeded = bool(one.settings) and one.settings[-1] is not None
    return one is not other and not (is_seeded and one.settings == other.settings)


def _targets(record: Record) -> Iterator[Leak]:
    for (column, at), doubt in record.targets.items():
        yield Leak(f"{column} is among the features", at, LeakKind.TARGET, _CONFIDENCE[2 - doubt], at)


def _order(record: Record) -> Iterator[Leak]:
    for split, trait in record.shuffled:
        yield Leak(f"{split.text} shuffles {trait} rows", split.at, LeakKind.ORDER, "low", split.at)


def _same_rows(scores: list[Scored]) -> Iterator[Leak]:
    """Find programs whose models are asked about the rows of their fit and about no others."""
    supervised = [one for one in scores if one.fits and any(model.is_supervised for model in one.estimators)]
    if any(one.part or not any(_is_same(fit, one) for fit in one.fits) for one in supervised):
        return
    for one in [*(one for one in supervised if one.has_truth), *supervised][:1]:
        fit = one.fits[0]
        text = told(f"{one.estimators[0].name}.fit", fit.at, "then", "a question about the same rows", one.at)
        yield Leak(text, fit.at, LeakKind.SAME_ROWS, "low", one.at)


def _is_same(fit: Trained, scored: Scored) -> bool:
    return bool(fit.roots & scored.roots) and fit.part == scored.part


def _comparisons(record: Record) -> Iterator[Leak]:
    for first, last in compared_on_one_part(record):
        text = told("several models on one test part", last.at, "first", "tested", first.at)
        yield Leak(text, last.at, LeakKind.MULTI_TEST, "low", first.at)


def told(what: str, at: Place, joint: str, other: str, there: Place) -> str:
    """Say both ends of a leak in one line."""
    where = [f"cell {there.cell}"] if there.cell is not None else []
    where += [f"line {there.line}"] if there.line else []
    where += [there.path] if there.path != at.path else []
    return f"{what}, {joint} {other} ({', '.join(where)})"

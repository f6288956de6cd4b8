"""Whether one test part compares several models and none is kept for the end."""

from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.analysis.dataflow.record import Record, Scored
from portfolio_audit.analysis.dataflow.rows import Cut, Manner, Part, Split
from portfolio_audit.analysis.dataflow.values import Estimator, Role

_SEVERAL = 2


class _Held(Struct, eq=False):
    """A held-out part, and who was scored on it."""

    signature: tuple[object, ...]
    roots: frozenset[int]
    first_split: Split
    scores: list[Scored] = []
    models: set[object] = set()
    """Those of each score; several at once stand for one that is chosen by a condition."""
    is_many: bool = False

    @property
    def compares(self) -> bool:
        return self.is_many or len(self.models) >= _SEVERAL


def compared_on_one_part(record: Record) -> Iterator[tuple[Scored, Scored]]:
    """Yield the first and the last score on each such part."""
    parts = _held_parts(record)
    for held in parts:
        if held.compares and not _keeps_another(record, held, parts):
            yield held.scores[0], held.scores[-1]


def _held_parts(record: Record) -> list[_Held]:
    found: list[_Held] = []
    for scored in record.scores:
        cuts = _splitting(scored.part)
        if not scored.has_truth or not cuts or _is_training(cuts) or any(_is_fold(cut) for cut in scored.part):
            continue
        held = _held(found, cuts, scored.roots)
        held.scores.append(scored)
        models = [one for one in scored.estimators if not _is_baseline(one)]
        held.models |= {frozenset((one.name, one.site, id(one)) for one in models)} if models else set()
        held.is_many = held.is_many or any(part.is_repeated for one in models for part in one.parts())
    return found


def _held(found: list[_Held], cuts: list[Cut], roots: frozenset[int]) -> _Held:
    """Give the entry of a part; splits of the same rows with the same size and seed give the same part."""
    signature = tuple(_signature(cut) for cut in cuts)
    for held in found:
        if held.signature == signature and held.roots & roots:
            held.roots |= roots
            return held
    found.append(_Held(signature, roots, cuts[0].split))
    return found[-1]


def _signature(cut: Cut) -> object:
    settings = cut.split.settings
    is_seeded = bool(settings) and settings[-1] is not None
    return (settings if is_seeded else id(cut.split), cut.side)


def _splitting(part: Part) -> list[Cut]:
    return [cut for cut in part if cut.split.manner is Manner.SPLIT]


def _is_fold(cut: Cut) -> bool:
    return cut.split.manner is Manner.FOLDS


def _is_training(cuts: list[Cut]) -> bool:
    return all(cut.side == "train" for cut in cuts)


def _is_baseline(estimator: Estimator) -> bool:
    return any(part.role in (Role.BASELINE, Role.CLUSTERING) for part in estimator.parts())


def _keeps_another(record: Record, held: _Held, parts: list[_Held]) -> bool:
    """Tell whether another part that is not for training was set aside and compares nothing."""
    comparing = {one.signature for one in parts if one.compares}
    for split, (whole, sides) in record.leaves.items():
        for side in sides:
            cuts = [*_splitting(whole), Cut(split, side)]
            signature = tuple(_signature(cut) for cut in cuts)
            is_same_start = signature[0][0] == held.signature[0][0]  # type: ignore[index]  # pairs by `_signature`
            if is_same_start and not _is_training(cuts) and not _is_parted(record, cuts) and signature not in comparing:
                return True
    return any(_is_elsewhere(record, held, one) for one in record.scores)


def _is_parted(record: Record, cuts: list[Cut]) -> bool:
    """Tell a part that is split again."""
    return any(_splitting(whole) == cuts for whole, _ in record.leaves.values())


def _is_elsewhere(record: Record, held: _Held, scored: Scored) -> bool:
    """Tell rows of another file that a model predicts (the test file of a competition)."""
    return not scored.roots & held.roots and not scored.part and bool(scored.roots & record.files)

"""Metric values that prose states, held against what the runs left behind."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from posixpath import basename, dirname

from msgspec import Struct

from portfolio_audit.analysis.claims.measured_text import Measurement, is_training
from portfolio_audit.analysis.claims.measurements import Measurements
from portfolio_audit.analysis.prose.model_names import models_in
from portfolio_audit.analysis.prose.prose_claims import MetricClaim
from portfolio_audit.evidence import Place
from portfolio_audit.patterns import lazy_regex

_CHECKED = frozenset(
    {"accuracy", "balanced accuracy", "precision", "recall", "f1", "auc", "pr-auc", "r2", "rmse", "mae", "mse", "mape",
     "rmsle"}
)  # fmt: skip  # a set of words
"""Metrics whose name and value are seldom anything else."""
_SHARES = frozenset({"accuracy", "balanced accuracy", "precision", "recall", "f1", "auc", "pr-auc", "r2", "mape"})
_NOT_OWN_RESULT = lazy_regex(
    r"\b(?:goals?|targets?|aim\w{0,3}|at least|at most|threshold|minimum|should|expect\w{0,3}|hope|state[- ]of[- ]the"
    r"|sota|requir\w{1,6}|kpis?|acceptable|if|would|could|want|ideal|perfect|random(?:ly)? guess\w{0,3}|chance|ranges?"
    r"|e\.g|example|papers?|et al|publi\w{1,8}|leaderboard|winn\w{1,3}|top \d{1,3}|humans?|others?|previous\w{0,2}"
    r"|prior|al\.|correlat\w{1,5}|confidence|by|improv\w{1,6}|increas\w{1,3}|decreas\w{1,3}|drop\w{0,4}|gain\w{0,2}"
    r"|reduc\w{1,5}|higher|lower|differ\w{1,6}|between|less than|more than|above|below|over|under|exceed\w{0,3}|up to"
    r"|alert\w{0,2}|remaining|of the (?:data|rows|samples|set)|alpha|benchmark\w{0,2})\b"
    r"|[<>≥≤]|->|→|\d\s?[-–]\s?\d?\.\d",
    re.IGNORECASE,
)
"""Words that say a goal, a rule, a change, or somebody else's number."""
_INNER = lazy_regex(
    r"\.github|docs?|documentation|reports?|papers?|notebooks?|nbs?|src|analysis|results?|write-?ups?|slides?|pages?",
    re.IGNORECASE,
)
"""Names of folders inside a project, beside which its runs may stand."""
_TOLERANCE = 0.005
_PERCENT = 100.0
_DIGITS = 2
_FINE_DIGITS = 3
_SHOWN = 120
_CLAIMS = 400


class ClaimCheck(Struct, frozen=True):
    """A stated value and what was found of it."""

    text: str
    """Both values in words."""
    metric: str
    stated: float
    at: Place
    """Where it is stated."""
    shown_at: Place | None
    """Where a run shows it, or another value; `None` where no run shows any."""


class Checked(Struct, frozen=True):
    """Every claim in one of four heaps."""

    supported: tuple[ClaimCheck, ...]
    contradicted: tuple[ClaimCheck, ...]
    open: tuple[ClaimCheck, ...]
    unproven: tuple[ClaimCheck, ...]


class _Heap:
    """The measurements by metric, and the numbers in order."""

    def __init__(self, measured: Measurements) -> None:
        self._by_metric: dict[str, list[Measurement]] = {}
        for one in measured.values:
            self._by_metric.setdefault(one.metric, []).append(one)
        self._numbers = sorted(measured.numbers, key=lambda pair: pair[0])
        self._keys = [number for number, _ in self._numbers]

    def of_metric(self, claim: MetricClaim) -> list[Measurement]:
        """Give the values of the same metric from runs of the project that the claim is of, those beside it first."""
        folder, reach = _folder(claim), _reach(claim)
        same = (one for one in self._by_metric.get(claim.metric, []) if one.at.path.startswith(reach))
        return sorted(same, key=lambda one: not one.at.path.startswith(folder))

    def fitting_number(self, claim: MetricClaim) -> Place | None:
        """Give the place of a number that agrees in three digits, in four where a model is named."""
        fewest = _FINE_DIGITS + bool(models_in(claim.text))
        return self._near(claim.value, _rounding(claim), _reach(claim)) if _digits(claim.value) >= fewest else None

    def may_stand_somewhere(self, claim: MetricClaim) -> bool:
        """Tell whether any number could be meant: cut instead of rounded, or the share of errors."""
        shares = [1 - claim.value] if claim.metric in _SHARES else []
        return any(self._near(value, _step(claim.value)) is not None for value in (claim.value, *shares))

    def _near(self, value: float, tolerance: float, reach: str = "") -> Place | None:
        for wanted, width in ((value, tolerance), (value * _PERCENT, tolerance * _PERCENT)):
            first = bisect_left(self._keys, wanted - width - 1e-9)
            for number, at in islice(self._numbers, first, None):
                if number > wanted + width + 1e-9:
                    break
                if at.path.startswith(reach):
                    return at
        return None


def own_claims(claims: Iterable[MetricClaim]) -> tuple[MetricClaim, ...]:
    """Keep what reads as a result of this project: no goals, no changes, no counts, nobody else's numbers."""
    return tuple(
        claim
        for claim in claims
        if claim.metric in _CHECKED and not claim.value.is_integer() and not _NOT_OWN_RESULT.search(claim.text)
    )[:_CLAIMS]


def check_claims(claims: Iterable[MetricClaim], measured: Measurements) -> Checked:
    """Hold each claim against the values of its metric first, then against every number."""
    claims = tuple(claims)
    heap = _Heap(measured)
    lines = Counter((claim.metric, claim.at.path, claim.at.cell, claim.at.line) for claim in claims)
    heaps: dict[str, list[ClaimCheck]] = {name: [] for name in Checked.__struct_fields__}
    for claim in claims:
        is_alone = lines[(claim.metric, claim.at.path, claim.at.cell, claim.at.line)] == 1
        name, check = _sort(claim, heap, is_alone=is_alone)
        heaps[name].append(check)
    return Checked(**{name: tuple(found) for name, found in heaps.items()})


def _sort(claim: MetricClaim, heap: _Heap, *, is_alone: bool) -> tuple[str, ClaimCheck]:
    """Tell the heap of a claim; beside other values of its metric in one line it stays unproven at most."""
    same, models = heap.of_metric(claim), models_in(claim.text)
    named = [one for one in same if models and models_in(one.text) == models]
    meant = named or [one for one in same if not models or not models_in(one.text) or models & models_in(one.text)]
    fitting = next((one.at for one in meant if _fits(claim, one.value)), None)
    if fitting is None and not named:
        fitting = heap.fitting_number(claim)
    if fitting is not None:
        return "supported", _check(claim, claim.text, fitting)
    if any(_is_close(claim, one.value) for one in meant):
        return "unproven", _check(claim, claim.text, None)
    near = [one for one in same if one.at.path.startswith(_folder(claim)) and not one.is_training]
    if is_alone and near and not is_training(claim.text) and not heap.may_stand_somewhere(claim):
        named = [one for one in near if one in named]
        other = min(named or near, key=lambda one: abs(one.value - claim.value))
        return "contradicted" if named else "open", _check(claim, _in_words(claim, other), other.at)
    return "unproven", _check(claim, claim.text, None)


def _folder(claim: MetricClaim) -> str:
    """Give where the runs that a claim speaks of would stand: the same notebook, or below the document."""
    folder = dirname(claim.at.path)
    return claim.at.path if claim.at.cell is not None else f"{folder}/" if folder else ""


def _reach(claim: MetricClaim) -> str:
    """Give the folder of the project that a claim speaks of: documents and notebooks may have one inside it."""
    folder = dirname(claim.at.path)
    while folder and _INNER.fullmatch(basename(folder)):
        folder = dirname(folder)
    return f"{folder}/" if folder else ""


def _digits(value: float) -> int:
    return len(f"{abs(value):.6f}".rstrip("0").partition(".")[2])


def _step(value: float) -> float:
    """Give one unit of the last digit stated, of the second one at least; half a percent for large values."""
    return max(10.0 ** -max(_digits(value), _DIGITS), abs(value) * _TOLERANCE if abs(value) > 1 else 0.0)


def _rounding(claim: MetricClaim) -> float:
    """Give half a unit of the last digit stated, of a share of the second one at least."""
    return 10.0 ** -(_digits(claim.value) if abs(claim.value) > 1 else max(_digits(claim.value), _DIGITS)) / 2


def _fits(claim: MetricClaim, value: float) -> bool:
    return abs(claim.value - value) <= _rounding(claim) + 1e-9


def _is_close(claim: MetricClaim, value: float) -> bool:
    """Tell a value that differs by no more than another run of the same code may."""
    return abs(claim.value - value) <= abs(claim.value) * _TOLERANCE + 1e-9


def _check(claim: MetricClaim, text: str, shown_at: Place | None) -> ClaimCheck:
    return ClaimCheck(text, claim.metric, claim.value, claim.at, shown_at)


def _in_words(claim: MetricClaim, other: Measurement) -> str:
    where = f"cell {other.at.cell} of {other.at.path}" if other.at.cell is not None else other.at.path
    return f"{claim.metric} {claim.value:.6g} (a run shows {other.value:.6g}, {where})"[:_SHOWN]

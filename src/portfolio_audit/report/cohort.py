"""What the page of a class shows: a row for each student, and what many of them lack."""

from collections.abc import Iterable, Sequence
from statistics import median, quantiles

from msgspec import Struct

from portfolio_audit.evidence import Place
from portfolio_audit.scoring.band import Band

_NEAR_POINTS = 3
"""Points to the next band from which a student counts as near to it."""
_BAND_STARTS = (40, 65, 85)
_LEAST_SHARE = 0.1
"""Share of the class that must lack something before it is worth a session."""
_FEW = 2
HUMAN_SLOTS = ("clarity", "originality", "presentation")
"""What only a person can judge, 0 to 100."""
_GAPS = 12


class Fix(Struct, frozen=True):
    """One thing that a student can still win."""

    rule: str
    title: str
    gain: int


class CohortRow(Struct, frozen=True):
    """One student whose repository was audited."""

    key: str
    name: str
    section: str
    repository: str
    url: str | None
    commit: str | None
    score: int | None
    band: Band | None
    reason: str
    """Why there is no score."""
    assessed: int
    total: int
    criteria: dict[str, int | None]
    fixes: tuple[Fix, ...]
    """What does not pass and would win points, best first."""
    before: int | None = None
    """The score in the earlier cohort, where there is one."""
    human: dict[str, int] = {}
    """What a person judged, by slot; it stands beside the score and never moves it."""

    @property
    def change(self) -> int | None:
        """Points since the earlier cohort, where both have a score."""
        return None if self.score is None or self.before is None else self.score - self.before

    @property
    def to_next_band(self) -> int | None:
        """Points to the next band, where it is near."""
        if self.score is None:
            return None
        missing = [start - self.score for start in _BAND_STARTS if start > self.score]
        return missing[0] if missing and missing[0] <= _NEAR_POINTS else None


class Unread(Struct, frozen=True):
    """One student whose repository could not be audited."""

    key: str
    name: str
    target: str
    message: str
    advice: str
    exit_code: int


class Gap(Struct, frozen=True):
    """What many lack."""

    rule: str
    title: str
    students: int
    mean_gain: float


class Spread(Struct, frozen=True):
    """How the scores of one criterion lie in the class; the middle half between the quartiles."""

    criterion: str
    title: str
    scored: int
    least: int
    lower: float
    middle: float
    upper: float
    most: int


class AlikePair(Struct, frozen=True):
    """Two programs whose code reads alike in part."""

    first: str
    """Who hands it in."""
    second: str
    first_share: int
    """Per cent of its own code that stands in the other one too."""
    second_share: int
    place: Place | None
    """Where in the first the longest such stretch stands."""


class SimilarCode(Struct, frozen=True):
    """What the comparison of the class gave."""

    programs: int
    pairs: tuple[AlikePair, ...]
    """Those with the largest shares."""
    more: int
    """Pairs beyond these."""
    starters: tuple[str, ...]
    """What was left out as code that was handed out."""
    page: str = ""
    """Where the code stands side by side; empty where that was not written."""


class CohortReport(Struct, frozen=True, kw_only=True):
    """Everything that the page of a class shows."""

    title: str
    profile: str
    as_of: str
    """The moment that was looked at, empty for the newest state."""
    settings_ignored: bool
    """True when the repositories' own configuration did not count."""
    criteria: dict[str, str]
    """Titles of the criteria in their order."""
    rows: tuple[CohortRow, ...]
    unread: tuple[Unread, ...]
    waiting: int
    """Students whose repository is still to be audited."""
    gaps: tuple[Gap, ...]
    spreads: tuple[Spread, ...]
    middle: float | None
    """The median score."""
    earlier: str = ""
    """Title of the cohort that this one is compared with."""
    similar: SimilarCode | None = None
    """None where work was not compared."""
    is_anonymous: bool = False
    """True when pseudonyms stand for the students."""


def find_gaps(rows: Sequence[CohortRow]) -> tuple[Gap, ...]:
    """Give what a good share of the class lacks, by what teaching it would win the class."""
    gains: dict[str, list[int]] = {}
    titles: dict[str, str] = {}
    for row in rows:
        for fix in row.fixes:
            gains.setdefault(fix.rule, []).append(fix.gain)
            titles[fix.rule] = fix.title
    enough = max(_FEW, _LEAST_SHARE * len(rows))
    found = [
        Gap(rule, titles[rule], len(won), sum(won) / len(won)) for rule, won in gains.items() if len(won) >= enough
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.students * gap.mean_gain, gap.rule))[:_GAPS])


def spread_of(criterion: str, title: str, scores: Sequence[int]) -> Spread | None:
    """Say how scores lie; nothing where there are none."""
    if not scores:
        return None
    lower, middle, upper = quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else (scores[0],) * 3
    return Spread(criterion, title, len(scores), min(scores), lower, middle, upper, max(scores))


def middle_of(rows: Iterable[CohortRow]) -> float | None:
    """Give the median of the scores."""
    scores = [row.score for row in rows if row.score is not None]
    return median(scores) if scores else None

"""The shapes, words and colours that every surface shares."""

from msgspec import Struct

from portfolio_audit.report.report import Band, Placing, Verdict
from portfolio_audit.scoring.band import band_of


class BandWords(Struct, frozen=True):
    """How a band is shown: never by colour alone."""

    shape: str
    ascii_shape: str
    word: str
    tone: str
    """Class of colour: `starting`, `building`, `solid`, `ready`."""
    lower: int
    upper: int


class VerdictWords(Struct, frozen=True):
    """How a verdict is shown: never by colour alone."""

    sign: str
    ascii_sign: str
    word: str
    tone: str
    filter: str
    """The filter of the HTML report that shows it."""


class PlacingWords(Struct, frozen=True):
    """How a list of repositories is called."""

    title: str
    meaning: str


BANDS = {
    Band.STARTING: BandWords("▲", "^", "Starting", "starting", 0, 39),
    Band.BUILDING: BandWords("■", "#", "Building", "building", 40, 64),
    Band.SOLID: BandWords("◆", "+", "Solid", "solid", 65, 84),
    Band.INTERVIEW_READY: BandWords("●", "*", "Interview-ready", "ready", 85, 100),
}
PLACINGS = {
    Placing.SHOW: PlacingWords("Show", "what a hiring manager should see first"),
    Placing.IMPROVE: PlacingWords("Improve", "near enough to be worth the time, with the best next step"),
    Placing.QUIET: PlacingWords("Quiet", "good to have, better not in front"),
    Placing.UNREAD: PlacingWords("Not read", "these could not be audited"),
    Placing.LEFT_OUT: PlacingWords("Left out", "not counted as a part of the portfolio"),
}
"""The lists of a portfolio in their order."""
MINUTES_OF_AN_HOUR = 60
UNSCORED = BandWords("–", "-", "Not scored", "none", 0, 0)

VERDICTS = {
    Verdict.FAIL: VerdictWords("✖", "x", "To fix", "starting", "fix"),
    Verdict.PARTIAL: VerdictWords("◐", "~", "Partial", "building", "partial"),
    Verdict.UNKNOWN: VerdictWords("?", "?", "Not assessed", "none", "open"),
    Verdict.ERROR: VerdictWords("!", "!", "Our error", "none", "open"),
    Verdict.SUPPRESSED: VerdictWords("⊘", "/", "Set aside", "none", "open"),
    Verdict.PASS: VerdictWords("✔", "+", "Passed", "ready", "pass"),
    Verdict.NOT_APPLICABLE: VerdictWords("–", "-", "Not applicable", "none", "aside"),
}
"""In the order in which findings are shown."""


def band_words(band: Band | None) -> BandWords:
    """Give the words of a band, or of no score."""
    return UNSCORED if band is None else BANDS[band]


def score_words(score: int | None) -> BandWords:
    """Give the words of the band in which a score of 0 to 100 lies."""
    return UNSCORED if score is None else BANDS[band_of(score)]


def count_words(number: int, noun: str, plural: str = "") -> str:
    """Say a number with its noun: `1 check`, `3 checks`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def duration_words(minutes: int) -> str:
    """Say how long something takes: `90 min`, `3 hours`."""
    return f"{minutes} min" if minutes < 2 * MINUTES_OF_AN_HOUR else f"{minutes / MINUTES_OF_AN_HOUR:.0f} hours"


def delta_words(delta: int | None) -> str:
    """Say how much a score moved: `+3`, `−2`, `±0`."""
    if delta is None:
        return "–"
    return f"{delta:+d}".replace("-", "−") if delta else "±0"

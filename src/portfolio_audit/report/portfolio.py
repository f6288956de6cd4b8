"""What several repositories of one person are together: plain values."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from portfolio_audit.report.parts import PlanStep, Question
from portfolio_audit.scoring.band import Band


class Placing(StrEnum):
    """What to do with a repository in front of readers."""

    SHOW = "show"
    IMPROVE = "improve"
    QUIET = "quiet"
    UNREAD = "unread"
    """It could not be audited."""
    LEFT_OUT = "left-out"
    """It was not audited as a part of the portfolio: a fork, archived, empty."""


class RepositoryRow(Struct, frozen=True, kw_only=True):
    """One repository of a portfolio, from its own report."""

    name: str
    """Unlike every other name of the portfolio."""
    target: str
    """As it was named."""
    url: str | None = None
    commit: str | None = None
    kind: str = ""
    score: int | None = None
    band: Band | None = None
    placing: Placing
    because: str
    """Why it stands in its list, as a sentence; where it could not be audited, what went wrong."""
    advice: str = ""
    """The next step: its best fix, or the cure."""
    number: int = 0
    """Its place among those to show, from 1; 0 for all others."""
    criteria: dict[str, int | None] = {}
    """Scores by criterion."""
    stages: int = 0
    """Stages from question to use that are in place, of 8."""
    tasks: tuple[str, ...] = ()
    skills: dict[str, int] = {}
    """Places found by skill, at most 5 a skill."""
    first_day: str = ""
    """ISO date of the first commit; empty where it is not known."""
    last_day: str = ""
    plan: tuple[PlanStep, ...] = ()
    """Its best fixes, in its own points."""
    strength: str = ""
    questions: tuple[Question, ...] = ()
    """What an interviewer could ask about it; of the showcase only."""
    page: str = ""
    """Path of its own report from that of the portfolio; empty where none was written."""


class RoleFit(Struct, frozen=True):
    """How the repositories look to those who look for one role."""

    profile: str
    title: str
    score: int
    """Mean of the best three under the weights of the role."""
    best: tuple[str, ...]
    """Names of the best three, best first."""
    scores: tuple[int, ...]


class LookAlike(Struct, frozen=True):
    """A repository that a reader may take for a common exercise or for another one of the same person."""

    name: str
    other: str
    """The other repository; empty for a common exercise."""
    question: str
    """What to have an answer for."""


class Declaration(Struct, frozen=True):
    """Something that no repository shows, as declared."""

    subject: str
    entries: tuple[str, ...]


class Career(Struct, frozen=True):
    """What the person declares; printed with its date, never scored."""

    background: str = ""
    """The field that the person comes from."""
    showcase: tuple[str, ...] = ()
    """Repositories in the order in which they are shown to others."""
    stated_on: date | None = None
    declared: tuple[Declaration, ...] = ()


class Portfolio(Struct, frozen=True, kw_only=True):
    """What the repositories are together."""

    showcase: tuple[str, ...]
    """The best three, of which the interview pack is made."""
    skills: dict[str, str]
    """Skills that were looked for, with their titles, in the order of the work."""
    gaps: tuple[str, ...]
    """What no repository shows yet, in words."""
    notes: tuple[str, ...]
    """What was seen and is not scored, in words."""
    roles: tuple[RoleFit, ...]
    """Best fit first."""
    look_alikes: tuple[LookAlike, ...]
    career: Career | None = None
    projects_share: float
    """Share of the total that the showcase projects' own criteria make up."""

"""The projects of a portfolio one by one, as rules ask for them."""

from msgspec import Struct

from portfolio_audit.evidence import Place
from portfolio_audit.portfolio.domains import domain_of
from portfolio_audit.portfolio.records import Collection, Record, in_repository, unseen_code
from portfolio_audit.snapshot.records import Absent

STARTER_MARKS = 3
"""Marks of starter code in one repository: fewer are leftovers of a template."""
OWN_MARKS = 3
"""Signs of collecting data, as in `originality-data-collected`, beside which a teaching set is only one more input."""
_INTRODUCED = "readme-purpose-early"
_LICENSED = "readme-licence-given"
_NAMED = "layout-named-tellingly"
_WRITTEN_UP = "communication-write-up"
_UNCERTAINTY = "evaluation-uncertainty-told"
_OWN = ("problem-goes-beyond-exercise", "originality-question-uncommon", "originality-data-own-choice")
RULES = (_INTRODUCED, _LICENSED, _NAMED, _WRITTEN_UP, _UNCERTAINTY, *_OWN)
"""Rules of single repositories whose answers are taken up."""


class Project(Struct, frozen=True):
    """One project with a score."""

    text: str
    """Its name."""
    at: Place
    score: int
    stages: int
    """Stages from question to use that are in place, of 8."""
    working_stages: int
    """The same without serving, of 7: from the question to the presented result."""
    is_toy: bool
    """True when it is about a data set that courses hand out."""
    is_exercise: bool
    """True when it is about such a data set, or has marks of homework or starter code."""
    is_own: bool
    """True when data were collected for it, or no well-known exercise was recognised and the question is not one that
    very many ask, or is asked in the words of a field of work."""
    is_introduced: bool
    """True when the README says early what it is for."""
    is_licensed: bool
    is_named: bool
    """True when files and folders are named tellingly."""
    is_written_up: bool
    """True when an article, slides, a video or a report is linked or kept."""
    tells_uncertainty: bool
    """True when intervals, spreads or tests say how sure the results are."""
    is_shared: bool
    """True when several people committed, and pull requests or merges show how they worked together."""


class ProjectFacts(Struct, frozen=True):
    """All projects, best first, and shares of them; shares are empty where there are no projects."""

    all: tuple[Project, ...]
    toy_share: float | None
    """Share of projects about data sets that courses hand out."""
    own_share: float | None
    """Share of projects with a question or data of their own."""
    small_share: float | None
    """Share of projects with a score below 40."""
    introduced_share: float | None
    """Share of projects whose README says early what they are for."""
    licensed_share: float | None
    may_hold_more: bool | Absent
    """False when every repository was looked at; unknown where one was not."""


BEGUN_BELOW = 40
"""Projects with a lower score are begun, and prove little."""
_PEOPLE = 2


def draw(collection: Collection) -> ProjectFacts:
    """Look at each project."""
    projects = tuple(_project(record) for record in collection.projects)
    return ProjectFacts(
        all=projects,
        toy_share=_share(sum(one.is_toy for one in projects), len(projects)),
        own_share=_share(sum(one.is_own for one in projects), len(projects)),
        small_share=_share(sum(one.score < BEGUN_BELOW for one in projects), len(projects)),
        introduced_share=_share(sum(one.is_introduced for one in projects), len(projects)),
        licensed_share=_share(sum(one.is_licensed for one in projects), len(projects)),
        may_hold_more=unseen_code(collection) or False,
    )


def grown(projects: tuple[Record, ...]) -> tuple[Record, ...]:
    """Give the projects that are more than begun."""
    return tuple(one for one in projects if (one.score or 0) >= BEGUN_BELOW)


def is_toy(record: Record) -> bool:
    """Say whether a project is about a data set that courses hand out, and not on data that were collected for it."""
    return record.sign("toy_data").count > 0 and record.sign("own_data").count < OWN_MARKS


def is_exercise(record: Record) -> bool:
    """Say whether a project looks close to an exercise."""
    given = record.sign("homework").count > 0 or record.sign("starter_code").count >= STARTER_MARKS
    return is_toy(record) or given


def is_own(record: Record) -> bool:
    """Say whether question or data are the person's own, as far as can be told."""
    if is_exercise(record):
        return False
    beyond, uncommon, chosen = (record.credits.get(rule, 0.0) for rule in _OWN)
    has_angle = uncommon >= _HALF or bool(domain_of(record.sign("domain").places))
    return record.sign("own_data").count > 0 or (beyond >= 1 and chosen >= _HALF and has_angle)


def is_shared(record: Record) -> bool:
    """Say whether people worked on it together."""
    joined = record.sign("pull_requests").count + record.sign("merges").count
    return record.outline.authors >= _PEOPLE and joined > 0


_HALF = 0.5


def _project(record: Record) -> Project:
    return Project(
        text=record.name,
        at=in_repository(record.proofs.get(_INTRODUCED, Place()), record.name),
        score=record.score or 0,
        stages=len(record.stages),
        working_stages=len(record.stages.keys() - {"serve"}),
        is_toy=is_toy(record),
        is_exercise=is_exercise(record),
        is_own=is_own(record),
        is_introduced=record.fully_meets(_INTRODUCED),
        is_licensed=record.fully_meets(_LICENSED),
        is_named=record.fully_meets(_NAMED),
        is_written_up=record.fully_meets(_WRITTEN_UP),
        tells_uncertainty=record.fully_meets(_UNCERTAINTY),
        is_shared=is_shared(record),
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None

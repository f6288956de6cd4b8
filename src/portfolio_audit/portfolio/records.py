"""What is known of each repository of a portfolio, from its own report."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from portfolio_audit.evidence import Located, Place
from portfolio_audit.report.outline import Outline, Sign
from portfolio_audit.report.portfolio import Career
from portfolio_audit.report.report import Report
from portfolio_audit.snapshot.account import AccountRecord
from portfolio_audit.snapshot.records import Absent

NONE = Sign()


class Record(Struct, frozen=True, kw_only=True):
    """One repository that was audited."""

    name: str
    score: int | None = None
    """Its own total; none where the kind has no score or too little could be assessed."""
    kind: str = "ml-project"
    is_project: bool = True
    stages: Mapping[str, tuple[Located, ...]] = {}
    """Stages from question to use that are in place, with their proofs."""
    criteria: Mapping[str, int | None] = {}
    credits: Mapping[str, float] = {}
    """Credit by rule, of those that were assessed."""
    proofs: Mapping[str, Place] = {}
    """First place of evidence by rule, of those that were assessed."""
    outline: Outline = Outline()

    @property
    def here(self) -> Located:
        """The repository as a whole, as a place."""
        return Located(self.name, Place(repository=self.name))

    def sign(self, name: str) -> Sign:
        """Give what was seen under one of the names of the outline, with places in this repository."""
        found = self.outline.signs.get(name, NONE)
        return Sign(found.count, tuple(self.placed(place) for place in found.places))

    def placed(self, located: Located) -> Located:
        """Say in which repository a place is."""
        return Located(located.text, in_repository(located.at, self.name))

    def first(self, places: tuple[Located, ...]) -> Located:
        """Give the first place, else the repository."""
        return self.placed(places[0]) if places else self.here

    def fully_meets(self, rule: str) -> bool:
        """Say whether a rule of its own report passes."""
        return self.credits.get(rule, 0.0) >= 1


class Collection(Struct, frozen=True, kw_only=True):
    """Everything that rules about a portfolio may draw on."""

    records: tuple[Record, ...]
    unseen: tuple[str, ...] = ()
    """Repositories of which the code could not be looked at."""
    today: date
    account: AccountRecord | None = None
    """What GitHub says; none for clones alone."""
    career: Career | None = None

    @property
    def projects(self) -> tuple[Record, ...]:
        """Repositories with a score of their own, best first."""
        scored = [one for one in self.records if one.is_project and one.score is not None]
        return tuple(sorted(scored, key=lambda one: (-(one.score or 0), one.name)))


def in_repository(at: Place, repository: str) -> Place:
    """Give the same place with the name of its repository."""
    return Place(at.path, at.line, at.end_line, at.cell, at.execution_count, at.commit, repository)


def make_record(report: Report, name: str) -> Record:
    """Take from a report what a portfolio asks."""
    counted = [found for found in report.findings if found.verdict.counts]
    return Record(
        name=name,
        score=report.score.value,
        kind=report.repository_kind.kind,
        is_project=report.repository_kind.is_portfolio_project,
        stages={
            rung.stage: tuple(Located(item.excerpt, item.place) for item in rung.evidence)
            for rung in report.ladder
            if rung.reached
        },
        criteria={one.id: one.score for one in report.criteria},
        credits={found.rule: found.credit for found in counted},
        proofs={found.rule: found.evidence[0].place for found in counted if found.evidence},
        outline=report.outline or Outline(unknown="the result was saved without an outline"),
    )


def unseen_code(collection: Collection) -> Absent | None:
    """Say why more may be there than was seen, where a repository could not be looked at."""
    unseen = collection.unseen
    if not unseen:
        return None
    more = f" and {len(unseen) - 1} more" if len(unseen) > 1 else ""
    return Absent(f"{unseen[0]}{more} could not be looked at", "Mend what is told about it, and run it again.")

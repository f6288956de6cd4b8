"""What the work has to do with the world outside: competitions, contributions, texts, other people."""

from msgspec import Struct

from portfolio_audit.evidence import Located, Place
from portfolio_audit.portfolio.projects import grown, is_own, is_shared, is_toy
from portfolio_audit.portfolio.records import Collection, Record, in_repository
from portfolio_audit.snapshot.account import AccountRecord, Contributions
from portfolio_audit.snapshot.records import Absent

_WRITTEN_UP = "communication-write-up"


class PracticeFacts(Struct, frozen=True):
    """Each list holds one place a repository."""

    competitions: tuple[Located, ...]
    """Competitions that a project names or links: Kaggle, DrivenData, AIcrowd, Zindi, hackathons; those about teaching
    data sets, which never end, are left aside."""
    placings: tuple[Located, ...]
    """Sentences that say how an entry did."""
    contributions: tuple[Located, ...] | Absent
    """Pull requests merged into repositories of others; unknown without GitHub."""
    own_projects: tuple[Located, ...]
    """Projects with a question or data of their own and a score of 40 and more."""
    write_ups: tuple[Located, ...]
    """Articles, slides, videos and reports."""
    papers: tuple[Located, ...]
    """Papers that projects cite or are."""
    shared: tuple[Located, ...]
    """Repositories where several people committed and merges or pull requests show how."""


def draw(collection: Collection) -> PracticeFacts:
    """Gather the places."""
    records = collection.records
    return PracticeFacts(
        competitions=_firsts(tuple(one for one in records if not is_toy(one)), "competition"),
        placings=_firsts(records, "placing"),
        contributions=_contributions(collection.account),
        own_projects=tuple(one.here for one in grown(collection.projects) if is_own(one)),
        write_ups=tuple(_write_up(one) for one in records if one.fully_meets(_WRITTEN_UP)),
        papers=_firsts(records, "research"),
        shared=tuple(one.here for one in records if is_shared(one)),
    )


def _firsts(records: tuple[Record, ...], sign: str) -> tuple[Located, ...]:
    return tuple(found.places[0] for one in records if (found := one.sign(sign)).places)


def _write_up(record: Record) -> Located:
    return Located(record.name, in_repository(record.proofs.get(_WRITTEN_UP, Place()), record.name))


def _contributions(account: AccountRecord | None) -> tuple[Located, ...] | Absent:
    if account is None:
        return Absent("work in repositories of others is told by GitHub only", "Run `account LOGIN`.")
    match account.contributions:
        case Contributions(newest=newest):
            return tuple(Located(f"#{one.number} {one.title}", Place(repository=one.repository)) for one in newest)
        case Absent() as absent:
            return absent

"""Which repositories are put in front, and in which order."""

import re
from collections.abc import Callable
from itertools import accumulate

from msgspec import Struct

from portfolio_audit.evidence import Located, Place
from portfolio_audit.portfolio.domains import named_domains
from portfolio_audit.portfolio.projects import is_exercise
from portfolio_audit.portfolio.records import Collection, Record
from portfolio_audit.snapshot.account import AccountRecord
from portfolio_audit.snapshot.records import Absent

_SLACK = 5
"""Points by which a project may stand behind a lower one: smaller differences say little."""
_LEARNING = re.compile(r"(?i)\b(?:machine[- ]learning|deep[- ]learning|data[- ]scien\w{2,4}|ML|AI|data analyst)\b")
_NOT_SAID = Absent(
    "nothing says which repositories are put in front",
    "Pin them on GitHub, or list them under `career: showcase:` in --config FILE.",
)
_ONLY_ON_GITHUB = Absent("only GitHub tells it", "Run `account LOGIN`.")


class Shown(Struct, frozen=True):
    """A project that is put in front."""

    text: str
    at: Place
    position: int
    """From 1."""
    score: int
    is_exercise: bool


class ShowingFacts(Struct, frozen=True):
    """The order is that of pinned repositories, or the one that the person declares."""

    shown: tuple[Shown, ...] | Absent
    """Projects with a score that are put in front."""
    lowest: int | Absent
    """The lowest score among them."""
    behind: tuple[Located, ...] | Absent
    """Projects that stand behind one with a score at least six points lower."""
    left_behind: tuple[Located, ...] | Absent
    """Projects among the best three that are not put in front at all."""
    profile_readme: bool | Absent
    """True when the account has a profile README; unknown without GitHub."""
    tells_learning: bool | Absent
    """True when profile README or bio name machine learning or data science."""
    tells_background: bool | Absent
    """True when they also name a field of work."""
    described: tuple[Located, ...] | Absent
    """Audited repositories with a description on GitHub."""
    undescribed: tuple[Located, ...] | Absent
    """Audited repositories without one."""


def draw(collection: Collection) -> ShowingFacts:
    """Look at the order, and at what the account says of itself."""
    shown = _shown(collection)
    account = collection.account
    described = _described(collection, account, wanted=True)
    return ShowingFacts(
        shown=shown,
        lowest=shown if isinstance(shown, Absent) else min(one.score for one in shown),
        behind=shown if isinstance(shown, Absent) else _behind(shown),
        left_behind=shown if isinstance(shown, Absent) else _left_behind(shown, collection.projects),
        profile_readme=_has_profile(account),
        tells_learning=_tells(account, lambda text: bool(_LEARNING.search(text))),
        tells_background=_tells(account, lambda text: bool(_LEARNING.search(text) and named_domains(text))),
        described=described,
        undescribed=_described(collection, account, wanted=False),
    )


def _shown(collection: Collection) -> tuple[Shown, ...] | Absent:
    names = _order(collection)
    if isinstance(names, Absent):
        return names
    projects = {one.name.lower(): one for one in collection.projects}
    found = [projects[name.lower()] for name in names if name.lower() in projects]
    shown = tuple(
        Shown(one.name, Place(repository=one.name), number, one.score or 0, is_exercise(one))
        for number, one in enumerate(found, 1)
    )
    return shown or Absent("none of the repositories that are put in front has a score of its own")


def _order(collection: Collection) -> tuple[str, ...] | Absent:
    if collection.career and collection.career.showcase:
        return collection.career.showcase
    if collection.account is None:
        return _NOT_SAID
    pinned = collection.account.pinned
    return _NOT_SAID if pinned == () else pinned


def _behind(shown: tuple[Shown, ...]) -> tuple[Located, ...]:
    """Compare each with the lowest score that stands before it."""
    lowest = accumulate((one.score for one in shown), min)
    pairs = zip(lowest, shown, strict=True)
    return tuple(Located(one.text, one.at) for least, one in pairs if one.score > least + _SLACK)


def _left_behind(shown: tuple[Shown, ...], projects: tuple[Record, ...]) -> tuple[Located, ...]:
    names = {one.text for one in shown}
    least = min(one.score for one in shown)
    return tuple(one.here for one in projects[:3] if one.name not in names and (one.score or 0) > least + _SLACK)


def _has_profile(account: AccountRecord | None) -> bool | Absent:
    if account is None:
        return _ONLY_ON_GITHUB
    readme = account.profile_readme
    return readme if isinstance(readme, Absent) else bool(readme and readme.strip())


def _tells(account: AccountRecord | None, asks: Callable[[str], bool]) -> bool | Absent:
    if account is None:
        return _ONLY_ON_GITHUB
    readme = account.profile_readme
    if isinstance(readme, Absent):
        return readme
    return asks(f"{account.bio}\n{readme or ''}")


def _described(collection: Collection, account: AccountRecord | None, *, wanted: bool) -> tuple[Located, ...] | Absent:
    if account is None:
        return _ONLY_ON_GITHUB
    by_name = {one.name.lower(): bool(one.description.strip()) for one in account.repositories}
    return tuple(one.here for one in collection.records if by_name.get(one.name.lower()) is wanted)

"""How a class is audited, and by what its results are judged."""

from datetime import datetime
from hashlib import sha256

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit import __version__
from portfolio_audit.batch import Request
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.scoring.profile import DEFAULT_PROFILE, load_profile


class Order(Struct, frozen=True):
    """How a class is audited."""

    request: Request
    as_of: datetime | None = None
    allows_local: bool = False
    only: frozenset[str] = frozenset()
    """Keys of the students to look at; empty for all."""
    limit: int | None = None
    """Most students to look at."""
    is_fresh: bool = False
    """True when results at hand do not count."""


class Stamp(Struct, frozen=True):
    """What results are judged by; a result that was judged by anything else is old."""

    text: str
    version: str
    rulebook: str
    profile: str


def make_stamp(order: Order) -> Stamp:
    """Put version, rules, profile, choices and moment into one word; raise `UsageError` where a file of them is off."""
    rules = load_rulebook()
    choice = order.request.choice
    profile = load_profile(choice.profile or DEFAULT_PROFILE, rules)
    judged_by = (__version__, rules.digest, profile.digest, replace(choice, profile=None), order.as_of)
    text = sha256(msgspec.msgpack.encode(judged_by)).hexdigest()[:16]
    return Stamp(text, __version__, rules.digest, profile.title)

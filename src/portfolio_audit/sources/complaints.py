"""What git's complaints about a remote mean, in one line of our own words."""

import re
from enum import StrEnum

from msgspec import Struct

from portfolio_audit.errors import NoSpaceError, PortfolioAuditError, RateLimitError, TargetError


class Trouble(StrEnum):
    """Why a fetch did not work."""

    NOT_FOUND = "not-found"
    REFUSED = "refused"
    MOVED = "moved"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    LIMITED = "limited"
    BUSY = "busy"
    NOT_GIT = "not-git"
    BROKEN_OFF = "broken-off"
    TIMED_OUT = "timed-out"
    TOO_LARGE = "too-large"
    NO_SUCH_REF = "no-such-ref"
    NO_SPACE = "no-space"
    OTHER = "other"


class FetchError(Exception):
    """One try did not work."""

    def __init__(self, trouble: Trouble) -> None:
        """Keep the kind of trouble."""
        super().__init__(trouble.value)
        self.trouble = trouble


WORTH_A_RETRY = {Trouble.LIMITED, Trouble.BUSY, Trouble.BROKEN_OFF}

_SIGNS = (
    (Trouble.NO_SPACE, "No space left on device|Disk quota exceeded"),
    (Trouble.MOVED, "returned error: 30[0-9]|redirect"),
    (Trouble.LIMITED, "returned error: 429"),
    (Trouble.BUSY, "returned error: 5[0-9][0-9]"),
    (
        Trouble.NOT_FOUND,
        "returned error: (?:404|410)|repository .{0,200} not found|could not read (?:Username|Password)",
    ),
    (Trouble.NOT_FOUND, "returned error: 40[13]|Authentication failed|terminal prompts disabled"),
    (Trouble.UNREACHABLE, "Could not resolve|Couldn't connect|Failed to connect|Connection refused|No route to host"),
    (Trouble.CERTIFICATE, "certificate|SSL|TLS"),
    (Trouble.TIMED_OUT, "too slow|timed out|Operation too"),
    (
        Trouble.BROKEN_OFF,
        "early EOF|unexpected disconnect|bad pack header|index-pack|reset by peer|Empty reply|hung up",
    ),
    (
        Trouble.NOT_GIT,
        "not valid: is this a git repository|not a git repository|protocol error|bad line length|invalid content",
    ),
    (Trouble.NO_SUCH_REF, "couldn't find remote ref|not our ref|no such remote ref|unadvertised object"),
    (
        Trouble.BROKEN_OFF,
        "transfer closed|still expected|expected flush|RPC failed|invalid|corrupt|pack has|inflate|curl",
    ),
    (Trouble.REFUSED, "returned error: 4"),
)
_COMPILED = tuple((trouble, re.compile(signs, re.IGNORECASE)) for trouble, signs in _SIGNS)
_READ_CHARACTERS = 20_000

_GIVE_ACCESS = "set PORTFOLIO_AUDIT_GITHUB_TOKEN, GH_TOKEN or GITHUB_TOKEN"


class Words(Struct, frozen=True):
    """A message with room for the address, and the advice."""

    message: str
    advice: str


_WORDS = {
    Trouble.NOT_FOUND: Words(
        "{} does not exist or is private", f"Check the spelling; for a private repository {_GIVE_ACCESS}."
    ),
    Trouble.REFUSED: Words("The host refused to hand out {}", f"Try again later, or {_GIVE_ACCESS}."),
    Trouble.MOVED: Words("{} has moved to another address", "Open it in a browser and use the new address."),
    Trouble.UNREACHABLE: Words("The host of {} cannot be reached", "Check the network, or audit a local clone."),
    Trouble.CERTIFICATE: Words(
        "The host of {} has no valid certificate", "Check the clock and the network, or audit a local clone."
    ),
    Trouble.LIMITED: Words(
        "The host of {} asks to wait, after too many requests", "Run it again in some minutes: it goes on from there."
    ),
    Trouble.BUSY: Words("The host of {} is busy", "Try again in some minutes."),
    Trouble.NOT_GIT: Words(
        "What answers at {} is no git server", "A login page of the network may be in between; check the address."
    ),
    Trouble.BROKEN_OFF: Words("The transfer of {} broke off", "Try again, or audit a local clone."),
    Trouble.TIMED_OUT: Words("Fetching {} took too long", "Give more time with --timeout, or audit a local clone."),
    Trouble.TOO_LARGE: Words("{} is larger than 1 GiB", "Audit a local clone instead."),
    Trouble.NO_SPACE: Words("No space left to fetch {}", "Free some space, or point TMPDIR to a larger disk."),
    Trouble.NO_SUCH_REF: Words("{} has no branch, tag or commit of that name", "Check the part after the @."),
    Trouble.OTHER: Words("{} could not be fetched", "Try again, or audit a local clone."),
}


def classify(complaint: bytes) -> Trouble:
    """Read git's complaint; of several lines the first that means something counts."""
    text = complaint.decode("utf-8", "replace")[-_READ_CHARACTERS:]
    for trouble, signs in _COMPILED:
        if signs.search(text):
            return trouble
    return Trouble.OTHER


_ERRORS: dict[Trouble, type[PortfolioAuditError]] = {
    Trouble.NO_SPACE: NoSpaceError,
    Trouble.LIMITED: RateLimitError,
}


def fetch_error(trouble: Trouble, shown_name: str) -> PortfolioAuditError:
    """Put a trouble into words."""
    words = _WORDS[trouble]
    error = _ERRORS.get(trouble, TargetError)
    return error(words.message.format(shown_name), words.advice)

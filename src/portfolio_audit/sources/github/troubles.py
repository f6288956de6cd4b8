"""Why a question to GitHub has no answer, in words that name the cure."""

from enum import StrEnum

from msgspec import Struct

from portfolio_audit.errors import PortfolioAuditError, RateLimitError, TargetError
from portfolio_audit.snapshot.records import Absent


class Trouble(StrEnum):
    """What went wrong."""

    OFFLINE = "offline"
    LIMITED = "limited"
    TOKEN_REFUSED = "token-refused"  # noqa: S105  # the name of a state
    REFUSED = "refused"
    MISSING = "missing"
    GONE = "gone"
    MOVED = "moved"
    BUSY = "busy"
    BROKEN_OFF = "broken-off"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed-out"
    TOO_LARGE = "too-large"
    ODD = "odd"


WORTH_A_RETRY = frozenset({Trouble.BUSY, Trouble.BROKEN_OFF, Trouble.UNREACHABLE, Trouble.TIMED_OUT, Trouble.ODD})


class ApiError(Exception):
    """One question was not answered."""

    def __init__(self, trouble: Trouble, wait_seconds: float = 0.0) -> None:
        """Keep the kind of trouble, and after how long a limit is over."""
        super().__init__(trouble.value)
        self.trouble = trouble
        self.wait_seconds = wait_seconds


class _Words(Struct, frozen=True):
    reason: str
    """A clause."""
    cure: str


_AGAIN = "Run it again in some minutes; what is done is kept."
_SIGN_IN = "Set GH_TOKEN, which allows 5,000 requests an hour instead of 60, or run it again later."
_WORDS = {
    Trouble.OFFLINE: _Words("nothing is asked with --offline", "Leave out --offline."),
    Trouble.TOKEN_REFUSED: _Words(
        "GitHub did not accept the token",
        "Renew it, or unset PORTFOLIO_AUDIT_GITHUB_TOKEN, GH_TOKEN and GITHUB_TOKEN to ask without one.",
    ),
    Trouble.REFUSED: _Words("GitHub refused the question", "Check what the token may read."),
    Trouble.MISSING: _Words("GitHub knows none of that name, or it is private", "Check the spelling."),
    Trouble.GONE: _Words("GitHub says that it is gone or switched off", "Ask the owner to switch it on again."),
    Trouble.MOVED: _Words("GitHub points to another address", "Open it in a browser and use the new name."),
    Trouble.BUSY: _Words("GitHub was busy", _AGAIN),
    Trouble.BROKEN_OFF: _Words("the answer of GitHub broke off", _AGAIN),
    Trouble.UNREACHABLE: _Words("GitHub could not be reached", "Check the network, then run it again."),
    Trouble.TIMED_OUT: _Words("GitHub did not answer in time", _AGAIN),
    Trouble.TOO_LARGE: _Words("the answer was larger than any that GitHub gives", "Check what stands in between."),
    Trouble.ODD: _Words(
        "what answered did not speak as GitHub does", "A login page of the network may be in between; run it again."
    ),
}


def as_absent(error: ApiError, *, has_token: bool) -> Absent:
    """Say why something is unknown, and what helps."""
    if error.trouble is Trouble.LIMITED:
        reason = f"GitHub's limit of requests is used up for {_duration(error.wait_seconds)}"
        return Absent(reason, _AGAIN if has_token else _SIGN_IN)
    words = _WORDS[error.trouble]
    return Absent(words.reason, words.cure)


def as_failure(error: ApiError, about: str, *, has_token: bool) -> PortfolioAuditError:
    """Say why nothing can be audited; a limit is worth another run."""
    absent = as_absent(error, has_token=has_token)
    kind = RateLimitError if error.trouble is Trouble.LIMITED else TargetError
    return kind(f"{about} cannot be read: {absent.reason}", absent.cure)


def _duration(seconds: float) -> str:
    minutes = -(-seconds // 60)
    if seconds <= 60:  # noqa: PLR2004  # one minute
        return "a minute"
    return f"{minutes:.0f} minutes" if minutes <= 90 else f"{minutes / 60:.0f} hours"  # noqa: PLR2004  # as people say it

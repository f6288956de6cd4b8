"""The exceptions a caller may catch."""

import errno

NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What the system says of a disk, or of a share of one, that is full."""


class PortfolioAuditError(Exception):
    """Something the caller can act on: what, where, and the next step."""

    exit_code = 5

    def __init__(self, message: str, advice: str = "") -> None:
        """Keep the message and the advice apart, so that a surface can lay them out."""
        super().__init__(message)
        self.message = message
        self.advice = advice


class UsageError(PortfolioAuditError):
    """The call or the configuration is off, and nothing was audited."""

    exit_code = 2


class RulebookError(UsageError):
    """A rule, profile or configuration file cannot be used; the message names file and line."""


class TargetError(PortfolioAuditError):
    """A target could not be audited: missing, private, refused, corrupt, or over a limit."""

    exit_code = 3


class NoSpaceError(PortfolioAuditError):
    """The disk is full."""

    exit_code = 6


class RateLimitError(PortfolioAuditError):
    """A limit of a host, or of the time to wait, stopped the run; the same call again goes on from there."""

    exit_code = 7

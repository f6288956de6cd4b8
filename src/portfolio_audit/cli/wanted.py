"""Which repositories `account` audits: those of a list or folder, or those of an account on GitHub."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit import __version__
from portfolio_audit.batch import Failure, Request
from portfolio_audit.cli.console import say
from portfolio_audit.errors import TargetError
from portfolio_audit.gathering.account import audited_of, gather_account, left_out_of, warnings_of
from portfolio_audit.gathering.run import gather
from portfolio_audit.gathering.shelf import ReportShelf
from portfolio_audit.gathering.targets import read_targets
from portfolio_audit.portfolio.assemble import Occasion
from portfolio_audit.report.report import Report
from portfolio_audit.snapshot.account import AccountRecord
from portfolio_audit.sources.github.account import open_account
from portfolio_audit.sources.github.patience import Patience

_MINUTE = 60


class Wanted(Protocol):
    """The repositories of one run."""

    @property
    def name(self) -> str:
        """What to call the portfolio."""
        ...

    @property
    def targets(self) -> tuple[str, ...]:
        """What is audited, in order."""
        ...

    def tell(self, occasion: Occasion) -> Occasion:
        """Add what is known besides the repositories."""
        ...

    def rows(self, request: Request, shelf: ReportShelf | None, jobs: int) -> Iterator[Report | Failure]:
        """Audit them; what an earlier run of this day found out about the same state is taken from the shelf."""
        ...


class Named(Struct, frozen=True):
    """Repositories that a list or a folder names."""

    name: str
    targets: tuple[str, ...]

    def tell(self, occasion: Occasion) -> Occasion:
        """Add nothing."""
        return occasion

    def rows(self, request: Request, shelf: ReportShelf | None, jobs: int) -> Iterator[Report | Failure]:
        """Audit them, or take them from the shelf."""
        return gather(self.targets, request, jobs, shelf)


class OnGitHub(Struct, frozen=True):
    """Repositories of an account on GitHub."""

    account: AccountRecord

    @property
    def name(self) -> str:
        """The name of the account."""
        return self.account.login

    @property
    def targets(self) -> tuple[str, ...]:
        """What is audited, in order."""
        return tuple(one.name for one in audited_of(self.account))

    def tell(self, occasion: Occasion) -> Occasion:
        """Add what GitHub says, what was left out, and what it did not say."""
        warnings = warnings_of(self.account)
        return replace(occasion, account=self.account, left_out=left_out_of(self.account), warnings=warnings)

    def rows(self, request: Request, shelf: ReportShelf | None, jobs: int) -> Iterator[Report | Failure]:
        """Audit them, or take them from the shelf."""
        return gather_account(self.account, request, jobs, shelf)


def make_shelf(request: Request, occasion: Occasion, rulebook: str) -> ReportShelf | None:
    """Choose where reports of this day are kept, by everything that decides them but the repositories."""
    cache = request.policy.cache
    choice = replace(request.choice, profile=None)
    profile = occasion.scales.profile.digest
    policy = request.policy
    judged_by = (__version__, policy.github, policy.is_offline, rulebook, profile, choice, request.opened_at)
    return ReportShelf(Path(cache) / "reports", judged_by) if cache else None


def read_list(path: str, request: Request) -> Named:
    """Read a list or a folder of clones."""
    listed = read_targets(Path(path), request.policy)
    return Named(listed.name, listed.targets)


def read_account(login: str, request: Request, *, is_quiet: bool) -> OnGitHub:
    """Ask GitHub about an account, and say how much was asked.

    Raises:
        TargetError: there is no such account, or nothing in it that can be audited.
        RateLimitError: GitHub's limit lasts longer than we wait.
    """
    patience = Patience(request.policy.wait_seconds, tell=_say_wait)
    account = open_account(_bare(login, request.policy.github), request.policy, patience)
    wanted = OnGitHub(account)
    if not is_quiet:
        _say_what_was_asked(wanted)
    if not wanted.targets:
        left = f"; {len(account.repositories)} are forks, archived or empty" if account.repositories else ""
        raise TargetError(
            f"{account.login} has no repository of its own that can be audited{left}.",
            "Audit one by itself: portfolio-audit audit OWNER/NAME",
        )
    return wanted


def _bare(login: str, github: str) -> str:
    """Take the name out of an address or a mention."""
    return login.removeprefix(f"{github}/").removeprefix("@").rstrip("/")


def _say_wait(seconds: float) -> None:
    if seconds > 1:
        told = f"{seconds:.0f} s" if seconds <= 2 * _MINUTE else f"{seconds / _MINUTE:.0f} min"
        say(f"GitHub asks to wait {told}; --max-wait says for how long we do.")


def _say_what_was_asked(wanted: OnGitHub) -> None:
    account, calls = wanted.account, wanted.account.calls
    left_out = len(account.repositories) - len(wanted.targets)
    told = f"{calls.asked} calls to GitHub" + (f", {calls.unchanged} of them unchanged" if calls.unchanged else "")
    say(f"{account.login}: {len(wanted.targets)} repositories to audit, {left_out} left out; {told}.")
    for gap in account.gaps:
        say(f"Not known: {gap.what}, because {gap.why.reason}. {gap.why.cure}")

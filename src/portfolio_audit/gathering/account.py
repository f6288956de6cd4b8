"""The repositories of a GitHub account: which are audited, their reports, and what is told about the others."""

from collections.abc import Iterator

from msgspec.structs import replace

from portfolio_audit.batch import Failure, Request, audit_one
from portfolio_audit.errors import PortfolioAuditError
from portfolio_audit.gathering.run import beside_each_other
from portfolio_audit.gathering.shelf import ReportShelf
from portfolio_audit.report.portfolio import Placing, RepositoryRow
from portfolio_audit.report.report import Report
from portfolio_audit.snapshot.account import AccountRecord, Exclusion, HostedRepository, HostRecord
from portfolio_audit.snapshot.records import Absent, SnapshotWarning
from portfolio_audit.sources.target import GitHubRepo

_NOT_FOR_ACCOUNTS = Absent("runs of workflows are asked about single repositories only", "Audit it by itself.")
_ADVICE = {
    Exclusion.FORK: "Where the work in it is your own, audit it by itself, or publish it in a repository of your own.",
    Exclusion.ARCHIVED: "Where you show it, take it out of the archive, or audit it by itself.",
    Exclusion.EMPTY: "Fill it, or delete it.",
    Exclusion.NO_RELEVANT_FILES: "Where it holds machine learning all the same, audit it by itself.",
}


def audited_of(account: AccountRecord) -> tuple[HostedRepository, ...]:
    """Give the repositories that are audited."""
    return tuple(one for one in account.repositories if one.exclusion is None)


def gather_account(
    account: AccountRecord, request: Request, jobs: int, shelf: ReportShelf | None
) -> Iterator[Report | Failure]:
    """Audit the repositories, so many at a time; a report of the same state that is kept is taken as it is."""
    return beside_each_other(lambda one: _audit(one, request, shelf), audited_of(account), jobs)


def left_out_of(account: AccountRecord) -> tuple[RepositoryRow, ...]:
    """Say of each other repository why it was left out."""
    return tuple(
        RepositoryRow(
            name=one.name,
            target=one.name,
            placing=Placing.LEFT_OUT,
            because=f"It is {one.exclusion_reason}.",
            advice=_ADVICE.get(one.exclusion, ""),
        )
        for one in account.repositories
        if one.exclusion is not None
    )


def warnings_of(account: AccountRecord) -> tuple[SnapshotWarning, ...]:
    """Say what GitHub did not tell, each with what helps."""
    return tuple(
        SnapshotWarning("not-told", f"Not known: {gap.what}, because {gap.why.reason}", (), gap.why.cure)
        for gap in account.gaps
    )


def _audit(repository: HostedRepository, request: Request, shelf: ReportShelf | None) -> Report | Failure:
    state = replace(repository, stars=0)  # shown, and no reason to judge anew
    kept = shelf.find(state) if shelf else None
    if kept is not None:
        return kept
    owner, _slash, name = repository.name.partition("/")
    host = HostRecord(repository, _NOT_FOR_ACCOUNTS)
    try:
        report = audit_one(GitHubRepo(owner, name), replace(request, host=host))
    except PortfolioAuditError as error:
        return Failure(repository.name, error.message, error.advice, error.exit_code)
    if shelf:
        shelf.keep(state, report)
    return report

"""A report about a portfolio of small repositories, and the same with hostile texts."""

from collections.abc import Callable

from msgspec.structs import replace

from portfolio_audit.report.encode import decode_report
from portfolio_audit.report.report import Report, RepositoryRow
from support.golden import TESTS
from support.reports import HOSTILE_TEXTS, poison


def portfolio_report() -> Report:
    """Give the report as it was accepted: one project to improve, one begun, one exercise, one that is gone."""
    return decode_report((TESTS / "fixtures" / "portfolio_reports" / "ada.json").read_bytes())


def hostile_portfolio() -> Report:
    """Put hostile text into every field of the rows that a repository controls."""
    numbers = iter(range(1_000_000))

    def text_of(number: int) -> str:
        return HOSTILE_TEXTS[number % len(HOSTILE_TEXTS)] + "A" * 2_000 * (number % 3 == 0)

    report = poison(portfolio_report(), text_of)
    rows = tuple(_poison_row(row, lambda: text_of(next(numbers))) for row in report.repositories)
    assert report.portfolio
    roles = tuple(replace(role, best=tuple(row.name for row in rows[:2])) for role in report.portfolio.roles)
    looks = tuple(
        replace(one, name=rows[0].name, question=text_of(next(numbers))) for one in report.portfolio.look_alikes
    )
    portfolio = replace(report.portfolio, roles=roles, look_alikes=looks, gaps=(text_of(3),), notes=(text_of(4),))
    return replace(report, repositories=rows, portfolio=portfolio)


def _poison_row(row: RepositoryRow, text: Callable[[], str]) -> RepositoryRow:
    return replace(
        row,
        name=text(),
        target=text(),
        url="javascript:" + text(),
        because=text(),
        advice=text(),
        strength=text(),
        tasks=(text(),),
        plan=tuple(replace(step, title=text()) for step in row.plan),
        questions=tuple(replace(one, text=text(), because=text()) for one in row.questions),
    )

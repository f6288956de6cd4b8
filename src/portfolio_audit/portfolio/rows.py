"""The rows of a portfolio: those to show first, then those to improve, to keep quiet, and the unread."""

from collections.abc import Mapping

from msgspec.structs import replace

from portfolio_audit.portfolio.entries import Entry
from portfolio_audit.portfolio.placing import Placed
from portfolio_audit.portfolio.records import Record
from portfolio_audit.report.portfolio import Placing, RepositoryRow
from portfolio_audit.report.report import Question, Report

QUESTIONS = 4
_PLAN = 3
_ORDER = {placing: number for number, placing in enumerate(Placing)}


def make_rows(
    entries: tuple[Entry, ...],
    records: Mapping[str, Record],
    placed: Mapping[str, Placed],
    showcase: tuple[str, ...],
    left_out: tuple[RepositoryRow, ...] = (),
) -> tuple[RepositoryRow, ...]:
    """Give every repository its row."""
    asked = _ask({entry.name: entry.report for entry in entries if entry.report}, showcase)
    rows = [
        _row(entry, entry.report, records[entry.name], placed[entry.name], asked.get(entry.name, ()))
        if entry.report
        else _unread(entry)
        for entry in entries
    ]
    ordered = sorted(
        (*rows, *left_out), key=lambda row: (_ORDER[row.placing], -(-1 if row.score is None else row.score), row.name)
    )
    return tuple(
        replace(row, number=number) if row.placing is Placing.SHOW else row for number, row in enumerate(ordered, 1)
    )


def _ask(reports: Mapping[str, Report], showcase: tuple[str, ...]) -> Mapping[str, tuple[Question, ...]]:
    """Choose the questions about each project of the showcase, none of them twice."""
    asked: dict[str, tuple[Question, ...]] = {}
    seen: set[str] = set()
    for name in showcase:
        fresh = [question for question in reports[name].questions if question.text not in seen]
        asked[name] = tuple(fresh[:QUESTIONS])
        seen |= {question.text for question in asked[name]}
    return asked


def _unread(entry: Entry) -> RepositoryRow:
    return RepositoryRow(
        name=entry.name, target=entry.target, placing=Placing.UNREAD, because=entry.message, advice=entry.advice
    )


def _row(
    entry: Entry, report: Report, record: Record, placed: Placed, questions: tuple[Question, ...]
) -> RepositoryRow:
    outline = record.outline
    return RepositoryRow(
        name=entry.name,
        target=entry.target,
        url=report.target.url,
        commit=report.target.commit,
        kind=report.repository_kind.kind,
        score=report.score.value,
        band=report.score.band,
        placing=placed.place,
        because=placed.because,
        advice=_advice(report, placed.place),
        criteria={one.id: one.score for one in report.criteria},
        stages=len(record.stages),
        tasks=outline.tasks,
        skills={name: sign.count for name, sign in outline.skills.items()},
        first_day=outline.first_day,
        last_day=outline.last_day,
        plan=report.plan[:_PLAN],
        strength=report.strengths[0].text if report.strengths else "",
        questions=questions,
    )


def _advice(report: Report, place: Placing) -> str:
    """Name the best fix, of those to show and to improve."""
    return report.plan[0].title if report.plan and place in {Placing.SHOW, Placing.IMPROVE} else ""

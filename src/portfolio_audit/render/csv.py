"""The findings as a table for spreadsheets, one row a finding."""

import csv
from io import StringIO

from portfolio_audit.render import arrange
from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.spreadsheet import cell
from portfolio_audit.report.report import Finding, Report

_COLUMNS = (
    *("repository", "commit", "score", "criterion", "rule", "verdict", "credit", "severity", "confidence", "gain"),
    *("minutes", "summary", "remediation", "reason", "place", "places", "link"),
)


def render(report: Report) -> str:
    """Write a head and one row a finding; every cell is quoted, and none can be a formula."""
    stream = StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for found in arrange.by_urgency(report.findings):
        writer.writerow([cell(value) for value in _row(found, report)])
    return stream.getvalue()


def _row(found: Finding, report: Report) -> tuple[object, ...]:
    first = found.evidence[0] if found.evidence else None
    return (
        *(report.target.name, report.target.commit, report.score.value),
        *(found.criterion, found.rule, found.verdict.value, found.credit, found.severity.value),
        *(found.confidence.value, found.gain, found.remediation.effort_minutes),
        *(found.summary, found.remediation.text, found.reason),
        *(first and arrange.place_name(first), found.evidence_total, first and first.url),
    )


RENDERER = Renderer("csv", ".csv", render)

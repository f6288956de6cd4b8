"""A sample report with a base, a trend and a manifest."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from msgspec import structs

from portfolio_audit.report.report import (
    Author,
    Band,
    Base,
    Comparison,
    CriterionShift,
    Finding,
    FindingChange,
    Manifest,
    Report,
    Shift,
    Suppression,
    SuppressionState,
    Trend,
    TrendPoint,
    Verdict,
)

EARLIER = "0c1a3f5e7d9b2468ace013579bdf02468ace1357"
_START = datetime(2025, 11, 2, 9, 30, tzinfo=UTC)


def with_changes(report: Report) -> Report:
    """Give the report a base five commits ago, a trend of six points, a manifest and old suppressions."""
    return structs.replace(
        report,
        comparison=_comparison(report),
        trend=Trend(17, tuple(_point(number, report) for number in range(6))),
        manifest=Manifest("internship", "energy", ("notebooks/02 Model.ipynb",), Author.REPOSITORY),
        suppressions=(
            *report.suppressions,
            Suppression(
                "readme-*",
                "planned",
                "",
                "2025-01-01",
                0,
                paths=("docs/*",),
                source=".portfolio-audit.yml:4",
                author=Author.USER,
                state=SuppressionState.EXPIRED,
            ),
        ),
    )


def poison_changes(report: Report, text: Callable[[], str]) -> Report:
    """Put hostile text into what a repository controls of base, trend, manifest and suppressions."""
    comparison, trend = report.comparison, report.trend
    assert comparison is not None
    assert trend is not None
    target = structs.replace(comparison.base.target, name=text(), ref=text(), commit=text())
    fixed = tuple(structs.replace(change, summary=text()) for change in comparison.fixed)
    return structs.replace(
        report,
        comparison=structs.replace(
            comparison,
            base=structs.replace(comparison.base, target=target),
            caveats=(text(), text()),
            fixed=fixed,
            new=tuple(structs.replace(change, summary=text()) for change in comparison.new),
        ),
        trend=structs.replace(
            trend, points=tuple(structs.replace(p, subject=text(), commit=text(), reason=text()) for p in trend.points)
        ),
        manifest=Manifest(text(), text(), (text(), text()), Author.REPOSITORY),
        suppressions=tuple(
            structs.replace(s, rule=text(), note=text(), paths=(text(),), source=text()) for s in report.suppressions
        ),
    )


def _comparison(report: Report) -> Comparison:
    by_verdict = {verdict: [one for one in report.findings if one.verdict is verdict] for verdict in Verdict}
    failing, passing, partial = by_verdict[Verdict.FAIL], by_verdict[Verdict.PASS], by_verdict[Verdict.PARTIAL]
    return Comparison(
        base=Base(
            structs.replace(report.target, commit=EARLIER),
            _START,
            report.rulebook,
            report.profile,
            report.repository_kind.kind,
            structs.replace(report.score, value=45),
        ),
        score=Shift(45, report.score.value, 6),
        criteria=tuple(
            CriterionShift(item.id, item.title, item.score, item.score, 0)
            if number > 1 or item.score is None
            else CriterionShift(item.id, item.title, item.score - 9 + 13 * number, item.score, 9 - 13 * number)
            for number, item in enumerate(report.criteria)
        ),
        fixed=tuple(_change(one, Verdict.FAIL) for one in passing[:2]),
        new=(_change(failing[0], None), _change(failing[1], Verdict.PASS)),
        improved=(_change(partial[0], Verdict.FAIL),),
        worsened=(),
        new_set_aside=(),
        left_open=tuple(_change(one, Verdict.FAIL) for one in by_verdict[Verdict.SUPPRESSED]),
        unchanged=tuple(one.rule for one in failing[2:]),
        caveats=("The base was judged by other rules: version 2025.4",),
    )


def _change(finding: Finding, before: Verdict | None) -> FindingChange:
    return FindingChange(
        finding.rule,
        finding.criterion,
        finding.severity,
        finding.summary,
        before,
        finding.verdict,
        0.0,
        finding.credit,
        finding.evidence if finding.verdict is Verdict.FAIL else (),
        (),
    )


def _point(number: int, report: Report) -> TrendPoint:
    score = (None, 22, 31, 30, 45, report.score.value)[number]
    return TrendPoint(
        commit=f"{number}{EARLIER[1:]}",
        when=_START + timedelta(days=number * number * 4),
        subject=("Start", "Explore the data", "Fit a model", "Rename", "Compare models", "Say how to run it")[number],
        dirty=number == 5,
        score=score,
        band=None if score is None else Band.STARTING if score < 40 else Band.BUILDING,
        assessed=0 if score is None else 38,
        total=41,
        reason="too little could be assessed" if score is None else "",
        criteria={item.id: item.score for item in report.criteria},
    )

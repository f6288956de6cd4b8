"""The report as one HTML file that asks nothing of the network and runs nothing."""

import re

from msgspec import Struct

from portfolio_audit.render import arrange, charts, portfolio_view, vocabulary
from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.page_templates import content_hash, style_sheet, template
from portfolio_audit.report.report import Report, Verdict

_MOST_UNFOLDED = 12
"""With more to fix than this only the first of each criterion stands open, for the page would have no end."""
_INDENT = re.compile(r"\n\s+<")
"""Space before a tag of ours; in repository text no tag follows, for it is escaped."""
_FILTERS = {"fix": "To fix", "partial": "Partial", "pass": "Passed", "open": "Not assessed"}
"""The filters beside All; the style sheet has a rule for each."""


class Detail(Struct, frozen=True):
    """How much is shown; what is left out is counted."""

    fits_bytes: int
    """The next step is taken when the file comes out larger."""
    evidence: int
    """Places a finding."""
    passed: int
    """Places a finding that passes."""
    findings: int = 1_000
    """Findings a criterion."""
    items: int = 200
    """Fixes, strengths, questions, facts of a subject, warnings."""


_STEPS = (
    Detail(200_000, evidence=5, passed=3),
    Detail(200_000, evidence=3, passed=2),
    Detail(2_000_000, evidence=2, passed=1),
    Detail(2_000_000, evidence=1, passed=0, findings=60, items=40),
    Detail(2_000_000, evidence=0, passed=0, findings=12, items=8),
)


def render(report: Report) -> str:
    """Write the page, with less evidence where it would grow too large."""
    page = ""
    for detail in _STEPS:
        page = _page(report, detail)
        if len(page.encode()) <= detail.fits_bytes:
            return page
    return page


def _page(report: Report, detail: Detail) -> str:
    style = style_sheet("base.css", "report.css", *(("portfolio.css",) if report.portfolio else ()))
    groups = arrange.groups(report)
    page = template("report.html").render(
        report=report,
        detail=detail,
        style=style,
        style_hash=content_hash(style),
        band=vocabulary.band_words(report.score.band),
        bands=tuple(vocabulary.BANDS.values()),
        verdicts=vocabulary.VERDICTS,
        groups=groups,
        judged_groups=arrange.judged(groups) if report.portfolio else groups,
        view=portfolio_view.look_at(report) if report.portfolio else None,
        scored=arrange.is_scored(report),
        fixes=arrange.fixes(report),
        counts=arrange.verdict_counts(report.findings),
        unfolded=_unfolded(report),
        contents=_contents(report),
        plan=charts.plan_chart(report),
        trend=charts.trend_chart(report),
        filters=_filters(report),
        not_assessed=arrange.with_verdict(report, *arrange.NOT_ASSESSED),
        suppressed=arrange.with_verdict(report, Verdict.SUPPRESSED),
    )
    return _INDENT.sub("\n<", page)


def _filters(report: Report) -> tuple[tuple[str, str, int], ...]:
    states = [vocabulary.VERDICTS[finding.verdict].filter for finding in report.findings]
    shown = [state for state in states if state in _FILTERS]
    return (("all", "All", len(shown)), *((state, label, shown.count(state)) for state, label in _FILTERS.items()))


def _unfolded(report: Report) -> frozenset[str]:
    """Give the rules whose findings stand open: our errors, and what fails."""
    failing = arrange.by_urgency(arrange.with_verdict(report, Verdict.FAIL))
    if len(failing) > _MOST_UNFOLDED:
        failing = tuple({found.criterion: found for found in reversed(failing)}.values())
    return frozenset(found.rule for found in (*failing, *arrange.with_verdict(report, Verdict.ERROR)))


def _contents(report: Report) -> str:
    """Say what the repository holds, as far as the facts sheet counts it."""
    facts = {name: value for values in report.facts.values() for name, value in values.items()}
    counts = ((facts.get("Files"), "file"), (facts.get("Notebooks"), "notebook"))
    return ", ".join(vocabulary.count_words(count, noun) for count, noun in counts if type(count) is int and count)


RENDERER = Renderer("html", ".html", render)

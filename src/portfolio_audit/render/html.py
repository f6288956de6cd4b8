"""The report as one HTML file that asks nothing of the network and runs nothing."""

from base64 import b64encode
from hashlib import sha256

from msgspec import Struct

from portfolio_audit.render import arrange, vocabulary
from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.page_templates import style_sheet, template
from portfolio_audit.report.report import Report, Verdict

_MOST_UNFOLDED = 12
"""With more to fix than this, all findings are folded, for the page would have no end."""
_FILTERS = {"fix": "To fix", "partial": "Partial", "pass": "Passed", "open": "Not assessed"}
"""The filters beside All; the style sheet has a rule for each."""


class Detail(Struct, frozen=True):
    """How much is shown; what is left out is counted."""

    fits_bytes: int
    """The next step is taken when the file comes out larger."""
    evidence: int
    """Places a finding."""
    findings: int = 1_000
    """Findings a criterion."""
    items: int = 200
    """Fixes, strengths, questions, facts of a subject, warnings."""


_STEPS = (
    Detail(200_000, evidence=5),
    Detail(2_000_000, evidence=3),
    Detail(2_000_000, evidence=1, findings=60, items=40),
    Detail(2_000_000, evidence=0, findings=12, items=8),
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
    style = style_sheet("report.css")
    return template("report.html").render(
        report=report,
        detail=detail,
        style=style,
        style_hash=_csp_hash(style),
        band=vocabulary.band_words(report.score.band),
        bands=tuple(vocabulary.BANDS.values()),
        verdicts=vocabulary.VERDICTS,
        groups=arrange.groups(report),
        scored=arrange.is_scored(report),
        fixes=arrange.fixes(report),
        counts=arrange.verdict_counts(report.findings),
        unfolded=len(arrange.with_verdict(report, Verdict.FAIL)) <= _MOST_UNFOLDED,
        filters=_filters(report),
        not_assessed=arrange.with_verdict(report, *arrange.NOT_ASSESSED),
        suppressed=arrange.with_verdict(report, Verdict.SUPPRESSED),
    )


def _csp_hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _filters(report: Report) -> tuple[tuple[str, str, int], ...]:
    states = [vocabulary.VERDICTS[finding.verdict].filter for finding in report.findings]
    shown = [state for state in states if state in _FILTERS]
    return (("all", "All", len(shown)), *((state, label, shown.count(state)) for state, label in _FILTERS.items()))


RENDERER = Renderer("html", ".html", render)

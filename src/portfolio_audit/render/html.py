"""The report as one HTML file that asks nothing of the network and runs nothing."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct

from portfolio_audit.render import arrange, untrusted, vocabulary
from portfolio_audit.render.interface import Renderer
from portfolio_audit.report.report import Report, Verdict

_TEMPLATES = files("portfolio_audit.render") / "templates"
_LONGEST_TEXT = 4_000
_CODE = Markup("<code>{}</code>")
_MINUTES_OF_AN_HOUR = 60
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
    style = _own_style()
    return (
        _environment()
        .get_template("report.html")
        .render(
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
    )


def _own_style() -> Markup:
    text = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704  # a file of this package, never repository text


def _csp_hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _filters(report: Report) -> tuple[tuple[str, str, int], ...]:
    states = [vocabulary.VERDICTS[finding.verdict].filter for finding in report.findings]
    shown = [state for state in states if state in _FILTERS]
    return (("all", "All", len(shown)), *((state, label, shown.count(state)) for state, label in _FILTERS.items()))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("portfolio_audit.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    environment.filters.update(
        line=untrusted.one_line,
        cut=untrusted.cut,
        https=untrusted.https_link,
        place=arrange.place_name,
        coded=_coded,
        excerpt=arrange.excerpt_of,
        short_place=arrange.short_place_name,
        position=arrange.position_of,
        count=vocabulary.count_words,
        tone=vocabulary.score_words,
        advice=arrange.advice_of,
        fact=arrange.fact_of,
        minutes=_minutes,
        effort=_effort,
    )
    return environment


def _visible(value: object) -> object:
    """Make every text that reaches the page visible and finite; markup of our own macros passes."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return untrusted.cut(untrusted.printable(value, keep="\n\t"), _LONGEST_TEXT)
    return value


def _coded(text: str) -> str:
    """Show what stands between backticks as code, everything escaped."""
    parts = untrusted.printable(text).split("`")
    if len(parts) % 2 == 0 or not all(parts[1::2]):
        return text
    marked = (escape(part) if number % 2 == 0 else _CODE.format(part) for number, part in enumerate(parts))
    return Markup().join(marked)


def _minutes(minutes: int) -> str:
    if minutes < _MINUTES_OF_AN_HOUR * 2:
        return f"{minutes} min"
    return f"{minutes / _MINUTES_OF_AN_HOUR:.0f} hours"


def _effort(fixes: tuple[arrange.Fix, ...]) -> int:
    return sum(fix.step.effort_minutes for fix in fixes)


RENDERER = Renderer("html", ".html", render)

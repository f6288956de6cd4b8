"""The score as a few lines of Markdown for the README of the audited repository."""

from collections.abc import Iterator

from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.markdown_text import code, prose
from portfolio_audit.render.vocabulary import band_words
from portfolio_audit.report.report import Report

_BADGE = "portfolio-badge.svg"
_STRENGTHS = 3


def render(report: Report) -> str:
    """Write the badge, what it stands for, and three strengths; the badge is the file that `-o` of that name writes."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    score = report.score
    commit = f" at commit {code(report.target.commit[:7], 7)}" if report.target.commit else ""
    when = report.audited_at.date().isoformat()
    if score.value is None:
        yield from ("### Portfolio audit: no score", "", prose(score.reason or report.repository_kind.sentence, 300))
        return
    said = f"{score.value} of 100, {band_words(score.band).word}"
    yield from ("### Portfolio audit", "", f"![Portfolio audit: {said}]({_BADGE})", "")
    yield f"{said}, with {score.assessed} of {score.total} checks assessed{commit} on {when}."
    if report.strengths:
        yield from ("", *(f"- {prose(strength.text, 300)}" for strength in report.strengths[:_STRENGTHS]))


RENDERER = Renderer("snippet", ".snippet.md", render)

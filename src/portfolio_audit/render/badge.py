"""The score as a badge, an SVG file of its own."""

from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.page_templates import template
from portfolio_audit.render.vocabulary import band_words
from portfolio_audit.report.report import Report

LABEL = "portfolio"
_COLORS = {"ready": "#146c33", "solid": "#0a55b5", "building": "#8a4700", "starting": "#a5182f", "none": "#57606a"}
_WIDTH_OF_CHARACTER = 6.6
_PADDING = 12


def render(report: Report) -> str:
    """Draw the label beside the score; no text of the repository stands on a badge."""
    value = badge_words(report)
    widths = [round(len(text) * _WIDTH_OF_CHARACTER) + _PADDING for text in (LABEL, value)]
    return template("badge.svg").render(
        label=LABEL, value=value, color=badge_color(report), left=widths[0], right=widths[1], padding=_PADDING
    )


def badge_words(report: Report) -> str:
    """Say the score in a few words: `51 Building`, or `no score`."""
    if report.score.value is None:
        return "no score"
    return f"{report.score.value} {band_words(report.score.band).word}"


def badge_color(report: Report) -> str:
    """Give the colour of the band, dark enough under white letters."""
    return _COLORS[band_words(report.score.band).tone]


RENDERER = Renderer("badge", ".svg", render)

import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from portfolio_audit.render.interface import Renderer, render_to, renderers
from portfolio_audit.render.portfolio_view import look_at, short_names
from portfolio_audit.render.terminal import render_terminal
from portfolio_audit.render.terminal_style import TerminalStyle
from portfolio_audit.report.report import Placing, Report
from support.golden import assert_golden
from support.portfolio_reports import hostile_portfolio, portfolio_report

SURFACES = [renderer for renderer in renderers() if renderer.name != "json"]
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_the_portfolio_reads_as_accepted(form: str) -> None:
    assert_golden(f"golden/portfolio.{form}", render_to(portfolio_report(), form))


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_no_surface_holds_what_cannot_be_seen(surface: Renderer) -> None:
    assert not UNSEEN.search(surface.render(hostile_portfolio()))


def test_the_page_of_a_hostile_portfolio_holds_no_markup_and_no_other_scheme() -> None:
    page = render_to(hostile_portfolio(), "html")

    assert "<script" not in page
    assert not re.search(r'href="(?!#|https://)', page)
    assert not re.search(r"<img|onerror=(?!.*&)", re.sub(r"&lt;.*?&gt;", "", page))


def many(report: Report, count: int) -> Report:
    row = report.repositories[0]
    rows = [replace(row, name=f"ada/project-with-a-long-name-{number}", number=number) for number in range(1, count)]
    placings = [Placing.SHOW, Placing.IMPROVE, Placing.QUIET, Placing.UNREAD]
    return replace(
        report, repositories=tuple(replace(row, placing=placings[n * 4 // count]) for n, row in enumerate(rows))
    )


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("count", [0, 5, 200])
def test_a_portfolio_of_any_size_fits_one_screen(width: int, count: int) -> None:
    report = many(portfolio_report(), count) if count else portfolio_report()
    lines = render_terminal(report, TerminalStyle(width=width)).splitlines()

    assert len(lines) <= 45
    assert max(cell_len(line) for line in lines) <= width


def test_a_page_of_many_repositories_stays_small() -> None:
    assert len(render_to(many(portfolio_report(), 500), "html").encode()) < 2_000_000


def test_owners_are_left_out_only_where_names_stay_different() -> None:
    row = portfolio_report().repositories[0]
    rows = [replace(row, name=name) for name in ("ada/a", "ada/b", "bob/b", "c")]

    assert short_names(rows) == {"ada/a": "a", "ada/b": "ada/b", "bob/b": "bob/b", "c": "c"}


def test_time_is_drawn_within_the_picture() -> None:
    for span in look_at(portfolio_report()).timeline:
        assert 0 <= span.x <= 100
        assert 0 < span.width <= 100
        assert span.x + span.width <= 100.01

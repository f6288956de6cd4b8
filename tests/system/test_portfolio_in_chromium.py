"""The page about a portfolio in a real browser, for everyone."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from portfolio_audit.render.html import render
from support.browser import CHROMIUM_MARKS, Scheme, open_page, unfold
from support.portfolio_reports import hostile_portfolio, portfolio_report

pytestmark = CHROMIUM_MARKS
ALL_RULES = {"rules": {"target-size": {"enabled": True}}}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(name="page_file", scope="module")
def fixture_page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "portfolio.html"
    path.write_text(render(portfolio_report()), encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, page_file: Path, width: int, scheme: Scheme
) -> None:
    with open_page(browser, page_file, width=width, scheme=scheme) as page:
        assert page.evaluate(OVERFLOW) == 0
        unfold(page)
        found = Axe().run(page, options=ALL_RULES)

    assert found.violations_count == 0, found.generate_report()


def test_hostile_texts_do_nothing(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "hostile.html").write_text(render(hostile_portfolio()), encoding="utf-8", errors="replace")
    with open_page(browser, tmp_path / "hostile.html", width=320) as page:
        assert page.evaluate(OVERFLOW) == 0
        assert page.locator("script, img, iframe").count() == 0

"""The HTML report read with a keyboard, with assistive technology, and on paper."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from portfolio_audit.render.html import render
from support.browser import CHROMIUM_MARKS, Scheme, open_page, unfold
from support.reports import SAMPLES, make_report

pytestmark = CHROMIUM_MARKS
ALL_RULES = {"rules": {"target-size": {"enabled": True}}}
"""Axe's own choice, and targets that a finger can hit."""
FOCUSED = """() => {
  const one = document.activeElement;
  const shown = one.matches("input") ? one.closest("label") : one;
  return [one === document.body ? "" : one.outerHTML.slice(0, 120), getComputedStyle(shown).outlineStyle];
}"""


@pytest.fixture(name="pages", scope="module")
def fixture_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, make in SAMPLES.items():
        (folder / f"{name}.html").write_text(render(make()), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
@pytest.mark.parametrize("name", ["changed", "list", "empty"])
def test_axe_finds_nothing(browser: Browser, pages: Path, name: str, width: int, scheme: Scheme) -> None:
    with open_page(browser, pages / f"{name}.html", width=width, scheme=scheme) as page:
        unfold(page)
        found = Axe().run(page, options=ALL_RULES)

    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_what_is_planted(browser: Browser, tmp_path: Path) -> None:
    """The test above could not fail if the rules were not run."""
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><main><button></button></main>")
    with open_page(browser, tmp_path / "bad.html") as page:
        rules = {violation["id"] for violation in Axe().run(page).response["violations"]}

    assert {"html-has-lang", "button-name"} <= rules


def focused_in_turn(page: Page) -> Iterator[tuple[str, str]]:
    """Give what Tab focuses, one after the other, until it leaves the page."""
    for _ in range(2_000):
        page.keyboard.press("Tab")
        html, outline = page.evaluate(FOCUSED)
        if not html:
            return
        yield html, outline


def test_tab_leads_through_all_that_can_be_used_and_shows_where_it_is(browser: Browser, pages: Path) -> None:
    with open_page(browser, pages / "changed.html") as page:
        usable = page.locator("a, summary, input:checked").evaluate_all(
            "(all) => all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true }))"
            ".map((one) => one.outerHTML.slice(0, 120))"
        )
        focused = list(focused_in_turn(page))

    assert [html for html, _ in focused] == usable
    assert {outline for _, outline in focused} == {"solid"}


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_unfolds_a_finding_and_folds_it_again(browser: Browser, pages: Path, key: str) -> None:
    with open_page(browser, pages / "typical.html") as page:
        summary = page.locator("#rule-readme-exists > summary")
        body = page.locator("#rule-readme-exists .finding-body")
        summary.focus()
        states = []
        for _ in range(2):
            page.keyboard.press(key)
            states.append(body.is_visible())

    assert states == [True, False]


def test_the_printed_report_holds_every_finding_with_its_advice(browser: Browser, pages: Path) -> None:
    with open_page(browser, pages / "typical.html") as page:
        page.locator("#show-pass").check()
        paper = page.pdf(format="A4", print_background=True)
    text = _letters("".join(sheet.extract_text() for sheet in PdfReader(BytesIO(paper)).pages))
    shown = [found for found in make_report().findings if found.verdict.value != "not-applicable"]

    assert [found.rule for found in shown if _letters(found.summary) not in text] == []
    assert [found.rule for found in shown if _letters(found.rule) not in text] == []
    assert [step.rule for step in make_report().plan if _letters(step.title) not in text] == []


def _letters(text: str) -> str:
    """Drop what setting a page changes: spaces, hyphens, ligatures."""
    return re.sub(r"[\W_]+", "", normalize("NFKC", text))

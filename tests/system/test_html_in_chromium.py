"""The HTML report as a browser shows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from portfolio_audit.render.html import render
from support.browser import CHROMIUM_MARKS, SCHEMES, Scheme, open_page, unfold, watch
from support.reports import SAMPLES, hostile_report

REPORTS = {**SAMPLES, "hostile": hostile_report}
KINDS = ("changed", "list", "empty", "hostile")
"""One of each kind of page; `changed` holds all that `typical` and `strong` hold."""
pytestmark = CHROMIUM_MARKS

CONTRASTS = """() => {
  const channel = (value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([red, green, blue]) =>
    0.2126 * channel(red / 255) + 0.7152 * channel(green / 255) + 0.0722 * channel(blue / 255);
  const parse = (text) => text.match(/[0-9.]+/g).map(Number);
  const ground = (element) => {
    for (let box = element; box; box = box.parentElement) {
      const color = parse(getComputedStyle(box).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const weak = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.getClientRects().length || element.closest("svg")) continue;
    const pair = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) weak.push([element.className, element.textContent.trim().slice(0, 30), ratio]);
  }
  return weak;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, make in REPORTS.items():
        (folder / f"{name}.html").write_text(render(make()), encoding="utf-8")
    return folder


@pytest.fixture(name="still")
def fixture_still(browser: Browser, folder: Path) -> Iterator[Page]:
    """Give the typical report where no script may run."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "typical.html").as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("name", KINDS)
def test_the_page_is_quiet_fits_and_can_be_read(
    browser: Browser, folder: Path, name: str, width: int, scheme: Scheme
) -> None:
    with open_page(browser, folder / f"{name}.html", width=width, scheme=scheme) as page:
        unfold(page)

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CONTRASTS) == []


@pytest.mark.parametrize("name", KINDS)
def test_the_page_is_the_same_with_scripts_allowed_or_not(browser: Browser, folder: Path, name: str) -> None:
    texts = []
    for allowed in (True, False):
        context = browser.new_context(java_script_enabled=allowed)
        page, notes = watch(context)
        page.goto((folder / f"{name}.html").as_uri())
        texts.append(page.locator("body").inner_text())

        assert notes == []
        context.close()

    assert texts[0] == texts[1]
    assert len(texts[0]) > 200


def test_folded_findings_open(still: Page) -> None:
    still.locator("#rule-readme-exists > summary").click()

    assert still.locator("#rule-readme-exists .finding-body").is_visible()


@pytest.mark.parametrize(("word", "state"), [("To fix", "fix"), ("Partial", "partial"), ("Passed", "pass")])
def test_a_filter_shows_only_what_fits(still: Page, word: str, state: str) -> None:
    label = still.locator(".filters label").filter(has_text=word)
    label.click()

    number = int(label.locator("span").inner_text())
    assert still.locator(".finding:visible").count() == number > 0
    assert still.locator(f'.finding[data-state="{state}"]:visible').count() == number
    for box in (".criterion", ".criterion-group"):
        full = still.locator(box).filter(has=still.locator(f'[data-state="{state}"]')).count()
        assert still.locator(f"{box}:visible").count() == full
    assert still.locator(".nothing:visible").count() == 0


def test_arrow_keys_move_through_the_filters_and_back(still: Page) -> None:
    everything = still.locator(".finding:visible").count()
    still.locator("#show-all").focus()
    still.keyboard.press("ArrowRight")

    assert still.locator("#show-fix").is_checked()
    assert still.locator(".finding:visible").count() == 11
    assert still.locator(".filters label").nth(1).evaluate("(label) => getComputedStyle(label).outlineStyle") == "solid"

    still.keyboard.press("ArrowLeft")

    assert still.locator(".finding:visible").count() == everything


def test_a_filter_that_nothing_fits_says_so(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "strong.html").as_uri())
    page.locator("#show-open").check()

    assert page.locator(".finding:visible").count() == 0
    assert page.locator(".nothing").is_visible()
    context.close()


def test_every_link_inside_the_page_lands_on_something_visible(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    address = (folder / "typical.html").as_uri()
    page.goto(address)
    links = page.locator('a[href^="#"]').evaluate_all("(all) => all.map((link) => link.getAttribute('href'))")
    for place in sorted({*links, "#fix-9", "#rule-readme-exists"}):
        page.goto("about:blank")
        page.goto(address + place)

        assert page.locator(f'[id="{place[1:]}"]').is_visible(), place
    context.close()


def test_a_link_lands_on_a_finding_that_the_filter_hides(still: Page) -> None:
    still.locator("#show-pass").check()
    link = still.locator("#fix-1 a[href^='#rule-']")
    target = link.get_attribute("href") or ""
    link.click()

    assert still.locator(target).is_visible()


def test_a_click_selects_a_whole_snippet(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "typical.html").as_uri())
    snippet = page.locator(".fix .snippet code").first
    snippet.click()

    assert page.evaluate("String(getSelection())").split() == snippet.inner_text().split()
    page.close()


def test_printing_shows_every_finding_and_fix_whatever_was_filtered(still: Page) -> None:
    folded = still.locator(".finding-body, .fix-body")
    seen = "(all) => all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length"
    still.locator("#show-partial").check()
    before = folded.evaluate_all(seen)
    still.emulate_media(media="print")

    assert before < folded.count()
    assert folded.evaluate_all(seen) == folded.count()
    assert still.locator(".filters").is_hidden()


def test_the_first_tab_leads_past_the_navigation(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "typical.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "report"
    page.close()

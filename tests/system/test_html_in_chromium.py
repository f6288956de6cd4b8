"""The HTML report as a browser shows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from portfolio_audit.render.html import render
from support.reports import SAMPLES, hostile_report

CHROMIUM = Path("/usr/bin/chromium")
REPORTS = {**SAMPLES, "hostile": hostile_report}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]

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
  for (const element of document.querySelectorAll("body *:not(script):not(style)")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.getClientRects().length || element.closest("svg")) continue;
    const pair = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) weak.push([element.className, element.textContent.trim().slice(0, 30), ratio]);
  }
  return weak;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, make in REPORTS.items():
        (folder / f"{name}.html").write_text(render(make()), encoding="utf-8")
    return folder


def watch(context: BrowserContext) -> tuple[Page, list[str]]:
    """Open a page and note everything that it complains about or asks for."""
    page = context.new_page()
    notes: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith("file://"):
            notes.append(request.url)

    page.on("console", lambda message: notes.append(message.text))
    page.on("pageerror", lambda error: notes.append(str(error)))
    page.on("request", note_request)
    return page, notes


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("name", REPORTS)
def test_the_page_is_quiet_fits_and_can_be_read(
    browser: Browser, folder: Path, name: str, width: int, scheme: str
) -> None:
    dark = scheme == "dark"
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light", offline=True
    )
    page, notes = watch(context)
    page.goto((folder / f"{name}.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")

    assert notes == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRASTS) == []
    context.close()


@pytest.mark.parametrize("name", REPORTS)
def test_without_a_script_everything_is_there_to_read(browser: Browser, folder: Path, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page, notes = watch(context)
    page.goto((folder / f"{name}.html").as_uri())

    assert notes == []
    assert page.locator(".filters").count() == page.locator(".filters[hidden]").count()
    assert page.locator("[hidden]:not(.filters):not(.nothing)").count() == 0
    assert page.locator("main").is_visible()
    context.close()


def test_folded_findings_open_without_a_script(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "typical.html").as_uri())
    page.locator("#rule-readme-exists > summary").click()

    assert page.locator("#rule-readme-exists .finding-body").is_visible()
    context.close()


def test_filters_and_search_show_only_what_fits(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "typical.html").as_uri())
    page.get_by_role("button", name="To fix").click()
    failing = page.locator(".finding:visible").count()
    page.keyboard.press("/")
    page.keyboard.type("scaler")

    assert failing == 11
    assert page.locator(".finding:visible").count() == 1
    assert page.locator(".criterion:visible").count() == 1
    page.close()


def test_j_and_k_move_through_fixes_and_findings(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "typical.html").as_uri())
    for key in ("j", "j", "k"):
        page.keyboard.press(key)

    assert page.evaluate("document.activeElement.closest('.fix').id") == "fix-1"
    page.close()


def test_a_link_to_a_folded_place_opens_it(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "typical.html").as_uri() + "#fix-9")

    assert page.locator("#fix-9").is_visible()
    page.close()


def test_printing_opens_everything(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "typical.html").as_uri())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.locator("details:not([open])").count() == 0

    page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert page.locator("details:not([open])").count() > 0
    page.close()


def test_the_first_tab_leads_past_the_navigation(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "typical.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "report"
    page.close()

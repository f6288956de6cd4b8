"""The page of a class of 200 with a keyboard, with assistive technology, and on paper."""

import random
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from portfolio_audit.evidence import Place
from portfolio_audit.render.cohort_page import render_cohort
from portfolio_audit.render.similar_page import render_similar_page
from portfolio_audit.report.cohort import AlikePair, CohortRow, SimilarCode, Unread, spread_of
from portfolio_audit.scoring.band import band_of
from support.browser import CHROMIUM_MARKS, Scheme, open_page
from support.cohorts import make_cohort, make_row
from support.programs_alike import functions
from support.similar_work import side_by_side, side_pair

pytestmark = CHROMIUM_MARKS
ALL_RULES = {"rules": {"target-size": {"enabled": True}}}
A4 = (842, 595)
CRITERIA = {
    name.lower().replace(" ", "-"): name for name in ("Modelling", "Presentation of results", "Testing", "README")
}
CELLS = """(column) =>
  [...document.querySelectorAll(".heat tbody tr")].map((row) => row.cells[column].textContent.trim())"""


def make_student(number: int, chance: random.Random) -> CohortRow:
    score = chance.choice([None, *range(5, 100)])
    return make_row(
        number,
        section=chance.choice(["Monday", "Tuesday"]),
        score=score,
        band=None if score is None else band_of(score),
        reason="" if score is not None else "Too little could be assessed.",
        criteria={one: chance.choice([None, *range(101)]) for one in CRITERIA},
        before=chance.choice([None, 40]),
        human={"clarity": chance.randrange(101)} if number % 3 else {},
    )


@pytest.fixture(name="page_file", scope="module")
def fixture_page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chance = random.Random(4)  # noqa: S311  # scores, no secrets
    rows = [make_student(number, chance) for number in range(200)]
    spread = spread_of("readme", "README", [row.score for row in rows if row.score is not None])
    assert spread is not None
    unread = (Unread("x", "Grace", "grace/private", "It is private.", "Ask for access.", 3),)
    pairs = tuple(
        AlikePair(f"Student {number}", f"Student {number + 1}", 90 - number, 12, Place("src/train.py", 3, 40))
        for number in range(12)
    )
    cohort = make_cohort(
        rows,
        similar=SimilarCode(200, pairs, 3, ("lesson-3",), "similar.html"),
        criteria=CRITERIA,
        spreads=(spread,),
        unread=unread,
        earlier="Spring",
        as_of="2026-11-20",
    )
    path = tmp_path_factory.mktemp("cohort") / "cohort.html"
    path.write_text(render_cohort(cohort, {row.key: f"students/{row.key}.html" for row in rows}), encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_axe_finds_nothing(browser: Browser, page_file: Path, width: int, scheme: Scheme) -> None:
    with open_page(browser, page_file, width=width, scheme=scheme) as page:
        found = Axe().run(page, options=ALL_RULES)
        sideways = page.evaluate("document.documentElement.scrollWidth > innerWidth")

    assert found.violations_count == 0, found.generate_report()
    assert not sideways


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_axe_finds_nothing_in_similar_work(browser: Browser, tmp_path: Path, width: int, scheme: Scheme) -> None:
    path = tmp_path / "similar.html"
    code = functions(6) + f"names = [{', '.join(map(str, range(90)))}]\n"
    pair = side_pair("a/very/long/path/of/one/of/the/students/train.py", code, 7)
    path.write_text(render_similar_page(side_by_side(pair, more_pairs=2)), encoding="utf-8")
    with open_page(browser, path, width=width, scheme=scheme) as page:
        found = Axe().run(page, options=ALL_RULES)
        sideways = page.evaluate("document.documentElement.scrollWidth > innerWidth")

    assert found.violations_count == 0, found.generate_report()
    assert not sideways


def column_of(page: Page, title: str) -> int:
    titles = page.eval_on_selector_all(".heat thead th", "heads => heads.map((head) => head.textContent.trim())")
    return int(titles.index(title))


def sort_by(page: Page, title: str) -> list[str]:
    """Press the button of a column with the keyboard and give its cells."""
    page.get_by_role("button", name=title, exact=True).focus()
    page.keyboard.press("Enter")
    cells: list[str] = page.evaluate(CELLS, column_of(page, title))
    return cells


def test_the_table_sorts_by_keyboard_both_ways_with_missing_scores_last(browser: Browser, page_file: Path) -> None:
    with open_page(browser, page_file) as page:
        down, up = sort_by(page, "Testing"), sort_by(page, "Testing")
        marked = page.locator('.heat th[aria-sort="ascending"]').all_inner_texts()
        names = sort_by(page, "Student")

    numbers = [int(cell) for cell in down if cell != "–"]
    assert numbers == sorted(numbers, reverse=True)
    assert [int(cell) for cell in up if cell != "–"] == sorted(numbers)
    assert down[-1] == up[-1] == "–"
    assert [text.split()[0] for text in marked] == ["Testing"]
    assert names[:3] == ["Student 0", "Student 1", "Student 2"]


def test_every_column_can_be_reached_with_the_tab_key(browser: Browser, page_file: Path) -> None:
    reached = []
    with open_page(browser, page_file) as page:
        for _ in range(40):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.textContent.trim()"))
        columns = page.eval_on_selector_all(".heat thead th", "heads => heads.map((head) => head.textContent.trim())")

    assert [column for column in columns if column not in reached] == []


def test_the_header_stays_in_sight_while_the_table_scrolls(browser: Browser, page_file: Path) -> None:
    with open_page(browser, page_file) as page:
        frame = page.locator(".heat-frame")
        frame.evaluate("(frame) => frame.scrollTo(0, 3000)")
        offset = frame.evaluate(
            "(f) => f.querySelector('thead th').getBoundingClientRect().top - f.getBoundingClientRect().top"
        )

    assert abs(offset) < 3


def test_without_scripts_the_page_is_whole_and_has_no_dead_buttons(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(page_file.as_uri())

    assert page.locator(".heat tbody tr").count() == 200
    assert page.locator("button").count() == 0
    context.close()


def test_it_prints_on_a4_landscape_with_every_student(browser: Browser, page_file: Path) -> None:
    with open_page(browser, page_file) as page:
        paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))

    text = "\n".join(sheet.extract_text() for sheet in paper.pages)
    sizes = {(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in paper.pages}
    assert all(abs(width - A4[0]) <= 1 and abs(height - A4[1]) <= 1 for width, height in sizes)
    assert [number for number in range(200) if f"Student {number}" not in text] == []
    assert "Ask for access." in text
    assert sum(all(title in sheet.extract_text() for title in CRITERIA.values()) for sheet in paper.pages) >= 6
    assert "Student 11 and Student 12" in text

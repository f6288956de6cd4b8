"""The page of a class as text."""

import re
from base64 import b64encode
from hashlib import sha256

from portfolio_audit.evidence import Place
from portfolio_audit.render.cohort_page import render_cohort
from portfolio_audit.report.cohort import AlikePair, SimilarCode, Unread
from support.cohorts import make_cohort, make_row

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e"


def test_students_stand_by_score_with_their_criteria_and_biggest_gain() -> None:
    page = render_cohort(make_cohort([make_row(1, score=30), make_row(2, score=90)]), {"s2": "students/two.html"})

    assert page.index("Student 2") < page.index("Student 1")
    assert '<a href="students/two.html">Student 2</a>' in page
    assert "<code>tests-exist</code> <b>+5</b>" in page
    assert "● 90" in page
    assert "2 of 2 repositories audited" in page


def test_nothing_that_a_roster_or_repository_says_becomes_markup() -> None:
    row = make_row(1, name=EVIL, section=EVIL, reason=EVIL, score=None, band=None)
    unread = Unread("s2", EVIL, EVIL, EVIL, EVIL, 3)
    page = render_cohort(make_cohort([row], title=EVIL, unread=(unread,), as_of=EVIL, earlier=EVIL), {})

    assert page.count("<script>") == 1
    assert "<img" not in page
    assert "\u202e" not in page


def test_only_our_own_script_and_style_may_run() -> None:
    page = render_cohort(make_cohort([make_row()]), {})
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)

    assert policy is not None
    assert "default-src 'none'" in policy[1]
    for name in ("script", "style"):
        content = page.split(f"<{name}>")[1].split(f"</{name}>")[0]
        assert f"{name}-src 'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in policy[1]
    assert "unsafe" not in policy[1]
    assert "http" not in page.replace("http-equiv", "")


def test_a_class_that_cannot_be_read_has_a_page_with_reasons_and_cures() -> None:
    unread = (Unread("s1", "Ada", "ada/churn", "It is private.", "Ask for access.", 3),)
    page = render_cohort(make_cohort([], unread=unread, waiting=2), {})

    assert "0 of 3 repositories audited" in page
    assert "Ask for access." in page
    assert "2 still to be audited" in page
    assert 'id="students"' not in page


def test_an_earlier_cohort_shows_who_moved() -> None:
    rows = [make_row(1, before=50), make_row(2, before=65), make_row(3, before=60), make_row(4)]
    page = render_cohort(make_cohort(rows, earlier="Spring"), {})

    assert "Against Spring: 1 rose, 1 fell, 1 stayed, 1 have no score to compare; the median move is ±0." in page
    assert ">+10<" in page


def test_what_a_person_judged_stands_beside_the_score() -> None:
    page = render_cohort(make_cohort([make_row(1, human={"clarity": 80}), make_row(2)]), {})

    assert "Clarity (by hand)" in page
    assert "Originality (by hand)" not in page
    assert "<td>80</td>" in page


def test_the_histogram_divides_a_bar_between_bands() -> None:
    page = render_cohort(make_cohort([make_row(1, score=64), make_row(2, score=65), make_row(3, score=100)]), {})

    assert re.search(r'<rect class="tone-building"[^>]*/><rect class="tone-solid"', page)
    assert "60–69: 2" in page
    assert "90–100: 1" in page


def test_a_thousand_students_fit_into_three_megabytes() -> None:
    criteria = {f"criterion-{number}": number * 6 for number in range(15)}
    rows = [make_row(number, criteria=criteria) for number in range(1000)]
    page = render_cohort(make_cohort(rows, criteria={one: one.title() for one in criteria}), {})

    assert len(page.encode()) < 3_000_000


def test_similar_work_is_a_prompt_to_read_with_places_and_a_link_where_the_code_is_shown() -> None:
    pair = AlikePair("Ada, Kay", EVIL, 100, 12, Place("src/train.py", 4, 30))
    similar = SimilarCode(9, (pair,), 3, ("lesson-3",), "similar.html")
    page = render_cohort(make_cohort([make_row()], similar=similar), {})

    assert "A prompt to read, not a verdict" in page
    assert "Ada, Kay and &lt;script&gt;" in page
    assert '<td class="number">100 %</td><td class="number">12 %</td><td><code>src/train.py:4</code>' in page
    assert "And 3 pairs with smaller shares." in page
    assert '<a href="similar.html">The code side by side</a>' in page
    assert "without the starter code" in page


def test_without_pairs_or_a_comparison_nothing_is_hinted_at() -> None:
    none_found = render_cohort(make_cohort([make_row()], similar=SimilarCode(9, (), 0, ())), {})
    not_compared = render_cohort(make_cohort([make_row()]), {})

    assert "No two programs share a fifth of their own code." in none_found
    assert 'href="similar.html"' not in none_found
    assert "Similar work" not in not_compared

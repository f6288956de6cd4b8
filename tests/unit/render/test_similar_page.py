"""The page of similar work."""

import re

from portfolio_audit.render.similar_page import render_similar_page
from support.pages import Page, assert_harmless
from support.reports import HOSTILE_TEXTS
from support.similar_work import side_by_side, side_pair


def test_both_sides_stand_beside_each_other_with_links_to_the_audited_commit() -> None:
    text = render_similar_page(side_by_side(side_pair()))
    page = Page(text)

    assert_harmless(page)
    assert "Ada and Alan" in text
    assert "62 %" in text
    assert re.findall(r"<pre><code>(.*?)</code></pre>", text) == ["x = 1", "y = 2"]
    assert f"https://github.com/org/trams/blob/{'1' * 40}/train.py#L3-L9" in page.values("href")
    assert {address[1:] for address in page.values("href") if address.startswith("#")} <= set(page.values("id"))


def test_the_words_accuse_nobody() -> None:
    text = render_similar_page(side_by_side(side_pair(starter_marks=7))).lower()

    assert "a prompt to read, not a verdict" in text
    assert "7 places with the starter code" in text
    assert not re.search(r"plagiari|cheat|copied|stole|suspici|guilty|original author", text.split("</style>")[1])


def test_hostile_names_paths_and_code_stay_text() -> None:
    for hostile in HOSTILE_TEXTS:
        path = hostile.encode("utf-8", "replace").decode()
        text = render_similar_page(side_by_side(side_pair(path, hostile), names=(hostile, "Alan")))

        assert_harmless(Page(text))
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)


def test_no_pairs_is_a_sentence() -> None:
    assert "No two programs share a fifth of their own code." in render_similar_page(side_by_side())


def test_a_large_class_stays_within_its_size() -> None:
    pairs = [side_pair(code="<" * 3_900) for _ in range(500)]
    text = render_similar_page(side_by_side(*pairs, more_pairs=3))

    assert len(text.encode()) <= 2_000_000
    assert text.count('class="pair"') == 500
    assert "And 3 pairs with smaller shares." in text


def test_what_is_not_at_hand_is_said() -> None:
    assert "The code is not shown here." in render_similar_page(side_by_side(side_pair(code="")))

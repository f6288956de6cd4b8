import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from portfolio_audit.render.html import render
from portfolio_audit.report.report import Report, Verdict
from support.pages import Page, assert_harmless
from support.reports import (
    HOSTILE_TEXTS,
    SAMPLES,
    changed_report,
    empty_report,
    hostile_report,
    list_report,
    make_evidence,
    make_report,
    poison,
)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_is_well_formed_and_its_anchors_exist(name: str) -> None:
    page = Page(render(SAMPLES[name]()))
    ids = page.values("id")

    assert page.open == []
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in page.values("href") if address.startswith("#")} <= set(ids)
    assert set(" ".join(page.values("aria-labelledby")).split()) <= set(ids)


def test_hostile_text_stays_text() -> None:
    text = render(hostile_report())

    assert_harmless(Page(text))
    assert "{{7*7}}" in text
    assert "javascript:" not in " ".join(Page(text).values("href"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)


@settings(max_examples=25)
@given(st.text(st.characters(), max_size=60), st.sampled_from(HOSTILE_TEXTS))
def test_no_text_of_a_repository_becomes_markup(text: str, hostile: str) -> None:
    page = Page(render(poison(make_report(), lambda number: text if number % 2 else hostile + text)))

    assert_harmless(page)
    assert page.open == []


def test_only_https_addresses_become_links() -> None:
    strength = make_report().strengths[0]
    items = tuple(
        structs.replace(make_evidence(f"file{number}.py"), url=url)
        for number, url in enumerate(("javascript:alert(1)", "http://a.b", "data:x", None, "https://github.com/a/b"))
    )
    page = Page(render(empty_with(strengths=(structs.replace(strength, evidence=items[2:]),))))

    assert [address for address in page.values("href") if ":" in address] == ["https://github.com/a/b"]


def empty_with(**changes: object) -> Report:
    return structs.replace(empty_report(), **changes)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_page_can_do_anything(name: str) -> None:
    assert_harmless(Page(render(SAMPLES[name]())))


def test_the_policy_admits_only_our_own_style() -> None:
    text = render(make_report())
    inside = text.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(inside.encode()).digest()).decode()

    assert Page(text).tags[3][1]["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_the_typical_page_is_small_and_the_worst_is_bounded() -> None:
    assert len(render(make_report()).encode()) <= 200_000
    assert len(render(hostile_report()).encode()) <= 2_000_000


def test_a_huge_report_loses_evidence_but_says_how_much() -> None:
    finding = make_report().findings[0]
    places = tuple(make_evidence(f"src/{'x' * 100}{number}.py", number, None, "y" * 160) for number in range(1, 100))
    huge = tuple(
        structs.replace(finding, rule=f"rule-{number}", evidence=places, evidence_total=500, summary="<" * 400)
        for number in range(1500)
    )
    text = render(make_report(findings=huge))

    assert len(text.encode()) <= 2_000_000
    assert "more finding" in text
    assert "500 places" in text or "more places" in text


def test_the_sections_stand_in_their_order() -> None:
    titles = re.findall(r"<h2[^>]*>([^<]+)</h2>", render(changed_report()))

    assert titles == [
        "Score",
        "From question to use",
        "Fix these first",
        "Criteria",
        "Strengths to talk about",
        "Questions an interviewer could ask",
        "Before and after",
        "Trend",
        "Facts sheet",
        "Left out of the score",
        "How the score is made",
    ]


def test_a_report_without_a_score_shows_the_sentence_and_no_gauge() -> None:
    text = render(empty_report())

    assert "This repository is empty, so there is nothing to score." in text
    assert "<svg" not in text
    assert "of 100" not in text


def test_what_is_no_portfolio_project_gets_findings_but_no_numbers() -> None:
    text = render(list_report())

    assert "This looks like a list of links" in text
    assert "rule-readme-exists" in text
    assert not [
        word
        for word in ("<svg", "criterion-score", "% of the score", 'class="weights"')
        if word in text.split("<main")[1]
    ]


def test_what_was_left_out_is_said_before_the_score() -> None:
    text = render(make_report())

    assert text.index("Partly assessed.") < text.index('id="score"')
    assert "4 checks could not be answered" in text
    assert "Without that the score would be 49." in text


def test_a_complete_report_has_no_banner() -> None:
    assert 'class="banner"' not in render(SAMPLES["strong"]())


def test_what_fails_is_open_and_what_passes_is_folded() -> None:
    text = render(make_report())

    assert '<details id="rule-readme-quickstart" open>' in text
    assert '<details id="rule-readme-exists">' in text


def test_with_much_to_fix_the_first_of_each_criterion_is_open() -> None:
    failing = next(finding for finding in make_report().findings if finding.verdict is Verdict.FAIL)
    many = tuple(structs.replace(failing, rule=f"rule-{number}") for number in range(13))

    assert render(make_report(findings=many[:12])).count(" open>") == 12
    assert re.findall('id="(rule-[^"]+)" open>', render(make_report(findings=many))) == ["rule-rule-0"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Give each `def` one `sentence`", "Give each <code>def</code> one <code>sentence</code>"),
        ("`<b>` & <i>", "<code>&lt;b&gt;</code> &amp; &lt;i&gt;"),
        ("an odd ` mark", "an odd ` mark"),
        ("``` three", "``` three"),
        ("`a\u202eb`", "<code>a\\u202eb</code>"),
    ],
)
def test_words_between_backticks_are_shown_as_code(text: str, shown: str) -> None:
    finding = structs.replace(make_report().findings[0], summary=text)

    assert f'<span class="finding-text">{shown}</span>' in render(make_report(findings=(finding,)))


def test_each_filter_says_how_much_it_shows() -> None:
    words = re.findall(r'id="show-(\w+)"( checked)?>([^<]+) <span>(\d+)</span>', render(make_report()))

    assert words == [
        ("all", " checked", "All", "41"),
        ("fix", "", "To fix", "11"),
        ("partial", "", "Partial", "7"),
        ("pass", "", "Passed", "18"),
        ("open", "", "Not assessed", "5"),
    ]


def test_the_style_sheet_knows_each_filter() -> None:
    text = render(make_report())

    for state in ("fix", "partial", "pass", "open"):
        assert f"#criteria:has(#show-{state}:checked)" in text
        assert f'.finding:not([data-state="{state}"]' in text


def test_every_chart_says_in_words_what_it_shows_and_gives_its_numbers_as_a_table() -> None:
    text = render(changed_report())
    charts = re.findall(r'<svg[^>]* role="img" aria-labelledby="([^"]+)"', text)

    assert charts == [
        "gauge-title gauge-text",
        "plan-chart-title plan-chart-text",
        "trend-chart-title trend-chart-text",
    ]
    assert text.count("<summary>The same as a table</summary>") == 2
    assert "From 51 now to 90 after 17 fixes and about 5 hours." in text


def test_what_changed_is_told_with_both_verdicts() -> None:
    text = render(changed_report())
    part = text[text.index('id="changes"') : text.index('id="trend"')]

    assert "45, now 51 (<strong>+6</strong>)" in part
    assert [word for word in ("Fixed", "New", "Better", "Worse", "Left open") if f"<h3>{word} " in part] == [
        "Fixed",
        "New",
        "Better",
        "Left open",
    ]
    assert "The base was judged by other rules" in part
    assert "Not asked" in part


def test_what_was_declared_is_shown_as_declared() -> None:
    assert "Declared by the repository, not checked:</span> internship, energy" in render(changed_report())


def test_suppressions_say_who_where_until_when_and_whether_they_count() -> None:
    text = render(changed_report())

    assert "by the user in .portfolio-audit.yml:4, for docs/*, until 2025-01-01; 0 findings; expired" in text

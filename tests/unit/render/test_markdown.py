import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec import structs

from portfolio_audit import limits
from portfolio_audit.render import comment
from portfolio_audit.render.markdown import render
from portfolio_audit.render.markdown_text import code, fence, link, prose
from portfolio_audit.report.report import Report
from support.reports import HOSTILE_TEXTS, SAMPLES, hostile_report, list_report, make_evidence, make_report, poison

OWN_TAGS = {"details", "summary", "code", "a", "sub", "strong", "table", "thead", "tbody", "tr", "th", "td"}
OWN_TAGS |= {"h3", "h4", "p", "ul", "li", "pre"}


def tags(markdown: str) -> set[str]:
    html = MarkdownIt("gfm-like", {"html": True}).render(markdown)
    return set(re.findall(r"<([a-zA-Z!][a-zA-Z0-9]*)", html))


@pytest.mark.parametrize("name", SAMPLES)
def test_only_headings_from_the_third_level_are_used(name: str) -> None:
    text = render(SAMPLES[name]())

    assert text.startswith("### ")
    assert not re.search(r"(?m)^##? ", re.sub(r"(?ms)^(`{3,})$.*?^\1$", "", text))


def test_hostile_text_makes_no_markup_no_link_and_no_ping() -> None:
    text = render(hostile_report())
    spoken = unescape(re.sub(r"<code>[^<]*</code>", "", text))

    assert tags(text) <= OWN_TAGS - {"a"}
    assert not [ping for ping in ("@octocat", "#1", "GH-2", "://") if ping in spoken]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)


@settings(max_examples=25)
@given(st.text(st.characters(), max_size=60), st.sampled_from(HOSTILE_TEXTS))
def test_no_text_of_a_repository_becomes_markup(text: str, hostile: str) -> None:
    written = render(poison(make_report(), lambda number: text if number % 2 else hostile + text))

    assert tags(written) <= OWN_TAGS
    assert written.count("<details>") == written.count("</details>")
    assert len(comment.render(make_report())) <= limits.COMMENT_CHARACTERS


def huge_report() -> Report:
    finding = make_report().findings[0]
    places = tuple(make_evidence("<" * 200, number, None, "@" * 200) for number in range(1, 30))
    huge = tuple(
        structs.replace(finding, rule=f"rule-{number}", evidence=places, evidence_total=500, summary="@" * 10_000)
        for number in range(1000)
    )
    return make_report(findings=huge, criteria=make_report().criteria * 20)


@pytest.mark.parametrize(
    ("write", "size", "most"),
    [(comment.render, len, limits.COMMENT_CHARACTERS), (render, lambda text: len(text.encode()), limits.SUMMARY_BYTES)],
)
def test_a_huge_report_fits_with_every_block_closed(
    write: Callable[[Report], str], size: Callable[[str], int], most: int
) -> None:
    text = write(huge_report())

    assert most / 20 < size(text) <= most
    assert text.count("<details>") == text.count("</details>")
    assert text.endswith("</sub>\n")


def test_prose_breaks_references() -> None:
    assert prose("by @ada in #12", 50) == "by &#64;&#8203;ada in &#35;&#8203;12"
    assert prose("see GH-12", 50) == "see GH&#8203;-12"
    assert prose("see www.a.b", 50) == "see ww&#8203;w.a.b"
    assert prose("https://a.b", 50) == "https&#58;&#8203;//a.b"


def test_prose_at_the_start_of_a_line_is_no_list() -> None:
    assert prose("- item", 50) == "&#45; item"
    assert prose("1. item", 50) == "&#49;. item"
    assert prose("31 figures", 50) == "31 figures"


def test_code_holds_no_markup_of_its_own() -> None:
    assert code("a`b|<c>", 50) == "<code>a&#96;b&#124;&#60;c&#62;</code>"


def test_a_place_without_a_plain_address_is_only_named() -> None:
    assert link("a.py", "javascript:alert(1)") == "<code>a.py</code>"
    assert link("a.py", 'https://x/"|') == '<a href="https://x/&#34;&#124;"><code>a.py</code></a>'


def test_a_fence_is_longer_than_any_run_of_backticks_inside() -> None:
    assert next(iter(fence("a\n````\nb"))) == "`````"


def test_what_is_no_portfolio_project_gets_no_numbers() -> None:
    text = render(list_report())

    assert "This looks like a list of links" in text
    assert "72" not in text


def test_a_comment_says_less_than_a_summary_and_both_say_the_score() -> None:
    short, full = comment.render(huge_report()), render(huge_report())

    assert short.splitlines()[0] == full.splitlines()[0]
    assert len(short) < len(full)

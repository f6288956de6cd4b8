import json
from xml.etree import ElementTree as ET

import pytest

from portfolio_audit.render import badge, endpoint
from portfolio_audit.render.snippet import render as snippet
from support.reports import SAMPLES, hostile_report, make_report


@pytest.mark.parametrize("name", SAMPLES)
def test_a_badge_is_well_formed_and_says_what_it_shows(name: str) -> None:
    report = SAMPLES[name]()
    picture = ET.fromstring(badge.render(report))  # noqa: S314  # our own text
    texts = [element.text for element in picture.iter("{http://www.w3.org/2000/svg}text")]

    assert picture.attrib["role"] == "img"
    assert texts == ["portfolio", badge.badge_words(report)]
    assert picture.findtext("{http://www.w3.org/2000/svg}title") == f"portfolio: {badge.badge_words(report)}"


def test_a_badge_holds_nothing_of_the_repository() -> None:
    assert badge.render(hostile_report()) == badge.render(make_report())
    assert endpoint.render(hostile_report()) == endpoint.render(make_report())


def test_the_endpoint_is_what_badge_services_read() -> None:
    assert json.loads(endpoint.render(make_report())) == {
        "schemaVersion": 1,
        "label": "portfolio",
        "message": "51 Building",
        "color": "#8a4700",
    }


def test_the_snippet_names_score_commit_and_day() -> None:
    text = snippet(make_report())

    assert "51 of 100, Building, with 38 of 41 checks assessed" in text
    assert "<code>4ba9f56</code> on 2026-03-01" in text
    assert "![Portfolio audit: 51 of 100, Building](portfolio-badge.svg)" in text


def test_a_repository_without_a_score_gets_no_badge_in_its_snippet() -> None:
    assert "![" not in snippet(SAMPLES["list"]())

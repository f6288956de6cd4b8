import pytest

from portfolio_audit.analysis.prose.prose_links import (
    LinkKind,
    broken_links,
    check_links,
    has_meaningful_alt,
    link_kind,
    outward_links,
)
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Link
from portfolio_audit.parsers.document_markdown import parse_markdown_text
from support.snapshots import make_snapshot

TREE = TreeNames(make_snapshot({"README.md": "x", "docs/my notes.md": "x", "docs/img/fit.png": "x"}).entries)


def exists(target: str, path: str = "README.md") -> bool:
    link = Link(target, "", 1, is_image=False, is_badge=False)
    return check_links((link,), path, "ada/bikes", TREE)[0].exists


@pytest.mark.parametrize(
    ("target", "path", "expected"),
    [
        ("docs/my%20notes.md#data", "README.md", True),
        ("img/fit.png", "docs/my notes.md", True),
        ("/docs/img/fit.png?raw=true", "docs/my notes.md", True),
        ("docs", "README.md", True),
        ("docs/lost.md", "README.md", False),
        ("https://github.com/ada/bikes/blob/main/docs/lost.md", "README.md", False),
        ("https://raw.githubusercontent.com/ada/bikes/main/docs/img/fit.png", "README.md", True),
        ("https://github.com/team/bikes/blob/main/img/fit.png", "README.md", False),
        ("https://github.com/team/bikes/blob/main/docs/img/fit.png", "README.md", True),
        ("https://github.com/team/bikes/blob/main/lost.md", "README.md", True),
        ("https://github.com/team/cars/blob/main/img/fit.png", "README.md", True),
        ("https://github.com/ada/bikes/blob/main/docs/my%20notes.md", "README.md", True),
        ("https://github.com/ada/bikes/blob/pictures/lost.png", "README.md", True),
        ("https://github.com/ada/bikes/tree/main/lost", "README.md", False),
        ("https://github.com/ada/bikes/tree/main/docs/", "README.md", True),
        ("https://example.org/lost.md", "README.md", True),
        ("../../issues", "README.md", True),
        ("mailto:ada@example.org", "README.md", True),
    ],
)
def test_a_link_into_the_repository_is_looked_up_and_others_are_not(target: str, path: str, *, expected: bool) -> None:
    assert exists(target, path) is expected


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("https://medium.com/@ada/bikes", LinkKind.ARTICLE),
        ("https://www.youtube.com/watch?v=1", LinkKind.VIDEO),
        ("https://bikes.streamlit.app", LinkKind.DEMO),
        ("https://arxiv.org/abs/1", LinkKind.PAPER),
        ("https://www.kaggle.com/datasets/ada/bikes", LinkKind.DATASET),
        ("https://www.linkedin.com/in/ada", LinkKind.PROFILE),
        ("https://github.com/ada/bikes/issues", LinkKind.OTHER),
        ("https://pandas.pydata.org", LinkKind.OTHER),
        ("http://railway.app", LinkKind.OTHER),
        ("https://bikes-production.up.railway.app/docs", LinkKind.DEMO),
        ("https://docs.google.com/document/d/1/edit", LinkKind.ARTICLE),
    ],
)
def test_the_address_tells_where_a_link_leads(target: str, kind: LinkKind) -> None:
    assert link_kind(target, "ada/bikes") is kind


@pytest.mark.parametrize(
    ("text", "expected"), [("Fit of the forest", True), ("image", False), ("fit.png", False), ("", False)]
)
def test_an_alternative_text_must_say_something(text: str, *, expected: bool) -> None:
    assert has_meaningful_alt(text) is expected


def test_a_link_without_a_text_is_told_by_its_address() -> None:
    link = Link("https://example.org/bikes", "", 1, is_image=False, is_badge=False)
    checked = check_links((link,), "README.md", "ada/bikes", TREE)

    assert [one.text for one in outward_links(checked, "ada/bikes", "README.md")] == ["https://example.org/bikes"]


def test_an_article_that_only_helps_is_no_story_about_the_work() -> None:
    sentences = (Located("Create a server with the help of the following blog.", Place(line=3)),)
    links = [Link("https://medium.com/@b/x", "blog", line, is_image=False, is_badge=False) for line in (3, 9)]
    checked = check_links(tuple(links), "README.md", "ada/bikes", TREE)

    kinds = [one.kind for one in outward_links(checked, "ada/bikes", "README.md", sentences)]

    assert kinds == [LinkKind.OTHER, LinkKind.ARTICLE]


def test_a_link_on_words_to_a_bare_hash_leads_nowhere_and_one_to_the_top_leads_there() -> None:
    text = "# Tides\n\n[Live demo](#) and [the data](#data)\n\n[Back to top](#) [↑](#)\n"
    links = parse_markdown_text(text).links

    found = broken_links(links, "README.md", "ada/bikes", TREE)

    assert [(one.text, one.at.line) for one in found] == [("Live demo (a link to #)", 3)]


def test_a_badge_of_a_workflow_that_is_not_there_leads_nowhere_and_others_do() -> None:
    badge = "[![t](https://github.com/ada/bikes/actions/workflows/{}/badge.svg)](https://github.com/ada/bikes/actions)"
    text = "\n\n".join((badge.format("ci.yml"), badge.format("lost.yml"), "![b](https://img.shields.io/badge/a-b)"))
    tree = TreeNames(make_snapshot({".github/workflows/ci.yml": "on: push"}).entries)

    found = broken_links(parse_markdown_text(text).links, "README.md", "ada/bikes", tree)

    assert [one.at.line for one in found] == [3]

import pytest

from portfolio_audit.errors import UsageError
from portfolio_audit.render.interface import find_renderer, render_to, renderers
from support.reports import make_report


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("html", "html"),
        (".html", "html"),
        ("md", "markdown"),
        (".md", "markdown"),
        ("markdown", "markdown"),
        (".JSON", "json"),
        (".txt", "terminal"),
    ],
)
def test_a_format_is_found_by_name_and_by_suffix(asked: str, name: str) -> None:
    assert find_renderer(asked).name == name


def test_an_unknown_format_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        find_renderer(".docx")

    assert "html (.html)" in caught.value.advice


@pytest.mark.parametrize("name", [renderer.name for renderer in renderers()])
def test_the_same_report_gives_the_same_text(name: str) -> None:
    assert render_to(make_report(), name) == render_to(make_report(), name)

"""What the check of the built site finds."""

from pathlib import Path

import pytest

from support.site_links import problems

OTHER = '<h1 id="there">x</h1>'


def site(tmp_path: Path, body: str) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/other.html").write_text(OTHER)
    (tmp_path / "deep/index.html").write_text("x")
    (tmp_path / "style.css").write_text("")
    (tmp_path / "index.html").write_text(f'<link rel="stylesheet" href="style.css"><h2 id="here">x</h2>{body}')
    return tmp_path


@pytest.mark.parametrize(
    "link", ["deep/other.html", "deep/other.html#there", "#here", "deep/", "https://example.org/x", "mailto:a@b.c"]
)
def test_a_link_that_leads_somewhere_is_fine(tmp_path: Path, link: str) -> None:
    assert problems(site(tmp_path, f'<a href="{link}">x</a>')) == []


@pytest.mark.parametrize("link", ["deep/missing.html", "deep/other.html#gone", "#gone", "../secret.html"])
def test_a_link_that_leads_nowhere_is_named_with_its_page(tmp_path: Path, link: str) -> None:
    found = problems(site(tmp_path, f'<a href="{link}">x</a>'))

    assert len(found) == 1
    assert found[0].startswith(f"index.html links {link}")


@pytest.mark.parametrize(
    "element",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<img src="//cdn.example/x.png">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<img src="missing.png">',
    ],
)
def test_a_page_loads_nothing_from_elsewhere_and_nothing_that_is_missing(tmp_path: Path, element: str) -> None:
    assert len(problems(site(tmp_path, element))) == 1


def test_a_folder_without_pages_is_no_site(tmp_path: Path) -> None:
    assert problems(tmp_path) != []

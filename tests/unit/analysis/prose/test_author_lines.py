import pytest

from portfolio_audit.analysis.prose.author_lines import author_lines
from portfolio_audit.parsers.document_markdown import parse_markdown_text


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Work for the course Machine Learning, group 7: Ada Example, Bo Sample.", True),
        ("Ada Example and Bo Sample", True),
        ("Models by group: Random Forest, Linear Regression", False),
        ("Each group: morning, evening", False),
    ],
)
def test_a_line_of_a_team_names_its_authors(line: str, names: bool) -> None:
    assert bool(list(author_lines(parse_markdown_text(f"# Boats\n\n{line}\n")))) is names

from portfolio_audit.analysis.prose.notebook_prose import notebook_prose
from portfolio_audit.parsers.notebook import parse_notebook
from support.fixtures import make_notebook


def test_lines_of_the_joined_prose_lead_back_to_their_cells() -> None:
    text = make_notebook(
        [{"markdown": "# Bikes\n\nCounts."}, {"code": "1"}, {"markdown": "intro\n\n## Conclusion\nDone."}]
    )

    prose = notebook_prose(parse_notebook(text.encode()))

    heading = prose.document.sections[-1].heading
    assert heading is not None
    place = prose.place("a.ipynb", heading.line)
    assert (heading.text, place.cell, place.line) == ("Conclusion", 3, 3)


def test_a_notebook_without_prose_has_none() -> None:
    prose = notebook_prose(parse_notebook(make_notebook([{"code": "1"}]).encode()))

    assert prose.document.prose_words == 0
    assert prose.place("a.ipynb", 1).cell is None

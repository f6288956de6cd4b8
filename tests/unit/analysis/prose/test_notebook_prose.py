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


def test_markup_of_html_is_no_prose_and_its_headings_are_headings() -> None:
    text = make_notebook(
        [
            {"markdown": "<h2 style='color: red'>Limits</h2>\nOnly <b>one</b> city was seen.<br/>No winter."},
            {"markdown": '<img src="curve.png" style="width: 60%;"/>\n\n**Next steps**\n\nMore cities.'},
        ]
    )

    document = notebook_prose(parse_notebook(text.encode())).document

    assert [section.heading.text for section in document.sections if section.heading] == ["Limits", "Next steps"]
    assert [one.text for one in document.sentences] == ["Only one city was seen.", "No winter.", "More cities."]

import pytest

from portfolio_audit.analysis.prose.passages.topics import heads_results, is_conclusion, make_passage, measured_lines
from portfolio_audit.analysis.prose.sections.reading import find_topics
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.parsers.document_markdown import parse_markdown_text

_NUMBERS = (
    "* 61 % of the delays come from two of nine lines.\n"
    "* With rain the mean delay grows by 2.4 minutes.\n"
    "* On Sundays there is no difference that the data could show.\n"
)


def kinds_of(text: str, heading: str) -> set[TopicKind]:
    found = find_topics(parse_markdown_text(text), "README.md")
    return {one.kind for one in found if one.by_heading and one.text == heading}


@pytest.mark.parametrize("heading", ["Summary", "Em resumo", "En resumen", "En bref", "Zusammenfassung", "TL;DR"])
def test_a_summary_with_numbers_sums_up_results(heading: str) -> None:
    assert kinds_of(f"# Ferries\n\n## {heading}\n\n{_NUMBERS}", heading) == {
        TopicKind.RESULTS,
        TopicKind.INTERPRETATION,
    }


def test_a_summary_of_the_project_is_its_purpose() -> None:
    text = "# Ferries\n\n## Summary\n\nThis project asks when ferries are late, from the tides and the timetable.\n"
    assert kinds_of(text, "Summary") == {TopicKind.PURPOSE}


def test_a_summary_behind_the_results_concludes() -> None:
    text = (
        "# Ferries\n\n## Results\n\nRain matters.\n\n## Summary\n\nFerries are late when it rains, and nobody knew.\n"
    )
    assert TopicKind.INTERPRETATION in kinds_of(text, "Summary")


def test_a_section_of_numbers_is_on_results_where_it_holds_a_table_of_them() -> None:
    table = "| line | ours | mean |\n|---|---|---|\n| 1 | 2.41 | 3.30 |\n| 2 | 1.90 | 2.75 |\n"
    words = "Minutes by which a line is missed, on weeks that the fit has not seen, over two seeds. " * 2
    assert TopicKind.RESULTS in kinds_of(f"# Ferries\n\n## Numbers\n\n{words}\n\n{table}", "Numbers")
    assert not kinds_of(f"# Ferries\n\n## Harbours\n\n{words}\n\n{table}", "Harbours")


def test_a_table_of_numbers_beside_the_name_of_a_metric_is_on_results() -> None:
    table = "| line | ours | mean |\n|---|---|---|\n| 1 | 0.91 | 0.80 |\n| 2 | 0.90 | 0.75 |\n"
    words = "Accuracy on weeks that the fit has not seen, over two seeds, for two lines that are often late. " * 2
    assert TopicKind.RESULTS in kinds_of(f"# Ferries\n\n## Two lines\n\n{words}\n\n{table}", "Two lines")


def _headed(text: str) -> list[Topic]:
    return [one for one in find_topics(parse_markdown_text(text), "README.md") if one.by_heading]


def test_a_bold_label_opens_a_passage_of_its_own() -> None:
    text = (
        "# Ferries\n\n**Question.** Which of the lines are late when it rains, and can one say so a day before?\n\n"
        "**Answer, in a sentence.** Two of them are, and a table of tides says so nearly as well as the network does.\n"
    )
    told = {(one.kind, one.at.line) for one in _headed(text)}

    assert told == {(TopicKind.PROBLEM, 3), (TopicKind.RESULTS, 5), (TopicKind.INTERPRETATION, 5)}


def test_a_bold_label_of_a_list_or_of_other_words_opens_none() -> None:
    rest = "which is a sentence of more than twelve words about boats, and so it goes on and on."
    text = f"# Ferries\n\n- **Question.** {rest}\n\n**Note.** {rest}\n\n**In short:** {rest}\n\n**Result.** {rest}\n"
    assert not _headed(text)


def test_a_line_that_announces_what_is_read_from_results_concludes() -> None:
    text = (
        "# Ferries\n\n## Results\n\nA table.\n\nWhat I read from it:\n\n"
        "- Rain matters for two lines only, and for these it does so on every day of the week.\n"
    )
    document = parse_markdown_text(text)
    passages = [make_passage(one, one.at, "readme", measured_lines(document)) for one in _headed(text)]

    assert [one.text for one in passages if is_conclusion(one)] == ["What I read from it:"]


def test_recommendations_alone_head_no_results() -> None:
    text = "# Ferries\n\n## Recommendations\n\nAsk the harbour.\n\n## Findings\n\nRain matters.\n"
    document = parse_markdown_text(text)
    passages = [make_passage(one, one.at, "readme", measured_lines(document)) for one in _headed(text)]

    assert {one.text for one in passages if heads_results(one)} == {"Findings"}

import pytest

from portfolio_audit.analysis.prose.sections.reading import find_topics
from portfolio_audit.analysis.prose.sentences.plain_wordings import learned_kinds, worded_kinds
from portfolio_audit.analysis.prose.words.comparing import compares_results, tells_finding
from portfolio_audit.analysis.prose.words.lesson import heads_lessons
from portfolio_audit.analysis.prose.words.task import asks
from portfolio_audit.parsers.document_markdown import parse_markdown_text


def _told(text: str) -> set[str]:
    learned = learned_kinds(text, "")
    return {kind.value for kind in (*learned, *(kind for kind, _ in worded_kinds(text, "", text.lower(), learned)))}


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("A sentiment study for our museum client, made by four students.", "audience"),
        ("We read the reviews to help the client understand its visitors.", "audience"),
        ("An early warning system for fire departments.", "audience"),
        ("A dashboard that empowers savings institutions to lend on time.", "audience"),
        ("The output has to be calibrated for business decisions.", "audience"),
        ("Please beware of the other way in which both years were sampled.", "limits"),
        ("Rather than providing a finished product, this shows the steps.", "limits"),
        ("We will not focus on the best model here.", "limits"),
        ("I didn't do a lot of work on the features.", "limits"),
        ("The hardest part was the merge of both tables.", "lessons"),
        ("Initially, we started with the large pictures.", "lessons"),
        ("I am currently unable to reproduce the score of the book.", "lessons"),
        ("This tool reads the claims and surfaces the doctors worth a look.", "problem"),
        ("Are the forecasts of purchases calibrated?", "problem"),
        ("Inspired by the talk of a colleague on tests.", "credits"),
        ("The counts come from the tram office, many thanks!", "credits"),
        ("Special thanks to Ada for the labels of the birds.", "credits"),
        ("Light has the highest correlation with the target.", "interpretation"),
        ("The question came from the harbour: why do we wait?", "motivation"),
        ("The question came from the operations lead.", "audience"),
        ("Answers members' questions from the statutes of a sailing club.", "audience"),
        ("A service that helps harbours and ports, and that helps restaurants plan their fish.", "audience"),
        ("The tool is used daily by our office.", "audience"),
        ("We use it weekly to plan the berths.", "audience"),
        ("In our yard every hull is checked by hand.", "motivation"),
        ("I photographed the hulls of two yards.", "data"),
        ("The validation score was a dream, since the encoding saw all rows.", "lessons"),
    ],
)
def test_plain_wordings_tell_a_topic(sentence: str, topic: str) -> None:
    assert topic in _told(sentence)


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("The competition serves as a playground for data scientists.", "audience"),
        ("I help teams turn raw data into decisions.", "audience"),
        ("For Windows users the command is another one.", "audience"),
        ("Keep in mind to activate the environment.", "limits"),
        ("Which features have the strongest correlation?", "interpretation"),
        ("Thank you for reading this far.", "credits"),
        ("The labels were checked by hand.", "motivation"),
        ("This scale is used by the doctors of all countries.", "audience"),
        ("We collected ideas in a meeting.", "data"),
    ],
)
def test_what_sounds_alike_does_not(sentence: str, topic: str) -> None:
    assert topic not in _told(sentence)


@pytest.mark.parametrize(
    "heading", ["Challenge 2: Updates without downtime", "System design decisions", "Why daily and not hourly"]
)
def test_a_heading_on_a_challenge_or_a_decision_leads_to_lessons(heading: str) -> None:
    topics = find_topics(parse_markdown_text(f"# Bikes\n\n## {heading}\n\none two\n"), "README.md")

    assert "lessons" in {topic.kind.value for topic in topics if topic.by_heading}


def test_a_heading_on_the_need_is_no_lesson() -> None:
    assert not heads_lessons("Why this matters")


def test_a_column_that_says_what_was_the_model_for_each_project_credits() -> None:
    text = "# Bikes\n\n| Folder | Inspired by |\n|---|---|\n| maps | [one](https://example.org) |\n"

    assert "credits" in {topic.kind.value for topic in find_topics(parse_markdown_text(text), "README.md")}


def test_a_question_in_quotation_marks_asks() -> None:
    assert asks('Each project begins with "where does the data live?"')
    assert not asks("It predicts rain.")


def test_a_relation_that_was_found_is_a_finding_and_one_that_is_sought_is_none() -> None:
    assert tells_finding("Strong differences of survival by class.")
    assert not tells_finding("Which columns have strong correlations?")


@pytest.mark.parametrize(
    "heading", ["Images with a low noise score", "Fitness evaluation", "Training, validation, test"]
)
def test_a_heading_on_grading_a_thing_is_none_on_results(heading: str) -> None:
    topics = find_topics(parse_markdown_text(f"# Bikes\n\n## {heading}\n\none two\n"), "README.md")

    assert not {"results", "evaluation"} & {topic.kind.value for topic in topics}


def test_a_comparison_is_a_finding_below_a_heading_on_results_only() -> None:
    said = "The network is worse than the table of tides."

    assert compares_results(said, "Results")
    assert not compares_results(said, "Motivation")
    assert not compares_results("We would like to know whether it is better than the table.", "Results")

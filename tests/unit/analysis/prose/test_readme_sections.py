import pytest

from portfolio_audit.analysis.prose.sections.reading import find_topics, heading_kinds
from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.parsers.document_markdown import parse_markdown_text


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Getting started", TopicKind.INSTALL),
        ("How to run training", TopicKind.USAGE),
        ("Results and discussion", TopicKind.INTERPRETATION),
        ("Results and discussion", TopicKind.RESULTS),
        ("Known limitations and future work", TopicKind.LIMITS),
        ("Known limitations and future work", TopicKind.FUTURE),
        ("Problemstellung", TopicKind.PROBLEM),
        ("Conjunto de datos", TopicKind.DATA),
        ("Structure du projet", TopicKind.STRUCTURE),
        ("データ", TopicKind.DATA),
        ("安装", TopicKind.INSTALL),
        ("What I learned", TopicKind.LESSONS),
        ("What we find", TopicKind.RESULTS),
        ("When not to use it", TopicKind.LIMITS),
        ("Where it fails", TopicKind.LIMITS),
        ("Ablation", TopicKind.RESULTS),
        ("In a nutshell", TopicKind.PURPOSE),
        ("What doesn’t work yet", TopicKind.LIMITS),
        ("Scenario", TopicKind.PROBLEM),
        ("LICENSE", TopicKind.LICENCE),
        ("Start", TopicKind.USAGE),
        ("2. Lancer", TopicKind.USAGE),
        ("À faire", TopicKind.FUTURE),
        ("Known problems", TopicKind.LIMITS),
        ("What the model gets wrong", TopicKind.LIMITS),
        ("Bekannte Probleme", TopicKind.LIMITS),
    ],
)
def test_a_heading_names_its_topics(heading: str, kind: TopicKind) -> None:
    assert kind in heading_kinds(heading)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("How to run the pipeline", TopicKind.METHOD),
        ("3. Train the model (locally)", TopicKind.METHOD),
        ("Model performance", TopicKind.METHOD),
        ("Architecture overview", TopicKind.PURPOSE),
        ("General-purpose machine learning", TopicKind.PURPOSE),
        ("Learning goals", TopicKind.PROBLEM),
        ("Evaluation framework (score.py)", TopicKind.RESULTS),
        ("The benchmarks", TopicKind.EVALUATION),
        ("Run the ablation", TopicKind.RESULTS),
        ("Learning outcomes", TopicKind.INTERPRETATION),
    ],
)
def test_a_heading_that_uses_a_word_in_another_sense_does_not_name_the_topic(heading: str, kind: TopicKind) -> None:
    assert kind not in heading_kinds(heading)


@pytest.mark.parametrize("heading", ["Databricks", "Iris classification", "Frontend", "Reinstalled"])
def test_words_inside_words_name_no_topic(heading: str) -> None:
    assert heading_kinds(heading) == ()


def test_a_section_counts_its_sub_sections() -> None:
    document = parse_markdown_text(
        "# Bikes\n\n## Results\n\n### Forest\n\none two three\n\n![a](b.png)\n\n## Licence\n\nMIT\n"
    )

    results = next(topic for topic in find_topics(document, "README.md") if topic.kind is TopicKind.RESULTS)

    assert (results.words, results.blocks, results.at.line, results.at.end_line) == (3, 1, 3, 10)
    assert results.by_heading


def test_a_title_is_no_topic_but_sentences_are() -> None:
    document = parse_markdown_text(
        "# Data science results\n\nThis project predicts whether a customer leaves the bank.\n"
    )

    topics = find_topics(document, "README.md")

    assert {(topic.kind, topic.by_heading, topic.at.line) for topic in topics} == {
        (TopicKind.PURPOSE, False, 3),
        (TopicKind.PROBLEM, False, 3),
    }


@pytest.mark.parametrize(
    ("text", "is_data"),
    [
        ("The data set holds 42,000 rows of five years. Records of 2023 have 12 columns.", True),
        ("The data set holds 42,000 rows of five years. The vans start at nine. They return at noon.", False),
        ("The data set holds 42,000 rows of five years.", False),
    ],
)
def test_a_heading_that_tells_nothing_leads_to_data_where_the_text_below_does(text: str, *, is_data: bool) -> None:
    document = parse_markdown_text(f"# Weather\n\n## Years\n\n{text}\n\n## Vans\n\nThe vans start at nine.\n")

    headed = [topic.text for topic in find_topics(document, "README.md") if topic.by_heading]

    assert headed == (["Years"] if is_data else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "- The sample is too small to generalise to towns.\n- The labels were made by one person and are noisy.\n",
            TopicKind.LIMITS,
        ),
        (
            "- I would like to add weather data next.\n- In future, try a larger network and more epochs.\n",
            TopicKind.FUTURE,
        ),
        (
            "The forest has an accuracy of 0.91, better than last week.\nThis shows that rain matters most.\n",
            TopicKind.RESULTS,
        ),
    ],
)
def test_sentences_lead_a_section_whose_heading_tells_nothing(text: str, kind: TopicKind) -> None:
    document = parse_markdown_text(
        f"# Bikes\n\n## What I would not bet on\n\n{text}\n## Vans\n\nThe vans start at nine.\n"
    )

    headed = {topic.text: topic.kind for topic in find_topics(document, "README.md") if topic.by_heading}

    assert headed == {"What I would not bet on": kind}


@pytest.mark.parametrize(
    "heading",
    [
        "What worked",
        "What did not work",
        "What didn’t work",
        "What went wrong",
        "What I tried",
        "Things that did not help",
        "Failed experiments",
        "Dead ends",
    ],
)
def test_what_was_tried_is_a_lesson(heading: str) -> None:
    document = parse_markdown_text(f"# Trams\n\n## {heading}\n\nOlder counts made it worse.\n")

    assert TopicKind.LESSONS in {topic.kind for topic in find_topics(document, "README.md") if topic.by_heading}


@pytest.mark.parametrize("heading", ["What works", "If it did not work", "What I tried it on", "Failed logins"])
def test_help_and_features_are_no_lessons(heading: str) -> None:
    document = parse_markdown_text(f"# Trams\n\n## {heading}\n\nOlder counts made it worse.\n")

    assert TopicKind.LESSONS not in {topic.kind for topic in find_topics(document, "README.md") if topic.by_heading}


def test_a_table_that_sums_the_project_up_tells_a_topic_in_each_row() -> None:
    rows = "| **Task** | riders of the next tram stop |\n| Data | 812 mornings, counted at the doors |\n"
    table = f"# Trams\n\n| | |\n|---|---|\n{rows}| Model | a small forest on six columns |\n"
    topics = find_topics(parse_markdown_text(table), "README.md")

    told = {(topic.kind, topic.at.line) for topic in topics if not topic.by_heading}

    assert {(TopicKind.PROBLEM, 5), (TopicKind.DATA, 6), (TopicKind.METHOD, 7)} <= told


def test_a_table_of_folders_sums_nothing_up() -> None:
    rows = "| data | raw and cleaned files of doors |\n| models | trained models are kept here |\n"
    table = f"# Trams\n\n| Folder | What |\n|---|---|\n{rows}| results | figures of the last run only |\n"

    assert not [topic for topic in find_topics(parse_markdown_text(table), "README.md") if topic.text.startswith("raw")]

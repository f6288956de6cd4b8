import pytest

from portfolio_audit.analysis.prose.sections.reading import find_topics
from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.parsers.document_markdown import parse_markdown_text

_SCORES = "| Model | MAE | R2 |\n|---|---|---|\n| last week | 6.2 | 0.41 |\n"
_TARGETS = "| Model | MAE |\n|---|---|\n| bikes | 4.5 |\n| trams | 3.5 |\n"
_HOURS = "| Station | opens |\n|---|---|\n| North | 8.30 |\n| South | 9.15 |\n"


@pytest.mark.parametrize(
    ("heading", "table", "kinds"),
    [
        ("So, how good is it?", f"{_SCORES}| forest | 4.1 | 0.63 |\n", ["results"]),
        ("What must be reached", _SCORES, []),
        ("Targets of the quarter", _TARGETS, []),
        ("Hours", _HOURS, []),
        ("Where the model struggles", "", ["limits"]),
        ("What it can't do", "", ["limits"]),
        ("Where it is wrong", "", ["limits"]),
        ("Where it is used", "", []),
        ("How well does it work?", "", ["results"]),
        ("How does it work?", "", []),
        ("About the data", "", ["data"]),
        ("What is different from the lesson", "", []),
        ("Results (test set, 90 rows)", "", ["results"]),
        ("Hypothesis tests", "", []),
        ("Running the tests", "", ["usage", "testing"]),
        ("Blind spots", "", ["limits"]),
        ("What this cannot say", "", ["limits"]),
        ("What it can do", "", []),
        ("Is it any good?", "", ["results"]),
        ("Short answer", "", ["results"]),
        ("Where is what", "", ["structure"]),
        ("What is here", "", ["structure"]),
        ("What I would do differently", "", ["lessons"]),
        ("A leak that we had", "", ["lessons"]),
        ("A leak in the roof", "", []),
        ("Where it runs", "", []),
        ("Not done", "", ["limits"]),
        ("What I would not claim", "", ["limits"]),
        ("What's out of scope", "", ["limits"]),
        ("Not a single gap", "", []),
        ("Where things are", "", ["structure"]),
        ("What is in this repository", "", ["structure"]),
        ("What is where", "", ["structure"]),
        ("What is missing", "", ["limits"]),
        ("Who did what", "", ["contact"]),
        ("Where the bikes are", "", []),
        ("A passionate data scientist from Porto", "", []),
        ("Data on salaries of data engineers", "", ["data"]),
        ("Choices that moved the needle", "", ["lessons"]),
        ("What helped", "", ["lessons"]),
        ("Choices of the riders", "", []),
    ],
)
def test_a_section_is_told_by_its_wording_or_its_table(heading: str, table: str, kinds: list[str]) -> None:
    document = parse_markdown_text(f"# Bikes\n\n## {heading}\n\nThe stations are north and south.\n\n{table}")

    assert [topic.kind.value for topic in find_topics(document, "README.md") if topic.by_heading] == kinds


def test_how_to_cite_the_work_names_no_source_of_it() -> None:
    own = "# Bikes\n\n## Citation\n\nIf you use the counts, please cite our report.\n"
    others = "# Bikes\n\n## Citations\n\nFanaee wrote the paper on the counts in 2013.\n"

    found = [
        [topic.kind for topic in find_topics(parse_markdown_text(text), "README.md") if topic.by_heading]
        for text in (own, others)
    ]

    assert found == [[], [TopicKind.REFERENCES]]


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("Cómo se ejecuta", ["usage"]),
        ("¿Qué hicimos?", ["method"]),
        ("À faire", ["future"]),
        ("Lancer le projet", ["usage"]),
        ("Ablauf", ["method"]),
        ("Nächste Schritte", ["future"]),
        ("Descrizione", ["purpose"]),
        ("Dificuldades", ["lessons"]),
        ("Descripción de los datos", ["data"]),
        ("Resultados del modelo", ["results"]),
        ("Aprobación de créditos", []),
        ("Meta-learning", []),
    ],
)
def test_headings_in_other_languages_tell_their_topic(heading: str, kinds: list[str]) -> None:
    document = parse_markdown_text(f"# Bicis\n\n## {heading}\n\nTexto.\n")

    assert [topic.kind.value for topic in find_topics(document, "README.md") if topic.by_heading] == kinds


def test_a_table_of_members_names_the_authors() -> None:
    people = "# Bikes\n\n| Member | Part |\n|---|---|\n| Ana Ruiz | data |\n| Jo van Dam | model |\n"
    roles = "# Bikes\n\n| Member | Rows |\n|---|---|\n| casual | 10 |\n| yearly | 20 |\n"

    found = [
        [topic.text for topic in find_topics(parse_markdown_text(text), "README.md") if topic.kind is TopicKind.CONTACT]
        for text in (people, roles)
    ]

    assert found == [["Ana Ruiz, Jo van Dam"], []]


def test_a_demo_of_commands_alone_is_usage() -> None:
    block = "```sh\nmake run\n```\n"
    alone = find_topics(parse_markdown_text(f"# Boats\n\n## Try it\n\n{block}"), "README.md")
    shown = find_topics(parse_markdown_text(f"# Boats\n\n## Demo\n\n![map](map.gif)\n\n{block}"), "README.md")

    assert [one.kind for one in alone] == [TopicKind.USAGE]
    assert [one.kind for one in shown] == [TopicKind.DEMO]

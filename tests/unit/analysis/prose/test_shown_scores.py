from portfolio_audit.analysis.prose.printed_blocks import printed_claims
from portfolio_audit.analysis.prose.prose_metrics import find_metric_claims
from portfolio_audit.analysis.prose.tables.numbers import find_number_tables
from portfolio_audit.parsers.document_markdown import parse_markdown_text


def test_scores_of_folds_beside_those_of_a_board_are_values_of_results() -> None:
    text = (
        "| exp | what | CV | public LB |\n|---|---|---|---|\n| 1 | trees | 812 | 809 |\n| 2 | blend | **790** | - |\n"
    )
    tables = parse_markdown_text(text).tables

    assert [claim.value for claim in find_metric_claims((), tables, "README.md")] == [809.0, 812.0, 790.0]
    assert [one.at.line for one in find_number_tables(tables, "README.md")] == [1]


def test_a_column_of_cv_alone_holds_lives_or_folds() -> None:
    tables = parse_markdown_text("| name | CV |\n|---|---|\n| Ada | 12 |\n| Olu | 9 |\n").tables

    assert not find_metric_claims((), tables, "README.md")
    assert not find_number_tables(tables, "README.md")


def test_a_value_may_be_followed_by_its_interval() -> None:
    text = "| model | F1 | R@5 |\n|---|---|---|\n| trees | 0.71 (0.65 – 0.76) | 0.80 [0.70, 0.89] |\n"
    found = find_metric_claims((), parse_markdown_text(text).tables, "README.md")

    assert [(claim.metric, claim.value) for claim in found] == [("f1", 0.71), ("recall", 0.8)]


def test_a_value_before_words_in_brackets_is_none() -> None:
    text = "| model | F1 |\n|---|---|\n| trees | 0.71 (see the notes) |\n"
    assert not find_metric_claims((), parse_markdown_text(text).tables, "README.md")


def test_values_that_were_printed_are_read_below_a_heading_on_results() -> None:
    block = "```\nMAE 17.8 s\nR2  0.907\nrows 1200\n```\n"
    told = parse_markdown_text(f"# Ferries\n\n## Results\n\n{block}")
    used = parse_markdown_text(f"# Ferries\n\n## Usage\n\n{block}")

    assert [(one.metric, one.value, one.at.line) for one in printed_claims(told, "README.md")] == [
        ("mae", 17.8, 6),
        ("r2", 0.907, 7),
    ]
    assert not list(printed_claims(used, "README.md"))

import pytest

from portfolio_audit.analysis.prose.prose_metrics import find_metric_claims, metric_name
from portfolio_audit.analysis.prose.tables.numbers import find_number_tables
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Table


def claims(text: str) -> list[tuple[str, float]]:
    found = find_metric_claims((Located(text, Place(line=4)),), (), "README.md")
    return [(claim.metric, claim.value) for claim in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The accuracy is 0.93 on the test part.", [("accuracy", 0.93)]),
        ("We reach 87 % accuracy.", [("accuracy", 0.87)]),
        ("An RMSE of 24.5 bikes", [("rmse", 24.5)]),
        ("ROC-AUC: **0.97**".replace("*", ""), [("auc", 0.97)]),
        ("F1-score of 0.88 and recall of 0.9", [("f1", 0.88), ("recall", 0.9)]),
        ("R² = 0,81", [("r2", 0.81)]),
        ("MAE of 1,234.5", [("mae", 1234.5)]),
        ("- Random Forest: 0.864", [("score", 0.864)]),
        ("Accuracy: 75-85%", [("accuracy", 0.85)]),
    ],
)
def test_numbers_next_to_a_metric_are_claims(text: str, expected: list[tuple[str, float]]) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Accuracy was computed in 2019.",
        "Precision 100 machines",
        "The data has 42,000 rows.",
        "recall that 3 models exist",
        "Random Forest: 300 trees, of which 0.8 of the rows",
        "Caveat: precision and lift, not recall, in-sample, caught-fraud ground truth, ~10% of all trams",
        "It is tested for accuracy on the remaining 25% of the data.",
        "Images with a noise score of 0.0154 were removed.",
        "",
    ],
)
def test_years_and_counts_are_no_claims(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The original authors report an accuracy of 0.93.",
        "Radiologists reach 0.91 sensitivity.",
        "Suppose a model has recall 0.9.",
        "A model that always says no gets 74 % accuracy.",
        "Retrain when AUC drops below 0.85.",
        "Training stops when the validation loss has not improved by 0.001.",
        "Target accuracy: 0.90",
        "Accuracy must be above 0.85 to ship.",
        "RMSE improved by 3.2 trees.",
        "a 3.2% improvement in accuracy",
    ],
)
def test_wishes_rules_examples_changes_and_values_of_others_are_no_claims(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our model reaches 0.91 AUC, while the paper has more.", [("auc", 0.91)]),
        ("If we keep only winter, accuracy drops to 0.81.", [("accuracy", 0.81)]),
        ("The tuned forest exceeds the goal with an F1 of 0.83.", [("f1", 0.83)]),
        ("We reach 87 percent accuracy.", [("accuracy", 0.87)]),
        ("PSNR climbs to 31.2 dB.", [("psnr", 31.2)]),
        ("A precision@5 of 0.61", [("precision", 0.61)]),
    ],
)
def test_own_values_are_claims_in_many_words(text: str, expected: list[tuple[str, float]]) -> None:
    assert claims(text) == expected


def test_goals_and_other_peoples_values_in_a_table_are_no_claims() -> None:
    tables = (
        Table(("Metric", "Forest", "Target"), (("AUC", "0.91", "0.95"),), 10),
        Table(("Model", "AUC"), (("Forest", "0.91"), ("Winner", "0.99")), 20),
    )

    assert [claim.value for claim in find_metric_claims((), tables, "README.md")] == [0.91, 0.91]


def test_tables_state_metrics_by_column_or_by_row() -> None:
    tables = (
        Table(("Model", "Accuracy", "Rows"), (("Forest", "0.91", "10"), ("Naive", "80.5 %", "10")), 10),
        Table(("Metric", "Value"), (("RMSE", "24.5"), ("Year", "2019")), 20),
    )

    found = find_metric_claims((), tables, "README.md")

    assert [(claim.metric, claim.value, claim.at.line) for claim in found] == [
        ("accuracy", 0.91, 12),
        ("accuracy", 0.805, 13),
        ("rmse", 24.5, 22),
    ]


def test_a_table_of_measurements_is_told_from_a_table_of_words() -> None:
    measured = Table(("Model", "MNIST"), (("a", "97.05%"), ("b", "N/A")), 3)
    worded = Table(("File", "What"), (("a.py", "trains in 3 steps"), ("b.py", "loads")), 9)

    assert [table.at.line for table in find_number_tables((measured, worded), "README.md")] == [3]


def test_metric_names_are_canonical() -> None:
    assert metric_name("Macro-F1 (test)") == "f1"
    assert metric_name("Number of rows") is None


def _overview(*results: str, header: str = "Result") -> Table:
    rows = tuple((f"work {number}", "Python", result) for number, result in enumerate(results))
    return Table(header=("Project", "Tools", header), rows=rows, line=3)


def test_cells_below_a_heading_of_results_state_values_themselves() -> None:
    table = _overview("MAE 41 trams (mean: 118)", "91 % of the doors", "F1 0.86 on test", "in progress")

    found = find_metric_claims((), (table,), "README.md")

    assert [(claim.metric, claim.value, claim.at.line, claim.in_table) for claim in found] == [
        ("mae", 41.0, 5, True),
        ("f1", 0.86, 7, True),
    ]
    assert find_number_tables((table,), "README.md")


def test_wishes_and_other_columns_state_no_value() -> None:
    wishes = _overview("F1 > 0.86", "recall of at least 0.9")
    plans = _overview("F1 0.86", "recall 0.9", header="Plan")

    assert find_metric_claims((), (wishes, plans), "README.md") == ()
    assert find_number_tables((wishes, plans), "README.md") == ()


def test_one_value_among_many_words_makes_no_table_of_results() -> None:
    assert find_number_tables((_overview("F1 0.86", "a map", "a chart", "a page"),), "README.md") == ()

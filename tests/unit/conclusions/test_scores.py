"""Uneven classes and scores that are nearly too good."""

from typing import Any

import pytest

from portfolio_audit.collectors.interface import Facts
from portfolio_audit.conclusions.scores import ScoreFacts
from portfolio_audit.rulebook.vocabulary import gather_vocabulary
from support.fixtures import make_notebook
from support.snapshots import make_snapshot

MEMBERS = gather_vocabulary().members


def scores(code: str, output: dict[str, Any], name: str = "ada/loans", **files: str) -> ScoreFacts:
    notebook = make_notebook([{"code": code, "outputs": [output]}])
    return Facts(make_snapshot({"a.ipynb": notebook, **files}, name=name), MEMBERS).of(ScoreFacts)


@pytest.mark.parametrize(
    ("code", "text", "shown"),
    [
        ("df['churn'].value_counts()", "0    860\n1    140\nName: churn, dtype: int64", ["churn, where 86 %"]),
        ("df['churn'].value_counts()", "churn\n0    860\n1    140\nName: count, dtype: int64", ["churn, where 86 %"]),
        (
            "df.churn.value_counts(normalize=True)",
            "no     0.8612\nyes    0.1388\nName: churn, dtype: float64",
            ["churn, "],
        ),
        ("y.value_counts()", "0    860\n1    140\ndtype: int64", ["y, where 86 %"]),
        ("df['churn'].value_counts()", "0    560\n1    440\nName: churn, dtype: int64", []),
        ("df['city'].value_counts()", "Bonn    960\nUlm      40\nName: city, dtype: int64", []),
        ("df.churn.value_counts(normalize=True)", "no     0.8\nyes    0.2\nName: churn, dtype: float64", []),
        ("df['churn'].value_counts()", "0    8\n1    1\nName: churn, dtype: int64", []),
    ],
)
def test_the_classes_of_a_target_are_uneven_from_four_fifths_on(code: str, text: str, shown: list[str]) -> None:
    found = [share.text for share in scores(code, {"text": text}).uneven]

    assert [text.startswith(start) for text, start in zip(found, shown, strict=True)] == [True] * len(shown)


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("Test AUC: 0.9991", ["auc 0.9991"]),
        ("test accuracy: 1.0", ["accuracy 1"]),
        ("train accuracy: 0.9999", []),
        ("Epoch 5 - loss: 0.0 - accuracy: 0.9999", []),
        ("Test AUC: 0.97", []),
        ("RMSE: 0.995", []),
    ],
)
def test_a_score_that_is_nearly_perfect_is_kept_unless_it_is_of_training(line: str, texts: list[str]) -> None:
    assert sorted({one.text for one in scores("evaluate()", {"stream": line}).nearly_perfect}) == texts


def test_on_teaching_data_a_perfect_score_says_nothing() -> None:
    assert scores("evaluate()", {"stream": "Test accuracy: 1.0"}, "ada/iris-classifier").nearly_perfect == ()


def test_class_weights_count_where_something_is_classified() -> None:
    source = (
        "from sklearn.linear_model import LogisticRegression\nfrom sklearn.metrics import accuracy_score\n"
        "model = LogisticRegression(class_weight='balanced')\naccuracy_score(y, model.predict(X))\n"
    )
    facts = scores("1", {"text": "1"}, **{"train.py": source})

    assert len(facts.unevenness_treated) == 1
    assert (len(facts.accuracy), len(facts.beyond_accuracy)) == (1, 0)

import json

import pytest

from portfolio_audit.collectors.interface import Unavailable
from portfolio_audit.collectors.learning import collect
from support.fixtures import make_notebook
from support.snapshots import make_snapshot

_TRAIN = '''"""Training."""
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import train_test_split


def prepare(frame):
    """Fill ages with the median, since a tenth of them is missing."""
    frame["age"] = frame["age"].fillna(frame["age"].median())
    return frame


def train(frame):
    X_train, X_test, y_train, y_test = train_test_split(frame, frame["y"], stratify=frame["y"])
    for model in (LogisticRegression(), RandomForestClassifier()):
        model.fit(X_train, y_train)
        print(f1_score(y_test, model.predict(X_test)), roc_auc_score(y_test, model.predict(X_test)))
'''


def _notebook(*cells: tuple[str, str]) -> str:
    made: list[dict[str, object]] = [
        {"cell_type": kind, "metadata": {}, "source": source, "id": f"c{index}"}
        for index, (kind, source) in enumerate(cells)
    ]
    made = [cell | ({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {}) for cell in made]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def test_a_function_that_measures_more_than_it_prepares_is_none_that_prepares() -> None:
    code = (
        "from sklearn.metrics import accuracy_score, f1_score\n"
        "def clean(df):\n    return df.dropna()\n"
        "def judge(df, y, p):\n    df = df.dropna()\n    return accuracy_score(y, p), f1_score(y, p)\n"
    )

    facts = collect(make_snapshot({"src/work.py": code}))

    assert [item.text for item in facts.preparation_functions] == ["clean"]


def test_a_training_module_shows_its_steps() -> None:
    facts = collect(make_snapshot({"src/train.py": _TRAIN}))

    assert [step.detail for step in facts.split_sorts] == ["stratified"]
    assert [step.detail for step in facts.families] == ["forest", "linear"]
    assert [step.detail for step in facts.metrics] == ["f1", "roc-auc"]
    assert [item.text for item in facts.preparation_functions] == ["prepare"]
    assert facts.explained_preparation > 0
    assert facts.problem_types[0] == "classification"


def test_steps_of_a_notebook_carry_their_cell() -> None:
    notebook = _notebook(
        ("markdown", "# Missing ages are filled with the median of the class"),
        ("code", "df['age'] = df['age'].fillna(0)"),
    )

    facts = collect(make_snapshot({"eda.ipynb": notebook}))

    assert facts.cleanings[0].at.cell == 2
    assert facts.explained_preparation == 1.0


def test_tests_and_copied_libraries_are_no_steps() -> None:
    facts = collect(make_snapshot({"tests/test_train.py": _TRAIN, "vendor/lib.py": _TRAIN}))

    assert facts.steps == 0


def test_code_that_is_not_in_the_clone_is_unknown() -> None:
    with pytest.raises(Unavailable):
        collect(make_snapshot(sizes={"train.py": 9_000_000}))


def test_a_repository_without_code_has_no_steps() -> None:
    assert collect(make_snapshot({"README.md": "# Plan"})).steps == 0


def test_functions_that_train_are_told_in_notebooks_too_but_those_of_modules_apart() -> None:
    train = "def {}(pipe, rows):\n    pipe.update(rows, sgd=None)\n    return pipe\n"
    files = {
        "README.md": "# A",
        "teach.py": train.format("teach"),
        "work.ipynb": make_notebook(
            [{"code": "from sklearn.svm import SVC\n\ndef fit_it(X, y):\n    return SVC().fit(X, y)\n"}]
        ),
    }
    facts = collect(make_snapshot(files))

    assert [one.text for one in facts.modelling_functions] == ["teach", "fit_it"]
    assert [one.text for one in facts.modelling_functions_of_modules] == ["teach"]

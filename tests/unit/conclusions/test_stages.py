from collections.abc import Mapping
from typing import cast

from msgspec import Struct  # noqa: TC002  # imports are real here

from portfolio_audit.collectors import deployment, learning, readme
from portfolio_audit.collectors.interface import Collector, Conclusion, Facts
from portfolio_audit.conclusions.stages import StageFacts, conclude
from support.snapshots import make_snapshot

_MEMBERS = cast(
    "Mapping[str, Collector[Struct] | Conclusion[Struct]]",
    {"learning": learning.COLLECTOR, "readme": readme.COLLECTOR, "deployment": deployment.COLLECTOR},
)

_README = """# Churn

This project predicts which customers of a telephone company leave within a month, so that they can be called in time.

## Results

The model reaches an AUC of 0.87 on customers that it has not seen.
"""
_TRAIN = """
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

frame = pd.read_csv("churn.csv").dropna()
X_train, X_test, y_train, y_test = train_test_split(frame, frame["churn"])
model = LogisticRegression().fit(X_train, y_train)
print(roc_auc_score(y_test, model.predict(X_test)))
"""


def _conclude(files: Mapping[str, str], sizes: Mapping[str, int] | None = None) -> StageFacts:
    return conclude(Facts(make_snapshot(dict(files), sizes=sizes), _MEMBERS))


def test_a_project_from_question_to_result_reaches_seven_stages() -> None:
    stages = _conclude({"README.md": _README, "train.py": _TRAIN})

    assert stages.reached == 7
    assert stages.model[0].at.path == "train.py"
    assert stages.frame[0].at.path == "README.md"
    assert stages.serve == ()


def test_a_service_proves_the_last_stage() -> None:
    app = 'from fastapi import FastAPI\napp = FastAPI()\n\n@app.post("/predict")\n'
    app += "def predict(row: dict) -> int:\n    return 1\n"

    assert _conclude({"app.py": app}).serve


def test_an_empty_repository_reaches_none() -> None:
    assert _conclude({}).reached == 0


def test_code_that_could_not_be_read_proves_nothing() -> None:
    assert _conclude({"README.md": _README}, sizes={"train.py": 9_000_000}).model == ()

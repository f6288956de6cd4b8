from collections.abc import Mapping
from typing import cast

from msgspec import Struct  # noqa: TC002  # imports are real here

from portfolio_audit.collectors import deployment, learning, narrative, readme
from portfolio_audit.collectors.interface import Collector, Conclusion, Facts
from portfolio_audit.conclusions.stages import StageFacts, conclude
from portfolio_audit.evidence import Located
from support.fixtures import make_notebook
from support.snapshots import make_snapshot

_MEMBERS = cast(
    "Mapping[str, Collector[Struct] | Conclusion[Struct]]",
    {
        "learning": learning.COLLECTOR,
        "readme": readme.COLLECTOR,
        "deployment": deployment.COLLECTOR,
        "narrative": narrative.COLLECTOR,
    },
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


def test_a_retriever_that_learns_nothing_is_the_model() -> None:
    search = "from rank_bm25 import BM25Okapi\n\nindex = BM25Okapi(words)\n"

    assert [place.at.line for place in _conclude({"search.py": search}).model] == [3]
    assert _conclude({"net.py": "from sklearn.svm import SVC\n\nmodel = SVC()\n"}).model == ()


def test_an_empty_repository_reaches_none() -> None:
    assert _conclude({}).reached == 0


def test_code_that_could_not_be_read_proves_nothing() -> None:
    assert _conclude({"README.md": _README}, sizes={"train.py": 9_000_000}).model == ()


def _first(places: tuple[Located, ...]) -> str:
    return f"{places[0].at.path}:{places[0].at.line} {places[0].text}"


def test_training_code_proves_before_dashboards_and_services() -> None:
    dashboard = "import pandas as pd\nimport streamlit\nframe = pd.read_csv('predictions.csv')\n"

    stages = _conclude({"app/dashboard.py": dashboard, "train.py": _TRAIN})

    assert _first(stages.data) == "train.py:7 pandas.read_csv"


def test_fitting_a_scaler_trains_no_model() -> None:
    scaler = "from sklearn.preprocessing import StandardScaler\nX = StandardScaler().fit(X)\n"

    assert _conclude({"a.py": scaler}).model == ()
    assert _first(_conclude({"a.py": scaler, "train.py": _TRAIN}).model).startswith("train.py:9 ")


def test_a_call_proves_before_a_name_that_only_sounds_like_it() -> None:
    names = "val_data = rows[:5]\nzeros = (errors == 0).mean()\n"

    stages = _conclude({"a.py": names, "train.py": _TRAIN})

    assert _first(stages.split) == "train.py:8 sklearn.model_selection.train_test_split"
    assert _first(stages.evaluate) == "train.py:10 sklearn.metrics.roc_auc_score"


def test_a_number_on_the_front_page_presents_before_pictures_and_logos() -> None:
    readme = _README.replace("# Churn\n", "# Churn\n\n![logo](logo.png)\n")

    stages = _conclude({"README.md": readme, "logo.png": ""})

    assert stages.present[0].at.line == 7
    assert all(place.at.line != 3 for place in stages.present)


def test_a_notebook_may_frame_and_present() -> None:
    problem = "# Problem statement\nThe goal of this project is to predict which customers of a shop leave soon."
    conclusion = (
        "# Conclusion\nThe forest reaches a recall of 0.74, so that of a hundred leaving customers 74 are found "
        "early enough to call them, which is twice as many as the shop finds today."
    )
    cells = [{"markdown": problem}, {"code": "fit()"}, {"markdown": conclusion}]

    stages = _conclude({"churn.ipynb": make_notebook(cells)})

    assert (stages.frame[0].at.cell, stages.present[0].at.cell) == (1, 3)


def test_goals_of_the_author_and_shares_of_rows_prove_nothing() -> None:
    readme = (
        "# Churn\n\n## Learning goals\nThe goal of this project is to practise pandas and to learn models.\n\n"
        "The model is trained on 75% of the rows and tested for accuracy on the remaining 25%.\n"
    )

    stages = _conclude({"README.md": readme})

    assert "Learning goals" not in {place.text for place in stages.frame}
    assert stages.present == ()

"""Choices that are written into the code."""

import pytest

from portfolio_audit.collectors.choices import collect
from support.snapshots import make_snapshot

FRAME = "import numpy as np\nimport pandas as pd\nframe = pd.read_csv('a.csv')\n"
FOREST = "from sklearn.ensemble import RandomForestClassifier\n"
SPLIT = "from sklearn.model_selection import train_test_split\n"
KERAS = "from tensorflow import keras\nmodel = keras.Sequential()\n"


@pytest.mark.parametrize(
    ("source", "field", "texts"),
    [
        (FOREST + "RandomForestClassifier(max_depth=7)", "settings", ["RandomForestClassifier(max_depth=7)"]),
        (FOREST + "RandomForestClassifier(n_estimators=100)", "settings", []),
        (FOREST + "RandomForestClassifier(max_depth=depth)", "settings", []),
        ("from sklearn.cluster import KMeans\nKMeans(n_clusters=5)", "clusters", ["KMeans(n_clusters=5)"]),
        ("from sklearn.cluster import KMeans\nKMeans(n_clusters=k)", "clusters", []),
        (FRAME + "frame = frame.dropna()", "dropped_rows", ["frame.dropna()"]),
        (FRAME + "frame = frame.dropna(axis=1)", "dropped_rows", []),
        (FRAME + "frame = frame.dropna(axis='columns')", "dropped_rows", []),
        (FRAME + "frame['a'].dropna().hist()", "dropped_rows", []),
        (FRAME + "results = pd.DataFrame()\nresults.dropna()", "dropped_rows", []),
        (FRAME + "shap_df = pd.DataFrame()\nshap_df.fillna(0)", "filled_values", []),
        (FRAME + "df_temp = frame[['a']]\ndf_temp.dropna()", "dropped_rows", []),
        (FRAME + "frame['age'] = frame['age'].fillna(0)", "filled_values", ["frame['age'].fillna(0)"]),
        (FRAME + "frame['age'] = frame['age'].fillna(frame['age'].mean())", "filled_values", []),
        (SPLIT + "train_test_split(X, y)", "random_splits", ["train_test_split"]),
        (SPLIT + "train_test_split(X, stratify=y)", "random_splits", []),
        (SPLIT + "train_test_split(X, shuffle=False)", "random_splits", []),
        (KERAS + "model.fit(x, y, epochs=50)", "epochs", ["fit(epochs=50)"]),
        (KERAS + "model.fit(x, y, epochs=50, callbacks=[keras.callbacks.EarlyStopping()])", "epochs", []),
        (FRAME + "y = np.log1p(frame['price'])", "logarithms", ["np.log1p of frame['price']"]),
        (FRAME + "x = np.log(frame['area'])", "logarithms", []),
    ],
)  # fmt: skip  # a table
def test_a_choice_is_known_by_its_code(source: str, field: str, texts: list[str]) -> None:
    facts = collect(make_snapshot({"train.py": source}))

    assert [located.text for located in getattr(facts, field)] == texts


def test_a_choice_is_told_once_at_its_first_place() -> None:
    source = FOREST + "RandomForestClassifier(max_depth=7)\n"
    facts = collect(make_snapshot({"a.py": source, "b.py": source}))

    assert [(located.at.path, located.at.line) for located in facts.settings] == [("a.py", 2)]

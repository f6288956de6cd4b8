import pytest

from portfolio_audit.analysis.steps.reading import steps_of
from portfolio_audit.analysis.steps.steps import StepKind
from support.code import make_unit


def _sorts(source: str, language: str = "python") -> set[tuple[str, str]]:
    return {(step.kind.value, step.detail) for step in steps_of(make_unit(source, language=language))}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "from sklearn.model_selection import train_test_split as cut\na, b = cut(X, stratify=y)\n",
            ("split", "stratified"),
        ),
        (
            "from sklearn.model_selection import train_test_split\na, b = train_test_split(X, shuffle=False)\n",
            ("split", "time"),
        ),
        ("train = df[df['date'] < split_date]\n", ("split", "time")),
        ("df['ratio'] = df['a'] / df['b']\n", ("engineer", "derived")),
        ("df = df[df['price'] > 0]\n", ("clean", "filtered")),
        ("lower_bound = q1 - 1.5 * iqr\n", ("clean", "outliers")),
        ("h = df['when'].dt.hour\n", ("engineer", "dates")),
        ("import torch.nn as nn\nclass Net(nn.Module):\n    pass\n", ("model", "own-network")),
        ("class Tree:\n    def fit(self, X): ...\n    def predict(self, X): ...\n", ("model", "own-class")),
        ("class Net:\n    def forward(self, x): ...\n    def training_step(self, b): ...\n", ("model", "own-network")),
        ("class Blend:\n    def fit(self, X): ...\n    def predict_proba(self, X): ...\n", ("model", "own-class")),
        ("model.compile(metrics=['accuracy'])\n", ("metric", "accuracy")),
        ("baseline_mae = 3\n", ("baseline", "named")),
        ("for depth in [1, 2, 3]:\n    pass\n", ("tune", "manual")),
        ("def walk_forward_validation(df):\n    return df\n", ("cross-validate", "own")),
        ("import numpy as np\nnp.random.seed(1)\n", ("seed", "seed")),
        ("model = Forest(random_state=1)\n", ("seed", "argument")),
        ("loss.backward()\n", ("train-loop", "backward")),
        ("class SeasonalNaiveRegressor:\n    def predict(self, X): ...\n", ("baseline", "named")),
        ("settings = {'random_state': 42}\n", ("seed", "argument")),
        ("scores = {'rmse': error}\n", ("metric", "rmse")),
        ("y_val = y[5:]\n", ("split", "validation")),
        ("train = tracks[tracks['split'] == 'training']\n", ("split", "predefined")),
    ],
)
def test_a_line_of_python_is_a_step(source: str, expected: tuple[str, str]) -> None:
    assert expected in _sorts(source)


def test_an_imported_function_of_the_project_is_no_method_of_a_table() -> None:
    assert ("inspect", "overview") in _sorts("import pandas as pd\ndf = pd.read_csv('a.csv')\ndf.describe()\n")
    assert ("inspect", "overview") not in _sorts("from shop.monitoring import describe\nrow = describe(text)\n")
    assert ("inspect", "overview") not in _sorts("from .monitoring import describe\nrow = describe(text)\n")


def test_comments_and_settings_are_no_steps() -> None:
    assert _sorts("# df['a'] = df['b']\nconfig['rate'] = 0.1\nlogger.info('x')\n") == set()


def test_r_is_read_by_the_names_of_its_calls() -> None:
    source = "set.seed(1)\nd <- read_csv('a.csv') %>% mutate(x = a / b)\nm <- randomForest::randomForest(y ~ ., d)\n"

    sorts = _sorts(source, language="r")

    assert {("seed", "seed"), ("load", "table"), ("engineer", "derived"), ("model", "forest")} <= sorts


def test_a_language_that_is_not_parsed_is_read_by_its_words() -> None:
    sorts = _sorts("float softmax(float x);\nvoid train(int epochs);\nif (guess == label) correct++;\n", language="c++")

    assert {("model", "neural"), ("fit", "fit"), ("metric", "accuracy")} <= sorts


def test_bounds_of_outliers_are_no_confidence_interval() -> None:
    assert "uncertainty" not in {kind for kind, _ in _sorts("lower_bound = q1 - 1.5 * iqr\n")}


def test_a_function_of_r_is_read_by_its_name() -> None:
    assert ("cross-validate", "own") in _sorts("cross_validation <- function(d, folds) {\n", language="r")


def test_a_script_may_be_named_for_what_it_does_but_must_show_its_training() -> None:
    source = "a = 1\nb = 2\nc = 3\nd = 4\ne = 5\n"

    assert [step.detail for step in steps_of(make_unit(source, "monitor_drift.py"))] == ["own"]
    assert steps_of(make_unit(source, "train.py")) == ()


def test_a_step_knows_its_cell_and_line() -> None:
    step = steps_of(make_unit("x = 1\ndf.dropna()\n", path="a.ipynb", cell=4))[0]

    assert (step.kind, step.at.path, step.at.cell, step.at.line) == (StepKind.CLEAN, "a.ipynb", 4, 2)

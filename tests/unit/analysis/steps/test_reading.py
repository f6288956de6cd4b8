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
        ("class Tree:\n    def fit(self, X): 0 / X\n    def predict(self, X): 0 / X\n", ("model", "own-class")),
        (
            "class Net:\n    def forward(self, x): x()\n    def training_step(self, b): 0 / b\n",
            ("model", "own-network"),
        ),
        ("class Blend:\n    def fit(self, X): 0 / X\n    def predict_proba(self, X): 0 / X\n", ("model", "own-class")),
        ("model.compile(metrics=['accuracy'])\n", ("metric", "accuracy")),
        ("baseline_mae = 3\n", ("baseline", "named")),
        ("for depth in [1, 2, 3]:\n    pass\n", ("tune", "manual")),
        ("def walk_forward_validation(df):\n    return df\n", ("cross-validate", "own")),
        ("import numpy as np\nnp.random.seed(1)\n", ("seed", "seed")),
        ("model = Forest(random_state=1)\n", ("seed", "argument")),
        ("loss.backward()\n", ("train-loop", "backward")),
        ("class SeasonalNaiveRegressor:\n    def predict(self, X): ...\n", ("baseline", "named")),
        ("settings = {'random_state': 42}\n", ("seed", "argument")),
        ("class Settings:\n    seed: int = 1907\n", ("seed", "argument")),
        ("from own import scores\na = scores.pinball(y, q, 0.9)\n", ("metric", "pinball")),
        ("from own import scores\na = scores.wape(y, f)\n", ("metric", "wape")),
        ("scores = {'rmse': error}\n", ("metric", "rmse")),
        ("import httpx\ndef ask(c: httpx.Client | None):\n    return c.get(u)\n", ("collect", "interface")),
        (
            "import httpx\ndef ask(c=None):\n    c = c or httpx.Client()\n    return c.get(u)\n",
            ("collect", "interface"),
        ),
        ('def usual(y):\n    """The baseline: the median of the last weeks."""\n    return y\n', ("baseline", "named")),
        (
            "def fit_label_encoder(X):\n    codes = {c: i for i, c in enumerate(X)}\n    return codes\n",
            ("transform", "own"),
        ),
        ("test = MNIST(root, train=False)\n", ("split", "predefined")),
        ("y_val = y[5:]\n", ("split", "validation")),
        ("for hidden in (32, 64):\n    pass\n", ("tune", "manual")),
        ("x, y = data['valid']\n", ("split", "validation")),
        ("beds.loc[beds['day'] >= start, 'part'] = 'test'\n", ("split", "time")),
        ("part = np.where(beds.left_at < cut, 'train', 'valid')\n", ("split", "time")),
        ("import json\nw = json.load(open(HERE / 'weights.json'))\n", ("restore", "model")),
        ("print(cost.std() / np.sqrt(len(cost)))\n", ("uncertainty", "interval")),
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


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("class Model(Protocol):\n    def fit(self, X): ...\n    def predict(self, X): ...\n", "model"),
        ("from abc import ABC\nclass Model(ABC):\n    def fit(self): ...\n    def predict(self): ...\n", "model"),
        ("import pandas as pd\nwhen = start + pd.to_timedelta(hours, unit='h')\n", "clean"),
        ("print(model.importance().head(10))\n", "inspect"),
        ("plt.bar(share.index.astype(str), share['mean'])\n", "clean"),
        ("row = {'seed': seed, 'accuracy': a}\n", "seed"),
    ],
)
def test_a_line_of_python_that_looks_like_a_step_is_none(source: str, kind: str) -> None:
    assert kind not in {found for found, _ in _sorts(source)}


def test_a_letter_that_walks_through_a_tuple_may_count_anything() -> None:
    assert "tune" not in {kind for kind, _ in _sorts("for k in (1.0, 2.0):\n    made[k] = simulate(k=k)\n")}


def test_settings_and_other_labels_hold_nothing_out() -> None:
    source = "n = config['data']['val']\nbeds.loc[beds.ward > 3, 'sort'] = 'test'\n"

    assert "split" not in {kind for kind, _ in _sorts(source)}


def test_the_fit_of_a_scaler_is_no_training() -> None:
    source = "class Scaler:\n    def fit(self, x):\n        self.mean = x.mean()\n    def __call__(self, x): ...\n"

    assert "fit" not in {kind for kind, _ in _sorts(source)}
    assert "fit" in {kind for kind, _ in _sorts(source.replace("Scaler", "Mixture"))}


@pytest.mark.parametrize(
    "source",
    [
        "from .splits import assign\nwhere = assign(clips, sessions)\n",
        "import itertools\nruns = itertools.groupby(rows, key)\n",
        "net.optimizer.learning_rate.assign(net.optimizer.learning_rate * 0.3)\n",
        "rows = [', '.join(blob[i : i + 16]) for i in range(0, len(blob), 16)]\n",
    ],
)
def test_functions_and_variables_that_are_named_like_methods_of_tables_derive_no_column(source: str) -> None:
    assert "engineer" not in {kind for kind, _ in _sorts(source)}


def test_methods_of_tables_derive_columns() -> None:
    assert ("engineer", "derived") in _sorts("beds = beds.assign(long=beds.stay > 9)\n")
    assert ("engineer", "joined") in _sorts("from pandas import merge\nboth = merge(beds, wards)\n")


def test_figures_of_a_list_of_scores_are_no_look_at_the_data() -> None:
    told = "print(min(res), max(res))\n"

    assert "inspect" not in {kind for kind, _ in _sorts(f"res = []\nres.append(mae(y, p))\n{told}")}
    assert ("inspect", "distribution") in _sorts(f"res = []\nres.append(len(note))\n{told}")


@pytest.mark.parametrize(("path", "is_data"), [("{n}.npy", True), ("oof_{n}.npy", False)])
def test_answers_that_were_kept_are_no_data_that_is_opened(path: str, *, is_data: bool) -> None:
    source = f"import numpy as np\nblend = {{n: np.load(HERE / f'{path}') for n in names}}\n"

    assert ("load" in {kind for kind, _ in _sorts(source)}) is is_data


def test_types_of_what_a_network_answers_are_not_cleaned() -> None:
    source = "import tensorflow as tf\nit = tf.lite.Interpreter('a.tflite')\ny = it.get_tensor(0).astype(float)\n"

    assert "clean" not in {kind for kind, _ in _sorts(source)}

import pytest

from portfolio_audit.analysis.steps.reading import steps_of
from support.code import make_unit


def _sorts(source: str) -> set[tuple[str, str]]:
    return {(step.kind.value, step.detail) for step in steps_of(make_unit(source))}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("for k in range(8, 0, -1):\n    start = last - pd.Timedelta(weeks=k)\n", "tune"),
        ("def encoder_parameters(net):\n    for p in net.encoder.parameters():\n        yield p\n", "transform"),
        ("class Rows:\n    def __init__(self, root, train=False):\n        self.root = root\n", "split"),
        ("logits = state.apply_fn(weights, batch, train=False)\n", "split"),
        ("show_scores(\n    forest, rows, labels,\n    train=False,\n)\n", "split"),
        ("turn = tf.keras.Sequential([layers.RandomFlip(), layers.RandomZoom(0.1)])\n", "model"),
        ("acc = sum([run.history['accuracy'] for run in runs], [])\n", "metric"),
        ("shares = [(current == v).mean() for v in values]\n", "metric"),
        ("x = ImageFolder('contest')\ny = flow.flow_from_directory('in/test', class_mode=None)\n", "split"),
        ('def flatten(x):\n    """Baseline correction of the signal."""\n    return x - x[0]\n', "baseline"),
    ],
)
def test_what_only_looks_like_a_step_is_none(source: str, kind: str) -> None:
    assert kind not in {sort for sort, _ in _sorts(source)}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("print(beds.stay.astype(int))\n", "clean"),
        ("votes.append(yhat.astype(int))\n", "clean"),
        ("beds['room'] = beds['floor'].astype(str) + '-' + beds['door']\n", "clean"),
        ("import pandas as pd\nbeds = pd.read_csv('b.csv')\nbeds.sample(40).to_csv('few.csv')\n", "inspect"),
        ("import pandas as pd\nbeds = pd.read_csv('b.csv')\nbeds.head(9).reset_index().to_parquet('few')\n", "inspect"),
        ("loud = np.sqrt(np.mean(sound ** 2)) > 0.01\n", "metric"),
    ],
)
def test_what_is_shown_composed_or_written_is_neither_cleaned_looked_at_nor_measured(source: str, kind: str) -> None:
    assert kind not in {sort for sort, _ in _sorts(source)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("beds['stay'] = beds.stay.astype(int)\n", ("clean", "types")),
        ("import pandas as pd\nbeds = pd.read_csv('b.csv')\nprint(beds.head(40))\n", ("inspect", "overview")),
        ("off = np.sqrt(np.mean((y - p) ** 2))\n", ("metric", "rmse")),
        ("off = np.sqrt(np.mean(errors ** 2))\n", ("metric", "rmse")),
        ("from sklearn.metrics import brier_score_loss\noff = brier_score_loss(y, p)\n", ("metric", "brier")),
    ],
)
def test_what_is_kept_shown_or_measured_against_the_truth_is_a_step(source: str, expected: tuple[str, str]) -> None:
    assert expected in _sorts(source)

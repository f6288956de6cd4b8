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
        ('def flatten(x):\n    """Baseline correction of the signal."""\n    return x - x[0]\n', "baseline"),
    ],
)
def test_what_only_looks_like_a_step_is_none(source: str, kind: str) -> None:
    assert kind not in {sort for sort, _ in _sorts(source)}

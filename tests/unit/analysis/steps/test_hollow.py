import pytest

from portfolio_audit.analysis.steps.reading import steps_of
from support.code import make_unit

_LATER = "class Later:\n    def fit(self, X):\n        {}\n    def predict(self, X):\n        {}\n"


def _kinds(source: str) -> set[str]:
    return {step.kind.value for step in steps_of(make_unit(source))}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("def drift():\n    # TODO: compare with last month\n    return {'drift': False}\n", "watch-drift"),
        ("def evaluate_model(model):\n    '''Score it.'''\n    print('to come')\n    return None\n", "metric"),
        (
            _LATER.format("pass", "return [7 for _ in X]"),
            "model",
        ),
        (
            _LATER.format("raise NotImplementedError", "..."),
            "model",
        ),
        ("@app.get('/metrics')\ndef metrics():\n    return Response(latest(registry))\n", "metric"),
    ],
)
def test_what_is_there_in_name_only_is_no_step(source: str, kind: str) -> None:
    assert kind not in _kinds(source)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("def drift(old, new):\n    return abs(old.mean() - new.mean())\n", "watch-drift"),
        ("def always_guess(rows):\n    return 0\n", "baseline"),
        (
            _LATER.format("self.c = X.mean()", "return 1"),
            "model",
        ),
        ("def metrics(y, p):\n    return {'mae': abs(y - p).mean()}\n", "metric"),
    ],
)
def test_what_does_what_it_is_named_for_is_a_step(source: str, kind: str) -> None:
    assert kind in _kinds(source)

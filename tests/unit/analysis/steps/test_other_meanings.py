"""Names that say a step of evaluation, and what their bodies must speak of to be one."""

import pytest

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.steps.reading import steps_of_all
from portfolio_audit.analysis.steps.steps import StepKind
from support.code import make_unit
from support.snapshots import make_snapshot


def _kinds(source: str) -> set[StepKind]:
    (steps,) = steps_of_all((make_unit(f"import pandas as pd\n{source}"),))
    return {step.kind for step in steps}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("def evaluate(node):\n    return OPS[node.op](evaluate(node.left), evaluate(node.right))\n", StepKind.METRIC),
        ("def evaluate_offer(offer):\n    net = offer.price * 1.2\n    return net + offer.freight\n", StepKind.METRIC),
        ("def test(x):\n    print('hello', x)\n", StepKind.METRIC),
        ("def calibrate_scale(raw, offset):\n    return raw * 1.02 - offset\n", StepKind.CALIBRATE),
        ("def baseline_correct(signal):\n    return signal - signal.min()\n", StepKind.BASELINE),
        ("baseline = v[v['visit'] == 'baseline']\nwide = baseline.merge(later)\n", StepKind.BASELINE),
        ("for alpha in [0.01, 0.05]:\n    if p_value < alpha:\n        print(alpha)\n", StepKind.TUNE),
        ("d = seasonal_decompose(y)\nplt.plot(d.resid, label='residuals')\n", StepKind.ANALYSE_ERRORS),
        ("from scipy.stats import pearsonr\nprint(pearsonr(y_true, y_pred))\n", StepKind.INSPECT),
        (
            "def drive(car, env):\n    env.step(car.act())\n    car.learn()\n    wins += 1\n    return np.mean(wins)\n",
            StepKind.METRIC,
        ),
        ("plt.scatter(results['a'], results['b'])\n", StepKind.INSPECT),
        ("scores.groupby('model').rmse.mean().plot()\n", StepKind.INSPECT),
        ("rows = (\n    t.groupby('a').sum()\n)\n", StepKind.INSPECT),
    ],
)
def test_what_is_named_like_a_step_of_judging_or_looking_is_none(source: str, kind: StepKind) -> None:
    assert kind not in _kinds(source)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("def evaluate(net, rows):\n    return check(net.predict(rows))\n", StepKind.METRIC),
        ("def test(loader):\n    return sum(loss_of(x) for x in loader)\n", StepKind.METRIC),
        ("def calibrate(rows):\n    return isotonic(rows)\n", StepKind.CALIBRATE),
        ("baseline = mean_absolute_error(y, [m] * 9)\n", StepKind.BASELINE),
        ("for lr in [0.1, 0.01]:\n    acc = train_net(lr)\n    if acc > best:\n        best = acc\n", StepKind.TUNE),
        (
            "for p, q in product(range(3), range(3)):\n    r = ARIMA(y, order=(p, q)).fit()\n    print(r.aic)\n",
            StepKind.TUNE,
        ),
        ("t.resample('D').mean().plot(ax=ax)\n", StepKind.INSPECT),
        ("print(t.groupby('town').rent.agg(['mean', 'count']))\n", StepKind.INSPECT),
        ("plt.scatter(df['rooms'], df['rent'])\n", StepKind.INSPECT),
        (
            "def try_out(bot, env):\n    env.step(bot.act())\n    wins += env.won\n    return wins / n\n",
            StepKind.METRIC,
        ),
        ("sm.graphics.plot_acf(model_fit.resid)\n", StepKind.ANALYSE_ERRORS),
        ("import networkx as nx\nprint(nx.density(g))\n", StepKind.INSPECT),
        ("TrainingArguments(output_dir='out', report_to=['wandb'])\n", StepKind.TRACK),
    ],
)
def test_what_does_the_step_counts(source: str, kind: StepKind) -> None:
    assert kind in _kinds(source)


@pytest.mark.parametrize(
    ("source", "is_read"),
    [
        ("import torch\nnet = torch.load('net.pt')\nprint(accuracy(net))\n", True),
        ("import torch\n\ndef test_shape():\n    assert torch.ones(2).sum() == 2\n", False),
        ("import torch, pytest\n\n@pytest.fixture\ndef net():\n    return torch.nn.Linear(1, 1)\n", False),
        ("import requests\nprint(requests.get('http://localhost').text)\n", False),
    ],
)
def test_a_script_named_for_the_test_of_a_model_is_code_of_the_project(source: str, is_read: bool) -> None:
    units = read_code_units(make_snapshot({"test_net.py": source, "tests/test_net.py": source}))

    assert [unit.path for unit in units] == (["test_net.py"] if is_read else [])

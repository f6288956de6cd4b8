"""Agents and policies of the project's own, arrays that they keep, and loops of a shell over settings."""

import pytest

from portfolio_audit.collectors import pipeline
from portfolio_audit.collectors.learning import LearningFacts, collect
from support.snapshots import make_snapshot

_TABLE = """
import numpy as np


class Grid:
    def __init__(self, shape, rate=0.1, gamma=0.9):
        self.q = np.zeros(shape)
        self.rate, self.gamma = rate, gamma

    def act(self, seen):
        return int(self.q[seen].argmax())

    def update(self, seen, action, reward, after):
        target = reward + self.gamma * self.q[after].max()
        self.q[seen][action] += self.rate * (target - self.q[seen][action])

    def save(self, path):
        np.savez(path, q=self.q)

    def load(self, path):
        self.q = np.load(path)["q"]
"""
_WORLD = """
import pandas as pd


class Tank:
    def __init__(self, path):
        self.rain = pd.read_csv(path)

    def reset(self):
        return 0

    def step(self, action):
        return 0, 0.0, False, {}
"""
_LOOP = """
from tank import Tank

env = Tank("rain.csv")
state, reward, done, info = env.step(1)
"""


def facts_of(files: dict[str, str]) -> LearningFacts:
    return collect(make_snapshot(dict(files)))


def test_a_table_of_expected_rewards_is_a_model_that_is_trained_and_kept() -> None:
    facts = facts_of({"grid.py": _TABLE})

    assert [step.text for step in facts.models] == ["Grid"]
    assert [step.at.line for step in facts.fits] == [15]
    assert [step.text for step in facts.saves] == ["numpy.savez"]
    assert [step.text for step in facts.restores] == ["numpy.load"]
    assert not facts.loads


@pytest.mark.parametrize(
    "line", ["w[k] += rate * (target - w[k])", "best[i] = max(best[i - 1], gamma)", "total[k] += value - total[k - 1]"]
)
def test_other_sums_in_a_table_are_no_model(line: str) -> None:
    assert not facts_of({"work.py": f"def move(w, best, total, k, i, rate, target, value):\n    {line}\n"}).models


def test_an_environment_may_read_what_happens_in_it() -> None:
    assert facts_of({"grid.py": _TABLE, "tank.py": _WORLD, "loop.py": _LOOP}).learns_by_playing


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("class Idle:\n    def act(self, obs):\n        return 2\n", ["Idle"]),
        ("def night_policy(state):\n    return 1 if state[0] > 22 else 0\n", ["night_policy"]),
        ("class Dice:\n    def act(self, obs):\n        return int(rng.integers(5))\n", ["Dice"]),
        ("class Net:\n    def act(self, obs):\n        return self.q[obs].argmax()\n", []),
        ("class Learner:\n    def act(self, obs):\n        return 2\n    def update(self, r): ...\n", []),
        ("def refund_policy(order):\n    return 30\n", []),
    ],
)
def test_policies_that_follow_a_rule_or_chance_are_baselines(code: str, expected: list[str]) -> None:
    assert [step.text for step in facts_of({"players.py": code}).baselines] == expected


def test_weights_that_go_from_one_network_to_another_are_not_read() -> None:
    code = "import torch\n\ntarget.load_state_dict(net.state_dict())\n"
    reads = "net.load_state_dict(torch.load(path))\n"

    assert not facts_of({"net.py": code}).restores
    assert {step.at.line for step in facts_of({"net.py": code + reads}).restores} == {4}


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("for lr in 1e-3 3e-4; do\n  python train.py --lr $lr\ndone\n", 1),
        ("for seed in 1 2 3; do\n  python train.py --seed $seed\ndone\n", 0),
        ("for lr in 1e-3 3e-4; do\n  echo $lr\ndone\n", 0),
        ("for depth in 2 3; do\n  python train.py\ndone\n", 0),
    ],
)
def test_a_loop_of_a_shell_over_values_of_a_setting_tries_them(script: str, expected: int) -> None:
    assert len(pipeline.collect(make_snapshot({"sweep.sh": script, "train.py": "x = 1\n"})).sweeps) == expected

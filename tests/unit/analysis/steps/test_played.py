"""Agents that learn from episodes: what is won, plain players, logs, and which code learns from rows as well."""

import pytest

from portfolio_audit.collectors.learning import LearningFacts, collect
from support.snapshots import make_snapshot

_GAME = """
def play(env, agent, seed):
    seen, total, done = env.reset(seed), 0.0, False
    while not done:
        seen, won, done, info = env.step(agent.act(seen))
        total += info["cost"]
    return total
"""
_NET = "import torch.nn as nn\n\n\nclass QNet(nn.Module):\n    pass\n"
_TABLE = "import pandas as pd\nimport matplotlib.pyplot as plt\n\nrows = pd.read_csv('runs.csv')\nplt.plot(rows.step)\n"


def facts_of(files: dict[str, str]) -> LearningFacts:
    return collect(make_snapshot(dict(files)))


@pytest.mark.parametrize("end", ["total", "total / env.t", "total, info"])
def test_what_an_episode_gives_is_a_measure(end: str) -> None:
    facts = facts_of({"games.py": _GAME.replace("return total", f"return {end}")})

    assert [step.text for step in facts.metrics] == ["what is won in play"]


def test_an_episode_that_is_learnt_from_is_no_measure() -> None:
    learns = _GAME.replace("    return", "        agent.learn()\n    return")

    assert not facts_of({"games.py": learns}).metrics


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"games.py": _GAME, "net.py": _NET}, True),
        ({"games.py": _GAME, "net.py": _NET, "plot.py": _TABLE}, True),
        ({"games.py": _GAME, "market.py": "import pandas as pd\n\nprices = pd.read_csv('prices.csv')\n"}, False),
        ({"games.py": _GAME, "fit.py": "from sklearn.svm import SVC\n\nSVC().fit(a, b)\n"}, False),
        ({"games.py": _GAME, "fit.py": "x_train, x_test = load_data()\n"}, False),
        ({"net.py": _NET, "loop.py": "loss.backward()\noptimizer.step()\n"}, False),
    ],
)
def test_code_learns_by_playing_alone_where_no_rows_are_learnt_from(files: dict[str, str], *, expected: bool) -> None:
    assert facts_of(files).learns_by_playing is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("class Greedy:\n    def act(self, env, seen): ...\n", ["Greedy"]),
        ("class RandomOpponent:\n    def choose_move(self, board): ...\n", ["RandomOpponent"]),
        ("class GreedyAgent:\n    def act(self, seen): ...\n    def learn(self): ...\n", []),
        ("class EpsilonGreedy:\n    def act(self, seen): ...\n", []),
        ("class Constant:\n    def value(self): ...\n", []),
    ],
)
def test_players_without_learning_are_baselines(code: str, expected: list[str]) -> None:
    assert [step.text for step in facts_of({"players.py": code}).baselines] == expected


@pytest.mark.parametrize(
    ("line", "is_log"),
    [
        ("writer.writerow(['step', 'eps', 'loss'])", True),
        ("out = csv.DictWriter(f, fieldnames=['episode', 'mean_reward'])", True),
        ("writer.writerow(['step', 'street'])", False),
        ("writer.writerow(['model', 'price', 'score'])", False),
        ("writer.writerow([step, loss])", False),
    ],
)
def test_the_head_of_a_table_of_scores_tells_a_log_of_runs(line: str, *, is_log: bool) -> None:
    code = f"# loss by step\nimport csv\nf = open('log.csv', 'w')\nwriter = csv.writer(f)\n{line}\n"

    assert bool(facts_of({"train.py": code}).trackings) is is_log


@pytest.mark.parametrize(
    ("call", "sorts"),
    [
        ("report('last week', table.load.shift(168))", ["lagged"]),
        ("show('this week', table.load.shift(168))", []),
        ("report('last week', table.load)", []),
    ],
)
def test_values_that_are_moved_and_reported_by_name_are_a_guess(call: str, sorts: list[str]) -> None:
    code = f"import pandas as pd\nanswers = model.predict(table)\nreport('model', answers)\n{call}\n"

    assert [step.detail for step in facts_of({"work.py": code}).baselines] == sorts

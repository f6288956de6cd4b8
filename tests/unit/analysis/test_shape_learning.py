"""Learning that is written out, told by its formulas."""

import pytest

from portfolio_audit.collectors.calls import collect
from support.snapshots import make_snapshot


def _by_hand(code: str) -> int:
    return len(collect(make_snapshot({"work.py": code})).from_scratch)


@pytest.mark.parametrize(
    "code",
    [
        "def learn(x, y, lr):\n    for _ in range(9):\n        w -= lr * x.T @ (x @ w - y)\n    return w\n",
        "def ols(a, b):\n    return np.linalg.solve(a.T @ a, a.T @ b)\n",
        "def train(a, b):\n    xtx = a.T.dot(a)\n    return np.linalg.inv(xtx).dot(a.T).dot(b)\n",
        "q[s, a] += 0.1 * (r + 0.9 * q[t].max() - q[s, a])\n",
        "def walk(q, gamma, alpha):\n    target = r + gamma * q[t][a]\n    q[s][b] += alpha * (target - q[s][b])\n",
        "def ahead(p, x):\n    h = np.tanh(x @ p[0] + p[1])\n    return h @ p[2] + p[3]\n",
        "def holt_forecast(y, alpha):\n    for v in y:\n        s = alpha * v + (1 - alpha) * s\n    return s\n",
        "def k_means(x, k):\n    c = x[:k]\n    for _ in range(9):\n        c = step(x, c)\n    return c\n",
        "def gini(r):\n    return 1\n\ndef find_best_split(r):\n    return max(r)\n",
    ],
)
def test_formulas_of_learning_are_work_by_hand(code: str) -> None:
    assert _by_hand(code) == (2 if "gini" in code else 1)


@pytest.mark.parametrize(
    "code",
    [
        "def ema(x, alpha):\n    for v in x:\n        s = alpha * v + (1 - alpha) * s\n    return s\n",
        "balance -= rate * amount\n",
        "def follow(mean, alpha):\n    mean[k] += alpha * (x - mean[k])\n",
        "best[i] = max(best[i - 1], best[i - 2] + gain[i])\n",
        "import torch\nw.data -= lr * w.grad\n",
        "def knn(x, y):\n    for k in (1, 3):\n        m.fit(x, y)\n    return m\n",
        "img = img - alpha * blurred\n",
    ],
)
def test_averages_accounts_and_library_calls_are_no_work_by_hand(code: str) -> None:
    assert _by_hand(code) == 0

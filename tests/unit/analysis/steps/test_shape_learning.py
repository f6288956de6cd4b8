"""Learning that is written out, told by its formulas."""

import pytest

from portfolio_audit.collectors.calls import collect
from support.snapshots import make_snapshot

_CHAIN = """class Chain:
    def fit(self, texts):
        for a, b in pairs(texts):
            self.seen[a][b] += 1
    def prob(self, a, b):
        return self.seen[a][b] / sum(self.seen[a].values())
"""
_BAYES = """def train(rows):
    for words, label in rows:
        counts[label][words] += 1
def classify(words):
    for word in words:
        total += log(share[word])
    return max(totals)
"""
_CENTRES = """def groups(x, k):
    for _ in range(9):
        near = ((x[:, None] - c) ** 2).sum(-1).argmin(1)
        c = np.array([x[near == j].mean(0) for j in range(k)])
"""
_ARMS = """def play(q):
    a = randrange(3) if random() < 0.1 else q.index(max(q))
    q[a] += (pull(a) - q[a]) / n[a]
"""
_COMPONENTS = """import numpy as np
class Components:
    def fit(self, X):
        self.v = np.linalg.svd(X)
    def transform(self, X):
        return X @ self.v
"""
_WRAPPED = """class Wrapped:
    def fit(self, rows):
        self.n += sum(1 for _ in rows)
        self.inner.fit(rows)
    def predict(self, rows):
        return self.inner.predict(rows) * self.n
"""
_PLAYER = """class Player:
    def train(self):
        for _ in range(3):
            self.strength += 1
    def decide(self):
        return self.strength * 2
"""
_MEAN = """class Mean:
    def fit(self, y):
        self.mean = sum(v for v in y) / len(y)
    def predict(self, rows):
        return [self.mean for _ in rows]
"""


def _by_hand(code: str, path: str = "work.py") -> int:
    return len(collect(make_snapshot({path: code})).from_scratch)


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
        _CHAIN,
        "V[s] += alpha * (r + gamma * V[t] - V[s])\n",
        "def ahead(layers, x):\n    for w, b in layers:\n        x = relu(x @ w + b)\n    return x\n",
        _ARMS,
        _COMPONENTS,
        _BAYES,
        _CENTRES,
        "def odds(a, b):\n    return 1 / (1 + 10 ** ((b - a) / 400))\n",
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
        _WRAPPED,
        "def moves(x):\n    for u in steps:\n        x = F @ x + drift\n    return x\n",
        "def means(rows):\n    for j, x in rows:\n        m[j] += (x - m[j]) / n[j]\n    return m\n",
        _PLAYER,
        _MEAN,
        _CENTRES.replace("near == j", "label == j"),
        _BAYES.replace("max(totals)", "total"),
    ],
)
def test_averages_accounts_and_library_calls_are_no_work_by_hand(code: str) -> None:
    assert _by_hand(code) == 0


def test_formulas_of_r_are_work_by_hand_too() -> None:
    assert _by_hand("for (i in 1:9) w <- w - lr * grad(w)\n", "fit.R") == 1
    assert _by_hand("for (i in 1:9) {\n  w <- w - 0.1 * t(X) %*% (p - y) / n\n}\n", "fit.R") == 1
    assert _by_hand("near <- apply(d, 1, which.min)\nm <- colMeans(x[near == j, ])\n", "fit.R") == 1
    assert _by_hand("d <- sqrt(s)\nkind <- names(which.max(table(y[order(d)[1:k]])))\n", "fit.R") == 1
    assert _by_hand("b <- solve(t(X) %*% X) %*% t(X) %*% y\n", "fit.R") == 1
    assert _by_hand("p <- 1 / (1 + 10^((b - a) / 400))\n", "elo.R") == 1
    assert _by_hand("prior <- 0.5\ns <- prior + dnorm(x, m, s, log = TRUE)\nk <- max.col(s)\n", "nb.R") == 1
    assert _by_hand("money <- money - alpha * price\nfit <- lm(y ~ x)\nx <- dnorm(z, log = TRUE)\n", "fit.R") == 0

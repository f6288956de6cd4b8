"""Learning that the author wrote out."""

import pytest

from portfolio_audit.collectors.calls import collect
from support.snapshots import make_snapshot

REGRESSION = """
import numpy as np
class Regression:
    def fit(self, X, y):
        self.w = np.linalg.inv(np.dot(X.T, X))
        self.w = np.dot(self.w, y)
    def predict(self, X):
        return np.dot(X, self.w)
"""
WRAPPER = """
import numpy as np
from sklearn.linear_model import Ridge
class Model:
    def fit(self, X, y):
        self.model = Ridge()
        self.model.fit(np.array(X), np.log(y))
    def predict(self, X):
        return np.exp(self.model.predict(np.array(X)))
"""
DESCENT = """
import numpy as np
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
def gradient_descent(X, y, w):
    for _ in range(100):
        w -= np.dot(X.T, sigmoid(np.dot(X, w)) - y)
    return w
"""


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        pytest.param(REGRESSION, ["class Regression"], id="a class that fits and predicts with arrays counts"),
        pytest.param(WRAPPER, [], id="a class around a library's model does not"),
        pytest.param(DESCENT, ["gradient_descent()", "sigmoid()"], id="the functions of an algorithm count"),
        pytest.param("import torch\n" + DESCENT, [], id="beside a library they are no sign"),
        pytest.param("import numpy as np\ndef sigmoid(z):\n    return np.exp(z)", [], id="one function is none"),
    ],
)
def test_learning_from_scratch_is_credited(source: str, texts: list[str]) -> None:
    found = collect(make_snapshot({"model.py": source})).from_scratch

    assert sorted(located.text for located in found) == texts

"""Models, curves and measures of survival that a project writes itself."""

import pytest

from portfolio_audit.collectors import calls
from portfolio_audit.collectors.learning import LearningFacts, collect
from support.snapshots import make_snapshot

_COX = """
import numpy as np


class Cox:
    \"\"\"Proportional hazards.\"\"\"

    def fit(self, rows, time):
        beta = np.zeros(rows.shape[1])
        for _ in range(20):
            beta = beta + np.linalg.solve(self._curve(rows, beta), self._slope(rows, time, beta))
        self.coef_, self.steps_ = beta, 20 + 1
        self._baseline(time)
        return self

    def _baseline(self, time):
        self.jumps_ = np.ones(len(time))

    def relative_hazard(self, rows):
        return np.exp(rows @ self.coef_)

    def ANSWER(self, rows):
        return np.exp(-self.relative_hazard(rows))
"""


def facts_of(code: str) -> LearningFacts:
    return collect(make_snapshot({"work.py": code}))


@pytest.mark.parametrize(
    ("answer", "models"),
    [("predict_survival", ["Cox"]), ("predict_cif", ["Cox"]), ("describe", [])],
)
def test_a_class_that_learns_and_answers_over_time_is_a_model(answer: str, models: list[str]) -> None:
    assert [step.text for step in facts_of(_COX.replace("ANSWER", answer)).models] == models


def test_its_baseline_hazard_is_no_guess_and_its_own_coefficients_are_not_looked_at() -> None:
    facts = facts_of(_COX)

    assert (facts.baselines, facts.explanations) == ((), ())


def test_a_curve_written_out_is_an_algorithm() -> None:
    own = "def kaplan_meier(time, died):\n    share = died / len(time)\n    return np.cumprod(1 - share)\n"
    wrapped = (
        "def kaplan_meier(time, died):\n    model = KaplanMeierFitter()\n    return model.fit(sorted(time), died)\n"
    )
    snapshot = make_snapshot({"own.py": f"import numpy as np\n\n{own}", "wrapped.py": wrapped})

    assert [found.at.path for found in calls.collect(snapshot).from_scratch] == ["own.py"]


@pytest.mark.parametrize(
    ("name", "metrics"),
    [
        ("c_index", ["concordance"]),
        ("net_benefit", ["net benefit"]),
        ("ipcw_brier", ["brier"]),
        ("auc", ["roc-auc"]),
        ("weights", []),
    ],
)
def test_a_function_that_is_called_like_a_metric_is_that_metric(name: str, metrics: list[str]) -> None:
    code = f"import numpy as np\n\n\ndef {name}(time, died, risk):\n    return np.sum(risk[died] * time[died])\n"

    assert [step.detail for step in facts_of(code).metrics] == metrics


@pytest.mark.parametrize(("value", "adapts"), [("False", False), ("None", False), ("True", True), ("20", True)])
def test_early_stopping_that_is_off_adapts_nothing(value: str, *, adapts: bool) -> None:
    code = f"from sklearn.ensemble import HistGradientBoostingClassifier as H\n\nmodel = H(early_stopping={value})\n"

    assert bool(facts_of(code).tunings) is adapts


def test_a_risk_that_is_the_same_for_everybody_is_a_baseline() -> None:
    code = "import numpy as np\n\n\ndef null_risk(time, died):\n    return float(np.mean(died))\n"

    assert [step.text for step in facts_of(code).baselines] == ["null_risk"]

"""Work of statistical inference: what it looks at in Python and R, and when it is only that."""

import pytest

from portfolio_audit.collectors.learning import LearningFacts, collect
from support.snapshots import make_snapshot

_FIT = "import statsmodels.api as sm\n\nfitted = sm.OLS(y, X).fit()\n"


def facts_of(files: dict[str, str]) -> LearningFacts:
    return collect(make_snapshot(dict(files)))


@pytest.mark.parametrize(
    ("line", "sorts"),
    [
        ("print(estimate(rows).summary().tables[1])", ["coefficients"]),
        ("total = sum(r.params[f'lag_{j}'] for j in range(3))", ["coefficients"]),
        ("low, high = r.conf_int().loc['price']", ["coefficients"]),
        ("r.wald_test('up = down')", ["tests of coefficients"]),
        ("pred.conf_int()", []),
        ("grid.params", []),
        ("print(config.params)", []),
        ("r.params = start", []),
    ],
)
def test_code_that_estimates_looks_at_coefficients(line: str, sorts: list[str]) -> None:
    assert [step.detail for step in facts_of({"work.py": f"{_FIT}{line}\n"}).explanation_sorts] == sorts


def test_without_a_library_of_statistics_parameters_are_anything() -> None:
    assert not facts_of({"work.py": "import requests\n\nprint(r.params['page'])\nprint(r.summary())\n"}).explanations


@pytest.mark.parametrize(
    ("line", "metrics"),
    [
        ("print(fitted.rsquared_adj, fitted.aic)", ["aic", "r2"]),
        ("scores[k] = fitted.bic", ["bic"]),
        ("print(sm.stats.durbin_watson(fitted.resid))", ["durbin-watson"]),
        ("self.aic = None", []),
    ],
)
def test_fit_of_a_model_is_measured(line: str, metrics: list[str]) -> None:
    assert [step.detail for step in facts_of({"work.py": f"{_FIT}{line}\n"}).metrics] == metrics


@pytest.mark.parametrize(
    ("line", "sorts"),
    [
        ("het_breuschpagan(r.resid, r.model.exog)", ["tests of residuals"]),
        ("acorr_ljungbox(r.resid, lags=8)", ["tests of residuals"]),
        ("acorr_ljungbox(prices, lags=8)", []),
        ("adfuller(prices)", []),
        ("plt.plot(ols.resid)", ["residuals"]),
        ("errors = ols.resid.to_numpy()\ndrawn = errors[rng.integers(0, n, n)]", []),
    ],
)
def test_residuals_are_tested_or_only_drawn_from(line: str, sorts: list[str]) -> None:
    assert [step.detail for step in facts_of({"work.py": f"{_FIT}{line}\n"}).error_analysis_sorts] == sorts


def test_a_specification_that_the_code_names_is_a_model_of_its_own() -> None:
    code = (
        "import statsmodels.api as sm\n\n\ndef estimate_ecm(rows):\n    return sm.OLS(rows.dy, rows.x).fit()\n\n\n"
        "dols = sm.OLS(y, X).fit()\nidols = sm.OLS(y, X)\n"
    )

    assert [step.text for step in facts_of({"work.py": code}).models] == ["DOLS", "ECM", "statsmodels.api.OLS"]


_PRINTED = f"{_FIT}print(fitted.summary())\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"work.py": _PRINTED}, True),
        ({"work.py": _FIT}, False),
        ({"work.py": f"{_PRINTED}line = fitted.predict(X)\n"}, True),
        ({"work.py": f"{_PRINTED}line = fitted.predict(X_test)\n"}, False),
        ({"work.py": f"{_PRINTED}line = fitted.predict(\n    new_rows,\n)\n"}, False),
        ({"work.py": f"{_PRINTED}train_rows, test_rows = split_data(rows)\n"}, False),
        ({"work.py": f"from sklearn.svm import SVC\n{_PRINTED}SVC().fit(X, y)\n"}, False),
        ({"work.py": f"{_PRINTED}rmse = np.sqrt(np.mean((y - line) ** 2))\n"}, False),
        ({"work.py": f"import joblib\n{_PRINTED}joblib.dump(fitted, 'model.joblib')\n"}, False),
        ({"work.py": "import statsmodels.api as sm\nr = sm.tsa.SARIMAX(y).fit()\nprint(r.summary())\n"}, False),
        ({"work.py": "from lifelines import CoxPHFitter\nm = CoxPHFitter().fit(rows, 't')\nm.print_summary()\n"}, True),
        ({"work.R": "m <- feols(wage ~ union | firm, data = people)\nsummary(m)\n"}, True),
        ({"work.R": "m <- lm(wage ~ union, data = people)\nsummary(m)\npredict(m, newdata = grid)\n"}, True),
        ({"work.R": "m <- lm(wage ~ union, data = people)\nsummary(m)\npredict(m, newdata = test)\n"}, False),
        ({"work.R": "m <- lm(wage ~ union, data = people)\nsummary(m)\nf <- ranger(wage ~ ., data = people)\n"}, False),
    ],
)  # fmt: skip  # a table
def test_models_of_statistics_alone_that_are_read_infer(files: dict[str, str], *, expected: bool) -> None:
    assert facts_of(files).only_infers is expected


@pytest.mark.parametrize(
    ("line", "kind", "sorts"),
    [
        ("summary(m)", "explanation_sorts", ["coefficients"]),
        ("tidy(m, conf.int = TRUE)", "explanation_sorts", ["coefficients"]),
        ("anova(m, small)", "explanation_sorts", ["tests of coefficients"]),
        ("summary(people)", "explanation_sorts", []),
        ("tidy(steps)", "explanation_sorts", []),
        ("plot(m, which = 1)", "error_analysis_sorts", ["residuals"]),
        ("plot(people)", "error_analysis_sorts", []),
        ("cox.zph(m)", "error_analysis_sorts", ["tests of residuals"]),
        ("shapiro.test(people$wage)", "error_analysis_sorts", []),
        ("c(AIC(m), BIC(m))", "metrics", ["aic", "bic"]),
    ],
)
def test_scripts_of_r_look_at_what_they_estimate(line: str, kind: str, sorts: list[str]) -> None:
    code = f"m <- glm(left ~ wage, data = people, family = binomial)\n{line}\n"

    assert [step.detail for step in getattr(facts_of({"work.R": code}), kind)] == sorts

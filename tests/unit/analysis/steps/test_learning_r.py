"""Parts by time, measures, errors by group and settings tried in scripts of R."""

import pytest

from portfolio_audit.collectors.learning import LearningFacts, collect
from support.snapshots import make_snapshot


def facts_of(code: str) -> LearningFacts:
    return collect(make_snapshot({"work.R": code}))


@pytest.mark.parametrize(
    ("line", "sorts"),
    [
        ("train <- sales |> filter(week < cutoff)", {"time"}),
        ("list(train = filter(d, week < min(late)), test = filter(d, week %in% late))", {"time"}),
        ("folds <- sliding_period(rows, date, 'month')", {"time"}),
        ("folds <- time_series_cv(rows, initial = '2 years')", {"time"}),
        ("train <- sales |> filter(price < 10)", set()),
    ],
)
def test_parts_by_time_are_seen(line: str, sorts: set[str]) -> None:
    assert {step.detail for step in facts_of(f"{line}\n").splits} == sorts


@pytest.mark.parametrize(
    ("code", "metrics"),
    [
        ("scores <- metric_set(rmse, yardstick::mae, rsq)", ["mae", "r2", "rmse"]),
        ("library(fable)\naccuracy(fc, late)", ["accuracy", "mae", "mape", "rmse"]),
        ("accuracy(answers, truth, estimate)", ["accuracy"]),
        ("bias = sum(sold - .pred) / sum(sold)", ["bias"]),
        ("bias <- rnorm(10)", []),
    ],
)
def test_measures_are_named(code: str, metrics: list[str]) -> None:
    assert [step.detail for step in facts_of(f"{code}\n").metrics] == metrics


@pytest.mark.parametrize(
    ("code", "sliced"),
    [
        ("answers |>\n  group_by(store) |>\n  summarise(\n    n = n(),\n    wape = wape(sold, .pred)\n  )\n", True),
        ("answers %>% group_by(region) %>% rmse(truth = sold, estimate = .pred)\n", True),
        ("answers |>\n  group_by(model, fold) |>\n  summarise(wape = wape(sold, .pred))\n", False),
        ("sales |>\n  group_by(store) |>\n  summarise(sold = sum(sold))\nrmse(answers, truth = sold)\n", False),
        ("wape_promo = wape(sold[promo == 1], .pred[promo == 1])\n", True),
    ],
)  # fmt: skip  # a table
def test_errors_by_group_of_rows_are_slices(code: str, *, sliced: bool) -> None:
    assert any(step.detail == "slices" for step in facts_of(code).error_analyses) is sliced


@pytest.mark.parametrize(
    ("code", "sorts"),
    [
        ("grid <- expand.grid(mtry = c(2, 4), min.node.size = 5)", ["grid"]),
        ("fit <- train(y ~ ., rows, method = 'knn', tuneGrid = expand.grid(k = 3:9))", ["grid"]),
        ("shown <- expand_grid(base, discount = c(0, .1, .2))", []),
        ("grid <- expand.grid(k = 1:3, city = cities)", []),
        ("scores <- map_dbl(1:9, \\(k) error_of(knn(k)))", ["manual"]),
    ],
)
def test_a_grid_tries_settings_of_a_model(code: str, sorts: list[str]) -> None:
    assert [step.detail for step in facts_of(f"{code}\n").tunings] == sorts


def test_a_guess_that_the_results_call_naive_is_a_baseline() -> None:
    facts = facts_of("rows |> transmute(model = 'naive_8wk', .pred = mean_8)\nbayes <- tibble(model = 'naive bayes')\n")

    assert [step.at.line for step in facts.baselines] == [1]

import pytest

from portfolio_audit.analysis.steps.reading import steps_of
from support.code import make_unit


def _sorts(source: str, language: str = "python") -> set[tuple[str, str]]:
    return {(step.kind.value, step.detail) for step in steps_of(make_unit(source, language=language))}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("err <- sqrt(mean((d$y - hat)^2))\n", ("metric", "rmse")),
        ("print(mean(abs(d$y - hat)))\n", ("metric", "mae")),
        ("share <- mean(pred == d$class)\n", ("metric", "accuracy")),
        ("share <- sum(pred == d$class) / nrow(d)\n", ("metric", "accuracy")),
        ("usual <- mean(train$y)\n", ("baseline", "constant")),
        ("aggregate(err ~ town, d, mean)\n", ("analyse-errors", "slices")),
        ("cut <- coords(roc(y, p), 'best')$threshold\n", ("calibrate", "threshold")),
        ("for (t in seq(0.1, 0.9, 0.1)) print(mean((p > t) == y))\n", ("calibrate", "threshold")),
        ("usual <- snaive(train, h = 4)\n", ("baseline", "dummy")),
        ("null <- glm(y ~ 1, data = d)\n", ("baseline", "constant")),
        ("answers <- rep(mean(train$y), nrow(test))\n", ("baseline", "constant")),
        ("grid <- table(d$class, predicted)\n", ("analyse-errors", "confusion")),
        ("off <- d[pred != d$class, ]\n", ("analyse-errors", "wrong cases")),
        ("d <- mutate(d, error = y - hat)\n", ("analyse-errors", "residuals")),
        ("varImpPlot(forest)\n", ("explain", "importance")),
        ("print(coef(fit))\n", ("explain", "coefficients")),
        ("predict(fit, d, interval = 'prediction')\n", ("uncertainty", "interval")),
        ("again <- boot(d, f, R = 999)\n", ("uncertainty", "bootstrap")),
        ("t.test(a, b)\n", ("uncertainty", "test")),
        ("usual <- names(which.max(table(d$y)))\n", ("baseline", "constant")),
        ("fit <- rq(y ~ x, tau = c(0.1, 0.9))\n", ("uncertainty", "quantiles")),
        ("fit <- train(y ~ ., d, tuneLength = 5)\n", ("tune", "grid")),
        ("tried <- workflow_map(set, 'tune_grid', resamples = folds)\n", ("tune", "grid")),
        ("tried <- tune(svm, y ~ ., data = d)\n", ("tune", "grid")),
        ("tried <- tune_race_anova(flow, folds)\n", ("tune", "search")),
        ("tried <- tune_grid(flow, folds)\n", ("cross-validate", "search")),
        ("folds <- group_vfold_cv(d, group = river, v = 5)\n", ("cross-validate", "folds")),
        ("folds <- sliding_period(d, day, 'month')\n", ("cross-validate", "folds")),
        ("folds <- caret::createFolds(d$y, k = 5)\n", ("cross-validate", "folds")),
        ("brier_class(answers, truth, .pred_yes)\n", ("metric", "brier")),
        ("kap(answers, truth, .pred_class)\n", ("metric", "agreement")),
        ("tidy(fit, conf.int = TRUE)\n", ("uncertainty", "interval")),
        ("low <- qbeta(0.025, k + 1, n - k + 1)\n", ("uncertainty", "interval")),
        ("ggplot(d, aes(x, y, ymin = y - 2 * se)) + geom_ribbon()\n", ("uncertainty", "interval")),
        ("row <- tibble(model = 'always_dry', accuracy = 0.7)\n", ("baseline", "named")),
        ("fit <- glmer(y ~ x + (1 | river), d, family = binomial)\n", ("fit", "formula")),
        ("fit <- lmer(\n  y ~ x + (1 | river),\n  data = d\n)\n", ("fit", "formula")),
    ],
)
def test_a_line_of_r_is_a_step(source: str, expected: tuple[str, str]) -> None:
    assert expected in _sorts(source, "r")


def test_a_loop_over_folds_in_r_tunes_nothing() -> None:
    assert "tune" in {kind for kind, _ in _sorts("for (k in 1:20) {\n", "r")}
    assert "tune" not in {kind for kind, _ in _sorts("for (k in 1:nfold) {\n", "r")}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("tried <- workflow_map(set, 'fit_resamples', resamples = folds)\n", "tune"),
        ("plain <- rand_forest(mtry = tune())\n", "tune"),
        ("d <- filter(d, x < mean(x) + 2 * sd(x))\n", "uncertainty"),
        ("tidy(fit, conf.int = FALSE)\n", "uncertainty"),
        ("groups <- cut(p, quantile(p, seq(0, 1, 0.1)))\n", "inspect"),
        ("write_rds(model_data, here('data', 'model_data.rds'))\n", "save"),
        ("d <- readRDS('results/fit_metrics.rds')\n", "restore"),
        ("row <- tibble(model = 'boosting', accuracy = 0.7)\n", "baseline"),
    ],
)
def test_a_line_of_r_that_looks_like_a_step_is_none(source: str, kind: str) -> None:
    assert kind not in {found for found, _ in _sorts(source, "r")}


def test_a_table_of_r_that_is_read_back_is_data() -> None:
    assert ("load", "table") in _sorts("d <- read_rds(here('data', 'model_data.rds'))\n", "r")


def test_a_party_with_a_majority_is_no_baseline_in_r() -> None:
    assert _sorts("majority <- subset(d, share > 0.5)\nnaive_bayes_fit <- x\n", "r") == set()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("ConfusionMatrixDisplay.from_estimator(m, X, y)\n", ("analyse-errors", "confusion")),
        ("PartialDependenceDisplay.from_estimator(m, X, [0])\n", ("explain", "partial")),
        ("interp.plot_top_losses(4)\n", ("analyse-errors", "worst cases")),
        ("mu, sd = gp.predict(X, return_std=True)\n", ("uncertainty", "interval")),
        ("print(Moran(rate, weights).p_sim)\n", ("uncertainty", "test")),
        ("trend, p_value = rising(counts, years)\n", ("uncertainty", "test")),
        ("def mann_kendall(x):\n    return x.sum()\n", ("uncertainty", "own")),
        ("import evidently.metrics as em\ntable = em.RegressionQualityMetric()\n", ("metric", "score of the model")),
        ("m = LGBMRegressor(objective='quantile', alpha=0.9)\n", ("uncertainty", "quantiles")),
        ("m = Prophet(interval_width=0.9)\n", ("uncertainty", "interval")),
        ("ridge = RidgeCV([1, 10]).fit(X, y)\n", ("tune", "search")),
        ("chance = 1 / len(classes)\n", ("baseline", "random")),
        ("out = meter.compute(predictions=p, references=y)\n", ("metric", "judged")),
        ("heat = image.grad.abs()\n", ("explain", "saliency")),
        ("each = cm.diagonal() / cm.sum(axis=1)\n", ("analyse-errors", "report")),
        ("plt.imshow(attn[0])\n", ("explain", "attention")),
        ("share = np.trace(cm) / cm.sum()\n", ("metric", "accuracy")),
        ("np.quantile(again, [0.025, 0.975])\n", ("uncertainty", "interval")),
        ("fc = sf.forecast(h=7, level=[80, 95])\n", ("uncertainty", "interval")),
        ("weights = stage.featureImportances\n", ("explain", "importance")),
        ("def hit_rate(lists, bought):\n    return len(lists) / len(bought)\n", ("metric", "hit-rate")),
        ("def predict_with_interval(model, x):\n    return model(x)\n", ("uncertainty", "own")),
        ("def occlusion_map(net, x):\n    return net(x)\n", ("explain", "own")),
        ("def predict_majority(y):\n    return y\n", ("baseline", "rule")),
        ("def majority_vote(y):\n    return y\n", ("baseline", "own")),
        ("print(f'Baseline RMSE: {rmse:.2f}')\n", ("baseline", "printed")),
        ("grid = {'max_depth': [3, 5], 'min_samples_leaf': [1, 2]}\n", ("tune", "values")),
        ("tries = {'svc__C': np.logspace(-2, 2, 5)}\n", ("tune", "values")),
        ("def choose_bandwidth(x):\n    for h in x:\n        yield h\n", ("tune", "own")),
    ],
)
def test_a_line_of_python_is_a_step(source: str, expected: tuple[str, str]) -> None:
    assert expected in _sorts(f"from sklearn.metrics import *\n{source}")


def test_an_attack_explains_nothing() -> None:
    assert "explain" not in {kind for kind, _ in _sorts("image = image + 0.1 * image.grad.sign()\n")}


def test_a_measure_of_a_line_stands_in_its_function() -> None:
    source = "def gap(a, b):\n    return mean(abs(a - b))\n\n\ndef train(a, b):\n    return mean(abs(a - b))\n"

    scopes = [step.scope for step in steps_of(make_unit(source)) if step.detail == "mae"]

    assert scopes == ["gap", ""]

import pytest

from portfolio_audit.analysis.steps.names.vocabulary import meanings, metric_of_string
from portfolio_audit.analysis.steps.steps import StepKind


@pytest.mark.parametrize(
    ("name", "kind", "detail"),
    [
        ("sklearn.model_selection.train_test_split", StepKind.SPLIT, "random"),
        ("train_test_split", StepKind.SPLIT, "random"),
        ("pandas.DataFrame.dropna", StepKind.CLEAN, "missing"),
        (".dropna", StepKind.CLEAN, "missing"),
        ("keras.models.Sequential", StepKind.MODEL, "neural"),
        ("xgboost.XGBClassifier", StepKind.MODEL, "boosting"),
        ("sklearn.metrics.roc_auc_score", StepKind.METRIC, "roc-auc"),
        ("sklearn.model_selection.TimeSeriesSplit", StepKind.CROSS_VALIDATE, "folds"),
        ("imblearn.over_sampling.SMOTE", StepKind.RESAMPLE, "over"),
        ("mlflow.log_metric", StepKind.TRACK, "mlflow"),
        ("shap.TreeExplainer", StepKind.EXPLAIN, "shap"),
        ("sklearn.dummy.DummyClassifier", StepKind.BASELINE, "dummy"),
        ("set.seed", StepKind.SEED, "seed"),
        ("torch.save", StepKind.SAVE, "model"),
    ],
)
def test_a_library_call_says_what_it_does(name: str, kind: StepKind, detail: str) -> None:
    assert {meaning.kind: meaning.detail for meaning in meanings(name)}[kind] == detail


@pytest.mark.parametrize(
    "name", ["os.path.join", "logging.getLogger.info", "json.load", "dropna", "print", "", ".unknown", "numpy.save"]
)
def test_a_namesake_of_another_library_says_nothing(name: str) -> None:
    assert meanings(name) == ()


def test_metrics_are_also_named_in_strings() -> None:
    assert metric_of_string("ROC_AUC") == "roc-auc"
    assert metric_of_string("churn") is None

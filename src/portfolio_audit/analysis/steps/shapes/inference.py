"""Work that estimates effects with models of statistics, and predicts nothing."""

from collections.abc import Iterable, Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.inference import LIBRARIES, SPECIFICATIONS
from portfolio_audit.analysis.steps.r.inference import ESTIMATORS
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.patterns import lazy_regex

_FORECASTS = lazy_regex(
    r"ARIMA|SARIMAX|Smoothing|Holt|AutoReg|UnobservedComponents|\.(?:VAR|VARMAX|VECM|ETSModel|DynamicFactor)\w{0,4}$"
)
"""Models of those libraries that are mostly there to forecast."""
_OF_FIT = frozenset({"r2", "aic", "bic", "log-likelihood", "durbin-watson", "concordance"})
"""Measures of how well an estimated model fits its own rows."""
_PREDICTS = frozenset(
    {StepKind.SPLIT, StepKind.CROSS_VALIDATE, StepKind.CALIBRATE, StepKind.WATCH_DRIFT, StepKind.SAVE, StepKind.RESTORE}
)
"""Steps of work whose models are to answer for rows that they have not seen."""
_UNSEEN = lazy_regex(
    r"(?i)\b\w{0,20}(?:test(?!_?stat)|valid|hold_?out|future|unseen|submission|oos)\w{0,12}\b"
    r"|\bnew(?:_\w{1,20}|x|data|df|obs|rows?)?\b(?!\s?=)"
)
"""What rows are called that no model was estimated on; `newdata =` of R may take any rows."""
_ASKS = lazy_regex(r"\.predict\w{0,30}\(|\bpredict\(|forecast\w{0,12}\(")
_BEFORE, _AFTER = 60, 160
"""Characters around a call in which its rows and its answer are named."""
_FORETELLS = lazy_regex(r"forecast|proba|future")
_OTHER_LEARNERS = frozenset(
    """
    sklearn tensorflow keras torch xgboost lightgbm catboost prophet pmdarima sktime darts transformers fastai jax
    statsforecast neuralprophet gluonts autogluon pycaret h2o tpot
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)


def only_infers(units: Iterable[CodeUnit], steps: Iterable[Step]) -> bool:
    """Tell models of statistics alone, fitted and read by coefficients, intervals or tests, without a look ahead.

    One split, fold, kept model, score of a prediction, forecast, or library of another sort, and it may predict.
    """
    code, known = tuple(units), tuple(steps)
    models = [step for step in known if step.kind is StepKind.MODEL]
    return (
        bool(models)
        and all(map(_estimates, models))
        and any(step.kind is StepKind.FIT for step in known)
        and any(map(_doubts, known))
        and not any(step.kind in _PREDICTS for step in known)
        and all(step.detail in _OF_FIT for step in known if step.kind is StepKind.METRIC)
        and not any(map(_imports_others, code))
        and not _asks_of_unseen(code, known)
    )


def _estimates(step: Step) -> bool:
    root, _, _ = step.text.partition(".")
    is_of_library = root in LIBRARIES or step.text in SPECIFICATIONS
    return (is_of_library and not _FORECASTS.search(step.text)) or (
        step.at.path.lower().endswith((".r", ".rmd", ".qmd", ".ipynb")) and step.text in ESTIMATORS
    )


def _doubts(step: Step) -> bool:
    """Tell a look at coefficients, an interval or a test."""
    return step.kind is StepKind.UNCERTAINTY or (step.kind is StepKind.EXPLAIN and step.detail != "outline")


def _imports_others(unit: CodeUnit) -> bool:
    return bool(unit.roots & _OTHER_LEARNERS)


def _asks_of_unseen(units: Sequence[CodeUnit], steps: Sequence[Step]) -> bool:
    """Tell a forecast, and answers for rows that are called new or held out."""
    if any(step.kind is StepKind.PREDICT and _FORETELLS.search(step.text.lower()) for step in steps):
        return True
    return any(
        _UNSEEN.search(unit.source[max(0, found.start() - _BEFORE) : found.end() + _AFTER])
        for unit in units
        for found in _ASKS.finditer(unit.source)
    )

"""Whether a call means what its name says."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.models.model_calls import keeps_no_model
from portfolio_audit.analysis.steps.names.named_functions import (
    fits_to_transform,
)
from portfolio_audit.analysis.steps.own.detectors import scores_rows
from portfolio_audit.analysis.steps.own.recommenders import pairs_users_with_items
from portfolio_audit.analysis.steps.plausible.sources import brings_nothing
from portfolio_audit.analysis.steps.plausible.tables import is_no_work_on_tables
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_TRAINER = lazy_regex(r"trainer|usecase|pipeline|flow|yolo", re.IGNORECASE)
_OF_A_LOOP = lazy_regex(r"\.eval\(\)|\.backward\(|\.zero_grad\(|\bdef training_step\(")
_OTHER_MEANINGS = {
    StepKind.METRIC: lazy_regex(r"^librosa\."),
    StepKind.CLEAN: lazy_regex(r"^str\."),
    StepKind.COLLECT: lazy_regex(r"^(?:starlette|fastapi|flask|django|sanic)\."),
    StepKind.PIPELINE: lazy_regex(r"^(?:kedro|tfx|zenml|kfp|azureml|sagemaker|apache_beam)\..*[Pp]ipeline$"),
    StepKind.ENGINEER: lazy_regex(
        r"(?:^|\.)(?:\w{0,20}Dataset|Pool|\w{0,20}Executor)\..{0,80}map$|^(?:executor|pool)\.map$|^(?:PIL|cv2)\.(?!.*(?:HuMoments|arcLength|detectAndCompute)$)"
        r"|(?i:conf|settings|dict|yaml|options|args)\w{0,20}\.(?:merge|join)$"
    ),
    StepKind.EXPLAIN: lazy_regex(
        r"^(?!.*(?i:model|keras|sequential|statsmodels|regress|fit|result|ols|logit|glm|net\b|lm\b)).*\.summary$"
    ),
}
"""Names that mean something else than their last part: a feature of sound, a function mapped over batches, a text."""
_AUGMENTS = lazy_regex(r"\bRandom(?:Flip|Rotation|Zoom|Contrast|Translation|Brightness|Crop|HorizontalFlip)\(")
_LEARNS = lazy_regex(
    r"\b(?:Dense|Conv\w{0,12}|LSTM|GRU|Embedding|Linear|Flatten|\w{0,20}Pool\w{0,12}|BatchNorm\w{0,12})\("
)
_LINES = 40
_OF_PYCARET = frozenset({"compare_models", "create_model"})
"""Names that other projects give to functions of their own."""


def means_something_else(unit: CodeUnit, call: Call, kind: StepKind) -> bool:
    """Tell a pickle that keeps data, a log that is switched off, a name of another library, and an array of numbers."""
    if kind in (StepKind.SAVE, StepKind.RESTORE):
        return _is_switched_off(call) or keeps_no_model(unit, call)
    if kind is StepKind.FIT:
        return _switches_mode(unit, call) or fits_to_transform(unit, call)
    if _is_switched_off(call) or is_no_work_on_tables(unit, call, kind) or brings_nothing(unit, call, kind):
        return True
    if _has_other_meaning(call, kind):
        return True
    if kind is StepKind.MODEL:
        return _only_augments(unit, call) or _is_made_by_pycaret(unit, call)
    is_of_arrays = call.name.startswith("numpy.") and ".fft." not in call.name
    return kind in (StepKind.ENGINEER, StepKind.CLEAN) and is_of_arrays and "[" not in call.target


def _imports(unit: CodeUnit, library: str) -> bool:
    return unit.module is not None and any(one.module.split(".", 1)[0] == library for one in unit.module.imports)


def _is_made_by_pycaret(unit: CodeUnit, call: Call) -> bool:
    """Tell a name of PyCaret that a module gives to a function of its own."""
    is_named = call.name.rpartition(".")[2] in _OF_PYCARET
    return is_named and not unit.in_notebook and not _imports(unit, "pycaret")


def _only_augments(unit: CodeUnit, call: Call) -> bool:
    """Tell a sequence of layers that change pictures, and learn nothing."""
    if not call.name.endswith("Sequential"):
        return False
    said = "\n".join(unit.source.splitlines()[call.line - 1 : max(call.line, call.end_line)][:_LINES])
    return _AUGMENTS.search(said) is not None and _LEARNS.search(said) is None


def _has_other_meaning(call: Call, kind: StepKind) -> bool:
    """Tell a name of another library, scores of a detector, and the table that a recommender learns from."""
    other = _OTHER_MEANINGS.get(kind)
    if other is not None and other.search(f"{call.receiver}{call.name}" if call.name[0] == "." else call.name):
        return True
    return scores_rows(call) if kind is StepKind.METRIC else kind is StepKind.INSPECT and pairs_users_with_items(call)


def _is_switched_off(call: Call) -> bool:
    return call.name.endswith("autolog") and ("disable", "True") in call.keywords


def _switches_mode(unit: CodeUnit, call: Call) -> bool:
    """Tell `model.train()` of PyTorch, which only says what the lines below it are about."""
    if not call.name.endswith(".train") or call.arguments or call.keywords:
        return False
    return not _TRAINER.search(f"{call.receiver} {call.name}") and _OF_A_LOOP.search(unit.source) is not None


def is_never_used(unit: CodeUnit, call: Call, kind: StepKind) -> bool:
    """Tell a scaler, encoder or splitter of a script that is made and given a name that nothing reads."""
    if kind not in (StepKind.TRANSFORM, StepKind.SPLIT) or unit.in_notebook or unit.module is None:
        return False
    is_made = call.name.rpartition(".")[2][:1].isupper()
    return is_made and call.target.isidentifier() and call.target not in unit.module.names_read

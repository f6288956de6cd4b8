"""Which calls look as if they open, fetch or fix something and do not."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.plausible.weights_in_memory import is_of_own_model
from portfolio_audit.analysis.steps.seeds import fixes_chance, is_by_clock, is_fixed_by_keyword
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_ASKS_A_SERVICE = lazy_regex(r"health|localhost|127\.0\.0\.1|reload|/predict", re.IGNORECASE)
"""Words of a request to the project's own service."""
_SETTINGS = lazy_regex(r"param|config|setting|weights|checkpoint", re.IGNORECASE)
_ANSWERS = lazy_regex(r"(?<![a-z])(?:oof|preds?|predictions?|logits?|shap|probs?)(?![a-z])", re.IGNORECASE)
"""What models answered, kept as arrays for a next step."""
_FILES_FROM_STORES = lazy_regex(
    r"(?:^|\.)(?:download_(?:to_filename|as_\w{4,6}|file|fileobj|blob)|fget_object|hf_hub_download|get_file"
    r"|download_url\w{0,12})$"
)
_OF_A_MODEL = lazy_regex(
    r"model|weight|checkpoint|artifact|encoder|scaler|pipeline|token|\.(?:pth?|pkl|joblib|onnx|h5|keras|bin|gguf)\b",
    re.IGNORECASE,
)
"""Words of what is fetched to answer with, and not to learn from."""
_OF_REQUESTS = lazy_regex(r"\b(?:fastapi|flask|django)\b|config|settings|request|payload")
"""Words of a schema that is none of data."""
_NEEDS_A_SEED = frozenset(
    {
        *("seed", "manual_seed", "manual_seed_all", "default_rng", "Random", "PCG64", "MT19937", "Philox"),
        *("SeedSequence", "use_deterministic_algorithms"),
    }
)
"""Calls that fix nothing without an argument."""
_RESULTS = lazy_regex(
    r"(?:^|[/_-])(?:metrics|leaderboard|cv_results|(?:model|grid|search|tuning|eval\w{0,7}|train\w{0,3})_(?:results|scores)"
    r"|model_comparison|(?:test|val|cv|all)_scores)[\w-]{0,20}\.(?:csv|json|parquet|xlsx)$|results/\w{0,20}scores?\.\w{3,7}$"
)
"""Files of what models reached."""
_OF_SUMMARIES = lazy_regex(r"summary|as_html|results?|tables?\[", re.IGNORECASE)
"""What a library of statistics prints, read back to be shown."""
_OPENS = lazy_regex(r"^(?:h5py\.File|numpy\.memmap|rasterio\.open|netCDF4\.Dataset|wave\.open)$")

_WITHOUT_PROBABILITIES = (
    r"(?:LinearSVC|SVC|SGDClassifier|RidgeClassifier(?:CV)?|Perceptron|PassiveAggressiveClassifier)\("
)
"""Models that give none by themselves."""
_LOOKS_AT_THEM = lazy_regex(r"calibration_curve|CalibrationDisplay|brier|reliab|isotonic|\bece\b", re.IGNORECASE)


def only_gives_probabilities(unit: CodeUnit, call: Call) -> bool:
    """Tell a calibrator around a model without probabilities, in a file that looks at none."""
    if not call.name.endswith("CalibratedClassifierCV") or _LOOKS_AT_THEM.search(unit.source):
        return False
    given = (*call.arguments[:1], *(value for name, value in call.keywords if name in ("estimator", "base_estimator")))
    inside = " ".join(f"{name}(" for name in call.constructors)
    if re.search(_WITHOUT_PROBABILITIES, inside):
        return True
    return any(
        name.isidentifier() and re.search(rf"\b{name}\s?=\s?[\w.]{{0,40}}{_WITHOUT_PROBABILITIES}", unit.source)
        for name in given
    )


def _is_no_data(unit: CodeUnit, call: Call, said: str) -> bool:
    """Tell an array of settings, and one of answers by the line that it is opened in."""
    line = "".join(unit.source.splitlines()[call.line - 1 : call.line])[:300]
    return _SETTINGS.search(said) is not None or _ANSWERS.search(line) is not None


def brings_nothing(unit: CodeUnit, call: Call, kind: StepKind) -> bool:
    """Tell a request to a service, an array of settings, a model that is fetched, and chance that stays chance."""
    said = " ".join((call.scope, *call.arguments[:1], *call.strings))
    last = call.name.rpartition(".")[2]
    match kind:
        case StepKind.COLLECT:
            fetches_model = _FILES_FROM_STORES.search(call.name) and _OF_A_MODEL.search(f"{unit.path} {said}")
            return bool(fetches_model or _ASKS_A_SERVICE.search(said))
        case StepKind.LOAD:
            return (
                _is_written(call)
                or _of_results(call)
                or (call.name == "numpy.load" and (_is_no_data(unit, call, said) or is_of_own_model(unit, call)))
                or (last == "read_html" and _OF_SUMMARIES.search(said) is not None)
            )
        case StepKind.VALIDATE:
            return "jsonschema" in call.name and _OF_REQUESTS.search(f"{unit.path} {said} {unit.source}") is not None
        case StepKind.SEED:
            is_bare = last in _NEEDS_A_SEED and not fixes_chance(call) and not is_fixed_by_keyword(call)
            return is_bare or is_by_clock(unit, call)
    return False


def _of_results(call: Call) -> bool:
    """Tell a table of what models reached."""
    return bool(call.strings) and _RESULTS.search(call.strings[0]) is not None


def _is_written(call: Call) -> bool:
    """Tell a file of numbers that is opened to be written."""
    if ".write." in call.name:
        return True
    given = (*call.arguments[1:3], *(value for name, value in call.keywords if name == "mode"))
    return _OPENS.search(call.name) is not None and any(value[:1] in ("w", "a", "x") for value in given)

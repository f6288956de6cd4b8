"""Calls and files that keep a model, those of tables and results left out."""

import re
from collections.abc import Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Call
from portfolio_audit.parsers.serving import MODEL_WORD, NO_MODEL, NO_MODEL_NAME, OBJECT_STORE
from portfolio_audit.paths import file_stem

_PLACES = 200


def model_calls(units: Sequence[CodeUnit], pattern: re.Pattern[str]) -> tuple[Located, ...]:
    """Give the calls of these names that keep a model."""
    found = (
        Located(call.name, unit.place(call.line))
        for unit in units
        for call in (unit.module.calls if unit.module else ())
        if pattern.search(call.name) and not NO_MODEL.search(call.name) and not _keeps_data(call, unit)
    )
    return tuple(found)[:_PLACES]


def keeps_data(path: str) -> bool:
    """Tell whether a file of Python objects bears the name of a table or of results (`data/features.pkl`)."""
    return path.endswith((".pkl", ".pickle")) and bool(NO_MODEL_NAME.fullmatch(file_stem(path)))


def _keeps_data(call: Call, unit: CodeUnit) -> bool:
    """Tell whether a table or results are kept (`pickle.dump(samples, file)`), or no model is spoken of."""
    if call.name.endswith("push_to_hub"):
        return bool(NO_MODEL_NAME.fullmatch(call.receiver))
    if not OBJECT_STORE.search(call.name):
        return False
    name = call.target if call.name.endswith("load") else next(iter(call.arguments), "")
    return bool(NO_MODEL_NAME.fullmatch(name.rpartition(".")[2])) or not _speaks_of_model(unit)


def _speaks_of_model(unit: CodeUnit) -> bool:
    return bool(MODEL_WORD.search(unit.path) or MODEL_WORD.search(unit.source))

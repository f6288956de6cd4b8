"""Whether a function that is named for a step can be one, by the little that stands in its body."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.parsers.python import Function
from portfolio_audit.patterns import lazy_regex

_PREPARING = frozenset(
    {
        StepKind.CLEAN,
        StepKind.TRANSFORM,
        StepKind.ENGINEER,
        StepKind.COLLECT,
        StepKind.VALIDATE,
        StepKind.SEED,
        StepKind.FIT,
    }
)
_HANDS_BACK = lazy_regex(r"\breturn(?:\s+[A-Za-z_]\w*(?:,\s?\w+)*)?\s*(?:#.*)?$")
_OF_MEMORY = lazy_regex(r"\bgc\.collect\(|empty_cache\(|rmtree\(|\.unlink\(|os\.remove\(|\.close\(|\.clear\(|\bclf\(")
"""What tidies up memory, files or pages."""
_SENDS = lazy_regex(
    r"\b(?:send_file|send_from_directory|FileResponse|StreamingResponse|download_button)\(|as_attachment|attachment;"
)
"""What hands a file to somebody else."""
_FEW = 6
_NEEDED = (
    (
        StepKind.WATCH_DRIFT,
        lazy_regex(r"^monitor(?:ing)?$"),
        lazy_regex(
            r"drift|predict|inference|accuracy|evidently|\breference_?(?:data|df)|\bpsi\b"
            r"|\b(?:trained|served|deployed) model|model_?(?:name|version|path|perf|metric|quality|monitor)",
            re.IGNORECASE,
        ),
    ),
    (StepKind.CALIBRATE, lazy_regex(r"^expected_value$"), lazy_regex(r"cost|profit|benefit|revenue|price|prob")),
)
"""Names that mean a step only where the body speaks of it: machines are monitored too, and an explainer has a value
that it expects"""

_PREPARERS = lazy_regex(
    r"(?:Scaler|Normali[sz]er|Standardi[sz]er|Encoder|Imputer|Tokeni[sz]er|Vectori[sz]er|Vocab(?:ulary)?|Binner|Whitener)$"
)
"""Names of classes that learn to prepare data, where they answer nothing."""
_STARTS = lazy_regex(r"\.run\(\s{0,40}[fr]?['\"]|\bsubprocess\b|\bos\.system\(")
_JUDGES = lazy_regex(r"score|predict|eval")
_TRAINS = lazy_regex(
    r"fit|\btrain\w{0,20}(?:\.\w{1,20})?\(|learn|backward|step\(|\bgrad|update|weight|theta|optimi[sz]|loss|estimat|solve"
    r"|lstsq|\binv\(|centroid|minimi[sz]e|boost|trainer|epoch|\+=|\bself\.\w{1,30}\s?[-+*/]?=",
    re.IGNORECASE,
)
"""A function that is named for training starts a script, or predicts, where it says nothing of learning."""


def fits_preparation(name: str, names: set[str]) -> bool:
    """Tell the `fit` of a class that only transforms: it learns to prepare data, and trains no model."""
    owner, _, method = name.rpartition(".")
    if not owner or method != "fit" or f"{owner}.predict" in names:
        return False
    return f"{owner}.transform" in names or _PREPARERS.search(owner) is not None


def is_empty_name(unit: CodeUnit, function: Function, kind: StepKind) -> bool:
    """Tell a function that hands back what it was given, tidies up something else, or sends a file."""
    if kind not in _PREPARING:
        return False
    lines = unit.source.splitlines()[function.line - 1 : function.end_line]
    if function.statements <= 1 and lines and _HANDS_BACK.search(lines[-1]):
        return True
    body = "\n".join(lines)
    if kind is StepKind.COLLECT:
        return _SENDS.search(body) is not None
    is_short = function.arguments == 0 and function.statements <= _FEW
    return kind is StepKind.CLEAN and is_short and _OF_MEMORY.search(body) is not None


def is_named_otherwise(unit: CodeUnit, step: Step) -> bool:
    """Tell a function or script whose name says a step of which its body, or the file of a monitor, does not speak."""
    if not step.defined_until:
        return False
    first = step.at.line or 1
    is_of_file = step.kind is StepKind.WATCH_DRIFT
    lines = unit.source.splitlines()
    body = "\n".join(lines if is_of_file else lines[first if step.scope else 0 : step.defined_until])
    if step.kind is StepKind.FIT and not _TRAINS.search(body):
        return bool(_STARTS.search(body) or (_JUDGES.search(step.text.lower()) and "predict" in body.lower()))
    return any(
        step.kind is kind and name.match(step.text.lower()) is not None and needed.search(body) is None
        for kind, name, needed in _NEEDED
    )

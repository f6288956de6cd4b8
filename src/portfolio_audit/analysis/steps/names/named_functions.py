"""Whether a function that is named for a step can be one, by the little that stands in its body."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.parsers.python import Call, Function
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
    (  # networks have encoders, too
        StepKind.TRANSFORM,
        lazy_regex(r"^(?!.*encode(?!r)).*encoder"),
        lazy_regex(r"categor|label|one_?hot|ordinal|\bmap\(|codes|transform\(|unique|vocab|enumerate\(", re.IGNORECASE),
    ),
    (
        StepKind.METRIC,
        lazy_regex(
            r"^(?!.*(?:model|metric|pred|fit\b|epoch|train|perf|result|classif|agent|policy)).*evaluat|^(?:val|eval|test)$"
        ),
        lazy_regex(
            r"model|\bnet[(.]|pred|\bscor|loss|accura|metric|\brmse|\bmae\b|\bauc\b|f1|recall|\by_|labels?\b|truth|reward"
            r"|policy|episode|agent|logits|estimator|\bclf\b|correct|baseline|gold|benchmark|\bppl"
            r"|perplex|\b[xy]_?te(?:st)?\b|forecast|\berrors?\b(?!\()|test_?(?:set|data|loader|ds|df)|eval_",
            re.IGNORECASE,
        ),
    ),
    (
        StepKind.METRIC,
        lazy_regex(r"^_?(?:recall|precision|specificity|sensitivity|f1)$"),
        lazy_regex(r"\w\s?/\s?|_score\(|divide\("),
    ),
    (StepKind.METRIC, lazy_regex(r"^_?reciprocal$"), lazy_regex(r"rank")),
    (
        StepKind.SPLIT,
        lazy_regex(r"^.*split(?:_\w{1,12})?_(?:by|on|per)_"),
        lazy_regex(r"train|test|\bval|_val|fold|hold|parts?(?![a-z])", re.IGNORECASE),
    ),
    (
        StepKind.CALIBRATE,
        lazy_regex(r"^_?(?:pot|quantile|percentile|evt|extreme_value|alarm|anomaly)_(?:limit|threshold)s?$"),
        lazy_regex(r"scores?.{0,200}(?:quantile|percentile|\.max\()|genpareto|genextreme", re.DOTALL),
    ),
    (StepKind.METRIC, lazy_regex(r"^_?rank_of"), lazy_regex(r"gold|relevan|expected|truth")),
    (
        StepKind.METRIC,
        lazy_regex(r"^_?(?:retrieval|answers?|generation|rag|ranking)_(?:report|scores?|quality)$"),
        lazy_regex(r"gold|relevan|expected|truth|correct|recall|mrr|ndcg|hit"),
    ),
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
    (
        StepKind.CALIBRATE,
        lazy_regex(r"^(?!.*(?:prob|platt|isotonic|temperature|score|model|class)).*calibrat"),
        lazy_regex(
            r"prob|predict|\bpreds?\b|\bscores?\b|logit|temperature|isotonic|sigmoid|platt|thresh|\by_|labels?\b|\bmodel"
            r"|quantile|conformal|brier|\bece\b|reliab|\bp\b|\bclf\b",
            re.IGNORECASE,
        ),
    ),
)
"""Names that mean a step only where the body speaks of it: machines are monitored too, and an explainer has a value
that it expects, people recall what they know, texts are split, formulas and quotes are evaluated, and cameras, sensors
and simulations are calibrated like classifiers."""

_OTHER_BASELINE = lazy_regex(
    r"baseline_?(?:correct|subtract|remov|wander|als\b|shift|noise|signal|spectr|window|activity|fluor|intensit|pressure|flux)"
    r"|(?:correct|subtract|remove|detrend)\w{0,8}_baseline",
    re.IGNORECASE,
)
"""The level of a signal that is taken away from it."""
_OF_HAZARDS = lazy_regex(r"(?i)breslow|baseline_?(?:cumulative_?)?(?:hazard|surviv)|proportional hazards")
_BASELINE_ALONE = lazy_regex(
    r"_?(?:(?:fit|compute|estimate|get|set)_)?baseline(?:_(?:hazard|cumulative_hazard|survival|jumps|times))?_?(?:\s?=.{0,80})?$"
)
"""The hazard of nobody in particular, which a model of survival estimates beside its coefficients."""
_FIRST_VISIT = lazy_regex(
    r"\b(?:visit|wave|phase|period|time\w{0,8}|session|stage|week|exam)\w{0,8}['\"]?\]?\s?==\s?['\"]baseline['\"]",
    re.IGNORECASE,
)
"""Rows of people before a treatment."""

_DECOMPOSES = lazy_regex(
    r"\b(?:seasonal_decompose|STL|MSTL)\((?![\s\S]{0,20000}(?:\.fit\((?!\s?\))|\.predict\(|forecast\())"
)
"""A decomposition in code that trains and predicts nothing after it."""

_OF_DATA = lazy_regex(
    r"data|(?<![a-z])df(?![a-z])|frame|text|row|record|col(?:umn)?s?\b|val(?:ue)?s?\b|token|word|str\b|strip\(|replace\(|\bre\.|sub\("
    r"|nan\b|null|none|lower\(|drop|fill|filter|isdigit|isalpha|json|csv|html|sentence|tweet|review|ima?ge?|series|array|price"
    r"|date|duplicat|missing|remove|split\(|corpus|doc",
    re.IGNORECASE,
)
"""What a function that cleans data speaks of; rooms and machines are cleaned too."""
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
_ASKS = lazy_regex(
    r"(?<![\w.])(?!(?:sorted|len|sum|min|max|list|set|int|float|str|round|range|abs)\b)\w[\w.]{0,80}\((?!\))"
)
"""A call that is given something; without one, the train is one of the rails."""


def fits_preparation(name: str, names: set[str]) -> bool:
    """Tell the `fit` of a class that only transforms: it learns to prepare data, and trains no model."""
    owner, _, method = name.rpartition(".")
    if not owner or method != "fit" or f"{owner}.predict" in names:
        return False
    return f"{owner}.transform" in names or _PREPARERS.search(owner) is not None


def fits_to_transform(unit: CodeUnit, call: Call) -> bool:
    """Tell `Codes(columns).fit(train).transform(test)`, also in two lines, of what no library trains."""
    if not call.name.endswith(".fit") or any(
        one.kind is StepKind.MODEL for one in meanings(call.name.removesuffix(".fit"))
    ):
        return False
    said = " ".join(unit.source.splitlines()[call.line - 1 : max(call.line, call.end_line)])[:400]
    if re.search(r"\.fit\([^#]{0,200}\)\.transform\(", said):
        return ".predict(" not in said
    owner = call.receiver
    if not owner.isidentifier() or not re.search(rf"\b{owner}\.transform\(", unit.source):
        return False
    return not re.search(
        rf"\b{owner}\.(?:predict|score|forecast|labels_|components_)|\b{owner}\s?=[^\n]{{0,80}}(?:[Mm]odel|Net|LDA|Means)",
        unit.source,
    )


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


def is_other_baseline(unit: CodeUnit, step: Step) -> bool:
    """Tell the level of a signal, the hazard of a model of survival, and the state of people before a treatment.

    None of them is an answer to compare with.
    """
    if step.kind is not StepKind.BASELINE or step.detail not in ("named", "own"):
        return False
    if _OF_HAZARDS.search(unit.source) and _BASELINE_ALONE.match(step.text):
        return True
    return _OTHER_BASELINE.search(step.text) is not None or (
        "baseline" in step.text.lower() and _FIRST_VISIT.search(unit.source) is not None
    )


def is_rest_of_seasons(unit: CodeUnit, step: Step) -> bool:
    """Tell what a decomposition of a series leaves over, which is no error of a model."""
    is_rest = step.kind is StepKind.ANALYSE_ERRORS and step.detail == "residuals" and "resid" in step.text.lower()
    return is_rest and _DECOMPOSES.search(unit.source) is not None


def is_named_otherwise(unit: CodeUnit, step: Step) -> bool:
    """Tell a function or script whose name says a step of which its body, or the file of a monitor, does not speak."""
    if not step.defined_until:
        return False
    first = step.at.line or 1
    is_of_file = step.kind is StepKind.WATCH_DRIFT
    lines = unit.source.splitlines()
    body = "\n".join(lines if is_of_file else lines[first if step.scope else 0 : step.defined_until])
    if step.kind is StepKind.FIT and not _TRAINS.search(body):
        is_asked = _ASKS.search(body) is not None
        return bool(
            not is_asked or _STARTS.search(body) or (_JUDGES.search(step.text.lower()) and "predict" in body.lower())
        )
    if step.kind is StepKind.CLEAN and "clean" in step.text.lower() and step.scope and unit.language == "python":
        return not _OF_DATA.search("\n".join(lines[first - 1 : step.defined_until]))
    return any(
        step.kind is kind and name.match(step.text.lower()) is not None and needed.search(body) is None
        for kind, name, needed in _NEEDED
    )

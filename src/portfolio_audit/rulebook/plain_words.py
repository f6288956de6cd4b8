"""Which repositories a rule concerns, said without the names of facts."""

from collections.abc import Mapping

from portfolio_audit.rulebook.condition import AllOf, AnyOf, Ask, Condition, Not, describe, facts_in
from portfolio_audit.rulebook.operators import Operator

_NOUNS: Mapping[str, str] = {
    "calls.from_scratch": "models written from scratch",
    "calls.network_programs": "programs that train networks",
    "calls.table_programs": "programs that work on tables",
    "calls.watched": "calls to libraries whose changes are known",
    "claims.stated": "stated results that can be compared",
    "code.documentation.public": "public functions or classes",
    "code.habits.handlers": "`except` blocks",
    "code.habits.uses_frames": "tables of pandas",
    "code.lines": "lines of code",
    "code.module_lines": "lines of code in Python files",
    "code.module_share": "of the code in Python files",
    "code.modules": "Python files",
    "code.notebook_share": "of the code in notebooks",
    "code.repeated.compared_lines": "lines of code that can be compared",
    "code.script_plots": "plots drawn by Python files",
    "code.scripts": "Python files that are run",
    "code.shape.functions": "functions",
    "data.is_obtainable": "data that a reader can get",
    "dataflow.shuffled_orders": "ordered rows that are split at random",
    "deployment.model_loading": "calls that read a model",
    "deployment.model_saving": "calls that write a model",
    "deployment.saved_models": "files of models",
    "deployment.services": "a service",
    "history.commits": "commits",
    "host.finished_runs": "a workflow that has run for the audited commit",
    "host.is_on_github": "a page on GitHub that was asked for",
    "kind.is_ml": "machine learning",
    "kind.is_program": "a program",
    "languages.has_python": "Python code",
    "learning.baselines": "baselines",
    "learning.cleanings": "cleaning of data",
    "learning.cross_validations": "cross-validation",
    "learning.families": "families of models",
    "learning.features": "derived columns",
    "learning.fits": "training of a model",
    "learning.learns_by_playing": "an agent that learns from episodes alone",
    "learning.metric_uses": "computed metrics",
    "learning.metrics": "metrics",
    "learning.models": "models",
    "learning.resamplings": "resampling",
    "learning.only_infers": "statistical inference alone",
    "learning.calibrations": "a threshold or calibration",
    "learning.restores": "models that are read back",
    "learning.split_sorts": "splits by time or group",
    "learning.splits": "a split of the data",
    "learning.training_loops": "training loops",
    "learning.transforms": "changes of values",
    "notebooks.code_lines": "lines of code in notebooks",
    "notebooks.count": "notebooks",
    "notebooks.figures": "plots in notebooks",
    "notebooks.output_share": "saved outputs in notebooks",
    "originality.competitions": "a competition that is named",
    "originality.main_toy_data": "a set that courses hand out",
    "originality.ready_data": "a source of ready data sets",
    "pipeline.seeds": "random seeds",
    "plots.kinds": "sorts of plots drawn by code",
    "readme.prose_words": "words of prose in the README",
    "scores.uneven": "targets with uneven classes",
    "scores.unevenness_treated": "uneven classes that are weighed or resampled",
    "visuals.shown_diagrams": "diagrams",
}
_NAMED: Mapping[str, str] = {"kind.kind": "sort", "kind.main_language": "main language"}


def concerns(condition: Condition) -> str:
    """Say which repositories a condition picks; in the terms of facts where one has no word here."""
    if any(fact not in _NOUNS and fact not in _NAMED for fact in facts_in(condition)):
        return f"it concerns repositories where {describe(condition)}"
    return f"it concerns repositories {_told(condition, holds=True)}"


def _told(condition: Condition, *, holds: bool) -> str:
    match condition:
        case Ask():
            return _named(condition, holds=holds) if condition.fact in _NAMED else _counted(condition, holds=holds)
        case AllOf() | AnyOf():
            word = " and " if isinstance(condition, AllOf) is holds else " or "
            return word.join(_told(part, holds=holds) for part in condition.parts)
        case Not():
            return _told(condition.part, holds=not holds)
    return describe(condition)


def _named(ask: Ask, *, holds: bool) -> str:
    values = ask.value if isinstance(ask.value, tuple) else (ask.value,)
    shown = " or ".join(str(value) or "unknown" for value in values)
    return f"whose {_NAMED[ask.fact]} is {'' if holds else 'not '}{shown}"


def _counted(ask: Ask, *, holds: bool) -> str:
    noun = _NOUNS[ask.fact]
    if ask.value is False or ask.operator is Operator.COUNT_AT_MOST:
        holds = not holds
    amount = ask.value if isinstance(ask.value, int | float) and not isinstance(ask.value, bool) else 1
    if amount > 1:
        noun = f"{amount:,} {noun}"
    elif 0 < amount < 1:
        noun = f"{amount:.0%} {noun}"
    return f"with {noun}{' or more' if amount not in {0, 1} else ''}" if holds else f"without {noun}"

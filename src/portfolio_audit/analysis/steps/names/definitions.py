"""Steps that definitions of classes and functions tell, tables of classes, and names of scripts."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.models.model_tables import asked_by_name, listed_models
from portfolio_audit.analysis.steps.names.class_meanings import class_meanings, is_agent
from portfolio_audit.analysis.steps.names.named_functions import fits_preparation, is_empty_name
from portfolio_audit.analysis.steps.names.step_names import named_steps, step_at
from portfolio_audit.analysis.steps.plausible.hollow import answers_requests, is_hollow, is_hollow_class
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.parsers.python import ClassDefinition, Function, Module
from portfolio_audit.patterns import lazy_regex

_STATEMENTS_OF_A_SCRIPT = 5
_KINDS_OF_SCRIPTS = frozenset(
    {
        StepKind.VALIDATE,
        StepKind.CROSS_VALIDATE,
        StepKind.METRIC,
        StepKind.BASELINE,
        StepKind.ANALYSE_ERRORS,
        StepKind.EXPLAIN,
        StepKind.CALIBRATE,
        StepKind.WATCH_DRIFT,
        StepKind.TUNE,
    }
)
"""What the name of a script may show; a script called `train` must show the training itself."""
_NETWORKS = lazy_regex(r"^(?:torch|tensorflow|keras|jax|flax)\b")
"""Imports of files in which an agent only leads a network, which is the model."""


def definition_steps(unit: CodeUnit) -> Iterator[Step]:
    """Give the steps of a parsed unit that its definitions and its name tell."""
    if unit.module is None:
        return
    for one in (*listed_models(unit), *asked_by_name(unit)):
        yield step_at(unit, one.meaning, one.name, one.line)
    for definition in unit.module.classes:
        yield from _class_steps(unit, definition)
    yield from _function_steps(unit, unit.module)
    if not unit.in_notebook and unit.module.statements >= _STATEMENTS_OF_A_SCRIPT:
        of_script = named_steps(unit, PurePosixPath(unit.path).stem, (1, unit.module.lines.total))
        yield from (step for step in of_script if step.kind in _KINDS_OF_SCRIPTS)


def _class_steps(unit: CodeUnit, definition: ClassDefinition) -> Iterator[Step]:
    said = tuple(class_meanings(definition))
    if is_agent(definition) and unit.module and any(_NETWORKS.match(one.module) for one in unit.module.imports):
        said = tuple(meaning for meaning in said if meaning.detail != "own-class")
    is_hollow_one = bool(said) and is_hollow_class(unit, definition)
    for meaning in said:
        if meaning.kind is StepKind.BASELINE or not is_hollow_one:
            yield step_at(unit, meaning, definition.name, definition.line)


def _function_steps(unit: CodeUnit, module: Module) -> Iterator[Step]:
    names = {function.qualified_name for function in module.functions}
    for function in module.functions:
        if not function.is_stub and not fits_preparation(function.qualified_name, names):
            lines = (function.line, function.end_line)
            named = named_steps(unit, function.name, lines, function.qualified_name)
            yield from (step for step in named if not _is_name_only(unit, function, step))


def _is_name_only(unit: CodeUnit, function: Function, step: Step) -> bool:
    """Tell a function that does not take the step that it is named for; a constant is a baseline, too."""
    if is_empty_name(unit, function, step.kind) or (answers_requests(function) and step.kind is StepKind.METRIC):
        return True
    return step.kind is not StepKind.BASELINE and is_hollow(unit, function)

"""Steps that stand inside of a network, a simulation or a service, or on results, and are none there."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.names.class_meanings import class_meanings
from portfolio_audit.analysis.steps.plausible.hollow import answers_requests
from portfolio_audit.analysis.steps.plausible.result_tables import OfResults, is_of_results, of_results
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.parsers.python import Function, Module
from portfolio_audit.paths import file_stem
from portfolio_audit.patterns import lazy_regex

_FORWARD = frozenset({"forward", "call", "__call__"})
_FRAMEWORKS = frozenset({"torch", "flax", "paddle"})
_IN_NETWORKS = frozenset({StepKind.CLEAN, StepKind.ENGINEER, StepKind.INSPECT, StepKind.VALIDATE})
_ARITHMETIC = frozenset({"scale", "encode", "reduce"})
_PREPARES = lazy_regex(r"normali[sz]|preproc|augment|transform(?!er)|standardi|spectro|mel|feature", re.IGNORECASE)
"""Names of modules that prepare what a network is given."""
_SIMULATES = lazy_regex(
    r"^_?(?:simulate\w{0,40}|synthesi[sz]e\w{0,40}|(?:generate|make|create|fake|build|gen|synth|mock|random)_(?:\w{1,30}_)?(?:data(?:set|frame)?s?"
    r"|samples?|records?|rows|table|customers?|accounts?|users?|transactions?|events?|readings?|orders?|cohorts?|patients?|stations?"
    r"|series|faults?|sessions?))$"
)
_MAKES_DATA = lazy_regex(
    r"^(?:\d{1,3}_)?(?:generate|gen|generator|simulate|simulator|simulation|synth\w{0,10}|fake|mock)(?:_\w{0,20}(?:data\w{0,4}|sample\w{0,4}|logs?|events"
    r"|transactions|customers|records))?$|^(?:make|create|build|sample)_(?:\w{1,20}_)?(?:fake|synthetic|toy|dummy|mock|sample)_?(?:data\w{0,4})?$"
)
_DRAWS = lazy_regex(r"\brng\w{0,4}\.\w|\bnp\.random\.\w|\brandom\.\w{1,20}\(|\bfaker?\.\w{1,20}\(")
_READS = lazy_regex(r"\bread_(?:csv|parquet|excel|json|sql|feather|table)\b|load_dataset\(|\bfetch_")
_DRAWN = lazy_regex(r"\]\s?=\s?[^#\n]{0,120}(?:\brng\w{0,4}\.|\bnp\.random\.(?!seed)|\brandom\.\w{1,20}\()")
"""A column that is filled by chance."""
_COLUMN = lazy_regex(r"^\s{0,40}\w{1,40}\[[^\]]{1,60}\]\s?=(?!=).{1,160}\baxis\s?=\s?(?:1|['\"]columns)")
_FEWEST_DRAWS = 3
_IN_SIMULATIONS = frozenset({StepKind.CLEAN, StepKind.ENGINEER, StepKind.RESAMPLE})
_SCORES = lazy_regex(r"\.score$")
_OF_MODELS = frozenset({"residuals"})
_ANSWERING = frozenset({"predict", "predict_proba", "score", "decision_function", "score_samples", "forecast"})


class _Unit(Struct, frozen=True):
    """What one unit says of its functions."""

    learners: frozenset[str]
    """Classes that learn and answer."""
    networks: tuple[Function, ...]
    """Methods by which a network answers."""
    simulations: tuple[Function, ...]
    endpoints: tuple[Function, ...]
    is_simulation: bool


def without_other_work(
    units: tuple[CodeUnit, ...], steps: tuple[tuple[Step, ...], ...]
) -> tuple[tuple[Step, ...], ...]:
    """Leave out such steps of the units of one file."""
    known = of_results(units)
    return tuple(tuple(_kept(unit, found, known)) for unit, found in zip(units, steps, strict=True))


def _kept(unit: CodeUnit, steps: Iterable[Step], known: OfResults) -> Iterable[Step]:
    if unit.module is None:
        return steps
    said = _read(unit, unit.module)
    return [
        step
        for step in steps
        if not _is_in_network(said, step)
        and not _is_simulated(unit, said, step)
        and not _serves(said, step)
        and not _fills_column(unit, step)
        and not is_of_results(known, unit, step)
    ]


def _read(unit: CodeUnit, module: Module) -> _Unit:
    draws = len(_DRAWS.findall(unit.source))
    is_made = draws >= _FEWEST_DRAWS and _MAKES_DATA.match(file_stem(unit.path).lower()) is not None
    return _Unit(
        frozenset(one.name for one in module.classes if "fit" in one.methods and _ANSWERING & set(one.methods)),
        tuple(_forward_methods(module)),
        tuple(_simulations(unit, module)) if draws >= _FEWEST_DRAWS else (),
        tuple(one for one in module.functions if answers_requests(one)),
        is_made and not _READS.search(unit.source),
    )


def _forward_methods(module: Module) -> Iterator[Function]:
    known = {one.name for one in module.classes if any(said.detail == "own-network" for said in class_meanings(one))}
    of_torch = any(one.module.partition(".")[0] in _FRAMEWORKS for one in module.imports)
    for function in module.functions:
        owner = function.qualified_name.rpartition(".")[0].rpartition(".")[2]
        is_inside = owner in known or (of_torch and bool(owner) and function.name == "forward")
        if is_inside and function.name in _FORWARD and not _PREPARES.search(owner):
            yield function


def _simulations(unit: CodeUnit, module: Module) -> Iterator[Function]:
    lines = unit.source.splitlines()
    for function in module.functions:
        body = "\n".join(lines[function.line - 1 : function.end_line])
        if _SIMULATES.match(function.name) and len(_DRAWS.findall(body)) >= _FEWEST_DRAWS:
            yield function


def _stands_in(step: Step, functions: tuple[Function, ...]) -> bool:
    return any(one.line <= (step.at.line or 1) <= one.end_line for one in functions)


def _is_in_network(said: _Unit, step: Step) -> bool:
    is_arithmetic = step.kind is StepKind.TRANSFORM and step.detail in _ARITHMETIC
    return (step.kind in _IN_NETWORKS or is_arithmetic) and _stands_in(step, said.networks)


def _is_simulated(unit: CodeUnit, said: _Unit, step: Step) -> bool:
    """Tell what makes data by chance, and neither cleans nor derives."""
    is_of_making = step.kind in _IN_SIMULATIONS or (step.kind is StepKind.TRANSFORM and step.detail in _ARITHMETIC)
    if not is_of_making or unit.language != "python":
        return False
    if said.is_simulation or _stands_in(step, said.simulations):
        return True
    line = "".join(unit.source.splitlines()[(step.at.line or 1) - 1 : step.at.line])[:300]
    return step.kind is StepKind.ENGINEER and _DRAWN.search(line) is not None


def _fills_column(unit: CodeUnit, step: Step) -> bool:
    """Tell gaps that are counted into a column of their own, and not shown."""
    if step.kind is not StepKind.INSPECT or step.detail != "missing":
        return False
    line = "".join(unit.source.splitlines()[(step.at.line or 1) - 1 : step.at.line])[:300]
    return _COLUMN.match(line) is not None


def _serves(said: _Unit, step: Step) -> bool:
    """Tell the score of one request, and what a model of one's own takes away to answer."""
    if step.kind is StepKind.METRIC and _SCORES.search(step.text):
        return _stands_in(step, said.endpoints)
    is_named = step.kind is StepKind.ANALYSE_ERRORS and step.detail in _OF_MODELS and bool(step.defined_until)
    return is_named and step.scope.rpartition(".")[0] in said.learners

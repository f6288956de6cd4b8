"""Steps that the name of a function, or of a script that is called by its name, says."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.names.function_words import FUNCTIONS
from portfolio_audit.analysis.steps.names.named_metrics import metric_of_function
from portfolio_audit.analysis.steps.names.vocabulary import Meaning, metric_of_string
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.patterns import lazy_regex

_RULE = Meaning(StepKind.BASELINE, "rule")
_OWN_BASELINE = Meaning(StepKind.BASELINE, "own")
_COMPUTES = lazy_regex(r"^_?(?:(?:compute|calc|calculate|get|own|ipcw|integrated)_)?")


def step_at(unit: CodeUnit, meaning: Meaning, text: str, line: int, scope: str = "", *, in_loop: bool = False) -> Step:
    """Make the step of a unit at a line."""
    return Step(meaning.kind, text, meaning.detail, unit.place(line), scope, unit.in_notebook, in_loop)


def named_steps(unit: CodeUnit, name: str, lines: tuple[int, int], scope: str = "") -> Iterator[Step]:
    """Read what the name of a function, or of a script that is called by its name, says; lines from first to last."""
    for meaning in _meanings_of_name(name.lower()):
        yield replace(step_at(unit, meaning, name, lines[0], scope), defined_until=lines[1])


@lru_cache(maxsize=20_000)
def _meanings_of_name(name: str) -> tuple[Meaning, ...]:
    found = tuple(_of_own(kind, detail, name) for kind, detail, pattern in FUNCTIONS if pattern.search(name))
    return tuple(one for one in found if one != _OWN_BASELINE or _RULE not in found)


def _of_own(kind: StepKind, detail: str, name: str) -> Meaning:
    """Call the metric of an own function by its name, where the function has the very name of one."""
    if kind is not StepKind.METRIC or detail != "own":
        return Meaning(kind, detail)
    return Meaning(kind, metric_of_string(_COMPUTES.sub("", name)) or metric_of_function(name) or detail)

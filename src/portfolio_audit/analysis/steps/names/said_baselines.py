"""Functions and scripts whose docstring opens by calling them a baseline, whatever their names are."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.patterns import lazy_regex

_SAYS = lazy_regex(
    r"^\W{0,3}(?:(?:the|an?|our|my|simple|simplest|naive|trivial|dumb|cheap|first)\s){0,3}baselines?\b"
    r"(?!\s(?:correct|subtract|remov|drift|wander|shift|level|signal|noise|window|period|year|visit|characteristic|stat|data"
    r"|distribution|profile|reference|value|covariate|score of|config|class|survey|rate)\w*)",
)


def said_baselines(unit: CodeUnit, steps: list[Step]) -> Iterator[Step]:
    """Give the script that judges something, and the functions, that open so."""
    if unit.module is None or "aseline" not in unit.source:
        return
    if _opens(unit.module.docstring) and any(step.kind is StepKind.METRIC for step in steps):
        yield Step(StepKind.BASELINE, PurePosixPath(unit.path).stem, "named", unit.place(1), "", unit.in_notebook)
    for function in unit.module.functions:
        if not function.is_stub and _opens(function.docstring):
            at = unit.place(function.line)
            yield Step(StepKind.BASELINE, function.name, "named", at, function.qualified_name, unit.in_notebook)


def _opens(docstring: str) -> bool:
    return bool(_SAYS.match(docstring[:1].lower() + docstring[1:200]))

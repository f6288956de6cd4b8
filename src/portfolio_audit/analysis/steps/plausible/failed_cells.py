"""Where a cell of a notebook stopped with an error, so that nothing from there on was measured."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.patterns import lazy_regex

_JUDGING = frozenset({StepKind.METRIC, StepKind.ANALYSE_ERRORS, StepKind.UNCERTAINTY, StepKind.CALIBRATE})
_UNKNOWN_NAME = lazy_regex(r"^NameError: name '(\w{1,80})' is not defined")


def is_never_reached(unit: CodeUnit, step: Step) -> bool:
    """Tell a step that judges at or below the line on which its cell stopped at a name that is not defined."""
    if not unit.stopped_by or step.kind not in _JUDGING or step.scope:
        return False
    unknown = _UNKNOWN_NAME.match(unit.stopped_by)
    first = _first_line(unit.source, unknown[1]) if unknown else 0
    return bool(first) and (step.at.line or 1) >= first


def _first_line(source: str, name: str) -> int:
    """Give the line that first reads the name outside of a function; 0 where a function is defined before it."""
    for number, line in enumerate(source.splitlines(), 1):
        if re.match(r"\s*(?:async\s+)?(?:def|class)\b", line):
            return 0
        if re.search(rf"(?<![\w.'\"]){name}\b", line.partition("#")[0]):
            return number
    return 0

"""Which steps stand, seen beside the other steps of their file."""

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.ml_signs import ANALYSIS_LIBRARIES, LEARNING_LIBRARIES
from portfolio_audit.analysis.steps import Step, StepKind

_OTHER_PURPOSES = frozenset({"scrapy", "django", "rest_framework", "flask_sqlalchemy", "selenium", "playwright", "bs4"})
"""Imports of files that scrape pages or keep records: a key `score` is a reviewer's there, and no model's."""
_BY_NAME = frozenset(
    {
        StepKind.METRIC,
        StepKind.BASELINE,
        StepKind.ANALYSE_ERRORS,
        StepKind.EXPLAIN,
        StepKind.VALIDATE,
        StepKind.TUNE,
        StepKind.CALIBRATE,
        StepKind.ENGINEER,
    }
)


def plausible(unit: CodeUnit, steps: list[Step]) -> list[Step]:
    """Leave out names that mean something else in this file."""
    if _serves_another_purpose(unit):
        steps = [step for step in steps if step.kind not in _BY_NAME]
    if any(step.kind is StepKind.WATCH_DRIFT for step in steps):
        steps = [step for step in steps if not _is_of_drift(step)]
    return steps


def _serves_another_purpose(unit: CodeUnit) -> bool:
    imports = unit.module.imports if unit.module else ()
    roots = {found.module.split(".", 1)[0] for found in imports}
    return bool(roots & _OTHER_PURPOSES) and not roots & (LEARNING_LIBRARIES | ANALYSIS_LIBRARIES)


def _is_of_drift(step: Step) -> bool:
    """Tell what watching drift takes for itself: its baseline is the data of training, its tests compare columns."""
    if step.kind is StepKind.BASELINE:
        return step.detail in ("named", "own")
    return step.kind is StepKind.UNCERTAINTY and step.detail == "test"

"""Which different metrics are computed, each under the name that is surest."""

from collections.abc import Iterable

from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.analysis.steps.summary import one_of_each

_NO_METRICS = frozenset({"own", "named", "argument", "loss"})
_SCORE = "score of the model"


def without_squares(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Leave out the mean of squares on a line that takes its root."""
    kept = tuple(steps)
    rooted = {(step.at.path, step.at.cell, step.at.line) for step in kept if step.detail == "rmse"}
    return tuple(
        step for step in kept if step.detail != "mse" or (step.at.path, step.at.cell, step.at.line) not in rooted
    )


def metrics_by_name(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the first step of each metric, places that compute one before functions that are named for it.

    The score that a model gives by itself is none beside what it is called.
    """
    ordered = sorted(without_squares(steps), key=lambda step: step.defined_until > 0)
    found = one_of_each(ordered, StepKind.METRIC, without=_NO_METRICS)
    return tuple(step for step in found if step.detail != _SCORE) or found

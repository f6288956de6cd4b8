"""Which functions of modules hold a step of some kind, the surest first."""

from collections import Counter
from collections.abc import Iterable

from portfolio_audit.analysis.steps.explained import MEASURE, PREPARE
from portfolio_audit.analysis.steps.names.function_words import FUNCTIONS
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.analysis.steps.summary import LISTED, is_aside
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_CALLS_OTHERS = lazy_regex(
    r"(?:^|\.)_?(?:(?:main|run|cli|app|setup|page|view|render|show|plot|generate_dashboard)(?:_\w{0,40})?|load|save|__init__)$"
)
"""Names of functions that call the others, show or serve, whatever single line they hold."""
_OTHER_WORK = lazy_regex(
    r"^_?(?:eval(?!\w{0,8}_(?:transforms?|tfms?|augment)|_?tfms?)|plot|display|show|report|visuali[sz]e|monitor|render|summari[sz]e_(?:result|model)|walk_forward|backtest"
    r"|ensemble|calibrat|threshold|objective$|diagnose|(?:compare|rank)_models)|drift(?!ed)|_(?:report|dashboard|plots?|submissions?)$"
    r"|(?:metrics?|scores?|predictions?|submissions?|importances?|baselines?|best_models?\w{0,4}|insights?|scenarios?|monitoring)$"
)
"""Names of functions that measure, show or answer, whatever table they join or fill on the way."""
_TAKES_READY = lazy_regex(r"\.from_pretrained$")
_ONLY_HANDS_ON = lazy_regex(r"^_?(?:load|fetch|read|get|log|logged|save|store|print|export|select|set|append)(?:_|$)")
"""Names of functions that bring or keep what another function has measured."""

_PLAYER = lazy_regex(r"(?:^|_)(?:policy|player|agent|bot|strategy|act|action)$")
"""Names of functions that make or play what another function judges."""


def functions_with(
    steps: Iterable[Step], kinds: frozenset[StepKind], *, in_notebooks: bool = False
) -> tuple[Located, ...]:
    """Give the functions of modules, or of notebooks, that hold a step of these kinds, those named for it first.

    An optimizer, a schedule, a compiled metric or a weight in a constructor alone is no such step. A function that
    measures more than it prepares is none that prepares.
    """
    found: dict[tuple[str, str], Step] = {}
    steps = sorted(steps, key=lambda step: step.kind is StepKind.EXPLAIN)
    measuring = _measuring(steps) if StepKind.CLEAN in kinds else set()
    for step in steps:
        if step.scope and step.in_notebook is in_notebooks and step.kind in kinds and not _is_beside(step, kinds):
            found.setdefault((step.at.path, step.scope), step)
    chosen = (step for function, step in found.items() if function not in measuring)
    ordered = sorted(chosen, key=lambda step: _doubt_of_function(step, kinds))
    return tuple(Located(step.scope, step.at) for step in ordered)[:LISTED]


def _measuring(steps: Iterable[Step]) -> set[tuple[str, str]]:
    """Give the functions with more steps that measure than steps that prepare."""
    leaning: Counter[tuple[str, str]] = Counter()
    for step in steps:
        leaning[step.at.path, step.scope] += (step.kind in MEASURE) - (step.kind in PREPARE)
    return {function for function, more in leaning.items() if more > 0}


def _is_beside(step: Step, kinds: frozenset[StepKind]) -> bool:
    """Tell a step that says nothing of its function, and a function whose name says that it does other work."""
    if is_aside(step):
        return True
    name = step.scope.rpartition(".")[2]
    if StepKind.CLEAN in kinds:
        return bool(_OTHER_WORK.search(name) or _TAKES_READY.search(step.text))
    if step.kind is StepKind.BASELINE and (_PLAYER.search(name) or (StepKind.METRIC in kinds and step.defined_until)):
        return True
    is_handed_on = bool(step.defined_until and (_ONLY_HANDS_ON.search(name) or step.in_notebook))
    return StepKind.METRIC in kinds and (step.detail == "loss" or is_handed_on)


def _doubt_of_function(step: Step, kinds: frozenset[StepKind]) -> int:
    """Put functions that do what their name says first, mere names and explanations late, and callers last."""
    if _CALLS_OTHERS.search(step.scope):
        return 3
    if step.defined_until or step.kind is StepKind.EXPLAIN:
        return 2
    name = step.scope.rpartition(".")[2].lower()
    return int(not any(kind in kinds and pattern.search(name) for kind, _, pattern in FUNCTIONS))

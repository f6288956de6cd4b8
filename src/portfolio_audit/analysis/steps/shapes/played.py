"""Games and episodes that are played: to see how good a policy is, in which nothing is learnt, and to learn."""

from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.steps import Family, Step, StepKind
from portfolio_audit.patterns import lazy_regex

_STEPS = lazy_regex(r"\b\w{0,10}env\w{0,8}\.step\(")
_ACTS = lazy_regex(
    r"\.(?:act|predict|choose_action|select_action|get_action|best_action|choose)\(|\bpolicy\w{0,8}[(\[]|argmax\("
)
_COUNTS = lazy_regex(
    r"\b(?:\w{0,12}(?:rewards?|returns?|scores?|costs?|wins?|total|saved|savings?|profits?|earned|regrets?)\w{0,8})\b\s?(?:\+=|\.append\()"
)
_AVERAGES = lazy_regex(
    r"/\s?(?:n\b|n_\w{1,12}|num_\w{1,12}|episodes|games|matches|trials|len\(|(?:\w{1,12}\.)?(?:t|steps?|turns?)\b)"
    r"|\bmean\(|\baverage\(|['\"]mean['\"]|\breturn \(?(?:total|\w{0,12}(?:rewards?|returns?|scores?|costs?))\w{0,8}\b"
)
"""Averages, and what one episode gives back."""
_LEARNS = lazy_regex(
    r"learn|update|backward|optimi[sz]|replay|remember|memory|buffer|\.(?:store|push|train|fit|add)\(|loss|gamma|alpha|td_"
)
_PLAYERS = frozenset({Family.NEURAL, Family.REINFORCEMENT})
_GIVEN_BY_A_STEP = (4, 5)
_LINES = 60
"""Of a script that plays without a function, so that no training stands in it out of sight."""


def played(unit: CodeUnit) -> Iterator[tuple[str, str, int]]:
    """Give scope, text and line of each function, or of the source, that plays and averages what is won."""
    if ".step(" not in unit.source or unit.module is None:
        return
    lines = unit.source.splitlines()
    bodies = [(one, "\n".join(lines[one.line - 1 : one.end_line])) for one in unit.module.functions]
    for function, body in bodies:
        if _plays(body):
            yield function.qualified_name, f"what is won in {function.name}", function.line
    is_alone = not any(".step(" in body for _, body in bodies) and len(lines) <= _LINES
    if is_alone and _plays(unit.source):
        yield "", "what is won on average", next(n for n, line in enumerate(lines, 1) if ".step(" in line)


def learns_by_playing(units: Iterable[CodeUnit], steps: Iterable[Step]) -> bool:
    """Tell code that steps through an environment, and shows no split, table or model of another family to learn from.

    Tables that only a file without models opens, to draw them, are results; those that an environment opens are what
    happens in it.
    """
    read = tuple(units)
    if not any(map(_steps_through, read)):
        return False
    known = tuple(steps)
    models = [step for step in known if step.kind is StepKind.MODEL]
    worlds = {unit.path for unit in read if _is_a_world(unit)}
    drawing = {step.at.path for step in known if step.kind is StepKind.PLOT} - {step.at.path for step in models}
    opened = (step for step in known if step.kind is StepKind.LOAD and step.detail != "batches")
    return (
        not any(step.kind in (StepKind.SPLIT, StepKind.CROSS_VALIDATE) for step in known)
        and all(step.detail in _PLAYERS or step.detail.startswith("own-") for step in models)
        and all(step.at.path in drawing | worlds for step in opened)
    )


def _is_a_world(unit: CodeUnit) -> bool:
    """Tell a file with an environment, which may draw its prices or its weather from a table."""
    classes = unit.module.classes if unit.module is not None else ()
    return any({"step", "reset"} <= set(one.methods) for one in classes)


def _steps_through(unit: CodeUnit) -> bool:
    """Tell a call that gives an observation, a reward, whether it is over, and more."""
    calls = unit.module.calls if unit.module is not None and ".step(" in unit.source else ()
    return any(call.name.endswith(".step") and len(call.targets) in _GIVEN_BY_A_STEP for call in calls)


def _plays(body: str) -> bool:
    return all(one.search(body) for one in (_STEPS, _ACTS, _COUNTS, _AVERAGES)) and not _LEARNS.search(body)

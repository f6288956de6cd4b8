"""Loops over pairs of indices: one part of the rows to learn from, the other to answer for."""

from collections.abc import Iterator

from portfolio_audit.analysis.steps.answers.names import ANSWERING
from portfolio_audit.analysis.steps.answers.parts import calls_in, names_in, parts_of
from portfolio_audit.analysis.steps.answers.settings import is_training
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression

_LIBRARY = frozenset({"split", "items", "zip", "combinations", "product", "iterrows", "itertuples"})
"""Calls that hand out folds that are told by their name, or pairs of another sort."""
_PICKS = frozenset({"take", "take_along_axis", "Subset", "select"})


def walks_folds(node: code.Repeat) -> bool:
    """Tell a loop whose body trains on the rows at one index of the target and predicts those at another."""
    if not isinstance(node.target, code.Group) or any(name in _LIBRARY for name, _ in calls_in(node.series)):
        return False
    names = names_in(node.target)
    kept = dict(_kept(node, names))
    learnt: set[str] = set()
    answered: set[str] = set()
    for name, call in calls_in(node.body):
        if is_training(name) or name in ANSWERING:
            given = (*call.arguments, *(value for _, value in call.keywords))
            found = {one for argument in given for one in _picked(argument, names, kept)}
            (learnt if is_training(name) else answered).update(found)
    return bool(learnt) and bool(answered) and learnt.isdisjoint(answered)


def _kept(node: code.Repeat, names: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the names that picked rows are given, each with the indices that picked them."""
    for one in parts_of(node.body):
        if not isinstance(one, code.Assign):
            continue
        for target in one.targets:
            is_several = isinstance(target, code.Group) and isinstance(one.value, code.Group)
            targets = target.items if is_several and isinstance(target, code.Group) else (target,)
            values = one.value.items if is_several and isinstance(one.value, code.Group) else (one.value,)
            for part, value in zip(targets, values, strict=False):
                found = frozenset(_picked(value, names, {}))
                if isinstance(part, code.Name) and found:
                    yield part.name, found


def _picked(node: Expression, names: frozenset[str], kept: dict[str, frozenset[str]]) -> Iterator[str]:
    """Yield the indices at which rows are picked in a value."""
    for one in parts_of(node):
        if isinstance(one, code.Subscript):
            index = one.index.items[:1] if isinstance(one.index, code.Group) else (one.index,)
            yield from (part.name for part in index if isinstance(part, code.Name) and part.name in names)
        elif isinstance(one, code.Name):
            yield from kept.get(one.name, ())
        elif isinstance(one, code.Call) and isinstance(one.function, code.Attribute | code.Name):
            picks = one.arguments if one.function.name in _PICKS else ()
            yield from (part.name for part in picks if isinstance(part, code.Name) and part.name in names)

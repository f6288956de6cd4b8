"""Builtins that pair, list and pass on values."""

from portfolio_audit.analysis.dataflow.aggregates import apply
from portfolio_audit.analysis.dataflow.context import Arguments, Machine
from portfolio_audit.analysis.dataflow.estimators import folds_of
from portfolio_audit.analysis.dataflow.joining import join
from portfolio_audit.analysis.dataflow.rows import Cut
from portfolio_audit.analysis.dataflow.values import NOTHING, Collection, Estimator, Folds, Frame, Known, Role, Value


def _zip(_machine: Machine, arguments: Arguments) -> Value:
    lists = [value for value in arguments.positional if isinstance(value, Collection) and value.keys is None]
    if not lists or len(lists) != len(arguments.positional):
        known = list(arguments.positional)
        return Collection([Collection([_element(value) for value in known])]) if known else NOTHING
    return Collection([Collection(list(items)) for items in zip(*(one.items for one in lists), strict=False)])


def _element(value: Value) -> Value:
    return join(value.items) if isinstance(value, Collection) else value


def _enumerate(machine: Machine, arguments: Arguments) -> Value:
    value = arguments.get(0, "iterable")
    if isinstance(value, Collection) and value.keys is None:
        return Collection([Collection([Known(None), item]) for item in value.items])
    return Collection([Collection([Known(None), _series_element(machine, value)])])


def _series_element(machine: Machine, value: Value) -> Value:
    if isinstance(value, Estimator) and value.role is Role.FOLDS:
        value = folds_of(machine, value, Frame(), machine.line)
    return fold_pair(value) if isinstance(value, Folds) else value


def fold_pair(folds: Folds) -> Collection:
    """Give the two lists of positions that one fold is."""
    made: list[Value] = []
    for side in ("train", "test"):
        cut = Cut(folds.split, side)
        made.append(Frame(roots=folds.roots, part=(*folds.part, cut), traits=frozenset({"index"}), picks=cut))
    return Collection(made)


def _same(machine: Machine, arguments: Arguments) -> Value:
    value = _series_element(machine, arguments.get(0))
    return value if isinstance(value, Frame | Collection) else NOTHING


def _fresh_list(_machine: Machine, arguments: Arguments) -> Value:
    value = arguments.get(0)
    if isinstance(value, Collection):
        return Collection(list(value.items), value.keys)
    if arguments.keywords:
        return Collection(list(arguments.keywords.values()), list(arguments.keywords))
    return value if isinstance(value, Frame) else Collection([])


def _map(machine: Machine, arguments: Arguments) -> Value:
    series = arguments.get(1)
    return apply(machine, series, "map", arguments) if isinstance(series, Frame) else NOTHING


BUILTINS = {
    "zip": _zip, "enumerate": _enumerate, "list": _fresh_list, "tuple": _fresh_list, "dict": _fresh_list,
    "set": _fresh_list, "sorted": _same, "reversed": _same, "iter": _same, "next": _same, "map": _map,
}  # fmt: skip  # a table

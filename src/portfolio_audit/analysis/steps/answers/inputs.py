"""Inputs of a model that are left out, shuffled or varied to see what they do to its answers."""

import re

from portfolio_audit.analysis.steps.answers.chains import runs_over_folds
from portfolio_audit.analysis.steps.answers.names import ANSWERING, MODEL, is_metric
from portfolio_audit.analysis.steps.answers.parts import called_name, names_in, parts_of
from portfolio_audit.analysis.steps.answers.record import Record
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression
from portfolio_audit.patterns import lazy_regex

_COPIES = frozenset({"copy", "deepcopy", "repeat", "tile", "clone"})
_GRIDS = frozenset({"linspace", "arange", "quantile", "unique", "geomspace"})
_SHUFFLES = frozenset({"permutation", "shuffle", "permuted", "sample", "randperm"})
_TIME = lazy_regex(
    r"date|time|year|month|day|week|hour|\bt$|trend|step|lag|(?:^|_)id$|item|user|movie|product|store|sku",
    re.IGNORECASE,
)
"""Columns that run on by themselves when the future is asked for, or say whom the answer is for."""
_TABLE = lazy_regex(r"^(?:X\w{0,10}|features?|df|data|frame|train\w{0,6}|test\w{0,6})$")
_TEXTS = {
    "saliency": "a moving patch covered",
    "ablation": "columns left out and scored",
    "importance": "a column shuffled and scored",
    "partial": "one input varied",
}


def note_copy(record: Record, name: str, node: Expression) -> None:
    """Note a name that is given rows of its own, or values to try."""
    record.inputs.pop(name, None)
    record.grids.discard(name)
    record.copies.discard(name)
    if isinstance(node, code.Operation) and node.operator == "==" and names_in(node) & record.loops:
        (record.masks.discard if runs_over_folds(node) else record.masks.add)(name)
    if isinstance(node, code.Call):
        called = called_name(node)
        if called in _COPIES:
            record.copies.add(name)
        elif called in _GRIDS:
            record.grids.add(name)
        elif called == "drop" and _leaves_out(record, node):
            record.inputs[name] = "ablation"
    elif isinstance(node, code.Gathering) and any(_passes_over(record, one) for one in node.conditions):
        record.inputs[name] = "ablation"


def note_loop(record: Record, target: Expression, series: Expression) -> None:
    """Note what a loop runs over: values to try, too."""
    is_grid = (isinstance(series, code.Call) and called_name(series) in _GRIDS) or names_in(series) & record.grids
    is_of_groups = isinstance(series, code.Group) or (isinstance(series, code.Call) and called_name(series) == "items")
    for name in names_in(target):
        record.loops.add(name)
        (record.masks.add if is_of_groups else record.masks.discard)(name)
        if is_grid:
            record.grids.add(name)


def note_filling(record: Record, target: code.Subscript, node: Expression) -> None:
    """Note a column of a copy that is filled with values to try, or shuffled."""
    name = _name_of(target.value)
    if name not in record.copies:
        return
    if isinstance(node, code.Call) and called_name(node) in _SHUFFLES:
        record.inputs[name] = "importance"
    elif isinstance(node, code.Constant) and _is_patch(record, target.index):
        record.inputs[name] = "saliency"
    elif isinstance(node, code.Name) and node.name in record.grids | record.loops and not _is_of_time(target.index):
        record.inputs[name] = "partial"


def _passes_over(record: Record, test: Expression) -> bool:
    """Tell a condition that leaves out what a loop is at."""
    return (
        isinstance(test, code.Operation)
        and test.operator in ("!=", "not in")
        and any(isinstance(one, code.Name) and one.name in record.loops for one in test.operands)
    )


def _is_patch(record: Record, index: Expression) -> bool:
    """Tell a window that a loop moves over a picture."""
    slices = [one for one in parts_of(index) if isinstance(one, code.Slice)]
    return len(slices) > 1 and all(names_in(one) & record.loops for one in slices[:2])


def _name_of(node: Expression) -> str:
    """Give the name of a table, also of its `loc`."""
    if isinstance(node, code.Attribute) and node.name in ("loc", "iloc"):
        node = node.value
    return node.name if isinstance(node, code.Name) else ""


def _is_of_time(index: Expression) -> bool:
    return any(
        isinstance(one, code.Constant) and isinstance(one.value, str) and _TIME.search(one.value)
        for one in parts_of(index)
    )


def look_at_inputs(record: Record, node: code.Call) -> None:
    """Note a model that is scored or asked with such inputs."""
    name = called_name(node)
    asks, scores = name in ANSWERING or MODEL.match(name) is not None, is_metric(name)
    if not asks and not scores:
        return
    for argument in node.arguments:
        sort = record.inputs.get(_input_of(argument), "")
        if scores and isinstance(argument, code.Call) and called_name(argument) == "drop":
            sort = "ablation" if _leaves_out(record, argument) and not _is_asked_for(record, node, argument) else sort
        if sort == "ablation" and any(names_in(one) & record.loops for one in node.arguments if one is not argument):
            continue
        if sort and (scores or sort != "ablation"):
            record.find(StepKind.EXPLAIN, sort, _TEXTS[sort])
            return


def _input_of(node: Expression) -> str:
    """Give the name of an input, or of the columns that are taken of one."""
    if isinstance(node, code.Subscript) and isinstance(node.value, code.Name):
        is_table = _TABLE.match(node.value.name) is not None
        return node.index.name if is_table and isinstance(node.index, code.Name) else node.value.name
    return node.name if isinstance(node, code.Name) else ""


def _leaves_out(record: Record, node: code.Call) -> bool:
    """Tell columns that are dropped by the name of a loop."""
    words = dict(node.keywords)
    axis = words.get("axis")
    is_by_column = "columns" in words or (isinstance(axis, code.Constant) and axis.value in (1, "columns"))
    return is_by_column and bool(_loop_names(record, node))


def _loop_names(record: Record, node: code.Call) -> frozenset[str]:
    return (
        frozenset().union(*(names_in(one) for one in (*node.arguments, *(value for _, value in node.keywords))))
        & record.loops
    )


def _is_asked_for(record: Record, node: code.Call, dropped: code.Call) -> bool:
    """Tell a target of each turn, which is left out because it is what is predicted."""
    names = _loop_names(record, dropped)
    return any(names & names_in(one) for one in node.arguments if one is not dropped)

"""Arithmetic, comparisons and conditions on frames."""

from portfolio_audit.analysis.dataflow.context import Machine
from portfolio_audit.analysis.dataflow.joining import add_marks, combine, frames_in, join
from portfolio_audit.analysis.dataflow.selection import condition, opposite
from portfolio_audit.analysis.dataflow.values import NOTHING, Collection, Frame, Known, Value
from portfolio_audit.parsers.python_code import Operation

_MASKS = frozenset({"<", "<=", ">", ">=", "==", "!=", "in", "not in", "&", "|", "~"})
_TRUTHS = frozenset({"not", "and", "or", "f"})


def operate(machine: Machine, node: Operation, values: list[Value]) -> Value:
    """Give what an operation makes of its operands."""
    if node.operator in ("await", "*", "**"):
        return values[0] if values else NOTHING
    if node.operator == "+" and len(values) == 2 and all(isinstance(value, Collection) for value in values):  # noqa: PLR2004
        return _longer(values)
    if node.operator == "if" and not any(_is_mask(value) for value in values[1:2]):
        return join([values[0], values[2]])
    frames = [frame for value in values for frame in frames_in(value)]
    if not frames:
        return known_truth(node.operator, values)
    made = combine(frames)
    _activate(node.operator, frames, made)
    if node.operator in _MASKS:
        _make_mask(machine, node, frames, made)
    elif node.operator in _TRUTHS:
        made.traits |= {"mask"}
    return made


def known_truth(operator: str, values: list[Value]) -> Value:
    """Work out conditions on literals: switches at the head of a program decide which way it goes."""
    known = [value.value if isinstance(value, Known) else None for value in values]
    if operator == "not" and isinstance(known[0], bool):
        return Known(not known[0])
    if operator in ("==", "!=") and len(known) == 2 and None not in known:  # noqa: PLR2004
        return Known((known[0] == known[1]) is (operator == "=="))
    return NOTHING


def _longer(values: list[Value]) -> Value:
    items = [item for value in values if isinstance(value, Collection) for item in value.items]
    return Collection(items[:64])


def _is_mask(value: Value) -> bool:
    return isinstance(value, Frame) and bool(value.marks)


def _activate(operator: str, frames: list[Frame], made: Frame) -> None:
    """Let smallest and largest values count where something is divided by them."""
    if operator == "/" and any(frame.latent for frame in frames[1:]):
        add_marks(made.marks, dict.fromkeys(made.latent))
        made.latent = frozenset()
    if operator in _MASKS:
        made.latent = frozenset()
    if any(frame.has("statistic") for frame in frames) and all(frame.has("statistic") for frame in frames):
        made.traits |= {"statistic"}


def _make_mask(machine: Machine, node: Operation, frames: list[Frame], made: Frame) -> None:
    made.traits |= {"mask"}
    picked = [frame.picks for frame in frames if frame.picks is not None]
    if node.operator == "~":
        made.picks = opposite(picked[0]) if picked else None
    elif node.operator in "&|":
        made.picks = None
    else:
        made.picks = condition(machine, node, [frame for frame in frames if frame.roots])

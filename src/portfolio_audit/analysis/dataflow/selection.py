"""Rows and columns taken out of a frame, and put into it."""

from typing import TypeVar

import msgspec

from portfolio_audit.analysis.dataflow.context import Machine
from portfolio_audit.analysis.dataflow.joining import (
    add_marks,
    as_frame,
    derive,
    frames_in,
    mark_in_place,
    names_of,
)
from portfolio_audit.analysis.dataflow.rows import Columns, Cut, Manner, Mark, Selection
from portfolio_audit.analysis.dataflow.values import Frame, Known, Value
from portfolio_audit.parsers.python_code import Call, Constant, Expression, Group, Operation, Slice, Subscript

Shape = TypeVar("Shape")
_PARTS_OF_A_DICTIONARY = frozenset({"train", "test", "validation", "val", "valid", "dev", "unsupervised"})
_COMPARISONS = {"<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_POSITIONAL = frozenset({"iloc", "loc", "values", "array"})


def select(machine: Machine, frame: Frame, node: Subscript, index: Value) -> Frame:
    """Give `frame[index]`."""
    expression = node.index
    if isinstance(expression, Group) and expression.keys is None and _is_pair(frame, expression):
        rows = _rows(machine, frame, expression.items[0], _item(index, 0))
        return columns_of(rows, names_of(_item(index, 1)))
    if frame.has("guess") and isinstance(index, Known) and index.value in _PARTS_OF_A_DICTIONARY:
        made = machine.source((frame.roots, index.value))
        machine.record.training_files |= made.roots if index.value == "train" else frozenset()
        return made
    names = names_of(index)
    if names is not None and not frame.has("loc"):
        return columns_of(frame, names)
    return _rows(machine, frame, expression, index)


def columns_of(frame: Frame, names: Columns) -> Frame:
    """Give some columns as a view: what is done to it in place is done to the frame."""
    made = derive(frame)
    made.traits |= frame.traits & {"by"} | ({"view"} if names is not None else frozenset())
    if names is None:
        made.view_of = (frame, None)
        return made
    made.marks = {mark: where for mark, where in frame.marks.items() if where is None or where & names}
    made.view_of = (frame, names)
    made.selection = Selection(frame.selection.table, names) if frame.selection is not None else None
    made.traits |= {"single"} if len(names) == 1 else frozenset()
    return made


def without_columns(frame: Frame, names: Columns) -> Frame:
    """Give a frame with columns left out."""
    made = derive(frame)
    drop_in_place(made, names)
    made.selection = _without(frame.selection, names)
    return made


def drop_in_place(frame: Frame, names: Columns) -> None:
    """Leave out columns, and the marks that were in them alone."""
    if names is None:
        frame.selection = None
        return
    kept: dict[Mark, Columns] = {}
    for mark, where in frame.marks.items():
        left = None if where is None else where - names
        if left is None or left:
            kept[mark] = left
    frame.marks = kept
    frame.selection = _without(frame.selection, names)


def _without(selection: Selection | None, names: Columns) -> Selection | None:
    if selection is None or names is None:
        return None
    included = selection.included - names if selection.included is not None else None
    return Selection(selection.table, included, selection.excluded | names)


def put(frame: Frame, node: Subscript | None, names: Columns, value: Value) -> None:
    """Follow `frame[names] = value`: what has gone into the value goes into the columns."""
    incoming = as_frame(value)
    is_partial = node is not None and isinstance(node.index, Group)
    if names is not None and not is_partial:
        drop_marks_of(frame, names)
        _remember(frame, names)
    if incoming is None:
        return
    if not frame.roots:
        frame.roots, frame.part = incoming.roots, incoming.part
    mark_in_place(frame, dict(incoming.marks), names)
    frame.traits |= incoming.traits & {"dated", "lagged", "grouped"}
    if not frame.part and incoming.predicted_by:
        frame.predicted_by = tuple(dict.fromkeys((*frame.predicted_by, *incoming.predicted_by)))[:8]


def drop_marks_of(frame: Frame, names: frozenset[str]) -> None:
    """Forget what had gone into columns that are written anew."""
    for mark, where in list(frame.marks.items()):
        if where is not None:
            left = where - names
            if left:
                frame.marks[mark] = left
            else:
                del frame.marks[mark]


def _remember(frame: Frame, names: frozenset[str]) -> None:
    selection = frame.selection
    if selection is not None:
        included = selection.included | names if selection.included is not None else None
        frame.selection = Selection(selection.table, included, selection.excluded - names)


def _is_pair(frame: Frame, expression: Group) -> bool:
    """Tell `frame.loc[rows, columns]` and `array[rows, columns]` from a list of columns."""
    first = expression.items[0] if expression.items else Constant(None)
    return len(expression.items) > 1 and (frame.has("loc") or not isinstance(first, Constant))


def _item(index: Value, position: int) -> Value:
    from_collection = getattr(index, "items", None)
    if isinstance(from_collection, list) and position < len(from_collection):
        item: Value = from_collection[position]
        return item
    return Known(None)


def _rows(machine: Machine, frame: Frame, expression: Expression, index: Value) -> Frame:
    """Take rows by a slice, a condition or a list of positions."""
    if isinstance(expression, Slice):
        return _slice(machine, frame, expression)
    cut = cut_of(frame, index)
    made = derive(frame, cut=cut)
    for names in frames_in(index):
        if names.has("names") or (names.has("statistic") and not names.has("mask")):
            add_marks(made.marks, names.marks)
    takes_rows = cut is not None or any(one.has("mask") or one.has("index") for one in frames_in(index))
    made.selection = frame.selection if takes_rows else None
    made.predicted_by = frame.predicted_by
    return made


def cut_of(frame: Frame, index: Value) -> Cut | None:
    """Give the side of a split that a mask or a list of positions picks."""
    for picker in frames_in(index):
        if picker.picks is not None and picker.picks not in frame.part:
            return picker.picks
        if picker.has("index") and picker.part and picker.part[-1] not in frame.part:
            return picker.part[-1]
    return None


def _slice(machine: Machine, frame: Frame, expression: Slice) -> Frame:
    lower = None if expression.lower == Constant(0) else expression.lower
    if (lower is None and expression.upper is None) or _takes_columns(frame):
        made = derive(frame)
        made.selection, made.view_of = frame.selection, frame.view_of
        return made
    split = machine.record.row_split("slice", "a slice of the rows", machine.place(machine.line), Manner.ROWS, frame)
    made = derive(frame, cut=Cut(split, (plain(lower), plain(expression.upper))))
    made.selection = frame.selection
    made.predicted_by = frame.predicted_by
    return made


def _takes_columns(frame: Frame) -> bool:
    """Tell a slice of something whose rows were already taken."""
    return frame.has("columns")


def condition(machine: Machine, node: Operation, operands: list[Frame]) -> Cut | None:
    """Give the side that a comparison picks; its opposite is the other side of the same split."""
    if node.operator not in (*_COMPARISONS, "==", "!=") or not operands:
        return None
    left, *right = plain(node).operands
    is_value = node.operator in ("==", "!=")
    key = ("condition", left) if is_value else ("condition", left, *right)
    place = machine.place(machine.line)
    split = machine.record.row_split(key, "a condition on the rows", place, Manner.MASK, operands[0])
    if not is_value:
        return Cut(split, node.operator)
    cut = Cut(split, ("value", *right))
    return cut if node.operator == "==" else opposite(cut)


def plain(node: Shape) -> Shape:
    """Give an expression without its lines, so that it equals the same words elsewhere."""
    if isinstance(node, Call):
        node = msgspec.structs.replace(node, line=0)
    if not isinstance(node, msgspec.Struct):
        return node
    changes: dict[str, object] = {}
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if isinstance(value, msgspec.Struct):
            changes[name] = plain(value)
        elif isinstance(value, tuple):
            changes[name] = tuple(plain(item) if isinstance(item, msgspec.Struct) else item for item in value)
    return msgspec.structs.replace(node, **changes) if changes else node


def opposite(cut: Cut) -> Cut:
    """Give the other side."""
    side = cut.side
    if isinstance(side, tuple) and side[0] == "all but":
        return Cut(cut.split, side[1])
    if isinstance(side, str):
        flipped = _COMPARISONS.get(side, side[8:] if side.startswith("all but ") else f"all but {side}")
        return Cut(cut.split, flipped)
    return Cut(cut.split, ("all but", side))


def are_apart(one: Cut, other: Cut) -> bool:
    """Tell whether two sides of one split share no row."""
    if one.split is not other.split or one.side == other.side:
        return False
    if one.split.manner in (Manner.SPLIT, Manner.FOLDS) or opposite(one).side == other.side:
        return True
    if isinstance(one.side, tuple) and isinstance(other.side, tuple):
        are_values = one.side[0] == other.side[0] == "value"
        return are_values or _follow(one.side, other.side) or _follow(other.side, one.side)
    return str(one.side)[:1] != str(other.side)[:1]


def _follow(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Tell slices where one ends at or before the row where the other begins (`loc` takes the last row, too)."""
    end, start = one[1], other[0]
    if isinstance(end, Constant) and isinstance(start, Constant):
        numbers = (end.value, start.value)
        return all(isinstance(number, int) for number in numbers) and 0 <= _number(start) - _number(end) <= 1
    return end is not None and end == start


def _number(constant: Constant) -> int:
    return constant.value if isinstance(constant.value, int) else 0

"""What an assignment binds: names, attributes, columns, items, several targets at once."""

from portfolio_audit.analysis.dataflow.context import Machine
from portfolio_audit.analysis.dataflow.joining import derive, join
from portfolio_audit.analysis.dataflow.python_builtins import fold_pair
from portfolio_audit.analysis.dataflow.rows import Columns
from portfolio_audit.analysis.dataflow.selection import drop_in_place, put
from portfolio_audit.analysis.dataflow.values import NOTHING, Collection, Folds, Frame, Instance, Known, Scope, Value
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression

_ITEMS = 64


def assign(machine: Machine, target: Expression, value: Value, scope: Scope, line: int) -> None:
    """Give a value to a name, an attribute, some columns, or to several targets."""
    if isinstance(target, code.Name):
        scope[target.name] = value
    elif isinstance(target, code.Group):
        for part, item in zip(target.items, unpack(machine, value, len(target.items), line), strict=True):
            assign(machine, part, item, scope, line)
    elif isinstance(target, code.Operation) and target.operands:
        assign(machine, target.operands[0], value, scope, line)
    elif isinstance(target, code.Attribute):
        _set_attribute(machine.evaluate(target.value, scope), target.name, value)
    elif isinstance(target, code.Subscript):
        _set_item(machine, target, value, scope)


def _set_attribute(owner: Value, name: str, value: Value) -> None:
    if isinstance(owner, Instance):
        owner.attributes[name] = value
    elif isinstance(owner, Frame) and name not in ("columns", "index", "name"):
        put(owner, None, frozenset({name}), value)


def _set_item(machine: Machine, target: code.Subscript, value: Value, scope: Scope) -> None:
    owner = machine.evaluate(target.value, scope)
    index = machine.evaluate(target.index, scope)
    if isinstance(owner, Frame):
        whole = owner.view_of[0] if owner.view_of is not None and owner.has("loc") else owner
        put(whole, target, _columns_written(target.index, index), value)
    elif isinstance(owner, Collection):
        key = index.value if isinstance(index, Known) else None
        _put_item(owner, key, value)


def _columns_written(node: Expression, index: Value) -> Columns:
    """Give the columns that `frame[index] = ...` writes: the last of a pair, or all that are named."""
    if isinstance(node, code.Group) and len(node.items) == 2 and isinstance(index, Collection):  # noqa: PLR2004
        last = index.items[1]
        if not all(isinstance(item, code.Constant) for item in node.items):
            return _texts([last]) if isinstance(last, Known) else _texts(getattr(last, "items", []))
    return _texts([index]) if isinstance(index, Known) else _texts(getattr(index, "items", []))


def _texts(values: list[Value]) -> Columns:
    found = [value.value for value in values if isinstance(value, Known) and isinstance(value.value, str)]
    return frozenset(found) if found and len(found) == len(values) else None


def _put_item(owner: Collection, key: object, value: Value) -> None:
    if owner.keys is not None and isinstance(key, str | int):
        if key in owner.keys:
            owner.items[owner.keys.index(key)] = value
        elif len(owner.keys) < _ITEMS:
            owner.keys.append(key)
            owner.items.append(value)
    elif owner.keys is not None or not owner.items:
        owner.keys = [*(owner.keys or []), None][: len(owner.items) + 1]
        owner.items.append(value)
    else:
        owner.items = [*owner.items, value][-_ITEMS:]


def unpack(machine: Machine, value: Value, count: int, line: int) -> list[Value]:
    """Give the parts of a value that is unpacked; unknown data that comes in parts has a source for each."""
    if isinstance(value, Collection) and len(value.items) == count:
        return list(value.items)
    if isinstance(value, Folds):
        return unpack(machine, fold_pair(value), count, line)
    if isinstance(value, Frame):
        if value.has("guess") and not value.part:
            return [machine.source((value.roots, "part", position)) for position in range(count)]
        return [same_rows(value) for _ in range(count)]
    options = getattr(value, "options", ())
    fitting = [one for one in options if isinstance(one, Collection) and len(one.items) == count]
    if fitting:
        return [join(one.items[position] for one in fitting) for position in range(count)]
    return [NOTHING] * count


def same_rows(frame: Frame) -> Frame:
    """Give other data of the same rows."""
    made = derive(frame)
    made.predicted_by = frame.predicted_by
    return made


def delete(machine: Machine, target: Expression, scope: Scope) -> None:
    """Follow `del frame[column]`."""
    if isinstance(target, code.Subscript):
        owner = machine.evaluate(target.value, scope)
        if isinstance(owner, Frame):
            drop_in_place(owner, _columns_written(target.index, machine.evaluate(target.index, scope)))

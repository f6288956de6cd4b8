"""What part an expression plays, and the steps that it shows."""

from collections.abc import Callable

from portfolio_audit.analysis.steps.answers.arithmetic import answered, difference, joined
from portfolio_audit.analysis.steps.answers.calls import judge_call
from portfolio_audit.analysis.steps.answers.chains import divides, is_grouped, literal_columns
from portfolio_audit.analysis.steps.answers.guesses import is_named_guess
from portfolio_audit.analysis.steps.answers.inputs import note_loop
from portfolio_audit.analysis.steps.answers.measures import is_overlap
from portfolio_audit.analysis.steps.answers.parts import called_name, is_many_against_one, is_of_one_class, names_in
from portfolio_audit.analysis.steps.answers.record import Record
from portfolio_audit.analysis.steps.answers.settings import searches_in_gathering
from portfolio_audit.analysis.steps.answers.values import (
    ERROR_COLUMN,
    FRAME,
    NOTHING,
    Role,
    Value,
    both,
    by_name,
    compare,
    is_error,
    is_wrong,
)
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression

_PASSED = frozenset({"values", "T", "iloc", "loc", "data", "str", "dt", "array", "index", "logits", "predictions"})
_NO_ROWS = frozenset({"shape", "size", "columns", "dtype", "ndim", "name", "device"})
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_OWN = frozenset({"self", "cls", "cfg", "config", "args", "settings"})


class Expressions:
    """Reads expressions with a record of what names stand for."""

    def __init__(self, record: Record) -> None:
        """Share the record with the statements."""
        self.record = record

    def value(self, node: Expression) -> Value:
        """Give the part that an expression plays."""
        read = _READS.get(type(node))
        return NOTHING if read is None else read(self, node)

    def name(self, node: code.Name) -> Value:
        """Give what a name stands for."""
        return self.record.of_name(node.name)

    def nameless(self, node: code.Lambda) -> Value:
        """Give what a nameless function answers."""
        return self.value(node.body)

    def attribute(self, node: code.Attribute) -> Value:
        """Give what a column or another part of a value is."""
        if isinstance(node.value, code.Name) and node.value.name in _OWN:
            is_own = node.value.name == "self"
            return self.record.names.get(f"self.{node.name}", by_name(node.name)) if is_own else NOTHING
        base = self.value(node.value)
        if node.name in _NO_ROWS:
            return NOTHING
        if base.role in (Role.CENTRE, Role.SCORE) or (node.name in _PASSED and base.role is not Role.NONE):
            return base
        if is_grouped(node.value):
            return self._of_groups((node.name,))
        known = self.record.columns.get(node.name, by_name(node.name))
        if known.role is Role.NONE and isinstance(node.value, code.Name) and FRAME.match(node.value.name):
            return Value(Role.COLUMN, f"{node.value.name}.{node.name}")
        return known

    def subscript(self, node: code.Subscript) -> Value:
        """Give what rows or columns of a value are."""
        base = self.value(node.value)
        columns = literal_columns(node.index)
        if isinstance(node.index, code.Group) and len(node.index.items) > 1:
            self._look_at_mask(self.value(node.index.items[0]))
        if columns:
            if is_grouped(node.value):
                return self._of_groups(columns)
            if base.role in (Role.ANSWER, Role.SCORE):
                return base
            if len(columns) == 1:
                return self.column(node.value, columns[0])
            return NOTHING
        self._look_at_mask(self.value(node.index))
        if base.form == "counts" and base.role is Role.TRUTH:
            return Value(Role.CENTRE, base.origin)
        return base

    def _look_at_mask(self, index: Value) -> None:
        if is_wrong(index):
            self.record.find(StepKind.ANALYSE_ERRORS, "wrong cases", "cases picked by whether the answer is right")
        elif is_error(index) and index.form == "mask":
            self.record.find(StepKind.ANALYSE_ERRORS, "worst cases", "cases picked by their error")

    def column(self, table: Expression, key: str) -> Value:
        """Give what a column of a table is."""
        known = self.record.columns.get(key, by_name(key))
        if known.role is not Role.NONE:
            return known
        return Value(Role.COLUMN, f"{table.name if isinstance(table, code.Name) else ''}.{key}")

    def _of_groups(self, columns: tuple[str, ...]) -> Value:
        """Note columns of groups that hold errors: errors by group are an analysis."""
        known = [self.record.columns.get(column, NOTHING).role for column in columns]
        if {Role.ERROR, Role.MATCH} & set(known) or any(map(ERROR_COLUMN.match, columns)):
            self.record.find(StepKind.ANALYSE_ERRORS, "slices", "errors by group")
        return Value(Role.COLUMN, "train.of-groups") if len(columns) == 1 else NOTHING

    def call(self, node: code.Call) -> Value:
        """Give what a call answers."""
        return judge_call(self, node)

    def operation(self, node: code.Operation) -> Value:
        """Give what arithmetic and comparison make of values."""
        values = [self.value(one) for one in node.operands]
        if len(values) > 1 and node.operator in _COMPARISONS:
            return self._comparison(node, values)
        if node.operator == "*" and any(
            isinstance(one, code.Group) and value.role is Role.CENTRE
            for one, value in zip(node.operands, values, strict=True)
        ):
            return Value(Role.GUESS, "", "constant")
        if len(values) > 1 and node.operator == "-":
            if {value.role for value in values} == {Role.ANSWER, Role.TRUTH} and self.record.is_of_step(node.operands):
                self.record.find(StepKind.ANALYSE_ERRORS, "slices", "errors by step")
            return difference(node, values)
        if node.operator == "/" and is_overlap(node.operands[0]):
            self.record.measure("own", "share of a list that is right")
        if node.operator in ("&", "and"):
            return both(values)
        return joined(node.operator, values)

    def _comparison(self, node: code.Operation, values: list[Value]) -> Value:
        if is_many_against_one(*node.operands[:2]):
            return NOTHING
        if node.operator in ("==", "!="):
            values = [answered(*one) for one in zip(node.operands, values, reversed(values), strict=True)]
        if node.operator == "==" and is_of_one_class(node) and values[0].role is Role.ANSWER:
            self.record.find(StepKind.ANALYSE_ERRORS, "report", "right answers of each class")
            return Value(Role.MATCH)
        is_bound = any(isinstance(one, code.Constant) for one in node.operands[:2])
        return compare(values[0], values[1], "<" if is_bound else node.operator)

    def group(self, node: code.Group) -> Value:
        """Give what all members of a list are."""
        for key in node.keys or ():
            self.value(key)
        values = [self.value(one) for one in node.items]
        if node.keys is not None or not values:
            self._label(node, values)
            return NOTHING
        if any(map(is_named_guess, node.items)):
            self._note_named(values)
        first = values[0]
        return (
            first
            if first.role in (Role.ANSWER, Role.CENTRE, Role.SCORE) and len({one.role for one in values}) == 1
            else NOTHING
        )

    def _label(self, node: code.Group, values: list[Value]) -> None:
        """Read scores that are kept under the name of a guess."""
        if any(map(is_named_guess, node.items)):
            self._note_named(values)
        for key, value in zip(node.keys or (), values, strict=True):
            if is_named_guess(key):
                self._note_named([value])

    def _note_named(self, values: list[Value]) -> None:
        if any(value.role is Role.SCORE for value in values):
            self.record.find(StepKind.BASELINE, "named", "a score behind the name of a guess")

    def gathering(self, node: code.Gathering) -> Value:
        """Give what each turn of a comprehension makes."""
        before = dict(self.record.names)
        are_groups = False
        for target, series in node.loops:
            are_groups = self.bind(target, series) or are_groups
        if any("seed" in name for target, _ in node.loops for name in names_in(target)):
            self.record.find(StepKind.UNCERTAINTY, "seeds", "one run for each seed")
        if searches_in_gathering(node, frozenset(self.record.series)):
            self.record.find(StepKind.TUNE, "manual", "settings tried one by one")
        if any(is_wrong(self.value(one)) for one in node.conditions):
            self.record.find(StepKind.ANALYSE_ERRORS, "wrong cases", "cases picked by whether the answer is right")
        with self.record.over_groups(are_groups=are_groups):
            found = self.value(node.element)
        self.record.names = before
        return found

    def bind(self, target: Expression, series: Expression) -> bool:
        """Give the names of a loop what it runs over; tell whether that is groups of rows."""
        if isinstance(series, code.Call):
            called = called_name(series)
            if called == "zip" and isinstance(target, code.Group):
                for one, part in zip(target.items, series.arguments, strict=False):
                    self._give(one, self.value(part))
                return False
            if called == "enumerate" and isinstance(target, code.Group) and target.items[1:] and series.arguments:
                return self.bind(target.items[1], series.arguments[0])
        note_loop(self.record, target, series)
        value = self.value(series)
        if not isinstance(target, code.Group):
            self._give(target, value)
        return divides(series)

    def _give(self, target: Expression, value: Value) -> None:
        if isinstance(target, code.Name):
            self.record.keep(target.name, value)


_READS: dict[type, Callable[..., Value]] = {
    code.Name: Expressions.name,
    code.Attribute: Expressions.attribute,
    code.Subscript: Expressions.subscript,
    code.Call: Expressions.call,
    code.Operation: Expressions.operation,
    code.Gathering: Expressions.gathering,
    code.Group: Expressions.group,
    code.Lambda: Expressions.nameless,
}
"""Each takes the reader and a node of the type it is filed under."""

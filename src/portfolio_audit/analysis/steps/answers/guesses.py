"""Answers that no model gives, to compare with those of one."""

from msgspec import Struct

from portfolio_audit.analysis.steps.answers import names
from portfolio_audit.analysis.steps.answers.called import Called
from portfolio_audit.analysis.steps.answers.chains import root_of
from portfolio_audit.analysis.steps.answers.parts import called_name, calls_in, names_in, parts_of
from portfolio_audit.analysis.steps.answers.values import Role, Value, by_name, is_surely_truth
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Block, Expression

_STATEMENTS = 4
_TRUTH_AND_ANSWER = 2
_WAYS_TO_SUM_UP = tuple(code.Constant(name) for name in ("mean", "median", "random"))
_GUESSES = {
    "constant": "a constant as the answer",
    "random": "a random answer",
    "lagged": "the value before as the answer",
    "rule": "a rule as the answer",
    "column": "one column as the answer",
    "named": "a score behind the name of a guess",
}


def filled(call: Called) -> Value | None:
    """Read arrays of one value and draws, which answer without a model."""
    if call.name in names.FILLS:
        centre = next((value for value in call.values if value.role is Role.CENTRE), None)
        if centre is not None and call.name.startswith(("full", "repeat", "tile")):
            if is_surely_truth(Value(Role.TRUTH, centre.origin)) or "train" in centre.origin:
                note_guess(call, "constant")
            return Value(Role.GUESS, "", "constant")
        if any(value.role is Role.TRUTH for value in call.values):
            return Value(Role.GUESS, "", "constant")
    if call.name in names.DRAWS and (any(map(is_surely_truth, call.values)) or _is_as_long_as_truth(call.node)):
        return Value(Role.GUESS, "", "permuted" if call.name in names.SHUFFLES else "random")
    if call.name == "withColumn" and len(call.arguments) > 1:
        _note_filled_column(call)
    return None


def _note_filled_column(call: Called) -> None:
    """Note a column of answers in which each row is given the same computed value."""
    name, given = call.node.arguments[:2]
    is_answer = isinstance(name, code.Constant) and by_name(str(name.value)).role is Role.ANSWER
    inside = given.arguments if isinstance(given, code.Call) and called_name(given) == "lit" else ()
    if is_answer and inside and not isinstance(inside[0], code.Constant):
        note_guess(call, "constant")


def keep_usual_values(call: Called) -> None:
    """Keep which columns hold the usual value of a group of the rows that were learnt from."""
    if "train" not in root_of(call.node.function):
        return
    for name, made in (*call.node.keywords, *((_alias(one), one) for one in call.node.arguments)):
        if name and any(_is_centre(one) for one in parts_of(made)):
            call.record.columns[name] = Value(Role.CENTRE, "train.of-groups")


def _alias(node: Expression) -> str:
    """Give the name that a column of Polars is given."""
    is_named = isinstance(node, code.Call) and called_name(node) == "alias" and len(node.arguments) == 1
    name = node.arguments[0] if is_named and isinstance(node, code.Call) else None
    return str(name.value) if isinstance(name, code.Constant) else ""


def _is_centre(node: Struct) -> bool:
    said = node.value if isinstance(node, code.Constant) else called_name(node) if isinstance(node, code.Call) else ""
    return said in ("mean", "median")


def _is_as_long_as_truth(node: code.Call) -> bool:
    """Tell draws as many as there are true answers (`randint(0, 9, y.shape)`)."""
    shapes = (one for one in node.arguments if isinstance(one, code.Attribute) and one.name in ("shape", "size"))
    return any(isinstance(one.value, code.Name) and is_surely_truth(by_name(one.value.name)) for one in shapes)


def compare_with_guess(call: Called) -> None:
    """Note a measure of a guess: a constant, a draw, the value before, or a rule that answers without learning."""
    first = next(iter(call.node.arguments), None)
    if is_named_guess(first) and any(map(_is_moved, call.node.arguments[1:])):
        note_guess(call, "lagged")
        return
    if not names.is_metric(call.name):
        return
    values = call.values
    if len(values) > _TRUTH_AND_ANSWER and is_named_guess(first) and first not in _WAYS_TO_SUM_UP:
        note_guess(call, "named")
        return
    if {value.role for value in values} >= {Role.ANSWER, Role.GUESS} and any(one.form == "permuted" for one in values):
        note_guess(call, "random")
        return
    if any(value.role is Role.ANSWER for value in values) or not values:
        return
    guesses = [value for value in values[1:] if value.role in (Role.GUESS, Role.CENTRE)]
    if guesses and any(value.role in (Role.TRUTH, Role.COLUMN, Role.NONE) for value in values):
        note_guess(call, guesses[0].form or "constant")
    elif any(_is_rule(call, one) for one in call.node.arguments):
        note_guess(call, "rule")
    elif is_shifted(call.node.arguments):
        note_guess(call, "lagged")
    elif values[0].role is Role.TRUTH and any(map(_is_input, call.node.arguments[1:2])):
        note_guess(call, "column")


def _is_moved(node: Expression) -> bool:
    """Tell values that are moved by some rows (`load.shift(168)`)."""
    return any(isinstance(part, code.Call) and called_name(part) == "shift" for part in parts_of(node))


def is_named_guess(node: Expression | None) -> bool:
    """Tell a literal that names answers which no model gives."""
    return (
        isinstance(node, code.Constant) and isinstance(node.value, str) and names.GUESSED.match(node.value) is not None
    )


def _is_rule(call: Called, node: Expression) -> bool:
    """Tell a function that answers without learning: by its name, or by its bounds on columns."""
    if not isinstance(node, code.Call) or not isinstance(node.function, code.Name):
        return False
    name = node.function.name
    if any(call.record.of_name(one).role is Role.ANSWER for argument in node.arguments for one in names_in(argument)):
        return False
    return name in call.record.rules or names.RULE.search(name.lower()) is not None


def _is_input(node: Expression) -> bool:
    """Tell one column of the inputs (`X["age"]`)."""
    is_literal = isinstance(node, code.Subscript) and isinstance(node.index, code.Constant)
    table = node.value if isinstance(node, code.Subscript) else None
    return is_literal and isinstance(table, code.Name) and table.name.startswith("X")


def is_rule(body: Block) -> bool:
    """Tell the body of a function that compares columns with numbers, and asks no model."""
    if len(body) > _STATEMENTS or any(name in names.ANSWERING for name, _ in calls_in(body)):
        return False
    returned = [one for one in body if isinstance(one, code.Return)]
    return bool(returned) and any(map(_is_bound, parts_of(returned[-1].value)))


def _is_bound(node: Struct) -> bool:
    if not isinstance(node, code.Operation) or node.operator not in (">", ">=", "<", "<="):
        return False
    left, right = node.operands[:2]
    is_column = isinstance(left, code.Attribute) or (
        isinstance(left, code.Subscript) and isinstance(left.index, code.Constant) and isinstance(left.index.value, str)
    )
    return is_column and isinstance(right, code.Constant)


def is_shifted(arguments: tuple[Expression, ...]) -> bool:
    """Tell `y[1:]` beside `y[:-1]`."""
    pairs = [(one.value, one.index) for one in arguments if isinstance(one, code.Subscript)]
    if len(pairs) < 2 or pairs[0][0] != pairs[1][0]:  # noqa: PLR2004  # truth and answer
        return False
    slices = [index for _, index in pairs[:2] if isinstance(index, code.Slice)]
    starts, ends = ({type(getattr(one, end)) for one in slices} for end in ("lower", "upper"))
    return len(slices) == 2 and type(None) in starts and type(None) in ends and len(starts) > 1 and len(ends) > 1  # noqa: PLR2004  # as above


def note_guess(call: Called, sort: str) -> None:
    """Note an answer to compare with."""
    sort = "random" if sort == "permuted" else sort if sort in _GUESSES else "constant"
    call.record.find(StepKind.BASELINE, sort, _GUESSES[sort])

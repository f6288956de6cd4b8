"""Answers that no model gives, to compare with those of one."""

from portfolio_audit.analysis.answers import names
from portfolio_audit.analysis.answers.called import Called
from portfolio_audit.analysis.answers.values import Role, Value, is_surely_truth
from portfolio_audit.analysis.steps import StepKind
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression

_GUESSES = {
    "constant": "a constant as the answer",
    "random": "a random answer",
    "lagged": "the value before as the answer",
    "rule": "a rule as the answer",
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
    if call.name in names.DRAWS and any(is_surely_truth(value) for value in call.values):
        return Value(Role.GUESS, "", "random")
    return None


def compare_with_guess(call: Called) -> None:
    """Note a measure of a guess: a constant, a draw, the value before, or a rule that answers without learning."""
    if not names.is_metric(call.name):
        return
    values = call.values
    if any(value.role is Role.ANSWER for value in values) or not values:
        return
    guesses = [value for value in values[1:] if value.role in (Role.GUESS, Role.CENTRE)]
    if guesses and any(value.role in (Role.TRUTH, Role.COLUMN, Role.NONE) for value in values):
        note_guess(call, guesses[0].form or "constant")
    elif any(_is_rule(one) for one in call.node.arguments):
        note_guess(call, "rule")
    elif is_shifted(call.node.arguments):
        note_guess(call, "lagged")


def _is_rule(node: Expression) -> bool:
    return (
        isinstance(node, code.Call)
        and isinstance(node.function, code.Name)
        and bool(names.RULE.search(node.function.name.lower()))
    )


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
    call.record.find(StepKind.BASELINE, sort, _GUESSES.get(sort, _GUESSES["constant"]))

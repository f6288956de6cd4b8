"""What operators make of answers, truths, errors and matches."""

from portfolio_audit.analysis.steps.answers.guesses import is_shifted
from portfolio_audit.analysis.steps.answers.values import NOTHING, Role, Value, combined, is_surely_truth, less
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression
from portfolio_audit.patterns import lazy_regex

_GOLD = lazy_regex(r"^golds?(?:_|$)|truth|^y_true$")


def answered(node: Expression, value: Value, other: Value) -> Value:
    """Read what a call of the author's gives as an answer where it is compared with what is surely the truth."""
    is_call = isinstance(node, code.Call) and value.role is Role.NONE
    return Value(Role.ANSWER) if is_call and other.role is Role.TRUTH and _GOLD.search(other.origin) else value


def joined(operator: str, values: list[Value]) -> Value:
    """Join values by an operator that neither compares nor subtracts them."""
    if not values or operator in ("in", "not in", "f"):
        return NOTHING
    if operator in ("~", "not"):
        return _turned(values[0])
    if operator == "if":
        return values[0]
    is_power = operator == "?" and len(values) > 1 and values[0].role is Role.ERROR
    if is_power or (operator == "*" and all(value.role is Role.ERROR for value in values)):
        return values[0]._replace(form="squared")
    return combined(values, operator)


def difference(node: code.Operation, values: list[Value]) -> Value:
    """Subtract: what is shifted stands for the value before, and a constant changes nothing."""
    left, right = values
    is_kept_lag = (
        right.form == "lagged" and left.role in (Role.COLUMN, Role.TRUTH) and isinstance(node.operands[1], code.Name)
    )
    if is_kept_lag or (is_shifted(node.operands) and is_surely_truth(left)):
        return Value(Role.ERROR, "lagged", "", is_guess=True)
    if isinstance(node.operands[0], code.Constant):
        return right if right.role in (Role.ANSWER, Role.CENTRE) else NOTHING
    if isinstance(node.operands[1], code.Constant):
        return left if left.role is not Role.CENTRE else NOTHING
    return less(left, right)


def _turned(value: Value) -> Value:
    if value.role is Role.MATCH and value.form in ("", "wrong"):
        return value._replace(form="" if value.form == "wrong" else "wrong")
    return value

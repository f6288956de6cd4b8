"""What a value is to the judging of a model: its answer, the truth, an error, or a guess to compare with."""

from enum import StrEnum
from typing import NamedTuple

from portfolio_audit.patterns import lazy_regex


class Role(StrEnum):
    """The part that a value plays."""

    NONE = "none"
    ANSWER = "answer"
    TRUTH = "truth"
    COLUMN = "column"
    """A column of a table that may be the truth or anything else."""
    ERROR = "error"
    """True value less answer, for each row."""
    MATCH = "match"
    """Whether answer and truth agree, for each row."""
    CENTRE = "centre"
    """The mean, median or commonest value of the truth."""
    SCORE = "score"
    """What a measure gave, or several of them."""
    GUESS = "guess"
    """Answers that no model gave: a constant, a draw, the value before."""


class Value(NamedTuple):
    """A value, the name of the truth that it stems from, and its form."""

    role: Role = Role.NONE
    origin: str = ""
    form: str = ""
    """`absolute`, `squared`, `wrong`, `cell`, `counts`, `mask`, `rolling`; of a guess its sort."""
    is_guess: bool = False
    """True for errors and matches of a guess."""


NOTHING = Value()

_ANSWER = lazy_regex(
    r"(?:^|_)(?:y_?hats?|yhats?|hats?|preds?|predicted|predictions?|y_?preds?|forecasts?|forecasted|fcst|logits?|probas?|probs?"
    r"|outputs?|guess(?:es)?|hyps?)(?:_(?:test|val|valid|train|tr|te|lr|rf|xgb|lgb|lgbm|nn|svm|proba|prob|class|classes|labels?|y"
    r"|values?|list|all|arr|np|df|final|tags?|ids?|idx|cls|cat|seq|texts?|words?|spans?|tokens?|scores?|masks?|boxes|\w|\d{1,3}))?\d{0,2}$|^p$"
)
_TRUTH = lazy_regex(
    r"^(?:y|Y)(?:_(?!pred|hat|prob|score|axis|lim|label_|col|name|pos|min|max|size|shape|scaler|ticks?|off|start|end|mean|std|coord)\w{1,12}|te(?:st)?|tr|train|val|valid|true)?\d?$"
    r"|^(?:(?:y|all|test|val|train|true)_)?(?:trues?|truths?|actuals?|targets?|labels?|ground_truths?|observed)"
    r"(?:_(?:mask|masks|boxes|test|val|valid|train|values?|batch|i|np|list|arr|labels?|class))?$"
    r"|^golds?(?:_(?:tags?|labels?|answers?|ids?|spans?|seq|texts?|sents?|sentences?|tokens?))?$"
)
_SURE_TRUTH = lazy_regex(
    r"^[yY](?:_?(?:te(?:st)?|tr|train|val|valid|true)|_(?:tst|hold\w{0,5}|dev|eval|all))?$|true|truth|actual|target|label"
)
_HELD_OUT = lazy_regex(r"test|val|hold|_te\b|^[yY]te\b")
ERROR_COLUMN = lazy_regex(
    r"^(?:(?:abs|sq|squared|pct|rel|prediction|pred)_?(?:err(?:or)?|errors)|residuals?|resid|ape|misclassified"
    r"|is_(?:correct|wrong)|correct_pred\w{0,8})$"
)
"""Names of columns that hold errors, whoever filled them."""
FRAME = lazy_regex(
    r"^(?:\w{0,20}_)?(?:df|test|train|val|valid|data|frame|rows?|holdout|results?|out|preds?|g|part|group)(?:_\w{1,12})?$"
)


def by_name(name: str) -> Value:
    """Read the part that a name says, as for a parameter or what another file computes."""
    if _ANSWER.search(name):
        return Value(Role.ANSWER, name)
    if _TRUTH.search(name):
        return Value(Role.TRUTH, name)
    return NOTHING


def is_surely_truth(value: Value) -> bool:
    """Tell a truth whose name says so, also without an answer beside it."""
    return value.role is Role.TRUTH and _SURE_TRUTH.search(value.origin) is not None


def is_held_out(value: Value) -> bool:
    """Tell a truth that is kept to judge by."""
    return value.role is Role.TRUTH and _HELD_OUT.search(value.origin) is not None


def is_error(value: Value) -> bool:
    """Tell errors of a model, and not of a guess."""
    return value.role is Role.ERROR and not value.is_guess


def is_wrong(value: Value) -> bool:
    """Tell rows on which answer and truth differ, or one field of the table of both."""
    return value.role is Role.MATCH and value.form in ("wrong", "cell") and not value.is_guess


def less(left: Value, right: Value) -> Value:
    """Subtract: truth and answer give errors, truth and a guess those of the guess."""
    roles = {left.role, right.role}
    if Role.ANSWER in roles and roles & {Role.TRUTH, Role.COLUMN}:
        return Value(Role.ERROR, left.origin)
    is_guess = roles in ({Role.TRUTH, Role.GUESS}, {Role.TRUTH, Role.CENTRE}) or _is_usual_value(left, right)
    if is_guess and left.origin != right.origin:
        return Value(Role.ERROR, _sort_of_guess(left, right), "", is_guess=True)
    if Role.ERROR in roles:
        return left if left.role is Role.ERROR else right
    if Role.SCORE in roles:
        return Value(Role.SCORE)
    return left if left.role is Role.ANSWER and right.role is Role.NONE else NOTHING


def _is_usual_value(left: Value, right: Value) -> bool:
    """Tell a column less the usual value of the rows that were learnt from."""
    return any(
        one.role is Role.COLUMN and other.role in (Role.CENTRE, Role.GUESS) and other.origin.startswith("train")
        for one, other in ((left, right), (right, left))
    )


def _sort_of_guess(left: Value, right: Value) -> str:
    """Give the sort of the one that is a guess: errors of a guess stem from it."""
    return next((one.form for one in (left, right) if one.role is Role.GUESS), "constant")


def compare(left: Value, right: Value, operator: str) -> Value:
    """Compare: truth and answer give matches, a value and a bound a mask of the same part."""
    roles = {left.role, right.role}
    form = "wrong" if operator == "!=" else ""
    if operator in ("==", "!="):
        if Role.ANSWER in roles and roles & {Role.TRUTH, Role.COLUMN}:
            return Value(Role.MATCH, left.origin, form)
        is_told_apart = left.origin != right.origin or is_held_out(left)
        if roles in ({Role.TRUTH, Role.GUESS}, {Role.TRUTH, Role.CENTRE}) and is_told_apart:
            return Value(Role.MATCH, _sort_of_guess(left, right), form, is_guess=True)
        if roles == {Role.ANSWER, Role.GUESS} and any(value.form == "permuted" for value in (left, right)):
            return Value(Role.MATCH, "random", form, is_guess=True)
    one = left if left.role is not Role.NONE else right
    if one.role in (Role.ANSWER, Role.TRUTH, Role.ERROR):
        return one._replace(form="mask")
    return NOTHING


def both(values: list[Value]) -> Value:
    """Join masks: one of the truth and one of the answer pick a field of the table of both."""
    roles = {value.role for value in values}
    are_masks = all(value.form == "mask" for value in values if value.role is not Role.NONE)
    if {Role.ANSWER, Role.TRUTH} <= roles and are_masks:
        return Value(Role.MATCH, "", "cell")
    return next((value for value in values if value.role in (Role.MATCH, Role.ERROR)), NOTHING)


def combined(values: list[Value], operator: str) -> Value:
    """Join by arithmetic: errors stay errors, and answers what they are unless another column makes more of them."""
    roles = {value.role for value in values}
    if operator == "*" and Role.TRUTH in roles and any(value.form == "log" for value in values):
        return Value(Role.ERROR, "", "log")
    if operator in ("*", "/") and {Role.ANSWER, Role.COLUMN} <= roles:
        return NOTHING
    for role in (Role.ERROR, Role.MATCH, Role.GUESS, Role.ANSWER, Role.SCORE):
        found = next((value for value in values if value.role is role), None)
        if found is not None:
            return found
    return NOTHING

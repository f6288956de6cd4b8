"""What is done with the errors of a model: ordered, picked, plotted, told apart by group."""

from portfolio_audit.analysis.steps.answers import names
from portfolio_audit.analysis.steps.answers.called import Called
from portfolio_audit.analysis.steps.answers.chains import GROUPED
from portfolio_audit.analysis.steps.answers.guesses import keep_usual_values, note_guess
from portfolio_audit.analysis.steps.answers.values import ERROR_COLUMN, NOTHING, Role, by_name, is_error, is_wrong
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression
from portfolio_audit.patterns import lazy_regex

_UNEQUAL = lazy_regex(r"\b(\w{1,30})\s?!=\s?(\w{1,30})\b")
_CELL = lazy_regex(r"\b(\w{1,30})\s?==\s?(\d)\s?(?:and|&)\s?(\w{1,30})\s?==\s?(\d)")
_OF_TABLES = frozenset(
    {"assign", "apply", "agg", "aggregate", "groupby", "group_by", "crosstab", "pivot_table", "with_columns"}
)

_WORDS = frozenset({"label", "title", "xlabel", "ylabel", "name", "color"})
"""Keywords of a plot that hold words."""


def look_at_errors(call: Called) -> None:
    """Note errors that are ordered, picked, plotted or told apart by group."""
    if names.is_metric(call.name):
        call.record.measured()
        _look_at_masks(call)
    if call.name in names.ORDERS:
        _look_at_order(call)
    elif call.name in names.PICKS and any(is_wrong(value) for value in call.values):
        call.record.find(StepKind.ANALYSE_ERRORS, "wrong cases", "cases picked by whether the answer is right")
    elif call.name in names.PLOTS and (any(map(is_error, (call.owner, *call.values))) or _known_columns(call)):
        call.record.find(StepKind.ANALYSE_ERRORS, "residuals", "errors plotted")
    elif call.name == "query" and any(map(_asks_for_wrong, call.texts())):
        call.record.find(StepKind.ANALYSE_ERRORS, "wrong cases", "cases picked by whether the answer is right")
    elif call.name == "resample" and is_error(call.owner):
        call.record.find(StepKind.ANALYSE_ERRORS, "slices", "errors over time")
    elif call.name in _OF_TABLES:
        _look_at_tables(call, _known_columns(call))
    elif call.is_over_groups and any(_measures(one) for one in call.node.arguments):
        call.record.find(StepKind.ANALYSE_ERRORS, "slices", "scores by group")


def _look_at_masks(call: Called) -> None:
    """Note a measure of rows that the turn of a loop picks, of truth and answer alike."""
    parts = [one.index for one in call.node.arguments[:2] if isinstance(one, code.Subscript)]
    picked = {one.name for one in parts if isinstance(one, code.Name)}
    is_of_step = len(parts) > 1 and call.record.is_of_step(call.node.arguments[:2])
    if is_of_step or (len(parts) > 1 and len(picked) == 1 and picked <= call.record.masks):
        call.record.find(StepKind.ANALYSE_ERRORS, "slices", "scores by group")


def _asks_for_wrong(text: str) -> bool:
    """Tell a query such as `predicted != label` or `predicted == 1 and label == 0`."""
    found, cell = _UNEQUAL.search(text), _CELL.search(text)
    columns = (found[1], found[2]) if found else (cell[1], cell[3]) if cell and cell[2] != cell[4] else ()
    return {by_name(column).role for column in columns} == {Role.ANSWER, Role.TRUTH}


def _look_at_order(call: Called) -> None:
    if is_error(call.subject) or is_error(call.words.get("key", NOTHING)) or _known_columns(call):
        call.record.find(StepKind.ANALYSE_ERRORS, "worst cases", "cases ordered by their error")


def _known_columns(call: Called) -> list[str]:
    """Give the literal arguments that name a column of errors, but no words that stand in a picture."""
    said = {one.value for name, one in call.node.keywords if name in _WORDS and isinstance(one, code.Constant)}
    return [text for text in call.texts() if text not in said and _is_error_column(call, text)]


def _look_at_tables(call: Called, known: list[str]) -> None:
    find = call.record.find
    if call.name in ("assign", "with_columns"):
        for name, value in call.words.items():
            if value.role in (Role.ERROR, Role.MATCH) and not value.is_guess:
                call.record.columns[name] = value
            elif value.role is Role.ERROR and value.form:
                note_guess(call, value.origin)
    elif call.name in ("agg", "aggregate", "apply", "pivot_table") and (known or call.is_over_groups):
        keep_usual_values(call)
        if known or any(_measures(one) for one in call.node.arguments):
            find(StepKind.ANALYSE_ERRORS, "slices", "errors by group")
    elif call.name in GROUPED and (call.owner.role in (Role.ERROR, Role.MATCH) or _groups_by_errors(call, known)):
        find(StepKind.ANALYSE_ERRORS, "slices", "errors by group")
    elif call.name == "crosstab":
        _look_at_table_of_two(call)


def _look_at_table_of_two(call: Called) -> None:
    roles = {value.role for value in call.values}
    if roles & {Role.MATCH, Role.ERROR}:
        call.record.find(StepKind.ANALYSE_ERRORS, "slices", "errors by group")
    elif Role.ANSWER in roles and roles & {Role.TRUTH, Role.COLUMN}:
        call.record.find(StepKind.ANALYSE_ERRORS, "confusion", "answers counted by class and truth")


def _groups_by_errors(call: Called, known: list[str]) -> bool:
    """Tell a table that is grouped by what was just computed of the errors."""
    return bool(known) or any(value.role in (Role.ERROR, Role.MATCH) for value in call.values)


def _is_error_column(call: Called, text: str) -> bool:
    known = call.record.columns.get(text, NOTHING)
    return (known.role in (Role.ERROR, Role.MATCH) and not known.is_guess) or ERROR_COLUMN.match(text) is not None


def _measures(node: Expression) -> bool:
    return isinstance(node, code.Name | code.Attribute) and names.is_metric(node.name)

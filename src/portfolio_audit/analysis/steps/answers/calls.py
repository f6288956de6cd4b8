"""What a call makes of answers, truths and errors."""

import re

from portfolio_audit.analysis.steps.answers import names
from portfolio_audit.analysis.steps.answers.called import Called, Reads
from portfolio_audit.analysis.steps.answers.errors import look_at_errors
from portfolio_audit.analysis.steps.answers.guesses import compare_with_guess, filled, note_guess
from portfolio_audit.analysis.steps.answers.inputs import look_at_inputs
from portfolio_audit.analysis.steps.answers.measures import is_computed, metric_computed, metric_printed
from portfolio_audit.analysis.steps.answers.parts import called_name
from portfolio_audit.analysis.steps.answers.settings import chooses_best, is_training, repeats_by_seed, resamples
from portfolio_audit.analysis.steps.answers.values import NOTHING, Role, Value, compare, is_held_out
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression
from portfolio_audit.patterns import lazy_regex

_MEASURES = {
    "absolute": ("mae", "mean of absolute errors"),
    "squared": ("mse", "mean of squared errors"),
    "log": ("log-loss", "mean of logarithms of answers"),
}
"""Form of the errors, to the metric that their mean is."""
_MEDIANS = frozenset({"median", "nanmedian"})
_SCALES = frozenset({"std", "var", "nanstd"})
_CORRELATIONS = frozenset({"corrcoef", "pearsonr", "spearmanr", "kendalltau", "corr"})
_APPLIES = frozenset({"apply", "apply_fn", "forward", "net_apply"})
_WEIGHTS = lazy_regex(r"param|variables|weights|theta")
_PLAYED = lazy_regex(r"random[ _](?:agent|policy|player|bot)\b", re.IGNORECASE)
_LOGARITHMS = frozenset({"log", "log2"})
_EQUALS = {"eq": "==", "equal": "==", "ne": "!=", "not_equal": "!="}
_PAIR = ("left", "right")
_QUANTILES = frozenset({"quantile", "percentile", "nanquantile", "nanpercentile"})
_TAILS = frozenset({2.5, 97.5, 0.025, 0.975, 5, 95, 0.05, 0.95, 10, 90, 0.1, 0.9})


def judge_call(reader: Reads, node: code.Call) -> Value:
    """Give the part that a call's result plays, and note the steps it shows."""
    call = Called(reader, node)
    look_at_inputs(call.record, node)
    look_at_errors(call)
    _look_at_words(call)
    compare_with_guess(call)
    if call.record.scopes and is_training(call.name):
        call.record.trainers.add(call.record.scopes[-1])
    for part in (_compared, _answered, _aggregated, _spread, filled, _of_truth, _of_errors):
        found = part(call)
        if found is not None:
            return found
    if call.name == "col" and call.texts():
        return reader.column(node, call.texts()[0])
    if call.owner.role is not Role.NONE:
        return call.owner if call.name not in names.SPREADS else NOTHING
    return call.subject if call.name in names.KEEPS else NOTHING


def _compared(call: Called) -> Value | None:
    """Read comparisons that are called (`a.eq(b)`, `torch.eq(a, b)`)."""
    operator = _EQUALS.get(call.name)
    parts = [call.owner, *call.arguments] if call.owner.role is not Role.NONE else call.arguments
    if operator is None or len(parts) < len(_PAIR):
        return None
    return compare(parts[0], parts[1], operator)


def _answered(call: Called) -> Value | None:
    """Read what a model answers, and what a measure gives."""
    function = call.node.function
    known = call.record.returns.get(function.name) if isinstance(function, code.Name) else None
    if known is not None:
        return known
    is_own = isinstance(function, code.Name) and function.name.startswith("predict")
    is_own = is_own or (call.name in _APPLIES and _takes_weights(call.node))
    if call.name in names.ANSWERING or names.MODEL.match(call.name) or is_own:
        return Value(Role.ANSWER, call.name)
    return Value(Role.SCORE) if names.gives_score(call.name) and call.owner.role is Role.NONE else None


def _takes_weights(node: code.Call) -> bool:
    """Tell a network that is a function of its weights."""
    first = next(iter(node.arguments), None)
    return isinstance(first, code.Name | code.Attribute) and _WEIGHTS.search(first.name) is not None


def _look_at_labels(call: Called) -> None:
    """Read scores that are printed behind their name, and those of a guess behind its name."""
    if call.name != "print":
        return
    for label, node, value in zip(call.node.arguments, call.node.arguments[1:], call.arguments[1:], strict=False):
        if not isinstance(label, code.Constant) or not isinstance(label.value, str):
            continue
        metric = metric_printed(label.value, node)
        if metric:
            call.record.measure(metric, f"{label.value.strip()} printed")
        is_share = (is_computed(node) or _is_loss(node)) and not label.value.lower().startswith(("mean", "median"))
        is_played = isinstance(node, code.Call) and _PLAYED.match(label.value.strip()) is not None
        if (value.role is Role.SCORE or is_share or is_played) and names.GUESSED.match(label.value.strip()):
            note_guess(call, "named")


def _is_loss(node: Expression) -> bool:
    return isinstance(node, code.Call) and names.LOSSES.search(called_name(node)) is not None


def _aggregated(call: Called) -> Value | None:
    """Read means and sums: of errors and matches they measure, of the truth they are a guess."""
    subject = call.subject
    if call.name not in names.AGGREGATES | names.CENTRES:
        return None
    if subject.role in (Role.ERROR, Role.MATCH) and call.name in names.AGGREGATES:
        _measure(call, subject)
        return NOTHING
    if subject.role in (Role.TRUTH, Role.COLUMN):
        return _centre(call, subject)
    is_kept = subject.role is Role.ANSWER and (call.has_axis or call.name == "argmax")
    return subject if is_kept else NOTHING


def _centre(call: Called, subject: Value) -> Value:
    """Give what a mean or the commonest value of the truth is; a share of rows is no guess."""
    is_by_axis = call.has_axis and call.name != "most_common"
    if call.name == "argmax" and is_by_axis:
        return subject
    if call.name not in names.CENTRES or is_by_axis or subject.form == "mask":
        return NOTHING
    if subject.form == "rolling":
        return Value(Role.GUESS, subject.origin, "lagged")
    return subject if call.name == "argmax" and subject.form != "counts" else Value(Role.CENTRE, subject.origin)


def _measure(call: Called, subject: Value) -> None:
    if subject.is_guess:
        if subject.role is Role.MATCH or subject.form in _MEASURES:
            note_guess(call, subject.origin)
    elif subject.role is Role.ERROR:
        if subject.form in _MEASURES:
            metric, said = _MEASURES[subject.form]
            call.record.measure(metric, said.replace("mean", "median") if call.name in _MEDIANS else said)
    elif subject.form == "cell":
        call.record.find(StepKind.ANALYSE_ERRORS, "confusion", "answers counted by class and truth")
    else:
        call.record.measure("accuracy", "share of right answers")


def _spread(call: Called) -> Value | None:
    """Read the spread of answers over several models, seeds or draws."""
    role = call.subject.role
    if call.name not in names.SPREADS or role not in (Role.ANSWER, Role.SCORE, Role.ERROR):
        return None
    if role is Role.ERROR:
        if call.name in _QUANTILES and call.subject.form == "absolute" and not call.subject.is_guess:
            call.record.find(StepKind.UNCERTAINTY, "interval", "a quantile of the errors")
        return NOTHING
    if role is Role.SCORE:
        call.record.find(StepKind.UNCERTAINTY, "spread", "spread of scores")
    elif call.has_axis or _asks_tails(call):
        call.record.find(StepKind.UNCERTAINTY, "spread", "spread of answers")
    return NOTHING


def _asks_tails(call: Called) -> bool:
    items = [item for one in call.node.arguments for item in (one.items if isinstance(one, code.Group) else (one,))]
    return call.name not in _SCALES and any(isinstance(one, code.Constant) and one.value in _TAILS for one in items)


def _of_truth(call: Called) -> Value | None:
    subject = call.subject
    if call.name in names.COUNTS and subject.role is Role.TRUTH:
        return subject._replace(form="counts")
    if call.name in ("shift", "rolling") and subject.role in (Role.TRUTH, Role.COLUMN):
        if call.name == "rolling":
            return subject._replace(form="rolling")
        return Value(Role.GUESS, subject.origin, "lagged")
    if call.name == "max" and subject.form == "counts" and is_held_out(subject):
        note_guess(call, "constant")
    centre = next((value for value in call.arguments if value.role is Role.CENTRE), None)
    if call.name == "map" and centre is not None:
        return Value(Role.GUESS, centre.origin, "constant")
    if call.name == "max" and {value.role for value in call.arguments} == {Role.CENTRE} and len(call.arguments) > 1:
        note_guess(call, "constant")
        return NOTHING
    return None


def _of_errors(call: Called) -> Value | None:
    subject = call.subject
    if call.name in names.ABSOLUTE and subject.role is Role.ERROR:
        return subject._replace(form=subject.form or "absolute")
    if call.name == "maximum" and [value.role for value in call.arguments] == [Role.ERROR, Role.ERROR]:
        return subject._replace(form="absolute")
    if call.name in _LOGARITHMS and subject.role is Role.ANSWER:
        return subject._replace(form="log")
    if call.name in names.SQUARE and subject.role is Role.ERROR:
        return subject._replace(form="squared")
    is_by_row = any(
        name == "reduction" and isinstance(one, code.Constant) and one.value in ("none", None)
        for name, one in call.node.keywords
    )
    if is_by_row and names.LOSSES.search(call.name):
        return Value(Role.ERROR, "", "absolute")
    return None


def _look_at_words(call: Called) -> None:
    """Note measures that are computed as an argument of that name, and the best of several trainings."""
    for name, node in call.node.keywords:
        metric = metric_computed(name, node)
        if metric:
            call.record.measure(metric, f"{name} computed")
    roles = {value.role for value in call.values}
    if call.name in _CORRELATIONS and Role.ANSWER in roles and roles & {Role.TRUTH, Role.COLUMN}:
        call.record.measure("correlation", "correlation of answer and truth")
    if resamples(call.node) and call.record.turns and not call.record.learns:
        call.record.find(StepKind.UNCERTAINTY, "bootstrap", "rows drawn again and again")
    _look_at_labels(call)
    if repeats_by_seed(call.node, call.record.loops):
        call.record.find(StepKind.UNCERTAINTY, "seeds", "one run for each seed")
    if chooses_best(call.node, call.record.trainers):
        call.record.find(StepKind.TUNE, "manual", "the best of several settings")

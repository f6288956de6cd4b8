"""Which names of a program stand for answers of a model."""

import ast
import re

from msgspec import Struct

from portfolio_audit.analysis.steps.syntax import children, flat, last_name, root_name, walk
from portfolio_audit.patterns import lazy_regex

ASKS = frozenset(
    {"predict", "predict_proba", "forecast", "predict_classes", "get_forecast", "predict_batch", "decision_function"}
    | {"get_preds"}
)
_ASKING_NAME = lazy_regex(r"^(?:(?:predict|infer|inference|forecast)(?:_(?!error)\w{1,40})?|apply_fn)$")
_MAKES_MODEL = lazy_regex(
    r"^(?:pipeline|load_learner|load_model|load|from_pretrained|from_file|restore|load_from_checkpoint|eval|InferenceSession)$"
)
_PUBLIC_PIPELINE = lazy_regex(r"^[a-z]{2}(?:_\w{1,40})?$")
_MEASURES = lazy_regex(
    r"scores?$|error$|accurac|report|matrix|auc|loss$|^r2|rmse|mae$|evaluat|metric|^len$|^print|plot|confusion|curve|^describe$|^info$|value_counts"
)
"""Calls that make a figure about the answers, which is no answer any more."""
_FIGURES = frozenset({"mean", "sum", "std", "min", "max", "median", "nunique", "item", "any", "all"})
_OPENS = frozenset({"open", "create", "File", "Dataset"})
_TRUTH = lazy_regex(
    r"^(?:y_?(?:test|true|val|valid|actual|train)\w{0,4}|actuals?|truth|ground_?truth|(?:test|true|val)_?(?:labels?|y|targets?)|expected)$",
    re.IGNORECASE,
)
"""Names and columns of what is known already: a table with it judges the model, and answers nothing new."""
_GATHERS = frozenset({"append", "extend", "add", "insert", "update"})


class AnswerNames(Struct):
    """The names that stand for answers, models, functions that answer, open files, and tables with the truth."""

    answers: set[str]
    models: set[str]
    files: set[str]
    judged: set[str]


def learn_names(
    node: ast.Assign | ast.AugAssign | ast.AnnAssign | ast.For | ast.AsyncFor, value: ast.expr, names: AnswerNames
) -> None:
    """Learn from an assignment, or a loop over a value, what its targets stand for."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    bound = {root_name(part) for target in targets for part in flat(target)} - {""}
    if any(isinstance(one, ast.Call) and _makes_model(one) for one in walk(value)):
        names.models |= bound
    if any(_is_open(one) for one in walk(value)):
        names.files |= bound
    if is_answer(value, names):
        names.answers |= bound
    if _tells_truth(value) or any(isinstance(one, ast.Name) and one.id in names.judged for one in walk(value)):
        names.judged |= bound
    if any(isinstance(one, ast.Subscript) and _tells_truth(one.slice) for one in targets):
        names.judged |= bound


def _makes_model(call: ast.Call) -> bool:
    """Tell what reads or builds a model; a public pipeline of text takes sentences apart, and answers nothing."""
    named = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else ""
    is_public = root_name(call.func) == "spacy" and isinstance(named, str) and _PUBLIC_PIPELINE.match(named)
    return _MAKES_MODEL.match(last_name(call.func)) is not None and not is_public


def gives_answers(function: ast.FunctionDef, names: AnswerNames) -> bool:
    """Tell whether a function gives back answers of a model."""
    inner = AnswerNames(set(names.answers), set(names.models), set(), set())
    for node in walk(function):
        if isinstance(node, ast.Assign):
            learn_names(node, node.value, inner)
    returned = (node.value for node in walk(function) if isinstance(node, ast.Return) and node.value is not None)
    return any(is_answer(value, inner) for value in returned)


def is_answer(value: ast.expr, names: AnswerNames) -> bool:
    """Tell an expression in which an answer goes on, and is not only measured."""
    pending: list[ast.AST] = [value]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Name) and node.id in names.answers:
            return True
        if isinstance(node, ast.Call):
            called = last_name(node.func)
            if _MEASURES.search(called) or _is_single_figure(node, called):
                continue
            if _asks(node, called, names):
                return True
        if not _compares_two(node):
            pending += children(node)
    return False


def _is_single_figure(call: ast.Call, called: str) -> bool:
    """Tell `answers.mean()`, which is one number."""
    return called in _FIGURES and not call.args and not call.keywords


def _compares_two(node: ast.AST) -> bool:
    """Tell answers that are set equal to other values, which counts how many are right."""
    if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], ast.Eq | ast.NotEq):
        return False
    return not any(isinstance(side, ast.Constant | ast.UnaryOp) for side in (node.left, node.comparators[0]))


def _asks(call: ast.Call, called: str, names: AnswerNames) -> bool:
    if isinstance(call.func, ast.Attribute):
        is_model = root_name(call.func.value) in names.models
        return called in ASKS or (called in {"transform", "pipe", "run"} and is_model) or called == "apply_fn"
    return called in names.models or _ASKING_NAME.match(called) is not None


def gather(call: ast.Call, names: AnswerNames) -> None:
    """Learn of lists that answers are put into, and of models that are made ready to answer."""
    if isinstance(call.func, ast.Attribute):
        owner = {root_name(call.func.value)} - {""}
        if call.func.attr in _GATHERS and any(is_answer(one, names) for one in call.args):
            names.answers |= owner
        elif call.func.attr == "eval":
            names.models |= owner


def is_judged(node: ast.expr, names: AnswerNames) -> bool:
    """Tell whether the truth stands beside the answers."""
    return _tells_truth(node) or any(isinstance(one, ast.Name) and one.id in names.judged for one in walk(node))


def _tells_truth(node: ast.AST) -> bool:
    for one in walk(node):
        said = one.value if isinstance(one, ast.Constant) else last_name(one)
        if isinstance(said, str) and _TRUTH.match(said):
            return True
    return False


def opens(item: ast.withitem) -> bool:
    """Tell whether an item of a `with` opens a file and names it."""
    return any(_is_open(one) for one in walk(item.context_expr)) and item.optional_vars is not None


def _is_open(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and last_name(node.func) in _OPENS


def copied(names: AnswerNames) -> AnswerNames:
    """Give the names for the inside of a function, which keeps what it learns."""
    return AnswerNames(set(names.answers), set(names.models), set(names.files), set(names.judged))

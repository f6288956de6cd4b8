"""Values that are computed under the name of a metric."""

import re

from portfolio_audit.analysis.steps.answers.names import AGGREGATES
from portfolio_audit.analysis.steps.answers.parts import called_name, names_in, parts_of
from portfolio_audit.analysis.steps.names.vocabulary import metric_of_string
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Expression
from portfolio_audit.patterns import lazy_regex

_METRIC = lazy_regex(
    r"(?:^|_)(rmse|mae|mse|mape|smape|wape|rmsle|r2|f1|accuracy|precision|recall|auc|mcc|dice|brier|logloss|ndcg|mase"
    r"|perplexity|ppl|wer|cer)(?:_(?!loss|fn|func|metric|threshold|col|key|name)\w{1,12})?$",
    re.IGNORECASE,
)
_LABEL = lazy_regex(
    r"^\W{0,4}(?:test |val\w{0,8} |mean |avg |our )?(rmse|mae|mse|mape|wape|accuracy|acc|f1|auc|precision|recall|mrr"
    r"|ndcg|r2|ppl|perplexity|log ?loss|hit ?rate|wer|cer|brier)"
    r"(?:[ _](?:score|error|on|test|val\w{0,7}|\(|@|at)\b.{0,30})?\W{0,4}$",
    re.IGNORECASE,
)
_HANDS_ON = frozenset({"float", "round", "int", "abs", "exp", "sqrt", "item", "numpy", "tolist", "max"})
_ARITHMETIC = frozenset({"-", "==", "!=", "?", "&", "<", ">", "<=", ">="})
_OF_LOSS = frozenset({"ppl", "perplexity"})
_LISTED = lazy_regex(r"\b(?:rec(?:s|ommend\w{0,8})?|retrieved|top\w{0,6}|pred\w{0,10}|ranked\w{0,6})\b")
_WANTED = lazy_regex(
    r"\b(?:relevant\w{0,6}|gold\w{0,6}|truth|true\w{0,8}|actuals?|bought|liked|held\w{0,6}|test\w{0,8}|y_true)\b"
)
_DEPTH = 6


def metric_computed(name: str, node: Expression) -> str:
    """Give the metric that a value is called by, where it is computed on the spot; else an empty text."""
    found = _METRIC.search(name)
    if found is None or not (is_computed(node) or (found[1].lower() in _OF_LOSS and _is_exponent(node))):
        return ""
    return "perplexity" if found[1].lower() in _OF_LOSS else metric_of_string(found[1]) or "own"


def metric_printed(label: str, node: Expression) -> str:
    """Give the metric that a printed label names, where the value behind it is computed there; else an empty text."""
    found = _LABEL.search(label)
    if found is None or not (is_computed(node) or _is_mean(node)):
        return ""
    return metric_of_string(found[1].replace(" ", "")) or "own"


def _is_mean(node: Expression) -> bool:
    return isinstance(node, code.Call) and called_name(node) in AGGREGATES - {"sum", "fsum"}


def is_computed(node: Expression) -> bool:
    """Tell a mean, a share of counts, or a root of either."""
    for _ in range(_DEPTH):
        match node:
            case code.Operation(operator="/"):
                return not isinstance(node.operands[0], code.Constant)
            case code.Operation(operator="?" | "-" | "if" | "*") if node.operands:
                node = next((one for one in node.operands if not isinstance(one, code.Constant)), node.operands[0])
            case code.Call():
                name = called_name(node)
                if name in AGGREGATES:
                    return _has_arithmetic(node)
                inner = node.function.value if isinstance(node.function, code.Attribute) else None
                if name not in _HANDS_ON:
                    return False
                node = node.arguments[0] if node.arguments else inner if inner is not None else code.OPAQUE
            case _:
                return False
    return False


def is_overlap(node: Expression) -> bool:
    """Tell `len(set(recommended) & set(bought))`, of what was answered and what is true."""
    both = node.arguments[0] if isinstance(node, code.Call) and called_name(node) == "len" and node.arguments else None
    if not isinstance(both, code.Operation) or both.operator != "&":
        return False
    left, right = (" ".join(names_in(one)) for one in both.operands[:2])
    pairs = ((left, right), (right, left))
    return any(_LISTED.search(one) is not None and _WANTED.search(other) is not None for one, other in pairs)


def _is_exponent(node: Expression) -> bool:
    return isinstance(node, code.Call) and called_name(node) in ("exp", "exp2")


def _has_arithmetic(node: code.Call) -> bool:
    return any(isinstance(one, code.Operation) and one.operator in _ARITHMETIC for one in parts_of(node))

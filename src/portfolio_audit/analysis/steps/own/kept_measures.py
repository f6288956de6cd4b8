"""Measures that stand beside a known one in a dict of results, each worked out where the dict is made."""

import ast
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.names.vocabulary import metric_of_string
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.analysis.steps.syntax import last_name, walk
from portfolio_audit.analysis.steps.syntax_scopes import SyntaxScope, scopes_of
from portfolio_audit.patterns import lazy_regex

_KEYS = {
    **dict.fromkeys(("bias", "mean_error", "mbe"), "bias"),
    **dict.fromkeys(("nmae", "mae_pct", "mae_percent"), "mae as a share"),
    **dict.fromkeys(("nrmse", "rmse_pct", "rmse_percent"), "rmse as a share"),
    **dict.fromkeys(("medae", "median_ae", "median_abs_error", "median_absolute_error"), "median error"),
    **dict.fromkeys(("max_error", "max_abs_error", "max_ae"), "largest error"),
    **dict.fromkeys(("cover", "coverage", "picp"), "coverage"),
    **dict.fromkeys(("pod", "tpr", "sensitivity"), "recall"),
    **dict.fromkeys(("far", "false_alarm_ratio"), "false alarms"),
    **dict.fromkeys(("csi", "threat_score"), "critical success index"),
    **dict.fromkeys(("specificity", "tnr"), "specificity"),
    **dict.fromkeys(("fpr", "false_positive_rate"), "false alarms"),
    "ppv": "precision",
    "npv": "negative predictive value",
    "nse": "nash-sutcliffe",
    "kge": "kling-gupta",
}
"""Names that mean a measure where another key of the same dict is one."""
_PATTERNS = (
    (lazy_regex(r"^(?:median_ape|mdape|medape|median_pct_error)(?:_\w{1,12})?$"), "median error as a share"),
    (
        lazy_regex(r"^within_\d{1,3}_?(?:pct|percent|p|perc|min\w{0,4}|h|days?|km|m|eur|usd|units?)?$"),
        "share within a bound",
    ),
    (lazy_regex(r"^cover(?:age)?_?\d{1,2}$"), "coverage"),
    (lazy_regex(r"^(?:mrr|mean_reciprocal_rank)(?:@\d{1,3})?$"), "reciprocal rank"),
)
"""The same with a bound or a level in the name."""
_UNITS = (
    r"(?:eur|usd|gbp|euros?|dollars?|days?|hours?|min\w{0,4}|sec\w{0,4}|k?wh?|mwh?|k?m|cm|(?:deg)?c|m?g|kg|points?|k)"
)
_WITH_UNIT = lazy_regex(rf"^(mae|rmse|mse|mape|bias)_{_UNITS}$")
"""An error with its unit."""
_MAY_HOLD = lazy_regex(
    r"['\"](?:mdape|med\w{0,6}ape|median_\w{2,12}|within_\d|cover|mrr|mean_reciprocal|(?:mae|rmse|mse|mape|bias)_)"
)
_WORKED_OUT = ast.BinOp | ast.Compare
_HAND_ON = frozenset({"float", "int", "round", "str", "get", "item", "max", "min"})
_ROUNDS = 3


def kept_measures(unit: CodeUnit) -> Iterator[tuple[str, str, int]]:
    """Give metric, key and line of each."""
    may = any(f'"{key}"' in unit.source or f"'{key}'" in unit.source for key in _KEYS) or _MAY_HOLD.search(unit.source)
    if unit.module is None or not may:
        return
    tree = tree_of(unit)
    for scope in scopes_of(tree) if tree is not None else ():
        for node in scope.nodes:
            if isinstance(node, ast.Dict):
                yield from _of_dict(node, scope)


def is_kept_measure(step: Step) -> bool:
    """Tell such a step."""
    return step.kind is StepKind.METRIC and _measure_of(step.text) == step.detail


def _of_dict(node: ast.Dict, scope: SyntaxScope) -> Iterator[tuple[str, str, int]]:
    named = [
        (key.value.lower(), key.lineno, value)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    ]
    worked_out = [one for one in named if _is_worked_out(one[2], scope)]
    measures = [(_measure_of(name), name, line) for name, line, _ in worked_out]
    if any(metric_of_string(name) or _WITH_UNIT.match(name) or "@" in name for name, _, _ in worked_out):
        yield from (one for one in measures if one[0])


def _measure_of(key: str) -> str:
    """Give the measure that a key means beside a known one; empty where it means none."""
    with_unit = _WITH_UNIT.match(key)
    if with_unit:
        return metric_of_string(with_unit[1]) or with_unit[1]
    return _KEYS.get(key) or next((measure for pattern, measure in _PATTERNS if pattern.match(key)), "")


def _is_worked_out(value: ast.expr, scope: SyntaxScope) -> bool:
    """Tell arithmetic, and a call that is more than a change of form, also where a name holds it."""
    for _ in range(_ROUNDS):
        if not isinstance(value, ast.Name) or not scope.values.get(value.id):
            break
        value = scope.values[value.id][-1]
    return any(
        isinstance(part, _WORKED_OUT) or (isinstance(part, ast.Call) and last_name(part.func) not in _HAND_ON)
        for part in walk(value)
    )

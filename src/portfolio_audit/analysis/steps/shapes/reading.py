"""Steps that no call names: what the shape of the code shows, read from its tree."""

import re
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.shapes.balance import balanced
from portfolio_audit.analysis.steps.shapes.calibration import Chosen
from portfolio_audit.analysis.steps.shapes.coverage import covered
from portfolio_audit.analysis.steps.shapes.grids import SETTINGS, grids
from portfolio_audit.analysis.steps.shapes.holdouts import Held
from portfolio_audit.analysis.steps.shapes.networks import built_networks
from portfolio_audit.analysis.steps.shapes.shares import counted_shares
from portfolio_audit.analysis.steps.shapes.splits import held_out
from portfolio_audit.analysis.steps.shapes.thresholds import chosen
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.patterns import lazy_regex

_MAY_SPLIT = lazy_regex(
    r"\[\s?(?:['\"](?:19|20)[\d-]{2,8}['\"])?\s?:\s?['\"](?:19|20)\d\d"
    r"|permut|randperm|shuffle\(|\.skip\(|\.drop\(\w{1,40}\.index|\[\s{0,2}:|:\s{0,2}\]|\[~|!=|<|% ?\d"
    r"|\bif\b.{0,80}\belse\b|\bwhere\("
    r"|(?:train|tr)\w{0,12}\)?, ?\(?\w{0,10}(?:te|val)"
    r"|\w, \w{1,12} = [\w.]{0,30}split\w{0,12}\(|['\"](?:val|valid|validation|dev|test)['\"]"
    r"|_from_directory\(|(?:Image|Dataset)Folder\("
)
_CONCERNS_LEARNING = lazy_regex(
    r"train|test|valid|hold|fit\(|mask|permut|shuffle|\.skip\(|perm\b|_te\b|_val\b|SARIMAX|ARIMA\(|_from_directory\(",
    re.IGNORECASE,
)
_MAY_CHOOSE = lazy_regex(
    r"roc_curve|precision_recall_curve|det_curve|decision_function|predict_proba|logits? ?/|\bfor \w{1,20} in .{0,80}"
    r"(?:arange|linspace|range|\(|\[|thresh|grid|cut)|\bin (?:cuts|thresholds|grid|taus?|ts)\b"
    r"|key ?= ?lambda|linspace\(|minimize_scalar"
    r"|(?:score|conf\w{0,7}|prob\w{0,8}|pred\w{0,7})_?(?:thr|cut)"
    r"|prob\w{0,12}(?:\[[^\]]{0,12}\])? ?[<>]|_scores?\w{0,9}\b.{0,20} [<>]=? |\b(?:q?cut|digitize|Logit|GLM)\("
    r"|\bp\w{0,12}\[.{1,60}\]\.mean\("
    r"|conf\w{0,10}\[.{1,60}\]\.(?:float\(\)\.)?mean\(|(?:percentile|quantile)\("
)
_SPEAKS_OF_ANSWERS = lazy_regex(
    r"prob|pred|score|logit|y_?hat|risk|conf(?:id|s?\b)|soft|\bp(?:_\w{1,6})?\b|\bP\b|decision_function", re.IGNORECASE
)
_MAY_COVER = lazy_regex(r"\) ?& ?\(|\.between\(")
_MAY_COUNT = lazy_regex(r"sum\(.{0,120}len\(")
_JUDGES = lazy_regex(r"predict|answer|expected|gold|truth|label|retriev|relevant|question", re.IGNORECASE)
"""Words of what is answered and of what is known to be right."""
_COVERAGE = (StepKind.METRIC, StepKind.UNCERTAINTY, StepKind.CALIBRATE)
"""What the share of true values between the bounds of a forecast is."""
_MAY_BUILD = lazy_regex(
    r"Sequential\(|\bModel\(|\.predict\w{0,6}\(.{0,80} for |0?\.\d{1,3} ?\*.{0,80}(?:pred|prob|forecast)"
)
_MAY_BALANCE = lazy_regex(r"\b(?:re)?sample\(|\.choices?\(|sample_n\(|\.(?:repeat|tile)\(|\] ?\* ?\w")
_JOINS = lazy_regex(
    r"concat|[vh]stack|append|extend|union|\br_\[|\+ ?(?:\w{1,20}\.)?(?:choices?|sample)\("
    r"|_(?:idx|indices|rows|up|down)\w{0,8} ?\+"
)
_MAY_TRY = lazy_regex(rf"{SETTINGS}['\"]\s?:\s{{0,3}}(?:\[|\(|[A-Za-z_.]{{1,20}}\()")

_BESIDE = frozenset({"validation"})
"""Sorts of steps that stand beside what the call of the same line tells."""
_VAGUE = frozenset({"rows", "validation"})
"""Sorts of steps beside which the shape may tell a closer one on the same line."""


def shape_steps(unit: CodeUnit, known: Iterable[Step]) -> Iterator[Step]:
    """Give the steps that the shape of the code shows, but not on lines where a call tells a step of the kind."""
    source = unit.source
    splits = bool(_MAY_SPLIT.search(source) and _CONCERNS_LEARNING.search(source))
    chooses = bool(_MAY_CHOOSE.search(source) and _SPEAKS_OF_ANSWERS.search(source))
    builds = bool(_MAY_BUILD.search(source))
    tries = bool(_MAY_TRY.search(source))
    covers = bool(_MAY_COVER.search(source) and "mean(" in source)
    balances = bool(_MAY_BALANCE.search(source) and _JOINS.search(source))
    counts = bool(_MAY_COUNT.search(source) and _JUDGES.search(source))
    may = splits or chooses or builds or tries or balances or covers or counts
    tree = tree_of(unit) if unit.module is not None and may else None
    if tree is None:
        return
    said = [(step.kind, step.at.line, step.detail) for step in known]
    told = {*said, *((kind, line) for kind, line, detail in said if detail not in _VAGUE)}
    found: list[tuple[StepKind, Held | Chosen]] = []
    found += [(StepKind.SPLIT, held) for held in held_out(tree)] if splits else []
    found += [(StepKind.CALIBRATE, one) for one in chosen(tree)] if chooses else []
    found += [(StepKind.DESIGN, one) for one in built_networks(tree)] if builds else []
    found += [(StepKind.TUNE, one) for one in grids(tree)] if tries else []
    found += [(StepKind.RESAMPLE, one) for one in balanced(tree)] if balances else []
    found += [(kind, one) for one in covered(tree) for kind in _COVERAGE] if covers else []
    found += [(StepKind.METRIC, one) for one in counted_shares(tree)] if counts else []
    for kind, one in found:
        same = {(kind, one.line, one.detail)}
        if told.isdisjoint(same if one.detail in _BESIDE else {(kind, one.line), *same}):
            yield Step(kind, one.text, one.detail, unit.place(one.line), _scope(unit, one.line), unit.in_notebook)


def _scope(unit: CodeUnit, line: int) -> str:
    """Give the innermost function around a line."""
    functions = unit.module.functions if unit.module else ()
    around = [one for one in functions if one.line <= line <= one.end_line]
    return max(around, key=lambda one: one.line).qualified_name if around else ""

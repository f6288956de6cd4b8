"""Splits of which a docstring or comment says that rows which belong together stay together."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.patterns import lazy_regex

_GROUP = (
    r"(?!(?:class|label|target|outcome|strat|time|date|year|quarter|month|week|day|hour|season|period|number|random|chance|hand"
    r"|default|size|ratio|row|line|index|word|token|sentence|comma|space|hash|seed|model|value|feature|column|score|file"
    r"|sample|observation|example|point|instance|record|entry|item|image|photo|picture|fold|split|part|data|set|name|type"
    r"|sklearn|scikit|pandas|using|the|this|that|our|its)(?:e?s|ified|ly)?\b)([a-z]{3,20})"
)
_PART = r"(?:split|part|fold|set|side|subset|partition)s?\b"
_SAYS = lazy_regex(
    rf"\b(?:folds?|splits?|divided|partitioned|held[- ]out|hold[- ]?out) (?:by|per) (?:whole |each |every )?{_GROUP}\b"
    rf"|\b(?:whole|entire|complete) {_GROUP} (?:are |is |go |goes |stay |stays )?(?:to|in|into|held|left|kept|out)\b"
    rf"[^.;]{{0,30}}\b(?:train\w{{0,4}}|val\w{{0,7}}|test\w{{0,4}}|out|{_PART})"
    rf"|\b(?:the same|one|each|every|a single) {_GROUP} (?:\w{{1,12}} ){{0,4}}(?:in|to|into|on)"
    rf" (?:the same|one|a single|only one|exactly one) {_PART}"
    rf"|\b(?:no|the same) {_GROUP} (?:\w{{1,12}} ){{0,4}}(?:in|on)"
    rf" (?:both|two|more than one|several|different) (?:{_PART}|train)"
)
"""What such words say, each with the name of the group."""
_SPLITS = frozenset({StepKind.SPLIT, StepKind.CROSS_VALIDATE})
_DEFINITE = frozenset({"group", "validation", "predefined"})
_ABOVE = 3
_CHARACTERS = 600
_WORDS_AND_CODE = 2


def said_groups(unit: CodeUnit, steps: Iterable[Step]) -> Iterator[Step]:
    """Give the first such split of each function and script, if its code names the group as well."""
    if unit.module is None:
        return
    told: set[str] = set()
    for step in steps:
        if step.kind in _SPLITS and not step.defined_until and step.detail not in _DEFINITE and step.scope not in told:
            found = next((found for words in _words(unit, step) if (found := _said(words, unit.source))), "")
            if found:
                told.add(step.scope)
                yield replace(step, kind=StepKind.SPLIT, detail="group", text=found)


def _words(unit: CodeUnit, step: Step) -> Iterator[str]:
    """Give the comments above a step, and the docstrings of its function and its script."""
    line = step.at.line or 1
    above = unit.source.splitlines()[max(0, line - 1 - _ABOVE) : line]
    yield " ".join(one.partition("#")[2].strip() for one in above)
    if unit.module is not None:
        yield from (one.docstring for one in unit.module.functions if one.qualified_name == step.scope)
        yield unit.module.docstring


def _said(words: str, source: str) -> str:
    for found in _SAYS.finditer(" ".join(words.lower().split())[:_CHARACTERS]):
        group = next(filter(None, found.groups())).removesuffix("s")
        named = re.findall(rf"(?<![a-z]){group}(?:e?s)?(?:_?ids?|_?names?)?(?![a-z])", source.lower())
        if len(named) >= _WORDS_AND_CODE:
            return found[0][:80]
    return ""

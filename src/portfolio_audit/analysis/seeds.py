"""Where the code fixes chance: calls, arguments, and settings that name a seed."""

import re
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Module
from portfolio_audit.patterns import lazy_regex

_CALLS = lazy_regex(
    r"(?:^|\.)(?:seed|manual_seed|manual_seed_all|set_seed|set_random_seed|seed_everything|default_rng"
    r"|RandomState|seed_all|fix_seed)$"
)
_KEYWORDS = frozenset({"random_state", "seed", "random_seed"})
_OTHER_LINE = lazy_regex(r"\bset\.seed\(\s*\d|Random\.seed!\(|\bsrand\(\s*\d|\bseed\s*=\s*\d")
_SETTING = lazy_regex(r"[\"'](?:random_state|random_seed|seed)[\"']\s?:\s?\d")
"""A key of a dict of settings."""
_LINES = 5_000
_LINE_CHARACTERS = 500


def find_seeds(units: Sequence[CodeUnit]) -> Iterator[Located]:
    """Give each place that fixes a seed."""
    for unit in units:
        if unit.module is None:
            yield from _on_lines(unit, _OTHER_LINE)
        else:
            yield from _in_calls(unit, unit.module)
            yield from _on_lines(unit, _SETTING)


def _on_lines(unit: CodeUnit, pattern: re.Pattern[str]) -> Iterator[Located]:
    if not pattern.search(unit.source):
        return
    for number, line in enumerate(unit.source.splitlines()[:_LINES], 1):
        if pattern.search(line[:_LINE_CHARACTERS]):
            yield Located(line.strip()[:100], unit.place(number))


def _in_calls(unit: CodeUnit, module: Module) -> Iterator[Located]:
    for call in module.calls:
        keywords = [f"{name}={value}" for name, value in call.keywords if name in _KEYWORDS and value != "None"]
        if keywords or (_CALLS.search(call.name) and call.arguments):
            yield Located(keywords[0] if keywords else call.name, unit.place(call.line))

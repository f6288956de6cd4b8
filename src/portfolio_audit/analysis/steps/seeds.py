"""Where the code fixes chance: calls, arguments, and settings that name a seed."""

import re
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Call, Module
from portfolio_audit.patterns import lazy_regex

_CALLS = lazy_regex(
    r"(?:^|\.)(?:seed|manual_seed|manual_seed_all|set_seed|set_random_seed|seed_everything|default_rng"
    r"|RandomState|seed_all|fix_seed|set_rng_seed|random\.Random|PCG64|MT19937|Philox|SeedSequence|PRNGKey|random\.key"
    r"|Generator\.from_seed|use_deterministic_algorithms|enable_op_determinism)$"
)
_WITHOUT_ARGUMENTS = ("enable_op_determinism",)
_KEYWORD = lazy_regex(r"(?:\w{1,20}_)?seed$|random_state$")
_BY_CLOCK = lazy_regex(r"\b(?:time|time_ns|now|urandom|getpid|perf_counter|initial_seed)\(\)|\bSystemRandom\b")
"""What makes a seed that differs from run to run."""
_OTHER_LINE = lazy_regex(r"\bset\.seed\(\s*\d|Random\.seed!\(|\bsrand\(\s*\d|\bseed\s*=\s*\d")
_SETTING = lazy_regex(
    r"[\"'](?:random_state|random_seed|seed)[\"']\s?:\s?\d"
    r"|^\s{1,12}(?:random_)?seed\s?:\s?int\s?=\s?\d{1,12}\s*$",
    re.MULTILINE,
)
"""A key of a dict of settings, or the field of a class of them."""
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


def is_fixed_by_keyword(call: Call) -> bool:
    """Tell a call that is handed a seed other than `None`."""
    return any(_KEYWORD.match(name) and _is_fixed(value) for name, value in call.keywords)


def fixes_chance(call: Call) -> bool:
    """Tell a call that sets a seed, or one that switches chance off."""
    given = (*call.arguments[:1], *(value for _, value in call.keywords))
    return call.name.endswith(_WITHOUT_ARGUMENTS) or (bool(given) and _is_fixed(given[0]))


def is_by_clock(unit: CodeUnit, call: Call) -> bool:
    """Tell a seed that the clock or the system gives."""
    return any(_BY_CLOCK.search(line) for line in unit.source.splitlines()[call.line - 1 : call.end_line])


def _is_fixed(value: str) -> bool:
    return value not in ("None", "False")


def _in_calls(unit: CodeUnit, module: Module) -> Iterator[Located]:
    for call in module.calls:
        keywords = [f"{name}={value}" for name, value in call.keywords if _KEYWORD.match(name) and _is_fixed(value)]
        is_seeded = keywords or (_CALLS.search(call.name) and fixes_chance(call))
        if is_seeded and not is_by_clock(unit, call):
            yield Located(keywords[0] if keywords else call.name, unit.place(call.line))

"""Which function a line stands in, where lines are read one by one."""

from collections.abc import Mapping

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.patterns import lazy_regex

FUNCTION_OF_R = lazy_regex(r"^\s{0,20}([A-Za-z][\w.]{1,60})\s?(?:<-|=)\s?function\s?\(")
"""A function of R that is given a name."""
_OF_BRACES = lazy_regex(
    r"^(?!(?:else|for|if|switch|while|return|using|typedef)\b)[\w:<>,&*\s\[\]]{1,100}[\s&*]"
    r"([A-Za-z_]\w{1,60}(?:::\w{1,60})?)\s?\([^;]{0,160}$"
)
"""A definition in C++ and its like that begins a line: a type before the name, and no semicolon."""
_OF_PAGES = frozenset({"javascript", "typescript"})
"""Languages whose functions mostly show what others have computed."""
_TRAINS = lazy_regex(r"(?:^|[._])(?:train\w{0,8}|fit|forward|loss\w{0,4}|backward|step|update)(?:_|$)")
"""Names of functions that measure to learn and not to judge."""


def judging_scopes(unit: CodeUnit) -> Mapping[int, str]:
    """Give the innermost function for each line of Python inside of one, those that train left out."""
    found: dict[int, str] = {}
    for function in unit.module.functions if unit.module else ():
        name = "" if _TRAINS.search(function.qualified_name.lower()) else function.qualified_name
        found |= dict.fromkeys(range(function.line, function.end_line + 1), name)
    return found


def scopes_of_lines(lines: list[tuple[int, str]], language: str) -> Mapping[int, str]:
    """Give the name of the function for each line inside of one that begins at the margin."""
    if language in _OF_PAGES:
        return {}
    pattern = FUNCTION_OF_R if language == "r" else _OF_BRACES
    inside = ""
    found: dict[int, str] = {}
    for number, line in lines:
        if line[0] not in " \t{":
            begun = pattern.match(line)
            inside = begun.group(1) if begun else ""
        if inside:
            found[number] = inside
    return found

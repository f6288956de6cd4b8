"""Functions that clean text step by step, in files that learn nothing themselves."""

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_NOISE = (
    lazy_regex(r"http|www"),
    lazy_regex(r"<\[\^|<\.[*+]"),
    lazy_regex(r"[@#]\\?[\w\[\\]"),
    lazy_regex(r"\[\^.{0,40}(?:\\w|a-z|A-Z)|\[!|string\.punctuation"),
    lazy_regex(r"^\(?(?:\\s|\\n|\[\\s|[ ])\S{0,6}[+}]"),
    lazy_regex(r"^\W{0,3}(?:\\d|\[0-9)"),
)
"""Sorts of what is taken out of a text: addresses, tags, mentions, signs, spaces, digits."""
_SORTS = 2


def text_cleaning_scopes(unit: CodeUnit) -> frozenset[str]:
    """Give the functions that take two sorts of noise out of a text."""
    sorts: dict[str, set[int]] = {}
    for call in unit.module.calls if unit.module else ():
        if call.name == "re.sub" and _takes_out(call):
            found = {index for index, noise in enumerate(_NOISE) if noise.search(call.strings[0])}
            sorts.setdefault(call.scope, set()).update(found)
    return frozenset(scope for scope, found in sorts.items() if scope and len(found) >= _SORTS)


def _takes_out(call: Call) -> bool:
    return len(call.strings) > 1 and call.strings[1] in ("", " ")

"""Whether a model is made anew for each value of a setting."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.parsers.python import Call

_NO_SETTINGS = frozenset({"random_state", "seed", "n_jobs", "verbose", "name", "quantile"})
"""Keywords that change no setting; each quantile is a question of its own."""


def tries_settings(unit: CodeUnit, call: Call) -> bool:
    """Tell a model that is made in a loop with the loop's own value as one of its settings."""
    if not call.in_loop:
        return False
    values = {value for name, value in call.keywords if value.isidentifier() and name not in _NO_SETTINGS}
    return any(re.search(rf"\bfor\s[^:\n]{{0,60}}\b{value}\b[^:\n]{{0,40}}\sin\s", unit.source) for value in values)

"""Whether a model is made anew for each value of a setting."""

import re

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.parsers.python import Call

_NO_SETTINGS = frozenset({"random_state", "seed", "n_jobs", "verbose", "name", "quantile"})
"""Keywords that change no setting; each quantile is a question of its own, also as the `alpha` of a loss."""


def tries_settings(unit: CodeUnit, call: Call) -> bool:
    """Tell a model that is made in a loop with the loop's own value as one of its settings."""
    if not call.in_loop:
        return False
    is_of_quantiles = any("quantile" in value.lower() for _, value in call.keywords)
    asked = _NO_SETTINGS | {"alpha", "quantile_alpha"} if is_of_quantiles else _NO_SETTINGS
    values = {value for name, value in call.keywords if value.isidentifier() and name not in asked}
    return any(re.search(rf"\bfor\s[^:\n]{{0,60}}\b{value}\b[^:\n]{{0,40}}\sin\s", unit.source) for value in values)

"""Weights that only go from one network to another, and arrays that a model's own methods keep and read."""

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_KEEPS = lazy_regex(r"^_?(?:save|load|restore|store|dump|from_file|to_file)(?:_\w{1,30})?$")
_LEARNS = lazy_regex(r"^_?(?:fit|train|learn|update|partial_fit|train_step|back_?prop\w{0,10})$")
_ANSWERS = lazy_regex(
    r"^_?(?:predict|forward|act|classify|get_action|choose_action|select_action|recommend|forecast)(?:_\w{1,20})?$"
)


def copies_weights(call: Call) -> bool:
    """Tell `target.load_state_dict(net.state_dict())`, which reads no file."""
    inside = [name.rpartition(".")[2] for name in call.constructors]
    return call.name.endswith("load_state_dict") and "state_dict" in inside and "load" not in inside


def is_of_own_model(unit: CodeUnit, call: Call) -> bool:
    """Tell a call in the method `save` or `load` of a class that learns and answers."""
    owner, _, method = call.scope.rpartition(".")
    if not owner or not _KEEPS.match(method) or unit.module is None:
        return False
    holder = next((one for one in unit.module.classes if one.name == owner), None)
    if holder is None:
        return False
    return any(map(_LEARNS.match, holder.methods)) and any(map(_ANSWERS.match, holder.methods))

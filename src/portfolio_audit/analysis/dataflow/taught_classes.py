"""Classes that learn to prepare in `fit`, which is called with the training part, and only prepare elsewhere."""

from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Call


def taught_in_fit(units: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give the calls by which such a class learns."""
    kept = tuple(unit for unit in units if unit.module is not None)
    trained = {
        call.name.rpartition(".")[0].rpartition(".")[2]
        for unit in kept
        for call in (unit.module.calls if unit.module else ())
        if call.name.endswith(".fit") and call.arguments and "train" in call.arguments[0].lower()
    }
    for unit in kept:
        calls = tuple(call for call in (unit.module.calls if unit.module else ()) if call.receiver.startswith("self."))
        using = {(_owner(call), call.receiver) for call in calls if call.name.endswith(".transform")}
        for call in calls:
            owner, _, method = call.scope.rpartition(".")
            if owner in trained and method == "fit" and _learns(call) and (owner, call.receiver) in using:
                yield Located(".".join(call.name.split(".")[-2:]), unit.place(call.line))


def _owner(call: Call) -> str:
    return call.scope.rpartition(".")[0]


def _learns(call: Call) -> bool:
    return call.name.endswith((".fit", ".fit_transform"))

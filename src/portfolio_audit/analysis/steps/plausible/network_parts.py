"""Own classes that are layers and blocks of a network, told by the network of the same file that builds them."""

from collections.abc import Iterator

from msgspec.structs import replace

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.steps import Step
from portfolio_audit.patterns import lazy_regex

OWN_PART = "own-part"
_NETWORK = "own-network"
_WHOLE = lazy_regex(r"(?:Net|Network|Model|Classifier|Regressor)(?:_?[vV]?\d{1,2})?$")
"""Names of networks that stand alone, also where another one holds them."""


def mark_parts(units: tuple[CodeUnit, ...], steps: tuple[tuple[Step, ...], ...]) -> tuple[tuple[Step, ...], ...]:
    """Call a class a part that other networks of these units build into themselves and nothing else makes."""
    networks = frozenset(step.text for found in steps for step in found if step.detail == _NETWORK)
    if not networks:
        return steps
    makers = tuple(_makers(units, networks))
    builders = networks - set(_trainers(units))
    alone = {name for name, maker in makers if maker not in builders or maker == name}
    parts = {name for name, _ in makers if not _WHOLE.search(name)} - alone
    return tuple(
        tuple(
            replace(step, detail=OWN_PART) if step.detail == _NETWORK and step.text in parts else step for step in found
        )
        for found in steps
    )


def _makers(units: tuple[CodeUnit, ...], networks: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Give each network that is made, with the class that makes it."""
    for unit in units:
        for call in unit.module.calls if unit.module else ():
            name = call.name.rpartition(".")[2]
            if name in networks:
                yield name, call.scope.partition(".")[0]


def _trainers(units: tuple[CodeUnit, ...]) -> Iterator[str]:
    """Give classes that train what they hold, which is a whole model then."""
    for unit in units:
        for definition in unit.module.classes if unit.module else ():
            if "training_step" in definition.methods or "train_step" in definition.methods:
                yield definition.name

"""Which calls break or change with the releases that the project would be installed with."""

from msgspec import Struct

from portfolio_audit.analysis.running.kept_versions import keeps_below
from portfolio_audit.analysis.traps.removed_names import DISTRIBUTIONS
from portfolio_audit.analysis.traps.removed_uses import RemovedUse
from portfolio_audit.analysis.traps.traps import Trap, TrapKind
from portfolio_audit.collectors.calls import CallFacts
from portfolio_audit.collectors.dependencies import DependencyFacts
from portfolio_audit.collectors.interface import Conclusion, Facts

_PANDAS_COPIES = "3.0"


class ApiFacts(Struct, frozen=True):
    """Removed names and table traps in the light of the manifests."""

    removed: tuple[RemovedUse, ...]
    """Uses of names that the releases allowed by the manifests no longer have."""
    kept: tuple[RemovedUse, ...]
    """Uses of such names where a manifest or lock keeps an older release."""
    table_traps: tuple[Trap, ...]
    """Table traps that hold for the releases allowed."""


def conclude(facts: Facts) -> ApiFacts:
    """Compare each use with the constraint on its package; a lock that we do not read in full counts as keeping."""
    calls, dependencies = facts.of(CallFacts), facts.of(DependencyFacts)
    constraints = {one.name: one.constraint for one in dependencies.requirements}
    is_locked = bool(dependencies.locks)

    def is_kept(package: str, release: str) -> bool:
        names = DISTRIBUTIONS.get(package, (package,))
        return is_locked or any(keeps_below(constraints.get(name, ""), release) for name in names)

    kept = tuple(use for use in calls.removed if is_kept(use.package, use.version))
    old_pandas = is_kept("pandas", _PANDAS_COPIES)
    return ApiFacts(
        removed=tuple(use for use in calls.removed if use not in kept),
        kept=kept,
        table_traps=tuple(
            trap for trap in calls.table_traps if not (old_pandas and trap.detail is TrapKind.CHAINED_METHOD)
        ),
    )


CONCLUSION = Conclusion("apis", ApiFacts, conclude)

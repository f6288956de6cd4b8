"""The rules that a user wants to be judged by."""

from collections.abc import Iterable

from msgspec.structs import replace

from portfolio_audit.errors import UsageError
from portfolio_audit.rulebook.close_names import did_you_mean
from portfolio_audit.rulebook.rule import Rulebook


def select_rules(rulebook: Rulebook, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> Rulebook:
    """Keep the rules that `select` names (all where empty) but not those that `ignore` names.

    A name is a rule's id, a family, a criterion, or the start of an id. What a kept rule requires is kept.

    Raises:
        UsageError: a name fits no rule.
    """
    kept = _named(rulebook, select) if select else {rule.id for rule in rulebook.rules}
    kept -= _named(rulebook, ignore)
    for rule in reversed(rulebook.rules):
        if rule.id in kept:
            kept.update(rule.requires)
    return replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.id in kept))


def rules_named(rulebook: Rulebook, name: str) -> frozenset[str]:
    """Give the ids that a name fits: the rule of that id, else a family, a criterion, or the start of ids."""
    if name in rulebook.by_id:
        return frozenset({name})
    return frozenset(rule.id for rule in rulebook.rules if rule.id.startswith(name) or rule.criterion == name)


def _named(rulebook: Rulebook, names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        fitting = rules_named(rulebook, name)
        if not fitting:
            hint = did_you_mean(name, [rule.id for rule in rulebook.rules])
            raise UsageError(f"No rule is called `{name}`{hint}", "`portfolio-audit rules` lists them all.")
        found |= fitting
    return found

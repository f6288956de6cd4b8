"""Which facts name what a repository should have more of, so that the others name its faults."""

from collections.abc import Iterator

from portfolio_audit.rulebook.condition import AllOf, AnyOf, Ask, Condition, Not
from portfolio_audit.rulebook.operators import Operator
from portfolio_audit.rulebook.rule import Rulebook

_WISHED = frozenset({Operator.COUNT_AT_LEAST, Operator.ANY_MATCHES})


def welcome_facts(rulebook: Rulebook) -> frozenset[str]:
    """Give the facts that some rule wishes for or shows as a proof that all is well."""
    proofs = {fact for rule in rulebook.rules for fact in rule.evidence}
    return frozenset(proofs.union(*(_wished(level.when) for rule in rulebook.rules for level in rule.levels)))


def _wished(condition: Condition) -> Iterator[str]:
    match condition:
        case Ask() if condition.operator in _WISHED:
            yield condition.fact
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from _wished(part)
        case Not():
            yield from _limited(condition.part)


def _limited(condition: Condition) -> Iterator[str]:
    """Give the facts that are wished for when the condition must not hold."""
    if isinstance(condition, Ask) and condition.operator in {Operator.COUNT_AT_MOST, Operator.NONE_MATCHES}:
        yield condition.fact

"""What a collector is, and the facts it fills."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot

FactsType = TypeVar("FactsType", bound=Struct)


class Unavailable(Exception):  # noqa: N818  # a state of the world, not a fault
    """The collector could not look; rules about its facts answer "unknown"."""

    def __init__(self, reason: str, cure: str = "") -> None:
        """Keep the reason (a clause) and the cure (an imperative sentence)."""
        super().__init__(reason)
        self.absent = Absent(reason, cure)


class Collector(Struct, Generic[FactsType], frozen=True):
    """One subject: its name in rules, the type of its facts, and how to collect them from a snapshot."""

    name: str
    facts: type[FactsType]
    collect: Callable[[Snapshot], FactsType]


class Conclusion(Struct, Generic[FactsType], frozen=True):
    """A fact drawn from several collectors' facts: collector-shaped, but fed by `Facts`."""

    name: str
    facts: type[FactsType]
    conclude: Callable[["Facts"], FactsType]


class Facts:
    """All facts about one snapshot, each collected on first use, once."""

    def __init__(self, snapshot: Snapshot, members: Mapping[str, "Collector[Struct] | Conclusion[Struct]"]) -> None:
        """Keep the snapshot and the shelf; nothing is collected yet."""
        self.snapshot = snapshot
        self._members = members
        self._by_type = {member.facts: member.name for member in members.values()}
        self._known: dict[str, Struct | Absent] = {}

    def __contains__(self, name: str) -> bool:
        """Say whether such a subject stands on the shelf."""
        return name in self._members

    def named(self, name: str) -> Struct | Absent:
        """Give the facts of a subject by its name, or why they are not to be had."""
        if name not in self._known:
            self._known[name] = self._collect(name)
        return self._known[name]

    def of(self, facts: type[FactsType]) -> FactsType:
        """Give the facts of a type; raise `Unavailable` where they are not to be had."""
        value = self.named(self._by_type[facts])
        if isinstance(value, Absent):
            raise Unavailable(value.reason, value.cure)
        return value  # type: ignore[return-value]  # the name stands for exactly this type

    def about(self, snapshot: Snapshot) -> "Facts":
        """Give the facts of the same subjects about another snapshot."""
        return Facts(snapshot, self._members)

    def _collect(self, name: str) -> Struct | Absent:
        member = self._members[name]
        try:
            if isinstance(member, Conclusion):
                return member.conclude(self)
            return member.collect(self.snapshot)
        except Unavailable as unavailable:
            return unavailable.absent


class GivenFacts(Facts):
    """Facts that were drawn elsewhere, by the name of their subject."""

    def __init__(self, values: Mapping[str, Struct]) -> None:
        """Keep the values."""
        self._values = values

    def __contains__(self, name: str) -> bool:
        """Say whether there are such facts."""
        return name in self._values

    def named(self, name: str) -> Struct | Absent:
        """Give the facts of a subject."""
        return self._values[name]

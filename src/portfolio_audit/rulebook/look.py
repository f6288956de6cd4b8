"""Looking up facts by their dotted names, each once."""

from operator import attrgetter

from portfolio_audit.collectors.interface import Facts
from portfolio_audit.evidence import Located
from portfolio_audit.rulebook.vocabulary import place_of
from portfolio_audit.snapshot.records import Absent


class Lookup:
    """Facts by dotted name; a collector that broke once breaks again without another try."""

    def __init__(self, facts: Facts) -> None:
        """Look into these facts."""
        self.facts = facts
        self._values: dict[str, object] = {}
        self._broken: dict[str, Exception] = {}

    def value(self, fact: str) -> object:
        """Give the value of a fact, `Absent` where it is not to be had, `None` where there is none."""
        if fact not in self._values:
            subject, _, path = fact.partition(".")
            self._values[fact] = follow(self._subject(subject), path)
        return self._values[fact]

    def places(self, fact: str) -> tuple[Located, ...]:
        """Give the places that a fact holds: of itself, or of its items."""
        value = self.value(fact)
        items = value if isinstance(value, tuple) else (value,)
        return tuple(place for item in items if (place := place_of(item)) is not None)

    def stand_in(self, subject: str) -> str:
        """Name the project that a collector looked at instead of the whole collection; empty for all others."""
        return str(getattr(self._subject(subject), "typical_project", ""))

    def _subject(self, name: str) -> object:
        if name in self._broken:
            raise self._broken[name]
        try:
            return self.facts.named(name)
        except Exception as error:
            self._broken[name] = error
            raise


def follow(value: object, path: str) -> object:
    """Go from a value along a dotted path; `None` and `Absent` end the way."""
    for name in path.split("."):
        if value is None or isinstance(value, Absent):
            return value
        value = attrgetter(name)(value)
    return value

"""What was found on the way, and what names stand for."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from portfolio_audit.analysis.steps.answers.parts import column_of
from portfolio_audit.analysis.steps.answers.values import Role, Value, by_name
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers.python_code import Expression
from portfolio_audit.patterns import lazy_regex

_LEARNS = lazy_regex(
    r"(?:^|_)(?:train\w{0,8}|fit|forward|loss\w{0,4}|cost\w{0,8}|objective|backward|update|gradients?|grad|step)(?:_|$)"
)
"""Names of functions and values that measure to learn and not to judge."""
_FINDINGS = 2_000


class Finding(NamedTuple):
    """One step that values show."""

    kind: StepKind
    detail: str
    text: str
    line: int
    scope: str


class Record:
    """The state of one reading."""

    def __init__(self) -> None:
        """Start without names."""
        self.names: dict[str, Value] = {}
        self.columns: dict[str, Value] = {}
        self.found: list[Finding] = []
        self.line = 1
        self.scopes: list[str] = []
        self.groups = 0
        self.target = ""
        self.series: set[str] = set()
        self.loops: set[str] = set()
        self.masks: set[str] = set()
        self.grids: set[str] = set()
        self.copies: set[str] = set()
        self.inputs: dict[str, str] = {}
        self.trainers: set[str] = set()
        self.rules: set[str] = set()
        self.returns: dict[str, Value] = {}
        self.turns = 0

    def find(self, kind: StepKind, detail: str, text: str) -> None:
        """Note a step at the present line."""
        if len(self.found) < _FINDINGS:
            self.found.append(Finding(kind, detail, text, self.line, ".".join(self.scopes)))

    def measure(self, detail: str, text: str) -> None:
        """Note that answers are measured, unless it is done to learn."""
        if self.learns:
            return
        self.find(StepKind.METRIC, detail, text)
        self.measured()

    @property
    def learns(self) -> bool:
        """True in a function, or for a value, that is there to learn."""
        return any(_LEARNS.search(name.lower()) for name in (*self.scopes, self.target))

    def measured(self) -> None:
        """Note that each of several groups is measured."""
        if self.groups:
            self.find(StepKind.ANALYSE_ERRORS, "slices", "scores by group")

    def is_of_step(self, nodes: Iterable[Expression]) -> bool:
        """Tell one column of truth and answer alike, by the name of a loop: one step ahead after the other."""
        names = {column_of(one) for one in nodes}
        return len(names) == 1 and names <= self.loops and not self.learns

    def of_name(self, name: str) -> Value:
        """Give what a name stands for, by what it was given, else by what it says."""
        found = self.names.get(name)
        return by_name(name) if found is None else found

    def keep(self, name: str, value: Value) -> None:
        """Give a name a value; what is unknown leaves the name to speak."""
        if value.role is Role.NONE:
            self.names.pop(name, None)
        else:
            self.names[name] = value

    def give_back(self, value: Value) -> None:
        """Keep that the function around gives back errors or matches of its answers."""
        if self.scopes and value.role in (Role.ERROR, Role.MATCH) and not value.is_guess:
            self.returns[self.scopes[-1]] = value

    def note_series(self, name: str, *, is_series: bool) -> None:
        """Note whether a name stands for several numbers."""
        (self.series.add if is_series else self.series.discard)(name)

    @contextmanager
    def inside(self, name: str, parameters: Mapping[str, Value]) -> Iterator[None]:
        """Enter a function: names from outside are seen, and its own end with it."""
        outer, line = self.names, self.line
        self.names = {**outer, **parameters}
        self.scopes.append(name)
        groups, self.groups = self.groups, 0
        yield
        self.scopes.pop()
        self.names, self.line, self.groups = outer, line, groups

    @contextmanager
    def over_groups(self, *, are_groups: bool) -> Iterator[None]:
        """Read what is done for each group."""
        self.groups += are_groups
        self.turns += 1
        yield
        self.turns -= 1
        self.groups -= are_groups

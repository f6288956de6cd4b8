"""What the rules about libraries may ask of the machine that follows values."""

from typing import Protocol

from msgspec import Struct

from portfolio_audit.analysis.dataflow.record import Record
from portfolio_audit.analysis.dataflow.rows import Doubt, Mark
from portfolio_audit.analysis.dataflow.values import NOTHING, Class, Estimator, Frame, Function, Scope, Value
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.python_code import Call, Expression


class Arguments(Struct, frozen=True, eq=False):
    """The values that a call is given."""

    node: Call
    positional: list[Value]
    keywords: dict[str, Value]

    def get(self, position: int, *names: str) -> Value:
        """Give an argument by its position or one of its names; nothing where it is not given."""
        for name in names:
            if name in self.keywords:
                return self.keywords[name]
        return self.positional[position] if 0 <= position < len(self.positional) else NOTHING

    def all(self) -> list[Value]:
        """Give all arguments."""
        return [*self.positional, *self.keywords.values()]


class Machine(Protocol):
    """The follower of values, as the rules about libraries see it."""

    record: Record
    doubt: Doubt
    line: int
    """Line of the statement that is followed."""
    is_repeating: bool
    """True inside a loop over something other than known items."""
    knows_all_names: bool
    """False after an import of everything that a library has: any name may come from there."""
    returned: list[Value]
    """What the function that is followed has given back so far."""
    definitions: list[Function | Class]

    def step(self) -> None:
        """Count one step, and stop at the bound."""

    def where(self) -> tuple[str, int | None, int | None]:
        """Give path, cell and execution count of the source that is being followed."""

    def enter(self, function: Function, local: Scope, arguments: Arguments) -> Value:
        """Follow the body of a function."""

    def import_module(self, meaning: str, path: str) -> Scope | None:
        """Give the names of a module of the project."""

    def place(self, line: int) -> Place:
        """Give the place of a line of the source that is being followed."""

    def source(self, key: object) -> Frame:
        """Give data from a source of its own, the same each time for one key."""

    def call(self, function: Value, arguments: Arguments) -> Value:
        """Follow a call."""

    def call_method(self, owner: Value, name: str, arguments: Arguments) -> Value:
        """Follow a call of a method."""

    def evaluate(self, node: Expression, scope: Scope) -> Value:
        """Follow an expression."""

    def learn(self, kind: str, text: str, line: int, rows: Frame, *, is_mild: bool = False) -> Mark:
        """Make the mark of what is learnt from rows at a line."""

    def estimator_of(self, frame: Frame) -> Estimator:
        """Give the estimator that an unknown value turned out to be, by how it is used."""

    def call_estimator(self, estimator: Estimator, name: str, arguments: Arguments) -> Value:
        """Follow a method of an estimator."""

"""The follower: runs statements over values that stand for data, within a bound of steps."""

from collections.abc import Callable

from portfolio_audit.analysis.dataflow.calls import call_method, call_value
from portfolio_audit.analysis.dataflow.context import Arguments
from portfolio_audit.analysis.dataflow.estimators import estimator_method
from portfolio_audit.analysis.dataflow.expressions import evaluate
from portfolio_audit.analysis.dataflow.joining import as_frame, derive, join
from portfolio_audit.analysis.dataflow.record import Record
from portfolio_audit.analysis.dataflow.rows import Doubt, Mark
from portfolio_audit.analysis.dataflow.statements import run_block
from portfolio_audit.analysis.dataflow.values import (
    NOTHING,
    Class,
    Estimator,
    Frame,
    Function,
    Role,
    Scope,
    Value,
)
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.python_code import Block, Expression

STEPS = 25_000
"""Statements and expressions followed in one program."""
_CALLS_DEEP = 12


class Exhausted(Exception):  # noqa: N818  # no error: the bound is reached
    """The bound of steps is reached."""


class Follower:
    """One program being followed."""

    def __init__(
        self,
        import_into: "Callable[[Follower, str, str], Scope | None]",
        sources: dict[object, int],
        allowed: int = STEPS,
    ) -> None:
        self.record = Record()
        self.doubt = Doubt.NONE
        self.is_repeating = False
        self.line = 0
        self.knows_all_names = True
        self.steps = 0
        self.definitions: list[Function | Class] = []
        self.returned: list[Value] = []
        self._import_into = import_into
        self._allowed = allowed
        self._cell: int | None = None
        self._count: int | None = None
        self._path = ""
        self._sources = sources
        self._active: list[Function] = []
        self._estimators: dict[frozenset[int], Estimator] = {}

    def step(self) -> None:
        """Count one step, and stop at the bound."""
        self.steps += 1
        if self.steps > self._allowed:
            raise Exhausted

    def run(self, block: Block, scope: Scope, cell: int | None = None, count: int | None = None) -> None:
        """Follow the statements of a file or a cell."""
        self._path, self._cell, self._count = scope.path, cell, count
        run_block(self, block, scope)

    def place(self, line: int) -> Place:
        """Give the place of a line of the source that is being followed."""
        return Place(self._path, line, cell=self._cell, execution_count=self._count)

    def source(self, key: object) -> Frame:
        """Give data from a source of its own, the same each time for one key."""
        number = self._sources.setdefault((self._path, key), len(self._sources) + 1)
        return Frame(roots=frozenset({number}), traits=frozenset({"guess"}))

    def learn(self, kind: str, text: str, line: int, rows: Frame, *, is_mild: bool = False) -> Mark:
        """Make the mark of what is learnt from rows at a line."""
        return self.record.mark(kind, text, self.place(line), rows, self.doubt, is_mild=is_mild)

    def estimator_of(self, frame: Frame) -> Estimator:
        """Give the estimator that an unknown value turned out to be, by how it is used."""
        key = frame.roots
        if key not in self._estimators:
            self._estimators[key] = Estimator("model", Role.MODEL, self.place(0))
        return self._estimators[key]

    def call_estimator(self, estimator: Estimator, name: str, arguments: Arguments) -> Value:
        """Follow a method of an estimator."""
        return estimator_method(self, estimator, name, arguments)

    def evaluate(self, node: Expression, scope: Scope) -> Value:
        """Follow an expression."""
        return evaluate(self, node, scope)

    def call(self, function: Value, arguments: Arguments) -> Value:
        """Follow a call."""
        return call_value(self, function, arguments)

    def call_method(self, owner: Value, name: str, arguments: Arguments) -> Value:
        """Follow a call of a method."""
        return call_method(self, owner, name, arguments)

    def import_module(self, meaning: str, path: str) -> Scope | None:
        """Give the names of a module of the project."""
        return self._import_into(self, meaning, path)

    def enter(self, function: Function, local: Scope, arguments: Arguments) -> Value:
        """Follow the body of a function; a function that calls itself gives back what it is given."""
        if len(self._active) >= _CALLS_DEEP or any(one.body is function.body for one in self._active):
            found = [frame for value in arguments.all() if (frame := as_frame(value)) is not None]
            return derive(found[0], *found[1:]) if found else NOTHING
        before = (self._path, self._cell, self._count, self.returned, self.line)
        self._active.append(function)
        self.returned = []
        self.go_to(function.path, function.cell, function.count)
        try:
            return self._body(function, local)
        finally:
            self._active.pop()
            self._path, self._cell, self._count, self.returned, self.line = before

    def _body(self, function: Function, local: Scope) -> Value:
        if not isinstance(function.body, tuple):
            return evaluate(self, function.body, local)
        run_block(self, function.body, local)
        return join(self.returned)

    def go_to(self, path: str, cell: int | None, count: int | None) -> None:
        """Go on in another source."""
        self._path, self._cell, self._count = path, cell, count

    def where(self) -> tuple[str, int | None, int | None]:
        """Give path, cell and execution count of the source that is being followed."""
        return self._path, self._cell, self._count

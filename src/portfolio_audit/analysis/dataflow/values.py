"""What a name of the followed code can stand for."""

from enum import StrEnum

from msgspec import Struct

from portfolio_audit.analysis.dataflow.rows import Columns, Cut, Mark, Part, Selection, Split
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.python_code import Block, Expression, Literal, Parameter


class Role(StrEnum):
    """What an estimator is for."""

    STATISTIC = "statistic"
    """Learns statistics of the rows: scales, imputes, selects, reduces, counts words."""
    STATELESS = "stateless"
    """Learns at most names of categories."""
    MODEL = "model"
    BASELINE = "baseline"
    CLUSTERING = "clustering"
    PIPELINE = "pipeline"
    SEARCH = "search"
    OVERSAMPLER = "oversampler"
    UNDERSAMPLER = "undersampler"
    FOLDS = "folds"
    TRAINER = "trainer"
    """Lightning's and Hugging Face's: is given the model."""
    UNKNOWN = "unknown"


class Frame(Struct, eq=False):
    """Data: where the rows come from, which part of them it is, and what has gone in."""

    roots: frozenset[int] = frozenset()
    part: Part = ()
    marks: dict[Mark, Columns] = {}
    latent: frozenset[Mark] = frozenset()
    """Smallest and largest values, and tables of groups: they count once they are divided by or mapped."""
    selection: Selection | None = None
    view_of: "tuple[Frame, Columns] | None" = None
    predicted_by: "tuple[Estimator, ...]" = ()
    traits: frozenset[str] = frozenset()
    picks: Cut | None = None
    """For a mask or a list of positions: the side that it picks."""
    key: str = ""

    def has(self, trait: str) -> bool:
        """Tell whether the frame has a trait."""
        return trait in self.traits


class Trained(Struct, frozen=True, eq=False):
    """The rows that an estimator was fitted on."""

    roots: frozenset[int]
    part: Part
    at: Place


class Estimator(Struct, eq=False):
    """Something with `fit`, its parts, and what it was fitted on."""

    name: str
    role: Role
    site: Place
    steps: "list[Estimator]" = []
    given: "list[Frame]" = []
    """Data passed to the constructor."""
    fits: list[Trained] = []
    state: list[Mark] = []
    is_supervised: bool = False
    is_repeated: bool = False
    """Made anew in a loop over settings."""

    def parts(self) -> "list[Estimator]":
        """Give itself and all its steps, inner ones too; bounded, for a step may hold its owner."""
        found: list[Estimator] = []
        pending = [self]
        while pending and len(found) < 50:  # noqa: PLR2004  # far more steps than anyone writes
            one = pending.pop()
            if one not in found:
                found.append(one)
                pending += one.steps
        return found

    @property
    def has_statistics(self) -> bool:
        """True when it or a step learns statistics."""
        return any(part.role is Role.STATISTIC for part in self.parts())

    @property
    def is_model(self) -> bool:
        """True when it or a step predicts."""
        return any(part.role in _PREDICTING for part in self.parts())


_PREDICTING = frozenset({Role.MODEL, Role.BASELINE, Role.SEARCH})


class Collection(Struct, eq=False):
    """A tuple, list or dictionary whose items are known."""

    items: "list[Value]"
    keys: list[Literal] | None = None


class Known(Struct, frozen=True):
    """A literal."""

    value: Literal


class Library(Struct, frozen=True):
    """A name of a module outside the project."""

    name: str


class Function(Struct, eq=False):
    """A function of the project, or a lambda."""

    name: str
    parameters: tuple[Parameter, ...]
    body: Block | Expression
    scope: "Scope"
    path: str
    line: int = 0
    owner: "Instance | None" = None
    """The object, where it is a method that was looked up on one."""
    cell: int | None = None
    count: int | None = None


class Class(Struct, eq=False):
    """A class of the project."""

    name: str
    bases: "tuple[Value, ...]"
    scope: "Scope"
    line: int


class Instance(Struct, eq=False):
    """An object of a class of the project."""

    kind: Class
    attributes: "dict[str, Value]" = {}
    estimator: Estimator | None = None


class Folds(Struct, frozen=True, eq=False):
    """What `KFold().split(X)` gives."""

    split: Split
    part: Part
    roots: frozenset[int]


class Choice(Struct, frozen=True, eq=False):
    """One of several values."""

    options: "tuple[Value, ...]"


class Scope(dict["str", "Value"]):
    """Names of a module, class or function, and the scope around it."""

    def __init__(self, outer: "Scope | None" = None, path: str = "") -> None:
        super().__init__()
        self.outer = outer
        self.path = path
        self.shared: frozenset[str] = frozenset()
        """Names that belong to the module."""

    def bind(self, name: str, value: "Value") -> None:
        """Give a name its value, in the module where the function says so."""
        scope, is_shared = self, name in self.shared
        while scope.outer is not None:
            scope = scope.outer
            is_shared = is_shared or name in scope.shared
        (scope if is_shared else self)[name] = value

    def find(self, name: str) -> "Value | None":
        """Look outwards."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope:
                return scope[name]
            scope = scope.outer
        return None


Value = (
    Frame | Estimator | Collection | Known | Library | Function | Class | Instance | Folds | Choice
)  # fmt: skip  # one line a thought

NOTHING = Known(None)
"""A value that says nothing about data."""

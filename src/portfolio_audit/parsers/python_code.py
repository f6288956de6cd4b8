"""The statements and expressions of a Python source in a form with few shapes, for following values through it."""

from msgspec import Struct

Literal = str | int | float | bool | None


class Name(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A bare name."""

    name: str


class Constant(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A literal; long strings are cut, bytes and complex numbers are `None`."""

    value: Literal


class Attribute(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """`value.name`."""

    value: "Expression"
    name: str


class Subscript(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """`value[index]`."""

    value: "Expression"
    index: "Expression"


class Slice(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """`lower:upper`; a step is not kept."""

    lower: "Expression | None"
    upper: "Expression | None"


class Call(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A call; `*args` and `**more` stand among the arguments as operations."""

    function: "Expression"
    arguments: "tuple[Expression, ...]"
    keywords: "tuple[tuple[str, Expression], ...]"
    line: int


class Group(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A tuple, list, set or dictionary, cut to 64 items."""

    items: "tuple[Expression, ...]"
    keys: "tuple[Expression, ...] | None" = None
    """The keys of a dictionary."""


class Operation(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """Anything that makes one value of several: arithmetic, comparison, condition, f-string; `?` where it is opaque."""

    operator: str
    operands: "tuple[Expression, ...]"


class Gathering(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A comprehension."""

    element: "Expression"
    loops: "tuple[tuple[Expression, Expression], ...]"
    """Targets and what they run over."""
    conditions: "tuple[Expression, ...]" = ()
    """What decides whether a turn counts."""


class Lambda(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A nameless function."""

    parameters: "tuple[Parameter, ...]"
    body: "Expression"


class Parameter(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A parameter of a function; `*args` and `**more` have their name with the stars."""

    name: str
    default: "Expression | None"


class Assign(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """`a = b = value`; an augmented assignment has an operation as its value."""

    targets: "tuple[Expression, ...]"
    value: "Expression"
    line: int


class Run(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """An expression that stands alone."""

    value: "Expression"
    line: int


class Return(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """`return value`."""

    value: "Expression"


class Leave(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """`break`, `continue` or `raise`: what follows in the block does not run."""


class Delete(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """`del a, b['c']`."""

    targets: "tuple[Expression, ...]"
    line: int


class Share(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """`global a, b`: what the function gives to these names, it gives to the module."""

    names: tuple[str, ...]


class Branch(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """`if`; each case of a `match` is one without an other side."""

    test: "Expression"
    body: "Block"
    other: "Block"


class Repeat(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """`for target in series`, or `while` with neither."""

    target: "Expression | None"
    series: "Expression"
    body: "Block"
    line: int


class Attempt(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """`try`: the body with its `else`, and the handlers."""

    body: "Block"
    handlers: "tuple[Block, ...]"


class Bind(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """An import: the name it binds (`*` for all), and the dotted name with leading dots when relative."""

    name: str
    meaning: str


class Define(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A function."""

    name: str
    parameters: tuple[Parameter, ...]
    body: "Block"
    line: int
    decorators: "tuple[Expression, ...]" = ()


class DefineClass(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A class."""

    name: str
    bases: "tuple[Expression, ...]"
    body: "Block"
    line: int


Expression = (
    Name | Constant | Attribute | Subscript | Slice | Call | Group | Operation | Gathering | Lambda
)  # fmt: skip  # one line a thought
Statement = Assign | Run | Return | Leave | Delete | Share | Branch | Repeat | Attempt | Bind | Define | DefineClass
Block = tuple[Statement, ...]

OPAQUE = Operation("?", ())
"""What was not read: too deep, or of no interest."""

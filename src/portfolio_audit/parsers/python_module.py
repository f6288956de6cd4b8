"""What one Python source says, as plain values."""

from msgspec import Struct

from portfolio_audit.parsers.python_code import Block


class LineCounts(Struct, frozen=True, array_like=True):
    """Linear counts over physical lines."""

    total: int
    code: int
    """Lines that hold code (docstrings excluded)."""
    comment: int
    """Lines that hold only a comment."""
    commented_out: int
    """Of these, lines whose text after the hash parses as a statement other than a bare name or string."""
    docstring: int
    blank: int


class Import(Struct, frozen=True, array_like=True):
    """One imported name."""

    module: str
    """Dotted module, with leading dots when relative."""
    name: str | None
    """The name of a `from` import; `None` for `import module`."""
    alias: str
    """The name it is bound to here."""
    line: int
    scope: str
    """Qualified name of the function it stands in, empty at module level."""
    is_used: bool
    """True when the bound name is read anywhere in this source (or exported by `__all__`, or in an `__init__`)."""


class Function(Struct, frozen=True, array_like=True):
    """A function or method."""

    name: str
    qualified_name: str
    line: int
    end_line: int
    is_method: bool
    has_docstring: bool
    is_public: bool
    """No leading underscore in any part, not nested in a function."""
    complexity: int
    """Cyclomatic complexity by radon; 0 where it could not be told."""
    arguments: int
    """Without self and cls."""
    annotated_arguments: int
    has_return_annotation: bool
    decorators: tuple[str, ...]
    """Resolved dotted names."""
    asserts: int
    """Assertions in the body that can fail: assert statements that are not constant, `self.assert*`, `pytest.raises`,
    `assert_*` calls."""
    constant_asserts: int
    """Assertions that cannot fail, such as `assert True`."""
    statements: int
    """Number of statements in the body without the docstring."""
    is_stub: bool
    """Body is only pass, ellipsis, docstring or `raise NotImplementedError`."""
    docstring: str = ""
    """At most 400 characters."""


class ClassDefinition(Struct, frozen=True, array_like=True):
    """A class."""

    name: str
    line: int
    end_line: int
    bases: tuple[str, ...]
    """Resolved dotted names."""
    has_docstring: bool
    is_public: bool
    methods: tuple[str, ...]


class Call(Struct, frozen=True, array_like=True):
    """A call, with its callee resolved through imports and aliases as far as the text tells."""

    name: str
    """`sklearn.model_selection.train_test_split` where resolved; `.fit` for a method of something unknown, with the
    constructor in front where the receiver was assigned from a resolved call in the same source
    (`sklearn.linear_model.LogisticRegression.fit`)."""
    receiver: str
    """The text of the receiver for a method call on a name (`df`), else empty."""
    line: int
    scope: str
    """Qualified name of the enclosing function, empty at module level."""
    strings: tuple[str, ...]
    """The literal string arguments (also inside lists), at most 8, each at most 300 characters."""
    keywords: tuple[tuple[str, str], ...]
    """Keyword arguments as (name, text of the literal value or resolved dotted name, else empty)."""
    arguments: tuple[str, ...]
    """Text of the positional arguments that are names, attributes, literals or resolved constructors, else empty;
    each at most 80 characters."""
    target: str
    """The name the result is assigned to (first one of a tuple), else empty."""
    in_loop: bool
    targets: tuple[str, ...] = ()
    """All names the result is assigned to, in order (`self.model` and `df['x']` as text), at most 8."""
    constructors: tuple[str, ...] = ()
    """Resolved names of the calls inside the arguments, also in lists, tuples and dicts (the steps of a pipeline),
    at most 16."""
    end_line: int = 0
    """Last line of the call."""


class Text(Struct, frozen=True, array_like=True):
    """A literal string that is no docstring."""

    value: str
    """At most 300 characters."""
    line: int


class Comment(Struct, frozen=True, array_like=True):
    """A comment."""

    text: str
    line: int
    is_alone: bool = True
    """True when nothing else stands on its line."""
    is_code: bool = False
    """True when it stands alone and is a statement that someone switched off."""


class Handler(Struct, frozen=True, array_like=True):
    """An `except` clause."""

    line: int
    is_bare: bool
    """`except:` or `except Exception:`/`BaseException:`."""
    is_silent: bool
    """The body only passes."""


class Module(Struct, frozen=True, array_like=True):
    """What one Python source says."""

    error: str | None
    """Why it does not parse ("syntax error in line 3", "too deeply nested", "Python 2 syntax"), else `None`;
    the rest is then empty but for lines."""
    lines: LineCounts
    docstring: str
    """Docstring of the module, at most 2,000 characters."""
    imports: tuple[Import, ...]
    functions: tuple[Function, ...]
    classes: tuple[ClassDefinition, ...]
    calls: tuple[Call, ...]
    texts: tuple[Text, ...]
    comments: tuple[Comment, ...]
    handlers: tuple[Handler, ...]
    names_defined: tuple[str, ...]
    """Names bound at module level."""
    names_read: tuple[str, ...]
    """Names read anywhere, sorted."""
    has_main_guard: bool
    maintainability: float
    """Maintainability index by radon's formula from linear counts and the Halstead volume, 0 to 100."""
    statements: int
    loops: int
    comprehensions: int
    code: Block = ()
    """The statements in few shapes, for following values; empty where no library for data is named."""

    @property
    def roots(self) -> frozenset[str]:
        """The top-level names that it imports from."""
        return frozenset(one.module.partition(".")[0] for one in self.imports)

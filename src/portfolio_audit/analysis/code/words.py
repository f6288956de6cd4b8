"""Statements of a program with its own names made alike, so that only what it does is left to compare."""

from collections.abc import Iterable
from itertools import dropwhile
from keyword import kwlist

from msgspec import Struct

from portfolio_audit.parsers.python_tokens import LITERAL, Statement

OWN = "_"
"""The word that stands for any name that the program chose itself."""
_LEAST_WORDS = 3
"""Words besides literals that a statement needs to count: `plt.show()`, `print("...")` and `df.head()` have fewer."""
_SYNTAX = frozenset(kwlist) | {"print", "exec"}
_BUILT_IN = frozenset(
    """
    abs all any bool bytes callable chr classmethod dict dir divmod enumerate eval filter float format frozenset getattr
    hasattr hash input int isinstance issubclass iter len list map max min next object open ord pow property range
    reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
_OF_MANY = frozenset(
    """
    fit predict transform fit_transform predict_proba score forward backward train eval evaluate step reset render
    compile call build summary load save get set add update append keys values items read write close open run
    plot show mean sum std min max shape size copy apply map join split parameters __init__
    """.split()  # noqa: SIM905  # as above
)
"""Methods of libraries that programs define too: they stay as they are, whether or not the program does."""
_SHORTEST_CLASS = 4
_SELF = frozenset({"self", "cls"})


class _Names(Struct, frozen=True):
    """What the names of one program stand for."""

    defined: frozenset[str]
    parameters: frozenset[str]
    modules: frozenset[str]
    """Names of imported modules, which say nothing."""
    imported: dict[str, str]
    """Imported names with what they are called at home."""


def read_words(units: Iterable[tuple[Statement, ...]]) -> tuple[tuple[Statement, ...], ...]:
    """Give the telling statements of each unit of one program, in words that do not depend on its own names."""
    kept = tuple(units)
    names = _names_of([statement for unit in kept for statement in unit])
    return tuple(tuple(_translated(unit, names)) for unit in kept)


def _translated(unit: tuple[Statement, ...], names: _Names) -> Iterable[Statement]:
    for statement in unit:
        if statement.tokens[0] in {"import", "from"}:
            continue
        words = tuple(_words(statement.tokens, names))
        if sum(word != LITERAL for word in words) >= _LEAST_WORDS:
            yield Statement(statement.line, statement.end_line, words)


def _words(tokens: tuple[str, ...], names: _Names) -> Iterable[str]:
    before = ""
    for token, after in zip(tokens, (*tokens[1:], " "), strict=True):
        if after[0] != "." or not _is_module(token, names):
            yield OWN if token[0] == "." and before in _SELF else _word(token, names)
        before = token


def _is_module(token: str, names: _Names) -> bool:
    """Tell a name that only says where the next one comes from."""
    return token in _SELF or token in names.modules or (token.islower() and token in names.imported)


def _word(token: str, names: _Names) -> str:
    name = token.strip(".=")
    if not name.isidentifier() or token in _SYNTAX:
        return token
    if token[-1] == "=":
        return OWN if name in names.parameters else token
    if token[0] == ".":
        return OWN if name in names.defined and name not in _OF_MANY else name
    if name in names.defined:
        return OWN
    if name in names.imported:
        return names.imported[name]
    return name if name in _BUILT_IN or _is_class_name(name) else OWN


def _is_class_name(name: str) -> bool:
    """Tell a name in the form of a class, which star imports and cells without their imports leave unexplained."""
    return len(name) >= _SHORTEST_CLASS and name[0].isupper() and not name.isupper() and "_" not in name


def _names_of(statements: list[Statement]) -> _Names:
    defined: set[str] = set()
    parameters: set[str] = set()
    modules: set[str] = set()
    imported: dict[str, str] = {}
    for statement in statements:
        tokens = statement.tokens
        match tokens[0]:
            case "import":
                modules.update(bound for _, bound in _imports(tokens[1:]))
            case "from" if "import" in tokens:
                imported.update((bound, name) for name, bound in _imports(tokens[tokens.index("import") + 1 :]))
            case "def" | "class" | "async":
                after = 2 if tokens[0] == "async" else 1
                defined.update(tokens[after : after + 1])
                parameters.update(token.strip("=") for token in tokens[after + 1 :] if token[0] != ".")
    return _Names(frozenset(defined), frozenset(parameters), frozenset(modules), imported)


def _imports(tokens: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Give the names that are imported, each with the name that it has here."""
    for position, name in enumerate(tokens):
        if name == "as" or name[0] == "." or tokens[position - 1 : position] == ("as",):
            continue
        after = list(dropwhile(lambda token: token[0] == ".", tokens[position + 1 : position + 12]))
        yield name, after[1] if after[:1] == ["as"] and len(after) > 1 else name

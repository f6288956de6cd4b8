"""Places that call or import what current libraries no longer have."""

import ast
from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import Program, tree_of
from portfolio_audit.analysis.steps.syntax import walk
from portfolio_audit.analysis.traps.removed_names import REMOVALS, ROOTS, Removal
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_HANDLER_LINES = 4
_BY_NAME = {removal.name: removal for removal in REMOVALS if not removal.keyword and removal.name[0] != "."}
_METHODS = {removal.name: removal for removal in REMOVALS if removal.name[0] == "."}
_ARGUMENTS = [removal for removal in REMOVALS if removal.keyword]
_ATTRIBUTES = lazy_regex(
    r"\.(?:"
    + "|".join(sorted({name.rpartition(".")[2] for name in _BY_NAME if name.count(".") == 1} | {"ix"}))
    + r")\b"
)
_COLUMN_LABELS = (".columns", ".index")
_KERAS = ("keras", "tensorflow")


class RemovedUse(Struct, frozen=True):
    """One such place."""

    text: str
    """What is gone, since which release."""
    package: str
    version: str
    instead: str
    at: Place


def find_removed(programs: Iterable[Program]) -> tuple[RemovedUse, ...]:
    """Give the first place of each removed name in each program."""
    return tuple(use for program in programs for use in _of_program(program))


def watched_imports(programs: Iterable[Program]) -> tuple[Located, ...]:
    """Give the first import of each package that the table knows."""
    roots = frozenset(ROOTS.values())
    first: dict[str, Located] = {}
    for program in programs:
        for unit in program.units:
            for found in unit.module.imports if unit.module else ():
                root = found.module.partition(".")[0]
                if root in roots:
                    first.setdefault(root, Located(root, unit.place(found.line)))
    return tuple(first[root] for root in sorted(first))


def _of_program(program: Program) -> Iterator[RemovedUse]:
    seen: set[Removal] = set()
    for removal, place in _matches(program):
        if removal not in seen:
            seen.add(removal)
            text = f"{removal.shown}, gone since {removal.package} {removal.version}"
            yield RemovedUse(text, removal.package, removal.version, removal.instead, place)


def _matches(program: Program) -> Iterator[tuple[Removal, Place]]:
    """Give every use but those beside an `except`: what is tried has another way to go."""
    handlers = {(unit.cell, handler.line) for unit in program.units if unit.module for handler in unit.module.handlers}
    near = {(cell, line + off) for cell, line in handlers for off in range(-_HANDLER_LINES, _HANDLER_LINES + 1)}
    return ((removal, place) for removal, place in _uses(program) if (place.cell, place.line) not in near)


def _uses(program: Program) -> Iterator[tuple[Removal, Place]]:
    for unit in program.units:
        yield from _imported(unit)
    own = {function.name for unit in program.units if unit.module for function in unit.module.functions}
    for unit, call in program.calls():
        for removal in _called(call, program, own):
            yield removal, unit.place(call.line)
    for unit in program.units:
        if _ATTRIBUTES.search(unit.source):
            yield from _read_attributes(unit, program)


def _imported(unit: CodeUnit) -> Iterator[tuple[Removal, Place]]:
    for found in unit.module.imports if unit.module else ():
        names = [found.module, f"{found.module}.{found.name}" if found.name else ""]
        for name in names:
            removal = _known(name)
            if removal is not None:
                yield removal, unit.place(found.line)


def _known(name: str) -> Removal | None:
    """Give the removal of a name, or of the module that it stands in."""
    parts = name.split(".")
    return next(
        (_BY_NAME[start] for end in range(len(parts), 1, -1) if (start := ".".join(parts[:end])) in _BY_NAME), None
    )


def _called(call: Call, program: Program, own: set[str]) -> Iterator[Removal]:
    removal = _known(call.name) if "." in call.name.strip(".") else None
    if removal is not None and _is_meant(call):
        yield removal
    method = f".{call.name.rpartition('.')[2]}"
    if method in _METHODS and method[1:] not in own and call.receiver:
        removal = _METHODS[method]
        roots = _KERAS if removal.package == "tensorflow" else (ROOTS[removal.package],)
        if program.imports(*roots):
            yield removal
    yield from (one for one in _ARGUMENTS if one.name == call.name and _is_given(one, call))


def _is_meant(call: Call) -> bool:
    """Tell methods of tables from those of their labels, which still have them; in a chain neither shows."""
    is_table = call.name.startswith("pandas.DataFrame.")
    return not is_table or (bool(call.receiver) and not call.receiver.endswith(_COLUMN_LABELS))


def _is_given(removal: Removal, call: Call) -> bool:
    if removal.keyword.startswith("#"):
        position = int(removal.keyword[1:])
        given = call.arguments[position - 1] if len(call.arguments) >= position else None
        return given is not None and given.startswith(removal.value) and not given.startswith("seaborn-v0_8")
    given = dict(call.keywords).get(removal.keyword)
    return given is not None and (not removal.value or given == removal.value)


def _read_attributes(unit: CodeUnit, program: Program) -> Iterator[tuple[Removal, Place]]:
    """Read `np.float` and the like, which stand outside of calls, and `frame.ix[...]`."""
    modules = [one.module for one in program.units if one.module]
    aliases = {found.alias: found.module for module in modules for found in module.imports if found.name is None}
    tree = tree_of(unit)
    for node in walk(tree) if tree is not None else ():
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            removal = _BY_NAME.get(f"{aliases.get(node.value.id, '')}.{node.attr}")
            if removal is not None:
                yield removal, unit.place(node.lineno)
        elif _is_ix(node) and program.imports("pandas"):
            yield _BY_NAME["pandas.DataFrame.ix"], unit.place(getattr(node, "lineno", 1))


def _is_ix(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) and node.value.attr == "ix"

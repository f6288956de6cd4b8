"""The project's files as modules that import each other."""

from posixpath import dirname, join, normpath

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.dataflow.machine import Follower
from portfolio_audit.analysis.dataflow.values import Scope
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Block

_DEFINING = (code.Bind, code.Define, code.DefineClass, code.Assign)
_LEARNING = frozenset(
    """
    fit fit_transform fit_resample fit_sample fit_generator fit_on_texts adapt train_test_split random_split randomSplit
    cross_val_score cross_validate train partial_fit learn
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
_DEEP = 3


class Modules(Struct, eq=False):
    """All sources by path, and what was found out about them."""

    units: dict[str, list[CodeUnit]]
    sources: dict[object, int] = {}
    scopes: dict[str, Scope] = {}
    places: dict[tuple[str, str], str | None] = {}

    def import_into(self, follower: Follower, meaning: str, source: str) -> Scope | None:
        """Give the names of a module of the project: its definitions and assignments, nothing that it runs."""
        path = self._find(meaning, source)
        if path is None or path == source:
            return None
        if path not in self.scopes:
            self.scopes[path] = scope = Scope(None, path)
            block = _block(self.units[path][0])
            before = follower.where()
            follower.run(tuple(statement for statement in block if isinstance(statement, _DEFINING)), scope)
            follower.go_to(*before)
        return self.scopes[path]

    def may_learn(self, path: str, depth: int = 0) -> bool:
        """Tell whether a program, or what it imports, fits or parts anything."""
        units = self.units[path]
        if any(
            call.name.rpartition(".")[2] in _LEARNING for unit in units if unit.module for call in unit.module.calls
        ):
            return True
        if depth == _DEEP:
            return False
        bound = [one.meaning for unit in units for one in _block(unit) if isinstance(one, code.Bind)]
        owners = {meaning.rpartition(".")[0] for meaning in bound} | set(bound)
        found = {place for meaning in owners if (place := self._find(meaning, path)) not in (None, path)}
        return any(self.may_learn(place, depth + 1) for place in found if place is not None)

    def _find(self, meaning: str, source: str) -> str | None:
        key = (meaning, dirname(source))
        if key not in self.places:
            self.places[key] = self._look(meaning, key[1])
        return self.places[key]

    def _look(self, meaning: str, folder: str) -> str | None:
        """Look beside the importing file, one folder above it, at the root, and in `src`."""
        bare = meaning.lstrip(".")
        dots = len(meaning) - len(bare)
        inner = bare.replace(".", "/")
        bases = [normpath(join(folder, *[".."] * (dots - 1)))] if dots else [folder, dirname(folder), "", "src"]
        for base in bases:
            for candidate in (f"{inner}.py", f"{inner}/__init__.py") if inner else ("__init__.py",):
                path = normpath(join(base, candidate))
                if path in self.units:
                    return path
        return None


def _block(unit: CodeUnit) -> Block:
    return unit.module.code if unit.module is not None else ()

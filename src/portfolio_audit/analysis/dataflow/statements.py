"""Statements followed in order; ways that part are followed one after the other and joined."""

from collections.abc import Callable, Iterator

from portfolio_audit.analysis.dataflow.assignments import assign, delete, same_rows
from portfolio_audit.analysis.dataflow.context import Machine
from portfolio_audit.analysis.dataflow.estimators import folds_of
from portfolio_audit.analysis.dataflow.joining import add_marks, join
from portfolio_audit.analysis.dataflow.python_builtins import fold_pair
from portfolio_audit.analysis.dataflow.rows import Doubt
from portfolio_audit.analysis.dataflow.values import (
    NOTHING,
    Class,
    Collection,
    Estimator,
    Folds,
    Frame,
    Function,
    Known,
    Library,
    Role,
    Scope,
    Value,
)
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Block, Statement

_ROUNDS = 12


def run_block(machine: Machine, block: Block, scope: Scope) -> bool:
    """Follow statements; true when the rest of the surrounding block is not reached."""
    for statement in block:
        machine.step()
        machine.line = getattr(statement, "line", machine.line)
        if _run(machine, statement, scope):
            return True
    return False


def _run(machine: Machine, statement: Statement, scope: Scope) -> bool:
    return bool(_STATEMENTS[type(statement)](machine, statement, scope))


def _assign(machine: Machine, statement: code.Assign, scope: Scope) -> None:
    value = machine.evaluate(statement.value, scope)
    for target in statement.targets:
        assign(machine, target, value, scope, statement.line)


def _evaluate(machine: Machine, statement: code.Run, scope: Scope) -> None:
    machine.evaluate(statement.value, scope)


def _return(machine: Machine, statement: code.Return, scope: Scope) -> bool:
    machine.returned.append(machine.evaluate(statement.value, scope))
    return True


def _leave(_machine: Machine, _statement: code.Leave, _scope: Scope) -> bool:
    return True


def _delete(machine: Machine, statement: code.Delete, scope: Scope) -> None:
    for target in statement.targets:
        delete(machine, target, scope)


def _define(machine: Machine, statement: code.Define, scope: Scope) -> None:
    path, cell, count = machine.where()
    made = Function(statement.name, statement.parameters, statement.body, scope, path, statement.line)
    made.cell, made.count = cell, count
    scope[statement.name] = made
    machine.definitions.append(made)


def _define_class(machine: Machine, statement: code.DefineClass, scope: Scope) -> None:
    path, _, _ = machine.where()
    inner = Scope(scope, path)
    bases = tuple(machine.evaluate(base, scope) for base in statement.bases)
    kind = Class(statement.name, bases, inner, statement.line)
    scope[statement.name] = kind
    machine.definitions.append(kind)
    run_block(machine, statement.body, inner)


def _bind(machine: Machine, statement: code.Bind, scope: Scope) -> None:
    path, _, _ = machine.where()
    module = machine.import_module(statement.meaning.removesuffix(".*"), path)
    if statement.name == "*":
        scope.update(module or {})
        machine.knows_all_names = machine.knows_all_names and module is not None
        return
    if module is not None:
        scope[statement.name] = Collection(list(module.values()), list(module))
        return
    owner, _, last = statement.meaning.rpartition(".")
    inside = machine.import_module(owner, path) if owner else None
    found = inside.get(last) if inside is not None else None
    scope[statement.name] = found if found is not None else Library(statement.meaning.lstrip("."))


def _branch(machine: Machine, statement: code.Branch, scope: Scope) -> bool:
    """Follow both ways; one that a literal condition excludes leaves only its doubtful marks behind."""
    test = machine.evaluate(statement.test, scope)
    truth = bool(test.value) if isinstance(test, Known) and test.value is not None else None
    before = machine.doubt
    taken: list[Scope] = []
    excluded: list[Scope] = []
    is_ended = True
    for block, is_true in ((statement.body, True), (statement.other, False)):
        is_excluded = truth is not None and truth is not is_true
        machine.doubt = max(before, _doubt(truth, is_excluded=is_excluded)) if block else before
        way, is_end = _follow_way(machine, block, scope, is_excluded=is_excluded)
        if is_excluded:
            excluded.append(way)
        else:
            is_ended = is_ended and is_end
            taken += [] if is_end else [way]
    machine.doubt = before
    _meet(scope, taken)
    for way in excluded:
        _remember_excluded(scope, way)
    return is_ended


def _doubt(truth: bool | None, *, is_excluded: bool) -> Doubt:
    if is_excluded:
        return Doubt.MUCH
    return Doubt.SOME if truth is None else Doubt.NONE


def _follow_way(machine: Machine, block: Block, scope: Scope, *, is_excluded: bool) -> tuple[Scope, bool]:
    """Follow one way in a scope laid over the one outside; an excluded way gives nothing back."""
    way = Scope(scope, scope.path)
    returned = len(machine.returned)
    is_end = run_block(machine, block, way)
    if is_excluded:
        del machine.returned[returned:]
    return way, is_end


def _meet(scope: Scope, ways: list[Scope]) -> None:
    """Join what the names stand for after the ways that are not left."""
    for name in dict.fromkeys(name for way in ways for name in way):
        values = [found for way in ways if (found := way.find(name)) is not None]
        first = values[0]
        scope[name] = first if all(value is first for value in values) else join(values)


def _remember_excluded(scope: Scope, way: Scope) -> None:
    """Keep what would have been learnt on a way that is not taken: it is worth a question."""
    for name, value in way.items():
        taken = scope.find(name)
        if isinstance(value, Frame) and isinstance(taken, Frame) and value is not taken:
            doubtful = {mark: where for mark, where in value.marks.items() if mark.doubt is Doubt.MUCH}
            if doubtful:
                scope[name] = made = same_rows(taken)
                made.selection = taken.selection
                add_marks(made.marks, doubtful)


def _attempt(machine: Machine, statement: code.Attempt, scope: Scope) -> bool:
    is_ended = run_block(machine, statement.body, scope)
    before = machine.doubt
    machine.doubt = max(before, Doubt.SOME)
    for handler in statement.handlers:
        way, is_end = _follow_way(machine, handler, scope, is_excluded=False)
        if not is_end:
            _meet(scope, [scope, way])
    machine.doubt = before
    return is_ended


def _repeat(machine: Machine, statement: code.Repeat, scope: Scope) -> None:
    series = machine.evaluate(statement.series, scope)
    if isinstance(series, Estimator) and series.role is Role.FOLDS:
        series = folds_of(machine, series, Frame(), statement.line)
    before = machine.is_repeating
    for item, is_unknown in _items(series):
        machine.is_repeating = before or is_unknown
        if statement.target is not None:
            assign(machine, statement.target, item, scope, statement.line)
        run_block(machine, statement.body, scope)
    machine.is_repeating = before


def _items(series: Value) -> Iterator[tuple[Value, bool]]:
    """Yield what a loop runs over, and whether more of the like may follow."""
    if isinstance(series, Collection):
        for item in list(series.items)[:_ROUNDS]:
            yield item, isinstance(item, Known)
    elif isinstance(series, Folds):
        yield fold_pair(series), False
    elif isinstance(series, Estimator):
        yield NOTHING, False
    else:
        yield (same_rows(series) if isinstance(series, Frame) else series), True


_STATEMENTS: dict[type[Statement], Callable[..., bool | None]] = {
    code.Assign: _assign, code.Run: _evaluate, code.Branch: _branch, code.Repeat: _repeat, code.Attempt: _attempt,
    code.Return: _return, code.Leave: _leave, code.Delete: _delete, code.Define: _define,
    code.DefineClass: _define_class, code.Bind: _bind,
}  # fmt: skip  # a table
"""Each gives true when the rest of the block is not reached."""

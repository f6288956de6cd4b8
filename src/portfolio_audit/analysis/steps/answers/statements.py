"""Reads statements in their order: what names are given, and what is done where an answer is wrong."""

from collections.abc import Iterable

from portfolio_audit.analysis.steps.answers.expressions import Expressions
from portfolio_audit.analysis.steps.answers.folds import walks_folds
from portfolio_audit.analysis.steps.answers.guesses import is_rule
from portfolio_audit.analysis.steps.answers.inputs import note_copy, note_filling
from portfolio_audit.analysis.steps.answers.measures import metric_computed
from portfolio_audit.analysis.steps.answers.parts import called_name
from portfolio_audit.analysis.steps.answers.record import Finding, Record
from portfolio_audit.analysis.steps.answers.settings import is_series, searched_in_loop, trains
from portfolio_audit.analysis.steps.answers.values import NOTHING, Role, Value, by_name, is_error, is_wrong
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Block, Expression, Statement


def follow_answers(blocks: Iterable[Block]) -> tuple[tuple[Finding, ...], ...]:
    """Give what each block of one program shows, in which later ones know the names of earlier ones."""
    record = Record()
    reader = _Statements(record)
    found = []
    for block in blocks:
        record.found, record.line = [], 1
        reader.read(block)
        found.append(tuple(dict.fromkeys(record.found)))
    return tuple(found)


class _Statements:
    def __init__(self, record: Record) -> None:
        self.record = record
        self.expressions = Expressions(record)

    def read(self, block: Block) -> None:
        for statement in block:
            self._statement(statement)

    def _statement(self, statement: Statement) -> None:
        match statement:
            case code.Assign():
                self._assign(statement)
            case code.Run():
                self.record.line = statement.line
                self._run(statement.value)
            case code.Return():
                self.record.give_back(self.expressions.value(statement.value))
            case code.Branch():
                self._branch(statement)
            case code.Repeat():
                self._repeat(statement)
            case code.Attempt():
                for block in (statement.body, *statement.handlers):
                    self.read(block)
            case code.Define() | code.DefineClass():
                self._define(statement)

    def _define(self, node: code.Define | code.DefineClass) -> None:
        self.record.line = node.line
        given = node.parameters if isinstance(node, code.Define) else ()
        if given and is_rule(node.body):
            self.record.rules.add(node.name)
        with self.record.inside(node.name, {one.name: by_name(one.name) for one in given}):
            self.read(node.body)

    def _assign(self, node: code.Assign) -> None:
        self.record.line = node.line
        self.record.target = node.targets[0].name if isinstance(node.targets[0], code.Name | code.Attribute) else ""
        if isinstance(node.value, code.Lambda) and self.record.target:
            self._define(
                code.Define(self.record.target, node.value.parameters, (code.Return(node.value.body),), node.line)
            )
            return
        value = self.expressions.value(node.value)
        metric = metric_computed(self.record.target, node.value)
        if metric:
            self.record.measure(metric, f"{self.record.target} computed")
        self.record.line, self.record.target = node.line, ""
        for target in node.targets:
            self._give(target, value, node.value)

    def _give(self, target: Expression, value: Value, node: Expression) -> None:
        match target:
            case code.Name():
                if isinstance(node, code.Constant):
                    self.record.names[target.name] = NOTHING
                else:
                    self.record.keep(target.name, value)
                note_copy(self.record, target.name, node)
                self.record.note_series(target.name, is_series=is_series(node, frozenset(self.record.series)))
            case code.Attribute(value=code.Name(name="self")):
                self.record.keep(f"self.{target.name}", value)
            case code.Subscript():
                self._fill(target, value)
                note_filling(self.record, target, node)
            case code.Group():
                self._unpack(target, value, node)

    def _fill(self, target: code.Subscript, value: Value) -> None:
        """Note a column that is filled, or an array that is no longer what it began as."""
        if isinstance(target.index, code.Constant) and isinstance(target.index.value, str):
            self.record.columns[target.index.value] = value
            if is_error(value):
                self.record.find(StepKind.ANALYSE_ERRORS, "residuals", "errors kept beside the rows")
        elif isinstance(target.index, code.Group):
            roles = {self.expressions.value(one).role for one in target.index.items}
            if roles == {Role.TRUTH, Role.ANSWER}:
                self.record.find(StepKind.ANALYSE_ERRORS, "confusion", "answers counted by class and truth")
        elif isinstance(target.value, code.Name):
            self.record.keep(target.value.name, value if value.role is Role.ANSWER else NOTHING)

    def _unpack(self, target: code.Group, value: Value, node: Expression) -> None:
        if isinstance(node, code.Group) and len(node.items) == len(target.items):
            for one, part in zip(target.items, node.items, strict=True):
                self._give(one, self.expressions.value(part), part)
            return
        for position, one in enumerate(target.items):
            known = by_name(one.name) if isinstance(one, code.Name) else NOTHING
            is_first = position == 0 and value.role is Role.ANSWER and known.role is Role.NONE
            self._give(one, value if is_first else NOTHING, node)

    def _run(self, node: Expression) -> None:
        value = self.expressions.value(node)
        if isinstance(node, code.Call) and called_name(node) in ("append", "extend"):
            owner = node.function.value if isinstance(node.function, code.Attribute) else None
            added = self.expressions.value(node.arguments[0]) if node.arguments else NOTHING
            if (
                isinstance(owner, code.Name)
                and added.role in (Role.ANSWER, Role.SCORE)
                and value.role in (Role.NONE, Role.ANSWER)
            ):
                self.record.keep(owner.name, added)

    def _branch(self, node: code.Branch) -> None:
        test = self.expressions.value(node.test)
        if test.role is Role.MATCH and not test.is_guess and node.body:
            self._decided(test, node.body[0])
        self.read(node.body)
        self.read(node.other)

    def _decided(self, test: Value, first: Statement) -> None:
        """Read what is done for a row whose answer is right or wrong: it is counted, or kept and shown."""
        if isinstance(first, code.Assign) and isinstance(first.value, code.Operation) and first.value.operator == "+":
            self.record.line = first.line
            self.record.measure("accuracy", "right answers counted")
        elif is_wrong(test) and isinstance(first, code.Run) and _shows(first.value):
            self.record.line = first.line
            self.record.find(StepKind.ANALYSE_ERRORS, "wrong cases", "wrong answers kept or shown")

    def _repeat(self, node: code.Repeat) -> None:
        self.record.line = node.line
        if node.target is None:
            self.expressions.value(node.series)
            self.read(node.body)
            return
        are_groups = self.expressions.bind(node.target, node.series)
        if walks_folds(node):
            self.record.find(StepKind.CROSS_VALIDATE, "own", "folds that the code makes itself")
        line = searched_in_loop(node, frozenset(self.record.series), self.record.trainers)
        if line:
            self.record.line = line
            self.record.find(StepKind.TUNE, "manual", "settings tried one by one")
        with self.record.over_groups(are_groups=are_groups and not trains(node.body)):
            self.read(node.body)


def _shows(node: Expression) -> bool:
    return isinstance(node, code.Call) and called_name(node) in ("append", "print", "add", "imshow")

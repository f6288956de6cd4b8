"""Answers of a model that the code writes into a file or table, followed by name from the model to what is written."""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_PLACES = 200
_STATEMENTS = 2_000
_DEPTH = 12
_ASKS = frozenset(
    {"predict", "predict_proba", "forecast", "predict_classes", "get_forecast", "predict_batch", "decision_function"}
)
_ASKING_NAME = lazy_regex(r"^(?:predict|infer|inference|forecast)(?:_(?!error)\w{1,40})?$")
_MAKES_MODEL = lazy_regex(
    r"^(?:pipeline|load_learner|load_model|load|from_pretrained|from_file|restore|load_from_checkpoint|eval)$"
)
_READ_BACK = lazy_regex(
    r"load|Booster|InferenceSession|readRDS|from_pretrained|from_file|restore|pipeline\(.{0,80}model ?="
)
_MEASURES = lazy_regex(
    r"score$|error$|accurac|report|matrix|auc|loss$|^r2|rmse|mae$|evaluat|metric|^len$|^print|plot|confusion|curve|^describe$|^info$|value_counts"
)
"""Calls that make a figure about the answers, which is no answer any more."""
_FIGURES = frozenset({"mean", "sum", "std", "min", "max", "median", "nunique", "item", "any", "all"})
_WRITES = frozenset(
    """
    to_csv to_excel to_parquet to_sql to_json to_feather to_gbq to_file to_markdown write_csv write_parquet write_json
    write_excel write_database savetxt writerow writerows write_text saveAsTable parquet insert_many insert_rows_json
    insertInto write_table put_item upsert bulk_write write_ndjson
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
_OPENS = frozenset({"open", "create", "File", "Dataset"})
_QUERIES = frozenset({"sql", "execute", "query", "executemany"})
_STORES_ROWS = lazy_regex(r"^\s{0,20}(?:insert|copy|create|replace|merge|update)\b", re.IGNORECASE)
_TRUTH = lazy_regex(
    r"^(?:y_?(?:test|true|val|valid|actual|train)\w{0,4}|actuals?|truth|ground_?truth|(?:test|true|val)_?(?:labels?|y|targets?)|expected)$",
    re.IGNORECASE,
)
"""Names and columns of what is known already: a table with it judges the model, and answers nothing new."""
_MAY_STORE = lazy_regex(
    r"predict|infer|forecast|pipeline\(|\.eval\(|classify|load_learner|\.transform\(|score\w{0,20}\("
)
_MAY_WRITE = lazy_regex(
    r"\.(?:to_\w{3,8}|write\w{0,12}|insert\w{0,12}|saveAsTable|parquet|sql|execute\w{0,4})\(|savetxt\(|json\.dump\("
)


class Stored(Struct, frozen=True):
    """A place where answers are written, and whether the file reads the model back instead of training it."""

    place: Located
    by_kept_model: bool


class _Names(Struct):
    """The names that stand for answers, models, functions that answer, open files, and tables with the truth."""

    answers: set[str]
    models: set[str]
    files: set[str]
    judged: set[str]


def find_stored_answers(units: Sequence[CodeUnit]) -> tuple[Stored, ...]:
    """Give the places of each program, a notebook read in the order of its cells."""
    found: list[Stored] = []
    for _, group in groupby(units, key=lambda unit: unit.path):
        program = tuple(unit for unit in group if unit.module is not None)
        text = "\n".join(unit.source for unit in program)
        if _MAY_STORE.search(text) and _MAY_WRITE.search(text):
            is_kept = _READ_BACK.search(text) is not None
            found += [Stored(place, is_kept) for place in _of_program(program)]
    return tuple(found)[:_PLACES]


def _of_program(program: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give the first place of each cell or file."""
    names = _Names(set(), set(), set(), set())
    for unit in program:
        tree = tree_of(unit)
        first = next(iter(list(_of_block(tree.body, names, 0)) if tree else []), None)
        if first is not None:
            yield Located(f"{_last(first.func)}()", unit.place(first.lineno))


def _of_block(body: Sequence[ast.stmt], names: _Names, depth: int) -> Iterator[ast.Call]:
    """Follow statements in their order; what a function learns of names stays in it."""
    for node in body[:_STATEMENTS]:
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and node.value is not None:
            _learn_names(node, node.value, names)
        elif isinstance(node, ast.With):
            names.files |= {_root(item.optional_vars) for item in node.items if _opens(item)} - {""}
        elif isinstance(node, ast.FunctionDef) and _gives_answers(node, names):
            names.answers.add(node.name)
        yield from (call for call in _own_calls(node) if _stores(call, names))
        inside = _copied(names) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else names
        for block in _blocks(node) if depth < _DEPTH else ():
            yield from _of_block(block, inside, depth + 1)


def _blocks(node: ast.stmt) -> Iterator[list[ast.stmt]]:
    for field in ("body", "orelse", "finalbody"):
        yield getattr(node, field, [])
    for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield part.body


def _copied(names: _Names) -> _Names:
    return _Names(set(names.answers), set(names.models), set(names.files), set(names.judged))


def _learn_names(node: ast.Assign | ast.AugAssign | ast.AnnAssign, value: ast.expr, names: _Names) -> None:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    bound = {_root(part) for target in targets for part in _parts(target)} - {""}
    if any(isinstance(one, ast.Call) and _MAKES_MODEL.match(_last(one.func)) for one in ast.walk(value)):
        names.models |= bound
    if any(_is_open(one) for one in ast.walk(value)):
        names.files |= bound
    if _is_answer(value, names):
        names.answers |= bound
    if _tells_truth(value) or any(isinstance(one, ast.Name) and one.id in names.judged for one in ast.walk(value)):
        names.judged |= bound
    if any(isinstance(one, ast.Subscript) and _tells_truth(one.slice) for one in targets):
        names.judged |= bound


def _gives_answers(function: ast.FunctionDef, names: _Names) -> bool:
    inner = _Names(set(names.answers), set(names.models), set(), set())
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            _learn_names(node, node.value, inner)
    returned = (node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value is not None)
    return any(_is_answer(value, inner) for value in returned)


def _is_answer(value: ast.expr, names: _Names) -> bool:
    """Tell an expression in which an answer goes on, and is not only measured."""
    pending: list[ast.AST] = [value]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Name) and node.id in names.answers:
            return True
        if isinstance(node, ast.Call):
            called = _last(node.func)
            if _MEASURES.search(called) or _is_single_figure(node, called):
                continue
            if _asks(node, called, names):
                return True
        if not _compares_two(node):
            pending += ast.iter_child_nodes(node)
    return False


def _is_single_figure(call: ast.Call, called: str) -> bool:
    """Tell `answers.mean()`, which is one number."""
    return called in _FIGURES and not call.args and not call.keywords


def _compares_two(node: ast.AST) -> bool:
    """Tell answers that are set equal to other values, which counts how many are right."""
    if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], ast.Eq | ast.NotEq):
        return False
    return not any(isinstance(side, ast.Constant | ast.UnaryOp) for side in (node.left, node.comparators[0]))


def _asks(call: ast.Call, called: str, names: _Names) -> bool:
    if isinstance(call.func, ast.Attribute):
        is_model = _root(call.func.value) in names.models
        return called in _ASKS or (called == "transform" and is_model)
    return called in names.models or _ASKING_NAME.match(called) is not None


def _stores(call: ast.Call, names: _Names) -> bool:
    """Tell a call that writes answers, and not a table with the truth beside them."""
    called = _last(call.func)
    written = [*call.args, *(word.value for word in call.keywords)]
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if called in _QUERIES:
        return any(_query_takes(one, names) for one in written)
    if called == "write" and owner is not None:
        is_kept = _root(owner) in names.files
    elif called == "dump":
        is_kept = owner is not None and _root(owner) == "json"
        written = written[:1]
    else:
        is_kept = called in _WRITES and (bool(call.args) or not called.startswith("to_"))
        written += [owner] if owner is not None else []
    return (
        is_kept
        and any(_is_answer(one, names) for one in written)
        and not any(_is_judged(one, names) for one in written)
    )


def _is_judged(node: ast.expr, names: _Names) -> bool:
    return _tells_truth(node) or any(isinstance(one, ast.Name) and one.id in names.judged for one in ast.walk(node))


def _tells_truth(node: ast.AST) -> bool:
    for one in ast.walk(node):
        said = one.value if isinstance(one, ast.Constant) else _last(one)
        if isinstance(said, str) and _TRUTH.match(said):
            return True
    return False


def _query_takes(node: ast.expr, names: _Names) -> bool:
    """Tell a statement of SQL that stores rows of a table of answers, by its name in the text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _STORES_ROWS.match(node.value):
        return any(re.search(rf"\b{re.escape(name)}\b", node.value) for name in names.answers)
    return isinstance(node, ast.Tuple | ast.List | ast.Dict) and _is_answer(node, names)


def _own_calls(statement: ast.stmt) -> Iterator[ast.Call]:
    """Give the calls of a statement, without those of the statements inside of it."""
    pending: list[ast.AST] = [one for one in ast.iter_child_nodes(statement) if not isinstance(one, ast.stmt)]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Call):
            yield node
        pending += [one for one in ast.iter_child_nodes(node) if not isinstance(one, ast.stmt)]


def _opens(item: ast.withitem) -> bool:
    return any(_is_open(one) for one in ast.walk(item.context_expr)) and item.optional_vars is not None


def _is_open(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _last(node.func) in _OPENS


def _parts(target: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Tuple | ast.List):
        for part in target.elts:
            yield from _parts(part)
    else:
        yield target


def _root(node: ast.AST | None) -> str:
    """Give the name in which a value is kept: of `table["x"]` and `self.table` the table."""
    while isinstance(node, ast.Subscript | ast.Attribute | ast.Starred | ast.Call):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
            return node.attr
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _last(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""

"""Data held out by what calls give back, what is taken and what is left, and walks forward in time."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from portfolio_audit.analysis.steps.syntax import dotted_name, last_name, walk
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_TRAIN = r"(?:train|trn|tr|fit|learn|seen)"
_HELD = r"(?:test|tst|te|val|valid|validation|hold_?out|held(?:_?out)?|eval|dev|oos|unseen|out)"
_OF_DATA = r"(?:[xXyY]|df|data|ds|set|idx|index|ids?|indices|labels?|images?|loader|dl|mask|rows|part|frame)"
HELD_NAME = lazy_regex(rf"^(?:{_OF_DATA}_?)?{_HELD}(?:_?{_OF_DATA})?\d?$", re.IGNORECASE)
TRAIN_NAME = lazy_regex(rf"^(?:{_OF_DATA}_?)?{_TRAIN}(?:_?{_OF_DATA})?\d?$", re.IGNORECASE)
_FITS = frozenset({"fit", "train", "partial_fit", "fit_transform", "fit_predict", "auto_arima", "train_model"})
_MODELS = lazy_regex(
    r"^(?:ARIMA|SARIMAX|VAR|ExponentialSmoothing|SimpleExpSmoothing|Holt|ETSModel|AutoReg|DMatrix|Dataset|Pool)$"
)
"""Constructors that take the data to learn from."""
_LOADS = lazy_regex(r"load|read|get|fetch")

_GIVES_ROWS = lazy_regex(
    r"^(?!.*(?i:log|print|plot|save|write|score|metric|report|draw|dump|add_|path|text|title))"
    r"(?:.*(?i:data|load|split|read|folder|fold|tile|image|set)|[A-Z]\w*[a-z])"
)
"""Names of functions and classes that may hand out rows."""
_DATA_SETS = lazy_regex(
    r"^(?!.*(?i:log|print|plot|save|score|metric|report|model|net$|predict|eval|norm|dropout|apply))"
    r"(?:[A-Z]|.*(?:data|load|split|read|fold|tile|image|set|batch|iter|record|ds$|dl$))"
)
"""Classes of data sets, and functions that may hand out their rows."""
_OF_DATA_SETS = frozenset({"root", "download", "transform", "target_transform"})
"""Arguments by which a class of a data set is told that came by a name."""
_VALIDATION = lazy_regex(r"(?i)val|dev")
_HELD_PART = lazy_regex(r"^(?:test|val|valid|validation|dev)$")


class Held(Struct, frozen=True):
    """A place where a part is held out; `detail` is the sort of split."""

    text: str
    detail: str
    line: int


def asks_for_held_rows(calls: Iterable[Call], line: int) -> bool:
    """Tell `MNIST(root, train=False)`, whose rows are those to test with, from a model that is not to learn."""
    near = (call for call in calls if call.line <= line <= call.end_line and ("train", "False") in call.keywords)
    return any(
        _DATA_SETS.match(call.name.rpartition(".")[2]) or not _OF_DATA_SETS.isdisjoint(dict(call.keywords))
        for call in near
    )


def held_by_call(nodes: list[ast.AST]) -> Iterator[Held]:
    """Give pairs by name, what a sample or a stream leaves, and training on all rows before each in turn."""
    yield from _pairs_by_name(nodes)
    yield from _rests(nodes)
    yield from _walks(nodes)
    yield from _parts_by_name(nodes)
    yield from _parts_by_string(nodes)
    yield from _parts_by_key(nodes)
    yield from _parts_in_turn(nodes)


def _parts_by_name(nodes: Iterable[ast.AST]) -> Iterator[Held]:
    """Give where rows are told whether they belong to the part to train on or to the other."""
    for node in nodes:
        if isinstance(node, ast.IfExp):
            said: list[ast.AST] = [node.body, node.orelse]
        elif isinstance(node, ast.Call) and last_name(node.func) in {"where", "select", "choice"}:
            said = [inner for argument in node.args for inner in walk(argument)]
        else:
            continue
        names = [
            one.value.rstrip("/").rpartition("/")[2]
            for one in said
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
        if any(map(HELD_NAME.match, names)) and any(map(TRAIN_NAME.match, names)):
            yield Held("train or test", "own", node.lineno)


def _parts_by_string(nodes: Iterable[ast.AST]) -> Iterator[Held]:
    """Give the calls that are asked for one part by its name where the same is asked for the part to train on."""
    asked: dict[str, list[tuple[str, int]]] = {}
    for node in nodes:
        if isinstance(node, ast.Call) and _GIVES_ROWS.search(last_name(node.func)):
            given = (*node.args, *(word.value for word in node.keywords))
            said = (one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str))
            asked.setdefault(last_name(node.func), []).extend((part, node.lineno) for part in said)
    for called, parts in asked.items():
        if any(part == "train" for part, _ in parts):
            held = ((part, line) for part, line in parts if _HELD_PART.match(part))
            for part, line in held:
                yield Held(f"{called}({part!r})"[:80], "predefined" if part == "test" else "validation", line)


def _parts_in_turn(nodes: Iterable[ast.AST]) -> Iterator[Held]:
    """Give the loops over the names of the parts, and the shares of the parts, where one is there to validate with."""
    for node in nodes:
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Tuple | ast.List):
            names, line = _strings(node.iter.elts), node.iter.lineno
        elif isinstance(node, ast.Dict) and node.values and _are_shares(node.values):
            names, line = _strings(key for key in node.keys if key is not None), node.lineno
        else:
            continue
        if "train" in names and any(name != "test" and _HELD_PART.match(name) for name in names):
            yield Held(f"the parts {', '.join(names)}"[:80], "validation", line)


def _strings(nodes: Iterable[ast.expr]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _are_shares(nodes: Iterable[ast.expr]) -> bool:
    """Tell numbers that come to one."""
    numbers = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    return abs(sum(numbers) - 1) < 0.001  # noqa: PLR2004  # what is left by rounding


def _parts_by_key(nodes: Iterable[ast.AST]) -> Iterator[Held]:
    """Give `{"train": table[rest], "test": table[mask]}`, the parts of one table by name."""
    for node in nodes:
        if not isinstance(node, ast.Dict) or not all(isinstance(value, ast.Subscript) for value in node.values):
            continue
        names = _strings(key for key in node.keys if key is not None)
        tables = {ast.unparse(value.value)[:80] for value in node.values if isinstance(value, ast.Subscript)}
        held = [name for name in names if HELD_NAME.match(name)]
        if len(tables) == 1 and held and any(map(TRAIN_NAME.match, names)):
            validates = len(held) > 1 and any(name.startswith(("val", "dev")) for name in held)
            yield Held(f"the parts {', '.join(names)}"[:80], "parts" if validates else "own", node.lineno)


def _pairs_by_name(nodes: Iterable[ast.AST]) -> Iterator[Held]:
    """Give the calls that hand out one part to train on and one to test with."""
    for node in nodes:
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)):
            continue
        names = [last_name(part) for part in walk(node.targets[0]) if isinstance(part, ast.Name)]
        given = [last_name(part) for part in walk(node.value) if isinstance(part, ast.Name)]
        called, line = dotted_name(node.value.func), node.value.lineno
        held = [name for name in names if HELD_NAME.match(name)]
        is_pair = held and any(map(TRAIN_NAME.match, names))
        if is_pair and not any(HELD_NAME.match(name) or TRAIN_NAME.match(name) for name in given):
            yield Held(called, "predefined" if _LOADS.search(called.rpartition(".")[2]) else "own", line)
            if len({name[:3] for name in held}) > 1 and any(map(_VALIDATION.search, held)):
                yield Held(called, "validation", line)
        elif held and _divides_again(called, names, given) and any(map(_VALIDATION.search, held)):
            yield Held(called, "validation", line)


def _divides_again(called: str, names: list[str], given: list[str]) -> bool:
    """Tell a call that takes a part for validation from what is left to train or to test with."""
    if "split" not in called.lower() or any(map(HELD_NAME.match, given)):
        return False
    is_of_train = any(map(TRAIN_NAME.match, given))
    is_rest = all(map(HELD_NAME.match, names)) and len({bool(_VALIDATION.search(name)) for name in names}) > 1
    return is_of_train or is_rest


def _rests(nodes: Iterable[ast.AST]) -> Iterator[Held]:
    """Give `rest = table.drop(sample.index)`, and streams of which some are taken and as many skipped."""
    sampled = frozenset(
        last_name(node.targets[0])
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and last_name(node.value.func) == "sample"
    )
    taken: Mapping[tuple[str, str], int] = {_counted(node): 1 for node in nodes if _is_call_of(node, "take")}
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        if last_name(node.func) == "drop" and node.args and isinstance(node.args[0], ast.Attribute):
            dropped = node.args[0]
            if dropped.attr == "index" and last_name(dropped.value) in sampled:
                yield Held(dotted_name(node.func), "own", node.lineno)
        elif _is_call_of(node, "skip") and _counted(node) in taken:
            yield Held(dotted_name(node.func), "own", node.lineno)


def _is_call_of(node: ast.AST, method: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method


def _counted(node: ast.AST) -> tuple[str, str]:
    """Give what is asked, and for how many."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return "", ""
    return ast.unparse(node.func.value)[:80], "".join(ast.unparse(one)[:80] for one in node.args[:1])


def _walks(nodes: Iterable[ast.AST]) -> Iterator[Held]:
    """Give the loops that train on all rows before each in turn."""
    for node in nodes:
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name):
            for call in walk(node):
                if trains(call) and any(_ends_at(inner, node.target.id) for inner in walk(call)):
                    yield Held(f"for {node.target.id} in", "time", node.lineno)
                    break


def _ends_at(node: ast.AST, name: str) -> bool:
    """Tell `y[:t]` and `table.iloc[:t]`."""
    if not (isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and node.slice.upper is not None):
        return False
    return any(isinstance(inner, ast.Name) and inner.id == name for inner in walk(node.slice.upper))


def trains(node: ast.AST) -> bool:
    """Tell a call that learns from the data that it is given."""
    return isinstance(node, ast.Call) and (
        last_name(node.func) in _FITS or _MODELS.match(last_name(node.func)) is not None
    )

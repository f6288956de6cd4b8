"""Answers of a model that the code writes into a file or table, followed by name from the model to what is written."""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.steps.answers.answer_names import (
    ASKS,
    AnswerNames,
    copied,
    gather,
    gives_answers,
    is_answer,
    is_judged,
    learn_names,
    opens,
)
from portfolio_audit.analysis.steps.syntax import children, last_name, root_name, walk
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_PLACES = 200
_STATEMENTS = 2_000
_DEPTH = 12
_WRITES = frozenset(
    """
    to_csv to_excel to_parquet to_sql to_json to_feather to_gbq to_file to_markdown write_csv write_parquet write_json
    write_excel write_database savetxt writerow writerows write_text saveAsTable parquet insert_many insert_rows_json
    insertInto write_table put_item upsert bulk_write write_ndjson
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
_PICTURES = frozenset({"imwrite", "imsave"})
"""Calls that write a mask; what a network draws while it is trained is no answer, so a model must have been read."""
_QUERIES = frozenset({"sql", "execute", "query", "executemany"})
_HOSTED = frozenset({"batch_predict", "create_transform_job", "batch_prediction"})
"""Calls by which a cloud answers for a whole table and stores it."""
_SAVES = frozenset({"save", "save_txt", "save_csv", "save_json", "out_dir", "output_dir"})
_STORES_ROWS = lazy_regex(r"^\s{0,20}(?:insert|copy|create|replace|merge|update)\b", re.IGNORECASE)
_FIGURES = lazy_regex(
    r"(?:^|[/_.-])(?:metrics?|accurac\w{1,3}|leaderboard|classification_report|errors?|mistakes|misclassified)(?=$|[/_.-])"
)
_MAY_STORE = lazy_regex(
    r"predict|get_preds|apply_fn|InferenceSession|\.pipe\(|ML\.PREDICT|infer|forecast|pipeline\(|\.eval\(|classify|load_learner|\.transform\(|score\w{0,20}\("
)
_MAY_WRITE = lazy_regex(
    r"\bsave\w{0,5} ?= ?True|batch_predict|create_transform_job"
    r"|\.(?:query|to_\w{3,8}|write\w{0,12}|insert\w{0,12}|saveAsTable|parquet|sql|execute\w{0,4})\(|savetxt\(|json\.dump\(|\.im(?:write|save)\("
)


def find_stored_answers(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give the places of each program, a notebook read in the order of its cells."""
    found: list[Located] = []
    for _, group in groupby(units, key=lambda unit: unit.path):
        program = tuple(unit for unit in group if unit.module is not None)
        text = "\n".join(unit.source for unit in program)
        if _MAY_STORE.search(text) and _MAY_WRITE.search(text):
            found += _of_program(program)
    return tuple(found)[:_PLACES]


def _of_program(program: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give the first place of each cell or file."""
    names = AnswerNames(set(), set(), set(), set())
    for unit in program:
        tree = tree_of(unit)
        first = next(iter(list(_of_block(tree.body, names, 0)) if tree else []), None)
        if first is not None:
            yield Located(f"{last_name(first.func)}()", unit.place(first.lineno))


def _of_block(body: Sequence[ast.stmt], names: AnswerNames, depth: int) -> Iterator[ast.Call]:
    """Follow statements in their order; what a function learns of names stays in it."""
    for node in body[:_STATEMENTS]:
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and node.value is not None:
            learn_names(node, node.value, names)
        elif isinstance(node, ast.For | ast.AsyncFor) and is_answer(node.iter, names):
            learn_names(node, node.iter, names)
        elif isinstance(node, ast.With):
            opened = [item for item in node.items if opens(item)]
            names.files |= {root_name(item.optional_vars) for item in opened} - {""}
            names.judged |= {root_name(one.optional_vars) for one in opened if _names_figures(one.context_expr)} - {""}
        elif isinstance(node, ast.FunctionDef) and gives_answers(node, names):
            names.answers.add(node.name)
        for call in _own_calls(node):
            gather(call, names)
            if _stores(call, names):
                yield call
        inside = copied(names) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else names
        for block in _blocks(node) if depth < _DEPTH else ():
            yield from _of_block(block, inside, depth + 1)


def _blocks(node: ast.stmt) -> Iterator[list[ast.stmt]]:
    for field in ("body", "orelse", "finalbody"):
        yield getattr(node, field, [])
    for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield part.body


def _stores(call: ast.Call, names: AnswerNames) -> bool:
    """Tell a call that writes answers, and not a table with the truth beside them."""
    called = last_name(call.func)
    written = [*call.args, *(word.value for word in call.keywords)]
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if called in _HOSTED:
        return True
    if called in ASKS:
        return any(
            word.arg in _SAVES and isinstance(word.value, ast.Constant) and word.value.value for word in call.keywords
        )
    if called in _QUERIES:
        return any(_query_takes(one, names) for one in written)
    if called == "write" and owner is not None:
        is_kept = root_name(owner) in names.files | {"open"} or _is_table_file(call)
        written += [owner] if _is_table_file(call) else []
    elif called == "dump":
        is_kept = owner is not None and root_name(owner) == "json"
        written = written[:1]
    else:
        is_kept = called in _WRITES and (bool(call.args) or not called.startswith("to_"))
        is_kept = is_kept or (called in _PICTURES and bool(names.models))
        written += [owner] if owner is not None else []
    if not is_kept or any(_names_figures(one) for one in (*call.args, *([owner] if owner is not None else []))):
        return False
    return any(is_answer(one, names) for one in written) and not any(is_judged(one, names) for one in written)


def _names_figures(node: ast.expr) -> bool:
    """Tell a path that is named for what is measured or found wrong, such as `metrics.json`."""
    texts = (one.value for one in walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return any(map(_FIGURES.search, texts))


def _is_table_file(call: ast.Call) -> bool:
    """Tell `table.write("rows.fits")`, by which some libraries write a table."""
    path = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    return isinstance(path, str) and path.endswith((".fits", ".csv", ".ecsv", ".parquet", ".hdf5", ".vot"))


def _query_takes(node: ast.expr, names: AnswerNames) -> bool:
    """Tell a statement of SQL that stores rows of a table of answers, by its name in the text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _STORES_ROWS.match(node.value):
        if "ML.PREDICT" in node.value:
            return True
        return any(re.search(rf"\b{re.escape(name)}\b", node.value) for name in names.answers)
    return isinstance(node, ast.Tuple | ast.List | ast.Dict) and is_answer(node, names)


def _own_calls(statement: ast.stmt) -> Iterator[ast.Call]:
    """Give the calls of a statement, without those of the statements inside of it."""
    pending: list[ast.AST] = [one for one in children(statement) if not isinstance(one, ast.stmt)]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Call):
            yield node
        pending += [one for one in children(node) if not isinstance(one, ast.stmt)]

"""The steps that one file or cell takes, each with its place."""

from collections.abc import Iterator

from msgspec.structs import replace

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.line_gates import rows_by_line
from portfolio_audit.analysis.steps.answers.record import Finding
from portfolio_audit.analysis.steps.answers.statements import follow_answers
from portfolio_audit.analysis.steps.call_arguments import meanings_of_arguments
from portfolio_audit.analysis.steps.closer_steps import closer_steps
from portfolio_audit.analysis.steps.inference import with_looks
from portfolio_audit.analysis.steps.lines.foreign import code_lines, foreign_steps
from portfolio_audit.analysis.steps.lines.scopes import FUNCTION_OF_R, judging_scopes, scopes_of_lines
from portfolio_audit.analysis.steps.lines.words import METRIC_KEY, PYTHON, without_blocks, without_sentences
from portfolio_audit.analysis.steps.lines.words_evaluate import EVALUATION, measured_in_sql
from portfolio_audit.analysis.steps.models.class_weights import weighs_classes
from portfolio_audit.analysis.steps.models.kept_models import read_back, written
from portfolio_audit.analysis.steps.models.tried_settings import tries_settings
from portfolio_audit.analysis.steps.names.definitions import definition_steps
from portfolio_audit.analysis.steps.names.step_names import named_steps, step_at
from portfolio_audit.analysis.steps.names.vocabulary import Meaning, meanings, meanings_of_r, metric_of_string
from portfolio_audit.analysis.steps.own.bare_tables import bare_tables
from portfolio_audit.analysis.steps.own.recommenders import own_recommenders
from portfolio_audit.analysis.steps.own.run_logs import run_logs_of_r
from portfolio_audit.analysis.steps.plausible.calls import is_never_used, means_something_else
from portfolio_audit.analysis.steps.plausible.network_parts import mark_parts
from portfolio_audit.analysis.steps.plausible.other_work import without_other_work
from portfolio_audit.analysis.steps.plausible.steps import plausible
from portfolio_audit.analysis.steps.r.arguments import sharpen_of_r
from portfolio_audit.analysis.steps.r.checks import checks_of_r
from portfolio_audit.analysis.steps.r.filters import filters_of_r
from portfolio_audit.analysis.steps.r.inference import looks_of_r
from portfolio_audit.analysis.steps.r.learning import learning_of_r, sets_no_model_up
from portfolio_audit.analysis.steps.r.lines import keeps_no_model, patterns_of_r, tries_settings_of_r
from portfolio_audit.analysis.steps.r.looks import is_used_only, shown_tables
from portfolio_audit.analysis.steps.seeds import is_fixed_by_keyword
from portfolio_audit.analysis.steps.shapes.reading import shape_steps
from portfolio_audit.analysis.steps.sharper import sharpen, updates_weights
from portfolio_audit.analysis.steps.sql.steps import sql_steps
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.python import Call, Module
from portfolio_audit.patterns import lazy_regex

_LINE_CHARACTERS = 240
_LINES_OF_AN_ASSERTION = 5
_OF_BASE_R = frozenset({"assign", "apply", "map", "diff", "sample"})
"""Names of R for everything, which mean a step as methods of a frame only."""
_GRIDS_OF_R = frozenset({"expand_grid", "expand.grid"})
"""What makes a table of combinations of anything."""
_OBJECTS_OF_R = frozenset({"saveRDS", "readRDS", "write_rds", "read_rds"})
_BREAKS = lazy_regex(r"\bcut\([^#]{0,80}\bquantile\(")
"""Quantiles of R that part values into groups, and are no look at the data."""
_COMPLAINT = lazy_regex(r"(?i:\braise\b|\bassert\b|error|warn|\bexit\()")
_IMPORT = lazy_regex(r"^\s{0,40}(?:from\s[\w.]{1,80}\s)?import\s")
_METRIC_KEYWORDS = frozenset({"metrics", "scoring", "eval_metric", "metric", "eval_metrics", "monitor", "refit"})
_OTHER_KEYS = frozenset({"coverage", "lift"})
"""Keys that name more than a metric: the coverage of a join, a lift in a building."""
_BROUGHT = lazy_regex(r"\]\s?=\s?(?:(?:np|numpy|pd|pandas|joblib|pickle|torch)\.)?(?:load|read_\w{2,10})\(")
"""A column that is opened from a file: it is called by a metric, and measures nothing."""
_CALL_IN_OTHER = lazy_regex(r"([A-Za-z_.][\w.]{1,60})\s?\(")


@kept
def steps_of_all(units: tuple[CodeUnit, ...]) -> tuple[tuple[Step, ...], ...]:
    """Give the steps of all units of one file."""
    shown = follow_answers([unit.module.code if unit.module else () for unit in units])
    steps = (steps_of(unit, found) for unit, found in zip(units, shown, strict=True))
    more = zip(steps, own_recommenders(units), bare_tables(units), strict=True)
    joined = tuple((*first, *second, *third) for first, second, third in more)
    return without_other_work(units, mark_parts(units, with_looks(units, joined)))


def steps_of(unit: CodeUnit, shown: tuple[Finding, ...] = ()) -> tuple[Step, ...]:
    """Give the steps of a unit in the order of their lines, with those that its values show."""
    if unit.language == "sql":
        return tuple(sql_steps(unit))
    if unit.language in ("python", "r") or unit.module is not None:
        found = [*_module_steps(unit), *_line_steps(unit)]
        found += list(shape_steps(unit, found))
    else:
        found = list(foreign_steps(unit))
    found += [step_at(unit, Meaning(one.kind, one.detail), one.text, one.line, one.scope) for one in shown]
    return tuple(sorted(plausible(unit, found), key=lambda step: (step.at.line or 0, step.kind, step.text)))


def _module_steps(unit: CodeUnit) -> Iterator[Step]:
    if unit.module is None:
        return
    yield from closer_steps(unit)
    imported = _imported_functions(unit.module)
    for call in unit.module.calls:
        yield from _call_steps(unit, call, is_function=not call.receiver and call.name in imported)
    for text in unit.module.texts:
        yield from (step_at(unit, Meaning(*said), "a query", text.line) for said in measured_in_sql(text.value))
    for one in written(unit):
        yield step_at(unit, Meaning(StepKind.SAVE, "model"), one.name, one.line, one.scope)
    for one in read_back(unit):
        yield step_at(unit, Meaning(StepKind.RESTORE, "model"), one.name, one.line, one.scope)
    yield from definition_steps(unit)


def _call_steps(unit: CodeUnit, call: Call, *, is_function: bool) -> Iterator[Step]:
    for meaning in (*meanings(_told_name(call), is_function=is_function), *_keyword_meanings(call)):
        if means_something_else(unit, call, meaning.kind) or is_never_used(unit, call, meaning.kind):
            continue
        sharper = sharpen(unit, call, meaning)
        yield step_at(unit, sharper, call.name, call.line, call.scope, in_loop=call.in_loop)
        if meaning.kind is StepKind.MODEL and tries_settings(unit, call):
            yield step_at(unit, Meaning(StepKind.TUNE, "manual"), call.name, call.line, call.scope, in_loop=True)


def _told_name(call: Call) -> str:
    """Give the name with its owner."""
    return f"{call.receiver}{call.name}" if call.name.startswith(".") and call.receiver.strip(".") else call.name


def _imported_functions(module: Module) -> frozenset[str]:
    return frozenset(f"{one.module.lstrip('.')}.{one.name}" for one in module.imports if one.name)


def _keyword_meanings(call: Call) -> Iterator[Meaning]:
    keywords = {name for name, _ in call.keywords}
    if is_fixed_by_keyword(call):
        yield Meaning(StepKind.SEED, "argument")
    if updates_weights(call):
        yield Meaning(StepKind.FIT, "fit")
    if weighs_classes(call):
        yield Meaning(StepKind.RESAMPLE, "weights")
    if keywords & _METRIC_KEYWORDS:
        words = {*call.strings, *(value for name, value in call.keywords if name in _METRIC_KEYWORDS)}
        named = {metric_of_string(word) for word in words}
        yield from (Meaning(StepKind.METRIC, metric) for metric in sorted(metric for metric in named if metric))
    yield from meanings_of_arguments(call)
    if "early_stopping_rounds" in keywords or call.name.endswith("EarlyStopping"):
        yield Meaning(StepKind.TUNE, "early-stopping")


def _line_steps(unit: CodeUnit) -> Iterator[Step]:
    if unit.language == "r":
        yield from _steps_of_r(unit)
        return
    source = without_blocks(unit.source)
    whole = source.splitlines()
    lines = [(number, line) for number, line in code_lines(replace(unit, source=source)) if not _IMPORT.match(line)]
    rows = rows_by_line([line for _, line in lines], [(row[2], row) for row in (*PYTHON, *EVALUATION)])
    scopes = judging_scopes(unit)
    for index, (number, line) in enumerate(lines):
        if unit.module is None:
            yield from _named_calls(unit, number, line)
        yield from _metric_keys(unit, number, line)
        for kind, detail, _, pattern in rows.get(index, ()):
            said = without_sentences(line) if kind is StepKind.BASELINE and detail == "named" else line
            said = _whole_statement(whole, number) if detail == "assertion" else said
            matched = pattern.search(said)
            if matched and (detail != "columns" or _complains(whole[number - 1 : number + _LINES_OF_AN_ASSERTION])):
                scope = scopes.get(number, "") if kind is StepKind.METRIC and detail != "accuracy" else ""
                yield step_at(unit, Meaning(kind, detail), matched.group(0).strip()[:80], number, scope)


def _steps_of_r(unit: CodeUnit) -> Iterator[Step]:
    lines, whole = list(code_lines(unit)), unit.source.splitlines()
    scopes = scopes_of_lines(lines, "r")
    for text, number in run_logs_of_r(lines):
        yield step_at(unit, Meaning(StepKind.TRACK, "own"), text, number, scopes.get(number, ""))
    for number, line in lines:
        scope = scopes.get(number, "")
        yield from _named_calls(unit, number, line, scope, _whole_statement(whole, number))
        if tries_settings_of_r(unit.source, line):
            yield step_at(unit, Meaning(StepKind.TUNE, "manual"), "settings tried one by one", number, scope)
        for check, line_of_it in checks_of_r(unit.source, whole, number):
            yield step_at(unit, Meaning(StepKind.VALIDATE, "assertion"), check, line_of_it, scope)
        for kind, detail, matched in patterns_of_r(line):
            if matched:
                yield step_at(unit, Meaning(kind, detail), matched.group(0)[:80], number, scope)
    for detail, text, number in shown_tables(unit, lines):
        yield step_at(unit, Meaning(StepKind.INSPECT, detail), text, number, scopes.get(number, ""))
    for text, number in filters_of_r(unit.path, lines):
        yield step_at(unit, Meaning(StepKind.CLEAN, "filtered"), text, number, scopes.get(number, ""))
    for kind, detail, text, number in (*looks_of_r(unit.source, lines), *learning_of_r(unit.source, lines)):
        yield step_at(unit, Meaning(kind, detail), text, number, scopes.get(number, ""))


def _complains(lines: list[str]) -> bool:
    """Tell whether lines say that something is wrong: columns may be looked up to add what is missing, too."""
    return any(_COMPLAINT.search(line[:_LINE_CHARACTERS]) for line in lines)


def _whole_statement(lines: list[str], number: int) -> str:
    """Give the statement that begins in a line, with the next lines while a bracket is open."""
    said = lines[number - 1][:_LINE_CHARACTERS]
    for line in lines[number : number + _LINES_OF_AN_ASSERTION]:
        if said.count("(") + said.count("[") <= said.count(")") + said.count("]"):
            break
        said = f"{said} {line.strip()[:_LINE_CHARACTERS]}"
    return said


def _metric_keys(unit: CodeUnit, number: int, line: str) -> Iterator[Step]:
    """Read the names of metrics that results are stored under."""
    is_brought = _BROUGHT.search(line) is not None
    for matched in list(METRIC_KEY.finditer(line))[:5]:
        if is_brought and matched.group().endswith("="):
            continue
        metric = metric_of_string(matched.group(1))
        if metric is not None and matched.group(1).lower() not in _OTHER_KEYS:
            yield step_at(unit, Meaning(StepKind.METRIC, metric), matched.group(1), number)


def _named_calls(unit: CodeUnit, number: int, line: str, scope: str = "", statement: str = "") -> Iterator[Step]:
    """Read the calls of a line, and the function that it defines, by their names; in R with the whole statement."""
    defined = FUNCTION_OF_R.match(line)
    if defined:
        yield from named_steps(unit, defined.group(1).replace(".", "_"), (number, number), defined.group(1))
    for matched in list(_CALL_IN_OTHER.finditer(line))[:20]:
        name = matched.group(1).rpartition("::")[2]
        if name in _OF_BASE_R or (name == "quantile" and _BREAKS.search(line)):
            continue
        is_used = unit.language == "r" and is_used_only(name, line)
        is_table = name in _OBJECTS_OF_R and unit.language == "r" and keeps_no_model(unit.source, line)
        of_r = meanings_of_r(name) if unit.language == "r" else ()
        for meaning in dict.fromkeys((*meanings(name), *meanings(f"r.{name}"), *meanings(f".{name}"), *of_r)):
            if is_table and meaning.kind in (StepKind.SAVE, StepKind.RESTORE):
                continue
            if is_used and meaning.kind is StepKind.INSPECT:
                continue
            if name == "summary" and meaning.kind is StepKind.EXPLAIN:
                continue
            if name in _GRIDS_OF_R and unit.language == "r" and sets_no_model_up(unit.source, number):
                continue
            sharper, said = sharpen_of_r(name, meaning, statement)
            yield step_at(unit, sharper, said, number, scope)
            if meaning.kind is StepKind.MODEL and "~" in (statement or line):
                yield step_at(unit, Meaning(StepKind.FIT, "formula"), name, number, scope)

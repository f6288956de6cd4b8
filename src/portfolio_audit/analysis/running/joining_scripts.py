"""Scripts that join the steps of a project: those that call several of its modules one after the other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.python import Module
from portfolio_audit.patterns import lazy_regex

_SERVED = frozenset(
    """
    fastapi starlette flask django sanic litestar quart celery streamlit gradio dash shiny pytest unittest tkinter
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
"""Packages whose programs answer people, and run no steps in order."""
_STEPS = (
    lazy_regex(r"load|ingest|download|fetch|collect|scrap|extract|(?<!meta)data(?!base|class)|split"),
    lazy_regex(r"clean|prepro|transform|feature|prepar|merge|join|encod|token|augment"),
    lazy_regex(r"train|fit|model|tune|tuning|optimi[sz]|cluster"),
    lazy_regex(r"evaluat|metric|score|validat|predict|infer|forecast|report|plot|visuali|explain|submi|backtest|walk_"),
)
"""Words of modules and functions for bringing data, preparing it, learning, and judging or showing."""
_FOR_A_RUN = lazy_regex(r"^(?:main|run|pipeline|all|experiment|workflow)|(?:_|^)(?:pipeline|workflow|all|main)$")
_SCRIPT = lazy_regex(r"([\w-]{1,60})\.py(?:\s|$)")
_SOURCES = lazy_regex(r"^\s{0,20}(?:base::)?source\(\s?[^'\"\n]{0,40}['\"]([^'\"\n]{1,120})['\"]")
_STARTING = lazy_regex(r"^(?:subprocess\.\w+|os\.(?:system|popen)|runpy\.run_\w+)$")
_FOR_ONE_STEP = lazy_regex(
    r"^(?:evaluat|predict|infer|serv|monitor|demo|app|api|score|explain|visuali|plot|conftest|setup|utils?$)"
)
"""Names of files that take one step by what others have made."""
_FEWEST = 3
_FEWEST_NAMED = 2
_PLACES = 20


def joining_scripts(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give the scripts of Python and R that take two sorts of steps by calling or starting several own files."""
    paths = [PurePosixPath(unit.path).with_suffix("") for unit in units if not unit.in_notebook]
    own, stems = frozenset(part for path in paths for part in path.parts), frozenset(path.name for path in paths)
    found = (unit for unit in units if not unit.in_notebook and _joins(unit, own, stems))
    return tuple(Located(unit.path, Place(unit.path)) for unit in found)[:_PLACES]


def _joins(unit: CodeUnit, own: frozenset[str], stems: frozenset[str]) -> bool:
    if unit.language == "r":
        return _is_enough(unit, frozenset(_sourced(unit.source)))
    if unit.module is None or any(one.module.partition(".")[0] in _SERVED for one in unit.module.imports):
        return False
    if _FOR_ONE_STEP.match(PurePosixPath(unit.path).stem.lower()):
        return False
    called = dict(_called(unit.module, own, stems))
    if unit.module.has_main_guard and "" in called:
        called[""] |= frozenset(_own_step(unit))
    groups = [names for scope, names in called.items() if _is_run(unit.module, scope)]
    return any(_is_enough(unit, group) for group in (*groups, _started(unit.module, stems)))


def _is_run(module: Module, scope: str) -> bool:
    """Tell lines outside of functions, a function of a file that can be started, and one that is named for a run."""
    return not scope or module.has_main_guard or _FOR_A_RUN.search(scope.rpartition(".")[2].lower()) is not None


def _called(module: Module, own: frozenset[str], stems: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Give for each function, and for the lines outside, the files that it calls, each with what it calls there.

    What a package hands on (`from steps import load`) counts by its own name.
    """
    scopes: dict[str, dict[str, str]] = defaultdict(dict)
    for call in module.calls:
        parts = call.name.split(".")
        foreign = (index for index, part in enumerate(parts) if part not in own)
        known = min(next(foreign, len(parts)), len(parts) - 1)
        if known:
            end = known if parts[known - 1] in stems else known + 1
            scopes[call.scope].setdefault(".".join(parts[:end]), f"{parts[known - 1]} {' '.join(parts[known:])}")
    yield from ((scope, frozenset(names.values())) for scope, names in scopes.items())


def _own_step(unit: CodeUnit) -> Iterator[str]:
    """Give the step of the file itself, where its lines outside of functions call a class or function of its own."""
    if unit.module is None:
        return
    defined = {one.name for one in unit.module.classes} | {one.name for one in unit.module.functions}
    first = next((call.name for call in unit.module.calls if not call.scope and call.name in defined), None)
    if first is not None:
        yield f"{PurePosixPath(unit.path).stem} {first}"


def _started(module: Module, stems: frozenset[str]) -> frozenset[str]:
    """Give the own files of Python that are named in texts, where other programs are started."""
    if not any(_STARTING.match(call.name) for call in module.calls):
        return frozenset()
    named = (found[1] for text in module.texts if (found := _SCRIPT.search(text.value)) is not None)
    return frozenset(name for name in named if name in stems)


def _sourced(source: str) -> Iterator[str]:
    for line in source.splitlines():
        found = _SOURCES.match(line)
        if found is not None:
            yield PurePosixPath(found[1]).stem


def _is_enough(unit: CodeUnit, names: frozenset[str]) -> bool:
    """Tell three files of two sorts of steps, or two of them in a script that is named for a run."""
    sorts = [tuple(index for index, words in enumerate(_STEPS) if words.search(name.lower())) for name in names]
    known = [sort for sort in sorts if sort]
    is_named = _FOR_A_RUN.search(PurePosixPath(unit.path).stem.lower()) is not None
    kinds = {index for sort in known for index in sort}
    return len(kinds) >= _FEWEST_NAMED and len(known) >= (_FEWEST_NAMED if is_named else _FEWEST)

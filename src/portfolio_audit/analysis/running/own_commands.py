"""What the project's own commands do: a whole run by a subcommand, and training that continuous integration starts."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, is_test_path
from portfolio_audit.analysis.kinds.typical import UnitSteps, read_steps
from portfolio_audit.analysis.running.own_programs import programs_with_modules
from portfolio_audit.analysis.running.started_files import started_files
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_SUBCOMMAND = lazy_regex(
    r"\.add_parser\(\s{0,20}['\"]([a-z][\w-]{1,30})['\"]"
    r"|^@\w{1,30}\.command\((?:\s{0,20}(?:name\s?=\s?)?['\"]([a-z][\w-]{1,30})['\"])?[^\n]{0,200}\n"
    r"(?:@[^\n]{0,300}\n){0,10}(?:async )?def (\w{1,40})\(",
    re.MULTILINE,
)
_WHOLE = frozenset(
    {"run", "run-all", "all", "pipeline", "run-pipeline", "workflow", "reproduce", "repro", "experiment"}
)
"""Subcommands that are named for a whole run."""
_LEARNING = _WHOLE | {"train", "fit", "retrain", "backtest", "tune", "experiments", "train-all", "fit-all"}
"""Subcommands that train a model where the package trains one."""
_LEARNS = frozenset({StepKind.FIT, StepKind.TRAIN_LOOP})
_SERVERS = frozenset({"uvicorn", "gunicorn", "flask", "fastapi", "streamlit", "gradio", "waitress"})
"""What a command that is called `run` may start as well."""
_CALLED = lazy_regex(
    r"(?:^|[\s;&(])(?:python[\d.]{0,5} -m (?P<module>[A-Za-z_][\w.]{0,80})|(?P<program>[A-Za-z][\w-]{1,40}))"
    r" (?:--?[\w-]{1,30}(?:[= ][\w./-]{1,60})? ){0,3}(?P<sub>[a-z][\w-]{1,30})(?=\s|$)"
)
_ONLY_TELLS = lazy_regex(r"^\s*#|\b(?:echo|printf)\b|^\s*(?:- )?(?:name|if|key|path|paths|description)\s?:|--help\b")
_READ = 40
_LINES = 2_000
_CHARACTERS = 500


class OwnCommand(Struct, frozen=True):
    """A subcommand of a program that the project installs or starts as a module."""

    programs: tuple[str, ...]
    """Its names: that of the console script, and those of the modules."""
    name: str
    at: Place
    trains: bool
    """Whether code of its package trains a model."""


def whole_runs(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the subcommands of console scripts that are named for a whole run, in packages that train a model."""
    found = own_commands(snapshot)
    return tuple(Located(f"{one.programs[0]} {one.name}", one.at) for one in found if one.trains and one.name in _WHOLE)


def training_steps(snapshot: Snapshot, workflows: Iterable[Entry]) -> Iterator[Located]:
    """Give the lines of workflows that start a subcommand or a file of the project which trains."""
    known = {
        (program, one.name)
        for one in own_commands(snapshot)
        if one.trains and one.name in _LEARNING
        for program in one.programs
    }
    tree = TreeNames(snapshot.entries)
    starts = tuple(path for path, (unit, fits) in _training_files(snapshot).items() if _runs(unit, fits))
    for entry, lines in snapshot.parsed_all(workflows, read_lines):
        for number, raw in enumerate(lines[:_LINES], 1):
            line = raw[:_CHARACTERS].split(" #", 1)[0]
            if _ONLY_TELLS.search(line):
                continue
            is_known = any((call["program"] or call["module"], call["sub"]) in known for call in _CALLED.finditer(line))
            if is_known or any(f"/{path}".endswith(f"/{one}") for one in started_files(line, tree) for path in starts):
                yield Located(line.strip().removeprefix("- ").removeprefix("run: "), Place(entry.path, number))


def _training_files(snapshot: Snapshot) -> dict[str, UnitSteps]:
    """Give the scripts and modules that train a model by their paths, each with the steps that do."""
    found = {}
    for unit, steps in read_steps(snapshot).everything:
        fits = tuple(step for step in steps if step.kind in _LEARNS and not step.defined_until)
        if fits and not unit.in_notebook and not is_test_path(unit.path):
            found[unit.path] = (unit, fits)
    return found


def _runs(unit: CodeUnit, fits: Iterable[Step]) -> bool:
    """Tell a file that trains when it is started; one that only defines how does so for others."""
    return unit.module is None or unit.module.has_main_guard or any(not step.scope for step in fits)


def own_commands(snapshot: Snapshot) -> tuple[OwnCommand, ...]:
    """Give the subcommands of the modules that console scripts start."""
    code = read_steps(snapshot).everything
    scripts = [unit for unit, _ in code if not unit.in_notebook and unit.path.endswith(".py")]
    training = [PurePosixPath(path) for path in _training_files(snapshot)]
    found: list[OwnCommand] = []
    for program, module in programs_with_modules(snapshot)[:_READ]:
        unit = next((one for one in scripts if _is_module(one.path, module)), None)
        if unit is None:
            continue
        trains = any(path.is_relative_to(PurePosixPath(unit.path).parent) for path in training)
        names = (program.text, module, module.removesuffix(".__main__"), module.partition(".")[0])
        told = ((name, line) for name, line in _subcommands(unit.source) if name != "run" or not unit.roots & _SERVERS)
        found += [OwnCommand(names, name, unit.place(line), trains) for name, line in told]
    return tuple(found)


def _subcommands(source: str) -> Iterator[tuple[str, int]]:
    for found in _SUBCOMMAND.finditer(source):
        name = next(group for group in found.groups() if group)
        yield name.replace("_", "-"), source.count("\n", 0, found.start()) + 1


def _is_module(path: str, module: str) -> bool:
    """Tell the file of a dotted name, which may stand in a folder such as src."""
    written = module.replace(".", "/")
    return any(f"/{path}".endswith(f"/{written}{end}") for end in (".py", "/__init__.py"))

"""Where code reads its settings: from a file, from the command line, from the environment."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.gated_pattern import GatedPattern, gated
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Call, Module
from portfolio_audit.patterns import lazy_regex

_PLACES = 200
_LINES = 5_000
_LINE_CHARACTERS = 300
_LINES_ABOVE = 4
_TOOLS = {
    "argparse": "argparse",
    "optparse": "optparse",
    "getopt": "getopt",
    "click": "click",
    "rich_click": "click",
    "typer": "Typer",
    "hydra": "Hydra",
    "fire": "Fire",
    "docopt": "docopt",
    "absl.flags": "absl",
    "tyro": "tyro",
    "pydantic_settings": "settings class",
    "pydantic.BaseSettings": "settings class",
    "pydantic.v1.BaseSettings": "settings class",
    "jsonargparse": "jsonargparse",
    "configargparse": "ConfigArgParse",
    "simple_parsing": "simple-parsing",
    "tap.Tap": "typed-argument-parser",
    "plac": "plac",
    "argh": "argh",
    "clize": "clize",
    "defopt": "defopt",
    "cyclopts": "Cyclopts",
    "pyrallis": "Pyrallis",
    "draccus": "Draccus",
    "gin": "gin",
    "ml_collections.config_flags": "config flags",
    "dynaconf": "Dynaconf",
    "confuse": "Confuse",
    "yacs": "yacs",
    "transformers.HfArgumentParser": "argument parser of Transformers",
    "trl.TrlParser": "argument parser of TRL",
    "pytorch_lightning.cli": "LightningCLI",
    "pytorch_lightning.utilities.cli": "LightningCLI",
    "lightning.pytorch.cli": "LightningCLI",
    "dvc.api.params_show": "parameters of DVC",
    "kedro.config": "settings of Kedro",
}
"""Modules and names whose import reads options or a file of settings, to the name of the tool."""
_ENVIRONMENT = frozenset(
    {"os.getenv", "os.environ.get", "dotenv.load_dotenv", "dotenv.dotenv_values", "decouple.config", "environ.get",
     "environs.Env", "environ.Env", "starlette.config.Config"}
)  # fmt: skip  # a table
_OF_THE_ENVIRONMENT = gated(
    "environ[|st.secrets|getenv(",
    r"\bos\.environ\[[^\]\n]{1,60}\](?!\s?=(?!=))|\bst\.secrets\b|\bSys\.getenv\(\s?['\"]",
)
_READS_SETTINGS = lazy_regex(
    r"^(?:hydra\.compose|omegaconf\.OmegaConf\.(?:load|from_cli)|configparser\.\w{0,10}ConfigParser\.read\w{0,5}"
    r"|pyhocon\.ConfigFactory\.parse_\w{1,10}|envyaml\.EnvYAML|dvc\.api\.params_show)$|\.merge_from_file$"
)
"""Calls that read settings and nothing else."""
_READS_FORMAT = lazy_regex(
    r"^(?:ruamel\.yaml\.YAML|yaml|oyaml|toml|tomli|tomllib|rtoml|anyconfig)\.(?:safe_load|full_load|unsafe_load|load"
    r"|loads|load_all)$|^box\.\w{0,10}Box\.from_(?:yaml|json|toml)$"
)
"""Calls that read a format in which mostly settings are written."""
_READS_JSON = lazy_regex(r"^(?:json|ujson|orjson|simplejson|json5|commentjson)\.loads?$")
_NAMED_SO = r"param(?!ount)|conf(?!us|id)|cfg|setting|hyper|option|secret|credential|\bargs?\b"
_SETTINGS = lazy_regex(_NAMED_SO, re.IGNORECASE)
_SETTINGS_OR_FORMAT = lazy_regex(rf"{_NAMED_SO}|ya?ml|toml", re.IGNORECASE)
"""Names of files, functions and values that hold settings."""
_SETTINGS_MODULE = lazy_regex(
    r"^(?:\w{1,30}_)?(?:config|configuration|settings?|params|conf|cfg|options?)(?:_\w{1,20})?$"
)
_OTHER_FILES = lazy_regex(
    r"(?:^|[\s/])data/|intent|corpus|vocab|compose|workflow|openapi|swagger|annotation|label|class(?:es|_)|label|locale|translat|schema|metric|result|fixture",
    re.IGNORECASE,
)
_BY_HAND = gated("argv|commandargs(", r"^[^#/]{0,200}(?:\bargv\s?\[|=\s?sys\.argv\b|\bcommandArgs\()")
_OTHER_LANGUAGES = gated(
    "config::get(|read_yaml(|load_file(|optionparser(|argumentparser(|arg_parser(|docopt|argparsesettings(|library(",
    r"^[^#]{0,200}(?:\bconfig::get\(|\byaml::(?:read_yaml|yaml\.load_file)\(|\bread_yaml\(|\byaml\.load_file\("
    r"|\bOptionParser\(|\bArgumentParser\(|\barg_parser\(|\bdocopt\(|\bArgParseSettings\(|\blibrary\((?:config|optparse|argparse|docopt)\))",
)


def read_settings(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give the places that read options or files of settings: each tool and each file of code once."""
    first: dict[tuple[str, str], Located] = {}
    for unit in units:
        for found in _of_unit(unit):
            first.setdefault((unit.path, found.text), found)
    return tuple(first.values())[:_PLACES]


def read_environment(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give the places that read variables of the environment."""
    found = (located for unit in units for located in (*_calls_environment(unit), *_lines(unit, _OF_THE_ENVIRONMENT)))
    return tuple(found)[:_PLACES]


def _calls_environment(unit: CodeUnit) -> Iterator[Located]:
    for call in unit.module.calls if unit.module else ():
        if call.name in _ENVIRONMENT:
            yield Located(call.name, unit.place(call.line))


def _of_unit(unit: CodeUnit) -> Iterator[Located]:
    if unit.module is not None and unit.module.error is None:
        yield from _imports(unit, unit.module)
        yield from _files(unit, unit.module)
    else:
        yield from (one for one in list(_lines(unit, _OTHER_LANGUAGES))[:1] if not _OTHER_FILES.search(unit.path))
    if not unit.in_notebook:
        yield from (Located("arguments of the command line", found.at) for found in list(_lines(unit, _BY_HAND))[:1])


def _imports(unit: CodeUnit, module: Module) -> Iterator[Located]:
    for found in module.imports:
        dotted = f"{found.module}.{found.name}" if found.name else found.module
        tool = _TOOLS.get(dotted) or _TOOLS.get(found.module) or _TOOLS.get(found.module.split(".", 1)[0])
        if tool and found.is_used:
            yield Located(tool, unit.place(found.line))


def _files(unit: CodeUnit, module: Module) -> Iterator[Located]:
    for call in module.calls:
        is_format = bool(_READS_FORMAT.search(call.name))
        if not is_format and not _READS_JSON.search(call.name):
            if _READS_SETTINGS.search(call.name):
                yield Located(call.name, unit.place(call.line))
            continue
        said = _said_around(unit, module, call)
        if (_SETTINGS_OR_FORMAT if is_format else _SETTINGS).search(said) and not _OTHER_FILES.search(said):
            yield Located(call.name, unit.place(call.line))


def _said_around(unit: CodeUnit, module: Module, call: Call) -> str:
    """Give the names and file names with which something is read: the function, the value, what is opened above."""
    near = (text.value for text in module.texts if call.line - _LINES_ABOVE <= text.line <= call.line)
    opened = (
        name
        for other in module.calls
        if other.name.endswith("open") and call.line - _LINES_ABOVE <= other.line <= call.line
        for name in (other.receiver, *other.arguments)
    )
    stem = PurePosixPath(unit.path).stem
    path = stem if _SETTINGS_MODULE.search(stem) else ""
    return " ".join((path, call.scope, call.target, *call.arguments, *near, *opened))


def _lines(unit: CodeUnit, pattern: GatedPattern) -> Iterator[Located]:
    lines = unit.source.splitlines()[:_LINES] if pattern.may_match(unit.source) else ()
    for number, line in enumerate(lines, 1):
        found = pattern.pattern.search(line[:_LINE_CHARACTERS])
        if found and not line.lstrip().startswith(("#", "//")):
            yield Located(found.group().strip()[-60:], unit.place(number))

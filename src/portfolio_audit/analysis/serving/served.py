"""Code that answers others: services and apps, by the frameworks of scripts, notebooks and calls."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.imported_tools import imported_tools
from portfolio_audit.analysis.ml_signs import ANALYSIS_LIBRARIES
from portfolio_audit.analysis.serving.foreign_programs import foreign_services, other_apps
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.distributions import is_standard
from portfolio_audit.parsers.python import parse_module
from portfolio_audit.parsers.serving import DASHBOARDS, SERVICES
from portfolio_audit.patterns import lazy_regex

_SERVERS = {
    "grpc.server": "gRPC",
    "grpc.aio.server": "gRPC",
    "websockets.serve": "WebSocket",
    "websockets.asyncio.server.serve": "WebSocket",
    "asyncio.start_server": "asyncio",
    "waitress.serve": "WSGI",
    "wsgiref.simple_server.make_server": "WSGI",
}
"""Calls that start a server, in libraries that clients use too."""
_WRITTEN_FILE = lazy_regex(r"^\s{0,20}%%(?:writefile|file)\s{1,4}\S{1,200}\.py\b")
_ROUTE = lazy_regex(
    r"^\s{0,20}@(?:\w{1,30}\.(?:route|get|post|put|callback|websocket)|(?:get|post|put|route))\(", re.MULTILINE
)
_SPEAKS_OF_ANSWERS = lazy_regex(r"predict|\bmodels?\b|infer|classif|forecast|recommend|scor(?:e|ing)", re.IGNORECASE)
_BESIDES = (
    frozenset({name.partition(".")[0] for name in (*SERVICES, *DASHBOARDS)})
    | ANALYSIS_LIBRARIES
    | {"uvicorn", "pydantic"}
)
"""Imports that answer nothing by themselves."""
_HOLDS_A_MODEL = lazy_regex(r"predict|model|infer|classif|forecast|recommend|score", re.IGNORECASE)
_HANDLER = lazy_regex(
    r"^def \w{0,20}handler\(\s?event\b[^)]{0,60},\s{0,20}_?(?:c(?:on)?te?xt\b|_*\s?[:)])", re.MULTILINE
)
"""A function that a cloud calls with an event and a context."""
_WORDS = (
    ("Lambda", _HANDLER, lazy_regex(r"\breturn\b")),
    (
        "SageMaker",
        lazy_regex(r"^def (?:model_fn|input_fn)\(", re.MULTILINE),
        lazy_regex(r"^def (?:predict|transform)_fn\(", re.MULTILINE),
    ),
    (
        "Azure ML",
        lazy_regex(r"^def run\(\s?\w{1,20}\b[^)\n]{0,20}\)", re.MULTILINE),
        lazy_regex(r"^def init\(\)[\s\S]{1,2000}\bjson\.loads\(", re.MULTILINE),
    ),
    ("Cloud Functions", lazy_regex(r"^def \w{1,40}\(request\)", re.MULTILINE), lazy_regex(r"\brequest\.get_json\(")),
    ("RabbitMQ", lazy_regex(r"\.basic_consume\("), lazy_regex(r"\breply_to\b")),
    ("ZeroMQ", lazy_regex(r"\bzmq\.(?:REP|ROUTER)\b"), lazy_regex(r"\.bind\(")),
    (
        "hosted endpoint",
        lazy_regex(r"\.deploy\(|\bManagedOnlineEndpoint\(|create_endpoint\(|\bWebservice\b"),
        lazy_regex(r"\b(?:sagemaker|aiplatform|vertexai|azureml|azure\.ai\.ml|mlflow\.deployments)\b"),
    ),
)
"""What starts an answer without a framework, and what must stand beside it."""
_RUNS = lazy_regex(r"\bLitestar\(|\.run(?:_server)?\(|run_simple\(|\.serve\(|\bserve\(|\.start\(|\.serve_forever\(")
_LAUNCHES = lazy_regex(r"\.launch\(|\.servable\(|\.polling\(|\.infinity_polling\(|\.run_polling\(")


def find_services(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give the services, one of each framework for a file; none where the whole code holds nothing that answers."""
    if not any(map(_may_answer, units)):
        return ()
    scripts = tuple(unit for unit in units if not unit.in_notebook)
    imported = imported_tools((*scripts, *serving_cells(units)), SERVICES)
    return (*imported, *_servers(scripts), *_by_words(scripts), *foreign_services(scripts))


def find_apps(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give the interactive apps, one of each framework for a file."""
    scripts = tuple(unit for unit in units if not unit.in_notebook)
    return (*imported_tools((*scripts, *serving_cells(units)), DASHBOARDS), *other_apps(scripts))


def written_files(units: Iterable[CodeUnit]) -> tuple[CodeUnit, ...]:
    """Give the cells of notebooks that write a module into a file."""
    return tuple(_as_module(unit) for unit in units if unit.in_notebook and _WRITTEN_FILE.match(unit.source))


def _as_module(unit: CodeUnit) -> CodeUnit:
    """Read what a cell writes as the Python that it is."""
    body = "\n" + unit.source.partition("\n")[2]
    module = parse_module(body.encode("utf-8", "replace"))
    return replace(unit, source=body, module=module if module.error is None else None)


def serving_cells(units: Iterable[CodeUnit]) -> Iterator[CodeUnit]:
    """Give the cells that write a module, and all cells of notebooks that start a service themselves."""
    cells = (unit for unit in units if unit.in_notebook)
    for _, group in groupby(cells, key=lambda unit: unit.path):
        notebook = tuple(group)
        text = "\n".join(unit.source for unit in notebook)
        is_run = (_ROUTE.search(text) and _RUNS.search(text)) or _LAUNCHES.search(text)
        yield from written_files(notebook)
        yield from notebook if is_run else ()


def _may_answer(unit: CodeUnit) -> bool:
    """Tell code that may hold an answer of a model: by its words, by an import, or since it shows no function."""
    if unit.module is None or not unit.module.functions or _SPEAKS_OF_ANSWERS.search(unit.source):
        return True
    return any(not (root in _BESIDES or is_standard(root)) for root in unit.roots)


def serves(unit: CodeUnit) -> bool:
    """Tell code that imports a framework of services, starts a server or is called by a cloud."""
    return bool(imported_tools((unit,), SERVICES) or _first_server(unit, _SERVERS) or _HANDLER.search(unit.source))


def _servers(scripts: Iterable[CodeUnit]) -> Iterator[Located]:
    for unit in scripts:
        found = _first_server(unit, _SERVERS)
        if found is not None:
            yield found


def _by_words(scripts: Iterable[CodeUnit]) -> Iterator[Located]:
    """Give functions that a cloud calls, sockets that reply, and models that are put behind an address."""
    for unit in scripts:
        for text, pattern, needed in _WORDS if unit.module and _HOLDS_A_MODEL.search(unit.source) else ():
            found = pattern.search(unit.source) if needed.search(unit.source) else None
            if found is not None:
                yield Located(text, unit.place(unit.source.count("\n", 0, found.start()) + 1))


def _first_server(unit: CodeUnit, servers: Mapping[str, str]) -> Located | None:
    calls = unit.module.calls if unit.module else ()
    started = (Located(servers[call.name], unit.place(call.line)) for call in calls if call.name in servers)
    return next(started, None)

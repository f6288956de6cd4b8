"""What the tests of one file share: calls, helpers, clients of a service."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from portfolio_audit.analysis.ml_signs import ANALYSIS_LIBRARIES, LEARNING_LIBRARIES
from portfolio_audit.parsers.distributions import is_standard
from portfolio_audit.parsers.python import Call, Function, Module
from portfolio_audit.patterns import lazy_regex

_DEPTH = 3
_SETUPS = frozenset({"setUp", "setUpClass", "setup_method", "setup_class", "setUpTestData", "asyncSetUp", "get_app"})
MAKES_CLIENT = lazy_regex(
    r"(?:^|\.)(?:TestClient|AsyncClient|APIClient|test_client|RequestFactory|APIRequestFactory|TestApp|aiohttp_client"
    r"|insecure_channel|PoolManager|Session)(?:\.|$)|^gradio_client\.Client"
)
_LIBRARIES = (LEARNING_LIBRARIES | ANALYSIS_LIBRARIES | {"pytest", "django", "fastapi", "flask"}) - {"datasets"}
_ARGUMENTS = lazy_regex(r"def \w{1,200}\(([^)]{0,400})\)")


class Surroundings(Struct, frozen=True):
    """What the tests of one file share."""

    calls: Mapping[str, tuple[Call, ...]]
    """Calls by the function that they stand in; empty name for the module."""
    helpers: frozenset[str]
    """Functions of the file that are no tests: fixtures, and what tests call."""
    setups: Mapping[str, tuple[str, ...]]
    """Functions that prepare a class of tests."""
    own: frozenset[str]
    roots: frozenset[str]
    """Top-level imports."""
    clients: frozenset[str]
    """Names and fixtures that hold a client of a service."""


def surroundings_of(module: Module, own_modules: frozenset[str]) -> Surroundings:
    """Sort the calls of a file of tests."""
    calls: dict[str, list[Call]] = {}
    for call in module.calls:
        calls.setdefault(call.scope, []).append(call)
    setups: dict[str, list[str]] = {}
    for function in module.functions:
        owner, _, name = function.qualified_name.rpartition(".")
        if owner and name in _SETUPS:
            setups.setdefault(owner, []).append(function.qualified_name)
    names = (function.qualified_name for function in module.functions)
    makers = [call for call in module.calls if MAKES_CLIENT.search(call.name)]
    return Surroundings(
        calls={scope: tuple(found) for scope, found in calls.items()},
        helpers=frozenset(name for name in names if not name.rpartition(".")[2].startswith("test")),
        setups={owner: tuple(found) for owner, found in setups.items()},
        own=own_modules,
        roots=module.roots,
        clients=frozenset(name for call in makers for name in (*call.targets, call.scope)) - {""},
    )


def calls_of(function: Function, lines: Sequence[str], around: Surroundings) -> tuple[Call, ...]:
    """Give the calls of a test, of the fixtures that it takes, and of the helpers that it calls."""
    owner = function.qualified_name.rpartition(".")[0]
    head = _ARGUMENTS.search(" ".join(lines[function.line - 1 : function.line + 8]))
    taken = {part.split(":")[0].split("=")[0].strip() for part in (head[1] if head else "").split(",")}
    scopes = [function.qualified_name, *around.setups.get(owner, ()), *sorted(taken & around.helpers)]
    known = set(scopes)
    calls: list[Call] = []
    for _ in range(_DEPTH):
        found = [call for scope in scopes for call in around.calls.get(scope, ())]
        calls += found
        named = {name for call in found for name in _helper_names(call, owner)}
        scopes = sorted((named & around.helpers) - known)
        known |= set(scopes)
    read = {call.receiver.split(".")[0] for call in calls} | {argument for call in calls for argument in call.arguments}
    return (*calls, *(call for call in around.calls.get("", ()) if not read.isdisjoint(call.targets)))


def _helper_names(call: Call, owner: str) -> Iterator[str]:
    yield call.name
    if call.receiver == "self":
        yield f"{owner}.{call.name.rpartition('.')[2]}"


def is_own(call: Call, around: Surroundings) -> bool:
    """Tell a call of the project, by its module or since it asks an object that no library made."""
    parts = call.name.lstrip(".").split(".")
    if parts[0] in _LIBRARIES or is_standard(parts[0]):
        return False
    return parts[0] in around.own or (len(parts) > 1 and call.name.startswith("."))

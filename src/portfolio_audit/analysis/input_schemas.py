"""Code that describes and checks the fields that a service takes in."""

import ast
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.imported_tools import imported_tools
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.served import written_files
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.serving import INPUT_NAME, NO_INPUT, SCHEMA_BASES, SCHEMA_LIBRARIES, SERVICES
from portfolio_audit.patterns import lazy_regex

_PLACES = 200
_FEWEST_FIELDS = 2
_PLAIN = frozenset(
    {"int", "float", "str", "bool", "date", "datetime", "Literal", "Annotated", "Optional", "confloat", "conint"}
)
"""Types of single fields."""
_REQUEST = lazy_regex(
    r"\brequest\.(?:json|get_json|form|args|values|data|query_params|POST|body)|\bawait\s{1,4}\w{1,20}\.json\(|event\[['\"]body"
)
_ENDPOINT = lazy_regex(r"\.(?:post|put|get|api|route|patch)$")
_IS_MISSING = lazy_regex(
    r"\bnot in (?:request|data|payload|body|content|req\w{0,10}|params|form|json_?\w{0,10}|inputs?|event)\b"
    r"|\bmissing\w{0,20}\s?=\s?[\[{(]"
)
_REFUSES = lazy_regex(r"\b(?:400|422)\b|\babort\(|HTTPException|BadRequest|ValidationError|\braise\s{1,4}\w{0,20}Error")


def find_schemas(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give typed classes that are taken in: those named so, else all others, else descriptions and checks by fields."""
    scripts = (*(unit for unit in units if not unit.in_notebook), *written_files(units))
    found = [*_typed_classes(scripts), *(place for unit in scripts for place in _of_an_endpoint(unit))]
    named = [schema for schema in found if INPUT_NAME.search(schema.text)]
    by_fields = imported_tools(scripts, SCHEMA_LIBRARIES) or tuple(_own_checks(scripts))
    return tuple(named or found)[:_PLACES] or by_fields


def _typed_classes(scripts: Sequence[CodeUnit]) -> Iterator[Located]:
    for unit in scripts:
        for definition in unit.module.classes if unit.module else ():
            if any(SCHEMA_BASES.search(base) for base in definition.bases) and not NO_INPUT.search(definition.name):
                yield Located(definition.name, unit.place(definition.line))


def _serves(unit: CodeUnit) -> bool:
    imports = unit.module.imports if unit.module else ()
    return any(found.module.partition(".")[0] in SERVICES for found in imports)


def _of_an_endpoint(unit: CodeUnit) -> Iterator[Located]:
    """Give data classes that are made of a request, and endpoints that name the type of each field."""
    tree = tree_of(unit) if _serves(unit) and ("dataclass" in unit.source or "astapi" in unit.source) else None
    if tree is None:
        return
    made = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call) and _takes_request(node)}
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name in made:
            yield Located(node.name, unit.place(node.lineno))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _is_typed_endpoint(node):
            yield Located(f"{node.name}()", unit.place(node.lineno))


def _takes_request(node: ast.Call) -> bool:
    """Tell `Trip(**request.json)`: an object that is made of all fields of a request."""
    starred = (word.value for word in node.keywords if word.arg is None)
    return isinstance(node.func, ast.Name) and any(_REQUEST.search(ast.unparse(value)) for value in starred)


def _is_typed_endpoint(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    routes = (ast.unparse(one.func) for one in node.decorator_list if isinstance(one, ast.Call))
    if not any(_ENDPOINT.search(route) for route in routes):
        return False
    arguments = (*node.args.args, *node.args.kwonlyargs)
    types = (ast.unparse(one.annotation).partition("[")[0] for one in arguments if one.annotation is not None)
    return sum(name.rpartition(".")[2] in _PLAIN for name in types) >= _FEWEST_FIELDS


def _own_checks(scripts: Sequence[CodeUnit]) -> Iterator[Located]:
    """Give where a service looks for the fields of a request, and refuses it without them."""
    for unit in scripts:
        if _serves(unit) and _REQUEST.search(unit.source) and _REFUSES.search(unit.source):
            found = _IS_MISSING.search(unit.source)
            if found is not None:
                yield Located(found.group(), unit.place(unit.source.count("\n", 0, found.start()) + 1))

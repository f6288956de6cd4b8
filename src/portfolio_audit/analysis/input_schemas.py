"""Code that describes and checks the fields that a service takes in."""

import ast
import re
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.imported_tools import imported_tools
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.served import written_files
from portfolio_audit.analysis.steps.syntax import walk
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.serving import SERVICES
from portfolio_audit.patterns import lazy_regex

_PLACES = 200
_SCHEMA_BASES = lazy_regex(
    r"^(?:pydantic\.(?:\w{1,10}\.)?)?(?:BaseModel|RootModel|GenericModel)$"
    r"|(?:^|\.)(?:SQLModel|Schema|Serializer|ModelSerializer|Struct|ModelForm|forms\.Form|FlaskForm)$"
)
"""A base model of the project's own says nothing of input."""
_SCHEMA_LIBRARIES = {
    "flask_restx.fields": "flask-restx",
    "flask_restx.reqparse": "flask-restx",
    "flask_restplus.fields": "flask-restplus",
    "flask_restplus.reqparse": "flask-restplus",
    "flask_restful.reqparse": "flask-restful",
    "webargs": "webargs",
    "cerberus": "Cerberus",
    "jsonschema": "jsonschema",
    "voluptuous": "voluptuous",
    "fastjsonschema": "fastjsonschema",
    "flask_smorest": "flask-smorest",
    "flask_pydantic": "flask-pydantic",
    "apiflask.fields": "APIFlask",
    "spectree": "spectree",
    "wtforms": "WTForms",
    "mlflow.models.infer_signature": "MLflow",
    "mlflow.models.signature": "MLflow",
    "mlflow.types.schema": "MLflow",
    "pydantic.TypeAdapter": "pydantic",
    "pydantic.create_model": "pydantic",
    "pydantic.validate_call": "pydantic",
    "pydantic.dataclasses": "pydantic",
    "colander": "colander",
    "trafaret": "trafaret",
    "fastapi.Query": "FastAPI",
    "fastapi.Form": "FastAPI",
    "fastapi.Body": "FastAPI",
    "bentoml.io.JSON": "BentoML",
    "bentoml.io.NumpyNdarray": "BentoML",
    "bentoml.io.PandasDataFrame": "BentoML",
}
"""Imports that describe input by fields instead of classes."""
_INPUT_NAME = lazy_regex(r"In(?:put)?s?$|Input|Request|Payload|Features|Create$")
"""Names of typed classes that surely are taken in."""
_NO_INPUT = lazy_regex(r"(?:Settings|Config|Configuration|Response|Result|Results|Output|Out|Error)$")
"""Ends of names of typed classes that a service reads or answers with, and does not take in."""
_FEWEST_FIELDS = 2
_PLAIN = frozenset(
    {"int", "float", "str", "bool", "date", "datetime", "Literal", "Annotated", "Optional", "confloat", "conint"}
)
"""Types of single fields."""
_FILES = frozenset({"UploadFile", "bytes"})
_REQUEST = lazy_regex(
    r"\brequest\.(?:json|get_json|form|args|values|data|query_params|POST|body)|\bawait\s{1,4}\w{1,20}\.json\(|event\[['\"]body"
)
_ENDPOINT = lazy_regex(r"(?:^|\.)(?:post|put|get|api|route|patch)$")
_MAY_TYPE = lazy_regex(r"dataclass|astapi|\battrs?\b|TypedDict|NamedTuple|litestar|bentoml")
_CAST = lazy_regex(
    r"\b(?:int|float|bool|np\.(?:float|int)\d{0,2}|pd\.to_numeric)\(\s?request\.(?:form|args|json|values|get_json\(\)|POST|GET|query_params)\b"
)
"""What turns one field of a request into a number, and fails where it is none."""
_HANDLER = lazy_regex(r"^def \w{0,20}handler\(\s?event\b", re.MULTILINE)
_FROM_REQUEST = lazy_regex(
    r"\b(\w{1,30})\s?=\s?(?:await\s{1,4})?(?:json\.loads\()?(?:request\.(?:json|get_json|form|args|values|data|query_params|POST|body)|event\b)"
)
_TYPED_IN_R = lazy_regex(
    r"^#['*]\s?@param\s{1,4}\w{1,30}:(?:int|num|double|dbl|bool|logical|string|chr|\[)", re.MULTILINE
)
_IS_MISSING = lazy_regex(
    r"\bnot in (?:request|data|payload|body|content|req\w{0,10}|params|form|json_?\w{0,10}|inputs?|event)\b"
    r"|\bmissing\w{0,20}\s?=\s?[\[{(]"
)
_REFUSES = lazy_regex(r"\b(?:400|422)\b|\babort\(|HTTPException|BadRequest|ValidationError|\braise\s{1,4}\w{0,20}Error")


def find_schemas(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give typed classes that are taken in: those named so, else all others, else descriptions and checks by fields."""
    scripts = (*(unit for unit in units if not unit.in_notebook), *written_files(units))
    found = [*_typed_classes(scripts), *(place for unit in scripts for place in _of_an_endpoint(unit))]
    named = [schema for schema in found if _INPUT_NAME.search(schema.text)]
    by_fields = imported_tools(scripts, _SCHEMA_LIBRARIES) or (*_own_checks(scripts), *_typed_in_r(scripts))
    return tuple(named or found)[:_PLACES] or by_fields


def find_typed_inputs(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give what tells less than a schema: endpoints with a typed parameter or file, fields turned into numbers."""
    scripts = (*(unit for unit in units if not unit.in_notebook), *written_files(units))
    return tuple(place for unit in scripts if _serves(unit) for place in _typed_inputs(unit))[:_PLACES]


def _typed_inputs(unit: CodeUnit) -> Iterator[Located]:
    tree = tree_of(unit) if unit.module and _MAY_TYPE.search(unit.source) else None
    for node in tree.body if tree is not None else ():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _is_endpoint(node):
            typed = any(name in _PLAIN or name in _FILES for name in _types_of(node))
            yield from (Located(f"{node.name}()", unit.place(node.lineno)),) if typed else ()
    cast = _CAST.search(unit.source)
    if cast is not None:
        yield Located("fields turned into numbers", unit.place(unit.source.count("\n", 0, cast.start()) + 1))


def _typed_classes(scripts: Sequence[CodeUnit]) -> Iterator[Located]:
    for unit in scripts:
        for definition in unit.module.classes if unit.module else ():
            if any(_SCHEMA_BASES.search(base) for base in definition.bases) and not _NO_INPUT.search(definition.name):
                yield Located(definition.name, unit.place(definition.line))


def _serves(unit: CodeUnit) -> bool:
    imports = unit.module.imports if unit.module else ()
    return _HANDLER.search(unit.source) is not None or any(
        found.module.partition(".")[0] in SERVICES for found in imports
    )


def _of_an_endpoint(unit: CodeUnit) -> Iterator[Located]:
    """Give data classes that are made of a request, and endpoints that name the type of each field."""
    tree = tree_of(unit) if unit.module and _serves(unit) and _MAY_TYPE.search(unit.source) else None
    if tree is None:
        return
    made = {ast.unparse(node.func) for node in walk(tree) if isinstance(node, ast.Call) and _takes_request(node)}
    for node in walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _is_endpoint(node):
            made |= set(_types_of(node))
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name in made and not any(_is_schema(base) for base in node.bases):
            yield Located(node.name, unit.place(node.lineno))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _is_typed_endpoint(node):
            yield Located(f"{node.name}()", unit.place(node.lineno))


def _takes_request(node: ast.Call) -> bool:
    """Tell `Trip(**request.json)`: an object that is made of all fields of a request."""
    starred = (word.value for word in node.keywords if word.arg is None)
    return isinstance(node.func, ast.Name) and any(_REQUEST.search(ast.unparse(value)) for value in starred)


def _is_typed_endpoint(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return _is_endpoint(node) and sum(name in _PLAIN for name in _types_of(node)) >= _FEWEST_FIELDS


def _is_endpoint(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    routes = (ast.unparse(one.func) for one in node.decorator_list if isinstance(one, ast.Call))
    return any(_ENDPOINT.search(route) for route in routes)


def _types_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """Give the names of the types of the parameters, of a container the outer one."""
    for argument in (*node.args.args, *node.args.kwonlyargs):
        if argument.annotation is not None:
            yield ast.unparse(argument.annotation).partition("[")[0].rpartition(".")[2]


def _is_schema(base: ast.expr) -> bool:
    return _SCHEMA_BASES.search(ast.unparse(base)) is not None


def _own_checks(scripts: Sequence[CodeUnit]) -> Iterator[Located]:
    """Give where a service looks for the fields of a request, and refuses it without them."""
    for unit in scripts:
        if _serves(unit) and _REQUEST.search(unit.source) and _REFUSES.search(unit.source):
            names = {found[1] for found in _FROM_REQUEST.finditer(unit.source)}
            found = _IS_MISSING.search(unit.source) or _looked_up(names, unit.source)
            if found is not None:
                yield Located(
                    "a check of the fields of a request", unit.place(unit.source.count("\n", 0, found.start()) + 1)
                )


def _looked_up(names: set[str], source: str) -> re.Match[str] | None:
    """Find the test of a field of what was taken from the request."""
    if not names:
        return None
    either = "|".join(sorted(names))
    return re.search(
        rf"\bnot in (?:{either})\b|\bisinstance\((?:{either})\b|\bnot (?:{either})\.get\("
        rf"|[<>]=? ?(?:set\()?(?:{either})(?:\.keys\(|\))|- ?(?:set\()?(?:{either})(?:\.keys\(|\))",
        source,
    )


def _typed_in_r(scripts: Sequence[CodeUnit]) -> Iterator[Located]:
    for unit in scripts:
        found = _TYPED_IN_R.search(unit.source) if unit.language == "r" else None
        if found is not None:
            yield Located("plumber", unit.place(unit.source.count("\n", 0, found.start()) + 1))

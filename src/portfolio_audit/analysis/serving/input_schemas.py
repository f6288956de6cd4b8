"""Code that describes and checks the fields that a service takes in."""

import ast
import re
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.imported_tools import imported_tools
from portfolio_audit.analysis.programs import tree_of
from portfolio_audit.analysis.serving.answered_schemas import is_only_answered
from portfolio_audit.analysis.serving.input_checks import MAY_REFUSE, NAMES_A_PAYLOAD, is_endpoint, refusals
from portfolio_audit.analysis.serving.served import serves, serving_cells, written_files
from portfolio_audit.analysis.steps.syntax import root_name, walk
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import ClassDefinition, Import
from portfolio_audit.paths import file_stem
from portfolio_audit.patterns import lazy_regex

_PLACES = 200
_SCHEMA_BASES = lazy_regex(
    r"^(?:pydantic\.(?:\w{1,10}\.)?)?(?:BaseModel|RootModel|GenericModel)$"
    r"|(?:^|\.)(?:SQLModel|Schema|\w{0,12}Serializer|Struct|ModelForm|forms\.Form|FlaskForm)$"
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
_TABLE_LIBRARIES = {
    "pandera": "pandera",
    "cattrs": "cattrs",
    "marshmallow_dataclass": "marshmallow",
    "schema": "schema",
}
"""Those that describe other things as often, and input where a service imports them."""
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
_MAY_TYPE = lazy_regex(r"dataclass|astapi|\battrs?\b|TypedDict|NamedTuple|litestar|bentoml")
_CAST = lazy_regex(
    r"\b(?:int|float|bool|np\.(?:float|int)\d{0,2}|pd\.to_numeric)\(\s?request\.(?:form|args|json|values|get_json\(\)|POST|GET|query_params)\b"
)
"""What turns one field of a request into a number, and fails where it is none."""
_A_CHECK = "a check of the fields of a request"
_REFUSED_IN_JS = lazy_regex(r"\bstatus\((?:400|413|415|422)\)|\bcode\((?:400|422)\)")
_ELSEWHERE = {
    "r": (
        (
            "plumber",
            "@param",
            lazy_regex(
                r"^#['*]\s?@param\s{1,4}\w{1,30}:(?:int|num|double|dbl|bool|logical|string|chr|\[)", re.MULTILINE
            ),
        ),
        (
            _A_CHECK,
            "stop",
            lazy_regex(
                r"^#['*] ?@(?:get|post|put)\b(?:[^\n]{0,300}\n){1,12}?[^#\n]{0,120}"
                r"(?:\bstopifnot\(|\b(?:is\.(?:na|null|numeric|character)\(|nchar\(|%in%)[^\n]{0,120}\bstop\()",
                re.MULTILINE,
            ),
        ),
        (_A_CHECK, "status", lazy_regex(r"^[^#\n]{0,200}\bres\$status\s?(?:<-|=)\s?4(?:00|13|15|22)\b", re.MULTILINE)),
    ),
    "javascript": ((_A_CHECK, "req.body", _REFUSED_IN_JS), (_A_CHECK, "req.query", _REFUSED_IN_JS)),
    "typescript": ((_A_CHECK, "req.body", _REFUSED_IN_JS), (_A_CHECK, "req.query", _REFUSED_IN_JS)),
}
"""Language to the name of a check, a word that its source holds, and what the check looks like."""
_ASKED_MODELS = dict.fromkeys(
    ("openai", "anthropic", "instructor", "langchain", "langchain_core", "langchain_openai", "pydantic_ai", "dspy"),
    "LLM",
)
"""Libraries by which a language model is asked for an answer of a given form."""
_OF_ACCOUNTS = lazy_regex(
    r"\b(?:EmailStr|SecretStr|password|passwd|access_token|refresh_token)\b|\btable ?= ?True\b"
    r"|^\s*class (?:Login|Token|Sign_?[Uu]p)"
)
"""What the class of a form by which persons sign up or in holds."""


def find_schemas(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give typed classes that are taken in: those named so, else all others, else descriptions and checks by fields.

    Where a service is read, a class that it does not name is not taken in.
    """
    scripts = (*(unit for unit in units if not unit.in_notebook), *serving_cells(units))
    services = [unit for unit in scripts if serves(unit)]
    classes = _taken_in(tuple(_typed_classes(scripts)), scripts, services)
    found = [*classes, *(place for unit in services for place in _of_an_endpoint(unit))]
    named = [schema for schema in found if _INPUT_NAME.search(schema.text)]
    by_fields = (*imported_tools(scripts, _SCHEMA_LIBRARIES), *imported_tools(services, _TABLE_LIBRARIES))
    return tuple(named or found)[:_PLACES] or by_fields or (*_own_checks(scripts), *_other_checks(scripts))


def find_typed_inputs(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give what tells less than a schema: endpoints with a typed parameter or file, fields turned into numbers."""
    scripts = (*(unit for unit in units if not unit.in_notebook), *written_files(units))
    return tuple(place for unit in scripts if serves(unit) for place in _typed_inputs(unit))[:_PLACES]


def _typed_inputs(unit: CodeUnit) -> Iterator[Located]:
    tree = tree_of(unit) if unit.module and _MAY_TYPE.search(unit.source) else None
    for node in tree.body if tree is not None else ():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and is_endpoint(node):
            typed = any(name in _PLAIN or name in _FILES for name in _types_of(node))
            yield from (Located(f"{node.name}()", unit.place(node.lineno)),) if typed else ()
    cast = _CAST.search(unit.source)
    if cast is not None:
        yield Located("fields turned into numbers", unit.place(unit.source.count("\n", 0, cast.start()) + 1))


def _typed_classes(scripts: Sequence[CodeUnit]) -> Iterator[Located]:
    for unit in scripts:
        for definition in unit.module.classes if unit.module else ():
            is_schema = any(_SCHEMA_BASES.search(base) for base in definition.bases)
            if is_schema and not _NO_INPUT.search(definition.name) and not _is_other(unit, definition):
                yield Located(definition.name, unit.place(definition.line))


def _is_other(unit: CodeUnit, definition: ClassDefinition) -> bool:
    """Tell a form of accounts, a table of a database, and what a language model of others shall answer with."""
    if imported_tools((unit,), _ASKED_MODELS) and not serves(unit):
        return True
    lines = unit.source.splitlines()[definition.line - 1 : definition.end_line]
    return any(map(_OF_ACCOUNTS.search, lines))


def _taken_in(
    classes: Sequence[Located], scripts: Sequence[CodeUnit], services: Sequence[CodeUnit]
) -> Sequence[Located]:
    """Give the classes that a service names, and those that are used in their files or in modules that it imports."""
    imported = {part for unit in services if unit.module for found in unit.module.imports for part in _parts(found)}
    files = {one.at.path for one in classes if _is_named(one, services) or file_stem(one.at.path) in imported}
    beside = [unit for unit in scripts if unit.path in files]
    named = [one for one in classes if _is_named(one, services) or _is_named(one, beside, times=2)]
    return [one for one in named if not is_only_answered(one.text, services)] if services else classes


def _parts(found: Import) -> tuple[str, str]:
    return found.module.rpartition(".")[2], found.name or ""


def _is_named(schema: Located, units: Sequence[CodeUnit], times: int = 1) -> bool:
    name = re.compile(rf"\b{re.escape(schema.text)}\b")
    return any(len(name.findall(unit.source)) >= times for unit in units)


def _of_an_endpoint(unit: CodeUnit) -> Iterator[Located]:
    """Give data classes that are made of a request, and endpoints that name the type of each field."""
    tree = tree_of(unit) if unit.module and serves(unit) and _MAY_TYPE.search(unit.source) else None
    if tree is None:
        return
    made = {name for node in walk(tree) if isinstance(node, ast.Call) for name in _made_of_request(node)}
    for node in walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and is_endpoint(node):
            made |= set(_types_of(node))
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name in made and not any(_is_schema(base) for base in node.bases):
            yield Located(node.name, unit.place(node.lineno))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _is_typed_endpoint(node):
            yield Located(f"{node.name}()", unit.place(node.lineno))


def _made_of_request(node: ast.Call) -> Iterator[str]:
    """Give the class in `Trip(**request.json)`, `Trip.from_dict(request.json)` and `structure(request.json, Trip)`."""
    given = [*node.args, *(word.value for word in node.keywords)]
    if any(_REQUEST.search(ast.unparse(value)) for value in given if not isinstance(value, ast.Constant)):
        yield from (root_name(value) for value in (node.func, *given) if root_name(value)[:1].isupper())


def _is_typed_endpoint(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return is_endpoint(node) and sum(name in _PLAIN for name in _types_of(node)) >= _FEWEST_FIELDS


def _types_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """Give the names of the types of the parameters, of a container the outer one; what the service puts in is none."""
    given = node.args
    defaults = [*[None] * (len(given.args) - len(given.defaults)), *given.defaults, *given.kw_defaults]
    for argument, default in zip((*given.args, *given.kwonlyargs), defaults, strict=False):
        said = ast.unparse(argument.annotation) if argument.annotation is not None else ""
        if said and "Depends(" not in said + (ast.unparse(default) if default else ""):
            yield said.partition("[")[0].partition(" |")[0].rpartition(".")[2]


def _is_schema(base: ast.expr) -> bool:
    return _SCHEMA_BASES.search(ast.unparse(base)) is not None


def _own_checks(scripts: Sequence[CodeUnit]) -> Iterator[Located]:
    """Give where what came in is checked by hand: in a service, and in modules where it is called a payload."""
    for unit in scripts:
        is_service = serves(unit)
        if unit.module is None or not MAY_REFUSE.search(unit.source):
            continue
        tree = tree_of(unit) if is_service or NAMES_A_PAYLOAD.search(unit.source) else None
        line = next(refusals(tree, serves=is_service), None) if tree else None
        if line is not None:
            yield Located(_A_CHECK, unit.place(line))


def _other_checks(scripts: Sequence[CodeUnit]) -> Iterator[Located]:
    """Give typed parameters and refusals in R, and refusals in JavaScript."""
    for unit in scripts:
        for text, asked, pattern in _ELSEWHERE.get(unit.language, ()):
            found = pattern.search(unit.source) if asked in unit.source else None
            if found is not None:
                yield Located(text, unit.place(unit.source.count("\n", 0, found.start()) + 1))
                break

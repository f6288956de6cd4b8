"""The JSON Schema of rule files, for editors."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from portfolio_audit.rulebook.operators import COUNT_OPERATORS, NUMBER_OPERATORS, Operator
from portfolio_audit.rulebook.read_rule import GUIDE_CRITERIA, PORTFOLIO_CRITERIA
from portfolio_audit.rulebook.rule import Confidence, Rulebook, Severity

Schema = Mapping[str, object]

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_CONDITION: Schema = {"$ref": "#/$defs/condition"}
_CONDITIONS: Schema = {"type": "array", "items": _CONDITION, "minItems": 1}
_CREDIT: Schema = {"type": "number", "minimum": 0, "maximum": 1}


def rule_schema(rulebook: Rulebook) -> str:
    """Give the schema of a rule file; it is published as rules/rule.schema.json."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule of portfolio-audit",
        **_mapping(_rule_fields(rulebook), _REQUIRED),
        "oneOf": [{"required": ["check"]}, {"required": ["levels"]}],
        "$defs": {
            "condition": {"oneOf": _conditions()},
            "demand": _mapping({operator.value: _expected(operator) for operator in Operator}),
        },
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


_REQUIRED = (
    "id",
    "criterion",
    "severity",
    "guide",
    "serves",
    "summary",
    "problem",
    "why",
    "remediation",
    "since",
)


def _rule_fields(rulebook: Rulebook) -> Schema:
    return {
        "id": {"type": "string", "pattern": "^[a-z]+(-[a-z0-9]+)+$"},
        "criterion": {"enum": [criterion.id for criterion in rulebook.criteria]},
        "severity": _choice(Severity),
        "confidence": _choice(Confidence),
        "guide": {"enum": list(rulebook.guide_sections)},
        "serves": {"type": "array", "items": {"enum": [*GUIDE_CRITERIA, *PORTFOLIO_CRITERIA]}, "minItems": 1},
        "summary": _TEXT,
        "problem": _TEXT,
        "why": _TEXT,
        "applies_when": _CONDITION,
        "requires": _TEXTS,
        "check": _CONDITION,
        "levels": _levels(),
        "evidence": _TEXTS,
        "evidence_against": _TEXTS,
        "remediation": _mapping(
            {"text": _TEXT, "effort_minutes": {"type": "integer", "minimum": 0}, "snippet": {"type": "string"}},
            ("text", "effort_minutes"),
        ),
        "example": {"type": "string"},
        "thresholds": {"type": "array", "items": _mapping({"value": _TEXT, "source": _TEXT}, ("value", "source"))},
        "limits": _TEXTS,
        "strength": {"type": "string"},
        "question": {"type": "string"},
        "since": _TEXT,
    }


def _levels() -> Schema:
    level = _mapping({"credit": _CREDIT, "when": _CONDITION, "problem": {"type": "string"}}, ("credit", "when"))
    return {"type": "array", "items": level, "minItems": 1}


def _conditions() -> list[Schema]:
    where = {"type": "object", "additionalProperties": {"anyOf": [_scalar(), {"$ref": "#/$defs/demand"}]}}
    operators = {operator.value: _expected(operator) for operator in Operator}
    fact = {"type": "string", "pattern": "^[a-z_]+(\\.[a-z_0-9]+)+$"}
    return [
        _mapping({"all": _CONDITIONS}, ("all",)),
        _mapping({"any": _CONDITIONS}, ("any",)),
        _mapping({"not": _CONDITION}, ("not",)),
        _mapping({"python": _TEXT, "options": {"type": "object"}}, ("python",)),
        _mapping({"fact": fact, "where": where, **operators}, ("fact",)),
    ]


def _expected(operator: Operator) -> Schema:
    if operator in COUNT_OPERATORS:
        return {"type": "integer", "minimum": 0}
    if operator in NUMBER_OPERATORS:
        return {"type": "number"}
    if operator is Operator.IS_ONE_OF:
        return {"type": "array", "items": {"type": "string"}, "minItems": 1}
    return _scalar() if operator is Operator.EQUALS else {"type": "string"}


def _scalar() -> Schema:
    return {"type": ["string", "number", "boolean"]}


def _choice(choices: type[StrEnum]) -> Schema:
    return {"enum": [choice.value for choice in choices]}


def _mapping(fields: Schema, required: tuple[str, ...] = ()) -> dict[str, object]:
    return {"type": "object", "properties": fields, "required": list(required), "additionalProperties": False}

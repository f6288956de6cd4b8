"""The notes that stand under the fields of a Struct, read from its source."""

import ast
import inspect
from collections.abc import Mapping
from itertools import pairwise
from textwrap import dedent

from msgspec import Struct


def field_notes(struct: type[Struct]) -> Mapping[str, str]:
    """Give the note of each field that has one, on one line."""
    definition = ast.parse(dedent(inspect.getsource(struct))).body[0]
    if not isinstance(definition, ast.ClassDef):
        return {}
    notes: dict[str, str] = {}
    for field, note in pairwise(definition.body):
        match field, note:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                notes[name] = " ".join(text.split()).replace("|", "\\|")
    return notes

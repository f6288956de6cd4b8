"""nbformat's schema of format 4 as types, so that validity costs one fast decoding."""

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from portfolio_audit.parsers.notebook_raw import BROKEN

Text = str | list[str]
_IDS_SINCE = 5


class _Stream(Struct, tag_field="output_type", tag="stream", forbid_unknown_fields=True):
    name: str
    text: Text


class _Display(Struct, tag_field="output_type", tag="display_data", forbid_unknown_fields=True):
    data: dict[str, Raw]
    metadata: dict[str, Raw]


class _Result(Struct, tag_field="output_type", tag="execute_result", forbid_unknown_fields=True):
    data: dict[str, Raw]
    metadata: dict[str, Raw]
    execution_count: int | None


class _Error(Struct, tag_field="output_type", tag="error", forbid_unknown_fields=True):
    ename: str
    evalue: str
    traceback: list[str]


class _Code(Struct, tag_field="cell_type", tag="code", forbid_unknown_fields=True):
    metadata: dict[str, Raw]
    source: Text
    outputs: list[_Stream | _Display | _Result | _Error]
    execution_count: int | None
    id: str | UnsetType = UNSET


class _Markdown(Struct, tag_field="cell_type", tag="markdown", forbid_unknown_fields=True):
    metadata: dict[str, Raw]
    source: Text
    attachments: dict[str, dict[str, Raw]] | UnsetType = UNSET
    id: str | UnsetType = UNSET


class _RawCell(Struct, tag_field="cell_type", tag="raw", forbid_unknown_fields=True):
    metadata: dict[str, Raw]
    source: Text
    attachments: dict[str, dict[str, Raw]] | UnsetType = UNSET
    id: str | UnsetType = UNSET


class _Notebook(Struct, forbid_unknown_fields=True):
    metadata: dict[str, Raw]
    nbformat: int
    nbformat_minor: int
    cells: list[_Code | _Markdown | _RawCell]


def is_valid(content: bytes) -> bool:
    """Tell whether nbformat's schema of format 4 accepts the file."""
    try:
        notebook = msgspec.json.decode(content, type=_Notebook)
    except (*BROKEN, RecursionError):
        return False
    if notebook.nbformat_minor < _IDS_SINCE:
        return True
    return all(isinstance(cell.id, str) for cell in notebook.cells)

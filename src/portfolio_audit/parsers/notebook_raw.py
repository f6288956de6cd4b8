"""The JSON of a notebook decoded only as far as cells, kinds and text need."""

import json
import re
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct

from portfolio_audit.limits import NOTEBOOK_BYTES
from portfolio_audit.parsers.notebook_old import upgrade

_FORMAT = 4
_COUNT_DIGITS = 9
_TAGS = 32
_MERGE_MARK = re.compile(rb"^(?:<{7} |={7}\r?$|>{7} )", re.MULTILINE)
_LFS = b"version https://git-lfs.github.com/"
_BOM = b"\xef\xbb\xbf"
_NOTHING = Raw(b"null")
BROKEN = (msgspec.DecodeError, UnicodeDecodeError)
"""What decoding raises on a text that is no JSON, or no text."""

Wanted = TypeVar("Wanted")


class RawOutput(Struct, frozen=True):
    """An output with its bundle still undecoded."""

    output_type: Raw = _NOTHING
    text: Raw = _NOTHING
    data: Raw = _NOTHING
    ename: Raw = _NOTHING
    evalue: Raw = _NOTHING

    @property
    def bundle(self) -> dict[str, Raw]:
        """The media types and their content."""
        return _bundle(self.data)


class RawCell(Struct, frozen=True):
    """A cell as it stands in the file."""

    cell_type: Raw = _NOTHING
    source: Raw = _NOTHING
    execution_count: Raw = _NOTHING
    outputs: Raw = _NOTHING
    metadata: Raw = _NOTHING

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the cell."""
        return tuple(joined(tag) for tag in _items(_bundle(self.metadata).get("tags", _NOTHING))[:_TAGS])

    @property
    def all_outputs(self) -> tuple[RawOutput, ...]:
        """The outputs, those left out that are no objects."""
        return tuple(output for item in _items(self.outputs) if (output := _struct(item, RawOutput)) is not None)


class RawNotebook(Struct, frozen=True):
    """A notebook as it stands in the file."""

    cells: Raw = _NOTHING
    worksheets: Raw = _NOTHING
    metadata: Raw = _NOTHING
    nbformat: Raw = _NOTHING
    nbformat_minor: Raw = _NOTHING
    is_upgraded: bool = False
    """True when nbformat read it from a format before 4."""

    @property
    def all_cells(self) -> tuple[RawCell, ...]:
        """The cells, those left out that are no objects."""
        return tuple(cell for item in _items(self.cells) if (cell := _struct(item, RawCell)) is not None)

    @property
    def language(self) -> str:
        """What the notebook says of its kernel, in lower case."""
        metadata = _bundle(self.metadata)
        info, kernel = (_bundle(metadata.get(key, _NOTHING)) for key in ("language_info", "kernelspec"))
        said = (joined(part) for part in (info.get("name"), kernel.get("language"), kernel.get("name")) if part)
        return next((name.strip().lower()[:40] for name in said if name.strip()), "")


def read_raw(content: bytes) -> RawNotebook | str:
    """Decode a notebook of any version, or say why it cannot be read."""
    trouble = _trouble(content)
    if trouble:
        return trouble
    try:
        raw = msgspec.json.decode(content.removeprefix(_BOM), type=RawNotebook)
    except BROKEN:
        repaired = _repaired(content)
        return repaired if isinstance(repaired, str) else _checked(_struct(Raw(repaired), RawNotebook), repaired)
    except RecursionError:
        return "too deeply nested"
    if bytes(raw.cells)[:1] == b"[" and not _is_list(raw.cells):
        repaired = _repaired(content)
        return repaired if isinstance(repaired, str) else _checked(_struct(Raw(repaired), RawNotebook), repaired)
    return _checked(raw, content)


def _checked(raw: RawNotebook | None, content: bytes) -> RawNotebook | str:
    """Upgrade an old format, and refuse what is no notebook."""
    if raw is None:
        return "no notebook: the JSON is no object"
    major = number(raw.nbformat)
    if major is not None and major < _FORMAT:
        upgraded = _struct(Raw(upgrade(content)), RawNotebook)
        return "an old format that cannot be read" if upgraded is None else _marked(upgraded, raw)
    return raw if bytes(raw.cells)[:1] == b"[" else "no notebook: there is no list of cells"


def _marked(upgraded: RawNotebook, old: RawNotebook) -> RawNotebook:
    """Keep the format that the file says."""
    return msgspec.structs.replace(upgraded, nbformat=old.nbformat, nbformat_minor=old.nbformat_minor, is_upgraded=True)


def joined(text: Raw) -> str:
    """Give a text that stands as one string or as a list of lines; empty for anything else."""
    try:
        value = msgspec.json.decode(text, type=str | list[str] | None)
    except (*BROKEN, RecursionError):
        return _joined_loosely(bytes(text))
    return "".join(value) if isinstance(value, list) else value or ""


def number(value: Raw) -> int | None:
    """Give a whole number that is not negative."""
    digits = bytes(value)
    return int(digits) if digits.isdigit() and len(digits) <= _COUNT_DIGITS else None


def _joined_loosely(text: bytes) -> str:
    """Read a text with broken characters in it."""
    try:
        value = json.loads(text.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return ""
    parts = value if isinstance(value, list) else [value]
    whole = "".join(part for part in parts if isinstance(part, str))
    return whole.encode("utf-8", "replace").decode("utf-8")


def _bundle(value: Raw) -> dict[str, Raw]:
    try:
        return msgspec.json.decode(value, type=dict[str, Raw])
    except (*BROKEN, RecursionError):
        return {}


def _items(value: Raw) -> list[Raw]:
    try:
        return msgspec.json.decode(value, type=list[Raw])
    except (*BROKEN, RecursionError):
        return []


def _is_list(value: Raw) -> bool:
    """Tell whether a list can be taken apart; broken characters inside keep it from that."""
    try:
        msgspec.json.decode(value, type=list[Raw])
    except BROKEN:
        return False
    except RecursionError:
        return True
    return True


def _struct(value: Raw, wanted: type[Wanted]) -> Wanted | None:
    try:
        return msgspec.json.decode(value, type=wanted)
    except (*BROKEN, RecursionError):
        return None


def _trouble(content: bytes) -> str:
    """Say what is wrong before any decoding."""
    if len(content) > NOTEBOOK_BYTES:
        return "too large"
    start = content[:1_000].removeprefix(_BOM).lstrip()
    if not start and not content.removeprefix(_BOM).strip():
        return "the file is empty"
    if start.startswith(_LFS):
        return "a Git LFS pointer: the notebook itself is not in the repository's history"
    return ""


def _repaired(content: bytes) -> bytes | str:
    """Give JSON with what only Python allows (NaN, stray characters) made plain, or say what is broken."""
    if _MERGE_MARK.search(content):
        return "merge conflict markers in the file"
    try:
        tree: object = json.loads(content.decode("utf-8-sig", "replace"), parse_constant=lambda _constant: None)
        return json.dumps(tree, ensure_ascii=False).encode("utf-8", "replace")
    except RecursionError:
        return "too deeply nested"
    except ValueError:
        return "no valid JSON"

"""One kept value in a file of its own, written whole or not at all."""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_CHECK_BYTES = 32
_OTHERS = 2
"""Files of other versions that stay, for two that are used in turn."""


def read_checked(path: Path) -> bytes | None:
    """Give what was written, `None` where there is nothing or where anything but us changed it."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    check, value = content[:_CHECK_BYTES], content[_CHECK_BYTES:]
    return value if check == _check(path, value) else None


def write_checked(path: Path, value: bytes) -> None:
    """Write a value; a failure, such as a full disk, is no harm. Older files of the same kind give way."""
    with suppress(OSError):
        descriptor, name = tempfile.mkstemp(prefix=f".{path.stem}-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_check(path, value) + value)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink()
        _remove_others(path)


def _remove_others(path: Path) -> None:
    kind = path.name.partition("-")[0]
    others = [other for other in path.parent.glob(f"{kind}-*{path.suffix}") if other != path]
    for other in sorted(others, key=lambda one: one.stat().st_mtime)[:-_OTHERS]:
        other.unlink()


def _check(path: Path, value: bytes) -> bytes:
    return sha256(path.name.encode() + b"\0" + value).digest()

"""Pseudonyms that stay the same as long as their key does, and tell nothing without it."""

import hmac
import os
import re
import secrets
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from portfolio_audit.errors import UsageError

FILE = "pseudonyms.key"
_HEAD = "portfolio-audit pseudonyms\n"
_KEY = re.compile(re.escape(_HEAD) + r"([0-9a-f]{64})\n?")
_KEY_BYTES = 32
_MOST_BYTES = 1_000
_OTHERS_MAY = 0o077
_LETTERS = "bcdfghjkmnpqrstvwxz"
"""Without vowels, so that no code is a word, and without what looks alike."""
_SIGNS = f"23456789{_LETTERS}"
_SHORT, _LONG = 6, 12


def read_key(path: Path) -> bytes:
    """Give the key of a file that only its owner may read; where there is none, make one."""
    with suppress(FileExistsError):
        return _make_key(path)
    try:
        if os.name == "posix" and path.stat().st_mode & _OTHERS_MAY:
            raise UsageError(f"Others may read the key file {path}.", f"Take that from them: chmod 600 {path}")
        with path.open("rb") as file:
            found = _KEY.fullmatch(file.read(_MOST_BYTES).decode("ascii", "replace"))
    except OSError as error:
        raise UsageError(f"The key file {path} cannot be read: {error.strerror}.", "Name another one.") from error
    if found is None:
        raise UsageError(f"{path} is no key file of portfolio-audit.", "Name one that --anonymise made, or a new one.")
    return bytes.fromhex(found[1])


def _make_key(path: Path) -> bytes:
    key = secrets.token_bytes(_KEY_BYTES)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise
    except OSError as error:
        raise UsageError(f"The key file {path} cannot be made: {error.strerror}.", "Name another one.") from error
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{_HEAD}{key.hex()}\n")
    return key


class Pseudonyms:
    """Names made of a key."""

    def __init__(self, key: bytes) -> None:
        """Keep the key."""
        self._key = key

    def codes(self, kind: str, names: Iterable[str]) -> dict[str, str]:
        """Give a code for each name of a kind; the few that would be alike in a class are longer."""
        long = {name: self._code(kind, name) for name in names}
        alike = Counter(code[:_SHORT] for code in long.values())
        return {name: code if alike[code[:_SHORT]] > 1 else code[:_SHORT] for name, code in long.items()}

    def commit(self, commit: str) -> str:
        """Give something else of the same length for the id of a commit, by which a host would find it."""
        return self._digest("commit", commit).hex()[: len(commit)]

    def _code(self, kind: str, name: str) -> str:
        number = int.from_bytes(self._digest(kind, name.casefold()))
        number, place = divmod(number, len(_LETTERS))
        code = _LETTERS[place]
        for _ in range(_LONG - 1):
            number, place = divmod(number, len(_SIGNS))
            code += _SIGNS[place]
        return code

    def _digest(self, kind: str, text: str) -> bytes:
        return hmac.digest(self._key, f"{kind}\0{text}".encode("utf-8", "surrogatepass"), "sha256")

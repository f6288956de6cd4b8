"""What a fingerprint of a program holds; a driver reads it without any parser."""

from msgspec import Struct

NO_LIMIT = 2**64 - 1
MOST_MARKS = 4_096
"""Marks kept of a repository, those with the smallest hashes, so that large programs stay comparable."""
MOST_STARTER_MARKS = 65_536
"""Marks kept of starter code, which is there once."""


class CodePrint(Struct, frozen=True):
    """What a program is made of, as hashes from which no code can be read; 14 bytes a mark."""

    units: tuple[tuple[str, int | None], ...]
    """Files, and cells of notebooks with their number."""
    hashes: bytes
    """A hash of 8 bytes a mark, in the order of the program, none twice."""
    places: bytes
    """Three numbers of 2 bytes a mark: its unit, its first and its last line."""
    limit: int = NO_LIMIT
    """Marks whose hash is not below this were left out."""

"""How the fingerprint of a repository's Python is made: hashes of short runs of words, each with its place."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

from portfolio_audit.analysis.code.code_print import MOST_MARKS, NO_LIMIT, CodePrint
from portfolio_audit.analysis.code.generated_code import is_generated
from portfolio_audit.analysis.code.words import read_words
from portfolio_audit.analysis.code_units import CodeUnit, read_code_units
from portfolio_audit.parsers.notebook_magics import blank_magics
from portfolio_audit.parsers.python_tokens import Statement, read_statements
from portfolio_audit.snapshot.snapshot import Snapshot

RUN_WORDS = 12
"""Words in a run."""
WINDOW = 4
"""Of so many runs one after the other the one with the smallest hash is kept (winnowing), and a copy keeps the same."""
_TOKENS = 400_000
_CODE_BYTES = 4
_HASH_BYTES = 8
_LARGEST = 65_535


def make_code_print(snapshot: Snapshot, most: int = MOST_MARKS) -> CodePrint:
    """Give the fingerprint of all own Python but tests and what generators wrote."""
    units = [unit for unit in read_code_units(snapshot) if unit.language == "python" and not is_generated(unit.source)]
    return print_units([((unit.path, unit.cell), _text(unit)) for unit in units], most)


def print_units(units: Sequence[tuple[tuple[str, int | None], str]], most: int = MOST_MARKS) -> CodePrint:
    """Give the fingerprint of sources with their place."""
    marks: dict[int, tuple[int, int, int]] = {}
    for number, statements in enumerate(read_words(_statements([text for _, text in units]))):
        for mark, first, last in _winnowed(statements):
            marks.setdefault(mark, (min(number, _LARGEST), min(first, _LARGEST), min(last, _LARGEST)))
    limit = sorted(marks)[most] if len(marks) > most else NO_LIMIT
    kept = {mark: place for mark, place in marks.items() if mark < limit}
    places = array("H", (number for place in kept.values() for number in place))
    return CodePrint(tuple(where for where, _ in units), array("Q", kept).tobytes(), places.tobytes(), limit)


def _text(unit: CodeUnit) -> str:
    source = blank_magics(unit.source)[0] if unit.in_notebook else unit.source
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _statements(texts: list[str]) -> Iterator[tuple[Statement, ...]]:
    left = _TOKENS
    for text in texts:
        statements = read_statements(text, left) if left > 0 else ()
        left -= sum(len(statement.tokens) for statement in statements)
        yield statements


def _winnowed(statements: Iterable[Statement]) -> Iterator[tuple[int, int, int]]:
    """Give a share of the runs that depends on nothing but the code around them, with first and last line."""
    runs = list(_runs(list(statements)))
    last = None
    for start in range(max(1, len(runs) - WINDOW + 1)):
        smallest = min(runs[start : start + WINDOW], default=None)
        if smallest is not None and smallest is not last:
            yield smallest
            last = smallest


def _runs(statements: list[Statement]) -> Iterator[tuple[int, int, int]]:
    owners = [statement for statement in statements for _ in statement.tokens]
    codes = b"".join(_code(word) for statement in statements for word in statement.tokens)
    for start in range(len(owners) - RUN_WORDS + 1):
        run = codes[start * _CODE_BYTES : (start + RUN_WORDS) * _CODE_BYTES]
        mark = int.from_bytes(blake2b(run, digest_size=_HASH_BYTES).digest(), "little")
        yield mark, owners[start].line, owners[start + RUN_WORDS - 1].end_line


@lru_cache(maxsize=50_000)
def _code(word: str) -> bytes:
    return crc32(word.encode("utf-8", "replace")).to_bytes(_CODE_BYTES, "little")

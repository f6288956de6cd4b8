"""Similar work of a class: who shares code with whom, and the code itself where it is asked for."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Sequence
from typing import overload

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.analysis.code.code_print import CodePrint
from portfolio_audit.cohort.glance import unpack
from portfolio_audit.cohort.journal import Journal
from portfolio_audit.errors import UsageError
from portfolio_audit.evidence import Place
from portfolio_audit.report.cohort import AlikePair, SimilarCode
from portfolio_audit.similarity.candidates import CAN_COMPARE
from portfolio_audit.similarity.pairs import Pair, find_pairs
from portfolio_audit.similarity.side_by_side import (
    MOST_QUOTED_PAIRS,
    MOST_QUOTED_STRETCHES,
    Party,
    Quote,
    SideBySide,
    SidePair,
)
from portfolio_audit.snapshot.records import TargetIdentity

STARTERS = "starters"
"""Note of the journal that holds the starter code that was named last."""
_LEAST_PROGRAMS = 2
_SHOWN_PAIRS = 20
Quoter = Callable[[str, TargetIdentity, tuple[Place, ...]], tuple[str, ...]]
"""Gives the code at places of a repository, by its text in the roster; empty texts where it is not at hand."""


class Starter(Struct, frozen=True):
    """Code that was handed out."""

    name: str
    code_print: CodePrint


class _Audited(Struct, frozen=True):
    """The part of a result that names what was audited."""

    target: TargetIdentity


class _Prints(Sequence[CodePrint]):
    """The fingerprints of a class, read from the journal one at a time."""

    def __init__(self, journal: Journal, targets: tuple[str, ...]) -> None:
        self._journal = journal
        self._targets = targets

    def __len__(self) -> int:
        return len(self._targets)

    @overload
    def __getitem__(self, index: int) -> CodePrint: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[CodePrint]: ...
    def __getitem__(self, index: int | slice) -> CodePrint | Sequence[CodePrint]:
        if isinstance(index, slice):
            return _Prints(self._journal, self._targets[index])
        return self._journal.code_print(self._targets[index])


def compare_work(journal: Journal, starters: Iterable[Starter] = ()) -> SideBySide:
    """Compare every repository of the class with every other one; a team that hands in together is one.

    Raises:
        UsageError: rensa is not installed, or no code has a fingerprint.
    """
    handed_out = tuple(starters)
    targets = journal.printed()
    if not targets and any(entry.result is not None for entry in journal.entries()):
        raise UsageError("No code of this cohort has a fingerprint.", "Call `cohort run` once more: it makes them.")
    work = find_pairs(_Prints(journal, targets), [one.code_print for one in handed_out])
    return SideBySide(
        title=journal.note("title"),
        parties=_parties(journal, targets),
        work=work,
        pairs=tuple(_without_code(pair) for pair in work.pairs),
        starters=tuple(one.name for one in handed_out),
    )


def similar_code(journal: Journal) -> SimilarCode | None:
    """Give what the page of the class tells of similar work, without the starter code that was named last.

    None where nothing can be compared: rensa is not installed, or fewer than two programs have a fingerprint.
    """
    if not CAN_COMPARE or len(journal.printed()) < _LEAST_PROGRAMS:
        return None
    found = compare_work(journal, _noted_starters(journal))
    work = found.work
    pairs = tuple(_alike(pair, found.parties) for pair in work.pairs[:_SHOWN_PAIRS])
    more = work.more_pairs + len(work.pairs) - len(pairs)
    return SimilarCode(work.programs, pairs, more, found.starters)


def note_starters(journal: Journal, starters: tuple[Starter, ...]) -> None:
    """Keep the starter code that was named, for the page of the class."""
    journal.write_note(STARTERS, b64encode(msgspec.msgpack.encode(starters)).decode())


def _noted_starters(journal: Journal) -> tuple[Starter, ...]:
    note = journal.note(STARTERS)
    return msgspec.msgpack.decode(b64decode(note), type=tuple[Starter, ...]) if note else ()


def _alike(pair: Pair, parties: tuple[Party, ...]) -> AlikePair:
    first, second = pair.first, pair.second
    return AlikePair(
        parties[first.program].name,
        parties[second.program].name,
        round(100 * first.share),
        round(100 * second.share),
        pair.stretches[0].first if pair.stretches else None,
    )


def add_code(side_by_side: SideBySide, quote: Quoter) -> SideBySide:
    """Put the code beside the places of the first pairs; each repository is opened once."""
    shown = side_by_side.pairs[:MOST_QUOTED_PAIRS]
    wanted: dict[int, list[Place]] = {}
    for pair in shown:
        for one in pair.quotes:
            wanted.setdefault(pair.pair.first.program, []).append(one.stretch.first)
            wanted.setdefault(pair.pair.second.program, []).append(one.stretch.second)
    code: dict[tuple[int, Place], str] = {}
    for number, places in wanted.items():
        party = side_by_side.parties[number]
        texts = quote(party.handed_in, party.target, tuple(places))
        code.update({(number, place): text for place, text in zip(places, texts, strict=True)})
    pairs = (*(_with_code(pair, code) for pair in shown), *side_by_side.pairs[MOST_QUOTED_PAIRS:])
    return replace(side_by_side, pairs=pairs)


def _parties(journal: Journal, targets: tuple[str, ...]) -> tuple[Party, ...]:
    names: dict[str, list[str]] = {}
    identities: dict[str, TargetIdentity] = {}
    for entry in journal.entries():
        target = entry.student.target
        names.setdefault(target, []).append(entry.student.name)
        if entry.result is not None and target not in identities:
            identities[target] = msgspec.json.decode(unpack(entry.result), type=_Audited).target
    return tuple(Party(", ".join(names[target]), target, identities[target]) for target in targets)


def _without_code(pair: Pair) -> SidePair:
    return SidePair(pair, tuple(Quote(stretch) for stretch in pair.stretches[:MOST_QUOTED_STRETCHES]))


def _with_code(pair: SidePair, code: dict[tuple[int, Place], str]) -> SidePair:
    first, second = pair.pair.first.program, pair.pair.second.program
    quotes = (
        replace(one, first=code[first, one.stretch.first], second=code[second, one.stretch.second])
        for one in pair.quotes
    )
    return replace(pair, quotes=tuple(quotes))

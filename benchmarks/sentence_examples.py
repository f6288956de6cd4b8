"""Labelled sentences: those written for learning, and those read in the labelled repositories."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.analysis.prose.notebook_prose import notebook_prose
from portfolio_audit.analysis.prose.passages.told_prose import prose_files
from portfolio_audit.analysis.prose.sentences.classes import SentenceClass
from portfolio_audit.analysis.prose.sentences.headed_sentences import headed_sentences
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_formats import document_parser
from portfolio_audit.parsers.notebook import parse_notebook
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot
from portfolio_audit.sources.open import open_snapshot
from portfolio_audit.sources.policy import DEFAULT_POLICY
from portfolio_audit.sources.target import LocalPath
from validity import KINDS, OPENED_AT, Label, read_labels

CODES = dict(zip("MTAUQLFERIDPVC", SentenceClass, strict=True))
"""One letter for each class, as in the labelled files."""
_CHARACTERS = 400
_HEADING_CHARACTERS = 80
_BLOCK = 40
"""Lines of a written file that are kept together when parts are made: about one document."""


class Example(Struct, frozen=True):
    """One labelled sentence."""

    text: str
    heading: str
    classes: frozenset[SentenceClass]
    group: str
    """The repository, or the block of a written file: parts never divide it."""
    is_real: bool


def read_examples(folder: Path, labels: Path, repositories: Path) -> list[Example]:
    """Read the written sentences and those of the repositories with code."""
    projects = [label for label in read_labels(labels) if label.kind in KINDS]
    return [*read_written(folder), *read_real(folder / "read.tsv", projects, repositories)]


def read_written(folder: Path) -> Iterator[Example]:
    """Read the sentences that were written for learning: `codes<TAB>heading<TAB>sentence`."""
    for path in sorted(folder.glob("written*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            codes, heading, text = line.split("\t")
            yield Example(text, heading, _classes(codes), f"{path.stem}{number // _BLOCK}", is_real=False)


def read_real(labelled: Path, labels: Iterable[Label], repositories: Path) -> Iterator[Example]:
    """Find the labelled sentences of repositories: the file holds `digest<TAB>codes`, and no text of others."""
    known = dict(line.split("\t") for line in labelled.read_text(encoding="utf-8").splitlines())
    for label in labels:
        target = LocalPath(repositories / label.repo.replace("/", "+") / "repo", label.commit)
        with open_snapshot(target, DEFAULT_POLICY, OPENED_AT) as opened:
            told = {digest(text): (text, heading) for _, text, heading in sentences_of(opened.snapshot())}
        for key, (text, heading) in told.items():
            if key in known:
                yield Example(text, heading, _classes(known[key]), label.repo, is_real=True)


def sentences_of(snapshot: Snapshot) -> Iterator[tuple[bool, str, str]]:
    """Give every sentence of prose files and notebooks with its heading, and whether it is of the front page."""
    for is_front, document in _documents(snapshot):
        for sentence, heading in headed_sentences(document, document.sentences):
            yield is_front, " ".join(sentence.text.split())[:_CHARACTERS], heading[:_HEADING_CHARACTERS]


def digest(text: str) -> str:
    """Name a sentence without its text, whatever heading it is found under."""
    return sha256(text.encode()).hexdigest()[:16]


def _classes(codes: str) -> frozenset[SentenceClass]:
    return frozenset(CODES[code] for code in codes if code != "-")


def _documents(snapshot: Snapshot) -> Iterator[tuple[bool, Document]]:
    for entry, source in prose_files(snapshot):
        document = snapshot.parsed(entry, document_parser(entry.path))
        if not isinstance(document, Absent):
            yield source == "readme", document
    for entry in own_files(snapshot, ".ipynb"):
        notebook = snapshot.parsed(entry, parse_notebook)
        if not isinstance(notebook, Absent):
            yield False, notebook_prose(notebook).document

"""Judging a repository by a table of sentences that saw nothing of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch

import msgspec

from portfolio_audit.analysis.prose.sentences import classes as sentence_classes
from portfolio_audit.analysis.prose.sentences.learned_weights import LearnedWeights

PARTS = "parts.json"
"""Which repository is in which part, and so in no sentence of the table of that name."""


@contextmanager
def unseen_sentences(folder: Path | None, repository: str) -> Iterator[None]:
    """Tell sentences by the table of `unseen_tables.py` for this repository; by the shipped one without a folder.

    The shipped one serves repositories, too, that nothing was learned from.
    """
    part = _parts(folder).get(repository) if folder is not None else None
    if folder is None or part is None:
        yield
        return
    table = _table(folder / f"{part}.json")
    sentence_classes.sentence_chances.cache_clear()
    with patch.object(sentence_classes, "read_weights", lambda _name: table):
        yield
    sentence_classes.sentence_chances.cache_clear()


@cache
def _parts(folder: Path) -> dict[str, int]:
    parts: dict[str, int] = json.loads((folder / PARTS).read_text(encoding="utf-8"))
    return parts


@cache
def _table(path: Path) -> LearnedWeights:
    return msgspec.json.decode(path.read_bytes(), type=LearnedWeights)

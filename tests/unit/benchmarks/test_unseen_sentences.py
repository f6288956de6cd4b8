"""Sentences told by a table that saw nothing of the repository."""

import json
from pathlib import Path

import pytest

from learned_tables import write_weights
from portfolio_audit.analysis.prose.sentences.classes import CLASSES, SentenceClass, classify_sentence
from portfolio_audit.analysis.prose.sentences.learned_weights import LearnedWeights
from unseen_sentences import PARTS, unseen_sentences

TEXT = "Whatever is said here."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give tables of which the only one tells each sentence to be a lesson."""
    base = tuple(9_000 if kind is SentenceClass.LESSONS else -9_000 for kind in CLASSES)
    write_weights(LearnedWeights("", (0.5,) * len(CLASSES), {"": base}), tmp_path / "0.json")
    (tmp_path / PARTS).write_text(json.dumps({"ada/bikes": 0}), encoding="utf-8")
    return tmp_path


def test_a_repository_is_judged_by_the_table_of_its_part_and_others_by_the_shipped_one(folder: Path) -> None:
    shipped = classify_sentence(TEXT, "")

    with unseen_sentences(folder, "ada/bikes"):
        assert set(classify_sentence(TEXT, "")) == {SentenceClass.LESSONS}
    with unseen_sentences(folder, "bob/trams"):
        assert classify_sentence(TEXT, "") == shipped
    with unseen_sentences(None, "ada/bikes"):
        assert classify_sentence(TEXT, "") == shipped

    assert classify_sentence(TEXT, "") == shipped
    assert SentenceClass.LESSONS not in shipped

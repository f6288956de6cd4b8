import json
from pathlib import Path

import pytest

from learned_tables import write_weights
from portfolio_audit.analysis.prose.sections.classes import CLASSES, SectionClass, decide_classes
from section_examples import agreements, file_digest, read_files, weighted_f1
from section_learning import learn

WHO = frozenset({SectionClass.WHO})
HOW = frozenset({SectionClass.HOW})
SECTIONS = (("License", "who", "MIT"), ("Usage", "how", "Run `rain`."), ("Changelog", "when", "- 1.0: first"))


@pytest.fixture
def sections_file(tmp_path: Path) -> Path:
    path = tmp_path / "sections.jsonl"
    rows = (
        {"file_id": file, "heading": heading, "level": 2, "codes": [code], "content": text}
        for file in range(4)
        for heading, code, text in SECTIONS
    )
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_what_was_learned_tells_the_sections_apart(sections_file: Path) -> None:
    files = read_files(sections_file)
    table = learn(files)

    for file in files:
        for traits, labels in zip(file.traits, file.labels, strict=True):
            assert set(decide_classes(traits, table)) == labels


def test_learning_twice_gives_the_same_bytes(sections_file: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_weights(learn(read_files(sections_file), file_digest(sections_file)), tmp_path / name)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_weighted_f1_counts_each_label_once_and_can_leave_excluded_out() -> None:
    labels = [WHO, HOW, HOW | WHO, frozenset({SectionClass.EXCLUDED})]
    found = agreements(labels, [WHO, HOW, HOW, HOW])
    by_kind = dict(zip(CLASSES, found, strict=True))

    assert by_kind[SectionClass.HOW].precision == pytest.approx(2 / 3)
    assert by_kind[SectionClass.WHO].recall == pytest.approx(1 / 2)
    assert weighted_f1(found, with_excluded=False) == pytest.approx((0.8 * 2 + 2 / 3 * 2) / 4)
    assert weighted_f1(found, with_excluded=True) == pytest.approx((0.8 * 2 + 2 / 3 * 2) / 5)

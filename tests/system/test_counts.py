"""What an audit of the sample does, in counts that no machine changes: a guard against work that creeps in."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from counts import Counts

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "counts.py"
THOUSAND_CALLS = 2_700
"""Measured on 2026-11-27, most of it to compile patterns; raise it only with a reason in the commit."""
READ_AGAIN = 2.0
"""Once for all that is parsed, once more for code and tests that are looked at as text, the head of each table, and
small files first, until one names what the front page says is used."""
TOLERANCE = 1.2
"""New rules and words may add so much before somebody has to look."""


@pytest.fixture(name="counts", scope="module")
def fixture_counts(sample: Path) -> Counts:
    ended = subprocess.run(
        [sys.executable, str(PROGRAM), str(sample)],
        env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0"},
        capture_output=True,
        check=True,
    )
    return msgspec.json.decode(ended.stdout, type=Counts)


def test_no_content_goes_to_the_same_parser_twice(counts: Counts) -> None:
    assert counts.parses_again == 0
    assert counts.parses <= 1.2 * counts.files


def test_each_source_is_walked_once(counts: Counts, sample: Path) -> None:
    assert counts.walks == len(list(sample.rglob("*.py"))) + code_cells(sample)


def test_syntax_trees_are_made_once_but_for_comments_and_closer_looks(counts: Counts) -> None:
    assert counts.trees <= 1.5 * counts.walks


def test_contents_are_hardly_read_more_than_once(counts: Counts) -> None:
    assert counts.kibibytes_read <= READ_AGAIN * counts.kibibytes


def test_git_is_asked_few_questions(counts: Counts) -> None:
    assert counts.git_processes <= 4


def test_the_work_of_the_processor_does_not_creep_up(counts: Counts) -> None:
    assert counts.thousand_calls <= TOLERANCE * THOUSAND_CALLS


def code_cells(folder: Path) -> int:
    notebooks = [msgspec.json.decode(path.read_bytes()) for path in folder.rglob("*.ipynb")]
    return sum(cell["cell_type"] == "code" for notebook in notebooks for cell in notebook["cells"])

"""What counts as a name that stands in the tree."""

import pytest

from portfolio_audit.analysis.tree_names import TreeNames
from support.snapshots import make_snapshot

TREE = TreeNames(make_snapshot({"src/training/azure/run.py": "x", "docs/notes.md": "x"}).entries)


@pytest.mark.parametrize("written", ["run.py", "azure/run.py", "here/src/training/Azure/run.py", "training/azure/"])
def test_a_path_is_named_by_its_last_two_parts_or_by_its_name_alone(written: str) -> None:
    assert TREE.names(written)


@pytest.mark.parametrize("written", ["Terraform/Azure", "docs/training", "docs/run.py"])
def test_two_words_with_a_stroke_between_them_name_no_folder(written: str) -> None:
    assert not TREE.names(written)

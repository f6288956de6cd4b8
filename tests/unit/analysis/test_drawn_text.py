import pytest

from portfolio_audit.analysis.plots.drawn_text import is_sketch
from portfolio_audit.parsers.document import CodeBlock

DOWN = "Trips\n  │\n  ▼\nFeatures\n  │\n  ▼\nModel\n"
BOXES = "┌───────┐   ┌───────┐\n│ trips │──▶│ model │\n└───────┘   └───────┘\n"
PLAIN_BOXES = "+-------+\n| trips |\n+-------+\n    |\n    v\n+-------+\n| model |\n+-------+\n"
GRID = "+-------+------+\n| day   | bike |\n+-------+------+\n| first | 3    |\n+-------+------+\n"
ROW = "trips --> features --> model --> forecast\n"
TREE = "bikes/\n├── data/\n│   └── trips.csv\n│\n└── train.py   # trips → model → file → page\n"


@pytest.mark.parametrize("text", [DOWN, BOXES, PLAIN_BOXES, ROW])
def test_boxes_and_arrows_are_a_diagram(text: str) -> None:
    assert is_sketch(CodeBlock("", text, 3))


@pytest.mark.parametrize(
    "text", [TREE, GRID, "python train.py\n", "def f(x) -> int:\n    return x\n", "| a | b |\n|---|---|\n"]
)
def test_trees_of_folders_commands_and_tables_are_none(text: str) -> None:
    assert not is_sketch(CodeBlock("", text, 3))


def test_a_block_of_code_is_none() -> None:
    assert not is_sketch(CodeBlock("bash", ROW, 3))

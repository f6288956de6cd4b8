import pytest

from portfolio_audit.analysis.plots.drawn_text import draws_parts, is_sketch
from portfolio_audit.parsers.document import CodeBlock

DOWN = "Trips\n  │\n  ▼\nFeatures\n  │\n  ▼\nModel\n"
BOXES = "┌───────┐   ┌───────┐\n│ trips │──▶│ model │\n└───────┘   └───────┘\n"
PLAIN_BOXES = "+-------+\n| trips |\n+-------+\n    |\n    v\n+-------+\n| model |\n+-------+\n"
GRID = "+-------+------+\n| day   | bike |\n+-------+------+\n| first | 3    |\n+-------+------+\n"
ROW = "trips --> features --> model --> forecast\n"
JOINED = "trips ──┐\n        ├─ features ── model ──┬─ page\nrain ───┘                      └─ alarm\n"
LIST = "flows/   every hour\nsrc/     trips → features → model → page\n"
TREE = "bikes/\n├── data/\n│   └── trips.csv\n│\n└── train.py   # trips → model → file → page\n"


@pytest.mark.parametrize("text", [DOWN, BOXES, PLAIN_BOXES, ROW, JOINED, LIST])
def test_boxes_and_arrows_are_a_diagram(text: str) -> None:
    assert is_sketch(CodeBlock("", text, 3))


@pytest.mark.parametrize(
    "text", [TREE, GRID, "python train.py\n", "def f(x) -> int:\n    return x\n", "| a | b |\n|---|---|\n"]
)
def test_trees_of_folders_commands_and_tables_are_none(text: str) -> None:
    assert not is_sketch(CodeBlock("", text, 3))


def test_a_block_of_code_is_none() -> None:
    assert not is_sketch(CodeBlock("bash", ROW, 3))


def test_a_line_of_arrows_draws_no_parts() -> None:
    assert [draws_parts(CodeBlock("", text, 3)) for text in (JOINED, BOXES, LIST, TREE)] == [True, True, False, False]

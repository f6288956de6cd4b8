"""Each trap with a clean twin."""

import pytest

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.programs import programs_of
from portfolio_audit.analysis.traps.traps import TrapKind
from portfolio_audit.collectors.calls import collect
from support.fixtures import make_notebook
from support.snapshots import make_snapshot

TORCH = "import torch\nfrom torch import nn\nimport torch.nn.functional as F\n"
LOOP = """
for x, y in train_loader:
    optimizer.zero_grad()
    criterion(model(x), y).backward()
    optimizer.step()
"""
NET = "class Net(nn.Module):\n    def __init__(self):\n        {setup}\n    def forward(self, x):\n        {body}\n"
KERAS = "from tensorflow import keras\nfrom tensorflow.keras import layers\nmodel = keras.Sequential()\n"
TABLE = "import numpy as np\nimport pandas as pd\nframe = pd.read_csv('a.csv')\n"


def found(source: str) -> set[TrapKind]:
    facts = collect(make_snapshot({"train.py": source}))
    return {trap.detail for trap in (*facts.training_traps, *facts.table_traps)}


def network(body: str, loss: str = "CrossEntropyLoss", setup: str = "pass") -> str:
    return f"{TORCH}{NET.format(setup=setup, body=body)}model = Net()\ncriterion = nn.{loss}()\n{LOOP}"


CASES = {
    "gradients are never cleared": (
        TORCH + "opt = torch.optim.SGD(p)\nfor x in train_loader:\n    loss.backward()\n    opt.step()\n",
        TrapKind.GRADIENTS_KEPT,
    ),
    "gradients are cleared by hand": (
        TORCH
        + "opt = torch.optim.SGD(p)\nfor x in train_loader:\n    loss.backward()\n    opt.step()\n    p.grad = None\n",
        None,
    ),
    "gradients are cleared on the model": (
        TORCH
        + "opt = torch.optim.SGD(p)\nfor x in train_loader:\n    m.zero_grad()\n    loss.backward()\n    opt.step()\n",
        None,
    ),
    "a backward pass without a step explains a model": (TORCH + "for x in images:\n    score.backward()\n", None),
    "the test part is gone through in training mode": (
        TORCH + LOOP + "for x, y in test_loader:\n    hits += (model(x).argmax(1) == y).sum()\n",
        TrapKind.TRAINING_MODE,
    ),
    "the test part is gone through in evaluation mode": (
        TORCH + LOOP + "model.eval()\nfor x, y in test_loader:\n    hits += (model(x).argmax(1) == y).sum()\n",
        None,
    ),
    "the test part is gone through without gradients": (
        TORCH + LOOP + "with torch.no_grad():\n    for x, y in test_loader:\n        model(x)\n",
        None,
    ),
    "one function serves training and validation by a switch": (
        TORCH + "def run(is_train):\n    model.train(is_train)\n" + LOOP + "\nfor x, y in val_loader:\n    model(x)\n",
        None,
    ),
    "a softmax function is returned": (network("return F.softmax(self.net(x), dim=1)"), TrapKind.SOFTMAX_TWICE),
    "a softmax layer comes last": (
        network("return self.last(x)", setup="self.last = nn.Softmax(dim=1)"),
        TrapKind.SOFTMAX_TWICE,
    ),
    "a sequence ends in a softmax": (
        network("return self.net(x)", setup="self.net = nn.Sequential(nn.Linear(2, 2), nn.Softmax(dim=1))"),
        TrapKind.SOFTMAX_TWICE,
    ),
    "logits are returned": (network("return self.net(x)"), None),
    "a softmax inside is attention": (network("w = F.softmax(self.a(x), dim=1)\n        return w * x"), None),
    "a log softmax changes nothing": (network("return F.log_softmax(x, dim=1)"), None),
    "a softmax before another loss is right": (network("return F.softmax(x, dim=1)", loss="NLLLoss"), None),
    "forward is called by name": (network("return x") + "model.forward(x)\n", TrapKind.FORWARD_CALLED),
    "forward of a layer of one's own is the only way": (
        TORCH + "class Box:\n    def forward(self):\n        return 1\nbox = Box()\nbox.forward()\n",
        None,
    ),
    "forward of the parent is right": (network("return super().forward(x)"), None),
    "probabilities meet a loss for logits": (
        KERAS
        + "model.add(layers.Dense(3, activation='softmax'))\n"
        + "model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))\n",
        TrapKind.LOGITS_MISMATCH,
    ),
    "logits meet a loss for probabilities": (
        KERAS + "model.add(layers.Dense(3))\nmodel.compile(loss='sparse_categorical_crossentropy')\n",
        TrapKind.LOGITS_MISMATCH,
    ),
    "probabilities meet their loss": (
        KERAS + "model.add(layers.Dense(3, activation='softmax'))\nmodel.compile(loss='categorical_crossentropy')\n",
        None,
    ),
    "logits meet their loss": (
        KERAS
        + "model.add(layers.Dense(3))\n"
        + "model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))\n",
        None,
    ),
    "an activation of its own layer counts": (
        KERAS
        + "model.add(layers.Dense(3))\nmodel.add(layers.Activation('softmax'))\n"
        + "model.compile(loss='categorical_crossentropy')\n",
        None,
    ),
    "a regression has no activation": (KERAS + "model.add(layers.Dense(1))\nmodel.compile(loss='mse')\n", None),
    "a value is set on a selection": (TABLE + "frame[frame.a > 1]['b'] = 2\n", TrapKind.CHAINED_ASSIGNMENT),
    "a value is set on a column's rows": (TABLE + "frame['b'].loc[rows] = 2\n", TrapKind.CHAINED_ASSIGNMENT),
    "a value is set by one loc": (TABLE + "frame.loc[frame.a > 1, 'b'] = 2\n", None),
    "a dictionary is no table": (TABLE + "scores = {}\nscores['a']['b'] = 2\n", None),
    "a column is changed in place": (TABLE + "frame['b'].fillna(0, inplace=True)\n", TrapKind.CHAINED_METHOD),
    "a table is changed in place": (TABLE + "frame.fillna(0, inplace=True)\n", None),
    "NaN is compared": (TABLE + "rows = frame[frame.a == np.nan]\n", TrapKind.NAN_COMPARED),
    "NaN as a float is compared": (TABLE + "rows = frame[frame.a != float('nan')]\n", TrapKind.NAN_COMPARED),
    "NaN is asked for": (TABLE + "rows = frame[frame.a.isna()]\n", None),
    "NaN is compared in a comment": (TABLE + "# frame.a == np.nan is never true\nrows = frame\n", None),
}


@pytest.mark.parametrize(("source", "kind"), [pytest.param(*case, id=title) for title, case in CASES.items()])
def test_each_trap_is_seen_and_its_clean_twin_is_not(source: str, kind: TrapKind | None) -> None:
    assert found(source) == ({kind} if kind else set())


def test_a_helper_that_evaluates_may_stand_in_another_module() -> None:
    files = {
        "train.py": TORCH + LOOP + "for x, y in val_loader:\n    model(x)\n",
        "engine.py": TORCH + "def evaluate(model):\n    model.eval()\n",
    }

    assert collect(make_snapshot(files)).training_traps == ()


def test_the_cells_of_a_notebook_are_one_program() -> None:
    cells = [
        {"code": TORCH + "optimizer = torch.optim.SGD(p)"},
        {"code": "def clear():\n    optimizer.zero_grad()"},
        {"code": "for x in train_loader:\n    clear()\n    loss.backward()\n    optimizer.step()"},
    ]

    assert collect(make_snapshot({"a.ipynb": make_notebook(cells)})).training_traps == ()


def test_a_trap_in_a_cell_has_the_cell_as_its_place() -> None:
    cells = [{"code": "%matplotlib inline\n" + TABLE}, {"code": "!ls\nframe['b'].fillna(0, inplace=True)"}]

    (trap,) = collect(make_snapshot({"a.ipynb": make_notebook(cells)})).table_traps

    assert (trap.at.cell, trap.at.line) == (2, 2)


def test_programs_are_files_and_whole_notebooks() -> None:
    files = {"a.py": "x = 1", "b.ipynb": make_notebook([{"code": "y = 2"}, {"code": "z = 3"}]), "broken.py": "def"}

    programs = programs_of(read_code_units(make_snapshot(files)))

    assert [(program.path, len(program.units)) for program in programs] == [("a.py", 1), ("b.ipynb", 2)]

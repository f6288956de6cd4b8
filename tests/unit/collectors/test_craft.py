from portfolio_audit.collectors.craft import collect
from support.fixtures import make_notebook
from support.snapshots import make_snapshot

TREES = """
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
table = pd.read_csv("trees.csv")
table = table.drop_duplicates()
model = RandomForestClassifier().fit(table, table.y)
f1_score(table.y, model.predict(table))
"""


def test_libraries_are_told_by_the_names_that_are_called() -> None:
    libraries = collect(make_snapshot({"train.py": TREES, "idle.py": "import numpy as np\nimport os\n"})).libraries
    by_name = {one.text: one for one in libraries}

    assert by_name["pandas"].names >= 2
    assert by_name["pandas"].at.line == 5
    assert (by_name["numpy"].names, by_name["numpy"].calls) == (0, 0)
    assert "os" not in by_name


def test_modules_of_the_project_are_no_library() -> None:
    facts = collect(make_snapshot({"src/trees/model.py": TREES, "run.py": "from trees.model import fit\nfit()\n"}))

    assert "trees" not in {one.text for one in facts.libraries}


def test_every_project_of_a_collection_counts() -> None:
    vision = "import torchvision\nimport torch.nn as nn\nnet = nn.Linear(3, 1)\nnet.fit()\n"
    files = {f"{name}/README.md": f"# {name}\n" for name in ("a", "b", "c", "d")}
    files |= {f"{name}/work.ipynb": make_notebook([{"code": TREES}]) for name in ("a", "b", "c")}
    files |= {"d/work.ipynb": make_notebook([{"code": vision}])}

    assert {"classification", "vision"} <= set(collect(make_snapshot(files)).tasks)


def test_an_empty_repository_has_no_craft() -> None:
    facts = collect(make_snapshot({}))

    assert (facts.tasks, facts.libraries, facts.sketch) == ((), (), ())

"""Files and folders that a front page names and that stand nowhere."""

import pytest

from portfolio_audit.collectors.readme import collect
from support.snapshots import make_snapshot

TREE = (
    "```\n.\n├── src/\n│   ├── train.py   # trains\n│   └── lost.py\n├── data/\n│   └── raw.csv\n└── README.md\n```\n"
)
WINDOWS = "```\nC:.\n├───src\n│   │   lost.py\n│   │   train.py\n│   └───parts\n│           more.py\n└───docs\n```\n"


def missing(text: str, *paths: str, ignore: str = "") -> list[tuple[str, int | None]]:
    files = {**dict.fromkeys(paths, "x"), "README.md": f"# Tides\n\n{text}\n", ".gitignore": ignore}
    return [(one.text, one.at.line) for one in collect(make_snapshot(files)).unmet_claims if one.claim == "path"]


def test_a_drawn_script_that_is_nowhere_is_missed_and_data_is_not() -> None:
    assert missing(TREE, "src/train.py") == [("lost.py", 7)]


def test_files_between_the_bars_of_windows_are_entries_of_their_tree() -> None:
    assert missing(WINDOWS, "src/train.py", "docs/a.md") == [("lost.py", 6), ("more.py", 9)]


def test_a_drawn_folder_is_missed_once_and_one_that_is_filled_later_is_not() -> None:
    drawn = (
        "```\ntides/\n├── app/\n│   ├── routes/\n├── models/\n├── gauges/   # created by the first run\n└── a.py\n```\n"
    )

    assert missing(drawn, "a.py") == [("app/", 5)]
    assert missing(drawn, "a.py", ignore="app/\n") == []


def test_a_file_that_moved_is_not_held_against_the_author() -> None:
    assert missing(TREE, "code/train.py", "code/lost.py") == []


LIST = """## Map

- **app/**: the service
  - main.py
  - routes.py (answers)
  - Gauge.tsx
- `fit.py` - fits
- terraform/
    - main.tf
- data/
    - raw.csv
- [ ] plot.py
- lost.py, to be added
"""


def test_a_list_whose_names_are_mostly_there_is_a_tree() -> None:
    assert missing(LIST, "app/main.py", "app/routes.py", "fit.py", "data/raw.csv") == [
        ("Gauge.tsx", 8),
        ("main.tf", 11),
    ]
    assert missing(LIST, "app/main.py", "fit.py") == [("routes.py", 7)]  # a script that its line names alone


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        ("$ tree\n.\n├── fit.py\n└── lost.py", ["lost.py"]),
        ("├── fit.py\n├── src\n├── templates\n├── docs   <- pages\n└── Makefile", ["docs", "Makefile"]),
        ("├── encoder\n│   ├── attention\n│   └── norm\n└── decoder", []),
        ("├── fit.py\n├── notes and more\n└── results", []),
        ("├── fit.py\n├── templates\n│   └── lost.html\n└── reports\n    └── gauges.html", ["lost.html"]),
        ("├── fit.py\n├── credentials.py\n└── modelos/", []),
        ("|__ src\n|   |__ fit.py\n|   |__ lost.py", ["lost.py"]),
        ("+---src\n|       fit.py\n|       lost.py\n|\n\\---templates", ["lost.py"]),
        ("├── fit.py\n└── river levels.ipynb", []),
    ],
)
def test_entries_of_drawn_trees(drawn: str, found: list[str]) -> None:
    assert [name for name, _ in missing(f"```\n{drawn}\n```\n", "src/fit.py", "templates/a.html")] == found


@pytest.mark.parametrize("root", ["~/tides/", "/var/tides", "data/", "$HOME/tides"])
def test_a_tree_of_another_place_is_not_the_repository(root: str) -> None:
    assert missing(f"```\n{root}\n├── clean/\n└── lost.py\n```\n") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- **routes/levels.py**: answers with the level of a gauge", "routes/levels.py"),
        ("The notebook `explore.ipynb` shows the gauges.", "explore.ipynb"),
        ("| Part | What |\n|---|---|\n| levels.R | fits |", "levels.R"),
        ("The settings of the models stand in `conf/levels/`.", "conf/levels/"),
        ("The settings of the models stand in `conf/levels.yaml`.", "conf/levels.yaml"),
        ("Ports and sizes: `levels.yaml`.", "levels.yaml"),
        ("`setup.sh` reads environment.yml first.", "environment.yml"),
        ("`fit.py` writes the table; `score.py` writes the curve.", "score.py"),
    ],
)
def test_a_script_or_a_path_below_a_known_folder_is_missed_in_prose(text: str, name: str) -> None:
    assert [found for found, _ in missing(text, "conf/a.ini", "setup.sh", "fit.py")] == [name]
    assert (
        missing(
            text, "conf/a.ini", "setup.sh", "fit.py", f"code/{name.rstrip('/')}{'/x' if name.endswith('/') else ''}"
        )
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Create `config.py` with your key.",
        "A script such as `fit.py` is enough.",
        "See [fit.py](https://github.com/ada/other/blob/main/fit.py), which `score.py` calls.",
        "## Future work\n\n- `fit.py` with trees",
        "The table is in `conf/results/`.",
        "The harbour keeps `other/levels.yaml`.",
        "It is drawn with Coverage.py and Node.js.",
        "Each month stands in `conf/YYYY-MM.yaml` or in `conf/<name>.yaml`.",
        "The model is not in `fit.py`.",
        "- [ ] the report, `report.ipynb`",
        "We changed `craft.py` of a friend a bit.",
        "Files of packages (`packages.yml`) are read.",
        "Each run writes `run.yaml`.",
    ],
)
def test_plans_examples_and_the_files_of_others_are_not_missed(text: str) -> None:
    assert missing(text, "conf/a.ini") == []


def test_sentences_in_other_languages_are_not_read_for_names() -> None:
    text = "Die Höhe der Flut wird für jeden Pegel aus dem Mond und dem Wind berechnet. " * 4
    assert missing(f"{text}\n\nWer mag, legt eine `lost.py` an.") == []


def test_a_file_that_is_named_often_counts_once() -> None:
    assert missing(f"{TREE}\n`src/lost.py` fits, and lost.py draws.\n", "src/train.py") == [("lost.py", 7)]

from portfolio_audit.analysis.kinds.typical import UnitSteps, judged_units, typical_project
from portfolio_audit.analysis.steps.reading import steps_of
from portfolio_audit.evidence import Located, Place
from support.code import make_unit
from support.snapshots import make_snapshot

_LINE = "frame = frame.dropna()\n"
_TRAINING = "from sklearn.linear_model import LinearRegression\nmodel = LinearRegression().fit(rows, target)\n"


def _read(counts: dict[str, int]) -> tuple[tuple[Located, ...], tuple[UnitSteps, ...]]:
    units = [make_unit(_LINE * count, f"{folder}/clean.py") for folder, count in counts.items()]
    projects = tuple(Located(folder, Place(folder)) for folder in counts)
    return projects, tuple((unit, steps_of(unit)) for unit in units)


def test_the_third_fullest_stands_for_a_collection() -> None:
    projects, by_unit = _read({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6})

    assert typical_project(projects, by_unit, frozenset(project.text for project in projects)) == "d"


def test_the_median_stands_for_three() -> None:
    projects, by_unit = _read({"a": 1, "b": 2, "c": 3})

    assert typical_project(projects, by_unit, frozenset(project.text for project in projects)) == "b"


def test_helper_folders_of_one_project_are_no_collection() -> None:
    projects, by_unit = _read({"a": 1, "b": 1, "c": 1, "src": 30})

    assert typical_project(projects[:3], by_unit, frozenset("abc")) == ""


def test_folders_that_neither_train_nor_have_a_readme_are_stages_and_no_projects() -> None:
    projects, by_unit = _read({"a": 1, "b": 2, "c": 3})

    assert typical_project(projects, by_unit, frozenset()) == ""


def test_of_a_collection_only_the_code_of_the_typical_project_is_judged() -> None:
    files = {f"{name}/train.py": _TRAINING + _LINE * count for name, count in (("a", 1), ("ab", 2), ("b", 3))}
    files |= {f"{name}/README.md": f"# {name}\n" for name in ("a", "ab", "b")}

    assert [unit.path for unit in judged_units(make_snapshot(files))] == ["ab/train.py"]


def test_all_code_of_a_single_project_is_judged() -> None:
    files = {"train.py": _TRAINING, "src/clean.py": _LINE}

    assert [unit.path for unit in judged_units(make_snapshot(files))] == ["src/clean.py", "train.py"]

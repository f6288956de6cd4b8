from portfolio_audit.analysis.reading import steps_of
from portfolio_audit.analysis.typical import UnitSteps, only_in, typical_project
from portfolio_audit.evidence import Located, Place
from support.code import make_unit

_LINE = "frame = frame.dropna()\n"


def _read(counts: dict[str, int]) -> tuple[tuple[Located, ...], tuple[UnitSteps, ...]]:
    units = [make_unit(_LINE * count, f"{folder}/clean.py") for folder, count in counts.items()]
    projects = tuple(Located(folder, Place(folder)) for folder in counts)
    return projects, tuple((unit, steps_of(unit)) for unit in units)


def test_the_third_fullest_stands_for_a_collection() -> None:
    projects, by_unit = _read({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6})

    assert typical_project(projects, by_unit) == "d"


def test_the_median_stands_for_three() -> None:
    projects, by_unit = _read({"a": 1, "b": 2, "c": 3})

    assert typical_project(projects, by_unit) == "b"


def test_helper_folders_of_one_project_are_no_collection() -> None:
    projects, by_unit = _read({"a": 1, "b": 1, "c": 1, "src": 30})

    assert typical_project(projects[:3], by_unit) == ""


def test_only_the_units_of_the_folder_are_kept() -> None:
    _, by_unit = _read({"a": 1, "ab": 1})

    assert [unit.path for unit, _ in only_in("a", by_unit)] == ["a/clean.py"]

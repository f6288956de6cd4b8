from portfolio_audit.analysis.kinds.sub_projects import find_sub_projects
from support.snapshots import make_snapshot


def projects(*paths: str) -> list[str]:
    return [one.text for one in find_sub_projects(make_snapshot(dict.fromkeys(paths, "x")))]


def test_sibling_folders_with_code_and_a_readme_are_projects() -> None:
    paths = [f"{name}/{file}" for name in ("trams", "rides", "crops") for file in ("README.md", "train.py")]

    assert projects(*paths, "README.md") == ["crops", "rides", "trams"]


def test_a_name_that_a_tree_cannot_have_leads_nowhere() -> None:
    assert projects("README.md", "/etc/passwd", "/etc/train.py", "//a.py") == []


def test_two_are_no_collection() -> None:
    assert projects("trams/README.md", "trams/a.py", "rides/README.md", "rides/a.py") == []


def test_stages_and_layers_of_one_project_are_no_projects() -> None:
    paths = [
        f"{name}/{file}"
        for name in ("1_eda", "2_model_training", "backend", "frontend", "data_phase")
        for file in ("README.md", "a.py")
    ]

    assert projects(*paths) == []


def test_folders_below_a_folder_of_projects_are_found() -> None:
    paths = [f"work/{name}/{file}" for name in ("trams", "rides", "crops") for file in ("requirements.txt", "train.py")]

    assert projects(*paths) == ["work/crops", "work/rides", "work/trams"]


def test_folders_of_notebooks_are_works_without_a_readme() -> None:
    paths = ["W1/bikes.ipynb", "W2/homework/trams.ipynb", "W3/crops.ipynb", "README.md"]

    assert projects(*paths) == ["W1", "W2", "W3"]


def test_works_are_found_below_folders_that_only_sort_them() -> None:
    paths = [f"maps/{name}/{file}" for name in ("trams", "rides", "crops") for file in ("README.md", "a.py")]
    paths += [f"tables/{name}/{file}" for name in ("loans", "votes", "rents") for file in ("README.md", "a.py")]

    assert projects(*paths) == [
        "maps/crops", "maps/rides", "maps/trams", "tables/loans", "tables/rents", "tables/votes",
    ]  # fmt: skip  # a list of places


def test_a_folder_of_a_collection_with_two_works_inside_is_two_works() -> None:
    paths = ["bikes/a.ipynb", "crops/a.ipynb", "courses/trams/a.ipynb", "courses/rides/a.ipynb"]

    assert projects(*paths) == ["bikes", "courses/rides", "courses/trams", "crops"]


def test_notebooks_sorted_by_stage_are_one_project() -> None:
    assert projects("1_cleaning/a.ipynb", "2_modelling/a.ipynb", "3_evaluation/a.ipynb", "exploration/a.ipynb") == []


def test_very_deep_folders_end() -> None:
    assert projects(*("x/" * 200 + f"{number}/a.ipynb" for number in range(3))) == []

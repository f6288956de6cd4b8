from portfolio_audit.analysis.sub_projects import find_sub_projects
from support.snapshots import make_snapshot


def projects(*paths: str) -> list[str]:
    return [one.text for one in find_sub_projects(make_snapshot(dict.fromkeys(paths, "x")))]


def test_sibling_folders_with_code_and_a_readme_are_projects() -> None:
    paths = [f"{name}/{file}" for name in ("trams", "rides", "crops") for file in ("README.md", "train.py")]

    assert projects(*paths, "README.md") == ["crops", "rides", "trams"]


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

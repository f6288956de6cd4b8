"""Similar work of real repositories, by the command and by nothing else."""

from pathlib import Path

from support.command_line import Run
from support.programs_alike import functions, notebook
from support.repositories import Repository

COPY = functions(12).replace("part", "piece").replace("step", "do")


def make_class(folder: Path) -> Path:
    """Make a class of four; Grace's notebook holds Ada's functions under other names, and all hold the starter."""
    starter = functions(9, 60)
    (folder / "starter").mkdir()
    (folder / "starter" / "given.py").write_text(starter)
    programs = {
        "Ada": {"train.py": functions(12), "given.py": starter},
        "Alan": {"train.py": functions(12, 30), "given.py": starter},
        "Grace": {"eda.ipynb": notebook("import os", COPY), "given.py": starter},
        "Kay": {"README.md": "# Nothing yet\n"},
    }
    lines = ["name,repository"]
    for name, files in programs.items():
        repository = Repository(folder / name.lower())
        repository.commit(files)
        lines.append(f"{name},file://{repository.path}")
    (folder / "class.csv").write_text("\n".join(lines) + "\n")
    return folder / "class.csv"


def test_a_copy_is_shown_side_by_side_and_starter_code_is_not(tmp_path: Path, run: Run) -> None:
    roster = make_class(tmp_path)
    out = str(tmp_path / "out")
    run("cohort", "run", str(roster), "-o", out, "--allow-local", "-q")

    ended = run("cohort", "similar", out, "--starter", str(tmp_path / "starter"))
    page = (tmp_path / "out" / "similar.html").read_text()
    run("cohort", "report", out, "--no-students")
    of_class = (tmp_path / "out" / "cohort.html").read_text()

    assert "Ada and Grace</th>" in of_class
    assert "without the starter code" in of_class
    assert ended.code == 0, ended.stderr
    assert "4 programs compared, 1 pair to look at." in ended.stdout
    assert "Ada and Grace: 100% and 100%" in ended.stdout
    assert "def step_3(table, column):" in page
    assert "def do_3(table, column):" in page
    assert "step_60" not in page
    assert "eda.ipynb cell 2" in page
    assert "compare: Kay" in page.replace("\n", " ")


def test_code_that_is_gone_leaves_the_places(tmp_path: Path, run: Run) -> None:
    roster = make_class(tmp_path)
    out = str(tmp_path / "out")
    run("cohort", "run", str(roster), "-o", out, "--allow-local", "-q")
    (tmp_path / "ada").rename(tmp_path / "moved")

    ended = run("cohort", "similar", out)
    page = (tmp_path / "out" / "similar.html").read_text()

    assert ended.code == 0
    assert "is not shown" in ended.stderr
    assert "def step_3" not in page
    assert "def do_3" in page


def test_a_folder_without_a_cohort_is_told(tmp_path: Path, run: Run) -> None:
    ended = run("cohort", "similar", str(tmp_path))

    assert ended.code == 2
    assert "holds no cohort" in ended.stderr

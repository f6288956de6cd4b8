"""A class under pseudonyms, by the command and by nothing else: what leaves tells of nobody."""

import json
import stat
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from support.command_line import Run
from support.programs_alike import functions
from support.repositories import Repository

NAMES = {"Zuzana Kowalska": "zuza-k92", "Jörg Grünwald": "jgruen77", "Nnamdi Okafor": "nnamdi.o"}
CONTACT = "## Contact\n\n[LinkedIn](https://www.linkedin.com/in/{login}-12) {name}, {login}@example.org\n"
README = (
    "# Churn by {name}\n\nWho leaves, and why: {first} predicts churn for a telecom, with "
    "[{other}](https://github.com/{other_login}/churn).\n\n"
    "```\ngit clone https://github.com/{login}/churn-{login}\ncd churn-{login}\n```\n\n" + CONTACT
)
pytestmark = pytest.mark.timeout(400)
SECRET = (
    *("kowalska", "grünwald", "gruenwald", "okafor", "zuzana", "jörg", "nnamdi", "zuza-k92", "jgruen77", "nnamdi.o"),
    *("m-1001", "m-1002", "m-1003", "example.org"),
)
"""What tells of somebody, in small letters."""


def make_class(folder: Path) -> None:
    """Make a class whose repositories tell everywhere whose they are; two share code that names its author."""
    people = list(NAMES.items())
    lines = ["id,name,github,repository"]
    for number, (name, login) in enumerate(people):
        other, other_login = people[number - 1]
        readme = README.format(name=name, first=name.split()[0], login=login, other=other, other_login=other_login)
        code = f'AUTHOR = "{name}"  # {login}\nframe = pd.read_csv("/home/{login}/data.csv")\n' + functions(12)
        repository = Repository(folder / login)
        repository.commit({"README.md": readme, f"{name.split()[1].lower()}_train.py": f"import pandas as pd\n{code}"})
        lines.append(f"m-100{number + 1},{name},{login},file://{repository.path}")
    (Repository(folder / "zuza-k92x").git_folder / "HEAD").unlink()
    lines.append(f"m-1004,Nobody Here,zuza-k92x,file://{folder / 'zuza-k92x'}")
    (folder / "class.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(name="cohort", scope="module")
def fixture_cohort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the class once."""
    folder = tmp_path_factory.mktemp("class")
    make_class(folder)
    return folder


@pytest.fixture(name="folder")
def fixture_folder(cohort: Path, run: Run) -> Path:
    """Audit the class once, and write everything under pseudonyms."""
    folder = cohort / "out"
    if folder.exists():
        return folder
    roster = str(cohort / "class.csv")
    audited = run("cohort", "run", roster, "-o", str(folder), "--allow-local", "-q", "--title", "Okafor & co")
    assert audited.code == 4, audited.stderr
    (folder / "by-hand.csv").write_text("student,clarity\nm-1001,77\n")
    calls = (("similar",), ("report", "--compare", str(folder)), ("export", "--xlsx"), ("feedback",))
    ended = [run("cohort", name, str(folder), "--anonymise", *more) for name, *more in calls]
    assert [one.code for one in ended] == [0, 0, 0, 0], [one.stderr for one in ended]
    (cohort / "stdout").write_text("".join(one.stdout for one in ended))
    return folder


def read(path: Path) -> str:
    """Give the text of a file; that of a workbook is the text of all its parts."""
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with ZipFile(path) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


def tell_tales(folder: Path) -> list[str]:
    """Give what any file below a folder, or its name, tells of somebody."""
    found = []
    for path in folder.rglob("*"):
        text = path.name + (read(path) if path.is_file() else "")
        found += [f"{path.name}: {word}" for word in SECRET if word in text.lower()]
    return found


def test_no_output_tells_of_anybody(folder: Path) -> None:
    goal = folder / "anonymous"

    assert {path.name for path in goal.iterdir()} == {
        *(
            "cohort.html",
            "students",
            "feedback",
            "grades.csv",
            "grades.xlsx",
            "lms.csv",
            "results.jsonl",
            "similar.html",
        )
    }
    assert tell_tales(goal) == []
    assert not any(word in (folder.parent / "stdout").read_text().lower() for word in SECRET)
    assert str(folder.parent) not in (goal / "grades.csv").read_text()


def test_pseudonyms_are_the_same_in_every_output_and_stand_in_no_order_of_names(folder: Path) -> None:
    lines = [json.loads(line) for line in (folder / "anonymous" / "results.jsonl").read_text().splitlines()]
    keys = [line["student"]["key"] for line in lines]

    assert keys == sorted(keys)
    pages = {path.name[:14] for path in (folder / "anonymous" / "feedback").iterdir()}
    assert pages == {path.name[:14] for path in (folder / "anonymous" / "students").iterdir()}
    assert pages == {key for line, key in zip(lines, keys, strict=True) if line["result"]}


def test_results_keep_what_was_found_and_lead_nowhere(folder: Path, run: Run) -> None:
    run("cohort", "export", str(folder))
    hidden, named = ((folder / path / "results.jsonl").read_text().splitlines() for path in ("anonymous", "."))
    theirs, ours = ([result for line in lines if (result := json.loads(line)["result"])] for lines in (hidden, named))

    assert sorted(one["score"]["value"] for one in theirs) == sorted(one["score"]["value"] for one in ours)
    assert {one["target"]["commit"] for one in theirs} == {None}
    assert not {item["fingerprint"] for item in evidence(theirs)} & {item["fingerprint"] for item in evidence(ours)}


def evidence(reports: list[Any]) -> list[dict[str, str]]:
    return [item for report in reports for found in report["findings"] for item in found["evidence"]]


def test_the_key_is_its_owners_alone_and_lies_outside_of_the_outputs(folder: Path, run: Run) -> None:
    key = folder / "pseudonyms.key"
    before = stat.S_IMODE(key.stat().st_mode)
    inside = run("cohort", "export", str(folder), "--anonymise", "-o", str(folder))
    key.chmod(0o644)
    open_to_all = run("cohort", "export", str(folder), "--anonymise")
    key.chmod(0o600)

    assert before == 0o600
    assert (inside.code, open_to_all.code) == (2, 2)
    assert "holds the names, or the key to them" in inside.stderr
    assert "chmod 600" in open_to_all.stderr


def test_what_a_person_judged_and_an_earlier_cohort_are_shown_under_pseudonyms(folder: Path) -> None:
    page = (folder / "anonymous" / "cohort.html").read_text(encoding="utf-8")

    assert "<td>77</td>" in page
    assert "3 stayed" in page
    assert "anonymised</span>" in page
    assert '<a href="similar.html">The code side by side</a>' in page
    assert page.count(" and Student ") == 3

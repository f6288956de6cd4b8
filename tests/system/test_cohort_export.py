"""Grades and feedback of real repositories, by the command and by nothing else."""

import csv
import json
from pathlib import Path

from support.command_line import Run
from support.repositories import README, Repository


def test_a_class_becomes_tables_lines_and_feedback(tmp_path: Path, run: Run) -> None:
    repository = Repository(tmp_path / "ada")
    repository.commit({"README.md": README, "train.py": "import pandas as pd\n\nframe = pd.read_csv('a.csv')\n"})
    empty = Repository(tmp_path / "alan")
    roster = tmp_path / "class.csv"
    roster.write_text(f"id,name,repository\n1,=Ada,file://{repository.path}\n2,Alan,file://{empty.path}\n")
    out = tmp_path / "out"
    audited = run("cohort", "run", str(roster), "-o", str(out), "--allow-local", "-q")
    assert (out / "cohort.sqlite").exists(), audited.stderr

    exported = run("cohort", "export", str(out), "--xlsx")
    told = run("cohort", "feedback", str(out))

    assert (exported.code, told.code) == (0, 0), exported.stderr + told.stderr
    grades = list(csv.DictReader((out / "grades.csv").read_text(encoding="utf-8").splitlines()))
    assert [one["name"] for one in grades] == ["'=Ada", "Alan"]
    assert grades[1]["note"] != ""
    assert (out / "grades.xlsx").read_bytes().startswith(b"PK")
    assert len((out / "lms.csv").read_text().splitlines()) == 3
    lines = [json.loads(line) for line in (out / "results.jsonl").read_text().splitlines()]
    assert lines[0]["student"]["key"] == "1"
    assert lines[0]["result"]["schema_version"]
    assert (lines[1]["result"]["score"]["value"], lines[1]["failure"]) == (None, None)
    pages = [page.read_text() for page in sorted((out / "feedback").iterdir())]
    assert len(pages) == 2
    assert all(page.startswith("### Feedback on") for page in pages)
    assert sum("There is no score" in page for page in pages) == 1

"""A class of real repositories, audited by the command and by nothing else."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from portfolio_audit.cohort.journal import FILE
from support.cohorts import results
from support.command_line import Run
from support.repositories import Repository

STUDENTS = 6
README = (
    "# Churn\n\nWho leaves, and why: we predict churn for a telecom.\n\n```\npip install -r requirements.txt\n```\n"
)


@pytest.fixture(name="roster")
def fixture_roster(tmp_path: Path) -> Path:
    """Make a class in which each student has a repository of its own."""
    lines = ["id,name,repository"]
    for number in range(STUDENTS):
        repository = Repository(tmp_path / f"student-{number}")
        code = f"import pandas as pd\n\nframe = pd.read_csv('{number}.csv')\nprint(frame.head({number}))\n"
        repository.commit({"README.md": README, "train.py": code, "requirements.txt": "pandas==2.2.0\n"})
        lines.append(f"{number},Student {number},file://{repository.path}")
    roster = tmp_path / "class.csv"
    roster.write_text("\n".join(lines) + "\n")
    return roster


def start(roster: Path, folder: Path, temporary: Path) -> "subprocess.Popen[bytes]":
    temporary.mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "portfolio_audit", "cohort", "run", str(roster), "-o", str(folder), "--allow-local"],
        env={"PATH": os.environ["PATH"], "HOME": str(temporary), "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def test_a_class_is_audited_and_the_next_run_finds_nothing_to_do(roster: Path, tmp_path: Path, run: Run) -> None:
    first = run("cohort", "run", str(roster), "-o", str(tmp_path / "out"), "--allow-local")
    second = run("cohort", "run", str(roster), "-o", str(tmp_path / "out"), "--allow-local")

    assert (first.code, second.code) == (0, 0)
    assert first.stdout.startswith("class: 6 of 6 repositories audited, median ")
    assert first.stderr.count(": audited") == STUDENTS
    assert second.stderr.count(": unchanged") == STUDENTS


def test_a_repository_that_is_gone_costs_one_row(roster: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "student-2" / ".git" / "HEAD").unlink()

    ended = run("cohort", "run", str(roster), "-o", str(tmp_path / "out"), "--allow-local")

    assert ended.code == 4
    assert "5 of 6 repositories audited" in ended.stdout
    assert "1 could not be read:\n  Student 2: " in ended.stdout


def test_a_roster_with_problems_is_refused_before_anything_is_written(tmp_path: Path, run: Run) -> None:
    roster = tmp_path / "class.csv"
    roster.write_text("id,repository\n1,a/b\n1,c/d\n2,nothing\n")

    ended = run("cohort", "run", str(roster), "-o", str(tmp_path / "out"))

    assert ended.code == 2
    assert ended.stderr.count("class.csv:") == 2
    assert not (tmp_path / "out").exists()


def test_the_last_commit_before_a_day_is_audited(tmp_path: Path, run: Run) -> None:
    repository = Repository(tmp_path / "student")
    early = repository.commit({"README.md": README})
    repository.git("commit", "--quiet", "--allow-empty", "--message", "late", "--date", "2026-02-01T00:00:00Z")
    late = repository.git("rev-parse", "HEAD")
    body = repository.git("cat-file", "commit", late).replace("1767340800 +0200", "1769904000 +0000").encode() + b"\n"
    (repository.git_folder / "refs/heads/main").write_text(repository.write_object("commit", body) + "\n")
    roster = tmp_path / "class.csv"
    roster.write_text(f"repository\nfile://{repository.path}\n")
    call = ("cohort", "run", str(roster), "-o", str(tmp_path / "out"), "--allow-local", "--as-of")

    in_time = run(*call, "2026-01-15")
    too_early = run(*call, "2025-12-31")

    assert in_time.code == 0
    assert too_early.code == 3
    assert "There is no commit before 2025-12-31 23:59 UTC" in too_early.stdout
    assert early in reports(tmp_path / "out")[0]


def reports(folder: Path) -> list[str]:
    """Give the results of a journal as text."""
    return [zlib.decompress(row[-1]).decode() for row in results(folder) if isinstance(row[-1], bytes)]


def test_kill_9_at_any_moment_loses_nothing_and_makes_nothing_twice(roster: Path, tmp_path: Path, run: Run) -> None:
    run("cohort", "run", str(roster), "-o", str(tmp_path / "undisturbed"), "--allow-local")
    chance = random.Random(8)  # noqa: S311  # moments, no secrets
    temporary = tmp_path / "temporary"
    for _round in range(3):
        process = start(roster, tmp_path / "killed", temporary)
        time.sleep(chance.uniform(0.3, 2.5))
        process.kill()
        process.communicate()
    ended = start(roster, tmp_path / "killed", temporary)
    ended.communicate()

    assert ended.returncode == 0
    assert results(tmp_path / "killed") == results(tmp_path / "undisturbed")
    assert list(temporary.glob("portfolio-audit-*")) == []


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_run_within_moments_and_leaves_nothing(
    roster: Path, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    process = start(roster, tmp_path / "out", tmp_path / "temporary")
    assert process.stderr is not None
    process.stderr.readline()
    begin = time.monotonic()
    process.send_signal(number)
    try:
        process.communicate(timeout=60)
    finally:
        process.kill()

    assert process.returncode == code
    assert time.monotonic() - begin < 10
    assert list((tmp_path / "temporary").glob("portfolio-audit-*")) == []
    with sqlite3.connect(tmp_path / "out" / FILE) as database:
        done = database.execute("select count(*) from results").fetchone()[0]
    database.close()
    assert 1 <= done < STUDENTS


def test_the_page_of_the_class_has_a_report_for_each_student(roster: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "out"
    run("cohort", "run", str(roster), "-o", str(folder), "--allow-local", "--title", "Bootcamp")
    first = run("cohort", "report", str(folder))
    (folder / "by-hand.csv").write_text("student,clarity\n0,77\n")
    second = run("cohort", "report", str(folder), "-o", str(folder / "again.html"), "--compare", str(folder))

    page = (folder / "again.html").read_text(encoding="utf-8")
    assert (first.code, second.code) == (0, 0)
    assert "Wrote 6 reports" in first.stderr
    assert "reports into" not in second.stderr
    assert len(list((folder / "students").iterdir())) == STUDENTS
    assert "<td>77</td>" in page
    assert "Against Bootcamp: 0 rose, 0 fell, 6 stayed" in page


def test_a_folder_without_a_cohort_has_no_report(tmp_path: Path, run: Run) -> None:
    ended = run("cohort", "report", str(tmp_path))

    assert ended.code == 2
    assert "holds no cohort" in ended.stderr


def test_without_a_roster_an_organization_must_be_named(tmp_path: Path, run: Run) -> None:
    ended = run("cohort", "run", "-o", str(tmp_path / "out"), "--org", "ada")

    assert ended.code == 2
    assert "No roster is named." in ended.stderr

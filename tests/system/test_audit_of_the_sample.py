"""The main job on the sample repository that the project builds."""

import json
import re
import subprocess
from pathlib import Path

import jsonschema

from portfolio_audit.render.interface import renderers
from support.command_line import Run

SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"


def without_time(text: str) -> str:
    return re.sub(r'"audited_at": "[^"]+"', "", text)


def test_two_runs_on_one_commit_give_the_same_bytes(run: Run, sample: Path) -> None:
    first = run("audit", str(sample), "-f", "json")
    second = run("audit", str(sample), "-f", "json", TZ="Asia/Tokyo", LANG="de_DE.UTF-8", PYTHONHASHSEED="7")

    assert first.code == second.code == 0
    assert without_time(first.stdout) == without_time(second.stdout)


def test_the_json_keeps_to_the_published_schema(run: Run, sample: Path) -> None:
    ended = run("audit", str(sample), "-f", "json")

    jsonschema.validate(ended.report, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_terminal_fits_one_screen(run: Run, sample: Path) -> None:
    ended = run("audit", str(sample))
    lines = ended.stdout.splitlines()

    assert len(lines) <= 40
    assert max(len(line) for line in lines) <= 80
    assert "checks assessed" in ended.stdout


def test_quiet_is_one_line(run: Run, sample: Path) -> None:
    ended = run("audit", str(sample), "-q")

    assert len(ended.stdout.splitlines()) == 1


def test_render_gives_the_same_bytes_as_audit_in_every_format(run: Run, sample: Path, tmp_path: Path) -> None:
    suffixes = [renderer.suffix for renderer in renderers()]
    audited = run("audit", str(sample), "-q", *(f"-o{tmp_path}/a{suffix}" for suffix in suffixes))
    rendered = run("render", str(tmp_path / "a.json"), *(f"-o{tmp_path}/b{suffix}" for suffix in suffixes))

    assert audited.code == rendered.code == 0
    for suffix in suffixes:
        assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes(), suffix


def test_the_score_is_a_gate_only_when_asked_for(run: Run, sample: Path) -> None:
    assert run("audit", str(sample), "-q").code == 0
    assert run("audit", str(sample), "-q", "--fail-under", "100").code == 1
    assert run("audit", str(sample), "-q", "--fail-under", "0").code == 0


def test_a_bare_clone_and_a_folder_get_the_same_score(run: Run, sample: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "--bare", str(sample), str(tmp_path / "bare.git")], check=True)
    folder = run("audit", str(sample), "-f", "json").report
    bare = run("audit", str(tmp_path / "bare.git"), "-f", "json").report

    assert folder["score"] == bare["score"]
    assert folder["target"]["commit"] == bare["target"]["commit"]


def test_a_dirty_work_tree_is_said(run: Run, sample: Path, tmp_path: Path) -> None:
    subprocess.run(["cp", "-r", f"{sample}/.", str(tmp_path)], check=True)
    (tmp_path / "README.md").write_text("# Changed\n")
    clean = run("audit", str(sample), "-f", "json").report
    dirty = run("audit", str(tmp_path), "-f", "json").report

    assert not clean["target"]["dirty"]
    assert dirty["target"]["dirty"]
    assert dirty["score"]["value"] < clean["score"]["value"]


def test_nothing_is_left_in_the_repository(run: Run, sample: Path) -> None:
    before = sorted(str(path) for path in sample.rglob("*"))
    run("audit", str(sample))

    assert sorted(str(path) for path in sample.rglob("*")) == before


def test_a_subfolder_and_an_older_commit_can_be_named(run: Run, sample: Path) -> None:
    first = subprocess.run(
        ["git", "-C", str(sample), "rev-list", "--max-parents=0", "HEAD"], check=True, capture_output=True, text=True
    ).stdout.strip()
    old = run("audit", f"{sample}@{first}", "-f", "json").report
    part = run("audit", f"{sample}:src", "-f", "json").report

    assert old["target"]["commit"] == first
    assert part["target"]["subdir"] == "src"


def test_several_targets_give_several_reports_and_failures_are_rows(run: Run, sample: Path, tmp_path: Path) -> None:
    ended = run("audit", str(sample), str(tmp_path / "nowhere"), "-o", str(tmp_path / "r.json"), "-q")

    assert ended.code == 4
    assert len(list(tmp_path.glob("r-*.json"))) == 1
    assert "nowhere" in ended.stderr


def test_every_profile_weighs_differently_but_judges_alike(run: Run, sample: Path) -> None:
    entry = run("audit", str(sample), "-f", "json", "-p", "entry").report
    engineer = run("audit", str(sample), "-f", "json", "-p", "ml-engineer").report

    def verdicts(report: dict[str, list[dict[str, str]]]) -> dict[str, str]:
        return {finding["rule"]: finding["verdict"] for finding in report["findings"]}

    assert verdicts(entry) == verdicts(engineer)
    assert [row["weight"] for row in entry["criteria"]] != [row["weight"] for row in engineer["criteria"]]

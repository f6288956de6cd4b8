"""Comparing states, gates, suppressions and configuration, from the command to the result."""

import json
from pathlib import Path

import pytest

from support.command_line import Run
from support.repositories import Repository

README = "# Churn\n\nWhich customers leave next month? The sales team calls the twenty likeliest ones.\n"
TRAIN = (
    "import os\nimport pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n"
    "from sklearn.model_selection import train_test_split\n\n\n"
    "def train(path):\n    frame = pd.read_csv(path)\n"
    "    rows, _ = train_test_split(frame, random_state=1)\n"
    '    return LogisticRegression().fit(rows[["a"]], rows["b"])\n'
)
TEST = "from train import train\n\n\ndef test_it_trains() -> None:\n    assert train('data.csv') is not None\n"


@pytest.fixture(name="repository")
def fixture_repository(tmp_path: Path) -> Repository:
    """Four commits: a script, a README, a test, a file that does not parse."""
    repository = Repository(tmp_path / "churn")
    repository.commit({"train.py": TRAIN, "data.csv": "a,b\n1,0\n2,1\n"}, "Train a model")
    repository.commit({"README.md": README}, "Say what it is for")
    repository.commit({"test_train.py": TEST, "requirements.txt": "pandas==2.3.3\nscikit-learn==1.7.2\n"}, "Test it")
    repository.commit({"broken.py": "def f(:\n"}, "Leave a trace")
    return repository


def rules(changes: list[dict[str, str]]) -> set[str]:
    return {change["rule"] for change in changes}


def test_a_base_commit_is_compared_in_the_same_run(run: Run, repository: Repository) -> None:
    ended = run("audit", str(repository.path), "--base", "HEAD~2", "-f", "json")

    comparison = ended.report["comparison"]
    assert ended.code == 0
    assert comparison["base"]["target"]["commit"] == repository.git("rev-parse", "HEAD~2")
    assert "tests-exist" in rules(comparison["fixed"]) | rules(comparison["improved"])
    assert "code-parses" in rules(comparison["new"])
    assert comparison["score"]["delta"] == ended.report["score"]["value"] - comparison["base"]["score"]["value"]


def test_the_base_gets_the_score_that_an_audit_of_it_gets(run: Run, repository: Repository) -> None:
    alone = run("audit", f"{repository.path}@HEAD~2", "-f", "json").report
    base = run("audit", str(repository.path), "--base", "HEAD~2", "-f", "json").report["comparison"]["base"]

    assert base["score"] == alone["score"]
    assert base["kind"] == alone["repository_kind"]["kind"]


def test_a_saved_result_serves_as_the_base(run: Run, repository: Repository, tmp_path: Path) -> None:
    saved = str(tmp_path / "saved.json")
    run("audit", f"{repository.path}@HEAD~2", "-o", saved, "-q")
    by_file = run("audit", str(repository.path), "--base", saved, "-f", "json").report["comparison"]
    by_commit = run("audit", str(repository.path), "--base", "HEAD~2", "-f", "json").report["comparison"]

    assert by_file["score"] == by_commit["score"]
    assert rules(by_file["fixed"]) == rules(by_commit["fixed"])


def test_a_state_compared_with_itself_has_no_change(run: Run, repository: Repository) -> None:
    ended = run("diff", "HEAD", "HEAD", "-t", str(repository.path))

    assert ended.code == 0
    assert "Nothing changed." in ended.stdout


def test_diff_takes_two_commits_two_results_or_one_commit_and_now(
    run: Run, repository: Repository, tmp_path: Path
) -> None:
    files = [str(tmp_path / f"{name}.json") for name in ("old", "new")]
    for ref, file in zip(("HEAD~2", "HEAD"), files, strict=True):
        run("audit", f"{repository.path}@{ref}", "-o", file, "-q")

    here = repository.path
    diffs = [
        run("diff", "HEAD~2", "HEAD", "-t", str(here), "-f", "json"),
        run("diff", *files, "-f", "json"),
        run("diff", "HEAD~2", "-f", "json", cwd=here),
    ]

    assert [ended.code for ended in diffs] == [0, 0, 0]
    assert len({json.dumps(ended.report["comparison"]["score"]) for ended in diffs}) == 1
    assert len({frozenset(rules(ended.report["comparison"]["fixed"])) for ended in diffs}) == 1


def test_diff_on_the_terminal_names_what_was_fixed_and_what_is_new(run: Run, repository: Repository) -> None:
    ended = run("diff", "HEAD~2", "-t", str(repository.path))

    assert "Fixed (" in ended.stdout
    assert "New (" in ended.stdout
    assert "+ broken.py" in ended.stdout
    assert max(len(line) for line in ended.stdout.splitlines()) <= 80


@pytest.mark.parametrize("base", ["nowhere", "HEAD~40", "--output=x"])
def test_a_base_that_is_no_commit_is_one_clear_line(run: Run, repository: Repository, base: str) -> None:
    ended = run("audit", str(repository.path), f"--base={base}")

    assert ended.code == 3
    assert ended.stdout == ""
    assert ended.stderr.startswith("portfolio-audit: ")


def test_a_base_file_that_is_no_result_is_refused(run: Run, repository: Repository) -> None:
    (repository.path.parent / "x.json").write_text("{}")

    ended = run("audit", str(repository.path), "--base", str(repository.path.parent / "x.json"))

    assert (ended.code, ended.stdout) == (2, "")


def test_the_last_point_of_a_trend_is_the_audit_of_today(run: Run, repository: Repository) -> None:
    audit = run("audit", str(repository.path), "-f", "json").report
    trend = run("trend", str(repository.path), "-f", "json").report

    last = trend["trend"]["points"][-1]
    assert {**trend, "trend": None} == audit
    assert (last["score"], last["commit"]) == (audit["score"]["value"], audit["target"]["commit"])
    assert last["criteria"] == {row["id"]: row["score"] for row in audit["criteria"]}
    assert trend["trend"]["commits"] == len(trend["trend"]["points"]) == 4


def test_every_point_of_a_trend_is_what_an_audit_of_its_commit_gives(run: Run, repository: Repository) -> None:
    points = run("trend", str(repository.path), "-f", "json").report["trend"]["points"]

    for point in points:
        alone = run("audit", f"{repository.path}@{point['commit']}", "-f", "json").report
        assert (point["score"], point["assessed"]) == (alone["score"]["value"], alone["score"]["assessed"])


def test_a_trend_holds_the_first_and_the_last_commit(run: Run, repository: Repository) -> None:
    points = run("trend", str(repository.path), "-n", "2", "-f", "json").report["trend"]["points"]

    assert [point["commit"] for point in points] == [
        repository.git("rev-list", "--max-parents=0", "HEAD"),
        repository.git("rev-parse", "HEAD"),
    ]


def test_uncommitted_changes_are_the_last_point(run: Run, repository: Repository) -> None:
    (repository.path / "broken.py").unlink()
    trend = run("trend", str(repository.path), "-f", "json").report["trend"]

    assert trend["points"][-1]["dirty"]
    assert trend["points"][-2]["commit"] == repository.git("rev-parse", "HEAD")
    assert len(trend["points"]) == 5


def test_a_trend_on_the_terminal_is_a_line_a_commit(run: Run, repository: Repository) -> None:
    lines = run("trend", str(repository.path)).stdout.splitlines()

    assert "4 of 4 commits" in lines[0]
    assert lines[-1].endswith("Leave a trace")
    assert max(len(line) for line in lines) <= 80


def test_a_folder_that_came_later_is_a_point_without_a_score(run: Run, repository: Repository) -> None:
    repository.commit({"app/main.py": TRAIN}, "Add an app")
    ended = run("trend", f"{repository.path}:app", "-f", "json")

    points = ended.report["trend"]["points"]
    assert ended.code == 0
    assert "There is no folder" in points[0]["reason"]
    assert points[-1]["total"] > 0


def test_a_folder_without_git_has_no_trend(run: Run, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(README)
    ended = run("trend", str(tmp_path))

    assert ended.code == 3
    assert "no git history" in ended.stderr


def test_nothing_is_written_into_the_repository(run: Run, repository: Repository, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    before = sorted(str(path) for path in repository.path.rglob("*"))
    run("trend", str(repository.path), TMPDIR=str(temporary))
    run("diff", "HEAD~1", "-t", str(repository.path), TMPDIR=str(temporary))

    assert sorted(str(path) for path in repository.path.rglob("*")) == before
    assert list(temporary.iterdir()) == []


def test_a_baseline_survives_lines_that_move_and_finds_what_is_new(
    run: Run, repository: Repository, tmp_path: Path
) -> None:
    baseline, here = str(tmp_path / "baseline.json"), str(repository.path)
    first = run("audit", here, "--write-baseline", baseline, "-q")
    repository.commit({"train.py": '"""Trains."""\n\n\n' + TRAIN}, "Move the lines")
    moved = run("audit", here, "--baseline", baseline, "--fail-on-new", "--fail-under", "100", "-q")
    repository.commit({"broken_too.py": "def g(:\n"}, "Leave another trace")
    new = run("audit", here, "--baseline", baseline, "--fail-on-new", "-q")

    assert first.code == 0
    assert (moved.code, moved.stderr) == (0, "")
    assert new.code == 1
    assert "code-parses" in new.stderr


def test_gates_fail_with_a_line_each_and_reports_are_written(run: Run, repository: Repository, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    gates = (
        "--fail-under",
        "100",
        "--min",
        "deployment=90",
        "--base",
        "HEAD~1",
        "--fail-on-drop",
        "0",
        "--fail-on-new",
    )
    ended = run("audit", str(repository.path), "-q", "-o", str(report), *gates)

    assert ended.code == 1
    assert report.is_file()
    for gate in ("--fail-under 100", "--min deployment=90", "--fail-on-new"):
        assert sum(gate in line for line in ended.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "gate", [("--fail-on-drop", "1"), ("--fail-on-new",), ("--min", "tests=3"), ("--min", "testing")]
)
def test_a_gate_that_makes_no_sense_stops_before_the_audit(
    run: Run, repository: Repository, gate: tuple[str, ...]
) -> None:
    ended = run("audit", str(repository.path), *gate)

    assert (ended.code, ended.stdout) == (2, "")


SUPPRESSIONS = (
    "suppress:\n  - {rule: readme, reason: planned, note: next week}\n  - {rule: problem, reason: elsewhere}\n"
)


def test_what_a_repository_sets_aside_is_disclosed_and_buys_no_gate(run: Run, repository: Repository) -> None:
    plain = run("audit", str(repository.path), "-f", "json").report["score"]["value"]
    repository.commit({".portfolio-audit.yml": SUPPRESSIONS}, "Set things aside")
    here = str(repository.path)
    score = run("audit", here, "-f", "json").report["score"]

    assert score["value"] > plain == score["without_suppressions"] == score["gate"]
    assert run("audit", here, "-q", "--fail-under", str(plain + 1)).code == 1
    assert (
        run("audit", here, "-q", "--fail-under", str(plain + 1), "--config", f"{here}/.portfolio-audit.yml").code == 0
    )
    assert run("audit", here, "-f", "json", "--no-repo-config").report["score"]["value"] == plain
    for output in ("text", "markdown", "html"):
        assert f"{plain}" in run("audit", here, "-f", output).stdout
        assert "set aside" in run("audit", here, "-f", output).stdout


def test_a_comment_in_a_file_sets_its_line_aside(run: Run, repository: Repository) -> None:
    def verdict() -> str:
        report = run("audit", str(repository.path), "-f", "json").report
        return str(next(row["verdict"] for row in report["findings"] if row["rule"] == "code-imports-used"))

    before = verdict()
    ignored = TRAIN.replace("import os\n", "import os  # portfolio-audit: ignore[code-imports-used] planned\n")
    repository.commit({"train.py": ignored}, "Say why")

    assert before in {"fail", "partial"}
    assert verdict() == "suppressed"


def test_a_suppression_that_expired_counts_no_more_and_is_said(run: Run, repository: Repository) -> None:
    text = "suppress:\n  - {rule: readme, reason: planned, until: 2020-01-01}\n"
    repository.commit({".portfolio-audit.yml": text}, "Set things aside")
    ended = run("audit", str(repository.path))
    row = run("audit", str(repository.path), "-f", "json").report["suppressions"][0]

    assert (row["state"], row["findings"], row["expires"]) == ("expired", 0, "2020-01-01")
    assert "1 suppression expired" in ended.stdout


def test_flags_win_over_the_environment_over_the_users_file_over_the_repository(
    run: Run, repository: Repository
) -> None:
    config = repository.path.parent / "mine.yml"
    config.write_text("profile: ml-engineer\n")
    repository.commit({".portfolio-audit.yml": "profile: mid\n"}, "Choose")
    files = {"pyproject.toml": '[tool.portfolio-audit]\nprofile = "data-analyst"\n'}

    def profile(*arguments: str, **environment: str) -> str:
        report = run("audit", str(repository.path), "-f", "json", *arguments, **environment).report
        return str(report["profile"]["name"])

    chain = ("-p", "career-changer"), ("--config", str(config))
    assert profile(*chain[0], *chain[1], PORTFOLIO_AUDIT_PROFILE="data-scientist") == "career-changer"
    assert profile(*chain[1], PORTFOLIO_AUDIT_PROFILE="data-scientist") == "data-scientist"
    assert profile(PORTFOLIO_AUDIT_CONFIG=str(config)) == "ml-engineer"
    assert profile() == "mid"
    repository.git("rm", "--quiet", ".portfolio-audit.yml")
    repository.commit(files, "Choose elsewhere")
    assert profile() == "data-analyst"
    assert profile("--no-repo-config") == "entry"


def test_gates_may_stand_in_the_users_file_and_in_variables(run: Run, repository: Repository) -> None:
    config = repository.path.parent / "mine.yml"
    config.write_text("fail-under: 100\nmin: {deployment: 90}\n")

    ended = run("audit", str(repository.path), "-q", "--config", str(config))
    assert ended.code == 1
    assert len(ended.stderr.splitlines()) == 2
    assert run("audit", str(repository.path), "-q", PORTFOLIO_AUDIT_FAIL_UNDER="100").code == 1
    assert run("audit", str(repository.path), "-q", PORTFOLIO_AUDIT_MIN="deployment=90 testing=0").code == 1


def test_a_gate_in_the_repositorys_own_file_is_nobodys_wish(run: Run, repository: Repository) -> None:
    repository.commit({".portfolio-audit.yml": "fail-under: 100\n"}, "Fail them all")

    assert run("audit", str(repository.path), "-q").code == 0


def test_a_mistake_in_the_users_file_stops_the_audit_with_its_line(run: Run, repository: Repository) -> None:
    config = repository.path.parent / "mine.yml"
    config.write_text("profile: mid\nfail_under: 60\n")

    ended = run("audit", str(repository.path), "--config", str(config))
    assert (ended.code, ended.stdout) == (2, "")
    assert "mine.yml:2:1: `fail_under` is not known here, did you mean `fail-under`?" in ended.stderr
    config.write_text("suppress:\n  - {rule: tests-exists, reason: planned}\n")
    assert "did you mean `tests-exist`" in run("audit", str(repository.path), "--config", str(config)).stderr


def test_a_manifest_is_printed_as_declared(run: Run, repository: Repository) -> None:
    text = "manifest: {context: internship, domain: retail, showcase: [train.py]}\n"
    repository.commit({".portfolio-audit.yml": text}, "Declare")

    assert "Declared, not checked: internship; retail; train.py" in run("audit", str(repository.path)).stdout
    assert run("audit", str(repository.path), "-f", "json").report["manifest"]["author"] == "repository"


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline", "--base"])
def test_files_about_one_repository_are_refused_for_several(
    run: Run, repository: Repository, tmp_path: Path, option: str
) -> None:
    saved = str(tmp_path / "saved.json")
    run("audit", str(repository.path), "-o", saved, "-q")

    assert run("audit", str(repository.path), str(repository.path), option, saved).code == 2

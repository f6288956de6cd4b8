"""Several repositories of one person as one portfolio, from local clones."""

import json
from pathlib import Path

import jsonschema
import pytest

from support.command_line import Run
from support.portfolios import build_portfolio

PORTFOLIOS = Path(__file__).parents[1] / "fixtures" / "portfolios"
SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"
NAMES = ("bike-demand", "leaf-photos", "iris-first-steps")


@pytest.fixture(name="clones", scope="module")
def fixture_clones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ada")
    for name in NAMES:
        build_portfolio(PORTFOLIOS / name, folder / name)
    return folder


def test_a_folder_of_clones_is_one_portfolio(run: Run, clones: Path) -> None:
    ended = run("account", "--repositories", str(clones), "-f", "json")
    report = ended.report

    jsonschema.validate(report, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert ended.code == 0
    assert {row["name"] for row in report["repositories"]} == {f"ada-example/{name}" for name in NAMES}
    assert report["repositories"][0]["placing"] in {"show", "improve"}
    assert report["repositories"][-1]["name"] == "ada-example/iris-first-steps"
    assert [one["name"] for one in report["portfolio"]["look_alikes"]] == ["ada-example/iris-first-steps"]
    assert "iris" in report["repositories"][-1]["because"]


def test_the_terminal_fits_one_screen(run: Run, clones: Path) -> None:
    lines = run("account", "--repositories", str(clones)).stdout.splitlines()

    assert len(lines) <= 40
    assert max(len(line) for line in lines) <= 80
    assert lines[1].split()[1:3] == ["of", "100"]


def test_two_runs_and_any_number_of_jobs_give_the_same_bytes(run: Run, clones: Path) -> None:
    first = run("account", "--repositories", str(clones), "-f", "json", "--jobs", "1")
    second = run("account", "--repositories", str(clones), "-f", "json", "--jobs", "3", PYTHONHASHSEED="7")

    assert first.stdout == second.stdout


def test_a_repository_that_is_gone_is_a_row_and_the_end_is_incomplete(run: Run, clones: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "mine.txt").write_text(
        f"{clones}/bike-demand\n{clones}/leaf-photos@nowhere  # a branch that is gone\n{clones}/leaf-photos\n",
        encoding="utf-8",
    )

    ended = run("account", "--repositories", "mine.txt", "-f", "json", cwd=tmp_path)

    assert ended.code == 4
    assert "leaf-photos@nowhere" in ended.stderr
    assert [row["placing"] for row in ended.report["repositories"]].count("unread") == 1


def test_a_list_that_is_off_audits_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("../nowhere\nssh://github.com/ada/x\n", encoding="utf-8")

    ended = run("account", "--repositories", "mine.txt", cwd=tmp_path)

    assert ended.code == 2
    assert ended.stdout == ""
    assert "mine.txt:1:" in ended.stderr
    assert "mine.txt:2:" in ended.stderr


def test_nothing_that_could_be_audited_ends_with_three(run: Run, clones: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text(f"{clones}/bike-demand@nowhere\n", encoding="utf-8")

    assert run("account", "--repositories", "mine.txt", cwd=tmp_path).code == 3


def test_gates_hold_the_criteria_of_a_portfolio(run: Run, clones: Path) -> None:
    ended = run("account", "--repositories", str(clones), "-q", "--min", "diversity=100")

    assert ended.code == 1
    assert "diversity" in ended.stderr


def test_a_folder_holds_the_page_of_each_repository_and_links_it(run: Run, clones: Path, tmp_path: Path) -> None:
    ended = run("account", "--repositories", str(clones), "-q", "-o", "out/", cwd=tmp_path)
    written = sorted(path.name for path in (tmp_path / "out").iterdir())

    assert ended.code == 0
    assert written == [
        *(f"ada-example-{name}.html" for name in sorted(NAMES)),
        "index.html",
        "index.json",
        "index.md",
    ]
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert all(f'href="ada-example-{name}.html"' in page for name in NAMES)


def test_what_is_declared_is_printed_and_an_order_is_judged(run: Run, clones: Path, tmp_path: Path) -> None:
    text = "career:\n  showcase: [ada-example/iris-first-steps, ada-example/bike-demand]\n"
    (tmp_path / "mine.yml").write_text(
        f"{text}  stated-on: 2026-11-20\n  courses: [Statistics at the evening school]\n", encoding="utf-8"
    )

    ended = run("account", "--repositories", str(clones), "--config", "mine.yml", "-f", "json", cwd=tmp_path)
    verdicts = {found["rule"]: found["verdict"] for found in ended.report["findings"]}

    assert ended.report["portfolio"]["career"]["stated_on"] == "2026-11-20"
    assert verdicts["presentation-best-first"] in {"fail", "partial"}
    assert verdicts["presentation-exercises-behind"] == "partial"


def test_a_second_run_takes_what_the_first_one_found_out(run: Run, clones: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text(
        "".join(f"{clones}/{name}@main\n" for name in ("bike-demand", "leaf-photos")), encoding="utf-8"
    )
    places = {"PORTFOLIO_AUDIT_CACHE_DIR": str(tmp_path / "cache")}
    call = ("account", "--repositories", "mine.txt", "-f", "json")
    first = run(*call, cwd=tmp_path, **places)
    kept = sorted((tmp_path / "cache").rglob("reports/*"))
    second = run(*call, "--timeout", "0.1", cwd=tmp_path, **places)
    anew = run(*call, "--timeout", "0.1", "--no-cache", cwd=tmp_path, **places)

    assert len(kept) == 2
    assert (first.code, second.code) == (0, 0)
    assert second.stdout == first.stdout
    assert anew.code != 0

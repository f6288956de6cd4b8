"""What is kept between runs changes nothing but the time."""

from pathlib import Path

from support.command_line import Run


def test_the_report_is_the_same_without_with_and_after_a_broken_cache(run: Run, sample: Path, tmp_path: Path) -> None:
    audit = ("audit", str(sample), "-f", "json")
    cache = {"PORTFOLIO_AUDIT_CACHE_DIR": str(tmp_path / "kept")}
    without = run(*audit, "--no-cache", **cache)
    made = (tmp_path / "kept").exists()
    first, second = run(*audit, **cache), run(*audit, **cache)
    for path in (tmp_path / "kept").iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    broken = run(*audit, **cache)

    assert without.code == 0
    assert not made
    assert {first.stdout, second.stdout, broken.stdout} == {without.stdout}


def test_a_trend_and_a_comparison_say_the_same_with_what_is_kept(run: Run, sample: Path, tmp_path: Path) -> None:
    cache = {"PORTFOLIO_AUDIT_CACHE_DIR": str(tmp_path / "kept")}
    for command in (("trend", str(sample), "-n", "3"), ("audit", str(sample), "--base", "HEAD~1")):
        without = run(*command, "-f", "json", "--no-cache", **cache)
        first, second = run(*command, "-f", "json", **cache), run(*command, "-f", "json", **cache)

        assert without.code == 0
        assert {first.stdout, second.stdout} == {without.stdout}


def test_a_cache_that_cannot_be_made_is_no_error(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = run("audit", str(sample), "-q", PORTFOLIO_AUDIT_CACHE_DIR=str(tmp_path / "file" / "kept"))

    assert ended.code == 0
    assert ended.stderr == ""

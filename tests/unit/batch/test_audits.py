from datetime import UTC, datetime
from pathlib import Path

from portfolio_audit.batch import Failure, Request, audit_all
from portfolio_audit.report.report import Report
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.worker.frames import Choice
from portfolio_audit.worker.process import ChildProcess, clean_environment, judging_command

REQUEST = Request(FetchPolicy(is_offline=True), Choice(select=("readme",)), datetime(2026, 3, 1, tzinfo=UTC))


def test_a_target_that_is_not_there_costs_only_its_own_row(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Rain\n\nPredicts rain.\n")
    targets = (str(tmp_path), str(tmp_path / "gone"), str(tmp_path))

    first, second, third = audit_all(targets, REQUEST)

    assert isinstance(first, Report)
    assert isinstance(second, Failure)
    assert isinstance(third, Report)
    assert third.score == first.score


def test_a_judging_process_that_was_started_before_is_used_and_ended(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Rain\n")
    process = ChildProcess(judging_command(None), clean_environment())

    (row,) = audit_all((str(tmp_path),), REQUEST, process)

    assert isinstance(row, Report)
    assert process.receive(5) is None


def test_a_profile_that_is_not_there_stops_one_row_and_not_the_judging_process(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Rain\n")
    request = Request(REQUEST.policy, Choice(profile="no-such"), REQUEST.opened_at)

    rows = list(audit_all((str(tmp_path), str(tmp_path)), request))

    assert all(isinstance(row, Failure) and "no profile" in row.message for row in rows)

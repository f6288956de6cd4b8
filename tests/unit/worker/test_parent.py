"""The parent against children that behave badly."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from portfolio_audit.errors import PortfolioAuditError, TargetError
from portfolio_audit.snapshot.records import Absent, Entry, EntryKind, SnapshotRecord, TargetIdentity
from portfolio_audit.worker.frames import Choice, Job
from portfolio_audit.worker.parent import Worker, WorkerError, judge
from support.reports import make_report

PRELUDE = """
import os, signal, sys, time
import msgspec
from portfolio_audit.report.report import Report
from portfolio_audit.worker.frames import Job, Judged, Parsing, Refused
from portfolio_audit.worker.pipes import read_body, write_frame
job = msgspec.msgpack.decode(read_body(sys.stdin.buffer), type=Job)
readable = [entry.path for entry in job.record.entries if entry.unread is None]
report = msgspec.json.decode(open({saved!r}, "rb").read(), type=Report)
def send(value):
    write_frame(sys.stdout.buffer, value)
def done():
    send(Judged(msgspec.structs.replace(report, warnings=job.record.warnings)))
"""


def make_worker(tmp_path: Path, body: str) -> Worker:
    saved = tmp_path / "report.json"
    saved.write_bytes(msgspec.json.encode(make_report()))
    return Worker((sys.executable, "-I", "-c", PRELUDE.format(saved=str(saved)) + body))


def make_job(*paths: str) -> Job:
    entries = tuple(Entry(path, EntryKind.FILE, 1, f"{number:040x}") for number, path in enumerate(paths))
    opened_at = datetime(2026, 1, 1, tzinfo=UTC)
    record = SnapshotRecord(TargetIdentity("folder", "ada"), opened_at, entries, Absent("no git"))
    return Job(record, {}, "", Choice())


def test_a_child_that_answers_gives_its_report(tmp_path: Path) -> None:
    with make_worker(tmp_path, "done()") as worker:
        report = judge(make_job("good.py"), worker).report

    assert report.warnings == ()


def test_a_crash_costs_the_file_that_was_parsed_and_nothing_else(tmp_path: Path) -> None:
    body = "send(Parsing('evil.py')) if 'evil.py' in readable else done(); os.kill(os.getpid(), signal.SIGSEGV)"
    with make_worker(tmp_path, body) as worker:
        report = judge(make_job("evil.py", "good.py"), worker).report

    assert [warning.paths for warning in report.warnings] == [("evil.py",)]
    assert report.warnings[0].incomplete


def test_a_file_is_not_blamed_for_a_child_that_was_ended_from_outside(tmp_path: Path) -> None:
    mark = str(tmp_path / "was-here")
    body = (
        f"os.path.exists({mark!r}) or (open({mark!r}, 'w'), send(Parsing('good.py')), os.kill(os.getpid(), 9)); done()"
    )
    with make_worker(tmp_path, body) as worker:
        report = judge(make_job("good.py"), worker).report

    assert report.warnings == ()


def test_a_crash_outside_a_file_is_a_fault_of_ours(tmp_path: Path) -> None:
    body = "send(Parsing('a.py')); send(Parsing('')); os.kill(os.getpid(), signal.SIGKILL)"
    with make_worker(tmp_path, body) as worker, pytest.raises(WorkerError) as caught:
        judge(make_job("a.py"), worker)

    assert caught.value.exit_code == 5


def test_a_hang_ends_with_the_time_for_the_repository(tmp_path: Path) -> None:
    with make_worker(tmp_path, "time.sleep(60)") as worker, pytest.raises(TargetError, match="longer than"):
        judge(make_job("a.py"), worker, seconds=0.5)


def test_too_many_crashing_files_end_the_audit(tmp_path: Path) -> None:
    body = "send(Parsing(readable[0])); os.kill(os.getpid(), signal.SIGKILL)"
    with make_worker(tmp_path, body) as worker, pytest.raises(TargetError, match="stopped the parsers"):
        judge(make_job(*(f"{number}.py" for number in range(9))), worker)


def test_an_answer_that_is_no_report_is_refused(tmp_path: Path) -> None:
    body = "send(msgspec.Raw(msgspec.msgpack.encode({'type': 'Judged', 'report': {'score': 'hundred'}})))"
    with make_worker(tmp_path, body) as worker, pytest.raises(WorkerError, match="no result"):
        judge(make_job("a.py"), worker)


def test_a_refusal_keeps_message_advice_and_exit_code(tmp_path: Path) -> None:
    body = "send(Refused('There is no profile x.', 'Choose entry.', 2))"
    with make_worker(tmp_path, body) as worker, pytest.raises(PortfolioAuditError) as caught:
        judge(make_job("a.py"), worker)

    assert (caught.value.message, caught.value.advice, caught.value.exit_code) == (
        "There is no profile x.",
        "Choose entry.",
        2,
    )


def test_the_child_sees_no_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "secret-token")
    body = "send(Refused(' '.join(sorted(os.environ)), '', 2))"
    with make_worker(tmp_path, body) as worker, pytest.raises(PortfolioAuditError) as caught:
        judge(make_job("a.py"), worker)

    assert "GITHUB_TOKEN" not in caught.value.message

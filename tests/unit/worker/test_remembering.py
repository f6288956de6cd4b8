"""What is kept of one job for the next, and what a child that lies cannot do."""

import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import sha1
from pathlib import Path

import msgspec

from portfolio_audit.report.report import Report
from portfolio_audit.snapshot.records import Absent, Entry, EntryKind, SnapshotRecord, TargetIdentity
from portfolio_audit.snapshot.spool import SpoolContents, SpoolWriter
from portfolio_audit.worker.frames import Choice, Job, Judged, Learnt, Parsing, decode_frame
from portfolio_audit.worker.pipes import read_body, write_frame
from portfolio_audit.worker.process import CHILD
from portfolio_audit.worker.remembering import Remembering

TODAY = date(2026, 3, 1)
FILES = {
    "README.md": "# Churn\n\nThis project predicts which customers leave.\n",
    "train.py": "import pandas as pd\nframe = pd.read_csv('a.csv')\nfrom sklearn.svm import SVC\nSVC().fit(frame, 1)\n",
    "copy.py": "import pandas as pd\nframe = pd.read_csv('a.csv')\nfrom sklearn.svm import SVC\nSVC().fit(frame, 1)\n",
    "requirements.txt": "pandas==2.0.0\n",
}


def make_job(folder: Path, files: dict[str, str] | None = None) -> Job:
    folder.mkdir(exist_ok=True)
    (folder / "spool").unlink(missing_ok=True)
    with closing(SpoolWriter(folder / "spool")) as spool:
        for path, text in (files or FILES).items():
            spool.add(path, text.encode())
    entries = tuple(
        Entry(path, EntryKind.FILE, len(text), sha1(text.encode(), usedforsecurity=False).hexdigest())
        for path, text in sorted((files or FILES).items())
    )
    record = SnapshotRecord(
        TargetIdentity("folder", "ada"), datetime(2026, 3, 1, tzinfo=UTC), entries, Absent("there is no git")
    )
    return Job(record, dict(spool.index), str(spool.path), Choice())


def run_child(job: Job, remembering: Remembering) -> tuple[list[str], Report]:
    """Give the paths of which something was learnt, and the report."""
    paths: list[str] = []
    with (
        remembering.prepared(job) as ready,
        subprocess.Popen(CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child,
    ):
        assert child.stdin is not None
        assert child.stdout is not None
        write_frame(child.stdin, ready)
        while True:
            match decode_frame(read_body(child.stdout) or b""):
                case Parsing():
                    continue
                case Learnt() as learnt:
                    paths.append(learnt.path)
                    remembering.learn(learnt)
                case Judged(report=report):
                    break
                case other:
                    raise AssertionError(other)
        child.stdin.close()
    return paths, report


def known(job: Job, remembering: Remembering) -> dict[str, dict[str, bytes]]:
    with remembering.prepared(job) as ready, closing(SpoolContents(Path(ready.known_path), {})) as file:
        contents = file._file
        found: dict[str, dict[str, bytes]] = {}
        for path, rows in ready.known.items():
            for row in rows:
                contents.seek(row.span.offset_bytes)
                found.setdefault(path, {})[row.name] = contents.read(row.span.size_bytes)
        return found


def test_a_second_run_parses_only_what_changed_and_says_the_same(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    first_paths, first = run_child(make_job(tmp_path / "a"), Remembering(cache, TODAY))
    again_paths, again = run_child(make_job(tmp_path / "b"), Remembering(cache, TODAY))
    changed = {**FILES, "train.py": FILES["train.py"] + "print(1)\n"}
    changed_paths, _ = run_child(make_job(tmp_path / "c", changed), Remembering(cache, TODAY))

    assert {"README.md", "copy.py", "train.py"} <= set(first_paths)
    assert again_paths == []
    assert set(changed_paths) == {"train.py"}
    assert msgspec.json.encode(first) == msgspec.json.encode(again)


def test_the_file_of_what_is_known_is_removed(tmp_path: Path) -> None:
    job = make_job(tmp_path / "a")
    with Remembering(tmp_path, TODAY).prepared(job) as ready:
        assert Path(ready.known_path).exists()

    assert [path.name for path in (tmp_path / "a").iterdir()] == ["spool"]


def test_an_audit_goes_on_where_nothing_can_be_laid_out(tmp_path: Path) -> None:
    job = make_job(tmp_path / "a")
    (tmp_path / "a" / "spool.known").mkdir()
    remembering = Remembering(tmp_path, TODAY)
    ready = remembering._lay_out(job, tmp_path / "a" / "spool.known")

    assert ready == job


def test_a_child_can_speak_of_no_content_but_those_it_was_given(tmp_path: Path) -> None:
    job = make_job(tmp_path / "a")
    remembering = Remembering(tmp_path, TODAY)
    with remembering.prepared(job):
        remembering.learn(Learnt("elsewhere.py", "parse", b"x", of_place=False))
        remembering.learn(Learnt("train.py", "n" * 1_000, b"x", of_place=False))
        remembering.learn(Learnt("train.py", "large", b"x" * 9_000_000, of_place=False))
        remembering.learn(Learnt("train.py", "parse", b"x", of_place=False))

    assert known(job, Remembering(tmp_path, TODAY)) == {"train.py": {"parse": b"x"}, "copy.py": {"parse": b"x"}}


def test_what_rests_on_the_path_is_not_given_for_another(tmp_path: Path) -> None:
    job = make_job(tmp_path / "a")
    remembering = Remembering(tmp_path, TODAY)
    with remembering.prepared(job):
        remembering.learn(Learnt("train.py", "steps", b"x", of_place=True))

    assert known(job, Remembering(tmp_path, TODAY)) == {"train.py": {"steps": b"x"}}


def test_values_that_do_not_fit_are_parsed_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    job = make_job(tmp_path / "a")
    _, plain = run_child(job, Remembering(cache, TODAY))
    remembering = Remembering(cache, TODAY)
    with remembering.prepared(job):
        for path in FILES:
            for name in ("parsers.python.parse_module", "parsers.document_markdown.parse_markdown"):
                remembering.learn(Learnt(path, f"portfolio_audit.{name}", b"\xc1 no value", of_place=False))
    paths, found = run_child(make_job(tmp_path / "b"), Remembering(cache, TODAY))

    assert "README.md" in paths
    assert msgspec.json.encode(found) == msgspec.json.encode(plain)


def test_a_blob_id_that_the_repository_claims_decides_nothing(tmp_path: Path) -> None:
    job = make_job(tmp_path / "a")
    remembering = Remembering(tmp_path, TODAY)
    with remembering.prepared(job):
        remembering.learn(Learnt("train.py", "parse", b"x", of_place=False))
    other = make_job(tmp_path / "b", {"train.py": "another = 1\n"})
    entry = msgspec.structs.replace(other.record.entries[0], blob_id=job.record.entries[-1].blob_id)
    claimed = msgspec.structs.replace(other, record=msgspec.structs.replace(other.record, entries=(entry,)))

    assert known(claimed, Remembering(tmp_path, TODAY)) == {}


def test_a_child_that_was_told_is_not_told_again_until_it_starts_over(tmp_path: Path) -> None:
    job = make_job(tmp_path / "a")
    remembering = Remembering(tmp_path, TODAY)
    with remembering.prepared(job):
        remembering.learn(Learnt("train.py", "parse", b"x", of_place=False))

    assert known(job, remembering) == {}
    remembering.start_over()
    assert set(known(job, remembering)) == {"train.py", "copy.py"}


def test_children_are_started_by_our_own_interpreter() -> None:
    assert CHILD[0] == sys.executable

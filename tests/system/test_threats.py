"""Each class of threat, audited as a user would, in every format: nothing runs, leaks, stays or is believed."""

import csv
import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from support.command_line import Ended, Run
from support.threats import THREATS, Threat, Trap
from support.threats.trap import SECRET, TOKEN

FORMATS = ("html", "json", "md", "sarif", "csv", "xml", "svg", "github.txt", "comment.md")
SECONDS = 45
DEPTH = 200
"""Folders deeper than this are not compared: their paths are too long to be named."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
RUNNER = re.compile(r"^\s*(?:::\w|##\[)", re.MULTILINE)


@pytest.fixture(name="place")
def fixture_place(tmp_path: Path) -> Iterator[Path]:
    """Give a folder that is gone afterwards, since Python's own removal cannot enter the deepest folders."""
    yield tmp_path
    subprocess.run(["rm", "-rf", str(tmp_path / "churn")], check=True)


@pytest.mark.parametrize("threat", [pytest.param(threat, id=threat.name) for threat in THREATS])
def test_a_threat_gets_a_report_and_nothing_else(threat: Threat, place: Path, run: Run) -> None:
    trap = Trap(place / "churn", place / "canary", place / "outside" / "secret.txt")
    trap.secret.parent.mkdir()
    trap.secret.write_text(SECRET)
    threat.build(trap)
    before = _state_of(trap.path)
    begin = time.monotonic()

    ended, written = _audit(trap, place, run)

    assert ended.code in threat.codes, ended.stderr
    assert time.monotonic() - begin < SECONDS
    assert not trap.canary.exists()
    assert _state_of(trap.path) == before
    assert list((place / "temporary").iterdir()) == []
    shown = "\n".join((ended.stdout, ended.stderr, *written.values()))
    assert SECRET not in shown
    assert TOKEN not in shown
    assert not CONTROL.search(ended.stdout + ended.stderr)
    assert not RUNNER.search(ended.stdout + ended.stderr)
    assert set(written) == (set(FORMATS) if ended.code in {0, 4} else set())
    _check_that_it_is_inert(written)
    findings = json.loads(written.get("json", '{"findings": []}'))["findings"]
    assert [found["rule"] for found in findings if found["verdict"] == "error"] == []


def _audit(trap: Trap, place: Path, run: Run) -> tuple[Ended, dict[str, str]]:
    """Audit from within the repository, with a token in the environment, which must stay there."""
    outputs = {name: place / "out" / f"report.{name}" for name in FORMATS}
    (place / "temporary").mkdir()
    options = [part for path in outputs.values() for part in ("-o", str(path))]
    here = {"TMPDIR": str(place / "temporary"), "GITHUB_TOKEN": TOKEN}
    (place / "out").mkdir()
    ended = run("audit", "--strict", str(trap.path), *options, cwd=trap.path, **here, HOME=str(place / "home"))
    return ended, {name: path.read_text("utf-8") for name, path in outputs.items() if path.exists()}


def _check_that_it_is_inert(written: dict[str, str]) -> None:
    page = written.get("html", "")
    assert not re.search(
        r"<script|<img(?! src=\"data:)|<iframe|\son\w+\s*=\s*[\"']|javascript:[^<]*\"", page, re.IGNORECASE
    )
    for row in csv.reader(written.get("csv", "").splitlines()):
        assert not any(cell.lstrip().startswith(("=", "+", "@", "\uff1d")) for cell in row)
    assert not RUNNER.search(
        re.sub(r"^::(?:notice|warning|error) ", "", written.get("github.txt", ""), flags=re.MULTILINE)
    )


def _state_of(folder: Path) -> dict[str, str]:
    """Give kind, size and content of everything in a folder, without following anything."""
    found: dict[str, str] = {}
    for path, folders, files in os.walk(folder):
        if path.count(os.sep) > DEPTH:
            folders.clear()
            continue
        for name in (*folders, *files):
            place = Path(path, name)
            status = place.lstat()
            is_small_file = place.is_file() and not place.is_symlink() and status.st_size < 1 << 26
            content = sha256(place.read_bytes()).hexdigest() if is_small_file else ""
            found[str(place.relative_to(folder))] = f"{status.st_mode} {status.st_size * place.is_file()} {content}"
    return found

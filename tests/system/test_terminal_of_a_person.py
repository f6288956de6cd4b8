"""The command line on a real terminal, and what a shell completes."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from support.command_line import Run

COLOR = re.compile(r"\x1b\[\d")


def seen_on_terminal(
    sample: Path, *options: str, environment: dict[str, str] | None = None, columns: int = 80
) -> tuple[str, str]:
    """Run with stdout and stderr on terminals of their own; give what each showed."""
    terminals = [pty.openpty(), pty.openpty()]
    for _, inner in terminals:
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    child = subprocess.Popen(
        [sys.executable, "-m", "portfolio_audit", "audit", str(sample), *options],
        stdin=subprocess.DEVNULL,
        stdout=terminals[0][1],
        stderr=terminals[1][1],
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TERM": "xterm-256color", **(environment or {})},
    )
    for _, inner in terminals:
        os.close(inner)
    with ThreadPoolExecutor(len(terminals)) as readers:
        texts = tuple(readers.map(_drain, (outer for outer, _ in terminals)))
    assert child.wait(timeout=60) == 0
    return texts[0], texts[1]


def _drain(outer: int) -> str:
    """Read until the other end is closed, which Linux says with an error."""
    parts = []
    with suppress(OSError):
        while part := os.read(outer, 4096):
            parts.append(part)
    os.close(outer)
    return b"".join(parts).decode()


def test_a_terminal_gets_colour_within_its_width_and_sees_what_is_worked_on(sample: Path) -> None:
    out, err = seen_on_terminal(sample, columns=60)
    lines = re.sub(r"\x1b\[[\d;]*m", "", out).splitlines()

    assert COLOR.search(out)
    assert max(map(len, lines)) <= 60
    assert "of 100" in out
    assert "bike-demand" in err
    assert "of 100" not in err


@pytest.mark.parametrize(
    ("options", "environment"),
    [((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"}), (("--no-color",), {"FORCE_COLOR": "1"})],
)
def test_colour_stays_away_when_told_to(sample: Path, options: tuple[str, ...], environment: dict[str, str]) -> None:
    out, _ = seen_on_terminal(sample, *options, environment=environment)

    assert not COLOR.search(out)


def test_a_terminal_without_unicode_gets_plain_letters(sample: Path) -> None:
    out, _ = seen_on_terminal(sample, environment={"PYTHONIOENCODING": "ascii", "NO_COLOR": "1"})

    assert out.isascii()
    assert "####" in out


def test_quiet_is_one_line_without_progress(sample: Path) -> None:
    out, err = seen_on_terminal(sample, "-q")

    assert len(out.splitlines()) == 1
    assert err == ""


def test_verbose_tells_every_finding(run: Run, sample: Path) -> None:
    ended = run("audit", str(sample), "-v")
    told = ended.stdout
    report = run("audit", str(sample), "-f", "json").report

    assert [found["rule"] for found in report["findings"] if found["rule"] not in told] == []
    assert max(map(len, told.splitlines())) <= 80
    assert re.match(r"portfolio-audit \S+, Python 3\.\S+, git \d+\.\S+, gitpython \d", ended.stderr)


def test_several_targets_are_counted_on_stderr(run: Run, sample: Path) -> None:
    ended = run("audit", str(sample), str(sample))

    assert [line[:5] for line in ended.stderr.splitlines()] == ["[1/2]", "[2/2]"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", {"audit", "render", "rules", "explain"}),
        ("audit --fail", {"--fail-under"}),
        ("audit -f sar", {"sarif"}),
        ("render result.json -f sni", {"snippet"}),
        ("explain readme-quick", {"readme-quickstart"}),
        ("explain visuali", {"visualisations"}),
    ],
)
def test_the_shell_completes(words: str, expected: set[str]) -> None:
    environment = {
        "COMP_WORDS": f"portfolio-audit {words}",
        "COMP_CWORD": str(words.count(" ") + 1),
        "_PORTFOLIO_AUDIT_COMPLETE": "bash_complete",
    }
    command = Path(sys.executable).with_name("portfolio-audit")
    answer = subprocess.run([command], env=environment, capture_output=True, text=True, check=True, timeout=60).stdout
    offered = {line.partition(",")[2] for line in answer.splitlines()}

    assert expected <= offered
    assert all(offer.startswith(words.rpartition(" ")[2]) for offer in offered)

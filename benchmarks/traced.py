"""Audits folders under strace, and tells each file that was opened elsewhere, each connection and each foreign program.

Usage: python benchmarks/traced.py FOLDER... (needs strace).
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

COMMAND = Path(sys.executable).with_name("portfolio-audit")
CALLS = "trace=open,openat,openat2,connect,execve,execveat"
FORMATS = ("html", "json", "md", "sarif", "csv")
PROGRAMS = ("git", "python", "python3", "portfolio-audit")
SECONDS = 600
SYSTEM = (
    "/usr/lib",
    "/lib",
    "/etc/ld.so",
    "/usr/share/",
    "/proc/",
    "/sys/",
    "/dev/null",
    "/dev/urandom",
    "/etc/localtime",
    "/etc/mime.types",
    "/etc/nsswitch.conf",
    "/etc/passwd",
)
"""What an interpreter and git open by themselves: libraries, tables of characters and time, machine and user."""
_PATH = re.compile(r'^(?:\[pid +\d+\] |\d+ +)?(\w+)\((?:AT_FDCWD, |(\d+)(?:<[^>]*>)?, )?"((?:[^"\\]|\\.)*)"')


def main() -> int:
    """Trace each folder, and print what was seen besides the allowed."""
    worst = 0
    for folder in map(Path, sys.argv[1:]):
        found = sorted(set(violations(folder.resolve())))
        worst = max(worst, len(found))
        print(f"{folder.name}: {len(found)}", *found[:20], sep="\n  ", flush=True)
    return 1 if worst else 0


def violations(folder: Path) -> Iterator[str]:
    """Audit one folder under strace and yield what it should not have done."""
    with tempfile.TemporaryDirectory() as text:
        place = Path(text)
        (place / "temporary").mkdir()
        outputs = [part for name in FORMATS for part in ("-o", str(place / f"report.{name}"))]
        log = place / "log"
        command = [
            "strace",
            "-f",
            "-qq",
            "-s",
            "4096",
            "-e",
            CALLS,
            "-o",
            str(log),
            str(COMMAND),
            "audit",
            str(folder),
            *outputs,
        ]
        here = {"PATH": os.environ["PATH"], "HOME": text, "TMPDIR": str(place / "temporary")}
        subprocess.run(command, cwd=place, env=here, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  # our own command
        with log.open(encoding="utf-8", errors="replace") as lines:
            yield from (found for line in lines if (found := violation(line, (str(folder), text))))


def violation(line: str, roots: tuple[str, ...]) -> str:
    """Give what a line of strace tells of that is not allowed, else nothing."""
    if " connect(" in line or line.startswith("connect("):
        return "" if "AF_UNIX" in line and "/nscd/" in line else f"connection: {line.strip()[:200]}"
    called = _PATH.search(line)
    if called is None:
        return ""
    name, _, path = called.groups()
    if name.startswith("execve"):
        return "" if Path(path).name.rstrip("0123456789.") in PROGRAMS else f"program: {path}"
    if not path.startswith("/") or "ENOENT" in line or path == "/":
        return ""
    allowed = (*roots, sys.prefix, sys.base_prefix, str(Path(__file__).parents[1]), *SYSTEM, *_git_places())
    return "" if path.startswith(allowed) else f"file: {path}"


def _git_places() -> tuple[str, ...]:
    git = shutil.which("git")
    return (str(Path(git).resolve()),) if git else ()


if __name__ == "__main__":
    sys.exit(main())

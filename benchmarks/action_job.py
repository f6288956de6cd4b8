"""Time the steps of the Action on a repository: a first push, and a second one with what the first has kept.

Usage: python benchmarks/action_job.py REPOSITORY [REPOSITORY ...]

Each is a git work tree. Steps run as in tests/support/action_runner.py, after the installation. Processor time is that
of all processes of the job, so that it can be compared on a machine that does other things too.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]

from support.action_runner import Machine  # noqa: E402  # the runner stands among the tests


def main() -> None:
    """Print a row for each push."""
    print("| repository | files | push | job, wall seconds | job, processor seconds | score |")
    print("|---|--:|---|--:|--:|--:|")
    for text in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            _time(Path(text).resolve(), Path(folder))


def _time(repository: Path, folder: Path) -> None:
    machine = Machine(folder / "machine")
    machine.environment()
    listed = subprocess.run(["git", "-C", str(repository), "ls-files"], capture_output=True, check=True)  # noqa: S603, S607  # the user's own repository
    for number, push in enumerate(("first", "second"), 1):
        began, used = time.monotonic(), _processor_seconds()
        ended = machine.run(".", "push", {}, repository, sha=str(number) * 40, comment="false")
        wall, processor = time.monotonic() - began, _processor_seconds() - used
        name, files = repository.name, len(listed.stdout.splitlines())
        print(f"| {name} | {files} | {push} | {wall:.1f} | {processor:.1f} | {ended.outputs['score']} |")


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()

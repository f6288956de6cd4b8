"""A class of which every tenth row brings its process down: the others must have the bytes of a class without them.

    python benchmarks/cohort_crashers.py --roster roster.csv --work DIR --crashers 20

Three kinds in turn: files that take more memory than the judging process may have; a store whose objects are broken;
and repositories at which every process that opens them gets SIGKILL. The rows of the roster are audited without the
crashers, and then among them.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cohort_kills import below, results, start

MEMORY_MIB = "192"
FILES = 8
STATEMENTS = 8_000
POLL_SECONDS = 0.002
KINDS = ("memory", "broken", "killed")


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder."""
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)  # noqa: S603, S607


def make_crasher(place: Path, kind: str) -> None:
    """Make a repository that cannot be audited."""
    if place.exists():
        return
    place.mkdir(parents=True)
    line = "x = {1: [2, (3, 4), {'a': b[5].c(6, d=7)}], 8: e.f(g, h)[i]}\n"
    for number in range(FILES):
        (place / f"model_{number}.py").write_text(f"# {place.name} {number}\n" + line * (STATEMENTS - number))
    git(place, "init", "--quiet")
    git(place, "add", ".")
    git(place, "commit", "--quiet", "-m", "Add the models")
    if kind == "broken":
        leave_a_broken_store(place)


def leave_a_broken_store(place: Path) -> None:
    """Turn a repository into a bare one without an object that can be read."""
    bare = place.with_suffix(".bare")
    (place / ".git").rename(bare)
    shutil.rmtree(place)
    bare.rename(place)
    git(place, "config", "core.bare", "true")
    for one in (place / "objects").glob("*/*"):
        one.chmod(0o600)
        one.write_bytes(b"no object")


def among(rows: list[str], crashers: list[Path]) -> Iterator[str]:
    """Put the crashers between the rows, evenly."""
    step = max(1, len(rows) // max(1, len(crashers)))
    for number, row in enumerate(rows):
        if number % step == 0 and number // step < len(crashers):
            yield f"c{number:05},{crashers[number // step]}"
        yield row


def opened_by(process: int, folders: frozenset[str]) -> bool:
    """Say whether a process has something open below one of the folders."""
    try:
        held = [str(one.readlink()) for one in Path(f"/proc/{process}/fd").iterdir()]
    except OSError:
        return False
    return any(name == folder or name.startswith(f"{folder}/") for name in held for folder in folders)


def wait_and_kill(run: "subprocess.Popen[bytes]", folders: frozenset[str]) -> int:
    """Kill whatever opens the folders below a run until it ends, and give its exit code."""
    while run.poll() is None:
        for process in below(run.pid):
            if opened_by(process, folders):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
        time.sleep(POLL_SECONDS)
    return run.wait()


def main() -> None:
    """Audit both classes and compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--roster", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--crashers", type=int, default=20)
    chosen = parser.parse_args()
    temporary = chosen.work / "temporary"
    temporary.mkdir(parents=True, exist_ok=True)
    crashers = [chosen.work / "crashers" / f"crasher-{number}" for number in range(chosen.crashers)]
    for number, place in enumerate(crashers):
        make_crasher(place, KINDS[number % len(KINDS)])
    header, *rows = chosen.roster.read_text(encoding="utf-8").splitlines()
    mixed = chosen.work / "mixed.csv"
    mixed.write_text("\n".join((header, *among(rows, crashers))) + "\n", encoding="utf-8")
    calm, stormy = chosen.work / "calm", chosen.work / "stormy"
    killed = frozenset(str(place) for number, place in enumerate(crashers) if KINDS[number % len(KINDS)] == "killed")
    for roster, out in ((chosen.roster, calm), (mixed, stormy)):
        run = start(roster, out, temporary, "--memory", MEMORY_MIB)
        print(f"{roster.name} ended with {wait_and_kill(run, killed)}", flush=True)
    others, told = results(calm), dict.fromkeys(map(str, crashers), "")
    found = [row for row in results(stormy) if row[0] not in told]
    told |= {str(row[0]): str(row[3] or "a result") for row in results(stormy) if row[0] in told}
    for message in sorted(set(told.values())):
        print(f"{sum(one == message for one in told.values())} x {message[:150]}")
    same = sum(one == other for one, other in zip(found, others, strict=False))
    left = [one.name for one in temporary.glob("portfolio-audit-*")]
    print(f"{same} of {len(others)} rows byte-identical, {len(told)} crashers with a row each; left over: {left}")
    sys.exit(0 if found == others and all(told.values()) and not left else 1)


if __name__ == "__main__":
    main()

"""Throughput and memory of `cohort run` over many small repositories, made from labelled ones by local git.

    python benchmarks/cohort.py --labels dev.jsonl --repositories MIRROR --work DIR --counts 100 1000 --floor PROGRAM

Each repository is a copy with a commit of its own, in which every text file differs by some spaces at its end, so that
no content is shared. Prints, for each count: seconds and processor seconds, cold and warm, peak memory of the driver
and of the largest process below it, growth between counts, one worker against two, and the cost one by one and in one
process. With a floor program, which takes work trees and does the least that any audit must do, its cost too.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from portfolio_audit.batch import Request, judge_one
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import parse_target
from portfolio_audit.worker.frames import Choice
from portfolio_audit.worker.parent import Worker

TEXTS = (".py", ".md", ".ipynb", ".txt", ".r", ".toml", ".yml", ".yaml")
ONE_BY_ONE = 10
OF_THE_FLOOR = 100
MOST_BYTES = 2_000_000


class Measured(Struct, frozen=True):
    """What one run cost."""

    seconds: float
    processor_seconds: float
    driver_mib: float
    largest_mib: float
    """The largest process below the driver."""


def git(folder: Path, *arguments: str, text: bytes = b"") -> bytes:
    """Run git on a bare repository."""
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-c", "safe.directory=*", "--git-dir", str(folder), *arguments]
    return subprocess.run(command, env=environment, input=text, capture_output=True, check=True).stdout  # noqa: S603


def small_repositories(labels: Path, mirror: Path, most: int = 20) -> list[tuple[Path, str]]:
    """Give the smallest labelled repositories with their commits."""
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    found = [(row["size_mb"], mirror / row["repo"].replace("/", "+") / "repo", row["commit"]) for row in rows]
    return [(path, commit) for _size, path, commit in sorted(found) if path.is_dir()][:most]


def make_copy(source: Path, commit: str, number: int, place: Path) -> None:
    """Copy a repository, and let every text file of its newest commit differ from that of all other copies."""
    if place.exists():
        return
    half = place.with_suffix(".half")
    subprocess.run(["rm", "-rf", str(half)], check=True)  # noqa: S603, S607
    subprocess.run(["git", "clone", "--quiet", "--bare", "--local", str(source), str(half)], check=True)  # noqa: S603, S607
    listed = git(half, "ls-tree", "-r", "-z", "-l", commit).split(b"\0")[:-1]
    lines = [b"commit refs/heads/copy\ncommitter Ada <ada@example.org> 1767340800 +0000\ndata 4\nwork\n"]
    lines.append(f"from {commit}\n".encode())
    for line in listed:
        head, _tab, path = line.partition(b"\t")
        mode, _kind, blob, size = head.split()
        if mode == b"100644" and path.lower().endswith(tuple(map(str.encode, TEXTS))) and int(size) < MOST_BYTES:
            body = git(half, "cat-file", "blob", blob.decode()) + b"\n" + b" " * number + b"\n"
            quoted = path.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
            lines.append(b'M 100644 inline "%s"\ndata %d\n%s\n' % (quoted, len(body), body))
    git(half, "fast-import", "--quiet", "--force", text=b"".join(lines))
    git(half, "symbolic-ref", "HEAD", "refs/heads/copy")
    half.rename(place)


def make_roster(work: Path, sources: list[tuple[Path, str]], count: int) -> Path:
    """Make the repositories that are missing, and the roster of the first of them."""
    lines = ["id,repository"]
    for number in range(count):
        place = work / f"copy-{number:05}.git"
        make_copy(*sources[number % len(sources)], number, place)
        lines.append(f"s{number:05},file://{place}")
    roster = work / f"roster-{count}.csv"
    roster.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return roster


def children(parents: Mapping[int, int], root: int) -> Iterator[int]:
    """Give every process below one."""
    for process, parent in parents.items():
        if parent == root:
            yield process
            yield from children(parents, process)


def peaks(root: int) -> tuple[float, float]:
    """Give the highest resident memory so far of a process, and of the largest below it, in MiB."""

    def field(process: int, name: str) -> int:
        try:
            text = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
        except OSError:
            return 0
        return next((int(line.split()[1]) for line in text.splitlines() if line.startswith(f"{name}:")), 0)

    parents = {int(one.name): field(int(one.name), "PPid") for one in Path("/proc").iterdir() if one.name.isdigit()}
    below = [field(process, "VmHWM") for process in children(parents, root)]
    return field(root, "VmHWM") / 1024, max(below, default=0) / 1024


def measure(*arguments: str, cache: Path) -> Measured:
    """Run the command line and watch it."""
    return watched(
        [sys.executable, "-m", "portfolio_audit", *arguments], os.environ | {"PORTFOLIO_AUDIT_CACHE_DIR": str(cache)}
    )


def watched(command: list[str], environment: Mapping[str, str]) -> Measured:
    """Run a command and watch its processes."""
    begin = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    seen: list[tuple[float, float]] = [(0.0, 0.0)]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(1.0):
            seen.append(peaks(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    over.set()
    watcher.join()
    if process.returncode != 0:
        sys.exit(f"ended with {process.returncode}: {' '.join(command)}")
    spent = usage.ru_utime + usage.ru_stime
    return Measured(time.monotonic() - begin, spent, max(one for one, _ in seen), max(one for _, one in seen))


def targets_of(roster: Path, most: int) -> list[str]:
    """Give the first repositories of a roster."""
    return [line.partition(",")[2] for line in roster.read_text(encoding="utf-8").splitlines()[1 : most + 1]]


def floor(program: Path, roster: Path, work: Path) -> Measured:
    """Run the floor program over work trees of the first repositories, all in one process; no old blob is read."""
    trees = []
    for number, target in enumerate(targets_of(roster, OF_THE_FLOOR)):
        trees.append(str(work / f"tree-{number:05}"))
        if not Path(trees[-1]).exists():
            source = target.removeprefix("file://")
            subprocess.run(["git", "clone", "--quiet", "--local", source, trees[-1]], check=True)  # noqa: S603, S607
    return watched([sys.executable, str(program), "--hist=raw", *trees], os.environ)


def one_by_one(roster: Path) -> float:
    """Give the seconds of one repository when each is a call of the command line."""
    targets = targets_of(roster, ONE_BY_ONE)
    call = ("-q", "--no-repo-config", "--no-cache")
    return sum(measure("audit", target, *call, cache=roster.parent).seconds for target in targets) / len(targets)


def in_one_process(roster: Path) -> float:
    """Give the processor seconds of one repository audited by the bare function with a warm worker."""
    targets = targets_of(roster, ONE_BY_ONE * 4)
    policy = FetchPolicy()
    request = Request(policy, Choice(uses_repository_configuration=False), datetime(2026, 11, 26, tzinfo=UTC))
    before = os.times()
    with closing(Worker()) as worker:
        for target in targets:
            judge_one(parse_target(target, policy), request, worker)
    after = os.times()
    spent = sum(after[place] - before[place] for place in range(4))
    return spent / len(targets)


def run_class(roster: Path, out: Path, jobs: int) -> Measured:
    """Audit a class with a cache of facts of its own."""
    call = (
        "cohort",
        "run",
        str(roster),
        "-o",
        str(out),
        "--allow-local",
        "-q",
        "--timeout",
        "600",
        "--jobs",
        str(jobs),
    )
    return measure(*call, cache=Path(f"{out}-cache"))


def say(name: str, count: int, found: Measured) -> None:
    """Print what a run cost."""
    print(
        f"{name}: {found.seconds:.1f} s, {found.seconds / count * 1000:.0f} ms each, processor "
        f"{found.processor_seconds / count * 1000:.0f} ms each, driver {found.driver_mib:.0f} MiB, "
        f"largest process {found.largest_mib:.0f} MiB",
        flush=True,
    )


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--floor", type=Path)
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    chosen = read_options()
    chosen.work.mkdir(parents=True, exist_ok=True)
    sources = small_repositories(chosen.labels, chosen.repositories)
    colds: list[tuple[int, Measured]] = []
    rosters = {count: make_roster(chosen.work, sources, count) for count in chosen.counts}
    for count, roster in rosters.items():
        out = chosen.work / f"out-{count}-{time.time_ns()}"
        colds.append((count, run_class(roster, out, chosen.jobs)))
        say(f"{count} cold", count, colds[-1][1])
        say(f"{count} warm", count, run_class(roster, out, chosen.jobs))
    (small, first), (large, last) = colds[0], colds[-1]
    if large > small:
        growth = math.log(last.processor_seconds / first.processor_seconds) / math.log(large / small)
        print(f"growth exponent {growth:.2f}")
    roster = rosters[small]
    alone = run_class(roster, chosen.work / f"out-alone-{time.time_ns()}", 1)
    say(f"{small} with one worker", small, alone)
    print(f"{chosen.jobs} workers take {first.seconds / alone.seconds:.2f} of its time")
    if chosen.floor:
        say("floor program", min(small, OF_THE_FLOOR), floor(chosen.floor, roster, chosen.work))
    print(f"bare function, warm worker: processor {in_one_process(roster) * 1000:.0f} ms each")
    print(f"one by one by the command line: {one_by_one(roster) * 1000:.0f} ms each")


if __name__ == "__main__":
    main()

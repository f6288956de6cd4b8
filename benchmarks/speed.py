"""What an audit costs beside the floor program and its peers, on the same repositories, in turn and repeated."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from msgspec import Struct, to_builtins

OURS = (sys.executable, "-m", "portfolio_audit")
FLOOR = "floor"
HELLO = "import click\n@click.command()\ndef hello(): click.echo('hello')\nhello(['--help'])"
PEERS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "pynblint": (("pynblint", "{repo}"),),
    "repo-review": (("repo-review", "{repo}"),),
    "radon cc, mi, raw": tuple(("radon", kind, "{repo}") for kind in ("cc", "mi", "raw")),
    "ruff": (("ruff", "check", "--no-cache", "--isolated", "{repo}"),),
    "repolinter": (("repolinter", "lint", "{repo}"),),
}
"""Each peer as its own documentation calls it on a folder; several commands count together."""
ENOUGH_SECONDS = 300.0


class Cost(Struct, frozen=True):
    """What one run of one tool took, its children included."""

    wall: float
    processor: float
    peak_mib: float


class Row(Struct, frozen=True):
    """One tool on one repository."""

    tool: str
    costs: tuple[Cost, ...]

    def all_of(self, figure: Callable[[Cost], float]) -> list[float]:
        """Give one of the figures of all rounds."""
        return [figure(cost) for cost in self.costs]

    def ratio(self, other: "Row", figure: Callable[[Cost], float]) -> float:
        """Give the median of the ratios in the same round."""
        return median(a / b for a, b in zip(self.all_of(figure), other.all_of(figure), strict=True))


class Tool(Struct, frozen=True):
    """Something that is measured: its commands, and what is done to the repository before."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    cache: str = ""
    """`new` empties the cache before, `kept` leaves it from the run before."""
    changes_a_file: bool = False


def run(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run one command to its end, whatever its exit code, and give what it and its children took."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, stdin=subprocess.DEVNULL, env=dict(environment))  # noqa: S603  # the tables above
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    wall = time.perf_counter() - start
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def run_tool(tool: Tool, repository: Path, cache: Path, environment: Mapping[str, str]) -> Cost:
    """Run all commands of a tool once and add them up."""
    if tool.cache == "new":
        shutil.rmtree(cache, ignore_errors=True)
    with _changed(repository, is_wanted=tool.changes_a_file):
        costs = [run([part.replace("{repo}", str(repository)) for part in one], environment) for one in tool.commands]
    return Cost(sum(c.wall for c in costs), sum(c.processor for c in costs), max(c.peak_mib for c in costs))


@contextmanager
def _changed(repository: Path, *, is_wanted: bool) -> Iterator[None]:
    """Add a line to the largest Python file, the first notebook or the README, and take it back."""
    if not is_wanted:
        yield
        return
    sources = sorted(repository.rglob("*.py"), key=lambda path: path.stat().st_size)
    path = [*repository.rglob("*.md"), *repository.rglob("*.ipynb"), *sources][-1]
    before = path.read_bytes()
    path.write_bytes(before + (b" " if path.suffix == ".ipynb" else f"\n# {time.time_ns()}\n".encode()))
    try:
        yield
    finally:
        path.write_bytes(before)


def tools(floor: Path | None, peers: Mapping[str, str], points: int) -> Iterator[Tool]:
    """Give what can be measured here."""
    if floor is not None:
        yield Tool(FLOOR, ((sys.executable, str(floor), "{repo}"),))
    audit = (*OURS, "audit", "{repo}", "-f", "json", "--offline")
    yield Tool("audit, no cache", ((*audit, "--no-cache"),))
    yield Tool("audit, new cache", (audit,), cache="new")
    yield Tool("audit, nothing changed", (audit,), cache="kept")
    yield Tool("audit, one file changed", (audit,), cache="kept", changes_a_file=True)
    if points:
        trend = (*OURS, "trend", "{repo}", "-n", str(points), "-f", "json", "--offline")
        yield Tool(f"trend of {points}, no cache", ((*trend, "--no-cache"),))
        yield Tool(f"trend of {points}, new cache", (trend,), cache="new")
    yield Tool("git log --raw", (("git", "-C", "{repo}", "log", "--raw", "--no-renames", "--no-abbrev"),))
    for name, commands in PEERS.items():
        if name in peers:
            yield Tool(name, tuple((peers[name], *rest) for _program, *rest in commands))


def find_peers(folders: Sequence[Path]) -> dict[str, str]:
    """Give the path of each peer that is installed, and say which are not."""
    path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])
    found = {name: shutil.which(commands[0][0], path=path) for name, commands in PEERS.items()}
    for name in (name for name, program in found.items() if program is None):
        print(f"not installed, left out: {name}", file=sys.stderr)
    return {name: program for name, program in found.items() if program is not None}


def startup_tools() -> Iterator[Tool]:
    """Give what starts and ends at once."""
    yield Tool("python -c pass", ((sys.executable, "-c", "pass"),))
    yield Tool("--version", ((*OURS, "--version"),))
    yield Tool("click hello --help", ((sys.executable, "-c", HELLO),))
    yield Tool("--help", ((*OURS, "--help"),))
    yield Tool("explain tests-exist", ((*OURS, "explain", "tests-exist"),))


def measure(chosen: Sequence[Tool], repository: Path, repeats: int, cache: Path) -> list[Row]:
    """Run all tools in turn, `repeats` rounds; a tool that takes too long runs once."""
    environment = os.environ | {"PORTFOLIO_AUDIT_CACHE_DIR": str(cache)}
    costs: dict[str, list[Cost]] = {tool.name: [] for tool in chosen}
    for _round in range(repeats):
        for tool in chosen:
            slow = [cost for cost in costs[tool.name] if cost.wall > ENOUGH_SECONDS / repeats]
            costs[tool.name].append(slow[0] if slow else run_tool(tool, repository, cache, environment))
    return [Row(name, tuple(found)) for name, found in costs.items()]


@contextmanager
def checked_out(source: str) -> Iterator[tuple[str, Path]]:
    """Give the name and a work tree of a repository, `PATH` or `PATH@COMMIT`, with its history."""
    path, _, commit = source.partition("@")
    name = Path(path).parent.name if Path(path).name in {"repo", ".git"} else Path(path).name
    with tempfile.TemporaryDirectory(prefix="speed-") as folder:
        tree = Path(folder) / name
        git = ("git", "-c", "advice.detachedHead=false")
        subprocess.run([*git, "clone", "-q", "--shared", "--no-checkout", path, str(tree)], check=True)  # noqa: S603
        subprocess.run([*git, "-C", str(tree), "checkout", "-q", commit or "HEAD"], check=True)  # noqa: S603
        yield name, tree


def table(rows: Sequence[Row], base: Row) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield f"| tool | wall s | x {base.tool} | processor s | x {base.tool} | peak MiB |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        walls, processors = row.all_of(lambda cost: cost.wall), row.all_of(lambda cost: cost.processor)
        cells = (
            f"{median(walls):.2f}",
            f"{row.ratio(base, lambda cost: cost.wall):.2f}",
            f"{median(processors):.2f}",
            f"{row.ratio(base, lambda cost: cost.processor):.2f}",
            f"{max(row.all_of(lambda cost: cost.peak_mib)):.0f}",
        )
        yield f"| {row.tool} | {' | '.join(cells)} |"


def main() -> None:
    """Measure start-up and each repository, and print a table each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repositories", nargs="*", help="PATH or PATH@COMMIT of a repository or git directory")
    parser.add_argument("--floor", type=Path, help="the floor program, called with the path of a repository")
    parser.add_argument("--peers", type=Path, action="append", default=[], help="a folder where peers are installed")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--points", type=int, default=0, help="also measure a trend of so many commits")
    parser.add_argument("--json", type=Path, help="write every single run")
    asked = parser.parse_args()
    chosen = list(tools(asked.floor, find_peers(asked.peers), asked.points))
    found: dict[str, list[Row]] = {}
    with tempfile.TemporaryDirectory(prefix="speed-cache-") as folder:
        cache = Path(folder) / "cache"
        found["start-up"] = measure(list(startup_tools()), Path(folder), asked.repeats * 2, cache)
        print("\n".join(("### start-up", "", *table(found["start-up"], found["start-up"][0]))), flush=True)
        for source in asked.repositories:
            with checked_out(source) as (name, tree):
                found[name] = measure(chosen, tree, asked.repeats, cache)
            print("\n".join(("", f"### {name}", "", *table(found[name], found[name][0]))), flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(to_builtins(found), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

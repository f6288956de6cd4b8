"""Every target of speed and memory in one table: what was measured now, on this machine, and whether it holds.

    python benchmarks/targets.py --labels dev.jsonl --repositories MIRROR --floor floor_audit.py --peers DIR

About 12 minutes on two quiet cores; the tables of each repository go to `--json`. Cold is with an empty cache.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from msgspec import Struct, to_builtins

import speed
from portfolio_audit.sources.history import BODY_CHARACTERS, FIELDS, parse_log
from portfolio_audit.sources.records import nul_records
from speed import Row
from target_cohort import cohort_lines
from target_surfaces import surface_lines

COLD, WARM, KEPT = "audit, new cache", "audit, one file changed", "audit, nothing changed"
SMALL = 10
NOTEBOOKS = ("ageron/handson-ml3", "jakevdp/PythonDataScienceHandbook")
LARGE = ("gitpython-developers/GitPython", "networkx/networkx", "statsmodels/statsmodels")
RECORD_BYTES = 4 * BODY_CHARACTERS
TREND = "tiloye/store-sales-demand-forecasting"
TREND_POINTS = 20
FIGURES = {"processor": lambda cost: cost.processor, "wall": lambda cost: cost.wall}


class Measured(Struct, frozen=True):
    """The rows of one repository by tool."""

    name: str
    rows: Mapping[str, Row]

    def middle(self, tool: str, figure: str) -> float:
        """Give the median of a tool."""
        return median(self.rows[tool].all_of(FIGURES[figure]))

    def ratio(self, tool: str, other: str, figure: str) -> float:
        """Give how many times as long a tool takes as another one."""
        return self.middle(tool, figure) / max(self.middle(other, figure), 0.001)

    def peak(self) -> float:
        """Give the highest memory of our own runs."""
        return max(max(row.all_of(lambda cost: cost.peak_mib)) for name, row in self.rows.items() if "audit" in name)


def small_repositories(labels: Path, repositories: Path) -> list[str]:
    """Give the small labelled repositories with code, the first ten of them spread over the alphabet."""
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    found = sorted(
        (row["repo"].lower(), f"{_folder(repositories, row['repo'])}@{row['commit']}")
        for row in rows
        if row["size_mb"] < 7 and row["git_mb"] < 9 and row["py_files"] + row["notebooks"] and row["commits"] < 700  # noqa: PLR2004  # small
    )
    step = len(found) // SMALL
    return [source for start in range(step) for _name, source in found[start::step]]


def _folder(repositories: Path, name: str) -> Path:
    return repositories / name.replace("/", "+") / "repo"


def measure(
    sources: Iterable[str], tools: list[speed.Tool], repeats: int, cache: Path, most: int = SMALL
) -> Iterator[Measured]:
    """Run the tools over so many of the repositories as can be checked out; a partial clone may lack contents."""
    done = 0
    for source in sources:
        if done == most:
            return
        try:
            with speed.checked_out(source) as (name, tree):
                rows = speed.measure(tools, tree, repeats, cache)
        except subprocess.CalledProcessError:
            print(f"cannot be checked out, left out: {source}", file=sys.stderr)
            continue
        print(f"measured: {name}", file=sys.stderr, flush=True)
        done += 1
        yield Measured(name, {row.tool: row for row in rows})


def start_lines(rows: Mapping[str, Row]) -> Iterator[str]:
    """Yield the rows about start-up."""
    for tool, other, most in (("--version", "python -c pass", 2.5), ("--help", "click hello --help", 1.3)):
        found = [rows[tool].ratio(rows[other], figure) for figure in FIGURES.values()]
        yield line(f"3 `{tool}`: {most} x {other}", _both(found, "x"), max(found) <= most)
    explain = [median(rows["explain tests-exist"].all_of(figure)) for figure in FIGURES.values()]
    yield line("3 `explain`: 0.3 s", _both(explain, "s"), max(explain) <= 0.3)  # noqa: PLR2004  # the target


def small_lines(found: list[Measured]) -> Iterator[str]:
    """Yield the rows about small repositories."""
    over = {figure: [one.middle(COLD, figure) - one.middle(speed.FLOOR, figure) for one in found] for figure in FIGURES}
    for figure, seconds in over.items():
        held = sum(one <= 0.25 for one in seconds)  # noqa: PLR2004  # the target
        text = f"+ {min(seconds):.2f} to {max(seconds):.2f} s, median {median(seconds):.2f}; {held} of {len(seconds)}"
        yield line(f"1 small, {figure}: floor + 0.25 s", text, held == len(seconds))
    with_peer = [one for one in found if "repo-review" in one.rows]
    if with_peer:
        ratios = [one.ratio(COLD, "repo-review", "processor") for one in with_peer]
        yield line("1 small: faster than repo-review", _range(ratios, "x"), max(ratios) < 1)
    yield line("4 small: 80 MiB", _range([one.peak() for one in found], "MiB"), max(one.peak() for one in found) <= 80)  # noqa: PLR2004


def notebook_lines(found: list[Measured]) -> Iterator[str]:
    """Yield the rows about repositories of many notebooks."""
    for one in found:
        ratios = [one.ratio(COLD, speed.FLOOR, figure) for figure in FIGURES]
        yield line(f"1 {one.name}: 3 x floor", _both(ratios, "x"), max(ratios) <= 3)  # noqa: PLR2004  # the target
        if "pynblint" in one.rows:
            peer = one.ratio(COLD, "pynblint", "processor")
            yield line(f"1 {one.name}: 0.25 x pynblint", f"{peer:.2f} x", peer <= 0.25)  # noqa: PLR2004
        yield line(f"4 {one.name}: 120 MiB", f"{one.peak():.0f} MiB", one.peak() <= 120)  # noqa: PLR2004


def large_lines(found: list[Measured]) -> Iterator[str]:
    """Yield the rows about large repositories."""
    for one in found:
        ratios = [one.ratio(COLD, speed.FLOOR, figure) for figure in FIGURES]
        yield line(f"1 {one.name}: 2.5 x floor, 1.8 x on the wall clock", _both(ratios, "x"), ratios[0] <= 2.5)  # noqa: PLR2004
        yield line(f"4 {one.name}: 250 MiB", f"{one.peak():.0f} MiB", one.peak() <= 250)  # noqa: PLR2004


def warm_lines(found: list[Measured]) -> Iterator[str]:
    """Yield the rows about audits of what was seen before."""
    for figure in FIGURES:
        shares = [one.middle(WARM, figure) / (0.30 + 0.1 * one.middle(COLD, figure)) for one in found]
        held = sum(share <= 1 for share in shares)
        text = f"{_range(shares, 'of what is allowed')}; {held} of {len(shares)}"
        yield line(f"2 one file changed, {figure}: 0.30 s + 10 %", text, held == len(shares))
        kept = [one.ratio(KEPT, COLD, figure) for one in found]
        yield line(f"2 nothing changed, {figure} (no target)", _range(kept, "x cold"), None)


def trend_line(source: str, repeats: int, cache: Path) -> Iterator[str]:
    """Yield the row about a trend."""
    audit = (*speed.OURS, "audit", "{repo}", "-f", "json", "--offline", "--no-cache")
    trend = (*speed.OURS, "trend", "{repo}", "-n", str(TREND_POINTS), "-f", "json", "--offline", "--no-cache")
    tools = [speed.Tool("audit", (audit,)), speed.Tool("trend", (trend,))]
    for one in measure([source], tools, repeats, cache):
        ratios = [one.ratio("trend", "audit", figure) for figure in FIGURES]
        yield line(f"2 trend of {TREND_POINTS}, {one.name}: 3 x cold", _both(ratios, "x"), max(ratios) <= 3)  # noqa: PLR2004


def history_line(source: str) -> Iterator[str]:
    """Yield the row about the history beside `git log --raw`, processor time of git and of what reads it."""
    path = source.partition("@")[0]
    if not Path(path).is_dir():
        return
    log = ("git", "-C", path, "log", "--raw", "--no-renames", "--no-abbrev")
    ratios = [_history_seconds(log) / speed.run(log, os.environ).processor for _round in range(3)]
    name = Path(path).parent.name
    yield line(f"2 history of {name}: 1.2 x `git log --raw`", f"{median(ratios):.2f} x", median(ratios) <= 1.2)  # noqa: PLR2004


def _history_seconds(log: tuple[str, ...]) -> float:
    """Ask git as an audit does, read its answer as an audit does, and give what both took."""
    command = (*log, "-z", "--date=raw", "--no-color", "--format=" + "%x00".join(FIELDS))
    before = _used()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603  # the words above
        assert process.stdout is not None  # noqa: S101  # asked for
        commits = sum(1 for _commit in parse_log(nul_records(process.stdout, RECORD_BYTES), datetime.now(UTC)))
    print(f"{commits} commits read", file=sys.stderr)
    return _used() - before


def _used() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def line(target: str, measured: str, held: bool | None) -> str:
    """Give one row of the table."""
    return f"| {target} | {measured} | {'' if held is None else 'yes' if held else 'no'} |"


def _both(found: list[float], unit: str) -> str:
    return f"{found[0]:.2f} {unit} processor, {found[1]:.2f} {unit} wall"


def _range(found: list[float], unit: str) -> str:
    return f"{min(found):.2f} to {max(found):.2f} {unit}, median {median(found):.2f}"


def main() -> None:
    """Measure all, and print the table as it grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--floor", type=Path, required=True)
    parser.add_argument("--peers", type=Path, action="append", default=[])
    parser.add_argument("--repeats", type=int, default=3, help="rounds for small repositories; larger ones have fewer")
    parser.add_argument("--json", type=Path, help="write every single run")
    asked = parser.parse_args()
    tools = list(speed.tools(asked.floor, speed.find_peers(asked.peers), 0))
    ours = [tool for tool in tools if tool.name not in speed.PEERS]
    print("| target | measured | held |\n|---|---|---|", flush=True)
    seen: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="targets-") as folder:
        cache = Path(folder) / "cache"

        def say(lines: Iterable[str]) -> None:
            for text in lines:
                print(text, flush=True)

        def run(sources: Iterable[str], chosen: list[speed.Tool], repeats: int) -> list[Measured]:
            found = list(measure(sources, chosen, repeats, cache))
            seen.extend(found)
            return found

        begun = speed.measure(list(speed.startup_tools()), Path(folder), asked.repeats * 3, cache)
        say(start_lines({row.tool: row for row in begun}))
        small = run(small_repositories(asked.labels, asked.repositories), tools, asked.repeats)
        say(small_lines(small))
        heavy = [f"{_folder(asked.repositories, name)}@HEAD" for name in (*NOTEBOOKS, *LARGE)]
        books = run(heavy[: len(NOTEBOOKS)], tools, max(1, asked.repeats - 1))
        say(notebook_lines(books))
        large = run(heavy[len(NOTEBOOKS) :], ours, max(1, asked.repeats - 2))
        say(large_lines(large))
        say(warm_lines([*small, *books, *large]))
        say(trend_line(f"{_folder(asked.repositories, TREND)}@HEAD", max(1, asked.repeats - 1), cache))
        for source in heavy[len(NOTEBOOKS) : len(NOTEBOOKS) + 2]:
            say(history_line(source))
        say(cohort_lines(asked.labels, asked.repositories, asked.floor, Path(folder)))
        say(surface_lines(Path(folder)))
    if asked.json:
        asked.json.write_text(json.dumps(to_builtins([*seen, begun]), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

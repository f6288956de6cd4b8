"""How the time of an audit grows with the size of a repository, and that of a trend with its commits, as exponents."""

import argparse
import math
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import linear_regression

from speed import OURS, Cost, checked_out, run

REPEATS = 3


def grow(tree: Path, destination: Path, times: int) -> None:
    """Put copies of a work tree side by side, no two files alike, without history."""
    for number in range(times):
        part = destination / f"part{number}"
        shutil.copytree(tree, part, ignore=shutil.ignore_patterns(".git"), symlinks=True)
        for path in part.rglob("*"):
            if path.is_file() and path.suffix in {".py", ".md", ".ipynb"}:
                ending = b" " * number if path.suffix == ".ipynb" else f"\n# {number}\n".encode()
                path.write_bytes(path.read_bytes() + ending)


def cheapest(*arguments: str) -> Cost:
    """Run the command a few times and give the run that took the least processor time."""
    command = [*OURS, *arguments, "--no-cache", "--offline", "-f", "json"]
    return min((run(command, os.environ) for _ in range(REPEATS)), key=lambda cost: cost.processor)


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Give the slope of the line through the logarithms."""
    return linear_regression([math.log(size) for size in sizes], [math.log(time) for time in seconds]).slope


def show(title: str, sizes: Sequence[int], costs: Sequence[Cost], fixed: float) -> None:
    """Print one curve: as measured, and without what an audit of an empty folder takes."""
    seconds = [cost.processor for cost in costs]
    own = [max(time - fixed, 0.01) for time in seconds]
    row = ", ".join(
        f"{size}: {cost.processor:.2f} s, {cost.peak_mib:.0f} MiB" for size, cost in zip(sizes, costs, strict=True)
    )
    print(
        f"{title} | {row} | exponent {exponent(sizes, seconds):.2f}, without start-up {exponent(sizes, own):.2f}",
        flush=True,
    )


def main() -> None:
    """Print the curves of one repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repository", help="PATH or PATH@COMMIT of a repository or git directory")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1, 2, 4, 8])
    parser.add_argument("--points", type=int, nargs="*", default=[2, 5, 10, 20])
    asked = parser.parse_args()
    with checked_out(asked.repository) as (name, tree), tempfile.TemporaryDirectory() as folder:
        fixed = cheapest("audit", folder).processor
        print(f"an empty folder: {fixed:.2f} s")
        costs = []
        for times in asked.sizes:
            grown = Path(folder) / f"{name}-{times}"
            grow(tree, grown, times)
            costs.append(cheapest("audit", str(grown)))
        show(f"audit of {name}, times", asked.sizes, costs, fixed)
        trends = [cheapest("trend", str(tree), "-n", str(points)) for points in asked.points]
        if trends:
            show(f"trend of {name}, commits", asked.points, trends, fixed)


if __name__ == "__main__":
    main()

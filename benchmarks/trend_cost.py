"""What a trend costs against one audit, and whether its last point is that audit; processor time of all children."""

import argparse
import json
import resource
import subprocess
import sys
from typing import Any

from msgspec import Struct

COLUMNS = (
    "repository | commits | points | score first to last | audit | trend | a further commit | last point is the audit"
)


class Run(Struct, frozen=True):
    """One call of the command."""

    report: Any
    seconds: float
    """Processor time of the command and its children."""


def run(*arguments: str) -> Run:
    """Call the command and read its JSON."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "portfolio_audit", *arguments, "-f", "json", "--offline"]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own command
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(json.loads(done.stdout), spent)


def row(target: str, points: int) -> str:
    """Measure one repository."""
    run("audit", target)  # warms the file cache of the system, for both alike
    audit, trend = run("audit", target), run("trend", target, "-n", str(points))
    found = trend.report["trend"]["points"]
    further = (trend.seconds - audit.seconds) / max(len(found) - 1, 1)
    scores = [point["score"] for point in found if point["score"] is not None]
    same = {**trend.report, "trend": None} == audit.report and found[-1]["score"] == audit.report["score"]["value"]
    cells = (
        audit.report["target"]["name"],
        trend.report["trend"]["commits"],
        len(found),
        f"{scores[0]} to {scores[-1]}" if scores else "none",
        f"{audit.seconds:.2f} s",
        f"{trend.seconds:.2f} s ({trend.seconds / audit.seconds:.1f} x)",
        f"{further:.2f} s ({further / audit.seconds:.2f} x)",
        "yes" if same else "**no**",
    )
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def main() -> None:
    """Print a table, a row a repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="+")
    parser.add_argument("--points", type=int, default=20)
    asked = parser.parse_args()
    print(f"| {COLUMNS} |", "|---|---|---|---|---|---|---|---|", sep="\n")
    for target in asked.targets:
        print(row(target, asked.points), flush=True)


if __name__ == "__main__":
    main()

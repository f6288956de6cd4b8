"""What a page and a pasted literal cost, and whether a killed audit leaves anything, for the table of targets."""

import ast
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import speed
from portfolio_audit.render.interface import render_to
from portfolio_audit.report.encode import decode_report

LINES = 4_000
ROUNDS = 5
AUDIT = (*speed.OURS, "audit", "{repo}", "-f", "json", "--offline", "--no-cache")


def surface_lines(folder: Path) -> Iterator[str]:
    """Yield the rows about pages, literals and what is left behind."""
    tree = folder / "project"
    tree.mkdir()
    (tree / "README.md").write_text("# Project\n\nPredicts something.\n", encoding="utf-8")
    (tree / "train.py").write_text("import pandas\n\nprint(pandas.DataFrame())\n", encoding="utf-8")
    yield _page(tree)
    yield _killed(tree)
    yield _literal(tree)


def _page(tree: Path) -> str:
    said = subprocess.run(_audit(tree), capture_output=True, check=True)  # noqa: S603  # our own command
    report = decode_report(said.stdout)
    page = render_to(report, "html")
    seconds = []
    for _round in range(ROUNDS):
        begin = time.process_time()
        render_to(report, "html")
        seconds.append(time.process_time() - begin)
    text = f"{median(seconds) * 1000:.0f} ms, {len(page) / 1024:.0f} KiB"
    return _line("7 page of a report: 60 ms", text, held=median(seconds) <= 0.06)  # noqa: PLR2004  # the target


def _killed(tree: Path) -> str:
    before = sorted(tree.rglob("*"))
    for moment in (0.1, 0.3, 0.5, 0.8):
        process = subprocess.Popen(_audit(tree), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        time.sleep(moment)
        process.kill()
        process.wait()
    held = sorted(tree.rglob("*")) == before
    return _line("7 nothing is left in the repository when killed", "four moments", held=held)


def _literal(tree: Path) -> str:
    """Compare audits with and without a pasted table of numbers, in turn."""
    source = (
        "ROWS = [\n"
        + "".join(f"    ({number}, {number / 7:.6f}, 'row {number}'),\n" for number in range(LINES))
        + "]\n"
    )
    pasted = tree / "rows.py"
    differences, parses = [], []
    for _round in range(ROUNDS):
        without = speed.run(_audit(tree), os.environ).processor
        pasted.write_text(source, encoding="utf-8")
        differences.append(speed.run(_audit(tree), os.environ).processor - without)
        pasted.unlink()
        begin = time.process_time()
        ast.parse(source)
        parses.append(time.process_time() - begin)
    allowed = 3 * median(parses) + 0.05
    text = f"{median(differences) * 1000:.0f} of {allowed * 1000:.0f} ms"
    return _line(f"7 literal of {LINES:,} lines: 3 x ast.parse + 50 ms", text, held=median(differences) <= allowed)


def _audit(tree: Path) -> list[str]:
    return [part.replace("{repo}", str(tree)) for part in AUDIT]


def _line(target: str, measured: str, *, held: bool) -> str:
    return f"| {target} | {measured} | {'yes' if held else 'no'} |"

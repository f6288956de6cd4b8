"""What a class costs beside the floor program run over the same repositories, for the table of targets."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import speed
from cohort import small_repositories
from portfolio_audit.batch import Request, judge_one
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import parse_target
from portfolio_audit.worker.frames import Choice
from portfolio_audit.worker.parent import Worker

REPOSITORIES = 40


def cohort_lines(labels: Path, repositories: Path, floor: Path, folder: Path) -> Iterator[str]:
    """Yield the rows about a class of the smallest labelled repositories."""
    with ExitStack() as stack:
        trees: list[str] = []
        for path, commit in small_repositories(labels, repositories, 2 * REPOSITORIES):
            # A partial clone may lack contents
            with suppress(subprocess.CalledProcessError):
                trees.append(str(stack.enter_context(speed.checked_out(f"{path}@{commit}"))[1]))
        del trees[REPOSITORIES:]
        base = speed.run((sys.executable, str(floor), *trees), os.environ)
        one, two = (_run(trees, jobs, folder) for jobs in (1, 2))
        pure = _in_one_process(trees)
    count = len(trees)
    ratio = one.processor / base.processor
    yield _line(f"5 class of {count}, processor: 3 x floor in one process", f"{ratio:.2f} x", held=ratio <= 3)  # noqa: PLR2004
    share = two.wall / one.wall
    yield _line("5 two workers: 0.75 x one, wall", f"{share:.2f} x", held=share <= 0.75)  # noqa: PLR2004  # the target
    over = (one.processor - pure) / count * 1000
    yield _line("5 over the pure audit: 30 ms a repository", f"{over:.0f} ms", held=over <= 30)  # noqa: PLR2004
    each = f"{one.wall / count * 1000:.0f} ms with one, {two.wall / count * 1000:.0f} ms with two"
    yield _line("5 wall time of one repository (no target)", each, held=None)


def _run(trees: Sequence[str], jobs: int, folder: Path) -> speed.Cost:
    """Run the command over a roster of work trees, with nothing kept from before."""
    roster = folder / "roster.csv"
    rows = (f"s{number},{json.dumps(tree)}" for number, tree in enumerate(trees))
    roster.write_text("id,repository\n" + "\n".join(rows) + "\n", encoding="utf-8")
    environment = os.environ | {"PORTFOLIO_AUDIT_CACHE_DIR": str(folder / f"cache-{jobs}")}
    command = ("cohort", "run", str(roster), "-o", str(folder / f"class-{jobs}"), "--allow-local", "-q")
    return speed.run((*speed.OURS, *command, "--offline", "--jobs", str(jobs)), environment)


def _in_one_process(trees: Sequence[str]) -> float:
    """Give the processor seconds of all audits with one warm worker and nothing around them."""
    request = Request(FetchPolicy(is_offline=True), Choice(), datetime(2026, 11, 26, tzinfo=UTC))
    before = os.times()
    with closing(Worker()) as worker:
        for tree in trees:
            judge_one(parse_target(tree), request, worker)
    after = os.times()
    return sum(after[place] - before[place] for place in range(4))


def _line(target: str, measured: str, *, held: bool | None) -> str:
    return f"| {target} | {measured} | {'' if held is None else 'yes' if held else 'no'} |"

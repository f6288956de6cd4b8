"""A class that is audited while driver and workers are killed at random moments, until it is done.

    python benchmarks/cohort_kills.py --roster roster.csv --work DIR --rounds 50

Every round either the driver or one process below it gets SIGKILL; the run is called again until it ends by itself. At
the end each row must stand there once, equal to that of an undisturbed run, and nothing may be left in TMPDIR. Both
have a cache of facts of their own, so that kills strike its writing too.
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from cohort import children
from portfolio_audit.cohort.journal import FILE

MOST_SECONDS = 8.0


def start(roster: Path, out: Path, temporary: Path, *more: str) -> "subprocess.Popen[bytes]":
    """Start a run."""
    command = [sys.executable, "-m", "portfolio_audit", "cohort", "run", str(roster), "-o", str(out), "-q"]
    environment = os.environ | {"TMPDIR": str(temporary), "PORTFOLIO_AUDIT_CACHE_DIR": f"{out}-cache"}
    return subprocess.Popen([*command, "--allow-local", *more], env=environment, stdout=subprocess.DEVNULL)  # noqa: S603


def below(root: int) -> list[int]:
    """Give the processes below one."""
    parents = {}
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            try:
                parents[int(one.name)] = int((one / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
    return list(children(parents, root))


def results(out: Path) -> list[tuple[object, ...]]:
    """Give what a journal holds, without the number of the run."""
    with sqlite3.connect(out / FILE) as database:
        return database.execute("select target, stamp, head, message, result from results order by target").fetchall()


def main() -> None:
    """Kill, go on, compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--roster", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=8)
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)  # noqa: S311  # moments, no secrets
    temporary = chosen.work / "temporary"
    temporary.mkdir(parents=True, exist_ok=True)
    calm, stormy = chosen.work / "calm", chosen.work / "stormy"
    start(chosen.roster, calm, temporary).communicate()
    killed = {"driver": 0, "worker": 0}
    process = start(chosen.roster, stormy, temporary)
    while sum(killed.values()) < chosen.rounds:
        time.sleep(chance.uniform(0.1, MOST_SECONDS))
        if process.poll() is not None:
            process = start(chosen.roster, stormy, temporary, "--fresh")
            continue
        found = below(process.pid)
        if found and chance.random() < 0.5:  # noqa: PLR2004  # a coin
            os.kill(chance.choice(found), signal.SIGKILL)
            killed["worker"] += 1
        else:
            process.kill()
            process.communicate()
            killed["driver"] += 1
            process = start(chosen.roster, stormy, temporary)
    process.communicate()
    last = start(chosen.roster, stormy, temporary)
    last.communicate()
    same = results(calm) == results(stormy)
    left = [one.name for one in temporary.glob("portfolio-audit-*")]
    print(f"killed {killed}, last run ended with {last.returncode}")
    print(
        f"{len(results(stormy))} rows, {'equal to' if same else 'DIFFERENT FROM'} an undisturbed run; left over: {left}"
    )
    sys.exit(0 if same and not left else 1)


if __name__ == "__main__":
    main()

"""Whether copied work is found among many programs, whether unlike programs are left alone, and how the cost grows."""

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from planted_programs import DISGUISES, Program, cut_finely, cut_repository, half_of
from portfolio_audit.analysis.code.code_print import CodePrint
from portfolio_audit.analysis.code.fingerprint import print_units
from portfolio_audit.similarity.marks import make_background, marks_of
from portfolio_audit.similarity.pairs import LEAST_MARKS, LEAST_SHARE, find_pairs

PROGRAMS = 500
ORIGINALS_A_KIND = 20
SIZES = (400, 800, 1_600, 3_200)
REPEATS = 5
COPYDETECT_SIZES = (200, 400)
LEAST_LINES = 60
PIECE_LINES = 60
SEED = 8
_COPYDETECT = """
import sys
from copydetect import CopyDetector
detector = CopyDetector(test_dirs=[sys.argv[1]], extensions=["py"], silent=True)
detector.run()
"""


class Planted(Struct, frozen=True):
    """A copy, and where original and copy stand in the list."""

    kind: str
    original: int
    copy: int


def read_programs(labels: Path, repositories: Path) -> list[Program]:
    """Cut the repositories."""
    found: list[Program] = []
    for line in labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        repository = repositories / row["repo"].replace("/", "+") / "repo"
        found += cut_repository(repository, row["repo"], row["commit"])
    return found


def plant(programs: Sequence[Program], chance: random.Random) -> tuple[list[Program], list[Planted]]:
    """Put disguised copies among the programs, each of another original."""
    kinds = [*DISGUISES, "half", "half-in-larger"]
    copies = len(kinds) * ORIGINALS_A_KIND
    chosen = chance.sample(range(len(programs)), PROGRAMS - copies + 2 * ORIGINALS_A_KIND)
    kept, spare = chosen[: PROGRAMS - copies], chosen[PROGRAMS - copies :]
    result = [programs[number] for number in kept]
    planted = []
    for number, kind in enumerate(kind for kind in kinds for _ in range(ORIGINALS_A_KIND)):
        original = result[number]
        if kind in DISGUISES:
            copy = DISGUISES[kind](original, chance)
        else:
            copy = half_of(original, _host(original, kind, [programs[one] for one in spare], chance), chance)
        planted.append(Planted(kind, number, len(result)))
        result.append(copy)
    return result, planted


def _host(original: Program, kind: str, hosts: list[Program], chance: random.Random) -> Program:
    """Give a program that stands nowhere else, about half as long as the original, or twice as long and more."""
    wanted = original.lines * (0.5 if kind == "half" else 2.0)
    nearest = sorted(hosts, key=lambda host: abs(math.log(host.lines / wanted)))
    return nearest[chance.randrange(3)]


def fingerprints(programs: Iterable[Program]) -> list[CodePrint]:
    """Give the fingerprint of each program."""
    return [print_units([((unit.path, unit.cell), unit.text) for unit in one.units]) for one in programs]


def exact_pairs(prints: Sequence[CodePrint]) -> dict[tuple[int, int], float]:
    """Compare every program with every other one, with the same marks and shares."""
    background = make_background(prints, ())
    own = [frozenset(marks_of(one)) - background.many for one in prints]
    holders: dict[int, list[int]] = {}
    for number, marks in enumerate(own):
        if len(marks) >= LEAST_MARKS:
            for mark in marks:
                holders.setdefault(mark, []).append(number)
    shared: dict[tuple[int, int], int] = {}
    for numbers in holders.values():
        for position, second in enumerate(numbers):
            for first in numbers[:position]:
                shared[first, second] = shared.get((first, second), 0) + 1
    found = {}
    for (first, second), count in shared.items():
        limit = min(prints[first].limit, prints[second].limit)
        sizes = [sum(mark < limit for mark in own[one]) for one in (first, second)]
        if count >= LEAST_MARKS and count / min(sizes) >= LEAST_SHARE:
            found[first, second] = count / min(sizes)
    return found


def report_planted(programs: Sequence[Program], planted: Sequence[Planted]) -> None:
    """Print recall by kind, and the other pairs to be looked at."""
    prints = fingerprints(programs)
    work = find_pairs(prints)
    exact = exact_pairs(prints)
    found = {(pair.first.program, pair.second.program): pair for pair in work.pairs}
    small = set(work.small)
    for kind in dict.fromkeys(one.kind for one in planted):
        ours = [one for one in planted if one.kind == kind and one.original not in small]
        hits = sum((one.original, one.copy) in found for one in ours)
        exactly = sum((one.original, one.copy) in exact for one in ours)
        print(f"planted {kind}: {hits} of {len(ours)} found, {exactly} by exact comparison")
    print(f"pairs: {len(found)} of {len(exact)} exact ones ({len(found) / max(1, len(exact)):.3f})")
    print(f"too small to compare: {len(small)}")
    expected = {(one.original, one.copy) for one in planted}
    for key, pair in found.items():
        if key not in expected:
            print(f"other pair {pair.first.share:.2f} {pair.second.share:.2f} {pair.marks} marks")
            print(f"    {programs[key[0]].name}\n    {programs[key[1]].name}")
            for stretch in pair.stretches[:1]:
                print(f"    {stretch.first} = {stretch.second}")


def report_growth(programs: Sequence[Program], chance: random.Random) -> None:
    """Print the time for each size, and the exponent from the first to the last.

    Whole repositories are added, so that the number of pairs grows as that of programs does.
    """
    seconds: list[float] = []
    ordered = _by_repository(programs, chance)
    for size in SIZES:
        sample = ordered[:size]
        start = time.process_time()
        prints = fingerprints(sample)
        printed = time.process_time() - start
        seconds.append(min(_seconds(prints) for _ in range(REPEATS)))
        work = find_pairs(prints, most=size * size)
        exact = exact_pairs(prints)
        kept = sum((pair.first.program, pair.second.program) in exact for pair in work.pairs)
        print(
            f"{size} programs: fingerprints {printed:.2f} s, pairs {seconds[-1]:.2f} s; "
            f"{kept} of {len(exact)} exact pairs ({kept / len(exact):.3f})"
        )
    exponent = math.log(seconds[-1] / seconds[0]) / math.log(SIZES[-1] / SIZES[0])
    print(f"growth exponent of finding pairs {exponent:.2f}")


def _by_repository(programs: Sequence[Program], chance: random.Random) -> list[Program]:
    names = sorted({_repository(one) for one in programs})
    order = {name: place for place, name in enumerate(chance.sample(names, len(names)))}
    return sorted(programs, key=lambda one: order[_repository(one)])


def _repository(program: Program) -> str:
    return "/".join(program.name.split("/")[:2])


def _seconds(prints: Sequence[CodePrint]) -> float:
    start = time.process_time()
    find_pairs(prints)
    return time.process_time() - start


def report_copydetect(programs: Sequence[Program], python: str) -> None:
    """Print the time of copydetect and ours for the same programs, one file each, in the same run."""
    for size in COPYDETECT_SIZES:
        with tempfile.TemporaryDirectory() as name:
            for number, program in enumerate(programs[:size]):
                text = "\n\n".join(unit.text for unit in program.units)
                (Path(name) / f"p{number}.py").write_text(text, encoding="utf-8")
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([python, "-c", _COPYDETECT, name], check=True, capture_output=True)  # noqa: S603  # named by the user
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
        theirs = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        start = time.process_time()
        find_pairs(fingerprints(programs[:size]))
        ours = time.process_time() - start
        print(f"{size} programs: copydetect {theirs:.1f} s, ours with fingerprints {ours:.2f} s ({ours / theirs:.3f})")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--copydetect", help="a Python that has copydetect installed")
    arguments = parser.parse_args()
    sys.setrecursionlimit(5_000)
    chance = random.Random(SEED)  # noqa: S311  # a draw that can be repeated
    programs = read_programs(arguments.labels, arguments.repositories)
    long = [one for one in programs if one.lines >= LEAST_LINES]
    print(f"{len(long)} programs of {LEAST_LINES} lines and more")
    report_planted(*plant(long, chance))
    pieces = [piece for one in programs for piece in cut_finely(one, PIECE_LINES)]
    print(f"{len(pieces)} pieces of {PIECE_LINES} lines and more")
    report_growth(pieces, chance)
    if arguments.copydetect:
        report_copydetect(chance.sample(pieces, max(COPYDETECT_SIZES)), arguments.copydetect)


if __name__ == "__main__":
    main()

"""How well the dataflow finds labelled leaks: precision, recall, F1 and specificity of each kind."""

import argparse
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit, units_of_notebook
from portfolio_audit.analysis.dataflow.judgement import Leak, LeakKind
from portfolio_audit.analysis.dataflow.programs import follow
from portfolio_audit.parsers.notebook import parse_notebook
from portfolio_audit.parsers.python import parse_module

KINDS = {"preprocessing": LeakKind.PREPROCESSING, "overlap": LeakKind.OVERLAP, "multi_test": LeakKind.MULTI_TEST}
CONFIDENCES = ("low", "medium", "high")


class Label(Struct, frozen=True):
    """What is known of one program."""

    repo: str
    commit: str
    path: str
    format: str
    labels: dict[str, bool | None]
    blob: str = ""


class Tally(Struct, frozen=True):
    """Programs by label and finding."""

    right: int = 0
    missed: int = 0
    accused: int = 0
    clean: int = 0

    def line(self, kind: str) -> str:
        """Give the measures in one line."""
        precision = _share(self.right, self.right + self.accused)
        recall = _share(self.right, self.right + self.missed)
        f1 = _share(2 * self.right, 2 * self.right + self.missed + self.accused)
        specificity = _share(self.clean, self.clean + self.accused)
        return (
            f"{kind} precision {precision} recall {recall} F1 {f1} specificity {specificity} "
            f"({self.right} found, {self.missed} missed, {self.accused} accused wrongly, {self.clean} clean)"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def read_labels(path: Path) -> tuple[Label, ...]:
    """Read one label a line."""
    return tuple(msgspec.json.decode(line, type=Label) for line in path.read_bytes().splitlines() if line.strip())


def read_program(label: Label, repositories: Path) -> bytes | None:
    """Give the program by its blob, or by commit and path."""
    repository = repositories / label.repo.replace("/", "+") / "repo"
    directory = repository / ".git" if (repository / ".git").is_dir() else repository
    for name in (label.blob, f"{label.commit}:{label.path}"):
        command = ["git", "-c", "safe.directory=*", "--git-dir", str(directory), "cat-file", "blob", name]
        found = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # names of our own list
        if name and found.returncode == 0:
            return found.stdout
    return None


def leaks_of(label: Label, content: bytes) -> tuple[Leak, ...]:
    """Follow one program."""
    if label.format == "ipynb":
        units: Sequence[CodeUnit] = tuple(units_of_notebook(label.path, parse_notebook(content)))
    else:
        text = content.decode("utf-8", "replace")
        units = (CodeUnit(label.path, None, "python", text, parse_module(content)),)
    return follow(units).leaks


def says(leaks: Iterable[Leak], kind: str) -> bool:
    """Tell whether a kind of leak is found."""
    return any(kind == "any_leak" or leak.kind is KINDS[kind] for leak in leaks)


def tally(rows: Iterable[tuple[Label, tuple[Leak, ...]]], kind: str) -> Tally:
    """Count the labelled programs of one kind."""
    pairs = [(label.labels[kind], says(leaks, kind)) for label, leaks in rows if label.labels.get(kind) is not None]
    return Tally(pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True)),
                 pairs.count((False, False)))  # fmt: skip  # found, missed, accused, clean


def print_misses(rows: Iterable[tuple[Label, tuple[Leak, ...]]]) -> None:
    """Print each disagreement, with what was found."""
    for label, leaks in rows:
        for kind in (*KINDS, "any_leak"):
            wanted = label.labels.get(kind)
            if wanted is not None and wanted != says(leaks, kind):
                print(f"{kind}: {label.repo} {label.path} is labelled {wanted}")
                for leak in leaks:
                    print(f"    {leak.kind} {leak.confidence}: cell {leak.at.cell} line {leak.at.line}: {leak.text}")


def main() -> None:
    """Print one line a measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--least", choices=CONFIDENCES, default="low", help="least confidence that counts")
    parser.add_argument("--misses", action="store_true", help="list the programs where label and finding differ")
    options = parser.parse_args()
    rows: list[tuple[Label, tuple[Leak, ...]]] = []
    least = CONFIDENCES.index(options.least)
    for label in read_labels(options.labels):
        content = read_program(label, options.repositories)
        if content is None:
            print(f"not found: {label.repo} {label.path}")
            continue
        leaks = leaks_of(label, content)
        rows.append((label, tuple(leak for leak in leaks if CONFIDENCES.index(leak.confidence) >= least)))
    for kind in (*KINDS, "any_leak"):
        print(tally(rows, kind).line(kind))
    if options.misses:
        print_misses(rows)


if __name__ == "__main__":
    main()

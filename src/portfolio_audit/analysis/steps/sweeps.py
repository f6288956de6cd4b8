"""Files that describe a search for settings, a method and the values to try, and loops of a shell over such values."""

import re
from collections.abc import Iterable, Sequence

from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_METHOD = lazy_regex(r"\s{0,8}method:\s{1,4}['\"]?(?:bayes|grid|random)\b")
_PARAMETERS = lazy_regex(r"\s{0,8}(?:parameters|params):\s{0,4}(?:#|$)")
_LOOP = lazy_regex(
    r"\s{0,20}for (?P<name>(?:\w{1,12}_)?(?:lr|learning_?rate|alpha|gamma|lambda|dropout|batch_?size|bs|depth|max_depth"
    r"|hidden(?:_\w{1,8})?"
    r"|layers|n_layers|wd|weight_?decay|eps\w{0,6}|tau|temperature|momentum|n_estimators|n_clusters|num_leaves|chunk_?size"
    r"|top_?k)s?)\s{1,4}in\s{1,4}[\d.e+-]{1,20}(?:\s{1,4}[\d.e+-]{1,20}){1,30}\s{0,4}(?:;|$)",
    re.IGNORECASE,
)
"""A loop of a shell over two values of a setting or more."""
_RUNS = lazy_regex(r"\b(?:python3?|Rscript|julia|srun|sbatch|uv run|poetry run)\b|\$\{?PY\w{0,8}\b")
_LINES_OF_A_LOOP = 30
_PLACES = 50


def find_sweeps(snapshot: Snapshot, files: Iterable[Entry]) -> tuple[Located, ...]:
    """Give the line of the method in each file of a sweep (Weights & Biases)."""
    found = []
    settings = (entry for entry in files if entry.path.endswith((".yaml", ".yml")))
    for entry, lines in snapshot.parsed_all(settings, read_lines):
        method = next((number for number, line in enumerate(lines, 1) if _METHOD.match(line)), None)
        if method is not None and any(map(_PARAMETERS.match, lines)):
            found.append(Located("sweep", Place(entry.path, method)))
    return tuple(found)[:_PLACES]


def find_tried_values(snapshot: Snapshot, files: Iterable[Entry]) -> tuple[Located, ...]:
    """Give the loops of shell scripts that run a program with one value of a setting after the other."""
    scripts = (entry for entry in files if entry.path.endswith((".sh", ".bash", ".slurm", ".sbatch")))
    return tuple(
        Located(line.strip()[:80], Place(entry.path, number))
        for entry, lines in snapshot.parsed_all(scripts, read_lines)
        for number, line in enumerate(lines, 1)
        if (loop := _LOOP.match(line)) and _runs_with(loop["name"], line, lines[number:])
    )[:_PLACES]


def _runs_with(setting: str, head: str, below: Sequence[str]) -> bool:
    """Tell whether the loop reads its value and starts a program, until it is done."""
    body = []
    for line in below[:_LINES_OF_A_LOOP]:
        if line.strip().startswith("done"):
            break
        body.append(line)
    said = "\n".join((head.partition(" in ")[2], *body))
    return bool(_RUNS.search(said)) and re.search(rf"\$\{{?{setting}\b", said) is not None

"""What runs left behind in the tree: metric values and numbers in cell outputs and files of results."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.analysis.claims.measured_text import Measurement, is_training, measure_text, numbers_in
from portfolio_audit.analysis.own_code import own_files
from portfolio_audit.cache.kept import kept
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.lines import read_text
from portfolio_audit.parsers.notebook import Cell, Notebook, OutputKind, parse_notebook
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_FILES = 60
_FILE_CHARACTERS = 60_000
_NUMBERS = 60_000
_MEASUREMENTS = 3_000
_READ_OUTPUTS = frozenset({OutputKind.TEXT, OutputKind.STREAM, OutputKind.TABLE})
_RESULT_FILE = lazy_regex(
    r"(?:metric|result|score|evaluat|performance|report|leaderboard|comparison|summary|benchmark|métric|résultat|risultat"
    r"|ergebnis|auswertung|desempenho|rendimiento)[^/]{0,60}"
    r"\.(?:json|ya?ml|csv|tsv|txt|log)$|(?:^|/)(?:metrics|results|reports|evaluation|scores"
    r"|resultados?|r[eé]sultats?|risultati|ergebnisse|m[eé]tricas|auswertung)/[^/]{1,80}"
    r"\.(?:json|ya?ml|csv|tsv|txt|log)$|(?:^|/)mlruns/.{1,200}/metrics/[\w@-]{1,60}$",
    re.IGNORECASE,
)
_LOG = lazy_regex(r"\.(?:log|out)$", re.IGNORECASE)
"""What a run printed on its way, which may confirm a value, and denies none."""
_RUN_METRIC = lazy_regex(r"/mlruns/|^mlruns/")
_LONE_NUMBER = lazy_regex(r"^\s{0,10}(?:np\.float64\()?(-?\d{1,9}\.\d{1,20})\)?\s{0,10}$")
_BY_CALL = {
    "accuracy_score": "accuracy", "balanced_accuracy_score": "balanced accuracy", "f1_score": "f1",
    "precision_score": "precision", "recall_score": "recall", "roc_auc_score": "auc", "r2_score": "r2",
    "mean_absolute_error": "mae", "root_mean_squared_error": "rmse", "mean_squared_error": "mse",
}  # fmt: skip  # a table


class Measurements(Struct, frozen=True):
    """All that was found."""

    values: tuple[Measurement, ...]
    numbers: tuple[tuple[float, Place], ...]
    """Each different number of each file with its first place there."""


class _Measured(Struct, frozen=True, array_like=True):
    """The values and different numbers of one text."""

    at: Place
    values: tuple[Measurement, ...]
    numbers: tuple[float, ...]


def read_measurements(snapshot: Snapshot) -> Measurements:
    """Read outputs and files of results once."""
    return snapshot.derived(_read_all)


def _read_all(snapshot: Snapshot) -> Measurements:
    values: list[Measurement] = []
    numbers: dict[tuple[float, str], Place] = {}
    for measured in _by_text(snapshot):
        values += measured.values
        for number in measured.numbers:
            if len(numbers) < _NUMBERS:
                numbers.setdefault((number, measured.at.path), measured.at)
    return Measurements(tuple(values[:_MEASUREMENTS]), tuple((number, at) for (number, _), at in numbers.items()))


def _by_text(snapshot: Snapshot) -> Iterator[_Measured]:
    for entry, notebook in snapshot.parsed_all(own_files(snapshot, ".ipynb"), parse_notebook):
        yield from snapshot.told(entry, _measure_notebook, (notebook, entry.path))
    files = [entry for entry in snapshot.files if _RESULT_FILE.search(entry.path) or _LOG.search(entry.path)]
    files.sort(key=lambda entry: bool(_LOG.search(entry.path)))
    for entry, text in snapshot.parsed_all(files[:_FILES], read_text):
        yield snapshot.told(entry, _measure_file, (text[:_FILE_CHARACTERS], entry.path))


@kept
def _measure_notebook(item: tuple[Notebook, str]) -> tuple[_Measured, ...]:
    """Measure each output of a notebook."""
    return tuple(_measure(text, at, cell) for text, at, cell in _outputs(*item))


@kept
def _measure_file(item: tuple[str, str]) -> _Measured:
    """Measure the text of a file of results, or of a log, whose values are none of the end."""
    text, path = item
    measured = _measure(_as_lines(path, text), Place(path), None)
    if not _LOG.search(path):
        return measured
    return replace(measured, values=tuple(replace(one, is_training=True) for one in measured.values))


def _measure(text: str, at: Place, cell: Cell | None) -> _Measured:
    found = tuple(measure_text(text, at)) or tuple(_of_lone_number(text, at, cell))
    return _Measured(at, found, tuple(dict.fromkeys(numbers_in(text)))[:_NUMBERS])


def _outputs(notebook: Notebook, path: str) -> Iterator[tuple[str, Place, Cell]]:
    for cell in notebook.cells:
        at = Place(path, cell=cell.number, execution_count=cell.execution_count)
        for output in cell.outputs:
            if output.kind in _READ_OUTPUTS and output.text:
                yield output.text, at, cell


def _as_lines(path: str, text: str) -> str:
    """Put each entry of a file on its own line; the name of a file of a tracked run is the key of its number."""
    if _RUN_METRIC.search(path):
        words = text.split()
        return f"{path.rpartition('/')[2]}: {words[1]}" if len(words) > 1 else ""
    return re.sub(r"[,{}]\s{0,5}(?=[\"'])", "\n", text) if path.lower().endswith(".json") else text


def _of_lone_number(text: str, at: Place, cell: Cell | None) -> list[Measurement]:
    """Read a number that stands alone below a cell by the metric that the cell computes last."""
    found = _LONE_NUMBER.match(text)
    calls = cell.module.calls if cell is not None and cell.module is not None else ()
    named = [call for call in calls if call.name.rpartition(".")[2] in _BY_CALL]
    if found is None or len(named) != 1:
        return []
    metric = _BY_CALL[named[0].name.rpartition(".")[2]]
    if dict(named[0].keywords).get("squared") == "False":
        metric = "rmse"
    context = " ".join((*named[0].arguments, named[0].target)).replace("_", " ")
    return [
        Measurement(
            metric, float(found.group(1)), f"{named[0].name.rpartition('.')[2]} {context}", at, is_training(context)
        )
    ]

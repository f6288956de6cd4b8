"""Tools that record experiments, where the code imports one and does more with it than fetch a model."""

import re
from collections.abc import Iterator, Sequence

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.imported_tools import imported_tools
from portfolio_audit.analysis.steps.plausible.result_tables import gathered_tables
from portfolio_audit.evidence import Located
from portfolio_audit.patterns import lazy_regex

_TOOLS = {
    "mlflow": "MLflow",
    "wandb": "Weights & Biases",
    "comet_ml": "Comet",
    "neptune": "Neptune",
    "tensorboard": "TensorBoard",
    "tensorboardX": "TensorBoard",
    "torch.utils.tensorboard": "TensorBoard",
    "dvclive": "DVC",
    "clearml": "ClearML",
    "sacred": "Sacred",
    "aim": "Aim",
    "dagshub": "DagsHub",
    "lightning.pytorch.loggers": "Lightning's loggers",
    "pytorch_lightning.loggers": "Lightning's loggers",
    "tensorflow.keras.callbacks.TensorBoard": "TensorBoard",
    "keras.callbacks.TensorBoard": "TensorBoard",
}
_OF_STORES = lazy_regex(r"^(?:mlflow|wandb)\b")
_ONLY_TAKES = lazy_regex(
    r"^(?:mlflow|wandb)\.(?:\w{1,30}\.){0,3}(?:load_\w+|get_\w+|search_\w+|download\w*|use_artifact|use_model|Api|login"
    r"|set_(?:tracking|registry)_uri|MlflowClient(?:\.(?:get|search|download)_\w+)?)(?:$|(?<!Client)\.)"
)
"""Calls that take a model, or look up runs that others have recorded."""
_FILE = (
    r".{0,80}\b(?:\w{1,30}_)?(?:metrics(?:_\w{1,30})?|m[eé]tricas|m[eé]triques|metriken|metriche|leaderboard|cv_results|(?:cv|test|val|fold|eval|model)_?scores)"
    r"\.(?:json|csv|ya?ml)['\"]"
)
_KEEPS = lazy_regex(
    r"(?:\b(?:json|yaml|orjson)\.(?:safe_)?dump|write(?:_text)?\(\s{0,4}(?:json|yaml|orjson)\.(?:safe_)?dumps)\(\s{0,4}(?:\w{1,30}\.)?(?:\w{1,30}_)?"
    r"(?:metrics|results|scores|evaluation|registry|leaderboard)\b"
    rf"|(?:to_csv|to_json|write_csv|savetxt)\({_FILE}|open\({_FILE}\s?,\s?(?:mode\s?=\s?)?['\"][wax]"
)
"""Lines that write what was measured into a file."""
_TABLE = lazy_regex(r"\s{0,40}(\w{1,40})(?:\.\w{1,20}\([^()\n]{0,60}\)){0,3}\.to_(?:csv|json)\(")
_DUMPED = lazy_regex(
    r".{0,120}?\b(?:(?:json|yaml)\.(?:safe_)?dump|write(?:_text)?\(\s{0,4}(?:json|yaml)\.(?:safe_)?dumps)\(\s{0,4}(\w{1,40})\b"
)
_JUDGED = lazy_regex(
    r"^\s{0,40}((?:\w{1,40},\s?){0,3}\w{1,40})\s?=\s?(?:\w{1,30}\.){0,2}"
    r"(?:evaluate(?:_\w{1,30})?|compare_models|benchmark(?:_models)?|cross_validate|score_(?:all|models)"
    r"|(?:backtest(?:ing)?|evaluation|metrics)\.(?:compare|summary|table|score\w{0,12}|evaluate\w{0,12}))\(",
    re.MULTILINE,
)
"""Names that are given what functions named for judging models return."""
_NO_SCORES = lazy_regex(
    r"pred|forecast|y_|out$|oof|prob|resid|label|sample|answer|model|data|df$|frame|fig|ax", re.IGNORECASE
)
"""Names of what else such a function may return."""
_WRITES = ("dump", "to_csv(", "to_json(", "write_csv(", "savetxt(", "open(")
"""Of which each of these lines holds one."""
_KEPT = 20
_LINE = 400
_SHOWN = 80


def tracking_tools(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give the first import of each tool in each file that uses it, and does not only take a model from it."""
    only_takes = _paths_that_only_take(units)
    return tuple(
        found
        for found in imported_tools(units, _TOOLS, only_used=True)
        if found.at.path not in only_takes or found.text not in ("MLflow", "Weights & Biases")
    )


def kept_metrics(units: Sequence[CodeUnit]) -> tuple[Located, ...]:
    """Give the first line of each file that writes metrics, scores or results into JSON, YAML or a table."""
    first: dict[str, Located] = {}
    for unit in units:
        if unit.path not in first and (place := _first_kept(unit) or _kept_table(unit)) is not None:
            first[unit.path] = place
    return tuple(first.values())[:_KEPT]


def _first_kept(unit: CodeUnit) -> Located | None:
    if not any(call in unit.source for call in _WRITES):
        return None
    for number, line in enumerate(unit.source.splitlines(), start=1):
        found = _KEEPS.search(line[:_LINE])
        if found:
            return Located(found.group()[:_SHOWN], unit.place(number))
    return None


def _kept_table(unit: CodeUnit) -> Located | None:
    """Give the line that writes a table with columns named like metrics, or what a function that judges returned."""
    if not any(call in unit.source for call in _WRITES):
        return None
    tables = set(gathered_tables(unit.source)) | set(_judged(unit.source))
    for number, line in enumerate(unit.source.splitlines() if tables else (), start=1):
        found = _TABLE.match(line[:_LINE]) or _DUMPED.match(line[:_LINE])
        if found and found[1] in tables:
            return Located(found.group().strip()[:_SHOWN], unit.place(number))
    return None


def _judged(source: str) -> Iterator[str]:
    """Give the first name of each line that is given what a judging function returns."""
    for found in _JUDGED.finditer(source):
        name = found[1].partition(",")[0]
        if not _NO_SCORES.search(name):
            yield name


def _paths_that_only_take(units: Sequence[CodeUnit]) -> frozenset[str]:
    calls: dict[str, list[str]] = {}
    for unit in units:
        for call in unit.module.calls if unit.module else ():
            if _OF_STORES.match(call.name):
                calls.setdefault(unit.path, []).append(call.name)
    return frozenset(path for path, names in calls.items() if all(_ONLY_TAKES.match(name) for name in names))

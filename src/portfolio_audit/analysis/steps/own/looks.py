"""Looks at the data that no single library call tells: figures of a column in one line, and samples of pictures."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.plots_of_data import OF_RESULTS
from portfolio_audit.patterns import lazy_regex

_STATISTICS = lazy_regex(r"(?:\b|\.)(?:nan)?(min|max|mean|std|median|isnan|nunique)\(")
_ASKED = lazy_regex(r"(?:min|max|mean|std|median)\((\w{1,40})\)")
_FEWEST = 2
_OF_SPREAD = {"mean", "std"}
"""What alone tells a result with its spread as often as a column."""
_OF_RESULTS = lazy_regex(
    r"score|acc|auc|loss|rmse|\bmae|mse|pred|crps|mcmc|\+/-|±|bias|\bcv\b|cv_|time|err|metric|f1|epoch|reward|fold|result|dice|iou|recall|r2"
    r"|prec|resid|importance|grad|weight|param|layer|latent|elapsed|prob|shap",
)
_IMAGES = lazy_regex(
    r"^(?:img|image|sample|photo|picture|digit|face)s?\w{0,3}(?:$|[.\[])|^(?:[xX]_?train|train_(?:images|x|X|data))\["
    r"|^(?:images|samples|batch|x_batch|dataset|train_dataset|train_ds)\["
)
"""Names of pictures that are data."""
_OF_ANSWERS = lazy_regex(
    r"pred|output|recon|cam\b|heat|attention|fake|generat|logit|prob|mask|attribution|saliency|filter|noise|latent|eval"
    r"|decode|visuali[sz]e_model|VideoCapture|argmax",
)
_LINES_AROUND = 10
_GROUPED_PLOT = lazy_regex(r"\.(?:groupby|resample|pivot_table)\(.{1,160}\)\.plot(?:\.\w{2,10})?\(")
_SHOWS = r"(?:print|display|st\.\w{2,16})\("
_GROUPED_SHOWN = lazy_regex(
    rf"\s{{0,20}}(?:{_SHOWS}.{{0,60}})?"
    r"\w{1,40}(?:\[.{1,80}\])?\.groupby\(.{1,160}\)(?:\[.{1,80}\])?\.(?:\w{1,40}\.)?"
    r"(?:mean|median|agg|size|count|sum|describe|std|min|max|nunique)\("
)
"""A table of groups that is printed or put on a page, or stands alone at the end of a cell."""
_SHOWN = lazy_regex(rf"\s{{0,40}}{_SHOWS}")
_GOES_ON = lazy_regex(r"[(\[,=\\]\s{0,4}$")
"""A line that is not yet whole."""
_LINE = 300


def own_looks(unit: CodeUnit) -> Iterator[tuple[str, str, int]]:
    """Give sort, text and line of each."""
    lines = unit.source.splitlines()
    if "print(" in unit.source or "display(" in unit.source:
        yield from _printed_statistics(unit, lines)
    if "imshow" in unit.source:
        yield from _samples(unit, lines)
    if ".plot" in unit.source or ".groupby(" in unit.source:
        yield from _shown_groups(unit, lines)


def _printed_statistics(unit: CodeUnit, lines: list[str]) -> Iterator[tuple[str, str, int]]:
    for call in unit.module.calls if unit.module else ():
        if call.name in ("print", "display"):
            said = " ".join(lines[call.line - 1 : min(call.end_line, call.line + 3)])
            names = {found.group(1) for found in _STATISTICS.finditer(said)}
            is_of_data = not _OF_RESULTS.search(said.lower()) and not _gathers_results(said, unit.source)
            if len(names) >= _FEWEST and names != _OF_SPREAD and is_of_data:
                yield "distribution", said.strip()[:80], call.line


def _shown_groups(unit: CodeUnit, lines: list[str]) -> Iterator[tuple[str, str, int]]:
    """Give plots and tables of groups that are put together and shown on the spot."""
    for number, line in enumerate(lines, start=1):
        found = _GROUPED_PLOT.search(line[:_LINE]) if ".plot" in line else None
        if ".groupby(" in line and (unit.in_notebook or _SHOWN.match(line)):
            is_whole = number == 1 or not _GOES_ON.search(lines[number - 2][-_LINE:])
            found = found or (_GROUPED_SHOWN.match(line[:_LINE]) if is_whole else None)
        if found and not OF_RESULTS.search(f"{unit.path} {line[:_LINE]}".lower().replace("resample(", "")):
            yield "relation", found[0].strip()[:80], number


def _gathers_results(said: str, source: str) -> bool:
    """Tell statistics of a list that the code fills with scores or answers, whatever the list is called."""
    return any(
        _OF_RESULTS.search(filled.group()[:200].lower())
        for name in dict.fromkeys(_ASKED.findall(said))
        for filled in re.finditer(rf"\b{name}(?:\.append\(|\s?\+=\s?\[)[^\n]{{0,160}}", source)
    )


def _samples(unit: CodeUnit, lines: list[str]) -> Iterator[tuple[str, str, int]]:
    for call in unit.module.calls if unit.module else ():
        if call.name.endswith("imshow") and call.arguments and _IMAGES.search(call.arguments[0]):
            near = "\n".join(lines[max(0, call.line - _LINES_AROUND) : call.line + _LINES_AROUND])
            if not _OF_ANSWERS.search(f"{unit.path} {call.scope} {near}"):
                yield "overview", f"imshow({call.arguments[0]})", call.line

"""Metric values and plain numbers in the text that a run left behind."""

import re
from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.analysis.prose.prose_metrics import find_metric_claims, metric_name, metric_value
from portfolio_audit.evidence import Located, Place
from portfolio_audit.patterns import lazy_regex

_LINES = 400
_LINE_CHARACTERS = 400
_SIGNS = (
    "acc",
    "prec",
    "recall",
    "sensitiv",
    "f1",
    "f-",
    "auc",
    "r2",
    "r²",
    "r^2",
    "r-sq",
    "rms",
    "mae",
    "mse",
    "mape",
    "mean ",
)
_NUMBER = lazy_regex(r"(?<![\w.])[-+]?\d{0,9}\.\d{1,12}(?:e[-+]?\d{1,3})?|(?<![\w.,])\d{1,3}(?=\s?%)")
_REPORT_ROW = lazy_regex(r"^\s{0,30}(?:weighted|macro) avg\s+([\d.]{1,8})\s+([\d.]{1,8})\s+([\d.]{1,8})\s")
_REPORT_ACCURACY = lazy_regex(r"^\s{0,30}accuracy\s+([\d.]{1,8})\s+\d{1,9}\s{0,5}$")
_EPOCH = lazy_regex(r"\bepoch\b|\bloss\s?[:=]|\b\d{1,5}/\d{1,5}\b|\bstep\b", re.IGNORECASE)
_TRAINING = lazy_regex(r"(?<![a-z])train(?:ing|ed)?(?![a-z])|\bfit\b", re.IGNORECASE)
_HELD_OUT = lazy_regex(r"(?<![a-z])(?:test|val|valid|validation|holdout|hold-out|cv|oof)(?![a-z])", re.IGNORECASE)
_KEYS = lazy_regex(r"[\"']?(\w[\w .@-]{0,40}?)[\"']?\s?[:=]\s?[\"']?(-?\d{1,9}\.\d{1,12})")
_GAP = lazy_regex(r"\s{2,}|\t|\s\|\s|,")
_COLUMNS = 2


class Measurement(Struct, frozen=True):
    """A value of a metric that a run printed or wrote."""

    metric: str
    value: float
    text: str
    """The line, or the row with its header."""
    at: Place
    is_training: bool
    """True where it is said to come from the training part, or from the log of an epoch."""


def measure_text(text: str, at: Place) -> Iterator[Measurement]:
    """Give the metric values in lines, in reports of scikit-learn, in printed tables, and under keys."""
    header: tuple[str, ...] = ()
    for line in text.split("\n")[:_LINES]:
        short = line[:_LINE_CHARACTERS]
        cells = tuple(cell for cell in _GAP.split(short.strip()) if cell)
        if not any(map(str.isdigit, short)) or _is_header(cells):
            header = cells if _is_header(cells) else ()
            continue
        yield from _in_report(short, at)
        yield from _in_row(cells, header, at)
        if any(sign in short.lower() for sign in _SIGNS):
            yield from _in_line(short, at)


def numbers_in(text: str) -> Iterator[float]:
    """Give every decimal number and percentage of a text."""
    for found in _NUMBER.finditer(text):
        try:
            yield float(found.group(0))
        except ValueError:
            continue


def is_training(text: str) -> bool:
    """Tell whether a text speaks of the training part alone."""
    return bool(_TRAINING.search(text)) and not _HELD_OUT.search(text)


def _is_header(cells: tuple[str, ...]) -> bool:
    named = sum(metric_name(cell.replace("_", " ")) is not None and not re.search(r"\d\.\d", cell) for cell in cells)
    return len(cells) >= _COLUMNS and named > 0 and not any(re.fullmatch(r"-?\d+\.\d+%?", cell) for cell in cells)


def _in_report(line: str, at: Place) -> Iterator[Measurement]:
    found = _REPORT_ACCURACY.match(line)
    if found:
        yield from _measurement("accuracy", found.group(1), line, at)
    found = _REPORT_ROW.match(line)
    for metric, number in zip(("precision", "recall", "f1"), found.groups() if found else (), strict=False):
        yield from _measurement(metric, number, line, at)


def _in_row(cells: tuple[str, ...], header: tuple[str, ...], at: Place) -> Iterator[Measurement]:
    """Read a row below a header; a printed frame has one cell more, its index."""
    shift = len(cells) - len(header)
    if not header or shift not in (0, 1):
        return
    for name, cell in zip(header, cells[shift:], strict=False):
        metric = metric_name(name.replace("_", " "))
        if metric is not None and re.fullmatch(r"-?\d{1,9}\.\d{1,12}%?", cell):
            yield from _measurement(metric, cell, " | ".join((name, *cells)), at)


def _in_line(line: str, at: Place) -> Iterator[Measurement]:
    """Read what is said and what stands under keys; a line that speaks of the training part is of it alone."""
    from_training = bool(_EPOCH.search(line) or _TRAINING.search(line))
    text = " ".join(line.split())[:200]
    for claim in find_metric_claims((Located(line, Place(line=1)),), (), at.path):
        yield Measurement(claim.metric, claim.value, text, at, from_training)
    for key, number in _KEYS.findall(line):
        metric = metric_name(key.replace("_", " "))
        value = metric_value(metric, number, is_percent=False) if metric is not None else None
        if metric is not None and value is not None:
            yield Measurement(metric, value, text, at, from_training)


def _measurement(metric: str, number: str, text: str, at: Place) -> Iterator[Measurement]:
    value = metric_value(metric, number.rstrip("%"), is_percent=number.endswith("%"))
    if value is not None:
        yield Measurement(metric, value, " ".join(text.split())[:200], at, is_training(text))

"""Files of the tree that hold scores, known by their columns and keys and not by their names."""

from collections.abc import Iterable, Iterator

from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_TABLES = (".csv", ".tsv")
_KEYED = (".json", ".jsonl")
_MOST_BYTES = 300_000
_LINES = 400
_LINE_CHARACTERS = 2_000
_PREFIX = r"(?:(?:mean|std|avg|test|train|valid|val|cv|eval|best|final)_){0,3}"
_SURE = lazy_regex(
    rf"^{_PREFIX}(?:rmse|mae|mape|smape|wape|rmsle|mse|crps|log_?loss|roc_?auc|auc|pr_?auc|f1(?:_?score|_macro|_micro|_weighted)?"
    r"|r2(?:_score)?|silhouette(?:_score)?|brier(?:_score)?|ndcg(?:@?\d{1,3})?)(?:_(?:test|train|val|valid|cv|mean|std))?$|^(?:mean_)?(?:test|train|val|cv)_(?:score|loss|acc|accuracy)$"
    r"|^(?:train|eval|val|valid|test|episode|ep)_(?:cost|reward|return)s?$|^(?:mean|avg|average)_(?:episode_)?reward$"
    r"|^(?:mean_)?(?:(?:recall|precision|ndcg|map|mrr|hits?|hit_rate)@\d{1,4}|mrr)(?:_(?:mean|std))?$"
)
_LIKELY = lazy_regex(rf"^{_PREFIX}(?:accuracy|acc|precision|recall|loss|score|sensitivity|specificity)$")
_FEWEST_LIKELY = 2
_COUNTED = lazy_regex(r"^(?:epochs?|episodes?|timesteps?|iterations?|folds?|cv_fold)$")
_REACHED = lazy_regex(r"^(?:\w{1,20}_)?(?:loss|acc|accuracy|rewards?)$")
"""Columns of a table that says how a run went, one row each time: what is counted, and how good it was."""
_KEY = lazy_regex(r"\"([A-Za-z0-9_@ -]{1,40})\"\s{0,2}:\s{0,2}-?\d{1,12}\.\d")
_OF_DATA = lazy_regex(
    r"(?:^|/)(?:data|datasets?|inputs?|raw|corpus|frontend|public|static|fixtures?|tests?)/"
    r"|(?:^|/)(?:package|composer|tsconfig)[\w.-]{0,20}\.json$|predictions?|submission"
)
_PLACES = 20


def kept_scores(snapshot: Snapshot, entries: Iterable[Entry]) -> tuple[Located, ...]:
    """Give the small tables and files of JSON whose columns or keys are names of metrics."""
    small = [
        entry
        for entry in entries
        if entry.path.lower().endswith((*_TABLES, *_KEYED))
        and 0 < (entry.size_bytes or 0) <= _MOST_BYTES
        and not _OF_DATA.search(entry.path.lower())
    ]
    found = (
        Located(entry.path, Place(entry.path))
        for entry, lines in snapshot.parsed_all(small, read_lines)
        if _tells(entry, lines)
    )
    return tuple(found)[:_PLACES]


def _tells(entry: Entry, lines: tuple[str, ...]) -> bool:
    names = set(_columns(lines) if entry.path.lower().endswith(_TABLES) else _keys(lines))
    if any(map(_SURE.match, names)) or sum(_LIKELY.match(name) is not None for name in names) >= _FEWEST_LIKELY:
        return True
    return all(any(map(pattern.match, names)) for pattern in (_COUNTED, _REACHED))


def _columns(lines: tuple[str, ...]) -> Iterator[str]:
    head = lines[0][:_LINE_CHARACTERS] if lines else ""
    separator = max(",;\t", key=head.count)
    yield from (_plain(name) for name in head.split(separator))


def _keys(lines: tuple[str, ...]) -> Iterator[str]:
    for line in lines[:_LINES]:
        yield from (_plain(name) for name in _KEY.findall(line[:_LINE_CHARACTERS]))


def _plain(name: str) -> str:
    return name.strip().strip("\"'").strip().lower().replace(" ", "_").replace("-", "_")

"""What functions and keys of results are called that measure what is found, answered, noticed or won."""

import re
from collections.abc import Iterator

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.patterns import lazy_regex

_FUNCTIONS = (
    ("map", lazy_regex(r"average_precision|map_?(?:at|@|k)|apk$")),
    ("recall at k", lazy_regex(r"recall_?(?:at|@)")),
    ("precision at k", lazy_regex(r"precision_?(?:at|@)(?!_?(?:capacity|budget|fpr))")),
    ("reciprocal rank", lazy_regex(r"reciprocal|\bmrr|_mrr|rank_of")),
    ("ndcg", lazy_regex(r"dcg")),
    ("hit-rate", lazy_regex(r"hit_?(?:rate|ratio)|hits?_?(?:at|@)")),
    ("exact match", lazy_regex(r"exact_match")),
    ("faithfulness", lazy_regex(r"faithful|grounded|hallucinat")),
    ("citations", lazy_regex(r"citation")),
    ("abstention", lazy_regex(r"abst(?:ention|ain)|refusal")),
    ("false alarms", lazy_regex(r"^_?false_\w{0,12}_?(?:per|rate)|^_?false_per")),
    ("delay of detection", lazy_regex(r"(?:detection|alarm)_(?:delay|latency|lag)|time_to_detect")),
    ("recall", lazy_regex(r"^_?(?:event_)?recall$")),
    ("precision", lazy_regex(r"^_?(?:event_)?precision$")),
    ("f1", lazy_regex(r"^_?(?:event_|token_)?f1(?:_score)?$")),
    ("regret", lazy_regex(r"regret$")),
    ("reward of an episode", lazy_regex(r"(?:reward|return)s?$")),
)
"""Names of metrics, and what functions are called that compute them."""
_KEY = lazy_regex(
    r"[fr]?['\"](?:\w{1,12}[_ ])?(recall|precision|ndcg|mrr|map|hits?|hit_?rate)(?:@|_at_)(?:\d{1,4}|k|\{\w{1,12}\})"
    r"['\"]"
    r"(?:\s?:|\]\s?\+?=(?!=))",
    re.IGNORECASE,
)
"""A key under which a measure of a ranking is kept (`{"recall@5": ...}`)."""
_OF_KEYS = {
    "recall": "recall at k",
    "precision": "precision at k",
    "ndcg": "ndcg",
    "mrr": "reciprocal rank",
    "map": "map",
    "hit": "hit-rate",
    "hits": "hit-rate",
    "hitrate": "hit-rate",
    "hit_rate": "hit-rate",
}
_LINE = 240


def metric_of_function(name: str) -> str:
    """Give the metric that a function is named for; empty where the name says no more than that it measures."""
    return next((metric for metric, pattern in _FUNCTIONS if pattern.search(name)), "")


def ranking_keys(unit: CodeUnit) -> Iterator[tuple[str, str, int]]:
    """Give metric, text and line of each such key."""
    if "@" not in unit.source and "_at_" not in unit.source:
        return
    for number, line in enumerate(unit.source.splitlines(), 1):
        for found in list(_KEY.finditer(line[:_LINE]))[:5]:
            yield _OF_KEYS[found[1].lower()], found[0].rstrip("]: =+"), number

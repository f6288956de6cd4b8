"""What a section tells by its wording or content where no single word of its heading does."""

from collections import Counter
from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.prose.prose_metrics import find_metric_claims, metric_name
from portfolio_audit.analysis.prose.sentences.headed_sentences import headed_sentences
from portfolio_audit.analysis.prose.sentences.plain_wordings import learned_kinds
from portfolio_audit.analysis.prose.tables.numbers import find_number_tables
from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.analysis.prose.words.field import ASKS_TO_BE_CITED
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.document import Document, Link, Section, Table
from portfolio_audit.patterns import lazy_regex

_NO_RESULTS = lazy_regex(
    r"(?i)\b(?:targets?|goals?|required|thresholds?|papers?|literature|published|state of the art|sota|examples?"
    r"|expected|data|planned|schema|config\w*)\b"
)
"""Headings of tables that give values of others, or such that are wanted."""
_CITING = lazy_regex(r"(?i)\bcit(?:e|ing|ations?)\b")
_FEWEST = 2
_TOLD_BY_SENTENCES = (TopicKind.DATA, TopicKind.LIMITS, TopicKind.FUTURE)
_WORDS = 25
_LINES = 40
_NUMBERS = lazy_regex(
    r"(?i)^(?:the |my |our |some |in |all |key |main )?(?:numbers|figures and numbers|numbers so far)$"
    r"|^(?:die )?zahlen$"
)
_EVERYDAY = frozenset({"precision", "recall", "specificity", "leaderboard"})
"""Metrics whose names are words of other things as well."""
_VAGUE = frozenset({"score", "loss", "map", "lift", "gini", "mean reward"})
"""Columns that may grade anything."""


def told_by_sentences(section: Section, document: Document, sentences: Iterable[Located]) -> Iterator[TopicKind]:
    """Give the topics that two sentences of a section and half of them tell, whatever its heading says."""
    own = [one for one in sentences if section.line <= (one.at.line or 0) <= section.end_line]
    told = Counter(
        kind for one, heading in headed_sentences(document, own) for kind in learned_kinds(one.text, heading)
    )
    kinds = [kind for kind in told if told[kind] >= _FEWEST and 2 * told[kind] >= len(own)]
    yield from (kind for kind in _TOLD_BY_SENTENCES if kind in kinds)
    if TopicKind.INTERPRETATION in kinds and find_metric_claims(tuple(own), (), ""):
        yield TopicKind.RESULTS


def shows_results(section: Section, tables: tuple[Table, ...]) -> bool:
    """Tell a section with a table that gives values of metrics in two rows, whatever its heading says.

    A table of numbers counts too where the prose beside it names the metric, or the heading says no more than numbers.
    """
    if not section.tables or section.heading is None or _NO_RESULTS.search(section.heading.text):
        return False
    own = tuple(table for table in tables if section.line <= table.line <= section.end_line)
    if find_number_tables(own, "") and section.prose_words >= _WORDS and _names_measure(section):
        return True
    claims = (claim for claim in find_metric_claims((), own, "") if claim.metric not in _VAGUE)
    return len({claim.at.line for claim in claims}) >= _FEWEST


def _names_measure(section: Section) -> bool:
    if section.heading is not None and _NUMBERS.match(section.heading.text):
        return True
    named = (metric_name(line) for line in section.text.split("\n")[:_LINES])
    return any(name is not None and name not in _VAGUE and name not in _EVERYDAY for name in named)


def only_commands(section: Section, links: Iterable[Link]) -> bool:
    """Tell a section of code blocks with hardly a word beside them, and no picture or link, which demonstrates none."""
    if not section.code_blocks or section.images or section.prose_words > _WORDS:
        return False
    return not any(section.line <= link.line <= section.end_line for link in links if "://" in link.target)


def is_citation_of_itself(section: Section) -> bool:
    """Tell a section on how to cite the work, which names no source of it."""
    heading = section.heading.text if section.heading else ""
    return bool(_CITING.search(heading)) and bool(ASKS_TO_BE_CITED.search(section.text))

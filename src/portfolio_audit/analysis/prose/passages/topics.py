"""Topics with the source they stand in, and which of them tell results."""

import re
from collections.abc import Iterable

from msgspec import Struct

from portfolio_audit.analysis.prose.tables.numbers import find_number_tables
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.evidence import SURE, Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_CONCLUSION_WORDS = 12
_METHOD_WORDS = 6
_RESULT_KINDS = frozenset({TopicKind.RESULTS, TopicKind.INTERPRETATION, TopicKind.EVALUATION})
_NUMBER = lazy_regex(r"(?<![A-Za-z\d])\d")
_NO_RESULT = lazy_regex(r"\b(?:commands?|install\w*)\b", re.IGNORECASE)
_ADDRESS = lazy_regex(
    r"https?://\S{1,300}|\b(?:first|last|figure|fig\.?|table|step|section|chapter|level|page|part)\s\d{1,4}\b"
    r"|['\"`]\d{1,9}['\"`]",
    re.IGNORECASE,
)
_EXPLORING = lazy_regex(r"(?:^|[/_.-])(?:eda|explor\w{0,12})[^/]{0,80}\.(?:md|rst|rmd|qmd)$", re.IGNORECASE)
_PLAN = lazy_regex(r"(?:^|[/_ -])(?:plan|roadmap|todo|backlog)[^/]{0,40}$", re.IGNORECASE)
"""Documents of what is to be done, which hold no results."""
_OTHER_TEST = lazy_regex(
    r"\b(?:expressions?|symbolic|fitness) evaluation\b|\bfilters?\b|^\W{0,9}train\w{0,3}, (?:validation|test)|"
    r"\b(?:validation|test|training) data ?sets?\b",
    re.IGNORECASE,
)
"""Headings on parts of data and on evaluating what is no model."""
_MEASURED = lazy_regex(r"(?<![$€£\d.,])\d{1,12}[.,]\d|\d\s?%|\d\s?percent")
_NO_SENTENCE = lazy_regex(
    r"^\s{0,3}\||\s\|\s|:\W{0,3}$|^\d{1,2}\.\d{1,2}\.? [A-Z]"
    r"|^\W{0,4}(?:trains?|show|check|see|ensure|use|run|select|load|deploy|promote|choose|compare|save|find|get)\b",
    re.IGNORECASE,
)
"""Rows of tables, openings of lists, numbered steps, and orders: no sentences that interpret."""
_ANSWERS = lazy_regex(
    r"\b(?:models?|accura\w{2}|errors?|rmse|mae|auc|f1|recall|precision|scores?|perform\w{0,7}|predict\w{0,5}|results?"
    r"|features?|correlat\w{2,5}|baselines?|forecasts?|classif\w{2,6}|regress\w{2,4}|clusters?)\b",
    re.IGNORECASE,
)
"""What a result is about."""
_CONCLUSION = lazy_regex(
    r"conclu|summary|discussion|key (?:findings|takeaways|insights)|takeaway|findings?\b|"
    r"insights|recommendation|interpretation|"
    r"fazit|résultats|结论|結論|考察|what (?:i|we) (?:learned|found|find)|final (?:thoughts|remarks|words)|"
    r"closing (?:thoughts|remarks)|wrap(?:ping)?[- ]up|bottom line|(?<!learning )\boutcomes?\b|verdict"
    r"|in short|take-home|main results|schlussfolgerung|^answer\b|tl;?dr|in (?:brief|a nutshell)|short version"
    r"|what (?:i|we) (?:read|take|conclude|make)\b|resumo|resumen|en bref|en résumé|^résumé|in breve|in sintesi"
    r"|riassunto"
    r"|zusammenfassung|kurz gesagt|in kürze",
    re.IGNORECASE,
)

_ADVICE = lazy_regex(r"^\W*(?:[a-z]+ )?recommendations?\W*$", re.IGNORECASE)
"""Headings on what others should do."""
_SERVING = lazy_regex(r"\b(?:run|running|install\w*|deploy\w*|cloud|docker|azure|aws|ci/cd|api)\b", re.IGNORECASE)
"""What is said of running and serving a project, and not of its models."""


class Passage(Struct, frozen=True):
    """A topic that some prose of the repository tells."""

    kind: TopicKind
    text: str
    at: Place
    words: int
    by_heading: bool
    source: str
    """`readme`, `sub-readme`, `report` or `notebook`."""
    has_number: bool
    """True when the sentence states a number, or the section a measured one, a figure or a table of numbers."""
    chance: float
    """How surely the prose tells it, 0 to 1."""


def make_passage(topic: Topic, at: Place, source: str, measured: tuple[int, ...]) -> Passage:
    """Join a topic with its place and source; `measured` are the lines that `measured_lines` gave."""
    if topic.by_heading:
        has_number = any((topic.at.line or 0) <= line <= (topic.at.end_line or 0) for line in measured)
    else:
        has_number = not _NO_RESULT.search(topic.text) and bool(_NUMBER.search(_ADDRESS.sub(" ", topic.text)))
    return Passage(topic.kind, topic.text, at, topic.words, topic.by_heading, source, has_number, topic.chance)


def measured_lines(document: Document) -> tuple[int, ...]:
    """Give the lines with decimal numbers or percentages, tables of numbers, and pictures."""
    lines = [sentence.at.line or 0 for sentence in document.sentences if _MEASURED.search(sentence.text)]
    lines += [table.at.line or 0 for table in find_number_tables(document.tables, "")]
    return tuple(lines + [link.line for link in document.links if link.is_image and not link.is_badge])


def tells_method(passage: Passage | Topic) -> bool:
    """Tell whether a passage speaks of models or method, and neither names them only nor tells how to deploy."""
    return passage.kind is TopicKind.METHOD and passage.words >= _METHOD_WORDS and not _SERVING.search(passage.text)


def tells_results(passage: Passage) -> bool:
    """Tell whether a headed section is about results; reports and folders must show something measured.

    A report that describes how results are made is no result.
    """
    is_about = passage.by_heading and passage.kind in _RESULT_KINDS
    is_told = passage.has_number or passage.source in {"readme", "notebook"}
    return is_about and is_told and not (_PLAN.search(passage.at.path) or _OTHER_TEST.search(passage.text))


def heads_results(passage: Passage) -> bool:
    """Tell a section whose heading names results, their evaluation or meaning; advice alone is none of these."""
    return passage.by_heading and passage.kind in _RESULT_KINDS and not _ADVICE.match(passage.text)


def result_words(passages: tuple[Passage, ...]) -> int:
    """Count the words of such sections of README, folders and reports, each section once."""
    return _words(passage for passage in passages if passage.source != "notebook" and tells_results(passage))


def notebook_result_words(passages: tuple[Passage, ...]) -> int:
    """Count the words of such sections of notebooks."""
    return _words(passage for passage in passages if passage.source == "notebook" and tells_results(passage))


def _words(passages: Iterable[Passage]) -> int:
    sections = {(one.at.path, one.at.cell, one.at.line): one.words for one in passages}
    return sum(sections.values())


def interprets(passage: Passage) -> bool:
    """Tell whether a sentence compares, explains or concludes; rows of tables, openings, orders and plans do not."""
    is_sentence = not passage.by_heading and not _NO_SENTENCE.search(passage.text)
    return passage.kind is TopicKind.INTERPRETATION and is_sentence and not _PLAN.search(passage.at.path)


def is_finding(passage: Passage) -> bool:
    """Tell whether a sentence interprets, with a number; what exploring the data shows is no result."""
    return interprets(passage) and passage.has_number and not _EXPLORING.search(passage.at.path)


def interpreting_first(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Give the sentences that interpret: those on something measured or on how a model does first."""
    chosen = [passage for passage in passages if interprets(passage)]
    return tuple(sorted(chosen, key=_doubt_of_meaning))


def discussed_first(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Give the passages on limits, then the sections and sentences that interpret."""
    told = [one for one in passages if one.kind is TopicKind.INTERPRETATION and (one.by_heading or interprets(one))]
    return (*(one for one in passages if one.kind is TopicKind.LIMITS), *sorted(told, key=_doubt_of_meaning))


def _doubt_of_meaning(passage: Passage) -> tuple[bool, bool, bool, float]:
    """Put what is sure first, of this what speaks of answers, and of these what states something measured."""
    words = not _ANSWERS.search(passage.text), not _MEASURED.search(passage.text)
    return passage.chance < SURE, *words, -passage.chance


def results_first(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Give the sections about results: those on results before those on evaluating, those with numbers first."""
    chosen = [passage for passage in passages if tells_results(passage)]
    return tuple(sorted(chosen, key=lambda one: (one.kind is TopicKind.EVALUATION, not one.has_number)))


def is_conclusion(passage: Passage) -> bool:
    """Tell whether a section concludes, in at least 12 words."""
    return (
        passage.by_heading
        and passage.kind in {TopicKind.INTERPRETATION, TopicKind.RESULTS}
        and passage.words >= _CONCLUSION_WORDS
        and bool(_CONCLUSION.search(passage.text))
    )

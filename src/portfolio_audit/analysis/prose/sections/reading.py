"""The topics of a prose document, told by heading and content together."""

from collections.abc import Iterator
from functools import lru_cache

from portfolio_audit.analysis.prose.author_lines import author_lines
from portfolio_audit.analysis.prose.passages.opening_place import placed_topics
from portfolio_audit.analysis.prose.passages.opening_tasks import opening_topics, title_topics
from portfolio_audit.analysis.prose.passages.summaries import concludes, sums_up_results
from portfolio_audit.analysis.prose.sections.told import (
    is_citation_of_itself,
    only_commands,
    shows_results,
    told_by_sentences,
)
from portfolio_audit.analysis.prose.sentences.headed_sentences import headed_sentences, own_sentences
from portfolio_audit.analysis.prose.sentences.plain_wordings import LEARNED, learned_kinds, worded_kinds
from portfolio_audit.analysis.prose.sentences.run_in_labels import reading_topics, run_in_topics
from portfolio_audit.analysis.prose.tables.facts import team_table, told_by_rows
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.analysis.prose.words.author import is_on_author
from portfolio_audit.analysis.prose.words.data import labels_source
from portfolio_audit.analysis.prose.words.heading_phrases import (
    heads_answers,
    heads_limits,
    heads_structure,
    is_about_part,
    without_people,
)
from portfolio_audit.analysis.prose.words.lesson import heads_lessons
from portfolio_audit.analysis.prose.words.sentences import TOLD_KINDS, tells
from portfolio_audit.analysis.prose.words.topics import EXACT_HEADINGS, topics_of_heading
from portfolio_audit.evidence import SURE, Located, Place
from portfolio_audit.parsers.document import Document, Heading, Section
from portfolio_audit.parsers.document_text import count_words
from portfolio_audit.patterns import lazy_regex

_TEXT_CHARACTERS = 300
_LONG_HEADING_WORDS = 8
_SENTENCES_A_KIND = 20
_SENTENCE_WORDS = 4
_TOLD_SHORTLY = (TopicKind.CONTACT, TopicKind.CONTRIBUTION)
_UNLEARNED = tuple(kind for kind in TOLD_KINDS if kind not in LEARNED.values())
_FILLED_WORDS = 12
_TITLE_LEVEL = 1
_NO_LEVEL = 99
"""Deeper than any heading."""
_PATH = lazy_regex(r"\S*(?:://|/[^/\s]+/)\S*")
"""Addresses and paths, whose words tell nothing."""
_ENTRY = lazy_regex(r"[\W_]{0,6}[\w./-]{2,60}(?:\.[A-Za-z]\w{0,8}|/)[\W_]{0,3}\s{0,3}(?:[:–—|-]|\.{3}|→)\s")
"""An entry of a list of files (`train.py: fits the model`), which says what a file does."""
_GRADED = frozenset({TopicKind.RESULTS, TopicKind.EVALUATION})
_SUMMED_UP = (TopicKind.RESULTS, TopicKind.INTERPRETATION)
_FAILING = frozenset({TopicKind.METHOD, TopicKind.LIMITS, TopicKind.PROBLEM})
_PARTS = frozenset({TopicKind.DATA, TopicKind.METHOD, TopicKind.RESULTS, TopicKind.EVALUATION, TopicKind.STRUCTURE})
"""Topics of which a section may be that says what it is about."""
_BESIDE_STRUCTURE = frozenset({TopicKind.STRUCTURE, TopicKind.PURPOSE})
_OTHER_SCORE = lazy_regex(
    r"(?i)\b(?:noise|sentiment|risk|credit|quality|polarity|importance|similarity) scores?\b|\bfitness evaluation\b"
    r"|^train\w{0,3}, validation"
)
_CREDITS_COLUMN = lazy_regex(
    r"(?i)^\W{0,4}(?:inspired by|based on|original (?:repo|paper|work|source)|credits?)\W{0,4}$"
)


def find_topics(document: Document, path: str) -> tuple[Topic, ...]:
    """Give the topics that headings name, in order, then those that only sentences, tables or a line of names tell."""
    told = (*_by_heading(document, path), *_by_sentence(document, path))
    surely = {(one.kind, one.at.line) for one in told if one.chance >= SURE and not one.by_heading}
    formed = (one for one in _by_form(document, path) if one.by_heading or (one.kind, one.at.line) not in surely)
    found = (*told, *formed)
    return (*found, *placed_topics(document, path, found))


@lru_cache(maxsize=20_000)
def heading_kinds(heading: str) -> tuple[TopicKind, ...]:
    """Give the topics that a normalised heading names."""
    lowered = heading.lower().replace("’", "'")
    if len(lowered.split()) > _LONG_HEADING_WORDS:
        lowered = " ".join(lowered.split()[:_LONG_HEADING_WORDS])
    return topics_of_heading(lowered)


def is_filled(topic: Topic) -> bool:
    """Tell whether a heading leads to 12 words, a code block, a table or an image."""
    return topic.by_heading and (topic.words >= _FILLED_WORDS or topic.blocks > 0)


def may_tell(text: str) -> bool:
    """Tell whether a line has four words and is no entry of a list of files."""
    return count_words(text) >= _SENTENCE_WORDS and not _ENTRY.match(text)


def _by_heading(document: Document, path: str) -> Iterator[Topic]:
    sections, sentences = document.sections, own_sentences(document)
    title_seen = False
    data_level = _NO_LEVEL
    seen: set[TopicKind] = set()
    for index, section in enumerate(sections):
        if section.heading is None:
            continue
        kinds = _own_kinds(section.heading.text)
        kinds = tuple(_by_content(section, _as_shown(kinds, section, document), frozenset(seen)))
        seen.update(kinds)
        data_level = _level_of_data(section.heading, kinds, data_level)
        if data_level < section.heading.level:
            kinds = tuple(kind for kind in kinds if kind is not TopicKind.PURPOSE)
        if section.heading.level == _TITLE_LEVEL and not title_seen:
            title_seen = True
            lowered = section.heading.text.lower()
            kinds = tuple(kind for kind in kinds if lowered in EXACT_HEADINGS[kind])
        elif not kinds:
            kinds = tuple(_told_below(section, document, sentences))
        if TopicKind.LESSONS not in kinds and heads_lessons(section.heading.text):
            kinds = (*kinds, TopicKind.LESSONS)
        if is_citation_of_itself(section):
            kinds = tuple(kind for kind in kinds if kind is not TopicKind.REFERENCES)
        if kinds:
            words, blocks, end_line = _extent(sections, index)
            place = Place(path, section.heading.line, end_line)
            for kind in kinds:
                yield Topic(kind, section.heading.text[:_TEXT_CHARACTERS], place, words, blocks, by_heading=True)


def _as_shown(kinds: tuple[TopicKind, ...], section: Section, document: Document) -> tuple[TopicKind, ...]:
    """Take a demo of commands alone for what it is: how the project is used."""
    if TopicKind.DEMO not in kinds or not only_commands(section, document.links):
        return kinds
    return tuple(dict.fromkeys(TopicKind.USAGE if kind is TopicKind.DEMO else kind for kind in kinds))


def _told_below(section: Section, document: Document, sentences: tuple[Located, ...]) -> Iterator[TopicKind]:
    """Give the topics of the table or the sentences below a heading that tells nothing itself."""
    if shows_results(section, document.tables):
        yield TopicKind.RESULTS
    else:
        yield from told_by_sentences(section, document, sentences)


def _own_kinds(heading: str) -> tuple[TopicKind, ...]:
    """Leave out what a heading says in another sense: grading a thing, a model where it fails, people of data."""
    kinds = heading_kinds(without_people(heading))
    if heads_answers(heading):
        return (TopicKind.RESULTS,)
    if is_about_part(heading) and _PARTS.intersection(kinds):
        kinds = tuple(kind for kind in kinds if kind is not TopicKind.PURPOSE)
    if heads_structure(heading):
        return TopicKind.STRUCTURE, *(kind for kind in kinds if kind not in _BESIDE_STRUCTURE)
    if heads_limits(heading):
        return (*(kind for kind in kinds if kind not in _FAILING), TopicKind.LIMITS)
    return tuple(kind for kind in kinds if kind not in _GRADED) if _OTHER_SCORE.search(heading) else kinds


def _by_content(section: Section, kinds: tuple[TopicKind, ...], before: frozenset[TopicKind]) -> Iterator[TopicKind]:
    """Read what a heading about everything leads to: the author, or a summary of results."""
    if is_on_author(section):
        yield TopicKind.CONTACT
        kinds = tuple(kind for kind in kinds if kind not in {TopicKind.PURPOSE, TopicKind.CONTACT})
    elif sums_up_results(section):
        yield from (TopicKind.RESULTS, TopicKind.INTERPRETATION)
        kinds = tuple(kind for kind in kinds if kind not in {TopicKind.PURPOSE, *_SUMMED_UP})
    elif concludes(section, before):
        yield TopicKind.INTERPRETATION
        kinds = tuple(kind for kind in kinds if kind not in {TopicKind.PURPOSE, TopicKind.INTERPRETATION})
    yield from kinds


def _level_of_data(heading: Heading, kinds: tuple[TopicKind, ...], above: int) -> int:
    """Give the level of the heading on data that this one stands below, or its own: an overview there is of data."""
    if heading.level > above:
        return above
    return heading.level if kinds == (TopicKind.DATA,) and heading.level > _TITLE_LEVEL else _NO_LEVEL


def _extent(sections: tuple[Section, ...], index: int) -> tuple[int, int, int]:
    """Count words and blocks of a section with its sub-sections, and give its last line."""
    first = sections[index]
    words, blocks, end_line = 0, 0, first.end_line
    level = first.heading.level if first.heading else 0
    for section in sections[index:]:
        if section is not first and section.heading is not None and section.heading.level <= level:
            break
        words += section.prose_words
        blocks += section.code_blocks + section.tables + section.images
        end_line = section.end_line
    return words, blocks, end_line


def _by_sentence(document: Document, path: str) -> Iterator[Topic]:
    """Give the surest sentences of each topic, the surest first."""
    found: dict[TopicKind, list[Topic]] = {}
    told: set[str] = set()
    for sentence, heading in headed_sentences(document, own_sentences(document)):
        if sentence.text in told:
            continue
        told.add(sentence.text)
        words = count_words(sentence.text)
        for kind, chance in _kinds_told(sentence.text, heading, words):
            text, at = sentence.text[:_TEXT_CHARACTERS], Place(path, sentence.at.line)
            found.setdefault(kind, []).append(Topic(kind, text, at, words, 0, by_heading=False, chance=chance))
    for topics in found.values():
        yield from sorted(topics, key=lambda one: -one.chance)[:_SENTENCES_A_KIND]


def _by_form(document: Document, path: str) -> Iterator[Topic]:
    """Give the line of authors, tables that sum the project up, and such that say what each thing builds on."""
    yield from opening_topics(document, path)
    yield from title_topics(document, path)
    yield from run_in_topics(document, path)
    yield from reading_topics(document, path)
    yield from told_by_rows(document.tables, path)
    yield from team_table(document.tables, path)
    for line in author_lines(document):
        at = Place(path, line.at.line)
        yield Topic(TopicKind.CONTACT, line.text[:_TEXT_CHARACTERS], at, 0, 0, by_heading=False)
    for table in document.tables:
        if any(_CREDITS_COLUMN.match(cell) for cell in table.header):
            at = Place(path, table.line)
            yield Topic(TopicKind.CREDITS, " | ".join(table.header)[:_TEXT_CHARACTERS], at, 0, 0, by_heading=False)


def _kinds_told(text: str, heading: str, words: int) -> Iterator[tuple[TopicKind, float]]:
    """Give the topics of a sentence with their chance: those of learned classes, and the others by their wording."""
    lowered = _PATH.sub(" ", text.lower())
    for kind in _UNLEARNED if words >= _SENTENCE_WORDS else _TOLD_SHORTLY:
        if tells(kind, lowered) and not (kind is TopicKind.CONTACT and _ENTRY.match(text)):
            yield kind, 1.0
    if may_tell(text):
        learned = learned_kinds(text, heading)
        worded = dict(worded_kinds(text, heading, lowered, learned))
        yield from {**learned, **worded}.items()
    elif labels_source(text):
        yield TopicKind.DATA, 1.0

"""The traits of README sections by heading, content and place in the file."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from portfolio_audit.analysis.prose.sections.content import (
    SectionReading,
    bucket,
    count_foreign_letters,
    ends_in_fence,
    read_section,
)
from portfolio_audit.analysis.prose.sections.heading_words import HEADING_GROUPS, HEADING_PHRASES
from portfolio_audit.patterns import lazy_regex

_HEADING_CHARACTERS = 200
_HEADING_WORDS = 12
_SHORT = 4
_FOREIGN_SHARE = 0.1
_MARKED_SHARE = 0.03
_FOREIGN_HEADINGS = 0.3
_FOREIGN_WORDS = 1.2
_ENOUGH_WORDS = 15
_WORD = lazy_regex(r"[a-z][a-z']*")
_MARKUP = lazy_regex(r"!\[[^\[\]]{0,200}\]|\]\([^()]{0,400}\)|<[^<>]{1,200}>|https?://\S{1,300}")
_ENDING = lazy_regex(r"(?:ations?|ings?|ers?|ed|es|s|ly|e)$")
_LOOKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("call", lazy_regex(r"\w\(")),
    ("code", lazy_regex(r"`|[a-z][A-Z]|_|\w\.\w|::|--|^-|\$|=")),
    ("question", lazy_regex(r"\?$")),
    ("sentence", lazy_regex(r"[.!]$")),
    ("lower", lazy_regex(r"^[a-z]")),
    ("version", lazy_regex(r"\d\.\d")),
    ("year", lazy_regex(r"\b(?:19|20)\d\d\b")),
    ("numbered", lazy_regex(r"^(?:\d{1,2}[.)]|[ivx]{1,4}\.|step \d)", re.IGNORECASE)),
)


class SectionText(Struct, frozen=True):
    """One section as it stands in the file."""

    heading: str
    """With its markup; empty for what stands before the first heading."""
    level: int
    text: str
    """The Markdown below the heading."""


class SectionTraits(Struct, frozen=True):
    """What speaks for a section's classes."""

    names: tuple[str, ...]
    """Each a word of the learned table, in a fixed order."""
    is_outside: bool
    """True in a file in another language than English, for an empty heading over nothing, and inside a code block."""


class _Heading(Struct, frozen=True):
    """A heading and the words in it that say something."""

    plain: str
    words: tuple[str, ...]
    groups: tuple[str, ...]
    phrases: tuple[str, ...]
    names: tuple[str, ...]


def read_traits(sections: Sequence[SectionText]) -> tuple[SectionTraits, ...]:
    """Read every section of one file."""
    found = [SectionTraits((), is_outside=True)] * len(sections)
    places = _standing(sections)
    standing = [sections[place] for place in places]
    headings = [_read_heading(section.heading) for section in standing]
    readings = [read_section(section.text) for section in standing]
    if not _is_foreign(headings, readings):
        for place, names in zip(places, _names(standing, headings, readings), strict=True):
            found[place] = SectionTraits(names, is_outside=False)
    return tuple(found)


def _standing(sections: Sequence[SectionText]) -> list[int]:
    """Give the places of the sections that say something and do not begin inside a code block."""
    is_open = False
    places = []
    for place, section in enumerate(sections):
        is_open = is_open and section.level == 1
        if not is_open and (section.text.strip() or _plain(section.heading)):
            places.append(place)
        is_open = ends_in_fence(section.text, is_open=is_open)
    return places


def _names(
    sections: Sequence[SectionText], headings: Sequence[_Heading], readings: Sequence[SectionReading]
) -> Iterator[tuple[str, ...]]:
    repeats = Counter(heading.plain.lower() for heading in headings)
    above = _ancestors(sections)
    for index, (heading, reading) in enumerate(zip(headings, readings, strict=True)):
        names = {
            *heading.names,
            *reading.names,
            *_place(sections, index),
            *_surroundings(headings, index, above[index]),
            f"repeated={bucket(repeats[heading.plain.lower()], (1, 2, 4))}",
        }
        yield tuple(sorted(names))


def _plain(heading: str) -> str:
    return _MARKUP.sub(" ", heading[:_HEADING_CHARACTERS]).strip(" #*_:-[]")


def _read_heading(heading: str) -> _Heading:
    plain = _plain(heading)
    lowered = plain.lower().replace("’", "'")
    words = tuple(_WORD.findall(lowered)[:_HEADING_WORDS])
    groups = tuple(sorted({group for word in words for group in HEADING_GROUPS.get(word, ())}))
    phrases = tuple(name for name, pattern in HEADING_PHRASES.items() if pattern.search(lowered))
    names = tuple(_heading_names(heading[:_HEADING_CHARACTERS], plain, words, groups, phrases))
    return _Heading(plain, words, groups, phrases, names)


def _heading_names(
    raw: str, plain: str, words: tuple[str, ...], groups: tuple[str, ...], phrases: tuple[str, ...]
) -> Iterator[str]:
    stems = [_stem(word) for word in words]
    yield f"heading-words={min(len(words), 8)}"
    yield from (f"word:{stem}" for stem in stems)
    yield from (f"group:{group}" for group in groups)
    yield from (f"short-group:{group}" for group in groups if len(words) <= _SHORT)
    yield from (f"phrase:{phrase}" for phrase in phrases)
    yield from (f"looks:{name}" for name, pattern in _LOOKS if pattern.search(plain))
    if not groups:
        yield "no-group"
    if not phrases:
        yield "no-phrase"
    if plain.isupper():
        yield "looks:upper"
    if not plain:
        yield "looks:empty"
    if "![" in raw:
        yield "looks:image"
    elif "](" in raw:
        yield "looks:link"


def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return stem if len(stem) > 2 else word  # noqa: PLR2004  # two letters tell no word


def _place(sections: Sequence[SectionText], index: int) -> Iterator[str]:
    count, section = len(sections), sections[index]
    has_children = index + 1 < count and sections[index + 1].level > section.level
    names = {count - 2: "last-but-one", count - 1: "last", 1: "second", 0: "first"}
    yield f"level={section.level}"
    if index in names:
        yield f"place={names[index]}"
    if index == 0 and count > 1:
        yield "first-of-many"
    if index and section.level == 1:
        yield f"late-title={sections[0].level == 1}"
    if has_children:
        yield "has-children"
    if not section.text.strip():
        yield f"no-text={has_children}"


def _surroundings(headings: Sequence[_Heading], index: int, above: tuple[int, ...]) -> Iterator[str]:
    named = [place for place in above if place or headings[place].phrases]
    if not named:
        yield "top"
    for place in named[-1:]:
        parent = headings[place]
        yield from (f"under-group:{group}" for group in parent.groups)
        yield from (f"under-phrase:{phrase}" for phrase in parent.phrases)
        yield from (f"under-word:{_stem(word)}" for word in parent.words[:6])
    for place in named[:-1]:
        yield from (f"far-under:{name}" for name in (*headings[place].groups, *headings[place].phrases))
    if index and not set(headings[0].words).isdisjoint(headings[index].words):
        yield "shares-title"


def _ancestors(sections: Sequence[SectionText]) -> list[tuple[int, ...]]:
    stack: list[int] = []
    found = []
    for index, section in enumerate(sections):
        while stack and sections[stack[-1]].level >= section.level:
            stack.pop()
        found.append(tuple(stack))
        stack.append(index)
    return found


def _is_foreign(headings: Sequence[_Heading], readings: Sequence[SectionReading]) -> bool:
    letters = sum(reading.letters for reading in readings)
    other = sum(reading.foreign_letters for reading in readings)
    marked = sum(reading.marked_letters for reading in readings)
    english = sum(reading.english for reading in readings)
    foreign = sum(reading.foreign for reading in readings)
    strange = sum(count_foreign_letters(heading.plain) > 0 for heading in headings)
    is_other_script = other > _FOREIGN_SHARE * max(1, letters) or (
        strange > _FOREIGN_HEADINGS * len(headings) and other > _ENOUGH_WORDS
    )
    has_words = sum(reading.words for reading in readings) > _ENOUGH_WORDS
    return is_other_script or (has_words and (foreign > _FOREIGN_WORDS * english or marked > _MARKED_SHARE * letters))

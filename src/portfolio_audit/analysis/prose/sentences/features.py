"""The traits of a sentence by its words and the heading above it."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from portfolio_audit.analysis.prose.words.reason import gives_reason
from portfolio_audit.analysis.prose.words.sentences import TOLD_KINDS, tells
from portfolio_audit.analysis.prose.words.topics import topics_of_heading
from portfolio_audit.patterns import lazy_regex

_CHARACTERS = 2_000
"""Of a longer sentence the beginning is read."""
_WORDS = 60
_HEADING_WORDS = 8
_LENGTH_STEP = 6
_LONGEST = 6
_SHORT = 4
_ADDRESS = lazy_regex(r"\S*(?:://|/[^/\s]{1,200}/)\S*")
_CODE = lazy_regex(r"`[^`]{0,200}`")
_TOKEN = lazy_regex(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d.,]*%?|[?!:;()→≥≤=<>-]")
_ENDING = lazy_regex(r"(?:ations?|ings?|ers?|ed|es|s|ly|e)$")


def sentence_traits(text: str, heading: str) -> tuple[str, ...]:
    """Give the names of a sentence's traits: word stems, pairs of them, its length, and what the heading says."""
    text, heading = text[:_CHARACTERS], heading[:_CHARACTERS]
    stems = _stems(text, _WORDS)
    names = dict.fromkeys(stems)
    names |= dict.fromkeys(f"{first} {second}" for first, second in zip(["^", *stems], [*stems, "$"], strict=True))
    names[f"words={min(len(stems) // _LENGTH_STEP, _LONGEST)}"] = None
    if any(stem[0] == "9" for stem in stems):
        names["number"] = None
    return (*names, *_heading_traits(heading), *_wordings(text))


def _wordings(text: str) -> Iterator[str]:
    lowered = _ADDRESS.sub(" ", text.lower())
    yield from (f"={kind}" for kind in TOLD_KINDS if tells(kind, lowered))
    if gives_reason(text):
        yield "=reason"


@lru_cache(maxsize=5_000)
def _heading_traits(heading: str) -> tuple[str, ...]:
    words = dict.fromkeys(f"#{stem}" for stem in _stems(heading, _HEADING_WORDS))
    lowered = " ".join(heading.lower().replace("’", "'").split()[:_HEADING_WORDS])
    return (*words, *(f"##{kind}" for kind in topics_of_heading(lowered)))


def _stems(text: str, most: int) -> list[str]:
    plain = _CODE.sub(" zcode ", _ADDRESS.sub(" zaddress ", text.lower().replace("’", "'")))
    return [_stem(found.group()) for found in islice(_TOKEN.finditer(plain), most)]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """Cut common endings; all numbers of a sort are one word."""
    if word[0].isdigit():
        return "9%" if word.endswith("%") else "9.9" if "." in word else "9"
    return _ENDING.sub("", word) if len(word) > _SHORT else word

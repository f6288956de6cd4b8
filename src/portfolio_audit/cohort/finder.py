"""Finds very many names in a text, at a cost that does not grow with their number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from urllib.parse import unquote

from msgspec import Struct

_WITHOUT_SPACES = "\u2e80-\ud7ff\uf900-\uffef"
"""Scripts that put no space between words."""
_TOKEN = re.compile(rf"%[0-9A-Fa-f]{{2}}|([{_WITHOUT_SPACES}]|(?:(?![{_WITHOUT_SPACES}])[^\W\d_])+|\d+)")
_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+")
_ESCAPED_LETTER = re.compile(r"%[C-Fc-f][0-9A-Fa-f]%[89ABab]")
_WIDEST_GAP = 3
_LONG = 10
"""Letters from which a word is looked for inside longer words, too."""


class Phrase(Struct, frozen=True):
    """Words to be found in a row, in small letters."""

    words: tuple[str, ...]
    gaps: tuple[str | None, ...]
    """What stands between them; `None` where that may be any few signs."""

    @property
    def letters(self) -> str:
        """What is left of it without anything in between."""
        return "".join(self.words)


class Found(Struct, frozen=True):
    """Where a phrase stands in a text."""

    start: int
    end: int
    letters: str


def literal(text: str) -> Phrase:
    """Give a phrase that is to be found as it is written."""
    tokens = _tokens(text)
    gaps = (text[one.end() : other.start()] for one, other in pairwise(tokens))
    return Phrase(tuple(token[0].lower() for token in tokens), tuple(gaps))


def readable(text: str) -> str:
    """Give a text with the letters that an address escapes."""
    return unquote(text, errors="replace") if _ESCAPED_LETTER.search(text) else text


def _tokens(text: str) -> list[re.Match[str]]:
    """Give the runs of letters and of digits; escapes of addresses are neither."""
    return [token for token in _TOKEN.finditer(text) if token[1] is not None]


class Finder:
    """Phrases by their words."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Learn the phrases."""
        self._by_words: dict[tuple[str, ...], list[Phrase]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._inside: dict[str, list[str]] = {}
        for phrase in dict.fromkeys(phrases):
            first, length = phrase.words[0], len(phrase.words)
            self._by_words.setdefault(phrase.words, []).append(phrase)
            self._lengths[first] = tuple(sorted({*self._lengths.get(first, ()), length}, reverse=True))
            if length == 1 and len(first) >= _LONG and first.isalpha():
                self._inside.setdefault(first[:_LONG], []).append(first)

    def find(self, text: str) -> Iterator[Found]:
        """Give what is found from left to right; of phrases that begin at one place, that with the most words."""
        tokens = _tokens(text)
        place = 0
        while place < len(tokens):
            token = tokens[place]
            word = token[0]
            lowered = word.lower()
            phrase = self._phrase_at(text, tokens, place) if lowered in self._lengths else None
            if phrase is not None:
                last = tokens[place + len(phrase.words) - 1]
                yield Found(token.start(), last.end(), phrase.letters)
                place += len(phrase.words)
                continue
            if len(word) >= _LONG or not (word == lowered or word.istitle()):
                yield from self._found_inside(token)
            place += 1

    def _phrase_at(self, text: str, tokens: Sequence[re.Match[str]], place: int) -> Phrase | None:
        for length in self._lengths[tokens[place][0].lower()]:
            row = tokens[place : place + length]
            for phrase in self._by_words.get(tuple(token[0].lower() for token in row), ()):
                if _is_apart(text, row[0].start(), row[-1].end()) and _has_gaps(phrase, text, row):
                    return phrase
        return None

    def _found_inside(self, token: re.Match[str]) -> Iterator[Found]:
        """Find a long word in a longer one, and any word where a capital letter begins it."""
        word, lowered = token[0], token[0].lower()
        if len(word) != len(lowered):
            return
        for start in range(len(word) - _LONG + 1):
            for long in self._inside.get(lowered[start : start + _LONG], ()):
                if lowered.startswith(long, start):
                    yield Found(token.start() + start, token.start() + start + len(long), long)
                    return
        for piece in _PIECE.finditer(word):
            if (piece[0].lower(),) in self._by_words:
                yield Found(token.start() + piece.start(), token.start() + piece.end(), piece[0].lower())


def _has_gaps(phrase: Phrase, text: str, row: Sequence[re.Match[str]]) -> bool:
    between = (text[one.end() : other.start()] for one, other in pairwise(row))
    return all(_is_gap(found, gap) for found, gap in zip(between, phrase.gaps, strict=True))


def _is_gap(found: str, gap: str | None) -> bool:
    plain = unquote(found)
    return len(plain) <= _WIDEST_GAP if gap is None else plain == gap


def _is_apart(text: str, start: int, end: int) -> bool:
    """Say whether a number at an end is a number of its own and no part of another word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (text[start].isdigit() and before.isalnum()) and not (text[end - 1].isdigit() and after.isalnum())

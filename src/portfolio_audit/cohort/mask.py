"""What puts pseudonyms in the place of everything that tells who the students of a class are."""

import html
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar
from unicodedata import normalize
from urllib.parse import unquote

import msgspec

from portfolio_audit.cohort.finder import Finder, readable
from portfolio_audit.cohort.identifiers import Owner, identifiers_of, is_telling, names_of
from portfolio_audit.cohort.ordinary import ordinary_words
from portfolio_audit.cohort.pseudonyms import Pseudonyms
from portfolio_audit.cohort.roster import Student

Kind = TypeVar("Kind")
NOBODY = "somebody"
"""Stands for a name that several students bear."""
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[A-Za-z]{2,24}(?![\w(\[])")
_PROFILE = re.compile(r"(linkedin\.com/in/|twitter\.com/|kaggle\.com/|medium\.com/)@?[\w%.-]{1,100}", re.IGNORECASE)
_COMMIT = re.compile(r"\b[0-9a-f]{40}\b")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf])")
_QUOTED = frozenset({"excerpt", "first", "second"})
"""Fields that hold text of a repository as it stands there."""


_HASHES = frozenset({"commit", "fingerprint"})
_NOWHERE = MappingProxyType({"url": None, "ref": None, "commit": None, "subdir": None})
"""Of a repository, what leads to it."""


class Mask:
    """Knows who the students are, and what to say instead."""

    def __init__(self, students: Iterable[Student], key: bytes) -> None:
        """Learn the class."""
        everybody = {student.key: student for student in students}
        self._pseudonyms = Pseudonyms(key)
        self._students = self._pseudonyms.codes("student", everybody)
        self._works = self._pseudonyms.codes("work", {one.target for one in everybody.values() if one.target})
        found = tuple(identifiers_of(everybody.values()))
        phrases = {one.phrase: is_telling(one.phrase, ordinary_words()) for one in found}
        self._names = names_of(found, self._words(), NOBODY)
        self._finder = Finder(phrase for phrase, tells in phrases.items() if tells)
        others = {phrase.letters for phrase, tells in phrases.items() if not tells}
        self.not_looked_for = tuple(sorted(others))
        """Ordinary words and short numbers, which are replaced in fields of their own only."""
        self._capitals = _capital_words(others)

    def _words(self) -> Mapping[Owner, str]:
        students = {Owner(key): f"student-{code}" for key, code in self._students.items()}
        return students | {Owner(target, is_target=True): f"work-{code}" for target, code in self._works.items()}

    def student(self, student: Student) -> Student:
        """Give the student under a pseudonym."""
        code = self._students[student.key]
        return Student(
            f"student-{code}", f"Student {code.upper()}", "", self.text(student.section), self.work(student.target), 0
        )

    def key(self, key: str) -> str:
        """Give the key of a student under a pseudonym."""
        return f"student-{self._students[key]}"

    def target_of(self, work: str) -> str:
        """Give the repository that a pseudonym stands for."""
        return next(target for target in self._works if self.work(target) == work)

    def work(self, target: str) -> str:
        """Give the pseudonym of a repository, by its text in the roster."""
        return f"work-{self._works[target]}" if target else ""

    def text(self, text: str) -> str:
        """Put pseudonyms into a text."""
        if not text.isascii():
            text = normalize("NFC", text)
        if "@" in text:
            text = _EMAIL.sub("[e-mail]", text)
        text = _COMMIT.sub(lambda found: self._pseudonyms.commit(found[0]), text)
        text = readable(_PROFILE.sub(r"\1[account]", text))
        pieces, end = [], 0
        for found in self._finder.find(text):
            pieces += [text[end : found.start], self._names[found.letters]]
            end = found.end
        return "".join((*pieces, text[end:]))

    def quoted(self, text: str) -> str:
        """Put pseudonyms into text of a repository, where a capital letter tells a name from an ordinary word."""
        return self.text(self._capitals.sub(lambda found: self._names[found[0].lower()], text))

    def value(self, value: Kind) -> Kind:
        """Put pseudonyms into every text of a value."""
        masked = self._walk(msgspec.to_builtins(value, builtin_types=(bytes,)), "")
        return msgspec.convert(masked, type(value), builtin_types=(bytes,))

    def result(self, line: bytes, target: str) -> bytes:
        """Put pseudonyms into a report; nothing in it leads to a host any more."""
        report = msgspec.json.decode(line, type=dict[str, Any])
        masked = {name: self._walk(value, name) for name, value in report.items() if name != "outline"}
        masked["target"] = {**report["target"], **_NOWHERE, "name": self.work(target)}
        return msgspec.json.encode(masked)

    def _walk(self, value: object, field: str) -> object:
        match value:
            case str():
                if field in _HASHES:
                    return self._pseudonyms.commit(value)
                return self.quoted(value) if field in _QUOTED else self.text(value)
            case list() | tuple():
                return [self._walk(one, field) for one in value]
            case dict():
                return {name: None if name == "url" else self._walk(one, name) for name, one in value.items()}
        return value

    def survivor(self, text: str) -> str:
        """Give the first text of the roster that an output still holds, however it is written; else nothing."""
        plain = unquote(_ESCAPE.sub(_unescape, html.unescape(text)))
        plain = normalize("NFC", plain)
        return next((plain[found.start : found.end] for found in self._finder.find(plain)), "")


def _unescape(found: re.Match[str]) -> str:
    """Give the letter that JSON escapes; of a break only that it is one."""
    return chr(int(found[1], 16)) if found[1] else " "


def _capital_words(words: Iterable[str]) -> re.Pattern[str]:
    """Find ordinary words where they are written as a name."""
    found = sorted(form for word in words if len(word) > 2 and word.isalpha() for form in (word.title(), word.upper()))  # noqa: PLR2004  # shorter ones are abbreviations
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, found)) or '(?!)'})(?![^\W_])")

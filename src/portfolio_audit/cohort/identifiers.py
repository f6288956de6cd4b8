"""What tells who a student is, in the ways in which it is written."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import combining, normalize

from msgspec import Struct

from portfolio_audit.cohort.finder import Phrase, literal
from portfolio_audit.cohort.roster import Student

_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?(?:[^/:\s]+\.[^/:\s]+[/:])?(?P<path>.*)", re.IGNORECASE | re.DOTALL
)
_REF = re.compile(r"(?:\.git)?(?:@[^/]*)?(?::.*)?$", re.DOTALL)
_LOCAL = ("file:", "/", ".", "~")
_LEAST_LETTERS = 3
_LEAST_DIGITS = 6
_LEAST_MIXED = 4
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})


class Owner(Struct, frozen=True):
    """Whose a text is: a student's by key, or a repository's by its text in the roster."""

    key: str
    is_target: bool = False


class Identifier(Struct, frozen=True):
    """One text that is to be found, and whose it is."""

    phrase: Phrase
    owner: Owner


def identifiers_of(students: Iterable[Student]) -> Iterator[Identifier]:
    """Give names, logins, identifiers and addresses of a class, in all their spellings."""
    everybody = tuple(students)
    shared = _shared_owners(everybody)
    for student in everybody:
        person, repository = Owner(student.key), Owner(student.target, is_target=True)
        of_person = [*_of_name(student.name), *_of_login(student)]
        owner, of_repository = _of_target(student.target)
        if owner and owner.lower() not in shared:
            of_person.append(literal(owner))
        yield from (Identifier(spelling, person) for phrase in of_person for spelling in _spellings(phrase))
        yield from (Identifier(spelling, repository) for phrase in of_repository for spelling in _spellings(phrase))


def is_telling(phrase: Phrase, ordinary: frozenset[str]) -> bool:
    """Say whether a text tells enough to be looked for anywhere: neither a short number nor an ordinary word."""
    letters = phrase.letters
    if letters.isdigit():
        return len(letters) >= _LEAST_DIGITS
    if not letters.isascii() and len(phrase.words) > 1:
        return True
    least = _LEAST_LETTERS if letters.isalpha() else _LEAST_MIXED
    return len(letters) >= least and not (len(phrase.words) == 1 and letters in ordinary)


def _of_name(name: str) -> Iterator[Phrase]:
    """Give a name in both orders, without its middle, in one word, and each part of it."""
    words = name.split()
    whole = literal(name)
    if len(words) < 2:  # noqa: PLR2004  # a name of one word
        yield whole
        return
    parts = [literal(word).words for word in words]
    first, *middle, last = [part for part in parts if part] or [()]
    flat = [(*first, *sum(middle, ()), *last), (*last, *first, *sum(middle, ())), (*first, *last), (*last, *first)]
    for order in dict.fromkeys(flat):
        yield Phrase(order, (None,) * (len(order) - 1))
        yield Phrase(("".join(order),), ())
    yield from (Phrase(part, (None,) * (len(part) - 1)) for part in parts if part)


def _of_login(student: Student) -> Iterator[Phrase]:
    yield literal(student.key)
    if student.github:
        yield literal(student.github)
        yield literal(f"github.com/{student.github}")
        yield literal(f"{student.github}.github.io")


def _of_target(target: str) -> tuple[str, list[Phrase]]:
    """Give the owner of a repository, and the address as it can be written; of a folder of this machine only that."""
    found = _ADDRESS.fullmatch(target)
    path = _REF.sub("", found["path"] if found else target).strip("/")
    *owners, name = path.split("/")
    owner = owners[-1] if owners and not target.lower().startswith(_LOCAL) else ""
    phrases = [literal(target), literal(f"{owner}/{name}" if owner else path)]
    named = literal(name)
    return owner, phrases + ([named] if len(named.words) > 1 else [])


def _shared_owners(students: tuple[Student, ...]) -> frozenset[str]:
    """Give the owners of several repositories: the organization of a class is nobody's name."""
    targets = {student.target for student in students if student.target}
    counted = Counter(_of_target(target)[0].lower() for target in targets)
    return frozenset(owner for owner, count in counted.items() if count > 1)


def _spellings(phrase: Phrase) -> Iterator[Phrase]:
    """Give it as it is, without accents, and with the two letters that German and Danish write for one."""
    german = tuple(_plain(word.translate(_GERMAN)) for word in phrase.words)
    found = dict.fromkeys((phrase.words, tuple(map(_plain, phrase.words)), german))
    yield from (Phrase(words, phrase.gaps) for words in found if words)


def _plain(word: str) -> str:
    return "".join(character for character in normalize("NFKD", word) if not combining(character))


def names_of(identifiers: Iterable[Identifier], names: Mapping[Owner, str], unclear: str) -> dict[str, str]:
    """Say what stands for each text that can be found; one that is several people's has a word for all."""
    owners: dict[str, set[Owner]] = {}
    for one in identifiers:
        owners.setdefault(one.phrase.letters, set()).add(one.owner)
    found: dict[str, str] = {}
    for letters, candidates in owners.items():
        best = [owner for owner in candidates if owner.is_target] or list(candidates)
        found[letters] = names[best[0]] if len(best) == 1 else unclear
    return found

"""The texts of rules, with facts in the place of `{collector.field}`."""

import re
from collections.abc import Callable, Iterable, Iterator

from portfolio_audit.evidence import Located, Place
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.rulebook.vocabulary import text_of
from portfolio_audit.snapshot.records import Absent

PLACEHOLDER = lazy_regex(r"\{([a-z_]+(?:\.[a-z_0-9]+)+)(?::([a-z_]+))?\}")
"""A fact in braces; with a colon and a field, the items of a list by that field: `{learning.models:text}`."""
_COUNTED = lazy_regex(r"\{([a-z_]+(?:\.[a-z_0-9]+)+)\}((?: [a-z-]+){1,3})\(s\)")
PLACES = "evidence.count"
"""The placeholder for the number of places found."""
FIRST = "evidence.first"
"""The placeholder for the text at the first place."""
WHERE = "evidence.place"
"""The placeholder for the first place itself."""
FILE = "evidence.file"
"""The placeholder for the file of the first place."""
ALL = "evidence.places"
"""The placeholder for all places found, to be listed: `{evidence.places:text}`."""
OF_EVIDENCE = frozenset({PLACES, FIRST, WHERE, FILE, ALL})

_TEXT_CHARACTERS = 80
_MOST_NAMES = 6
"""Names listed in a sentence before the rest is counted."""
_NAME_CHARACTERS = 40
_DOTTED = lazy_regex(r"[A-Za-z_]\w*(?:\.\w+)+")
_OPEN_ENDS = " ([{=.,:"
"""What a piece of a line may end with, and a name does not."""
_IN_WORDS = {
    "own": "own functions",
    "confusion": "confusion matrices",
    "report": "reports by class",
    "residuals": "residuals or true against predicted",
    "local": "local explanations",
    "judged": "measures of a library",
    "partial": "partial dependence",
}
"""Sorts of steps that read badly in a sentence."""
_CONTROL = lazy_regex(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def placeholders(text: str) -> Iterator[str]:
    """Give the names in braces."""
    return (found.group(1) for found in PLACEHOLDER.finditer(text))


def listings(text: str) -> Iterator[tuple[str, str]]:
    """Give the names in braces whose items are listed, each with the field that they are listed by."""
    return ((found.group(1), found.group(2)) for found in PLACEHOLDER.finditer(text) if found.group(2))


def fill(text: str, look: Callable[[str], object]) -> str:
    """Put what `look` finds in the place of each name in braces; `{...} place(s)` follows the number before it."""
    return PLACEHOLDER.sub(
        lambda found: _fill_one(look(found.group(1)), found.group(2) or ""),
        _COUNTED.sub(lambda found: _agree(found, look), text),
    )


def _fill_one(value: object, field: str) -> str:
    if not field:
        return show(value)
    return listed(value, field) if isinstance(value, tuple) else "unknown"


def listed(items: Iterable[object], field: str) -> str:
    """List what the items are called, each once: names of the code by their last part, six of them, then a number."""
    names = tuple(dict.fromkeys(_called(str(getattr(item, field, ""))) for item in items))
    shown, rest = names[:_MOST_NAMES], len(names) - _MOST_NAMES
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part) or "none"


def _called(name: str) -> str:
    """Name a class by its last part, a function with what it belongs to, and a long path by its end."""
    if _DOTTED.fullmatch(name):
        *owners, last = name.split(".")
        name = last if last[:1].isupper() else f"{owners[-1]}.{last}"
    elif len(name) > _NAME_CHARACTERS and " " not in name:
        name = name.rpartition("/")[2]
    return shorten(_IN_WORDS.get(name, name).rstrip(_OPEN_ENDS) or name, _NAME_CHARACTERS)


def _agree(found: re.Match[str], look: Callable[[str], object]) -> str:
    number = show(look(found.group(1)))
    return f"{number}{found.group(2)}{'' if number == '1' else 's'}"


def look_at(places: tuple[Located, ...], name: str) -> object:
    """Give what a placeholder of the evidence stands for."""
    if name == PLACES:
        return len(places)
    if name == ALL:
        return places
    first = places[0] if places else None
    if first is None or name == FIRST:
        return first
    return Place(first.at.path, commit=first.at.commit) if name == FILE else first.at


def show(value: object) -> str:
    """Show a fact inside a sentence: lists as their count, floats short, texts on one line."""
    match value:
        case Place():
            return _show_place(value)
        case Absent():
            return "an unknown number of"
        case None | bool():
            return "yes" if value else "no"
        case tuple() | int() | float():
            return _show_number(len(value) if isinstance(value, tuple) else value)
        case str() | Located():
            return shorten(text_of(value), _TEXT_CHARACTERS)
    return str(value)


def _show_place(at: Place) -> str:
    """Name a place in words: `src/train.py, line 42` or `eda.ipynb, cell 9`; long paths from their end."""
    if not at.path:
        return f"commit {(at.commit or '')[:7]}"
    path = shorten(at.path if len(at.path) <= _TEXT_CHARACTERS else at.path.rpartition("/")[2], _TEXT_CHARACTERS)
    if at.cell is not None:
        return f"{path}, cell {at.cell}"
    return path if at.line is None else f"{path}, line {at.line}"


def _show_number(number: float) -> str:
    return f"{number:,}" if isinstance(number, int) else f"{number:,.2f}".rstrip("0").rstrip(".")


def shorten(text: str, characters: int) -> str:
    """Put a text of the repository on one line, cut and without control characters."""
    line = " ".join(_CONTROL.sub(" ", text[: characters * 8]).split())
    return line if len(line) <= characters else f"{line[: characters - 1].rstrip()}…"

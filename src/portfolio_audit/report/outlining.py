"""The outline of one repository, taken from its facts."""

from collections.abc import Mapping

from portfolio_audit.analysis.library_use import LibraryUse
from portfolio_audit.evidence import Located
from portfolio_audit.report.outline import SKILLS, Outline, Sign
from portfolio_audit.rulebook.evaluate import look_up
from portfolio_audit.rulebook.look import Lookup
from portfolio_audit.rulebook.vocabulary import place_of, text_of
from portfolio_audit.rulebook.wording import shorten
from portfolio_audit.snapshot.records import Absent

SIGNS: Mapping[str, str] = {
    "toy_data": "originality.main_toy_data",
    "course": "originality.course_marks",
    "homework": "originality.homework_marks",
    "starter_code": "originality.skeleton_marks",
    "tutorial": "originality.tutorial_marks",
    "competition": "originality.competitions",
    "placing": "originality.placings",
    "own_data": "originality.own_data",
    "own_question": "originality.own_question",
    "research": "originality.research_marks",
    "domain": "originality.domain_terms",
    "from_scratch": "calls.from_scratch",
    "pull_requests": "history.pull_requests",
    "merges": "history.merges",
}
"""Facts of which a portfolio needs the number and the first places."""

_PLACES = 3
_DOMAIN = 40
_LIBRARIES = 20
_TEXT_CHARACTERS = 120


def make_outline(lookup: Lookup) -> Outline:
    """Take the outline from the facts; what is not to be had stays empty."""
    unread = look_up(lookup, "craft.tasks")
    history = {name: look_up(lookup, f"history.{name}") for name in _HISTORY}
    return Outline(
        title=_text(look_up(lookup, "readme.title")),
        tasks=_texts(unread),
        families=tuple(str(getattr(item, "detail", "")) for item in _items(look_up(lookup, "craft.families"))),
        skills=_signs(lookup, {name: f"skills.{name}" for name in SKILLS}),
        libraries=_libraries(look_up(lookup, "craft.libraries")),
        signs=_signs(lookup, SIGNS),
        code_lines=_number(look_up(lookup, "originality.own_code_lines")),
        sketch=tuple(item for item in _items(look_up(lookup, "craft.sketch")) if isinstance(item, int)),
        unknown=unread.reason if isinstance(unread, Absent) else "",
        first_day=_text(history["first_day"]),
        last_day=_text(history["last_day"]),
        active_months=_texts(history["active_months"]),
        commits=_number(history["commits"]),
        authors=_number(history["authors"]),
    )


_HISTORY = ("first_day", "last_day", "active_months", "commits", "authors")


def _signs(lookup: Lookup, facts: Mapping[str, str]) -> dict[str, Sign]:
    found = {name: _sign(name, look_up(lookup, fact)) for name, fact in facts.items()}
    return {name: sign for name, sign in found.items() if sign.count}


def _sign(name: str, value: object) -> Sign:
    places = [place for item in _items(value) if (place := place_of(item)) is not None]
    kept = _DOMAIN if name == "domain" else _PLACES
    return Sign(len(places), tuple(Located(_cut(place.text), place.at) for place in places[:kept]))


def _libraries(value: object) -> tuple[LibraryUse, ...]:
    return tuple(item for item in _items(value) if isinstance(item, LibraryUse))[:_LIBRARIES]


def _items(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in _items(value) if isinstance(item, str))


def _text(value: object) -> str:
    return _cut(text_of(value)) if isinstance(value, str | Located) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _cut(text: str) -> str:
    return shorten(text, _TEXT_CHARACTERS)

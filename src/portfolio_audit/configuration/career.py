"""What a person declares about the way here, which no repository shows: printed with its date, never scored."""

from datetime import date

from portfolio_audit.report.portfolio import Career, Declaration
from portfolio_audit.rulebook.fields import Fields
from portfolio_audit.rulebook.marked import Marked

SUBJECTS = ("courses", "conferences", "newsletters", "meetups", "coding-challenges", "mentoring", "experience")
"""What can be declared, in the order in which it is printed."""
_ENTRIES = 20
_CHARACTERS = 200
_NAMES = 20


def read_career(fields: Fields) -> Career | None:
    """Read the block `career`; what is off goes to the trouble of the fields."""
    marked = fields.take("career")
    if marked is None:
        return None
    inner = Fields(marked, fields.trouble)
    declared = tuple(
        Declaration(subject.replace("-", " "), entries) for subject in SUBJECTS if (entries := _texts(inner, subject))
    )
    career = Career(
        background=_short(inner, "background"),
        showcase=_texts(inner, "showcase")[:_NAMES],
        stated_on=_day(inner),
        declared=declared,
    )
    if declared and career.stated_on is None and "stated-on" not in inner:
        inner.trouble.add(inner.mark, "`stated-on` is missing: declarations are printed with their day")
    inner.finish()
    return career


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    """Read one text or a list of them."""
    marked = fields.take(key)
    if marked is None:
        return ()
    items = marked.value if isinstance(marked.value, tuple) else (marked,)
    if len(items) > _ENTRIES:
        fields.trouble.add(marked.mark, f"`{key}` holds more than {_ENTRIES} entries")
    return tuple(text for item in items[:_ENTRIES] if (text := _text(fields, key, item)))


def _text(fields: Fields, key: str, item: Marked) -> str:
    if not isinstance(item.value, str) or not item.value.strip() or len(item.value) > _CHARACTERS:
        fields.trouble.add(item.mark, f"`{key}` must hold texts of at most {_CHARACTERS} characters")
        return ""
    return " ".join(item.value.split())


def _short(fields: Fields, key: str) -> str:
    marked = fields.take(key)
    return _text(fields, key, marked) if marked is not None else ""


def _day(fields: Fields) -> date | None:
    text = fields.text("stated-on")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        fields.trouble.add(fields.place("stated-on"), "`stated-on` must be a day such as 2026-11-26")
        return None

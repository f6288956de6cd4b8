"""The keys of a configuration and what they may hold, with every problem noted at its line."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from portfolio_audit.configuration.career import read_career
from portfolio_audit.configuration.configuration import Configuration
from portfolio_audit.report.parts import Manifest
from portfolio_audit.rulebook.close_names import did_you_mean
from portfolio_audit.rulebook.fields import Fields
from portfolio_audit.rulebook.marked import Marked, Trouble
from portfolio_audit.scoring.waivers import Author, Reason, Waiver

MOST_SUPPRESSIONS = 200
_MOST_NAMES = 200
_MOST_PATHS = 20
_NOTE_CHARACTERS = 300
_PATH_CHARACTERS = 200
_SHOWCASE = 10
_DOMAIN_CHARACTERS = 100
_HIGHEST = 100
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")


class Context(StrEnum):
    """Where the work was done, which no file tells."""

    PERSONAL = "personal"
    COURSE = "course"
    COMPETITION = "competition"
    RESEARCH = "research"
    INTERNSHIP = "internship"
    VOLUNTEER = "volunteer"
    CLIENT = "client"
    EMPLOYMENT = "employment"


def read_keys(marked: Marked, trouble: Trouble, author: Author) -> Configuration:
    """Read the whole mapping; what is off goes to `trouble`."""
    fields = Fields(marked, trouble)
    found = Configuration(
        file=trouble.file,
        profile=_profile(fields, author),
        select=_names(fields, "select"),
        ignore=_names(fields, "ignore"),
        waivers=_waivers(fields, author),
        manifest=_manifest(fields, author),
        fail_under=_points(fields, "fail-under"),
        fail_on_drop=_points(fields, "fail-on-drop"),
        fail_on_new=_switch(fields, "fail-on-new"),
        minimum=_minimum(fields),
        career=read_career(fields) if author is Author.USER else None,
    )
    fields.finish()
    return found


def is_plain_path(path: str) -> bool:
    """Say whether a path or pattern stays inside the repository."""
    parts = path.split("/")
    return bool(path) and len(path) <= _PATH_CHARACTERS and not path.startswith(("/", "~")) and ".." not in parts


def _profile(fields: Fields, author: Author) -> str | None:
    name = fields.text("profile")
    if name and author is Author.REPOSITORY and not _NAME.fullmatch(name):
        fields.trouble.add(fields.place("profile"), "`profile` must name a built-in profile")
        return None
    return name or None


def _names(fields: Fields, key: str) -> tuple[str, ...]:
    """Read one name or a list of names."""
    marked = fields.take(key)
    if marked is None:
        return ()
    items = marked.value if isinstance(marked.value, tuple) else (marked,)
    for item in items[:_MOST_NAMES]:
        if not isinstance(item.value, str) or not _NAME.fullmatch(item.value):
            fields.trouble.add(item.mark, f"`{key}` must hold rule ids, families or criteria")
    return tuple(str(item.value) for item in items[:_MOST_NAMES])


def _waivers(fields: Fields, author: Author) -> tuple[Waiver, ...]:
    items = fields.items("suppress")
    if len(items) > MOST_SUPPRESSIONS:
        fields.trouble.add(fields.place("suppress"), f"`suppress` holds more than {MOST_SUPPRESSIONS} entries")
    return tuple(_waiver(Fields(item, fields.trouble), author) for item in items[:MOST_SUPPRESSIONS])


def _waiver(fields: Fields, author: Author) -> Waiver:
    rule = fields.text("rule", required=True)
    if rule and not _NAME.fullmatch(rule):
        fields.trouble.add(fields.place("rule"), "`rule` must be a rule id, a family or a criterion")
    if "reason" not in fields:
        words = ", ".join(reason.value for reason in Reason)
        fields.trouble.add(fields.mark, f"`reason` is missing; it is one of {words}")
    waiver = Waiver(
        rule=rule,
        reason=fields.choice("reason", Reason, Reason.ACCEPTED),
        source=f"{fields.trouble.file}:{fields.mark.line}",
        author=author,
        note=_short(fields, "note", _NOTE_CHARACTERS),
        until=_day(fields, "until"),
        paths=_paths(fields, "paths", _MOST_PATHS),
    )
    fields.finish()
    return waiver


def _manifest(fields: Fields, author: Author) -> Manifest | None:
    marked = fields.take("manifest")
    if marked is None:
        return None
    inner = Fields(marked, fields.trouble)
    context = inner.text("context")
    words = [word.value for word in Context]
    if context and context not in words:
        inner.trouble.add(inner.place("context"), f"`{context}` is no context{did_you_mean(context, words)}")
    manifest = Manifest(
        context, _short(inner, "domain", _DOMAIN_CHARACTERS), _paths(inner, "showcase", _SHOWCASE), author
    )
    inner.finish()
    return manifest


def _short(fields: Fields, key: str, most: int) -> str:
    text = fields.text(key)
    if len(text) > most:
        fields.trouble.add(fields.place(key), f"`{key}` is longer than {most} characters")
    return " ".join(text[:most].split())


def _paths(fields: Fields, key: str, most: int) -> tuple[str, ...]:
    marked = fields.take(key)
    if marked is None:
        return ()
    items = marked.value if isinstance(marked.value, tuple) else (marked,)
    if len(items) > most:
        fields.trouble.add(marked.mark, f"`{key}` holds more than {most} paths")
    for item in items[:most]:
        if not isinstance(item.value, str) or not is_plain_path(item.value):
            fields.trouble.add(item.mark, f"`{key}` must hold paths inside the repository")
    return tuple(str(item.value) for item in items[:most])


def _day(fields: Fields, key: str) -> date | None:
    text = fields.text(key)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        fields.trouble.add(fields.place(key), f"`{key}` must be a day such as 2026-12-31")
        return None


def _points(fields: Fields, key: str) -> int | None:
    marked = fields.take(key)
    if marked is None:
        return None
    value = marked.value
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _HIGHEST:
        fields.trouble.add(marked.mark, f"`{key}` must be a whole number from 0 to {_HIGHEST}")
        return None
    return value


def _switch(fields: Fields, key: str) -> bool | None:
    marked = fields.take(key)
    if marked is None or isinstance(marked.value, bool):
        return None if marked is None else bool(marked.value)
    fields.trouble.add(marked.mark, f"`{key}` must be true or false")
    return None


def _minimum(fields: Fields) -> Mapping[str, int]:
    marked = fields.take("min")
    if marked is None:
        return {}
    inner = Fields(marked, fields.trouble)
    found = {name: _points(inner, name) for name in inner.names()}
    return {name: points for name, points in found.items() if points is not None}

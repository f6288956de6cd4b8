"""The columns of rosters, by the many names that they have."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from msgspec import Struct

from portfolio_audit.rulebook.marked import Mark, Trouble

LONGEST_CELL = 4_096
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Row(Struct, frozen=True):
    """What a roster says of one student, nothing checked yet."""

    line: int
    repository: str = ""
    github: str = ""
    identifier: str = ""
    name: str = ""
    section: str = ""
    ref: str = ""
    subdir: str = ""


_NAMES = {
    "repository": "repository repo repos url link student_repository_url repository_url repo_url repository_link "
    "repo_link github_url github_repo github_repository git_url clone_url project_url submission submission_url",
    "github": "github username github_username github_login github_user github_account github_name login user_name",
    "identifier": "id identifier roster_identifier student_id student_identifier student_number matriculation "
    "matriculation_number matrikelnummer sis_id sis_user_id netid",
    "name": "name full_name student_name student display_name fullname",
    "first": "first_name firstname given_name forename vorname",
    "last": "last_name lastname surname family_name nachname",
    "section": "section group class cohort course section_name team group_name",
    "ref": "ref branch tag commit",
    "subdir": "subdir sub_dir subfolder subdirectory folder directory path",
}
_COLUMN_OF = {name: column for column, names in _NAMES.items() for name in names.split()}
_RANK = {name: rank for names in _NAMES.values() for rank, name in enumerate(names.split())}
"""Of two headers for one column the better known counts."""
_OTHERS = (
    "assignment_name assignment_url starter_code_url student_repository_name submission_timestamp points_awarded "
    "points_available github_id email role status"
)
_KNOWN_AND_UNUSED = frozenset(_OTHERS.split())
"""Columns of GitHub Classroom and Classroom 50 that need no remark."""


class Columns(Struct, frozen=True):
    """Where in a row each value stands."""

    places: Mapping[str, int]
    notes: tuple[str, ...]


def normal(header: str) -> str:
    """Write a header as one word in small letters."""
    return re.sub(r"[^a-z0-9]+", "_", header.strip().lower()).strip("_")


def recognised(headers: Sequence[str]) -> int:
    """Count the headers that are known."""
    return sum(normal(header) in _COLUMN_OF for header in headers)


def find_columns(headers: Sequence[str], mark: Mark, trouble: Trouble) -> Columns:
    """Find the columns by their headers; without one that names a repository or a login there is no roster."""
    names = [normal(header) for header in headers]
    for header, name in zip(headers, names, strict=True):
        if name in _COLUMN_OF and names.count(name) > 1:
            trouble.add(mark, f"two columns are called `{header.strip()}`; leave one out")
            break
    known = sorted((_RANK[name], place) for place, name in enumerate(names) if name in _COLUMN_OF)
    places = {_COLUMN_OF[names[place]]: place for _rank, place in reversed(known)}
    others = [
        header.strip()[:60]
        for place, (header, name) in enumerate(zip(headers, names, strict=True))
        if header.strip() and place not in places.values() and name not in _KNOWN_AND_UNUSED
    ]
    if "repository" not in places and "github" not in places:
        trouble.add(mark, f"no column names the repository{_hint(others)}; call it `repository`")
    return Columns(places, (f"Columns that are not used: {', '.join(others[:8])}.",) if others else ())


def _hint(headers: Sequence[str]) -> str:
    for header in headers:
        close = get_close_matches(normal(header), _COLUMN_OF, 1, 0.75)
        if close:
            return f" (did you mean `{close[0]}` by `{header}`?)"
    return f" (found: {', '.join(headers[:8])})" if headers else ""


def make_row(columns: Columns, cells: Sequence[str], mark: Mark, trouble: Trouble) -> Row | None:
    """Take the values of one row; cells that no roster holds go to `trouble`."""
    found = {name: cells[place].strip() for name, place in columns.places.items() if place < len(cells)}
    for name, text in found.items():
        if len(text) > LONGEST_CELL or _CONTROL.search(text):
            trouble.add(mark, f"the {name} is longer than {LONGEST_CELL:,} characters or holds control characters")
            return None
    first, last = found.pop("first", ""), found.pop("last", "")
    found["name"] = " ".join((found.get("name") or f"{first} {last}").split())
    found["github"] = _login(found.get("github", ""))
    return Row(line=mark.line, **found)


def _login(text: str) -> str:
    """Take the login out of what people write into such a column."""
    return re.sub(r"^(?:https?://)?(?:www\.)?github\.com/|^@", "", text, flags=re.IGNORECASE).strip("/ ")

"""Feedback as an issue in the repository of each student: opened once, and edited from then on."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from portfolio_audit.cohort.feedback import feedback_of
from portfolio_audit.cohort.journal import Journal
from portfolio_audit.errors import TargetError
from portfolio_audit.snapshot.absent import Absent
from portfolio_audit.sources.github.issues import Issue, Issues, Room
from portfolio_audit.sources.github.troubles import ApiError, Trouble, as_absent
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import GitHubRepo, parse_target

TITLE = "Feedback from portfolio-audit"
_DIGITS = 12
_BEGUN = "begun"
_ELSEWHERE = Absent("its repository is not on GitHub", "Hand on the page in the folder of feedback.")
_SWITCHED_OFF = Absent("issues are switched off", "Ask the owner to switch them on, or hand on the page.")
_ARCHIVED = Absent("the repository is archived", "Hand on the page in the folder of feedback.")
_MOVED = Absent("it has another name now", "Write the name that it has on GitHub into the roster.")
_CURES = {
    Trouble.REFUSED: Absent(
        "GitHub does not let this token write here",
        "Give it the right to write issues (Issues: read and write), or ask to be invited.",
    ),
    Trouble.MISSING: Absent(
        "GitHub knows no such repository, or the token may not see it", "Check the roster and what the token may read."
    ),
    Trouble.GONE: _SWITCHED_OFF,
}


class Deed(StrEnum):
    """What became of one letter."""

    OPENED = "opened"
    EDITED = "edited"
    UNCHANGED = "unchanged"
    WOULD_OPEN = "would open"
    WOULD_EDIT = "would edit"
    NOT_POSTED = "not posted"


class Letter(Struct, frozen=True):
    """What is to be posted."""

    names: str
    """Who hands the work in."""
    repository: str
    """`owner/name`; empty where it is not on GitHub."""
    mark: str
    text: str


class Delivery(Struct, frozen=True):
    """One letter with what became of it."""

    letter: Letter
    deed: Deed
    number: int | None = None
    is_public: bool = False
    why: Absent | None = None
    is_limited: bool = False
    """True when a limit of GitHub stood in the way."""


def letters_of(journal: Journal, policy: FetchPolicy, earlier: Journal | None = None) -> Iterator[Letter]:
    """Give one letter for each piece of work; a team gets one."""
    names: dict[str, list[str]] = {}
    for student in journal.students():
        names.setdefault(student.target, []).append(student.name)
    for student, text in feedback_of(journal, earlier):
        if student.target in names:
            who = ", ".join(names.pop(student.target))
            repository, subdir = _place(student.target, policy)
            told = sha256(f"{repository}:{subdir}".lower().encode()).hexdigest()[:_DIGITS]
            mark = f"<!-- portfolio-audit feedback {told} -->"
            yield Letter(who, repository, mark, f"{mark}\n{text}")


def _place(text: str, policy: FetchPolicy) -> tuple[str, str]:
    """Give the repository on GitHub and the folder in it; nothing where it is elsewhere."""
    with suppress(TargetError):
        target = parse_target(text, policy, is_remote_only=True)
        if isinstance(target, GitHubRepo):
            return f"{target.owner}/{target.name}", target.subdir or ""
    return "", ""


def _closed(room: Room, repository: str) -> Absent | None:
    """Say why nothing can be written there; a repository that has moved may be somebody else's now."""
    if room.full_name.lower() != repository.lower():
        return _MOVED
    if room.archived:
        return _ARCHIVED
    return None if room.has_issues else _SWITCHED_OFF


class Post:
    """Delivers letters, and remembers in the journal what was begun, so that none is delivered twice."""

    def __init__(self, issues: Issues, journal: Journal, pause: Callable[[], None], *, is_rehearsal: bool) -> None:
        """Say how; `pause` waits between what is written, as GitHub asks for. A rehearsal writes nothing."""
        self._issues = issues
        self._journal = journal
        self._pause = pause
        self._is_rehearsal = is_rehearsal

    def deliver(self, letter: Letter) -> Delivery:
        """Deliver one letter; whatever happens is a row."""
        if not letter.repository:
            return Delivery(letter, Deed.NOT_POSTED, why=_ELSEWHERE)
        try:
            return self._deliver(letter)
        except ApiError as error:
            why = _CURES.get(error.trouble) or as_absent(error, has_token=True)
            return Delivery(letter, Deed.NOT_POSTED, why=why, is_limited=error.trouble is Trouble.LIMITED)

    def _deliver(self, letter: Letter) -> Delivery:
        room = self._issues.room(letter.repository)
        why = _closed(room, letter.repository)
        if why is not None:
            return Delivery(letter, Deed.NOT_POSTED, why=why)
        found = self._find(letter)
        deed, number = self._write(letter, found)
        return Delivery(letter, deed, number, not room.private)

    def _find(self, letter: Letter) -> Issue | None:
        """Look for our issue; where a killed run may have opened one, look again, for GitHub's lists may lag behind."""
        noted = self._journal.note(letter.mark)
        found = self._issues.find(letter.repository, letter.mark, int(noted) if noted.isdigit() else None)
        if found is None and noted == _BEGUN and not self._is_rehearsal:
            self._pause()
            found = self._issues.find(letter.repository, letter.mark, None)
        return found

    def _write(self, letter: Letter, found: Issue | None) -> tuple[Deed, int | None]:
        if found is not None and (found.body or "").split() == letter.text.split():
            return Deed.UNCHANGED, found.number
        if self._is_rehearsal:
            return (Deed.WOULD_EDIT, found.number) if found else (Deed.WOULD_OPEN, None)
        if found is not None:
            self._issues.edit(letter.repository, found.number, letter.text)
            deed, number = Deed.EDITED, found.number
        else:
            self._journal.write_note(letter.mark, _BEGUN)
            deed, number = Deed.OPENED, self._issues.open(letter.repository, TITLE, letter.text).number
        self._journal.write_note(letter.mark, str(number))
        self._pause()
        return deed, number

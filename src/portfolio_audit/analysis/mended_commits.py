"""Commits that speak of a mistake that was mended."""

from collections.abc import Iterable, Iterator

from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.mended_mistakes import is_fix, merges_fix, mistake_in_body
from portfolio_audit.snapshot.records import Commit

_CHARACTERS = 200


def mended_commits(commits: Iterable[Commit]) -> tuple[Located, ...]:
    """Give the newest commit of each message: a change that was committed twice mends one mistake."""
    first: dict[str, Located] = {}
    for commit in commits:
        for said in _mends(commit):
            first.setdefault(said, Located(said[:_CHARACTERS], Place(commit=commit.id)))
    return tuple(first.values())


def _mends(commit: Commit) -> Iterator[str]:
    """Give the subject where it speaks of a mistake, else with the sentence of the body that does."""
    if commit.parents > 1:
        yield from (commit.subject,) if merges_fix(commit.subject) else ()
    elif is_fix(commit.subject):
        yield commit.subject
    elif told := mistake_in_body(commit.body):
        yield f"{commit.subject}: {told}"

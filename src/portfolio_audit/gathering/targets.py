"""Which repositories a list or a folder names, with every problem at once."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from portfolio_audit.errors import TargetError, UsageError
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import parse_target

MOST = 500
"""Repositories of one portfolio."""
_MOST_BYTES = 1024 * 1024
_PROBLEMS_SHOWN = 20
_ADVICE = "Name a file with one repository a line, or a folder that holds clones."
_BARE = frozenset({"HEAD", "objects", "refs"})


class Listed(Struct, frozen=True):
    """The repositories that were named."""

    name: str
    """What to call the portfolio: the name of the file or folder."""
    targets: tuple[str, ...]


def read_targets(path: Path, policy: FetchPolicy) -> Listed:
    """Read a list, one target a line, or the clones in a folder; nothing is opened.

    Raises:
        UsageError: there are none, or lines are off; the message lists them all.
    """
    if path.is_dir():
        return Listed(path.resolve().name or "portfolio", _clones(path))
    return Listed(path.stem, _lines(path, policy))


def _clones(folder: Path) -> tuple[str, ...]:
    with os.scandir(folder) as found:
        folders = sorted(entry.path for entry in found if entry.is_dir(follow_symlinks=False))
    clones = tuple(path for path in folders if _is_repository(Path(path)))
    if not clones:
        raise UsageError(f"{folder} holds no folder that is a git repository.", _ADVICE)
    if len(clones) > MOST:
        raise UsageError(f"{folder} holds more than {MOST} repositories.", "Name those to audit in a file.")
    return clones


def _is_repository(folder: Path) -> bool:
    try:
        return os.path.lexists(folder / ".git") or all((folder / name).exists() for name in _BARE)
    except OSError:
        return False


def _lines(path: Path, policy: FetchPolicy) -> tuple[str, ...]:
    problems: list[str] = []
    first: dict[str, int] = {}
    for number, text in _read(path):
        problem = _problem(text, policy)
        if text in first:
            problem = f"{text} stands here a second time, first in line {first[text]}"
        if problem:
            problems.append(f"{path}:{number}: {problem}")
        first.setdefault(text, number)
    if problems:
        more = [f"and {len(problems) - _PROBLEMS_SHOWN} more"] if len(problems) > _PROBLEMS_SHOWN else []
        told = "\n".join((*problems[:_PROBLEMS_SHOWN], *more))
        raise UsageError(f"Nothing was audited, for the list needs mending.\n{told}", "Mend these lines.")
    if not first:
        raise UsageError(f"{path} names no repository.", "Write one a line: a folder, a URL or OWNER/NAME.")
    if len(first) > MOST:
        raise UsageError(f"{path} names more than {MOST} repositories.", "Divide the list.")
    return tuple(first)


def _problem(text: str, policy: FetchPolicy) -> str:
    try:
        parse_target(text, policy)
    except TargetError as error:
        return f"{error.message.rstrip('.')}. {error.advice}"
    return ""


def _read(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers; what follows a `#` at the start of a word is a remark."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(f"{path} is too large for a list of repositories.", _ADVICE)
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", _ADVICE) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no text in UTF-8.", _ADVICE) from error
    for number, line in enumerate(text.splitlines(), 1):
        named = f" {line}".partition(" #")[0].strip()
        if named:
            yield number, named

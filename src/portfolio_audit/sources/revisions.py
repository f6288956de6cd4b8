"""Which commit a branch, tag, id or expression such as `main~2` means."""

from collections.abc import Mapping
from datetime import datetime
from importlib import import_module

from portfolio_audit.errors import TargetError
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.sources.foreign import GitFacts, is_full_id
from portfolio_audit.sources.git import Store, ask_git
from portfolio_audit.sources.tree import object_id

_EXPRESSION = lazy_regex(r"(?P<base>[^~^]{1,1024})(?P<steps>(?:[~^]\d{0,4}){0,20})\Z")
_SHORT_ID = lazy_regex(r"[0-9a-f]{4,63}\Z")
_PLACES = ("{}", "refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/origin/{}")


def resolve_commit(store: Store, facts: GitFacts, text: str) -> str:
    """Give the full id of the commit that the text means; names are looked up as data, ids in our own store."""
    match = _EXPRESSION.match(text)
    base = match and _base_id(store, facts, match["base"])
    if match is None or base is None:
        raise _unknown(text, facts.refs)
    commit = object_id(store, f"{base}^{{commit}}", "commit")
    if commit is None:
        raise _unknown(text, facts.refs)
    return _walk(store, commit, match["steps"], text) if match["steps"] else commit


def commit_before(store: Store, commit: str, moment: datetime) -> str:
    """Give the last commit of the main line up to a moment, by the dates that the commits claim."""
    until = f"--min-age={int(moment.timestamp())}"
    found = (ask_git(store, "rev-list", "--max-count=1", "--first-parent", until, commit) or b"").decode().strip()
    if not is_full_id(found):
        raise TargetError(
            f"There is no commit before {moment:%Y-%m-%d %H:%M} {moment.tzname()}", "Nothing was handed in by then."
        )
    return found


def _base_id(store: Store, facts: GitFacts, name: str) -> str | None:
    if name in {"HEAD", "@"}:
        return facts.head_id
    for place in _PLACES:
        if place.format(name) in facts.refs:
            return facts.refs[place.format(name)]
    if is_full_id(name):
        return name
    return object_id(store, f"{name}^{{commit}}", "commit") if _SHORT_ID.match(name) else None


def _walk(store: Store, commit: str, steps: str, text: str) -> str:
    """Follow `~n` and `^n` from a full id; GitPython reads SHA-1 only."""
    if store.object_format == "sha1":
        # Loaded on use: GitPython takes 0.1 s to import, and few targets hold an expression
        found = import_module("portfolio_audit.sources.ancestry").follow_steps(store.path, commit, steps)
    else:
        found = object_id(store, f"{commit}{steps}^{{commit}}", "commit")
    if not isinstance(found, str):
        raise TargetError(f"{text!r} names no commit", "Check the part after the @.")
    return found


def _unknown(text: str, refs: Mapping[str, str]) -> TargetError:
    names = sorted(name.removeprefix("refs/heads/") for name in refs if name.startswith("refs/heads/"))
    known = f"Branches here: {', '.join(names[:5])}" + (" ..." if len(names) > 5 else ".") if names else ""  # noqa: PLR2004 - enough for a hint
    return TargetError(f"There is no branch, tag or commit {text!r}", known or "Check the part after the @.")

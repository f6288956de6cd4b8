"""Freezes a repository of another machine."""

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from portfolio_audit import limits
from portfolio_audit.snapshot.listing import NOT_IN_CLONE, list_entries
from portfolio_audit.snapshot.records import TargetIdentity
from portfolio_audit.snapshot.spool import SpoolWriter
from portfolio_audit.sources.committed import Frozen, GitSource, freeze_commit, wanted_commit
from portfolio_audit.sources.foreign import GitFacts
from portfolio_audit.sources.host_question import HostQuestion
from portfolio_audit.sources.naming import name_of_origin
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.remote import LOCAL_REF, Fetched, Remote, fetch, fetch_blobs
from portfolio_audit.sources.store import borrow_objects, make_store
from portfolio_audit.sources.target import GitHubRepo, GitUrl
from portfolio_audit.sources.tree import list_tree, tree_of


def freeze_remote(
    target: GitUrl | GitHubRepo, policy: FetchPolicy, temporary: Path, spool: SpoolWriter, opened_at: datetime
) -> Frozen:
    """Fetch a commit with its history and freeze it; meanwhile GitHub is asked what it says besides."""
    remote = remote_of(target, policy)
    question = HostQuestion(target, policy) if isinstance(target, GitHubRepo) and policy.asks_host else None
    fetched = fetch(remote, temporary)
    identity = TargetIdentity(
        "remote", remote.shown_name, _web_address(target, remote), _shown_ref(fetched, target.ref), subdir=target.subdir
    )
    source = _source(fetched, temporary)
    commit = wanted_commit(source, None, target.as_of)
    if commit is not None:
        fetch_blobs(remote, fetched.store, _missing_notebooks(source, commit, target.subdir))
    record = freeze_commit(source, identity, commit, spool, opened_at)
    return Frozen(replace(record, host=question.answer() if question else None), source)


def _missing_notebooks(source: GitSource, commit: str, subdir: str | None) -> list[str]:
    """Name the notebooks of the audited state that the fetch left out, and that are read up to a higher cap."""
    listed = list_tree(source.store, tree_of(source.store, commit, subdir)).listed
    missing = list_entries(listed, source.left_out_bytes).entries
    return [entry.blob_id for entry in missing if entry.unread == NOT_IN_CLONE][: limits.ASKED_FOR]


def remote_of(target: GitUrl | GitHubRepo, policy: FetchPolicy) -> Remote:
    """Say what is fetched from where."""
    if isinstance(target, GitHubRepo):
        name = f"{target.owner}/{target.name}"
        return Remote(f"{policy.github}/{name}", name, target.ref, policy)
    named = name_of_origin(target.url)
    name = named.name if named else target.url.partition("://")[2].partition("/")[2].removesuffix(".git")
    return Remote(target.url, name, target.ref, policy)


def _web_address(target: GitUrl | GitHubRepo, remote: Remote) -> str | None:
    if isinstance(target, GitHubRepo):
        return remote.url
    named = name_of_origin(target.url)
    return named.url if named else None


def _source(fetched: Fetched, temporary: Path) -> GitSource:
    """Read the objects from a second store that knows of no remote, so that nothing can be fetched later on."""
    store = make_store(temporary / "store", fetched.store.object_format)
    borrow_objects(store, fetched.store.path / "objects", ())
    refs = {LOCAL_REF: fetched.commit} if fetched.commit else {}
    facts = GitFacts(None, fetched.commit, refs, (), store.object_format, None)
    return GitSource(store, facts, all_refs=False, left_out_bytes=limits.LEFT_OUT_BYTES)


def _shown_ref(fetched: Fetched, asked: str | None) -> str | None:
    if asked is not None or fetched.ref is None:
        return asked
    name = fetched.ref.removeprefix("refs/heads/")
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")

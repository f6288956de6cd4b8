"""Freezes a repository of another machine."""

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from portfolio_audit.snapshot.records import TargetIdentity
from portfolio_audit.snapshot.spool import SpoolWriter
from portfolio_audit.sources.committed import Frozen, GitSource, freeze_commit, wanted_commit
from portfolio_audit.sources.foreign import GitFacts
from portfolio_audit.sources.host_question import HostQuestion
from portfolio_audit.sources.naming import Name, name_of_origin
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.remote import LOCAL_REF, Fetched, Remote, fetch
from portfolio_audit.sources.store import borrow_objects, make_store
from portfolio_audit.sources.target import GitHubRepo, GitUrl


def freeze_remote(
    target: GitUrl | GitHubRepo, policy: FetchPolicy, temporary: Path, spool: SpoolWriter, opened_at: datetime
) -> Frozen:
    """Fetch a commit with its history and freeze it; meanwhile GitHub is asked what it says besides."""
    remote, named = remote_of(target, policy), _name_of(target, policy)
    question = HostQuestion(target, policy) if isinstance(target, GitHubRepo) and policy.asks_host else None
    fetched = fetch(remote, temporary)
    identity = TargetIdentity(
        "remote", remote.shown_name, named.url if named else None, _shown_ref(fetched, target.ref), subdir=target.subdir
    )
    source = _source(fetched, temporary)
    commit = wanted_commit(source, None, target.as_of)
    record = freeze_commit(source, identity, commit, spool, opened_at)
    return Frozen(replace(record, host=question.answer() if question else None), source)


def remote_of(target: GitUrl | GitHubRepo, policy: FetchPolicy) -> Remote:
    """Say what is fetched from where."""
    url, named = _url_of(target, policy), _name_of(target, policy)
    name = named.name if named else url.partition("://")[2].partition("/")[2].removesuffix(".git")
    return Remote(url, name, target.ref, policy)


def _url_of(target: GitUrl | GitHubRepo, policy: FetchPolicy) -> str:
    return target.url if isinstance(target, GitUrl) else f"{policy.github}/{target.owner}/{target.name}"


def _name_of(target: GitUrl | GitHubRepo, policy: FetchPolicy) -> Name | None:
    url = _url_of(target, policy)
    return name_of_origin(url) if isinstance(target, GitUrl) else Name(f"{target.owner}/{target.name}", url)


def _source(fetched: Fetched, temporary: Path) -> GitSource:
    """Read the objects from a second store that knows of no remote, so that nothing can be fetched later on."""
    store = make_store(temporary / "store", fetched.store.object_format)
    borrow_objects(store, fetched.store.path / "objects", ())
    refs = {LOCAL_REF: fetched.commit} if fetched.commit else {}
    return GitSource(store, GitFacts(None, fetched.commit, refs, (), store.object_format, None), all_refs=False)


def _shown_ref(fetched: Fetched, asked: str | None) -> str | None:
    if asked is not None or fetched.ref is None:
        return asked
    name = fetched.ref.removeprefix("refs/heads/")
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")

"""Fetches a repository from an allowed host into a bare store of our own."""

import base64
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Event

from msgspec import Struct

from portfolio_audit import limits
from portfolio_audit.errors import TargetError
from portfolio_audit.sources.advertisement import choose, parse_advertisement, ref_patterns
from portfolio_audit.sources.complaints import WORTH_A_RETRY, FetchError, Trouble, classify, fetch_error
from portfolio_audit.sources.disk_watch import disk_watch
from portfolio_audit.sources.foreign import is_full_id
from portfolio_audit.sources.git import GitChild, Store, git_child
from portfolio_audit.sources.git_version import check_git, git_version
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.removal import remove_folder
from portfolio_audit.sources.store import make_store
from portfolio_audit.sources.tree import object_id

SHA256_DIGITS = 64
ANSWER_BYTES = 4 * limits.MEBIBYTE
COMPLAINT_BYTES = 64 * 1024
_ROOM_BYTES = 4 * 1024
LOCAL_REF = "refs/audited/commit"
_NETWORK = (
    "http_proxy https_proxy all_proxy no_proxy HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR "
    "CURL_CA_BUNDLE GIT_SSL_CAINFO GIT_SSL_CAPATH"
)
_NETWORK_VARIABLES = tuple(_NETWORK.split())
"""How this machine reaches the network; set by its user, and no secret of ours."""
_SMART = re.compile(rb"version 2|# service=git-upload-pack")

_FILTER = f"blob:limit={limits.LEFT_OUT_BYTES}"
_CONFIG = """\
[remote "origin"]
	url = {url}
	promisor = true
	partialCloneFilter = {filter}
[fetch]
	unpackLimit = 1
[http]
	lowSpeedLimit = 1000
	lowSpeedTime = 15
	followRedirects = false
	sslVerify = true
[credential]
	helper =
[protocol]
	version = 2
"""


class Remote(Struct, frozen=True):
    """What is fetched from where."""

    url: str
    """Rebuilt from checked parts."""
    shown_name: str
    ref: str | None
    policy: FetchPolicy


class Fetched(Struct, frozen=True):
    """A store that holds the fetched commit, and what the branch is called."""

    store: Store
    commit: str | None
    """`None` when the repository is empty."""
    ref: str | None


def fetch(remote: Remote, temporary: Path) -> Fetched:
    """Fetch one commit with its history; three tries where the other side was busy or broke off."""
    if remote.policy.is_offline:
        raise TargetError(f"{remote.shown_name} is not on this machine", "Leave out --offline, or audit a local clone.")
    check_git(git_version())
    end = time.monotonic() + remote.policy.seconds
    trouble = Trouble.OTHER
    for pause in (0.0, *remote.policy.pauses_seconds):
        if time.monotonic() + pause >= end:
            break
        time.sleep(pause)
        try:
            return _fetch_once(remote, temporary / "fetched", end)
        except FetchError as failed:
            trouble = failed.trouble
            remove_folder(temporary / "fetched")
        if trouble not in WORTH_A_RETRY:
            break
    raise fetch_error(trouble, remote.shown_name)


def _fetch_once(remote: Remote, folder: Path, end: float) -> Fetched:
    store = _make_store(remote, folder, "sha1")
    name, commit = choose(remote.ref, _advertised(remote, store, end))
    if commit is None:
        return Fetched(store, None, None)
    if len(commit) == SHA256_DIGITS:
        remove_folder(folder)
        store = _make_store(remote, folder, "sha256")
    refspec = f"+{name or commit}:{LOCAL_REF}\n".encode("utf-8", "surrogateescape")
    _fetch_into(remote, store, end, refspec)
    fetched = object_id(store, f"{LOCAL_REF}^{{commit}}", "commit")
    if fetched is None:
        raise FetchError(Trouble.NO_SUCH_REF)
    return Fetched(store, fetched, name)


def fetch_blobs(remote: Remote, store: Store, ids: Sequence[str]) -> None:
    """Ask for contents that the filter left out; those that do not come stay missing, and are said to be."""
    if ids:
        wanted = "".join(f"{one}\n" for one in ids).encode()
        with suppress(FetchError):
            _fetch_into(remote, store, time.monotonic() + remote.policy.seconds, wanted)


def _fetch_into(remote: Remote, store: Store, end: float, wanted: bytes) -> None:
    """Fetch what is named on lines, into a store."""
    with _talk(remote, store, end, "fetch", *_FETCH_FLAGS, "--stdin", "origin") as child:
        child.stdin.write(wanted)
        child.stdin.close()
        child.stdout.read(COMPLAINT_BYTES)


def advertised_commit(remote: Remote, temporary: Path) -> str | None:
    """Ask which commit would be fetched now; nothing is fetched."""
    end = time.monotonic() + remote.policy.seconds
    try:
        return choose(remote.ref, _advertised(remote, _make_store(remote, temporary / "asked", "sha1"), end))[1]
    except FetchError as failed:
        raise fetch_error(failed.trouble, remote.shown_name) from failed


def _make_store(remote: Remote, folder: Path, object_format: str) -> Store:
    store = make_store(folder, object_format)
    with (folder / "config").open("a", encoding="utf-8") as config:
        config.write(_CONFIG.format(url=remote.url, filter=_FILTER))
    return store


_FETCH_FLAGS = (
    "--quiet",
    "--no-tags",
    "--no-recurse-submodules",
    "--no-write-fetch-head",
    "--no-auto-maintenance",
    f"--filter={_FILTER}",
    "--refmap=",
)


def _advertised(remote: Remote, store: Store, end: float) -> dict[str, str]:
    """Ask for the references; an empty answer counts only when it came from a git server."""
    patterns = ("HEAD",) if remote.ref is None or is_full_id(remote.ref) else ref_patterns(remote.ref)
    trace = store.path / "trace"
    extra = {"GIT_TRACE_PACKET": str(trace)}
    with _talk(remote, store, end, "ls-remote", "--symref", "origin", *patterns, extra=extra) as child:
        child.stdin.close()
        answer = child.stdout.read(ANSWER_BYTES)
    if not answer and not _was_smart(trace):
        raise FetchError(Trouble.NOT_GIT)
    return parse_advertisement(answer)


def _was_smart(trace: Path) -> bool:
    try:
        with trace.open("rb") as file:
            return _SMART.search(file.read(COMPLAINT_BYTES)) is not None
    except OSError:
        return False


@contextmanager
def _talk(
    remote: Remote, store: Store, end: float, *arguments: str, extra: Mapping[str, str] | None = None
) -> Iterator[GitChild]:
    """Run a git that may talk to the host; raise what went wrong."""
    with _complaints(store) as complaints:
        extra = _environment(remote) | dict(extra or {})
        left = end - time.monotonic()
        child_of = partial(git_child, seconds=left, memory_bytes=limits.FETCH_MEMORY_BYTES)
        with child_of(store, *arguments, extra=extra, errors=complaints) as child:
            with disk_watch(store.path, child) as is_full, suppress(BrokenPipeError):
                yield child
            code = child.wait()
        os.lseek(complaints, 0, os.SEEK_SET)  # git writes through the same open file
        _judge(child, code, is_full, os.read(complaints, COMPLAINT_BYTES).rstrip(b"\0"))


@contextmanager
def _complaints(store: Store) -> Iterator[int]:
    """Give a file of our own for what git says on the way, with room in it, so that it can tell of a full disk."""
    descriptor = os.open(store.path / "complaints", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(descriptor, bytes(_ROOM_BYTES))
        os.lseek(descriptor, 0, os.SEEK_SET)
        yield descriptor
    finally:
        os.close(descriptor)


def _environment(remote: Remote) -> dict[str, str]:
    network = {name: os.environ[name] for name in _NETWORK_VARIABLES if name in os.environ}
    return network | {"GIT_ALLOW_PROTOCOL": remote.url.partition("://")[0]} | _credentials(remote)


def _judge(child: GitChild, code: int, is_full: Event, complaint: bytes) -> None:
    if is_full.is_set():
        raise FetchError(Trouble.TOO_LARGE)
    if child.timed_out.is_set():
        raise FetchError(Trouble.TIMED_OUT)
    if code != 0:
        raise FetchError(classify(complaint))


def _credentials(remote: Remote) -> dict[str, str]:
    """Hand the token to GitHub only, by the environment of this one child."""
    github = remote.policy.github
    if remote.policy.token is None or not remote.url.startswith(f"{github}/"):
        return {}
    basic = base64.b64encode(f"x-access-token:{remote.policy.token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{github}/.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {basic}",
    }

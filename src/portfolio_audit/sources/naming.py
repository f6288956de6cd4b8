"""The name and web address of a repository, from the address of its remote."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from portfolio_audit.patterns import lazy_regex
from portfolio_audit.sources.policy import DEFAULT_HOSTS

_SCP_LIKE = lazy_regex(r"(?:[\w.-]{1,64}@)?([\w.-]{1,255}):(?!/)([\w./~-]{1,500})\Z", re.ASCII)
_PATH = lazy_regex(r"[\w.-]{1,100}(?:/[\w.-]{1,100}){1,6}\Z", re.ASCII)


class Name(Struct, frozen=True):
    """How the report calls a repository."""

    name: str
    url: str | None = None


def name_of_origin(origin: str | None) -> Name | None:
    """Read `owner/name` and the web address out of a remote's address; only of known hosts, never credentials."""
    host, path = _host_and_path(origin or "")
    path = path.strip("/").removesuffix(".git")
    if host not in DEFAULT_HOSTS or _PATH.match(path) is None or {".", ".."} & set(path.split("/")):
        return None
    return Name(path, f"https://{host}/{path}")


def name_of_folder(path: Path) -> Name:
    """Name a local repository after its folder."""
    resolved = path.resolve()
    named = resolved.parent if resolved.name == ".git" else resolved
    return Name(named.name.removesuffix(".git") or "repository")


def _host_and_path(origin: str) -> tuple[str, str]:
    match = _SCP_LIKE.match(origin)
    if match is not None and "://" not in origin:
        return match[1].lower(), match[2]
    try:
        parts = urlsplit(origin)
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    return (host, parts.path) if parts.scheme in {"https", "http", "ssh", "git"} else ("", "")

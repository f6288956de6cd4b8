"""Checks an address before anything is asked of it."""

from msgspec import Struct

from portfolio_audit.errors import TargetError
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.sources.policy import DEFAULT_HOSTS, FetchPolicy

_OWNER = lazy_regex(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\Z")
_PART = lazy_regex(r"[A-Za-z0-9_.][A-Za-z0-9_.-]{0,99}\Z")
_PARTS = range(2, 9)
"""Owner and name, or groups and sub-groups before the name."""
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
_SECRETIVE = lazy_regex(r"//[^/]*@")
_HTTPS_PORT = 443
_LONGEST = 2_000
_TREE_PARTS = 3
"""`tree/BRANCH` after owner and name, as the address bar shows it."""


class Address(Struct, frozen=True):
    """An address of an allowed host, rebuilt from its checked parts."""

    url: str
    suffix: str
    """`@ref` and `:subdir` as they were written."""
    github: tuple[str, str] | None = None
    ref: str | None = None
    """The branch of a `/tree/BRANCH/FOLDER` address."""
    folder: str = ""


def read_address(text: str, scheme: str, policy: FetchPolicy) -> Address:
    """Take an address apart, check host and path, and put it together again; credentials are refused and not echoed."""
    _refuse_unless_plain(text)
    authority, _slash, path = text.partition("://")[2].partition("/")
    if "@" in authority:
        raise TargetError("The address holds a user name or password", "Leave it out; a token comes from GH_TOKEN.")
    origin = _allowed_origin(scheme, authority.lower(), policy, text)
    cut = next((place for place, letter in enumerate(path) if letter in "@:"), len(path))
    parts = path[:cut].strip("/").split("/")
    if origin == policy.github:
        return _github_address(policy.github, parts, path[cut:])
    if len(parts) not in _PARTS or not all(_is_safe(part) for part in parts):
        raise TargetError(f"{shown(text)} does not name a repository", f"Write {origin}/OWNER/NAME.")
    return Address(f"{origin}/{'/'.join(parts)}", path[cut:])


def read_github_name(text: str) -> tuple[str, str]:
    """Read `owner/name` as GitHub allows it."""
    owner, _slash, name = text.partition("/")
    name = name.removesuffix(".git")
    if not is_login(owner) or not _is_safe(name):
        raise TargetError(
            f"{shown(text)} is neither a folder nor a repository",
            "Name a folder, https://github.com/OWNER/NAME, or OWNER/NAME.",
        )
    return owner, name


def is_login(text: str) -> bool:
    """Say whether a text is a name that an account on GitHub can have."""
    return _OWNER.match(text) is not None and text.lower() not in _DEVICES


def shown(text: str) -> str:
    """Show a part of what the user wrote, without credentials and control characters."""
    return ascii(_SECRETIVE.sub("//", text)[:100])


def _github_address(github: str, parts: list[str], suffix: str) -> Address:
    owner, name = read_github_name("/".join(parts[:2]))
    rest = parts[2:]
    url = f"{github}/{owner}/{name}"
    if not rest:
        return Address(url, suffix, (owner, name))
    if rest[0] != "tree" or len(rest) < _TREE_PARTS - 1 or not all(_is_safe(part) for part in rest):
        raise TargetError("The address does not name a repository", "Write https://github.com/OWNER/NAME.")
    return Address(url, suffix, (owner, name), rest[1], "/".join(rest[2:]))


def _refuse_unless_plain(text: str) -> None:
    if not text.isascii() or len(text) > _LONGEST or any(letter in text for letter in " %?#\\\"'<>|^`{}"):
        raise TargetError(
            f"The address {shown(text)} holds characters that no repository address needs",
            "Write https://github.com/OWNER/NAME.",
        )


def _allowed_origin(scheme: str, authority: str, policy: FetchPolicy, text: str) -> str:
    named = {host if "://" in host else f"https://{host}" for host in policy.hosts}
    origins = {f"https://{host}" for host in DEFAULT_HOSTS} | named | {policy.github}
    origin = f"{scheme}://{authority}".removesuffix(f":{_HTTPS_PORT}" if scheme == "https" else ":80")
    origin = origin.replace("https://www.github.com", "https://github.com")
    if origin in origins:
        return origin
    if scheme != "https":
        raise TargetError(
            f"Only https addresses are fetched, not {shown(text)}", "Write https://github.com/OWNER/NAME."
        )
    raise TargetError(
        f"{shown(authority)} is not a known host",
        f"Known are {', '.join(DEFAULT_HOSTS)}; PORTFOLIO_AUDIT_HOSTS names others.",
    )


def _is_safe(part: str) -> bool:
    bare = part.removesuffix(".git")
    if _PART.match(part) is None or not bare.strip(".") or bare.split(".")[0].lower() in _DEVICES:
        return False
    return not part.startswith("-")

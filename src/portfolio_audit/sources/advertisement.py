"""What a remote says it has, and which of it is fetched."""

from collections.abc import Mapping

from portfolio_audit.errors import TargetError
from portfolio_audit.sources.complaints import FetchError, Trouble
from portfolio_audit.sources.foreign import is_full_id, is_safe_ref


def ref_patterns(ref: str) -> tuple[str, ...]:
    """Give the full names that a branch or tag of that name can have, each also as what a tag stands for."""
    places = [ref] if ref.startswith("refs/") else [f"refs/heads/{ref}", f"refs/tags/{ref}"]
    if not all(is_safe_ref(place) for place in places):
        raise TargetError("The part after the @ is not a branch, tag or full commit id", "Write OWNER/NAME@BRANCH.")
    return tuple(place for name in places for place in (name, f"{name}^{{}}"))


def parse_advertisement(answer: bytes) -> dict[str, str]:
    """Read `<id> TAB <name>` and `ref: <name> TAB HEAD`."""
    found: dict[str, str] = {}
    for line in answer.decode("utf-8", "surrogateescape").split("\n"):
        value, _tab, name = line.partition("\t")
        if value.startswith("ref: ") and name == "HEAD" and is_safe_ref(value[5:]):
            found["symbolic HEAD"] = value[5:]
        elif is_full_id(value) and (name == "HEAD" or is_safe_ref(name.removesuffix("^{}"))):
            found[name] = value
    return found


def choose(ref: str | None, advertised: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Choose what to fetch: name (or `None` for a bare id) and commit (or `None` in an empty repository)."""
    if ref is not None and is_full_id(ref):
        return None, ref
    if ref is None:
        return advertised.get("symbolic HEAD", "HEAD"), advertised.get("HEAD")
    for name in ref_patterns(ref):
        if name in advertised and not name.endswith("^{}"):
            return name, advertised.get(f"{name}^{{}}", advertised[name])
    raise FetchError(Trouble.NO_SUCH_REF)

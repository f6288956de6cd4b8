"""The known name that a wrong one comes closest to."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Give the half-sentence that names the closest known word, or a few of them."""
    known = sorted(set(known))
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    if close:
        return f", did you mean `{close[0]}`?"
    shown = ", ".join(f"`{word}`" for word in known[:12])
    return f"; known are {shown}{' ...' if len(known) > 12 else ''}" if known else ""  # noqa: PLR2004  # a line's worth

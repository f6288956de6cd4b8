"""What stands where a thing could not be seen."""

from msgspec import Struct


class Absent(Struct, frozen=True, tag=True):
    """A thing that we could not see: our ignorance, never the author's fault."""

    reason: str
    """A clause that can follow "because": "the clone is shallow"."""
    cure: str = ""
    """What the user can do so that we see it, as an imperative sentence."""

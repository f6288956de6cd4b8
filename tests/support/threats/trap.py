"""What a hostile repository is after: a program that runs, a secret that shows."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

SECRET = "the-neighbour-pays-8431-crowns"  # noqa: S105  # bait
TOKEN = "ghp_bAiTbAiTbAiTbAiTbAiTbAiTbAiTbAiT0042"  # noqa: S105  # bait


class Trap(Struct, frozen=True):
    """Where the repository stands, what its programs would write, and what it must not read."""

    path: Path
    """Folder of the repository to be made."""
    canary: Path
    """A file that exists only when something of the repository was run."""
    secret: Path
    """A file outside of the repository that holds `SECRET`."""

    @property
    def command(self) -> str:
        """A command line that would give the attack away."""
        return f"touch {self.canary}"


class Threat(Struct, frozen=True):
    """One class of threat, with the requirements of docs/security.md that it tests."""

    name: str
    requirements: tuple[str, ...]
    build: Callable[[Trap], None]
    codes: tuple[int, ...] = (0, 4)
    """Exit codes that `audit --strict` may end with."""

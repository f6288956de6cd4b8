"""How stdout may be written."""

from msgspec import Struct


class TerminalStyle(Struct, frozen=True):
    """What the terminal can show."""

    color: bool = False
    unicode: bool = True
    width: int = 80

"""A library and how much of it a program uses, as a value."""

from msgspec import Struct

from portfolio_audit.evidence import Place


class LibraryUse(Struct, frozen=True):
    """A library that is imported, and how much of it is called."""

    text: str
    """Name of the package as it is imported."""
    at: Place
    """Where it is first called, else where it is first imported."""
    names: int
    """Number of different functions and classes of it that are called."""
    calls: int

"""What is known of contents from earlier runs, as a snapshot asks for it."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct


class Recalled(Struct, frozen=True):
    """A value that is known."""

    value: object


class Recollection(Protocol):
    """Knows what functions made of the file at a path, and hears what they make now."""

    def recall(self, path: str, function: Callable[..., object]) -> Recalled | None:
        """Give what a function made of the same content, `None` where that is not known."""

    def learn(self, path: str, function: Callable[..., object], value: object, *, of_place: bool) -> None:
        """Hear what a function made of a content, and with `of_place` of its path too."""


class NoRecollection:
    """Knows nothing and keeps nothing."""

    def recall(self, path: str, function: Callable[..., object]) -> Recalled | None:  # noqa: ARG002  # the protocol's
        """Know nothing."""
        return None

    def learn(self, path: str, function: Callable[..., object], value: object, *, of_place: bool) -> None:
        """Keep nothing."""

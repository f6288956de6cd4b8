"""Parsed contents kept between snapshots, so that what did not change is not parsed again."""

from collections.abc import Hashable


class ParseMemory:
    """Values by key; what one whole snapshot did not ask for is forgotten."""

    def __init__(self) -> None:
        """Start empty."""
        self._earlier: dict[Hashable, object] = {}
        self._current: dict[Hashable, object] = {}

    def __contains__(self, key: Hashable) -> bool:
        """Say whether a value is known, and keep it for the next snapshot."""
        if key in self._earlier:
            self._current[key] = self._earlier.pop(key)
        return key in self._current

    def __getitem__(self, key: Hashable) -> object:
        """Give a value that is known."""
        return self._current[key]

    def __setitem__(self, key: Hashable, value: object) -> None:
        """Keep a value."""
        self._current[key] = value

    def turn(self) -> None:
        """Go on to the next snapshot."""
        self._earlier, self._current = self._current, {}

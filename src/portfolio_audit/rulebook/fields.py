"""Typed reading of a marked mapping, with every problem noted at its place."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from portfolio_audit.rulebook.close_names import did_you_mean
from portfolio_audit.rulebook.marked import Mark, Marked, Trouble

Choice = TypeVar("Choice", bound=StrEnum)


class Fields:
    """A mapping read key by key; `finish` then reports the keys that nobody asked for."""

    def __init__(self, marked: Marked, trouble: Trouble) -> None:
        """Take a mapping; anything else is a problem and reads as an empty one."""
        self.mark = marked.mark
        self.trouble = trouble
        self._asked: set[str] = set()
        self._keys = marked.keys
        self._values: Mapping[str, Marked] = {}
        if isinstance(marked.value, Mapping):
            self._values = marked.value
        else:
            trouble.add(marked.mark, "a mapping (`key: value`) should stand here")

    def __contains__(self, key: str) -> bool:
        """Say whether the key is there."""
        return key in self._values

    def names(self) -> tuple[str, ...]:
        """Give the keys in their order."""
        return tuple(self._values)

    def place(self, key: str) -> Mark:
        """Give the place of a key's value, or of the mapping where it is missing."""
        return self._values[key].mark if key in self._values else self.mark

    def take(self, key: str, *, required: bool = False) -> Marked | None:
        """Give the value of a key as it stands."""
        self._asked.add(key)
        if key in self._values:
            return self._values[key]
        if required:
            self.trouble.add(self.mark, f"`{key}` is missing")
        return None

    def text(self, key: str, *, required: bool = False) -> str:
        """Give a text; empty where it is missing."""
        marked = self.take(key, required=required)
        if marked is None:
            return ""
        if not isinstance(marked.value, str):
            self.trouble.add(marked.mark, f"`{key}` must be a text; put it in quotes")
            return ""
        if required and not marked.value.strip():
            self.trouble.add(marked.mark, f"`{key}` is empty")
        return marked.value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts."""
        texts = [item for item in self.items(key) if isinstance(item.value, str) or self._refuse(key, item)]
        return tuple(str(item.value) for item in texts)

    def items(self, key: str, *, required: bool = False) -> tuple[Marked, ...]:
        """Give the items of a list."""
        marked = self.take(key, required=required)
        if marked is None:
            return ()
        if isinstance(marked.value, tuple):
            return marked.value
        self.trouble.add(marked.mark, f"`{key}` must be a list")
        return ()

    def number(self, key: str, default: float, *, required: bool = False) -> float:
        """Give a number of at least 0."""
        marked = self.take(key, required=required)
        if marked is None:
            return default
        if isinstance(marked.value, bool) or not isinstance(marked.value, int | float) or marked.value < 0:
            self.trouble.add(marked.mark, f"`{key}` must be a number from 0")
            return default
        return marked.value

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """Give one of a few words."""
        text = self.text(key)
        if not text:
            return default
        words = [choice.value for choice in choices]
        if text not in words:
            self.trouble.add(self.place(key), f"`{text}` is no {key}{did_you_mean(text, words)}")
            return default
        return choices(text)

    def finish(self) -> None:
        """Report the keys that nobody asked for."""
        for key, mark in self._keys.items():
            if key not in self._asked:
                self.trouble.add(mark, f"`{key}` is not known here{did_you_mean(key, self._asked)}")

    def _refuse(self, key: str, item: Marked) -> bool:
        self.trouble.add(item.mark, f"`{key}` must hold texts; put it in quotes")
        return False

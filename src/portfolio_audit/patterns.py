"""Patterns of regular expressions that are compiled when they are first used."""

import re
from typing import cast

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


class _LazyPattern:
    """Stands for a compiled pattern; its methods are there from the first use on."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._given_flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile, keep the methods, and give what was asked for; called only for what is not there yet."""
        compiled = re.compile(self.pattern, self._given_flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def lazy_regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern that behaves as a compiled one; of some 800, an audit needs half, and start-up none."""
    return cast("re.Pattern[str]", _LazyPattern(text, flags))

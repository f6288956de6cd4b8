"""A pattern without regard to case, searched only where a cheap text test holds."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from portfolio_audit.analysis.line_gates import rows_by_line
from portfolio_audit.patterns import lazy_regex


class GatedPattern(Struct, frozen=True):
    """Texts (lower case) of which every match holds at least one, and the pattern."""

    needed: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_match(self, text: str) -> bool:
        """Tell whether a search in the text, or in a part of it, can find anything."""
        lower = text.lower()
        return any(needed in lower for needed in self.needed)

    def search(self, text: str) -> re.Match[str] | None:
        """Give the first match, as the pattern alone would."""
        return self.pattern.search(text) if self.may_match(text) else None

    def in_lines(self, lines: Sequence[str]) -> Iterator[int]:
        """Give the indices of the lines in which a search finds something."""
        may_match = rows_by_line(lines, [(self.needed, self)])
        return (index for index in sorted(may_match) if self.pattern.search(lines[index]))


def gated(needed: str, pattern: str) -> GatedPattern:
    """Make one from texts with bars between them and a pattern."""
    return GatedPattern(tuple(needed.split("|")), lazy_regex(pattern, re.IGNORECASE))

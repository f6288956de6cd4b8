"""The targets of a Makefile or justfile, each with what it needs and what it runs."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex

_TARGET = lazy_regex(r"^([A-Za-z][\w.-]{0,60})(?: [\w= .'\"-]{1,80})?\s{0,4}::?(?!=)([^=]{0,300})$")
_LINES = 1_000
_DEPTH = 4
_FEWEST_SPACES = ("\t", "  ")


class Target(Struct, frozen=True):
    """One named task."""

    needs: tuple[str, ...]
    """Names of the targets that run before it."""
    recipe: tuple[str, ...]
    """Its commands, one a line."""


@kept
def parse_targets(content: bytes) -> dict[str, Target]:
    """Read the targets in their order; lines that belong to none are passed over."""
    found: dict[str, Target] = {}
    current = ""
    for line in read_lines(content)[:_LINES]:
        matched = _TARGET.match(line)
        if matched:
            current = matched.group(1)
            found[current] = Target(tuple(matched.group(2).split("#", 1)[0].split()[:20]), ())
        elif current and line.startswith(_FEWEST_SPACES):
            known = found[current]
            found[current] = Target(known.needs, (*known.recipe, line.strip())[:100])
        elif line.strip() and not line.startswith("#"):
            current = ""
    return found


def commands_of(targets: Mapping[str, Target], name: str, depth: int = _DEPTH) -> Iterator[str]:
    """Give the commands of a target and of those that it needs, four levels deep."""
    target = targets.get(name)
    if target is None or depth == 0:
        return
    for needed in target.needs:
        yield from commands_of(targets, needed, depth - 1)
    yield from target.recipe

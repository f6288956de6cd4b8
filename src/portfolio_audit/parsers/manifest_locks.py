"""Lock files of every packaging tool, read for the names they hold."""

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.manifest_values import Declared, Manifest, normalise
from portfolio_audit.patterns import lazy_regex

_PACKAGE = lazy_regex(
    r'^\s*(?:- )?name(?: =|:) "?([\w.@/-]{1,80})"?\s*$'  # TOML locks, conda-lock
    r'|^ {8}"([\w.-]{1,80})": \{$'  # Pipfile.lock
    r'|^ {4}"([\w.]{1,80})": \{$'  # renv.lock
    r"|^\[\[deps\.([\w]{1,80})\]\]"  # Manifest.toml of Julia
)
_NAMES = 5_000


@kept
def parse_lock(content: bytes) -> Manifest:
    """Read the locked packages, each with the line of its name."""
    declared: list[Declared] = []
    for number, line in enumerate(read_lines(content), 1):
        match = _PACKAGE.match(line)
        name = next((group for group in match.groups() if group), "") if match else ""
        if name and len(declared) < _NAMES:
            declared.append(Declared(name, normalise(name), "locked", is_pinned=True, line=number))
    return Manifest("lock", tuple(declared), is_lock=True)

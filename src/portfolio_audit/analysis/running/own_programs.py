"""Names of the commands that the project itself installs."""

from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.paths import file_name
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_MANIFESTS = frozenset({"pyproject.toml", "setup.py", "setup.cfg"})
_READ = 20
_LINES = 2_000
_ENTRY = lazy_regex(
    r"(?:^\s{0,40}|['\"])([A-Za-z][\w-]{1,40})['\"]?\s{0,3}=\s{0,3}['\"]?([A-Za-z_][\w.]{0,80}):[A-Za-z_]\w{0,40}(?:['\",\s]|$)"
)
"""A name that stands for a function of a module, as console scripts are declared."""


def find_programs(snapshot: Snapshot) -> tuple[Located, ...]:
    """Give the console scripts of pyproject.toml, setup.py and setup.cfg, each with the line that declares it."""
    return tuple(program for program, _ in programs_with_modules(snapshot))


def programs_with_modules(snapshot: Snapshot) -> tuple[tuple[Located, str], ...]:
    """Give each console script with the dotted name of the module that it starts."""
    manifests = [one for one in snapshot.files if file_name(one.path) in _MANIFESTS and is_own_code(one.path)][:_READ]
    return tuple(
        (Located(found[1], Place(entry.path, number)), found[2])
        for entry, lines in snapshot.parsed_all(manifests, read_lines)
        for number, line in enumerate(lines[:_LINES], 1)
        for found in _ENTRY.finditer(line[:300])
    )


def own_programs(snapshot: Snapshot) -> frozenset[str]:
    """Give their names."""
    return frozenset(program.text for program in find_programs(snapshot))

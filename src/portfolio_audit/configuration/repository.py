"""What a repository says about its own audit: plain data, size-limited, never a reason to stop."""

from msgspec.structs import replace

from portfolio_audit.configuration.configuration import Configuration
from portfolio_audit.configuration.keys import read_keys
from portfolio_audit.configuration.text import TABLE, parse_configuration, parse_table
from portfolio_audit.rulebook.close_names import did_you_mean
from portfolio_audit.rulebook.marked import Marked, Trouble
from portfolio_audit.scoring.profile import builtin_profiles
from portfolio_audit.scoring.waivers import Author
from portfolio_audit.snapshot.records import Absent, SnapshotWarning
from portfolio_audit.snapshot.snapshot import Snapshot

FILE = ".portfolio-audit.yml"
PROJECT = "pyproject.toml"
MOST_BYTES = 64 * 1024
"""A configuration is a page, not a book."""


def read_repository_configuration(snapshot: Snapshot) -> Configuration:
    """Read `.portfolio-audit.yml`, else `[tool.portfolio-audit]`; one with a mistake is left aside with a warning."""
    text = _text_of(snapshot, FILE)
    trouble = Trouble(FILE if text is not None else PROJECT)
    marked = _marked(snapshot, text, trouble)
    configuration = read_keys(marked, trouble, Author.REPOSITORY) if marked else Configuration()
    if trouble.problems:
        problem = min(trouble.problems)
        sentence = f"{problem}. The configuration of the repository was left aside."
        cure = "Mend it, or leave it aside with --no-repo-config."
        snapshot.warn(SnapshotWarning("configuration", sentence, (trouble.file,), cure, incomplete=False))
        return Configuration()
    return _allowed(configuration, snapshot)


def _allowed(configuration: Configuration, snapshot: Snapshot) -> Configuration:
    """Take back what only the caller decides: which rules are asked, and profiles that are not ours."""
    if configuration.select:
        _warn(snapshot, configuration.file, "`select` counts only where the caller names the file with --config")
    if configuration.profile and configuration.profile not in builtin_profiles():
        hint = did_you_mean(configuration.profile, builtin_profiles())
        _warn(snapshot, configuration.file, f"there is no profile `{configuration.profile}`{hint}")
        return replace(configuration, select=(), profile=None)
    return replace(configuration, select=())


def _warn(snapshot: Snapshot, file: str, clause: str) -> None:
    snapshot.warn(SnapshotWarning("configuration", f"{file}: {clause}.", (file,), incomplete=False))


def _marked(snapshot: Snapshot, text: str | None, trouble: Trouble) -> Marked | None:
    if text is not None:
        return parse_configuration(text, trouble)
    text = _text_of(snapshot, PROJECT)
    if text is None or f"tool.{TABLE}" not in text:
        return None
    # A broken pyproject.toml is a finding about dependencies, not a mistake in the configuration
    return parse_table(text, Trouble(PROJECT))


def _text_of(snapshot: Snapshot, path: str) -> str | None:
    entry = snapshot.by_path.get(path)
    content = snapshot.read(entry) if entry is not None and entry.size_bytes <= MOST_BYTES else None
    return None if content is None or isinstance(content, Absent) else content.decode("utf-8", "replace")

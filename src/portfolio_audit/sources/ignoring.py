"""Which untracked names of a work tree are left aside, as git would leave them."""

import re

from msgspec import Struct
from pathspec import GitIgnoreSpec

from portfolio_audit.patterns import lazy_regex

IGNORE_BYTES = 64 * 1024
PATTERNS = 500
"""Patterns read of one file."""
STARS = 3
"""Groups of `*` in one pattern; each multiplies the time of a match that fails."""
PATTERN_CHARACTERS = 200
PATH_CHARACTERS = 256
"""Longer paths are not matched, for the same reason."""
_STARS = lazy_regex(r"\*+")

_JUNK = (
    ".venv venv .env.d virtualenv node_modules __pycache__ .ipynb_checkpoints .mypy_cache .pytest_cache .ruff_cache "
    ".tox .nox .eggs .hypothesis .idea .vscode .DS_Store Thumbs.db .cache .Rproj.user bower_components"
)
UNVERSIONED_JUNK = frozenset(_JUNK.split())
"""Names that programs leave behind; where they are not tracked, they say nothing about the author."""
VIRTUAL_ENVIRONMENT_MARK = "pyvenv.cfg"


class IgnoreRules(Struct, frozen=True):
    """The rules of one folder and, behind them, those of the folders above."""

    spec: GitIgnoreSpec
    prefix: str
    """Path of the folder that the rules are relative to, with a `/` at the end unless empty."""
    above: "IgnoreRules | None" = None

    def ignores(self, path: str, *, is_folder: bool) -> bool:
        """Tell whether the deepest rule that has a word on the path leaves it aside."""
        rules: IgnoreRules | None = self
        if len(path) > PATH_CHARACTERS:
            return False
        while rules is not None:
            below = path.removeprefix(rules.prefix) + ("/" if is_folder else "")
            verdict = rules.spec.check_file(below).include
            if verdict is not None:
                return verdict
            rules = rules.above
        return False


def read_rules(content: bytes | None, prefix: str, above: IgnoreRules | None) -> IgnoreRules | None:
    """Add the rules of a `.gitignore` to those of the folders above; without a file those above hold."""
    lines = (content or b"").decode("utf-8", "replace").splitlines()
    kept = [line for line in lines if _is_harmless(line)][:PATTERNS]
    if not kept:
        return above
    return IgnoreRules(_compile(kept), prefix, above)


def _is_harmless(line: str) -> bool:
    stripped = line.strip()
    if not stripped or stripped.startswith("#") or len(stripped) > PATTERN_CHARACTERS:
        return False
    return len(_STARS.findall(stripped)) <= STARS


def _compile(lines: list[str]) -> GitIgnoreSpec:
    """Compile the patterns; where one is broken, only that one is left out."""
    try:
        return GitIgnoreSpec.from_lines(lines)
    except (ValueError, re.error):
        return GitIgnoreSpec.from_lines([line for line in lines if _compiles(line)])


def _compiles(line: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True

"""A `.gitignore` to a test of paths."""

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore import GitIgnorePatternError
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from portfolio_audit.parsers.lines import read_lines

_PATTERNS = 2_000
_PATTERN_CHARACTERS = 200
_STARS = 8


def parse_ignore_rules(content: bytes) -> GitIgnoreSpec:
    """Read the patterns one by one, so that a broken one costs only itself."""
    patterns: list[GitIgnoreSpecPattern] = []
    for line in read_lines(content)[:_PATTERNS]:
        text = line.strip()
        if not text or text.startswith("#") or len(text) > _PATTERN_CHARACTERS or text.count("*") > _STARS:
            continue
        try:
            patterns += GitIgnoreSpec.from_lines([text]).patterns
        except (GitIgnorePatternError, ValueError):
            continue
    return GitIgnoreSpec(patterns)

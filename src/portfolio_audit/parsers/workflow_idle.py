"""Jobs of continuous integration that are named for deploying and only print words."""

from collections.abc import Iterator, Sequence

from portfolio_audit.patterns import lazy_regex

_JOB = lazy_regex(r"(\s{0,8})(?:[\w-]{0,30}[_-])?deploy(?:ment)?(?:[_-][\w-]{0,30})?\s{0,4}:\s{0,4}$")
_TELLS = lazy_regex(r"\s*(?:-\s+)?(?:run:\s*)?['\"]?@?(?:echo|printf)\b[^&;|>`]{0,400}$")
_NO_EFFECT = lazy_regex(
    r"\s*(?:#.*|(?:-\s+)?(?:run|script):\s*[|>]?[+-]?\s*|(?:-\s+)?(?!run\b|uses\b|script\b)[\w-]{1,30}:(?:\s.*)?"
    r"|(?:-\s+)?uses:\s*(?:actions/(?:checkout|setup-\w{1,20}|cache|download-artifact)|[\w./-]{1,60}login)\b.*"
    r"|(?:-\s+)?(?:run:\s*)?(?:exit 0|true|:|sleep \d{1,4})|)\s*$"
)
"""Keys, comments, what fetches the code or a tool, and what ends a script."""


def idle_deploys(lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the first line that prints, with its number, of each job named for deploying that does nothing else."""
    for number, line in enumerate(lines):
        job = _JOB.match(line)
        if job is None:
            continue
        block = tuple(_below(lines, number + 1, len(job.group(1))))
        told = [pair for pair in block if _TELLS.match(pair[0])]
        if told and all(_NO_EFFECT.match(text) or _TELLS.match(text) for text, _ in block):
            yield told[0][0].strip(), told[0][1]


def _below(lines: Sequence[str], start: int, indent: int) -> Iterator[tuple[str, int]]:
    """Yield the lines that stand deeper than a key, with their numbers."""
    for number, line in enumerate(lines[start:], start + 1):
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            return
        yield line, number

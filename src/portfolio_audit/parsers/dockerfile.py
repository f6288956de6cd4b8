"""A Dockerfile to its base images, copied sources, user and command."""

import json

from msgspec import Struct

from portfolio_audit.cache.kept import kept
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.patterns import lazy_regex


class Dockerfile(Struct, frozen=True):
    """What one Dockerfile says."""

    bases: tuple[str, ...]
    """Images that it starts from, stages of its own apart."""
    copied: tuple[tuple[str, int], ...]
    """Sources of COPY and ADD in the build context, with their line; variables left out."""
    user: str
    """The last USER, empty without one."""
    has_command: bool
    runs: tuple[str, ...]
    """Commands of RUN, at most 2,000 characters each."""


_INSTRUCTION = lazy_regex(r"^\s*([A-Za-z]{2,12})\s+(\S.*)$")
_FLAG = lazy_regex(r"^--[\w-]{1,30}(?:=\S{0,200})?\s+")
_INSTRUCTIONS = 500
_OPENING_BYTES = 8 * 1024
_OPENS = lazy_regex(r"(?:FROM|ARG)\s+\S")
_BASE = lazy_regex(r"FROM\s+(?:--\S{1,60}\s+)?[\w./:@${}-]{1,200}(?:\s+(?:AS|as)\s+[\w.-]{1,60})?\s*$")
_BUILDS = lazy_regex(r"(?:RUN|COPY|ADD|CMD|ENTRYPOINT|WORKDIR)\s+\S")


@kept
def parse_dockerfile(content: bytes) -> Dockerfile:
    """Read the instructions; here-documents and variables are left out."""
    bases: list[str] = []
    stages: set[str] = set()
    copied: list[tuple[str, int]] = []
    runs: list[str] = []
    user, has_command = "", False
    for number, name, value in _instructions(read_lines(content)):
        if name == "FROM":
            parts = _without_flags(value).split()
            bases += [parts[0]] if parts and parts[0] not in stages else []
            stages |= {parts[2]} if len(parts) == 3 else set()  # noqa: PLR2004  # image AS stage
        elif name in {"COPY", "ADD"} and "--from" not in value:
            copied += [(source, number) for source in _sources(value)]
        elif name == "USER":
            user = value.split()[0]
        elif name == "RUN":
            runs.append(value[:2_000])
        has_command = has_command or name in {"CMD", "ENTRYPOINT"}
    return Dockerfile(tuple(bases), tuple(copied), user, has_command, tuple(runs))


def opens_as_image(content: bytes) -> bool:
    """Tell whether a file of another name is one: its first instruction gives a base or an argument, others follow."""
    lines = [line for line in read_lines(content[:_OPENING_BYTES]) if line.strip() and not line.startswith("#")]
    return (
        bool(lines) and bool(_OPENS.match(lines[0])) and any(map(_BASE.match, lines)) and any(map(_BUILDS.match, lines))
    )


def _instructions(lines: tuple[str, ...]) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    waiting, start = "", 0
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("#"):
            continue
        start = start if waiting else number
        waiting += line.rstrip().removesuffix("\\") + " "
        if line.rstrip().endswith("\\") and len(waiting) < 20_000:  # noqa: PLR2004  # longer ones are cut
            continue
        match = _INSTRUCTION.match(waiting)
        if match:
            found.append((start, match.group(1).upper(), match.group(2).strip()))
        waiting = ""
    return found[:_INSTRUCTIONS]


def _without_flags(value: str) -> str:
    while match := _FLAG.match(value):
        value = value[match.end() :]
    return value


def _sources(value: str) -> list[str]:
    value = _without_flags(value)
    parts = value.split()
    if value.startswith("["):
        try:
            parsed = json.loads(value)
        except ValueError:
            parsed = []
        parts = [part for part in parsed if isinstance(part, str)]
    return [
        part.strip("\"'") for part in parts[:-1] if "$" not in part and "://" not in part and not part.startswith("<<")
    ]

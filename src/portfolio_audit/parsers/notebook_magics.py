"""Magic and shell lines of a code cell taken out, so that the rest is Python."""

import re

_PYTHON_CELL_MAGICS = frozenset({"time", "timeit", "capture", "prun", "memit", "mprun", "heat", "notify", "snakeviz"})
_MAGIC = re.compile(r"^[ \t]*+(?:%{1,2}[A-Za-z!]|![^=]|\?)|\?{1,2}[ \t]*+$")
_ASSIGNED = re.compile(r"^[ \t]*+[\w, ]{1,80}=[ \t]*+[%!]")
_MAGICS = 200


def blank_magics(source: str) -> tuple[str, tuple[str, ...]]:
    """Give the source with magics replaced by `pass` or nothing, line numbers kept, and the magics as written."""
    lines = source.replace("\r\n", "\n").split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    head = lines[first].strip()
    if head.startswith("%%"):
        name = head[2:].split(" ", 1)[0]
        if name not in _PYTHON_CELL_MAGICS:
            return "\n" * (len(lines) - 1), (head[:300],)
    if "%" not in source and "!" not in source and "?" not in source:
        return source, ()
    return _blank_lines(lines)


def _blank_lines(lines: list[str]) -> tuple[str, tuple[str, ...]]:
    magics: list[str] = []
    kept: list[str] = []
    is_continued = False
    for line in lines:
        short = line[:10_000]
        if is_continued or _is_magic(short):
            if not is_continued:
                magics.append(short.strip()[:300])
            kept.append("" if is_continued else _indent(short) + "pass")
            is_continued = short.rstrip().endswith("\\")
        else:
            kept.append(line)
    return "\n".join(kept), tuple(magics[:_MAGICS])


def _is_magic(line: str) -> bool:
    stripped = line.strip()
    if not stripped or stripped[0] == "#":
        return False
    if stripped[-1] == "?" and ("'" in stripped or '"' in stripped or "#" in stripped or " " in stripped):
        return stripped[0] in "%!?"
    return _MAGIC.search(line) is not None or _ASSIGNED.search(line) is not None


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]

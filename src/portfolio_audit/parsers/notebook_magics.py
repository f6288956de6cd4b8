"""Magic and shell lines of a code cell taken out, so that the rest is Python."""

from portfolio_audit.patterns import lazy_regex

_PYTHON_CELL_MAGICS = frozenset({"time", "timeit", "capture", "prun", "memit", "mprun", "heat", "notify", "snakeviz"})
_MAGIC = lazy_regex(r"^[ \t]*+(?:%{1,2}[A-Za-z!]|![^=]|\?)|\?{1,2}[ \t]*+$")
_ASSIGNED = lazy_regex(r"^[ \t]*+[\w, ]{1,80}=[ \t]*+[%!]")
_SHELL_WORD = lazy_regex(r"^(?:ls|ll|cd|pwd|cat|mkdir|rm|cp|mv|head|tail|clear)(?:[ \t]++[^=(.,\s:\[]|$)")
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
    lines = _without_leading_indent(lines, first)
    return _blank_lines(lines)


def _without_leading_indent(lines: list[str], first: int) -> list[str]:
    """Take the indentation of the first line away from all, as IPython does."""
    indent = _indent(lines[first])
    return [line.removeprefix(indent) for line in lines] if indent else lines


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
    return any(pattern.search(line) for pattern in (_MAGIC, _ASSIGNED, _SHELL_WORD))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]

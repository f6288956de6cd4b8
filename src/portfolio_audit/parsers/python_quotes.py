"""F-strings of Python 3.12 written so that older Pythons read them too."""

from portfolio_audit.patterns import lazy_regex

_START = lazy_regex(r"""(?<![\w"'])[fF][rR]?(["'])(?!\1\1)|(?<![\w"'])[rR][fF](["'])(?!\2\2)""")
_OTHER = {'"': "'", "'": '"'}
_INNER_DEPTH = 8
_LONG_LINE = 10_000


def swap_inner_quotes(text: str) -> str:
    """Swap quotes inside the braces of f-strings on one line where they equal the outer ones."""
    lines = text.split("\n")
    return "\n".join(_swap_line(line) if len(line) < _LONG_LINE and _START.search(line) else line for line in lines)


def _swap_line(line: str) -> str:
    """Walk over the characters of one line, with the braces of the f-string counted."""
    characters = list(line)
    position = 0
    while (found := _START.search(line, position)) is not None:
        quote = found.group(1) or found.group(2)
        position = _swap_string(characters, found.end(), quote)
    return "".join(characters)


def _swap_string(characters: list[str], position: int, quote: str) -> int:
    """Swap inside one f-string that starts before `position`; give the place after its end."""
    depth = 0
    while position < len(characters):
        character = characters[position]
        if character == "\\":
            position += 1
        elif character == "{":
            depth = min(_INNER_DEPTH, depth + 1)
        elif character == "}":
            depth = max(0, depth - 1)
        elif character == quote and depth == 0:
            return position + 1
        elif character == quote:
            characters[position] = _OTHER[quote]
        position += 1
    return position

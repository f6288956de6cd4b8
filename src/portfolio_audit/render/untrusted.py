"""Repository text made safe to show: visible, cut to a sane length, and linked by https only."""

from unicodedata import category

from portfolio_audit.patterns import lazy_regex

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
_ASCII_END = 0x7F
_SHORT_ESCAPE_END = 0xFFFF
_PLAIN_HTTPS = lazy_regex(r"https://[!-~]{1,2000}")
_DOUBLE_COLON = lazy_regex(":(?=:)")
_ELLIPSIS = "…"


def printable(text: str, *, unicode: bool = True, keep: str = "") -> str:
    """Show control, bidirectional and zero-width characters as visible escapes; without `unicode` all but ASCII."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if character in keep or _is_seen(character, unicode) else _escape(character) for character in text
    )


def _is_seen(character: str, unicode: bool) -> bool:
    if category(character) in _UNSEEN or character in _FILLERS:
        return False
    return unicode or ord(character) <= _ASCII_END


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= _SHORT_ESCAPE_END else f"\\U{code:08x}"


def without_commands(text: str) -> str:
    """Break what the runner of a workflow would take for a command."""
    return _DOUBLE_COLON.sub(": ", text).replace("##[", "## [")


def one_line(text: str, length: int) -> str:
    """Join the text into one line and cut it after `length` characters."""
    return cut(" ".join(text[: length * 4].split()), length)


def cut(text: str, length: int) -> str:
    """Cut the text after `length` characters and say so with an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rstrip() + _ELLIPSIS


def cut_middle(text: str, length: int) -> str:
    """Cut the middle out of a path, for its end tells most."""
    if len(text) <= length:
        return text
    tail = length * 2 // 3
    return text[: length - tail - 1] + _ELLIPSIS + text[-tail:]


def https_link(url: str | None) -> str | None:
    """Give the address if it is plain https, else nothing."""
    return url if url and _PLAIN_HTTPS.fullmatch(url) else None

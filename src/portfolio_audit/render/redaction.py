"""The last filter before a text leaves: secrets become `[redacted]`."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator

from markupsafe import escape

from portfolio_audit.patterns import lazy_regex
from portfolio_audit.render.markdown_text import as_entities

REDACTED = "[redacted]"
_SHORTEST = 8
"""Shorter secrets would be found inside ordinary words, so they are left alone."""
_UNDERSCORE = "(?:_|&#95;)"
_TOKEN_SHAPES = (
    f"gh[pousr]{_UNDERSCORE}[A-Za-z0-9]{{20,}}",
    f"github{_UNDERSCORE}pat{_UNDERSCORE}(?:[A-Za-z0-9_]|&#95;){{20,}}",
)
_HEX_ESCAPE = lazy_regex("u[0-9a-fA-F]{4}")


def redact(text: str, secrets: tuple[str, ...]) -> str:
    """Replace the secrets, plain, escaped and in base64, and whatever has the shape of a GitHub token."""
    forms = {form for secret in secrets if len(secret) >= _SHORTEST for form in _forms(secret)}
    present = sorted((form for form in forms if form in text), key=lambda form: (-len(form), form))
    pattern = re.compile("|".join([*map(re.escape, present), *_TOKEN_SHAPES]))
    pieces = text.split(REDACTED)
    return REDACTED.join(pattern.sub(_replace, piece) for piece in pieces)


def _replace(found: re.Match[str]) -> str:
    return _end_of_escape(found) + REDACTED + _gap(found)


def _end_of_escape(found: re.Match[str]) -> str:
    """Keep the letters that end a JSON escape, for a backslash before a bracket is none."""
    first = found.start()
    while first and found.string[first - 1] == "\\":
        first -= 1
    if (found.start() - first) % 2 == 0:
        return ""
    code = _HEX_ESCAPE.match(found[0])
    return code[0] if code else found[0][0]


def _gap(found: re.Match[str]) -> str:
    """Keep a parenthesis that follows apart: in Markdown `[redacted](address)` would be a link."""
    return " " if found.string[found.end() : found.end() + 1] == "(" else ""


def _forms(secret: str) -> Iterator[str]:
    yield from _spellings(secret)
    for skipped in range(3):
        core = _base64_core(secret.encode("utf-8", "surrogatepass"), skipped)
        yield from _spellings(core)
        yield from _spellings(core.replace("+", "-").replace("/", "_"))


def _spellings(text: str) -> Iterator[str]:
    """Give a text as JSON, HTML and our Markdown write it."""
    yield from (text, str(escape(text)), as_entities(text))
    yield from (json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1])


def _base64_core(secret: bytes, skipped: int) -> str:
    """Give the base64 characters that `skipped` unknown bytes before and any bytes after leave as they are."""
    encoded = b64encode(bytes(skipped) + secret).decode()
    first = -(-8 * skipped // 6)
    return encoded[first : 8 * (skipped + len(secret)) // 6]

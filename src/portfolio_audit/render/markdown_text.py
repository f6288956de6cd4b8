"""Repository text inside Markdown: never markup, never a mention, never a link of its own."""

import re
from collections.abc import Iterator

from portfolio_audit.patterns import lazy_regex
from portfolio_audit.render.untrusted import https_link, one_line, printable

_BREAK = "&#8203;"
_LIST_MARK = lazy_regex(r"-|\d{1,9}([.)]|$)")
_SELF_LINKING = lazy_regex(r"www\.|gh-", re.IGNORECASE)
_LONGEST_SNIPPET = 1_500
_FENCE = 3
_KEPT = frozenset(" .,;?%/-()")
_ENTITIES = str.maketrans(
    {character: f"&#{ord(character)};" for character in map(chr, range(0x20, 0x7F)) if not character.isalnum()}
    | {character: character for character in _KEPT}
)


def prose(text: str, length: int) -> str:
    """Write a sentence that may hold repository text: one line, all punctuation as entities, references broken."""
    escaped = as_entities(printable(one_line(text, length))).replace("&#58; ", ": ")
    if _LIST_MARK.match(escaped):
        escaped = f"&#{ord(escaped[0])};{escaped[1:]}"
    return _break_references(escaped)


def as_entities(text: str) -> str:
    """Write all punctuation that Markdown could read as entities."""
    return text.translate(_ENTITIES)


def _break_references(escaped: str) -> str:
    """Put a zero-width space where a host would make a mention, a reference or a link; works on entities."""
    for seen, broken in (("&#64;", f"&#64;{_BREAK}"), ("&#35;", f"&#35;{_BREAK}"), ("&#58;//", f"&#58;{_BREAK}//")):
        escaped = escaped.replace(seen, broken)
    return _SELF_LINKING.sub(lambda found: found[0][:2] + _BREAK + found[0][2:], escaped)


def code(text: str, length: int) -> str:
    """Write a name or path as code, where no host looks for references."""
    return f"<code>{as_entities(printable(one_line(text, length)))}</code>"


def link(name: str, url: str | None) -> str:
    """Link a place if its address is plain https, else only name it."""
    address = https_link(url)
    named = code(name, 120)
    if address is None:
        return named
    quoted = "".join(f"&#{ord(character)};" if character in "&<>\"'|`" else character for character in address)
    return f'<a href="{quoted}">{named}</a>'


def fence(snippet: str) -> Iterator[str]:
    """Fence a snippet with more backticks than it holds."""
    text = printable(snippet.strip("\n")[:_LONGEST_SNIPPET], keep="\n\t")
    ticks = "`" * max(_FENCE, _longest_run(text) + 1)
    yield from (ticks, text, ticks)


def _longest_run(text: str) -> int:
    longest = current = 0
    for character in text:
        current = current + 1 if character == "`" else 0
        longest = max(longest, current)
    return longest

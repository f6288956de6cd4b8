"""Bytes to text, headings to plain words, paragraphs to sentences."""

import re
import unicodedata
from collections.abc import Iterator

from portfolio_audit.patterns import lazy_regex

BYTES = 512_000
"""What is read of one prose file: as much as GitHub renders."""
LINE_CHARACTERS = 10_000
_HEADING_CHARACTERS = 200
_NUL_SHARE = 0.3
_SENTENCE_END = lazy_regex(r"[.!?]+[\"')\]*_]{0,3}\s+|[。！？]+\s*")
_ABBREVIATIONS = ("e.g.", "i.e.", "vs.", "et al.", "fig.", "no.", "dr.", "mr.", "ms.", "cf.", "approx.", "z.b.", "etc.")
_NUMBERING = lazy_regex(
    r"^(?:(?:step|part|section|phase|chapter|stage|"
    r"task)\s+)?[(\[]?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,4}|[a-h])[.):\]]+(?!\d)\s*"
    r"|^\d{1,2}(?:\.\d{1,2}){0,3}\s+[-–—:]?\s*"
    r"|^(?:step|part|phase|stage|task)\s+\d{1,2}\s*[-–—:]\s*",
    re.IGNORECASE,
)
_WORD = lazy_regex(r"[^\W\d_][\w'’-]*")
_IDEOGRAPH = lazy_regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_URL = lazy_regex(r"(?:https?://|www\.)[^\s<>()\"'\]]+", re.IGNORECASE)
_SHORTCODE = lazy_regex(r"^\s*:[a-z0-9_+-]{2,40}:\s*|\s*:[a-z0-9_+-]{2,40}:\s*$", re.IGNORECASE)


def decode(content: bytes) -> tuple[str, str | None]:
    """Give the text, with long lines cut, and what was lost or guessed (else `None`)."""
    notes = [] if len(content) <= BYTES else [f"only the first {BYTES:,} bytes were read"]
    text, note = _decode_whole(content[:BYTES])
    if note:
        notes.append(note)
    if "\0" in text:
        text = text.replace("\0", "")
        notes.append("NUL characters were left out")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if any(len(line) > LINE_CHARACTERS for line in lines):
        notes.append(f"lines were cut at {LINE_CHARACTERS:,} characters")
    return "\n".join(line[:LINE_CHARACTERS] for line in lines), "; ".join(notes) or None


def _decode_whole(content: bytes) -> tuple[str, str | None]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), "the file is UTF-16, which GitHub does not render"
    nul_share = content.count(b"\0") / (len(content) or 1)
    if nul_share >= _NUL_SHARE:
        codec = "utf-16-le" if content[1::2].count(b"\0") >= content[::2].count(b"\0") else "utf-16-be"
        return content.decode(codec, "replace"), "the file is UTF-16, which GitHub does not render"
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        if len(content) == BYTES and error.start > BYTES - 4:
            return content.decode("utf-8-sig", "ignore"), None
        return content.decode("cp1252", "replace"), "the file is not UTF-8 and was read as Latin-1"


def normalise_heading(text: str) -> str:
    """Remove emoji, numbering, leftover markup and trailing punctuation from a heading."""
    plain = _SHORTCODE.sub("", _SHORTCODE.sub("", text[:_HEADING_CHARACTERS]))
    plain = "".join(" " if _is_symbol(character) else character for character in plain)
    plain = " ".join(plain.split()).strip("*_`~#|-–—•▶►▪· ")
    plain = _NUMBERING.sub("", plain, count=1) or plain
    return plain.strip("*_`~|-–—•· ").rstrip(":：;. ")


def starts_with_emoji(text: str) -> bool:
    """Tell whether a heading begins with a pictogram or its short code."""
    plain = text.lstrip("*_#` ")
    return bool(plain) and (unicodedata.category(plain[0]) == "So" or bool(re.match(r":[a-z0-9_+-]{2,40}:", plain)))


def _is_symbol(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk", "Cs", "Cf", "Co"} or character in "\ufe0f\u20e3\u200d"


def count_words(text: str) -> int:
    """Count words that hold a letter, web addresses left out; two ideographs count as one word."""
    plain = _URL.sub(" ", text)
    ideographs = len(_IDEOGRAPH.findall(plain))
    if ideographs:
        plain = _IDEOGRAPH.sub(" ", plain)
    return len(_WORD.findall(plain)) + (ideographs + 1) // 2


def find_urls(text: str) -> Iterator[tuple[str, int]]:
    """Yield bare web addresses with the number of line breaks before them."""
    for match in _URL.finditer(text):
        yield match.group().rstrip(".,;:!?*_`"), text.count("\n", 0, match.start())


def split_sentences(text: str) -> Iterator[tuple[str, int]]:
    """Yield sentences, blanks squeezed, with the number of line breaks before each."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if _is_inside(text, match):
            continue
        yield from _sentence(text, start, match.end())
        start = match.end()
    yield from _sentence(text, start, len(text))


def _is_inside(text: str, match: re.Match[str]) -> bool:
    """Tell whether a full stop belongs to an abbreviation or a running sentence."""
    if text[match.end() : match.end() + 1].islower():
        return True
    said = text[max(0, match.end() - 12) : match.end()].rstrip().lower()
    return any(said.endswith(one) and not said[: -len(one)][-1:].isalnum() for one in _ABBREVIATIONS)


def _sentence(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    raw = text[start:end]
    plain = " ".join(raw.split())
    if plain:
        leading = len(raw) - len(raw.lstrip())
        yield plain, text.count("\n", 0, start + leading)

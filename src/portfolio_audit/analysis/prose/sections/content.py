"""What stands in the Markdown of one README section, as names and counts."""

from collections.abc import Iterator

from msgspec import Struct

from portfolio_audit.analysis.prose.sections.content_words import (
    CONTENT_GROUPS,
    DOING_WORDS,
    ENGLISH_WORDS,
    OTHER_WORDS,
    PAIRS,
)
from portfolio_audit.patterns import lazy_regex

_CHARACTERS = 4_000
_LINE_CHARACTERS = 1_000
_WORDS = 500
_DENSE = 0.04
_MANY = 3
_FOREIGN = lazy_regex(r"[^\W\d_\u0000-\u024f]")
_MARKED = lazy_regex(r"[\u00c0-\u024f]")
_WORD = lazy_regex(r"[^\W\d_]+(?:'[a-z]{1,3})?")
_IMAGE = lazy_regex(r"!\[[^\[\]]{0,200}\](?:\([^()]{0,400}\)|\[[^\[\]]{0,100}\])")
_LINK = lazy_regex(r"\[([^\[\]]{0,300})\](?:\([^()]{0,500}\)|\[[^\[\]]{0,100}\])")
_URL = lazy_regex(r"https?://[^\s)>\]\"']{1,500}")
_TAG = lazy_regex(r"<[^<>]{1,300}>")
_ITEM = lazy_regex(r"(?:[-*+]|\d{1,3}[.)])\s")
_COMMAND = lazy_regex(
    r"(?:\$ ?|> ?)?(?:sudo )?(?:npm|pip3?|git|cd|python3?|gem|bundle|docker|make|mvn|yarn|bower|brew|apt-get|curl|wget|"
    r"go|cargo|composer|rake|rails|node|grunt|gulp|pod|php|java|conda|mkdir|cp|cmake|export|yum|vagrant|heroku)\s"
)
_DATE = lazy_regex(
    r"\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?"
    r"(?:19|20)\d\d"
)
_VERSION = lazy_regex(r"\bv?\d{1,4}\.\d{1,4}(?:\.\d{1,4})?\b")
_EMAIL = lazy_regex(r"[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2,6}|mailto:")
_MENTION = lazy_regex(r"(?:^|[\s(\[])@[a-z]\w")
_BADGE_SIGNS = ("badge", "shields.io", "travis-ci", "coveralls", ".svg", "appveyor", "codecov")


class SectionReading(Struct, frozen=True):
    """What one section shows."""

    names: tuple[str, ...]
    """Traits of the content, each a word of the learned table."""
    letters: int
    foreign_letters: int
    """Letters of other scripts than Latin."""
    marked_letters: int
    """Latin letters with marks."""
    english: int
    """Small English words."""
    foreign: int
    """Small words of other languages."""
    words: int


class _Lines(Struct):
    """Lines of a section by what they are."""

    prose: list[str]
    items: int = 0
    linked_items: int = 0
    code: int = 0
    fences: int = 0
    indented: int = 0
    tables: int = 0
    doing: int = 0
    commands: int = 0


def read_section(text: str) -> SectionReading:
    """Read the first 4,000 characters of a section."""
    cut = text[:_CHARACTERS]
    lines = _sort_lines(cut)
    joined = "\n".join(lines.prose)
    plain = _TAG.sub(" ", _URL.sub(" ", _LINK.sub(r"\1", _IMAGE.sub(" ", joined)))).lower().replace("’", "'")
    words = _WORD.findall(plain)[:_WORDS]
    names = [*_layout(cut, lines, len(words)), *_markup(cut.lower(), joined, len(words)), *_words(words)]
    return SectionReading(
        names=tuple(names),
        letters=sum(map(len, words)),
        foreign_letters=count_foreign_letters(plain),
        marked_letters=0 if plain.isascii() else len(_MARKED.findall(plain)),
        english=sum(map(ENGLISH_WORDS.__contains__, words)),
        foreign=sum(map(OTHER_WORDS.__contains__, words)),
        words=len(words),
    )


def count_foreign_letters(text: str) -> int:
    """Count letters of other scripts than Latin."""
    return 0 if text.isascii() else len(_FOREIGN.findall(text))


def ends_in_fence(text: str, *, is_open: bool) -> bool:
    """Tell whether a code fence stays open at the end of a text."""
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped.startswith(("```", "~~~")):
            if is_open or stripped.count("```") <= 1:
                is_open = not is_open
        elif is_open and stripped.endswith("```"):
            is_open = False
    return is_open


def bucket(number: float, edges: tuple[float, ...]) -> int:
    """Give the number of edges that a number is beyond."""
    return sum(number > edge for edge in edges)


def _sort_lines(text: str) -> _Lines:
    lines = _Lines([])
    is_open = False
    for line in text.split("\n"):
        stripped = line.strip()[:_LINE_CHARACTERS]
        if stripped.startswith(("```", "~~~")):
            is_open = not is_open
            lines.fences += 1
            continue
        if stripped:
            lines.commands += bool(_COMMAND.match(stripped))
            _sort_line(lines, line, stripped, is_code=is_open)
    return lines


def _sort_line(lines: _Lines, line: str, stripped: str, *, is_code: bool) -> None:
    is_item = bool(_ITEM.match(stripped))
    is_indented = line.startswith(("    ", "\t")) and not is_item
    if is_code or is_indented:
        lines.code += 1
        lines.indented += not is_code
        return
    lines.items += is_item
    lines.linked_items += is_item and ("](" in stripped or "http" in stripped or "][" in stripped)
    lines.tables += stripped.count("|") > 1
    first = _WORD.search(stripped[:40])
    lines.doing += bool(first and first.group().lower() in DOING_WORDS)
    lines.prose.append(stripped)


def _layout(cut: str, lines: _Lines, words: int) -> Iterator[str]:
    rows = len(lines.prose) + lines.code
    yield f"words={bucket(words, (0, 5, 15, 30, 60, 120, 240))}"
    yield f"fences={bucket(lines.fences // 2, (0, 1, 3, 6))}"
    yield f"code-share={bucket(lines.code / max(1, rows), (0, 0.3, 0.6, 0.9))}"
    yield f"items={bucket(lines.items, (0, 2, 5, 12))}"
    if lines.fences % 2:
        yield "odd-fence"
    if lines.items:
        yield f"linked-items={bucket(lines.linked_items / lines.items, (0, 0.3, 0.7))}"
    if lines.indented:
        yield f"indented={bucket(lines.indented, (1, 4))}"
    if lines.doing:
        yield f"doing={bucket(lines.doing, (1, 3))}"
    if lines.commands:
        yield f"commands={bucket(lines.commands, (1, 3))}"
    if lines.tables > 1:
        yield "table"
    if "- [ ]" in cut or "* [ ]" in cut or "- [x]" in cut:
        yield "boxes"


def _markup(text: str, prose: str, words: int) -> Iterator[str]:
    images = text.count("![") + text.count("<img")
    badges = min(images, sum(text.count(sign) for sign in _BADGE_SIGNS))
    links = max(0, text.count("](") - text.count("![")) + text.count("][") + text.count("]: ")
    urls = text.count("http")
    counts = {
        "badges": bucket(badges, (0, 1, 3)),
        "images": bucket(images - badges, (0, 1)),
        "dates": bucket(len(_DATE.findall(text)), (0, 1, 3)) if "20" in text or "19" in text else 0,
        "versions": bucket(len(_VERSION.findall(prose)), (0, 1, 4)),
        "e-mail": ("@" in text or "mailto" in text) and bool(_EMAIL.search(text)),
        "mention": "@" in text and bool(_MENTION.search(text)),
    }
    yield f"links={bucket(links, (0, 1, 3, 8))}"
    yield f"urls={bucket(urls, (0, 1, 3, 8))}"
    yield f"inline-code={bucket(prose.count('`') // 2, (0, 2, 6))}"
    if words:
        yield f"link-share={bucket(max(urls, links) / words, (0, 0.03, 0.08, 0.2))}"
    yield from (f"{name}={count:d}" for name, count in counts.items() if count)


def _words(words: list[str]) -> Iterator[str]:
    said: dict[str, int] = {}
    for index, word in enumerate(words):
        for group in CONTENT_GROUPS.get(word, ()):
            said[group] = said.get(group, 0) + 1
        if word in PAIRS and words[index + 1 : index + 2] and words[index + 1] in PAIRS[word][0]:
            said[PAIRS[word][1]] = said.get(PAIRS[word][1], 0) + 1
    for group, count in sorted(said.items()):
        yield f"says:{group}"
        if count >= _MANY:
            yield f"says-often:{group}"
        if count / len(words) > _DENSE:
            yield f"says-densely:{group}"

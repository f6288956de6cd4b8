"""Headings, prose, code, links and tables in reading order, gathered to a document."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import CodeBlock, Document, Heading, Link, RunIn, Section, Table
from portfolio_audit.parsers.document_text import (
    count_words,
    find_urls,
    normalise_heading,
    split_sentences,
    starts_with_emoji,
)
from portfolio_audit.patterns import lazy_regex

_SECTIONS = 1_000
_SECTION_CHARACTERS = 20_000
_CODE_CHARACTERS = 10_000
_CODE_BLOCKS = 500
_LINKS = 3_000
_TABLES = 300
_ROWS = 100
_CELLS = 50
_CELL_CHARACTERS = 300
_SENTENCES = 2_000
_SENTENCE_CHARACTERS = 1_000
_PROSE_LINES = 4_000
_INLINE_CODE = 500
_RUN_INS = 200
_FRONT_MATTER_CHARACTERS = 5_000
_FORMULA = lazy_regex(r"\$\$[^$]{2,500}\$\$|\$[^$\n]{0,100}[\\^_=][^$\n]{0,100}\$")
_BADGE_HOSTS = (
    "shields.io", "badge.fury.io", "badgen.net", "forthebadge.com", "travis-ci.org", "travis-ci.com", "codecov.io",
    "coveralls.io", "circleci.com", "ci.appveyor.com", "app.codacy.com", "api.codacy.com", "zenodo.org/badge",
    "mybinder.org/badge", "skillicons.dev", "komarev.com", "github-readme-stats", "github-profile", "pepy.tech",
    "sonarcloud.io", "hits.", "contrib.rocks", "star-history.com", "badge.svg", "badges/", "/badge", "-badge",
    "devicon", "skill-icons", "techstack-generator", "avatars.githubusercontent", "opencollective.com",
    "cdn.simpleicons",
    "streamlit_badge", "api.star-history", "button.svg", "deploy-button", "isitmaintained.com",
    "readthedocs.org/projects", "creativecommons.org/l/", "licensebuttons.net",
)  # fmt: skip


def is_badge_target(target: str) -> bool:
    """Tell whether an image address belongs to a badge or icon service."""
    lowered = target.lower()
    return any(part in lowered for part in _BADGE_HOSTS)


class DocumentBuilder:
    """Takes the pieces of a prose file in reading order; `build` gives the document."""

    def __init__(self, form: str, error: str | None) -> None:
        """Start with the part before the first heading."""
        self._form = form
        self._error = error
        self._sections: list[Section] = []
        self._heading: Heading | None = None
        self._line = 1
        self._last_line = 1
        self._texts: list[str] = []
        self._counts = {"words": 0, "items": 0, "tables": 0, "code": 0, "images": 0}
        self._code_blocks: list[CodeBlock] = []
        self._links: list[Link] = []
        self._tables: list[Table] = []
        self._sentences: list[Located] = []
        self._prose_lines: list[Located] = []
        self._inline_code: list[Located] = []
        self._run_ins: list[RunIn] = []
        self._formulas = 0
        self._emoji_headings = 0
        self._real_level = 1
        self.front_matter = ""
        self.open_fence: int | None = None

    def add_heading(self, text: str, line: int, level: int | None = None) -> None:
        """Begin a section; without a level it is a pseudo-heading, one deeper than the last real one."""
        plain = normalise_heading(text)
        if not plain:
            return
        self._close_section(line - 1)
        self._emoji_headings += starts_with_emoji(text)
        if level is not None:
            self._real_level = level
        self._heading = Heading(plain, min(level or self._real_level + 1, 6), line)
        self._line = line

    def add_prose(self, text: str, line: int, *, is_item: bool = False, code_words: int = 0) -> None:
        """Add a paragraph or list item; line breaks inside it stay, so that sentences know their line."""
        self._counts["items"] += is_item
        self._counts["words"] += max(0, count_words(text) - code_words)
        self._texts.append(text)
        self._formulas += len(_FORMULA.findall(text[:_SECTION_CHARACTERS]))
        if len(self._sentences) < _SENTENCES:
            self._sentences += [
                Located(sentence[:_SENTENCE_CHARACTERS], Place(line=line + offset))
                for sentence, offset in split_sentences(text)
            ]
        if len(self._prose_lines) < _PROSE_LINES:
            self._prose_lines += [
                Located(part[:_SENTENCE_CHARACTERS], Place(line=line + offset))
                for offset, part in enumerate(text.split("\n"))
            ]
        for target, offset in find_urls(text):
            self.add_link(target, "", line + offset)

    def add_code(self, language: str, text: str, line: int) -> None:
        """Add a block of code, whose text stands below the fence where there is one."""
        self._counts["code"] += 1
        self._formulas += language == "math"
        if len(self._code_blocks) < _CODE_BLOCKS:
            self._code_blocks.append(CodeBlock(language.lower()[:40], text[:_CODE_CHARACTERS], line))

    def add_inline_code(self, text: str, line: int) -> None:
        """Add a text in code marks."""
        if len(self._inline_code) < _INLINE_CODE:
            self._inline_code.append(Located(text[:_CELL_CHARACTERS], Place(line=line)))

    def add_link(self, target: str, text: str, line: int, *, is_image: bool = False, is_badge: bool = False) -> None:
        """Add a link or image; an image of a badge service is a badge."""
        badge = is_badge or (is_image and is_badge_target(target))
        self._counts["images"] += is_image and not badge
        if len(self._links) < _LINKS and _is_readable(target):
            self._links.append(Link(target[:1_000], " ".join(text.split())[:_CELL_CHARACTERS], line, is_image, badge))

    def add_run_in(self, label: str, text: str, line: int) -> None:
        """Note that a paragraph, which is added as prose too, opens with a bold label."""
        plain = normalise_heading(label).rstrip(".")
        if plain and len(self._run_ins) < _RUN_INS:
            self._run_ins.append(RunIn(plain, text[:_SENTENCE_CHARACTERS], line))

    def add_table(self, header: list[str], rows: list[list[str]], line: int, row_lines: Sequence[int] = ()) -> None:
        """Add a table with its cells as plain text, and the lines of its rows where they are known."""
        self._counts["tables"] += 1
        if len(self._tables) < _TABLES:
            body = tuple(_cells(row) for row in rows[:_ROWS])
            self._tables.append(Table(_cells(header), body, line, tuple(row_lines[:_ROWS])))

    def build(self, last_line: int) -> Document:
        """Close the last section and give the document."""
        self._close_section(last_line)
        return Document(
            format=self._form,
            error=self._error,
            sections=tuple(self._sections),
            code_blocks=tuple(self._code_blocks),
            links=tuple(self._links),
            tables=tuple(self._tables),
            prose_words=sum(section.prose_words for section in self._sections),
            list_items=sum(section.list_items for section in self._sections),
            sentences=tuple(self._sentences[:_SENTENCES]),
            lines=tuple(self._prose_lines[:_PROSE_LINES]),
            math_formulas=self._formulas,
            emoji_headings=self._emoji_headings,
            inline_code=tuple(self._inline_code),
            front_matter=self.front_matter[:_FRONT_MATTER_CHARACTERS],
            run_ins=tuple(self._run_ins),
            open_fence=self.open_fence,
        )

    def _close_section(self, end_line: int) -> None:
        is_empty = self._heading is None and not self._texts and not any(self._counts.values())
        if not is_empty and len(self._sections) < _SECTIONS:
            self._sections.append(
                Section(
                    heading=self._heading,
                    line=self._line,
                    end_line=max(end_line, self._line),
                    text="\n".join(self._texts)[:_SECTION_CHARACTERS],
                    prose_words=self._counts["words"],
                    list_items=self._counts["items"],
                    tables=self._counts["tables"],
                    code_blocks=self._counts["code"],
                    images=self._counts["images"],
                )
            )
        self._texts = []
        self._counts = dict.fromkeys(self._counts, 0)


def _cells(row: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(cell.split())[:_CELL_CHARACTERS] for cell in row[:_CELLS])


def _is_readable(target: str) -> bool:
    """Tell whether an address can be taken apart; a malformed one is no link."""
    if not target or target.startswith("data:"):
        return False
    try:
        urlsplit(target)
    except ValueError:
        return False
    return True

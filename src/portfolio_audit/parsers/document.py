"""A README or other prose file to headings, sections, links, images, code blocks and sentences with their lines."""

from msgspec import Struct

from portfolio_audit.evidence import Located


class Heading(Struct, frozen=True):
    """A heading, also a pseudo-heading (bold alone on a line) or an HTML one."""

    text: str
    """Normalised: emoji, numbering, markup and trailing colons removed."""
    level: int
    """1 to 6; pseudo-headings are one deeper than the heading above."""
    line: int


class Section(Struct, frozen=True):
    """A heading and what stands below it up to the next heading."""

    heading: Heading | None
    """`None` for what stands before the first heading."""
    line: int
    end_line: int
    text: str
    """The prose, markup removed, at most 20,000 characters."""
    prose_words: int
    list_items: int
    tables: int
    code_blocks: int
    images: int


class CodeBlock(Struct, frozen=True):
    """A fenced or indented block."""

    language: str
    text: str
    """At most 10,000 characters."""
    line: int
    """Of its first line of code."""


class Link(Struct, frozen=True):
    """A link or image."""

    target: str
    text: str
    """Link text or alt text."""
    line: int
    is_image: bool
    is_badge: bool
    """An image of a badge service or in the size of an icon, or the link around one."""


class Table(Struct, frozen=True):
    """A table."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """At most 100."""
    line: int
    row_lines: tuple[int, ...] = ()
    """The line of each row; empty where the format does not tell."""


class RunIn(Struct, frozen=True):
    """A paragraph that opens with a bold label: `**Question.** Which pumps fail?`."""

    label: str
    """Normalised as headings are, without its full stop."""
    text: str
    """The whole paragraph, its label included."""
    line: int


class Document(Struct, frozen=True):
    """What one prose file says."""

    format: str
    """`md`, `rst`, `txt`."""
    error: str | None
    """Why parts could not be read (bad encoding, cut at the limit), else `None`."""
    sections: tuple[Section, ...]
    code_blocks: tuple[CodeBlock, ...]
    links: tuple[Link, ...]
    tables: tuple[Table, ...]
    prose_words: int
    """Words of prose: no code, no badges, no HTML, no link targets."""
    list_items: int
    sentences: tuple[Located, ...]
    """Sentences of prose in order, with their line (path empty; the collector fills it), at most 2,000."""
    lines: tuple[Located, ...]
    """Lines of the same prose, each with its own line, at most 4,000."""
    math_formulas: int
    emoji_headings: int
    """Headings that start with an emoji."""
    inline_code: tuple[Located, ...]
    """Texts in code marks inside prose, at most 500."""
    front_matter: str
    """The YAML block at the top, unparsed, at most 5,000 characters."""
    run_ins: tuple[RunIn, ...] = ()
    """Paragraphs, no items of lists, that open with a bold label, at most 200."""
    open_fence: int | None = None
    """The line of a code fence that never closes, so that the rest of the page is shown as code."""

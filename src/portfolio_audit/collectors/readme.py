"""What the README says, shows and promises."""

from enum import StrEnum

from msgspec import Struct

from portfolio_audit.analysis.prose_claims import Command, MetricClaim, UnmetClaim
from portfolio_audit.analysis.readme_sections import Topic
from portfolio_audit.evidence import Located, Place


class LinkKind(StrEnum):
    """Where a link leads."""

    ARTICLE = "article"
    SLIDES = "slides"
    VIDEO = "video"
    DEMO = "demo"
    PAPER = "paper"
    DATASET = "dataset"
    PROFILE = "profile"
    """A person: LinkedIn, GitHub user, mail address, web site."""
    COURSE = "course"
    COLAB = "colab"
    OTHER = "other"


class OutwardLink(Struct, frozen=True):
    """A link out of the repository, badges left aside."""

    kind: LinkKind
    target: str
    text: str
    at: Place


class ReadmeImage(Struct, frozen=True):
    """An image shown in the README, badges left aside."""

    target: str
    text: str
    """The alternative text."""
    at: Place
    is_remote: bool
    exists: bool
    """True when remote, or when the file is in the tree."""
    has_meaningful_alt: bool


class SubReadme(Struct, frozen=True):
    """The README of a sub-folder."""

    text: str
    """Its title."""
    at: Place
    prose_words: int
    topics: tuple[str, ...]
    """Kinds of its topics, sorted."""
    metric_claims: int
    images: int


class ReadmeFacts(Struct, frozen=True):
    """The README of the repository, read as a person would."""

    exists: bool
    at: Place
    """The file; an empty path when there is none."""
    format: str
    """`md`, `rst`, `txt`, or empty."""
    error: str | None
    """Why parts could not be read (bad encoding, cut at the limit), else `None`."""
    title: Located | None
    prose_words: int
    """Words of prose without code, tables, badges and markup."""
    table_rows: int
    intro: tuple[Located, ...]
    """The sentences within the first 100 words of prose (list items left aside)."""
    headings: tuple[Located, ...]
    topics: tuple[Topic, ...]
    topic_count: int
    """Number of different kinds of topics that a heading names."""
    metric_claims: tuple[MetricClaim, ...]
    commands: tuple[Command, ...]
    commands_to_missing_files: tuple[Located, ...]
    code_blocks: int
    shell_blocks: tuple[Located, ...]
    """Blocks with shell commands."""
    images: tuple[ReadmeImage, ...]
    broken_links: tuple[Located, ...]
    """Relative links and images whose target is not in the tree."""
    badges: int
    links: tuple[OutwardLink, ...]
    residue: tuple[Located, ...]
    """Text that a template left behind: generator boilerplate, placeholders, lorem, TODO."""
    is_untouched_template: bool
    """True when most of the README is the text of a generator or host."""
    unmet_claims: tuple[UnmetClaim, ...]
    """Claims that the tree contradicts, and paths of a drawn tree that do not exist."""
    marketing_words: tuple[Located, ...]
    """Sentences with praise instead of facts ("cutting-edge", "seamless", "robust")."""
    marketing_share: float
    """Praise words per 100 words of prose."""
    repeated_passages: tuple[Located, ...]
    """Sentences of ten words and more that stand more than once."""
    emoji_headings: int
    specifics: int
    """Different names of the repository's own files, folders and functions, and numbers, that the prose mentions."""
    named_paths: tuple[Located, ...]
    """Files and folders of the tree that the README names."""
    math_formulas: int
    sub_readmes: tuple[SubReadme, ...]
    """READMEs of sub-folders, by path, at most 50."""
    text: str
    """The prose of the whole README in lower case, at most 50,000 characters, for `matches` conditions."""

"""Links and images of a prose document: where they lead, and whether the target is there."""

import posixpath
import re
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.document import Link
from portfolio_audit.patterns import lazy_regex

_EMPTY_ALT = lazy_regex(
    r"^(?:image|img|images?|picture|photo|screenshot|alt|alt text|alt_text|logo|untitled|figure|fig|plot|png|jpg|gif|"
    r"screen ?shot[\s\d.:-]{0,40}(?:at[\s\d.:pam-]{0,20})?|image ?\(?\d{0,4}\)?|"
    r"[\w\s.-]{0,100}\.(?:png|jpe?g|gif|svg|webp))?$",
    re.IGNORECASE,
)
_MEANINGFUL_LETTERS = 6
_HELP = lazy_regex(
    r"\b(?:set-?up|install\w*|ssh|course|documentation|docs|download|tutorial|guide|how to install)\b", re.IGNORECASE
)
"""Texts of links that lead to help with tools instead of to a story about the work."""
_HELPED = lazy_regex(
    r"\b(?:with the help of|follow(?:ing)? (?:this|these|the) (?:[a-z]+ )?(?:blog|post|article|guide|steps|tutorial"
    r"|video)"
    r"|(?:see|read|use|check) (?:this|the) (?:[a-z]+ )?(?:guide|tutorial|instructions))\b",
    re.IGNORECASE,
)
_THANKED = lazy_regex(r"\b(?:inspired by|thanks? to|credits? (?:to|goes?)|based on the (?:work|code))\b", re.IGNORECASE)


_WORD = lazy_regex(r"[^\W\d_]{3}")
_TO_TOP = lazy_regex(r"\b(?:top|up|contents?|index|início|arriba|haut|oben)\b")
_SHOWN = 200
_BRANCHES = frozenset({"main", "master", "head"})
"""Names of the branch that is read by default; what stands on another one is not looked up."""
_BEFORE_PATH = 3
"""Owner, name and branch."""
_BEFORE_WORKFLOW = 4
"""Owner, name, `actions` and `workflows`."""


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


_KINDS = (
    (LinkKind.COLAB, lazy_regex(r"colab\.research\.google\.com|mybinder\.org|nbviewer|kaggle\.com/(?:code|kernels|"
r"[\w-]+/[\w-]+/notebook)")),
    (LinkKind.SLIDES, lazy_regex(r"slideshare|speakerdeck|docs\.google\.com/presentation|slides\.com|prezi\.com|"
r"canva\.com|\.pptx?$|slides?[\w.-]*\.pdf$|presentation[\w.-]*\.pdf$")),
    (LinkKind.VIDEO, lazy_regex(r"youtube\.com|youtu\.be|vimeo\.com|loom\.com|\.mp4$|\.webm$")),
    (LinkKind.PAPER, lazy_regex(r"arxiv\.org|doi\.org|openreview|aclanthology|sciencedirect|springer|ieee\.org|"
r"acm\.org|nature\.com|ncbi\.nlm|ssrn|semanticscholar|paperswithcode|biorxiv|jmlr\.org|"
r"neurips|wiley|mlr\.press|(?:paper|thesis)[\w.-]*\.pdf$")),
    (LinkKind.DATASET, lazy_regex(r"kaggle\.com/(?:datasets?|c/|competitions?|[\w-]+/[\w-]+(?:$|[?#/]))|"
r"archive\.ics\.uci|huggingface\.co/datasets|data\.gov|zenodo\.org|figshare|drivendata|"
r"openml|data\.world|dataverse|opendata|open-data|/data/?$|datahub|earthdata|physionet|"
r"\.csv$|\.zip$|\.parquet$|s3\.amazonaws|tidytuesday|storage\.googleapis")),
    (LinkKind.ARTICLE, lazy_regex(r"docs\.google\.com/document|"
r"medium\.com|towardsdatascience|dev\.to|substack|hashnode|/blog|blog\.|\.blog|"
r"wordpress|blogspot|/posts?/|/articles?/|analyticsvidhya|kdnuggets|/writing/|"
r"\.github\.io/.+|linkedin\.com/(?:pulse|posts)")),
    (LinkKind.DEMO, lazy_regex(r"share\.streamlit|streamlitapp|huggingface\.co/spaces|hf\.space|"
r"//(?!www\.|docs?\.)[\w.-]{1,80}\.(?:streamlit\.app|vercel\.app|netlify\.app|onrender\.com|railway\.app|"
r"fly\.dev|run\.app|web\.app|gradio\.(?:app|live)|pythonanywhere\.com|herokuapp\.com)|"
r"shinyapps|azurewebsites|"
r"tableau\.com|datastudio|lookerstudio|powerbi|modal\.run|pages\.dev|"
r"azurecontainerapps|amazonaws\.com|elasticbeanstalk|/dashboard|github\.io/?$|"
r"github\.io/[\w.-]+/?$")),
    (LinkKind.COURSE, lazy_regex(r"coursera|udemy|udacity|edx\.org|datatalks|zoomcamp|fast\.ai|datacamp|"
r"deeplearning\.ai|codecademy")),
    (LinkKind.PROFILE, lazy_regex(r"linkedin\.com/in|mailto:|(?:twitter|//x)\.com/\w+/?(?:$|\?)|github\.com/[\w-]+/?$|"
r"scholar\.google\S*user=|orcid|about\.me|t\.me/|instagram")),
)  # fmt: skip


class CheckedLink(Struct, frozen=True):
    """A link or image with what the tree says about its target."""

    link: Link
    path: str | None
    """Path in this repository that is meant; `None` for what stands elsewhere."""
    exists: bool
    """True for what stands elsewhere: we do not ask."""


def check_links(links: tuple[Link, ...], path: str, repository: str, tree: TreeNames) -> tuple[CheckedLink, ...]:
    """Resolve every link but anchors and badges; `repository` is `owner/name`."""
    base = posixpath.dirname(path)
    return tuple(
        _check(link, base, repository, tree) for link in links if not link.is_badge and not link.target.startswith("#")
    )


def _check(link: Link, base: str, repository: str, tree: TreeNames) -> CheckedLink:
    own = _own_path(link.target, repository, tree)
    if own is not None:
        return CheckedLink(link, own, exists=tree.has(own) or not own)
    if re.match(r"^[a-zA-Z]?[a-zA-Z0-9+.-]{0,20}:|^//|^www\.", link.target):
        return CheckedLink(link, None, exists=True)
    if re.search(r"[{}<>$]|^\S+@\S+$", link.target):
        return CheckedLink(link, None, exists=True)
    resolved = tree.resolve(link.target, base)
    if resolved is None:
        return CheckedLink(link, None, exists=True)
    return CheckedLink(link, resolved, exists=resolved == "" or tree.has(resolved))


def broken_links(links: tuple[Link, ...], path: str, repository: str, tree: TreeNames) -> tuple[Located, ...]:
    """Give links and images whose target should stand in the tree and does not, then links on words to a bare `#`."""
    own = [link for link in links if not link.target.startswith("#") and "shields.io" not in link.target]
    checked = [_check(link, posixpath.dirname(path), repository, tree) for link in own]
    missing = [Located(item.link.target, Place(path, item.link.line)) for item in checked if not item.exists]
    bare = [link for link in links if link.target.strip() == "#" and not link.is_image and not link.is_badge]
    empty = [link for link in bare if _WORD.search(link.text) and not _TO_TOP.search(link.text.lower())]
    return (*missing, *(Located(f"{link.text} (a link to #)"[:_SHOWN], Place(path, link.line)) for link in empty))


def _own_path(target: str, repository: str, tree: TreeNames) -> str | None:
    """Give the path that a full address of this repository points to, else `None`.

    A repository of another owner with the same name is the one that this was copied from: its address is taken for
    ours where the file that it ends in is ours too.
    """
    name = repository.lower().rpartition("/")[2]
    if not name or f"/{name}/" not in target.lower():
        return None
    parts = urlsplit(target)
    segments = parts.path.strip("/").split("/")
    named = "/".join(segments[:2]).lower()
    is_copy = named.rpartition("/")[2] == name and tree.mentions(parts.path)
    if named != repository.lower() and not is_copy:
        return None
    if parts.netloc == "github.com" and segments[2:4] == ["actions", "workflows"] and len(segments) > _BEFORE_WORKFLOW:
        return f".github/workflows/{segments[_BEFORE_WORKFLOW]}" if "." in segments[_BEFORE_WORKFLOW] else None
    if parts.netloc == "github.com" and segments[2:3] in (["blob"], ["raw"], ["tree"]):
        del segments[2]
    elif parts.netloc != "raw.githubusercontent.com":
        return None
    is_here = segments[2:3] and segments[2].lower() in _BRANCHES
    return unquote("/".join(segments[3:])) if is_here and len(segments) > _BEFORE_PATH else None


def link_kind(target: str, repository: str) -> LinkKind:
    """Tell where an address leads, by host and path; nothing is asked of the network."""
    lowered = target.lower()
    if repository and f"github.com/{repository.lower()}" in lowered:
        return LinkKind.OTHER
    return next((kind for kind, pattern in _KINDS if pattern.search(lowered)), LinkKind.OTHER)


def has_meaningful_alt(text: str) -> bool:
    """Tell whether an alternative text says more than that there is an image."""
    plain = text.strip()
    return sum(character.isalpha() for character in plain) >= _MEANINGFUL_LETTERS and not _EMPTY_ALT.match(plain)


def shown_images(checked: tuple[CheckedLink, ...], path: str) -> tuple[ReadmeImage, ...]:
    """Give the images that the document at `path` shows."""
    return tuple(
        ReadmeImage(
            target=item.link.target,
            text=item.link.text,
            at=Place(path, item.link.line),
            is_remote=item.path is None,
            exists=item.exists,
            has_meaningful_alt=has_meaningful_alt(item.link.text),
        )
        for item in checked
        if item.link.is_image
    )


def _lines_of_help(sentences: tuple[Located, ...]) -> frozenset[int]:
    """Give the lines that send the reader to somebody else's help."""
    return frozenset(sentence.at.line or 0 for sentence in sentences if _HELPED.search(sentence.text))


def _lines_of_thanks(sentences: tuple[Located, ...]) -> frozenset[int]:
    """Give the lines that credit somebody else, whose profile is no contact."""
    return frozenset(sentence.at.line or 0 for sentence in sentences if _THANKED.search(sentence.text))


def _kind_of(item: CheckedLink, repository: str, help_lines: frozenset[int], thanks_lines: frozenset[int]) -> LinkKind:
    kind = link_kind(item.link.target, repository)
    is_story = kind in {LinkKind.ARTICLE, LinkKind.SLIDES, LinkKind.VIDEO}
    is_help = item.link.line in help_lines or _HELP.search(item.link.text)
    is_thanked = kind is LinkKind.PROFILE and item.link.line in thanks_lines
    return LinkKind.OTHER if (is_story and is_help) or is_thanked else kind


def outward_links(
    checked: tuple[CheckedLink, ...], repository: str, path: str, sentences: tuple[Located, ...] = ()
) -> tuple[OutwardLink, ...]:
    """Give the links that lead out of the repository; the sentences tell which only help."""
    help_lines, thanks_lines = _lines_of_help(sentences), _lines_of_thanks(sentences)
    return tuple(
        OutwardLink(
            _kind_of(item, repository, help_lines, thanks_lines),
            item.link.target,
            item.link.text or item.link.target,
            Place(path, item.link.line),
        )
        for item in checked
        if item.path is None and not item.link.is_image
    )

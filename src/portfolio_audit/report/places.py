"""Places in a repository as evidence: with a link, an excerpt and a fingerprint."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote, urlsplit

from portfolio_audit import limits
from portfolio_audit.evidence import Located, Place
from portfolio_audit.report.report import EvidenceItem
from portfolio_audit.rulebook.wording import shorten
from portfolio_audit.snapshot.records import TargetIdentity

_FILE_PATHS = {
    "github.com": "blob",
    "gitlab.com": "-/blob",
    "bitbucket.org": "src",
    "codeberg.org": "src/commit",
    "huggingface.co": "blob",
}
_LINE_MARKS = {"bitbucket.org": "lines-"}
_PLAIN_SUFFIXES = (".md", ".markdown", ".rst", ".ipynb")
_COMMIT_PATHS = {"gitlab.com": "-/commit", "bitbucket.org": "commits"}


def make_all_evidence(rule: str, places: Iterable[Located], target: TargetIdentity) -> tuple[EvidenceItem, ...]:
    """Turn located texts into items; the same text a second time in a file is another place."""
    seen: Counter[tuple[str, str]] = Counter()
    items: list[EvidenceItem] = []
    for located in places:
        key = (located.at.path, shorten(located.text, limits.EXCERPT_CHARACTERS))
        items.append(make_evidence(rule, located, target, seen[key]))
        seen[key] += 1
    return tuple(items)


def make_evidence(rule: str, located: Located, target: TargetIdentity, occurrence: int = 0) -> EvidenceItem:
    """Turn a located text into an item; `occurrence` counts such places of the same file before it."""
    at = located.at
    excerpt = shorten(located.text, limits.EXCERPT_CHARACTERS)
    return EvidenceItem(
        at.path,
        at.line,
        at.end_line,
        at.cell,
        at.execution_count,
        at.commit,
        link_to(at, target),
        excerpt,
        fingerprint(rule, at.path, excerpt, occurrence),
        at.repository,
    )


def fingerprint(rule: str, path: str, excerpt: str, occurrence: int = 0) -> str:
    """Give 16 hex digits that stay the same when lines move, and when blanks inside them change."""
    parts = (rule, path, " ".join(excerpt.split()), *([str(occurrence)] if occurrence else []))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def link_to(at: Place, target: TargetIdentity) -> str | None:
    """Give the web address of a place at the audited commit, where the host is known and has the commit."""
    base = _web_base(target)
    if base is None:
        return None
    host = urlsplit(base).netloc
    if at.commit is not None:
        return f"{base}/{_COMMIT_PATHS.get(host, 'commit')}/{quote(at.commit)}"
    if not at.path or target.commit is None:
        return None
    path = quote(f"{target.subdir.strip('/')}/{at.path}" if target.subdir else at.path)
    return f"{base}/{_FILE_PATHS[host]}/{target.commit}/{path}{_line_mark(at, host)}"


def _web_base(target: TargetIdentity) -> str | None:
    if target.url is None or target.dirty:
        return None
    parts = urlsplit(target.url)
    if parts.scheme != "https" or parts.netloc not in _FILE_PATHS:
        return None
    return f"https://{parts.netloc}{quote(parts.path.rstrip('/').removesuffix('.git'))}"


def _line_mark(at: Place, host: str) -> str:
    if at.line is None or at.cell is not None:
        return ""
    plain = "?plain=1" if host == "github.com" and at.path.lower().endswith(_PLAIN_SUFFIXES) else ""
    mark = _LINE_MARKS.get(host, "L")
    last = f"-{'' if host in _LINE_MARKS or host == 'gitlab.com' else 'L'}{at.end_line}" if at.end_line else ""
    return f"{plain}#{mark}{at.line}{last}"

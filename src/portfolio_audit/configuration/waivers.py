"""All requests to set findings aside: of the user, of the repository's configuration, and inside its files."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from portfolio_audit.configuration.configuration import Configuration
from portfolio_audit.errors import UsageError
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.ignore_comments import (
    IgnoreComment,
    parse_markdown_ignores,
    parse_notebook_ignores,
    parse_python_ignores,
)
from portfolio_audit.rulebook.close_names import did_you_mean
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.rulebook.select import rules_named
from portfolio_audit.scoring.waivers import Author, Reason, Waiver
from portfolio_audit.snapshot.records import SnapshotWarning
from portfolio_audit.snapshot.snapshot import Snapshot

MOST_INLINE = 200
"""Comments and tags that count in one repository."""
_NOTE_CHARACTERS = 300
_PARSERS: Mapping[str, Callable[[bytes], tuple[IgnoreComment, ...]]] = {
    ".py": parse_python_ignores,
    ".md": parse_markdown_ignores,
    ".markdown": parse_markdown_ignores,
    ".rmd": parse_markdown_ignores,
    ".qmd": parse_markdown_ignores,
    ".ipynb": parse_notebook_ignores,
}


def repository_waivers(snapshot: Snapshot, own: Configuration, rulebook: Rulebook) -> tuple[Waiver, ...]:
    """Give what the repository sets aside; what names no rule or no reason is left out with a warning."""
    left_out = tuple(
        Waiver(name, Reason.ACCEPTED, own.file, Author.REPOSITORY, note="left out by `ignore`") for name in own.ignore
    )
    inline = tuple(one for one, _ in zip(_inline(snapshot), range(MOST_INLINE), strict=False))
    return tuple(_fitting((*own.waivers, *left_out, *inline), rulebook, snapshot))


def check_user_waivers(waivers: Iterable[Waiver], rulebook: Rulebook) -> None:
    """Raise `UsageError` where a suppression of the user fits no rule."""
    for waiver in waivers:
        if not rules_named(rulebook, waiver.rule):
            hint = did_you_mean(waiver.rule, [rule.id for rule in rulebook.rules])
            raise UsageError(
                f"{waiver.source}: no rule is called `{waiver.rule}`{hint}", "`portfolio-audit rules` lists them all."
            )


def _fitting(waivers: Iterable[Waiver], rulebook: Rulebook, snapshot: Snapshot) -> Iterator[Waiver]:
    for waiver in waivers:
        if rules_named(rulebook, waiver.rule):
            yield waiver
        else:
            hint = did_you_mean(waiver.rule, [rule.id for rule in rulebook.rules])
            _warn(snapshot, waiver.source, f"sets `{waiver.rule}` aside, but no rule is called that{hint}")


def _inline(snapshot: Snapshot) -> Iterator[Waiver]:
    for suffix, parse in _PARSERS.items():
        for entry, comments in snapshot.parsed_all(snapshot.files_with_suffix(suffix), parse):
            for comment in comments:
                yield from _waivers(comment, entry.path, snapshot)


def _waivers(comment: IgnoreComment, path: str, snapshot: Snapshot) -> Iterator[Waiver]:
    cell = f" cell {comment.cell}" if comment.cell else ""
    source = f"{path}{cell}" + (f":{comment.written_line}" if comment.written_line and not cell else "")
    if not comment.text:
        _warn(snapshot, source, "sets findings aside without a reason, so that it does not count")
        return
    reason, note = _reason(comment.text)
    at = Place(path, comment.line, comment.end_line, comment.cell)
    for rule in comment.rules:
        yield Waiver(rule, reason, source, Author.REPOSITORY, note, at=at)


def _reason(text: str) -> tuple[Reason, str]:
    """Read a word of the list and what follows it; other words are why it is accepted."""
    first, _, rest = text.replace(":", " ", 1).partition(" ")
    note = " ".join(text.split())[:_NOTE_CHARACTERS]
    if first not in set(Reason):
        return Reason.ACCEPTED, note
    return Reason(first), " ".join(rest.split())[:_NOTE_CHARACTERS]


def _warn(snapshot: Snapshot, source: str, clause: str) -> None:
    path = source.partition(":")[0]
    cure = "Write ignore[RULE] with one of: " + ", ".join(reason.value for reason in Reason) + "."
    snapshot.warn(SnapshotWarning("suppression", f"{source} {clause}.", (path,), cure, incomplete=False))

"""All statements of a front page about the repository that its tree contradicts."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice

from portfolio_audit.analysis.claims.clone_folder import wrong_clone_folders
from portfolio_audit.analysis.claims.missing_names import missing_names
from portfolio_audit.analysis.claims.promises import find_promises
from portfolio_audit.analysis.claims.tools_in_tree import unnamed_tools
from portfolio_audit.analysis.prose.drawn_trees import is_drawn_tree
from portfolio_audit.analysis.prose.files.licence_badges import find_licence_badge
from portfolio_audit.analysis.prose.named_tools import stated_tools
from portfolio_audit.analysis.prose.prose_claims import Command, UnmetClaim
from portfolio_audit.analysis.prose.prose_commands import is_shell
from portfolio_audit.analysis.serving.dockerfiles import read_dockerfiles
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.ignore_rules import parse_ignore_rules
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot

_NAMES = 40
_TEXT_CHARACTERS = 200
_SAYS = "(named in prose or lists of packages only):"
_NO_CODE = frozenset({"", "text", "txt", "plaintext", "mermaid", "json", "tree", "markdown", "md"})
"""Languages of code blocks that draw, show answers, or say nothing."""


def all_unmet_claims(
    snapshot: Snapshot, document: Document, commands: tuple[Command, ...], path: str, tree: TreeNames
) -> tuple[UnmetClaim, ...]:
    """Give claims on tests, containers, CI and licence, names of files, then tools and models that no file names."""
    lines = snapshot.parsed(snapshot.by_path[path], read_lines) if path else ()
    written = () if isinstance(lines, Absent) else lines
    promised = find_promises(document, commands, path, tree, has_image=bool(read_dockerfiles(snapshot)))
    has_licence_claim = any(claim.claim == "licence" for claim in promised)
    badge = () if has_licence_claim else find_licence_badge(snapshot, document, path, tree)
    named = islice(missing_names(document, written, path, tree, _ignored_by(snapshot)), _NAMES)
    entered = wrong_clone_folders(document, path, snapshot.target.name, tree)
    return (*promised, *badge, *named, *entered, *_unnamed(snapshot, document, commands, (path, written)))


def contradictions(
    broken: tuple[Located, ...], unmet: tuple[UnmetClaim, ...], fences: tuple[Located, ...]
) -> tuple[Located, ...]:
    """Give what a reader of the page finds to be false or broken, in the order of its lines, each text once a line."""
    claims = (Located(claim.text, claim.at) for claim in unmet)
    found = {(item.at.line or 0, item.text): item for item in (*broken, *claims, *fences)}
    return tuple(item for _, item in sorted(found.items(), key=lambda pair: pair[0]))


def _ignored_by(snapshot: Snapshot) -> Callable[[str], bool]:
    """Give what tells whether the ignore rules of the root keep a path out of the repository."""
    root = snapshot.by_path.get(".gitignore")
    rules = snapshot.parsed(root, parse_ignore_rules) if root else None
    return (lambda _: False) if rules is None or isinstance(rules, Absent) else rules.match_file


def _unnamed(
    snapshot: Snapshot, document: Document, commands: Sequence[Command], file: tuple[str, Sequence[str]]
) -> Iterator[UnmetClaim]:
    """Yield one claim for each line that states tools or models which no code or settings name."""
    stated = stated_tools(document, *file)
    blocks = (block for block in document.code_blocks if not is_drawn_tree(block))
    shown = [block.text for block in blocks if is_shell(block) or block.language.lower() not in _NO_CODE]
    unnamed = unnamed_tools(snapshot, (tool for tool, _ in stated), (*shown, *(command.text for command in commands)))
    missing = [(tool.name, where) for tool, where in stated if tool.name in unnamed]
    for at, group in groupby(missing, key=lambda pair: pair[1].at):
        pairs = tuple(group)
        names = " and ".join(filter(None, (", ".join(name for name, _ in pairs[:-1]), pairs[-1][0])))
        yield UnmetClaim("tool", f"{names} {_SAYS} {pairs[0][1].text}"[:_TEXT_CHARACTERS], at)

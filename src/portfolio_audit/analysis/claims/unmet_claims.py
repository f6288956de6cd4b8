"""All statements of a front page about the repository that its tree contradicts."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from portfolio_audit.analysis.claims.tools_in_tree import unnamed_tools
from portfolio_audit.analysis.prose.files.licence_badges import find_licence_badge
from portfolio_audit.analysis.prose.named_tools import stated_tools
from portfolio_audit.analysis.prose.prose_claims import Command, UnmetClaim
from portfolio_audit.analysis.prose.prose_commands import is_shell
from portfolio_audit.analysis.prose.prose_promises import find_unmet_claims, is_drawn_tree
from portfolio_audit.analysis.serving.dockerfiles import read_dockerfiles
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.snapshot.snapshot import Snapshot

_TEXT_CHARACTERS = 200
_SAYS = "(named in prose or lists of packages only):"
_NO_CODE = frozenset({"", "text", "txt", "plaintext", "mermaid", "json", "tree", "markdown", "md"})
"""Languages of code blocks that draw, show answers, or say nothing."""


def all_unmet_claims(
    snapshot: Snapshot, document: Document, commands: tuple[Command, ...], path: str, tree: TreeNames
) -> tuple[UnmetClaim, ...]:
    """Give claims on tests, containers, CI, licence and drawn files, then tools and models that no file names."""
    promised = find_unmet_claims(document, commands, path, tree, has_image=bool(read_dockerfiles(snapshot)))
    has_licence_claim = any(claim.claim == "licence" for claim in promised)
    badge = () if has_licence_claim else find_licence_badge(snapshot, document, path, tree)
    return (*promised, *badge, *_unnamed(snapshot, document, commands, path))


def _unnamed(snapshot: Snapshot, document: Document, commands: Sequence[Command], path: str) -> Iterator[UnmetClaim]:
    """Yield one claim for each line that states tools or models which no code or settings name."""
    written = snapshot.parsed(snapshot.by_path[path], read_lines) if path else ()
    stated = stated_tools(document, path, () if isinstance(written, Absent) else written)
    blocks = (block for block in document.code_blocks if not is_drawn_tree(block))
    shown = [block.text for block in blocks if is_shell(block) or block.language.lower() not in _NO_CODE]
    unnamed = unnamed_tools(snapshot, (tool for tool, _ in stated), (*shown, *(command.text for command in commands)))
    missing = [(tool.name, where) for tool, where in stated if tool.name in unnamed]
    for at, group in groupby(missing, key=lambda pair: pair[1].at):
        pairs = tuple(group)
        names = " and ".join(filter(None, (", ".join(name for name, _ in pairs[:-1]), pairs[-1][0])))
        yield UnmetClaim("tool", f"{names} {_SAYS} {pairs[0][1].text}"[:_TEXT_CHARACTERS], at)

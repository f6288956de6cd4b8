"""Files of data that cannot be read and are taken out for it, and descriptions of single texts that are counted."""

import ast
from collections.abc import Iterator

from portfolio_audit.analysis.programs import code_of
from portfolio_audit.analysis.steps.syntax_scopes import SyntaxScope
from portfolio_audit.patterns import lazy_regex

NEEDED_BY_BAD_FILES = (
    ("except", "is None", "st_size", ".shape", ".size"),
    ("unlink(", "remove(", "rename(", "move("),
    ("Image.open", "imread", "librosa.load", "read_file", "decode_", "sf.read", "verify("),
)
"""Texts of which a source that takes out such files has one of each group."""
NEEDED_BY_COUNTS = (
    (".count(", " for c in", " for ch in", " for t in", " for tok", " for w in", " for word in"),
    ("len(",),
)
_OPENS = lazy_regex(r"\bImage\.open\(|imread\(|librosa\.load\(|read_file\(|decode_\w+\(|\bsf\.read\(|\.verify\(")
_TAKES_OUT = lazy_regex(r"\.unlink\(|\bremove\(|\.rename\(|\bmove\(")
_COUNTS = lazy_regex(
    r"^(?:int\()?(?:len\(|\w{1,40}\.count\(|sum\(.{1,60} for )|\.count\(.{1,20}\) / |/ (?:max\(1, )?len\("
)
_OF_PICTURE = lazy_regex(r"^\w{1,20} is None\b|\.shape\b|\.size\b|\.st_size|\.mode !=")
_FEWEST = 3
_CHARACTERS = 300


def find_bad_files(scope: SyntaxScope) -> Iterator[tuple[str, int]]:
    """Give what takes out a file that cannot be opened, or is too small."""
    for node in scope.nodes:
        if isinstance(node, ast.Try) and _OPENS.search("\n".join(code_of(one, _CHARACTERS) for one in node.body)):
            for handler in node.handlers:
                said = " ".join(code_of(one, _CHARACTERS) for one in handler.body)
                if _TAKES_OUT.search(said):
                    yield said[:80], handler.lineno
        elif isinstance(node, ast.If) and _OF_PICTURE.search(code_of(node.test, _CHARACTERS)):
            said = " ".join(code_of(one, _CHARACTERS) for one in node.body)
            if _TAKES_OUT.search(said):
                yield said[:80], node.lineno


def find_counts(scope: SyntaxScope) -> Iterator[tuple[str, int]]:
    """Give the lists and dicts that describe a text by three counts of it or more."""
    for node in scope.nodes:
        if isinstance(node, ast.List | ast.Dict | ast.Tuple):
            parts = node.values if isinstance(node, ast.Dict) else node.elts
            counts = [said for part in parts[:40] if _COUNTS.search(said := code_of(part, 80))]
            if len(counts) >= _FEWEST and not all(said.startswith("len(") for said in counts):
                yield code_of(node, 80), node.lineno

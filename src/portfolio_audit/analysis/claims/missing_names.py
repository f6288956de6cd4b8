"""Names of files and folders that a front page gives to parts of the repository, and that stand nowhere in it."""

import posixpath
import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from portfolio_audit.analysis.claims.promises import stands_in_plans
from portfolio_audit.analysis.prose.drawn_trees import Drawn, drawn_entries, drawn_root, is_drawn_tree
from portfolio_audit.analysis.prose.prose_claims import UnmetClaim
from portfolio_audit.analysis.prose.prose_specifics import rows_of
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_SOURCE = lazy_regex(
    r"\.(?:py|ipynb|r|rmd|sh|jl|sql|cpp|cc|h|hpp|java|js|jsx|ts|tsx|go|rs|toml|ya?ml|md|tf|"
    r"bat)$|^(?:dockerfile|makefile)\w*$",
    re.IGNORECASE,
)
_LATER = frozenset(
    {"data", "dataset", "datasets", "raw", "processed", "interim", "external", "input", "inputs", "output", "outputs",
     "model", "models", "weights", "checkpoint", "checkpoints", "artifact", "artifacts", "artefacts", "result",
     "results", "figure", "figures", "fig", "figs", "plot", "plots", "image", "images", "img", "log", "logs", "run",
     "runs", "mlruns", "report", "reports", "env", "venv", "cache", "pycache", "tmp", "temp", "build", "dist", "bin",
     "predictions", "submission", "submissions", "train", "test", "val", "valid", "validation", "db", "database",
     "index", "store", "storage", "upload", "uploads", "download", "downloads", "secrets", "credentials", "keys",
     "media", "backup", "backups", "screenshots", "assets", "features", "embeddings", "samples", "lib", "modules"}
)  # fmt: skip
"""Words in names of folders that a run fills, a reader is to fill, or a host keeps out."""
_WORDS = lazy_regex(r"[a-zA-Z]+")
_MADE = lazy_regex(
    r"generat|creat|ignored?\b|not (?:in|on|part|committed|tracked|included|versioned)|local|output|downloaded|made by"
    r"|auto|optional|private|secret|example|your\b|after\b|will\b",
    re.IGNORECASE,
)
"""Remarks in a drawn tree on what comes later or stays at home."""
_SCRIPT = lazy_regex(
    r"(?<![\w:/.@$~<{*%-])((?:\./)?(?:[\w.-]{1,60}/){0,8}[a-z0-9_][\w-]{0,80}\.(?:py|ipynb|R|r|Rmd|qmd|sh|sql))(?![\w/*-])"
)
_INNER = lazy_regex(
    r"(?<![\w:/.@$~<{*%-])((?:\./)?[\w.-]{1,60}/(?:[\w.-]{1,60}/){0,8}(?:[\w-]{1,60}\.(?:ya?ml|toml|md|rst|tf|cfg|ini)|(?<=\w/)))"
    r"(?![\w/*<{-])"
)
"""A file of settings or words, or a folder with a slash at its end, inside a folder."""
_NOT_OURS = lazy_regex(
    r"\b(?:creat\w*|add\w*|new|your|renam\w*|writ(?:e|es|ten)|generat\w*|produc\w*|sav(?:e|es|ed)|stor(?:e|es|ed)|copy|copied"
    r"|e\.g|example|such as|for instance|template|download\w*|from (?:the|their|his|her|another|this) \w{1,30} repo\w*"
    r"|future|todo|to[- ]do|will|plan\w*|remov\w*|delet\w*|former\w*|previous\w*|old\w*|other|another|tutorial|book"
    r"|instead|not|no|without|missing|private|would|could|should|replac\w*|moved|put|place|like|if|or|any|each|every"
    r"|official|original|upstream|their|his|her)\b|://",
    re.IGNORECASE,
)
"""Words of sentences whose files are to be made, are gone, only serve as an example, or are somebody else's."""


def missing_names(
    document: Document, path: str, tree: TreeNames, is_ignored: Callable[[str], bool]
) -> Iterator[UnmetClaim]:
    """Yield files and folders that drawn trees and sentences name; data, models and outputs may come later."""
    for block in document.code_blocks:
        if is_drawn_tree(block) and not _is_elsewhere(drawn_root(block)):
            for drawn in _missing_drawn(drawn_entries(block), tree, is_ignored):
                yield UnmetClaim("path", drawn.name, Place(path, block.line + drawn.offset))
    seen: set[str] = set()
    for text, line in _said(document):
        for name in _written(text, tree):
            if name not in seen and not tree.mentions(name) and not is_ignored(name):
                seen.add(name)
                yield UnmetClaim("path", name, Place(path, line))


def _is_elsewhere(root: str) -> bool:
    """Tell the root of a drawn tree that stands outside the repository, or that a run fills."""
    return root.startswith(("~", "/", "$", "%")) or root.strip("./").lower() in _LATER


def _missing_drawn(entries: tuple[Drawn, ...], tree: TreeNames, is_ignored: Callable[[str], bool]) -> Iterator[Drawn]:
    """Yield files of code, settings and words that stand nowhere, and outermost folders drawn without such files."""
    told = {above for drawn in entries if _SOURCE.search(drawn.last) for above in _above(drawn)}
    for drawn in entries:
        if tree.mentions(drawn.name):
            continue
        if _SOURCE.search(drawn.last):
            yield drawn
        elif drawn.is_folder and not told & {drawn.path, *_above(drawn)} and not _comes_later(drawn, is_ignored):
            told.add(drawn.path)
            yield drawn


def _above(drawn: Drawn) -> Iterator[str]:
    """Yield the paths of the folders that an entry is drawn below."""
    return accumulate(drawn.folders, posixpath.join)


def _comes_later(drawn: Drawn, is_ignored: Callable[[str], bool]) -> bool:
    """Tell a folder that a run fills: by its own name or one above it, the remark beside it, or the ignore rules."""
    words = (word.lower() for word in _WORDS.findall(drawn.path))
    return bool(_MADE.search(drawn.remark)) or any(word in _LATER for word in words) or is_ignored(f"{drawn.path}/")


def _said(document: Document) -> Iterator[tuple[str, int]]:
    """Yield sentences and rows of tables that speak of what is here, with their lines."""
    linked = {link.line for link in document.links if "://" in link.target and not link.is_image}
    sentences = ((one.text, one.at.line or 1) for one in document.sentences)
    rows = ((" | ".join(row), line) for table in document.tables for row, line in rows_of(table))
    for text, line in (*sentences, *rows):
        if line not in linked and not _NOT_OURS.search(text) and not stands_in_plans(document, line):
            yield text, line


def _written(text: str, tree: TreeNames) -> Iterator[str]:
    """Yield names of scripts and notebooks, and paths below a folder that is there."""
    for name in _SCRIPT.findall(text):
        yield name.removeprefix("./")
    for found in _INNER.findall(text):
        name = found.removeprefix("./")
        words = {word.lower() for word in _WORDS.findall(name)}
        if name.split("/")[0] in tree.folders and not words & _LATER:
            yield name

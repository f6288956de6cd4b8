"""Names of files and folders that a front page gives to parts of the repository, and that stand nowhere in it."""

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from portfolio_audit.analysis.claims.promises import stands_in_plans
from portfolio_audit.analysis.prose.drawn_trees import (
    Drawn,
    drawn_entries,
    drawn_root,
    is_drawn_tree,
    listed_entries,
)
from portfolio_audit.analysis.prose.files.command_files import MADE_BY_USER
from portfolio_audit.analysis.prose.prose_claims import UnmetClaim
from portfolio_audit.analysis.prose.prose_specifics import rows_of
from portfolio_audit.analysis.prose.sentences.foreign_prose import is_in_foreign_words
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.patterns import lazy_regex

_SOURCE = lazy_regex(
    r"\.(?:py|ipynb|r|rmd|sh|jl|sql|cpp|cc|h|hpp|java|js|jsx|ts|tsx|vue|go|rs|toml|ya?ml|ini|cfg|md|tf|"
    r"bat)$|^(?:dockerfile|makefile)\w*$",
    re.IGNORECASE,
)
_PAGE = lazy_regex(r"\.(?:html|s?css)$", re.IGNORECASE)
"""Parts of a front end, which outside of folders for results no run makes."""
_LATER = frozenset(
    {"data", "dataset", "datasets", "raw", "processed", "interim", "external", "input", "inputs", "output", "outputs",
     "model", "models", "weights", "checkpoint", "checkpoints", "artifact", "artifacts", "artefacts", "result",
     "results", "figure", "figures", "fig", "figs", "plot", "plots", "image", "images", "img", "log", "logs", "run",
     "runs", "mlruns", "report", "reports", "env", "venv", "cache", "pycache", "tmp", "temp", "build", "dist", "bin",
     "predictions", "submission", "submissions", "train", "test", "val", "valid", "validation", "db", "database",
     "index", "store", "storage", "upload", "uploads", "download", "downloads", "secrets", "credentials", "keys",
     "media", "backup", "backups", "screenshots", "assets", "features", "embeddings", "samples", "lib", "modules",
     "modelo", "modelos", "modele", "modeles", "modelle", "dados", "datos", "donnees", "daten", "resultado",
     "resultados", "resultats", "ergebnisse", "saida", "saidas", "salida", "salidas", "sorties", "ausgabe", "figuras",
     "imagens", "imagenes", "bilder"}
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
    r"\b(?:creat\w*|add\w*|new|your|renam\w*|write|copy|copied|chang\w+|modif\w+|adapt\w*|borrow\w*|based on|taken from"
    r"|e\.g|i\.e|example|such as|for instance|template|download\w*"
    r"|from (?:the|their|his|her|another|this) \w{1,30} repo\w*"
    r"|future|todo|to[- ]do|will|plan\w*|remov\w*|delet\w*|former\w*|previous\w*|old\w*|other|another|tutorial|book"
    r"|instead|not|no|without|missing|private|would|could|should|replac\w*|moved|put|place|like|if|or|any|each|every"
    r"|official|original|upstream|their|his|her|erstell\w*|cre[ae]\w*|crie|ajout\w*)\b|://",
    re.IGNORECASE,
)
"""Words of sentences whose files are to be made, are gone, only serve as an example, or are somebody else's."""
_MAKES = lazy_regex(
    r"\b(?:writ(?:es|ten|ing)|generat\w*|produc\w*|sav(?:e|es|ed|ing)|stor(?:e|es|ed)|output\w*|export\w*|logs?)\b",
    re.IGNORECASE,
)
"""Words of what a run leaves behind, which is no script."""
_WELL_KNOWN = lazy_regex(
    r"(?<![\w:/.@$~<{*%-])((?:environment|docker-compose|compose|params|dvc)\.ya?ml|requirements[\w-]{0,20}\.txt|pyproject\.toml"
    r"|(?:CONTRIBUTING|CHANGELOG)\.md)(?![\w/*-])"
)
_ALONE = lazy_regex(r"[\w-]{1,60}\.(?:ya?ml|toml|ini|cfg)")
"""A file of settings at the root, where code marks tell it from a word."""
_TO_DO = lazy_regex(r"^\s{0,20}[-*+]\s\[ \]")
_FEWEST_KNOWN = 3
"""Names that are there, by which a list, or a drawing without slashes, is one of the tree."""


def missing_names(
    document: Document, written: Sequence[str], path: str, tree: TreeNames, is_ignored: Callable[[str], bool]
) -> Iterator[UnmetClaim]:
    """Yield files and folders that drawn trees, lists and sentences name; data, models and outputs may come later.

    `written` are the lines of the document as they stand in the file at `path`. What is named often counts once.
    """
    seen: set[str] = set()
    for name, line in (*_drawn(document, written, tree, is_ignored), *_told(document, written, tree)):
        last = posixpath.basename(name.rstrip("/")).lower()
        if last not in seen and not is_ignored(name):
            seen.add(last)
            yield UnmetClaim("path", name, Place(path, line))


def _drawn(
    document: Document, written: Sequence[str], tree: TreeNames, is_ignored: Callable[[str], bool]
) -> Iterator[tuple[str, int]]:
    """Yield missing entries of drawn trees, and of lists whose names are mostly there."""
    for block in document.code_blocks:
        if is_drawn_tree(block) and not _is_elsewhere(drawn_root(block)):
            for drawn in _missing_drawn(drawn_entries(block), tree, is_ignored):
                yield drawn.name, block.line + drawn.offset
    for entries in listed_entries(written):
        files = [drawn for drawn in entries if "." in drawn.name[1:-1] or "/" in drawn.name]
        known = sum(tree.mentions(drawn.name) for drawn in files)
        if known >= _FEWEST_KNOWN and known * 2 >= len(files):
            for drawn in _missing_drawn(entries, tree, is_ignored):
                if not _NOT_OURS.search(drawn.remark) and not _TO_DO.match(written[drawn.offset]):
                    yield drawn.name, drawn.offset + 1


def _told(document: Document, written: Sequence[str], tree: TreeNames) -> Iterator[tuple[str, int]]:
    """Yield missing names of sentences and tables; words of plans and makings are known in English alone."""
    if is_in_foreign_words(document):
        return
    marked = {code.at.line: code.text for code in document.inline_code if _ALONE.fullmatch(code.text)}
    for text, line in _said(document):
        if line <= len(written) and _TO_DO.match(written[line - 1]):
            continue
        alone = marked.get(line, "")
        names = (*_names(text, tree), *((alone,) if _is_said(alone, text) else ()))
        yield from ((name, line) for name in names if not tree.mentions(name) and not MADE_BY_USER.search(name))


def _is_said(alone: str, text: str) -> bool:
    """Tell a file of settings in code marks from one in brackets, which says how such files are called."""
    return bool(alone) and alone in text and f"({alone})" not in text and not _MAKES.search(text)


def _is_elsewhere(root: str) -> bool:
    """Tell the root of a drawn tree that stands outside the repository, or that a run fills."""
    return re.match(r"[~/%]|\$[A-Z{(]", root) is not None or root.strip("./").lower() in _LATER


def _missing_drawn(entries: tuple[Drawn, ...], tree: TreeNames, is_ignored: Callable[[str], bool]) -> Iterator[Drawn]:
    """Yield files of code, settings and words that stand nowhere, and outermost folders drawn without such files."""
    told = {above for drawn in entries if _SOURCE.search(drawn.last) for above in _above(drawn)}
    is_ours = sum(tree.mentions(drawn.name) for drawn in entries) >= _FEWEST_KNOWN
    for drawn in entries:
        is_folder = drawn.is_folder or (drawn.may_be_folder and is_ours)
        if tree.mentions(drawn.name) or MADE_BY_USER.search(drawn.name):
            continue
        is_page = _PAGE.search(drawn.last) is not None and not _comes_later(drawn, is_ignored)
        if is_page or _SOURCE.search(drawn.last):
            yield drawn
        elif is_folder and not told & {drawn.path, *_above(drawn)} and not _comes_later(drawn, is_ignored):
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


def _names(text: str, tree: TreeNames) -> Iterator[str]:
    """Yield names of scripts, notebooks and well-known files, and paths below a folder that is there."""
    for name in (*_SCRIPT.findall(text), *_WELL_KNOWN.findall(text)):
        yield name.removeprefix("./")
    for found in () if _MAKES.search(text) else _INNER.findall(text):
        name = found.removeprefix("./")
        words = {word.lower() for word in _WORDS.findall(name)}
        if name.split("/")[0] in tree.folders and not words & _LATER:
            yield name

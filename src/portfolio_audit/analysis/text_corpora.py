"""Folders of texts that code reads to search or to learn from, and the questions that a search is judged by."""

import re
from collections import defaultdict
from collections.abc import Iterable

from portfolio_audit.analysis.code_units import CodeUnit, read_code_units
from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.parsers.python import Text
from portfolio_audit.paths import file_name, file_stem, file_suffix
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_FOLDER = lazy_regex(
    r"^(?:\w{1,20}[_-])?(?:corpus|corpora|kb|knowledge(?:[_-]?base)?|documents?|texts|passages|articles|transcripts|abstracts|letters"
    r"|stories|poems|faqs?|handbook|manuals|policies|pages|dokumente|documentos)$",
    re.IGNORECASE,
)
"""Names of folders that hold texts."""
_ANY_FOLDER = lazy_regex(r"^(?:docs?|data|contents?|sources?|files|wiki|regulations|laws|rules)$", re.IGNORECASE)
"""Names that hold texts for a search only where what lists the texts imports a library that searches them."""
_SEARCHES = frozenset(
    {
        "chromadb",
        "faiss",
        "haystack",
        "langchain",
        "lancedb",
        "llama_index",
        "pinecone",
        "qdrant_client",
        "rank_bm25",
        "sentence_transformers",
        "weaviate",
    }
)
_TEXTS = frozenset({".md", ".txt", ".html", ".htm", ".pdf", ".docx", ".rst", ".json", ".jsonl", ".tex"})
_GLOB = lazy_regex(r"\*\.(?:md|txt|html?|pdf|docx|rst|jsonl?|\{|\*)|\*\*")
_LOADER = lazy_regex(r"(?:DirectoryLoader|SimpleDirectoryReader|PyPDFDirectoryLoader)$")
_LISTS = lazy_regex(r"(?:^|\.)(?:iterdir|listdir|walk|scandir)$")
_ASKED = lazy_regex(
    r"^(?:\w{1,20}[_-])?(?:questions?|queries|qrels|qa(?:[_-]?pairs|[_-]?set)?|gold(?:en)?(?:[_-]?(?:set|answers?))?|test_?set|eval_?set)$",
    re.IGNORECASE,
)
"""Names of files with what a search is asked, which are no results wherever they lie."""
_FORMS = frozenset({".json", ".jsonl", ".csv", ".tsv", ".yaml", ".yml", ".parquet"})
_FEWEST = 2
_CHARACTERS = 120


def corpus_paths(snapshot: Snapshot) -> frozenset[str]:
    """Give the files of folders of texts that code names and lists, and the files of questions that it names."""
    return snapshot.derived(_corpus_paths)


def _corpus_paths(snapshot: Snapshot) -> frozenset[str]:
    read = tuple(unit for unit in read_code_units(snapshot) if unit.module is not None)
    said = {text.value.strip("./") for unit in read for text in _texts(unit)}
    lists = any(map(_lists_files, read))
    searches = any(_searches(unit) and _lists_texts(unit) for unit in read)
    folders: dict[str, list[str]] = defaultdict(list)
    asked = set()
    for entry in snapshot.files:
        folder, name = entry.path.rpartition("/")[0], file_name(entry.path)
        if not is_own_code(entry.path):
            continue
        if file_suffix(name).lower() in _TEXTS and not name.lower().startswith("readme"):
            folders[folder].append(entry.path)
        if file_suffix(name).lower() in _FORMS and _ASKED.match(file_stem(name)) and _is_said(entry.path, said):
            asked.add(entry.path)
    found = {
        path
        for folder, paths in folders.items()
        if lists
        and len(paths) >= _FEWEST
        and _may_hold(file_name(folder), searches=searches)
        and _is_said(folder, said)
        for path in paths
    }
    return frozenset(found | asked)


def _texts(unit: CodeUnit) -> Iterable[Text]:
    return (text for text in (unit.module.texts if unit.module else ()) if len(text.value) <= _CHARACTERS)


def _is_said(path: str, said: set[str]) -> bool:
    """Tell whether code names a path, or its end (`corpus` for `data/corpus`)."""
    parts = path.split("/")
    return any("/".join(parts[start:]) in said for start in range(len(parts)))


def _lists_files(unit: CodeUnit) -> bool:
    calls = unit.module.calls if unit.module else ()
    return any(_LISTS.search(call.name) for call in calls) or _lists_texts(unit)


def _lists_texts(unit: CodeUnit) -> bool:
    """Tell code that loads a folder of texts, or lists files by the ending of texts."""
    calls = unit.module.calls if unit.module else ()
    if any(_LOADER.search(call.name) for call in calls):
        return True
    return any(call.name.endswith("glob") for call in calls) and any(_GLOB.search(text.value) for text in _texts(unit))


def _may_hold(folder: str, *, searches: bool) -> bool:
    return bool(_FOLDER.match(folder) or (searches and _ANY_FOLDER.match(folder)))


def _searches(unit: CodeUnit) -> bool:
    """Tell code that imports a library for searching texts."""
    return any(root in _SEARCHES or root.startswith(("langchain_", "llama_index_")) for root in unit.roots)

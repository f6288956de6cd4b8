"""Which licence the repository gives, by the text of its licence file."""

import posixpath
import re
from importlib import import_module
from itertools import islice

from msgspec import Struct

from portfolio_audit.cache.kept import kept
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import LINE_CHARACTERS, read_lines
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_NAME = lazy_regex(r"^(?:un)?licen[cs]e(?:[._-].{0,30})?$|^copying(?:\..{0,10})?$|^licen[cs]es?$", re.IGNORECASE)
_TELLS = lazy_regex(
    r"^(?:readme(?:\.\w{1,5})?|pyproject\.toml|setup\.(?:py|cfg)|description|package\.json|citation\.cff)$",
    re.IGNORECASE,
)
_SAYS = lazy_regex(
    r"^\W{0,30}licen[cs]e\b(?!.{0,40}\bdata).{0,40}\b(?:MIT|Apache|[AL]?GPL|BSD|MPL|Unlicense|CC0|CC[- ]BY)\b"
    r"|\blicen[cs](?:e[:-]|ed under (?:the |an? )?)\W{0,6}(?:MIT|Apache|[AL]?GPL|BSD|MPL|Unlicense|CC0|CC[- ]BY)\b"
    r"|License :: OSI Approved",
    re.IGNORECASE,
)
"""A line that names the licence of the work."""
_BARE = lazy_regex(
    r"^(?:\*\*|_)?(?:Code: )?(?:MIT|Apache[- ]2(?:\.0)?|[AL]?GPL[- ]?v?[23](?:\.0)?|BSD[- ][23](?:-[Cc]lause)?"
    r"|CC0|Unlicense)(?: [Ll]icen[cs]e)?(?:\*\*|_)?"
    r"(?:[,.;:–—-]? ?(?:©|\([Cc]\)|(?:Copyright|[Ss]ee|20\d\d)\b).{0,60})?\W{0,3}$"
)
"""A line of a README that is nothing but the name of a licence."""
_LINES = 3_000
_BYTES = 64 * 1024
_TITLES = (
    ("MIT", r"\bMIT License\b|Permission is hereby granted, free of charge"),
    ("Apache-2.0", r"Apache License\s{1,40}Version 2\.0"),
    ("GPL-3.0", r"GNU GENERAL PUBLIC LICENSE\s{1,40}Version 3"),
    ("GPL-2.0", r"GNU GENERAL PUBLIC LICENSE\s{1,40}Version 2"),
    ("AGPL-3.0", r"GNU AFFERO GENERAL PUBLIC LICENSE"),
    ("BSD-3-Clause", r"Neither the name of .{1,80} nor the names"),
    ("CC-BY-4.0", r"Creative Commons Attribution 4\.0"),
)


class LicenceFacts(Struct, frozen=True):
    """The licence file in the root."""

    has_file: bool
    file: Located | None
    """The file by its name, `None` when there is none."""
    spdx: str
    """SPDX identifiers found, joined with ` AND `; empty when the text is not recognised."""
    is_recognised: bool
    named: tuple[Located, ...]
    """The first line of the README or of a manifest in the root that names a known licence, whatever the files."""


def collect(snapshot: Snapshot) -> LicenceFacts:
    """Look for a licence file in the root and recognise its text."""
    files = [entry for entry in snapshot.files if "/" not in entry.path and _NAME.match(entry.path)]
    if not files:
        return LicenceFacts(has_file=False, file=None, spdx="", is_recognised=False, named=_named(snapshot))
    texts = ((entry, snapshot.parsed(entry, recognise_licence)) for entry in sorted(files, key=_plain_first))
    named = ((entry, "" if isinstance(spdx, Absent) else spdx) for entry, spdx in texts)
    entry, name = next(((entry, name) for entry, name in named if name), (min(files, key=_plain_first), ""))
    file = Located(entry.path, Place(entry.path))
    return LicenceFacts(has_file=True, file=file, spdx=name, is_recognised=bool(name), named=_named(snapshot))


def _named(snapshot: Snapshot) -> tuple[Located, ...]:
    tellers = [entry for entry in snapshot.files if _TELLS.match(entry.path)]
    return tuple(
        islice(
            (
                Located(line.strip()[:200], Place(entry.path, number))
                for entry, lines in snapshot.parsed_all(tellers, read_lines)
                for number, line in enumerate(lines[:_LINES], 1)
                if _SAYS.search(line[:LINE_CHARACTERS]) or (_is_readme(entry) and _BARE.match(line[:LINE_CHARACTERS]))
            ),
            1,
        )
    )


def _is_readme(entry: Entry) -> bool:
    return entry.path.lower().startswith("readme")


def _plain_first(entry: Entry) -> tuple[bool, str]:
    return (posixpath.splitext(entry.path)[0].lower() not in {"license", "licence"}, entry.path)


@kept
def recognise_licence(content: bytes) -> str:
    """Give the SPDX identifiers of a licence text, empty when none is recognised.

    The matcher is loaded only when there is a licence file that no title settles: it takes 16 MB and 0.2 s.
    """
    text = content[:_BYTES].decode("utf-8", "replace")
    by_title = [spdx for spdx, words in _TITLES if re.search(words, text)]
    if len(by_title) == 1:
        return by_title[0]
    analysis, _score = import_module("spdx_matcher").analyse_license_text(text)
    return " AND ".join(sorted(analysis["licenses"]))


COLLECTOR = Collector("licence", LicenceFacts, collect)

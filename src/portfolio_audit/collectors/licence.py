"""Which licence the repository gives, by the text of its licence file."""

import posixpath
import re
from importlib import import_module

from msgspec import Struct

from portfolio_audit.cache.kept import kept
from portfolio_audit.collectors.interface import Collector
from portfolio_audit.evidence import Located, Place
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.records import Absent, Entry
from portfolio_audit.snapshot.snapshot import Snapshot

_NAME = lazy_regex(r"^(?:un)?licen[cs]e(?:[._-].{0,30})?$|^copying(?:\..{0,10})?$|^licen[cs]es?$", re.IGNORECASE)
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


def collect(snapshot: Snapshot) -> LicenceFacts:
    """Look for a licence file in the root and recognise its text."""
    files = [entry for entry in snapshot.files if "/" not in entry.path and _NAME.match(entry.path)]
    if not files:
        return LicenceFacts(has_file=False, file=None, spdx="", is_recognised=False)
    texts = ((entry, snapshot.parsed(entry, recognise_licence)) for entry in sorted(files, key=_plain_first))
    named = ((entry, "" if isinstance(spdx, Absent) else spdx) for entry, spdx in texts)
    entry, name = next(((entry, name) for entry, name in named if name), (min(files, key=_plain_first), ""))
    return LicenceFacts(has_file=True, file=Located(entry.path, Place(entry.path)), spdx=name, is_recognised=bool(name))


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

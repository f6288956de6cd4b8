"""Scripts that are named for answering, as far as what they say agrees."""

import re

from portfolio_audit.analysis.code_units import is_test_path
from portfolio_audit.analysis.own_code import is_own_code
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.lines import read_lines
from portfolio_audit.parsers.serving import SPEAKS_OF_MODELS
from portfolio_audit.patterns import lazy_regex
from portfolio_audit.snapshot.snapshot import Snapshot

_PLACES = 200
_SCORES = lazy_regex(r"(?:^|/)(?:\w{0,30}_)?scor(?:e|ing)\w{0,20}\.\w{1,3}$", re.IGNORECASE)
_ANSWERS = lazy_regex(
    r"\.predict\w{0,10}\(|\bpredict\(|\bload\w{0,20}\(|\.to_(?:csv|parquet|sql|json)\(|readRDS\(|write\w{0,10}\("
)
"""What shows that a file named for scores answers, and does not only measure."""


def speaking_files(snapshot: Snapshot, pattern: re.Pattern[str]) -> tuple[Located, ...]:
    """Give the files named so that speak of a model or its answers."""
    named = [entry for entry in snapshot.files if pattern.search(entry.path) and is_own_code(entry.path)]
    own = [entry for entry in named if not is_test_path(entry.path)][:_PLACES]
    return tuple(
        Located(entry.path, Place(entry.path))
        for entry, lines in snapshot.parsed_all(own, read_lines)
        if any(map((_ANSWERS if _SCORES.search(entry.path) else SPEAKS_OF_MODELS).search, lines))
    )

"""Which field of work a project is about, by the words of its README."""

import re
from collections import Counter
from collections.abc import Mapping

from portfolio_audit.evidence import Located

DOMAINS: Mapping[str, re.Pattern[str]] = {
    "health": re.compile(r"patient|clinical|hospital|diagnos|medic|radiolog|health|nurs|care$|doctor|pharma"),
    "life sciences": re.compile(r"genom|protein|molecul|chemis|biolog"),
    "finance": re.compile(r"financ|bank|insur|underwrit|claim|portfolio risk|monetary|equit|option|derivativ|account"),
    "retail and marketing": re.compile(r"commerce|marketing|campaign|customer|retail|auction|telecom|sales"),
    "industry": re.compile(r"manufactur|maintenance|supply chain|inventory|logistic|industr"),
    "transport": re.compile(r"transit|subway|ridership|passenger|fleet|transport|traffic"),
    "energy and climate": re.compile(r"energy|solar|wind|climate|emission|environment"),
    "farming": re.compile(r"farm|crop|soil|agri"),
    "public sector and law": re.compile(r"police|court|crime|housing policy|legal|law|patent|govern"),
    "education": re.compile(r"school|teach|educat"),
    "earth and space": re.compile(r"astronom|galax|satellite|remote sensing|geospatial"),
    "security": re.compile(r"malware|cyber|security"),
    "sports and games": re.compile(r"football|basketball|league of legends|chess|sport|game"),
    "music": re.compile(r"music"),
}
"""Fields and the words that tell them; the words themselves were found in the README by the collector."""

_WORDS = 2
"""Different words that make a field more than a mention."""


def domain_of(terms: tuple[Located, ...]) -> str:
    """Give the field with most different words, empty where no field has two."""
    counts = Counter(name for term in terms for name in named_domains(term.text))
    best = min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
    return best[0] if best[1] >= _WORDS else ""


def named_domains(text: str) -> tuple[str, ...]:
    """Give the fields that a text speaks of."""
    return tuple(name for name, words in DOMAINS.items() if words.search(text.lower()))

"""What a sentence must name to credit somebody."""

from portfolio_audit.patterns import lazy_regex

_SOURCE = lazy_regex(
    r"(?i)\b(?:from|thank\w*|grateful|based on|builds? on|inspired|courtesy|provided|download\w*|deriv\w*|sourced"
    r"|borrow\w*|adapt\w*|cit(?:e|ed|ation)|kaggle|uci|solution|papers?|tutorial|book|course|acknowledg\w*|credits?"
    r"|dataset used|licen[sc]ed|et al|competition|challenge|proceedings|journal|conference)\b"
    r"|https?://|arxiv|\b(?:19|20)\d\d\b|[^\x00-\x7f]{3}"
)


def names_source(text: str) -> bool:
    """Tell whether a sentence names where something is from, or thanks."""
    return bool(_SOURCE.search(text))

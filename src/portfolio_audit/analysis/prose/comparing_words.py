"""Short wordings that plainly say what was found."""

from portfolio_audit.patterns import lazy_regex

_FOUND = lazy_regex(
    r"(?i)\b(?:(?:highest|strongest|lowest|weakest|strong|weak|clear) (?:[a-z]+ )?(?:correlations?|associations?"
    r"|relationships?|differences?|effects?|signals?|predictors?|trends?|patterns?)\b"
    r"|(?:higher|lower) (?:chances?|survival|prices?|risks?|rates?|likelihood) (?:of|for|than|in|among|when)\b"
    r"|shows? (?:a )?(?:strong |weak |clear )?(?:signal|trend|pattern|seasonality)\b"
    r"|(?:balanced|stable|solid|poor|good|strong) (?:baseline )?(?:performance|generali[sz]ation)\b"
    r"|(?:is|are|was|were) the most (?:important|correlated|influential|predictive|informative)\b"
    r"|^based on (?:the|these|our|this) (?:[a-z-]+ ){0,3}(?:matrix|plots?|scores?|results?|graphs?|figures?|heatmap"
    r"|chart|table)\b)"
)
_SOUGHT = lazy_regex(r"(?i)\b(?:what|which|whether|will|would|deduce|to find|identify|determine|questions?)\b|\?\s*$")


def tells_finding(text: str) -> bool:
    """Tell whether a sentence names a strong or weak relation that was found, and does not only look for one."""
    return bool(_FOUND.search(text)) and not _SOUGHT.search(text)

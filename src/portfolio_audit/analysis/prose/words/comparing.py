"""Short wordings that plainly say what was found."""

from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.analysis.prose.words.topics import topics_of_heading
from portfolio_audit.patterns import lazy_regex

_ON_ANSWERS = frozenset({TopicKind.RESULTS, TopicKind.EVALUATION, TopicKind.INTERPRETATION})
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
_COMPARES = lazy_regex(
    r"(?i)^(?!\W*(?:any|if)\b).*?(?:\b(?:is|are|was|were|does|did|performs?|performed|scores?|scored|comes?|came|works?|worked|generali[sz]es?)"
    r" (?:(?:much|slightly|only|clearly|no|a bit|a little|far|even|marginally|consistently|significantly|still) ){0,2}"
    r"(?:better|worse|lower|higher|weaker|stronger|slower|faster|more accurate|less accurate) than\b"
    r"|\b(?:beats (?:the|all|every|both|it|a|our|my)|outperform(?:s|ed)|loses? to|lost to|is on par with"
    r"|are on par with|is level with|nearly as good as"
    r"|almost as good as|no better than)\b)"
)
"""Comparisons, which tell what was found where they stand among results."""
_SOUGHT = lazy_regex(r"(?i)\b(?:what|which|whether|will|would|deduce|to find|identify|determine|questions?)\b|\?\s*$")


def tells_finding(text: str) -> bool:
    """Tell whether a sentence names a strong or weak relation that was found, and does not only look for one."""
    return bool(_FOUND.search(text)) and not _SOUGHT.search(text)


def compares_results(text: str, heading: str) -> bool:
    """Tell whether a sentence below a heading on results or their evaluation compares, and does not ask or plan."""
    if not _COMPARES.search(text) or _SOUGHT.search(text):
        return False
    return bool(_ON_ANSWERS.intersection(topics_of_heading(heading.lower())))

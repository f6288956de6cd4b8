"""Words without which a sentence hardly says what a result means, and short wordings that plainly do."""

from portfolio_audit.patterns import lazy_regex

_COMPARES = lazy_regex(
    r"(?i)\b(?:(?<!much )more|most(?:ly)?|less|least|fewer|than|highe(?:r|st)|lowe(?:r|st)|better|best|worse|worst"
    r"|similar\w*|same|equal\w*|only|because|suggest\w*|mean(?:s|ing)|show(?:s|ed|n|ing)?|indicat\w+|appear(?:s|ed)? to"
    r"|seems?|seemed|tends?|likely|strong(?:e(?:r|st))?|weak\w*|poor(?:ly)?|well|bad|drop(?:s|ped)?|fell|falls?|rises?"
    r"|rose|improv\w+|outperform\w*|correlat\w+|patterns?|trends?|concentrat\w+|dominat\w+|increas\w+|decreas\w+"
    r"|clear(?:ly)?|evident\w*|confirm\w*|reveal\w*|due|driven|implies|therefore|thus|hence|however|despite"
    r"|significant\w*|important|large(?:ly|st)|small(?:er|est)|bigg(?:er|est)|peaks?|major\w*|consistent\w*"
    r"|surprising\w*|interesting\w*|expected|expensive|cheap\w*|survived|overfit\w*|signal|achiev\w+|reach\w*"
    r"|perfect\w*|difficult\w*|impact|effect\w*|contribut\w+|depend\w*|relation\w*|associat\w+|gain\w*|shift\w*"
    r"|separat\w+|skew\w*|imbalance\w*|twice|half|double\w*|average|median|predictors?|based on|chosen"
    r"|perform(?:s|ed)?|(?:un)?reasonable|great(?:ly)?|mediocre|viab\w+)\b"
    r"|→|≈|\bvs\b|[<>] ?\d|[^\x00-\x7f]{3}"
)
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


def compares(text: str) -> bool:
    """Tell whether a sentence holds such a word; other scripts are not asked."""
    return bool(_COMPARES.search(text))


def tells_finding(text: str) -> bool:
    """Tell whether a sentence names a strong or weak relation that was found, and does not only look for one."""
    return bool(_FOUND.search(text)) and not _SOUGHT.search(text)

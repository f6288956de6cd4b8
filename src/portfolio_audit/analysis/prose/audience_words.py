"""How sentences are worded that say whom the work serves."""

from portfolio_audit.patterns import lazy_regex

_PEOPLE = (
    r"(?:stakeholders?|customers?|clients?|managers?|doctors?|clinicians?|physicians?|patients?|banks?|retailers?"
    r"|operators?|investors?|investigators?|compan(?:y|ies)|business(?:es)?(?: (?:users?|owners?|analysts?))?"
    r"|governments?|departments?|police|policy ?makers?|decision[- ]makers?|analysts?|researchers?|players?|buyers?"
    r"|sellers?|farmers?|students?|teachers?|organi[sz]ations?|hospitals?|insurers?|marketers?|planners?|dispatchers?"
    r"|commuters?|drivers?|passengers?|citizens?|residents?|tourists?|employees?|recruiters?|journalists?|nurses?"
    r"|radiologists?|technicians?|traders?|lenders?|underwriters?|merchants?|coaches|regulators?|authorities"
    r"|strategists?|agents?|teams?|people|users)\b"
    r"(?!['’-]| (?:churn|segmentation|data|support|monitoring|logic|metrics?|rules|kpis?|impact|value|problems?|context"
    r"|reviews?|feedback|lifetime|tickets?|sentiments?|behaviou?r|survival|segments?|experience|satisfaction|journeys?"
    r"|can|could|engagement|retention|ratings?|accounts?|interface|names?)\b)"
)
_WHOSE = r"(?:(?:the|our|a|an|its|their|other) )?(?:(?!windows|linux|mac)[a-z'’-]+ ){0,2}"
_SERVES = lazy_regex(
    r"(?i)\b(?:(?:help(?:s|ing)?"
    r"|(?:to|will|can|could|would|and) (?:assist|support|enable|allow|inform|guide|alert|serve)"
    r"|assists|supports|informs|guides|alerts|serves|hands|gives|shows"
    r"|(?:projects?|systems?|tools?|models?|engines?|platforms?|apps?|applications?|services?|dashboards?"
    rf"|data ?sets?|benchmarks?|predictions?|forecasts?)\b[^.;:]{{0,60}} for) {_WHOSE}{_PEOPLE}"
    rf"|{_PEOPLE} (?:(?:will|would|may|might) (?:then )?(?:take|make|decide|act|know|use|see|plan)"
    r"|(?:often )?(?:(?:have|having) (?:difficult\w+|trouble)|struggle (?:to|with)))\b"
    r"|for (?:business|better|informed|medical|policy|clinical|investment|pricing|marketing|planning|operational)"
    r" decisions"
    r"|(?:predictor|model|tool|system|forecasts?|results?|analysis) (?:is |are )?(?:very )?"
    r"(?:suitable|useful|valuable) (?:for|to)\b)"
)
_BENEFIT = lazy_regex(
    r"(?i)\b(?:improv|increas|reduc|sav|avoid|prevent|protect|retain|understand|react|respond|plan|decid|prioriti[sz])"
    r"(?:es?|s|ing)?\b"
)
_OTHERS = lazy_regex(r"(?i)\bi (?:also )?help\b|\bdoes not help\b|\b(?:competitions?|playground|course|homework)\b")
"""What serves nobody with an answer: the author's profile, a competition, the needs of a program."""


def names_served(text: str) -> bool:
    """Tell whether a sentence names people or decisions that the work serves."""
    return bool(_SERVES.search(text)) and may_serve(text)


def promises_benefit(text: str) -> bool:
    """Tell whether a sentence says what people get better at or are spared by the work."""
    return bool(_BENEFIT.search(text)) and names_served(text)


def may_serve(text: str) -> bool:
    """Tell whether a sentence does not plainly speak of whom something else serves."""
    return not _OTHERS.search(text)

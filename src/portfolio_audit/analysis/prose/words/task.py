"""How sentences are worded that tell the task."""

from portfolio_audit.patterns import lazy_regex

MODELS = lazy_regex(r"(?i)\b(?:predict|classif|forecast|detect|estimat|recogni[sz]|recommend|whether|calibrat)")
_TOOL = lazy_regex(
    r"(?i)\b(?:this|the|our) (?:tool|system|project|app(?:lication)?|service|repository|platform|solution|work)\b"
    r".{0,200}?\b(?:predict|forecast|classif(?:y|ies)|detect|surface|recommend|estimate|flag|rank|recogni[sz]e)s?\b"
)


def tells_task(text: str) -> bool:
    """Tell whether a sentence that speaks of a problem says what a tool finds out, or asks what a model tells."""
    return bool(MODELS.search(text)) if asks(text) else bool(_TOOL.search(text))


def asks(text: str) -> bool:
    """Tell whether a sentence is a question, also one in quotation marks."""
    return "?" in text.rstrip()[-2:]

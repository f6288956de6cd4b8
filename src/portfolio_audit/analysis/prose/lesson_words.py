"""How sentences are worded that tell what was hard, went wrong or was learned on the way."""

from portfolio_audit.patterns import lazy_regex

_LESSON = lazy_regex(
    r"(?i)\b(?:(?:most|main|biggest|greatest|hardest) (?:time-consuming and )?"
    r"(?:challeng\w+|difficult\w*|obstacle|struggle)"
    r"|(?:i|we) (?:also |first |have |really )?(?:struggled|realised too late|realized too late|made the mistake)"
    r"|ran out of time"
    r"|(?:scores?|results?|accuracy|performance) (?:are|is|was|were) (?:a (?:bit|little) )?disappointing"
    r"|in (?:retrospect|hindsight)"
    r"|(?:would|should) (?:have )?(?:do|done) (?:it |this |that |things )?differently"
    r"|(?:i|we) (?:have )?learn(?:ed|t) (?:that|how|to|a lot|the)|taught (?:me|us)"
    r"|(?:this|it|which) led to (?:poor|worse|bad)|made (?:\w+ ){1,3}more difficult"
    r"|was (?:slow and |quite |very |really )?(?:painful|tedious|cumbersome|frustrating))\b"
)
_FORM = " ..."
"""The gap of a form that nobody filled."""


def tells_lesson(text: str) -> bool:
    """Tell whether a sentence looks back on the work, and is no gap of a form."""
    return bool(_LESSON.search(text)) and _FORM not in text

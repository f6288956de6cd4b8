"""What a sentence must speak of that tells how success is measured."""

from portfolio_audit.patterns import lazy_regex

_WANTED = lazy_regex(
    r"(?i)\b(?:goals?|targets?|aim\w*|objectives?|at least|at most|or (?:more|less|higher|better|faster|lower)"
    r"|(?:no|any|not)(?:thing)? (?:more|worse|less) than|(?:more|less|fewer|better|worse|other) than"
    r"|under|below|above|over|within|must|should|may not|ha(?:s|ve|d) to|needs?|needed|to be|requir\w+|enough"
    r"|sufficient|suffices|accept\w*|beat\w*|out(?:perform|do)\w*|succe\w+|fail(?:ed|ure)?|win|pass(?:es|ing)?|chosen"
    r"|preferred|matters|criteri\w+|kpis?|worth\w*|useful|wants?|wanted|satisf\w+|decide[sd]?|judged?|rather|yardstick"
    r"|bar|gate|brief|promised?|hop(?:ed|ing)|asked? (?:for|is)|asks for|solved|pay(?:s|back)?|break-even|happy|trust"
    r"|condition|ambition|mission|qualif\w+|confirmed|proven|done|good|only (?:if|when)|threshold (?:for|of)|drop by"
    r"|the (?:brief|condition|tolerance|dream)|settle|exceeds?|agreed|set out|regard\w*|deem\w*|counts?)\b|[≥≤<>]"
)
_NO_BAR = lazy_regex(
    r"(?i)\bcharacters\b|\b(?:gradient|threshold)s? (?:is|are) (?:larger|set)|\bset it to\b|\bfailed to (?:get|reach)\b"
    r"|\bthan (?:my|our|i|we) (?:expect\w+)\b|\bif the user\b|\bkey metrics:|\.(?:csv|json)\b"
)
"""Limits of a text, a step of training, and results told in the past."""


def states_bar(text: str) -> bool:
    """Tell whether a sentence speaks of something wanted, and not of another limit."""
    return bool(_WANTED.search(text)) and not _NO_BAR.search(text)

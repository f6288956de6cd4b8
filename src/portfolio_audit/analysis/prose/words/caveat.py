"""How sentences are worded that tell a limit of the work in plain words."""

from portfolio_audit.patterns import lazy_regex

_CAVEAT = lazy_regex(
    r"(?i)\b(?:(?:please )?(?:beware of|bear in mind|keep in mind)(?! (?:to|if you)\b)"
    r"|rather than (?:providing|building|offering|aiming|trying)\b"
    r"|simplified (?:demonstration|version|example|setting)"
    r"|we (?:will|do|did)(?: not|n['’]t) (?:focus|aim|claim|attempt|cover|consider|address|model)\b"
    r"|(?:aim|goal|focus|purpose)(?: of [a-z ]{3,30})? (?:is|was) not (?:to|on)\b"
    r"|(?:i|we) (?:did|have|do)(?: not|n['’]t)(?: really)? (?:do|spend|put|have|invest) "
    r"(?:a lot of|much|many|enough|the time)"
    r"|(?:techniques?|methods?|approach(?:es)?|models?|results?)(?: [a-z]+){0,3} (?:is|are) (?:old|outdated)\b"
    r"|(?:does|do|did|can|will|may|might|should)(?: not|n['’]t) (?:generali[sz]e|be (?:used for|relied)|represent"
    r"|capture|account for|anticipate)"
    r"|unpredictable results|(?:may|might|could) be biased"
    r"|due to (?:memory|time|hardware|computational|computing|resource) (?:limits?|limitations?|constraints?)"
    r"|(?:one|another|the main|major) (?:limitation|drawback|weakness|shortcoming) (?:of|is|was))\b"
)


def tells_caveat(text: str) -> bool:
    """Tell whether a sentence takes something back or narrows what the work does."""
    return bool(_CAVEAT.search(text))

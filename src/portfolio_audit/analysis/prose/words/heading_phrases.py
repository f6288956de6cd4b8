"""Headings that tell by their whole wording what stands below, where no single word of them does."""

from portfolio_audit.patterns import lazy_regex

_LIMITS = lazy_regex(
    r"(?i)^(?:where|when) (?:it|this|they|the \w+|things) (?:\w+ )?"
    r"(?:fails?|breaks?|errs?|struggles?|goes? wrong|falls? short|(?:is|are) (?:wrong|weak|worst|bad|off|unsure))\b"
    r"|^(?:what|things) (?:it |this |that )?(?:does not|doesn['’]t|do not|don['’]t|cannot|can['’]t) "
    r"(?:do|work|cover|know|handle)\b"
    r"|^(?:known )?(?:weak(?:ness(?:es)?|[- ](?:spots?|points?))|blind[- ]spots?|shortcomings?)\b"
    r"|^(?:known )?failure (?:cases|modes)\b"
    r"|^not (?:yet |\(yet\) )?(?:done|finished|included|covered|handled|implemented|supported|in scope|claimed)\b"
    r"|^(?:what|things) (?:i|we|you)(?:['’]d| would| should)? (?:(?:do )?not|don['’]t|wouldn['’]t|shouldn['’]t)"
    r" (?:claim|conclude|cover|trust|promise)\b"
    r"|^what(?: is|['’]s)? (?:still missing|out of scope|not (?:done|covered|included|here))\b"
    r"|^what (?:it|this|that|they|the \w+|i|we) (?:cannot|can['’]t|can not|does not|doesn['’]t|do not|don['’]t) "
    r"(?:say|tell|show|do|prove|know|answer)\b"
)
_ANSWERS = lazy_regex(
    r"(?i)^(?:(?:so|and|but),? )?how (?:well|good|accurate|exact|reliable|far off|wrong) "
    r"(?:does|do|did|is|are|was|were|can) (?:it|this|that|they|the \w+)\b"
    r"|^(?:is|are) (?:it|this|that|they|the \w+) (?:any )?(?:good|useful|better|accurate|worth)\b"
    r"|^(?:the |a )?short answer\b"
)
_ABOUT = lazy_regex(r"(?i)^(?:some words |more |a note |notes |a word )?(?:about|on) (?:the|my|our|this) ")
_STRUCTURE = lazy_regex(
    r"(?i)^where (?:things|everything|stuff|files|the (?:code|files|pieces|parts))"
    r" (?:is|are|lives?|stands?|sits?|goes?)\b"
    r"|^where to (?:look|find (?:things|what|everything|stuff))\b"
    r"|^where (?:is|are) (?:what|which|everything)\b|^what (?:is|are) (?:here|in here)\b"
    r"|^what(?: is|['’]s)? (?:where|in (?:here|this (?:repo\w*|folder|project)|the (?:repo\w*|box)))\b"
    r"|^(?:finding|find) your way\b|^(?:a )?(?:map|tour) of (?:the|this) (?:repo\w*|code\w*|project)\b"
)
_PEOPLE = lazy_regex(r"(?i)\bdata (?:scientists?|analysts?|engineers?|enthusiasts?|architects?)\b")
"""Who works with data, which describes none."""


def heads_limits(heading: str) -> bool:
    """Tell a heading on limits by its wording: `Where it fails`, `What does not work`, `Blind spots`."""
    return bool(_LIMITS.search(heading))


def heads_answers(heading: str) -> bool:
    """Tell a heading that asks how well it works: `How well does it work?`."""
    return bool(_ANSWERS.search(heading))


def is_about_part(heading: str) -> bool:
    """Tell a heading that says about which one thing its section is: `About the data`."""
    return bool(_ABOUT.search(heading))


def heads_structure(heading: str) -> bool:
    """Tell a heading on what stands where: `Where things are`, `What is in this repo`."""
    return bool(_STRUCTURE.search(heading))


def without_people(heading: str) -> str:
    """Leave out professions: a passionate data scientist is no section on data."""
    return _PEOPLE.sub("people", heading)

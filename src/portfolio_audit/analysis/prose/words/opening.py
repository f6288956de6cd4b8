"""How the sentences of an opening are worded, where the place alone says that they speak of the project."""

from portfolio_audit.analysis.prose.words.author import introduces_author, presents_author, speaks_of_author
from portfolio_audit.parsers.document_text import count_words
from portfolio_audit.patterns import lazy_regex

_FEWEST = 4
_SYMBOLS = lazy_regex(r"^[^\w\"'“(]{1,9}")
_BESIDE = lazy_regex(
    r"(?i)^\W*(?:hi|hello|hey|welcome|hola|dear|thanks?|note|nb|warning|important|update[sd]?|status|wip"
    r"|work in progress|disclaimer|deprecated|archived|last updated)\b"
    r"|^\W*(?:please|read|see|check|click|visit|run|install|clone|open|download|try|watch|star|follow|view|go|use|start"
    r"|launch|execute|type|make sure|to (?:run|use|install|start|see|view|get)|if you)\b"
    r"|^.{0,90}\b(?:course\w*|boot ?camp|zoomcamp|nanodegree|thesis|semester|cohort|homework|assignments?|capstone"
    r"|coursera|udacity|udemy|datacamp|exercises|master['’]?s|bachelor['’]?s|hackathon"
    r"|(?:final|term|group|school|university|class|course|personal|portfolio|study|exam|lab) (?:team )?projects?"
    r"|(?:group|team) \d)\b"
    r"|^(?:\w+ ){0,1}\w+: |:\W*$|https?://|(?:(?:[·|•→]| - ).*){2}"
    r"|^.{0,30}\b(?:accuracy|score|auc|rmse|mae|f1|r2|r²)\b\W{0,4}(?:(?:of|is|was|-|–)\W{0,3})?\d"
    r"|\b(?:under (?:construction|development)|coming soon|no longer|not maintained|built with|all rights)\b"
)
"""Greetings, notes, orders to the reader, lines on a course, labels, links, lists and scores."""
_ASKED = lazy_regex(
    r"(?i)^(?!.*\byour?\b)(?:what|which|who|whose|where|when|why|how|can|could|does|do|is|are|will|would|should|did|has"
    r"|have)\b.{8,}\?[)*_\s]*$"
)
_DONE = lazy_regex(
    r"^(?!.*\byears?\b)(?:I|We) (?!(?:\w+ly |also |just |always )?(?:am\b|are\b|was\b|were\b|have\b|had\b|do\b|don\b"
    r"|did not|work|live|love|like|spent|moved|grew|stud|need|wish|hope|believe|think|thank|welcome|recommend|use\b"
    r"|will\b|can\b|could\b|would\b))[a-z]+ \w"
    r"|^Here (?:is|are) (?!the link|how to)\w"
)
"""What the authors do or did: `I map the burned area of eleven fires`."""
_NAMED = lazy_regex(
    r"(?i)^(?!(?:the|in|on|at|by|for|with|from|to|every|each|many|most|some|all|no|if|when|while|after|before|because"
    r"|since|as|although|today|about|among|around|nearly|almost|my|our|your|you|he|she|they|there|it|this|these|those|but"
    r"|and|also|just|not|so|then|now|how|what|which|why|who|where|i|we)\b)"
    r"(?:[^\s.;:]+ ){1,5}?(?:for|of|that|which|who|to|from|with|using|per|in|into|on|about|based|between|out)\b"
)
"""A thing without a verb: `Chatbot that answers questions of tenants`."""
_RELATIVE = lazy_regex(r"(?i)\b(?:that|which|who|whose|what|when|where|how|if|whether)\b.*")
_VERB = lazy_regex(
    r"(?i)\b(?:is|are|was|were|be|been|has|have|had|can|could|will|would|do|does|did|should|must|may|might|cannot"
    r"|lies|goes|comes|costs|gets|wants|needs)\b|n['’]t\b|\b(?:every|each) (?:year|month|week|day)\b"
    r"|\b(?:worldwide|nowadays|often|usually)\b"
)
_SOMEBODY = lazy_regex(
    r"(?<!number of )\b(?:[Ss]ome(?:body|one)|[Ee]very(?:body|one)|[Nn]o(?:body| one)|[Aa]ny(?:body|one)|[Pp]eople"
    r"|[Ff]riends?|[Cc]olleagues?|[Nn]eighbou?rs?) (?!of\b|or\b|and\b|else\b|in the (?:data|set)"
    r"|who (?:read|star|contribut))[a-z]"
    r"|^You (?!can\b|need\b|must\b|should\b|will\b|may\b|could\b|have to\b|also\b|don|do\b|want\b|find\b|see\b)[a-z]"
)
"""People who do something, or to whom something happens."""
_WHY = lazy_regex(
    r"\bso (?:I|we) (?:made|built|wrote|did|tried|started|collected|decided|wanted|trained|created)\b"
    r"|\b[Bb]ecause (?:I|we|my|our) (?:have|had|was|were|am|are|need|needed|want|wanted|could|like|liked|[a-z]+ed)\b"
    r"|\b(?:I|we) (?:get|got|am asked|are asked|was asked) (?:the same|this question|these questions|asked)\b"
)
"""Why somebody began."""


def says_what_it_is(text: str) -> bool:
    """Tell a sentence that names a thing, asks a question or says what the authors do, and is no line beside it."""
    if count_words(text) < _FEWEST or _BESIDE.search(text) or _is_of_author(text):
        return False
    plain = _SYMBOLS.sub("", text)
    if _ASKED.match(plain) or _DONE.match(plain):
        return True
    return bool(_NAMED.match(plain)) and not _VERB.search(_RELATIVE.sub("", plain))


def _is_of_author(text: str) -> bool:
    return presents_author(text) or introduces_author(text) or speaks_of_author(text)


def speaks_of_somebody(text: str) -> bool:
    """Tell a sentence on people who do something, or whom something befalls."""
    return bool(_SOMEBODY.search(text) or _WHY.search(text))

"""How sentences and headings are worded that tell what was hard, went wrong or was learned on the way."""

from portfolio_audit.patterns import lazy_regex

_LESSON = lazy_regex(
    r"(?i)\b(?:(?:most|main|biggest|greatest|hardest) (?:time-consuming and )?"
    r"(?:challeng\w+|difficult\w*|obstacle|struggle)"
    r"|(?:i|we) (?:also |first |have |really )?(?:struggled|realised too late|realized too late|made the mistake)"
    r"|ran out of time"
    r"|(?:scores?|results?|accuracy|performance) (?:are|is|was|were) (?:a (?:bit|little) )?disappointing"
    r"|in retrospect|(?:in|with) hindsight|looking back,"
    r"|(?:would|should) (?:have )?(?:do|done) (?:it |this |that |things )?differently"
    r"|(?:i|we) (?:have )?learn(?:ed|t) (?:that|how|to|a lot|the)|taught (?:me|us)|the hard way"
    r"|(?:this|it|which) led to (?:poor|worse|bad)|made (?:\w+ ){1,3}more difficult"
    r"|was (?:slow and |quite |very |really )?(?:painful|tedious|cumbersome|frustrating)"
    r"|(?:hardest|trickiest|most (?:difficult|tedious|painful)) (?:part|thing|step)"
    r"|(?:turned out|proved)(?: to be)? (?:much |far |a lot |quite |very )?"
    r"(?:harder|trickier|more difficult|non-?trivial|difficult|challenging|tricky|painful)"
    r"|if (?:i|we) (?:started|did|began) (?:it )?(?:over|again)"
    r"|(?:i|we) (?:also |both |really |have |had )?(?:underestimated|wasted|got stuck|ran into"
    r"|had (?:trouble|difficult\w+) (?:with|in|getting)|gave up|found it (?:difficult|hard)|forgot to)"
    r"|(?:initially|originally|at first),? (?:i|we) (?:started|tried|used|planned|had|wanted|attempted|forgot)"
    r"|to (?:circumvent|work around|get around) (?:around )?(?:this|that|it),? (?:i|we)"
    r"|(?:am|are|was|were) (?:currently |still )?unable to (?:reproduce|explain|find out|figure)"
    r"|(?:cost|took) (?:me|us) (?:\w+ ){0,4}(?:hours?|days?|weeks?|evenings?|weekends?|a while|long)"
    r"|(?:i|we) (?:then |later )?(?:switched|moved) (?:from|away from|to) .{3,80} (?:because|since|after|due to)"
    r"|(?:this|the|my|our|first) (?:project|approach|attempt|idea|version|plan) (?:did not|didn['’]t|failed)"
    r"|but not as (?:much|good|well) as (?:i|we)"
    r"|(?:cv|validation|scores?|accuracy|auc|f1|results?) (?:is|was|were) a (?:lie|dream|trap)"
    r"|(?:before|until) this project,? (?:i|we)|(?:was|were) a nightmare)\b"
)
_FORM = " ..."
"""The gap of a form that nobody filled."""
_HEADING = lazy_regex(
    r"(?i)^(?:challenges?|lessons?|pitfalls?) (?:no\.? ?)?\d"
    r"|\b(?:system|architecture|technical) (?:design )?decisions?$"
    r"|\bdesign (?:notes|rationale)$"
    r"|^what(?: (?:went|has gone) (?:wrong|well|badly)| (?:has )?(?:worked|failed)"
    r"| (?:did(?: not|n['’]t))(?: seem to)? work"
    r"| (?:i|we) (?:also )?tried(?! (?:it|this) (?:on|with)\b))\b"
    r"|^(?:things|ideas|approaches|experiments|stuff|attempts)(?: (?:i|we) tried)?(?: (?:that|which))?"
    r" (?:did(?: not|n['’]t) (?:work|help)|failed)\b"
    r"|^(?:(?:the|my|our|main|key|model|modell?ing|design) ){0,2}choices"
    r"(?: (?:that|i|we|made|behind|and (?:why|reasons))\b.*)?$"
    r"|^what (?:helped|made (?:the|a) difference|moved the (?:needle|scores?|numbers?|metrics?))\b"
    r"|^(?:dead ends?|failed (?:attempts|experiments|approaches|ideas)|negative results|mistakes (?:i|we) made"
    r"|my mistakes)$"
    r"|^why (?:we|i) (?:chose|use[ds]?|pick(?:ed)?|switched|did)\b|^why .{2,60}\bnot\b"
    r"|^what (?:i|we)(?:['’]d| would) do (?:different\w{0,2}|another way|otherwise)\b"
    r"|^(?:a|the|two|some) (?:leaks?|bugs?|mistakes?) (?:that |which )?(?:i|we) (?:had|made|found|missed)\b"
)


def tells_lesson(text: str) -> bool:
    """Tell whether a sentence looks back on the work, and is no gap of a form."""
    return bool(_LESSON.search(text)) and _FORM not in text


def heads_lessons(heading: str) -> bool:
    """Tell a heading on a challenge, a decision or what was tried: `Challenge 2`, `Why daily and not hourly`."""
    return bool(_HEADING.search(heading))

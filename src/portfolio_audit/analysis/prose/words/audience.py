"""How sentences are worded that say whom the work serves."""

from portfolio_audit.patterns import lazy_regex

_PEOPLE = (
    r"(?:stakeholders?|customers?|clients?|managers?|doctors?|clinicians?|physicians?|patients?|banks?|retailers?"
    r"|operators?|investors?|investigators?|compan(?:y|ies)|business(?:es)?(?: (?:users?|owners?|analysts?))?"
    r"|governments?|departments?|police|policy ?makers?|decision[- ]makers?|analysts?|researchers?|players?|buyers?"
    r"|clinics?|sellers?|farmers?|students?|teachers?|organi[sz]ations?|institutions?|hospitals?|insurers?|marketers?|planners?|dispatchers?"
    r"|commuters?|drivers?|passengers?|citizens?|residents?|tourists?|employees?|recruiters?|journalists?|nurses?"
    r"|radiologists?|technicians?|traders?|lenders?|underwriters?|merchants?|coaches|regulators?|authorities"
    r"|strategists?|agents?|teams?|people|users)\b"
    r"(?!['’-]| (?:churn|segmentation|data|support|monitoring|logic|metrics?|rules|kpis?|impact|value|problems?|context"
    r"|reviews?|feedback|lifetime|tickets?|sentiments?|behaviou?r|survival|segments?|experience|satisfaction|journeys?"
    r"|can|could|engagement|retention|ratings?|accounts?|interface|names?)\b)"
)
_WHOSE = r"(?:(?:the|our|a|an|its|their|other) )?(?:(?!windows|linux|mac)[a-z'’-]+ ){0,2}"
_SERVES = lazy_regex(
    r"(?i)\b(?:(?:(?:help|empower)(?:s|ing)?"
    r"|(?:to|will|can|could|would|and) (?:assist|support|enable|allow|inform|guide|alert|serve)"
    r"|assists|supports|informs|guides|alerts|serves|hands|gives|shows"
    r"|(?:projects?|systems?|tools?|models?|engines?|platforms?|apps?|applications?|services?|dashboards?"
    rf"|data ?sets?|benchmarks?|predictions?|forecasts?)\b[^.;:]{{0,60}} for) {_WHOSE}{_PEOPLE}"
    rf"|{_PEOPLE} (?:(?:will|would|may|might) (?:then )?(?:take|make|decide|act|know|use|see|plan)"
    r"|(?:often )?(?:(?:have|having) (?:difficult\w+|trouble)|struggle (?:to|with)))\b"
    r"|we (?:(?:now|already) use it\b|use it (?:daily|weekly|every \w+|for (?:a first|our|planning|sorting"
    r"|ordering|triage))\b)"
    r"|for (?:business|better|informed|medical|policy|clinical|investment|pricing|marketing|planning|operational)"
    r" decisions"
    r"|(?:predictor|model|tool|system|forecasts?|results?|analysis) (?:is |are )?(?:very )?"
    r"(?:suitable|useful|valuable) (?:for|to)\b)"
)
_BENEFIT = lazy_regex(
    r"(?i)\b(?:improv|increas|reduc|sav|avoid|prevent|protect|retain|understand|react|respond|plan|decid|prioriti[sz])"
    r"(?:es?|s|ing)?\b"
)
_ASKED = (
    r"(?:(?:sales|marketing|operations|support|product|finance|logistics|risk|data|clinical|planning"
    r"|team) )?(?:leads?|heads?"
    r"|managers?|teams?|board|owners?|directors?|departments?|desk|office|staff|colleagues|operators?|planners?|clinic"
    r"|clinicians?|doctors?|nurses?|teachers?|council|association|customers?|clients?|neighbou?rs|residents|tenants)"
)
_SURELY_SERVES = lazy_regex(
    r"(?i)\b(?:the|this|my|our) (?:question|request|idea|task|problem) (?:came|comes|was asked|was raised|was put)"
    rf" (?:from|by) (?:the|our|a|an|my) {_ASKED}\b"
    r"|\b(?:it|tool|model|app|dashboard|report|system|forecasts?|script|service|package|bot|assistant)\b[^.;:]{0,30}"
    rf"\b(?:used|run|runs|in use|asked for|commissioned|requested|ordered) (?:daily |weekly |now |only )?(?:by"
    rf"|for) (?:the|our|a)"
    rf" {_ASKED}\b(?! (?:data|dataset|table|column|segment))"
    r"|\b(?:answers?|answering) (?:the |our )?(?:residents?|customers?|patients?|students?|tenants?|employees?"
    r"|citizens?"
    r"|visitors?|members?|users?|clients?)['’]s? (?:questions?|mails?|e-?mails?|requests?|calls?)\b"
    r"|\bthat helps (?:[a-z-]+ ){0,2}(?:restaurants?|shops?|stores?|schools?|clinics?|farmers?|hospitals?"
    r"|planners?|dispatchers?"
    r"|managers?|teachers?|doctors?|nurses?|cities|municipalit\w{1,3}|councils?|landlords?|tenants?|households?|homeowners?"
    r"|operators?|analysts?|buyers?|sellers?|traders?|teams?|businesses|companies|engineers?|clubs?|ngos?) "
    r"(?:to )?(?:predict|plan|decide|find|choose|see|know|avoid|reduce|set|order|spot|understand|prepare|estimate"
    r"|forecast"
    r"|identify|detect|make|prioriti[sz]e|manage|optimi[sz]e)\b"
)
"""Who asked, who uses it, or whose questions are answered, in words that mean nothing else."""
_OTHERS = lazy_regex(r"(?i)\bi (?:also )?help\b|\bdoes not help\b|\b(?:competitions?|playground|course|homework)\b")
"""What serves nobody with an answer: the author's profile, a competition, the needs of a program."""


_BY_HAND = lazy_regex(
    r"(?i)^(?!.*\b(?:labels?|labell?ed|annotat\w+|tuned|parameters?|weights?|config\w*|code|gradients?|features?)\b)"
    r".*\b(?:is|are|was|were|era|eram|se hacía|wird|werden) (?:still |currently |today |all |each |feita?s? )?"
    r"(?:(?:done|checked|counted|sorted|read|answered|typed|entered|assigned|reviewed|inspected|planned|ordered|written)"
    r"(?: (?:one )?by (?:one|hand)| manually| in excel)|(?:\*\*)?na mão|a mano|von hand)\b"
    r"|\b(?:the|this|my|our) (?:question|request) (?:came|comes|was asked|was raised) (?:from|by)\b"
)
"""A need: what people do by hand today, or somebody asked."""


_CLOSE = lazy_regex(
    r"(?i)\b(?:my|our) (?:uncle|aunt|grand\w{4,8}|parents?|mother|father|mum|mom|dad|wife|husband|brother|sister|cousin"
    r"|neighbou?rs?|landlord|employer|boss|company|clinic|shop|store|school|club|gym|bakery|restaurant|farm|office)\b"
    r"[^.;]{0,80}\b(?:has|have|had|runs?|owns?|plans?|planned|wants?|wanted|needs?|needed|asks?|asked|uses?|decides?"
    r"|orders?|buys?|sells?|grows?|loses?|lost|struggles?)\b"
    r"|\bthe (?:planner|dispatcher|manager|owner|nurse|clinic|gym|shop|restaurant|rider|driver|board|staff) "
    r"(?:has to|have to|needs to|must|gets)\b"
)
"""People that the author is close to, or who work with the answer, and what they do or need."""


def speaks_of_people(text: str) -> bool:
    """Tell whether a sentence speaks of people who may need or use the answer, which it does not say surely."""
    return bool(_CLOSE.search(text))


def tells_need(text: str) -> bool:
    """Tell whether a sentence says that something is done by hand today, or that somebody asked the question."""
    return bool(_BY_HAND.search(text))


def names_served(text: str) -> bool:
    """Tell whether a sentence names people or decisions that the work serves."""
    return bool(_SERVES.search(text)) and may_serve(text)


def promises_benefit(text: str) -> bool:
    """Tell whether a sentence says what people get better at or are spared by the work."""
    return bool(_BENEFIT.search(text)) and names_served(text)


def surely_serves(text: str) -> bool:
    """Tell whether a sentence says who asked for the work, who uses it or whose questions it answers."""
    return bool(_SURELY_SERVES.search(text)) and may_serve(text)


def may_serve(text: str) -> bool:
    """Tell whether a sentence does not plainly speak of whom something else serves."""
    return not _OTHERS.search(text)

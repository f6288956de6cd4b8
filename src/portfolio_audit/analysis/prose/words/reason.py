"""How sentences are worded that give a reason for a choice or weigh an alternative."""

from portfolio_audit.patterns import lazy_regex

_DOING = (
    r"(?:we|i|our|my|chos\w{1,4}|choos\w{1,4}|us(?:e|es|ed|ing)|prefer\w{0,4}|built|designed|ke(?:ep|eps|pt)"
    r"|tak(?:e|es|ing)"
    r"|fit(?:s|ted)?|train(?:s|ed)?|modell?ed|evaluat\w{1,4}|measur\w{1,4}|judged?)"
)
_WANTED = r"(?:avoid|prevent|keep|reduce|ensure|improve|handle|preserve|minimi[sz]e|speed up|guard against)"
_REASON = lazy_regex(
    r"(?i)\b(?:because|trade-?offs?|(?:(?:we|i) (?:chose|opted|decided|preferred)|(?:was|were|is|are) (?:chosen"
    r"|preferred))"
    rf"\b(?=.*\b(?:over|since|as|so|due|given|for|in order|to get|to {_WANTED}|instead|rather)\b)"
    r"|robust (?:to|against)|appropriate for|(?:better|well|best)[- ]suited"
    r"|to reduce (?:the )?(?:costs?|complexity|noise|size)|to keep (?:[a-z]+ ){1,2}(?:simple|small|fast|honest"
    r"|comparable|fair|balanced)"
    r"|(?:to )?(?:avoids?|prevents?) (?:[a-z]+ ){0,2}(?:leakage|overfit\w*|bias|multicollinearity|relationships?"
    r"|imbalance|distort\w*|duplicates?|outliers?|noise|recomput\w*|drift)"
    r"|(?:remov|dropp|discard|exclud|merg|group|scal|encod|replac|bucket|splitt?|separat)(?:ed|ing)\b.{1,120}\b"
    rf"(?:due to|to {_WANTED}|(?<!, )so that|for better)|due to (?:[a-z-]+ ){{0,3}}(?:size|imbalance|constraints?"
    rf"|limits?|lack"
    r"|cost|speed|memory|noise|skew\w*|outliers)"
    r"|in order to (?:have|get|obtain|avoid|improve|reduce|keep|prevent|take advantage)"
    r"|it(?:'s| is| was| would be) (?:better|easier|safer|simpler|cheaper|faster) to|too (?:many|few|slow|large"
    r"|strong"
    r"|expensive|sparse|noisy)\b(?=.*\b(?:so|therefore|would|to)\b)|ran out of time|reasoning:"
    r"|so that (?:they|it|this|the|we|each|no)\b.{1,80}\b(?:not|n't|cannot|can|stays?|remains?|never)"
    r"|was necessary to)\b"
    r"|\breasoning:|\b(?:for (?:this|that) reason|which is why|that is why|that's why)\b"
    r"|^since (?:the|it|we|this|there|our|these)\b.{5,160}, (?:we|i|the|it|our)\b"
    r"|^(?:rather than|instead of)\b|^causes? .{20}"
    rf"|\b{_DOING}\b.{{1,200}}\b(?:rather than|instead of)\b"
    rf"|\bus(?:e|es|ed|ing)\b.{{1,120}}\bto {_WANTED}\b"
)
_OTHER_TONGUES = lazy_regex(
    r"(?i)\bpour (?:éviter|prévenir|garantir|assurer|réduire|améliorer|ne pas)\b|\bafin (?:de\b|que\b|d['’])"
    r"|\bparce qu[e'’]|\bplutôt que\b|\bau lieu d[eu'’]|\bcar (?:il|elle|ils|elles|les?|la|nous|cela|ce)\b"
    r"|\bpara (?:evitar|prevenir|garantizar|garantir|asegurar|reducir|reduzir|mejorar|melhorar|que no)\b"
    r"|\b(?:porque|ya que|debido a|en lugar de|en vez de|em vez de|devido a|per evitare|perché|invece di)\b"
    r"|\b(?:weil|anstatt|statt dessen)\b"
    r"|ため(?!の)|なので、|理由|因为|为了"
    r"|\bum .{3,80} zu (?:vermeiden|verhindern|verringern|verbessern|vermindern|reduzieren)\b"
)
"""The same in French, Spanish, Portuguese, Italian and German."""
_ADVICE = lazy_regex(
    r"(?i)\b(?:if )?you(?:r browser)? (?:can|may|could|want|need|place|use|have|should|just|must)\b|\bone must\b"
    r"|\bif applicable\b"
    r"|\b(?:might not|may not|will not|won't|does not|doesn't) (?:start|run|work)\b|\bwill fail\b|\b(?:privileges?"
    r"|permissions?|install\w*|localhost|ssl|this is required)\b"
)
"""What tells the reader what to do or what may break, and not why the author did it."""


def gives_reason(text: str) -> bool:
    """Tell whether a sentence is worded as one that gives a reason, and is no advice."""
    return bool(_REASON.search(text)) and not _ADVICE.search(text) and " ..." not in text


def gives_reason_abroad(text: str) -> bool:
    """Tell the same of a sentence in another language, which the learned weights have seen next to nothing of."""
    return bool(_OTHER_TONGUES.search(text))

"""What a commit message says of a mistake that was mended."""

import re

from portfolio_audit.parsers.messages import FILE_NAME, SIGN_OFF
from portfolio_audit.patterns import lazy_regex

_WORD = lazy_regex(
    r"(?<![a-z])(?:fix(?:e[sd]|ing)?|bug|hotfix|repair(?:ed)?|correct(?:ed|s|ions?)?|resolve[sd]?|patch(?:ed)?)(?![a-z])",
    re.IGNORECASE,
)
"""Words of mending, which say it by themselves in a subject."""
_FAILED = (
    r"crashed|broke|died|hung|blew up|(?:ran|run) out of (?:memory|space|disk)|had no (?:space|memory)|timed out"
    r"|did(?:n't|nt| not) (?:work|load|run|start|match|fit|converge|render|build|install"
    r"|show|open|find|see|count|save|stop)"
)
"""What went wrong, told in the past."""
_MISTAKE = lazy_regex(
    r"\b(?:was|were|had been) (?:all )?(?:wrong|broken|swapped|leaking)\b|\boops\b|\bmistake(?:nly|s)?\b"
    r"|\bforgot(?:ten)? to\b|\b(?:before (?:this|that|now)|earlier|old|previous|so far)\b.{0,30} (?:is|are) (?:all )?"
    r"(?:wrong|broken|invalid)\b"
    r"|\boff[- ]by[- ]one\b|\boups\b"
    r"|\bfound (?:out )?that\b.{1,80}\b(?:missing|wrong|twice|swapped|ignored|never|not|in the wrong)\b"
    r"|(?<!what )(?<!how )\b\w+ looked like (?!the (?:mock-?up|design|paper))\w"
    r"|\blooked (?:\d[\d.,]* ?(?:%|percent|points?)? |much |far |way |a lot )(?:better|worse)\b"
    r"|\b(?:was|were) (?:only )?(?:a (?:dream|lie)|lies|too good(?: to be true)?|an? (?:illusion|artefact|artifact))\b"
    r"|\b(?:loaded|ran|started|wrote|read|failed|crashed) .{1,60} before (?:it|they) (?:complained|failed|checked"
    r"|noticed)\b"
    r"|\b(?:counted|read|scaled|encoded|applied|fitted) (?:the \w+ )?twice\b|\bdouble[- ]count(?:ed|ing|s)\b"
    r"|\bnow (?:it )?makes sense\b"
    r"|\bno longer (?:crash|leak|fail|break)(?:s|es|ing)?\b|\bwithout the leak(?:age)?\b"
    r"|\b(?:remov|avoid|stop|clos|prevent|plug)\w{0,3} "
    r"(?:(?:the|a|data|target|label|train-test) ){0,3}leak(?:age|s)?\b"
    r"|\b(?:was|were|had been|ended up|landed) (?:also )?(?:(?:on|in) both (?:sides|parts|halves|sets)\b"
    r"|in (?:both )?(?:the )?train\w{0,4} and (?:in )?(?:the )?(?:test|val))"
    rf"|(?<!if )(?<!when )(?<!if the )(?<!when the )(?<!if a )(?<!when a )\b[\w.-]{{2,30}} (?:{_FAILED})\b"
    r"|\bnew(?:er|est)? [\w.-]{2,30} (?:wants|complains|dropped|removed|renamed|broke)\b",
    re.IGNORECASE,
)
"""What tells the mistake itself."""
_MENDED = lazy_regex(
    r"(?:^|[^\w])fixed (?:in|by|with|the|it|this|that|now|here)\b|\b(?:this|that|which|it|now|also) fix(?:es|ed)\b"
    r"|^fix(?:es|ed)? (?!#)"
    r"|\b(?:a|the|this|that) bug\b(?! report| tracker)|\bcorrected (?:in|by|the|it|this|that|now|here)\b",
    re.IGNORECASE,
)
"""Words of mending that say it in a sentence of a body, where `fixed` is as often said of a horizon or a seed."""
_ABROAD = lazy_regex(
    r"修复|修正|修補|修补|解决|バグ|不具合|直し|수정|버그|오류|исправ|почин"
    r"|\b(?:corrig|corrij|arregl|repar(?:ar?|é|e[rz]?)\b|correction|correcci[oó]n|corre[cç][aã]o|conserta|behoben|behebt|korrigier|repariert"
    r"|(?:fehler|bug) behob)",
    re.IGNORECASE,
)
"""The same in Chinese, Japanese, Korean, Russian, Spanish, French, Portuguese and German."""
_MERGED_FIX = lazy_regex(
    r"^merge (?:pull request #\d+ from |(?:remote-tracking )?branch ')"
    r"(?:[^\s'/]{1,60}/){0,3}(?:bug|hot)?fix(?:es)?[/_-]",
    re.IGNORECASE,
)
_OF_ANYBODY = lazy_regex(
    r"\b(?:common|usual|possible|potential|no|any) mistakes\b|\byou forgot\b|\bto (?:prevent|avoid)\b", re.IGNORECASE
)
"""What a feature guards against, and no mistake that was made."""
_SENTENCE_END = lazy_regex(r"(?<=[.!?])\s+|\n\s{0,8}(?:[-*]\s|\n)")
_BODY_CHARACTERS = 4_000


def is_fix(subject: str) -> bool:
    """Tell whether a subject speaks of a mended mistake; the name of a file does not."""
    said = FILE_NAME.sub(" ", subject)
    return any(pattern.search(said) for pattern in (_WORD, _MISTAKE, _ABROAD))


def merges_fix(subject: str) -> bool:
    """Tell whether a subject merges a branch that is named for a fix."""
    return _MERGED_FIX.match(subject) is not None


def mistake_in_body(body: str) -> str:
    """Give the first sentence of a body that speaks of one; empty where none does."""
    said = "\n".join(line for line in body[:_BODY_CHARACTERS].splitlines() if not SIGN_OFF.match(line))
    for sentence in _SENTENCE_END.split(said):
        if (_MISTAKE.search(sentence) or _MENDED.search(sentence)) and not _OF_ANYBODY.search(sentence):
            return " ".join(sentence.split())
    return ""

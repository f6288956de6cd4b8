"""Which sentences tell the task of the work, the most telling first."""

from collections.abc import Iterable

from portfolio_audit.analysis.prose.passages.opening_tasks import titles_task
from portfolio_audit.analysis.prose.passages.topics import Passage
from portfolio_audit.analysis.prose.topics import TopicKind
from portfolio_audit.analysis.prose.words.caveat import tells_caveat
from portfolio_audit.analysis.prose.words.task import MODELS, asks
from portfolio_audit.evidence import SURE
from portfolio_audit.patterns import lazy_regex

_AIM = lazy_regex(
    r"(?i:\b(?:projects?|goal|aim(?:s|ing)?|objective|purpose|tasks?|problem|hypothesis|research question|questions?"
    r"|target variables?|we (?:want|wanted|would|aim|try|attempt|are trying|build)|need(?:s|ed)? to predict|whether"
    r"|(?:models?|pipelines?|systems?|apis?|tools?|apps?|applications?|engine|platform|service|network)"
    r" (?:that|which|for|to|will|predicts?|forecasts?|classif(?:y|ies)|learns|analy[sz]es|reads|takes)"
    r"|(?:i|we)(?:['’]ll| will| shall| (?:am|are) going to)? (?:predict|forecast|classify|estimate|detect|recogni[sz]e"
    r"|recommend)\b(?!.{0,60}\b(?:test|validation|unseen|y_\w{1,9}|again)\b)"
    r"|learning (?:techniques )?(?:for|to)|classification (?:of|into|\()|we will build"
    r"|predicts?\b.{0,30}\b(?:whether|which|how many|likelihood|probability))\b)"
    r"|予測します|예측합니다|predecir|prever|prédire|vorher\w{0,3}sagen"
)
"""Words with which a project tells its aim."""
_PARTS = lazy_regex(
    r"(?i)\b(?:explanations?|dashboards?|persisted|sav(?:es?|ed)|stored|registered|wrapper|endpoints?"
    r"|natural extension)\b"
    r"|^returns? an? (?:list|dict|tuple|table|data ?frame)"
)
"""What one part of the program does."""
_TO_READER = lazy_regex(r"(?i)^(?:in )?this section\b|\byou(?:['’]ll| will)\b|\b(?:do|can|if) you\b|\bbest practices\b")
"""What a page or an exercise tells its reader of itself, and what it asks the reader."""
_CITED = lazy_regex(r"\b[A-Z]{3,9}[ ']{0,2}\d{2,4}\W{0,3}$|\b(?:19|20)\d\d(?:-\d\d){0,2}\W{0,3}$")
_LINKED = frozenset({TopicKind.REFERENCES, TopicKind.CREDITS})


def tasks_first(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Give the sentences that tell the task: those of the front page first, and of these the ones that name the aim.

    Elsewhere only sentences that name the aim count, and questions that ask for what a model tells.
    """
    linked = [one for one in passages if one.by_heading and one.kind in _LINKED]
    chosen = [one for one in passages if _tells_task(one) and not _stands_in(one, linked)]
    return tuple(sorted(chosen, key=lambda one: (one.source != "readme", one.chance < SURE, not _AIM.search(one.text))))


def _tells_task(passage: Passage) -> bool:
    if passage.kind is not TopicKind.PROBLEM or passage.by_heading:
        return False
    if any(pattern.search(passage.text) for pattern in (_PARTS, _TO_READER, _CITED)) or tells_caveat(passage.text):
        return False
    if passage.source == "readme":
        return True
    if passage.source == "notebook" and titles_task(passage.text):
        return True
    return bool((MODELS if asks(passage.text) else _AIM).search(passage.text))


def _stands_in(passage: Passage, sections: Iterable[Passage]) -> bool:
    line = passage.at.line or 0
    return any(
        passage.at.path == one.at.path and (one.at.line or 0) <= line <= (one.at.end_line or 0) for one in sections
    )

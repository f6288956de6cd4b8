"""Openings without a verb or subject, and titles, that name the task: `Fraud detection for mobile money`."""

from collections.abc import Iterator

from portfolio_audit.analysis.prose.passages.opening import opening
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.evidence import Place
from portfolio_audit.parsers.document import Document
from portfolio_audit.parsers.document_text import count_words
from portfolio_audit.patterns import lazy_regex

_CHANCE = 0.8
_SHOWN = 300
_FEWEST = 4
_MOST = 60
_OPENINGS = 2
_OPENING_SENTENCES = 6
_FRONT = lazy_regex(r"(?i)(?:^|/)readme[^/]{0,12}$")
_NAMES = (
    r"(?:forecasts?|forecasting|predictions?|detection|classification|recognition|segmentation|estimation"
    r"|recommendations?|identification|diagnosis|transcription|translation|summari[sz]ation|question answering"
    r"|scoring|(?:anomaly|outlier) detection|imputation|super-?resolution)"
)
_SUBJECT = lazy_regex(
    rf"(?i)^(?:[\w'’,/-]{{1,25}} ){{0,6}}{_NAMES}(?: \([^)]{{1,40}}\))?,? (?:of|for|from|in|on|per|across|at)"
    r" (?!(?:python|r|pytorch|tensorflow|keras|julia|rust|java|scikit\S*|spark|machine learning|deep learning|ml|ai|my"
    r" (?:course|class)|course\w*|class|university|beginners|fun|learning|practice|kaggle|colab|jupyter)\b)"
)
_VERB = lazy_regex(
    r"^(?:Predict|Forecast|Classif(?:y|ie)|Detect|Estimate|Recommend|Answer|Recogni[sz]e|Identif(?:y|ie)|Translate"
    r"|Transcribe|Summari[sz]e|Segment|Rank|Score|Flag|Guesse?|Cluster)s? "
    r"(?!(?:the )?(?:test|results?|output|on|with|using|your|you|it|this|that|and|or|accuracy|for)\b)"
)
_SAID = lazy_regex(
    r"^(?:The|Our|My) (?:task|goal|aim|objective|question)(?: here| is| was)?\s?[:–—-] \S"
    r"|^(?:The|Our|My) (?:task|goal|aim|objective|question)(?: here)? (?:is|was) (?:to \w+ (?:out )?)?"
    r"(?:if|whether|which|how (?:much|many|well|long|far|often))\b"
    r"|^(?:We|I) (?:forecast(?:ed)?|predict(?:ed)?|classif(?:y|ied)|detect(?:ed)?|estimated?|recommend(?:ed)?"
    r"|segment(?:ed)?|rank(?:ed)?|cluster(?:ed)?|identif(?:y|ied)) "
    r"(?!(?:the )?(?:test|results?|output|on|with|using|your|you|it|this|that|and|or|accuracy|for)\b)"
)
"""A sentence that opens with the task, by its name or by what the authors do."""
_NO_TASK = lazy_regex(
    r"(?i)\b(?:awesome|curated|papers|tutorials?|courses?|course\w*|homework|assignments?|exercises?|lectures?|slides"
    r"|book|librar(?:y|ies)|frameworks?|toolkits?|toolbox|benchmark suite|plug-?ins?|templates?|boilerplates?"
    r"|examples? of|list of|collections? of|notes|wrapper|sdk|survey|reviews? of the literature)\b|[?:]$"
    r"|\b(?:on|from|for|in) (?:(?:the|a|an) )?(?:[\w-]+ ){0,4}data ?sets?\b(?! of)"
)
_TITLE = lazy_regex(
    r"(?i)^(?:[\w -]{1,30}[:–—-] ?)?(?:predicting|forecasting|classifying|detecting|estimating|recogni[sz]ing"
    r"|recommending|identifying) (?:if|whether|which|who|how|when|the|a|an|[a-z][a-z'’-]{2,20} [a-z])"
)
_STEP = lazy_regex(
    r"(?i)ing (?:on|with|using|from|for|the (?:test|train\w*|validation|results?|output|model|target|labels?|outliers"
    r"|missing)|test|new|unseen|future values|values|results?|labels?|probabilit\w{1,3}|outliers|missing"
    r"|duplicates|y_)\b"
)


def opening_topics(document: Document, path: str) -> Iterator[Topic]:
    """Give the opening sentence that names the task, or says it outright, as the purpose and as the task."""
    front = opening(document) if _FRONT.search(path) else ()
    told = next((one for one in front[:_OPENINGS] if names_task(one.text)), None)
    told = told or next((one for one in front[:_OPENING_SENTENCES] if _says_task(one.text)), None)
    if told is not None:
        at, words = Place(path, told.at.line), count_words(told.text)
        for kind in (TopicKind.PURPOSE, TopicKind.PROBLEM):
            yield Topic(kind, told.text[:_SHOWN], at, words, 0, by_heading=False, chance=_CHANCE)


def _says_task(text: str) -> bool:
    return _FEWEST <= count_words(text) <= _MOST and bool(_SAID.match(text))


def names_task(text: str) -> bool:
    """Tell whether an opening sentence names what is predicted or found, of what, and is about no tool or list."""
    named = _SUBJECT.match(text) or _VERB.match(text) or titles_task(text)
    return _FEWEST <= count_words(text) <= _MOST and bool(named) and not is_about_tools(text)


def is_about_tools(text: str) -> bool:
    """Tell whether an opening is about software for others, lessons or lists."""
    return bool(_NO_TASK.search(text))


def titles_task(text: str) -> bool:
    """Tell a title that says what is predicted: `Predicting which pumps fail`, and no step of a notebook."""
    return count_words(text) >= _FEWEST and bool(_TITLE.match(text)) and not _STEP.search(text)


def title_topics(document: Document, path: str) -> Iterator[Topic]:
    """Give the title of a notebook that says what is predicted."""
    first = next((one.heading for one in document.sections if one.heading), None)
    if path.endswith(".ipynb") and first is not None and first.level == 1 and titles_task(first.text):
        words = count_words(first.text)
        at = Place(path, first.line)
        yield Topic(TopicKind.PROBLEM, first.text[:_SHOWN], at, words, 0, by_heading=False, chance=_CHANCE)

"""Which of many places proves a stage of the work best."""

import re
from collections.abc import Iterable

from portfolio_audit.analysis.prose.passages.topics import Passage
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.steps import Step, StepKind
from portfolio_audit.patterns import lazy_regex

_ASIDE = lazy_regex(
    r"(?:^|[/_.-])(?:apps?|api|dashboards?|serv\w{1,6}|deploy\w{0,6}|monitor\w{0,4}|demo|inference|predict\w{0,4}"
    r"|streamlit|flask|gradio|backend|frontend|drift|submission|scrap\w{1,5}|vis|viz|plots?|plotting|timer)(?=[/_.-]|"
    r"$)",
    re.IGNORECASE,
)
"""Paths beside the learning itself, which call the same libraries."""
_LEFT_BEHIND = lazy_regex(
    r"(?:^|/)(?:_?deprecated|_?archived?|legacy|obsolete|attic|_?old|graveyard)(?:_\w{1,30})?/", re.IGNORECASE
)
"""Folders of code that is no longer in use."""
_NO_FEATURES = lazy_regex(
    r"(?:^|[/_. ])(?:reporting|simulat\w{1,5}|kpis?|dashboards?|monitor(?:ing)?|drift\w{0,10}"
    r"|releas\w{1,2}_(?:\w{1,20}_)?labels?)(?=[/_. ]|$)",
    re.IGNORECASE,
)
"""Paths and functions that group and join for a reader, or play data again, and derive nothing to learn from."""
_AFTERWARDS = lazy_regex(
    r"(?:^|[/_. -])(?:analysis|analy[sz]e|eval\w{0,8}|results?|reports?"
    r"|reporting|metrics?|explain\w{0,7}|leaderboard|importances?"
    r"|oof|compar\w{1,7}|submissions?|benchmark\w{0,4}|backtest\w{0,4}|audit\w{0,4}|ensembl\w{1,4}|releas\w{1,3}|cli"
    r"|dashboards?)(?=[/_. -]|$)",
    re.IGNORECASE,
)
"""Paths and functions of modules that work on what models answered."""
_ON_TABLES = frozenset({StepKind.CLEAN, StepKind.ENGINEER, StepKind.INSPECT, StepKind.VALIDATE, StepKind.LOAD})
_EXPLORES = lazy_regex(
    r"(?:^|[/_.-])(?:eda|explor\w{0,12}|inspect\w{0,4}|profil\w{1,4}|notebooks?)(?=[/_.-]|$)", re.IGNORECASE
)
"""Paths of scripts that look at data."""
_MAKES_READY = lazy_regex(r"train|feature|prepro|prepar|transform|(?:^|[/_-])etl(?=[/_.-])", re.IGNORECASE)
"""Paths that say that data are made ready there, whatever else the folder is for."""
_OF_THE_AUTHOR = lazy_regex(r"\blearning goals?\b|\bterm project\b|\blearning objectives?\b", re.IGNORECASE)
"""Goals of the author and not of the work."""
_RESOLVED = lazy_regex(r"^[A-Za-z_]\w*(?:\.\w+)+$")
_ONLY_ASKS = lazy_regex(r"\.(?:notna|notnull|isna|isnull|duplicated)$")
"""Calls that ask what is missing or repeated, and change nothing by themselves."""
_METHOD = lazy_regex(r"^\.\w+$")
_NAME = lazy_regex(r"^\w+$")
FRAMING = (TopicKind.PROBLEM, TopicKind.PURPOSE, TopicKind.SUCCESS, TopicKind.MOTIVATION)
"""Topics that frame the work, the most telling first."""
_NOT_A_MODEL = frozenset({StepKind.TRANSFORM, StepKind.CLEAN, StepKind.ENGINEER, StepKind.CALIBRATE, StepKind.RESAMPLE})
_SOURCES = {"readme": 0, "report": 1, "sub-readme": 1, "notebook": 2}
_TELLING_CALLS = {
    "load": lazy_regex(r"read_\w+$|load_\w+$|fetch_\w+$|load_dataset$|Dataset$|flow_from_directory$|DataLoader$"),
    "prepare": lazy_regex(
        r"Scaler|Encoder|Imputer|Vectorizer|ColumnTransformer|get_dummies$|fillna$|dropna$|drop_duplicates$|Tokenizer"
        r"|pad_sequences$|merge$|groupby$|fit_transform$|transforms\.Compose$"
    ),
    "split": lazy_regex(
        r"(?:^|\.)train_test_split$|KFold$|TimeSeriesSplit$|ShuffleSplit$|random_split$|initial_split$"
    ),
    "evaluate": lazy_regex(r"(?:_score|_error|_report|_matrix|_curve|_loss)$|\.evaluate$|\.score$"),
}
"""Names that leave no doubt about the stage."""


def best_first(steps: Iterable[Step], stage: str = "", near: frozenset[str] = frozenset()) -> tuple[Step, ...]:
    """Order steps: the learning itself before what stands around it, telling calls before names and patterns.

    Where `near` names files, what stands in them goes before other files.
    """
    telling = _TELLING_CALLS.get(stage)

    def doubt(step: Step) -> tuple[int, bool, int]:
        is_telling = telling is not None and telling.search(step.text)
        aside, is_far = _is_aside(step) + _comes_after(step), bool(near) and step.at.path not in near
        return aside, is_far, 0 if is_telling else 1 + _doubt_of_name(step)

    return tuple(sorted(steps, key=doubt))


def stands_aside(path: str) -> bool:
    """Tell a path beside the learning, or of code that is no longer in use."""
    return bool(_ASIDE.search(path)) or is_left_behind(path)


def _is_aside(step: Step) -> bool:
    """Tell what stands beside the learning: other paths, and a look at the data in a module that may only compute."""
    if stands_aside(step.at.path):
        return True
    return step.kind is StepKind.INSPECT and not step.in_notebook and not _EXPLORES.search(step.at.path)


def _comes_after(step: Step) -> bool:
    """Tell work on tables that may be those of answers and scores."""
    if step.kind not in _ON_TABLES or step.in_notebook:
        return False
    return _AFTERWARDS.search(f"{step.at.path.removesuffix('.py')} {step.scope}") is not None


def derived_to_learn(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Leave out what groups and joins for a dashboard, a watch or a simulation, where other code derives columns."""
    derived = tuple(step for step in steps if step.kind is StepKind.ENGINEER)
    return tuple(step for step in derived if not _shows_only(step)) or derived


def _shows_only(step: Step) -> bool:
    is_named = bool(_NO_FEATURES.search(f"{step.at.path} {step.scope}"))
    return is_named and not step.in_notebook and not _MAKES_READY.search(step.at.path)


def is_left_behind(path: str) -> bool:
    """Tell a file in a folder of code that is no longer in use."""
    return _LEFT_BEHIND.search(path) is not None


def fits_of_models(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Keep the fits of models: a scaler is fitted too, and learns nothing to answer with."""
    return tuple(step for step in steps if not _prepares(step))


def _prepares(step: Step) -> bool:
    kinds = {meaning.kind for meaning in meanings(step.text.rpartition(".")[0])}
    return bool(kinds & _NOT_A_MODEL) and StepKind.MODEL not in kinds


def _doubt_of_name(step: Step) -> int:
    """Give 0 for a resolved call, more for one that only asks, for the author's names, and for patterns of a line."""
    if _RESOLVED.match(step.text) and step.detail != "own":
        return int(bool(_ONLY_ASKS.search(step.text)))
    if _METHOD.match(step.text):
        return 1
    return 2 if _NAME.match(step.text) or _RESOLVED.match(step.text) else 3


def framing_first(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Give the topics that frame the work: the question before the purpose, headings before sentences."""
    chosen = [topic for topic in topics if topic.kind in FRAMING and not _OF_THE_AUTHOR.search(topic.text)]
    return tuple(sorted(chosen, key=lambda topic: (not topic.by_heading, FRAMING.index(topic.kind))))


def telling_first(passages: Iterable[Passage], kinds: frozenset[TopicKind]) -> tuple[Passage, ...]:
    """Give passages of these kinds: with numbers first, then the front page, then headings."""
    chosen = [passage for passage in passages if passage.kind in kinds]

    def doubt(passage: Passage) -> tuple[bool, int, bool]:
        return not passage.has_number, _SOURCES.get(passage.source, len(_SOURCES)), not passage.by_heading

    return tuple(sorted(chosen, key=doubt))

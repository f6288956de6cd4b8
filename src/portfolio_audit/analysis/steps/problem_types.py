"""What sort of problem the code solves, best evidence first."""

from collections import Counter
from collections.abc import Iterable

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.names.vocabulary import METRIC_SORTS
from portfolio_audit.analysis.steps.steps import Family, Step, StepKind
from portfolio_audit.patterns import lazy_regex

_BY_FAMILY = {
    Family.CLUSTERING: "clustering",
    Family.TIME_SERIES: "forecasting",
    Family.RECOMMENDER: "recommendation",
    Family.REINFORCEMENT: "reinforcement",
    Family.LANGUAGE_MODEL: "language-model",
    Family.ANOMALY: "anomaly",
    Family.SURVIVAL: "survival",
}
_BY_SORT = {
    "classification": "classification",
    "regression": "regression",
    "clustering": "clustering",
    "ranking": "recommendation",
}
_BY_IMPORT = {
    "nlp": lazy_regex(
        r"^(nltk|spacy|gensim|transformers|torchtext|textblob|sentence_transformers|tokenizers|vaderSentiment)$"
    ),
    "vision": lazy_regex(r"^(cv2|torchvision|PIL|skimage|albumentations|timm|ultralytics|detectron2|imageio|pydicom)$"),
    "audio": lazy_regex(r"^(librosa|torchaudio|soundfile|python_speech_features)$"),
    "forecasting": lazy_regex(r"^(prophet|fbprophet|sktime|darts|pmdarima|statsforecast|neuralprophet|gluonts)$"),
    "reinforcement": lazy_regex(r"^(gym|gymnasium|stable_baselines3|ray\.rllib)$"),
    "language-model": lazy_regex(r"^(langchain\w{0,20}|openai|anthropic|llama_index|langgraph|ollama|groq)$"),
}
_CLASSIFIER = lazy_regex(r"(Classifier|LogisticRegression|SVC|NB)(CV)?$")
_REGRESSOR = lazy_regex(r"(Regressor|LinearRegression|Ridge|Lasso|ElasticNet|SVR|OLS)(CV)?$")
_MINIMUM = 2


def problem_types(units: Iterable[CodeUnit], steps: Iterable[Step]) -> tuple[str, ...]:
    """Name the sorts of problem with at least two signs, most signs first."""
    signs: Counter[str] = Counter()
    for step in steps:
        signs.update(_of_step(step))
    for unit in units:
        for item in unit.module.imports if unit.module else ():
            root = item.module.split(".", 1)[0]
            signs.update({name: _MINIMUM for name, pattern in _BY_IMPORT.items() if pattern.match(root)})
    ordered = sorted(signs.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(name for name, count in ordered if count >= _MINIMUM)


def _of_step(step: Step) -> tuple[str, ...]:
    if step.kind is StepKind.METRIC:
        sort = METRIC_SORTS.get(step.detail, "")
        return (_BY_SORT[sort],) if sort in _BY_SORT else ()
    if step.kind is not StepKind.MODEL:
        return ()
    last = step.text.rpartition(".")[2]
    if step.detail in _BY_FAMILY:
        return (_BY_FAMILY[Family(step.detail)],) * 2
    if _CLASSIFIER.search(last):
        return ("classification",) * 2
    return ("regression",) * 2 if _REGRESSOR.search(last) else ()

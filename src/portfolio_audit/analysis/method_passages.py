"""Which passages speak of the models and their limits, the most telling first."""

from collections.abc import Iterable
from typing import TypeVar

from portfolio_audit.analysis.passages import Passage, tells_method
from portfolio_audit.analysis.topics import Topic, TopicKind
from portfolio_audit.patterns import lazy_regex

_Told = TypeVar("_Told", Topic, Passage)
_MODEL = lazy_regex(
    r"(?i:\b(?:forests?|boost\w{0,6}|xgboost|lightgbm|catboost|regress\w{2,6}|networks?|cnn|lstm|bert|svms?|k-?means"
    r"|cluster\w{0,4}|trees?|classif\w{2,6}|s?arimax?|prophet|bayes\w{0,3}|transformers?|ridge|lasso|hyper-?parameters?"
    r"|cross-?validat\w{2,4}|fine-?tun\w{1,4}|models?|modell?ing|algorithms?)\b)"
)
_AROUND = lazy_regex(
    r"(?i:\b(?:eda|exploratory|tech\w{0,8} stack|stack tech\w{0,8}|system|microservices?|event-driven|maintenance"
    r"|infrastructure|terraform|prefect|airflow|docker|orchest\w{2,8}|zenml|kubernetes|frontend|logs|pull requests?"
    r"|environment variables?|saved in)\b)|^[\w./-]{2,40}\.(?:py|ipynb|r|R|sh|ya?ml)\b"
)
"""What stands around a model: looking at the data, services, tools that start its training, lists of files."""
_SETTING_UP = lazy_regex(
    r"(?i:\b(?:install\w{0,4}|download\w{0,4}|clone[ds]?|folders?|director(?:y|ies)|filepath|deploy\w{0,6}|terminal"
    r"|commands?|links?|available at|scripts? (?:will )?assumes?)\b)|\bPATH\b|/usr/"
)
"""What is assumed or may fail when the project is set up, and limits none of its answers."""


def methods_first(passages: Iterable[_Told]) -> tuple[_Told, ...]:
    """Give the passages on models or method, those that name a model first."""
    chosen = [one for one in passages if tells_method(one) and not _AROUND.search(one.text)]
    return tuple(sorted(chosen, key=lambda one: not _MODEL.search(one.text)))


def is_about_answers(passage: Passage) -> bool:
    """Tell a passage that limits what the answers are good for, and not how the project is set up."""
    return passage.kind is not TopicKind.LIMITS or passage.by_heading or not _SETTING_UP.search(passage.text)

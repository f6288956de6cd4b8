"""Which passages speak of the models and their limits, the most telling first."""

import re
from collections.abc import Iterable
from typing import TypeVar

from portfolio_audit.analysis.prose.passages.topics import Passage, tells_method
from portfolio_audit.analysis.prose.topics import Topic, TopicKind
from portfolio_audit.evidence import SURE
from portfolio_audit.patterns import lazy_regex

_Told = TypeVar("_Told", Topic, Passage)
_MODEL = lazy_regex(
    r"(?i:\b(?:forests?|boost\w{0,6}|xgboost|lightgbm|catboost|regress\w{2,6}|networks?|cnn|lstm|bert|svms?|k-?means"
    r"|cluster\w{0,4}|trees?|classif\w{2,6}|s?arimax?|prophet|bayes\w{0,3}|transformers?|ridge|lasso|hyper-?parameters?"
    r"|cross-?validat\w{2,4}|fine-?tun\w{1,4}|models?|modell?ing|algorithms?)\b)"
)
_SECTION_WORDS = 20
_BARE = lazy_regex(r"^\W{0,9}models?\W{0,3}$", re.IGNORECASE)
"""A heading that may stand over a list of files, the sentences below tell."""
_STEP = lazy_regex(
    r"(?i:\b(?:method\w{0,7}|approach\w{0,2}|feature (?:engineering|selection|extraction)"
    r"|training|train(?:ed)?|learning|preprocess\w{0,3}|imput\w{1,7}"
    r"|encod\w{1,5}|augment\w{0,5}|embeddings?|tf-?idf|likelihood|mcmc|llms?|imbalanc\w{1,2}|smote)\b)"
    r"|[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2}"
)
"""Words of method that name no model; other scripts are taken as they were recognised."""
_AROUND = lazy_regex(
    r"(?i:\b(?:eda|exploratory|tech\w{0,8} stack|stack tech\w{0,8}|system|microservices?|event-driven|maintenance"
    r"|infrastructure|terraform|prefect|airflow|docker|orchest\w{2,8}|zenml|kubernetes|frontend|logs|pull requests?"
    r"|environment variables?|sav(?:e|es|ed|ing)|tools|downtime|versioning|updates|registry"
    r"|serving|explainability|medium|arxiv)\b)"
    r"|^[\w./-]{2,40}\.(?:py|ipynb|r|R|sh|ya?ml)\b|, (?:19|20)\d\d-\d\d"
)
"""What stands around a model: looking at the data, services, tools that start its training, lists of files and of
articles."""
_SETTING_UP = lazy_regex(
    r"(?i:\b(?:install\w{0,4}|download\w{0,4}|clone[ds]?|folders?|director(?:y|ies)|filepath|deploy\w{0,6}|terminal"
    r"|commands?|links?|available at|scripts? (?:will )?assumes?)\b)|\bPATH\b|/usr/"
)
"""What is assumed or may fail when the project is set up, and limits none of its answers."""
_RAISED = lazy_regex(r"\W{0,5}\w{1,40}(?:Error|Exception|Warning|Interrupt)\b\W{0,3}[(:]|\W{0,5}n/?a\b", re.IGNORECASE)
"""An error that a program raised, or the key of a table, written down."""


def methods_first(passages: Iterable[_Told]) -> tuple[_Told, ...]:
    """Give the passages on models or method: sentences that name a model before headings, what names none last."""
    chosen = [one for one in passages if tells_method(one) and not _is_around(one)]
    return tuple(sorted(chosen, key=lambda one: (one.chance < SURE, not _MODEL.search(one.text), one.by_heading)))


def _is_around(passage: Topic | Passage) -> bool:
    """Tell what names no model, and sections too short to discuss one."""
    if passage.by_heading and (passage.words < _SECTION_WORDS or _BARE.match(passage.text)):
        return True
    names_none = passage.by_heading and not (_MODEL.search(passage.text) or _STEP.search(passage.text))
    return names_none or bool(_AROUND.search(passage.text))


def is_about_answers(passage: Passage) -> bool:
    """Tell a passage that limits what the answers are good for, and not how the project is set up."""
    if passage.kind is not TopicKind.LIMITS or passage.by_heading:
        return True
    return not (_SETTING_UP.search(passage.text) or _RAISED.match(passage.text))

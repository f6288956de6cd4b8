"""What a call does with data, by its resolved name."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from portfolio_audit.analysis.steps.names import evaluate, inference, metrics, models, obtain, prepare
from portfolio_audit.analysis.steps.r import names as of_r
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.patterns import lazy_regex

_SHORT = dict(
    pair.split("=")
    for pair in [
        "pandas=pd",
        "numpy=np",
        "matplotlib=plt",
        "pyplot=plt",
        "seaborn=sns",
        "tensorflow=tf",
        "express=px",
        "graph_objects=go",
        "graph_objs=go",
        "altair=alt",
        "xgboost=xgb",
        "lightgbm=lgb",
        "statsmodels=sm",
        "formula=smf",
        "yfinance=yf",
        "keras_tuner=kt",
        "great_expectations=gx",
        "ge=gx",
        "missingno=msno",
        "sweetviz=sv",
        "pandera=pa",
        "albumentations=a",
        "tensorflow_data_validation=tfdv",
        "tensorflow_transform=tft",
        "tensorflow_hub=hub",
        "tensorflow_datasets=tfds",
        "featuretools=ft",
        "pymc=pm",
        "pymc3=pm",
    ]
)
"""Libraries and modules, and the short name under which the word tables hold them."""

_OTHER_LIBRARIES = frozenset(
    [
        "os",
        "sys",
        "re",
        "str",
        "json",
        "argparse",
        "logging",
        "logger",
        "log",
        "_logger",
        "click",
        "typer",
        "subprocess",
        "shutil",
        "pathlib",
        "string",
        "asyncio",
        "threading",
        "random",
        "sqlalchemy",
        "prefect",
        "airflow",
        "zenml",
        "boto3",
        "collections",
        "itertools",
        "networkx",
        "nx",
        "get_run_logger",
        "get_logger",
        "getlogger",
        "loguru",
    ]
)
"""Parts of names whose methods look like those of data frames (`os.path.join`, `logger.info`, `random.sample`)."""


_PREPARES = lazy_regex(
    r"scal(?:er|ar)|encod|vectori[sz]|imput|tokeni[sz]|preproc|selector|select_?k|binari[sz]|normali[sz]|discreti[sz]"
    r"|polynomial_?features|(?:column|power|quantile|function)_?transf|^(?:dv|ohe|le|sc|mms|lb|tfidf|ct)\d?$"
    r"|textvectorization|stringlookup|datagen|^(?:kernel|incremental|sparse|ipca)?_?pca\d?$|^t?_?sne$|^umap$|truncatedsvd",
    re.IGNORECASE,
)
"""Owners of a method `fit` that learn to prepare data, and train no model."""


_OTHER_CONSTRUCTORS = frozenset({"from_predictions", "from_estimator", "from_cv_results", "from_learner"})
"""Methods that make an object of a class from what a model is or answers; the class says what that is."""


class Meaning(Struct, frozen=True):
    """What a name says about the step."""

    kind: StepKind
    detail: str


class _Entry(Struct, frozen=True):
    meaning: Meaning
    library: frozenset[str]
    is_method: bool


def meanings(name: str, *, is_function: bool = False) -> tuple[Meaning, ...]:
    """Give what a call of this name does, each kind of step once; empty for a name that says nothing.

    A function that is called by its bare name is no method of a table, whatever it is called.
    """
    return _meanings(name, is_function)


@lru_cache(maxsize=20_000)
def _meanings(name: str, is_function: bool) -> tuple[Meaning, ...]:
    parts = [part for part in name.split(".") if part]
    if parts and parts[-1] in _OTHER_CONSTRUCTORS:
        parts.pop()
    entries = _INDEX.get(parts[-1], ()) if parts else ()
    if len(parts) > 1 and name in _INDEX:
        entries = _INDEX[name]
    found: dict[StepKind, Meaning] = {}
    for entry in entries:
        if _applies(entry, name, parts) and not (is_function and entry.is_method and not entry.library):
            found.setdefault(entry.meaning.kind, entry.meaning)
    return tuple(found.values())


def _applies(entry: _Entry, name: str, parts: list[str]) -> bool:
    owners = {_SHORT.get(part.lower(), part.lower()) for part in parts[:-1]}
    if entry.library and (not entry.library <= owners or parts[-1] in parts[:-1]):
        return False
    if entry.is_method and entry.meaning.kind is StepKind.FIT and len(parts) > 1 and _PREPARES.search(parts[-2]):
        return False
    if entry.is_method:
        return "." in name and not owners & _OTHER_LIBRARIES
    return True


def _words(table: Mapping[StepKind, Mapping[str, str]]) -> Iterator[tuple[Meaning, str]]:
    for kind, sorts in table.items():
        for detail, words in sorts.items():
            yield from ((Meaning(kind, detail), word) for word in words.split())


def _all_words() -> Iterator[tuple[Meaning, str]]:
    tables = (obtain.WORDS, prepare.WORDS, models.WORDS, evaluate.WORDS, inference.WORDS)
    for table in tables:
        yield from _words(table)
    for family, words in (*models.MODELS.items(), *inference.MODELS.items()):
        yield from ((Meaning(StepKind.MODEL, family.value), word) for word in words.split())
    for sort in (*metrics.METRICS.values(), inference.METRICS):
        for metric, words in sort.items():
            yield from ((Meaning(StepKind.METRIC, metric), word) for word in words.split())


def _entry(meaning: Meaning, word: str) -> tuple[str, _Entry]:
    library, _, bare = word.rpartition(":")
    is_method = bare.startswith(".")
    owners = frozenset(_SHORT.get(part.lower(), part.lower()) for part in library.split(".") if part)
    return bare.lstrip("."), _Entry(meaning, owners, is_method)


def _build_index() -> dict[str, tuple[_Entry, ...]]:
    index: dict[str, list[_Entry]] = {}
    for meaning, word in _all_words():
        last, entry = _entry(meaning, word)
        index.setdefault(last, []).append(entry)
    return {last: tuple(sorted(entries, key=lambda entry: not entry.library)) for last, entries in index.items()}


_INDEX = _build_index()
_OF_R: dict[str, tuple[Meaning, ...]] = {}
for _meaning, _word in _words(of_r.WORDS):
    _OF_R[_word] = (*_OF_R.get(_word, ()), _meaning)


def meanings_of_r(name: str) -> tuple[Meaning, ...]:
    """Give what a function of R does by its whole name, beside what the name says in any language."""
    return _OF_R.get(name, ())


METRIC_SORTS: dict[str, str] = {metric: sort for sort, names in metrics.METRICS.items() for metric in names}
"""Name of a metric to the sort of problem that it suits."""

_METRIC_STRINGS = {word: metric for metric, words in metrics.METRIC_STRINGS.items() for word in words.split()}


def metric_of_string(text: str) -> str | None:
    """Give the metric that a literal such as `roc_auc` or `val_accuracy` names."""
    return _METRIC_STRINGS.get(text.lower())

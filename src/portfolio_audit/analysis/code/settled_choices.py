"""Choices that the code settles by a number or a word, which their author can be asked about."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.steps import Family, StepKind
from portfolio_audit.cache.kept import kept
from portfolio_audit.evidence import Located
from portfolio_audit.parsers.python import Call
from portfolio_audit.patterns import lazy_regex

_SETTINGS = (
    "max_depth", "n_neighbors", "num_leaves", "C", "alpha", "n_estimators", "learning_rate", "min_samples_leaf",
    "hidden_layer_sizes", "gamma", "eps", "min_samples",
)  # fmt: skip  # the most telling first
_ORDINARY = frozenset({("n_estimators", "100"), ("C", "1"), ("C", "1.0"), ("n_neighbors", "5")})
"""Values that libraries use by themselves."""
_PLAIN_NUMBER = lazy_regex(r"^-?\d+(?:\.\d+)?(?:e-?\d+)?$")
_NO_PREDICTION = frozenset({Family.CLUSTERING, Family.REDUCTION})
_ROW_AXIS = frozenset({"0", "index", "rows"})
_TARGET = lazy_regex(r"price|sale|target|label|count|demand|revenue|duration|\by(?:_train|_test)?\b", re.IGNORECASE)
_LOGARITHM = frozenset({"numpy.log", "numpy.log1p"})
_STOPS = lazy_regex(r"EarlyStopping|early_stopping|patience", re.IGNORECASE)
_EPOCHS = 2
_NO_DATA = lazy_regex(
    r"^(?:rep|res|result|metric|score|corr|pivot|shap|hist|log|summary|compar)\w{0,20}\b|(?:^|_)(?:temp|tmp|plot|"
    r"example)(?:_|$)",
    re.IGNORECASE,
)
"""Names of tables that hold results, and not the data that is learnt from."""


class Choices(Struct, frozen=True):
    """The choices of one unit, each as the code that makes it."""

    settings: tuple[Located, ...]
    clusters: tuple[Located, ...]
    dropped: tuple[Located, ...]
    filled: tuple[Located, ...]
    test_shares: tuple[Located, ...]
    epochs: tuple[Located, ...]
    logarithms: tuple[Located, ...]


@kept
def choices_of_all(units: tuple[CodeUnit, ...]) -> tuple[Choices, ...]:
    """Read the calls of all units of one file."""
    return tuple(choices_of(unit) for unit in units)


def choices_of(unit: CodeUnit) -> Choices:
    """Read the calls of a unit."""
    calls = unit.module.calls if unit.module is not None else ()

    def gather(read: Callable[[Call], str]) -> tuple[Located, ...]:
        return tuple(Located(text, unit.place(call.line)) for call in calls if (text := read(call)))

    return Choices(
        settings=gather(_setting),
        clusters=gather(_clusters),
        dropped=gather(_dropped),
        filled=gather(_filled),
        test_shares=gather(_test_share),
        epochs=gather(_epochs),
        logarithms=gather(_logarithm),
    )


def stops_early(units: tuple[CodeUnit, ...]) -> bool:
    """Tell whether anything ends a training before its last epoch."""
    return any(_STOPS.search(unit.source) for unit in units)


def _family(call: Call) -> str:
    return next((meaning.detail for meaning in meanings(call.name) if meaning.kind is StepKind.MODEL), "")


def _setting(call: Call) -> str:
    """Give a model with its most telling number, where one is written out."""
    family = _family(call)
    if not family or family in _NO_PREDICTION or family.startswith("own"):
        return ""
    return next(_shown_settings(call), "")


def _shown_settings(call: Call) -> Iterator[str]:
    given = dict(call.keywords)
    name = call.name.rpartition(".")[2]
    for setting in _SETTINGS:
        value = given.get(setting, "")
        if _PLAIN_NUMBER.match(value) and (setting, value) not in _ORDINARY:
            yield f"{name}({setting}={value})"


def _clusters(call: Call) -> str:
    value = dict(call.keywords).get("n_clusters", "")
    is_model = _family(call) == Family.CLUSTERING
    return f"{call.name.rpartition('.')[2]}(n_clusters={value})" if is_model and value.isdigit() else ""


def _is_data(call: Call) -> bool:
    return bool(call.receiver) and not _NO_DATA.search(call.receiver)


def _dropped(call: Call) -> str:
    """Give a `dropna` that drops rows of a table; on a column it often only serves a figure."""
    if call.name != "pandas.DataFrame.dropna" or "[" in call.receiver or not _is_data(call):
        return ""
    given = dict(call.keywords)
    axis = given.get("axis", (*call.arguments, "0")[0])
    if axis not in _ROW_AXIS or given.get("how") == "all":
        return ""
    return f"{call.receiver}.dropna()"


def _filled(call: Call) -> str:
    is_fill = call.name == "pandas.DataFrame.fillna" and bool(call.arguments)
    if not is_fill or "[...]" in call.receiver or not _is_data(call):
        return ""
    value = call.arguments[0]
    return f"{call.receiver}.fillna({value})" if _PLAIN_NUMBER.match(value) else ""


def _test_share(call: Call) -> str:
    given = dict(call.keywords)
    if not call.name.endswith("train_test_split") or given.get("stratify", "None") != "None":
        return ""
    return "" if given.get("shuffle") == "False" else "train_test_split"


def _epochs(call: Call) -> str:
    value = dict(call.keywords).get("epochs", "")
    is_fit = call.name.endswith((".fit", ".fit_generator"))
    return f"fit(epochs={value})" if is_fit and value.isdigit() and int(value) >= _EPOCHS else ""


def _logarithm(call: Call) -> str:
    about = next((text for text in (*call.arguments, call.target) if _TARGET.search(text)), "")
    return f"{call.name.replace('numpy', 'np')} of {about}" if call.name in _LOGARITHM and about else ""

"""Searches for settings that a program writes out itself."""

from collections.abc import Iterator
from functools import lru_cache

from portfolio_audit.analysis.steps.answers.names import ABSOLUTE, ANSWERING, is_metric
from portfolio_audit.analysis.steps.answers.parts import called_name, calls_in, names_in, parts_of
from portfolio_audit.analysis.steps.names.vocabulary import meanings
from portfolio_audit.analysis.steps.steps import StepKind
from portfolio_audit.parsers import python_code as code
from portfolio_audit.parsers.python_code import Block, Expression
from portfolio_audit.patterns import lazy_regex

_SERIES = frozenset({"linspace", "logspace", "geomspace", "arange", "product", "ParameterGrid", "range"})
_MADE = frozenset({"sorted", "list", "tqdm", "enumerate", "reversed", "array", "zip"})
_NO_SETTING = lazy_regex(
    r"^(?:random_state|seed|fold|k_?fold|epochs?|horizon|h|year|month|day|week|date|quantile|q|i|idx|index|step|n_splits|cv"
    r"|split|test_size|n_jobs|verbose|name|label|color|ax|axis|title|alpha_level|level|lag|start|end|window_start|size|s"
    r"|n_steps_ahead|steps|run|trial|rank|port|device|batch|sample_weight)$"
)
"""Keywords that say which part of the data or of the picture is meant, and set no model."""
_TRAINING = lazy_regex(
    r"^(?:(?:fit|train)(?:_|$)|partial_fit$|cross_val_score$|cross_validate$)|_train$"
    r"|^(?:apprendre|entra[iî]ner|trainieren|anlernen|entrenar|treinar|addestrare?)(?:_|$)"
)
_DRAWS = frozenset({"integers", "randint", "uniform", "choice", "choices", "loguniform", "sample"})
_RESAMPLING = frozenset({"sample", "resample", "choice", "choices", "integers", "randint"})
_SEEDS = frozenset({"seed", "random_state", "random_seed"})
_SEEDING = frozenset({"manual_seed", "seed", "set_seed", "seed_everything", "set_random_seed"})
_MAKES_DATA = lazy_regex(r"^(?:make|generate|simulate|load|create)_|^sample$|shuffle|split")
_KEEPING = frozenset({"append", "update", "log", "min", "max", "print"})
_NETWORK = lazy_regex(r"Net|Model|Tree|Forest|Regress|Classif|Boost|NN$|MLP|Cluster|Means|Estimator")
"""Names of classes that learn, whoever wrote them."""
_SETTING = lazy_regex(
    r"^(?:lr|learning_rate|lam|lambda_?|alpha|(?:max_)?depth|hidden|width|units|dropout|drop|wd|weight_decay|gamma|eta|C"
    r"|n_(?:estimators|trees|clusters|components|layers|neighbors)|min_samples\w{0,6}|batch_size)$"
)
"""Names of values that are settings wherever they are handed on."""
_BUILDS = lazy_regex(
    r"^_?(?:build|make|create|get|init|new)_?\w{0,20}(?:model|net|network|pipe|pipeline|clf|classifier|regressor|estimator"
    r"|learner|agent)$"
)
"""Names of the author's functions that make a model."""
_CUT = lazy_regex(r"^(?:thr|ths|cuts?_?o?f?f?s?$)|thresh")
"""Names of values at which answers are cut, which set no model."""
_FEWEST = 2


def trains(node: Block | Expression) -> bool:
    """Tell whether a model is trained or scored by folds in it."""
    return any(is_training(name) for name, _ in calls_in(node))


@lru_cache(maxsize=10_000)
def is_training(name: str) -> bool:
    """Tell a call that trains a model, or scores it by folds."""
    return _TRAINING.search(name) is not None


def searched_in_loop(node: code.Repeat, known: frozenset[str], trainers: set[str]) -> int:
    """Give the line that tries a setting in a loop over values, of which each is a setting or a bound; else 0."""
    if node.target is None or not _keeps(node.body) or any(map(_CUT.search, names_in(node.series))):
        return 0
    names = names_in(node.target) if is_series(node.series, known) else frozenset()
    found = (_tries(names, node.body, node.line) or _made_to_train(names, node.body, trainers)) if names else 0
    return found or _tries_several(names_in(node.target) | _drawn_in(node.body), node.body)


def searches_in_gathering(node: code.Gathering, known: frozenset[str]) -> bool:
    """Tell a list of scores, one for each value of a setting."""
    target, series = node.loops[0]
    if not is_series(series, known):
        return False
    names = names_in(target)
    return _tries(names, node.element, 1) > 0 or any(map(_SETTING.match, names & names_in(node.element)))


def chooses_best(node: code.Call, trainers: set[str]) -> bool:
    """Tell `min(values, key=...)` by what training with each value gives."""
    if called_name(node) not in ("min", "max"):
        return False
    key = dict(node.keywords).get("key")
    return key.name in trainers if isinstance(key, code.Name) else isinstance(key, code.Lambda) and trains(key.body)


def is_series(node: Expression, known: frozenset[str]) -> bool:
    """Tell several numbers, what makes them, or a name that is known to stand for them."""
    if isinstance(node, code.Name):
        return node.name in known
    if isinstance(node, code.Group):
        numbers = [one for one in node.items if isinstance(one, code.Constant) and _is_number(one.value)]
        return len(numbers) >= _FEWEST and len(numbers) >= len(node.items) - 1
    if isinstance(node, code.Call):
        name = called_name(node)
        return name in _SERIES or (name in _MADE and any(is_series(one, known) for one in node.arguments))
    return False


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _drawn_in(body: Block) -> frozenset[str]:
    """Give the names that are given random numbers in a loop."""
    return frozenset(
        target.name
        for one in body
        if isinstance(one, code.Assign) and any(name in _DRAWS for name, _ in calls_in(one.value))
        for target in one.targets
        if isinstance(target, code.Name)
    )


def _tries_several(names: frozenset[str], body: Block) -> int:
    """Give the line of the call that takes all of its settings from one of the names (`**settings`); else 0."""
    taken = (call for _, call in calls_in(body) if any(_spreads(one, names) for one in call.arguments))
    call = next(taken, None)
    return call.line if call is not None and trains(body) else 0


def _spreads(node: Expression, names: frozenset[str]) -> bool:
    return isinstance(node, code.Operation) and node.operator == "**" and bool(names & names_in(node))


def resamples(node: code.Call) -> bool:
    """Tell as many rows drawn from some rows as there are (`choice(x, len(x))`, `integers(0, n, n)`)."""
    name = called_name(node)
    if name not in _RESAMPLING:
        return False
    words = dict(node.keywords)
    size = words.get("size", words.get("k", node.arguments[-1] if len(node.arguments) > 1 else None))
    if name == "sample":
        return "replace" in words and isinstance(words.get("frac"), code.Constant)
    if size is None or name == "resample":
        return name == "resample" and bool(node.arguments)
    if name in ("integers", "randint"):
        return (
            len(node.arguments) > _FEWEST - 1
            and node.arguments[-2 if "size" not in dict(node.keywords) else -1] == size
        )
    first = node.arguments[0]
    return first == size or (isinstance(size, code.Call) and called_name(size) == "len" and size.arguments == (first,))


def repeats_by_seed(node: code.Call, loops: set[str]) -> bool:
    """Tell a call whose seed is the value of a loop; making up data for each seed is another thing."""
    name = called_name(node)
    given = [value for word, value in node.keywords if word in _SEEDS]
    given += node.arguments[:1] if name in _SEEDING else ()
    seeds = (one.name for one in given if isinstance(one, code.Name))
    return any(seed in loops and "fold" not in seed for seed in seeds) and not _MAKES_DATA.search(name)


def _tries(names: frozenset[str], body: Block | Expression, line: int) -> int:
    """Give the line of the call that takes one of the names as a setting, or the line given where answers are cut."""
    if trains(body):
        return next((call.line for call in _made_by(names, body)), 0)
    judged = (call for name, call in calls_in(body) if is_metric(name) or name in ABSOLUTE)
    return line if any(_is_cut(call, names) for call in judged) else 0


def _made_to_train(names: frozenset[str], body: Block, trainers: set[str]) -> int:
    """Give the line that makes an object of a value, where it is trained itself or handed to what trains; else 0."""
    calls = tuple(calls_in(body))
    kept = {
        target.name: one.value
        for one in parts_of(body)
        if isinstance(one, code.Assign)
        for target in one.targets
        if isinstance(target, code.Name)
    }
    owners = [
        call.function.value for name, call in calls if is_training(name) and isinstance(call.function, code.Attribute)
    ]
    trained = [kept.get(one.name, one) if isinstance(one, code.Name) else one for one in owners]
    is_handed = any(name in trainers for name, _ in calls)
    for name, call in calls:
        given = _given_by_keyword(call)
        is_own = any(call is one for one in trained)
        given += call.arguments if is_own else ()
        given += call.arguments if is_handed and _BUILDS.search(name) else ()
        values = {one.name for one in given if isinstance(one, code.Name) and not _NO_SETTING.search(one.name)}
        is_maker = name[:1].isupper() or is_own or _BUILDS.search(name) is not None
        if is_maker and (is_own or is_handed) and values & names:
            return call.line
    return 0


def _made_by(names: frozenset[str], body: Block | Expression) -> Iterator[code.Call]:
    """Yield the calls that take one of the names as a setting: by keyword, and by position where a class is made."""
    for name, call in calls_in(body):
        if name in ANSWERING or name in _KEEPING:
            continue
        given = _given_by_keyword(call)
        given += call.arguments if name[:1].isupper() and _is_model(name) else ()
        given += _settings(call.arguments) if is_training(name) else ()
        items = (item for one in given for item in (one.items if isinstance(one, code.Group) else (one,)))
        if any(isinstance(one, code.Name) and one.name in names for one in items):
            yield call


def _given_by_keyword(call: code.Call) -> list[Expression]:
    """Give the values of keywords that may set a model; a quantile is asked for by `alpha` where the loss is one."""
    is_of_quantiles = any(isinstance(one, code.Constant) and "quantile" in str(one.value) for _, one in call.keywords)
    return [
        value
        for word, value in call.keywords
        if not _NO_SETTING.search(word) and not (is_of_quantiles and word.endswith("alpha"))
    ]


def _settings(arguments: tuple[Expression, ...]) -> list[Expression]:
    """Give what is called as a setting wherever it is handed on."""
    return [one for one in arguments if isinstance(one, code.Name) and _SETTING.match(one.name)]


def _operations(node: Expression) -> Iterator[code.Operation]:
    """Yield the operations that make a value; which rows are taken is another thing."""
    if isinstance(node, code.Operation):
        yield node
        for one in node.operands:
            yield from _operations(one)
    elif isinstance(node, code.Call):
        for one in (*node.arguments, *((node.function.value,) if isinstance(node.function, code.Attribute) else ())):
            yield from _operations(one)


def _is_model(name: str) -> bool:
    return any(one.kind is StepKind.MODEL for one in meanings(name)) or _NETWORK.search(name) is not None


def _is_cut(call: code.Call, names: frozenset[str]) -> bool:
    """Tell a measure of answers that are cut at one of the names, or weighed by it."""
    return any(
        one.operator in (">", ">=", "<", "<=", "*") and names & names_in(one)
        for argument in call.arguments
        for one in _operations(argument)
    )


def _keeps(body: Block) -> bool:
    """Tell a loop that keeps or compares what each value gives."""
    if any(name in _KEEPING for name, _ in calls_in(body)):
        return True
    return any(
        (isinstance(one, code.Operation) and one.operator in ("<", ">", "<=", ">="))
        or (isinstance(one, code.Assign) and any(isinstance(target, code.Subscript) for target in one.targets))
        for one in parts_of(body)
    )

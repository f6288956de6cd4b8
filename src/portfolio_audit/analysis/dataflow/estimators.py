"""Methods of estimators: what they are fitted on, what they pass on, whom they predict."""

from collections.abc import Callable, Iterable

from portfolio_audit.analysis.dataflow.context import Arguments, Machine
from portfolio_audit.analysis.dataflow.joining import as_frame, combine, derive, estimators_in, frames_in
from portfolio_audit.analysis.dataflow.rows import Cut, Doubt, Manner, Mark
from portfolio_audit.analysis.dataflow.values import (
    NOTHING,
    Collection,
    Estimator,
    Folds,
    Frame,
    Known,
    Role,
    Trained,
    Value,
)
from portfolio_audit.parsers.python_code import Attribute, Expression, Name, Subscript

_ITSELF = frozenset({"set_params", "fit", "train", "eval", "to", "cuda", "cpu", "compile", "double", "half", "float",
                     "best_estimator_", "model", "module", "named_steps", "steps", "set_output", "fit_regularized",
                     "best_model", "estimator", "partial_fit"})  # fmt: skip  # a table
_MILD = frozenset({"CountVectorizer", "TfidfVectorizer", "TfidfTransformer", "Tokenizer", "TextVectorization",
                   "Word2Vec", "Doc2Vec"})  # fmt: skip  # a table
_TRAIN_WORD = "train"


def estimator_attribute(estimator: Estimator, name: str) -> Value:
    """Give `estimator.name`."""
    if name in _ITSELF:
        return estimator
    if name.endswith("_") and estimator.fits and not estimator.is_model and estimator.state:
        return Frame(marks=dict.fromkeys(estimator.state), traits=frozenset({"statistic"}))
    return NOTHING


def estimator_method(machine: Machine, estimator: Estimator, name: str, arguments: Arguments) -> Value:
    """Follow `estimator.name(...)`."""
    special = _METHODS.get(name)
    if special is not None:
        return special(machine, estimator, name, arguments)
    if name == "add":
        estimator.steps += [one for value in arguments.positional for one in estimators_in(value)][:8]
    return estimator_attribute(estimator, name)


def _fit_alone(machine: Machine, estimator: Estimator, name: str, arguments: Arguments) -> Value:
    fit(machine, estimator, name, arguments)
    return estimator


def _use(_machine: Machine, estimator: Estimator, _name: str, arguments: Arguments) -> Value:
    rows = _rows(arguments)
    return transform(estimator, rows) if rows is not None else NOTHING


def _ask(machine: Machine, estimator: Estimator, _name: str, arguments: Arguments) -> Value:
    return predict(machine, [estimator], _rows(arguments), arguments.node.line)


def _rows(arguments: Arguments) -> Frame | None:
    for name in ("X", "x", "data", "dataset", "dataframe", "df"):
        if name in arguments.keywords:
            return as_frame(arguments.keywords[name])
    for value in arguments.positional:
        found = as_frame(value)
        if found is not None:
            return found
    return None


def fit(machine: Machine, estimator: Estimator, name: str, arguments: Arguments) -> None:
    """Remember the rows, mark what is learnt, credit what learns from the training part only."""
    trained_with = [one for value in arguments.positional for one in estimators_in(value)]
    if estimator.role is Role.TRAINER or (trained_with and estimator.role is Role.UNKNOWN):
        estimator.steps += [one for one in trained_with if one not in estimator.steps]
    rows = _training_rows(estimator, arguments)
    if rows is None:
        return
    line = arguments.node.line
    trained = Trained(rows.roots, rows.part, machine.place(line))
    estimator.is_supervised = estimator.is_supervised or len(arguments.positional) > 1 or "y" in arguments.keywords
    for part in estimator.parts():
        _forget(machine, part)
        part.fits.append(trained)
    text = f"{estimator.name}.{name}"
    if estimator.is_model:
        _train(machine, rows, arguments)
    elif estimator.has_statistics:
        is_mild = all(part.name in _MILD for part in estimator.parts() if part.role is Role.STATISTIC)
        estimator.state.append(machine.learn("preprocessing", text, line, rows, is_mild=is_mild))
    prepares = estimator.has_statistics or (estimator.role is Role.UNKNOWN and name == "fit_transform")
    if prepares and (is_training_part(rows) or _is_named_training(arguments)):
        machine.record.credit(text, machine.place(line))


def _forget(machine: Machine, estimator: Estimator) -> None:
    """A new fit makes the earlier ones void, if it surely happens."""
    if machine.doubt is Doubt.NONE:
        estimator.fits.clear()
        estimator.state.clear()


def _training_rows(estimator: Estimator, arguments: Arguments) -> Frame | None:
    given = [value for key, value in arguments.keywords.items() if not key.startswith(("valid", "eval"))]
    found = [as_frame(value) for value in (*arguments.positional[:2], *given)]
    frames = [frame for frame in found if frame is not None and not frame.has("statistic")]
    return combine(frames) if frames else (combine(estimator.given[:2]) if estimator.given else None)


def _train(machine: Machine, rows: Frame, arguments: Arguments) -> None:
    line = arguments.node.line
    machine.record.meet(rows, "train", machine.place(line), machine.doubt)
    validation = arguments.keywords.get("validation_data", arguments.keywords.get("eval_set", NOTHING))
    for frame in frames_in(validation):
        machine.record.meet(frame, "score", machine.place(line), machine.doubt)
    _look_for_target(machine, arguments)


def _look_for_target(machine: Machine, arguments: Arguments) -> None:
    """Note a target that stands among the features: both come from one table, and nothing took the column out."""
    found = [as_frame(value) for value in arguments.positional[:2]]
    frames = [frame for frame in found if frame is not None and frame.selection is not None]
    if len(frames) != 2:  # noqa: PLR2004  # features and target
        return
    features, target = frames[0].selection, frames[1].selection
    if features is None or target is None or features.table != target.table or not target.included:
        return
    inside = features.included is None or target.included <= features.included
    if len(target.included) == 1 and inside and not target.included & features.excluded:
        machine.record.target(min(target.included), machine.place(arguments.node.line), machine.doubt)


def is_training_part(rows: Frame) -> bool:
    """Tell whether rows are the side of a split that is for training."""
    return any(cut.side in ("train", 0) and cut.split.manner in (Manner.SPLIT, Manner.FOLDS) for cut in rows.part)


def _is_named_training(arguments: Arguments) -> bool:
    """Tell by the name where the split stands elsewhere (in a file of its own, say)."""
    node: Expression | None = arguments.node.arguments[0] if arguments.node.arguments else None
    words: list[str] = []
    while isinstance(node, Subscript | Attribute):
        words.append(str(getattr(node.index, "value", "")) if isinstance(node, Subscript) else node.name)
        node = node.value
    words.append(node.name if isinstance(node, Name) else "")
    frames = [frame for value in arguments.positional[:1] for frame in frames_in(value)]
    is_whole = all(not frame.part for frame in frames)
    return is_whole and any(_TRAIN_WORD in word.lower() for word in words)


def _folds(machine: Machine, estimator: Estimator, _name: str, arguments: Arguments) -> Value:
    """Follow `KFold().split(X)`."""
    rows = _rows(arguments)
    whole = rows if rows is not None else Frame()
    split = machine.record.split(f"{estimator.name}.split", machine.place(arguments.node.line), Manner.FOLDS, whole)
    return Folds(split, whole.part, whole.roots)


def _resample(machine: Machine, estimator: Estimator, _name: str, arguments: Arguments) -> Value:
    made: list[Value] = []
    for value in (*arguments.positional[:2], *arguments.keywords.values()):
        rows = as_frame(value)
        if rows is not None:
            after = derive(rows)
            if estimator.role is not Role.UNDERSAMPLER:
                text = f"{estimator.name}.fit_resample"
                after.marks[machine.learn("overlap", text, arguments.node.line, rows)] = None
            made.append(after)
    return Collection(made)


def _fit_and_use(machine: Machine, estimator: Estimator, name: str, arguments: Arguments) -> Value:
    fit(machine, estimator, name, arguments)
    rows = _rows(arguments)
    if rows is None:
        return NOTHING
    return transform(estimator, rows) if name == "fit_transform" else derive(rows)


def transform(estimator: Estimator, rows: Frame) -> Frame:
    """Give rows with what the estimator has learnt from its own."""
    made = derive(rows)
    made.marks = dict.fromkeys((*rows.marks, *_learnt(estimator)))
    if rows.view_of is not None and rows.view_of[1] is not None:
        made.traits |= {"view"}
    return made


def _learnt(estimator: Estimator) -> Iterable[Mark]:
    return [mark for part in estimator.parts() for mark in part.state]


def predict(machine: Machine, estimators: list[Estimator], rows: Frame | None, line: int) -> Value:
    """Give predictions for rows."""
    if rows is None:
        rows = Frame()
    machine.record.meet(rows, "predict", machine.place(line), machine.doubt)
    models = [one for one in estimators if one.role is not Role.CLUSTERING]
    machine.record.score(models, rows, machine.place(line), has_truth=False)
    made = derive(rows)
    made.predicted_by = tuple(models)
    made.marks = {}
    made.key = "prediction"
    return made


def _score(machine: Machine, estimator: Estimator, _name: str, arguments: Arguments) -> Value:
    rows = _rows(arguments)
    if rows is None:
        given = estimator.given[1:2]
        rows = given[0] if given else None
    if rows is not None:
        machine.record.meet(rows, "score", machine.place(arguments.node.line), machine.doubt)
        machine.record.score([estimator], rows, machine.place(arguments.node.line), has_truth=True)
    return NOTHING


def cross_validate(machine: Machine, name: str, arguments: Arguments) -> Value:
    """Follow `cross_val_score(model, X, y)`: every row is tested once."""
    line = arguments.node.line
    estimators = list(estimators_in(arguments.get(0, "estimator")))
    found = [as_frame(arguments.get(position, *names)) for position, names in ((1, ("X",)), (2, ("y",)))]
    frames = [frame for frame in found if frame is not None]
    if not frames:
        return NOTHING
    rows = combine(frames)
    split = machine.record.split(name, machine.place(line), Manner.FOLDS, rows)
    tested = derive(rows, cut=Cut(split, "test"))
    tested.marks = dict(rows.marks)
    machine.record.meet(tested, "folds", machine.place(line), machine.doubt)
    if any(one.has_statistics for one in estimators):
        machine.record.credit(name, machine.place(line))
    return derive(tested) if name == "cross_val_predict" else Known(None)


_METHODS: dict[str, Callable[[Machine, Estimator, str, Arguments], Value]] = {
    **dict.fromkeys(
        ["fit", "partial_fit", "fit_generator", "train", "adapt", "fit_on_texts", "fit_regularized", "learn"],
        _fit_alone,
    ),
    **dict.fromkeys(["fit_transform", "fit_predict"], _fit_and_use),
    **dict.fromkeys(["fit_resample", "fit_sample"], _resample),
    **dict.fromkeys(["transform", "texts_to_sequences", "texts_to_matrix", "inverse_transform", "kneighbors"], _use),
    **dict.fromkeys(
        [
            "predict",
            "predict_proba",
            "decision_function",
            "predict_generator",
            "forecast",
            "predict_classes",
            "predict_log_proba",
            "get_forecast",
            "predict_on_batch",
        ],
        _ask,
    ),
    **dict.fromkeys(["score", "evaluate", "evaluate_generator", "test"], _score),
    "split": _folds,
}

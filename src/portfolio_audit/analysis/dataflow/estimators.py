"""Methods of estimators: what they are fitted on, what they pass on, whom they predict."""

from collections.abc import Callable, Iterable

from portfolio_audit.analysis.dataflow.context import Arguments, Machine
from portfolio_audit.analysis.dataflow.fitting import fit, rows_given
from portfolio_audit.analysis.dataflow.joining import as_frame, combine, derive, estimators_in
from portfolio_audit.analysis.dataflow.rows import Cut, Manner, Mark
from portfolio_audit.analysis.dataflow.values import (
    NOTHING,
    Collection,
    Estimator,
    Folds,
    Frame,
    Known,
    Role,
    Value,
)

_ITSELF = frozenset({"set_params", "fit", "train", "eval", "to", "cuda", "cpu", "compile", "double", "half", "float",
                     "best_estimator_", "model", "module", "named_steps", "steps", "set_output", "fit_regularized",
                     "best_model", "estimator", "partial_fit"})  # fmt: skip  # a table


def estimator_attribute(estimator: Estimator, name: str) -> Value:
    """Give `estimator.name`."""
    if name in _ITSELF:
        return estimator
    if (name.endswith("_") or name.startswith("get_")) and estimator.state and not estimator.is_model:
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


def _use(machine: Machine, estimator: Estimator, _name: str, arguments: Arguments) -> Value:
    """Follow `transform`; what is learnt from some rows and used on others from elsewhere has its test part there."""
    rows = rows_given(arguments)
    if rows is None:
        return NOTHING
    if rows.roots:
        machine.record.used_elsewhere |= {mark for mark in _learnt(estimator) if not mark.roots & rows.roots}
    return transform(estimator, rows)


def _ask(machine: Machine, estimator: Estimator, _name: str, arguments: Arguments) -> Value:
    return predict(machine, [estimator], rows_given(arguments), arguments.node.line)


def _folds(machine: Machine, estimator: Estimator, _name: str, arguments: Arguments) -> Value:
    """Follow `KFold().split(X)`."""
    rows = rows_given(arguments)
    return folds_of(machine, estimator, rows if rows is not None else Frame(), arguments.node.line)


def folds_of(machine: Machine, estimator: Estimator, rows: Frame, line: int) -> Folds:
    """Give the folds of rows; the first scikit-learn looped over the object itself."""
    split = machine.record.split(estimator.name, machine.place(line), Manner.FOLDS, rows)
    return Folds(split, rows.part, rows.roots)


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
    rows = rows_given(arguments)
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
    rows = rows_given(arguments)
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

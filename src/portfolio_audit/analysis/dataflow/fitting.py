"""What a fit learns, from which rows, and what that says."""

from portfolio_audit.analysis.dataflow.context import Arguments, Machine
from portfolio_audit.analysis.dataflow.joining import as_frame, combine, derive, estimators_in, frames_in
from portfolio_audit.analysis.dataflow.rows import Cut, Doubt, Manner
from portfolio_audit.analysis.dataflow.values import NOTHING, Estimator, Frame, Known, Role, Trained
from portfolio_audit.parsers.python_code import Attribute, Expression, Name, Subscript

_MILD = frozenset({"CountVectorizer", "TfidfVectorizer", "TfidfTransformer", "Tokenizer", "TextVectorization",
                   "Word2Vec", "Doc2Vec"})  # fmt: skip  # a table
_FITS = 8
_TRAIN_WORD = "train"
_BY_FUNCTION = (Manner.SPLIT, Manner.FOLDS)


def rows_given(arguments: Arguments) -> Frame | None:
    """Give the rows that a method is given."""
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
        part.fits = [*part.fits, trained][-_FITS:]
    text = f"{estimator.name}.{name}"
    if estimator.is_model:
        _train(machine, estimator, rows, arguments)
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


def _train(machine: Machine, estimator: Estimator, rows: Frame, arguments: Arguments) -> None:
    line = arguments.node.line
    machine.record.meet(rows, "train", machine.place(line), machine.doubt)
    _test_inside(machine, estimator, rows, arguments)
    validation = arguments.keywords.get("validation_data", arguments.keywords.get("eval_set", NOTHING))
    for frame in frames_in(validation):
        machine.record.meet(frame, "score", machine.place(line), machine.doubt)
    _look_for_target(machine, arguments)


def _test_inside(machine: Machine, estimator: Estimator, rows: Frame, arguments: Arguments) -> None:
    """Note fits that set rows aside by themselves: a share to validate on, or the folds of a search."""
    is_share = isinstance(arguments.keywords.get("validation_split"), Known)
    if is_share or any(part.role is Role.SEARCH for part in estimator.parts()):
        place = machine.place(arguments.node.line)
        split = machine.record.split("validation_split" if is_share else "a search", place, Manner.FOLDS, rows)
        tested = derive(rows, cut=Cut(split, "test"))
        tested.marks = dict(rows.marks)
        machine.record.meet(tested, "folds" if is_share else "search", place, machine.doubt)


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
    return any(cut.side in ("train", 0) and cut.split.manner in _BY_FUNCTION for cut in rows.part)


def _is_named_training(arguments: Arguments) -> bool:
    """Tell by the name where the split stands elsewhere (in a file of its own, say) or is made by hand."""
    node: Expression | None = arguments.node.arguments[0] if arguments.node.arguments else None
    words: list[str] = []
    while isinstance(node, Subscript | Attribute):
        words.append(str(getattr(node.index, "value", "")) if isinstance(node, Subscript) else node.name)
        node = node.value
    words.append(node.name if isinstance(node, Name) else "")
    frames = [frame for value in arguments.positional[:1] for frame in frames_in(value)]
    is_elsewhere = not any(cut.split.manner in _BY_FUNCTION for frame in frames for cut in frame.part)
    return is_elsewhere and any(_TRAIN_WORD in word.lower() for word in words)

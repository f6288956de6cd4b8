"""Functions of libraries and builtins: loading, parting, mixing, measuring."""

from collections.abc import Callable

from portfolio_audit.analysis.dataflow import knowledge
from portfolio_audit.analysis.dataflow.aggregates import statistic
from portfolio_audit.analysis.dataflow.context import Arguments, Machine
from portfolio_audit.analysis.dataflow.estimators import cross_validate, estimator_method
from portfolio_audit.analysis.dataflow.joining import (
    as_frame,
    combine,
    derive,
    estimators_in,
    frames_in,
    names_of,
    predictions_in,
    stack,
)
from portfolio_audit.analysis.dataflow.python_builtins import BUILTINS
from portfolio_audit.analysis.dataflow.rows import SIDES, Cut, Manner, Selection, Split
from portfolio_audit.analysis.dataflow.values import NOTHING, Collection, Estimator, Frame, Known, Role, Value
from portfolio_audit.parsers.python_code import Literal

_LOADING = ("read_", "load_", "fetch_")
_TRAINING = frozenset({"train", "cv"})
_BOOSTING = ("xgboost", "lightgbm", "catboost", "xgb", "lgb")
_STACKING = frozenset({"vstack", "concatenate", "append"})
_COPYING = frozenset({"clone", "deepcopy", "copy"})


def library_call(machine: Machine, name: str, arguments: Arguments) -> Value:
    """Follow a call of something outside the project, by its resolved name."""
    owner, _, last = name.rpartition(".")
    role = knowledge.role_of(name)
    if role is not None:
        return make_estimator(machine, last, role, arguments)
    if not owner and last in BUILTINS:
        return BUILTINS[last](machine, arguments)
    if knowledge.says_nothing(name):
        return NOTHING
    for applies, follow in _FUNCTIONS:
        if applies(name, last):
            return follow(machine, last, arguments)
    return _derived(machine, name, last, arguments)


def _frames(arguments: Arguments) -> list[Frame]:
    return [frame for value in arguments.all() for frame in frames_in(value)]


def _learn(machine: Machine, last: str, arguments: Arguments) -> Value:
    """Follow `scale(X)` and the like."""
    frames = _frames(arguments)
    if not frames:
        return NOTHING
    made = derive(frames[0])
    made.marks[machine.learn("preprocessing", last, arguments.node.line, frames[0])] = None
    return made


def _statistic(machine: Machine, last: str, arguments: Arguments) -> Value:
    frames = _frames(arguments)
    return statistic(machine, frames[0], last.removeprefix("nan"), arguments) if frames else NOTHING


def _derived(machine: Machine, name: str, last: str, arguments: Arguments) -> Value:
    """Give data made of the arguments, or data of its own where none of them is data."""
    frames = _frames(arguments)
    made = combine(frames) if frames else Frame()
    if last in ("to_datetime", "DatetimeIndex"):
        made.traits |= {"dated"}
    if knowledge.makes_positions(last):
        made = made if frames else machine.source(("positions", arguments.node))
        made.traits |= {"index"}
        return made
    if frames and not all(frame.has("statistic") for frame in frames):
        _keep_selection(frames, last, made)
        if last == "get_dummies":
            _rename_dummies(made, arguments)
        return made
    if frames or knowledge.makes_empty(last):
        made.traits |= {"statistic"} if frames else frozenset()
        return made
    made = machine.source((machine.place(arguments.node.line), name))
    made.traits |= {"dated"} if arguments.keywords.get("parse_dates", NOTHING) != NOTHING else frozenset()
    if last.startswith(_LOADING) and "return_X_y" not in arguments.keywords:
        made.selection = Selection(min(made.roots), None)
        if last.startswith("read_"):
            made.traits -= {"guess"}
            machine.record.files |= made.roots
            if "train" in repr(arguments.node.arguments[:1]).lower():
                machine.record.training_files |= made.roots
    else:
        made.selection = None
    return made


def _rename_dummies(made: Frame, arguments: Arguments) -> None:
    """Forget the names of columns that `get_dummies` writes out."""
    renamed = names_of(arguments.get(1, "columns")) or frozenset()
    made.marks = {mark: None if where is None or where & renamed else where for mark, where in made.marks.items()}


def _keep_selection(frames: list[Frame], last: str, made: Frame) -> None:
    if last in ("array", "asarray", "DataFrame", "DMatrix", "Dataset", "tensor", "from_numpy", "csr_matrix"):
        made.selection = frames[0].selection if last != "DataFrame" else None
        made.predicted_by = frames[0].predicted_by
    if frames[0].has("mask") and last in ("where", "abs", "array") and len(frames) == 1:
        made.traits |= {"mask"}
        made.picks = frames[0].picks


def make_estimator(machine: Machine, name: str, role: Role, arguments: Arguments) -> Value:
    """Make an estimator of what its constructor is given."""
    steps = [one for value in arguments.all() for one in estimators_in(value)][:24]
    given = [frame for value in arguments.all() for frame in frames_in(value)][:4]
    made = Estimator(name, role, machine.place(arguments.node.line), steps, given)
    made.is_repeated = machine.is_repeating
    return made


def _split(machine: Machine, name: str, arguments: Arguments) -> Value:
    frames = [(as_frame(value) or Frame()) for value in arguments.positional]
    frames = frames[:1] if name != "train_test_split" else frames
    if not frames:
        frames = [frame for value in arguments.keywords.values() for frame in frames_in(value)][:2] or [Frame()]
    whole = combine(frames)
    settings = tuple(_literal(arguments.get(-1, word)) for word in ("test_size", "train_size", "random_state"))
    place = machine.place(arguments.node.line)
    split = machine.record.split(name, place, Manner.SPLIT, whole, settings)
    _look_at_order(machine, split, frames, arguments)
    count = _parts_wanted(arguments) if name != "train_test_split" else 2
    machine.record.leaves[split] = (whole.part, SIDES.get(count, SIDES[2]))
    parts: list[Value] = []
    for frame in frames:
        for side in SIDES.get(count, SIDES[2]):
            part = derive(frame, cut=Cut(split, side))
            part.selection, part.predicted_by = frame.selection, frame.predicted_by
            machine.record.meet(part, "split", place, machine.doubt)
            parts.append(part)
    return Collection(parts)


def _look_at_order(machine: Machine, split: Split, frames: list[Frame], arguments: Arguments) -> None:
    """Note rows in an order of time, or in groups, that are shuffled."""
    if arguments.keywords.get("shuffle") == Known(False):  # noqa: FBT003  # the literal itself
        return
    traits = {trait for frame in frames for trait in frame.traits}
    for trait in ("lagged", "grouped"):
        if trait in traits:
            machine.record.shuffled[(split, trait)] = machine.doubt


def _parts_wanted(arguments: Arguments) -> int:
    sizes = arguments.get(1, "lengths", "weights")
    return len(sizes.items) if isinstance(sizes, Collection) else 2


def _literal(value: Value) -> Literal:
    return value.value if isinstance(value, Known) else None


def _split_in_parts(machine: Machine, _last: str, arguments: Arguments) -> Value:
    """Follow `numpy.split(rows, bounds)`."""
    rows = as_frame(arguments.get(0, "ary")) or Frame()
    bounds = arguments.get(1, "indices_or_sections")
    count = len(bounds.items) + 1 if isinstance(bounds, Collection) else 2
    split = machine.record.split("numpy.split", machine.place(arguments.node.line), Manner.SPLIT, rows)
    return Collection([derive(rows, cut=Cut(split, side)) for side in SIDES.get(count, SIDES[2])])


def _concatenate(_machine: Machine, name: str, arguments: Arguments) -> Value:
    what = arguments.get(0, "objs", "arrays", "tup")
    frames = (
        list(frames_in(what)) if name != "append" else [one for value in arguments.all() for one in frames_in(value)]
    )
    axis = arguments.get(1, "axis")
    if axis in (Known(1), Known("columns"), Known(-1)) or not frames:
        made = combine(frames)
        made.selection = None
        return made
    return stack(frames)


def _resample(machine: Machine, _last: str, arguments: Arguments) -> Value:
    """Follow `sklearn.utils.resample`: with replacement it doubles rows."""
    made: list[Value] = []
    is_doubling = arguments.keywords.get("replace") != Known(False)  # noqa: FBT003  # the literal itself
    for rows in (frame for value in arguments.positional for frame in frames_in(value)):
        after = derive(rows)
        if is_doubling:
            after.marks[machine.learn("overlap", "resample", arguments.node.line, rows)] = None
        made.append(after)
    return made[0] if len(made) == 1 else Collection(made)


def _boost(machine: Machine, name: str, arguments: Arguments) -> Value:
    if name == "cv":
        return NOTHING
    made = Estimator("train", Role.MODEL, machine.place(arguments.node.line))
    rows = [frame for value in arguments.positional[1:2] for frame in frames_in(value)]
    rows = rows or [frame for word in ("dtrain", "train_set", "pool") for frame in frames_in(arguments.get(-1, word))]
    given = Arguments(arguments.node, [*rows], {})
    estimator_method(machine, made, "fit", given)
    made.is_supervised, made.is_repeated = True, machine.is_repeating
    return made


def _copy(_machine: Machine, _last: str, arguments: Arguments) -> Value:
    value = arguments.get(0)
    if isinstance(value, Frame):
        made = derive(value)
        made.selection = value.selection
        return made
    return value


def measure(machine: Machine, _last: str, arguments: Arguments) -> Value:
    """Follow a metric: whose predictions are compared, and for which rows."""
    frames = [frame for value in arguments.all() for frame in frames_in(value)]
    line = arguments.node.line
    for value in arguments.all():
        for rows, estimators in predictions_in(value):
            machine.record.score(estimators, rows, machine.place(line), has_truth=len(frames) > 1)
    models = [one for value in arguments.positional[:1] for one in estimators_in(value)]
    if models and len(frames) > 1:
        machine.record.score(models, frames[0], machine.place(line), has_truth=True)
    return Known(None)


_FUNCTIONS: tuple[tuple[Callable[[str, str], bool], Callable[[Machine, str, Arguments], Value]], ...] = (
    (lambda _name, last: knowledge.is_splitter(last), _split),
    (lambda _name, last: knowledge.is_cross_validator(last), cross_validate),
    (lambda name, last: last == "concat" or (last in _STACKING and name.startswith("numpy")), _concatenate),
    (lambda name, _last: knowledge.is_metric(name), measure),
    (lambda name, last: last == "resample" and "sklearn" in name, _resample),
    (lambda name, last: last in _TRAINING and name.startswith(_BOOSTING), _boost),
    (lambda _name, last: last in _COPYING, _copy),
    (lambda name, _last: knowledge.is_learning_function(name), _learn),
    (lambda name, last: "." in name and knowledge.is_statistic_or_extreme(last), _statistic),
    (lambda name, last: last == "split" and name.startswith("numpy"), _split_in_parts),
)
"""The first that applies to the resolved name and its last part follows the call."""

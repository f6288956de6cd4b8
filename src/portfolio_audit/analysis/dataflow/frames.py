"""Attributes and methods of data: pandas, NumPy, torch, TensorFlow and Hugging Face alike."""

from collections.abc import Callable

from portfolio_audit.analysis.dataflow import knowledge
from portfolio_audit.analysis.dataflow.aggregates import apply, statistic
from portfolio_audit.analysis.dataflow.context import Arguments, Machine
from portfolio_audit.analysis.dataflow.joining import (
    combine,
    derive,
    frames_in,
    mark_in_place,
    names_of,
    stack,
)
from portfolio_audit.analysis.dataflow.rows import Columns, Cut, Manner
from portfolio_audit.analysis.dataflow.selection import (
    columns_of,
    cut_of,
    drop_in_place,
    opposite,
    plain,
    without_columns,
)
from portfolio_audit.analysis.dataflow.values import NOTHING, Collection, Frame, Known, Role, Value
from portfolio_audit.parsers.python_code import Constant

_SAME = frozenset({"values", "T", "str", "dt", "cat", "iloc", "loc", "at", "iat", "A"})
_NO_ROWS = frozenset({"shape", "dtypes", "dtype", "size", "ndim", "nunique", "info", "describe",
                      "plot", "hist", "boxplot", "to_csv", "to_parquet", "to_pickle", "unique",
                      "corr", "design_info", "value_counts_plot", "keys", "items_count"})  # fmt: skip  # a table
_WHOLE = frozenset({"copy", "dropna", "drop_duplicates", "reset_index", "astype", "to_numpy", "sort_values", "fillna",
                    "sample", "round", "set_index", "sort_index", "squeeze", "replace", "ffill", "bfill", "values",
                    "rename_axis", "infer_objects", "toPandas", "clip", "query"})  # fmt: skip  # a table
_APPLYING = frozenset({"apply", "map", "applymap", "transform", "pipe", "agg", "aggregate"})
_OF_MODELS = ("fit", "fit_transform", "predict", "predict_proba", "evaluate", "fit_resample", "score", "compile",
              "decision_function")  # fmt: skip  # a table
_LAGS = frozenset({"shift", "rolling", "diff", "ewm", "expanding", "pct_change", "lag"})


def attribute(frame: Frame, name: str) -> Value:
    """Give `frame.name`: a part of its machinery, or a column."""
    if name in _NO_ROWS:
        return NOTHING
    if name == "columns":
        return Frame(traits=frozenset({"statistic", "names"}))
    if name == "index":
        made = derive(frame)
        made.traits |= {"index"}
        made.marks = {}
        return made
    if name in _SAME or frame.has("statistic"):
        made = derive(frame)
        made.selection, made.picks = frame.selection, frame.picks
        made.view_of = frame.view_of or (frame, None)
        made.traits |= frame.traits | ({"loc"} if name in ("loc", "iloc", "at", "iat") else frozenset())
        made.predicted_by = frame.predicted_by
        return made
    if frame.has("guess"):
        return columns_of(frame, None) if not name.endswith("_") else NOTHING
    return columns_of(frame, frozenset({name}))


def method(machine: Machine, frame: Frame, name: str, arguments: Arguments) -> Value:
    """Follow `frame.name(...)`."""
    special = _METHODS.get(name)
    if special is not None:
        return special(machine, frame, name, arguments)
    if knowledge.is_statistic(name) or knowledge.is_extreme(name):
        return statistic(machine, frame, name, arguments)
    if name in _APPLYING:
        return apply(machine, frame, name, arguments)
    if name in _NO_ROWS:
        return NOTHING
    made = combine([frame, *(found for value in arguments.all() for found in frames_in(value))])
    if frame.roots:
        made.roots, made.part = frame.roots, frame.part
    made.predicted_by = frame.predicted_by
    _keep_whole(frame, name, made)
    if name in _LAGS:
        made.traits |= {"lagged", "grouped"} if frame.has("by") else {"lagged"}
    if arguments.keywords.get("inplace") == Known(True):  # noqa: FBT003  # the literal itself
        mark_in_place(frame, made.marks, None)
    return made


def _keep_whole(frame: Frame, name: str, made: Frame) -> None:
    if name in _WHOLE:
        made.selection, made.traits = frame.selection, made.traits | (frame.traits - {"mask", "by", "loc"})
        made.picks = frame.picks
    elif frame.has("mask"):
        made.traits |= {"mask"}
        made.picks = frame.picks


def _group(_machine: Machine, frame: Frame, _name: str, _arguments: Arguments) -> Value:
    made = derive(frame)
    made.traits |= {"by"}
    return made


def _drop(_machine: Machine, frame: Frame, _name: str, arguments: Arguments) -> Value:
    """Leave out columns or rows; all but the rows of a sample are its other side."""
    first = arguments.get(0, "labels", "columns", "index")
    cut = cut_of(frame, first)
    if cut is not None:
        return derive(frame, cut=opposite(cut))
    names: Columns = names_of(first)
    for extra in ("columns", "labels"):
        if extra in arguments.keywords:
            names = names_of(arguments.keywords[extra])
    if arguments.keywords.get("inplace") == Known(True):  # noqa: FBT003  # the literal itself
        drop_in_place(frame, names)
        return NOTHING
    made = without_columns(frame, names)
    made.traits |= frame.traits & {"dated", "lagged", "grouped"}
    return made


def _pop(_machine: Machine, frame: Frame, _name: str, arguments: Arguments) -> Value:
    names = names_of(arguments.get(0, "item"))
    taken = columns_of(frame, names)
    taken.view_of = None
    drop_in_place(frame, names)
    return taken


def _sample(machine: Machine, frame: Frame, name: str, arguments: Arguments) -> Value:
    """Follow a sample: drawn again and again it doubles rows, a fraction of all rows is a part."""
    place = machine.place(arguments.node.line)
    if arguments.keywords.get("replace") == Known(True) and frame.roots:  # noqa: FBT003  # the literal itself
        made = derive(frame)
        made.marks[machine.learn("overlap", f"{name}(replace=True)", arguments.node.line, frame)] = None
        return made
    if arguments.get(-1, "frac") in (Known(1), Known(1.0)):
        return frame
    split = machine.record.split("sample", place, Manner.SAMPLE, frame)
    made = derive(frame, cut=Cut(split, "sample"))
    made.selection = frame.selection
    return made


def _take(machine: Machine, frame: Frame, name: str, arguments: Arguments) -> Value:
    """Follow `take` and `skip` of a TensorFlow dataset: the first rows, and the rest."""
    count = arguments.node.arguments[0] if arguments.node.arguments else None
    place = machine.place(arguments.node.line)
    split = machine.record.row_split("slice", f".{name}", place, Manner.ROWS, frame)
    return derive(frame, cut=Cut(split, (None, plain(count)) if name == "take" else (plain(count), None)))


def _ends(machine: Machine, frame: Frame, name: str, arguments: Arguments) -> Value:
    """Follow `head(n)` and `tail(n)`."""
    count = plain(arguments.node.arguments[0]) if arguments.node.arguments else Constant(5)
    split = machine.record.row_split("slice", f".{name}", machine.place(arguments.node.line), Manner.ROWS, frame)
    made = derive(frame, cut=Cut(split, (None, count) if name == "head" else (("last", count), None)))
    made.selection = frame.selection
    return made


def _is_in(_machine: Machine, frame: Frame, _name: str, arguments: Arguments) -> Value:
    made = derive(frame)
    made.traits |= {"mask"}
    made.picks = cut_of(frame, arguments.get(0, "values"))
    return made


def _missing(machine: Machine, frame: Frame, name: str, arguments: Arguments) -> Value:
    """Give the mask of missing values, or of the others: rows with and without them are two sides."""
    made = derive(frame)
    made.traits |= {"mask"}
    place = machine.place(arguments.node.line)
    key = ("missing", plain(getattr(arguments.node.function, "value", None)))
    split = machine.record.row_split(key, "missing values", place, Manner.MASK, frame)
    made.picks = Cut(split, "missing" if name.startswith("is") else "all but missing")
    return made


def _append(_machine: Machine, frame: Frame, _name: str, arguments: Arguments) -> Value:
    others = list(frames_in(Collection(arguments.positional)))
    return stack([frame, *others]) if others else frame


def _fit(machine: Machine, frame: Frame, name: str, arguments: Arguments) -> Value:
    """Something unknown that is fitted or predicts is a model; if it transforms, it prepares."""
    estimator = machine.estimator_of(frame)
    if name == "fit_transform":
        estimator.role = Role.UNKNOWN
    return machine.call_estimator(estimator, name, arguments)


def _counts(machine: Machine, frame: Frame, _name: str, arguments: Arguments) -> Value:
    made = Frame(traits=frozenset({"statistic"}))
    made.latent = frozenset({machine.learn("preprocessing", "value_counts", arguments.node.line, frame, is_mild=True)})
    return made


def _single_rows(_machine: Machine, frame: Frame, _name: str, _arguments: Arguments) -> Value:
    made = derive(frame)
    made.traits |= {"element"}
    return made


_METHODS: dict[str, Callable[[Machine, Frame, str, Arguments], Value]] = {
    "groupby": _group, "drop": _drop, "pop": _pop, "sample": _sample, "take": _take, "skip": _take, "head": _ends,
    "tail": _ends, "isin": _is_in, "append": _append, "value_counts": _counts, "iterrows": _single_rows,
    "itertuples": _single_rows,
    **dict.fromkeys(("isnull", "isna", "notnull", "notna"), _missing),
    **dict.fromkeys(_OF_MODELS, _fit),
}  # fmt: skip  # a table

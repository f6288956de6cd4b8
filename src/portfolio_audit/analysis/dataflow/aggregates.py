"""Statistics of rows and groups, and functions applied over them."""

from portfolio_audit.analysis.dataflow import knowledge
from portfolio_audit.analysis.dataflow.context import Arguments, Machine
from portfolio_audit.analysis.dataflow.joining import add_marks, as_frame, derive, frames_in, names_of
from portfolio_audit.analysis.dataflow.values import NOTHING, Frame, Function, Known, Library, Value

_OF_ROWS = frozenset({"lagged", "grouped"})
_GROUP_STATISTICS = frozenset({"mean", "median", "mode", "std", "var"})


def statistic(machine: Machine, frame: Frame, name: str, arguments: Arguments) -> Value:
    """Follow a mean, a smallest value and the like; along a row it is no statistic of the rows."""
    axis = arguments.keywords.get("axis", NOTHING)
    if frame.has("element") or frame.has("lagged") or axis in (Known(1), Known("columns")):
        return derive(frame)
    if frame.has("by"):
        return _of_groups(machine, frame, name, arguments)
    made = Frame(traits=frozenset({"statistic"}))
    add_marks(made.marks, frame.marks)
    if knowledge.is_extreme(name):
        made.latent = frozenset({machine.learn("preprocessing", name, arguments.node.line, frame, is_mild=True)})
    elif frame.roots and not frame.has("mask") and not frame.predicted_by:
        made.marks[machine.learn("preprocessing", name, arguments.node.line, frame, is_mild=True)] = None
    return made


def _of_groups(machine: Machine, frame: Frame, name: str, arguments: Arguments) -> Frame:
    """Give a table of groups: it is a statistic of single rows once it is mapped back on them."""
    made = derive(frame)
    made.traits = (made.traits - _OF_ROWS) | {"table-of-groups"}
    made.selection = None
    if name in _GROUP_STATISTICS:
        text = f"groupby().{name}"
        made.latent |= {machine.learn("preprocessing", text, arguments.node.line, frame, is_mild=True)}
    return made


def apply(machine: Machine, frame: Frame, name: str, arguments: Arguments) -> Value:
    """Follow a function over rows, columns or groups."""
    what = arguments.get(0, "func")
    inner = derive(frame)
    inner.predicted_by = frame.predicted_by
    is_by_row = arguments.keywords.get("axis") in (Known(1), Known("columns"))
    if name == "pipe":
        inner = frame
    elif frame.has("by"):
        return _transform_groups(machine, frame, name, what, arguments)
    elif is_by_row or name in ("map", "applymap") or frame.has("single"):
        inner.traits |= {"element"}
    made = derive(frame, *(found for value in arguments.positional[1:] for found in frames_in(value)))
    if isinstance(what, Function | Library):
        given = Arguments(arguments.node, [inner, *arguments.positional[1:]], {})
        result = machine.call(what, given)
        made = derive(frame, *frames_in(result)) if not isinstance(result, Frame) or name != "pipe" else result
    else:
        looked_up = as_frame(what)
        if looked_up is not None:
            add_marks(made.marks, looked_up.marks)
            add_marks(made.marks, dict.fromkeys(looked_up.latent))
    made.predicted_by = frame.predicted_by
    return made


def _transform_groups(machine: Machine, frame: Frame, name: str, what: Value, arguments: Arguments) -> Value:
    names = names_of(what) or frozenset()
    made = derive(frame)
    if isinstance(what, Function):
        made = derive(made, *frames_in(machine.call(what, Arguments(arguments.node, [made], {}))))
    if name == "transform" and names & _GROUP_STATISTICS:
        text = f"groupby().transform({min(names)!r})"
        made.marks[machine.learn("preprocessing", text, arguments.node.line, frame, is_mild=True)] = None
    elif name != "transform":
        made.traits = (made.traits - _OF_ROWS) | {"table-of-groups"}
    return made

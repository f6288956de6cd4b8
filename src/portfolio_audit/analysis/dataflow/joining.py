"""One value made of several: branches that meet, frames that are combined."""

from collections.abc import Iterable, Iterator

from portfolio_audit.analysis.dataflow.rows import Columns, Cut, Mark, Part
from portfolio_audit.analysis.dataflow.values import (
    NOTHING,
    Choice,
    Collection,
    Estimator,
    Frame,
    Instance,
    Known,
    Value,
)

_OPTIONS = 8
_DEPTH = 4
_MARKS = 60
_CUTS = 24
_PASSING = frozenset({"index", "names", "dated", "lagged", "grouped", "table-of-groups"})


def join(values: Iterable[Value]) -> Value:
    """Give what stands for any one of the values."""
    options: list[Value] = []
    for value in values:
        for option in value.options if isinstance(value, Choice) else (value,):
            if option not in options and option != NOTHING:
                options.append(option)
    if not options:
        return NOTHING
    if all(isinstance(option, Collection) for option in options):
        return _join_collections([option for option in options if isinstance(option, Collection)])
    return options[0] if len(options) == 1 else Choice(tuple(options[:_OPTIONS]))


def _join_collections(found: list[Collection]) -> Value:
    """Join tuples of one length item by item, so that they can be unpacked."""
    if len(found) == 1:
        return found[0]
    if len({len(one.items) for one in found}) != 1 or found[0].keys is not None:
        return Choice(tuple(found[:_OPTIONS]))
    return Collection([join(items) for items in zip(*(one.items for one in found), strict=True)])


def options_of(value: Value) -> tuple[Value, ...]:
    """Give the values that a value may be."""
    return value.options if isinstance(value, Choice) else (value,)


def frames_in(value: Value, depth: int = 0) -> Iterator[Frame]:
    """Yield the frames that a value holds, those in lists and own objects too."""
    if depth > _DEPTH:
        return
    if isinstance(value, Frame):
        yield value
    elif isinstance(value, Choice):
        for option in value.options:
            yield from frames_in(option, depth + 1)
    elif isinstance(value, Collection):
        for item in value.items[:40]:
            yield from frames_in(item, depth + 1)
    elif isinstance(value, Instance):
        for item in list(value.attributes.values())[:20]:
            yield from frames_in(item, depth + 1)


def estimators_in(value: Value, depth: int = 0) -> Iterator[Estimator]:
    """Yield the estimators that a value holds, those in lists and tuples of steps too."""
    if depth > _DEPTH:
        return
    if isinstance(value, Estimator):
        yield value
    elif isinstance(value, Instance):
        if value.estimator is not None:
            yield value.estimator
    elif isinstance(value, Choice):
        for option in value.options:
            yield from estimators_in(option, depth + 1)
    elif isinstance(value, Collection):
        for item in value.items:
            yield from estimators_in(item, depth + 1)


def as_frame(value: Value) -> Frame | None:
    """Give the data that a value holds as one frame."""
    if isinstance(value, Frame):
        return value
    found = list(frames_in(value))
    return combine(found) if found else None


def combine(frames: Iterable[Frame]) -> Frame:
    """Give a frame made of frames side by side: the rows of the first that has some, the marks of all."""
    found = list(frames)
    owners = [frame for frame in found if frame.roots and not frame.has("mask")] or found
    sure = [frame for frame in owners if not frame.has("guess")] or owners
    first = max(sure, key=lambda frame: len(frame.part)) if sure else Frame()
    part = first.part
    for frame in sure:
        if _disagree(frame.part, part):
            part = tuple(cut for cut in part if cut in frame.part)
    marks: dict[Mark, Columns] = {}
    for frame in found:
        add_marks(marks, frame.marks)
    traits = {trait for frame in found for trait in frame.traits & _PASSING}
    if first.has("guess"):
        traits.add("guess")
    return Frame(
        roots=frozenset().union(*(frame.roots for frame in sure)),
        part=part,
        marks=marks,
        latent=frozenset().union(*(frame.latent for frame in found)),
        predicted_by=tuple(dict.fromkeys(one for frame in found for one in frame.predicted_by))[:_OPTIONS],
        traits=frozenset(traits),
    )


def stack(frames: Iterable[Frame]) -> Frame:
    """Give a frame made of frames one below the other: all rows, the part that they share."""
    found = [frame for frame in frames if frame.roots] or [Frame()]
    part = found[0].part
    for frame in found[1:]:
        part = shared_part(part, frame.part)
    made = combine(found)
    made.part = part
    made.roots = frozenset().union(*(frame.roots for frame in found))
    return made


def shared_part(one: Part, other: Part) -> Part:
    """Give the cuts that both begin with."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return one[:length]


def begins_with(part: Part, start: Part) -> bool:
    """Tell whether rows of a part lie inside another."""
    return part[: len(start)] == start


def add_marks(marks: dict[Mark, Columns], more: dict[Mark, Columns], columns: Columns = None) -> None:
    """Add marks, under the given columns where they are known."""
    for mark, where in more.items():
        target = columns if columns is not None else where
        if mark not in marks:
            if len(marks) < _MARKS:
                marks[mark] = target
        else:
            before = marks[mark]
            marks[mark] = None if before is None or target is None else before | target


def derive(frame: Frame, *more: Frame, cut: Cut | None = None) -> Frame:
    """Give new data made of a frame, and of others where they matter; a cut makes it smaller."""
    made = combine((frame, *more)) if more else combine((frame,))
    if frame.roots or not more:
        made.part, made.roots = frame.part, frame.roots
    if cut is not None and cut not in made.part and len(made.part) < _CUTS:
        made.part = (*made.part, cut)
    return made


def mark_in_place(frame: Frame, marks: dict[Mark, Columns], columns: Columns) -> None:
    """Let marks go into a frame, and into the one that it is a view of."""
    add_marks(frame.marks, marks, columns)
    if frame.view_of is not None:
        owner, owned = frame.view_of
        add_marks(owner.marks, marks, owned if owned is not None else columns)


def names_of(value: Value) -> Columns:
    """Give the texts that a value holds, or `None` where one of them is not known."""
    if isinstance(value, Known):
        return frozenset({value.value}) if isinstance(value.value, str) else None
    if isinstance(value, Collection) and value.items:
        found = [item.value if isinstance(item, Known) else None for item in value.items]
        texts = [text for text in found if isinstance(text, str)]
        return frozenset(texts) if len(texts) == len(found) else None
    return None


def _disagree(one: Part, other: Part) -> bool:
    """Tell two sides of one split; parts that were cut by different splits may well be of the same rows."""
    sides = {cut.split: cut.side for cut in one}
    return any(sides.get(cut.split, cut.side) != cut.side for cut in other)


def predictions_in(value: Value) -> Iterator[tuple[Frame, list[Estimator]]]:
    """Yield predictions with who made them; models of which a condition picks one are told together."""
    by_part: dict[object, tuple[Frame, list[Estimator]]] = {}
    for option in options_of(value):
        predicted = as_frame(option)
        if predicted is not None and predicted.predicted_by:
            _, estimators = by_part.setdefault((predicted.roots, predicted.part), (predicted, []))
            estimators += predicted.predicted_by
    yield from by_part.values()

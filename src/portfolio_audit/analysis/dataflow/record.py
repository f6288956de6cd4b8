"""What was seen while the values were followed: splits, fits, scores, and what had been learnt before."""

from collections.abc import Iterable

from msgspec import Struct

from portfolio_audit.analysis.dataflow.joining import begins_with, shared_part
from portfolio_audit.analysis.dataflow.rows import Cut, Doubt, Manner, Mark, Part, Split
from portfolio_audit.analysis.dataflow.values import Estimator, Frame, Trained
from portfolio_audit.evidence import Located, Place
from portfolio_audit.parsers.python_code import Literal

_EVENTS = 3_000


class Meeting(Struct, frozen=True, eq=False):
    """A mark met in rows that were parted after it was made."""

    mark: Mark
    cut: Cut
    use: str
    """`split`, `train`, `score`, `predict` or `folds`."""
    at: Place
    doubt: Doubt


class Scored(Struct, frozen=True, eq=False):
    """Predictions of some estimators for some rows, compared with the truth."""

    estimators: tuple[Estimator, ...]
    roots: frozenset[int]
    part: Part
    at: Place
    fits: tuple[Trained, ...]
    """The latest fits at that time."""
    has_truth: bool


class Record(Struct, eq=False):
    """The lists that following fills, and the caches that keep marks and splits the same in loops."""

    meetings: list[Meeting] = []
    scores: list[Scored] = []
    safe: list[Located] = []
    targets: dict[tuple[str, Place], Doubt] = {}
    shuffled: dict[tuple[Split, str], Doubt] = {}
    splits: dict[object, Split] = {}
    marks: dict[object, Mark] = {}
    used: dict[Split, dict[Cut, set[str]]] = {}
    """What was done with each side of each split."""
    leaves: dict[Split, tuple[Part, tuple[str, ...]]] = {}
    """For each split by a function the part that it parts, and the names of its sides."""
    files: set[int] = set()
    """Sources that are tables read from a file or a database."""
    used_elsewhere: set[Mark] = set()
    """What was learnt from the rows of one source, and used on those of another."""
    training_files: set[int] = set()
    """Of these, the tables whose file is called one for training: the test part is another file."""
    called: set[tuple[str, int]] = set()
    """Path and line of the functions that were followed."""

    def use(self, rows: Frame, use: str) -> None:
        """Note that the sides of splits that these rows lie on are trained on, scored or predicted."""
        for cut in rows.part:
            self.used.setdefault(cut.split, {}).setdefault(cut, set()).add(use)

    def split(self, text: str, at: Place, manner: Manner, rows: Frame, settings: tuple[Literal, ...] = ()) -> Split:
        """Give the split of these rows at this place, the same one each time."""
        key = (text, at, manner, rows.roots, rows.part)
        if key not in self.splits:
            self.splits[key] = Split(text, at, manner, rows.roots, settings)
        return self.splits[key]

    def row_split(self, key: object, text: str, at: Place, manner: Manner, rows: Frame) -> Split:
        """Give the split by slices or conditions that belong together, wherever they stand."""
        whole = (key, manner, rows.roots, rows.part)
        if whole not in self.splits:
            self.splits[whole] = Split(text, at, manner, rows.roots, is_shuffled=False)
        return self.splits[whole]

    def mark(self, kind: str, text: str, at: Place, rows: Frame, doubt: Doubt, *, is_mild: bool = False) -> Mark:
        """Give the mark of what is learnt here from these rows, the same one each time."""
        key = (kind, text, at, rows.roots, rows.part, doubt)
        if key not in self.marks:
            self.marks[key] = Mark(kind, text, at, rows.roots, rows.part, doubt, is_mild)
        return self.marks[key]

    def meet(self, rows: Frame, use: str, at: Place, doubt: Doubt) -> None:
        """Note the marks in rows that are used, made before the rows were parted."""
        self.use(rows, use)
        before = [mark for mark in rows.marks if mark.roots & rows.roots and _is_before(mark, rows)]
        for mark in before if len(self.meetings) < _EVENTS else ():
            shared = shared_part(rows.part, mark.part)
            self.meetings += [Meeting(mark, cut, use, at, doubt) for cut in rows.part[len(shared) :]]

    def score(self, estimators: Iterable[Estimator], rows: Frame, at: Place, *, has_truth: bool) -> None:
        """Note that estimators were scored, or only asked, on rows."""
        if has_truth:
            self.use(rows, "score")
        scored = tuple(dict.fromkeys(estimators))
        fits = tuple(fit for one in scored for part in one.parts() for fit in part.fits if part.is_model)
        if len(self.scores) < _EVENTS:
            self.scores.append(Scored(scored, rows.roots, rows.part, at, fits, has_truth))

    def target(self, column: str, at: Place, doubt: Doubt) -> None:
        """Note that a model is given the column that it predicts."""
        self.targets[(column, at)] = min(doubt, self.targets.get((column, at), Doubt.MUCH))

    def credit(self, text: str, at: Place) -> None:
        """Note a preparation that learns from the training part only."""
        if len(self.safe) < _EVENTS:
            self.safe.append(Located(text[:160], at))


def _is_before(mark: Mark, rows: Frame) -> bool:
    """Tell a mark made before the rows were parted; rows that were doubled may have been put back among all since."""
    return mark.kind == "overlap" or begins_with(rows.part, mark.part)

"""What to do with each repository in front of readers, by the conditions of one YAML file."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from portfolio_audit.collectors.interface import GivenFacts
from portfolio_audit.errors import RulebookError
from portfolio_audit.portfolio.overlaps import Overlap, find_overlaps
from portfolio_audit.portfolio.projects import grown, is_exercise, is_own, is_toy
from portfolio_audit.portfolio.records import Collection, Record
from portfolio_audit.report.portfolio import Placing
from portfolio_audit.rulebook.answer import Asker
from portfolio_audit.rulebook.condition import Condition
from portfolio_audit.rulebook.fields import Fields
from portfolio_audit.rulebook.load import raise_problems
from portfolio_audit.rulebook.look import Lookup
from portfolio_audit.rulebook.marked import Marked, Trouble, parse_yaml
from portfolio_audit.rulebook.packs import portfolio_pack
from portfolio_audit.rulebook.read_condition import read_condition, read_fact_type
from portfolio_audit.rulebook.vocabulary import Vocabulary
from portfolio_audit.rulebook.wording import fill, placeholders

FILE = "placing.yaml"
_MARKS: Mapping[str, str] = {
    "toy_data": "the data set",
    "homework": "marks of homework",
    "starter_code": "starter code",
}


class Placeable(Struct, frozen=True):
    """One repository as conditions of placing ask for it."""

    is_project: bool
    kind: str
    """The sort of repository, such as `list` or `library`."""
    score: int | None
    rank: int
    """Its place among the projects with a score, those that look close to an exercise or repeat another left aside;
    0 for these."""
    stages: int
    is_exercise: bool
    is_own: bool
    """True where question or data are the person's own, as far as can be told."""
    mark: str
    """What makes it look close to an exercise, in words."""
    leaders: int
    """Projects with a score of 40 and more that do not look close to an exercise."""
    better: str
    """The better project that it repeats; empty where it repeats none."""
    shares: str
    """What the two share."""


class Place(Struct, frozen=True):
    """One entry: where a repository goes, and what is told about it."""

    place: Placing
    because: str
    when: Condition


class Placed(Struct, frozen=True):
    """The answer for one repository."""

    place: Placing
    because: str


VOCABULARY = Vocabulary({}, {}, {"repository": Placeable})


def place_all(collection: Collection) -> Mapping[str, Placed]:
    """Place every repository that was audited."""
    repeats = {pair.weaker: pair for pair in find_overlaps(collection.projects)}
    ranked = [one.name for one in collection.projects if one.name not in repeats and not is_exercise(one)]
    others = [one.name for one in collection.projects if one.name not in repeats and is_exercise(one)]
    ranks = {name: number for number, name in enumerate((*ranked, *others), 1)}
    leaders = sum(not is_exercise(one) for one in grown(collection.projects))
    return {
        one.name: _place(_placeable(one, (ranks.get(one.name, 0), leaders), repeats.get(one.name)))
        for one in collection.records
    }


def _place(one: Placeable) -> Placed:
    lookup = Lookup(GivenFacts({"repository": one}))
    asker = Asker(VOCABULARY, lookup)
    chosen = next((entry for entry in places() if asker.ask(entry.when).holds), None)
    if chosen is None:
        return Placed(Placing.IMPROVE, f"{one.score} points")
    return Placed(chosen.place, fill(chosen.because, lookup.value))


def _placeable(record: Record, ranks: tuple[int, int], repeat: Overlap | None) -> Placeable:
    return Placeable(
        is_project=record.is_project,
        kind=record.kind,
        score=record.score,
        rank=ranks[0],
        leaders=ranks[1],
        stages=len(record.stages),
        is_exercise=is_exercise(record),
        is_own=is_own(record),
        mark=exercise_mark(record),
        better=repeat.better if repeat else "",
        shares=repeat.text if repeat else "",
    )


def exercise_mark(record: Record) -> str:
    """Say in words what makes a project look close to an exercise; empty where nothing does."""
    if not is_exercise(record):
        return ""
    for name, words in _MARKS.items():
        found = record.sign(name)
        if found.places and (name != "toy_data" or is_toy(record)):
            return f"{words} {found.places[0].text}" if name == "toy_data" else words
    return ""


@cache
def places() -> tuple[Place, ...]:
    """Read the entries of our pack."""
    path = portfolio_pack() / FILE
    trouble = Trouble(FILE)
    marked = parse_yaml(path.read_text(encoding="utf-8"), trouble)
    if marked is None:
        raise RulebookError(f"{FILE} is empty", "Reinstall portfolio-audit.")
    fields = Fields(marked, trouble)
    found = [_read(item, trouble) for item in fields.items("placing", required=True)]
    fields.finish()
    raise_problems(trouble.problems)
    return tuple(place for place in found if place is not None)


def _read(marked: Marked, trouble: Trouble) -> Place | None:
    fields = Fields(marked, trouble)
    because = fields.text("because", required=True)
    for name in placeholders(because):
        read_fact_type(name, fields.place("because"), VOCABULARY, trouble)
    place = fields.choice("place", Placing, Placing.QUIET)
    when = fields.take("when", required=True)
    condition = read_condition(when, VOCABULARY, trouble) if when else None
    fields.finish()
    return Place(place, because, condition) if condition else None

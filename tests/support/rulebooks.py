"""Small rulebooks over one collector whose facts a test states itself."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from portfolio_audit.checks.interface import Check, Judgement, NoOptions, passed
from portfolio_audit.collectors.interface import Collector, Facts
from portfolio_audit.evidence import Located, Place
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.rulebook.vocabulary import Vocabulary
from portfolio_audit.snapshot.records import Absent
from support.snapshots import make_snapshot

CRITERIA = ("readme", "testing", "modelling")


class Colour(StrEnum):
    """A few words."""

    RED = "red"
    GREEN = "green"


class Thing(Struct, frozen=True):
    """An item with a place."""

    text: str
    size: int
    """Its size in files."""
    at: Place


class Part(Struct, frozen=True):
    """A part with facts of its own."""

    depth: int = 0
    title: Located | None = None


class SampleFacts(Struct, frozen=True):
    """Facts of every shape."""

    words: int = 0
    """Number of words."""
    share: float | Absent = 0.0
    name: str = ""
    colour: Colour = Colour.RED
    is_there: bool = False
    things: tuple[Thing, ...] = ()
    """Things with places."""
    places: tuple[Located, ...] = ()
    texts: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    maybe: int | None = None
    part: Part = Part()


def judge_nothing(_facts: Facts, _options: NoOptions) -> Judgement:
    """Agree with everything."""
    return passed(Located("seen", Place("a.py", 1)))


def break_down(_facts: Facts, _options: NoOptions) -> Judgement:
    """Break as a check with a mistake would."""
    raise ZeroDivisionError


class SizeOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """The options of a check."""

    least: int = 1


def judge_size(facts: Facts, options: SizeOptions) -> Judgement:
    """Compare the words."""
    return passed() if facts.of(SampleFacts).words >= options.least else judge_nothing(facts, NoOptions())


CHECKS: tuple[Check[Any], ...] = (
    Check("agree", judge_nothing, NoOptions),
    Check("broken", break_down, NoOptions),
    Check("size", judge_size, SizeOptions),
)


def sample_vocabulary(facts: SampleFacts | Absent | Exception | None = None) -> Vocabulary:
    """Give a shelf with one collector, `sample`, that answers with these facts."""

    def collect(_snapshot: object) -> SampleFacts:
        if isinstance(facts, Exception):
            raise facts
        return facts or SampleFacts()  # type: ignore[return-value]  # Absent stands for itself in some tests

    return Vocabulary({"sample": Collector("sample", SampleFacts, collect)}, {check.name: check for check in CHECKS})


def make_rule(rule_id: str, **changes: Any) -> dict[str, Any]:
    """Give the content of a rule file with everything that must be there."""
    content = {
        "id": rule_id,
        "criterion": "readme",
        "severity": "medium",
        "guide": "Portfolio",
        "serves": ["R6"],
        "summary": "All is well",
        "problem": "Something is missing",
        "why": "Because.",
        "check": {"fact": "sample.words", "at_least": 10},
        "remediation": {"effort_minutes": 20, "text": "Add it."},
        "since": "0.1.0",
        **changes,
    }
    return {key: value for key, value in content.items() if value is not None}


def write_pack(folder: Path, rules: Mapping[str, str]) -> Path:
    """Write a pack with three criteria and the rules, given as YAML text by id."""
    criteria = [{"id": name, "group": "Group", "title": name.title(), "asks": "Well?"} for name in CRITERIA]
    catalogue = {"version": "9.9", "guide_sections": ["Portfolio", "Testing"], "criteria": criteria}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "criteria.yaml").write_text(yaml.safe_dump(catalogue))
    for rule_id, text in rules.items():
        path = folder / rule_id.partition("-")[0] / f"{rule_id}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return folder


def make_rulebook(folder: Path, *rules: Mapping[str, Any], facts: SampleFacts | Exception | None = None) -> Rulebook:
    """Load a pack of these rules over these facts."""
    texts = {str(rule["id"]): yaml.safe_dump(dict(rule), sort_keys=False) for rule in rules}
    return load_rulebook([write_pack(folder, texts)], sample_vocabulary(facts))


def facts_for(rulebook: Rulebook) -> Facts:
    """Give the facts that the rulebook's collector states."""
    return Facts(make_snapshot(), rulebook.vocabulary.members)

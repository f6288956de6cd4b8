"""Conditions asked of facts."""

from collections.abc import Iterable

from msgspec import Struct

from portfolio_audit.checks.interface import Judgement, Verdict
from portfolio_audit.evidence import SURE, Located
from portfolio_audit.rulebook.condition import AllOf, AnyOf, Ask, Condition, Inquiry, ItemTest, Not
from portfolio_audit.rulebook.look import Lookup, follow
from portfolio_audit.rulebook.operators import COUNT_OPERATORS, Expected, Operator, compare, matches
from portfolio_audit.rulebook.vocabulary import Vocabulary, place_of, text_of
from portfolio_audit.snapshot.records import Absent


class Answer(Struct, frozen=True):
    """What a condition says of a repository."""

    holds: bool | None
    """`None` when we could not look."""
    evidence: tuple[Located, ...] = ()
    absent: Absent | None = None
    """Why we could not look."""
    judgement: Judgement | None = None
    """The full judgement, where a Python check gave the answer."""
    are_faults: bool = False
    """True when the evidence is what there should be less of."""


class Asker:
    """Asks conditions of the facts about one repository."""

    def __init__(self, vocabulary: Vocabulary, lookup: Lookup) -> None:
        """Ask with these checks, and look into these facts."""
        self._vocabulary = vocabulary
        self._lookup = lookup

    def ask(self, condition: Condition) -> Answer:
        """Answer one condition."""
        match condition:
            case Ask():
                return self._ask_fact(condition)
            case AllOf():
                return _join_all(tuple(self.ask(part) for part in condition.parts))
            case AnyOf():
                return _join_any(tuple(self.ask(part) for part in condition.parts))
            case Not():
                answer = self.ask(condition.part)
                holds = None if answer.holds is None else not answer.holds
                return Answer(holds, answer.evidence, answer.absent, are_faults=not answer.are_faults)
            case Inquiry():
                return self._inquire(condition)

    def _ask_fact(self, ask: Ask) -> Answer:
        value = self._lookup.value(ask.fact)
        match value:
            case Absent():
                return Answer(None, absent=value)
            case None:
                return Answer(holds=False)
            case tuple():
                return _ask_list(ask, value)
        place = place_of(value)
        plain = text_of(value) if isinstance(value, Located) else value
        return Answer(_holds(ask.operator, plain, ask.value), () if place is None else (place,))

    def _inquire(self, inquiry: Inquiry) -> Answer:
        judgement = self._vocabulary.checks[inquiry.check].judge(self._lookup.facts, inquiry.options)
        match judgement.verdict:
            case Verdict.UNKNOWN | Verdict.NOT_APPLICABLE:
                return Answer(None, judgement.evidence, Absent(judgement.reason, judgement.cure), judgement)
        return Answer(judgement.verdict is Verdict.PASS, judgement.evidence, judgement=judgement)


def _ask_list(ask: Ask, items: tuple[object, ...]) -> Answer:
    chosen = tuple(item for item in items if all(_meets(item, test) for test in ask.where))
    if ask.operator in COUNT_OPERATORS:
        holds = compare(ask.operator, len(chosen), ask.value)
        return Answer(holds, _places(chosen), are_faults=ask.operator is Operator.COUNT_AT_MOST)
    found = tuple(item for item in chosen if matches(str(ask.value), text_of(item)))
    are_faults = ask.operator is Operator.NONE_MATCHES
    return Answer(bool(found) is not are_faults, _places(found), are_faults=are_faults)


def _meets(item: object, test: ItemTest) -> bool:
    value = follow(item, test.field)
    if value is None or isinstance(value, Absent):
        return False
    if isinstance(value, tuple):
        return _ask_list(Ask(test.field, test.operator, test.value), value).holds is True
    return _holds(test.operator, text_of(value) if isinstance(value, Located) else value, test.value)


def _holds(operator: Operator, value: object, expected: Expected) -> bool:
    if isinstance(value, bool | int | float | str):
        return compare(operator, value, expected)
    raise TypeError(f"{operator} takes no {type(value).__name__}")


def _places(items: Iterable[object]) -> tuple[Located, ...]:
    return tuple(place for item in items if (place := place_of(item)) is not None)


def _join_all(answers: tuple[Answer, ...]) -> Answer:
    false = tuple(answer for answer in answers if answer.holds is False)
    if false:
        return _join(false, holds=False)
    unknown = next((answer for answer in answers if answer.holds is None), None)
    return unknown or _join(answers, holds=True)


def _join_any(answers: tuple[Answer, ...]) -> Answer:
    true = tuple(answer for answer in answers if answer.holds)
    if true:
        return max(true, key=lambda answer: (_sure_places(answer), len(answer.evidence)))
    unknown = next((answer for answer in answers if answer.holds is None), None)
    fullest = max(answers, key=lambda answer: len(answer.evidence))
    return unknown or Answer(holds=False, evidence=fullest.evidence, are_faults=fullest.are_faults)


def _sure_places(answer: Answer) -> int:
    return sum(place.chance >= SURE for place in answer.evidence)


def _join(answers: Iterable[Answer], *, holds: bool) -> Answer:
    telling = tuple(answer for answer in answers if answer.evidence)
    evidence = tuple(dict.fromkeys(place for answer in telling for place in answer.evidence))
    return Answer(holds, evidence, are_faults=bool(telling) and all(answer.are_faults for answer in telling))

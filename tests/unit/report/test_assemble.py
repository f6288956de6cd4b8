from msgspec.structs import replace

from portfolio_audit.checks.interface import Verdict
from portfolio_audit.evidence import Located, Place
from portfolio_audit.report.assemble import (
    QUESTIONS,
    SPECIFIC_QUESTIONS,
    by_importance,
    make_finding,
    make_questions,
    make_strengths,
)
from portfolio_audit.report.report import Severity
from portfolio_audit.rulebook.condition import AllOf
from portfolio_audit.rulebook.judged import Asked, Judged
from portfolio_audit.rulebook.question import QuestionTemplate
from portfolio_audit.snapshot.records import TargetIdentity
from support.judgements import make_judged

TARGET = TargetIdentity("folder", "churn")
WEIGHTS = {"a-a": 0.1, "b-b": 0.5, "c-c": 0.3}


def weight_of(one: Judged) -> float:
    return WEIGHTS.get(one.rule.id, 0.0)


def score_of(criterion: str) -> float:
    return {"testing": 90.0, "readme": 60.0}.get(criterion, 0.0)


def test_strengths_are_passes_with_words_best_by_severity() -> None:
    judged = [
        make_judged("a-a", 1.0, strength="Alpha", severity=Severity.HIGH),
        make_judged("b-b", 1.0, strength="Beta", evidence=(Located("x", Place("b.py", 2)),)),
        make_judged("c-c", 1.0),
        make_judged("d-d", 0.5, strength="Delta"),
    ]

    strengths = make_strengths(judged, weight_of, score_of, TARGET)

    assert [one.text for one in strengths] == ["Alpha", "Beta"]
    assert strengths[1].evidence[0].path == "b.py"


def test_the_best_criterion_speaks_first_and_each_once_before_any_twice() -> None:
    judged = [
        make_judged("a-a", 1.0, strength="Alpha", severity=Severity.HIGH),
        make_judged("b-b", 1.0, "testing", strength="Beta"),
        make_judged("c-c", 1.0, "testing", strength="Gamma"),
    ]

    strengths = make_strengths(judged, weight_of, score_of, TARGET)

    assert [one.text for one in strengths] == ["Beta", "Alpha", "Gamma"]


def test_a_sentence_with_numbers_of_the_repository_goes_first() -> None:
    plain = make_judged("a-a", 1.0, strength="Alpha", severity=Severity.HIGH)
    telling = make_judged("b-b", 1.0, strength="41 tests")
    telling = replace(telling, rule=replace(telling.rule, strength="{tests.count} tests"))

    assert make_strengths([plain, telling], weight_of, score_of, TARGET)[0].text == "41 tests"


def test_there_is_a_strength_whenever_anything_passed() -> None:
    strengths = make_strengths([make_judged("a-a", 1.0)], weight_of, score_of, TARGET)

    assert [one.text for one in strengths] == ["a-a is well"]
    assert make_strengths([make_judged("a-a", 0.5)], weight_of, score_of, TARGET) == ()


def test_questions_come_from_what_does_not_pass_each_once() -> None:
    judged = [
        make_judged("a-a", 0.0, question="How?"),
        make_judged("b-b", 0.5, question="Why?"),
        make_judged("c-c", 0.0, question="How?"),
        make_judged("d-d", Verdict.UNKNOWN, question="When?"),
    ]

    questions = make_questions(judged, weight_of, TARGET)

    assert [(one.text, one.because) for one in questions] == [("Why?", "b-b is missing"), ("How?", "c-c is missing")]


def test_questions_about_places_come_first_and_in_the_place_of_general_ones() -> None:
    judged = [make_judged("a-a", 0.0, question="How?"), make_judged("b-b", 0.5, question="Why?")]
    template = QuestionTemplate(id="depth", asks="", because="", when=AllOf(()), rank=1, instead_of=("b-b",))
    asked = (Asked(template, "Why 7?", "A depth is written", (Located("max_depth=7", Place("train.py", 42)),)),)

    questions = make_questions(judged, weight_of, TARGET, asked)

    assert [(one.text, one.because) for one in questions] == [
        ("Why 7?", "A depth is written"),
        ("How?", "a-a is missing"),
    ]
    assert (questions[0].evidence[0].path, questions[0].evidence[0].line) == ("train.py", 42)


def test_general_questions_keep_room_beside_many_about_places() -> None:
    template = QuestionTemplate(id="depth", asks="", because="", when=AllOf(()), rank=1)
    asked = tuple(Asked(template, f"Why {number}?", "It is written", ()) for number in range(9))

    questions = make_questions([make_judged("a-a", 0.0, question="How?")], weight_of, TARGET, asked)

    assert len(questions) == QUESTIONS
    assert questions[SPECIFIC_QUESTIONS].text == "How?"


def test_findings_that_fail_come_first_then_by_severity_and_gain() -> None:
    findings = [
        make_finding(make_judged("p-p", 1.0, severity=Severity.HIGH), 0, (), TARGET),
        make_finding(make_judged("u-u", Verdict.UNKNOWN, severity=Severity.HIGH), 0, (), TARGET),
        make_finding(make_judged("a-a", 0.0), 1, (), TARGET),
        make_finding(make_judged("b-b", 0.0), 5, ("p-p",), TARGET),
        make_finding(make_judged("h-h", 0.0, severity=Severity.HIGH), 0, (), TARGET),
        make_finding(make_judged("q-q", 0.5), 9, (), TARGET),
    ]

    ordered = by_importance(findings)

    assert [found.rule for found in ordered] == ["h-h", "b-b", "a-a", "q-q", "p-p", "u-u"]
    assert ordered[1].unlocks == ("p-p",)
    assert ordered[0].remediation.text == "Mend h-h."

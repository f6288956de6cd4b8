"""Every rule against the small repositories of its fixture."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
import yaml

from portfolio_audit.collectors.interface import Facts
from portfolio_audit.rulebook.condition import Condition
from portfolio_audit.rulebook.evaluate import evaluate
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.rulebook.load import read_rulebook
from portfolio_audit.rulebook.packs import builtin_pack, rule_files
from portfolio_audit.rulebook.read_rule import GUIDE_CRITERIA
from portfolio_audit.rulebook.rule import Rule, Rulebook
from portfolio_audit.rulebook.select import select_rules
from portfolio_audit.rulebook.settle import settle
from support.fixtures import FOLDER, Case, read_fixture

RULEBOOK, PROBLEMS = read_rulebook([builtin_pack()])
FIXTURES = sorted(FOLDER.glob("*.yaml"))
RULE_IDS = sorted(path.stem for path in rule_files(builtin_pack()))
FEWEST_CASES = 3


def every_case() -> Iterator[Case]:
    for path in FIXTURES:
        yield from read_fixture(path)


@cache
def rulebook_for(rule: str) -> Rulebook:
    return select_rules(RULEBOOK, (rule,)) if rule in RULEBOOK.by_id else RULEBOOK


def judge(case: Case) -> Judged:
    rulebook = rulebook_for(case.rule)
    judged = settle(evaluate(rulebook, Facts(case.snapshot(), rulebook.vocabulary.members)))
    return next(one for one in judged if one.rule.id == case.rule)


def shown_places(one: Judged) -> list[str]:
    places = []
    for located in one.evidence:
        at = located.at
        cell = f"#{at.cell}" if at.cell is not None else ""
        line = f":{at.line}" if at.line is not None else ""
        places.append(f"{at.path}{cell}{line}" if at.path else f"commit {located.text}")
    return places


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.rule}: {case.title}") for case in every_case()])
def test_a_rule_says_what_its_fixture_expects(case: Case) -> None:
    assert case.rule in RULEBOOK.by_id, f"no such rule, or it does not load: {case.rule}"

    one = judge(case)

    assert one.verdict == case.verdict, f"{one.message} ({one.reason})"
    if "credit" in case.content:
        assert one.credit == pytest.approx(case.content["credit"])
    if "evidence" in case.content:
        assert shown_places(one) == case.content["evidence"]
    if "says" in case.content:
        assert case.content["says"] in one.message
    if "reason" in case.content:
        assert case.content["reason"] in one.reason


@pytest.mark.parametrize("rule", RULE_IDS)
def test_a_rule_file_loads(rule: str) -> None:
    assert [str(problem) for problem in PROBLEMS if f"/{rule}.yaml" in problem.file] == []


@pytest.mark.parametrize("rule", RULE_IDS)
def test_a_rule_has_a_fixture_with_both_answers_and_the_case_that_was_feared(rule: str) -> None:
    path = FOLDER / f"{rule}.yaml"
    assert path.is_file(), f"write tests/fixtures/rules/{rule}.yaml"

    verdicts = [case.verdict for case in read_fixture(path)]

    assert len(verdicts) >= FEWEST_CASES
    assert "pass" in verdicts
    assert {"fail", "partial"} & set(verdicts)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULEBOOK.rules])
def test_every_level_and_gate_of_a_rule_is_seen_in_its_fixture(rule: Rule) -> None:
    cases = read_fixture(FOLDER / f"{rule.id}.yaml")
    seen = {round(judge(case).credit, 6) for case in cases}

    assert {round(level.credit, 6) for level in rule.levels if level.credit > 0} <= seen | {1.0}
    if rule.applies_when is not None:
        assert "not-applicable" in {case.verdict for case in cases}


def test_no_fixture_is_without_a_rule() -> None:
    assert [path.stem for path in FIXTURES if path.stem not in RULE_IDS] == []


def test_every_criterion_has_a_rule() -> None:
    assert {rule.criterion for rule in RULEBOOK.rules} == {criterion.id for criterion in RULEBOOK.criteria}


def test_every_criterion_of_the_guide_is_served_or_said_to_be_beyond_measuring() -> None:
    beyond = yaml.load((builtin_pack() / "not_measurable.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    served = {code for rule in RULEBOOK.rules for code in rule.serves}

    assert set(GUIDE_CRITERIA) - served == set(beyond)
    assert all(len(reason) > 20 for reason in beyond.values())


def conditions(rule: Rule) -> Iterator[Condition]:
    yield from (level.when for level in rule.levels if level.credit > 0)


def test_no_fact_is_charged_twice() -> None:
    charged = Counter(str(condition) for rule in RULEBOOK.rules for condition in conditions(rule))
    twice = {condition for condition, count in charged.items() if count > 1 and "wording_read" not in condition}

    assert [rule.id for rule in RULEBOOK.rules for one in conditions(rule) if str(one) in twice] == []


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULEBOOK.rules])
def test_the_texts_of_a_rule_are_statements(rule: Rule) -> None:
    assert not rule.summary.endswith(".")
    assert not rule.problem.endswith(".")
    assert rule.why.endswith((".", "?"))
    assert rule.remediation.text.endswith((".", "?"))
    assert re.match(r"[A-Z][a-z]+\b", rule.remediation.text), "starts with a verb"
    assert rule.problem != rule.summary
    assert not re.search(r"\b(?:bad|weak|discard|plagiari\w+|cheat\w*)\b", f"{rule.problem} {rule.summary}")
    assert not rule.question or rule.question.endswith("?")

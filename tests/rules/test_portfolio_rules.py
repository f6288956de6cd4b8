"""Every rule about portfolios against the small portfolios of its fixture."""

import re
from collections.abc import Iterator

import pytest

from portfolio_audit.portfolio.facts import VOCABULARY, draw_facts
from portfolio_audit.portfolio.projects import RULES
from portfolio_audit.rulebook.evaluate import evaluate
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.rulebook.load import load_rulebook, read_rulebook
from portfolio_audit.rulebook.packs import builtin_pack, portfolio_pack, rule_files
from portfolio_audit.rulebook.read_rule import PORTFOLIO_CRITERIA
from portfolio_audit.rulebook.rule import Rule, Severity
from portfolio_audit.rulebook.select import select_rules
from portfolio_audit.rulebook.settle import settle
from portfolio_audit.scoring.profile import load_profile
from support.portfolio_cases import FOLDER, Case, read_cases

RULEBOOK, PROBLEMS = read_rulebook([portfolio_pack()], VOCABULARY)
FIXTURES = sorted(FOLDER.glob("*.yaml"))
RULE_IDS = sorted(path.stem for path in rule_files(portfolio_pack()))
PROFILE = load_profile(str(portfolio_pack() / "profiles" / "portfolio.yaml"), RULEBOOK)
FEWEST_CASES = 3
SHOWN_ELSEWHERE = {
    "W18": "the interview pack over the showcase",
    "W21": "no rank among people stands in any report",
}
"""Criteria of the catalogue that no rule can judge, and what serves them."""


def every_case() -> Iterator[Case]:
    for path in FIXTURES:
        yield from read_cases(path)


def judge(case: Case) -> Judged:
    facts = draw_facts(case.collection(), case.roles())
    rulebook = select_rules(RULEBOOK, (case.rule,))
    return next(one for one in settle(evaluate(rulebook, facts)) if one.rule.id == case.rule)


def shown_places(one: Judged) -> list[str]:
    places = []
    for located in one.evidence:
        at = located.at
        line = f":{at.line}" if at.line is not None else ""
        places.append(f"{at.repository} {at.path}{line}".strip())
    return places


def test_all_rules_load() -> None:
    assert [str(problem) for problem in PROBLEMS] == []


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.rule}: {case.title}") for case in every_case()])
def test_a_rule_says_what_its_fixture_expects(case: Case) -> None:
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


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULEBOOK.rules])
def test_a_rule_has_a_fixture_with_every_level(rule: Rule) -> None:
    cases = read_cases(FOLDER / f"{rule.id}.yaml")
    seen = {round(judge(case).credit, 6) for case in cases}

    assert len(cases) >= FEWEST_CASES
    assert {round(level.credit, 6) for level in rule.levels if level.credit > 0} <= seen
    if rule.severity is not Severity.INFO:
        assert {"fail", "partial"} & {case.verdict for case in cases}
    if rule.applies_when is not None:
        assert {"not-applicable", "unknown"} & {case.verdict for case in cases}


def test_no_fixture_is_without_a_rule() -> None:
    assert [path.stem for path in FIXTURES if path.stem not in RULE_IDS] == []


def test_what_is_only_told_is_never_scored() -> None:
    told = {rule.id for rule in RULEBOOK.rules if rule.severity is Severity.INFO}

    assert told == {rule.id for rule in RULEBOOK.rules if PROFILE.rule_weight(rule) == 0}
    for case in every_case():
        if case.rule in told:
            assert case.verdict in {"pass", "not-applicable", "unknown"}


def test_every_criterion_of_the_catalogue_is_served() -> None:
    served = {code for rule in RULEBOOK.rules for code in rule.serves}

    assert set(PORTFOLIO_CRITERIA) - served == set(SHOWN_ELSEWHERE)


def test_answers_of_single_rules_are_taken_up_by_ids_that_exist() -> None:
    assert set(RULES) <= set(load_rulebook([builtin_pack()]).by_id)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULEBOOK.rules])
def test_the_texts_of_a_rule_are_statements(rule: Rule) -> None:
    assert not rule.summary.endswith(".")
    assert not rule.problem.endswith(".")
    assert rule.why.endswith((".", "?"))
    assert rule.remediation.text.endswith((".", "?"))
    assert re.match(r"[A-Z][a-z]+\b", rule.remediation.text), "starts with a verb"
    assert not re.search(r"\b(?:bad|weak\w*|discard|plagiari\w+|cheat\w*|worst)\b", f"{rule.problem} {rule.summary}")
    assert not rule.question or rule.question.endswith("?")
    assert rule.example
    assert rule.limits

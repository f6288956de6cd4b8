"""Every rule explains itself in full."""

import pytest

from portfolio_audit.rulebook.load import read_rulebook
from portfolio_audit.rulebook.packs import builtin_pack
from portfolio_audit.rulebook.rule import Rule

RULEBOOK, _ = read_rulebook([builtin_pack()])


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_has_all_texts_of_its_explanation(rule: Rule) -> None:
    assert rule.why
    assert rule.guide
    assert rule.remediation.text
    assert rule.remediation.effort_minutes > 0
    assert rule.example.strip()
    assert rule.limits
    assert rule.thresholds
    assert all(threshold.source for threshold in rule.thresholds)

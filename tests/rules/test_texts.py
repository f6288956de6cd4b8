"""Every rule explains itself in full."""

import pytest

from portfolio_audit.rulebook.load import read_rulebook
from portfolio_audit.rulebook.packs import builtin_pack
from portfolio_audit.rulebook.rule import Rule

RULEBOOK, _ = read_rulebook([builtin_pack()])
COMPLETE = frozenset(
    {
        "data-preparation",
        "modelling",
        "evaluation",
        "testing",
        "version-control",
        "reproducibility",
        "deployment",
        "originality",
    }
)
"""Criteria whose rules have all texts; the others follow."""


@pytest.mark.parametrize(
    "rule", [rule for rule in RULEBOOK.rules if rule.criterion in COMPLETE], ids=lambda rule: rule.id
)
def test_a_rule_has_all_texts_of_its_explanation(rule: Rule) -> None:
    assert rule.why
    assert rule.guide
    assert rule.remediation.text
    assert rule.remediation.effort_minutes > 0
    assert rule.example.strip()
    assert rule.limits
    assert rule.thresholds
    assert all(threshold.source for threshold in rule.thresholds)

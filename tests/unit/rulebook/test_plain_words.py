import re

import pytest

from portfolio_audit.rulebook.condition import AllOf, Ask, Condition, Not
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.operators import Operator
from portfolio_audit.rulebook.packs import builtin_pack
from portfolio_audit.rulebook.plain_words import concerns


def test_no_reason_of_a_built_in_rule_names_a_fact() -> None:
    rules = load_rulebook([builtin_pack()]).rules

    reasons = {rule.id: concerns(rule.applies_when) for rule in rules if rule.applies_when is not None}

    assert len(reasons) > 50
    assert [name for name, reason in reasons.items() if re.search(r"[a-z]\.[a-z]|count|_|\{", reason)] == []


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Ask("deployment.services", Operator.COUNT_AT_LEAST, 1), "with a service"),
        (Ask("history.commits", Operator.AT_LEAST, 10), "with 10 commits or more"),
        (Ask("code.notebook_share", Operator.AT_LEAST, 0.05), "with 5% of the code in notebooks or more"),
        (Ask("notebooks.output_share", Operator.MORE_THAN, 0.0), "with saved outputs in notebooks"),
        (Ask("learning.models", Operator.COUNT_AT_MOST, 0), "without models"),
        (Not(Ask("kind.main_language", Operator.EQUALS, "")), "whose main language is not unknown"),
        (
            Not(
                AllOf(
                    (
                        Ask("kind.kind", Operator.IS_ONE_OF, ("list", "book")),
                        Ask("kind.is_ml", Operator.EQUALS, value=True),
                    )
                )
            ),
            "whose sort is not list or book or without machine learning",
        ),
        (Ask("own.thing", Operator.AT_LEAST, 2), "where `own.thing` at least 2"),
    ],
)
def test_a_condition_is_told_in_words(condition: Condition, words: str) -> None:
    assert concerns(condition) == f"it concerns repositories {words}"

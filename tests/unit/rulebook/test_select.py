from pathlib import Path

import pytest

from portfolio_audit.errors import UsageError
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.rulebook.select import select_rules
from support.rulebooks import make_rule, make_rulebook


@pytest.fixture
def rulebook(tmp_path: Path) -> Rulebook:
    return make_rulebook(
        tmp_path,
        make_rule("readme-exists"),
        make_rule("readme-clear", requires=["readme-exists"], check={"fact": "sample.words", "at_least": 3}),
        make_rule("tests-exist", criterion="testing", check={"fact": "sample.words", "at_least": 4}),
    )


def ids(rulebook: Rulebook) -> set[str]:
    return {rule.id for rule in rulebook.rules}


def test_nothing_said_keeps_all(rulebook: Rulebook) -> None:
    assert ids(select_rules(rulebook)) == ids(rulebook)


def test_families_criteria_prefixes_and_ids_can_be_named(rulebook: Rulebook) -> None:
    assert ids(select_rules(rulebook, ("readme",))) == {"readme-exists", "readme-clear"}
    assert ids(select_rules(rulebook, ("testing",))) == {"tests-exist"}
    assert ids(select_rules(rulebook, (), ("tests-exist",))) == {"readme-exists", "readme-clear"}


def test_what_a_kept_rule_requires_is_kept(rulebook: Rulebook) -> None:
    assert ids(select_rules(rulebook, ("readme-clear",))) == {"readme-exists", "readme-clear"}


def test_a_name_that_fits_no_rule_is_an_error_with_a_hint(rulebook: Rulebook) -> None:
    with pytest.raises(UsageError, match="No rule is called `tests-exits`, did you mean `tests-exist`"):
        select_rules(rulebook, ("tests-exits",))

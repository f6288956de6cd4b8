from pathlib import Path

import pytest

from portfolio_audit.errors import UsageError
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.rulebook.rule import Rulebook
from portfolio_audit.scoring.profile import DEFAULT_PROFILE, builtin_profiles, load_profile

NAMES = {"entry", "mid", "ml-engineer", "data-scientist", "research-scientist", "data-analyst", "career-changer"}


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def test_the_profiles_of_the_product_are_there() -> None:
    assert set(builtin_profiles()) == NAMES
    assert DEFAULT_PROFILE in NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_profile_of_ours_loads(rulebook: Rulebook, name: str) -> None:
    profile = load_profile(name, rulebook)

    assert profile.name == name
    assert profile.title
    assert len(profile.digest) == 16
    assert any(profile.criterion_weight(criterion.id) > 0 for criterion in rulebook.criteria)


def test_a_profile_inherits_what_it_does_not_say(rulebook: Rulebook, tmp_path: Path) -> None:
    path = tmp_path / "strict.yaml"
    path.write_text("extends: mid\ntitle: Strict\ncriteria: {testing: 3}\nrules: {readme-exists: 2.5}\n")

    own, parent = load_profile(str(path), rulebook), load_profile("mid", rulebook)

    assert own.criterion_weight("testing") == 3
    assert own.criterion_weight("deployment") == parent.criterion_weight("deployment")
    assert own.rule_weight(rulebook.by_id["readme-exists"]) == 2.5
    assert own.digest != parent.digest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "title: T\ncriteria: {readm: 1}\n",
            r"mine.yaml:2:19: there is no `readm` among criteria, did you mean `readme`",
        ),
        ("title: T\nrules: {readme-exist: 1}\n", "did you mean `readme-exists`"),
        ("title: T\ncriteria: {readme: -1}\n", "`readme` must be a number from 0"),
        ("title: T\nextends: entri\n", "there is no profile `entri`, did you mean `entry`"),
        ("criteria: {}\n", "`title` is missing"),
        ("title: T\ncritera: {}\n", "`critera` is not known here, did you mean `criteria`"),
    ],
)
def test_mistakes_are_named_with_line_and_a_hint(rulebook: Rulebook, tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text)

    with pytest.raises(UsageError, match=message):
        load_profile(str(path), rulebook)


def test_a_profile_that_is_not_there_is_an_error_with_a_hint(rulebook: Rulebook) -> None:
    with pytest.raises(UsageError, match="There is no profile `entrie`, did you mean `entry`"):
        load_profile("entrie", rulebook)

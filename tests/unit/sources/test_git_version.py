import pytest

from portfolio_audit.errors import TargetError
from portfolio_audit.sources.git_version import check_git, git_version


def test_the_version_at_hand_is_told_and_new_enough() -> None:
    assert git_version().startswith("git version ")
    check_git(git_version())


@pytest.mark.parametrize("version", ["git version 1.8.3.1", "git version 2.31.9", "git version 2.9"])
def test_an_old_git_fetches_nothing(version: str) -> None:
    with pytest.raises(TargetError) as error:
        check_git(version)

    assert version in error.value.message
    assert "2.39" in error.value.advice


@pytest.mark.parametrize("version", ["git version 2.32.0", "git version 3.0", "git version 2.50.1 (Apple Git-155)", ""])
def test_a_newer_or_unknown_git_is_believed(version: str) -> None:
    check_git(version)

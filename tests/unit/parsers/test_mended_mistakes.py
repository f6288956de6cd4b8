import pytest

from portfolio_audit.parsers.mended_mistakes import is_fix, merges_fix, mistake_in_body


@pytest.mark.parametrize(
    ("subject", "is_mended"),
    [
        ("corrections", True),
        ("split by shop, 98 % was a lie", True),
        ("Returns were on both sides of the split", True),
        ("smaller batches, the runner ran out of memory", True),
        ("newer pandas dropped append", True),
        ("Retry if a download crashed", False),
        ("Show both sides of the coin", False),
        ("Say what to do if the job died", False),
        ("Fix the split", True),
        ("Correct the sum", True),
        ("Add correctness.py", False),
        ("Split by day (the old scores were wrong)", True),
        ("counts no longer leak into the lags", True),
        ("remove the target leak", True),
        ("Show wrong predictions", False),
        ("new target, the numbers before this are wrong", True),
        ("oops, rows of the future", True),
        ("forgot to shuffle", True),
        ("List what is wrong on purpose", False),
        ("Notebook on leakage", False),
        ("修复数据泄漏", True),
        ("リークのバグを直す", True),
        ("Corrige la fuite de données", True),
        ("Fehler im Split behoben", True),
        ("增加交叉验证", False),
        ("Reparte los datos por fecha", False),
        ("Oups, lags d'une semaine", True),
        ("tests for tides: found that low water was never read", True),
        ("Ferries in dock looked like late ones", True),
        ("Show what it looked like before", False),
        ("leave ports out, 0.97 was too good to be true", True),
        ("The reader ran the whole fit before it complained", True),
        ("Found a better map of the ports", False),
        ("Rows were counted twice", True),
        ("Plot the dream of a captain", False),
    ],
)
def test_a_message_that_speaks_of_a_mended_mistake_is_told(subject: str, *, is_mended: bool) -> None:
    assert is_fix(subject) is is_mended


@pytest.mark.parametrize(
    ("subject", "is_merged"),
    [
        ("Merge pull request #8 from team/fix/split-by-day", True),
        ("Merge branch 'hotfix-labels' into 'main'", True),
        ("Merge branch 'main' into fix/split", False),
        ("Merge pull request #9 from team/feature/prefix-names", False),
        ("fix/split", False),
    ],
)
def test_a_merged_branch_is_named_for_a_fix(subject: str, *, is_merged: bool) -> None:
    assert merges_fix(subject) is is_merged


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "Rows after the holiday were left out.\nA model without them looked 4 % better.",
            "A model without them looked 4 % better.",
        ),
        ("- new chart\n- fix the order of the bars", "fix the order of the bars"),
        (
            "The seed was wrong, now it is read from the settings",
            "The seed was wrong, now it is read from the settings",
        ),
        ("Uses a fixed horizon and a fixed seed", ""),
        ("Lists common mistakes of beginners", ""),
        ("A switch to prevent leakage", ""),
        ("", ""),
    ],
)
def test_a_body_tells_a_mended_mistake(body: str, told: str) -> None:
    assert mistake_in_body(body) == told

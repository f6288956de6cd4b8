import pytest

from portfolio_audit.parsers.messages import is_fix, is_informative, is_uninformative, opens_with_verb


@pytest.mark.parametrize(
    "subject",
    [
        "update",
        "Update README.md",
        "Add files via upload",
        "wip",
        "fix bug",
        "first commit",
        "v2",
        "src/train.py",
        "asdf",
        "...",
        "chore: update",
        "model",
        "更新",
        "初次提交",
        "ファイル追加",
        "mise à jour",
    ],
)
def test_a_message_that_names_no_change_is_uninformative(subject: str) -> None:
    assert is_uninformative(subject)
    assert not is_informative(subject)


@pytest.mark.parametrize(
    "subject",
    [
        "Fill missing ages with the median",
        "feat: add walk-forward validation",
        "Compare three models by cross-validation",
        "adds drift report to dashboard",
        "增加交叉验证",
        "特徴量のリークを直した",
        "用中位数填充缺失的年龄",
        "Remplir les âges manquants par la médiane",
    ],
)
def test_a_message_that_names_a_change_is_informative(subject: str) -> None:
    assert is_informative(subject)
    assert not is_uninformative(subject)


def test_two_telling_words_are_neither() -> None:
    assert not is_informative("notebook plots")
    assert not is_uninformative("confusion matrix")


@pytest.mark.parametrize(
    ("subject", "opens"),
    [
        ("Adds a split", True),
        ("fixed the loss", True),
        ("feat: compare models", True),
        ("The loss", False),
        ("", False),
    ],
)
def test_an_opening_verb_is_recognised(subject: str, *, opens: bool) -> None:
    assert opens_with_verb(subject) is opens


@pytest.mark.parametrize(
    ("subject", "is_mended"),
    [
        ("corrections", True),
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

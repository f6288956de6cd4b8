import pytest

from portfolio_audit.parsers.messages import is_informative, is_uninformative, opens_with_verb


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

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_audit.render.untrusted import cut, cut_middle, https_link, one_line, printable, without_commands


@given(st.text(st.characters()))
def test_no_control_or_direction_character_is_left(text: str) -> None:
    assert not {category(character) for character in printable(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text(st.characters()))
def test_without_unicode_only_ascii_is_left(text: str) -> None:
    assert printable(text, unicode=False).isascii()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("caf\u00e9 数据", "caf\u00e9 数据"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("\x1b[31m", "\\u001b[31m"),
        ("a\u200bb", "a\\u200bb"),
        ("\U000e0041", "\\U000e0041"),
        ("\udc80", "\\udc80"),
        ("\u3164", "\\u3164"),
    ],
)
def test_unseen_characters_stand_as_escapes(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(), st.integers(10, 200))
def test_a_cut_text_is_never_longer_than_allowed(text: str, length: int) -> None:
    assert len(cut(text, length)) <= length
    assert len(cut_middle(text, length)) <= length
    assert len(one_line(text, length)) <= length


def test_a_long_path_keeps_its_file_name() -> None:
    assert cut_middle("data/" * 40 + "train.csv", 30).endswith("/train.csv")


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "http://github.com/a/b",
        "HTTPS://github.com/a/b",
        " https://github.com",
        "https://github.com/a b",
        "https://github.com/\u202e",
        "https://github.com/\n",
        "data:text/html,x",
        "https://" + "a" * 3000,
    ],
)
def test_only_plain_https_becomes_a_link(address: str | None) -> None:
    assert https_link(address) is None


def test_a_plain_https_address_is_kept() -> None:
    assert https_link("https://github.com/a/b?plain=1#L3") == "https://github.com/a/b?plain=1#L3"


@pytest.mark.parametrize("text", ["::error::x", "a:::::b", "##[group]", "::stop-commands::##[x"])
def test_no_workflow_command_is_left(text: str) -> None:
    broken = without_commands(text)

    assert "::" not in broken
    assert "##[" not in broken

"""The key of pseudonyms, and what is made of it."""

import stat
from pathlib import Path

import pytest

from portfolio_audit.cohort.pseudonyms import Pseudonyms, read_key
from portfolio_audit.errors import UsageError


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "class.key"
    key = read_key(path)

    assert read_key(path) == key
    assert len(key) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "class.key"
    read_key(path)
    path.chmod(0o640)

    with pytest.raises(UsageError, match="Others may read") as caught:
        read_key(path)
    assert "chmod 600" in caught.value.advice


@pytest.mark.parametrize("content", [b"", b"portfolio-audit pseudonyms\nabc", b"\xff\xfe", b"x" * 5_000])
def test_a_file_that_is_no_key_is_told_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "class.key"
    path.write_bytes(content)
    path.chmod(0o600)

    with pytest.raises(UsageError, match="is no key file"):
        read_key(path)
    assert path.read_bytes() == content


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be made"):
        read_key(tmp_path / "missing" / "class.key")


def test_codes_hold_no_vowel_begin_with_a_letter_and_are_each_ones_own() -> None:
    codes = Pseudonyms(bytes(32)).codes("student", [f"s{number}" for number in range(30_000)])

    assert len(set(codes.values())) == 30_000
    assert not set("".join(codes.values())) & set("aeiouy01l")
    assert all(code[0].isalpha() for code in codes.values())
    assert {len(code) for code in codes.values()} <= {6, 12}

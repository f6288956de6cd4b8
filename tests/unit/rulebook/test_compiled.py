from pathlib import Path

import pytest

from portfolio_audit.cache.checked_file import write_checked
from portfolio_audit.rulebook.compiled import load_compiled
from portfolio_audit.rulebook.load import load_rulebook


def test_the_rules_come_back_as_they_were_read(tmp_path: Path) -> None:
    plain = load_rulebook()
    first, second = load_compiled(tmp_path), load_compiled(tmp_path)

    assert len(list(tmp_path.glob("rules-*.msgpack"))) == 1
    for found in (first, second):
        assert repr(found.rules) == repr(plain.rules)
        assert repr(found.questions) == repr(plain.questions)
        assert (found.version, found.digest, found.criteria) == (plain.version, plain.digest, plain.criteria)
        assert found.vocabulary == plain.vocabulary


@pytest.mark.parametrize("content", [b"", b"torn", b"x" * 1_000])
def test_a_broken_file_is_read_anew(tmp_path: Path, content: bytes) -> None:
    digest = load_compiled(tmp_path).digest
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)

    assert load_compiled(tmp_path).digest == digest
    assert file.stat().st_size > 10_000


def test_a_value_of_another_program_is_read_anew(tmp_path: Path) -> None:
    digest = load_compiled(tmp_path).digest
    (file,) = tmp_path.iterdir()
    write_checked(file, b"\x93 something else")

    assert load_compiled(tmp_path).digest == digest


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    assert load_compiled(tmp_path / "gone").rules
    assert load_compiled(None).rules

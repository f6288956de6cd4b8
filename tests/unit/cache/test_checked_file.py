from pathlib import Path

from portfolio_audit.cache.checked_file import read_checked, write_checked


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_checked(tmp_path / "rules-a.msgpack", b"value")

    assert read_checked(tmp_path / "rules-a.msgpack") == b"value"
    assert read_checked(tmp_path / "rules-b.msgpack") is None


def test_any_change_means_that_nothing_is_there(tmp_path: Path) -> None:
    file = tmp_path / "rules-a.msgpack"
    write_checked(file, b"value")
    whole = file.read_bytes()
    for position in range(len(whole)):
        file.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        assert read_checked(file) is None
    (tmp_path / "rules-b.msgpack").write_bytes(whole)

    assert read_checked(tmp_path / "rules-b.msgpack") is None


def test_files_of_other_versions_do_not_gather(tmp_path: Path) -> None:
    for version in "abcde":
        write_checked(tmp_path / f"rules-{version}.msgpack", b"value")

    assert len(list(tmp_path.iterdir())) == 3
    assert (tmp_path / "rules-e.msgpack").exists()

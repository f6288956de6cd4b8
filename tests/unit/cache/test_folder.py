import os
import stat
from pathlib import Path

import pytest

from portfolio_audit.cache.folder import cache_folder


def test_the_variable_names_the_folder_and_it_is_for_the_user_alone(tmp_path: Path) -> None:
    found = cache_folder({"PORTFOLIO_AUDIT_CACHE_DIR": str(tmp_path / "deep" / "kept")})

    assert found == tmp_path / "deep" / "kept"
    assert stat.S_IMODE(found.stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(mode)

    assert cache_folder({"PORTFOLIO_AUDIT_CACHE_DIR": str(folder)}) is None


def test_a_link_or_a_file_in_its_place_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert cache_folder({"PORTFOLIO_AUDIT_CACHE_DIR": str(tmp_path / "link")}) is None
    assert cache_folder({"PORTFOLIO_AUDIT_CACHE_DIR": str(tmp_path / "file")}) is None


def test_a_name_that_is_no_path_is_not_used() -> None:
    assert cache_folder({"PORTFOLIO_AUDIT_CACHE_DIR": "a\0b"}) is None


@pytest.mark.skipif(os.name == "nt", reason="a convention of Unix")
def test_without_the_variable_the_convention_of_the_platform_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    found = cache_folder({})

    assert found is not None
    assert found.name == "portfolio-audit"
    assert found.is_relative_to(tmp_path)

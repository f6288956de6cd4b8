import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from portfolio_audit.sources.removal import private_folder, remove_folder

WAITING = """
import os, signal
from portfolio_audit.sources.removal import private_folder
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
with private_folder() as folder:
    (folder / "spool").write_bytes(b"x")
    print(folder, flush=True)
    signal.pause()
"""


def test_a_private_folder_is_gone_afterwards_also_after_an_error() -> None:
    folders: list[Path] = []
    with suppress(RuntimeError), private_folder() as folder:
        folders.append(folder)
        (folder / "deep/er").mkdir(parents=True)
        (folder / "deep/er/file").write_bytes(b"x")
        (folder / "deep").chmod(0o500)
        raise RuntimeError

    assert [folder.exists() for folder in folders] == [False]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, -signal.SIGINT)])
def test_a_private_folder_is_gone_after_a_signal(tmp_path: Path, number: signal.Signals, code: int) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", WAITING]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        folder = Path(child.stdout.readline().decode().strip())
        assert folder.parent == tmp_path
        child.send_signal(number)
        child.wait(timeout=10)

    assert child.returncode == code
    assert not folder.exists()


def test_removal_does_not_follow_links(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").write_bytes(b"x")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(kept)
    remove_folder(folder)

    assert not folder.exists()
    assert (kept / "file").exists()


def test_removal_of_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    remove_folder(tmp_path / "nothing")

    assert list(tmp_path.iterdir()) == []

import os
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from portfolio_audit.errors import NoSpaceError
from portfolio_audit.snapshot.records import Entry, EntryKind
from portfolio_audit.snapshot.spool import SpoolContents, SpoolWriter


def entry(path: str) -> Entry:
    return Entry(path, EntryKind.FILE, 1, "")


def test_contents_come_back_as_they_went_in(tmp_path: Path) -> None:
    writer = SpoolWriter(tmp_path / "spool")
    writer.add("a", b"one")
    writer.add("empty", b"")
    writer.name("b", writer.append([b"tw", b"o\0"]))
    writer.close()
    contents = SpoolContents(writer.path, writer.index)

    assert [contents.read(entry(path)) for path in ("b", "a", "empty")] == [b"two\0", b"one", b""]
    contents.close()


def test_two_paths_share_one_span(tmp_path: Path) -> None:
    writer = SpoolWriter(tmp_path / "spool")
    span = writer.append([b"same"])
    writer.name("a", span)
    writer.name("b", span)
    writer.close()

    assert writer.index["a"] == writer.index["b"]
    assert writer.path.stat().st_size == 4


def test_a_content_that_broke_off_is_overwritten(tmp_path: Path) -> None:
    writer = SpoolWriter(tmp_path / "spool")
    writer.add("a", b"kept")
    end = writer.end_bytes
    writer.append([b"half a no"])
    writer.drop_since(end)
    writer.add("b", b"whole")
    writer.close()
    contents = SpoolContents(writer.path, writer.index)

    assert (contents.read(entry("a")), contents.read(entry("b"))) == (b"kept", b"whole")
    contents.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_can_read_the_spool(tmp_path: Path) -> None:
    writer = SpoolWriter(tmp_path / "spool")
    writer.close()

    assert stat.S_IMODE(writer.path.stat().st_mode) == 0o600


def test_a_spool_that_exists_is_not_reused(tmp_path: Path) -> None:
    (tmp_path / "spool").write_bytes(b"old")

    with pytest.raises(FileExistsError):
        SpoolWriter(tmp_path / "spool")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110 - a device
def test_a_full_disk_is_said_in_plain_words(tmp_path: Path) -> None:
    writer = SpoolWriter(tmp_path / "spool")
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, writer._descriptor)
    os.close(full)

    with pytest.raises(NoSpaceError, match="No space left"):
        writer.add("a", b"x" * 10_000)
    writer.close()


def test_what_is_forgotten_is_read_anew_and_what_stays_is_not(tmp_path: Path) -> None:
    with closing(SpoolWriter(tmp_path / "spool")) as writer:
        kept = writer.append([b"kept"])
        writer.remember("1", kept)
        end = writer.end_bytes
        writer.remember("2", writer.append([b"gone"]))
        writer.forget_since(end)

        assert (writer.recall("1"), writer.recall("2"), writer.end_bytes) == (kept, None, end)

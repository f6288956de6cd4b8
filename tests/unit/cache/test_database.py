"""The file of kept values against everything that can happen to a file."""

import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from subprocess import run

import pytest

from portfolio_audit.cache.database import Database, Row

TODAY = date(2026, 3, 1)


def make_database(folder: Path, today: date = TODAY, total_bytes: int = 10_000_000) -> Database:
    return Database(folder, "one", today, total_bytes)


def make_row(number: int, value: bytes = b"value") -> Row:
    return Row(number.to_bytes(32), "parse", value)


def read(database: Database, *numbers: int) -> list[Row]:
    return list(database.read(number.to_bytes(32) for number in numbers))


def file_of(folder: Path) -> Path:
    return folder / "kept-one.sqlite"


def test_what_is_written_is_read_back_by_another_run(tmp_path: Path) -> None:
    make_database(tmp_path).write([make_row(1), make_row(2, b"")], [])

    assert read(make_database(tmp_path), 1, 2, 3) == [make_row(1), make_row(2, b"")]


def test_nothing_is_known_before_anything_is_written_and_no_file_is_made(tmp_path: Path) -> None:
    assert read(make_database(tmp_path), 1) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5_000])
def test_a_broken_file_means_that_nothing_is_known_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    file_of(tmp_path).write_bytes(content)
    database = make_database(tmp_path)

    assert read(database, 1) == []
    database.write([make_row(1)], [])
    database.write([make_row(1)], [])
    assert read(database, 1) == [make_row(1)]


def test_any_byte_of_the_file_may_be_wrong(tmp_path: Path) -> None:
    make_database(tmp_path).write([make_row(number, b"value" * 50) for number in range(20)], [])
    whole = file_of(tmp_path).read_bytes()
    for position in range(0, len(whole), 97):
        file_of(tmp_path).write_bytes(whole[:position] + bytes([whole[position] ^ 0x55]) + whole[position + 1 :])
        for row in read(make_database(tmp_path), *range(20)):
            assert row.value == b"value" * 50


def test_a_value_that_was_changed_in_place_is_not_given(tmp_path: Path) -> None:
    make_database(tmp_path).write([make_row(1), make_row(2)], [])
    with closing(sqlite3.connect(file_of(tmp_path))) as connection, connection:
        connection.execute("UPDATE kept SET value = CAST(value || X'00' AS BLOB) WHERE key = ?", ((1).to_bytes(32),))

    assert read(make_database(tmp_path), 1, 2) == [make_row(2)]


def test_a_value_under_another_key_is_not_given(tmp_path: Path) -> None:
    make_database(tmp_path).write([make_row(1)], [])
    with closing(sqlite3.connect(file_of(tmp_path))) as connection, connection:
        connection.execute("UPDATE kept SET key = ?", ((2).to_bytes(32),))

    assert read(make_database(tmp_path), 1, 2) == []


def test_a_column_of_another_type_means_that_nothing_is_known(tmp_path: Path) -> None:
    make_database(tmp_path).write([make_row(1)], [])
    with closing(sqlite3.connect(file_of(tmp_path))) as connection, connection:
        connection.execute("UPDATE kept SET value = 7")

    assert read(make_database(tmp_path), 1) == []


def test_what_was_not_used_for_the_longest_goes_first(tmp_path: Path) -> None:
    database = make_database(tmp_path, total_bytes=100_000)
    database.write([make_row(number, b"x" * 1_000) for number in range(40)], [])
    later = make_database(tmp_path, date(2026, 3, 2), total_bytes=100_000)
    later.write([make_row(number, b"x" * 1_000) for number in range(40, 100)], [make_row(7).key])
    left = [int.from_bytes(row.key) for row in read(later, *range(100))]

    assert 7 in left
    assert 90 in left
    assert 8 not in left
    assert len(left) * 1_000 <= 100_000


def test_a_row_that_was_not_used_today_says_so_once(tmp_path: Path) -> None:
    make_database(tmp_path).write([make_row(1)], [])
    tomorrow = make_database(tmp_path, date(2026, 3, 2))

    assert [row.is_stale for row in read(tomorrow, 1)] == [True]
    tomorrow.write([], [make_row(1).key])
    assert [row.is_stale for row in read(tomorrow, 1)] == [False]


def test_files_of_other_versions_do_not_gather(tmp_path: Path) -> None:
    for version in ("one", "two", "three", "four", "five"):
        Database(tmp_path, version, TODAY).write([make_row(1)], [])

    assert len(list(tmp_path.glob("kept-*.sqlite"))) <= 3
    assert (tmp_path / "kept-five.sqlite").exists()


def test_a_file_that_somebody_holds_costs_nothing_but_the_rows(tmp_path: Path) -> None:
    database = make_database(tmp_path)
    database.write([make_row(1)], [])
    with closing(sqlite3.connect(file_of(tmp_path), isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        database.write([make_row(2)], [])
        holder.execute("ROLLBACK")

    assert read(database, 1, 2) == [make_row(1)]


def test_a_folder_that_is_gone_or_read_only_is_no_error(tmp_path: Path) -> None:
    database = make_database(tmp_path / "gone")
    database.write([make_row(1)], [])

    assert read(database, 1) == []


def test_many_processes_write_and_delete_at_the_same_time(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from portfolio_audit.cache.database import Database, Row\n"
        "database = Database(Path(sys.argv[1]), 'one', date(2026, 3, 1))\n"
        "for number in range(30):\n"
        "    key = number.to_bytes(32)\n"
        "    database.write([Row(key, 'parse', key * 100)], [])\n"
        "    if number == 15 and sys.argv[2] == '0': database.forget()\n"
        "    assert all(row.value == row.key * 100 for row in database.read([key]))\n"
    )
    with ThreadPoolExecutor(4) as pool:
        command = [sys.executable, "-c", program, str(tmp_path)]
        ended = list(pool.map(lambda number: run([*command, str(number)], check=False).returncode, range(4)))

    assert ended == [0, 0, 0, 0]

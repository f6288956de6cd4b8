from portfolio_audit.snapshot.memory import ParseMemory
from portfolio_audit.snapshot.snapshot import Snapshot
from support.snapshots import make_snapshot


def count_bytes(content: bytes) -> int:
    PARSED.append(content)
    return len(content)


PARSED: list[bytes] = []


def parse_all(files: dict[str, str], memory: ParseMemory) -> None:
    made = make_snapshot(files)
    snapshot = Snapshot(made.record, made._contents, memory=memory)
    for entry in snapshot.entries:
        snapshot.parsed(entry, count_bytes)
    memory.turn()


def test_what_did_not_change_is_parsed_once() -> None:
    memory = ParseMemory()
    PARSED.clear()
    parse_all({"a.py": "a", "b.py": "b"}, memory)
    parse_all({"a.py": "a", "moved/b.py": "b", "c.py": "c"}, memory)

    assert PARSED == [b"a", b"b", b"c"]


def test_what_one_snapshot_did_not_ask_for_is_forgotten() -> None:
    memory = ParseMemory()
    PARSED.clear()
    for files in ({"a.py": "a"}, {"b.py": "b"}, {"b.py": "b"}, {"a.py": "a"}):
        parse_all(files, memory)

    assert PARSED == [b"a", b"b", b"a"]

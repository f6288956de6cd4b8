"""What a snapshot remembers."""

from portfolio_audit.snapshot.snapshot import Snapshot
from support.snapshots import make_snapshot


def test_what_is_derived_is_made_once() -> None:
    made: list[Snapshot] = []

    def derive(snapshot: Snapshot) -> tuple[str, ...]:
        made.append(snapshot)
        return tuple(entry.path for entry in snapshot.files)

    snapshot = make_snapshot({"a.py": "x = 1\n"})

    assert snapshot.derived(derive) == ("a.py",)
    assert snapshot.derived(derive) == ("a.py",)
    assert made == [snapshot]


def test_two_snapshots_derive_for_themselves() -> None:
    def derive(snapshot: Snapshot) -> int:
        return len(snapshot.files)

    assert make_snapshot({"a.py": ""}).derived(derive) == 1
    assert make_snapshot({"a.py": "", "b.py": ""}).derived(derive) == 2

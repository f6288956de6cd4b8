import pytest

from portfolio_audit.snapshot.listing import Listed, is_git_name, is_odd, list_entries, shown_path
from portfolio_audit.snapshot.records import EntryKind


def listed(path: bytes, size: int | None = 1, kind: EntryKind = EntryKind.FILE) -> Listed:
    return Listed(path, kind, size, "0" * 40)


def test_entries_are_sorted_by_path() -> None:
    listing = list_entries([listed(b"b.py"), listed(b"a/z.py"), listed(b"a.py")])

    assert [entry.path for entry in listing.entries] == ["a.py", "a/z.py", "b.py"]


def test_bytes_that_are_no_text_are_shown_escaped() -> None:
    assert shown_path(b"caf\xe9.py") == "caf\\xe9.py"


@pytest.mark.parametrize(
    "path",
    [
        b"../x",
        b"a/../x",
        b"/etc/passwd",
        b"a//b",
        b"./a",
        b".git/config",
        b"a/.GIT/x",
        b"a/.git /x",
        b"git~1",
        b"d/" * 70,
        b"n" * 2000,
    ],
)
def test_a_path_that_could_lead_elsewhere_is_listed_but_not_read(path: bytes) -> None:
    listing = list_entries([listed(path)])

    assert is_odd(path)
    assert listing.entries[0].unread == "odd name"
    assert [warning.code for warning in listing.warnings] == ["odd-name"]


@pytest.mark.parametrize("name", [b".gitignore", b".github", b"git", b".gitkeep", b"my.git"])
def test_names_that_only_begin_like_git_are_ordinary(name: bytes) -> None:
    assert not is_git_name(name)


def test_of_two_entries_of_one_name_the_first_counts() -> None:
    twins = [Listed(b"a.py", EntryKind.FILE, 1, "1" * 40), Listed(b"a.py", EntryKind.FILE, 2, "2" * 40)]
    listing = list_entries(twins)

    assert [entry.blob_id for entry in listing.entries] == ["1" * 40]
    assert listing.warnings[0].paths == ("a.py",)


def test_an_unknown_size_means_that_the_clone_lacks_it() -> None:
    listing = list_entries([listed(b"data.csv", None)])

    assert listing.entries[0].unread == "not in this clone"
    assert (listing.warnings[0].code, listing.warnings[0].message) == ("not-in-clone", "1 file is not in this clone")


def test_what_a_fetch_left_out_is_known_from_below_and_only_a_notebook_is_missed() -> None:
    listing = list_entries([listed(b"a.csv", None), listed(b"b.ipynb", None), listed(b"c.bin", None)], 10_485_760)

    assert [entry.unread for entry in listing.entries] == ["too large", "not in this clone", "binary"]
    assert {(entry.size_bytes, entry.is_at_least) for entry in listing.entries} == {(10_485_760, True)}
    assert listing.warnings[0].paths == ("b.ipynb",)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [(EntryKind.LINK, "a link"), (EntryKind.SUBMODULE, "a submodule"), (EntryKind.OTHER, "not a regular file")],
)
def test_what_is_no_file_is_not_read(kind: EntryKind, reason: str) -> None:
    assert list_entries([listed(b"README.md", 5, kind)]).entries[0].unread == reason

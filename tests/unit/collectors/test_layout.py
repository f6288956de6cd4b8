from msgspec.structs import replace

from portfolio_audit.collectors.layout import collect
from portfolio_audit.snapshot.absent import Absent
from portfolio_audit.snapshot.listing import NOT_IN_CLONE
from portfolio_audit.snapshot.records import Entry, EntryKind
from portfolio_audit.snapshot.snapshot import MemoryContents, Snapshot
from support.snapshots import make_snapshot


def test_folders_are_recognised() -> None:
    facts = collect(
        make_snapshot(
            dict.fromkeys(("src/a.py", "tests/test_a.py", "docs/a.md", "data/a.csv", "notebooks/a.ipynb"), "x")
        )
    )

    assert facts.has_source_folder
    assert facts.has_tests_folder
    assert facts.has_docs_folder
    assert facts.has_data_folder
    assert facts.has_notebooks_folder


def test_tracked_files_that_the_ignore_rules_name_are_told() -> None:
    facts = collect(make_snapshot({".gitignore": "*.log\ndata/\n", "run.log": "1", "data/.gitkeep": "", "a.py": ""}))

    assert [one.at.path for one in facts.ignored_but_tracked] == ["run.log"]


def test_what_an_editor_ignores_in_its_own_folder_is_no_gitignore_of_the_author() -> None:
    files = {".idea/.gitignore": "shelf/\n", "web/.gitignore": "node_modules/\n", "a.py": ""}

    assert [one.text for one in collect(make_snapshot(files)).gitignore] == ["web/.gitignore"]


def test_junk_has_one_place_a_folder() -> None:
    facts = collect(make_snapshot({"__pycache__/a.pyc": "1", "__pycache__/b.pyc": "2", "a.py": ""}))

    assert [one.text for one in facts.junk] == ["__pycache__/: Python cache (2)"]
    assert facts.junk_files == 2


def test_settings_without_a_secret_are_not_private() -> None:
    facts = collect(
        make_snapshot({".env": "API_URL=https://example.org\n", "web/.env": "SECRET_KEY=abc\n", "empty/.env": ""})
    )

    assert [one.at.path for one in facts.private_files] == ["web/.env"]


def test_large_files_are_told_by_the_two_limits() -> None:
    facts = collect(make_snapshot(sizes={"a.csv": 20_000_000, "b.csv": 60_000_000, "c.csv": 1_000}))

    assert not isinstance(facts.large_files, Absent)
    assert not isinstance(facts.too_large_files, Absent)
    assert [one.at.path for one in facts.large_files] == ["a.csv", "b.csv"]
    assert [one.at.path for one in facts.too_large_files] == ["b.csv"]


def test_large_files_are_unknown_where_git_does_not_tell_sizes() -> None:
    partly = collect(make_snapshot({"train.py": "1"}, sizes={"a.csv": 20_000_000, "b.csv": None}))

    assert not isinstance(partly.large_files, Absent)
    assert partly.too_large_files == Absent(
        "1 file is not in this clone, so git does not tell the size", "Audit a full clone."
    )


def test_a_file_that_the_fetch_left_out_is_large() -> None:
    left_out = Entry("data/all.csv", EntryKind.FILE, 10_485_760, "", "too large", is_at_least=True)
    missing = Entry("work.ipynb", EntryKind.FILE, 10_485_760, "", NOT_IN_CLONE, is_at_least=True)
    record = replace(make_snapshot().record, entries=(left_out, missing))
    facts = collect(Snapshot(record, MemoryContents({})))

    assert not isinstance(facts.large_files, Absent)
    assert [one.text for one in facts.large_files] == [
        "data/all.csv (10,485,760 bytes or more)",
        "work.ipynb (10,485,760 bytes or more)",
    ]
    assert facts.too_large_files == ()


def test_copies_of_a_source_file_are_told() -> None:
    text = "print(1)\n" * 100
    facts = collect(make_snapshot({"a.py": text, "b.py": text, "c.py": "x", "d.py": "x"}))

    assert [one.at.path for one in facts.duplicates] == ["b.py"]


def test_placeholder_names_are_told() -> None:
    facts = collect(
        make_snapshot(
            {
                "Untitled1.ipynb": "{}",
                "model_final_v2.py": "",
                "Copy of plan.ipynb": "{}",
                "newton.py": "",
                "renewal.py": "",
            }
        )
    )

    assert [one.at.path for one in facts.odd_names] == ["Copy of plan.ipynb", "Untitled1.ipynb", "model_final_v2.py"]


def test_a_telling_name_says_what_it_is_about() -> None:
    assert collect(make_snapshot(name="ada/tram-delays")).has_telling_name
    assert not collect(make_snapshot(name="ada/my-project")).has_telling_name

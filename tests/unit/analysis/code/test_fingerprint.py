"""Fingerprints of programs."""

from array import array

from portfolio_audit.analysis.code.code_print import NO_LIMIT, CodePrint
from portfolio_audit.analysis.code.fingerprint import make_code_print, print_units
from support.programs_alike import functions, notebook
from support.snapshots import make_snapshot


def hashes(code_print: CodePrint) -> set[int]:
    return set(array("Q", code_print.hashes))


def test_the_same_program_has_the_same_print_every_time() -> None:
    one = print_units([(("a.py", None), functions(5))])
    other = print_units([(("b.py", None), functions(5))])

    assert one.hashes == other.hashes
    assert one.limit == NO_LIMIT
    assert hashes(
        print_units([(("a.py", None), "def f(a):\n    return sorted(a, key=len)[0] + max(a) * min(a)\n")])
    ) == {1301080865207724746, 3381770350318752062}


def test_files_and_cells_are_told_by_path_and_number() -> None:
    snapshot = make_snapshot({"a.py": functions(2), "b.ipynb": notebook(functions(1, start=7), "x = 1")})

    code_print = make_code_print(snapshot)

    assert code_print.units == (("a.py", None), ("b.ipynb", 1), ("b.ipynb", 2))
    assert set(array("H", code_print.places)[::3]) == {0, 1}


def test_a_notebook_and_its_script_share_their_marks() -> None:
    script = make_code_print(make_snapshot({"a.py": functions(6)}))
    cells = make_code_print(
        make_snapshot({"a.ipynb": notebook("%matplotlib inline\n" + functions(6), "!pip install x")})
    )

    assert hashes(script) == hashes(cells)


def test_tests_generated_code_and_copied_libraries_are_left_out() -> None:
    files = {
        "tests/test_a.py": functions(3),
        "settings.py": f'"""\nDjango settings for shop project.\n"""\n{functions(3)}',
        "node_modules/x/b.py": functions(3),
    }

    assert make_code_print(make_snapshot(files)).hashes == b""


def test_of_a_large_program_the_smallest_hashes_are_kept_and_the_limit_is_told() -> None:
    whole = print_units([(("a.py", None), functions(40))])
    part = print_units([(("a.py", None), functions(40))], most=50)

    assert len(hashes(part)) == 50
    assert hashes(part) == {mark for mark in hashes(whole) if mark < part.limit}


def test_no_code_leaves_no_marks() -> None:
    assert make_code_print(make_snapshot({"README.md": "# x"})) == CodePrint((), b"", b"")
    assert make_code_print(make_snapshot({"a.ipynb": "{broken", "b.py": b"\xff\xfe\x00"})).hashes == b""


def test_the_places_are_the_lines_of_the_marks() -> None:
    text = "import os\n\n\n" + functions(1)

    places = array("H", print_units([(("a.py", None), text)]).places)

    assert min(places[1::3]) == 4
    assert max(places[2::3]) == 3 + functions(1).rstrip().count("\n") + 1

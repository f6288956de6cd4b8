"""Languages are counted by lines."""

import json

from portfolio_audit.collectors.languages import collect
from support.snapshots import make_snapshot


def test_the_language_with_most_lines_is_the_main_one() -> None:
    facts = collect(make_snapshot({"a.py": "x = 1\n", "b.R": "x <- 1\ny <- 2\n\n"}))

    assert facts.main == "r"
    assert [(one.text, one.lines, one.share) for one in facts.languages] == [("r", 2, 0.667), ("python", 1, 0.333)]


def test_cells_count_for_the_language_of_their_kernel() -> None:
    cell: dict[str, object] = {
        "cell_type": "code",
        "metadata": {},
        "execution_count": None,
        "source": "x <- 1",
        "outputs": [],
    }
    metadata = {"kernelspec": {"name": "ir", "language": "R"}}
    book = json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 4})

    assert collect(make_snapshot({"a.ipynb": book})).main == "r"


def test_a_helper_script_does_not_make_a_cpp_project_a_python_one() -> None:
    facts = collect(make_snapshot({"net.cpp": "int x = 1;\n" * 200, "plot.py": "x = 1\n" * 10}))

    assert (facts.main, facts.has_python) == ("c++", False)


def test_copied_libraries_do_not_count() -> None:
    assert collect(make_snapshot({"node_modules/a.js": "x\n" * 99, "a.py": "x = 1\n"})).main == "python"


def test_a_language_that_nothing_here_reads_is_told() -> None:
    facts = collect(make_snapshot({"a.sas": "data a;\n" * 10}))

    assert (facts.main, facts.read_share, facts.has_python) == ("sas", 0.0, False)


def test_a_repository_without_code_has_no_language() -> None:
    facts = collect(make_snapshot({"README.md": "# Hi"}))

    assert (facts.main, facts.lines, facts.read_share) == ("", 0, 0.0)

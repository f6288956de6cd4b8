"""How many notebook facts equal the expectations of a file of cases."""

import argparse
import json
import subprocess
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from portfolio_audit.analysis.notebook_traits import NotebookTraits, read_traits
from portfolio_audit.parsers.notebook import parse_notebook

FACTS: dict[str, Callable[[NotebookTraits], bool | int]] = {
    "non_linear_execution": lambda traits: not traits.is_linear,
    "non_executed_notebook": lambda traits: not traits.is_executed,
    "imports_beyond_first_cell": lambda traits: traits.imports_beyond_first_cell,
    "non_executed_cells": lambda traits: traits.non_executed_cells,
    "long_multiline_python_comment": lambda traits: len(traits.long_comments),
    "empty_cells": lambda traits: traits.empty_cells,
    "untitled_notebook": lambda traits: traits.is_untitled,
    "notebook_named_with_unrestricted_charset": lambda traits: not traits.has_plain_name,
    "duplicate_notebook_not_renamed": lambda traits: traits.is_copy,
    "long_filename": lambda traits: traits.has_long_name,
    "invalid_python_syntax": lambda traits: bool(traits.invalid_cells),
}


def git_directory(repositories: Path) -> Path:
    """Give the git directory of the repository that holds the fixtures."""
    repository = repositories / "collab-uniba+pynblint" / "repo"
    return repository / ".git" if (repository / ".git").is_dir() else repository


def read_fixture(directory: Path, path: str) -> bytes:
    """Read a fixture from the git objects."""
    command = ["git", "-c", "safe.directory=*", "--git-dir", str(directory), "show", f"HEAD:{path}"]
    return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603  # paths of our own list


def main() -> None:
    """Print each case that differs, and the number that agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    options = parser.parse_args()
    cases = json.loads(options.cases.read_text(encoding="utf-8"))
    directory = git_directory(options.repositories)
    agreeing = 0
    for case in cases:
        content = read_fixture(directory, case["fixture"])
        path = PurePosixPath(case["fixture"]).name
        found = FACTS[case["rule"]](read_traits(path, len(content), parse_notebook(content)))
        agreeing += found == case["expected"]
        if found != case["expected"]:
            print(f"differs: {case['rule']} of {path}: expected {case['expected']}, found {found}")
    print(f"notebook facts {agreeing} of {len(cases)}")


if __name__ == "__main__":
    main()

import pytest

from portfolio_audit.analysis.prose.prose_commands import find_commands
from portfolio_audit.analysis.prose.prose_promises import find_unmet_claims
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.parsers.document_markdown import parse_markdown_text
from support.snapshots import make_snapshot

TREE = "```\n.\n├── src/\n│   ├── train.py   # trains\n│   └── lost.py\n├── data/\n│   └── "
"raw.csv\n└── README.md\n```\n"


def unmet(text: str, *paths: str) -> list[tuple[str, int | None]]:
    tree = TreeNames(make_snapshot(dict.fromkeys(("README.md", *paths), "x")).entries)
    document = parse_markdown_text(text)
    commands = find_commands(document, "README.md", tree)
    return [(claim.claim, claim.at.line) for claim in find_unmet_claims(document, commands, "README.md", tree)]


def test_a_drawn_script_that_is_nowhere_is_unmet_and_data_is_not() -> None:
    assert unmet(TREE, "src/train.py") == [("path", 5)]


def test_a_drawn_folder_of_tests_that_is_nowhere_is_unmet_and_one_for_data_is_not() -> None:
    text = "```\nbikes/\n│── data/    # not in git\n│── tests/   # unit tests\n│── README.md\n```\n"

    assert unmet(text) == [("path", 4)]


def test_a_file_that_moved_is_not_held_against_the_author() -> None:
    assert unmet(TREE, "code/train.py", "code/lost.py") == []


@pytest.mark.parametrize(
    ("text", "claim", "file"),
    [
        ("The code has unit tests for every step.\n", "tests", "tests/test_a.py"),
        ("The service is containerized.\n", "docker", "api/Dockerfile"),
        ("Every push runs GitHub Actions.\n", "ci", ".github/workflows/ci.yml"),
        ("MIT, see the LICENSE file.\n", "licence", "LICENSE.md"),
        ("```sh\ndocker compose up\n```\n", "docker", "docker-compose.yml"),
        ("```sh\npytest\n```\n", "tests", "test_a.py"),
    ],
)
def test_a_claim_needs_a_file_behind_it(text: str, claim: str, file: str) -> None:
    assert [found for found, _ in unmet(text)] == [claim]
    assert unmet(text, file) == []


@pytest.mark.parametrize(
    "text",
    [
        "We plan to add unit tests.\n",
        "There are no unit tests yet.\n",
        "## Future work\n\n- GitHub Actions\n",
        "No Dockerfile is needed.\n",
    ],
)
def test_plans_and_denials_are_no_claims(text: str) -> None:
    assert unmet(text) == []

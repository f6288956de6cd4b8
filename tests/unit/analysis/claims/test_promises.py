import pytest

from portfolio_audit.analysis.claims.promises import find_promises
from portfolio_audit.analysis.prose.prose_commands import find_commands
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.parsers.document_markdown import parse_markdown_text
from support.snapshots import make_snapshot


def unmet(text: str, *paths: str) -> list[tuple[str, int | None]]:
    tree = TreeNames(make_snapshot(dict.fromkeys(("README.md", *paths), "x")).entries)
    document = parse_markdown_text(text)
    commands = find_commands(document, "README.md", tree)
    return [(claim.claim, claim.at.line) for claim in find_promises(document, commands, "README.md", tree)]


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


def test_what_is_missing_counts_once_however_often_it_is_spoken_of() -> None:
    assert unmet("It is containerized.\n\n```sh\ndocker build .\ndocker compose up\npytest\n```\n\n40 tests.\n") == [
        ("tests", 9),
        ("docker", 1),
    ]


def test_several_containers_need_more_than_one_image() -> None:
    assert unmet("```sh\ndocker compose up\n```\n", "Dockerfile") == [("docker", 2)]
    assert unmet("```sh\ndocker build .\n```\n", "api/Dockerfile") == []


@pytest.mark.parametrize(
    "text",
    [
        "We plan to add unit tests.\n",
        "There are no unit tests yet.\n",
        "## Future work\n\n- GitHub Actions\n",
        "No Dockerfile is needed.\n",
        "- [Tracker](https://tracker.example.org) - CI/CD for models. It runs GitHub Actions.\n",
    ],
)
def test_plans_and_denials_are_no_claims(text: str) -> None:
    assert unmet(text) == []

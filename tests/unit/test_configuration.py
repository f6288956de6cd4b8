import pytest

from portfolio_audit.configuration import Configuration, read_configuration
from portfolio_audit.errors import UsageError
from support.snapshots import make_snapshot


def test_a_repository_without_configuration_chooses_nothing() -> None:
    assert read_configuration(make_snapshot({"README.md": "# Churn\n"})) == Configuration()


def test_the_yaml_file_wins_over_pyproject() -> None:
    files = {
        ".portfolio-audit.yml": "profile: mid\nignore: deployment\n",
        "pyproject.toml": '[tool.portfolio-audit]\nprofile = "entry"\n',
    }

    assert read_configuration(make_snapshot(files)) == Configuration("mid", (), ("deployment",))


def test_pyproject_is_read_when_there_is_no_yaml_file() -> None:
    files = {"pyproject.toml": '[tool.portfolio-audit]\nselect = ["readme", "tests"]\n'}

    assert read_configuration(make_snapshot(files)).select == ("readme", "tests")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("profiles: entry\n", "'profile'"),
        ("profile: ../../etc/passwd\n", "profile"),
        ("profile: /tmp/evil.yaml\n", "profile"),
        ("ignore: {a: 1}\n", "ignore"),
        ("- a\n- b\n", "mapping"),
        ("a: &x [1]\nb: *x\n", "aliases"),
        ("a: [\n", "YAML"),
        ("command: rm -rf /\n", "unknown key"),
    ],
)
def test_a_wrong_configuration_is_refused_with_its_place(text: str, part: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_configuration(make_snapshot({".portfolio-audit.yml": text}))

    assert ".portfolio-audit.yml" in caught.value.message
    assert part in caught.value.message + caught.value.advice


def test_a_huge_configuration_is_left_aside() -> None:
    assert (
        read_configuration(make_snapshot({".portfolio-audit.yml": "profile: mid\n" + "#" * 70_000})) == Configuration()
    )


def test_a_broken_pyproject_is_no_reason_to_stop() -> None:
    assert read_configuration(make_snapshot({"pyproject.toml": "[tool.portfolio-audit\n"})) == Configuration()

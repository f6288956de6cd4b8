from pathlib import Path

import pytest

from portfolio_audit.configuration.user import read_user_configuration
from portfolio_audit.errors import UsageError
from portfolio_audit.scoring.waivers import Author


def written(folder: Path, text: str, name: str = "audit.yml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_gates_and_suppressions_of_the_user_are_read(tmp_path: Path) -> None:
    text = (
        "fail-under: 60\nfail-on-drop: 0\nfail-on-new: true\nmin: {testing: 40}\nsuppress:\n"
        "  - {rule: tests-exist, reason: planned}\n"
    )

    found = read_user_configuration(written(tmp_path, text))

    assert (found.fail_under, found.fail_on_drop, found.fail_on_new) == (60, 0, True)
    assert found.minimum == {"testing": 40}
    assert found.waivers[0].author is Author.USER


def test_the_path_of_a_profile_starts_at_the_configuration(tmp_path: Path) -> None:
    found = read_user_configuration(written(tmp_path, "profile: rubrics/mine.yaml\n"))

    assert found.profile == str(tmp_path / "rubrics/mine.yaml")


def test_a_built_in_profile_stays_a_name(tmp_path: Path) -> None:
    assert read_user_configuration(written(tmp_path, "profile: mid\n")).profile == "mid"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("fail_under: 60\n", ":1:1: `fail_under` is not known here, did you mean `fail-under`?"),
        ("profile: mid\nselekt: [readme]\n", ":2:1: `selekt`"),
        (
            "suppress:\n  - {rule: tests-exist, reasons: planned}\n",
            "`reasons` is not known here, did you mean `reason`?",
        ),
        ("fail-on-new: yes please\n", "true or false"),
        ("select: {readme: true}\n", "`select` must hold"),
    ],
)
def test_a_mistake_is_an_error_with_its_line(tmp_path: Path, text: str, part: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_user_configuration(written(tmp_path, text))

    assert "audit.yml" in caught.value.message
    assert part in caught.value.message


def test_a_key_in_pyproject_is_named_with_its_line(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.portfolio-audit]\nprofile = "mid"\nfailunder = 3\n'

    with pytest.raises(UsageError) as caught:
        read_user_configuration(written(tmp_path, text, "pyproject.toml"))

    assert "pyproject.toml:6:1: `failunder` is not known here, did you mean `fail-under`?" in caught.value.message


@pytest.mark.parametrize(
    ("name", "text"), [("pyproject.toml", "[project]\nname = 'x'\n"), ("pyproject.toml", "[project\n")]
)
def test_a_toml_file_without_the_table_is_an_error(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(UsageError, match=r"TOML|no table"):
        read_user_configuration(written(tmp_path, text, name))


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_user_configuration(tmp_path / "nowhere.yml")


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "audit.yml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(UsageError, match="UTF-8"):
        read_user_configuration(tmp_path / "audit.yml")

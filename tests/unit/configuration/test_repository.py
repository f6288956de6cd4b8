import pytest

from portfolio_audit.configuration.configuration import Configuration
from portfolio_audit.configuration.repository import read_repository_configuration
from portfolio_audit.scoring.waivers import Author, Reason
from portfolio_audit.snapshot.snapshot import Snapshot
from support.snapshots import make_snapshot


def with_yaml(text: str) -> Snapshot:
    return make_snapshot({".portfolio-audit.yml": text})


def test_a_repository_without_configuration_chooses_nothing() -> None:
    snapshot = make_snapshot({"README.md": "# Churn\n"})

    assert read_repository_configuration(snapshot) == Configuration()
    assert snapshot.warnings == ()


def test_the_yaml_file_wins_over_pyproject() -> None:
    snapshot = make_snapshot(
        {
            ".portfolio-audit.yml": "profile: mid\nignore: deployment\n",
            "pyproject.toml": '[tool.portfolio-audit]\nprofile = "entry"\n',
        }
    )

    found = read_repository_configuration(snapshot)

    assert (found.profile, found.ignore, found.file) == ("mid", ("deployment",), ".portfolio-audit.yml")


def test_pyproject_is_read_when_there_is_no_yaml_file() -> None:
    files = {"pyproject.toml": '[project]\nname = "x"\n\n[tool.portfolio-audit]\nignore = ["readme", "tests"]\n'}

    assert read_repository_configuration(make_snapshot(files)).ignore == ("readme", "tests")


def test_a_suppression_is_read_with_its_place() -> None:
    text = (
        "suppress:\n"
        "  - rule: tests-exist\n"
        "    reason: elsewhere\n"
        "    note: Tests stand in ada/churn-tests\n"
        "    until: 2026-12-31\n"
        "    paths: [src, 'notebooks/*.ipynb']\n"
    )

    waiver = read_repository_configuration(with_yaml(text)).waivers[0]

    assert (waiver.rule, waiver.reason, waiver.source) == ("tests-exist", Reason.ELSEWHERE, ".portfolio-audit.yml:2")
    assert waiver.author is Author.REPOSITORY
    assert waiver.until is not None
    assert waiver.until.isoformat() == "2026-12-31"
    assert waiver.paths == ("src", "notebooks/*.ipynb")


def test_a_suppression_in_pyproject_names_a_day_in_the_way_of_toml() -> None:
    text = '[[tool.portfolio-audit.suppress]]\nrule = "tests-exist"\nreason = "planned"\nuntil = 2026-12-31\n'

    waiver = read_repository_configuration(make_snapshot({"pyproject.toml": text})).waivers[0]

    assert str(waiver.until) == "2026-12-31"


def test_a_manifest_is_read_as_declared() -> None:
    text = "manifest:\n  context: internship\n  domain: retail\n  showcase: [notebooks/02-model.ipynb]\n"

    manifest = read_repository_configuration(with_yaml(text)).manifest

    assert manifest is not None
    assert (manifest.context, manifest.domain, manifest.showcase) == (
        "internship",
        "retail",
        ("notebooks/02-model.ipynb",),
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("profiles: entry\n", ":1:1: `profiles` is not known here, did you mean `profile`?"),
        ("profile: ../../etc/passwd\n", "profile"),
        ("profile: /tmp/evil.yaml\n", "profile"),
        ("ignore: {a: 1}\n", "ignore"),
        ("- a\n- b\n", "mapping"),
        ("a: &x [1]\nb: *x\n", "aliases"),
        ("ignore: [\n", "YAML"),
        ("command: rm -rf /\n", "`command` is not known"),
        ("suppress:\n  - rule: tests-exist\n", ":2:5: `reason` is missing"),
        ("suppress:\n  - {rule: tests-exist, reason: elswhere}\n", "did you mean `elsewhere`"),
        ("suppress:\n  - {rule: tests-exist, reason: planned, until: soon}\n", "a day such as"),
        ("suppress:\n  - {rule: tests-exist, reason: planned, paths: [../x]}\n", "inside the repository"),
        ("suppress:\n  - {rule: '<script>', reason: planned}\n", "rule id"),
        ("manifest: {context: holiday}\n", "no context"),
        ("manifest: {showcase: [/etc/passwd]}\n", "inside the repository"),
        ("fail-under: 101\n", "0 to 100"),
        ("min: {testing: high}\n", "0 to 100"),
        ("[" * 50_000, "YAML"),
        ("- " * 30_000, "YAML"),
    ],
)
def test_a_mistake_is_a_warning_and_the_file_is_left_aside(text: str, part: str) -> None:
    snapshot = with_yaml(text)

    found = read_repository_configuration(snapshot)

    assert found == Configuration()
    assert len(snapshot.warnings) == 1
    assert ".portfolio-audit.yml" in snapshot.warnings[0].message
    assert part in snapshot.warnings[0].message
    assert not snapshot.warnings[0].incomplete


def test_a_huge_configuration_is_left_aside() -> None:
    assert read_repository_configuration(with_yaml("profile: mid\n" + "#" * 70_000)).profile is None


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\n\n"])
def test_an_empty_configuration_is_none(text: str) -> None:
    snapshot = with_yaml(text)

    assert read_repository_configuration(snapshot).profile is None
    assert snapshot.warnings == ()


def test_a_broken_pyproject_is_no_reason_to_warn() -> None:
    snapshot = make_snapshot({"pyproject.toml": "[tool.portfolio-audit\n"})

    assert read_repository_configuration(snapshot) == Configuration()
    assert snapshot.warnings == ()


def test_a_repository_cannot_choose_what_it_is_asked() -> None:
    snapshot = with_yaml("select: [readme]\nignore: [tests]\n")

    found = read_repository_configuration(snapshot)

    assert (found.select, found.ignore) == ((), ("tests",))
    assert "--config" in snapshot.warnings[0].message


def test_an_unknown_profile_of_a_repository_is_a_warning() -> None:
    snapshot = with_yaml("profile: entri\n")

    assert read_repository_configuration(snapshot).profile is None
    assert "did you mean `entry`" in snapshot.warnings[0].message

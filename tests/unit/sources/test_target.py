import os
from pathlib import Path

import pytest

from portfolio_audit.errors import TargetError
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import GitHubRepo, GitUrl, LocalPath, parse_target

PRIVATE_TEXT = "ghp_neverSayThis"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("ada/churn", GitHubRepo("ada", "churn")),
        ("ada/churn.git", GitHubRepo("ada", "churn")),
        ("ada/churn@v1.0", GitHubRepo("ada", "churn", "v1.0")),
        ("ada/churn@feature/x:models/small", GitHubRepo("ada", "churn", "feature/x", "models/small")),
        ("ada/churn:models/small", GitHubRepo("ada", "churn", None, "models/small")),
        ("https://github.com/ada/churn", GitHubRepo("ada", "churn")),
        ("https://www.github.com/ada/churn.git/", GitHubRepo("ada", "churn")),
        ("https://GitHub.com:443/ada/churn@main", GitHubRepo("ada", "churn", "main")),
        ("https://github.com/ada/churn/tree/main/models", GitHubRepo("ada", "churn", "main", "models")),
        ("https://gitlab.com/group/sub/churn@dev:x", GitUrl("https://gitlab.com/group/sub/churn", "dev", "x")),
        ("https://huggingface.co/spaces/ada/churn", GitUrl("https://huggingface.co/spaces/ada/churn")),
    ],
)
def test_a_remote_target_is_read_with_ref_and_folder(text: str, target: GitHubRepo | GitUrl) -> None:
    assert parse_target(text) == target


@pytest.mark.parametrize(
    ("text", "path", "ref", "subdir"),
    [
        (".", ".", None, None),
        ("repo", "repo", None, None),
        ("repo@main", "repo", "main", None),
        ("repo:src", "repo", None, "src"),
        ("./repo@HEAD~2:src/app/", "./repo", "HEAD~2", "src/app"),
        ("me@work", "me@work", None, None),
        ("me@work@main", "me@work", "main", None),
        ("a:b", "a:b", None, None),
        ("a:b:src", "a:b", None, "src"),
        ("git@host", "git@host", None, None),
    ],
)
def test_an_existing_path_wins_also_with_signs_in_its_name(
    text: str, path: str, ref: str | None, subdir: str | None
) -> None:
    for name in ("repo", "me@work", "a:b", "git@host"):
        Path(name).mkdir()

    assert parse_target(text) == LocalPath(Path(path), ref, subdir)


def test_an_existing_folder_wins_over_the_name_on_github() -> None:
    Path("ada/churn").mkdir(parents=True)

    assert parse_target("ada/churn") == LocalPath(Path("ada/churn"))


def test_a_file_address_means_what_is_committed(tmp_path: Path) -> None:
    assert parse_target(f"file://{tmp_path}@main") == LocalPath(tmp_path, "main", is_committed_only=True)


HOSTILE = [
    "",
    "   ",
    "ext::sh -c touch% x",
    "fd::17",
    "--upload-pack=touch x",
    "-oProxyCommand=x/y",
    "ssh://-oProxyCommand=touch%20x/y",
    "git@github.com:o/r",
    "git@-oProxyCommand=touch:x/y",
    "http://127.169.169.254/latest/meta-data/",
    "http://127.0.0.1:18999/x.git",
    "http://[::1]/x.git",
    "http://0x7f000001/x.git",
    "https://localhost/o/x.git",
    "https://github.com@evil.invalid/o/r",
    "https://github.com.evil.invalid/o/r",
    "https://evil.invalid/github.com/o/r",
    "https://github.com/../../etc",
    "https://github.com/o/..",
    "https://github.com/o/r/../../x/y",
    "https://github.com/%2e%2e/r",
    "https://github.com/o/r%0a--upload-pack=x",
    "https://github.com/o/r\r\nhost: evil",
    "https://g\u0456thub.com/o/r",
    "https://github.com:22/o/r",
    "git://github.com/o/r",
    "http://github.com/o/r",
    "https://github.com/o/" + "r" * 5000,
    "https://github.com/o/r\0x",
    "https://github.com/o/.git",
    "https://github.com/-o/r",
    "https://github.com/o/--r",
    "https://github.com/CON/aux",
    "https://github.com/o/r?x=y#z",
    "https://github.com/o/r:../x",
    "https://github.com/o/r:.git",
    "\\\\evil.invalid\\share\\x",
    "javascript:alert(1)",
    "=cmd|' /C calc'!A0",
    "# comment",
    "no-such-folder",
    "./no/such",
    "a/b/c",
]


@pytest.mark.parametrize("is_remote_only", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_or_unknown_target_is_refused_in_one_line(text: str, is_remote_only: bool) -> None:
    with pytest.raises(TargetError) as caught:
        parse_target(text, is_remote_only=is_remote_only)

    assert caught.value.exit_code == 3
    assert caught.value.advice
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 250


@pytest.mark.parametrize(
    "text",
    [
        f"https://user:{PRIVATE_TEXT}@github.com/o/r",
        f"https://{PRIVATE_TEXT}@github.com/o/r",
        f"git://u:{PRIVATE_TEXT}@github.com/x",
    ],
)
def test_credentials_in_an_address_are_refused_and_not_echoed(text: str) -> None:
    with pytest.raises(TargetError) as caught:
        parse_target(text)

    assert PRIVATE_TEXT not in caught.value.message + caught.value.advice


@pytest.mark.parametrize("text", ["/etc", ".", "file:///etc", "../x", os.sep])
def test_a_roster_cannot_name_a_folder_of_this_machine(text: str) -> None:
    with pytest.raises(TargetError):
        parse_target(text, is_remote_only=True)


@pytest.mark.parametrize("host", ["git.example.org", "https://git.example.org", "git.example.org:8443"])
def test_a_host_counts_when_the_policy_names_it(host: str) -> None:
    origin = host if "://" in host else f"https://{host}"

    assert parse_target(f"{origin}/o/r", FetchPolicy(hosts=(host,))) == GitUrl(f"{origin}/o/r")
    with pytest.raises(TargetError, match="not a known host"):
        parse_target(f"{origin}/o/r")


def test_plain_http_needs_the_whole_origin_in_the_policy() -> None:
    policy = FetchPolicy(hosts=("http://127.0.0.1:8080",))

    assert parse_target("http://127.0.0.1:8080/o/r", policy) == GitUrl("http://127.0.0.1:8080/o/r")
    with pytest.raises(TargetError, match="Only https"):
        parse_target("http://127.0.0.1:8081/o/r", policy)


def test_a_server_of_ones_own_is_github_when_the_policy_says_so() -> None:
    policy = FetchPolicy(github="https://git.example.org")

    assert parse_target("https://git.example.org/ada/churn", policy) == GitHubRepo("ada", "churn")
    assert parse_target("https://github.com/ada/churn", policy) == GitUrl("https://github.com/ada/churn")

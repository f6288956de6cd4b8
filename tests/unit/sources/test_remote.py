import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_audit import limits
from portfolio_audit.errors import NoSpaceError, PortfolioAuditError, TargetError
from portfolio_audit.snapshot.records import Absent, History, SnapshotRecord
from portfolio_audit.sources.complaints import Trouble, classify, fetch_error
from portfolio_audit.sources.open import open_snapshot
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.remote import Remote, _credentials
from portfolio_audit.sources.target import GitHubRepo, GitUrl, parse_target
from support.git_server import GitServer, serve
from support.repositories import NOW, README, Repository, sample

CREDENTIAL = "ghp_neverSayThis"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[GitServer]:
    repository = sample(tmp_path / "work")
    repository.git("tag", "--annotate", "v1", "--message", "one", "HEAD~1")
    repository.git("update-ref", "refs/heads/feature/x", "HEAD~1")
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "served/churn.git"))
    Repository(tmp_path / "served/empty.git", "--bare")
    with serve(tmp_path / "served") as running:
        yield running


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return folder


def fetch(server: GitServer, path: str, ref: str = "", seconds: float = 20) -> SnapshotRecord:
    policy = FetchPolicy(hosts=(server.origin,), token=CREDENTIAL, seconds=seconds, pauses_seconds=(0.05, 0.05))
    target = parse_target(f"{server.origin}/{path}{ref}", policy)
    with open_snapshot(target, policy, NOW) as opened:
        snapshot = opened.snapshot()
        for entry in snapshot.entries:
            snapshot.read(entry)
        return opened.record


def test_a_remote_repository_is_read_without_a_work_tree(server: GitServer, temporary: Path) -> None:
    record = fetch(server, "ok/churn.git")

    assert [entry.path for entry in record.entries] == ["README.md", "src/model.py"]
    assert (record.target.kind, record.target.name, record.target.ref) == ("remote", "ok/churn", "main")
    assert record.target.url is None
    assert isinstance(record.history, History)
    assert [commit.subject for commit in record.history.commits] == ["Add a model", "Say what this is"]
    assert not record.history.all_refs
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("ref", ["v1", "feature/x", "refs/tags/v1"])
def test_a_branch_or_tag_can_be_asked_for(server: GitServer, ref: str) -> None:
    record = fetch(server, "ok/churn.git", f"@{ref}")

    assert [entry.path for entry in record.entries] == ["README.md"]
    assert record.target.ref == ref


def test_a_full_id_and_a_sub_folder_can_be_asked_for(server: GitServer) -> None:
    commit = fetch(server, "ok/churn.git").target.commit
    record = fetch(server, "ok/churn.git", f"@{commit}:src")

    assert [entry.path for entry in record.entries] == ["model.py"]
    assert record.target.commit == commit


def test_an_empty_repository_is_no_error(server: GitServer) -> None:
    record = fetch(server, "ok/empty.git")

    assert record.entries == ()
    assert isinstance(record.history, Absent)
    assert record.history.reason == "the repository has no commits yet"


def test_a_default_branch_named_like_an_option_is_harmless(server: GitServer, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    repository = Repository(tmp_path / "option")
    repository.commit({"README.md": README})
    name = f"refs/heads/--output={canary}"
    repository.git("update-ref", name, "HEAD")
    repository.git("symbolic-ref", "HEAD", name)
    repository.git("clone", "--quiet", "--bare", ".", str(server.root / "option.git"))

    assert fetch(server, "ok/option.git").target.ref == f"--output={canary}"
    assert fetch(server, "ok/churn.git").target.ref == "main"
    assert not canary.exists()


def test_a_repository_of_sha256_can_be_fetched(server: GitServer, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "long", "--object-format=sha256")
    repository.commit({"README.md": README})
    repository.git("clone", "--quiet", "--bare", ".", str(server.root / "long.git"))

    assert len(fetch(server, "ok/long.git").target.commit or "") == 64


def test_a_file_that_the_filter_leaves_out_is_known_from_below(server: GitServer, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "large")
    repository.commit({"README.md": README, "data.csv": os.urandom(limits.LEFT_OUT_BYTES + 1)})
    repository.git("clone", "--quiet", "--bare", ".", str(server.root / "large.git"))
    record = fetch(server, "ok/large.git")

    [data] = [entry for entry in record.entries if entry.path == "data.csv"]
    assert (data.size_bytes, data.is_at_least, data.unread) == (limits.LEFT_OUT_BYTES, True, "too large")
    assert record.warnings == ()


def test_a_large_notebook_is_fetched_after_all(server: GitServer, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "large")
    repository.commit({"README.md": README, "work.ipynb": os.urandom(limits.LEFT_OUT_BYTES + 1)})
    repository.git("clone", "--quiet", "--bare", ".", str(server.root / "large.git"))
    record = fetch(server, "ok/large.git")

    [notebook] = [entry for entry in record.entries if entry.path == "work.ipynb"]
    assert (notebook.size_bytes, notebook.is_at_least, notebook.unread) == (limits.LEFT_OUT_BYTES + 1, False, None)


def test_a_large_notebook_that_does_not_come_is_said_and_nothing_else_is_lost(
    server: GitServer, tmp_path: Path
) -> None:
    repository = Repository(tmp_path / "large")
    repository.commit({"README.md": README, "work.ipynb": os.urandom(limits.LEFT_OUT_BYTES + 1)})
    repository.git("clone", "--quiet", "--bare", ".", str(server.root / "large.git"))
    record = fetch(server, "onefetch/large.git")

    assert [(warning.code, warning.paths) for warning in record.warnings] == [("not-in-clone", ("work.ipynb",))]
    assert "README.md" in {entry.path for entry in record.entries if entry.unread is None}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing/churn.git", "does not exist or is private"),
        ("ok/nothing.git", "does not exist or is private"),
        ("private/churn.git", "does not exist or is private"),
        ("forbidden/churn.git", "does not exist or is private"),
        ("empty200/churn.git", "is no git server"),
        ("portal/churn.git", "is no git server"),
        ("moved/churn.git", "has moved"),
        ("busy/churn.git", "is busy"),
        ("reset/churn.git", "broke off"),
        ("truncated/churn.git", "broke off"),
        ("ok/churn.git@nope", "no branch, tag or commit"),
        ("ok/churn.git@" + "ab" * 20, "no branch, tag or commit"),
    ],
)
def test_a_fault_is_one_line_with_advice_and_leaves_nothing(
    server: GitServer, temporary: Path, path: str, words: str
) -> None:
    name, _at, ref = path.partition("@")
    with pytest.raises(TargetError, match=words) as caught:
        fetch(server, name, f"@{ref}" if ref else "")

    assert caught.value.exit_code == 3
    assert caught.value.advice
    assert CREDENTIAL not in caught.value.message
    assert list(temporary.iterdir()) == []


def test_a_server_that_stalls_is_given_up_in_time(server: GitServer, temporary: Path) -> None:
    start = time.monotonic()
    with pytest.raises(TargetError, match="took too long"):
        fetch(server, "stall/churn.git", seconds=0.7)

    assert time.monotonic() - start < 4
    assert list(temporary.iterdir()) == []


def test_a_connection_that_breaks_once_is_tried_again(server: GitServer) -> None:
    assert len(fetch(server, "once/churn.git").entries) == 2


def test_a_host_that_does_not_exist_is_said(temporary: Path) -> None:
    with serve(temporary) as gone:
        origin = gone.origin
    policy = FetchPolicy(hosts=(origin,), pauses_seconds=())

    with pytest.raises(TargetError, match="cannot be reached"), open_snapshot(GitUrl(f"{origin}/o/r"), policy, NOW):
        pass


def test_the_token_goes_to_github_only(server: GitServer) -> None:
    fetch(server, "ok/churn.git")

    assert server.requests
    assert not any(had_token for _path, had_token in server.requests)
    policy = FetchPolicy(token=CREDENTIAL)
    assert _credentials(Remote("https://github.com.evil.invalid/o/r", "o/r", None, policy)) == {}
    assert _credentials(Remote("https://github.com/o/r", "o/r", None, policy))["GIT_CONFIG_KEY_0"] == (
        "http.https://github.com/.extraHeader"
    )


def test_nothing_is_asked_of_the_network_offline() -> None:
    policy = FetchPolicy(is_offline=True)

    with (
        pytest.raises(TargetError, match="not on this machine"),
        open_snapshot(GitHubRepo("ada", "churn"), policy, NOW),
    ):
        pass


@pytest.mark.parametrize(
    ("complaint", "trouble"),
    [
        (b"fatal: could not read Username for 'https://github.com': terminal prompts disabled", Trouble.NOT_FOUND),
        (b"fatal: unable to access 'x': The requested URL returned error: 429", Trouble.LIMITED),
        (b"fatal: unable to access 'x': Could not resolve host: github.com", Trouble.UNREACHABLE),
        (b"fatal: unable to access 'x': SSL certificate problem: expired", Trouble.CERTIFICATE),
        (b"error: RPC failed; curl 28 Operation too slow. Less than 1000 bytes/sec", Trouble.TIMED_OUT),
        (b"fatal: early EOF\nfatal: fetch-pack: invalid index-pack output", Trouble.BROKEN_OFF),
        (b"fatal: write error: No space left on device", Trouble.NO_SPACE),
        (b"\xff\x1b[2J", Trouble.OTHER),
    ],
)
def test_complaints_of_git_are_understood(complaint: bytes, trouble: Trouble) -> None:
    assert classify(complaint) is trouble


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_words_of_its_own(trouble: Trouble) -> None:
    error: PortfolioAuditError = fetch_error(trouble, "ada/churn")

    assert "ada/churn" in error.message
    assert error.advice.endswith(".")
    assert isinstance(error, NoSpaceError) == (trouble is Trouble.NO_SPACE)


def test_a_policy_does_not_show_its_token() -> None:
    assert CREDENTIAL not in repr(FetchPolicy(token=CREDENTIAL))

"""Answers kept on the disk: asked again only for what has changed, private, bounded, and never in the way."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_audit import limits
from portfolio_audit.sources.github.account import open_account
from portfolio_audit.sources.github.answers import Reply
from portfolio_audit.sources.github.cache import AnswerCache
from portfolio_audit.sources.policy import FetchPolicy
from support.github_server import Fault, GitHubServer
from support.github_state import GitHubState

Policy = Callable[..., FetchPolicy]
TOKEN = "ghp_" + "x1" * 18
REPLY = Reply(200, {"etag": '"1"'}, '{"login": "ada"}')


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_what_has_not_changed_is_not_sent_again(policy: Policy, server: GitHubServer, folder: Path) -> None:
    first = open_account("ada", policy(cache=str(folder)))

    second = open_account("ada", policy(cache=str(folder)))

    assert (first.calls.unchanged, second.calls.unchanged) == (0, 3)
    assert server.unchanged == 3
    assert second.repositories == first.repositories


def test_what_has_changed_is_sent_anew(policy: Policy, server: GitHubServer, folder: Path) -> None:
    open_account("ada", policy(cache=str(folder)))
    server.state.add("newest")

    account = open_account("ada", policy(cache=str(folder)))

    assert account.calls.unchanged == 2
    assert len(account.repositories) == 3


def test_pages_are_remembered_with_what_follows_them(policy: Policy, state: GitHubState, folder: Path) -> None:
    for number in range(120):
        state.add(f"project-{number}")
    open_account("ada", policy(cache=str(folder)))

    account = open_account("ada", policy(cache=str(folder)))

    assert account.calls.unchanged == 4
    assert len(account.repositories) == 122


def test_an_answer_that_is_none_of_github_is_not_kept(policy: Policy, server: GitHubServer, folder: Path) -> None:
    server.faults = [Fault("echo", "/search", times=1), Fault("types", "/users/ada", times=1)]

    open_account("ada", policy(cache=str(folder), token=TOKEN))
    account = open_account("ada", policy(cache=str(folder), token=TOKEN))

    assert account.gaps == ()


def test_files_are_for_the_user_only_and_hold_no_token(policy: Policy, folder: Path) -> None:
    open_account("ada", policy(cache=str(folder), token=TOKEN))

    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) == 3
    assert (folder / "github").stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
    assert all(TOKEN.encode() not in path.read_bytes() for path in files)


def test_answers_to_a_token_are_not_taken_for_answers_without_one(policy: Policy, folder: Path) -> None:
    open_account("ada", policy(cache=str(folder), token=TOKEN))

    account = open_account("ada", policy(cache=str(folder)))

    assert account.calls.unchanged == 0


def test_a_text_with_the_secret_is_never_written(folder: Path) -> None:
    AnswerCache(folder, "", TOKEN).keep("q", Reply(200, {"etag": '"1"'}, f'"{TOKEN}"'))

    assert not folder.exists()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[" * 100_000, b"\xff", b'{"version":1}', b'{"version":1,"question":7}']
)
def test_a_damaged_file_is_a_miss(folder: Path, content: bytes) -> None:
    cache = AnswerCache(folder, "")
    cache.keep("q", REPLY)
    next(folder.iterdir()).write_bytes(content)

    assert cache.find("q") is None


def test_a_file_of_another_question_is_a_miss(folder: Path) -> None:
    cache = AnswerCache(folder, "")
    cache.keep("q", REPLY)
    cache.keep("other", REPLY)
    one, other = sorted(folder.iterdir())
    one.write_bytes(other.read_bytes())

    assert (cache.find("q") is None) or (cache.find("other") is None)


def test_a_link_in_the_place_of_a_file_is_a_miss(folder: Path, tmp_path: Path) -> None:
    cache = AnswerCache(folder, "")
    cache.keep("q", REPLY)
    file = next(folder.iterdir())
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")

    assert cache.find("q") is None


def test_a_folder_that_others_may_write_to_is_not_used(folder: Path) -> None:
    cache = AnswerCache(folder, "")
    cache.keep("q", REPLY)
    folder.chmod(0o777)

    cache.keep("other", REPLY)

    assert cache.find("q") is None
    assert len(list(folder.iterdir())) == 1


def test_a_disk_that_takes_nothing_is_no_trouble(folder: Path) -> None:
    folder.write_text("a file stands here")

    AnswerCache(folder, "").keep("q", REPLY)

    assert AnswerCache(folder, "").find("q") is None


def test_the_oldest_answers_give_way(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    for number in range(limits.CACHED_ANSWERS):
        (folder / str(number)).touch()
        os.utime(folder / str(number), (number, number))
    cache = AnswerCache(folder, "")

    cache.keep("q", REPLY)

    assert len(list(folder.iterdir())) == limits.CACHED_ANSWERS
    assert not (folder / "0").exists()
    assert cache.find("q") is not None

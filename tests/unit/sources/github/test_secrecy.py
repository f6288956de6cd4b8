"""The token comes into no record, log, exception or file, whatever the other side does."""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from portfolio_audit.errors import PortfolioAuditError
from portfolio_audit.sources.github.account import open_account
from portfolio_audit.sources.github.host import host_facts
from portfolio_audit.sources.github.patience import Patience
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import GitHubRepo
from support.github_server import FAULTS, Fault, GitHubServer

Policy = Callable[..., FetchPolicy]
TOKEN = "ghp_" + "x1" * 18


def account_in_words(policy: FetchPolicy) -> str:
    """Give all that comes of reading an account, errors with their tracebacks among it."""
    try:
        account = open_account("ada", policy, Patience(900, sleep=lambda _seconds: None))
    except PortfolioAuditError as error:
        lines = traceback.TracebackException.from_exception(error, capture_locals=False).format()
        return "".join(lines) + error.message + error.advice + repr(error)
    return repr(account) + msgspec.json.encode(account).decode()


PLACES = ("", "/users/ada/repos", "/search", "graphql")
SLOW = ("drip", "mute")
CASES = [(kind, place) for kind in ("none", *FAULTS) for place in PLACES if kind not in SLOW or place == "/search"]


@pytest.mark.parametrize(("kind", "path"), CASES)
def test_the_token_is_nowhere_to_be_found(  # noqa: PLR0913, PLR0917  # what a run leaves behind has many places
    policy: Policy,
    server: GitHubServer,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    kind: str,
    path: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    argument = f"301 ORIGIN/api/v3/users/{TOKEN}" if kind == "redirect" else "0.01" if kind == "drip" else "1"
    server.faults = [Fault(kind, path, argument=argument)]
    signed = policy(token=TOKEN, cache=str(tmp_path / "cache"), pauses_seconds=(0,), answer_seconds=1)

    words = account_in_words(signed) + repr(host_facts(GitHubRepo("ada", "churn"), signed)) + repr(signed)

    out, err = capfd.readouterr()
    files = b"".join(file.read_bytes() for file in (tmp_path / "cache").rglob("*") if file.is_file())
    assert any(TOKEN in token for token in server.tokens)
    assert TOKEN not in words + out + err + caplog.text
    assert TOKEN not in "".join(str(record.__dict__) for record in caplog.records)
    assert TOKEN.encode() not in files

"""What GitHub says about a repository, asked while it is being fetched."""

import time
from concurrent.futures import Future
from importlib import import_module
from threading import Thread

from portfolio_audit import limits
from portfolio_audit.snapshot.account import HostRecord
from portfolio_audit.snapshot.records import Absent
from portfolio_audit.sources.policy import FetchPolicy
from portfolio_audit.sources.target import GitHubRepo

_TOO_LATE = Absent("GitHub did not answer in time", "Run it again.")


class HostQuestion:
    """A question on its way; the audit takes the answer if it is there in time, and goes on without it otherwise."""

    def __init__(self, target: GitHubRepo, policy: FetchPolicy) -> None:
        """Put the question."""
        self._end = time.monotonic() + limits.HOST_SECONDS
        self._future: Future[HostRecord | Absent] = Future()
        Thread(target=self._ask, args=(target, policy), daemon=True).start()

    def answer(self) -> HostRecord | Absent:
        """Give the answer, or why there is none; never later than the limit after the question."""
        try:
            return self._future.result(max(self._end - time.monotonic(), 0))
        except TimeoutError:
            return _TOO_LATE

    def _ask(self, target: GitHubRepo, policy: FetchPolicy) -> None:
        try:
            # Loaded on use: PyGithub takes a while to import, and few targets are on GitHub
            self._future.set_result(import_module("portfolio_audit.sources.github.host").host_facts(target, policy))
        except BaseException as error:  # noqa: BLE001  # raised again where the answer is taken
            self._future.set_exception(error)

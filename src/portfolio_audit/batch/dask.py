"""Tasks carried out by the workers of a Dask cluster."""

import os
import threading
from concurrent.futures import Future
from importlib import import_module
from typing import Any

import msgspec
from msgspec.structs import replace

from portfolio_audit.batch.task import Failed, Outcome, Task, carry_out, decode_outcome, decode_task
from portfolio_audit.errors import UsageError
from portfolio_audit.sources.policy import TOKEN_VARIABLES
from portfolio_audit.worker.parent import Worker, WorkerError

_RETRIES = 2
_CONNECT_SECONDS = 15
_SLOTS_AT_LEAST = 4
"""Tasks under way while no worker has reported yet."""
_own = threading.local()


class DaskExecutor:
    """Sends tasks to a scheduler; a worker that is lost costs a retry on another one."""

    def __init__(self, address: str) -> None:
        """Connect.

        Raises:
            UsageError: Dask is not installed, or nobody answers.
        """
        self._client = _connect(address)
        self._executor = self._client.get_executor(pure=False, retries=_RETRIES)
        threads = sum(worker["nthreads"] for worker in self._client.scheduler_info(n_workers=-1)["workers"].values())
        self.slots = max(threads, _SLOTS_AT_LEAST)

    def submit(self, task: Task) -> "Future[Outcome]":
        """Send a task without the token: workers use the one of their own environment."""
        policy = replace(task.request.policy, token=None)
        message = msgspec.msgpack.encode(replace(task, request=replace(task.request, policy=policy)))
        answer: Future[Outcome] = Future()
        sent = self._executor.submit(carry_out_there, message)
        sent.add_done_callback(lambda done: answer.set_result(_outcome(done)))
        return answer

    def close(self) -> None:
        """Give up what still runs, and disconnect."""
        self._executor.shutdown(wait=False)
        self._client.close(timeout=_CONNECT_SECONDS)


def carry_out_there(message: bytes) -> bytes:
    """Carry out a task in a thread of a Dask worker, which keeps its judging process warm."""
    task = decode_task(message)
    token = next((os.environ[name] for name in TOKEN_VARIABLES if os.environ.get(name)), None)
    policy = replace(task.request.policy, token=token)
    if not hasattr(_own, "worker"):
        _own.worker = Worker()
    outcome = carry_out(replace(task, request=replace(task.request, policy=policy)), _own.worker)
    return msgspec.msgpack.encode(outcome)


def _connect(address: str) -> Any:  # noqa: ANN401  # Dask has no types
    try:
        # Loaded on use: it is an extra, and takes a second to import
        distributed = import_module("distributed")
    except ImportError as error:
        raise UsageError("Dask is not installed.", "Install it with: pip install 'portfolio-audit[dask]'") from error
    try:
        return distributed.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(f"No Dask scheduler answers at {address}.", "Write --dask tcp://HOST:8786") from error


def _outcome(done: "Future[bytes]") -> Outcome:
    """Read what a worker sent; when workers were lost again and again, that is the outcome."""
    if done.cancelled():
        return Failed("The cluster gave the task up.", "Run the cohort again: it goes on.", WorkerError.exit_code)
    error = done.exception()
    if error is not None:
        kind = type(error).__name__
        return Failed(f"The cluster could not carry it out ({kind}).", "Look at its logs.", WorkerError.exit_code)
    return decode_outcome(done.result())

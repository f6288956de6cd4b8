"""Signals arrive as messages, and the second one strikes."""

import os
import signal
from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from portfolio_audit.cli.signals import signals_told_to


@pytest.fixture(autouse=True)
def fixture_python_s_own_answer() -> Iterator[None]:
    """Let Ctrl-C raise as it does by default, for a shell lets what it runs in the background ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_a_first_signal_is_handed_over_and_a_second_one_raises() -> None:
    inbox: SimpleQueue[BaseException] = SimpleQueue()

    with signals_told_to(inbox.put):
        os.kill(os.getpid(), signal.SIGINT)
        first = inbox.get(timeout=5)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)

    assert isinstance(first, KeyboardInterrupt)


def test_a_termination_ends_with_its_own_code() -> None:
    inbox: SimpleQueue[BaseException] = SimpleQueue()
    before = signal.getsignal(signal.SIGTERM)

    with signals_told_to(inbox.put):
        os.kill(os.getpid(), signal.SIGTERM)
        reason = inbox.get(timeout=5)

    assert isinstance(reason, SystemExit)
    assert reason.code == 143
    assert signal.getsignal(signal.SIGTERM) is before

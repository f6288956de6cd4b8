"""Signals arrive as messages, and the second one strikes."""

import os
import signal
from queue import SimpleQueue

import pytest

from portfolio_audit.cli.signals import signals_told_to


def interrupt_and_wait(inbox: "SimpleQueue[BaseException]") -> None:
    """Send a signal to this process, and wait for it, since it may come a little later."""
    os.kill(os.getpid(), signal.SIGINT)
    inbox.get(timeout=5)


def test_a_first_signal_is_handed_over_and_a_second_one_raises() -> None:
    inbox: SimpleQueue[BaseException] = SimpleQueue()

    with signals_told_to(inbox.put):
        os.kill(os.getpid(), signal.SIGINT)
        first = inbox.get(timeout=5)
        with pytest.raises(KeyboardInterrupt):
            interrupt_and_wait(inbox)

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

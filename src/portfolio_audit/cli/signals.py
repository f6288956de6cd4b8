"""Signals as messages: what is under way comes to a point where it can stop."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from portfolio_audit.cli.entry import TERMINATED


@contextmanager
def signals_told_to(put: Callable[[BaseException], None]) -> Iterator[None]:
    """Hand Ctrl-C and SIGTERM over as exceptions; a second one strikes at once."""
    reasons = {signal.SIGINT: KeyboardInterrupt(), signal.SIGTERM: SystemExit(TERMINATED)}
    before = {number: signal.getsignal(number) for number in reasons}

    def hand_over(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, before[signal.Signals(number)])
        put(reasons[signal.Signals(number)])

    for number in reasons:
        signal.signal(number, hand_over)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

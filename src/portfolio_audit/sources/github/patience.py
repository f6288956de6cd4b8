"""How long one run waits for GitHub, all waits together."""

import time
from collections.abc import Callable


def _say_nothing(_seconds: float) -> None:
    """Wait in silence."""


class Patience:
    """A budget of seconds to wait."""

    def __init__(
        self,
        most_seconds: float,
        tell: Callable[[float], None] = _say_nothing,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Keep the budget; `tell` hears of each wait that GitHub asks for, before it begins."""
        self._most_seconds = most_seconds
        self._tell = tell
        self._sleep = sleep
        self.waited_seconds = 0.0

    def wait(self, seconds: float, *, is_asked_for: bool) -> bool:
        """Wait, or say at once that it would be too long; what GitHub asks for is told, a pause of our own is not."""
        if self.waited_seconds + seconds > self._most_seconds:
            return False
        self.waited_seconds += seconds
        if is_asked_for:
            self._tell(seconds)
        self._sleep(seconds)
        return True

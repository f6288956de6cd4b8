"""One run of the command line, as its users see it."""

import json
from collections.abc import Callable
from typing import Any

from msgspec import Struct


class Ended(Struct, frozen=True):
    """What a run of the command left behind."""

    code: int
    stdout: str
    stderr: str

    @property
    def report(self) -> Any:
        return json.loads(self.stdout)


Run = Callable[..., Ended]

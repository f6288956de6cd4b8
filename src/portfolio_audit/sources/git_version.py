"""Which git is at hand, and whether it keeps what we ask of it."""

import shutil
import subprocess
from functools import lru_cache

from portfolio_audit.errors import TargetError
from portfolio_audit.patterns import lazy_regex

OLDEST = (2, 32)
"""The first git that takes settings and the place of the user's settings from its environment (GIT_CONFIG_COUNT came
with 2.31, GIT_CONFIG_GLOBAL with 2.32, by git's release notes): an older one would pass over both without a word."""
_SECONDS = 10
_NUMBERS = lazy_regex(r"git version (\d+)\.(\d+)(?:\.(\d+))?")


@lru_cache(maxsize=1)
def git_version() -> str:
    """Give what `git --version` says, empty where there is no git."""
    executable = shutil.which("git")
    if executable is None:
        return ""
    try:
        done = subprocess.run([executable, "--version"], capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603  # fixed words
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout[:200].decode("utf-8", "replace").strip()


def check_git(version: str) -> None:
    """Refuse to fetch with a git that is too old to be told how.

    Raises:
        TargetError: it is older than `OLDEST`; a version that cannot be read is believed to be new.
    """
    numbers = _NUMBERS.match(version)
    if numbers is not None and (int(numbers[1]), int(numbers[2])) < OLDEST:
        raise TargetError(f"{version} is too old to fetch with safely.", "Install git 2.39 or newer and try again.")

"""The versions on which a result rests, for `-v` and for reports of faults."""

import platform
from importlib.metadata import PackageNotFoundError, version

from portfolio_audit import __version__
from portfolio_audit.sources.git_version import git_version

_LIBRARIES = ("gitpython", "pygithub", "nbformat", "radon", "jinja2", "markdown-it-py", "msgspec", "pyyaml")


def versions() -> str:
    """Name ourselves, Python, git and the libraries that read what nobody trusts, in one line."""
    libraries = (f"{name} {_version(name)}" for name in _LIBRARIES)
    git = git_version().replace("git version", "git") or "no git"
    return ", ".join((f"portfolio-audit {__version__}", f"Python {platform.python_version()}", git, *libraries))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"

"""Where what is kept lies: a folder of the user alone, by the convention of the platform."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path

VARIABLE = "PORTFOLIO_AUDIT_CACHE_DIR"


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Give the folder, made if need be; `None` where there is none that only the user can write to."""
    named = environment.get(VARIABLE)
    try:
        path = Path(named).absolute() if named else user_cache_path("portfolio-audit", appauthor=False)
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path if _is_ours(path) else None
    except (OSError, RuntimeError, ValueError):
        return None


def _is_ours(path: Path) -> bool:
    """Refuse a folder that somebody else owns or may write to: they could hand us their values."""
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o022)

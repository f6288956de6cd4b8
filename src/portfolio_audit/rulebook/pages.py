"""Generated pages: written where they are stale, or only compared."""

import sys
from collections.abc import Mapping
from pathlib import Path


def publish(pages: Mapping[str, str], root: Path) -> None:
    """Write the pages that differ; with `--check` on the command line, end with their names instead."""
    stale = find_stale(pages, root)
    if "--check" in sys.argv[1:]:
        sys.exit(f"stale, run `make docs`: {', '.join(stale)}" if stale else 0)
    for path in stale:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(pages[path], encoding="utf-8")


def find_stale(pages: Mapping[str, str], root: Path) -> tuple[str, ...]:
    """Give the paths whose file is missing or differs."""
    return tuple(path for path, text in pages.items() if not (root / path).is_file() or _read(root / path) != text)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")

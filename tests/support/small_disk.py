"""A small disk in memory, mounted in a name space of its own, so that it can be filled without harm."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from support.command_line import Ended

_ALONE = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")
_MOUNT = 'mount -t tmpfs -o size="$SIZE" tmpfs "$DISK" || exit 77\n'


def can_mount(folder: Path) -> bool:
    """Say whether this machine lets a user mount a disk in a name space of their own."""
    return shutil.which("unshare") is not None and on_small_disk(folder, "64k", "true").code == 0


def on_small_disk(disk: Path, size: str, script: str, **environment: str) -> Ended:
    """Run a shell script that finds `portfolio-audit` as $AUDIT and the empty disk as $DISK; it is gone afterwards."""
    ended = subprocess.run(
        [*_ALONE, _MOUNT + script],
        cwd=disk.parent,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(disk.parent),
            "AUDIT": str(Path(sys.executable).with_name("portfolio-audit")),
            "DISK": str(disk),
            "SIZE": size,
            "PORTFOLIO_AUDIT_CACHE_DIR": "",
            **environment,
        },
        capture_output=True,
        timeout=110,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

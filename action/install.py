"""Puts portfolio-audit into an environment of its own in the runner's temporary folder, once a job.

Run by the steps with `python -I`, so that nothing of the checked-out repository is ever imported.
"""

import os
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_VERSION = re.compile(r"[0-9][0-9A-Za-z.!+]{0,40}")
_OWN_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


def main() -> int:
    """Install what is missing, and tell later steps where everything is."""
    asked = os.environ.get("INPUT_VERSION", "").strip()
    if asked and not _VERSION.fullmatch(asked):
        sys.stdout.write("::error title=portfolio-audit::The input `version` is no release, such as 0.1.0.\n")
        return 2
    temporary = Path(os.environ.get("RUNNER_TEMP") or tempfile.gettempdir())
    environment = temporary / f"portfolio-audit-environment-{asked or 'own'}"
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = environment / "installed"
    if not done.is_file():
        venv.create(environment, with_pip=True, clear=True)
        subprocess.run(pip_command(python, asked), check=True)  # noqa: S603  # our own interpreter and checked words
        done.touch()
    tell(temporary, python, asked)
    return 0


def pip_command(python: Path, asked: str) -> list[str]:
    """Give the command that installs a release, or the source that this Action is, with the pinned dependencies."""
    what = f"portfolio-audit=={asked}" if asked else str(ROOT)
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    pinned = [] if asked else ["--constraint", str(ROOT / "constraints.txt")]
    return [str(python), "-I", "-m", "pip", "install", *quiet, *pinned, what]


def tell(temporary: Path, python: Path, asked: str) -> None:
    """Hand the paths to later steps; each is ours, and none holds a line break."""
    cache = temporary / "portfolio-audit-cache"
    cache.mkdir(mode=0o700, exist_ok=True)
    found = _OWN_VERSION.search((ROOT / "src/portfolio_audit/__init__.py").read_text(encoding="utf-8"))
    version = asked or (found[1] if found else "unknown")
    folder = tempfile.mkdtemp(prefix="portfolio-audit-result-", dir=temporary)
    lines = (f"python={python}", f"cache={cache}", f"version={version}", f"folder={folder}")
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8", newline="\n") as stream:
        stream.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main())

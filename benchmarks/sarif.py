"""What Microsoft's SARIF multitool says about SARIF files: the official schema and the rules of GitHub.

The tool ends with 0 even when it found errors, so its own log is read.

    npm install @microsoft/sarif-multitool-linux
    python benchmarks/sarif.py --tool node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool FILE.sarif...
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path


def main() -> int:
    """Print what was found in each file, and end with 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=Path, required=True)
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    total = 0
    for path in options.files:
        found = remarks(options.tool, path)
        total += found.total()
        print(f"{path.name}: {dict(found) or 'nothing'}")
    print(f"{total} remarks on {len(options.files)} files")
    return 1 if total else 0


def remarks(tool: Path, path: Path) -> Counter[str]:
    """Count the remarks of each of the tool's rules on one file."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "remarks.sarif"
        command = [str(tool.resolve()), "validate", str(path), "--rule-kind", "Sarif;Ghas", "--output", str(log)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603  # the tool that the user named
        runs = json.loads(log.read_text(encoding="utf-8-sig"))["runs"]
    return Counter(f"{result['ruleId']} {result.get('level', 'warning')}" for run in runs for result in run["results"])


if __name__ == "__main__":
    sys.exit(main())

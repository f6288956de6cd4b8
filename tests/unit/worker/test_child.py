"""The limits that the judging process takes before it reads anything."""

import subprocess
import sys
from pathlib import Path

import pytest

from portfolio_audit import limits

SHOW = """
from pathlib import Path
from portfolio_audit.worker.child import limit_this_process
limit_this_process(20, {memory})
print(Path("/proc/self/limits").read_text(), Path("/proc/self/oom_score_adj").read_text())
bytearray(256 * 1024 * 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="limits on memory are promised on Linux only")
@pytest.mark.parametrize(("memory", "fits"), [(limits.WORKER_MEMORY_BYTES, True), (192 * limits.MEBIBYTE, False)])
def test_the_child_takes_its_limits_and_goes_first_when_memory_is_short(memory: int, fits: bool) -> None:
    ended = subprocess.run(
        [sys.executable, "-I", "-c", SHOW.format(memory=memory)], capture_output=True, text=True, check=False
    )
    soft = {line[:26].strip(): line[26:].split()[0] for line in ended.stdout.splitlines() if line.startswith("Max ")}

    assert soft["Max address space"] == str(memory)
    assert soft["Max core file size"] == "0"
    assert int(soft["Max file size"]) <= limits.MEBIBYTE
    assert 20 <= int(soft["Max cpu time"]) <= 60
    assert ended.stdout.split()[-1] == "1000"
    assert (ended.returncode == 0, "MemoryError" in ended.stderr) == (fits, not fits)


IMPORT = """
import sys
sys.path.insert(0, {folder!r})
from portfolio_audit.worker.child import limit_this_process
limit_this_process(20, {memory})
import large
"""


def test_a_module_that_is_imported_under_the_limits_leaves_no_file_that_is_cut_off(tmp_path: Path) -> None:
    (tmp_path / "large.py").write_text("\n".join(f"n{number} = {number}" for number in range(9_000)), encoding="utf-8")
    code = IMPORT.format(folder=str(tmp_path), memory=limits.WORKER_MEMORY_BYTES)

    subprocess.run([sys.executable, "-I", "-c", code], check=True)

    assert not list(tmp_path.rglob("*.pyc"))

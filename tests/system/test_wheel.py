"""The wheel in a clean environment."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def install_wheel(folder: Path) -> Path:
    """Build the wheel and put it beside the dependencies of this environment, without the editable install."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(folder / "clean", with_pip=False)
    python = folder / "clean" / "bin" / "python"
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip())
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    with zipfile.ZipFile(next((folder / "dist").glob("*.whl"))) as wheel:
        wheel.extractall(packages)
    return python


def test_the_wheel_audits_the_sample_and_knows_its_rules(tmp_path: Path, sample: Path) -> None:
    python = install_wheel(tmp_path)
    where = [str(python), "-I", "-c", "import portfolio_audit; print(portfolio_audit.__file__)"]
    audit = [str(python), "-I", "-m", "portfolio_audit", "audit", str(sample), "-q"]
    rules = [str(python), "-I", "-m", "portfolio_audit", "rules"]

    assert str(tmp_path) in subprocess.run(where, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert "bike-demand" in subprocess.run(audit, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert "readme-exists" in subprocess.run(rules, check=True, capture_output=True, text=True, cwd=tmp_path).stdout

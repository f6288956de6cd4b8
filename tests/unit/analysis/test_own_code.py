import pytest

from portfolio_audit.analysis.own_code import is_own_code, own_files
from support.snapshots import make_snapshot


@pytest.mark.parametrize(
    "path",
    ["train.py", "src/churn/features.py", "notebooks/01_eda.ipynb", "environment/setup.py", "models/keras/train.py"],
)
def test_ordinary_paths_are_the_authors_own(path: str) -> None:
    assert is_own_code(path)


@pytest.mark.parametrize(
    "path",
    [
        "frontend/node_modules/d3/index.js",
        "venv/lib/python3.10/site-packages/numpy/core.py",
        "myenv/lib/python3.10/abc.py",
        "notebooks/.ipynb_checkpoints/eda-checkpoint.ipynb",
        "lib/fastai/model.py",
        "build/lib/churn/train.py",
        "service_pb2.py",
        "cmake-build-debug-coverage/Makefile",
        "fastai/models/main.sh",
    ],
)
def test_copied_and_generated_paths_are_not(path: str) -> None:
    assert not is_own_code(path)


def test_own_files_are_filtered_by_suffix_and_origin() -> None:
    snapshot = make_snapshot({"a.py": "", "b.txt": "", "vendor/c.py": ""})

    assert [entry.path for entry in own_files(snapshot, ".py")] == ["a.py"]

import pytest

from portfolio_audit.analysis.running.smoke_runs import find_smoke_runs
from support.snapshots import make_snapshot

HEAD = "jobs:\n"


def found(workflow: str) -> list[str]:
    files = {".github/workflows/ci.yml": workflow, "src/train.py": "", "rides/__main__.py": "", "tests/test_a.py": ""}
    snapshot = make_snapshot(files)
    return [one.text for one in find_smoke_runs(snapshot, [snapshot.by_path[".github/workflows/ci.yml"]])]


@pytest.mark.parametrize(
    ("workflow", "line"),
    [
        ("  test:\n    steps:\n      - run: python src/train.py\n", "python src/train.py"),
        ("  ci:\n    steps:\n      - name: Smoke test\n        run: python -m rides\n", "python -m rides"),
        ("  ci:\n    steps:\n      - run: uv run src/train.py --dry-run\n", "uv run src/train.py --dry-run"),
        ("  ci:\n    steps:\n      - name: Try the examples\n        run: ./src/train.py\n", "./src/train.py"),
    ],
)
def test_a_program_that_is_tried_is_told(workflow: str, line: str) -> None:
    assert found(HEAD + workflow) == [line]


@pytest.mark.parametrize(
    "workflow",
    [
        "  train:\n    steps:\n      - run: python src/train.py\n",
        "  test:\n    steps:\n      - run: python src/gone.py\n",
        "  test:\n    steps:\n      - run: python tests/test_a.py\n",
        "  test:\n    steps:\n      - run: python -m pytest\n",
        '  test:\n    steps:\n      - run: echo "python src/train.py"\n',
        "  test:\n    steps:\n      - run: chmod +x ./src/train.py\n",
        "  test:\n    steps:\n      # - run: python src/train.py\n",
        "  ci:\n    steps:\n      - name: Smoke test\n        run: make\n      - run: python src/train.py\n",
    ],
)
def test_what_trains_tests_or_is_not_there_is_none(workflow: str) -> None:
    assert found(HEAD + workflow) == []

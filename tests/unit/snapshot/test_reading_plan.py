import pytest

from portfolio_audit import limits
from portfolio_audit.snapshot.reading_plan import Reading, plan_reading, reading_of, refusal
from portfolio_audit.snapshot.records import Entry, EntryKind


def entry(path: str, size: int = 10) -> Entry:
    return Entry(path, EntryKind.FILE, size, "", refusal(path, size))


@pytest.mark.parametrize(
    ("path", "reading"),
    [
        ("README", Reading.PROSE),
        ("docs/guide.RST", Reading.PROSE),
        ("LICENSE.MIT", Reading.PROSE),
        ("requirements.txt", Reading.PROSE),
        ("pyproject.toml", Reading.CONFIGURATION),
        ("Dockerfile", Reading.CONFIGURATION),
        ("Dockerfile.dev", Reading.CONFIGURATION),
        (".gitignore", Reading.CONFIGURATION),
        ("a/b.py", Reading.PYTHON),
        ("a/b.R", Reading.CODE),
        ("work.ipynb", Reading.NOTEBOOK),
        ("data/train.csv", Reading.DATA),
        ("run", Reading.UNKNOWN),
        ("model.pkl", None),
        ("plot.PNG", None),
    ],
)
def test_the_name_tells_why_a_file_is_read(path: str, reading: Reading | None) -> None:
    assert reading_of(path) is reading


def test_a_python_file_above_the_cap_is_too_large() -> None:
    assert refusal("a.py", limits.PYTHON_BYTES) is None
    assert refusal("a.py", limits.PYTHON_BYTES + 1) == "too large"


def test_binaries_are_never_read() -> None:
    assert refusal("model.pkl", 3) == "binary"


def test_prose_and_manifests_are_read_before_code_and_data() -> None:
    plan = plan_reading([entry(path) for path in ("a.csv", "a.ipynb", "a.py", "setup.cfg", "README.md")])

    assert [item.path for item in plan.wanted] == ["README.md", "setup.cfg", "a.py", "a.ipynb", "a.csv"]


def test_what_goes_over_the_total_is_left_out_and_said() -> None:
    size = limits.DATA_BYTES
    plan = plan_reading([entry("README.md")] + [entry(f"{number:03}.csv", size) for number in range(70)])

    assert sum(item.size_bytes for item in plan.wanted) <= limits.TOTAL_BYTES
    assert plan.wanted[0].path == "README.md"
    assert len(plan.left_out) == 7
    assert [warning.code for warning in plan.warnings] == ["limit-bytes"]
    assert plan.warnings[0].message.startswith("7 files are left out")


def test_notebooks_have_a_total_of_their_own() -> None:
    plan = plan_reading([entry(f"{number}.ipynb", limits.NOTEBOOK_BYTES) for number in range(5)] + [entry("z.csv")])

    assert [item.path for item in plan.wanted] == ["0.ipynb", "1.ipynb", "2.ipynb", "z.csv"]


def test_large_data_is_no_reason_to_warn_but_large_code_is() -> None:
    plan = plan_reading([entry("big.csv", 10**9), entry("big.py", 10**6)])

    assert [(warning.code, warning.paths) for warning in plan.warnings] == [("too-large", ("big.py",))]

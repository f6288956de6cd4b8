import pytest

from portfolio_audit.parsers.junk import is_archive, is_private, junk_of


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("src/__pycache__/a.pyc", "src/__pycache__/"),
        ("a/.ipynb_checkpoints/b-checkpoint.ipynb", "a/.ipynb_checkpoints/"),
        ("venv/lib/python3.12/six.py", "venv/"),
        (".DS_Store", ".DS_Store"),
        ("churn.egg-info/PKG-INFO", "churn.egg-info/"),
        ("app.log", "app.log"),
    ],
)
def test_generated_files_are_junk(path: str, place: str) -> None:
    found = junk_of(path)

    assert found is not None
    assert found[1] == place


@pytest.mark.parametrize(
    "path", ["env/reward.py", "environment/a.py", "src/train.py", "logs.md", "wandb.py", "data/venv.csv"]
)
def test_own_files_are_no_junk(path: str) -> None:
    assert junk_of(path) is None


@pytest.mark.parametrize(
    ("path", "private"),
    [
        (".env", True),
        ("a/.env.local", True),
        (".env.example", False),
        ("key.pem", True),
        ("sample.env", False),
        ("environment.py", False),
    ],
)
def test_files_that_hold_secrets_are_known_by_name(path: str, *, private: bool) -> None:
    assert is_private(path) is private


@pytest.mark.parametrize(
    ("path", "archive"),
    [("data.zip", True), ("project.tar.gz", True), ("data.csv.gz", False), ("train-images.idx3-ubyte.gz", False)],
)
def test_a_compressed_table_is_no_archive(path: str, *, archive: bool) -> None:
    assert is_archive(path) is archive

import pytest

from portfolio_audit.collectors import data, dependencies, deployment, history, layout, originality, pipeline
from portfolio_audit.collectors.interface import Facts
from portfolio_audit.conclusions import kind
from support.snapshots import make_commit, make_snapshot

PATHS = (
    "README.md", "requirements.txt", "pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "environment.yml", "uv.lock",
    "Pipfile.lock", "DESCRIPTION", "Project.toml", "package.json", "vcpkg.json", ".gitignore", "Dockerfile", "Makefile",
    "docker-compose.yml", ".github/workflows/a.yml", "dvc.yaml", "k8s/a.yaml", "main.tf", ".env", "a.py", "a.R",
    "a.ipynb", "data/a.csv", ".python-version", "tox.ini", "a\\xff/b.py", "a b/c d.py", "a/" * 60 + "x.py",
)  # fmt: skip
BYTES = bytes(range(256)) * 40
COMMITS = [make_commit("\0" * 10, "a"), make_commit("", "b"), make_commit("((((" * 40, "../x")]


@pytest.mark.parametrize(
    "content",
    [
        BYTES, b"", b"\0" * 5_000, b"[" * 9_000, b"{" * 9_000, b"- " * 9_000, b"a" * 400_000, b"\xff\xfe" + BYTES,
        b"FROM \nCOPY \nCOPY [\nUSER \nRUN\n", b"dependencies:\n  - \n  - ::\n  - pip:\n",
        b"[project]\ndependencies = [1, {}]\n",
    ],
    ids=lambda content: content[:12].hex(),
)  # fmt: skip
def test_no_content_stops_a_collector(content: bytes) -> None:
    snapshot = make_snapshot(dict.fromkeys(PATHS, content), COMMITS, {"big.csv": 10**9}, ("link",), name="")

    for member in (data, dependencies, deployment, history, layout, originality, pipeline):
        assert member.collect(snapshot) == member.collect(snapshot)
    assert kind.conclude(Facts(snapshot, {})).reasons

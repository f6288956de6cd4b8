import pytest

from portfolio_audit.analysis.serving.dockerfiles import whole_composes
from support.snapshots import make_snapshot


@pytest.mark.parametrize(
    ("build", "is_whole"),
    [("./api", True), (".", True), ("./web", False), ("../shop", True)],
)
def test_a_compose_file_builds_in_folders_that_are_there(build: str, *, is_whole: bool) -> None:
    text = f"services:\n  api:\n    build: {build}\n  db:\n    image: postgres:15\n"
    found = whole_composes(make_snapshot({"docker-compose.yml": text, "api/app.py": "a = 1\n"}))

    assert bool(found) is is_whole


def test_a_context_may_be_written_from_the_root() -> None:
    files = {"docker/compose.yml": "services:\n  api:\n    build:\n      context: api\n", "api/app.py": "a = 1\n"}

    assert whole_composes(make_snapshot(files))

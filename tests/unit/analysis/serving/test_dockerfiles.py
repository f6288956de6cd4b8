import pytest

from portfolio_audit.analysis.serving.dockerfiles import build_contexts, read_dockerfiles
from portfolio_audit.collectors.deployment import collect
from support.snapshots import make_snapshot

IMAGE = "FROM python:3.12\nCOPY app.py .\nCMD python app.py\n"


def found(files: dict[str, str]) -> list[str]:
    return [entry.path for entry, _ in read_dockerfiles(make_snapshot(files))]


@pytest.mark.parametrize(
    ("compose", "image"),
    [
        ("services:\n  api:\n    build:\n      context: .\n      dockerfile: images/api.txt\n", "images/api.txt"),
        ('services:\n  api:\n    build:\n      context: ./api\n      dockerfile: "image.prod"\n', "api/image.prod"),
    ],
)
def test_a_compose_file_names_its_images(compose: str, image: str) -> None:
    assert found({"compose.yaml": compose, image: IMAGE, "other.txt": IMAGE}) == [image]


def test_a_context_is_counted_from_the_compose_file() -> None:
    compose = "services:\n  api:\n    build:\n      context: ../api\n      dockerfile: ../images/api.txt\n"
    files = {"deploy/docker-compose.yml": compose, "images/api.txt": IMAGE, "api/app.py": ""}

    assert "api" in build_contexts(make_snapshot(files))
    assert [image.missing for image in collect(make_snapshot(files)).images] == [()]


@pytest.mark.parametrize("opening", ["", "# syntax=docker/dockerfile:1\n\n", "ARG TAG=3.12\n"])
def test_an_image_of_another_name_is_known_by_how_it_opens(opening: str) -> None:
    assert found({"installation/service": opening + IMAGE}) == ["installation/service"]


@pytest.mark.parametrize(
    "text",
    [
        "From here on\nCOPY nothing\n",
        "FROM llama3\nPARAMETER temperature 1\n",
        "notes\nFROM python:3.12\nRUN make\n",
        "FROM a to b we go\nRUN make\n",
    ],
)
def test_other_texts_build_nothing(text: str) -> None:
    assert found({"installation/service": text}) == []


def test_a_suffix_of_another_sort_is_not_looked_into() -> None:
    assert found({"notes.md": IMAGE, "venv/service": IMAGE}) == []

import pytest

from portfolio_audit.analysis.prose.files.published_images import find_published_images
from portfolio_audit.analysis.prose.prose_claims import Command, CommandKind
from portfolio_audit.evidence import Place


def found(*lines: str) -> list[str]:
    commands = [Command(CommandKind.RUN, line, Place("README.md", 3), (), names_existing=False) for line in lines]
    return [one.text for one in find_published_images(commands, ("lea/bike-demand", "Rides of the next hour"))]


@pytest.mark.parametrize(
    "line",
    [
        "docker run --rm -v $(pwd):/project lea/rides:1.2 make -C /project all",
        "docker run -it --volume=$PWD:/project rocker/tidyverse:4.2 Rscript /project/run.R",
        "docker pull ghcr.io/lea/bike-demand",
        "docker run -p 80:80 --name api localhost:5000/lea/bike_demand",
    ],
)
def test_an_image_that_holds_the_project_is_told(line: str) -> None:
    assert found(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "docker run -p 3000:3000 grafana/grafana",
        "docker run -v data:/var/lib/x prom/prometheus",
        "docker run bike-demand",
        "docker build -t lea/bike-demand .",
        "docker run -e KEY",
        "docker compose up",
    ],
)
def test_tools_and_images_without_an_owner_are_none(line: str) -> None:
    assert found(line) == []


def test_an_image_that_the_reader_builds_is_not_published() -> None:
    assert found("docker build -t lea/bike-demand .", "docker run lea/bike-demand") == []

import pytest

from portfolio_audit.collectors.deployment import collect
from support.snapshots import make_snapshot


def test_services_apps_and_schemas_are_found_outside_notebooks_and_tests() -> None:
    files = {
        "app.py": "from fastapi import FastAPI\nfrom pydantic import BaseModel\nclass Ride(BaseModel):\n    km: "
        "float\n",
        "board.py": "import streamlit as st\n",
        "tests/test_app.py": "import fastapi\n",
    }
    facts = collect(make_snapshot(files))

    assert [(one.text, one.at.path) for one in facts.services] == [("FastAPI", "app.py")]
    assert [one.text for one in facts.dashboards] == ["Streamlit"]
    assert [(one.text, one.at.line) for one in facts.schemas] == [("Ride", 3)]


@pytest.mark.parametrize(
    ("dockerfile", "missing"),
    [
        ("FROM python:3.12\nCOPY app.py /app/\n", ()),
        ("FROM python:3.12\nCOPY ./src .\n", ()),
        ("FROM python:3.12\nCOPY . .\n", ()),
        ("FROM python:3.12\nCOPY uv.lock* .\n", ()),
        ("FROM python:3.12\nCOPY server.py .\n", ("server.py",)),
    ],
)
def test_copied_sources_are_looked_up(dockerfile: str, missing: tuple[str, ...]) -> None:
    (image,) = collect(make_snapshot({"Dockerfile": dockerfile, "app.py": "", "src/a.py": ""})).images

    assert image.missing == missing


def test_a_source_may_stand_beside_the_dockerfile_or_in_the_build_context() -> None:
    files = {
        "api/Dockerfile": "FROM python\nCOPY app.py .\n",
        "api/app.py": "",
        "docker/web.Dockerfile": "FROM node\nCOPY index.js .\n",
        "web/index.js": "",
        "compose.yaml": "services:\n  web:\n    build:\n      context: ./web\n",
    }
    facts = collect(make_snapshot(files))

    assert facts.broken_images == ()
    assert [image.is_pinned for image in facts.images] == [False, False]


def test_a_dumped_dictionary_is_no_model() -> None:
    facts = collect(
        make_snapshot({"a.py": "import json, joblib\njson.dump(a, f)\njoblib.dump(m, 'model')\njoblib.load('model')\n"})
    )

    assert [one.at.line for one in facts.model_saving] == [3]
    assert [one.at.line for one in facts.model_loading] == [4]


def test_infrastructure_is_known_by_its_content() -> None:
    facts = collect(
        make_snapshot(
            {"k8s/a.yaml": "apiVersion: v1\n", "k8s/b.yaml": "notes: 1\n", "main.tf": 'resource "a" "b" {\n}\n'}
        )
    )

    assert [one.at.path for one in facts.infrastructure] == ["k8s/a.yaml", "main.tf"]


def test_a_badge_is_no_demo() -> None:
    text = "![a](https://img.shields.io/website?url=https://a.streamlit.app)\nTry https://rides.streamlit.app today\n"

    assert [(one.text, one.at.line) for one in collect(make_snapshot({"README.md": text})).demo_links] == [
        ("https://rides.streamlit.app", 2)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[![Open](https://img.shields.io/badge/open-app-red)](https://rides.streamlit.app)",
        "[![Live demo](https://img.shields.io/badge/demo-online-green)](https://rides.example.org/)",
        "Live demo: https://anna.github.io/rides/",
        "The interactive map of all rides is published: https://anna.github.io/map/",
        "| Demo | https://rides.example.org/app |",
        "A running instance is available at http://rides.example.org:8501",
        '<a href="https://rides.example.org/app"><img src="docs/live.png" alt="Live demo"></a>',
    ],
)
def test_what_a_badge_or_a_word_of_a_demo_leads_to_is_one(text: str) -> None:
    assert collect(make_snapshot({"README.md": f"# Rides\n\n{text}\n"})).demo_links


@pytest.mark.parametrize(
    "text",
    [
        "![demo](https://user-images.githubusercontent.com/1/2.gif)",
        "Documentation: https://anna.github.io/rides/",
        "Demo: https://www.youtube.com/watch?v=1",
        "[Deployed with Render](https://render.com)",
        "![cards](https://github-readme-stats.vercel.app/api?user=anna)",
        '<a href="https://rides.example.org/paper">Paper</a> and a demo',
    ],
)
def test_pictures_papers_videos_and_hosts_are_none(text: str) -> None:
    assert not collect(make_snapshot({"README.md": f"# Rides\n\n{text}\n"})).demo_links


def test_a_service_in_r_is_found() -> None:
    facts = collect(make_snapshot({"api.R": "library(plumber)\n#* @get /predict\n", "app.R": "library(shiny)\n"}))

    assert [one.text for one in facts.services] == ["plumber"]
    assert [one.text for one in facts.dashboards] == ["Shiny"]


def test_what_is_surely_taken_in_is_told_alone_and_a_base_model_of_ones_own_is_no_schema() -> None:
    files = {
        "base.py": "class BaseModel: ...\n",
        "forest.py": "from base import BaseModel\nclass Forest(BaseModel): ...\n",
        "schemas.py": "from pydantic import BaseModel\nclass Box(BaseModel): ...\nclass RideInput(BaseModel): ...\n",
    }

    facts = collect(make_snapshot(files))

    assert [schema.text for schema in facts.schemas] == ["RideInput"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("apiVersion: apps/v1\nkind: Deployment\n", 1),
        ("apiVersion: 1\ndatasources:\n  - name: Prometheus\n", 0),
    ],
)
def test_the_sources_of_a_chart_are_no_infrastructure(content: str, found: int) -> None:
    assert len(collect(make_snapshot({"deployment/grafana/sources.yaml": content})).infrastructure) == found


def test_a_file_named_monitor_watches_a_model_only_where_it_speaks_of_one() -> None:
    files = {
        "cpu/monitor.py": "import psutil\nprint(psutil.cpu_percent())\n",
        "monitoring.py": "from scipy.stats import ks_2samp\n\ndef drift(a, b):\n    return ks_2samp(a, b)\n",
    }

    facts = collect(make_snapshot(files))

    assert [place.at.path for place in facts.monitoring] == ["monitoring.py"]


def test_the_file_that_starts_an_app_stands_first() -> None:
    page = "import streamlit as st\n"

    facts = collect(make_snapshot({"a_page.py": page, "app.py": page}))

    assert [place.at.path for place in facts.dashboards] == ["app.py", "a_page.py"]
    assert facts.is_served


@pytest.mark.parametrize(
    ("app", "is_used"), [("game/app.py", False), ("old/app.py", False), ("churn/app.py", True), ("app.py", True)]
)
def test_an_app_of_another_project_of_a_collection_does_not_use_the_model(app: str, *, is_used: bool) -> None:
    files = {f"{project}/README.md": "# A\n" for project in ("churn", "game", "taxi")}
    files |= {f"{project}/run.py": "import pandas as pd\nprint(1)\n" for project in ("churn", "game", "taxi")}
    files |= {"churn/read.py": "import joblib\nmodel = joblib.load('model.joblib')\n", app: "import streamlit as st\n"}

    assert collect(make_snapshot(files)).is_used is is_used


def test_a_name_of_its_own_at_a_host_of_apps_is_a_demo() -> None:
    text = "[![app](img/app.png)](https://rents.some-cloud.app)\n\nSee https://docs.some-cloud.app and [docs](https://x.app).\n"

    found = collect(make_snapshot({"README.md": text})).demo_links

    assert [one.text for one in found] == ["https://rents.some-cloud.app"]


def test_an_address_after_the_word_live_is_a_demo() -> None:
    text = "Live at <https://roads.example.org/map>\n\nDeployed to https://github.com/a/b by hand.\n"

    assert [one.at.line for one in collect(make_snapshot({"README.md": text})).demo_links] == [1]


def test_an_own_function_called_dump_keeps_no_model() -> None:
    files = {"a.py": "from own import settings\nsettings.dump(b)\nimport pickle\npickle.dump(model, f)\n"}

    assert [one.at.line for one in collect(make_snapshot(files)).model_saving] == [4]


def test_objects_of_r_are_models_by_their_names() -> None:
    facts = collect(
        make_snapshot(
            {
                "R/a.R": "write_rds(model_data, 'data/model_data.rds')\nsaveRDS(best_fit, 'best_fit.rds')\n",
                "R/b.R": "d <- readRDS('data/model_data.rds')\nforest <- readRDS('models/forest.rds')\n",
            }
        )
    )

    assert [(one.text, one.at.path, one.at.line) for one in facts.model_saving] == [("saveRDS", "R/a.R", 2)]
    assert [(one.text, one.at.path, one.at.line) for one in facts.model_loading] == [("readRDS", "R/b.R", 2)]

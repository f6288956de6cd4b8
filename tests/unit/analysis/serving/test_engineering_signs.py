import pytest

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.serving.engineering_signs import find_engineering
from portfolio_audit.evidence import Place
from support.snapshots import make_snapshot

SERVICE = "import flask\napp = flask.Flask(__name__)\n"
BY_THE_CLOCK = "on:\n  schedule:\n    - cron: '0 5 * * *'\njobs:\n  score:\n    steps:\n      - run: python score.py\n"


def sorts(files: dict[str, str]) -> set[str]:
    snapshot = make_snapshot(files)
    return {sign.text for sign in find_engineering(snapshot, read_code_units(snapshot))}


@pytest.mark.parametrize("page", ["templates/index.html", "frontend/src/main.js", "web/App.tsx", "client/src/App.vue"])
def test_pages_beside_a_service_are_a_front_end(page: str) -> None:
    assert sorts({"server.py": SERVICE, page: "// a page\n"}) == {"service", "front end"}
    assert sorts({"train.py": "import sklearn\n", page: "// a page\n"}) == set()


def test_a_page_that_the_service_sends_is_a_front_end_wherever_it_lies() -> None:
    sends = SERVICE + "\ndef home():\n    return render_template('form.html')\n"
    assert sorts({"server.py": sends, "form.html": "<form>"}) == {"service", "front end"}
    assert sorts({"server.py": sends, "report.html": "<p>"}) == {"service"}


def test_settings_of_tools_are_no_page() -> None:
    assert sorts({"server.py": SERVICE, "frontend/eslint.config.js": "// rules\n"}) == {"service"}


def test_a_database_counts_beside_a_service() -> None:
    assert sorts({"server.py": SERVICE, "users.py": "import pymongo\n"}) == {"service", "database"}
    assert sorts({"read.py": "import sqlite3\n"}) == set()


def test_a_workflow_that_runs_code_by_the_clock_is_a_scheduled_run() -> None:
    assert "scheduled run" in sorts({".github/workflows/score.yml": BY_THE_CLOCK})
    assert "scheduled run" not in sorts({".github/workflows/codeql.yml": BY_THE_CLOCK})
    assert "scheduled run" not in sorts({".github/workflows/score.yml": "on: push\n"})


def test_an_image_of_another_name_is_a_container() -> None:
    assert sorts({"installation/service": "FROM python:3.12\nRUN make\n"}) == {"container"}


def test_the_service_is_what_answers_and_not_what_is_called_so() -> None:
    files = {"generation/service.py": "import pandas\n", "server/deps.py": SERVICE, "server/main.py": SERVICE}
    snapshot = make_snapshot(files)

    found = find_engineering(snapshot, read_code_units(snapshot))

    assert [str(sign.at) for sign in found if sign.text == "service"] == [str(Place("server/main.py"))]


def test_a_script_that_tries_a_model_is_no_test() -> None:
    assert sorts({"test-classifier.py": "def test(net):\n    assert net\n    print(net(images))\n"}) == set()
    assert sorts({"tests/test_net.py": "def test_net():\n    assert net\n"}) == {"tests"}


def test_a_dbt_project_is_a_pipeline_and_what_it_asks_of_columns_are_tests() -> None:
    schema = "models:\n  - name: rides\n    columns:\n      - name: id\n        tests: [unique]\n"
    project = {"dbt_project.yml": "name: rides\n", "models/rides.sql": "select 1 as id\n"}

    assert sorts(project | {"models/schema.yml": schema}) == {"pipeline", "tests"}
    assert sorts(project | {"models/schema.yml": "models:\n  - name: rides\n"}) == {"pipeline"}


def test_empty_files_and_code_that_only_answers_are_no_pipeline() -> None:
    empty = {"pipeline/__init__.py": "", "pipeline/train.py": "", "pipeline/predict_pipeline.py": "import sklearn\n"}

    assert sorts(empty) == set()
    assert sorts({**empty, "pipeline/train.py": "import sklearn\n"}) == {"pipeline"}

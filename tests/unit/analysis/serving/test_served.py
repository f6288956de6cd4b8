"""Services, apps, and the fields that they take in."""

import pytest

from portfolio_audit.collectors.deployment import collect
from support.fixtures import make_notebook
from support.snapshots import make_snapshot

_FLASK = "from flask import Flask, request, abort\napp = Flask(__name__)\n"
_FASTAPI = "from fastapi import FastAPI\napp = FastAPI()\n"
_DATA_CLASS = f"""{_FLASK}from dataclasses import dataclass
@dataclass
class Trip:
    km: float

@app.post('/p')
def p():
    return answer(Trip(**request.json))
"""


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("a.py", "import grpc\nfrom m import score\nsrv = grpc.server(pool)\n", "gRPC"),
        ("a.py", "import websockets\nfrom m import score\nwebsockets.serve(talk, 'h', 1)\n", "WebSocket"),
        ("a.py", "from telegram.ext import Application\nfrom m import name\n", "Telegram bot"),
        ("a.py", "from http.server import BaseHTTPRequestHandler\nfrom m import f\n", "http.server"),
        ("a.py", "import json\ndef lambda_handler(event, context):\n    return model.predict(event)\n", "Lambda"),
        ("a.py", "def handler(event, _):\n    return model.predict(event['row'])\n", "Lambda"),
        ("a.py", "def model_fn(path): ...\ndef predict_fn(row, model): ...\n", "SageMaker"),
        ("a.py", "def init(): ...\ndef run(raw):\n    return model.predict(json.loads(raw))\n", "Azure ML"),
        ("a.py", "def guess(request):\n    return model.predict(request.get_json())\n", "Cloud Functions"),
        ("Api.java", "@RestController\nclass Api {}\n", "Spring"),
        ("api.R", "library(RestRserve)\n", "R"),
    ],
)
def test_servers_bots_and_handlers_are_services(path: str, text: str, name: str) -> None:
    assert [found.text for found in collect(make_snapshot({path: text})).services] == [name]


def test_a_client_a_notice_and_a_list_of_tasks_serve_no_answers() -> None:
    files = {
        "client.py": "import grpc\nstub = Stub(grpc.insecure_channel('h'))\n",
        "notice.py": "import telegram\ntelegram.Bot(T).send_message(1, 'done')\n",
    }
    tasks = f"{_FASTAPI}@app.post('/tasks')\ndef add(text: str):\n    tasks.append(text)\n"

    assert not collect(make_snapshot(files)).services
    assert not collect(make_snapshot({"tasks.py": tasks})).services


def test_a_notebook_serves_where_it_starts_the_service_or_writes_its_file() -> None:
    started = [{"code": "from flask import Flask\n"}, {"code": "@app.post('/p')\ndef p(): pass\napp.run()"}]
    body = "from fastapi import FastAPI\nfrom pydantic import BaseModel\nclass Row(BaseModel):\n    km: float"
    written = [{"code": f"%%writefile app/main.py\n{body}"}]
    only_imported = [{"code": "from flask import Flask\n"}]

    assert collect(make_snapshot({"a.ipynb": make_notebook(started)})).services
    facts = collect(make_snapshot({"a.ipynb": make_notebook(written)}))
    assert [schema.text for schema in facts.schemas] == ["Row"]
    assert facts.services
    assert not collect(make_snapshot({"a.ipynb": make_notebook(only_imported)})).services


@pytest.mark.parametrize(
    "text",
    [
        _DATA_CLASS,
        f"{_FLASK}@app.post('/p')\ndef p():\n    r = request.json\n    if 'km' not in r:\n        abort(400)\n",
        f"{_FASTAPI}@app.get('/p')\ndef p(km: float, hour: int):\n    return model(km)\n",
        "from mlflow.models import infer_signature\n",
    ],
)
def test_fields_are_described_by_classes_checks_and_types(text: str) -> None:
    assert collect(make_snapshot({"a.py": text})).schemas


@pytest.mark.parametrize(
    "text",
    [
        f"{_FLASK}@app.post('/p')\ndef p():\n    return model(request.json)\n",
        "from dataclasses import dataclass\n@dataclass\nclass Point:\n    x: float\n",
        f"{_FASTAPI}@app.get('/p')\ndef p(request: Request):\n    return model(request)\n",
    ],
)
def test_requests_that_are_only_handed_on_have_no_schema(text: str) -> None:
    assert not collect(make_snapshot({"a.py": text})).schemas


def test_what_r_predicts_is_followed_into_what_it_writes() -> None:
    kept = "m <- readRDS('m.rds')\nrows$score <- predict(m, rows)\nwrite.csv(rows, 'scored.csv')\n"
    judged = "p <- predict(m, rows)\nshown <- table(p, rows$y)\nwrite.csv(other, 'x.csv')\n"

    assert collect(make_snapshot({"score_all.R": kept})).inference[-1].at.line == 3
    assert not collect(make_snapshot({"work.R": judged})).inference

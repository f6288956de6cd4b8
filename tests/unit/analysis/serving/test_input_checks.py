"""Checks, written by hand, of what a service takes in."""

import pytest

from portfolio_audit.collectors.deployment import collect
from support.snapshots import make_snapshot

_FLASK = "from flask import Flask, request, jsonify, abort, flash, render_template\napp = Flask(__name__)\n"
_FASTAPI = "from fastapi import FastAPI, HTTPException, UploadFile, Depends\napp = FastAPI()\n"

_LAMBDA = """import json
def handler(event, context):
    row = json.loads(event['body'])
    if 'km' not in row:
        return {'statusCode': 400}
    return {'statusCode': 200}
"""

_RAW = """import json
from http.server import BaseHTTPRequestHandler
class Answers(BaseHTTPRequestHandler):
    def do_POST(self):
        row = json.loads(self.rfile.read(int(self.headers['Content-Length'])))
        if len(row['pixels']) != 784:
            self.send_error(400)
"""


def _flask(body: str) -> str:
    return f"{_FLASK}@app.post('/answer')\ndef answer():\n{body}    return jsonify(p=1)\n"


def _fastapi(parameters: str, body: str) -> str:
    return f"{_FASTAPI}@app.post('/answer')\nasync def answer({parameters}):\n{body}    return 1\n"


def _checks(files: dict[str, str]) -> int:
    return len(collect(make_snapshot(files)).schemas)


@pytest.mark.parametrize(
    "text",
    [
        _flask("    d = request.get_json()\n    if 'km' not in d:\n        return jsonify(e='km'), 400\n"),
        _flask("    d = request.json\n    if set(FIELDS) - d.keys():\n        abort(422)\n"),
        _flask("    text = request.form['text'].strip()\n    if not text:\n        flash('Type something')\n"),
        _flask("    try:\n        km = float(request.args['km'])\n    except ValueError:\n        abort(400)\n"),
        _flask("    f = request.files['leaf']\n    if not allowed_file(f.filename):\n        return 'no', 415\n"),
        _flask("    if 'leaf' not in request.files:\n        return render_template('a.html', m='No file sent')\n"),
        _fastapi("photo: UploadFile", "    if photo.content_type != 'a/b':\n        raise HTTPException(415)\n"),
        _fastapi(
            "photo: UploadFile",
            "    raw = await photo.read()\n    if len(raw) > TOP:\n        raise HTTPException(status_code=413)\n",
        ),
        f"{_FASTAPI}def clip(raw):\n    y = np.frombuffer(raw)\n    if y.size < 9:\n        raise HTTPException(400)\n",
        _LAMBDA,
        _RAW,
    ],
)
def test_a_condition_on_what_came_in_that_refuses_it_is_a_check(text: str) -> None:
    assert _checks({"api.py": text}) == 1


@pytest.mark.parametrize(
    "text",
    [
        _flask("    d = request.get_json()\n    if not d:\n        abort(400)\n"),
        _flask("    if request.method != 'POST':\n        abort(400)\n"),
        _flask("    who = request.form['username']\n    if who not in known:\n        return 'error', 400\n"),
        _flask("    if request.headers.get('key') != KEY:\n        abort(400)\n"),
        _flask("    d = request.json\n    row = store.find(d['id'])\n    if row is None:\n        abort(400)\n"),
        _flask("    try:\n        p = model.predict(request.json['x'])\n    except Exception:\n        abort(400)\n"),
        _flask("    d = request.json\n    if d['km'] > 400:\n        km = 400\n"),
        _fastapi("name: str", "    if name in people:\n        raise HTTPException(400, 'already there')\n"),
        _fastapi("user=Depends(current)", "    if user.off:\n        raise HTTPException(400, 'off')\n"),
        f"{_FASTAPI}def load(path):\n    if not path.endswith('.pkl'):\n        raise ValueError('a pickle please')\n",
    ],
)
def test_logins_records_catch_alls_and_clipped_values_are_none(text: str) -> None:
    assert _checks({"api.py": text}) == 0


def test_a_module_checks_a_payload_where_it_asks_for_its_fields() -> None:
    body = "def problems({0}):\n    if {0}.get('sex') not in KNOWN:\n        e.append('sex is missing')\n    return e\n"
    assert _checks({"checks.py": body.format("payload")}) == 1
    assert _checks({"checks.py": body.format("row")}) == 0
    assert _checks({"mail.py": "def clean(body):\n    if len(body) > 9:\n        raise ValueError('long')\n"}) == 0


def test_refusals_in_r_and_javascript_are_checks() -> None:
    refused = "#* @post /risk\nfunction(req, res) {\n  if (is.na(req$body$age)) {\n    res$status <- 422\n  }\n}\n"
    assert _checks({"plumber.R": refused}) == 1
    assert _checks({"plumber.R": refused.replace("422", "401")}) == 0
    assert _checks({"api.js": "const e = require('express')\nif (!req.body.km) res.status(400).send('km')\n"}) == 1


def test_classes_of_accounts_and_those_that_no_service_names_are_not_taken_in() -> None:
    service = f"{_FASTAPI}from schemas import Ride\n@app.post('/p')\ndef p(ride: Ride): pass\n"
    schemas = (
        "from pydantic import BaseModel\nclass Ride(BaseModel):\n    km: float\nclass Note(BaseModel):\n    a: str\n"
    )
    found = collect(make_snapshot({"api.py": service, "schemas.py": schemas})).schemas
    assert [one.text for one in found] == ["Ride"]
    checked = f"{schemas}def check(row):\n    return Ride(**row)\n"
    assert _checks({"api.py": f"{_FASTAPI}from rows import check\n", "rows.py": checked}) == 1
    assert _checks({"api.py": _FASTAPI, "rows.py": checked}) == 0
    assert _checks({"a.py": "from pydantic import BaseModel\nclass Form(BaseModel):\n    password: str\n"}) == 0


def test_a_table_schema_describes_input_where_a_service_uses_it() -> None:
    described = "import pandera as pa\nrows = pa.DataFrameSchema({})\n"
    assert _checks({"api.py": _FASTAPI + described}) == 1
    assert _checks({"train.py": described}) == 0

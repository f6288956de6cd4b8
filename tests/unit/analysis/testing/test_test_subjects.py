"""What a test looks at is told by what it calls, also through fixtures and helpers."""

# ruff: noqa: E501  # a source reads best in one line

import pytest

from portfolio_audit.analysis.testing.reading import TestFile, read_python_tests
from portfolio_audit.parsers.python import parse_module

OWN = frozenset({"orchard"})
SERVICES = [
    "import requests\ndef test_a():\n    assert requests.get('http://localhost:80/apples').ok\n",
    "def test_a(client):\n    assert client.get('/apples').status_code == 200\n",
    "class TestA(Base):\n    def test_a(self):\n        assert self.client.post('/apples', {}).ok\n",
    (
        "import pytest\nfrom fastapi.testclient import TestClient\n@pytest.fixture\n"
        "def web():\n    return TestClient(app)\n"
        "def test_a(web):\n    assert web.get('/apples').json()\n"
    ),
    "from app import app\ndef ask(path):\n    return app.test_client().get(path)\ndef test_a():\n    assert ask('/')\n",
    "from streamlit.testing.v1 import AppTest\ndef test_a():\n    assert AppTest.from_file('a.py').run()\n",
]
MODELS = [
    "import joblib\ndef test_a():\n    assert joblib.load('models/a.joblib').predict([[1]])[0] > 0\n",
    "import spacy\ndef test_a():\n    nlp = spacy.load('out/best')\n    assert nlp('an apple').ents\n",
    "from orchard.train import train_model\ndef test_a():\n    assert train_model(rows)['loss'] < 1\n",
    "from orchard.trees import Forecaster\ndef test_a():\n    assert Forecaster(3)(rows) == 4\n",
    "import torch\nfrom orchard import Grove\ndef test_a():\n    grove = Grove(3)\n    assert grove(torch.ones(3))\n",
    (
        "from orchard import fitted\nclass TestA:\n    def setUp(self):\n        self.model = fitted()\n"
        "    def test_a(self):\n        assert self.model.predict(rows) == 3\n"
    ),
]
DATA = [
    "from orchard.text import normalise\ndef test_a():\n    assert normalise(' Apple') == 'apple'\n",
    "from orchard.sorts import SortEncoder\ndef test_a():\n    assert SortEncoder().fit(a).transform(b).sum() == 0\n",
    "import pandas as pd\ndef test_a():\n    assert (pd.read_csv('data/a.csv').weight > 0).all()\n",
    "import pandas as pd\nfrom orchard import ripe\ndef test_a():\n    assert ripe(pd.DataFrame({'a': [1]}))['b'][0]\n",
]
DATA += [
    "from orchard.rows import load_tree_rows\ndef test_a(tmp_path):\n    assert load_tree_rows(tmp_path / 'a.csv')\n",
    "import json\nfrom orchard import sorts\ndef test_a():\n    rows = json.load(open('data/trees.json'))\n    assert len(rows) > 9\n",
    (
        "import duckdb\nfrom orchard.fill import fill\ndef test_a():\n    con = duckdb.connect()\n    fill(con)\n"
        "    assert con.execute('select count(*) from trees').fetchone()[0] == 3\n"
    ),
    "import torch\nfrom orchard.collate import pad\ndef test_a():\n    assert pad([torch.ones(2)]).shape == (1, 2)\n",
    "from orchard.splits import by_time\ndef test_a():\n    assert by_time(rows, 3)[0]\n",
]
MODELS += [
    "from orchard.predict import score_one\ndef test_a():\n    assert 0 <= score_one({'a': 1}) <= 1\n",
    "from orchard.recommender import top_n\ndef test_a():\n    assert len(top_n(3)) == 3\n",
]
SERVICES += [
    (
        "from orchard.web import make_app\nasync def test_a(aiohttp_client):\n    cli = await aiohttp_client(make_app())\n"
        "    answer = await cli.get('/trees')\n    assert answer.status == 200\n"
    ),
]
UNITS = [
    "import json\nfrom orchard import sorts\ndef test_a():\n    found = json.load(open('tests/data/trees.json'))\n    assert found\n",
    "from orchard.stores import Box\ndef test_a():\n    box = Box()\n    assert box.get('a') is None\n",
    "from orchard.geometry import distance\ndef test_a():\n    assert distance(0, 0) == 0\n",
    "from orchard.settings import MODEL_NAME\ndef test_a():\n    assert MODEL_NAME == 'forest'\n",
    "from orchard.people import client_name\ndef test_client_name():\n    assert client_name('a') == 'A'\n",
    "from orchard.pages import about\ndef test_a():\n    assert 'predictions of the model' in about()\n",
    (
        "from django.test import TestCase\nfrom orchard.models import SortModel\nclass SortTest(TestCase):\n"
        "    def test_a(self):\n        self.assertEqual(str(SortModel('a')), 'a')\n"
    ),
    "from orchard.trains import train_number\ndef test_a():\n    assert train_number(7) == 'A 7'\n",
]


def read(source: str) -> TestFile:
    found = read_python_tests("tests/test_a.py", parse_module(source.encode()), source, OWN)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        *(("service", source) for source in SERVICES),
        *(("model", source) for source in MODELS),
        *(("data", source) for source in DATA),
        *(("unit", source) for source in UNITS),
    ],
)
def test_the_kind_follows_the_calls(kind: str, source: str) -> None:
    assert [case.kind.value for case in read(source).cases] == [kind]


def test_a_model_that_is_loaded_by_its_path_is_of_the_project() -> None:
    assert read(MODELS[0]).exercises_project
    assert not read(
        "from sklearn.svm import SVC\ndef test_a():\n    assert SVC().fit(a, b).score(a, b)\n"
    ).exercises_project

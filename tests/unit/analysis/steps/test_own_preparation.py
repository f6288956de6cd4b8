# ruff: noqa: E501  # a source reads best in one line

import pytest

from portfolio_audit.analysis.steps.reading import steps_of
from support.code import make_unit


def _sorts(source: str, path: str = "prepare.py", language: str = "python", cell: int | None = None) -> set[str]:
    return {step.kind.value for step in steps_of(make_unit(source, path, cell, language))}


@pytest.mark.parametrize(
    "source",
    [
        "WANTED = {'bed', 'ward'}\ndef check(beds):\n    gone = WANTED - set(beds.columns)\n    if gone:\n        raise ValueError(gone)\n",
        "def check(beds):\n    if (beds['stay'] < 0).any():\n        raise ValueError('negative stay')\n",
        "def check(beds):\n    ok = beds['ward'].isin(WARDS) & beds['stay'].between(0, 400)\n    if not ok.all():\n        raise ValueError('odd rows')\n",
        "def check(beds):\n    assert (beds['stay'] >= 0).all()\n    assert beds['bed'].is_unique\n",
        "import csv\nwrong = []\nfor row in csv.DictReader(open('beds.csv')):\n    if not 0 <= float(row['stay']) <= 400:\n        wrong.append(row)\nassert not wrong\n",
        "import csv\nfrom pydantic import BaseModel, ValidationError\nfor row in csv.DictReader(f):\n    try:\n        Bed(**row)\n    except ValidationError as error:\n        print(error)\n",
        "con.execute('select count(*) from beds where ward is null')\nif con.fetchone()[0]:\n    raise RuntimeError('wards are missing')\n",
        "beds = beds.merge(wards, on='ward', validate='many_to_one')\n",
        "share = beds.isna().mean()\nbad = share[share > 0.1]\nif len(bad):\n    raise ValueError(bad)\n",
    ],
)
def test_data_that_is_checked_is_validated(source: str) -> None:
    assert "validate" in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "def split(beds, share):\n    if not 0 < share < 1:\n        raise ValueError('a share is between 0 and 1')\n",
        "answer = requests.get(url)\nif answer.status_code != 200:\n    raise RuntimeError(answer.text)\n",
        "if name in beds.columns:\n    raise ValueError('the name is taken')\n",
        "import streamlit as st\nif 'ward' not in beds.index:\n    st.error('please pick a ward')\n",
        "if (predictions['ward'] < 0).any():\n    raise ValueError('odd predictions')\n",
        "for path in folder.glob('*.csv'):\n    if path.suffix != '.csv':\n        wrong.append(path)\nassert not wrong\n",
    ],
)
def test_arguments_answers_and_names_are_no_data_to_validate(source: str) -> None:
    assert "validate" not in _sorts(source)


def test_a_schema_of_settings_is_none_of_data() -> None:
    assert "validate" not in _sorts("import jsonschema\njsonschema.validate(config, SCHEMA)\n")
    assert "validate" in _sorts("import jsonschema\njsonschema.validate(row, SCHEMA)\n")


def test_rows_of_a_request_are_no_data_to_validate() -> None:
    source = "from fastapi import FastAPI\nfor row in csv.reader(body):\n    if len(row) != 3:\n        raise ValueError(row)\n"

    assert "validate" not in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "def trim(beds):\n    low, high = beds['stay'].quantile([0.01, 0.99])\n    return beds[(beds['stay'] > low) & (beds['stay'] < high)]\n",
        "def trim(stay):\n    middle, spread = stay.mean(), stay.std()\n    return stay[abs(stay - middle) < 3 * spread]\n",
        "def trim(stay):\n    return stay.clip(stay.quantile(0.01), stay.quantile(0.99))\n",
        "def trim(beds):\n    odd = abs(beds['stay'] - beds['stay'].mean()) > 4 * beds['stay'].std()\n    return beds[~odd]\n",
        "def trim(stay):\n    q = np.percentile(stay, [1, 99])\n    beyond = (stay < q[0]) | (stay > q[1])\n    stay[beyond] = stay.std()\n    stay = stay[~(abs(stay) > 3 * stay.std())]\n    return stay\n",
        "import re\ndef plain(note):\n    note = re.sub(r'<[^>]+>', ' ', note)\n    return re.sub(r'https?://\\S+', '', note)\n",
        "from PIL import Image\nfor path in scans:\n    try:\n        Image.open(path).load()\n    except OSError:\n        path.unlink()\n",
        "notes = [note for note in notes if len(note) > 3]\n",
        "notes = list(dict.fromkeys(notes))\n",
        "beds['stay'] = beds['stay'].replace('?', np.nan)\n",
        "wards = wards.filter(pl.col('beds') > 0)\n",
    ],
)
def test_data_that_is_taken_out_or_mended_is_cleaned(source: str) -> None:
    assert "clean" in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "best = beds[beds['stay'] > beds['stay'].quantile(0.9)]\n",
        "def near(beds, cut):\n    cut = beds['stay'].quantile(0.9)\n    return beds[(beds['stay'] > cut * 0.7) & (beds['stay'] < cut)]\n",
        "import re\ndef slug(name):\n    name = re.sub(r'[^\\w\\s-]', '', name)\n    return re.sub(r'[-\\s]+', '-', name)\n",
        "import gc\ndef clean():\n    gc.collect()\n",
        "def clean_beds(beds):\n    # to do: missing wards\n    return beds\n",
        "files = [name for name in files if len(name) > 3]\n",
        "share = beds['stay'] / beds['nights'].replace(0, np.nan)\n",
    ],
)
def test_choosing_naming_and_tidying_up_is_no_cleaning(source: str) -> None:
    assert "clean" not in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "import json\ndef note(config, scores):\n    with open('tries.jsonl', 'a') as log:\n        log.write(json.dumps({**config, **scores}))\n",
        "def log_score(name, score):\n    with open('tries.csv', 'a') as log:\n        log.write(f'{name},{score}')\n",
        "con.execute('insert into runs values (?, ?)', (learning_rate, rmse))\n",
        "import optuna\nstudy = optuna.create_study(storage='sqlite:///tries.db')\n",
        "import pandas as pd\npd.DataFrame(search.cv_results_).to_csv('scores.csv')\nmax_depth = 3\nrmse = 2\n",
    ],
)
def test_settings_and_scores_that_are_written_down_are_tracked(source: str) -> None:
    assert "track" in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "def log(request, score):\n    with open('requests.csv', 'a') as file:\n        file.write(f'{request.params},{score}')\n",
        "(run / 'thresholds.json').write_text(json.dumps(found))\nlearning_rate, rmse = 1, 2\nruns = 3\n",
        "with open('places.csv', 'a') as file:\n    file.write(f'{ship},{latitude}')\n",
        "import optuna\nstudy = optuna.create_study(storage=None)\n",
    ],
)
def test_other_logs_are_no_tracking(source: str) -> None:
    assert "track" not in _sorts(source)


def test_r_is_tracked_where_a_score_is_put_at_the_end_of_a_file() -> None:
    source = "write_csv(data.frame(trees = n, rmse = error),\n  'tries.csv', append = TRUE)\n"

    assert "track" in _sorts(source, "fit.R", "r")


@pytest.mark.parametrize(
    "source",
    [
        "with open('data/notes.txt') as file:\n    notes = file.read()\n",
        "rows = list(csv.DictReader(file))\nimport csv\nrows = csv.reader(file)\n",
        "import duckdb\nstays = duckdb.sql(\"select * from 'stays_*.parquet'\").df()\n",
        "clicks = spark.read.option('header', True).csv('clicks.csv')\n",
        "import networkx as nx\nroads = nx.read_edgelist('roads.txt')\n",
        "from nltk.corpus import gutenberg\nbooks = gutenberg.words('emma.txt')\n",
    ],
)
def test_files_queries_and_corpora_are_opened(source: str) -> None:
    assert "load" in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "with open('stopwords.txt') as file:\n    words = file.read()\n",
        "with open('notes.csv', 'w') as file:\n    file.write('a')\n",
        "import pandas as pd\nreached = pd.read_csv('results/scores.csv')\n",
        "import h5py\nout = h5py.File('stays.h5', 'w')\n",
    ],
)
def test_lists_results_and_what_is_written_are_no_data_that_is_opened(source: str) -> None:
    assert "load" not in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "stays['per_bed'] = stays['nights'] / stays['beds']\n",
        "green = (near - red) / (near + red)\n",
        "def describe(link):\n    return [len(link), link.count('.'), sum(c.isdigit() for c in link)]\n",
        "X = [s[i:i + 24] for i in range(len(s) - 24)]\n",
        "import librosa\nm = librosa.feature.mfcc(y=y, sr=sr)\n",
        "import duckdb\nd = duckdb.sql('select ward, avg(stay) as mean_stay from stays group by ward').df()\n",
    ],
)
def test_what_is_reckoned_from_data_is_a_feature(source: str) -> None:
    assert "engineer" in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "config['out'] = config['root'] + '/out'\n",
        "def build_features(beds):\n    return beds\n",
        "batches = [s[i:i + batch_size] for i in range(0, len(s), batch_size)]\n",
        "def feature_enabled(name):\n    return FLAGS.get(name, False)\n",
    ],
)
def test_settings_batches_and_empty_functions_are_no_features(source: str) -> None:
    assert "engineer" not in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "low, high = x.min(), x.max()\nx = (x - low) / (high - low)\n",
        "x = (x - mu) / sigma\n",
        "codes = {word: i for i, word in enumerate(sorted(set(words)))}\n",
        "stays['nights'] = np.log1p(stays['nights'])\n",
    ],
)
def test_values_that_a_formula_changes_are_transformed(source: str) -> None:
    assert "transform" in _sorts(source)


def test_scores_and_shares_of_the_way_are_no_scaling() -> None:
    assert "transform" not in _sorts(
        "frac = (u - low) / (high - low)\nz = (rewards - rewards.mean()) / rewards.std()\n"
    )


@pytest.mark.parametrize(
    "source",
    [
        "print(f'from {stay.min()} to {stay.max()}')\n",
        "from collections import Counter\nprint(Counter(wards))\n",
        "image, ward = scans[0]\nplt.imshow(image)\n",
        "sns.countplot(x='ward', data=beds)\n",
        "import plotly.express as px\npx.histogram(beds, x='stay')\n",
        "beds['stay'].plot(kind='hist')\n",
    ],
)
def test_figures_counts_and_pictures_of_data_are_looks_at_it(source: str) -> None:
    assert "inspect" in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "print('score', scores.mean(), scores.max())\n",
        "prediction = net(image)\nplt.imshow(image)\n",
        "print(f'{x.mean()} {x.std()}')\n",
        "sns.histplot(residuals)\n",
        "sns.boxplot(data=scores)\n",
        "importances.plot(kind='barh')\n",
    ],
)
def test_scores_and_answers_are_no_looks_at_data(source: str) -> None:
    assert "inspect" not in _sorts(source)


@pytest.mark.parametrize(
    ("source", "is_fixed"),
    [
        ("import random\ndice = random.Random(7)\n", True),
        ("import jax\nkey = jax.random.PRNGKey(7)\n", True),
        ("import torch\ntorch.backends.cudnn.deterministic = True\n", True),
        ("a, b = train_test_split(X, random_state=None)\n", False),
        ("import random, time\nrandom.seed(int(time.time()))\n", False),
        ("import numpy as np\nrng = np.random.default_rng()\n", False),
    ],
)
def test_chance_is_fixed_by_what_stays_the_same(source: str, *, is_fixed: bool) -> None:
    assert ("seed" in _sorts(source)) is is_fixed


def test_a_route_that_sends_a_file_fetches_nothing() -> None:
    source = "from flask import send_file\ndef download(name):\n    return send_file(name, as_attachment=True)\n"

    assert "collect" not in _sorts(source)


def test_a_model_from_a_bucket_is_no_data_that_is_fetched() -> None:
    assert "collect" not in _sorts("blob.download_to_filename('model.pkl')\n")
    assert "collect" in _sorts("blob.download_to_filename('stays.csv')\n")


def test_r_names_what_it_does_in_its_own_words() -> None:
    source = (
        "stays <- fread('stays.csv')\nstays <- stays[stays$nights > 0, ]\nrec <- step_normalize(rec)\n"
        "stopifnot(!anyNA(stays$ward))\nmlflow_log_metric('rmse', r)\nstr(stays)\nstays$per_bed <- stays$nights / stays$beds\n"
    )

    assert {"load", "clean", "transform", "validate", "track", "inspect", "engineer"} <= _sorts(source, "a.R", "r")


def test_functions_of_r_mean_nothing_in_python() -> None:
    assert _sorts("scale(3)\nstr(4)\ndata(5)\nmice(6)\n") == set()

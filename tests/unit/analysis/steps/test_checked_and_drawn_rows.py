"""Rows that are checked, mended, derived, divided and evened, in the ways that calls alone do not show."""

# ruff: noqa: E501  # a source reads best in one line

import pytest

from portfolio_audit.analysis.steps.reading import steps_of
from support.code import make_unit


def _sorts(source: str, path: str = "prepare.py", language: str = "python") -> set[str]:
    steps = steps_of(make_unit(source, path, None, language))
    return {step.kind.value for step in steps if step.text != "sklearn.utils.resample" or step.detail != "rows"}


CHECKS = [
    "if not (beds['stay'] >= 0).all():\n    faults.append('negative stay')\n",
    "def check_beds(beds):\n    notes = []\n    if not beds.index.is_monotonic_increasing:\n        notes.append('unsorted')\n    return notes\n",
    "def is_valid(beds):\n    if not WANTED.issubset(beds.columns):\n        return False, 'columns'\n    return True\n",
    "odd = set(beds['ward']) - WARDS\nif odd:\n    raise ValueError(odd)\n",
    "odd = set(beds.ward.unique()) - WARDS\nif odd:\n    raise ValueError(odd)\n",
    "for name, sort in SORTS.items():\n    if beds.schema.get(name) != sort:\n        raise TypeError(name)\n",
    "for name, sort in SORTS.items():\n    if beds.dtypes[name] != sort:\n        raise TypeError(name)\n",
    "if not beds['stay'].is_between(0, 400).all():\n    raise ValueError('stay')\n",
    "known = {'wards': beds.ward.notna().all(), 'stays': beds['stay'].between(0, 400).all()}\nfor name, holds in known.items():\n    if not holds:\n        raise ValueError(name)\n",
    "known = {'wards': beds.ward.notna().all()}\nwrong = [name for name, holds in known.items() if not holds]\nif wrong:\n    raise ValueError(wrong)\n",
    "def require(holds, text):\n    if not holds:\n        raise ValueError(text)\nrequire(beds['stay'].between(0, 9).all(), 'stay')\n",
    "for name, (low, high) in BOUNDS.items():\n    beyond = beds[(beds[name] < low) | (beds[name] > high)]\n    if len(beyond):\n        raise ValueError(name)\n",
    "beyond = ((beds.stay < 0) | (beds.stay > 400)).sum()\nif beyond:\n    sys.exit('stays')\n",
    "gaps = beds.index.to_series().diff() > DAY\nif gaps.any():\n    warnings.warn('days are missing')\n",
    "if beds['bed'].nunique() != len(beds):\n    raise ValueError('beds twice')\n",
    "for number, row in enumerate(rows):\n    if row['stay'] < 0:\n        raise ValueError(number)\n",
    "for row in rows:\n    if row['stay'] < 0:\n        raise ValueError(row)\n",
    "from pydantic import BaseModel\nclass Bed(BaseModel):\n    ward: str\nbeds = [Bed(**row) for row in csv.DictReader(file)]\n",
]


@pytest.mark.parametrize("source", CHECKS)
def test_conditions_that_stop_or_list_what_is_wrong_validate(source: str) -> None:
    assert "validate" in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "def is_legal(move):\n    if move not in moves:\n        return False\n    return True\n",
        "for row in rows:\n    if row.owner != me:\n        raise PermissionError(row)\n",
        "for name, value in OPTIONS.items():\n    if not value:\n        raise ValueError(name)\n",
        "mine = beds[beds.bed == number]\nif len(mine) == 0:\n    raise KeyError(number)\n",
        "def load(beds):\n    if beds['stay'].isna().any():\n        return False\n",
        "if left.shape[0] != right.shape[0]:\n    raise ValueError('lengths')\n",
        "from dataclasses import dataclass\nbeds = [Bed(**row) for row in csv.DictReader(file)]\n",
    ],
)
def test_moves_options_and_rows_that_are_looked_up_validate_nothing(source: str) -> None:
    assert "validate" not in _sorts(source)


@pytest.mark.parametrize(
    ("source", "is_check"),
    [
        ("stopifnot(\n  all(c('bed') %in% names(beds)),\n  !anyDuplicated(beds$bed))\n", True),
        ("gone <- setdiff(wanted, names(beds))\nif (length(gone) > 0) {\n  stop('columns')\n}\n", True),
        ("if (any(is.na(beds$stay))) {\n  warning('stays are missing')\n}\n", True),
        ("if (!all(beds$ward %in% c('a', 'b'))) rlang::abort('ward')\n", True),
        ("if (!way %in% c('a', 'b')) stop('way')\n", False),
        ("if (any(is.na(beds$stay))) {\n  beds$stay[is.na(beds$stay)] <- 0\n}\n", False),
        ("if (opt$way == 1) stop('usage')\n", False),
        ("if (length(args) > 0) {\n  stop('usage')\n}\n", False),
    ],
)
def test_conditions_of_r_validate_where_they_ask_a_table(source: str, *, is_check: bool) -> None:
    assert ("validate" in _sorts(source, "a.R", "r")) is is_check


@pytest.mark.parametrize(
    "source",
    [
        "rare = [i for i, sort in enumerate(sorts) if sort == 1]\nrest = [i for i, sort in enumerate(sorts) if sort == 0]\nrows = rest + random.choices(rare, k=len(rest))\n",
        "rare = d[d.sick == 1]\nrest = d[d.sick == 0]\nd = pd.concat([rest] + [rare] * 8)\n",
        "rare = d[d.sick == 1]\nrest = d[d.sick == 0]\nd = pd.concat([rest, rare.loc[rare.index.repeat(5)]])\n",
        "from sklearn.utils import resample\nrest, rare = d[d.sick == 0], d[d.sick == 1]\nmore = resample(rare, n_samples=len(rest))\nd = pd.concat([rest, more])\n",
        "fewest = d['label'].value_counts().min()\nparts = []\nfor label, rows in d.groupby('label'):\n    parts.append(rows.sample(fewest))\n",
        "for sort in np.unique(labels):\n    own = np.flatnonzero(labels == sort)\n    times = max(1, FLOOR // len(own))\n    rows.append(np.tile(own, times))\nrows = np.concatenate(rows)\n",
        "import torch.nn.functional as F\nce = F.cross_entropy(x, t)\nloss = ((1 - torch.exp(-ce)) ** gamma * ce).mean()\n",
        "w = y_true * 9.0 + (1 - y_true)\nloss = K.mean(w * K.binary_crossentropy(y_true, y_hat))\n",
        "loss = -(w_pos * y_true * K.log(p) + (1 - y_true) * K.log(1 - p))\n",
        "loss = ce * class_weights[targets]\n",
        "con.execute('select * from c where spam union all select * from (select * from c where not spam limit (select count(*) from c where spam))')\n",
        "con.sql('select *, row_number() over (partition by is_fraud order by random()) as n from t')\n",
    ],
)
def test_classes_that_are_evened_or_weighed_by_hand_are_resampled(source: str) -> None:
    assert "resample" in _sorts(source)


@pytest.mark.parametrize(
    "source",
    [
        "for sort in classes:\n    shown = np.random.choice(np.flatnonzero(y == sort), 7)\n    for one in shown:\n        plt.imshow(X[one])\n",
        "for sort in np.unique(labels):\n    own = np.where(labels == sort)[0]\n    rows.append(rng.choice(own, size=len(own), replace=True))\n",
        "for label, rows in d.groupby('label'):\n    parts.append(rows.sample(min(len(rows), 500)))\n",
        "for region, rows in d.groupby('region'):\n    parts.append(rows.sample(fewest_min))\n",
        "bright = (1 - x) ** gamma\n",
        "score = weights[label] * row\n",
        "con.sql('select *, row_number() over (partition by user_id order by random()) as n from t')\n",
    ],
)
def test_pictures_bootstraps_caps_and_powers_even_no_classes(source: str) -> None:
    assert "resample" not in _sorts(source)


def test_rows_of_r_are_evened_by_as_many_as_another_table_has() -> None:
    assert "resample" in _sorts("both <- rbind(few, many[sample(nrow(many), nrow(few)), ])\n", "a.R", "r")
    assert "resample" not in _sorts("some <- many[sample(nrow(many), 100), ]\n", "a.R", "r")


@pytest.mark.parametrize(
    ("source", "is_split"),
    [
        (
            "con.execute('create table fit_rows as select * from games where year < 9; create table eval_rows as select * from games where year >= 9')\n",
            True,
        ),
        (
            "train = pd.read_sql(\"select * from stays where day < '2020'\", con)\ntest = pd.read_sql(\"select * from stays where day >= '2020'\", con)\n",
            True,
        ),
        ("q = \"select *, case when mod(id, 10) < 8 then 'train' else 'test' end as side from t\"\n", True),
        ("for path in paths:\n    shutil.move(path, 'data/val' if random.random() < 0.2 else 'data/train')\n", True),
        (
            "late = con.execute('select * from trains where late = 1')\ntest = con.execute('select * from t where a = 1')\n",
            False,
        ),
    ],
)
def test_queries_and_folders_hold_rows_out(source: str, *, is_split: bool) -> None:
    assert ("split" in _sorts(source)) is is_split


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("engineer", "homes['far'] = haversine(homes.lat, homes.lon, 52.5, 13.4)\n"),
        ("engineer", "con.sql('select price / area as per_metre from homes')\n"),
        ("engineer", "con.sql('select extract(hour from day) as hour from rides')\n"),
        ("engineer", "X = np.column_stack([x, x**2, np.log(x)])\n"),
        (
            "engineer",
            "def style(words):\n    return {'a': sum(w.pos_ == 'N' for w in words) / n, 'b': sum(w.pos_ == 'V' for w in words) / n, 'c': 1 / max(1, len(words))}\n",
        ),
        ("transform", "rest = rest.with_columns([(pl.col(c) - mu[c][0]) / sd[c][0] for c in names])\n"),
        ("transform", "stays = stays.select((pl.col('a') - pl.col('a').mean()) / pl.col('a').std())\n"),
        ("transform", "codes = {'low': 0, 'high': 1}\nd['risk'] = d['risk'].map(codes)\n"),
        ("transform", "x = x / np.linalg.norm(x, axis=1, keepdims=True)\n"),
        ("clean", "d.loc[d['speed'] > 300, 'speed'] = np.nan\n"),
        ("clean", "keep = ~np.isnan(x).any(axis=1)\nx, y = x[keep], y[keep]\n"),
        ("clean", "con.execute('delete from stays where nights is null')\n"),
        (
            "clean",
            "import os\nfor path in scans:\n    scan = cv2.imread(path)\n    if scan is None:\n        os.remove(path)\n",
        ),
        ("collect", "import requests\nrows = requests.request('GET', 'https://tides.example').json()\n"),
        ("collect", "import duckdb\nduckdb.sql(\"select * from read_parquet('https://tides.example/a.parquet')\")\n"),
        ("collect", "from astroquery.gaia import Gaia\njob = Gaia.launch_job_async('select 1')\n"),
        ("load", "notes = [path.read_text() for path in Path('notes').glob('*.txt')]\n"),
    ],
)
def test_rows_are_prepared_by_formulas_queries_and_clients(kind: str, source: str) -> None:
    assert kind in _sorts(source)


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("engineer", "metrics['auc'] = roc(metrics.y, metrics.p)\n"),
        ("transform", "def transformer_loading(load, rated):\n    return 100 * load / rated\n"),
        ("transform", "def scale_window(width, factor):\n    return width * factor\n"),
        (
            "clean",
            "class Robot:\n    def clean(self, room):\n        self.battery -= room.area * 0.5\n        print('done')\n",
        ),
        ("clean", "con.execute('delete from sessions where ends < now()')\n"),
        ("clean", "scores.loc[scores['loss'] > 3, 'score'] = np.nan\n"),
        ("collect", "import duckdb\nduckdb.sql(\"select * from 'a.parquet'\")\n"),
        ("load", "parts = [path.read_text() for path in Path('prompts').glob('*.txt')]\n"),
    ],
)
def test_machines_sessions_and_scores_are_not_prepared(kind: str, source: str) -> None:
    assert kind not in _sorts(source)

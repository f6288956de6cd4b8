"""What the shape of code shows: parts held out, thresholds tried, networks and ensembles put together."""

import pytest

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.steps.reading import steps_of
from portfolio_audit.analysis.steps.steps import StepKind
from support.snapshots import make_snapshot

_TEMPERATURE = """
class Scale(nn.Module):
    def __init__(self):
        self.t = nn.Parameter(torch.ones(1))

    def forward(self, logits):
        return logits / self.t
"""


def _details(code: str, kind: StepKind) -> set[str]:
    units = read_code_units(make_snapshot({"work.py": code}))
    return {step.detail for unit in units for step in steps_of(unit) if step.kind is kind}


@pytest.mark.parametrize(
    ("code", "detail"),
    [
        ("order = np.random.permutation(n)\na, b = order[:k], order[k:]\n", "own"),
        ("random.shuffle(rows)\nkept, rest = rows[:80], rows[80:]\n", "own"),
        ("train = sales.iloc[:-12]\ntest = sales.iloc[-12:]\n", "own"),
        ("early = y['2019':'2021']\nX_train, X_test = y[:'2020-12'], y['2021-01':]\n", "time"),
        (
            "s = df['day']\ndef split(df):\n return TrainTest(df[s < a], df[(s >= a) & (s < b)], df[s >= b])\n",
            "time",
        ),
        ("a, val, test = f[~x & ~y], f[x], f[y]\ntrain = f[~x]\n", "own"),
        ("train, val, test = t[:'2020'], t['2021':'2021'], t['2022':'2022']\n", "time"),
        ("train, val, test = t[:'2020'], t['2021':'2021'], t['2022':'2022']\n", "validation"),
        ("train = t['2010':'2019-06-30']\ntest = t['2019-07-01':'2019-12-31']\n", "time"),
        ("antes = ventas.iloc[:corte]\n", "time"),
        ("mask = df.year < 2020\nx_train, x_test = df[mask], df[~mask]\n", "own"),
        ("for k in df.site.unique():\n a, b = df[df.site != k], df[df.site == k]\n model.fit(a, a.y)\n", "group"),
        ("farms = sorted(df.farm.unique())\nrng.shuffle(farms)\na, b = farms[:9], farms[9:]\n", "group"),
        ("who = np.array(list(set(df['patient'])))\nrng.shuffle(who)\na, b = who[:9], who[9:]\n", "group"),
        ("kinds = df['class'].unique()\nrng.shuffle(kinds)\na, b = kinds[:9], kinds[9:]\n", "own"),
        ("own = kinds[name](\n    root=here, train=False, download=True\n)\n", "predefined"),
        ("own = Digits(\n    root,\n    train=False,\n)\n", "predefined"),
        ("model.fit(X[~late], y[~late])\nguess = model.predict(X[late])\n# train\nn = 0 if late else 1\n", "own"),
        ("train = df.sample(frac=0.8)\nrest = df.drop(train.index)\n", "own"),
        ("val_part = ds.take(100)\nother = ds.skip(100)\n", "own"),
        ("dev = [r for r in rows if r.n == 0]\ntrain = [r for r in rows if r.n != 0]\n", "own"),
        ("parts = {'train': df[~a & ~b], 'valid': df[b], 'test': df[a]}\nmodel.fit(parts)\n", "parts"),
        ("return_parts = {'train': df[~a], 'test': df[a]}\nmodel.fit(return_parts)\n", "own"),
        ("def split_by_patient(df):\n    return parts_of(df)\n", "group"),
        ("def time_split(df):\n    return parts_of(df)\n", "time"),
        ("df['part'] = np.where(df.n < 9, 'train', 'test')\n", "own"),
        ("a = Birds(root, 'train')\nb = Birds(root, 'valid')\n", "validation"),
        ("fit = load_part('train')\nlast = load_part(name='test')\n", "predefined"),
        ("(x_train, y_train), (x_test, y_test) = digits.load_data()\n", "predefined"),
        ("last = ImageFolder(os.path.join(root, 'test'))\n", "predefined"),
        ("mid = flow.flow_from_directory(VAL_DIR, class_mode='binary')\n", "validation"),
    ],
)
def test_parts_that_complete_each_other_are_a_split(code: str, detail: str) -> None:
    assert detail in _details(code, StepKind.SPLIT)


@pytest.mark.parametrize(
    "code",
    [
        "cheap, dear = homes[homes.price < 200], homes[homes.price >= 200]\nax.hist(cheap.rooms)\n# train\n",
        "given, asked = data[:, 1:], data[:, 0]\nmodel.fit(given, asked)\n",
        "left, right = y[x <= t], y[x > t]\nmask = 1\n",
        "train, test = add_columns(train, test)\n",
        "before, after = words[:-1], words[1:]\nmodel.fit(before, after)\n",
        "war, peace = t['1914':'1918'], t['1919':'1938']\nax.plot(war)\n# train\n",
        "log_data('train', a)\nlog_data('val', b)\n",
        "b = Birds(root, 'test')\n",
        "hist(ages, 'train')\nhist(others, 'test')\n",
    ],
)
def test_parts_for_another_purpose_are_no_split(code: str) -> None:
    assert not _details(code, StepKind.SPLIT)


@pytest.mark.parametrize(
    ("code", "detail"),
    [
        ("p, r, cuts = precision_recall_curve(y, s)\nbest = cuts[np.argmax(p * r)]\n", "threshold"),
        ("for c in np.linspace(0, 1, 50):\n    f1_score(y, prob >= c)\n", "threshold"),
        ("cuts = torch.linspace(0, 1, 9)\nf = [f1(preds >= c, y) for c in cuts]\n", "threshold"),
        ("best = max(grid, key=lambda c: f1_score(y, proba > c))\n", "threshold"),
        ("for q in (0.9, 0.95):\n    c = scores.quantile(q)\n    n = (scores >= c).sum()\n", "threshold"),
        ("raw = svm.decision_function(Xc)\nLogisticRegression().fit(raw.reshape(-1, 1), yc)\n", "calibration"),
        ("share = np.digitize(chance, np.linspace(0, 1, 11))\n", "calibration"),
        (_TEMPERATURE, "calibration"),
        ("ANOMALY_SCORE_MIN = 0.7\nkept = t[t['anomaly_score'].fillna(0) >= ANOMALY_SCORE_MIN]\n", "threshold"),
        ("kept = rows[rows['model_score'] >= args.min_score]\n", "threshold"),
        ("cuts = np.arange(0, 1, 0.1)\ncost = [9 * ((p_te < c) & (y_te == 1)).sum() for c in cuts]\n", "threshold"),
        ("ok = [c for c in np.unique(p_val) if (p_val[y_val == 1] >= c).mean() > 0.9]\n", "threshold"),
        ("for t in np.linspace(0, 1, 9):\n    m = soft > t\n    print(m.mean(), right[m].mean())\n", "threshold"),
        (
            "t['b'] = pd.cut(t.p, 9)\nt.groupby('b').agg(said=('p', 'mean'), seen=('y', 'mean'))\n# prob\n",
            "calibration",
        ),
        ("t['b'] = pd.qcut(t['prob'], 9)\nt.groupby('b')[['prob', 'label']].mean()\n", "calibration"),
        ("for m in masks:\n    gap = conf[m].mean() - correct[m].float().mean()\n", "calibration"),
        ("ths = np.linspace(0, 1)\nf = [f1_score(y_val, p_val > t) for t in ths]\n", "threshold"),
        ("def won(t):\n    return ((p > t) & (y == 1)).sum()\n\nbest = max(np.linspace(0, 1), key=won)\n", "threshold"),
        ("cut = np.quantile(train_scores, 0.99)\nalarm = test_scores > cut\n", "threshold"),
        ("z = np.log(p_hat / (1 - p_hat))\nsm.Logit(y, sm.add_constant(z)).fit()\n", "calibration"),
    ],
)
def test_thresholds_and_calibration_are_seen_by_what_is_computed(code: str, detail: str) -> None:
    assert detail in _details(code, StepKind.CALIBRATE)


@pytest.mark.parametrize(
    "code",
    [
        "fpr, tpr, cuts = roc_curve(y, s)\nplt.plot(fpr, tpr)\n",
        "for lag in [1, 2, 7]:\n    if len(predictions) >= lag:\n        row = predictions[-lag]\n",
        "meta = LogisticRegression()\nmeta.fit(np.column_stack([m.predict_proba(X) for m in models]), y)\n",
        "for t in np.unique(x):\n    left = y[x <= t]\n# score\n",
        "for t in np.linspace(0, 1, 11):\n    best = max(precision[recall >= t])\n    score += best\n",
        "for t in np.arange(0, 9, 0.1):\n    score = wave(t)\n",
        "class Explained:\n    def expected_value(self):\n        return self._expected_value\n",
        "good = films[films['review_score'] >= 7.5]\n",
        "for alpha in [0.01, 0.05]:\n    if p_val < alpha:\n        print(prob)\n",
        "for t in np.linspace(0, 1, 9):\n    p = a + (b - a) * t\n    ax.plot(p)\n",
        "t['b'] = pd.cut(t['age'], 9)\nt.groupby('b').agg({'prob': 'mean', 'label': 'mean'})\n",
        "for m in masks:\n    print(price[m].mean(), y[m].mean())  # prob\n",
        "top = test_scores > np.quantile(test_scores, 0.9)\n",
        "def calibrate(points, size):\n    return cv2.calibrateCamera(points, size)  # cut(\n",
        "if best_model_score < 0.6:\n    raise ValueError\nfor s in (1, 2):\n    pass\n",
        "if report['model_score'] < 0.6:\n    raise ValueError\n",
        "class Student(nn.Module):\n    def loss(self, logits):\n        return soft(logits / self.temperature)\n",
    ],
)
def test_curves_lags_stacks_and_trees_choose_no_threshold(code: str) -> None:
    assert not _details(code, StepKind.CALIBRATE)


@pytest.mark.parametrize(
    ("code", "detail"),
    [
        ("net = Sequential([Dense(8), Dense(1)])\n", "built-network"),
        ("net = keras.Sequential()\nnet.add(Dense(8))\nnet.add(Dense(1))\n", "built-network"),
        ("x = Input((3,))\nh = Dense(4)(x)\nnet = Model(x, Dense(1)(h))\n", "built-network"),
        ("answer = np.mean([m.predict(X) for m in folds], axis=0)\n", "built-ensemble"),
        ("blend = 0.7 * lgb_pred + 0.3 * nn_pred\n", "built-ensemble"),
    ],
)
def test_networks_of_layers_and_mixed_answers_are_designs(code: str, detail: str) -> None:
    assert detail in _details(code, StepKind.DESIGN)


def test_layers_of_a_class_and_weighed_errors_are_no_design_of_their_own() -> None:
    layers = "nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 1))"
    network = f"class Net(nn.Module):\n    def __init__(self):\n        self.f = {layers}\n"

    assert not _details(network, StepKind.DESIGN)
    assert not _details("loss = 0.5 * recall + 0.5 * precision  # pred\n", StepKind.DESIGN)


@pytest.mark.parametrize(
    "code",
    [
        "bad = df[df.failed == 1]\ngood = df[df.failed == 0].sample(len(bad) * 3)\nboth = pd.concat([bad, good])\n",
        "few, many = t.filter(c == 1), t.filter(c == 0)\nmore = few.sample(n=9)\nboth = pl.concat([many, more])\n",
        "a, b = d[d.gone == 'no'], d[d.gone == 'yes']\nc = resample(b, n_samples=len(a))\nboth = pd.concat([a, c])\n",
        "a = np.where(y == 0)[0]\nb = np.where(y == 1)[0]\na = rng.choice(a, len(b))\nX = X[np.concatenate([a, b])]\n",
    ],
)
def test_rows_of_a_class_that_are_drawn_and_joined_again_even_the_classes(code: str) -> None:
    assert _details(code, StepKind.RESAMPLE) & {"own"}


@pytest.mark.parametrize(
    "code",
    [
        "men = df[df.sex == 'm']\nwomen = df[df.sex == 'f']\nmen.sample(5)\nall_of = pd.concat([men, women])\n",
        "north = df[df.region == 'n']\nboth = pd.concat([north.sample(9), other])\n",
        "a = df[df.gone == 1]\nb = df[df.gone == 0]\nn = min(2000, len(a))\nsome = pd.concat([a.sample(n), b])\n",
        "day = df[df.day == 1]\nnext_day = df[df.day == 2]\nshown = day.sample(3)\nrows.append(next_day)\n",
    ],
)
def test_rows_that_are_drawn_to_look_at_them_even_nothing(code: str) -> None:
    assert "own" not in _details(code, StepKind.RESAMPLE)


_CUTS = """
grid = np.linspace(0.1, 2, 20)
scores = [overlap(truth, contrast(image) > g) for g in grid]
cut = grid[np.argmax(scores)]
"""


def test_the_best_of_a_grid_of_cuts_is_a_threshold() -> None:
    assert "threshold" in _details(_CUTS, StepKind.CALIBRATE)


def test_a_grid_of_cuts_that_parts_a_node_is_none() -> None:
    assert _details(_CUTS.replace("overlap(", "gini("), StepKind.CALIBRATE) == set()
    assert _details(_CUTS.replace("grid[np.argmax(scores)]", "scores[0]"), StepKind.CALIBRATE) == set()


@pytest.mark.parametrize(
    ("line", "are_cases"),
    [
        ("worst = tiles[tiles.wood > .1].nsmallest(5, 'dice')\n", True),
        ("worst_days = days.sort_values('abs_err').tail(9)\n", True),
        ("worst_model = runs.nlargest(1, 'rmse')\n", False),
        ("worst_films = films.nsmallest(5, 'rating')\n", False),
    ],
)
def test_worst_cases_are_ordered_by_a_measure_of_each(line: str, *, are_cases: bool) -> None:
    assert ("worst cases" in _details(line, StepKind.ANALYSE_ERRORS)) is are_cases


@pytest.mark.parametrize(("library", "records"), [("lightning", True), ("pytorch_lightning", True), ("torch", False)])
def test_what_a_lightning_module_logs_is_recorded(library: str, *, records: bool) -> None:
    code = f"import {library} as L\nclass Net(L.Module):\n    def step(self, batch):\n        self.log('loss', batch)\n"
    assert bool(_details(code, StepKind.TRACK)) is records


@pytest.mark.parametrize(
    ("line", "metrics"),
    [
        ("hit_rate = sum(hits) / len(hits)", {"hit-rate"}),
        ("recall = sum(found) / max(1, len(questions))", {"recall"}),
        ('print(f"hit@{k}: {sum(hits)}/{len(hits)}")', {"hit-rate"}),
        ('print(f"Accuracy: {sum(right) / len(right):.2f}")', {"accuracy"}),
        ('print("judge:", sum(row["ok"] for row in rows), "/", len(rows))', {"judged"}),
        ("mean = sum(delays) / len(delays)", set()),
        ('print(f"rows: {sum(counts)}/{len(counts)}")', set()),
        ('print(f"cache hits: {sum(hits)}/{len(hits)}")', set()),
        ('print(f"erro em {sum(atrasos)/len(atrasos)}")', set()),
        ('print(f"Accuracy of {sum(a)} and {len(b)}")', set()),
    ],
)
def test_a_share_of_right_answers_is_a_metric_where_a_name_or_label_calls_it_one(line: str, metrics: set[str]) -> None:
    assert _details(f"from gold import questions, expected\n{line}\n", StepKind.METRIC) == metrics

import pytest

from portfolio_audit.analysis.steps.reading import steps_of_all
from portfolio_audit.analysis.steps.steps import StepKind
from support.code import make_unit


def _found(*cells: str) -> set[tuple[str, str]]:
    units = tuple(
        make_unit(f"import numpy as np\n{cell}", "work.ipynb", cell=place) for place, cell in enumerate(cells)
    )
    return {(step.kind.value, step.detail) for steps in steps_of_all(units) for step in steps}


def _kinds(*cells: str) -> set[str]:
    return {kind for kind, _ in _found(*cells)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("gap = net.predict(X) - y_test\nprint(abs(gap).mean())\n", ("metric", "mae")),
        ("off = y_val - tree.predict(X_val)\nprint((off ** 2).mean())\n", ("metric", "mse")),
        ("guess = clf.predict(X)\nprint((guess == y_test).mean())\n", ("metric", "accuracy")),
        ("hits = 0\nfor p, t in zip(preds, y_test):\n    if p == t:\n        hits += 1\n", ("metric", "accuracy")),
        ("frame.select(mae=(frame.a - frame.b).abs().mean())\n", ("metric", "mae")),
        ("wape = np.abs(a - b).sum() / b.sum()\n", ("metric", "wape")),
        ("usual = y_train.mean()\nprint(abs(y_test - usual).mean())\n", ("baseline", "constant")),
        ("top = y_train.value_counts().idxmax()\nprint((y_test == top).mean())\n", ("baseline", "constant")),
        ("start = np.full(len(y_test), y_train.median())\n", ("baseline", "constant")),
        ("print(max(y_test.mean(), 1 - y_test.mean()))\n", ("baseline", "constant")),
        ("mean_absolute_error(y_test, np.zeros_like(y_test))\n", ("baseline", "constant")),
        ("mean_absolute_error(load['mw'], load['mw'].shift(24))\n", ("baseline", "lagged")),
        ("mean_absolute_error(load[1:], load[:-1])\n", ("baseline", "lagged")),
        ("accuracy_score(y_test, np.random.permutation(y_test))\n", ("baseline", "random")),
        ("recall_score(table['fraud'], desk_rules(table))\n", ("baseline", "rule")),
        ("accuracy_score(y_test, [Counter(y_train).most_common(1)[0][0]] * 9)\n", ("baseline", "constant")),
        ("print(np.abs(y_test[7:] - y_test[:-7]).mean())\n", ("baseline", "lagged")),
        ("before = df.load.shift(24)\nprint((df.load - before).abs().mean())\n", ("baseline", "lagged")),
        (
            "_, n = np.unique(y_train, return_counts=True)\nprint('majority', n.max() / n.sum())\n",
            ("baseline", "named"),
        ),
        ("roc_auc_score(y_test, X_test['age'])\n", ("baseline", "column")),
        ("for a, b in zip(y_test, y_pred):\n    m[a, b] += 1\n", ("analyse-errors", "confusion")),
        ("w = np.linspace(0, 1)\nout = [r2_score(y, v * a + b) for v in w]\n", ("tune", "manual")),
        ("db.sql('select town, avg(abs(y - yhat)) from t group by town')\n", ("analyse-errors", "slices")),
        ("m = t.groupby('a').y.mean()\nrmse(u.y, u.a.map(m))\n", ("baseline", "constant")),
        ("print(y_test.value_counts(normalize=True).max())\n", ("baseline", "constant")),
        ("print((torch.randint(0, 9, y.shape) == y).mean())\n", ("baseline", "random")),
        ("def busy(t):\n    return t.cars > 9\n\nf1_score(t.jam, busy(t))\n", ("baseline", "rule")),
        ("table = {'seasonal_naive': rmse(a, b), 'ours': rmse(a, c)}\n", ("baseline", "named")),
        ("print('coin flip:', accuracy_score(a, b))\n", ("baseline", "named")),
        ("print('MRR', np.mean([rank(a) for a in lists]))\n", ("metric", "own")),
        ("print(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))\n", ("metric", "log-loss")),
        ("print(np.maximum(q * (y - yhat), (q - 1) * (y - yhat)).mean())\n", ("metric", "mae")),
        ("print((apply_fn(params, x).argmax(-1) == y).mean())\n", ("metric", "accuracy")),
        ("np.corrcoef(y_test, model.predict(X))\n", ("metric", "correlation")),
        ("ppl = np.exp(nll)\n", ("metric", "perplexity")),
        ("bad = [a for a, b in zip(preds, labels) if a != b]\n", ("analyse-errors", "wrong cases")),
        (
            "mixed = Counter((a, b) for a, b in zip(gold_tags, pred_tags) if a != b)\n",
            ("analyse-errors", "wrong cases"),
        ),
        ("fits = np.array([a == b for a, b in zip(golds, hyps)])\nprint(fits.mean())\n", ("metric", "accuracy")),
        ("np.sqrt(((tree.predict(Xte) - yte) ** 2).mean())\n", ("metric", "mse")),
        ("ok = [ask(r['q']).strip() == r['gold'].strip() for r in rows]\nsum(ok) / len(ok)\n", ("metric", "accuracy")),
        (
            "def same(pred, gold):\n    return pred == gold\n\nprint(sum(same(a, b) for a, b in pairs) / n)\n",
            ("metric", "accuracy"),
        ),
        ("part = len(set(recommended[:k]) & set(bought)) / k\n", ("metric", "own")),
        ("db.sql('select avg(abs(a - b)) as mae_naive from t')\n", ("baseline", "named")),
        ("db.sql('select sum(a and b) / sum(a) as precision from t')\n", ("metric", "own")),
        ("m = test.merge(train.groupby('k').agg(usual=('y', 'mean')))\nmae(m.y, m.usual)\n", ("baseline", "constant")),
        (
            "u = train.group_by('k').agg(c('y').mean().alias('u'))\nt.with_columns(off=(col('y') - col('u')).abs())\n",
            ("baseline", "constant"),
        ),
        ("low = test.withColumn('prediction', lit(float(usual)))\n", ("baseline", "constant")),
        ("luck = [np.mean(rng.permutation(y_test) == y_pred) for _ in range(99)]\n", ("baseline", "random")),
        ("luck = accuracy_score(rng.permutation(y_test), y_pred)\n", ("baseline", "random")),
        ("before = t['y'].shift(7)\nprint((t['y'] - before).abs().mean())\n", ("baseline", "lagged")),
        ("rows.append(('majority', accuracy_score(y_test, most)))\n", ("baseline", "named")),
        ("table = [{'model': 'naive', 'mae': mae(a, b)}]\n", ("baseline", "named")),
        ("evaluate('persistence', y_test, before)\n", ("baseline", "named")),
        ("print('last value:', F.l1_loss(before, y))\n", ("baseline", "named")),
        ("scores = {'most sold': hit_rate(t, top), 'als': hit_rate(t, als)}\n", ("baseline", "named")),
        ("wide = test.assign(gap=test.price - test.pred)\nwide.plot(column='gap')\n", ("analyse-errors", "residuals")),
        ("plt.plot(days, y_test - y_pred)\n", ("analyse-errors", "residuals")),
        ("(d['sold'] - d['pred']).abs().resample('W').mean()\n", ("analyse-errors", "slices")),
        ("for s in ['a', 'b']:\n    m = t.sort == s\n    f1_score(y_test[m], p[m])\n", ("analyse-errors", "slices")),
        ("t.query('label == 1 and pred == 0')\n", ("analyse-errors", "wrong cases")),
        ("t.loc[(t.y == 1) & (t.p < 0.2), ['text', 'p']].head()\n", ("analyse-errors", "wrong cases")),
        ("off = np.where(preds.argmax(1) != y_test.argmax(1))[0]\n", ("analyse-errors", "wrong cases")),
        ("part = {c: (y_pred[y_test == c] == c).mean() for c in sorts}\n", ("analyse-errors", "report")),
        ("ahead = [np.abs(Y[:, h] - Y_hat[:, h]).mean() for h in range(9)]\n", ("analyse-errors", "slices")),
        ("for h in range(9):\n    f1_score(y_test[:, h], y_pred[:, h])\n", ("analyse-errors", "slices")),
        ("t['hit'] = t.pred.eq(t.label)\nt.pivot_table(values='hit', index='a')\n", ("analyse-errors", "slices")),
        ("print(torch.eq(preds, labels).sum())\n", ("metric", "accuracy")),
        (
            "class Judge:\n    def ask(self, pred):\n        return sum(a == b for a, b in zip(pred, self.truth))\n",
            ("metric", "accuracy"),
        ),
        ("print('random agent', play(lambda s: 1))\n", ("baseline", "named")),
        ("bad = table.query('predicted != label')\n", ("analyse-errors", "wrong cases")),
        ("rows.filter(pl.col('prediction') != pl.col('label'))\n", ("analyse-errors", "wrong cases")),
        ("for n, m in masks.items():\n    f1_score(y_test[m], p[m])\n", ("analyse-errors", "slices")),
        ("wrong = np.where(model.predict(X) != y_test)[0]\n", ("analyse-errors", "wrong cases")),
        ("print(docs[docs['predicted'] != docs['label']])\n", ("analyse-errors", "wrong cases")),
        ("for a, b in zip(preds, labels):\n    if a != b:\n        print(a, b)\n", ("analyse-errors", "wrong cases")),
        ("miss = docs[(p > 0.5) & (y_test == 0)]\n", ("analyse-errors", "wrong cases")),
        ("off = np.abs(y_test - reg.predict(X))\nworst = off.argsort()\n", ("analyse-errors", "worst cases")),
        ("loss = F.cross_entropy(net(x), y, reduction='none')\nloss.topk(9)\n", ("analyse-errors", "worst cases")),
        ("off = y_test - reg.predict(X)\nplt.hist(off)\n", ("analyse-errors", "residuals")),
        ("t['gap'] = t['y'] - reg.predict(X)\nt.groupby('city')['gap'].mean()\n", ("analyse-errors", "slices")),
        ("for k, g in t.groupby('city'):\n    mean_squared_error(g.y, g.p)\n", ("analyse-errors", "slices")),
        ("pd.crosstab(t['city'], model.predict(X) == y_test)\n", ("analyse-errors", "slices")),
        ("pd.crosstab(y_test, model.predict(X))\n", ("analyse-errors", "confusion")),
        ("many = np.stack([net(x) for _ in range(30)])\nband = many.std(0)\n", ("uncertainty", "spread")),
        ("np.percentile([m.predict(X) for m in models], [2.5, 97.5])\n", ("uncertainty", "spread")),
        ("np.std([f1_score(y[i], p[i]) for i in parts])\n", ("uncertainty", "spread")),
        ("q = np.quantile(np.abs(y_cal - model.predict(X)), 0.9)\n", ("uncertainty", "interval")),
        ("all = [r.choice(v, len(v)).mean() for _ in range(99)]\n", ("uncertainty", "bootstrap")),
        ("for _ in range(99):\n    i = r.integers(0, n, n)\n    out.append(i)\n", ("uncertainty", "bootstrap")),
        ("runs = pd.DataFrame([learn(seed) for seed in (1, 2)])\n", ("uncertainty", "seeds")),
        ("runs = [learn(seed=s) for s in range(5)]\n", ("uncertainty", "seeds")),
        ("for k in range(1, 9):\n    m = KNeighborsClassifier(k).fit(X)\n    out.append(m)\n", ("tune", "manual")),
        ("s = {lr: attempt(lr) for lr in (0.1, 0.01)}\n", ("tune", "manual")),
        ("for c in choices:\n    m = build(**c)\n    m.fit(X)\n    out.append(m)\n", ("tune", "manual")),
        ("for _ in range(9):\n    c = dict(a=r.uniform(1))\n    log.append(build(**c).fit(X))\n", ("tune", "manual")),
        ("cuts = np.linspace(0, 1)\ns = [f1_score(y, p > c) for c in cuts]\n", ("tune", "manual")),
        (
            "for r, w in product([1, 2], [8, 9]):\n    n = Net(w)\n    n.fit(X)\n    log.append(r)\n",
            ("tune", "manual"),
        ),
        ("def cv(a):\n    return Tree(a).fit(X).score(X)\n\nbest = max(sizes, key=cv)\n", ("tune", "manual")),
        ("for d in (2, 4):\n    print(d, judge(Ours(d).fit(X), X_val))\n", ("tune", "manual")),
        ("for d in (2, 4):\n    it = Ours(d)\n    it.entrainer(X)\n    out.append(it)\n", ("tune", "manual")),
        (
            "def cv(m):\n    m().fit(X)\n\nfor a in (1, 2):\n    out.append(cv(lambda: Ours(width=a)))\n",
            ("tune", "manual"),
        ),
        ("d = sorted(stat(r.choices(v, k=len(v))) for _ in range(99))\n", ("uncertainty", "bootstrap")),
        ("for a, b in by_farm(t):\n    p[b] = M().fit(X[a], y[a]).predict(X[b])\n", ("cross-validate", "own")),
        (
            "for _, a, b in by_year(t):\n    u, v = X.iloc[a], X.iloc[b]\n    m.fit(u, y[a])\n    m.predict(v)\n",
            ("cross-validate", "own"),
        ),
        ("for c in cols:\n    print(cross_val_score(m, X.drop(columns=c), y))\n", ("explain", "ablation")),
        ("for c in cs:\n    k = [d for d in cs if d != c]\n    m.score(X[k], y)\n", ("explain", "ablation")),
        ("for i in r:\n    im = img.copy()\n    im[i:i+4, i:i+4] = 0\n    net(im)\n", ("explain", "saliency")),
        ("Z = X.copy()\nZ['age'] = np.random.permutation(Z['age'])\nm.score(Z, y)\n", ("explain", "importance")),
        ("Z = X.copy()\nfor v in np.linspace(1, 9):\n    Z['size'] = v\n    m.predict(Z)\n", ("explain", "partial")),
    ],
)
def test_what_is_done_with_answers_is_a_step(source: str, expected: tuple[str, str]) -> None:
    assert expected in _found(source)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("total = ((y_true - y_true.mean()) ** 2).sum()\n", StepKind.BASELINE),
        ("X['age'] = X['age'].fillna(X['age'].mean())\n", StepKind.BASELINE),
        (
            "o = np.zeros(len(y_true))\no[part] = m.predict(X)\nmean_absolute_error(y_true, o)\n",
            StepKind.BASELINE,
        ),
        ("mean_absolute_error(y_test, model.predict(X))\n", StepKind.BASELINE),
        ("print('accuracy of the gauge', t.gauge.mean())\n", StepKind.METRIC),
        ("db.sql('select avg(price - cost) from t')\n", StepKind.METRIC),
        ("for c in cs:\n    Z = X.drop(columns=c)\n    m.score(Z, X[c])\n", StepKind.EXPLAIN),
        ("h = [mean_absolute_error(y[k:], p[:-k]) for k in (1, 7)]\n", StepKind.TUNE),
        ("distance = np.mean((left - right) ** 2)\n", StepKind.METRIC),
        ("n = [(y == c).sum() for c in np.unique(y)]\n", StepKind.METRIC),
        ("db.sql('select avg(mae) as mae from runs')\n", StepKind.METRIC),
        ("shared = len(set(left) & set(right)) / k\n", StepKind.METRIC),
        ("z = (test.age - train.age.mean()) / train.age.std()\nprint(z.mean())\n", StepKind.BASELINE),
        ("t['gap'] = t.price - t.city.map(t.groupby('city').price.mean())\n", StepKind.BASELINE),
        ("i = np.random.permutation(len(y))\nm.fit(X[i], y[i])\n", StepKind.BASELINE),
        ("for _ in r:\n    i = g.choice(len(y_test), len(y_test))\n    f1_score(y_test[i], p[i])\n", StepKind.BASELINE),
        ("t.withColumn('prediction', lit(None))\n", StepKind.BASELINE),
        ("show_metric('mean', by_fold, axis)\n", StepKind.BASELINE),
        ("for f in [1, 2]:\n    m = fold == f\n    f1_score(y_test[m], p[m])\n", StepKind.ANALYSE_ERRORS),
        ("t.query('age == 1 and sex == 0')\n", StepKind.ANALYSE_ERRORS),
        ("t.loc[t.age == 1, ['text', 'p']]\n", StepKind.ANALYSE_ERRORS),
        ("top = (prices[town == c] == c).mean()\n", StepKind.ANALYSE_ERRORS),
        ("d = seasonal_decompose(y)\nplt.plot(d.resid, label='residuals')\n", StepKind.ANALYSE_ERRORS),
        ("loss = ((net(x) - y) ** 2).mean()\nloss.backward()\n", StepKind.METRIC),
        ("share = (y_train == 1).mean()\n", StepKind.METRIC),
        ("at = (pred == y[None, :]).mean(axis=0)\n", StepKind.METRIC),
        ("for i in rows:\n    mass = np.mean(pred[:, i] == y[i])\n", StepKind.METRIC),
        ("saved = t['churn'] * t['uplift_pred'] - t['cost']\nplt.hist(saved)\n", StepKind.ANALYSE_ERRORS),
        ("order = np.argsort(scores)\n", StepKind.ANALYSE_ERRORS),
        ("for f in cv['fold'].unique():\n    mean_squared_error(cv.y, cv.p)\n", StepKind.ANALYSE_ERRORS),
        ("for n, g in t.groupby('shop'):\n    m.fit(g)\n    mean_squared_error(g.y, g.p)\n", StepKind.ANALYSE_ERRORS),
        ("f1_score(y_test, cut(p))\n\ndef cut(p):\n    return p > 0.5\n", StepKind.BASELINE),
        ("t['m'] = t.city.map(t.groupby('city').y.mean())\n", StepKind.BASELINE),
        ("def train(t):\n    for _ in range(9):\n        i = r.integers(0, n, n)\n", StepKind.UNCERTAINTY),
        ("row = r.choice(v, 3)\n", StepKind.UNCERTAINTY),
        ("best = {k: precision_at_k(t, k) for k in (1, 5)}\n", StepKind.TUNE),
        ("for i in ids:\n    r = row.copy()\n    r['item'] = i\n    m.predict(r)\n", StepKind.EXPLAIN),
        ("sizes = [evaluate_images(f) for f in files]\nnp.std(sizes)\n", StepKind.UNCERTAINTY),
        ("for s in range(3):\n    make_blobs(random_state=s)\n", StepKind.UNCERTAINTY),
        ("for fold in range(3):\n    m.fit(X, random_state=fold)\n", StepKind.UNCERTAINTY),
        ("for i, t in kf.split(X):\n    f1_score(y_test[t], p[t])\n", StepKind.ANALYSE_ERRORS),
        ("for i in range(3):\n    m = Data(i)\n    m.fit(X)\n    out.append(m)\n", StepKind.TUNE),
        ("for d in (2, 4):\n    m.fit(X)\n    out.append(Table(d))\n", StepKind.TUNE),
        ("def fit_all(s):\n    m.fit(s)\n\nfor d in (2, 4):\n    fit_all(Path(d))\n    print(d)\n", StepKind.TUNE),
        ("for a, b in shops.items():\n    m.fit(X[a])\n    m.predict(X[b])\n", StepKind.CROSS_VALIDATE),
        ("for a, b in pairs:\n    m.fit(X[a])\n    m.predict(X[a])\n", StepKind.CROSS_VALIDATE),
        ("for name, part in parts:\n    m.fit(part)\n    m.predict(X[name])\n", StepKind.CROSS_VALIDATE),
        ("answers = model.predict(X)\nprint(answers.std())\n", StepKind.UNCERTAINTY),
        ("for year in range(2010, 2020):\n    m.fit(t, year=year)\n    out.append(m)\n", StepKind.TUNE),
        ("for name, model in models.items():\n    model.fit(X, y)\n    out.append(name)\n", StepKind.TUNE),
        ("for t in targets:\n    cross_val_score(m, X.drop(columns=t), X[t])\n", StepKind.EXPLAIN),
        ("new = rows.copy()\nnew['month'] = np.arange(12)\nm.predict(new)\n", StepKind.EXPLAIN),
    ],
)
def test_what_only_looks_like_it_is_none(source: str, kind: StepKind) -> None:
    assert kind.value not in _kinds(source)


def test_a_later_cell_knows_the_names_of_an_earlier_one() -> None:
    assert ("metric", "mae") in _found("gap = y_test - model.predict(X)\n", "print(abs(gap).mean())\n")


def test_a_function_that_measures_gives_its_name_to_the_step() -> None:
    source = "import numpy as np\n\n\ndef how(model):\n    return np.abs(model.predict(X) - y_test).mean()\n"

    (steps,) = steps_of_all((make_unit(source),))

    assert "how" in {step.scope for step in steps if step.kind is StepKind.METRIC}


def test_broken_and_odd_code_ends_the_reading_of_nothing() -> None:
    assert _found("a, *b = c[::2], {**d}\nf = lambda *x: x[0]\nwhile g := h():\n    del a\n") is not None

import pytest

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.analysis.steps.models.tracking_tools import kept_metrics
from portfolio_audit.analysis.steps.reading import steps_of_all
from support.code import make_unit

_AGENT = (
    "class Table:\n    def act(self, s):\n        return self.q[s].argmax()\n"
    "    def {}(self, s, r):\n        self.q[s] += r\n"
)
_DETECTOR = (
    "class {}:\n    def fit(self, t):\n        self.usual = t.mean()\n"
    "    def score(self, t):\n        return t - self.usual\n"
)


def _sorts(source: str) -> set[tuple[str, str]]:
    return {(step.kind.value, step.detail) for step in steps_of_all((make_unit(source, "work.py"),))[0]}


def _unit(source: str) -> CodeUnit:
    return make_unit(source, "work.py")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("reached = {'always_ok': float((y == 0).mean())}\n", ("baseline", "constant")),
        ("CHANCE = 1 / 8\n", ("baseline", "random")),
        ("print(max(y.mean(), 1 - y.mean()))\n", ("baseline", "constant")),
        ("risks = {'null': np.tile(share, (len(x), 1))}\n", ("baseline", "constant")),
        ("t = d.groupby('policy')[['cost']].agg(['mean', 'std'])\n", ("uncertainty", "spread")),
        (
            '# over seeds\nprint(f"acc {sum(v) / len(v):.2f} ({min(v):.2f} to {max(v):.2f})")\n',
            ("uncertainty", "spread"),
        ),
        ("b.to_csv(out / 'recall_by_kind.csv')\n", ("analyse-errors", "slices")),
        ("def auc(y, p):\n    return (ranks(p)[y].sum() - c) / n\n", ("metric", "roc-auc")),
        ("def recall(found, all):\n    return found / all\n", ("metric", "recall")),
        (_DETECTOR.format("Hours"), ("model", "own-class")),
        (_AGENT.format("learn"), ("model", "own-class")),
        (_AGENT.format("update").replace("Table", "QTable"), ("model", "own-class")),
    ],
)
def test_own_measures_guesses_and_models_are_told(source: str, expected: tuple[str, str]) -> None:
    assert expected in _sorts(source)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("shares = {'rows': np.tile(share, 3), 'always': on}\n", "baseline"),
        ("t = d.groupby('district')[['cost']].agg(['mean', 'std'])\n", "uncertainty"),
        ('print(f"price {sum(v) / len(v):.2f} ({min(v):.2f} to {max(v):.2f})")\n', "uncertainty"),
        ("b.to_csv(out / 'recall_by_class.csv')\n", "analyse-errors"),
        ("def precision(n):\n    return round(n, 2)\n", "metric"),
        (_DETECTOR.format("FoldTrainer"), "model"),
        (_AGENT.format("update").replace("Table", "Sprite"), "model"),
        (f"import torch\n{_AGENT.format('learn')}", "model"),
        ("class Cox:\n    def fit(self, t):\n        self.coef_, self.steps_ = solve(t)\n", "explain"),
        ("def _baseline(self, t):\n    return breslow(t).cumsum()\n", "baseline"),
        ("print(detector.score(rows))\n", "metric"),
        ("codes = Codes(['a']).fit(train).transform(test)\n", "fit"),
        ("codes = Codes(['a'])\ncodes.fit(train)\ncodes.transform(test)\n", "fit"),
        ("target.load_state_dict(net.state_dict())\nload_weights(path)\n", "restore"),
    ],
)
def test_what_only_looks_like_one_is_none(source: str, kind: str) -> None:
    assert kind not in {sort for sort, _ in _sorts(source)}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("st.selectbox('Kind', sheds['kind'].unique())\n", "inspect"),
        ("pd.crosstab(t['kind'], t['pred'])\n", "inspect"),
        ("wrong = t[t.a != t.b]\nwrong.head(9)\n", "inspect"),
        ("print(np.quantile(scores, 0.05))\n", "inspect"),
        ("t['gaps'] = t.isna().sum(axis=1)\n", "inspect"),
        ("rated = t.pivot_table(index='who', columns='what', values='stars').fillna(0)\n", "inspect"),
        ("assert not t.duplicated().any()\n", "clean"),
        ("which = np.minimum((conf * bins).astype(int), bins - 1)\n", "clean"),
        ("late = t['hour'] > 20\nt['late'] = late.astype(int)\n", "clean"),
    ],
)
def test_choices_results_and_masks_are_neither_looks_nor_cleaned(source: str, kind: str) -> None:
    cells = f"# %%\nimport numpy as np\nimport pandas as pd\nimport streamlit as st\n{source}"

    assert kind not in {sort for sort, _ in _sorts(cells)}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("print(sheds['kind'].unique())\n", "inspect"),
        ("pd.crosstab(t['kind'], t['floor'])\n", "inspect"),
        ("print(t.isna().sum())\n", "inspect"),
        ("t['gaps'] = t.isna().sum()\n", "inspect"),
        ("s = s.astype(str)\n", "clean"),
        ("t = t[~t.duplicated()]\n", "clean"),
        ("t['age'] = t['age'].astype(int)\n", "clean"),
        ("coder = Pipe()\ncoder.fit(X, y)\ncoder.predict(Z)\n", "fit"),
    ],
)
def test_looks_casts_and_fits_are_steps(source: str, kind: str) -> None:
    cells = f"# %%\nimport numpy as np\nimport pandas as pd\n{source}"

    assert kind in {sort for sort, _ in _sorts(cells)}


def test_a_table_made_of_metrics_is_kept_where_it_is_written() -> None:
    rows = "rows = []\nfor k in range(9):\n    rows.append({'k': k, 'silhouette': rate(k)})\nt = pd.DataFrame(rows)\n"

    assert kept_metrics([_unit(f"import pandas as pd\n{rows}t.round(3).to_csv(out / 'k.csv')\n")])
    assert not kept_metrics([_unit("import pandas as pd\nt = pd.DataFrame(rows)\nt.round(3).to_csv(out / 'k.csv')\n")])

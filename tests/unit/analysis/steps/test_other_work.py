import pytest

from portfolio_audit.analysis.steps.reading import steps_of_all
from support.code import make_unit

_NET = (
    "import torch\nfrom torch import nn\n\n\nclass Wave(nn.Module):\n    def forward(self, x):\n"
    "        x = torch.fft.rfft(x)\n        return x.cumsum(1)\n"
)
_MADE = (
    "import numpy as np\nimport pandas as pd\n\n\ndef {}(n):\n    rng = np.random.default_rng(1)\n"
    "    t = pd.DataFrame({{'a': rng.normal(size=n), 'b': rng.normal(size=n)}})\n"
    "    t['c'] = (t['a'] + t['b']).diff()\n    t['d'] = t['d'].astype(int)\n    return t\n"
)
_RESULTS = (
    "import pandas as pd\nrows = []\nfor m in models:\n    rows.append({'model': m, 'rmse': off(m)})\n"
    "reached = pd.DataFrame(rows)\nby = reached.groupby('model').mean()\nby.head()\n"
)
_GROUPS = "import pandas as pd\nt['kind'] = KMeans(3).fit_predict(X)\nt.groupby('kind').mean()\n"


def _sorts(source: str, path: str = "work.py") -> set[str]:
    return {f"{step.kind.value} {step.detail}" for step in steps_of_all((make_unit(source, path),))[0]}


def _kinds(source: str, path: str = "work.py") -> set[str]:
    return {sort.partition(" ")[0] for sort in _sorts(source, path)}


def test_what_a_network_does_inside_prepares_nothing() -> None:
    assert not _kinds(_NET) & {"engineer", "clean", "transform"}


def test_a_module_that_prepares_derives() -> None:
    assert "engineer" in _kinds(_NET.replace("Wave", "MelFeatures"))
    assert "engineer" in _kinds(_NET.replace("forward", "spread"))


def test_what_makes_data_by_chance_neither_cleans_nor_derives() -> None:
    assert not _kinds(_MADE.format("simulate_station")) & {"engineer", "clean"}
    assert not _kinds(_MADE.format("draw"), "generate_data.py") & {"engineer", "clean"}


def test_what_uses_chance_to_derive_features_derives() -> None:
    assert "engineer" in _kinds(_MADE.format("add_features"))


def test_a_column_that_is_drawn_is_not_derived() -> None:
    assert "engineer" not in _kinds("import numpy as np\nt.loc[m, 'sum'] = np.where(rng.random(9) < 1, t.a * 2, t.b)\n")


def test_a_table_of_scores_is_neither_looked_at_nor_prepared() -> None:
    assert not _kinds(_RESULTS) & {"engineer", "inspect"}


def test_a_name_for_rows_of_any_sort_tells_no_results() -> None:
    other = (
        "rows = []\nfor d in days:\n    rows.append({'day': d, 'n': n(d)})\ntold = pd.DataFrame(rows)\ntold.head()\n"
    )

    assert "inspect" in _kinds(f"# %%\n{_RESULTS}{other}")


@pytest.mark.parametrize(
    "line",
    [
        "log = pd.read_csv('results/runs.csv')\nlog.groupby('model').mean()\n",
        "log = pd.read_csv(out / 'results' / 'scores.csv')\nlog['acc'].rolling(9).mean()\n",
        "log = pd.read_csv('history.csv')\nlog.val_loss.rolling(9).mean()\n",
    ],
)
def test_a_file_of_results_is_no_data(line: str) -> None:
    assert not _kinds(f"import pandas as pd\n{line}") & {"engineer", "inspect", "load"}


@pytest.mark.parametrize(
    "line",
    [
        "games = pd.read_csv('data/results.csv')\ngames.groupby('team').mean()\n",
        "games = pd.read_csv('results.csv')\ngames['goals'].rolling(9).mean()\n",
        "log = pd.read_csv('results/runs.csv')\nlog = pd.read_sql(q, db)\nlog.groupby('model').mean()\n",
    ],
)
def test_a_file_of_matches_and_a_name_given_anew_are_data(line: str) -> None:
    assert _kinds(f"import pandas as pd\n{line}") >= {"engineer", "load"}


def test_the_profile_of_groups_that_a_model_found_is_a_result() -> None:
    assert not _kinds(_GROUPS) & {"engineer", "inspect"}
    assert not _kinds("rides.groupby('cluster')[['km']].mean()\n") & {"engineer", "inspect"}


def test_a_column_made_of_the_groups_and_groups_of_the_data_are_derived() -> None:
    assert "engineer" in _kinds(f"{_GROUPS}t['usual'] = t.groupby('kind')['km'].transform('mean')\n")
    assert "engineer" in _kinds("rides.groupby('district')[['km']].mean()\n")


def test_the_rest_that_a_detector_answers_with_is_no_look_at_errors() -> None:
    detector = (
        "class Hours:\n    def fit(self, t):\n        self.usual = t.mean()\n"
        "    def {}(self, t):\n        return t - self.usual\n"
        "    def score(self, t):\n        return self.residual(t)\n"
    )

    assert "analyse-errors" not in _kinds(detector.format("residual"))
    assert "analyse-errors" in _kinds("def plot_residuals(y, p):\n    plt.plot(y - p)\n")


def test_the_score_of_a_request_judges_no_model() -> None:
    endpoint = "@app.post('/score')\ndef ask(one):\n    return scorer.score(one)\n"

    assert "metric" not in _kinds(endpoint)
    assert "metric" in _kinds(
        endpoint.replace("@app.post('/score')\n", "").replace("scorer.score(one)", "m.score(X, y)")
    )

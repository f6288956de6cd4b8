"""What watches a model in use."""

import pytest

from portfolio_audit.collectors.deployment import collect
from support.snapshots import make_snapshot

_ALERT = "groups:\n  - name: model\n    rules:\n      - alert: MeanMoved\n        expr: abs(mean) > 1\n"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("deploy/alerts.yml", _ALERT),
        ("infra/watch.tf", 'resource "aws_cloudwatch_metric_alarm" "errors" {\n}\n'),
        ("src/drift.py", "def compare(reference, features):\n    return reference.mean() - features.mean()\n"),
        ("monitor/frames.py", "BASELINE = 3\n"),
        ("src/input_watch.py", "if far:\n    raise Warning('incoming rows moved')\n"),
        ("flows/weekly.py", "from prefect import flow\nfrom jobs import compare_week_with_actuals\n"),
        ("a.py", "log = read('prediction_log.csv')\nlog.merge(actuals)\n"),
        ("a.py", "from scipy.stats import ks_2samp\nks_2samp(ref['x'], current['x'])\n"),
        ("a.py", "client.put_metric_data(Namespace='m')\n"),
        (
            "a.py",
            "from scipy.stats import ks_2samp\nbad = [c for c in N if ks_2samp(ref[c].dropna(), now[c]).pvalue < 1]\n",
        ),
        ("a.py", "if abs(live['km'].mean() - train['km'].mean()) > 3:\n    alert('km')\n"),
        ("a.py", "figures = {c: psi(self.reference[c], current[c]) for c in names}\n"),
        (
            "a.py",
            "con.execute('INSERT INTO served VALUES (?)')\ncon.execute('SELECT AVG(ABS(eta - actual)) FROM served')\n",
        ),
        ("a.R", "d <- q('select yhat, actual from log where day > now() - interval 7 day')\n"),
        ("a.R", "if (ks.test(baseline$km, today$km)$p.value < 0.01) warning('moved')\n"),
        ("a.R", "m <- vetiver_compute_metrics(rows, day, 'week', y, .pred)\n"),
        ("a.py", "from pandera import Check\nfrom slack_sdk import WebClient\n"),
        ("a.py", "d = jensenshannon(counts(reference), counts(batch))\n"),
        ("a.py", "if roc_auc_score(live.y, live.p) < 0.7:\n    page('down')\n"),
        ("a.R", "if (mean(today$km) - mean(ref$km) > 3) notify('moved')\n"),
        ("a.py", "from sagemaker.model_monitor import DefaultModelMonitor\n"),
    ],
)
def test_alarms_drift_and_kept_answers_are_watched(path: str, text: str) -> None:
    assert collect(make_snapshot({path: text})).monitoring


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("physics/drift.py", "def velocity(field):\n    return field * 2\n"),
        ("stocks/alerts.py", "if price > 200:\n    send_mail('up')\n"),
        ("deploy/rules.yml", "rules:\n  - name: lint\n"),
        ("flows/weekly.py", "from prefect import flow\nfrom jobs import notify_on_success\n"),
        ("a.py", '"""Figures from predictions of the merged table, by label."""\ntable.merge(other)\n'),
        ("a.py", "from scipy.stats import ks_2samp\nks_2samp(men['x'], women['x'])\n"),
        ("a.py", "from scipy.stats import mannwhitneyu\nmannwhitneyu(old_page, new_page)\n"),
        ("a.py", "gain = current_scores.mean() - baseline_scores.mean()\n"),
        ("a.py", "anomaly = current['t'].mean() - baseline['t'].mean()\n"),
        ("a.py", "auc = roc_auc_score(test.y, test.p)\n"),
        ("a.py", "uplift = treated['km'].mean() - control['km'].mean()\n"),
        ("a.py", "x = (x - train['km'].mean()) / train['km'].std()\n"),
        ("a.R", "d <- q('select yhat, actual from results')\n"),
        ("a.py", "import smtplib\nprice = {'soda': 2}\n"),
        ("a.py", "import pandera as pa\nschema = pa.DataFrameSchema({})\n"),
    ],
)
def test_physics_prices_and_other_rules_are_not(path: str, text: str) -> None:
    assert not collect(make_snapshot({path: text})).monitoring


@pytest.mark.parametrize(
    "text",
    [
        "def drift(reference, model):\n    pass\n",
        "def drift(reference, model):\n    # later\n    return {'drift': False}\n",
        "class Monitor:\n    def drift(self, model):\n        raise NotImplementedError\n",
        "def drift(model):\n    print('no drift')\n    return []\n",
    ],
)
def test_a_file_of_stubs_watches_nothing(text: str) -> None:
    assert not collect(make_snapshot({"src/drift.py": text})).monitoring
    assert not collect(make_snapshot({"src/monitor.py": text})).monitoring


def test_a_file_with_one_function_that_does_something_watches() -> None:
    text = "def far(model):\n    pass\n\n\ndef drift(model, rows):\n    return rows.mean() - model.mean\n"

    assert collect(make_snapshot({"src/drift.py": text})).monitoring

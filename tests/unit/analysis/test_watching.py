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
        ("src/drift.py", "def compare(reference, features):\n    pass\n"),
        ("monitor/frames.py", "BASELINE = 3\n"),
        ("src/input_watch.py", "if far:\n    raise Warning('incoming rows moved')\n"),
        ("flows/weekly.py", "from prefect import flow\nfrom jobs import compare_week_with_actuals\n"),
        ("a.py", "log = read('prediction_log.csv')\nlog.merge(actuals)\n"),
        ("a.py", "from scipy.stats import ks_2samp\nks_2samp(ref['x'], current['x'])\n"),
        ("a.py", "client.put_metric_data(Namespace='m')\n"),
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
    ],
)
def test_physics_prices_and_other_rules_are_not(path: str, text: str) -> None:
    assert not collect(make_snapshot({path: text})).monitoring

import pytest

from portfolio_audit.collectors.pipeline import collect
from support.snapshots import make_snapshot


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("results/folds.csv", "fold,test_score\n1,0.8\n"),
        ("results/table.csv", "Model;RMSE;R2\na;1;2\n"),
        ("out/summary.json", '{"model": "a", "test_accuracy": 0.9, "precision": 0.8}\n'),
        ("results/agent.csv", "step,eps,train_cost\n1,0.8,2.9\n"),
        ("registry.json", '[{"f1_macro": 0.91}]\n'),
        ("results/classic.json", '{"nb": {"f1_val": 0.91}}\n'),
        ("results/search.json", '{"lexical": {"recall@5": 0.71, "n": 40}}\n'),
        ("runs/history.jsonl", '{"epoch": 1, "val_loss": 0.4}\n'),
        ("results/agent_log.csv", "episode,reward,epsilon\n0,-3.1,0.9\n"),
        ("oof/scores.jsonl", '{"run": "first", "cv": 0.41}\n'),
    ],
)
def test_a_file_with_metrics_as_columns_or_keys_holds_scores(path: str, text: str) -> None:
    assert [one.text for one in collect(make_snapshot({path: text})).tracking] == [path]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/table.csv", "id,rmse\n1,0.8\n"),
        ("ratings.csv", "user,score\n1,4\n"),
        ("predictions.csv", "id,auc\n1,0.8\n"),
        ("package.json", '{"mae": 1.0}\n'),
        ("shops.csv", "shop,cost,return\n1,4,2\n"),
        ("series.csv", "season,episode,score\n1,2,8.1\n"),
        ("answers.jsonl", '{"id": 1, "score": 0.5}\n'),
        ("gps.json", '{"accuracy": 4.5}\n'),
        ("notes.csv", ""),
    ],
)
def test_data_predictions_and_single_likely_words_are_no_scores(path: str, text: str) -> None:
    assert collect(make_snapshot({path: text})).tracking == ()

"""Numbers of the prose beside what runs left behind."""

from typing import Any

import pytest

from portfolio_audit.collectors.interface import Facts
from portfolio_audit.conclusions.claims import ClaimFacts
from portfolio_audit.rulebook.vocabulary import gather_vocabulary
from portfolio_audit.snapshot.records import Absent
from support.fixtures import make_notebook
from support.snapshots import make_snapshot

MEMBERS = gather_vocabulary().members
REPORT = """
              precision    recall  f1-score   support

           0       0.95      0.97      0.96       800
           1       0.71      0.62      0.66       200

    accuracy                           0.91      1000
   macro avg       0.83      0.80      0.81      1000
weighted avg       0.90      0.91      0.90      1000
"""
FRAME = """
           model  accuracy     f1
0  Random Forest    0.9412  0.887
1            SVM    0.9015  0.801
"""


def claims(readme: str, *outputs: dict[str, Any], **files: str) -> ClaimFacts:
    cells = [{"code": "model.fit(X, y)", "outputs": [output]} for output in outputs]
    whole = {"README.md": f"# Churn\n\n## Results\n{readme}\n", "churn.ipynb": make_notebook(cells), **files}
    return Facts(make_snapshot(whole), MEMBERS).of(ClaimFacts)


def heaps(facts: ClaimFacts) -> tuple[int, int, int, int]:
    return len(facts.supported), len(facts.contradicted), len(facts.open), len(facts.unproven)


SUPPORTED, CONTRADICTED, OPEN, UNPROVEN, LEFT_OUT = (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("readme", "output", "expected"),
    [
        pytest.param("The accuracy is 0.93.", {"stream": "Accuracy: 0.9287"}, SUPPORTED, id="rounded"),
        pytest.param("The accuracy is 93 %.", {"stream": "Accuracy: 0.9287"}, SUPPORTED, id="in percent"),
        pytest.param("The accuracy is 0.9287.", {"stream": "Accuracy: 92.87 %"}, SUPPORTED, id="a run in percent"),
        pytest.param("The accuracy is 0.93.", {"stream": "acc: 0.92873612345"}, SUPPORTED, id="many digits"),
        pytest.param("The accuracy is 0.92.", {"stream": "Accuracy: 0.9287"}, UNPROVEN, id="cut instead of rounded"),
        pytest.param("The accuracy is 0.91.", {"stream": REPORT}, SUPPORTED, id="a report of scikit-learn"),
        pytest.param("The F1 score is 0.81.", {"stream": REPORT}, SUPPORTED, id="a mean of the report"),
        pytest.param("The random forest has an F1 of 0.89.", {"text": FRAME}, SUPPORTED, id="a printed frame"),
        pytest.param("Random forest: accuracy 0.97.", {"text": FRAME}, CONTRADICTED, id="another value, same model"),
        pytest.param("The accuracy is 0.97.", {"text": FRAME}, OPEN, id="another value, no model named"),
        pytest.param("XGBoost: accuracy 0.97.", {"text": FRAME}, OPEN, id="another model is no contradiction"),
        pytest.param("The accuracy is 0.97.", {"stream": "train accuracy: 0.99"}, UNPROVEN, id="training alone"),
        pytest.param("The train accuracy is 0.97.", {"stream": "Accuracy: 0.92"}, UNPROVEN, id="a claim on training"),
        pytest.param("The accuracy is 0.97.", {"stream": "all done"}, UNPROVEN, id="no metric in the outputs"),
        pytest.param("SVM: accuracy 0.9412.", {"text": FRAME}, UNPROVEN, id="the value of another model"),
        pytest.param("Random forest: accuracy 0.944.", {"text": FRAME}, UNPROVEN, id="close, and not rounded"),
        pytest.param("SVM: accuracy 0.973.", {"stream": "fold means 0.973"}, UNPROVEN, id="any number beside a model"),
        pytest.param("The accuracy is 0.9731.", {"stream": "fold means 0.9731"}, SUPPORTED, id="an exact number"),
        pytest.param("Our goal is an accuracy of 0.95.", {"text": FRAME}, LEFT_OUT, id="a goal"),
        pytest.param("The paper reports an accuracy of 0.97.", {"text": FRAME}, LEFT_OUT, id="other people's number"),
        pytest.param("Tuning raised accuracy by 0.03.", {"text": FRAME}, LEFT_OUT, id="a change"),
        pytest.param("An accuracy above 0.97 would help.", {"text": FRAME}, LEFT_OUT, id="a wish"),
        pytest.param("The RMSE is about 1 star.", {"text": FRAME}, LEFT_OUT, id="a count"),
    ],
)
def test_a_stated_value_falls_into_one_heap(
    readme: str, output: dict[str, Any], expected: tuple[int, int, int, int]
) -> None:
    assert heaps(claims(readme, output)) == expected


def test_a_table_of_the_readme_is_read_row_by_row() -> None:
    table = "| model | accuracy | f1 |\n|---|---|---|\n| Random Forest | 0.94 | 0.89 |\n| SVM | 0.97 | 0.80 |"

    facts = claims(table, {"text": FRAME})

    assert heaps(facts) == (3, 1, 0, 0)
    assert facts.contradicted[0].text == "accuracy 0.97 (a run shows 0.9015, cell 1 of churn.ipynb)"
    assert facts.contradicted[0].at.line == 7


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("reports/metrics.json", '{"test_accuracy": 0.9287, "model": "rf"}'),
        ("metrics.yaml", "accuracy: 0.9287\n"),
        ("results/scores.csv", "model,accuracy\nforest,0.9287\n"),
        ("results.txt", "Accuracy = 0.9287\n"),
        ("resultados/bosque.csv", "modelo,accuracy\nbosque,0.9287\n"),
        ("ergebnisse/wald.json", '{"accuracy": 0.9287}'),
        ("mlruns/0/abc/metrics/accuracy", "1700000000 0.9287 0\n"),
    ],
)
def test_a_file_of_results_supports(path: str, content: str) -> None:
    (check,) = claims("The accuracy is 0.93.", **{path: content}).supported

    assert check.shown_at is not None
    assert check.shown_at.path == path


def test_a_lone_number_below_a_metric_call_is_its_value() -> None:
    code = "from sklearn.metrics import r2_score\nr2_score(y_test, predicted)"
    notebook = make_notebook([{"code": code, "outputs": [{"text": "0.8312345"}]}])

    (measured,) = claims("None.", **{"r.ipynb": notebook}).measurements

    assert (measured.metric, measured.value, measured.is_training) == ("r2", 0.8312345, False)


def test_prose_of_a_notebook_is_held_against_its_own_cells() -> None:
    def notebook(value: str) -> str:
        return make_notebook(
            [
                {"code": "m.score(X_test, y_test)", "outputs": [{"stream": f"SVM accuracy: {value}"}]},
                {"markdown": "The SVM reaches an accuracy of 0.97."},
            ]
        )

    assert heaps(claims("None.", **{"a.ipynb": notebook("0.9015")})) == CONTRADICTED
    assert heaps(claims("None.", **{"a.ipynb": notebook("0.9702")})) == SUPPORTED


def test_a_run_of_another_project_supports_nothing() -> None:
    readme = "# Trees\n\n## Results\nThe accuracy is 0.93.\n"
    notebook = make_notebook([{"code": "m.score(X_test, y_test)", "outputs": [{"stream": "Accuracy: 0.9287"}]}])

    elsewhere = claims("None.", **{"trees/README.md": readme, "lakes/run.ipynb": notebook})
    inside = claims("None.", **{"trees/docs/README.md": readme, "trees/notebooks/run.ipynb": notebook})

    assert heaps(elsewhere) == UNPROVEN
    assert heaps(inside) == SUPPORTED


def test_without_outputs_nothing_is_known() -> None:
    facts = claims("The accuracy is 0.93.", **{"score.py": "accuracy = right / len(rows)\n"})

    assert isinstance(facts.supported_share, Absent)
    assert heaps(facts) == UNPROVEN
    assert not facts.uncomputed


@pytest.mark.parametrize("readme", ["The RMSLE is 0.093.", "The MAE of Prophet is 9.3."])
def test_a_value_is_uncomputed_whose_metric_or_model_no_file_names(readme: str) -> None:
    facts = claims(readme, **{"score.py": "mae = (forecast - real).abs().mean()\n"})
    measured = claims(readme, **{"score.py": "import prophet\nfrom own import mae, rmsle\n"})

    assert heaps(facts) == UNPROVEN
    assert (len(facts.uncomputed), facts.uncomputed_share, facts.supported_share) == (1, 1.0, 0.0)
    assert not measured.uncomputed


def test_what_prints_every_metric_leaves_it_open() -> None:
    assert not claims("The recall is 0.93.", **{"score.py": "print(classification_report(y, p))\n"}).uncomputed


def test_the_log_of_an_epoch_is_of_training() -> None:
    log = "Epoch 3/3 - loss: 0.01 - accuracy: 0.9999\n10/10 - loss: 0.4 - accuracy: 1.0000"

    assert all(one.is_training for one in claims("None.", {"stream": log}).measurements)


def test_a_log_confirms_a_value_and_denies_none() -> None:
    log = {"logs/run.log": "10:02 INFO Random Forest: {'test_r2': 0.9128}\n"}
    output = {"stream": "Random Forest R2: 0.7974"}

    confirmed = claims("Random Forest has an R2 of 0.91.", output, **log)
    denied = claims("Random Forest has an R2 of 0.55.", **log)

    assert heaps(confirmed) == SUPPORTED
    assert heaps(denied) == UNPROVEN

import pytest

from portfolio_audit.analysis.steps.reading import steps_of_all
from support.code import make_unit


def _sorts(source: str) -> set[tuple[str, str]]:
    return {(step.kind.value, step.detail) for step in steps_of_all((make_unit(source, "work.py"),))[0]}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "class Voisins:\n    def entrainer(self, X): 0 / X\n    def prédire(self, X): 0 / X\n",
            ("model", "own-class"),
        ),
        (
            "class Popularity:\n    def fit(self, X): 0 / X\n    def recommend(self, X): 0 / X\n",
            ("baseline", "rule"),
        ),
        (
            "class BaseRate:\n    def fit(self, X): 0 / X\n    def predict(self, X): 0 / X\n",
            ("baseline", "rule"),
        ),
        ("Nachbarn(3).trainieren(X)\n", ("fit", "fit")),
        ("import statsmodels.api as sm\nprint(np.exp(m.params))\n", ("explain", "coefficients")),
        ("print(tree.score(X_test, y_test))\n", ("metric", "score of the model")),
        ("from measures import mrr\nprint(mrr(lists))\n", ("metric", "reciprocal rank")),
        ("from measures import ndcg_at\nprint(ndcg_at(5, a, b))\n", ("metric", "ndcg")),
        ("from measures import recall_at\nprint(recall_at(5, a, b))\n", ("metric", "recall at k")),
    ],
)
def test_own_models_and_measures_have_the_meaning_of_their_names(source: str, expected: tuple[str, str]) -> None:
    assert expected in _sorts(source)


def test_passages_that_are_ranked_judge_no_model() -> None:
    assert ("metric", "score of the model") not in _sorts("order = sorted(range(9), key=bm25.score(query))\n")


def test_a_class_that_learns_and_never_answers_is_no_model() -> None:
    source = "class Mots:\n    def apprendre(self, X): ...\n    def dire(self): ...\n"

    assert ("model", "own-class") not in _sorts(source)

"""Which loops look up the setting that does best on the test part."""

from portfolio_audit.analysis.code_units import read_code_units
from portfolio_audit.analysis.dataflow.picked_tests import picked_tests
from support.snapshots import make_snapshot

_TRIES = """
scores = []
for depth in range(1, 12):
    tree = DecisionTreeClassifier(max_depth=depth).fit(X_train, y_train)
    scores.append(tree.score(X_test, y_test))
best = scores.index(max(scores)) + 1
"""


def _picks(code: str) -> list[int | None]:
    return [found.at.line for found in picked_tests(read_code_units(make_snapshot({"work.py": code})))]


def test_the_place_of_the_best_score_on_the_test_part_picks() -> None:
    assert _picks(_TRIES) == [3]
    assert _picks(_TRIES.replace("scores.index(max(scores))", "np.argmax(scores)")) == [3]
    assert _picks(_TRIES.replace("tree.score(X_test, y_test)", "np.mean(tree.predict(X_test) != y_test)")) == []
    assert _picks(_TRIES.replace("tree.score(X_test, y_test)", "mean_squared_error(y_test, guess)")) == [3]


def test_scores_of_folds_and_of_a_part_for_validation_pick_no_test() -> None:
    assert _picks(_TRIES.replace("_test", "_val")) == []
    assert _picks(_TRIES.replace("range(1, 12)", "folds.split(X)")) == []
    assert _picks(_TRIES.replace("    tree =", "    X_train, X_test, y_train, y_test = part(depth)\n    tree =")) == []


def test_a_best_score_that_is_only_shown_picks_nothing() -> None:
    assert _picks(_TRIES.replace("best = scores.index(max(scores)) + 1", "print(max(scores))")) == []

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


def test_a_threshold_that_is_picked_on_the_test_part_is_told() -> None:
    curve = "p, r, cuts = precision_recall_curve(y_test, proba)\nbest = cuts[np.argmax(2 * p * r / (p + r))]\n"

    assert _picks("cut = max(grid, key=lambda t: f1_score(y_test, proba >= t))\n") == [1]
    assert _picks("def best_threshold(y, p): ...\n\ncut = best_threshold(y_test, proba)\n") == [3]
    assert _picks(curve) == [1]


def test_a_curve_that_is_drawn_and_a_cut_on_another_part_pick_no_test() -> None:
    assert _picks("p, r, cuts = precision_recall_curve(y_test, proba)\nplt.plot(r, p)\nprint(cuts[0])\n") == []
    assert _picks("cut = best_threshold(y_val, proba)\ndef best_threshold(y_test, p): ...\n") == []

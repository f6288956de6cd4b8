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
    assert _picks(_TRIES) == [6]
    assert _picks(_TRIES.replace("scores.index(max(scores))", "np.argmax(scores)")) == [6]
    assert _picks(_TRIES.replace("tree.score(X_test, y_test)", "np.mean(tree.predict(X_test) != y_test)")) == [6]
    assert _picks(_TRIES.replace("tree.score(X_test, y_test)", "mean_squared_error(y_test, guess)")) == [6]


_MODELS = """
reached = {}
for name, model in models.items():
    guess = model.fit(X_train, y_train).predict(X_test)
    f1 = f1_score(y_test, guess)
    reached[name] = round(f1, 3)
best = max(reached, key=reached.get)
"""


def test_the_best_of_several_models_on_the_test_part_picks() -> None:
    table = "table = pd.DataFrame(reached)\n"

    assert _picks(_MODELS) == [7]
    assert _picks(_MODELS.replace("max(reached, key=reached.get)", "pd.Series(reached).idxmax()")) == [7]
    assert _picks(_MODELS + table + "print(table['f1'].idxmax())\n") == [7]
    assert _picks(_MODELS.replace("max(reached, key=reached.get)", "sorted(reached.items(), key=by)[0]")) == [7]
    assert _picks(_MODELS.replace("best = max(reached, key=reached.get)", table + "table.sort_values('f1').iloc[0]"))


def test_scores_that_another_file_hands_back_pick() -> None:
    tries = "def compare(models, X_train, y_train, X_test, y_test):\n" + "".join(
        f"    {line}\n"
        for line in _MODELS.replace("best = max(reached, key=reached.get)", "return reached").splitlines()
    )
    chooses = (
        "report = compare(models, *parts)\nbest = list(report)[list(report.values()).index(max(report.values()))]\n"
    )
    snapshot = make_snapshot({"tries.py": tries, "train.py": f"from tries import compare\n{chooses}"})

    assert [found.at.path for found in picked_tests(read_code_units(snapshot))] == ["train.py"]


def test_scores_by_folds_beside_those_on_the_test_part_are_what_may_choose() -> None:
    both = _MODELS.replace("= round(f1, 3)", "= {'cv': cross_val_score(model, X, y).mean(), 'test': f1}")

    assert _picks(both.replace("key=reached.get", "key=lambda name: reached[name]['cv']")) == []
    assert _picks(_MODELS.replace("key=reached.get", "key=lambda name: folds_of[name]")) == []
    assert _picks(_MODELS.replace("best = max(reached, key=reached.get)", "print(max(reached.values()))")) == []


def test_the_epoch_that_does_best_on_the_test_part_picks() -> None:
    trainer = "args = TrainingArguments(load_best_model_at_end=True)\nTrainer(model, args, eval_dataset={})\n"
    layers = "stop = EarlyStopping(restore_best_weights=True)\nnet.fit(a, b, validation_data=({}))\n"

    assert _picks(trainer.format("test_ds")) == [2]
    assert _picks(trainer.format("val_ds")) == []
    assert _picks(trainer.replace("=True", "=False").format("test_ds")) == []
    assert _picks(trainer.format("parts['test']")) == [2]
    assert _picks("parts = rows['train'].train_test_split(0.1)\n" + trainer.format("parts['test']")) == []
    assert _picks(layers.format("X_test, y_test")) == [2]
    assert _picks(layers.format("X_val, y_val") + "net.evaluate(X_test, y_test)\n") == []


def test_what_is_switched_off_or_only_written_down_picks_no_epoch() -> None:
    boosted = "model = XGBClassifier(early_stopping_rounds={})\nmodel.fit(X, y, {})\n"

    assert _picks(boosted.format("20", "eval_set=[(X_test, y_test)]")) == [2]
    assert _picks(boosted.format("None", "eval_set=[(X_test, y_test)]")) == []
    assert _picks(boosted.format("20", "verbose=0)  # eval_set=[(X_test, y_test)]\nprint(1")) == []
    assert _picks("# early_stopping helps\nmodel.fit(X, y, eval_set=[(X_test, y_test)])\n") == []


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

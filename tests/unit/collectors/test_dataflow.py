from portfolio_audit.collectors.dataflow import collect
from support.programs import HEAD
from support.snapshots import make_snapshot

_LEAK = "X = StandardScaler().fit_transform(X)\n"
_SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y)\n"
_MODELS = """
for model in [SVC(), Ridge()]:
    model.fit(X_train, y_train)
    print(model.score(X_test, y_test))
"""


def test_leaks_and_questions_are_told_apart() -> None:
    facts = collect(make_snapshot({"train.py": HEAD + _LEAK + _SPLIT + _MODELS}))

    assert [leak.text.split(",")[0] for leak in facts.leaks] == ["StandardScaler.fit_transform"]
    assert [leak.text.split(",")[0] for leak in facts.choosing_tests] == ["several models on one test part"]
    assert facts.possible_leaks == facts.shuffled_orders == facts.unheld_tests == ()


def test_care_is_credited() -> None:
    facts = collect(make_snapshot({"train.py": HEAD + _SPLIT + "StandardScaler().fit(X_train)\n"}))

    assert [safe.text for safe in facts.safe_preparations] == ["StandardScaler.fit"]
    assert facts.leaks == ()


def test_sure_leaks_come_first() -> None:
    mild = "df['age'] = df['age'].fillna(df['age'].mean())\nX = df.drop(columns='churn')\n"
    facts = collect(make_snapshot({"train.py": HEAD + mild + _LEAK + _SPLIT + "SVC().fit(X_train, y_train)\n"}))

    assert [leak.confidence for leak in facts.leaks] == ["high", "medium"]


def test_a_program_beyond_the_bound_is_told() -> None:
    lines: list[str] = []
    for number in range(200):
        calls = [f"    x = f{(number * 7 + step) % 200}(x)" for step in range(1, 18)]
        lines += [f"def f{number}(x):", *calls, "    return x"]
    snapshot = make_snapshot({"train.py": "\n".join([HEAD, *lines, "SVC().fit(f0(X), y)"])})

    collect(snapshot)

    assert [warning.code for warning in snapshot.warnings] == ["not-followed"]

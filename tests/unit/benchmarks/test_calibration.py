import pytest

from calibration import Table, judge_unseen, learn, weigh

LABELS = (0.0, 0.25, 0.5, 0.75, 1.0) * 8


def table(*columns: tuple[float | None, ...]) -> Table:
    repos = tuple(f"rider/{number}" for number in range(len(LABELS)))
    return Table(("telling", "noise"), repos, tuple(zip(*columns, strict=True)), LABELS)


def noise() -> tuple[float, ...]:
    return tuple(float(number * 7 % 5) / 4 for number in range(3, 3 + len(LABELS)))


def test_a_rule_that_did_not_count_leaves_the_denominator() -> None:
    assert weigh((1.0, None), (1.0, 3.0)) == pytest.approx(1.0)
    assert weigh((1.0, 0.0), (1.0, 3.0)) == pytest.approx(0.25)


def test_the_rule_that_follows_the_labels_gets_more_weight() -> None:
    told = table(LABELS, noise())

    telling, other = learn(told, range(len(LABELS)))

    assert telling > other >= 0.0


def test_no_repository_is_judged_by_its_own_label() -> None:
    told = table(LABELS, noise())
    lied = Table(told.rules, told.repos, told.credits, (1.0, *LABELS[1:]))

    assert judge_unseen(told, 10, 0)[0] == pytest.approx(judge_unseen(lied, 10, 0)[0])

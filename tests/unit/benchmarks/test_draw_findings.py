"""How findings are drawn for the precision review."""

from draw_findings import MOST_OF_ONE, shuffle, spread


def test_a_hundred_findings_come_from_forty_repositories() -> None:
    shares = spread(100, 71)

    assert len(shares) == 40
    assert sum(shares) == 100
    assert max(shares) <= MOST_OF_ONE


def test_many_findings_take_more_repositories_before_they_take_more_of_one() -> None:
    shares = spread(200, 71)

    assert sum(shares) == 200
    assert max(shares) <= MOST_OF_ONE


def test_few_repositories_yield_no_more_than_three_each() -> None:
    assert spread(100, 5) == [3, 3, 3, 3, 3]


def test_the_same_seed_draws_the_same() -> None:
    first, second, other = list(range(50)), list(range(50)), list(range(50))
    shuffle(first, "1 owner/name")
    shuffle(second, "1 owner/name")
    shuffle(other, "2 owner/name")

    assert first == second
    assert first != other

"""The index of candidates."""

import random

from portfolio_audit.similarity.candidates import MOST_CANDIDATES, CandidateIndex


def some_marks(count: int, seed: int) -> list[int]:
    chance = random.Random(seed)  # noqa: S311  # marks that can be made again
    return [chance.getrandbits(64) for _ in range(count)]


def test_programs_that_share_a_third_meet_and_unlike_ones_do_not() -> None:
    shared = some_marks(40, 0)
    index = CandidateIndex()

    assert index.add(7, shared + some_marks(20, 1)) == []
    assert index.add(8, some_marks(60, 2)) == []
    assert index.add(9, shared + some_marks(20, 3)) == [7]


def test_a_piece_in_the_midst_of_a_long_program_is_met() -> None:
    piece = some_marks(60, 0)
    index = CandidateIndex()
    index.add(0, piece)

    assert index.add(1, some_marks(900, 1) + piece + some_marks(900, 2)) == [0]


def test_one_program_meets_a_bounded_number_of_others() -> None:
    index = CandidateIndex()
    for number in range(MOST_CANDIDATES + 20):
        found = index.add(number, some_marks(30, 0))

    assert len(found) == MOST_CANDIDATES

"""Pairs of programs that share code."""

from portfolio_audit.analysis.code.code_print import CodePrint
from portfolio_audit.analysis.code.fingerprint import print_units
from portfolio_audit.evidence import Place
from portfolio_audit.similarity.pairs import SimilarWork, find_pairs
from support.programs_alike import code_print, function, functions


def numbers(work: SimilarWork) -> list[tuple[int, int]]:
    return [(pair.first.program, pair.second.program) for pair in work.pairs]


def test_a_copy_is_found_with_shares_and_places_on_both_sides() -> None:
    copy = "import os\n\n" + functions(10).replace("part", "p").replace("step", "go").replace("name", "key")

    work = find_pairs([code_print(functions(10)), code_print(functions(10, 50)), code_print(copy, "b.py")])

    assert numbers(work) == [(0, 2)]
    assert (work.pairs[0].first.share, work.pairs[0].second.share) == (1.0, 1.0)
    longest = work.pairs[0].stretches[0]
    assert longest.first == Place("a.py", 1, 59)
    assert longest.second == Place("b.py", 3, 61)


def test_functions_in_another_order_and_other_files_are_found() -> None:
    original = print_units([(("a.py", None), functions(10))])
    order = (7, 2, 9, 4, 0, 5, 1, 8, 3, 6)
    moved = print_units([((f"part_{number}.py", None), function(number)) for number in order])

    work = find_pairs([original, moved])

    assert numbers(work) == [(0, 1)]
    assert work.pairs[0].second.share > 0.9


def test_half_a_program_inside_a_longer_one_is_found() -> None:
    longer = functions(20, 40) + functions(6, 3) + functions(20, 70)

    work = find_pairs([code_print(functions(12)), code_print(longer)])

    assert numbers(work) == [(0, 1)]
    assert 0.4 < work.pairs[0].first.share < 0.6
    assert work.pairs[0].second.share < 0.2


def test_unlike_programs_are_no_pair() -> None:
    assert find_pairs([code_print(functions(10)), code_print(functions(10, 30))]).pairs == ()


def test_starter_code_is_no_evidence_and_is_told() -> None:
    starter = functions(10)
    work = find_pairs([code_print(starter + functions(8, start)) for start in (30, 50)], starters=[code_print(starter)])
    assert work.pairs == ()

    work = find_pairs([code_print(starter + functions(8, 30)) for _ in range(2)], starters=[code_print(starter)])
    pair = work.pairs[0]
    assert pair.first.share == 1.0
    assert pair.starter_marks > pair.marks
    assert 0.4 < pair.first.set_aside_share < 0.7


def test_what_much_of_the_class_shares_is_no_evidence() -> None:
    lesson = functions(10)
    everyone = [code_print(lesson + functions(4, 20 + 4 * number)) for number in range(9)]

    assert find_pairs(everyone).pairs == ()
    assert numbers(find_pairs([*everyone, code_print(functions(4, 20))])) == [(0, 9)]


def test_two_of_four_who_share_everything_are_still_seen() -> None:
    prints = [code_print(functions(8, start)) for start in (0, 20, 40, 0)]

    assert numbers(find_pairs(prints)) == [(0, 3)]


def test_programs_with_little_code_are_named_and_not_compared() -> None:
    work = find_pairs([code_print(function(1)), code_print(function(1)), code_print(""), CodePrint((), b"", b"")])

    assert work.small == (0, 1, 2, 3)
    assert work.pairs == ()


def test_a_program_of_which_only_a_part_is_kept_is_compared_with_that_part_of_the_other() -> None:
    whole = code_print(functions(60))
    sampled = print_units([(("b.py", None), functions(60))], most=250)

    work = find_pairs([whole, sampled])

    assert [(pair.first.share, pair.second.share) for pair in work.pairs] == [(1.0, 1.0)]


def test_only_the_most_alike_pairs_are_given_and_the_others_counted() -> None:
    prints = [code_print(functions(8) + functions(number, 20 + 10 * number)) for number in range(4)]

    work = find_pairs(prints, most=2)

    assert len(work.pairs) == 2
    assert work.more_pairs == 4
    assert numbers(work)[0] == (0, 1)


def test_nobody_and_one_alone_are_compared_with_no_one() -> None:
    assert find_pairs([]) == SimilarWork(0, (), (), 0)
    assert find_pairs([code_print(functions(8))]) == SimilarWork(1, (), (), 0)


def test_the_result_does_not_depend_on_the_time_of_the_day() -> None:
    prints = [code_print(functions(8, start)) for start in (0, 4, 8, 2, 40)]

    assert find_pairs(prints) == find_pairs(prints)

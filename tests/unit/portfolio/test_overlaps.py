from portfolio_audit.portfolio.overlaps import find_overlaps
from support.portfolio_cases import make_record


def test_a_project_repeats_the_best_that_it_is_like() -> None:
    rows = [make_record(name, score=80, title="Reviews of coffee shops") for name in ("a", "b", "c")]
    found = find_overlaps(tuple(rows))

    assert [(pair.better, pair.weaker) for pair in found] == [("a", "b"), ("a", "c")]


def test_few_lines_are_no_proof_of_shared_code() -> None:
    rows = [make_record(name, score=80, title=name, sketch=range(10)) for name in ("trams", "bikes")]

    assert find_overlaps(tuple(rows)) == ()


def test_a_title_of_common_words_says_nothing() -> None:
    rows = [make_record(name, score=80, title="Machine Learning Project") for name in ("a", "b")]

    assert find_overlaps(tuple(rows)) == ()


def test_without_a_title_the_name_speaks() -> None:
    rows = [make_record(name, score=80) for name in ("ada/coffee-reviews", "ada/coffee-reviews-2")]

    assert len(find_overlaps(tuple(rows))) == 1

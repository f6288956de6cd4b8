from datetime import date

import pytest

from portfolio_audit.evidence import Located, Place
from portfolio_audit.rulebook.judged import Judged
from portfolio_audit.scoring.waivers import Author, Reason, Waiver, cover, explain
from support.judgements import make_judged, rulebook_of

TODAY = date(2026, 3, 1)


def waiver(rule: str = "code-small", at: Place | None = None, paths: tuple[str, ...] = ()) -> Waiver:
    return Waiver(rule, Reason.ACCEPTED, "x.yml:1", Author.USER, at=at, paths=paths)


def finding(*places: Place, rule: str = "code-small") -> Judged:
    return make_judged(rule, 0.0, evidence=tuple(Located("x", place) for place in places))


def covered(one: Judged, *waivers: Waiver) -> bool:
    return one.rule.id in cover([one], waivers, rulebook_of(one), TODAY)


def test_a_waiver_without_limits_covers_a_finding_with_and_without_places() -> None:
    assert covered(finding(), waiver())
    assert covered(finding(Place("a.py", 3)), waiver())


@pytest.mark.parametrize("name", ["code-small", "code", "readme"])
def test_rules_are_named_by_id_family_or_criterion(name: str) -> None:
    assert covered(finding(Place("a.py", 3)), waiver(name))


def test_an_id_that_starts_another_one_names_only_itself() -> None:
    one, other = finding(), finding(rule="code-small-and-short")

    assert set(cover([one, other], [waiver()], rulebook_of(one, other), TODAY)) == {"code-small"}


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("src", True),
        ("src/", True),
        ("src/*.py", True),
        ("*.py", True),
        ("src/models/a.py", True),
        ("sr", False),
        ("notebooks", False),
        ("*.ipynb", False),
    ],
)
def test_patterns_name_files_and_folders(pattern: str, fits: bool) -> None:
    assert covered(finding(Place("src/models/a.py", 3)), waiver(paths=(pattern,))) is fits


def test_every_place_must_be_covered() -> None:
    one = finding(Place("src/a.py", 3), Place("lib/b.py", 4))

    assert not covered(one, waiver(paths=("src",)))
    assert covered(one, waiver(paths=("src",)), waiver(paths=("lib",)))


def test_a_finding_without_places_is_not_covered_by_paths() -> None:
    assert not covered(finding(), waiver(paths=("*",)))


def test_lines_cover_places_on_them_and_nothing_else() -> None:
    at = Place("a.py", 3, 4)

    assert covered(finding(Place("a.py", 4)), waiver(at=at))
    assert not covered(finding(Place("a.py", 5)), waiver(at=at))
    assert not covered(finding(Place("b.py", 4)), waiver(at=at))
    assert not covered(finding(Place("a.py")), waiver(at=at))


def test_a_file_and_a_cell_cover_all_that_is_in_them() -> None:
    assert covered(finding(Place("a.py", 4), Place("a.py")), waiver(at=Place("a.py")))
    assert covered(finding(Place("n.ipynb", 1, cell=3)), waiver(at=Place("n.ipynb", cell=3)))
    assert not covered(finding(Place("n.ipynb", 1, cell=4)), waiver(at=Place("n.ipynb", cell=3)))


def test_the_last_day_still_counts_and_the_next_does_not() -> None:
    until = Waiver("code-small", Reason.PLANNED, "x", Author.USER, until=TODAY)
    one = finding()

    assert cover([one], [until], rulebook_of(one), TODAY)
    assert not cover([one], [until], rulebook_of(one), date(2026, 3, 2))


def test_a_reason_is_said_with_its_day_and_note() -> None:
    one = Waiver("a", Reason.ELSEWHERE, "x", Author.USER, "see the wiki", date(2026, 12, 31))

    assert explain([one]) == "elsewhere, until 2026-12-31: see the wiki"

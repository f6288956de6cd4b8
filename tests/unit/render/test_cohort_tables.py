"""Grades as tables."""

import csv
from io import StringIO

from portfolio_audit.render.cohort_tables import grades_table, platform_table
from portfolio_audit.report.cohort import CohortReport, CohortRow, Unread
from portfolio_audit.scoring.band import Band


def row(name: str = "Ada", score: int | None = 71, before: int | None = None) -> CohortRow:
    return CohortRow(
        key="a1", name=name, section="B", repository="org/ada", url=None, commit="1" * 40, score=score,
        band=Band.SOLID if score else None, reason="" if score else "too little could be assessed", assessed=31,
        total=34, criteria={"readme": 80, "testing": None}, fixes=(), before=before, human={"clarity": 90},
    )  # fmt: skip  # a table


def cohort(*rows: CohortRow) -> CohortReport:
    return CohortReport(
        title="Bootcamp", profile="Entry", as_of="", settings_ignored=True,
        criteria={"readme": "README", "testing": "Testing"}, rows=rows,
        unread=(Unread("a9", "Kay", "org/kay", "It is private.", "Ask.", 3),), waiting=0, gaps=(), spreads=(),
        middle=71,
    )  # fmt: skip  # a table


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_grades_hold_every_criterion_and_what_a_person_judged() -> None:
    ada, kay = cells(grades_table(cohort(row(before=60))))

    assert (ada["student"], ada["score"], ada["band"], ada["change"]) == ("a1", "71", "Solid", "11")
    assert (ada["readme"], ada["testing"], ada["clarity (by hand)"], ada["presentation (by hand)"]) == (
        "80",
        "",
        "90",
        "",
    )
    assert (kay["name"], kay["score"], kay["note"]) == ("Kay", "", "It is private.")


def test_no_score_is_an_empty_cell_and_no_zero() -> None:
    found = cells(platform_table(cohort(row(score=None))))

    assert [one["score"] for one in found] == ["", ""]
    assert cells(grades_table(cohort(row(score=None))))[0]["note"] == "too little could be assessed"


def test_no_cell_can_be_a_formula() -> None:
    for start in ("=", "+", "-", "@", "\t", "\r", "\uff1d", " ="):
        for text in (grades_table(cohort(row(f"{start}cmd()"))), platform_table(cohort(row(f"{start}cmd()")))):
            assert cells(text)[0]["name"][0] == "'" or cells(text)[0]["name"].startswith("\\")


def test_a_drop_stays_a_number() -> None:
    assert cells(grades_table(cohort(row(before=80))))[0]["change"] == "-9"

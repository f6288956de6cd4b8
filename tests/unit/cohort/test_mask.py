"""Pseudonyms in the place of everything that tells who somebody is."""

import html
import json
from urllib.parse import quote

import msgspec
import pytest

from portfolio_audit.cohort.mask import NOBODY, Mask
from portfolio_audit.cohort.ordinary import ordinary_words
from portfolio_audit.cohort.roster import Student
from portfolio_audit.report.encode import decode_report, encode_line
from support.reports import make_report

KEY = bytes(32)


def student(key: str, name: str, github: str = "", target: str = "") -> Student:
    return Student(key, name, github, "", target, 2)


ZUZANA = student("m-4711", "Zuzana Kowálska", "zuza-k92", "https://github.com/zuza-k92/bike-demand@main:work")
JOERG = student("2", "Max Grünwald", "mark", "bootcamp/hw1-mgruenwald")
MAXIMA = student("3", "Max Okafor", "okafor7", "bootcamp/hw1-okafor7")
MASK = Mask([ZUZANA, JOERG, MAXIMA], KEY)
Z, G = MASK.key(ZUZANA.key), MASK.key(JOERG.key)
WORK = MASK.work(ZUZANA.target)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("By Zuzana Kowalska.", f"By {Z}."),
        ("Kowálska, Zuzana", Z),
        ("Kow\u0061\u0301lska", Z),
        ("zuzana_kowalska.py", f"{Z}.py"),
        ("Gruenwald and GRUNWALD and Grünwald", f"{G} and {G} and {G}"),
        ("https://github.com/zuza-k92/bike-demand/blob/main", f"https://{Z}/{WORK}/blob/main"),
        ("https://zuza-k92.github.io/me", f"https://{Z}/me"),
        ("cd bike-demand", f"cd {WORK}"),
        ("student m-4711", f"student {Z}"),
        ("mail zuza@some.where.org now", "mail [e-mail] now"),
        ("linkedin.com/in/zk-12345/", "linkedin.com/in/[account]/"),
        ("https://github.com/mark/x", f"https://{G}/x"),
        ("Kow%C3%A1lska", Z),
        ("the bootcamp, 2 students, max_depth, mark each", "the bootcamp, 2 students, max_depth, mark each"),
        ("loss = x @ weights.mean()", "loss = x @ weights.mean()"),
    ],
)
def test_whatever_tells_who_it_is_is_replaced_and_nothing_else(text: str, masked: str) -> None:
    assert MASK.text(text) == masked


def test_a_name_of_several_and_an_ordinary_word_are_known_by_their_capital() -> None:
    assert MASK.quoted("Max wrote max(1, 2) for Mark") == f"{NOBODY} wrote max(1, 2) for {G}"
    assert {"max", "2", "3", "mark"} <= set(MASK.not_looked_for)
    assert "max" in ordinary_words()


@pytest.mark.parametrize("write", [str, html.escape, quote, json.dumps, lambda text: json.dumps(f"a\n{text}")])
@pytest.mark.parametrize("text", ["Kowálska", "Zuzana Kowálska", "zuza-k92/bike-demand", "m-4711"])
def test_what_survives_is_seen_however_an_output_writes_it(text: str, write: object) -> None:
    assert callable(write)
    assert MASK.survivor(f"before {write(text)} after") != ""
    assert MASK.survivor(f"before {write(MASK.text(text))} after") == ""


def test_no_pseudonym_is_taken_for_a_name() -> None:
    crowd = [student(f"student-{number}", f"Student {number}", f"work-{number}") for number in range(300)]
    mask = Mask(crowd, KEY)

    shown = [mask.student(one) for one in crowd]
    assert [one.name for one in shown if mask.survivor(f"{one.key} {one.name}.")] == []
    assert len({one.key for one in shown}) == 300
    assert mask.student(crowd[7]) == Mask(crowd[5:9], KEY).student(crowd[7])
    assert mask.student(crowd[7]) != Mask(crowd, b"1" * 32).student(crowd[7])


def test_a_student_without_a_repository_and_a_team_are_shown() -> None:
    pair = [
        student("m-100001", "Ann-Kathrin Rosenbusch", "", "team/work"),
        student("m-100002", "Bo Qvist", "", "team/work"),
    ]
    mask = Mask([*pair, student("m-100003", "Nils Ek")], KEY)

    assert mask.student(pair[0]).target == mask.student(pair[1]).target != ""
    assert mask.student(student("m-100003", "Nils Ek")).target == ""
    assert mask.target_of(mask.work("team/work")) == "team/work"
    assert "Rosenbusch" not in mask.text("Ann-Kathrin Rosenbusch, Ann Kathrin, Qvist")


def test_a_result_leads_nowhere_and_is_still_a_report() -> None:
    line = encode_line(make_report())
    report = decode_report(line)
    shown = decode_report(MASK.result(line, ZUZANA.target))

    assert shown.target.name == WORK
    assert (shown.target.url, shown.target.commit, shown.target.ref) == (None, None, None)
    assert shown.outline is None
    assert shown.score == report.score
    assert [found.rule for found in shown.findings] == [found.rule for found in report.findings]
    items = [item for found in shown.findings for item in found.evidence]
    assert {item.url for item in items} == {None}
    assert not {item.commit for item in items if item.commit} & {
        item.commit for found in report.findings for item in found.evidence
    }


def test_bytes_and_numbers_of_a_value_stay_as_they_are() -> None:
    class Thing(msgspec.Struct, frozen=True):
        name: str
        marks: bytes
        count: int
        url: str | None

    assert MASK.value(Thing("Zuzana", b"\0\1", 4, "https://x.org")) == Thing(Z, b"\0\1", 4, None)

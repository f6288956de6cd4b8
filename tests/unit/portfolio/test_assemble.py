from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from portfolio_audit.cli.account import make_occasion
from portfolio_audit.evidence import Located, Place
from portfolio_audit.portfolio.assemble import assemble_portfolio
from portfolio_audit.portfolio.entries import Entry
from portfolio_audit.report.encode import decode_report, encode_report
from portfolio_audit.report.outline import Outline, Sign
from portfolio_audit.report.report import Career, Placing, Report
from portfolio_audit.scoring.tally import round_half_up
from support.reports import make_report, strong_report

NOW = datetime(2026, 11, 26, tzinfo=UTC)
OCCASION = make_occasion("ada", NOW, None)
OUTLINE = Outline(
    title="Trams",
    tasks=("forecasting",),
    skills={"testing": Sign(3, (Located("test_trams", Place("tests/test_trams.py", 4)),))},
    first_day="2025-01-01",
    last_day="2026-01-01",
)


def entry(name: str, report: Report, outline: Outline = OUTLINE) -> Entry:
    return Entry(name, name, replace(report, outline=outline))


def assemble(*entries: Entry) -> Report:
    return assemble_portfolio(entries, OCCASION)


STRONG = entry("ada/trams", strong_report())
TYPICAL = entry("ada/bikes", make_report(), replace(OUTLINE, title="Bikes"))
FAILED = Entry("ada/gone", "ada/gone", message="There is no such repository.", advice="Check the name.")


def test_the_total_is_what_the_criteria_add_up_to() -> None:
    report = assemble(STRONG, TYPICAL)
    added = sum(one.weight * (one.score or 0) for one in report.criteria)

    assert report.score.value == round_half_up(added)
    assert sum(one.weight for one in report.criteria) == pytest.approx(1, abs=1e-4)
    assert {one.id for one in report.criteria} >= {"diversity", "depth", "practical-experience", "presentation-order"}


def test_the_projects_make_two_thirds_of_the_total() -> None:
    told = replace(OCCASION, career=Career(showcase=("ada/trams", "ada/bikes")))
    report = assemble_portfolio((STRONG, TYPICAL), told)
    own = [one for one in report.criteria if one.group == "Portfolio"]

    assert all(one.score is not None for one in own)
    assert sum(one.weight for one in own) == pytest.approx(1 / 3, abs=1e-4)


def test_a_criterion_of_which_little_was_seen_gets_no_score() -> None:
    report = assemble(STRONG, TYPICAL, FAILED)
    diversity = next(one for one in report.criteria if one.id == "diversity")

    assert (diversity.score, diversity.weight) == (None, 0)
    assert sum(one.weight for one in report.criteria if one.group == "Portfolio") < 1 / 3
    assert sum(one.weight for one in report.criteria) == pytest.approx(1, abs=1e-4)


def test_one_project_is_no_portfolio_to_score() -> None:
    report = assemble(STRONG)

    assert report.score.value is None
    assert "at least 2 projects" in report.score.reason
    assert report.plan == ()


def test_no_repository_at_all_is_told_and_no_crash() -> None:
    report = assemble(FAILED)

    assert report.score.value is None
    assert [row.placing for row in report.repositories] == [Placing.UNREAD]


def test_a_failure_is_a_row_with_its_reason_and_a_warning() -> None:
    report = assemble(STRONG, TYPICAL, FAILED)
    row = report.repositories[-1]

    assert (row.placing, row.because, row.advice) == (Placing.UNREAD, FAILED.message, FAILED.advice)
    assert [warning.incomplete for warning in report.warnings] == [True]
    assert "skills" not in {found.rule for found in report.findings if found.verdict == "fail"}


def test_what_was_not_read_does_not_cost() -> None:
    with_gap, without = assemble(STRONG, TYPICAL, FAILED), assemble(STRONG, TYPICAL)
    unknown = {found.rule for found in with_gap.findings if found.verdict == "unknown"}

    assert "diversity-skills-covered" in unknown
    assert "diversity-skills-covered" not in {one.rule for one in without.findings if one.verdict == "unknown"}


def test_evidence_names_the_repository_and_links_into_it() -> None:
    found = {one.rule: one for one in assemble(STRONG, TYPICAL).findings}["diversity-skills-covered"]

    assert found.evidence[0].repository == "ada/trams"
    assert found.evidence[0].path == "tests/test_trams.py"
    assert "/blob/" in (found.evidence[0].url or "")


def test_the_best_stands_first_and_has_questions() -> None:
    report = assemble(TYPICAL, STRONG)

    assert [row.name for row in report.repositories] == ["ada/trams", "ada/bikes"]
    assert report.repositories[0].number == 1
    assert report.portfolio
    assert report.portfolio.showcase == ("ada/trams", "ada/bikes")
    assert report.repositories[0].questions
    assert report.repositories[1].questions == ()  # the samples raise the same ones, and none is put twice


def test_every_promised_gain_is_won_when_the_rule_passes() -> None:
    report = assemble(STRONG, TYPICAL)

    assert report.plan
    assert report.plan[-1].cumulative_score == (report.score.value or 0) + sum(step.gain for step in report.plan)


def test_roles_stand_by_their_fit_with_the_best_three() -> None:
    portfolio = assemble(STRONG, TYPICAL).portfolio

    assert portfolio
    assert [fit.score for fit in portfolio.roles] == sorted((fit.score for fit in portfolio.roles), reverse=True)
    assert all(fit.best[0] == "ada/trams" and len(fit.best) <= 3 for fit in portfolio.roles)
    assert "entry" not in {fit.profile for fit in portfolio.roles}


def test_a_portfolio_outlives_its_json() -> None:
    report = assemble(STRONG, TYPICAL, FAILED)

    assert decode_report(encode_report(report)) == report


def test_a_result_without_an_outline_is_told_as_not_seen() -> None:
    old = Entry("ada/old", "ada/old", replace(make_report(), outline=None))
    unknown = {one.rule: one.reason for one in assemble(STRONG, old).findings if one.verdict == "unknown"}

    assert "ada/old" in (unknown["diversity-skills-covered"] or "")

"""What is left of a stranger's result."""

from msgspec.structs import replace

from portfolio_audit.report.encode import encode_report
from portfolio_audit.report.report import Band, Report, Score
from portfolio_audit.report.vouched import vouched
from portfolio_audit.rulebook.load import load_rulebook
from support.reports import changed_report, make_report, poison

RULEBOOK = load_rulebook()
NAME = "ada/bike-demand"


def with_real_rules(report: Report) -> Report:
    """Let the findings and changes of a sample be about rules that there are."""
    names = [rule.id for rule in RULEBOOK.rules]
    findings = tuple(replace(found, rule=names[place]) for place, found in enumerate(report.findings))
    plan = tuple(replace(step, rule=names[place]) for place, step in enumerate(report.plan))
    changes = report.comparison
    if changes is not None:
        fixed = tuple(replace(change, rule=names[place]) for place, change in enumerate(changes.fixed))
        changes = replace(changes, fixed=fixed)
    return replace(report, findings=findings, plan=plan, comparison=changes)


def test_nothing_that_a_stranger_wrote_is_left() -> None:
    mark = "Zaphod"
    hostile = poison(with_real_rules(changed_report()), lambda number: f"{mark}{number}")
    hostile = replace(
        hostile,
        profile=replace(hostile.profile, name=mark, title=mark, digest=mark),
        rulebook=replace(hostile.rulebook, version=mark, digest=mark),
        tool=replace(hostile.tool, name=mark, version=mark),
        repository_kind=replace(hostile.repository_kind, kind=mark),
        criteria=tuple(replace(item, title=mark, group=mark) for item in hostile.criteria),
        findings=tuple(
            replace(found, why=mark, guide=mark, remediation=replace(found.remediation, text=mark, snippet=mark))
            for found in hostile.findings
        ),
        score=replace(hostile.score, reason=mark),
    )

    assert mark not in encode_report(vouched(hostile, RULEBOOK, NAME))


def test_score_criteria_and_known_rules_stay() -> None:
    report = with_real_rules(changed_report())

    kept = vouched(report, RULEBOOK, NAME)

    assert kept.target.name == NAME
    assert (kept.score.value, kept.score.band) == (report.score.value, report.score.band)
    assert {item.id: item.score for item in kept.criteria} == {item.id: item.score for item in report.criteria}
    assert {found.rule: found.verdict for found in kept.findings} == {
        found.rule: found.verdict for found in report.findings
    }
    assert kept.comparison is not None
    assert report.comparison is not None
    assert len(kept.comparison.fixed) == len(report.comparison.fixed) > 0
    assert kept.comparison.score == report.comparison.score


def test_what_no_rulebook_knows_is_dropped() -> None:
    report = make_report()
    unknown = replace(report, findings=tuple(replace(found, rule="readme-is-evil") for found in report.findings))

    assert vouched(unknown, RULEBOOK, NAME).findings == ()


def test_numbers_out_of_range_come_back_into_it_and_the_band_follows_the_score() -> None:
    kept = vouched(make_report(score=Score(4_000, Band.STARTING, None, 900, -3)), RULEBOOK, NAME)

    assert kept.score == Score(100, Band.INTERVIEW_READY, None, 0, 0)


def test_a_result_without_a_score_says_so_in_our_words() -> None:
    kept = vouched(make_report(score=Score(None, None, None, 3, 9, "visit evil.example")), RULEBOOK, NAME)

    assert kept.score.value is None
    assert kept.score.reason == "The audit of this pull request gave no score."

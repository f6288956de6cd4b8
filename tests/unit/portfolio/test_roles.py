from portfolio_audit.portfolio.roles import fit_roles, score_by
from portfolio_audit.report.report import Report
from portfolio_audit.rulebook.load import load_rulebook
from portfolio_audit.scoring.profile import load_profile
from support.judgements import make_profile
from support.reports import make_report, strong_report

REPORTS: dict[str, Report] = {"trams": strong_report(), "bikes": make_report()}


def test_the_weights_of_a_role_move_the_score() -> None:
    report = make_report()
    criteria = {one.criterion for one in report.findings if one.verdict.counts}
    best = max(criteria, key=lambda name: sum(one.credit for one in report.findings if one.criterion == name))
    worst = min(criteria, key=lambda name: sum(one.credit for one in report.findings if one.criterion == name))

    assert score_by(report, make_profile({best: 20})) > score_by(report, make_profile({worst: 20}))


def test_levels_are_no_roles() -> None:
    rulebook = load_rulebook()
    profiles = [load_profile(name, rulebook) for name in ("entry", "mid", "data-analyst")]

    assert [fit.profile for fit in fit_roles(REPORTS, profiles)] == ["data-analyst"]


def test_a_missing_third_project_counts_as_nothing() -> None:
    fit = fit_roles(REPORTS, [make_profile()])[0]

    assert len(fit.scores) == 2
    assert fit.score < min(fit.scores)


def test_without_a_scored_repository_no_role_fits() -> None:
    assert fit_roles({}, [make_profile()]) == ()

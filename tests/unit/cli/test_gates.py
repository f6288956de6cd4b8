import pytest
from msgspec import structs

from portfolio_audit.cli.gates import Gates, check_gates, gate_code
from portfolio_audit.cli.options import read_minimum
from portfolio_audit.errors import UsageError
from portfolio_audit.report.comparison import compare
from portfolio_audit.report.report import Author, Band, Report, Score, Verdict
from support.reports import make_report

Capture = pytest.CaptureFixture[str]


def scored(value: int | None, gate: int | None = None) -> Report:
    return make_report(score=Score(value, Band.BUILDING, value, 38, 41, "" if value else "too little", gate))


def test_a_score_at_the_gate_passes_and_below_it_fails_with_one_line(capsys: Capture) -> None:
    assert gate_code(scored(60), Gates(fail_under=60)) == 0
    assert gate_code(scored(59), Gates(fail_under=60)) == 1
    assert capsys.readouterr().err == "The score is 59, under --fail-under 60.\n"


def test_a_suppression_of_the_repository_buys_no_pass(capsys: Capture) -> None:
    assert gate_code(scored(70, gate=55), Gates(fail_under=60)) == 1
    assert "55 as gates count it (shown: 70)" in capsys.readouterr().err


def test_known_findings_do_not_hold_a_gate_back() -> None:
    assert gate_code(scored(40, gate=100), Gates(fail_under=60)) == 0


def test_no_score_misses_a_gate_and_says_why(capsys: Capture) -> None:
    assert gate_code(scored(None), Gates(fail_under=0)) == 1
    assert "too little" in capsys.readouterr().err


def test_each_criterion_below_its_least_score_is_a_line(capsys: Capture) -> None:
    report = make_report()
    high = {criterion.id: 100 for criterion in report.criteria[:2]}

    assert gate_code(report, Gates(minimum=high)) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_drop_of_more_than_allowed_fails(capsys: Capture) -> None:
    report = structs.replace(scored(50), comparison=compare(scored(55), scored(50)))

    assert gate_code(report, Gates(fail_on_drop=5)) == 0
    assert gate_code(report, Gates(fail_on_drop=4)) == 1
    assert capsys.readouterr().err == "The score fell from 55 to 50, by more than --fail-on-drop 4.\n"


def test_a_rise_is_no_drop() -> None:
    report = structs.replace(scored(60), comparison=compare(scored(55), scored(60)))

    assert gate_code(report, Gates(fail_on_drop=0)) == 0


def test_a_new_finding_fails_also_where_the_repository_sets_it_aside(capsys: Capture) -> None:
    base = make_report()
    number = next(place for place, found in enumerate(base.findings) if found.verdict is Verdict.PASS)

    def changed(**changes: object) -> Report:
        findings = list(base.findings)
        findings[number] = structs.replace(findings[number], **changes)
        report = make_report(findings=tuple(findings))
        return structs.replace(report, comparison=compare(base, report))

    gates = Gates(fail_on_new=True)
    assert gate_code(structs.replace(base, comparison=compare(base, base)), gates) == 0
    assert gate_code(changed(verdict=Verdict.FAIL), gates) == 1
    assert base.findings[number].rule in capsys.readouterr().err
    assert gate_code(changed(verdict=Verdict.SUPPRESSED, set_aside_by=Author.REPOSITORY), gates) == 1
    assert gate_code(changed(verdict=Verdict.SUPPRESSED, set_aside_by=Author.USER), gates) == 0


def test_with_a_baseline_what_is_not_known_is_new() -> None:
    known = tuple(structs.replace(found, known=True) for found in make_report().findings)

    assert gate_code(make_report(findings=known), Gates(fail_on_new=True)) == 0
    assert gate_code(make_report(), Gates(fail_on_new=True)) == 1


@pytest.mark.parametrize("gates", [Gates(fail_on_drop=1), Gates(fail_on_new=True), Gates(minimum={"tests": 3})])
def test_a_gate_that_cannot_be_looked_at_is_refused_before(gates: Gates) -> None:
    with pytest.raises(UsageError):
        check_gates(gates, has_base=False, has_baseline=False)


@pytest.mark.parametrize("text", ["testing", "testing=", "testing=x", "testing=101", "testing=-1"])
def test_a_least_score_needs_a_number(text: str) -> None:
    with pytest.raises(UsageError, match="CRITERION=N"):
        read_minimum((text,))


def test_least_scores_may_stand_in_one_list() -> None:
    assert read_minimum(("testing=40,readme=60", "modelling=0")) == {"testing": 40, "readme": 60, "modelling": 0}

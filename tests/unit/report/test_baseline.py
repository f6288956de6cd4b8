import msgspec
import pytest
from msgspec import structs

from portfolio_audit.report.baseline import decode_baseline, encode_baseline, known_rules, make_baseline
from portfolio_audit.report.encode import encode_report
from portfolio_audit.report.report import EvidenceItem, Finding, Verdict
from support.reports import make_evidence, make_report

FIRST = make_evidence("a.py", 3, excerpt="except:")
SECOND = make_evidence("b.py", 9, excerpt="except Exception:")


def finding(*places: EvidenceItem, credit: float = 0.0, faults: bool = True, total: int = 0) -> Finding:
    return structs.replace(
        make_report().findings[0],
        rule="a-a",
        verdict=Verdict.PARTIAL if credit else Verdict.FAIL,
        credit=credit,
        evidence=places,
        evidence_total=max(total, len(places)),
        places_are_faults=faults,
    )


def is_known(before: Finding, after: Finding) -> bool:
    baseline = make_baseline(make_report(findings=(before,)))
    return "a-a" in known_rules([after], decode_baseline(encode_baseline(baseline).encode()))


def test_the_same_finding_on_another_line_is_known() -> None:
    assert is_known(finding(FIRST), finding(structs.replace(FIRST, line=300, url=None)))


def test_a_fault_more_is_not_known_and_a_fault_less_is() -> None:
    assert not is_known(finding(FIRST), finding(FIRST, SECOND))
    assert is_known(finding(FIRST, SECOND), finding(SECOND))


def test_a_fault_in_place_of_another_is_not_known() -> None:
    assert not is_known(finding(FIRST), finding(SECOND))


def test_less_credit_is_not_known_and_more_is() -> None:
    assert not is_known(finding(FIRST, credit=0.6), finding(FIRST, credit=0.3))
    assert is_known(finding(FIRST, credit=0.3), finding(FIRST, credit=0.6))


def test_places_that_show_where_we_looked_may_change() -> None:
    assert is_known(finding(FIRST, faults=False), finding(SECOND, faults=False))


def test_of_a_cut_list_only_the_number_counts() -> None:
    assert is_known(finding(FIRST, total=40), finding(SECOND, total=40))
    assert not is_known(finding(FIRST, total=40), finding(FIRST, total=41))


def test_a_rule_that_passed_is_not_known() -> None:
    passed = structs.replace(finding(), verdict=Verdict.PASS, credit=1.0)

    assert not is_known(passed, finding())


def test_a_saved_result_serves_as_a_baseline() -> None:
    report = make_report()

    assert decode_baseline(encode_report(report).encode()) == make_baseline(report)


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b'{"document": "portfolio-audit-baseline"}'])
def test_anything_else_is_refused(text: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        decode_baseline(text)


def test_a_baseline_does_not_depend_on_the_order_of_findings() -> None:
    report = make_report()

    assert make_baseline(report) == make_baseline(structs.replace(report, findings=report.findings[::-1]))

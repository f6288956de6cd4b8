from collections import Counter

from junitparser import JUnitXml, TestCase, TestSuite
from msgspec import structs

from portfolio_audit.render.junit import render
from portfolio_audit.report.report import Verdict
from support.reports import hostile_report, make_report


def cases(text: str) -> list[TestCase]:
    suites = [suite for suite in JUnitXml.fromstring(text.encode()) if isinstance(suite, TestSuite)]
    return [case for suite in suites for case in suite if isinstance(case, TestCase)]


def test_every_finding_is_a_case_with_its_outcome() -> None:
    found = Counter(type(case.result[0]).__name__ if case.result else "passed" for case in cases(render(make_report())))
    expected = Counter(
        {"fail": "Failure", "partial": "Failure", "pass": "passed", "error": "Error"}.get(one.verdict.value, "Skipped")
        for one in make_report().findings
    )

    assert found == expected


def test_suites_are_counted() -> None:
    document = JUnitXml.fromstring(render(make_report()).encode())

    assert sum(suite.tests for suite in document) == len(make_report().findings)


def test_hostile_text_is_well_formed() -> None:
    assert len(cases(render(hostile_report()))) == len(make_report().findings)


def test_what_the_baseline_holds_does_not_fail() -> None:
    known = structs.replace(next(one for one in make_report().findings if one.verdict is Verdict.FAIL), known=True)
    (case,) = cases(render(make_report(findings=(known,))))

    assert [type(result).__name__ for result in case.result] == ["Skipped"]

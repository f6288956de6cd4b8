"""The report as JUnit XML: a suite a criterion, a test case a rule."""

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from portfolio_audit.render import arrange
from portfolio_audit.render.interface import Renderer
from portfolio_audit.render.untrusted import cut, printable
from portfolio_audit.report.report import Finding, Report, Verdict

_LONGEST = 2_000
_PLACES = 20


def render(report: Report) -> str:
    """Write a suite a criterion; what is not assessed or set aside is skipped with its reason."""
    document = JUnitXml(_visible(report.target.name))
    for group in arrange.groups(report):
        for view in group.criteria:
            suite = TestSuite(_visible(view.criterion.title))
            suite.add_testcases([_case(found) for found in (*view.findings, *view.aside)])
            document.add_testsuite(suite)
    text: bytes = document.tostring()  # type: ignore[no-untyped-call]  # junitparser 5.0.3 leaves it untyped
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text.decode()}\n'


def _case(found: Finding) -> TestCase:
    case = TestCase(_visible(found.rule), _visible(found.criterion))
    result = _result(found)
    if result is not None:
        result.text = _visible("\n".join(_body(found)))
        case.result = [result]
    return case


def _result(found: Finding) -> Failure | Error | Skipped | None:
    if found.known:
        return Skipped(_visible(f"Known to the baseline: {found.summary}"), "known")
    match found.verdict:
        case Verdict.PASS:
            return None
        case Verdict.FAIL | Verdict.PARTIAL:
            return Failure(_visible(found.summary), found.verdict.value)
        case Verdict.ERROR:
            return Error(_visible(found.reason or found.summary), found.verdict.value)
        case _:
            return Skipped(_visible(found.reason or found.summary), found.verdict.value)


def _body(found: Finding) -> list[str]:
    if found.verdict not in (Verdict.FAIL, Verdict.PARTIAL):
        return [found.cure] if found.cure else []
    return [found.remediation.text, *(arrange.place_name(item) for item in found.evidence[:_PLACES])]


def _visible(text: str) -> str:
    return printable(cut(text, _LONGEST), keep="\n")


RENDERER = Renderer("junit", ".xml", render)

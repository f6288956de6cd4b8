from msgspec import structs

from portfolio_audit.render.github import render
from portfolio_audit.report.report import Finding, Severity, Verdict
from support.reports import changed_report, make_evidence, make_report


def failing(**changes: object) -> Finding:
    found = next(found for found in make_report().findings if found.verdict is Verdict.FAIL)
    return structs.replace(found, **changes)


def command(**changes: object) -> str:
    return render(make_report(findings=(failing(**changes),))).splitlines()[0]


def test_at_most_ten_of_a_level_are_written_and_the_rest_is_counted() -> None:
    many = tuple(
        failing(rule=f"rule-{number}", severity=(Severity.HIGH, Severity.INFO)[number % 2]) for number in range(60)
    )
    lines = render(make_report(findings=many)).splitlines()

    assert [line.split(" ")[0] for line in lines[:-1]] == ["::error"] * 10 + ["::notice"] * 10
    assert lines[-1].endswith("40 more findings in the report")


def test_characters_of_commands_are_escaped() -> None:
    line = command(rule="r", summary="50 % ::stop", evidence=(make_evidence("a,b:c%.py", 3),))

    assert line.startswith("::warning file=a%2Cb%3Ac%25.py,line=3,title=r::50 %25 : :stop")


def test_a_line_of_a_cell_is_no_line_of_the_file() -> None:
    line = command(evidence=(make_evidence("a.ipynb", 4, 2),))

    assert ",line=" not in line
    assert "(a.ipynb cell 2, line 4)" in line


def test_the_score_is_the_last_line() -> None:
    assert (
        render(make_report()).splitlines()[-1].startswith("portfolio-audit: ada/energy-benchmark: 51 of 100, Building")
    )


def test_what_the_baseline_holds_is_not_told_again() -> None:
    text = render(make_report(findings=(failing(known=True),)))

    assert not text.startswith("::")


def test_the_last_line_says_how_the_score_moved() -> None:
    assert "51 of 100, Building (+6), 38 of 41" in render(changed_report()).splitlines()[-1]

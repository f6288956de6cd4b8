from msgspec import structs

from portfolio_audit.render.arrange import (
    advice_of,
    excerpt_of,
    fact_of,
    fixes,
    groups,
    place_name,
    position_of,
    short_place_name,
)
from portfolio_audit.report.report import Verdict
from support.reports import make_evidence, make_report


def test_criteria_stand_in_their_groups_in_order() -> None:
    found = {group.title: [view.criterion.id for view in group.criteria] for group in groups(make_report())}

    assert list(found) == ["End-to-end project", "Documentation", "Originality", "Engineering"]
    assert found["Documentation"] == ["readme", "code-documentation", "visualisations", "communication"]


def test_what_is_to_fix_stands_first_and_what_does_not_apply_stands_aside() -> None:
    views = {view.criterion.id: view for group in groups(make_report()) for view in group.criteria}
    readme = [finding.verdict for finding in views["readme"].findings]

    assert readme == [Verdict.FAIL, Verdict.FAIL, Verdict.FAIL, Verdict.SUPPRESSED, Verdict.PASS]
    assert views["deployment"].findings == ()
    assert [finding.rule for finding in views["deployment"].aside] == ["deployment-has-interface"]


def test_every_finding_of_a_known_criterion_is_shown_once() -> None:
    report = make_report()
    shown = [
        found.rule for group in groups(report) for view in group.criteria for found in (*view.findings, *view.aside)
    ]

    assert sorted(shown) == sorted(found.rule for found in report.findings)


def test_a_fix_says_its_advice_once() -> None:
    fix = fixes(make_report())[0]

    assert advice_of(fix) == ""
    assert fact_of(fix).startswith("README.md has 4 lines")


def test_a_step_without_its_finding_has_nothing_more_to_say() -> None:
    fix = fixes(make_report(findings=()))[0]

    assert (fix.finding, advice_of(fix), fact_of(fix)) == (None, "", "")


def test_places_are_named_by_line_cell_or_commit() -> None:
    commit = structs.replace(make_evidence(""), commit="4ba9f5624f9c77")

    assert place_name(make_evidence("src/a.py", 3)) == "src/a.py:3"
    assert place_name(make_evidence("a b.ipynb", 2, 7)) == "a b.ipynb cell 7, line 2"
    assert place_name(make_evidence("a.ipynb", None, 7)) == "a.ipynb cell 7"
    assert place_name(make_evidence("data")) == "data"
    assert place_name(commit) == "commit 4ba9f56"


def test_an_excerpt_that_repeats_the_path_is_left_out() -> None:
    assert excerpt_of(make_evidence("ci/test.yml", excerpt="test.yml")) == ""
    assert excerpt_of(make_evidence("ci/test.yml", excerpt=" on: push")) == "on: push"


def test_a_short_place_is_named_by_its_file() -> None:
    item = make_evidence("notebooks/deep/a.ipynb", None, 7)

    assert short_place_name(item) + position_of(item) == "a.ipynb cell 7"
